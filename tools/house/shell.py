"""Paths, running programs, and telling people what happens."""
import hashlib
import os
import pathlib
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = ROOT / "build"
LOGS = BUILD / "logs"
# Debian's Python sees Debian's packages (openpyxl); another one may stand before it on PATH.
PYTHON = "/usr/bin/python3" if pathlib.Path("/usr/bin/python3").exists() else sys.executable

WORDS_SHOWN = 20  # of a long command line, in logs


class Failure(Exception):
    """Something a person has to mend; the text says what."""


def say(text):
    print(text, flush=True)


def shown(path):
    """The path as a person in the repository would type it."""
    path = pathlib.Path(path)
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else str(path)


def command_line(argv):
    words = [shown(a) if str(a).startswith(str(ROOT)) else str(a) for a in argv]
    return " ".join(words[:WORDS_SHOWN] + ([f"… and {len(words) - WORDS_SHOWN} more"] if len(words) > WORDS_SHOWN else []))


def run(argv, cwd=ROOT, env=None, log=None):
    """Runs a program without standard input; returns its exit code. With `log` (an open file) its output goes there."""
    argv = [str(a) for a in argv]
    whole = {**os.environ, **(env or {})}
    if log:
        log.write(f"$ {command_line(argv)}\n")
        log.flush()
    try:
        return subprocess.run(argv, cwd=cwd, env=whole, stdin=subprocess.DEVNULL, stdout=log,
                              stderr=subprocess.STDOUT if log else None).returncode
    except FileNotFoundError:
        (log or sys.stderr).write(f"{argv[0]}: not installed, run ./dev setup\n")
        return 127


def require(argv, what=None, **options):
    """Runs a program; a failure ends the command."""
    code = run(argv, **options)
    if code != 0:
        raise Failure(f"{what or command_line(argv)} failed with exit code {code}")


def output_of(argv, cwd=ROOT, env=None, even_failing=False):
    """Standard output of a program; None when it is not there or fails."""
    try:
        done = subprocess.run([str(a) for a in argv], cwd=cwd, env={**os.environ, **(env or {})}, text=True,
                              stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    except FileNotFoundError:
        return None
    return done.stdout if even_failing or done.returncode == 0 else None


def files(*patterns):
    """Files of the project (tracked, or new and not ignored), sorted; all of them without a pattern."""
    listed = output_of(["git", "ls-files", "-co", "--exclude-standard", "-z", "--", *patterns])
    if listed is None:  # an unpacked archive has no history
        found = [p for p in ROOT.rglob("*") if p.is_file() and not {"build", "node_modules", "dist", ".git"} & set(p.parts)]
        return sorted(p for p in found if not patterns or any(p.match(one) for one in patterns))
    return sorted(ROOT / name for name in set(listed.split("\0")) if name and (ROOT / name).is_file())


def digest(paths, *extra):
    """One hash over names and contents."""
    sum_ = hashlib.sha256("\0".join(map(str, extra)).encode())
    for path in sorted(paths):
        sum_.update(str(path).encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return sum_.hexdigest()


class Stopwatch:
    def __init__(self):
        self.start = time.monotonic()

    def __str__(self):
        seconds = time.monotonic() - self.start
        return f"{seconds:.1f} s" if seconds < 100 else f"{int(seconds) // 60} min {int(seconds) % 60:02} s"
