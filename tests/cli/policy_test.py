"""`yingzhou policy`: faults of a pack are found and located; a wrong expectation fails."""
import re
import shutil
import unittest

from program import CHONGMING, ROOT, STATEMENTS, ProgramTest


class Policy(ProgramTest):
    def copied(self, pack):
        folder = self.work / pack.name
        shutil.copytree(pack, folder)
        return folder

    def edited(self, path, pattern, replacement):
        """Replaces the first match below the header of a table; tells the line on which it stood."""
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        body = next(i for i, line in enumerate(lines) if not line.startswith("#")) + 1
        head, rest = "".join(lines[:body]), "".join(lines[body:])
        found = re.search(pattern, rest, re.M)
        self.assertIsNotNone(found, f"{pattern} is not in {path}")
        rest = rest[:found.start()] + found.expand(replacement) + rest[found.end():]
        path.write_text(head + rest, encoding="utf-8")
        return body + found.string.count("\n", 0, found.start()) + 1

    def test_the_shipped_packs_pass(self):
        packs = sorted(path.parent for path in ROOT.glob("policies/*/pack.yaml"))
        self.assertGreaterEqual(len(packs), 2)
        for pack in packs:
            with self.subTest(pack.name):
                told, _ = self.run_program("policy", "check", pack)
                self.assertIn("no issue", told)
                told, _ = self.run_program("policy", "test", pack)
                self.assertRegex(told, r"[1-9]\d* passed, 0 failed")

    def test_a_planted_wrong_expectation_fails_and_is_located(self):
        pack = self.copied(CHONGMING)
        files = sorted(pack.glob("cases/*.cases.csv"))
        file = next(path for path in files if ",expect,grade," in path.read_text(encoding="utf-8"))
        line = self.edited(file, r"^([^,\n]*,expect,grade,)[^,\n]*", r"\1nonsense")
        told, _ = self.run_program("policy", "test", pack, expect=1)
        self.assertIn(f"cases/{file.name}:{line}", told)
        self.assertIn("should be nonsense, is ", told)
        self.assertRegex(told, r"\d+ passed, 1 failed")

    def test_a_changed_weight_fails_a_case(self):
        pack = self.copied(CHONGMING)
        self.edited(pack / "blocks.csv", r"^(model_2,adjustment,)40,", r"\g<1>20,")
        told, said = self.run_program("policy", "test", pack, expect=1)
        self.assertRegex(told, r"[1-9]\d* failed")
        self.assertIn("RAT-16", told)

    def test_faults_of_a_pack_are_located(self):
        cases = [
            ("an unknown name", STATEMENTS, "indicators.csv", r"^([a-z_]+,)", r"\1no_such_fact + ", "no_such_fact"),
            ("a day that does not exist", CHONGMING, "parameters.csv", r",\d{4}-\d{2}-\d{2},", ",2024-02-30,", "2024-02-30"),
            ("a type that does not exist", CHONGMING, "facts.csv", r",money,", ",gold,", "gold"),
            ("an indicator that does not exist", CHONGMING, "curves.csv", r"^[a-z_]+,", "no_such_one,", "no_such_one"),
            ("a judgment that is no number", CHONGMING, "ahp.csv", r",(\d|1/\d),", ",often,", "judgment"),
        ]
        for why, source, name, pattern, replacement, word in cases:
            with self.subTest(why):
                pack = self.copied(source)
                line = self.edited(pack / name, pattern, replacement)
                _, said = self.run_program("policy", "check", pack, expect=2)
                shutil.rmtree(pack)
                self.assertRegex(said, rf"{re.escape(name)}:{line}\b.*{re.escape(word)}")

    def test_a_folder_that_is_no_pack(self):
        _, said = self.run_program("policy", "check", self.work, expect=2)
        self.assertIn("pack.yaml", said)
        self.run_program("policy", "check", self.work / "none", expect=2)


if __name__ == "__main__":
    unittest.main()
