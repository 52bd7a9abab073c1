"""`yingzhou dmn tck`: a folder laid out as the conformance suite is scored; what misses is listed and reported."""
import csv
import unittest

from program import ProgramTest

MODEL = """<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="fee" namespace="urn:fee" id="m">
<inputData id="i" name="amount"><variable name="amount" typeRef="number"/></inputData>
<decision id="d" name="Fee"><variable name="Fee" typeRef="number"/>
<informationRequirement><requiredInput href="#i"/></informationRequirement>
<literalExpression><text>amount / 10</text></literalExpression></decision></definitions>"""

CASES = """<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase"
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
<modelName>fee.dmn</modelName>{}</testCases>"""

CASE = """<testCase id="{}"><inputNode name="amount"><value xsi:type="xsd:{}">{}</value></inputNode>
<resultNode name="Fee"><expected><value xsi:type="xsd:decimal">{}</value></expected></resultNode></testCase>"""


class Tck(ProgramTest):
    def directory(self, name, *cases):
        folder = self.work / "suite" / name
        folder.mkdir(parents=True)
        (folder / "fee.dmn").write_text(MODEL, encoding="utf-8")
        tests = "".join(CASE.format(*case) for case in cases)
        (folder / "fee-test-01.xml").write_text(CASES.format(tests), encoding="utf-8")
        return folder

    def test_counts_cases_and_directories_by_level(self):
        self.directory("compliance-level-2/0001-fee", ("001", "decimal", 10, 1), ("002", "decimal", 20, 2))
        self.directory("compliance-level-3/0002-fee", ("001", "decimal", 30, "3.000000001"))
        told, _ = self.run_program("dmn", "tck", "suite")
        self.assertEqual(told, "level-2 cases 2/2 directories 1/1\nlevel-3 cases 1/1 directories 1/1\n")

    def test_lists_what_misses_with_the_reason_and_reports_it(self):
        self.directory("compliance-level-2/0001-fee", ("001", "decimal", 10, 1))
        self.directory("compliance-level-3/0002-fee", ("001", "decimal", 10, 2), ("002", "string", "ten", 1))
        told, _ = self.run_program("dmn", "tck", "suite", "--report", "results.csv", expect=1)
        lines = told.splitlines()
        self.assertEqual(lines[:2], ["level-2 cases 1/1 directories 1/1", "level-3 cases 0/2 directories 0/1"])
        self.assertEqual(lines[2], "compliance-level-3/0002-fee 001 `Fee`: expected 2, got 1")
        self.assertTrue(lines[3].startswith("compliance-level-3/0002-fee 002 `Fee`: expected 1, got null: "), lines[3])
        rows = list(csv.reader((self.work / "results.csv").read_text(encoding="utf-8").splitlines()))
        self.assertEqual(rows[0], ["compliance-level-2/0001-fee", "fee-test-01", "001", "Fee", "SUCCESS", ""])
        self.assertEqual([row[4] for row in rows], ["SUCCESS", "ERROR", "ERROR"])
        self.assertIn("expected 2, got 1", rows[1][5])

    def test_directories_set_aside_by_the_suite_are_told_and_not_scored(self):
        self.directory("compliance-level-2/0001-fee", ("001", "decimal", 10, 1))
        self.directory("non-compliant/0003-fee", ("001", "decimal", 10, 2))
        told, _ = self.run_program("dmn", "tck", "suite")
        self.assertIn("non-compliant cases 0/1 directories 0/1", told)

    def test_a_test_file_that_cannot_be_read_is_a_miss(self):
        folder = self.directory("compliance-level-2/0001-fee", ("001", "decimal", 10, 1))
        (folder / "fee-test-02.xml").write_text("<testCases", encoding="utf-8")
        told, _ = self.run_program("dmn", "tck", "suite", expect=1)
        self.assertIn("level-2 cases 1/2 directories 0/1", told)
        self.assertIn("fee-test-02.xml", told)
        (folder / "fee-test-02.xml").unlink()
        (folder / "fee.dmn").unlink()
        told, _ = self.run_program("dmn", "tck", "suite", expect=1)
        self.assertIn("fee.dmn: cannot be read", told)

    def test_a_folder_that_is_no_suite_is_refused(self):
        (self.work / "empty").mkdir()
        for folder in ("empty", "nowhere"):
            with self.subTest(folder):
                _, said = self.run_program("dmn", "tck", folder, expect=2)
                self.assertIn("is no folder of the conformance suite", said)
        self.directory("compliance-level-2/0001-fee", ("001", "decimal", 10, 1))
        _, said = self.run_program("dmn", "tck", "suite", "--only", "0099", expect=2)
        self.assertIn("holds no test case in a directory with `0099`", said)


if __name__ == "__main__":
    unittest.main()
