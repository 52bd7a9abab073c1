#!/usr/bin/env python3
"""Holds the module graph: the `module(x USES y)` lines of the top CMakeLists.txt are the architecture.

Fails when modules form a cycle, when a file in src/ includes a module its own does not reach, when a library header is
included outside the module that owns that library, or when code other than src/main reads a clock or draws randomness.

example: tools/layers.py            (the repository it lies in; another root may be given)
"""
import pathlib
import re
import sys

# Header of a third party -> modules that may include it. src/main wires and may include what it wires.
OWNERS = [
    (r"sqlite3\.h|libpq-fe\.h", {"store"}, "SQL is written in store only"),
    (r"boost/(asio|beast)\b.*", {"http"}, "HTTP and sockets are known in http only"),
    (r"pugixml\.hpp", {"dmn", "flow"}, "XML of models is read in dmn and flow only"),
    (r"bid_.*|dfp\w*\.h", {"base"}, "decimal arithmetic is behind base/decimal.h"),
    (r"simdjson.*", {"base"}, "JSON is read behind base/json.h"),
    (r"sodium.*", {"identity"}, "passwords are hashed in identity only"),
    (r"unicode/.*", {"base", "feel"}, "ICU is behind base/text.h, and feel's regular expressions"),
    (r"yaml-cpp/.*", {"park/common"}, "pack.yaml is read in park/common only"),
    (r"CLI/.*", {"cli"}, "the command line is parsed in cli only"),
    (r"xlsxwriter.*|cairo.*|pango/.*", {"report"}, "documents are drawn in report only"),
    (r"zip\.h|expat\.h", {"feeds"}, "office files are unpacked in feeds only"),
]
MAY_MEASURE = {"app", "store", "feeds", "report", "http", "cli"}  # how long something takes, never what day it is
CLOCK = re.compile(r"\b(?:system_clock|high_resolution_clock|utc_clock)\s*::\s*now\b"
                   r"|(?<![\w.>])(?:std::)?time\s*\(\s*(?:nullptr|NULL|0)\s*\)"
                   r"|\b(?:gettimeofday|clock_gettime|timespec_get)\s*\(")
STOPWATCH = re.compile(r"\bsteady_clock\s*::\s*now\b")
RANDOM = re.compile(r"\brandom_device\b|(?<![\w.>:])(?:std::)?s?rand\s*\(|\bgetrandom\s*\(")
MODULE = re.compile(r"^\s*(module|program)\(\s*([^()]*?)\s*\)", re.M | re.S)
INCLUDE = re.compile(r'^\s*#\s*include\s*(?:"([^"]+)"|<([^>]+)>)', re.M)


def modules_of(text):
    """{module: set of what it uses}; a program's folder counts as a module that nothing may use."""
    uses = {}
    for kind, body in MODULE.findall(re.sub(r"#.*", "", text)):
        words = body.split()
        name = words[words.index("FROM") + 1] if kind == "program" else words[0]
        start = words.index("USES") + 1 if "USES" in words else len(words)
        end = words.index("PRIVATE", start) if "PRIVATE" in words[start:] else len(words)
        uses[name] = set(words[start:end])
    return {name: {one for one in used if one in uses} for name, used in uses.items()}


def reach(uses, name, path=()):
    """All modules `name` may include. Raises ValueError with the path of a cycle."""
    if name in path:
        raise ValueError("the modules form a cycle: " + " -> ".join([*path[path.index(name):], name]))
    return uses[name].union(*(reach(uses, one, (*path, name)) for one in uses[name]))


def without_comments(text):
    """The code with comments and the inside of strings blanked; include lines keep their names."""
    def blank(match):
        found = match[0]
        if found.startswith("/"):
            return re.sub(r"[^\n]", " ", found)
        return found[0] + " " * (len(found) - 2) + found[-1] if "\n" not in found else found
    lines = []
    for line in text.split("\n"):
        lines.append(line if re.match(r"\s*#\s*include", line) else None)
    code = re.sub(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"', blank, text, flags=re.S).split("\n")
    return "\n".join(kept if kept is not None else plain for kept, plain in zip(lines, code))


def module_of(path, source, names):
    """The deepest module whose folder holds the file, or None."""
    folder = path.parent.relative_to(source).as_posix()
    fitting = [name for name in names if folder == name or folder.startswith(name + "/")]
    return max(fitting, key=len, default=None)


def check_file(place, code, own, allowed, names):
    found = []
    for match in INCLUDE.finditer(code):
        line = code.count("\n", 0, match.start()) + 1 + match[0].count("\n")
        if match[1]:
            other = max((n for n in names if match[1].startswith(n + "/")), key=len, default=None)
            if other and other != own and other not in allowed:
                found.append(f"{place}:{line}: {own} may not include {other} (`{match[1]}`); "
                             f"see module({own} ...) in CMakeLists.txt")
        for pattern, owners, why in OWNERS:
            header = match[1] or match[2]
            if re.fullmatch(pattern, header) and own not in owners and own != "main":
                found.append(f"{place}:{line}: `{header}` may not be included here: {why}")
    if own != "main":
        for rule, what in ((CLOCK, "reads a clock; take a base::Clock as a parameter"),
                           (STOPWATCH, "measures time; engines and rules may not"),
                           (RANDOM, "draws randomness; take it as a parameter")):
            for match in rule.finditer(code) if rule is not STOPWATCH or own not in MAY_MEASURE else ():
                found.append(f"{place}:{code.count(chr(10), 0, match.start()) + 1}: {what}")
    return found


def check(root):
    """All violations as text lines."""
    uses = modules_of((root / "CMakeLists.txt").read_text(encoding="utf-8"))
    try:
        allowed = {name: reach(uses, name) for name in uses}
    except ValueError as error:
        return [f"CMakeLists.txt: {error}"], len(uses)
    source, found = root / "src", []
    for path in sorted(p for p in source.rglob("*") if p.suffix in (".h", ".cpp", ".S")):
        place, own = path.relative_to(root).as_posix(), module_of(path, source, uses)
        if own is None:
            found.append(f"{place}: its folder is no module; add a module(...) line to CMakeLists.txt")
            continue
        code = without_comments(path.read_text(encoding="utf-8"))
        found += check_file(place, code, own, allowed[own], uses)
    return found, len(uses)


def main():
    root = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).resolve().parents[1]
    found, count = check(root)
    print("\n".join([*found, f"{len(found)} forbidden" if found else f"{count} modules, no forbidden include, no cycle"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
