#!/usr/bin/env python3
"""Calibrates the policy pack policies/us_statements and prints what it rests on.

Input: the firm-years of sowide/bankruptcy_dataset as CSV (company_name, status_label, year, X1 … X18, is_last_row).
Curves, weights and cut-offs come from the training years only; validation and test years are only reported on.
A firm-year fails when it is the last row of a failed company: the filing follows in the next year.

  tools/calibrate_us.py us_bankruptcy.csv            prints quantiles, weights, failure rate per grade, AUC
  tools/calibrate_us.py us_bankruptcy.csv --write    also writes curves.csv, weights.csv and blocks.csv of the pack
  tools/calibrate_us.py us_bankruptcy.csv --demo     also writes the extract policies/us_statements/demo/us_companies.csv

The program rates the same file: `yingzhou rate us_bankruptcy.csv --policy policies/us_statements --out out.csv`.
"""
import argparse
import csv
import hashlib
import math
import pathlib
import sys
from decimal import Decimal as D

PACK = pathlib.Path(__file__).resolve().parent.parent / "policies/us_statements"
TRAIN, VALIDATE, TEST = range(1999, 2012), range(2012, 2015), range(2015, 2019)
FACTS = ["current_assets", "cost_of_goods_sold", "depreciation", "ebitda", "inventory", "net_income", "receivables",
         "market_value", "net_sales", "total_assets", "long_term_debt", "ebit", "gross_profit", "current_liabilities",
         "retained_earnings", "total_revenue", "total_liabilities", "operating_expenses"]
BINS = 12            # groups of equal size per indicator
PRIOR = 400          # firm-years of average failure added to each group: a steep start needs evidence
RIDGE = 4.0          # penalty of the logistic regression, in units of its log-likelihood
GRADES = ["AAA", "AA", "A", "BBB", "BB", "B", "CCC", "C"]
# Share of the training firm-years at or above each cut-off: AAA the best tenth, C the worst 3 %.
SHARES = [0.10, 0.30, 0.50, 0.68, 0.82, 0.91, 0.97]


def ratio(numerator, denominator, without=None):
    """As the formulas of indicators.csv: nothing for a denominator of 0 or below, unless `without` says what 0 counts as."""
    if denominator > 0:
        return numerator / denominator
    return without if denominator == 0 else None


def of_assets(numerator, row, worst=D(-1000)):
    """A share of total assets; without assets it counts as beyond the worst point of the curve."""
    return numerator / row["total_assets"] if row["total_assets"] > 0 else worst


# name: (block, direction, value of a row); a missing value is shared out among the known ones of the block.
INDICATORS = {
    "return_on_assets": ("profitability", 1, lambda r: of_assets(r["net_income"], r)),
    "operating_return": ("profitability", 1, lambda r: of_assets(r["ebit"], r)),
    "retained_earnings_ratio": ("profitability", 1, lambda r: of_assets(r["retained_earnings"], r)),
    "gross_margin": ("profitability", 1, lambda r: ratio(r["gross_profit"], r["net_sales"])),
    "liability_ratio": ("solvency", -1, lambda r: of_assets(r["total_liabilities"], r, D(1000))),
    "long_term_debt_ratio": ("solvency", -1, lambda r: of_assets(r["long_term_debt"], r, D(1000))),
    "debt_coverage": ("solvency", 1, lambda r: ratio(r["ebitda"], r["total_liabilities"], D(2))),
    "working_capital_ratio": ("liquidity", 1,
                              lambda r: of_assets(r["current_assets"] - r["current_liabilities"], r)),
    "current_ratio": ("liquidity", 1, lambda r: ratio(r["current_assets"], r["current_liabilities"], D(10))),
    "asset_turnover": ("liquidity", 1, lambda r: of_assets(r["net_sales"], r)),
    "market_to_liabilities": ("market", 1, lambda r: ratio(r["market_value"], r["total_liabilities"], D(100))),
    "market_size": ("market", 1, lambda r: r["market_value"]),
}


def read(path):
    rows = []
    with open(path, encoding="utf-8", newline="") as file:
        for line in csv.DictReader(file):
            row = {name: D(line[f"X{i + 1}"]) for i, name in enumerate(FACTS)}
            row.update(company=line["company_name"], year=int(line["year"]), status=line["status_label"], text=line)
            row["fails"] = line["status_label"] == "failed" and line["is_last_row"] == "1"
            row["values"] = {name: value(row) for name, (_, _, value) in INDICATORS.items()}
            rows.append(row)
    return rows


def significant(x, digits=3):
    """Rounded to three digits that count, so that the curve can be read."""
    return D(0) if x == 0 else round(x, digits - 1 - x.adjusted())


