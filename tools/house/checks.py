"""`./dev test`: everything CI checks, one step after the other; a failed step does not stop the others."""
import os
import re
import shutil
import time
import xml.etree.ElementTree

from house.build import PROGRAM, build, build_web, ctest
from house.setup import node_environment
from house.shell import BUILD, LOGS, PYTHON, ROOT, Failure, files, run, say, shown

TAIL_LINES = 60  # of a failed step's log


class Step:
    """One thing checked. `check(log)` returns (passed, short summary)."""

    def __init__(self, name, check, fast=True):
        self.name, self.check, self.fast = name, check, fast


def tool(name, *arguments):
    def check(log):
        code = run([PYTHON, "-B", ROOT / "tools" / f"{name}.py", *arguments], log=log)
        return code == 0, last_line(log)
    return check


def last_line(log):
    log.flush()
    lines = [line for line in open(log.name, encoding="utf-8", errors="replace").read().splitlines() if line.strip()]
    return lines[-1][:100] if lines else ""


def text_of(log):
    log.flush()
    return re.sub(r"\x1b\[[0-9;]*m", "", open(log.name, encoding="utf-8", errors="replace").read())


def check_format(log):
    sources = files("*.cpp", "*.h")
    code = run(["clang-format", "--dry-run", "-Werror", *sources], log=log)
    return code == 0, f"{len(sources)} C++ files" + ("" if code == 0 else ", run ./dev fmt")


def check_python(log):
    scripts = [ROOT / "dev", *files("*.py")]
    bad = 0
    for script in scripts:
        try:
            compile(script.read_bytes(), str(script), "exec")
        except SyntaxError as error:
            bad += 1
            log.write(f"{shown(script)}:{error.lineno}: {error.msg}\n")
    return bad == 0, f"{len(scripts)} Python files"


def check_tools(log):
    code = run([PYTHON, "-B", "-m", "unittest", "discover", "-s", "tools/tests", "-t", "tools"], log=log)
    ran = re.findall(r"^Ran (\d+) tests?", text_of(log), re.M)
    return code == 0 and bool(ran), f"{sum(map(int, ran))} tests of the tools"


def check_build(log):
    build_web(log)
    build("release", ["all"], log=log)
    return PROGRAM.exists(), f"{shown(PROGRAM)}"


def check_cpp(preset, *arguments):
    def check(log):
        if preset != "release":
            build(preset, ["all"], log=log)
        reports = LOGS / f"gtest-{preset}"
        shutil.rmtree(reports, ignore_errors=True)
        code = ctest(preset, "--no-tests=error", *arguments, log=log, env={
            "GTEST_OUTPUT": f"xml:{reports}/",
            "UBSAN_OPTIONS": "print_stacktrace=1", "ASAN_OPTIONS": "detect_stack_use_after_return=1"})
        suites = [xml.etree.ElementTree.parse(one).getroot() for one in sorted(reports.glob("*.xml"))]
        cases = sum(int(one.get("tests", 0)) for one in suites)
        return code == 0 and cases > 0, f"{cases} cases in {len(suites)} test programs"
    return check


def check_policies(log):
    packs = sorted(p.parent for p in ROOT.glob("policies/*/pack.yaml"))
    passed = bool(packs)
    for pack in packs:
        for command in ("check", "test"):
            passed &= run([PROGRAM, "policy", command, pack], log=log) == 0
    cases = sum(map(int, re.findall(r"(\d+) (?:cases? )?passed", text_of(log))))
    return passed, f"{len(packs)} policy packs, {cases} worked examples"


def check_web(log):
    build_web(log)
    environment = {**node_environment(), "CI": "1"}
    failed = [script for script in ("types:check", "typecheck", "lint", "test", "budget")
              if run(["npm", "run", "--silent", script], cwd=ROOT / "web", log=log, env=environment) != 0]
    ran = re.findall(r"Tests\s+.*?(\d+) passed", text_of(log))
    unit_tests = f"{sum(map(int, ran))} unit tests"
    return not failed and bool(ran), f"types, lint, budget, {unit_tests}" if not failed else f"failed: {', '.join(failed)}"


