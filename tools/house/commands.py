"""The subcommands of ./dev."""
import argparse
import os
import re
import shutil

from house import checks
from house.build import PROGRAM, build, build_web, ctest, presets
from house.setup import node_environment, setup
from house.shell import BUILD, PYTHON, ROOT, Failure, Stopwatch, files, output_of, require, run, say, shown


def do_setup(arguments):
    setup(arguments.what)


def do_build(arguments):
    setup("run")
    if not arguments.no_web:
        build_web()
    watch = Stopwatch()
    build(arguments.preset, arguments.targets or ["yingzhou"], arguments.jobs)
    say(f"build: {arguments.preset} in {watch}" + (f", {shown(PROGRAM)}" if arguments.preset == "release" else ""))


def do_test(arguments):
    chosen = checks.selected(arguments.fast, arguments.k)
    setup("test")
    checks.slow_build_notice()
    return checks.run_steps(chosen)


def do_lint(arguments):
    setup("test")
    return checks.run_steps(checks.lint_steps())


def do_fmt(arguments):
    setup("test")
    sources = arguments.files or files("*.cpp", "*.h")
    require(["clang-format", "-i", *sources])
    say(f"fmt: {len(sources)} C++ files")
    if not arguments.files and (ROOT / "web/node_modules").exists():
        require(["npm", "run", "--silent", "fmt"], cwd=ROOT / "web", env=node_environment())
        say("fmt: web/")


def do_golden(arguments):
    setup("run")
    build("release", ["all"])
    code = ctest("release", *(["-R", arguments.k] if arguments.k else []), env={"YINGZHOU_GOLDEN": "1"})
    changed = [line[3:] for line in (output_of(["git", "status", "--porcelain"]) or "").splitlines()
               if re.search(r"(golden|testdata|snapshots)", line)]
    say("golden: " + (f"look at the difference of {' '.join(changed)}" if changed else "no golden file changed"))
    return code


def do_run(arguments):
    watch = Stopwatch()
    setup("run")
    build_web()
    build("release")
    say(f"run: ready in {watch}; starting {shown(PROGRAM)} serve --demo {' '.join(arguments.rest)}")
    os.chdir(ROOT)
    os.execv(PROGRAM, [str(PROGRAM), "serve", "--demo", *arguments.rest])


def do_bench(arguments):
    setup("test")
    build("release", ["benches", "yingzhou"])
    jobs = {path.name: [path, *arguments.rest] for path in sorted((BUILD / "release/bench").glob("*_bench"))}
    jobs["decisions_bench"] = [PYTHON, "-B", ROOT / "tools/decision_bench.py", BUILD / "release/bench/decisions_bench"]
    jobs["rate_bench"] = [PYTHON, "-B", ROOT / "tools/rate_bench.py", "--rows", "66400", "--rows", "1000000"]
    chosen = {name: job for name, job in jobs.items() if not arguments.k or re.search(arguments.k, name)}
    if not chosen:
        raise Failure(f"no benchmark matches `{arguments.k}`; there are {', '.join(jobs)}")
    codes = []
    for name, job in chosen.items():
        say(f"== {name}")
        codes.append(run(job))
    return max(codes)


def do_trace(arguments):
    return run([PYTHON, "-B", ROOT / "tools/trace.py", *arguments.rest])


CONTROL_SECONDS_MAX = 60  # in which the planted bug must be found


def fuzz_target(target, seconds, found):
    """Runs one target for a while, on its seeds, dictionary and length; gives back its exit code."""
    name = target.name.rsplit("_", 1)[0]
    seeds, dictionary = ROOT / "fuzz/corpus" / name, ROOT / f"fuzz/{name}.dict"
    length = re.search(r"^// MAX_LEN: (\d+)", (ROOT / f"fuzz/{name}_fuzz.cpp").read_text(encoding="utf-8"), re.M)
    for folder in (found / "corpus", found / "crashes"):
        folder.mkdir(parents=True, exist_ok=True)
    return run([target, f"-max_total_time={seconds}", "-timeout=10", "-rss_limit_mb=2048", "-print_final_stats=1",
                f"-artifact_prefix={found}/crashes/", *([f"-max_len={length[1]}"] if length else []),
                *([f"-dict={dictionary}"] if dictionary.exists() else []), found / "corpus",
                *([seeds] if seeds.exists() else [])])


