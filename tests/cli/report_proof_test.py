"""A rating report carries its proof: taken out by other programs, judged by ours, and every change of it refused."""
import json
import re
import shutil
import subprocess
import time
import unittest
import urllib.error

from server import ServerTest

PARTY = "demo-rat-16"
OPEN_PARTY = "us-c_1005"  # of a portfolio of published accounts: nothing is kept from anybody


class ReportProof(ServerTest):
    def report(self, address, headers, party):
        return self.get(f"{address}api/v1/parties/{party}/report.pdf?locale=en", headers)[2]

    def sealed_report(self, login_name="leader", party=PARTY):
        """The report once the decision is sealed, and the key of the log."""
        child, address, said = self.start("--demo")
        person = self.as_demo(address, said, login_name)
        for _ in range(120):  # sealing runs every second
            pdf = self.report(address, person, party)
            if b"/EmbeddedFile" in pdf:
                break
            time.sleep(0.5)
        self.stop(child)
        self.assertIn(b"/EmbeddedFile", pdf, "the decision is not sealed")
        key = self.run_program("log", "key", "--data", self.work / "data")[0].strip()
        return pdf, key

    def saved(self, name, data):
        path = self.work / name
        path.write_bytes(data)
        return path

    def test_OUT_27_a_report_is_proven_offline_and_every_change_of_what_it_carries_is_refused(self):
        pdf, key = self.sealed_report()
        path = self.saved("report.pdf", pdf)
        shutil.rmtree(self.work / "data")  # neither database nor key file
        said, _ = self.run_program("log", "verify", path, "--key", key)
        self.assertRegex(said, r"^proven: entry \d+ of \d+ in the log yingzhou/")
        self.assertIn('"decision_made"', said)
        self.assertRegex(said, r'"grade": \{\s*"code": "[A-C]+[+-]?"')
        self.assertIn("compare it with the pages", said)
        # The key of another log vouches for nothing of this one; the key inside the file does not count.
        other = "yingzhou/other+" + key.split("+", 1)[1]
        self.run_program("log", "verify", path, "--key", other, expect=2)
        self.assertIn("--key", self.run_program("log", "verify", path, expect=2)[1])
        # One bit anywhere: in what is told, in the opened result, in the place in the log.
        for begin in (rb'trace_hash\\":\\"', rb'grade\\":\{\\"code\\":\\"', rb"\\nindex "):
            at = re.search(begin, pdf).end()
            changed = self.saved("changed.pdf", pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1:])
            said, _ = self.run_program("log", "verify", changed, "--key", key, expect=1)
            self.assertIn("NOT PROVEN", said, begin)

    def test_OUT_27_other_programs_save_the_proof_and_it_verifies_by_itself(self):
        if not shutil.which("pdfdetach"):
            self.skipTest("pdfdetach (poppler-utils) is not installed")
        pdf, key = self.sealed_report()
        path = self.saved("report.pdf", pdf)
        listed = subprocess.run(["pdfdetach", "-list", path], capture_output=True, text=True, check=True).stdout
        self.assertIn("proof.json", listed)
        proof = self.work / "saved.json"
        subprocess.run(["pdfdetach", "-savefile", "proof.json", "-o", proof, path], check=True)
        said, _ = self.run_program("log", "verify", proof, "--key", key)
        self.assertIn("proven:", said)
        self.assertEqual(json.loads(json.loads(proof.read_text())["entry"])["party_id"], PARTY)
        if shutil.which("qpdf"):  # saved anew by another program, all packed
            anew = self.work / "anew.pdf"
            subprocess.run(["qpdf", "--object-streams=generate", path, anew], check=True)
            self.assertIn("proven:", self.run_program("log", "verify", anew, "--key", key)[0])

    def test_the_whole_decision_is_inside_for_whoever_sees_every_value_and_no_other_takes_its_place(self):
        pdf, key = self.sealed_report(party=OPEN_PARTY)
        said, _ = self.run_program("log", "verify", self.saved("report.pdf", pdf), "--key", key)
        self.assertRegex(said, r"grade [0-9A-Za-z]+, score \d")
        at = re.search(rb'"admission":', pdf).end() - 3
        changed = pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1:]
        said, _ = self.run_program("log", "verify", self.saved("changed.pdf", changed), "--key", key, expect=1)
        self.assertIn("NOT PROVEN: the decision beside the proof", said)

    def test_COL_26_the_result_is_for_those_who_see_ratings_and_not_for_the_audit(self):
        child, address, said = self.start("--demo")
        audit = self.as_demo(address, said, "audit")
        told = [one for one in json.loads(self.get(address + "api/v1/events?kind=decision_made", audit)[2])["items"]]
        self.assertTrue(told)
        for one in told:
            self.assertIn("$commitment", json.dumps(one["event"]["body"]))
            self.assertNotIn("grade", json.dumps(one))
        for _ in range(60):
            try:
                proof = json.loads(self.get(f"{address}api/v1/events/{told[-1]['event']['event_id']}/proof", audit)[2])
                break
            except urllib.error.HTTPError as refusal:  # not sealed yet
                refusal.close()
                time.sleep(0.5)
        self.assertEqual(proof["openings"], [])
        leader = self.as_demo(address, said, "leader")
        proof = json.loads(self.get(f"{address}api/v1/parties/{PARTY}/decision_proof", leader)[2])
        self.assertEqual([one["field"] for one in proof["openings"]], ["/body/result"])
        self.stop(child)

    def test_what_carries_no_proof_says_so(self):
        key = "yingzhou/tbsghcv82cxab3gr+75b72250+AZaYfc5uTABNSumjLy+Q8X18JcpXHsQHd0cwV71L1j6y"
        pages = b"2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\ntrailer\n<< /Root 1 0 R /Size 3 >>\n%%EOF\n"
        bare = self.saved("bare.pdf", b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n" + pages)
        _, said = self.run_program("log", "verify", bare, "--key", key, expect=2)
        self.assertIn("carries no `proof.json`", said)
        broken = self.saved("broken.pdf", b"%PDF-1.4\nnothing")
        _, said = self.run_program("log", "verify", broken, "--key", key, expect=2)
        self.assertIn("cannot be read", said)


if __name__ == "__main__":
    unittest.main()
