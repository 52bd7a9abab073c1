#!/usr/bin/env python3
"""House rules that a compiler does not know (style.md as a test). Every finding names file, line, and what to do.

Everywhere: line length, no unfinished-work marks, no path of one machine, no address of a package registry.
C++: file sizes; no std::views, std::format, std::source_location (clang 14 must parse); nothing with braces or captures
inside a co_await (g++ 12 destroys such temporaries twice); no name in the unnamed namespaces of two files of a module,
which are compiled as one.
Policy is data: in src/park and src/app no number that could be a threshold, a weight or a count of days; elsewhere in
src/, and in web/src, no comparison of a business quantity with a number. A number that is no policy (a size, a width,
an index) says so on its line: `// not policy: width of a USCC`.

example: tools/tidy.py            (the repository it lies in; another root may be given)
"""
import pathlib
import re
import sys

from house import shell

LINE_MAX, TEST_LINE_MAX = 125, 140  # tests may hold raw data
SIZES = {".h": (200, 300), ".cpp": (500, 700), ".ts": (500, 700), ".tsx": (500, 700), ".py": (500, 700)}  # good, highest
CODE = {".h", ".cpp", ".ts", ".tsx", ".py", ".cmake", ".txt", ".js", ".mjs", ".css"}
NOT_TEXT = {".png", ".jpg", ".ico", ".woff", ".woff2", ".xlsx", ".pdf", ".zst", ".gz", ".zip", ".bin", ".db"}
GENERATED = ("package-lock.json", "LICENSE", "NOTICE", "schema.d.ts")
NO_LINE_LIMIT = (".csv", ".cases", ".dmn", ".svg", ".json", ".md", ".xml", ".yaml", ".txt", ".dict")

MARKS = re.compile(r"\b(?:" + "|".join(("TO" "DO", "FIX" "ME", "X" "XX")) + r")\b")
MACHINE = re.compile(r"(?<![\w.$}\"'`)-])/(?:" + "|".join(("wo" "rk", "ho" "me", "ro" "ot", "Us" "ers")) + r")/\w")
REGISTRY = re.compile(r"registry\.(?:npm|yarn)|\"resolved\":\s*\"http"
                      r"|://[\w.-]*(?:artifact|nexus|pypi|mirror|proxy)[\w.-]*[./:]")
TOO_NEW = re.compile(r"\bstd::(?:views\b|format\s*\(|vformat|source_location)|#\s*include\s*<(?:format|source_location)>")
AWAIT = re.compile(r"\bco_await\b[^;]*?(?:\[[^\]\[]*\]\s*[({m]|\b\w+\s*\{|[(,]\s*\{)")
STATEMENT_LINES_MAX = 4
EXCUSE = re.compile(r"(?://|/\*)\s*not policy: \S")

NUMBER = re.compile(r"(?<![\w.])(?:0[xX][0-9a-fA-F']+|\d[\d']*(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+)[uUlLfFzZ]*(?!\w)")
HARMLESS = {"0", "1", "2", "0.0", "1.0"}
QUANTITY = (r"\w*(?:score|grade|limit|ratio|rate|share|amount|revenue|growth|weight|points|days|months|threshold|overdue"
            r"|tier|cash|profit|margin|tax)\w*")
COMPARED = re.compile(rf"\b{QUANTITY}(?:\(\))?\s*(?:<=?|>=?|[!=]==?)\s*(-?\d[\d'_.]*)"
                      rf"|(?<![\w.])(\d[\d'_.]*)\s*(?:<=?|>=?)\s*[\w.>-]*\b{QUANTITY}", re.I)
