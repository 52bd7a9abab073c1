"""Running build/release/yingzhou (or YINGZHOU_BIN) in a scratch folder, as a person would on a terminal."""
import csv
import io
import os
import pathlib
import re
import subprocess
import tempfile
import unittest
import zipfile
from xml.etree import ElementTree

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("YINGZHOU_BIN", ROOT / "build/release/yingzhou")).resolve()
STATEMENTS = ROOT / "policies/us_statements"
CHONGMING = ROOT / "policies/chongming"
EXTRACT = STATEMENTS / "demo/us_companies.csv"
SECONDS_MAX = 120


class ProgramTest(unittest.TestCase):
    """Each test has its own scratch folder, `self.work`."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.work = pathlib.Path(folder.name)

    def run_program(self, *arguments, expect=0):
        """Runs it, checks the exit code; gives back what it wrote on standard output and standard error."""
        done = subprocess.run([PROGRAM, *map(str, arguments)], cwd=self.work, stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, timeout=SECONDS_MAX)
        self.assertEqual(done.returncode, expect, f"{arguments}\n{done.stdout}\n{done.stderr}")
        return done.stdout, done.stderr

    def write(self, name, text, encoding="utf-8"):
        path = self.work / name
        path.write_bytes(text.encode(encoding))
        return path

    def extract(self, rows, name="companies.csv"):
        """The first rows of the shipped extract of real accounts as a file of its own, and its parsed rows."""
        lines = EXTRACT.read_text(encoding="utf-8").splitlines()[:rows + 1]
        return self.write(name, "\n".join(lines) + "\n"), list(csv.DictReader(lines))

    def result(self, name):
        return list(csv.DictReader(io.StringIO((self.work / name).read_text(encoding="utf-8-sig"))))


def workbook_texts(path):
    """Every text in an XLSX file, in no order: enough to look for words without a spreadsheet library."""
    with zipfile.ZipFile(path) as package:
        parts = [package.read(name).decode() for name in package.namelist() if name.endswith(".xml")]
    return set(re.findall(r"<(?:t|v)[^>]*>([^<]*)</(?:t|v)>", "".join(parts)))


def workbook_rows(path):
    """The rows of an XLSX file's first sheet: of each its texts by the letter of the column, without empty cells."""
    name = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(path) as package:
        shared = [] if "xl/sharedStrings.xml" not in package.namelist() else [
            "".join(text.itertext()) for text in ElementTree.fromstring(package.read("xl/sharedStrings.xml"))]
        sheet = ElementTree.fromstring(package.read("xl/worksheets/sheet1.xml"))
    return [{cell.get("r").rstrip("0123456789"): shared[int(cell.findtext(name + "v"))] if cell.get("t") == "s" else
             "".join(cell.itertext()) for cell in row} for row in sheet.iter(name + "row")]
