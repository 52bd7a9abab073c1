"""`yingzhou dmn eval` and `dmn replay`: one case in, a decision out, kept and made again."""
import json
import subprocess
import unittest

from program import PROGRAM, ROOT, SECONDS_MAX, ProgramTest

MODEL = ROOT / "examples/credit.dmn"
GOOD = {"growth points": 70, "margin points": 82, "conduct points": 80, "overdue days": 12, "revenue": 1000000}


class Eval(ProgramTest):
    def evaluate(self, inputs, *more, decision="Limit", expect=0):
        path = self.write("input.json", inputs if isinstance(inputs, str) else json.dumps(inputs))
        return self.run_program("dmn", "eval", MODEL, "--decision", decision, "--input", path, *more, expect=expect)

    def test_decides_exactly(self):
        told, said = self.evaluate('{"growth points":0.1,"margin points":0.2,"conduct points":0}', decision="Score")
        self.assertEqual(told, '{"status":"decided","value":0.13,"diagnostics":[]}\n')
        self.assertEqual(said, "")

    def test_reads_standard_input(self):
        done = subprocess.run([PROGRAM, "dmn", "eval", MODEL, "--decision", "Limit", "--input", "-"],
                              input=json.dumps(GOOD), capture_output=True, text=True, timeout=SECONDS_MAX)
        self.assertEqual((done.returncode, json.loads(done.stdout)["value"]), (0, 80000), done.stderr)

    def test_the_trace_names_rules_near_misses_and_contributions(self):
        told, _ = self.evaluate(GOOD, "--trace", "--near-misses")
        trace = {part["decision_name"]: part for part in json.loads(told)["trace"]}
        self.assertEqual([part["value"] for part in trace["Score"]["contributions"]], [21, 41, 16])
        table = trace["Grade"]["tables"][0]
        self.assertEqual((table["fired"], table["matched_ids"]), ([2], ["middle"]))
        self.assertIn({"rule": 1, "input": 0, "wanted": ">= 80", "nearest": 80, "beyond": False}, table["near_misses"])
        told, _ = self.evaluate(GOOD, "--trace")
        self.assertNotIn("near_misses", told)

    def test_explains_in_both_languages(self):
        told, _ = self.evaluate(GOOD, "--explain")
        for line in ("Score = 78", "21  0.3 * growth points", 'rule 3 fired: Score: >= 60 -> "B"  (source: scale)',
                     "nearly: rule 2 wants Score >= 80 (78 -> 80)", "outcome: Limit = 80000"):
            self.assertIn(line, told)
        told, _ = self.evaluate(GOOD, "--explain", "--lang", "zh-CN")
        for line in ("第3行命中：Score: >= 60", "差一点：第2行，“Score”需 >= 80（78 → 80）", "结果：Limit = 80000"):
            self.assertIn(line, told)

    def test_not_decided_says_why(self):
        model = self.write("ratio.dmn", MODEL.read_text(encoding="utf-8").replace("0.2 * conduct points",
                                                                                  "1 / conduct points"))
        path = self.write("input.json", json.dumps({**GOOD, "conduct points": 0}))
        told, _ = self.run_program("dmn", "eval", model, "--decision", "Limit", "--input", path, expect=1)
        answer = json.loads(told)
        self.assertEqual((answer["status"], answer["value"]), ("not_decided", None))
        self.assertEqual(answer["diagnostics"][0]["code"], "division_by_zero")
        self.assertIn("`Score`", answer["diagnostics"][0]["message"])
        told, _ = self.run_program("dmn", "eval", model, "--decision", "Limit", "--input", path, "--explain", expect=1)
        self.assertIn("not decided: Limit", told)

    def test_faults_of_the_input_are_located(self):
        cases = [
            ('{"revenue":"5"}', "input.json:/revenue: expected number, got the text `5`"),
            ('{"revenues":5}', "input.json:/revenues: the model has no input of this name"),
            ('{"revenue":5', "byte 12"),
            ("[]", "expected an object"),
        ]
        for text, want in cases:
            with self.subTest(text):
                _, said = self.evaluate(text, expect=2)
                self.assertIn(want, said)
        _, said = self.evaluate({"revenue": 5}, "--complete", "--lang", "zh-CN", expect=2)
        self.assertIn("/growth points: 未给出", said)

    def test_wrong_calls(self):
        _, said = self.evaluate(GOOD, decision="No such decision", expect=2)
        self.assertIn("No such decision", said)
        _, said = self.evaluate(GOOD, "--as-of", "2024-02-30", expect=2)
        self.assertIn("2024-02-30", said)
        self.run_program("dmn", "eval", self.work / "none.dmn", "--decision", "x", "--input", MODEL, expect=2)
        _, said = self.run_program("dmn", "eval", MODEL, "--decision", "Limit", "--input", "none.json", expect=2)
        self.assertIn("none.json", said)

    def test_a_stored_decision_replays(self):
        told, _ = self.evaluate(GOOD, "--stored", "--near-misses", "--as-of", "2024-05-31")
        stored = json.loads(told)
        self.assertEqual((stored["v"], stored["day"], stored["fired"]),
                         (1, "2024-05-31", [["grade_table", 2], ["limit_table", 1]]))
        kept = self.write("kept.json", told)
        told, _ = self.run_program("dmn", "replay", MODEL, kept)
        self.assertEqual(told, "identical: value, rules and reasons\n")
        stored["value"] = 1
        kept = self.write("kept.json", json.dumps(stored))
        told, _ = self.run_program("dmn", "replay", MODEL, kept, expect=1)
        self.assertEqual(told, "/value: was 1, is 80000\n")
        other = self.write("other.dmn", MODEL.read_text(encoding="utf-8").replace("&gt;= 60", "&gt;= 79"))
        told, _ = self.run_program("dmn", "replay", other, kept, expect=1)
        self.assertIn("another model", told)
        self.assertIn('/fired/0: was ["grade_table",2], is ["grade_table",3]', told)
        _, said = self.run_program("dmn", "replay", MODEL, self.write("bad.json", "{}"), expect=2)
        self.assertIn("/v", said)


if __name__ == "__main__":
    unittest.main()
