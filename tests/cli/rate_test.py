"""`yingzhou rate`: the main job on files as offices send them."""
import json
import os
import signal
import subprocess
import time
import unittest

from program import CHONGMING, PROGRAM, STATEMENTS, ProgramTest, workbook_texts


class Rate(ProgramTest):
    def rate(self, input_, out, *more, policy=STATEMENTS, expect=0):
        return self.run_program("rate", input_, "--policy", policy, "--out", out, *more, expect=expect)

    def test_every_row_gets_a_grade_and_reasons(self):
        path, companies = self.extract(200)
        _, said = self.rate(path, "grades.csv", "--lang", "en", "--as-of", "2020-01-01")
        rows = self.result("grades.csv")
        self.assertEqual([(row["company_name"], row["year"]) for row in rows],
                         [(row["company_name"], row["year"]) for row in companies], "order and number of rows are kept")
        self.assertTrue(all(row["grade"] and row["status"] == "decided" for row in rows))
        self.assertTrue(all(row["reason_1"] for row in rows if row["grade"] != "AAA"))
        self.assertIn("200 rows: 200 rated, 0 rejected", said)
        self.assertNotIn("\r", said, "no progress in a pipe")

    def test_RAT_42_the_same_input_gives_the_same_bytes(self):
        path, _ = self.extract(1500)
        for out, threads in (("one.csv", 1), ("two.csv", 4), ("three.csv", 4)):
            self.rate(path, out, "--threads", threads, "--as-of", "2020-01-01")
        self.assertEqual((self.work / "one.csv").read_bytes(), (self.work / "two.csv").read_bytes())
        self.assertEqual((self.work / "two.csv").read_bytes(), (self.work / "three.csv").read_bytes())

    def test_a_bad_cell_is_reported_and_the_other_rows_are_rated(self):
        path, companies = self.extract(5)
        lines = path.read_text().splitlines()
        cells = lines[3].split(",")
        cells[3] = "about 12"
        lines[3] = ",".join(cells)
        self.rate(self.write("bad.csv", "\n".join(lines) + "\n"), "grades.csv", "--lang", "en", expect=1)
        rated = [(row["company_name"], row["year"]) for row in self.result("grades.csv")]
        wanted = [(row["company_name"], row["year"]) for row in companies]
        self.assertEqual(rated, wanted[:2] + wanted[3:])
        told = workbook_texts(self.work / "grades.errors.xlsx")
        self.assertLessEqual({"row", "column", "value", "reason", "how to mend", "4", "X1", "about 12"}, told)

    def test_the_error_workbook_of_an_earlier_run_does_not_stay(self):
        path, _ = self.extract(2)
        (self.work / "grades.errors.xlsx").write_bytes(b"old")
        self.rate(path, "grades.csv")
        self.assertFalse((self.work / "grades.errors.xlsx").exists())

    def test_an_unusable_header_is_refused_with_what_would_do(self):
        path = self.write("wrong.csv", "firm,colour\nA,blue\n")
        _, said = self.rate(path, "grades.csv", expect=2)
        self.assertIn("company_name", said)
        self.assertFalse((self.work / "grades.csv").exists(), "no half result under the final name")

    def test_missing_things_are_told(self):
        path, _ = self.extract(2)
        for why, arguments in (
                ("no such input", ("rate", "none.csv", "--policy", STATEMENTS, "--out", "a.csv")),
                ("no such pack", ("rate", path, "--policy", "none", "--out", "a.csv")),
                ("an output of unknown kind", ("rate", path, "--policy", STATEMENTS, "--out", "a.pdf")),
                ("no such day", ("rate", path, "--policy", STATEMENTS, "--out", "a.csv", "--as-of", "2024-02-30")),
                ("no output named", ("rate", path, "--policy", STATEMENTS)),
                ("an unknown option", ("rate", path, "--policy", STATEMENTS, "--out", "a.csv", "--colour", "blue"))):
            with self.subTest(why):
                _, said = self.run_program(*arguments, expect=2)
                self.assertTrue(said.strip())
                self.assertFalse((self.work / "a.csv").exists())

    def test_workbooks_in_and_out(self):
        try:
            import openpyxl
        except ImportError:
            self.skipTest("python3-openpyxl is not installed")
        path, companies = self.extract(20)
        book = openpyxl.Workbook()
        book.active.append(["Accounts of twenty company years"])  # a title above the header
        book.active.append(list(companies[0]))
        for row in companies:
            book.active.append([float(v) if k.startswith("X") and v else v for k, v in row.items()])
        book.save(self.work / "companies.xlsx")
        self.rate(path, "from_csv.csv")
        self.rate(self.work / "companies.xlsx", "from_xlsx.csv")
        self.rate(path, "grades.xlsx")
        from_csv = [[row["等级"], row["得分"]] for row in self.result("from_csv.csv")]
        self.assertEqual([[row["等级"], row["得分"]] for row in self.result("from_xlsx.csv")], from_csv)
        sheet = openpyxl.load_workbook(self.work / "grades.xlsx").active
        header = [cell.value for cell in sheet[1]]
        column = header.index("等级")
        self.assertEqual([row[column].value for row in sheet.iter_rows(min_row=2)], [grade for grade, _ in from_csv])

    def test_json_out(self):
        path, _ = self.extract(3)
        self.rate(path, "grades.json", "--lang", "en")
        rows = json.loads((self.work / "grades.json").read_text(encoding="utf-8"))
        self.assertEqual(len(rows), 3)
        self.assertIsInstance(rows[0]["score"], (int, float))

    def test_office_files_of_the_park(self):
        text = ("信用代码,企业名称,行业,营业收入（万元）,上年营业收入（亿元）,资产总计（万元）,负债合计（万元）\n"
                "91310151MA1JT0016X,示例农业科技,agriculture,\"1,200\",0.1,３０００万元,\"1,500\"\n")
        for encoding in ("utf-8", "utf-8-sig", "utf-16", "gb18030"):
            with self.subTest(encoding):
                path = self.write(f"{encoding}.csv", text, encoding)
                self.rate(path, f"{encoding}.out.csv", "--as-of", "2024-05-31", policy=CHONGMING)
                self.assertEqual(self.result(f"{encoding}.out.csv"), self.result("utf-8.out.csv"))
        rows = self.result("utf-8.out.csv")
        self.assertEqual(len(rows), 1)
        self.assertTrue(rows[0]["等级"])

    def test_explain_names_formulas_facts_and_sources(self):
        path, companies = self.extract(3)
        company = companies[0]["company_name"]
        told, _ = self.rate(path, "grades.csv", "--explain", company, "--lang", "en", "--as-of", "2020-01-01")
        self.assertIn(company, told)
        self.assertIn("us_statements", told)
        self.assertIn("2020-01-01", told)
        _, said = self.rate(path, "grades.csv", "--explain", "nobody", expect=2)
        self.assertIn("nobody", said)

    def test_a_built_in_pack_is_found_by_name(self):
        path, _ = self.extract(3)
        self.rate(path, "by_name.csv", "--as-of", "2020-01-01", policy="us_statements")
        self.rate(path, "by_folder.csv", "--as-of", "2020-01-01")
        self.assertEqual((self.work / "by_name.csv").read_bytes(), (self.work / "by_folder.csv").read_bytes())

    def test_ctrl_c_keeps_what_was_rated(self):
        header, *lines = self.extract(2000)[0].read_text().splitlines()
        path = self.write("many.csv", "\n".join([header, *(lines * 300)]) + "\n")
        command = [PROGRAM, "rate", path, "--policy", STATEMENTS, "--out", "grades.csv"]
        child = subprocess.Popen(command, cwd=self.work, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        time.sleep(1)
        child.send_signal(signal.SIGINT)
        _, said = child.communicate(timeout=60)
        self.assertEqual(child.returncode, 130, said)
        self.assertIn("cancelled", said)
        rows = self.result("grades.csv")
        self.assertTrue(rows and all(row["等级"] for row in rows))
        names = sorted(os.listdir(self.work))
        self.assertEqual(names, ["companies.csv", "grades.csv", "many.csv"], "nothing half-written stays")


if __name__ == "__main__":
    unittest.main()
