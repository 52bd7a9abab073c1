"""`./dev setup`: Debian packages, Node and npm packages. Quiet and quick when nothing is missing."""
import os
import platform
import re
import shutil
import sys

from house.shell import BUILD, LOGS, ROOT, Failure, Stopwatch, output_of, require, run, say, shown

NODE_MIN = (20, 19)  # Vite 8 needs it; Debian 12 ships 18
NODE_MAJOR, NPM_MAJOR = 22, 10  # what is fetched from the npm registry when the system's Node is too old
NODE_HOME = BUILD / "node"
NPM_FOLDERS = {"run": ["web"], "test": ["web", "tests/browser"]}


def package_sets():
    """{'run': [...], 'test': [...]} from tools/packages.txt."""
    sets, current = {}, None
    for line in (ROOT / "tools/packages.txt").read_text().splitlines():
        line = line.split("#")[0].strip()
        if line.startswith("["):
            current = sets.setdefault(line.strip("[]"), [])
        elif line:
            current.append(line)
    return sets


def missing_packages(names):
    listed = output_of(["dpkg-query", "-W", "-f", "${db:Status-Status} ${Package}\n", *names], even_failing=True)
    installed = {line.split()[1] for line in (listed or "").splitlines() if line.startswith("installed ")}
    return [name for name in names if name not in installed]


def as_root(argv):
    if os.geteuid() == 0:
        return argv
    if shutil.which("sudo") and (sys.stdin.isatty() or run(["sudo", "-n", "true"]) == 0):
        return ["sudo", *argv]
    raise Failure(f"root is needed, and there is no sudo; run as root: {' '.join(argv)}")


def apt_get(*arguments, may_fail=False):
    """Its many lines go to a log; the last of them are shown when it fails."""
    LOGS.mkdir(parents=True, exist_ok=True)
    with open(LOGS / "apt.log", "a", encoding="utf-8") as log:
        code = run(as_root(["apt-get", "-q", *arguments]), env={"DEBIAN_FRONTEND": "noninteractive"}, log=log)
    if code != 0 and not may_fail:
        tail = (LOGS / "apt.log").read_text(encoding="utf-8", errors="replace").splitlines()[-15:]
        raise Failure("\n".join([f"apt-get {arguments[0]} failed", *tail]))
    return code


def install_packages(names):
    if not shutil.which("apt-get"):
        raise Failure("this machine has no apt-get; the project builds on Debian 12. What is missing: " + " ".join(names))
    watch = Stopwatch()
    say(f"setup: installing {len(names)} Debian packages: {' '.join(names)}")
    arguments = ["install", "-y", "--no-install-recommends", *names]
    plan = output_of(["apt-get", "-s", *arguments])
    if plan is None:  # no lists of packages yet
        apt_get("update")
        plan = output_of(["apt-get", "-s", *arguments]) or ""
    removed = re.findall(r"^Remv (\S+)", plan, re.M)
    if removed:
        say(f"setup: they replace {' '.join(removed)} (Boost 1.81 and 1.74 exclude each other)")
    if apt_get(*arguments, may_fail=True) != 0:  # the lists may be old
        apt_get("update")
        apt_get(*arguments)
    say(f"setup: Debian packages installed in {watch}")


def node_version(environment):
    text = output_of(["node", "--version"], env=environment) or ""
    found = re.match(r"v(\d+)\.(\d+)", text)
    return (int(found[1]), int(found[2])) if found else None


def node_environment():
    """PATH with a Node that is new enough in front, or None when there is no such Node yet."""
    for path in (os.environ.get("PATH", ""), f"{NODE_HOME}/bin{os.pathsep}{os.environ.get('PATH', '')}"):
        environment = {"PATH": path}
        if (node_version(environment) or (0, 0)) >= NODE_MIN and shutil.which("npm", path=path):
            return environment
    return None


def install_node():
    """Debian's Node is too old for Vite 8: a newer one comes as an npm package into build/node, by Debian's npm."""
    machine = {"x86_64": "x64", "aarch64": "arm64"}.get(platform.machine())
    wanted = f"Node {NODE_MIN[0]}.{NODE_MIN[1]} or newer"
    if not machine:
        raise Failure(f"{wanted} is needed to build the web pages; install it and run ./dev setup again")
    if not shutil.which("npm"):
        install_packages(["nodejs", "npm"])
    say(f"setup: {wanted} is needed and the system has none; fetching Node {NODE_MAJOR} into {shown(NODE_HOME)}")
    NODE_HOME.mkdir(parents=True, exist_ok=True)
    (NODE_HOME / "package.json").write_text("{}\n")
    code = run(["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--no-save", "--silent",
                f"node-linux-{machine}@{NODE_MAJOR}", f"npm@{NPM_MAJOR}"], cwd=NODE_HOME)
    modules = NODE_HOME / "node_modules"
    links = {"node": modules / f"node-linux-{machine}/bin/node", "npm": modules / "npm/bin/npm-cli.js",
             "npx": modules / "npm/bin/npx-cli.js"}
    if code != 0 or not links["node"].exists():
        raise Failure(f"could not fetch Node; install {wanted} by hand (any source) and run ./dev setup again")
    (NODE_HOME / "bin").mkdir(exist_ok=True)
    for name, target in links.items():
        target.chmod(0o755)
        link = NODE_HOME / "bin" / name
        link.unlink(missing_ok=True)
        link.symlink_to(os.path.relpath(target, link.parent))


def install_npm_packages(folder):
    """`npm ci` when package-lock.json is newer than what npm last installed."""
    lock, done = ROOT / folder / "package-lock.json", ROOT / folder / "node_modules/.package-lock.json"
    if not lock.exists() or (done.exists() and done.stat().st_mtime >= lock.stat().st_mtime):
        return
    watch = Stopwatch()
    say(f"setup: installing the npm packages of {folder}/")
    require(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], f"npm ci in {folder}/",
            cwd=ROOT / folder, env={**node_environment(), "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD": "1"})
    done.touch()
    say(f"setup: npm packages of {folder}/ installed in {watch}")


def setup(what="test"):
    """`run`: what building and running needs; `test`: that and what the checks need."""
    sets = package_sets()
    wanted = sets["run"] + (sets["test"] if what == "test" else [])
    missing = missing_packages(wanted)
    if missing:
        install_packages(missing)
    folders = [f for f in NPM_FOLDERS[what] if (ROOT / f / "package-lock.json").exists()]
    if folders and node_environment() is None:
        install_node()
    for folder in folders:
        install_npm_packages(folder)
