"""`yingzhou dmn check`: planted faults are found, each with an example; generated cases run green; packs are proved."""
import shutil
import unittest

from program import ROOT, ProgramTest

MODEL = """<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="tier" namespace="urn:tier" id="m">
<inputData id="i1" name="revenue"><variable name="revenue" typeRef="number"/></inputData>
<inputData id="i2" name="cutoff"><variable name="cutoff"/></inputData>
<decision id="d" name="Tier"><variable name="Tier" typeRef="string"/>
<informationRequirement><requiredInput href="#i1"/></informationRequirement>
<informationRequirement><requiredInput href="#i2"/></informationRequirement>
<decisionTable id="t" hitPolicy="FIRST"><input id="c"><inputExpression typeRef="number"><text>revenue</text>
</inputExpression></input>
<output id="o"/>{}</decisionTable></decision></definitions>"""

RULE = """<rule id="r{0}"><inputEntry id="e{0}"><text>{1}</text></inputEntry>
<outputEntry id="x{0}"><text>"{2}"</text></outputEntry></rule>"""


def model(*rules):
    rows = (RULE.format(number, cell.replace("<", "&lt;"), result) for number, (cell, result) in enumerate(rules))
    return MODEL.format("".join(rows))


class Check(ProgramTest):
    def test_a_sound_model_has_no_finding(self):
        self.write("tier.dmn", model((">= 100", "A"), ("< 100", "B"), ("null", "C")))
        told, _ = self.run_program("dmn", "check", "tier.dmn", "--lang", "en")
        self.assertEqual(told, "models 1: errors 0, warnings 0, notes 0\n")

    def test_each_fault_is_told_with_its_row_and_an_example(self):
        self.write("tier.dmn", model((">= 100", "A"), ("> 200", "B"), ("< 50", "C")))
        told, _ = self.run_program("dmn", "check", "tier.dmn", "--lang", "en", expect=1)
        self.assertIn("tier.dmn: error: `Tier`: no rule for `revenue` in [50..100); e.g. revenue = 50\n", told)
        self.assertIn("error: `Tier`, rule 2: never reached – rule 1 already covers `revenue` > 200; e.g. revenue = ", told)
        self.assertIn("tier.dmn: warning: `Tier`: no rule holds when `revenue` is not given", told)
        told, _ = self.run_program("dmn", "check", "tier.dmn", expect=1)
        self.assertIn("tier.dmn: 错误: `Tier`第2行：永远轮不到——第1行已经覆盖", told)

    def test_fixed_inputs_make_cells_constant(self):
        self.write("tier.dmn", model(("cutoff", "A"), ("not(cutoff)", "B")))
        self.write("fixed.json", '{"cutoff": (>= 60)}')
        told, _ = self.run_program("dmn", "check", "tier.dmn", "--fixed", "fixed.json", "--lang", "en")
        self.assertIn("errors 0", told)
        self.write("fixed.json", "[1]")
        _, problem = self.run_program("dmn", "check", "tier.dmn", "--fixed", "fixed.json", expect=2)
        self.assertIn("fixed.json: expected an object", problem)

    def test_directions(self):
        self.write("tier.dmn", model((">= 100", "B"), (">= 50", "A"), ("-", "C")))
        self.write("directions.csv", "decision,input,direction,order\nTier,revenue,higher,A;B;C\n")
        told, _ = self.run_program("dmn", "check", "tier.dmn", "--directions", "directions.csv", "--lang", "en", expect=1)
        self.assertIn("a better `revenue` gives a worse result – 50 gives \"A\", 200 gives \"B\"", told)

    def test_generated_cases_run_green_and_differ_where_the_model_changes(self):
        folder = self.work / "suite/compliance-level-2/0001-tier"
        folder.mkdir(parents=True)
        text = model((">= 100", "A"), ("[50..100)", "B"), ("-", "C"))
        (folder / "tier.dmn").write_text(text, encoding="utf-8")
        told, _ = self.run_program("dmn", "check", folder / "tier.dmn",
                                    "--tests", folder / "tier-test-01.xml", "--lang", "en")
        self.assertIn("2 of 2 conditions change the outcome alone", told)
        told, _ = self.run_program("dmn", "tck", "suite")
        self.assertRegex(told, r"level-2 cases (\d+)/\1 directories 1/1")
        (folder / "tier.dmn").write_text(text.replace("[50..100)", "[60..100)"), encoding="utf-8")
        self.run_program("dmn", "tck", "suite", expect=1)

    def test_a_file_that_is_no_model(self):
        self.write("tier.dmn", "<a/>")
        self.run_program("dmn", "check", "tier.dmn", expect=2)


class PolicyProof(ProgramTest):
    def test_the_packs_have_no_finding(self):
        for pack in ("chongming", "us_statements"):
            told, problems = self.run_program("policy", "check", str(ROOT / "policies" / pack))
            self.assertEqual(problems, "")
            self.assertIn("no issue", told)

    def test_a_planted_fault_forbids_to_publish(self):
        pack = self.work / "chongming"
        shutil.copytree(ROOT / "policies/chongming", pack)
        grade = pack / "decisions/grade.dmn"
        text = grade.read_text(encoding="utf-8").replace("<text>not(cutoff_ccc)</text>", "<text>&lt; 30</text>")
        grade.write_text(text, encoding="utf-8")
        _, problems = self.run_program("policy", "check", str(pack), expect=1)
        self.assertIn("decisions/grade.dmn: error: `notch`: no rule for `score` in [30..35)", problems)


if __name__ == "__main__":
    unittest.main()
