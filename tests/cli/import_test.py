"""`yingzhou import`: files brought into a running server from the terminal (DAT-01, DAT-24, ENT-01)."""
import json
import os
import pathlib
import shutil
import signal
import subprocess
import time
import unittest
import zipfile

from program import PROGRAM, ROOT, ProgramTest, workbook_rows, workbook_texts
from server import ImportTest

SHARED = pathlib.Path(os.environ.get("YINGZHOU_SHARED", ROOT.parent / "shared")) / "data"
HEAD = "统一社会信用代码,企业名称,成立日期,注册资本（万元）\n"
TWO = (HEAD + "91310110666073468P,终端一号贸易有限公司,2007-09-12,500\n"
       "913101011324142057,终端二号制品厂有限公司,1979年2月6日,168\n")


def cell(value):
    if isinstance(value, (int, float)):
        return f"<c><v>{value}</v></c>"
    return f'<c t="inlineStr"><is><t>{value}</t></is></c>' if value else "<c/>"


def write_workbook(path, rows, merged=()):
    data = "".join(f'<row r="{at}">{"".join(map(cell, row))}</row>' for at, row in enumerate(rows, 1))
    merging = "".join(f'<mergeCell ref="{area}"/>' for area in merged)
    merging = f'<mergeCells count="{len(merged)}">{merging}</mergeCells>' if merged else ""
    schemas = "http://schemas.openxmlformats.org"
    main = f'xmlns="{schemas}/spreadsheetml/2006/main"'
    kind = f"{schemas}/officeDocument/2006/relationships"
    relations = f'<Relationships xmlns="{schemas}/package/2006/relationships"><Relationship Id="r1" Type="{kind}/'
    type_of_workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{schemas}/package/2006/content-types"><Override PartName="/xl/workbook.xml" '
                               f'ContentType="{type_of_workbook}"/></Types>',
        "_rels/.rels": f'{relations}officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{kind}"><sheets><sheet name="表一" sheetId="1" r:id="r1"/></sheets>'
                           "</workbook>",
        "xl/_rels/workbook.xml.rels": f'{relations}worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f"<worksheet {main}><sheetData>{data}</sheetData>{merging}</worksheet>",
    }
    with zipfile.ZipFile(path, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)


def merged_workbook(path):
    """A head of two rows with merged cells below a merged title, in 万元, as offices make them."""
    rows = [["2025年企业经营情况表"],
            ["企业名称", "期间", "财务数据（万元）", "", "备注"],
            ["", "", "营业收入（万元）", "利润总额", ""],
            ["终端三号有限公司", "2025", 1200.5, 30, ""],
            ["终端四号有限公司", "2025年", 88, "", "新入园"]]
    write_workbook(path, rows, ["A1:E1", "C2:D2"])


