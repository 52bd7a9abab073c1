#!/usr/bin/env python3
"""Rewrites section 5 of NOTICE: the npm packages that web/dist is made of, from web/package-lock.json.

example: tools/notices.py            (--check fails when NOTICE is older than the lock file)
"""
import collections
import json
import re
import sys

from house.shell import ROOT

BEGIN, END = "<npm>\n", "</npm>\n"


def packages(lock):
    """[(name, version, licence)] of everything that is not for development only; nested copies count once per version."""
    found = set()
    for path, entry in lock["packages"].items():
        if path and not entry.get("dev") and not entry.get("devOptional"):
            found.add((path.split("node_modules/")[-1], entry["version"], entry.get("license") or "see the package"))
    return sorted(found)


def section(found):
    by_licence = collections.Counter(licence for _, _, licence in found)
    summary = ", ".join(f"{count} × {licence}" for licence, count in by_licence.most_common())
    rows = [f"  {name} {version}".ljust(56) + f" {licence}" for name, version, licence in found]
    return "\n".join([f"  {len(found)} packages: {summary}", "", *rows]) + "\n"


def main():
    lock = json.loads((ROOT / "web/package-lock.json").read_text(encoding="utf-8"))
    old = (ROOT / "NOTICE").read_text(encoding="utf-8")
    new = re.sub(re.escape(BEGIN) + ".*?" + re.escape(END), lambda _: BEGIN + section(packages(lock)) + END, old, flags=re.S)
    if "--check" in sys.argv:
        print("NOTICE names every npm package" if new == old else "NOTICE is older than the lock file: run tools/notices.py")
        return 0 if new == old else 1
    (ROOT / "NOTICE").write_text(new, encoding="utf-8")
    print(f"{len(packages(lock))} npm packages in NOTICE")
    return 0


if __name__ == "__main__":
    sys.exit(main())