# Two journeys at once, each on a server of its own, for two cores; then those that assert how long something takes, with the
# machine for themselves.
JOURNEYS = {"together": ["--grep-invert", "@timed", "--workers", "2"], "alone": ["--grep", "@timed", "--workers", "1"]}


def check_browser(log):
    folder = ROOT / "tests/browser"
    chromium = (os.environ.get("YINGZHOU_CHROMIUM") or shutil.which("chromium-headless-shell")
                or shutil.which("chromium"))
    if not chromium:
        raise Failure("there is no chromium; run ./dev setup")
    program = os.environ.get("YINGZHOU_BIN") or str(PROGRAM)
    environment = {**node_environment(), "CI": "1", "YINGZHOU_CHROMIUM": chromium, "YINGZHOU_BIN": program}
    failed = [part for part, chosen in JOURNEYS.items()
              if run(["npx", "playwright", "test", *chosen], cwd=folder, log=log,
                     env={**environment, "YINGZHOU_RESULTS": f"test-results/{part}"}) != 0]
    ran = re.findall(r"^\s*(\d+) passed", text_of(log), re.M)
    return not failed and len(ran) == len(JOURNEYS), f"{sum(map(int, ran))} journeys"


def check_command_line(log):
    code = run([PYTHON, "-B", "-m", "unittest", "discover", "-s", "tests/cli", "-p", "*_test.py"], log=log,
               env={"YINGZHOU_BIN": str(PROGRAM)})
    ran = re.findall(r"^Ran (\d+) tests?", text_of(log), re.M)
    return code == 0 and sum(map(int, ran)) > 0, f"{sum(map(int, ran))} runs of the program"


def steps():
    return [
        Step("layers", tool("layers")),
        Step("tidy", tool("tidy")),
        Step("format", check_format),
        Step("python", check_python),
        Step("tools", check_tools),
        Step("trace", tool("trace", "--check")),
        Step("build", check_build),
        Step("cpp", check_cpp("release")),
        Step("policies", check_policies),
        Step("cli", check_command_line),
        Step("web", check_web, fast=False),
        Step("browser", check_browser, fast=False),
        Step("sanitizers", check_cpp("asan-ubsan", "-L", "fast"), fast=False),
    ]


def lint_steps():
    chosen = [one for one in steps() if one.name in ("layers", "tidy", "format", "python")]
    if (ROOT / "web/node_modules").exists():
        def check_eslint(log):
            return run(["npm", "run", "--silent", "lint"], cwd=ROOT / "web", env=node_environment(), log=log) == 0, "web/"
        chosen.append(Step("eslint", check_eslint))
    return chosen


def run_step(step):
    start = time.monotonic()
    LOGS.mkdir(parents=True, exist_ok=True)
    path = LOGS / f"{step.name}.log"
    with open(path, "w", encoding="utf-8") as log:
        try:
            passed, summary = step.check(log)
        except Failure as failure:
            passed, summary = False, str(failure)
        except (OSError, ValueError, TypeError) as error:  # a tool or a file that is not there
            passed, summary = False, f"{type(error).__name__}: {error}"
    say(f"{'ok  ' if passed else 'FAIL'}  {step.name:<11} {time.monotonic() - start:7.1f} s  {summary}")
    if not passed:
        tail = path.read_text(encoding="utf-8", errors="replace").splitlines()[-TAIL_LINES:]
        say("\n".join(f"      | {line}" for line in tail) + f"\n      the whole log: {shown(path)}")
    return passed


def run_steps(chosen):
    """One line per step, then the closing line CI reads; the exit code."""
    results = [run_step(step) for step in chosen]
    say(f"{results.count(True)} passed, {results.count(False)} failed")
    return 0 if all(results) else 1


def selected(fast=False, pattern=None):
    chosen = [one for one in steps() if (one.fast or not fast) and (not pattern or re.search(pattern, one.name))]
    if not chosen:
        raise Failure(f"no step matches `{pattern}`; there are {', '.join(one.name for one in steps())}")
    return chosen


def slow_build_notice():
    if not (BUILD / "release/build.ninja").exists():
        say("test: nothing is built yet; the first run compiles everything twice (release and sanitizers)")
