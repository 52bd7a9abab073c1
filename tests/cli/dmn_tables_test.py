"""`yingzhou dmn convert`, `export`, `import` and `diff`: models between versions, tables to office people and back."""
import html
import json
import re
import unittest
import zipfile

from program import CHONGMING, ProgramTest, workbook_texts

TIER = CHONGMING / "decisions/tier.dmn"
MODELS = sorted(CHONGMING.glob("decisions/*.dmn"))


def edited_workbook(source, target, replacements, part="xl/sharedStrings.xml"):
    """A copy with texts replaced, as a person would in a spreadsheet; each must be there."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            if name == part:
                text = text.decode()
                for before, after in replacements:
                    before, after = (f">{html.escape(one, False)}<" for one in (before, after))
                    assert before in text, before
                    text = text.replace(before, after, 1)
                text = text.encode()
            new.writestr(name, text)


class Convert(ProgramTest):
    def test_there_and_back_is_the_same_file(self):
        for model in MODELS:
            for version in ("1.2", "1.3", "1.4", "1.6"):
                self.run_program("dmn", "convert", model, "there.dmn", "--to", version)
                self.assertNotEqual((self.work / "there.dmn").read_bytes(), model.read_bytes())
                self.run_program("dmn", "convert", "there.dmn", "back.dmn")
                self.assertEqual((self.work / "back.dmn").read_bytes(), model.read_bytes(), f"{model.name} {version}")

    def test_what_an_older_version_cannot_say_is_listed_and_nothing_written(self):
        text = TIER.read_text(encoding="utf-8")
        at = text.index("<decisionTable")
        self.write("new.dmn", text[:at] + "<conditional/>" + text[at:])
        _, said = self.run_program("dmn", "convert", "new.dmn", "old.dmn", "--to", "1.3", expect=2)
        line = text.count("\n", 0, at) + 1
        self.assertIn(f"new.dmn:{line}:", said)
        self.assertIn("`conditional` in `tier` cannot be said in DMN 1.3: it came with DMN 1.4", said)
        self.assertFalse((self.work / "old.dmn").exists())
        self.run_program("dmn", "convert", "new.dmn", "old.dmn", "--to", "2.0", expect=2)
        self.run_program("dmn", "convert", "missing.dmn", "old.dmn", expect=2)


class Sheets(ProgramTest):
    def export(self, model=TIER, *more):
        return self.run_program("dmn", "export", model, *more, "tables.xlsx")

    def import_(self, workbook, model=TIER, expect=0, lang="en"):
        return self.run_program("dmn", "import", workbook, "--into", model, "--out", "new.dmn", "--lang", lang,
                                expect=expect)

    def test_every_table_of_the_pack_comes_back_byte_for_byte(self):
        for model in MODELS:
            with self.subTest(model.name):
                self.export(model)
                told, said = self.import_("tables.xlsx", model)
                self.assertIn("unchanged: ", told)
                self.assertEqual(said, "")
                self.assertEqual((self.work / "new.dmn").read_bytes(), model.read_bytes())

    def test_a_sheet_is_made_for_people(self):
        told, _ = self.export(TIER, "--table", "tier")
        self.assertIn("1 个决策表", told)
        texts = {html.unescape(text) for text in workbook_texts(self.work / "tables.xlsx")}
        for text in ("决策表", "命中策略", "FIRST 首条", "条件", "结果", "批注", "高新技术企业", '"strategic_core"'):
            self.assertIn(text, texts)
        with zipfile.ZipFile(self.work / "tables.xlsx") as package:
            sheet = package.read("xl/worksheets/sheet1.xml").decode()
        self.assertRegex(sheet, r'<pane xSplit="1" ySplit="12"[^>]*state="frozen"')
        self.assertIn("<dataValidation ", sheet)
        self.assertNotIn("<f>", re.sub(r"<dataValidations.*", "", sheet, flags=re.S), "no formula")
        self.assertIn("xl/comments1.xml", zipfile.ZipFile(self.work / "tables.xlsx").namelist())

    def test_a_changed_cell_changes_that_cell_only(self):
        self.export()
        edited_workbook(self.work / "tables.xlsx", self.work / "edited.xlsx", [("联席会议决定", "联席会议会签决定 <1>")])
        told, _ = self.import_("edited.xlsx")
        self.assertIn("changed: tier", told)
        old, new = TIER.read_text(encoding="utf-8"), (self.work / "new.dmn").read_text(encoding="utf-8")
        self.assertEqual(new.replace("联席会议会签决定 &lt;1&gt;", "联席会议决定"), old)
        self.assertNotEqual(new, old)
        told, _ = self.run_program("dmn", "diff", TIER, "new.dmn", expect=1)
        self.assertIn("联席会议会签决定 <1>", told)

    def test_signs_of_an_input_method_are_read_and_told(self):
        self.export()
        edited_workbook(self.work / "tables.xlsx", self.work / "same.xlsx", [('"strategic_core"', "“strategic_core”")])
        _, said = self.import_("same.xlsx")
        self.assertEqual((said, (self.work / "new.dmn").read_bytes()), ("", TIER.read_bytes()), "it says the same")
        edited_workbook(self.work / "tables.xlsx", self.work / "other.xlsx",
                        [('"strategic_core"', "“strategic_core”，“core”")])
        _, said = self.import_("other.xlsx", lang="zh-CN", expect=1)
        self.assertRegex(said, r'工作表“tier”单元格B13““strategic_core”，“core””：按 "strategic_core","core" 读取')

    def test_a_bad_cell_is_located_and_nothing_is_written(self):
        self.export()
        edited_workbook(self.work / "tables.xlsx", self.work / "edited.xlsx", [('"strategic_core"', '"strategic_core')])
        _, said = self.import_("edited.xlsx", expect=1)
        self.assertRegex(said, r'sheet `tier` cell [A-Z]+\d+ `"strategic_core`: a quote is not closed')
        self.assertIn("nothing was written", said)
        self.assertFalse((self.work / "new.dmn").exists())

    def test_wrong_calls(self):
        _, said = self.run_program("dmn", "export", TIER, "--table", "no such", "x.xlsx", expect=2)
        self.assertIn("has no table `no such`; it has `tier`", said)
        self.run_program("dmn", "export", "missing.dmn", "x.xlsx", expect=2)
        self.write("x.xlsx", "no workbook")
        self.import_("x.xlsx", expect=2)
        self.export()
        other = next(model for model in MODELS if model.name == "grade.dmn")
        _, said = self.import_("tables.xlsx", other, expect=1)
        self.assertIn("the model has no table of this id", said)


class Diff(ProgramTest):
    def test_the_same(self):
        told, said = self.run_program("dmn", "diff", TIER, TIER)
        self.assertEqual((told, said), ("", ""))

    def changed(self):
        text = TIER.read_text(encoding="utf-8")
        rules = re.findall(r"\n      <rule .*?</rule>", text, re.S)
        moved = text.replace(rules[0], "", 1).replace(rules[2], rules[2] + rules[0], 1)
        moved = moved.replace('hitPolicy="FIRST"', 'hitPolicy="ANY"').replace(rules[-1], "", 1)
        self.write("new.dmn", moved)
        return re.search(r'id="([^"]*)"', rules[0])[1], re.search(r'id="([^"]*)"', rules[-1])[1]

    def test_side_by_side(self):
        moved, removed = self.changed()
        told, _ = self.run_program("dmn", "diff", TIER, "new.dmn", "--lang", "en", "--width", 80, expect=1)
        self.assertRegex(told, r"hit policy +\| FIRST +\| ANY\n")
        self.assertIn(f"> rule {moved} (1 → 3, moved)\n", told)
        self.assertRegex(told, rf"- rule {removed} \(\d+\)\n")
        self.assertTrue(all(len(line) <= 80 for line in told.splitlines()))
        self.assertIn("命中策略", self.run_program("dmn", "diff", TIER, "new.dmn", expect=1)[0])

    def test_json(self):
        moved, removed = self.changed()
        told, _ = self.run_program("dmn", "diff", TIER, "new.dmn", "--json", expect=1)
        table = json.loads(told)["elements"][0]["tables"][0]
        self.assertEqual(table["fields"], [{"field": "hit_policy", "place": "", "before": "FIRST", "after": "ANY"}])
        self.assertEqual([(rule["change"], rule["id"], rule["moved"]) for rule in table["rules"]],
                         [("changed", moved, True), ("removed", removed, False)])
        self.assertEqual(json.loads(self.run_program("dmn", "diff", TIER, TIER, "--json")[0]), {"elements": []})

    def test_wrong_files(self):
        self.run_program("dmn", "diff", TIER, "missing.dmn", expect=2)
        self.run_program("dmn", "diff", self.write("x.dmn", "<a/>"), TIER, expect=2)


if __name__ == "__main__":
    unittest.main()