class Import(ImportTest):
    def shared(self, name):
        packed = SHARED / name
        if not packed.exists() or not shutil.which("zstd"):
            self.skipTest(f"{name} is not on this machine")
        path = self.work / packed.stem
        with open(path, "wb") as out:
            subprocess.run(["zstd", "-dc", packed], stdout=out, check=True)
        return path

    def test_dat_24_files_of_every_office(self):
        before = self.parties()["total"]
        out, _ = self.bring(self.write("名单.csv", TWO, "gb18030"), "--check")
        self.assertIn("注册资本（万元） → registered_capital × 万元", out)
        self.assertIn("新增企业 2 家", out)
        self.assertEqual(self.parties()["total"], before, "a check writes nothing")
        out, _ = self.bring(self.write("名单.txt", TWO, "utf-16"))
        self.assertIn("已导入：2 行", out)
        self.assertEqual(self.parties()["total"], before + 2)
        out, _ = self.bring(self.write("again.csv", TWO), "--lang", "en")
        self.assertIn("0 new and 2 known enterprises; 0 new values, 0 changed, 6 the same", out)
        merged_workbook(self.work / "merged.xlsx")
        out, _ = self.bring(self.work / "merged.xlsx", source="finance_department")
        self.assertIn("营业收入（万元） → revenue × 万元", out)
        self.assertIn("已导入：2 行；新增企业 2 家", out)
        party = self.parties("终端三号")["items"][0]["party_id"]
        facts = json.loads(self.run_with_key("api", "list-facts", "--party-id", party)[0])
        revenue = next(fact for fact in facts if fact["name"] == "revenue")
        self.assertEqual(revenue["valid_from"], "2025-01-01")
        self.assertIn(revenue["value"]["unit"], ("masked", "hidden"), "of another department, and confidential")
        self.stop(self.child)

    def test_dat_04_faults_are_located_and_nothing_is_written(self):
        before = self.parties()["total"]
        path = self.write("faulty.csv", TWO + "91310110666073468A,终端五号有限公司,去年,约一百\n")
        out, err = self.bring(path, "--faults", "faults.xlsx", expect=1)
        self.assertIn("faulty.csv:4: 统一社会信用代码 `91310110666073468A`: 统一社会信用代码有误", err)
        self.assertIn("faulty.csv:4: 成立日期 `去年`: 不是日期", err)
        self.assertIn("约一百", workbook_texts(self.work / "faults.xlsx"))
        self.assertNotIn("已导入", out)
        self.assertEqual(self.parties()["total"], before)
        out, _ = self.bring(path, "--leave-out-faulty", expect=1)
        self.assertIn("已导入：3 行；新增企业 2 家", out)
        self.assertEqual(self.parties()["total"], before + 2)

        _, err = self.bring(path, source="hearsay", expect=2)
        self.assertIn("/source", err)
        _, err = self.bring(path, "--map", "没有这列=revenue", expect=2)
        self.assertIn("统一社会信用代码", err, "it names the columns that there are")
        states = {one["state"] for one in json.loads(self.run_with_key("api", "list-imports", "--portfolio-id", "demo")[0])}
        self.assertEqual(states, {"cancelled", "shown"}, "what comes to nothing does not stay on the server")
        _, err = self.bring(self.write("one.csv", "只有一格\n"), expect=2)
        self.assertIn("one.csv: ", err)
        self.assertNotIn("/tmp/yingzhou", err)
        _, err = self.bring("absent.csv", expect=2)
        self.assertIn("absent.csv", err)
        self.stop(self.child)
        _, err = self.bring(path, expect=2)
        self.assertIn("Is it running", err)

    def test_dat_04_a_workbook_with_thirty_planted_faults(self):
        before = self.parties()["total"]
        data = ROOT / "tests/operations/testdata"
        rows = [line.split(",") for line in (data / "thirty_faults.csv").read_text(encoding="utf-8").splitlines()]
        never = {"2027": "2999", "2026-12-01": "2999-12-01"}  # in the future, whenever this is run
        write_workbook(self.work / "thirty.xlsx", [[never.get(one, one) for one in row] for row in rows])
        _, err = self.bring("thirty.xlsx", "--faults", "faults.xlsx", source="finance_department", expect=1)
        self.assertIn("共 30 处", err)
        self.assertIn("thirty.xlsx:4: 统一社会信用代码 `91310110666073468A`: 统一社会信用代码有误", err)
        faults = workbook_rows(self.work / "faults.xlsx")
        expected = [line.split(" ")[:2] for line in (data / "thirty_faults.expected").read_text().splitlines()]
        self.assertEqual([[row["A"], row.get("B", "")] for row in faults[-30:]], expected)
        self.assertEqual(self.parties()["total"], before)

    def test_dat_24_an_interrupted_import_leaves_nothing(self):
        before = self.parties()["total"]
        rows = "".join(f"终端第{number}号有限公司,2025,{number}\n" for number in range(60_000))
        path = self.write("long.csv", "企业名称,期间,营业收入（万元）\n" + rows)
        child = subprocess.Popen([PROGRAM, "import", path, "--portfolio", "demo", "--source", "finance_department"],
                                 env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.addCleanup(lambda: (child.kill(), child.wait()) if child.poll() is None else None)
        listed = ["api", "list-imports", "--portfolio-id", "demo"]
        until = time.monotonic() + 60
        while time.monotonic() < until:
            imports = json.loads(self.run_with_key(*listed)[0])
            if imports and imports[0]["state"] == "loading":
                break
            time.sleep(0.05)
        child.send_signal(signal.SIGINT)
        _, err = child.communicate(timeout=30)
        self.assertEqual(child.returncode, 130, err)
        self.assertEqual(json.loads(self.run_with_key(*listed)[0])[0]["state"], "cancelled")
        self.assertEqual(self.parties()["total"], before)

    def test_dat_24_a_template_is_filled_in_and_brought_back(self):
        try:
            import openpyxl
        except ImportError:
            self.skipTest("python3-openpyxl is not installed")
        for language, yes, where in (("zh-CN", "是", "行业"), ("en", "yes", "Industry")):
            with self.subTest(language):
                path = self.work / f"{language}.xlsx"
                self.run_with_key("api", "get-import-template", "--portfolio-id", "demo", "--dataset", "registration",
                                  "--locale", language, "--out", path)
                book = openpyxl.load_workbook(path)
                sheet, lists = book.worksheets
                self.assertEqual(lists.sheet_state, "hidden")
                head = [one.value for one in sheet[1]]
                choices = {}
                for rule in sheet.data_validations.dataValidation:
                    _, area = rule.formula1.split("!")
                    column = rule.sqref.ranges[0].min_col
                    choices[head[column - 1]] = [row[0].value for row in lists[area.replace("$", "")]]
                self.assertIn(yes, choices["高新技术企业" if language == "zh-CN" else "High-tech enterprise status"])
                self.assertGreater(len(choices[where]), 5)
                self.assertTrue(all(one.comment for one in sheet[1]), "each heading says what belongs below it")
                made = {"zh-CN": {"企业名称": "模板有限公司", "成立日期": "2007-09-12"},
                        "en": {"Name of the enterprise": "模板二号有限公司"}}[language]
                made |= {name: offered[-1] for name, offered in choices.items()}
                sheet.append([made.get(name) for name in head])
                book.save(path)
                out, _ = self.bring(path)
                self.assertIn("已导入：1 行；新增企业 1 家", out)
        industry = self.parties("模板有限公司")["items"][0]["industry"]
        self.assertNotIn(industry, ("", choices[where][-1]), "its code is kept")

    def test_dat_24_quarterly_figures_of_the_exchanges(self):
        path = self.shared("cn_a_share_quarterly/a_share_quarterly.csv.zst")
        out, _ = self.bring(path, "--map", "gross_profit_rate=gross_margin:%", "--map", "business_income=revenue:百万元",
                            source="audit")
        self.assertIn("已导入：28600 行；新增企业 2916 家", out)
        self.assertEqual(self.parties("平安银行")["total"], 1)

    def test_ent_01_registers_of_enterprises(self):
        register = ["--map", "reg_date=founded_on", "--map", "capital=registered_capital", "--map", "scope=business_scope",
                    "--map", "address=registered_address", "--leave-out-faulty"]
        for name, more, rows in (("other_provinces_sample", [], 43_111),
                                 ("shanghai_enterprises", ["--map", "district=district"], 96_764)):
            with self.subTest(name):
                path = self.shared(f"cn_enterprise_registration/{name}.csv.zst")
                out, err = self.bring(path, *register, *more, expect=1)
                self.assertIn(f"已导入：{rows} 行", out)
                self.assertIn("外币金额", err)


class Arguments(ProgramTest):
    def test_help(self):
        out, _ = self.run_program("import", "--help")
        self.assertIn("yingzhou import enterprises.xlsx --portfolio demo --source registry --check", out)
        _, err = self.run_program("import", expect=2)
        self.assertIn("file is required", err)


if __name__ == "__main__":
    unittest.main()