def do_fuzz(arguments):
    kind = "control" if arguments.control else "fuzz"
    seconds = CONTROL_SECONDS_MAX if arguments.control else arguments.seconds
    setup("test")
    build("fuzz", ["fuzz_controls" if arguments.control else "fuzzers"])
    targets = sorted((BUILD / "fuzz/fuzz").glob(f"*_{kind}"))
    chosen = [one for one in targets if not arguments.k or re.search(arguments.k, one.name)]
    if not chosen:
        raise Failure("no fuzz target " + (f"matches `{arguments.k}`" if arguments.k else "in fuzz/"))
    failed = []
    for target in chosen:
        found = BUILD / f"{kind}-found" / target.name.rsplit("_", 1)[0]
        if arguments.control:
            shutil.rmtree(found, ignore_errors=True)
        say(f"== {target.name}, {seconds} s")
        if (fuzz_target(target, seconds, found) != 0) == arguments.control:
            continue
        failed.append(target.name)
        say(f"fuzz: {target.name} did not find the planted bug" if arguments.control else
            f"fuzz: {target.name} failed; run it on the input in {shown(found)}/crashes to see it again")
    done = len(chosen) - len(failed)
    say(f"fuzz: {done} of {len(chosen)} targets found " + ("the planted bug" if arguments.control else "nothing"))
    return 1 if failed else 0


def parser():
    top = argparse.ArgumentParser(prog="./dev", description="Build, run and check Yingzhou. One entry, also for CI.",
                                  epilog="example: ./dev run")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")

    def command(name, action, help_, example):
        one = commands.add_parser(name, help=help_, description=f"{help_[0].upper()}{help_[1:]}.",
                                  epilog=f"example: {example}")
        one.set_defaults(action=action)
        return one

    one = command("setup", do_setup, "install the Debian and npm packages that are missing", "./dev setup --for run")
    one.add_argument("--for", dest="what", choices=("run", "test"), default="test",
                     help="what for (default: test, everything)")
    one = command("build", do_build, "build the web pages and the program", "./dev build --preset debug feel_test")
    one.add_argument("--preset", choices=presets(), default="release")
    one.add_argument("--no-web", action="store_true", help="leave web/dist as it is")
    one.add_argument("-j", dest="jobs", type=int, help="jobs at once (default: Ninja decides)")
    one.add_argument("targets", nargs="*", help="CMake targets (default: yingzhou; `all` for the tests too)")
    for name, help_ in (("test", "check everything CI checks"), ("ci", "the same as test, for CI")):
        one = command(name, do_test, help_, f"./dev {name} -k 'layers|cpp'")
        one.add_argument("--fast", action="store_true", help="without web, browser and sanitizers")
        one.add_argument("-k", metavar="PATTERN", help="only the steps whose name matches")
    command("lint", do_lint, "check layers, house rules, format and scripts", "./dev lint")
    one = command("fmt", do_fmt, "format the C++ sources and web/", "./dev fmt src/feel/parser.cpp")
    one.add_argument("files", nargs="*")
    one = command("golden", do_golden, "rewrite the golden files; then review the difference", "./dev golden -k report")
    one.add_argument("-k", metavar="PATTERN", help="only the test programs whose name matches")
    one = command("run", do_run, "build what is needed and start the demo park", "./dev run -- --port 8081")
    one.add_argument("rest", nargs="*", help="after `--`: options of `yingzhou serve`")
    one = command("bench", do_bench, "build and run the benchmarks", "./dev bench -k feel -- --benchmark_min_time=1")
    one.add_argument("-k", metavar="PATTERN")
    one.add_argument("rest", nargs="*", help="after `--`: options of the benchmark programs")
    one = command("trace", do_trace, "list the requirements with and without a test", "./dev trace -- --summary")
    one.add_argument("rest", nargs="*", help="after `--`: options of tools/trace.py")
    one = command("fuzz", do_fuzz, "run the fuzz targets for a while", "./dev fuzz --seconds 60 -k feel")
    one.add_argument("--seconds", type=int, default=30, help="per target (default: 30)")
    one.add_argument("--control", action="store_true", help="with a planted bug, which every target must find")
    one.add_argument("-k", metavar="PATTERN")
    return top


def main(argv):
    # `./dev trace --summary` reads better than `./dev trace -- --summary`; both work.
    if argv[:1] == ["trace"] and not {"-h", "--help", "--"} & set(argv):
        argv = ["trace", "--", *argv[1:]]
    arguments = parser().parse_args(argv)
    try:
        return arguments.action(arguments) or 0
    except Failure as failure:
        say(f"{arguments.command}: {failure}")
        return 1
    except KeyboardInterrupt:
        return 130
