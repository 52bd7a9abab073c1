"""The three policies of bench/policies.py in our engine and in a peer (gorules zen), one run, with the ratios.

    python3 -B tools/decision_bench.py PROGRAM [--seconds 3] [--without-peer]

PROGRAM is build/release/bench/decisions_bench. Writes the models, installs the peer's npm package into bench/peer, checks
every answer of both against decimals computed in Python, and prints a table."""
import argparse
import json
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
POLICIES = ROOT / "build/bench/policies"


def ours(program, seconds):
    done = subprocess.run([program, "--benchmark_format=json", f"--benchmark_min_time={seconds}"], check=True,
                          capture_output=True, text=True, env={**os.environ, "YINGZHOU_BENCH_POLICIES": str(POLICIES)})
    return {one["name"].removesuffix("/iterations:1"): one for one in json.loads(done.stdout)["benchmarks"]}


def peer(seconds):
    folder = ROOT / "bench/peer"
    # The exact version stands in package.json; a lock file would name packages of other platforms that are not served.
    subprocess.run(["npm", "install", "--silent", "--no-package-lock"], cwd=folder, check=True)
    done = subprocess.run(["node", "zen.mjs", str(POLICIES), str(seconds)], cwd=folder, check=True,
                          capture_output=True, text=True)
    told = {one["policy"]: one for one in map(json.loads, done.stdout.splitlines())}
    for policy, one in told.items():
        if one["right"] != one["of"]:
            raise SystemExit(f"decision_bench: the peer decides {one['of'] - one['right']} rows of policy {policy} wrongly")
    return told


def rate(one):
    return one["items_per_second"]


def print_ours(found):
    for name, one in found.items():
        figures = [f"{one['cpu_time']:10.1f} {one['time_unit']}"]
        if "items_per_second" in one:
            figures = [f"{rate(one) / 1e6:10.3f} M/s"]
        counters = ("p50_us", "p99_us", "scores_changed", "grades_changed")
        figures += [f"{key} {one[key]:,.1f}" for key in counters if key in one]
        print(f"{name:32} {one['error_message'] if one.get('error_occurred') else '  '.join(figures)}")


def print_ratios(found):
    print(f"\ntrace on / off, batch: " + ", ".join(
        f"{policy} {rate(found[f'batch/{policy}']) / rate(found[f'batch/{policy}/trace']):.1f}" for policy in "abc"))
    print("trace on / off, row:   " + ", ".join(
        f"{policy} {found[f'row/{policy}/trace']['cpu_time'] / found[f'row/{policy}']['cpu_time']:.1f}" for policy in "abc"))
    for path in ("row", "batch"):
        long, short = found[f"long_table/{path}/5000"], found[f"long_table/{path}/20"]
        print(f"5,000 rules / 20 rules, {path}: {long['cpu_time'] / short['cpu_time']:.1f}")


def print_peer(found, told):
    print(f"\n{'policy':8}{'zen, CPU µs':>14}{'its own clock':>15}{'text to text':>14}{'batch ×':>10}{'json row ×':>12}")
    for policy, one in told.items():
        batch, row = found[f"batch/{policy}"], found[f"json/{policy}"]
        clock = one["own_clock_p50_us"]
        print(f"{policy:8}{one['cpu_us']:14.0f}{clock if clock else float('nan'):15.0f}{one['text_to_text_p50_us']:14.0f}"
              f"{one['cpu_us'] * rate(batch) / 1e6:10.0f}{one['text_to_text_p50_us'] / row['p50_us']:12.1f}")
    print("batch ×: CPU time of a decision, theirs over ours")
    print("json row ×: JSON text to JSON text, median by the wall, theirs over ours")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("--seconds", type=float, default=2)
    parser.add_argument("--without-peer", action="store_true")
    arguments = parser.parse_args()
    subprocess.run([sys.executable, "-B", ROOT / "bench/policies.py", POLICIES], check=True)
    found = ours(arguments.program, arguments.seconds)
    print_ours(found)
    print_ratios(found)
    if not arguments.without_peer:
        print_peer(found, peer(arguments.seconds))


if __name__ == "__main__":
    main()
