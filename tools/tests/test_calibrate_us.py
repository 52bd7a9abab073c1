"""The calibration's arithmetic on examples worked out by hand."""
import csv
import unittest
from decimal import Decimal as D

import calibrate_us


class Calibration(unittest.TestCase):
    def test_groups_against_the_direction_are_joined(self):
        groups = [(1, 0.5, 10), (2, 0.1, 10), (3, 0.3, 30), (4, 0.05, 10)]
        joined = calibrate_us.pooled(groups)
        self.assertEqual([x for x, _ in joined], [1, 2, 3, 4])
        for (_, rate), want in zip(joined, [0.5, 0.25, 0.25, 0.05]):
            self.assertAlmostEqual(rate, want)

    def test_curves_are_linear_between_points_and_flat_outside(self):
        curve = [(D(0), 10), (D(2), 30)]
        for x, score in ((-5, 10), (0, 10), (1, 20), (2, 30), (9, 30)):
            self.assertEqual(calibrate_us.score_at(curve, D(x)), score)

    def test_area_under_the_curve_counts_equal_scores_half(self):
        def rows(*scores):
            return [{"score": D(s), "fails": f} for s, f in scores]
        self.assertEqual(calibrate_us.auc(rows((1, True), (2, False), (3, False))), 1)
        self.assertEqual(calibrate_us.auc(rows((3, True), (2, False), (1, False))), 0)
        self.assertEqual(calibrate_us.auc(rows((2, True), (2, False), (1, False), (3, False))), 0.5)

    def test_regression_finds_the_odds_of_a_two_by_two_table(self):
        # Without the penalty the coefficient would be ln((30/10)/(10/30)) = ln 9.
        samples = [(1.0,)] * 40 + [(0.0,)] * 40
        outcomes = [True] * 30 + [False] * 10 + [True] * 10 + [False] * 30
        penalty, calibrate_us.RIDGE = calibrate_us.RIDGE, 0.0
        try:
            intercept, slope = calibrate_us.logistic(samples, outcomes)
        finally:
            calibrate_us.RIDGE = penalty
        self.assertAlmostEqual(intercept, -1.0986123, 5)
        self.assertAlmostEqual(slope, 2.1972246, 5)

    def test_test_years_are_no_training_years(self):
        self.assertFalse(set(calibrate_us.TRAIN) & (set(calibrate_us.VALIDATE) | set(calibrate_us.TEST)))

    def test_shipped_pack_is_of_the_same_indicators(self):
        for name in ("curves.csv", "weights.csv", "indicators.csv"):
            with open(calibrate_us.PACK / name, encoding="utf-8") as file:
                rows = csv.DictReader(line for line in file if not line.startswith("#"))
                names = {row["name" if name == "indicators.csv" else "indicator"] for row in rows}
            self.assertEqual(names, set(calibrate_us.INDICATORS), name)


if __name__ == "__main__":
    unittest.main()
