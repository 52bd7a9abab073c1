"""`yingzhou serve` and the rest of the command line."""
import json
import os
import re
import signal
import subprocess
import unittest
import urllib.error
import urllib.request

from program import PROGRAM, ROOT, ProgramTest


class Serve(ProgramTest):
    def start(self, *arguments):
        child = subprocess.Popen([PROGRAM, "serve", "--port", "0", "--data", self.work / "data", *arguments], cwd=self.work,
                                 stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.addCleanup(child.stdout.close)
        self.addCleanup(lambda: (child.kill(), child.wait()) if child.poll() is None else None)
        first = child.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/", first)
        self.assertIsNotNone(found, first)
        return child, found[0], first + child.stdout.readline()

    def get(self, address, headers=None):
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers or {}), timeout=30) as answer:
            return answer.status, answer.headers, answer.read()

    def stop(self, child):
        child.send_signal(signal.SIGTERM)
        self.assertEqual(child.wait(timeout=30), 0)

    def test_serves_the_demonstration_on_this_machine_only(self):
        child, address, said = self.start("--demo")
        self.assertIn("this machine only", said)
        status, headers, page = self.get(address, {"Accept": "text/html"})
        self.assertEqual(status, 200)
        self.assertIn("text/html", headers["Content-Type"])
        self.assertIn(b"<html", page)
        meta = json.loads(self.get(address + "api/v1/meta")[2])
        self.assertTrue(meta["demonstration"])
        portfolios = json.loads(self.get(address + "api/v1/portfolios")[2])
        self.assertEqual({one["portfolio_id"] for one in portfolios}, {"demo", "us"})
        self.assertTrue(all(one["party_count"] > 0 for one in portfolios))
        self.assertTrue(next(one for one in portfolios if one["portfolio_id"] == "us")["attribution"], "CC BY asks for it")
        self.assert_listens_on_loopback_only(child.pid)
        self.stop(child)
        # A second start keeps what is stored and does not load the demonstration again.
        child, address, _ = self.start("--demo")
        again = json.loads(self.get(address + "api/v1/portfolios")[2])
        self.assertEqual(again, portfolios)
        self.stop(child)

    def assert_listens_on_loopback_only(self, pid):
        inodes = set()
        for name in os.listdir(f"/proc/{pid}/fd"):
            try:
                inodes |= set(re.findall(r"socket:\[(\d+)\]", os.readlink(f"/proc/{pid}/fd/{name}")))
            except OSError:
                continue  # closed meanwhile
        listening = []
        for table in ("tcp", "tcp6"):
            try:
                with open(f"/proc/net/{table}", encoding="ascii") as file:
                    rows = file.read().splitlines()[1:]
            except FileNotFoundError:
                continue
            listening += [cells[1] for cells in map(str.split, rows) if cells[3] == "0A" and cells[9] in inodes]
        self.assertTrue(listening)
        self.assertEqual({one.split(":")[0] for one in listening}, {"0100007F"})

    def test_a_foreign_host_name_is_refused(self):
        child, address, _ = self.start()
        with self.assertRaises(urllib.error.HTTPError) as refused:
            self.get(address + "api/v1/meta", {"Host": "evil.example"})
        self.assertIn(refused.exception.code, (400, 403, 421))
        refused.exception.close()
        self.stop(child)

    def test_a_taken_port_is_told(self):
        child, address, _ = self.start()
        port = address.rsplit(":", 1)[1].strip("/")
        _, said = self.run_program("serve", "--port", port, "--data", self.work / "other", expect=2)
        self.assertIn(port, said)
        self.stop(child)


class CommandLine(ProgramTest):
    def test_every_command_has_help_with_an_example(self):
        for command in ((), ("rate",), ("policy",), ("policy", "check"), ("policy", "test"), ("serve",), ("openapi",)):
            with self.subTest(" ".join(command)):
                told, _ = self.run_program(*command, "--help")
                if command != ("policy",):
                    self.assertIn("Example", told)

    def test_version(self):
        told, _ = self.run_program("--version")
        self.assertRegex(told, r"^\d+\.\d+\.\d+\n$")

    def test_without_a_command_it_says_what_there_is(self):
        _, said = self.run_program(expect=2)
        self.assertTrue(said.strip())

    def test_openapi_is_the_committed_description(self):
        told, _ = self.run_program("openapi")
        self.assertEqual(json.loads(told), json.loads((ROOT / "docs/openapi.json").read_text(encoding="utf-8")))


if __name__ == "__main__":
    unittest.main()