def pooled(groups):
    """Adjacent groups (x, failure rate, size) that break the falling order are joined (pool adjacent violators)."""
    stack = []
    for x, rate, size in groups:
        stack.append([[x], rate, size])
        while len(stack) > 1 and stack[-2][1] < stack[-1][1]:
            xs, rate2, size2 = stack.pop()
            last = stack[-1]
            last[1] = (last[1] * last[2] + rate2 * size2) / (last[2] + size2)
            last[0] += xs
            last[2] += size2
    return [(x, rate) for xs, rate, _ in stack for x in ([xs[0], xs[-1]] if len(xs) > 1 else xs)]


def curve_of(name, train, base_rate):
    """Points (x, score): the median of each group and its smoothed log-odds of survival, scaled to 0 … 100."""
    sign = INDICATORS[name][1]
    known = sorted((r["values"][name] * sign, r["fails"]) for r in train if r["values"][name] is not None)
    groups = []
    for b in range(BINS):
        part = known[len(known) * b // BINS:len(known) * (b + 1) // BINS]
        rate = (sum(f for _, f in part) + PRIOR * base_rate) / (len(part) + PRIOR)
        groups.append((significant(part[len(part) // 2][0]), rate, len(part)))
    points = [(x, -math.log(rate / (1 - rate))) for x, rate in pooled(groups)]
    low, high = points[0][1], points[-1][1]
    scored = {}
    for x, odds in points:
        scored[x * sign + 0] = max(round(100 * (odds - low) / (high - low)), scored.get(x * sign + 0, 0))
    return sorted(scored.items())


def score_at(curve, x):
    if x <= curve[0][0]:
        return D(curve[0][1])
    for (x0, s0), (x1, s1) in zip(curve, curve[1:]):
        if x <= x1:
            return D(s0) + D(s1 - s0) * (x - x0) / (x1 - x0)
    return D(curve[-1][1])


def solve(matrix, vector):
    size = len(vector)
    rows = [list(m) + [v] for m, v in zip(matrix, vector)]
    for i in range(size):
        pivot = max(range(i, size), key=lambda k: abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for k in range(i + 1, size):
            factor = rows[k][i] / rows[i][i]
            for j in range(i, size + 1):
                rows[k][j] -= factor * rows[i][j]
    out = [0.0] * size
    for i in reversed(range(size)):
        out[i] = (rows[i][size] - sum(rows[i][j] * out[j] for j in range(i + 1, size))) / rows[i][i]
    return out


def logistic(samples, outcomes):
    """Ridge logistic regression by Newton's method: intercept first, then one coefficient per column."""
    size = len(samples[0]) + 1
    beta = [0.0] * size
    for _ in range(12):
        gradient = [0.0] * size
        hessian = [[0.0] * size for _ in range(size)]
        for sample, outcome in zip(samples, outcomes):
            x = (1.0, *sample)
            p = 1 / (1 + math.exp(-sum(b * v for b, v in zip(beta, x))))
            w = p * (1 - p)
            for i in range(size):
                gradient[i] += (outcome - p) * x[i]
                wx = w * x[i]
                for j in range(i, size):
                    hessian[i][j] += wx * x[j]
        for i in range(size):
            for j in range(i):
                hessian[i][j] = hessian[j][i]
            if i:
                gradient[i] -= RIDGE * beta[i]
                hessian[i][i] += RIDGE
        step = solve(hessian, gradient)
        beta = [b + s for b, s in zip(beta, step)]
        if max(abs(s) for s in step) < 1e-8:
            break
    return beta


def weights_of(train, curves):
    """Points per indicator, in halves, sum 100: coefficients of survival on the scores, at least 2 points each."""
    names = list(INDICATORS)
    samples = [[0.5 if r["values"][n] is None else float(score_at(curves[n], r["values"][n])) / 100 for n in names]
               for r in train]
    beta = logistic(samples, [not r["fails"] for r in train])[1:]
    positive = [max(b, 0.0) for b in beta]
    points = {n: max(D(2), D(round(200 * b / sum(positive))) / 2) for n, b in zip(names, positive)}
    largest = max(points, key=points.get)
    points[largest] += 100 - sum(points.values())
    return points, dict(zip(names, beta))


def total(row, curves, weights):
    """The score as the program computes it: unknown values share their weight out inside the block."""
    result = D(0)
    for block in dict.fromkeys(b for b, _, _ in INDICATORS.values()):
        members = [n for n, (b, _, _) in INDICATORS.items() if b == block]
        known = [n for n in members if row["values"][n] is not None]
        if known:
            all_points, held = sum(weights[n] for n in members), sum(weights[n] for n in known)
            result += sum(round(weights[n] * all_points / held * score_at(curves[n], row["values"][n]) / 100, 4)
                          for n in known)
    return result


def auc(rows):
    """Chance that a firm-year that fails scores below one that does not; equal scores count half."""
    ordered = sorted(rows, key=lambda r: r["score"])
    failed = sum(r["fails"] for r in ordered)
    ranks, i = 0.0, 0
    while i < len(ordered):
        j = i
        while j < len(ordered) and ordered[j]["score"] == ordered[i]["score"]:
            j += 1
        ranks += sum(r["fails"] for r in ordered[i:j]) * (i + j + 1) / 2
        i = j
    return 1 - (ranks - failed * (failed + 1) / 2) / (failed * (len(ordered) - failed))


def grade_of(score, cutoffs):
    return next((g for g, c in zip(GRADES, cutoffs) if score >= c), GRADES[-1])


def report(title, rows, cutoffs):
    print(f"\n{title}: {len(rows)} firm-years, {sum(r['fails'] for r in rows)} fail, AUC {auc(rows):.4f}")
    for grade in GRADES:
        part = [r for r in rows if grade_of(r["score"], cutoffs) == grade]
        failed = sum(r["fails"] for r in part)
        print(f"  {grade:4} {len(part):6} {len(part) / len(rows):7.1%}   {failed:4} fail  {failed / max(1, len(part)):8.3%}")


def write_pack(curves, weights):
    note = "# Made by tools/calibrate_us.py from the training years 1999 to 2011; do not edit by hand.\n"
    with open(PACK / "curves.csv", "w", encoding="utf-8") as file:
        file.write(note + "indicator,model,mode,form,x,score\n")
        for name, curve in curves.items():
            file.writelines(f"{name},,value,linear,{x:f},{score}\n" for x, score in curve)
    with open(PACK / "weights.csv", "w", encoding="utf-8") as file:
        file.write(note + "model,family,indicator,weight,valid_from,requirement,source\n")
        source = "logistic regression on the training years"
        file.writelines(f"statement_model,,{n},{w},,,{source}\n" for n, w in weights.items())
    labels = {"profitability": "盈利与积累,Profitability and retained earnings", "solvency": "负债与偿债,Debt and coverage",
              "liquidity": "流动性与周转,Liquidity and turnover", "market": "市场评价,The market's judgment"}
    with open(PACK / "blocks.csv", "w", encoding="utf-8") as file:
        file.write(note + "model,block,points,zh,en\n")
        for block, label in labels.items():
            points = sum(w for n, w in weights.items() if INDICATORS[n][0] == block)
            file.write(f"statement_model,{block},{points},{label}\n")


def write_demo(rows, alive=312, failed=60):
    """Whole histories of the companies whose name hashes lowest, so that the choice repeats and looks at nothing else."""
    def lowest(status, count):
        names = {r["company"] for r in rows if r["status"] == status}
        long_enough = {n for n in names if lengths[n] >= 4}
        return set(sorted(long_enough, key=lambda n: hashlib.sha256(n.encode()).hexdigest())[:count])
    lengths = {}
    for r in rows:
        lengths[r["company"]] = lengths.get(r["company"], 0) + 1
    chosen = lowest("alive", alive) | lowest("failed", failed)
    (PACK / "demo").mkdir(exist_ok=True)
    columns = ["company_name", "status_label", "year", *(f"X{i}" for i in range(1, 19)), "is_last_row"]
    with open(PACK / "demo/us_companies.csv", "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([r["text"][c] for c in columns] for r in rows if r["company"] in chosen)
    print(f"\ndemo: {len(chosen)} companies, {sum(r['company'] in chosen for r in rows)} firm-years, "
          f"{(PACK / 'demo/us_companies.csv').stat().st_size} bytes")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--demo", action="store_true")
    options = parser.parse_args()
    rows = read(options.file)
    train = [r for r in rows if r["year"] in TRAIN]
    base_rate = sum(r["fails"] for r in train) / len(train)
    curves = {name: curve_of(name, train, base_rate) for name in INDICATORS}
    weights, beta = weights_of(train, curves)
    for row in rows:
        row["score"] = total(row, curves, weights)
    ordered = sorted((r["score"] for r in train), reverse=True)
    cutoffs = [round(ordered[int(len(ordered) * share)]) for share in SHARES]
    print(f"training failure rate {base_rate:.4%}")
    for name, (block, _, _) in INDICATORS.items():
        single = [dict(r, score=score_at(curves[name], r["values"][name])) for r in train if r["values"][name] is not None]
        print(f"{name:24} {block:14} weight {weights[name]:>5}  coefficient {beta[name]:6.2f}  AUC alone {auc(single):.3f}  "
              f"curve {' '.join(f'{x:f}:{s}' for x, s in curves[name])}")
    print("cut-offs", ", ".join(f"{g} >= {c}" for g, c in zip(GRADES, cutoffs)))
    for title, years in (("train 1999-2011", TRAIN), ("validate 2012-2014", VALIDATE), ("test 2015-2018", TEST)):
        report(title, [r for r in rows if r["year"] in years], cutoffs)
    if options.write:
        write_pack(curves, weights)
    if options.demo:
        write_demo(rows)
    return 0


if __name__ == "__main__":
    sys.exit(main())
