"""The log of the program itself before a verifier that is not ours: `yingzhou serve --demo` with a witness, exported with
`yingzhou log export`, checked by Go's sumdb packages – signatures of log and witness, every entry – and 300 flipped bits of
what was exported, each of which Go must refuse. Source: goals T1, T2.

    program_check.py YINGZHOU [--seed N] [--flips N]

Exit code 77 (skipped) when the verifier is not installed.
"""
import argparse
import contextlib
import json
import pathlib
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request

from outside_check import Failure, SKIPPED, build_verifier, flip_bits, has_go, require, run

WAIT_SECONDS = 90


@contextlib.contextmanager
def running(*command):
    """The program and what it said up to the line that tells how to stop it."""
    child = subprocess.Popen([str(one) for one in command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL, text=True)
    try:
        said = ""
        while not re.search(r"Stop with", said):
            line = child.stdout.readline()
            require(line, f"{command[1]} ended early: {said}")
            said += line
        yield child, said
    finally:
        child.send_signal(signal.SIGTERM)
        try:
            child.wait(timeout=30)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
        child.stdout.close()


def seal_everything(address):
    """Waits until every record is under a checkpoint that the witness has cosigned; gives how many there are."""
    deadline = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < deadline:
        with urllib.request.urlopen(address + "api/v1/log", timeout=30) as answer:
            log = json.load(answer)
        point = log["checkpoint"]
        if point and point["size"] == log["records"] and all(one["cosigned_at"] for one in point["witnesses"]):
            return log["records"]
        time.sleep(0.2)
    raise Failure(f"not sealed and witnessed in time: {log}")


def export(program, scratch):
    """(folder of the exported log, its number of records)"""
    data = scratch / "data"
    with running(program, "serve", "--port", "0", "--data", data):
        pass  # makes the key, which the witness has to know
    key = run(program, "log", "key", "--data", data).stdout.decode().strip()
    with running(program, "log", "witness", "--port", "0", "--name", "witness.example", "--key", key, "--state",
                 scratch / "witness") as (_, said):
        url, witness = re.search(r"'(http://[^,]+),([^']+)'", said).groups()
        serve = (program, "serve", "--port", "0", "--data", data, "--demo", "--witness", f"{url},{witness}")
        with running(*serve) as (_, said):
            records = seal_everything(re.search(r"http://127\.0\.0\.1:\d+/", said)[0])
    done = run(program, "log", "export", "--out", scratch / "export", "--data", data, "--witness", witness)
    require(done.returncode == 0, f"log export: {done.stderr.decode()}")
    return scratch / "export", records


def check(program, scratch, seed, flips):
    if not has_go():
        print("skipped: golang-go and golang-golang-x-mod-dev are not installed")
        return SKIPPED
    verifier = build_verifier(scratch)
    folder, records = export(program, scratch)
    require(records > 256, f"the demonstration leaves {records} records, less than a tile")
    refused = flip_bits(verifier, folder, seed, flips)
    print(f"seed {seed}: Go takes the exported log of {records} records and its witness; {refused} of {flips} flips refused")
    require(refused == flips, "a flipped bit got through")
    # Controls: another log's checkpoint, and a checkpoint that no witness has signed.
    note = (folder / "checkpoint").read_text(encoding="utf-8")
    (folder / "checkpoint").write_text("\n".join(note.split("\n")[:-2]) + "\n", encoding="utf-8")
    said = run(verifier, "-serve", input=f"{folder}\n".encode()).stdout.decode()
    require(said.startswith("refused"), "control: Go takes a checkpoint without its witness")
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=20_263)
    parser.add_argument("--flips", type=int, default=300)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        try:
            return check(arguments.program.resolve(), pathlib.Path(scratch), arguments.seed, arguments.flips)
        except Failure as failure:
            print(f"failed: {failure}")
            return 1


if __name__ == "__main__":
    sys.exit(main())
