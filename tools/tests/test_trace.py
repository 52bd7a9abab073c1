"""Identifiers are found where they count, and only there; one that the catalogue does not know is an error."""
import pathlib
import tempfile
import unittest

import trace

CATALOGUE = """# Requirement catalogue
## 3 Rating model (RAT)
- **RAT-01** The model **shall** keep a split of seventy to thirty in every version it may ever have.
- **RAT-16** Reputation.
## 13 Ambiguities (AMB)
- **AMB-09 70/30 or 60/40.** [001] splits the model.
## 14 Outcome figures
| MET-01 | credit approval from 3 days to 4 hours | median |
"""


class Trace(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        (self.root / "docs").mkdir()
        (self.root / "catalogue.md").write_text(CATALOGUE, encoding="utf-8")
        trace.import_catalogue(self.root / "catalogue.md", self.root / "docs/requirements-ids.csv")
        self.known = trace.catalogue(self.root)

    def covered(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return trace.scan(self.root, [path])

    def test_reads_the_catalogue(self):
        self.assertEqual(list(self.known), ["RAT-01", "RAT-16", "AMB-09", "MET-01"])
        self.assertEqual(self.known["RAT-01"][0], "3")
        self.assertEqual(self.known["RAT-01"][1], "The model shall keep a split of seventy to thirty in every")
        self.assertEqual(self.known["AMB-09"][1], "70/30 or 60/40. [001] splits the model.")
        self.assertEqual(self.known["MET-01"], ("14", "credit approval from 3 days to 4 hours"))

    def test_finds_identifiers_in_tests(self):
        cases = [
            ("a C++ test name", "src/score/x_test.cpp", "TEST(Rating, RAT_16_reputation_caps) {\n", ["RAT-16"]),
            ("two in a name", "src/score/x_test.cpp", "TEST_P(Rating, RAT_16_and_RAT_01) {\n", ["RAT-01", "RAT-16"]),
            ("a text in a C++ test", "src/score/x_test.cpp", '  {"RAT-16: returns", 72},\n', ["RAT-16"]),
            ("a comment in a C++ test", "src/score/x_test.cpp", "// RAT-16\nint RAT_16;\n", []),
            ("code that is no test", "src/score/x.cpp", "// RAT-16\n", []),
            ("a case of a pack", "policies/a/cases/x.cases.csv",
             "# cases\ncase,kind,name,value\none,requirement,,RAT-01 AMB-09\none,fact,x,RAT-16\n", ["AMB-09", "RAT-01"]),
            ("another row of a case", "policies/a/cases/x.cases.csv", "case,kind,name,value\none,title,zh,RAT-01\n", []),
            ("a table with the column", "policies/a/cases/x.cases.csv", "requirement,note\nRAT-01,RAT-16\n", ["RAT-01"]),
            ("a browser journey", "tests/browser/walk.spec.ts", "test('RAT-16 shown', ...)\n", ["RAT-16"]),
            ("a web test", "web/src/x.test.tsx", "it('RAT-16', ...)\n", ["RAT-16"]),
            ("web code", "web/src/x.tsx", "// RAT-16\n", []),
            ("a range", "tests/scenarios/x.txt", "proves RAT-14…16\n", ["RAT-14", "RAT-15", "RAT-16"]),
            ("part of another word", "tests/scenarios/x.txt", "GRAT-16 RAT-160 rat-16\n", []),
        ]
        for why, name, text, expected in cases:
            with self.subTest(why):
                self.assertEqual(sorted(self.covered(name, text)), expected)

    def test_tells_the_line(self):
        text = "# cases\ncase,kind,name,value\none,title,zh,x\none,requirement,,RAT-16\n"
        covered = self.covered("policies/a/cases/x.cases.csv", text)
        self.assertEqual(covered, {"RAT-16": ["policies/a/cases/x.cases.csv:4"]})

    def test_an_unknown_identifier_is_an_error(self):
        covered = self.covered("src/score/x_test.cpp", "int x;\nTEST(Rating, RAT_99_nothing) {\n")
        self.assertEqual(trace.unknown(self.known, covered),
                         ["src/score/x_test.cpp:2: `RAT-99` is not in docs/requirements-ids.csv"])

    def test_counts_open_requirements_only(self):
        covered = self.covered("tests/scenarios/x.txt", "RAT-16 AMB-09\n")
        self.assertEqual(trace.totals(self.known, covered), (1, 2))
        self.assertIn("| RAT-16 | [x.txt](../tests/scenarios/x.txt) |", trace.markdown(self.known, covered))


if __name__ == "__main__":
    unittest.main()
