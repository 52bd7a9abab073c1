"""`./dev build`: the web pages, then the C++ through CMake presets and Ninja."""
import json

from house.setup import node_environment
from house.shell import BUILD, LOGS, ROOT, Failure, Stopwatch, digest, files, require, run, say

PROGRAM = BUILD / "release/yingzhou"


def presets():
    known = json.loads((ROOT / "CMakePresets.json").read_text())["configurePresets"]
    return [one["name"] for one in known if not one.get("hidden")]


def build_web(log=None, force=False):
    """web/dist, when a file of web/ changed since it was last built. True when it was built now."""
    if not (ROOT / "web/package.json").exists():
        say("build: there is no web/package.json, the program will show a page that says so")
        return False
    stamp, now = BUILD / "web.stamp", digest(files("web"))
    if not force and (ROOT / "web/dist/index.html").exists() and stamp.exists() and stamp.read_text() == now:
        return False
    watch = Stopwatch()
    LOGS.mkdir(parents=True, exist_ok=True)
    with open(LOGS / "web-build.log", "w", encoding="utf-8") as own_log:
        code = run(["npm", "run", "--silent", "build"], cwd=ROOT / "web", env=node_environment(), log=log or own_log)
    if code != 0:
        said = (LOGS / "web-build.log").read_text(encoding="utf-8", errors="replace").strip()
        raise Failure(f"building the web pages failed with exit code {code}\n{said}")
    stamp.write_text(now)
    if not log:
        say(f"build: web pages in {watch}")
    return True


def configure(preset, log=None):
    if preset not in presets():
        raise Failure(f"there is no preset `{preset}`; there are {', '.join(presets())}")
    if not (BUILD / preset / "build.ninja").exists():
        require(["cmake", "--preset", preset], f"configuring {preset}", log=log)


def build(preset="release", targets=("yingzhou",), jobs=None, log=None):
    configure(preset, log)
    require(["ninja", "-C", BUILD / preset, *(["-j", str(jobs)] if jobs else []), *targets], f"building {preset}", log=log)


def ctest(preset, *arguments, log=None, env=None):
    return run(["ctest", "--test-dir", BUILD / preset, "--output-on-failure", "-j", "2", *arguments], log=log, env=env)