RULE_TEXT = re.compile(r"(?:<=?|>=?|\bbetween|\.\.)\s*(\d[\d.']*)")
STRING = re.compile(r'"(?:\\.|[^"\\\n])*"')
UNNAMED = re.compile(r"^namespace \{\n(.*?)^\}  // namespace$", re.S | re.M)
CONSTANTS = re.compile(r"^(?:constexpr|const|thread_local) [^(;={]*?\b\w+(?:\[\w*\])?\s*[={][^;]*;", re.M)
CONSTANT = re.compile(r"(?<![.\w])(\w+)(?:\[\w*\])?\s*=(?!=)")
DECLARED = re.compile(r"^(?!(?:struct|class|enum|union|namespace|using|template) )[A-Za-z_][\w:<>, *&]*[ *&](\w+)"
                      r"(?:\[\w*\])?\s*[={]", re.M)
KIND = re.compile(r"^(?:template <.*>\n)?(?:struct|class|enum class|enum) (\w+)", re.M)
FUNCTION = re.compile(r"^\w[\w:<>,&* ]*[ &*](\w+\([^;{}]*?\)) \{", re.M)


def split_line(line, in_comment):
    """(code without strings and comments, strings, still inside /* */); blanks keep the columns."""
    code, strings, at = "", [], 0
    while at < len(line):
        if in_comment:
            end = line.find("*/", at)
            if end < 0:
                return code, strings, True
            at, in_comment = end + 2, False
        elif line.startswith("//", at):
            break
        elif line.startswith("/*", at):
            at, in_comment = at + 2, True
        elif line[at] == '"':
            found = STRING.match(line, at)
            text = found[0] if found else line[at:]
            strings.append(text.strip('"'))
            code, at = code + '""', at + len(text)
        elif line[at] == "'" and re.match(r"'(?:\\.[^']*|[^'\\])'", line[at:]) and not code[-1:].isalnum():
            text = re.match(r"'(?:\\.[^']*|[^'\\])'", line[at:])[0]
            code, at = code + "''", at + len(text)
        else:
            code, at = code + line[at], at + 1
    return code, strings, in_comment


def plain(number):
    return re.sub(r"[uUlLfFzZ]+$", "", number).replace("'", "") if not number.lower().startswith("0x") else number


def is_excused(lines, at):
    """The remark stands on the line, or at the end of the statement that goes on over the next lines."""
    for line in lines[at:at + STATEMENT_LINES_MAX]:
        if EXCUSE.search(line):
            return True
        if re.search(r"[;{}]\s*(?://.*)?$", line):
            return False
    return False


def policy_in(lines, strict):
    """(line number, what) for each number that may be policy. `strict`: every number; else only comparisons."""
    in_comment = False
    for index, line in enumerate(lines, 1):
        code, strings, in_comment = split_line(line, in_comment)
        if is_excused(lines, index - 1) or re.match(r"\s*#", code):
            continue
        if strict:
            for match in NUMBER.finditer(code):
                if plain(match[0]) not in HARMLESS:
                    yield index, match[0]
            for text in strings:
                outside = re.sub(r"\{[^{}]*\}", "", text)  # fmt fields such as {:>10}
                rules = [number for number in RULE_TEXT.findall(outside) if number not in HARMLESS]
                if re.fullmatch(r"-?\d+(?:\.\d+)?", text) and text not in HARMLESS or rules:
                    yield index, f'"{text}"'
        else:
            for match in COMPARED.finditer(code):
                if (match[1] or match[2]).strip("-") not in HARMLESS:
                    yield index, match[0].strip()


def policy_findings(place, lines):
    """src/park and src/app hold no number; the rest of src/ and the web compare no business quantity with one."""
    test = re.search(r"(_test\.cpp|/testing\.h|\.test\.tsx?|/testdata/)", place)
    if test or not re.fullmatch(r"(src/.*\.(h|cpp)|web/src/.*\.tsx?)", place):
        return
    strict = re.match(r"src/(park|app)/", place)
    for index, what in policy_in(lines, strict):
        yield index, (f"`{what}` may be policy: put it into policies/*/parameters.csv or a decision table, "
                      "or say on the line `// not policy: why`")


