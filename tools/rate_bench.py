#!/usr/bin/env python3
"""The main job end to end: `yingzhou rate` from CSV to CSV with reasons; rows per second and peak memory.

Without --input the shipped extract of real accounts is repeated to the number of rows asked for (company names get a suffix,
so that no two rows are the same).

example: tools/rate_bench.py --rows 66400 --rows 1000000
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import time

from house.build import PROGRAM
from house.shell import ROOT, shown

PACK = ROOT / "policies/us_statements"
EXTRACT = PACK / "demo/us_companies.csv"


def write_repeated(out, rows):
    """The extract again and again; the first column, the company, is made unique."""
    header, *lines = EXTRACT.read_text(encoding="utf-8").splitlines()
    with open(out, "w", encoding="utf-8") as file:
        file.write(header + "\n")
        for n in range(rows):
            name, rest = lines[n % len(lines)].split(",", 1)
            file.write(f"{name}_{n // len(lines)},{rest}\n")


def measure(input_path, out):
    """(seconds, peak MiB, exit code, last lines it said)."""
    start = time.monotonic()
    child = subprocess.Popen([PROGRAM, "rate", input_path, "--policy", PACK, "--out", out], stdin=subprocess.DEVNULL,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    said = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    return time.monotonic() - start, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status), said.strip()


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0], epilog="example: tools/rate_bench.py --rows 66400")
    options.add_argument("--rows", type=int, action="append", help="how often the extract is repeated to (default: 66400)")
    options.add_argument("--input", type=pathlib.Path, help="a file of one's own instead")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        jobs = [(given.input, shown(given.input))] if given.input else []
        for rows in given.rows or ([] if given.input else [66_400]):
            write_repeated(work / f"{rows}.csv", rows)
            jobs.append((work / f"{rows}.csv", f"{rows} rows"))
        for path, name in jobs:
            seconds, memory, code, said = measure(path, work / "out.csv")
            with open(path, "rb") as file:
                count = sum(1 for _ in file) - 1
            print(f"rate, {name}: {seconds:.2f} s, {count / seconds:,.0f} rows/s, peak {memory:.0f} MiB, exit code {code}")
            if code not in (0, 2):
                print(said)
                return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
