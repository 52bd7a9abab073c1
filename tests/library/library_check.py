#!/usr/bin/env python3
"""The decision engine as a library: builds and installs it alone, builds examples/decide against it, and runs that.

example: library_check.py --build build/library         (or --example PROGRAM: only runs one that is built)
"""
import argparse
import pathlib
import shutil
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
RUNS = [  # decision, a line of input, the answer
    ("Limit", (ROOT / "examples/enterprise.json").read_text(encoding="utf-8").strip(),
     '{"status":"decided","value":80000,"diagnostics":[]}'),
    ("Score", '{"growth points":70.5,"margin points":82,"conduct points":80}',
     '{"status":"decided","value":78.15,"diagnostics":[]}'),
    ("Limit", '{"revenue":"much"}',
     '{"status":"invalid","issues":[{"at":"/revenue","message":"expected number, got the text `much`: '
     'write it like 12.5"}]}'),
    ("None", "{}", '{"status":"invalid","issues":[{"at":"","message":"there is no decision `None` in the model '
     '`credit`"}]}'),
]


def run_example(program):
    """The number of runs that went wrong."""
    wrong = 0
    for decision, line, want in RUNS:
        done = subprocess.run([program, ROOT / "examples/credit.dmn", decision], input=line + "\n", text=True,
                              capture_output=True, timeout=60)
        if done.returncode != 0 or done.stdout.strip() != want:
            print(f"{decision} {line}\n  expected {want}\n  got      {done.stdout.strip()} {done.stderr.strip()}")
            wrong += 1
    print(f"{len(RUNS) - wrong} of {len(RUNS)} answers as expected")
    return wrong


def build(folder, cmake):
    """Library, installation and example; gives back the example."""
    shutil.rmtree(folder / "example", ignore_errors=True)
    shutil.rmtree(folder / "prefix", ignore_errors=True)
    steps = [
        ["-S", ROOT, "-B", folder, "-G", "Ninja", "-DYINGZHOU_ONLY=dmn", "-DCMAKE_BUILD_TYPE=Debug"],
        ["--build", folder],
        ["--install", folder, "--prefix", folder / "prefix"],
        ["-S", ROOT / "examples/decide", "-B", folder / "example", "-G", "Ninja",
         f"-DCMAKE_PREFIX_PATH={folder / 'prefix'}"],
        ["--build", folder / "example"],
    ]
    for step in steps:
        subprocess.run([cmake, *step], check=True, stdout=subprocess.DEVNULL)
    return folder / "example/decide"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--example", type=pathlib.Path, help="a program that is already built")
    parser.add_argument("--build", type=pathlib.Path, help="folder to build library and example in")
    parser.add_argument("--cmake", default="cmake")
    arguments = parser.parse_args()
    if not arguments.example and not arguments.build:
        parser.error("give --example or --build")
    program = arguments.example or build(arguments.build.resolve(), arguments.cmake)
    return 1 if run_example(program) else 0


if __name__ == "__main__":
    sys.exit(main())
