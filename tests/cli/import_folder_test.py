"""`yingzhou import --watch`: files that are dropped into a folder (DAT-13, DAT-24)."""
import json
import signal
import subprocess
import time
import unittest

from program import PROGRAM, SECONDS_MAX, workbook_texts
from server import ImportTest

HEAD = "统一社会信用代码,企业名称,成立日期,注册资本（万元）\n"
GOOD = HEAD + "91310110666073468P,投递一号贸易有限公司,2007-09-12,500\n"
FAULTY = HEAD + "91310110666073468A,投递二号有限公司,去年,约一百\n"


class Folder(ImportTest):
    def setUp(self):
        super().setUp()
        self.folder = self.work / "drop"
        self.folder.mkdir()
        self.call = [self.folder, "--watch", "--portfolio", "demo"]

    def put(self, name, content):
        (self.folder / name).write_text(content, encoding="utf-8")

    def names(self, part=""):
        folder = self.folder / part
        return sorted(path.name.split(" ", 1)[-1] for path in folder.iterdir() if path.is_file() and path.name[0] != ".")

    def watch(self):
        arguments = [PROGRAM, "import", *map(str, self.call), "--source", "registry", "--every", "1"]
        child = subprocess.Popen(arguments, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.addCleanup(lambda: (child.kill(), child.wait()) if child.poll() is None else None)
        self.assertIn("等待文件", child.stdout.readline())
        return child

    def end(self, child):
        child.send_signal(signal.SIGINT)
        _, err = child.communicate(timeout=30)
        return child.returncode, err

    def wait_for(self, is_done):
        until = time.monotonic() + SECONDS_MAX
        while not is_done() and time.monotonic() < until:
            time.sleep(0.1)
        self.assertTrue(is_done())

    def imports(self):
        return json.loads(self.run_with_key("api", "list-imports", "--portfolio-id", "demo")[0])

    def once(self, *more, source="registry", expect=0):
        return self.run_with_key("import", *self.call, "--once", "--source", source, *more, expect=expect)

    def test_dat_24_each_file_comes_in_and_is_moved_with_what_was_said(self):
        before = self.parties()["total"]
        self.put("好.csv", GOOD)
        self.put("错.csv", FAULTY)
        self.put("empty.csv", "")
        self.put("half.csv.part", GOOD)
        self.put(".hidden.csv", GOOD)
        (self.work / "elsewhere.csv").write_text(GOOD)
        (self.folder / "link.csv").symlink_to(self.work / "elsewhere.csv")
        out, _ = self.once(expect=1)
        self.assertIn("已导入：1 行；新增企业 1 家", out)
        self.assertEqual(self.parties()["total"], before + 1)
        self.assertEqual(self.names(), ["half.csv.part", "link.csv"], "still written, hidden or elsewhere: not taken")
        self.assertEqual(self.names("taken"), ["好.csv", "好.csv.log"])
        self.assertEqual(self.names("refused"), ["empty.csv", "empty.csv.log", "错.csv", "错.csv.faults.xlsx", "错.csv.log"])
        said = next((self.folder / "refused").glob("*错.csv.log")).read_text()
        self.assertIn(":2: 成立日期 `去年`: 不是日期", said)
        self.assertIn("约一百", workbook_texts(next((self.folder / "refused").glob("*错.csv.faults.xlsx"))))
        self.assertRegex(next((self.folder / "taken").glob("*.log")).read_text(), r"^batch imp_\w+\n")
        # Dropped once more, nothing is new.
        self.put("好.csv", GOOD)
        out, _ = self.once()
        self.assertIn("新增企业 0 家，已有企业 1 家；新数据 0 项", out)
        self.assertEqual(len(self.names("taken")), 4)
        out, _ = self.once("--lang", "en")
        self.assertEqual(out, "", "an empty folder is no fault")

    def test_dat_24_what_is_no_fault_of_the_file_leaves_it_there(self):
        self.put("好.csv", GOOD)
        _, err = self.once(source="hearsay", expect=2)
        self.assertIn("/source", err)
        self.stop(self.child)
        _, err = self.once(expect=2)
        self.assertIn("Is it running", err)
        self.assertEqual(self.names(), ["好.csv"])
        _, err = self.run_with_key("import", self.work / "absent", "--watch", "--portfolio", "demo", "--source", "tax",
                                   expect=2)
        self.assertIn("没有这个文件夹", err)
        _, err = self.run_with_key("import", self.folder, "--portfolio", "demo", "--source", "tax", expect=2)
        self.assertIn("请加 --watch", err)

    def test_dat_24_a_folder_is_watched_by_one_command_until_it_ends(self):
        before = self.parties()["total"]
        child = self.watch()
        _, err = self.once(expect=2)
        self.assertIn("已有一个 `yingzhou import --watch` 在此运行", err)
        # A file that still grows is left until it does not.
        until = time.monotonic() + 4
        with open(self.folder / "grows.csv", "w", encoding="utf-8") as out:
            out.write(HEAD)
            rows = 0
            while time.monotonic() < until:
                out.write(f",投递第{rows}号贸易有限公司,2007-09-12,500\n")
                out.flush()
                rows += 1
                time.sleep(0.2)
                self.assertTrue((self.folder / "grows.csv").exists())
        self.wait_for(lambda: not (self.folder / "grows.csv").exists())
        self.assertEqual(self.names("taken"), ["grows.csv", "grows.csv.log"])
        self.assertEqual(self.parties()["total"], before + rows)
        self.assertEqual(self.end(child)[0], 0)

    def test_dat_24_what_is_written_while_a_file_is_read_is_read_too(self):
        before = self.parties()["total"]
        rows = "".join(f",投递第{number}号有限公司,2007-09-12,500\n" for number in range(5_000))
        self.put("long.csv", HEAD + rows)
        child = self.watch()
        self.wait_for(lambda: self.imports() and self.imports()[0]["state"] in ("checking", "checked", "loading"))
        self.put("long.csv", HEAD + rows + ",投递最后一号有限公司,2007-09-12,500\n")
        self.wait_for(lambda: not (self.folder / "long.csv").exists())
        code, err = self.end(child)
        self.assertEqual(code, 0, err)
        self.assertIn("读取时文件被改写", err)
        self.assertEqual(self.parties()["total"], before + 5_001)
        self.assertEqual(self.names("taken"), ["long.csv", "long.csv.log"])


if __name__ == "__main__":
    unittest.main()
