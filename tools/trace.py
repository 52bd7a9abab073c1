#!/usr/bin/env python3
"""Which requirement has a test. Identifiers come from docs/requirements-ids.csv; a test names them where it proves one:

  C++         TEST(Rating, RAT_37_falsified_revenue_gives_grade_C), or RAT-37 in a text of *_test.cpp and testdata/*.cases
  policies    rows of kind `requirement` in policies/**/*.cases.csv
  tests/      any file; web/: *.test.ts and *.test.tsx

AMB (settled ambiguities) and MET (outcome figures) are listed, but they are not open work. An identifier in a test that is
not in the catalogue is an error.

example: tools/trace.py --summary
"""
import argparse
import collections
import csv
import pathlib
import re
import sys

from house import shell

AREAS = {
    "ENT": "enterprise file", "DAT": "data collection", "RAT": "rating", "POL": "credit policy", "EWS": "early warning",
    "PTS": "points", "COL": "collaboration", "PKG": "packages and exit", "CLO": "closure", "SVC": "service",
    "CRM": "certification", "OUT": "outlook", "AMB": "settled ambiguities", "MET": "outcome figures",
}
NOT_OPEN = {"AMB", "MET"}
IDENTIFIER = re.compile(r"(?<![A-Za-z0-9])(" + "|".join(AREAS) + r")[-_](\d{2})(?!\d)")
RANGE = re.compile(r"(" + "|".join(AREAS) + r")-(\d{2})(?:…|\.\.)(\d{2})")
TEST_NAME = re.compile(r"\b(?:TEST|TEST_F|TEST_P|TYPED_TEST|RC_GTEST_PROP|RC_GTEST_FIXTURE_PROP)\s*\(\s*\w+\s*,\s*(\w+)")
WORDS_KEPT = 12


def catalogue(root):
    """{id: (chapter, text)} in order."""
    with open(root / "docs/requirements-ids.csv", encoding="utf-8", newline="") as file:
        return {row["id"]: (row["chapter"], row["text"]) for row in csv.DictReader(file)}


def ids_in(text):
    """{id: first line that names it}; a range such as POL-13…18 names each."""
    found = {}
    for line, row in enumerate(text.split("\n"), 1):
        for area, first, last in RANGE.findall(row):
            for number in range(int(first), int(last) + 1):
                found.setdefault(f"{area}-{number:02}", line)
        for area, number in IDENTIFIER.findall(row):
            found.setdefault(f"{area}-{number}", line)
    return found


def cpp_test_text(text):
    """Names of tests and texts in quotes, on their lines; comments and code do not prove anything."""
    rows = []
    for line in text.split("\n"):
        names = TEST_NAME.findall(line)
        rows.append(" ".join([*names, *re.findall(r'"((?:\\.|[^"\\])*)"', line.split("//")[0])]))
    return "\n".join(rows)


def case_file_text(path):
    """The values of the rows of kind `requirement`, each on its line; a table with such a column counts too."""
    lines = path.read_text(encoding="utf-8-sig").splitlines(keepends=True)
    rows = csv.reader("\n" if line.startswith("#") else line for line in lines)
    header, found = None, [""] * len(lines)
    for cells in rows:
        if cells and header is None:
            header = cells
        elif cells:
            row = dict(zip(header, cells))
            found[rows.line_num - 1] = row.get("value" if row.get("kind") == "requirement" else "requirement", "")
    return "\n".join(found)


def test_text(root, path):
    """What counts of a file, or None when it is no test."""
    place = path.relative_to(root).as_posix()
    if place.endswith("_test.cpp"):
        return cpp_test_text(path.read_text(encoding="utf-8"))
    if place.startswith("policies/") and place.endswith(".cases.csv"):
        return case_file_text(path)
    if re.match(r"(tests/(?!browser/node_modules)|src/.*/testdata/).*\.(py|ts|cases|csv|txt|json|ya?ml)$", place) \
            or re.match(r"web/.*\.test\.tsx?$", place):
        return path.read_text(encoding="utf-8")
    return None


def scan(root, paths):
    """{id: [place, …]} over all tests."""
    covered = collections.defaultdict(list)
    for path in paths:
        text = test_text(root, path)
        for identifier, line in ids_in(text).items() if text else ():
            covered[identifier].append(f"{path.relative_to(root).as_posix()}:{line}")
    return covered


def unknown(known, covered):
    return [f"{places[0]}: `{identifier}` is not in docs/requirements-ids.csv"
            for identifier, places in sorted(covered.items()) if identifier not in known]


