"""`yingzhou dmn batch`: every row of a file decided, as `dmn eval` decides it."""
import csv
import json
import unittest

from program import ROOT, ProgramTest

MODEL = ROOT / "examples/credit.dmn"
NAMES = ["growth points", "margin points", "conduct points", "overdue days", "revenue"]


def rows_of(count):
    return [{"growth points": i * 7 % 100, "margin points": i * 13 % 100, "conduct points": i * 29 % 100,
             "overdue days": i * 3 % 120, "revenue": 1000 * (i % 977) + 0.5} for i in range(count)]


class Batch(ProgramTest):
    def decide(self, path, out, *more, expect=0):
        return self.run_program("dmn", "batch", MODEL, "--decision", "Limit", "--input", path, "--out", self.work / out,
                                "--lang", "en", *more, expect=expect)

    def table(self, name):
        with open(self.work / name, encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    def test_a_table_and_json_lines_give_what_eval_gives(self):
        rows = rows_of(300)
        cells = [f"C{i}," + ",".join(str(row[name]) for name in NAMES) + "\n" for i, row in enumerate(rows)]
        sheet = self.write("in.csv", "company," + ",".join(NAMES) + "\n" + "".join(cells))
        lines = self.write("in.jsonl", "".join(json.dumps(row) + "\n" for row in rows))
        self.decide(sheet, "out.csv")
        self.decide(lines, "out.jsonl")
        table = self.table("out.csv")
        told = [json.loads(line) for line in (self.work / "out.jsonl").read_text(encoding="utf-8").splitlines()]
        self.assertEqual([row["company"] for row in table], [f"C{i}" for i in range(len(rows))])
        self.assertEqual([row["Limit"] for row in table], [str(one["Limit"]) for one in told])
        for i in (0, 1, 17, 130, 299):
            path = self.write("one.json", json.dumps(rows[i]))
            one, _ = self.run_program("dmn", "eval", MODEL, "--decision", "Limit", "--input", path)
            self.assertEqual(json.loads(one)["value"], told[i]["Limit"])

    def test_bad_cells_are_located_and_the_other_rows_decided(self):
        sheet = self.write("in.csv", ",".join(NAMES) + "\n80,80,80,0,1000\n80,viel,80,0,1000\n,80,80,0,1000\n")
        _, said = self.decide(sheet, "out.csv", expect=1)
        table = self.table("out.csv")
        self.assertEqual([row["status"] for row in table[:2]], ["decided", "rejected"])
        self.assertIn("margin points: `viel` not a number", table[1]["reason"])
        self.assertIn("3 rows: ", said)
        self.assertIn("1 rejected", said)

    def test_hits_count_every_rule(self):
        lines = self.write("in.jsonl", "".join(json.dumps(row) + "\n" for row in rows_of(1000)))
        told, _ = self.decide(lines, "out.csv", "--hits")
        grades = told[told.index("`Grade`"):told.index("`Limit`")].splitlines()[1:]
        self.assertEqual(sum(int(line.split()[0]) for line in grades), 1000)

    def test_threads_do_not_change_the_result(self):
        lines = self.write("in.jsonl", "".join(json.dumps(row) + "\n" for row in rows_of(40_000)))
        self.decide(lines, "one.csv", "--threads", "1")
        self.decide(lines, "three.csv", "--threads", "3")
        self.assertEqual((self.work / "one.csv").read_bytes(), (self.work / "three.csv").read_bytes())

    def test_wrong_calls(self):
        sheet = self.write("in.csv", "a,b\n1,2\n")
        _, said = self.decide(sheet, "out.csv", expect=2)
        self.assertIn("no column of the file is an input of the decision; it reads", said)
        _, said = self.run_program("dmn", "batch", MODEL, "--decision", "Nothing", "--input", sheet, "--out",
                                   self.work / "out.csv", expect=2)
        self.assertIn("Nothing", said)
        _, said = self.decide(self.write("good.csv", "revenue,overdue days\n5,1\n"), "out.txt", expect=2)
        self.assertIn(".jsonl", said)
        self.assertFalse((self.work / "out.csv").exists())


if __name__ == "__main__":
    unittest.main()
