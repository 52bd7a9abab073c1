"""Logs of ours before verifiers that are not ours: Go's sumdb packages, and `openssl` for SM2 and SM3.

    outside_check.py go DRIVER [--seed N] [--flips N]    untouched logs are taken, broken proofs refused, and each of 300
                                                         flipped bits is refused by Go and located by our own full check
    outside_check.py openssl DRIVER

Exit code 77 (skipped) when the verifier is not installed.
"""
import argparse
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
GO_SOURCE = pathlib.Path("/usr/share/gocode")
SKIPPED = 77
SIZE = 1000  # entries: full and partial tiles, two levels


class Failure(Exception):
    pass


def run(*argv, **options):
    return subprocess.run([str(one) for one in argv], capture_output=True, **options)


def require(condition, message):
    if not condition:
        raise Failure(message)


def write_log(driver, folder, size, *options):
    done = run(driver, "write", folder, size, *options)
    require(done.returncode == 0, done.stderr.decode())
    return folder


def build_verifier(folder):
    environment = {**os.environ, "GO111MODULE": "off", "GOFLAGS": "", "GOPATH": str(GO_SOURCE), "GOTOOLCHAIN": "local",
                   "GOCACHE": str(folder / "cache")}
    done = run("go", "build", "-o", folder / "verify", HERE / "verify.go", env=environment, cwd=folder)
    require(done.returncode == 0, done.stderr.decode())
    return folder / "verify"


def entry_at(bundle, position, first):
    """The number of the entry that holds the byte."""
    at, number = 0, first
    while True:
        at += 2 + int.from_bytes(bundle[at:at + 2], "big")
        if position < at:
            return number
        number += 1


def expected_place(path, content, position):
    """(place, index) as the full check names them."""
    if path == "checkpoint":
        return "checkpoint", None
    number = int("".join(part.lstrip("x") for part in path.split(".p/")[0].split("/")[2:]))
    if path.startswith("tile/entries/"):
        return path, entry_at(content, position, 256 * number)
    return path, position // 32


def kinds_of_files(folder):
    """Checkpoint, tiles of hashes, bundles of entries: the paths of each."""
    kinds = [["checkpoint"]]
    for pattern in ("tile/[0-9]*/**/*", "tile/entries/**/*"):
        kinds.append(sorted(p.relative_to(folder).as_posix() for p in folder.glob(pattern) if p.is_file()))
    return kinds