def findings(place, text):
    """(line number, message) for one file."""
    path, lines = pathlib.PurePosixPath(place), text.split("\n")
    suffix = path.suffix
    limit_lines = (suffix in CODE or path.name == "dev") and not place.endswith(NO_LINE_LIMIT) and path.name not in GENERATED
    line_max = TEST_LINE_MAX if re.search(r"(_test\.cpp|/testing\.h|\.test\.tsx?|\.spec\.ts)$", place) else LINE_MAX
    for index, line in enumerate(lines, 1):
        if limit_lines and len(line) > line_max:
            yield index, f"{len(line)} characters; break the line, {line_max} are allowed"
        if MARKS.search(line) and path.name not in GENERATED and suffix != ".csv":
            yield index, "unfinished work is an issue, not a mark in a file"
        if MACHINE.search(line) and suffix != ".csv":
            yield index, "a path of one machine; make it relative to the repository"
        if REGISTRY.search(line):
            yield index, "the address of a package registry; leave it to the machine's configuration"
        if suffix in (".h", ".cpp") and TOO_NEW.search(line.split("//")[0]):
            yield index, "clang 14 or g++ 12 lacks it; use fmt and plain loops"
    if suffix in SIZES and len(lines) - 1 > SIZES[suffix][1] and path.name not in GENERATED:
        yield len(lines), f"{len(lines) - 1} lines; divide it, {SIZES[suffix][1]} are the most ({SIZES[suffix][0]} are good)"
    if suffix in (".h", ".cpp"):
        for match in AWAIT.finditer(re.sub(r"//[^\n]*", "", text)):
            line = text.count("\n", 0, match.start()) + 1
            yield line, "braces or a capture inside co_await; name the value first (g++ 12)"
    yield from policy_findings(place, lines)


def unnamed(text):
    """(position, name) of all that unnamed namespaces hold: constants, types, functions with their parameters."""
    for block in UNNAMED.finditer(text):
        body, start = block[1], block.start(1)
        for statement in CONSTANTS.finditer(body):
            for match in CONSTANT.finditer(statement[0]):
                yield start + statement.start(), match[1]
        for pattern in (DECLARED, KIND, FUNCTION):
            for match in pattern.finditer(body):
                yield start + match.start(1), re.sub(r"\s+", " ", match[1])


def check(root, paths):
    """All findings as text lines."""
    found, seen = [], {}
    for path in paths:
        place = path.relative_to(root).as_posix()
        if path.suffix in NOT_TEXT:
            continue
        try:
            text = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            if path.suffix in CODE:
                found.append(f"{place}:1: is not UTF-8")
            continue
        found += [f"{place}:{line}: {message}" for line, message in findings(place, text)]
        if path.suffix == ".cpp" and not place.startswith("bench/"):  # each benchmark is a program
            for name, at in {name: at for at, name in unnamed(text)}.items():
                other = seen.setdefault((path.parent, place.endswith("_test.cpp"), name), place)
                if other != place:
                    line = text.count("\n", 0, at) + 1
                    found.append(f"{place}:{line}: `{name}` is in {other} too, and both are compiled as one; rename one")
    return found


def large(root, paths):
    """Files above the good size, for the summary; no failure."""
    for path in paths:
        good = SIZES.get(path.suffix, (None,))[0]
        if good and path.name not in GENERATED:
            lines = path.read_bytes().count(b"\n")
            if lines > good:
                yield f"{path.relative_to(root).as_posix()} ({lines})"


def main():
    root = pathlib.Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else shell.ROOT
    paths = shell.files() if root == shell.ROOT else sorted(p for p in root.rglob("*") if p.is_file())
    found = check(root, paths)
    print("\n".join(found) if found else "", end="\n" if found else "")
    above = list(large(root, paths))
    if above:
        print("larger than good: " + ", ".join(above))
    print(f"{len(found)} findings" if found else f"{len(paths)} files, no finding")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