def summary(known, covered):
    """(area, title, covered, total) per area of the catalogue."""
    for area, title in AREAS.items():
        all_ = [one for one in known if one.startswith(area)]
        if all_:
            yield area, title, sum(one in covered for one in all_), len(all_)


def totals(known, covered):
    counted = [one for one in known if one[:3] not in NOT_OPEN]
    return sum(one in covered for one in counted), len(counted)


def print_report(known, covered, short):
    for area, title, done, all_ in summary(known, covered):
        note = "  (not counted)" if area in NOT_OPEN else ""
        print(f"{area}  {done:3} of {all_:3}  {title}{note}")
    if not short:
        for heading, wanted in (("covered", True), ("open", False)):
            print(f"\n{heading}:")
            for identifier, (_, text) in known.items():
                if (identifier in covered) == wanted and (wanted or identifier[:3] not in NOT_OPEN):
                    print(f"  {identifier}  {covered[identifier][0] if wanted else text}")
        print()
    done, all_ = totals(known, covered)
    print(f"{done} of {all_} requirements have a test")


def markdown(known, covered):
    done, all_ = totals(known, covered)
    lines = ["<!-- Generated by `./dev trace --write`; do not edit. -->", "# Requirements and their tests", "",
             f"{done} of {all_} requirements have a test that names them. Chapters 13 (AMB) and 14 (MET) of the catalogue",
             "settle ambiguities and list outcome figures; they are shown, but they are no open work.", "",
             "| area | | with a test | of |", "|---|---|---|---|"]
    lines += [f"| {area} | {title} | {part} | {whole} |" for area, title, part, whole in summary(known, covered)]
    lines += ["", "| requirement | proved by |", "|---|---|"]
    for identifier in known:
        if identifier in covered:
            files = dict.fromkeys(place.rsplit(":", 1)[0] for place in covered[identifier])
            links = ", ".join(f"[{pathlib.PurePosixPath(one).name}](../{one})" for one in files)
            lines.append(f"| {identifier} | {links} |")
    return "\n".join(lines) + "\n"


def import_catalogue(path, out):
    """docs/requirements-ids.csv from the catalogue's text: `- **RAT-01** …` and rows `| MET-01 | …`."""
    rows, chapter = [], ""
    for line in path.read_text(encoding="utf-8").split("\n"):
        heading = re.match(r"## (\d+) ", line)
        chapter = heading[1] if heading else chapter
        found = re.match(r"- \*\*([A-Z]{3}-\d{2})\b([^*]*)\*\*(.*)", line) or re.match(r"\| (MET-\d{2}) \|()([^|]*)", line)
        if found:
            words = (found[2].strip(" .") + ". " if found[2].strip(" .") else "") + found[3]
            rows.append([found[1], chapter, " ".join(words.replace("**", "").replace("*", "").split()[:WORDS_KEPT])])
    with open(out, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([["id", "chapter", "text"], *rows])
    return len(rows)


def main():
    options = argparse.ArgumentParser(prog="./dev trace", description="Which requirement has a test, and which is open.",
                                      epilog="example: ./dev trace --summary")
    options.add_argument("--summary", action="store_true", help="only the figures per area")
    options.add_argument("--check", action="store_true", help="only tell unknown identifiers and the total")
    options.add_argument("--write", action="store_true", help="write docs/coverage.md")
    options.add_argument("--import", dest="source", metavar="FILE", help="make docs/requirements-ids.csv from the catalogue")
    given = options.parse_args()
    if given.source:
        count = import_catalogue(pathlib.Path(given.source), shell.ROOT / "docs/requirements-ids.csv")
        print(f"{count} identifiers in docs/requirements-ids.csv")
        return 0
    known, covered = catalogue(shell.ROOT), scan(shell.ROOT, shell.files())
    if given.write:
        (shell.ROOT / "docs/coverage.md").write_text(markdown(known, covered), encoding="utf-8")
    wrong = unknown(known, covered)
    for line in wrong:
        print(line)
    if given.check:
        done, all_ = totals(known, covered)
        written = shell.ROOT / "docs/coverage.md"
        stale = written.exists() and written.read_text(encoding="utf-8") != markdown(known, covered)
        print(f"{len(wrong)} unknown identifiers" if wrong else f"{done} of {all_} requirements have a test"
              + ("; docs/coverage.md is older, run ./dev trace --write" if stale else ""))
    else:
        print_report(known, covered, given.summary)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