def flip_bits(verifier, folder, seed, count, look=lambda path, content, position: None):
    """Flips bits of checkpoint, tiles and entries, a third of them in each kind of file. Gives how many Go refused; `look`
    is asked while the bit is flipped and gives why it is not content."""
    chance, kinds = random.Random(seed), kinds_of_files(folder)
    require(all(kinds), f"the log has too few files: {kinds}")
    with subprocess.Popen([verifier, "-serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as go:
        def ask():
            go.stdin.write(f"{folder}\n")
            go.stdin.flush()
            return go.stdout.readline().strip()

        require(ask() == "intact", "control: Go refuses the untouched log")
        refused = 0
        for turn in range(count):
            path = chance.choice(kinds[turn % 3])
            content = (folder / path).read_bytes()
            position, bit = chance.randrange(len(content)), chance.randrange(8)
            changed = bytearray(content)
            changed[position] ^= 1 << bit
            (folder / path).write_bytes(changed)
            said, why = ask(), look(path, content, position)
            (folder / path).write_bytes(content)
            refused += said.startswith("refused")
            if not said.startswith("refused") or why:
                print(f"{path} byte {position} bit {bit}: Go says `{said}`{why or ''}")
        require(ask() == "intact", "control: Go refuses the mended log")
        go.stdin.close()
    return refused


def flip_bits_and_locate(driver, verifier, folder, seed, count):
    """Go refuses each flip, and our own full check says where it is."""
    kinds = kinds_of_files(folder)
    require(len(kinds[1]) > 4 and len(kinds[2]) > 3, f"the log has too few files: {kinds}")
    located = 0

    def look(path, content, position):
        nonlocal located
        ours = run(driver, "check", folder)
        place, index = expected_place(path, content, position)
        told = [line.split(" ", 2) for line in ours.stdout.decode(errors="replace").splitlines()]
        if ours.returncode == 1 and len(told) == 1 and told[0][0] == place and index in (None, int(told[0][1])):
            located += 1
            return None
        return f", we say {told}, expected {place} {index}"

    refused = flip_bits(verifier, folder, seed, count, look)
    print(f"seed {seed}: {count} flips, {refused} refused by Go, {located} located by the full check")
    require(refused == located == count, "a flipped bit got through")


def has_go():
    return shutil.which("go") and (GO_SOURCE / "src/golang.org/x/mod/sumdb").is_dir()


def check_go(driver, scratch, seed, flips):
    if not has_go():
        print("skipped: golang-go and golang-golang-x-mod-dev are not installed")
        return SKIPPED
    verifier = build_verifier(scratch)
    for size in (1, 2, 255, 256, 257, SIZE, 66_000):
        folder = write_log(driver, scratch / f"log_{size}", size)
        if size > SIZE:  # a third level; without its 66,000 proofs, which would take Go minutes
            said = run(verifier, "-serve", input=f"{folder}\n".encode())
        else:
            said = run(verifier, folder)
        require(said.stdout.strip() == b"intact", f"{size} entries: {said.stdout.decode()}{said.stderr.decode()}")
        require(run(driver, "check", folder).returncode == 0, f"{size} entries: our own check finds a fault")
    print("Go takes logs of 1 to 66,000 entries; its proofs and ours are equal")
    broken = run(verifier, write_log(driver, scratch / "broken", SIZE, "--broken-proofs"))
    require(broken.returncode == 1 and b"proof" in broken.stdout, "control: Go takes broken proofs")
    foreign = run(verifier, write_log(driver, scratch / "national", SIZE, "--national"))
    require(foreign.returncode == 1, "control: Go takes a log of SM3 and SM2")
    require(run(driver, "check", scratch / "national").returncode == 0, "the national log does not pass our own check")
    flip_bits_and_locate(driver, verifier, scratch / f"log_{SIZE}", seed, flips)
    return 0


def check_openssl(driver, scratch):
    if not shutil.which("openssl"):
        print("skipped: openssl is not installed")
        return SKIPPED
    chance = random.Random(3)
    for size in (0, 1, 55, 56, 63, 64, 65, 1000, 100_000):
        (scratch / "bytes").write_bytes(chance.randbytes(size))
        theirs = run("openssl", "dgst", "-sm3", "-r", scratch / "bytes").stdout.split()[0]
        require(run(driver, "sm3", scratch / "bytes").stdout.strip() == theirs, f"SM3 of {size} bytes differs")
    run(driver, "sm2", scratch)
    command = ("openssl", "pkeyutl", "-verify", "-rawin", "-digest", "sm3", "-pubin", "-keyform", "DER", "-inkey",
               scratch / "public.der", "-pkeyopt", "distid:1234567812345678", "-sigfile", scratch / "signature.der", "-in")
    good = run(*command, scratch / "message")
    require(good.returncode == 0, f"openssl refuses our SM2 signature: {good.stdout.decode()}{good.stderr.decode()}")
    (scratch / "other").write_bytes(b"another message\n")
    require(run(*command, scratch / "other").returncode != 0, "control: openssl takes the signature for another message")
    print("SM3 of 9 lengths is openssl's; it verifies our SM2 signature and refuses it for another message")
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("what", choices=("go", "openssl"))
    parser.add_argument("driver", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=20_261)
    parser.add_argument("--flips", type=int, default=300)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        try:
            if arguments.what == "go":
                return check_go(arguments.driver, pathlib.Path(scratch), arguments.seed, arguments.flips)
            return check_openssl(arguments.driver, pathlib.Path(scratch))
        except Failure as failure:
            print(f"failed: {failure}")
            return 1


if __name__ == "__main__":
    sys.exit(main())
