#!/usr/bin/env python3
"""Runs `yingzhou dmn tck` on a folder of the conformance suite and holds the floors.

Level 2 passes whole; of level 3 at least 99.5 % of the cases and 98 % of the directories (the directory of Java
functions left out). Every miss is listed with its reason in docs/conformance.md. Skipped (exit 77) where the folder is
missing.

example: tests/conformance/tck.py build/release/yingzhou ../tck/TestCases
"""
import csv
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
FLOORS = {"2": (100.0, 100.0), "3": (99.5, 98.0)}  # per level: per cent of cases, of directories
LEVEL = re.compile(r"^level-(\d) cases (\d+)/(\d+) directories (\d+)/(\d+)$", re.M)
JAVA = "0076-feel-external-java"


def faults_of(printed, rows, documented):
    """What is below its floor, and every miss that the page of misses does not name."""
    levels = LEVEL.findall(printed)
    if not levels:
        yield "no line `level-N cases PASSED/ALL directories PASSED/ALL`"
    misses = {(row[0], row[2]) for row in rows if row[4] != "SUCCESS"}
    for level, passed, every, directories, all_directories in levels:
        left_out = f"compliance-level-{level}/{JAVA}"
        java = any(row[0] == left_out for row in rows)
        java_missed = any(directory == left_out for directory, _ in misses)
        of_directories = 100 * (int(directories) + (java and java_missed)) / int(all_directories)
        of_cases = 100 * int(passed) / int(every)
        floor_cases, floor_directories = FLOORS[level]
        if of_cases < floor_cases:
            yield f"level {level}: {of_cases:.2f} % of the cases pass, the floor is {floor_cases} %"
        if of_directories < floor_directories:
            yield f"level {level}: {of_directories:.2f} % of the directories pass, the floor is {floor_directories} %"
    for directory, case in sorted(misses):
        if not directory.startswith("compliance"):
            continue
        if not re.search(rf"`{re.escape(directory.split('/')[1])}` .*`{re.escape(case)}`", documented):
            yield f"{directory} {case} misses and docs/conformance.md does not say why"


def main(program, folder):
    if not (pathlib.Path(folder) / "compliance-level-2").is_dir():
        print(f"skipped: no conformance suite at `{folder}`")
        return 77
    with tempfile.TemporaryDirectory() as scratch:
        report = pathlib.Path(scratch) / "tck_results.csv"
        done = subprocess.run([program, "dmn", "tck", folder, "--report", report], capture_output=True, text=True,
                              timeout=300)
        print(done.stdout, done.stderr, sep="")
        if done.returncode not in (0, 1):
            return 1
        rows = list(csv.reader(report.read_text(encoding="utf-8").splitlines()))
    faults = list(faults_of(done.stdout, rows, (ROOT / "docs/conformance.md").read_text(encoding="utf-8")))
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
