"""Compares base::Decimal with Python's decimal (an independent implementation of IEEE 754 decimal128) on random operations.

    decimal_oracle.py DRIVER [--seed N] [--scale PERCENT] [--control]

Value and scale must be equal: 0 differences. --control runs the driver with a planted rounding mistake and succeeds only
when the comparison finds it.
"""
import argparse
import decimal
import random
import re
import subprocess
import sys
from decimal import Decimal

DIGITS = 34
EXPONENT_MIN, EXPONENT_MAX = -6176, 6111


def context(precision, rounding=decimal.ROUND_HALF_EVEN):
    return decimal.Context(prec=precision, Emin=-6143, Emax=6144, rounding=rounding, clamp=1, traps=[])


NORM = context(DIGITS)
WIDE = decimal.Context(prec=90, Emin=-999999, Emax=999999, traps=[])
ROUNDINGS = {
    "half_even": decimal.ROUND_HALF_EVEN, "half_up": decimal.ROUND_HALF_UP, "half_down": decimal.ROUND_HALF_DOWN,
    "up": decimal.ROUND_UP, "down": decimal.ROUND_DOWN, "ceiling": decimal.ROUND_CEILING, "floor": decimal.ROUND_FLOOR,
}
GRAMMAR = re.compile(r"-?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")

# How many of each operation at --scale 100: more than a million of the exact ones.
COUNTS = {"add": 170_000, "sub": 110_000, "mul": 170_000, "div": 170_000, "sqrt": 80_000, "compare": 110_000,
          "round": 150_000, "print": 110_000, "mod": 20_000, "exp": 5_000, "ln": 5_000, "pow": 8_000}


def number(negative, coefficient, exponent):
    """The number as both sides read it: rounded to decimal128, no negative zero."""
    value = NORM.create_decimal(f"{'-' if negative else ''}{coefficient}e{exponent}")
    if not value.is_finite():
        return Decimal(1)
    return value.copy_abs() if value.is_zero() else value


class Numbers:
    def __init__(self, rng):
        self.rng = rng

    def coefficient(self):
        rng = self.rng
        kind = rng.random()
        length = rng.randint(1, DIGITS)
        if kind < 0.35:
            return rng.randrange(10 ** length)
        if kind < 0.50:
            return rng.randrange(10 ** 33, 10 ** 34)
        if kind < 0.60:
            return rng.choice((10 ** length - 1, 10 ** (length - 1), 5 * 10 ** (length - 1), 10 ** (length - 1) + 1))
        if kind < 0.65:
            return rng.choice((0, 1, 2, 5, 2 ** 63, 2 ** 64 - 1, 2 ** 64, 2 ** 53 + 1))
        if kind < 0.75:
            return rng.randrange(10 ** (length // 2 + 1)) * 10 ** rng.randint(0, length - 1)
        return rng.randrange(10 ** 7)

    def exponent(self):
        rng = self.rng
        kind = rng.random()
        if kind < 0.45:
            return rng.randint(-9, 3)
        if kind < 0.75:
            return rng.randint(-45, 45)
        if kind < 0.87:
            return rng.randint(EXPONENT_MIN, EXPONENT_MAX)
        if kind < 0.94:
            return EXPONENT_MIN + rng.randint(0, 40)
        return EXPONENT_MAX - rng.randint(-33, 40)

    def any(self):
        return number(self.rng.random() < 0.4, self.coefficient(), self.exponent())

    def full(self, odd=False):
        """34 digits."""
        coefficient = self.rng.randrange(10 ** 33, 10 ** 34)
        return coefficient | 1 if odd else coefficient

    def near(self, exponent, spread):
        """A number whose exponent brings a product or quotient to an edge."""
        return number(self.rng.random() < 0.5, self.coefficient(), exponent + self.rng.randint(-spread, spread))


def pair_for(operation, numbers):
    rng = numbers.rng
    kind = rng.random()
    first = numbers.any()
    exponent = first.as_tuple().exponent
    coefficient = int("".join(map(str, first.as_tuple().digits)))
    if kind < 0.55:
        return first, numbers.any()
    if operation in ("add", "sub", "compare"):
        if kind < 0.70:  # a tie at the last digit, or one beside it
            exponent = rng.randint(-40, 40)
            tail = rng.choice((5, 50, 49, 51, 500000001, 499999999))
            first = number(rng.random() < 0.5, numbers.full(), exponent)
            return first, number(rng.random() < 0.5, tail, exponent - len(str(tail)))
        if kind < 0.80:  # cancellation
            other = number(first.is_signed(), max(0, coefficient + rng.randint(-2, 2)), exponent)
            return first, other if rng.random() < 0.5 or other.is_zero() else other.copy_negate()
        if kind < 0.90:  # the same number at another scale
            shift = rng.randint(0, 30)
            return first, number(first.is_signed(), coefficient * 10 ** shift, exponent - shift)
        return first, numbers.near(exponent + rng.choice((-34, -33, 33, 34, 35, 68)), 2)
    if operation == "mul":
        if kind < 0.70:
            first = number(rng.random() < 0.5, numbers.full(odd=True), rng.randint(-40, 40))
            return first, number(False, 5, rng.randint(-9, 9))
        if kind < 0.85:
            return first, numbers.near(EXPONENT_MIN - exponent, 40)
        return first, numbers.near(EXPONENT_MAX - exponent, 40)
    if operation == "div":
        if kind < 0.70:
            return (number(rng.random() < 0.5, numbers.full(odd=True), rng.randint(-40, 40)),
                    number(False, 2 ** rng.randint(1, 40), rng.randint(-9, 9)))
        if kind < 0.80:
            return first, numbers.near(exponent - EXPONENT_MIN, 40)
        if kind < 0.90:
            return first, numbers.near(exponent - EXPONENT_MAX, 40)
        factor = rng.randrange(1, 10 ** 8)  # exact quotients
        return number(False, factor * rng.randrange(10 ** 9), rng.randint(-9, 9)), number(False, factor, rng.randint(-9, 9))
    return first, numbers.any()


def text_for_print(numbers):
    rng = numbers.rng
    kind = rng.random()
    if kind < 0.35:
        return str(numbers.any())
    digits = "".join(rng.choice("0123456789") for _ in range(rng.randint(1, 80)))
    if kind < 0.60:  # ties and what lies beside them, far behind the 34th digit
        digits = str(numbers.full()) + rng.choice("45") + rng.choice("09") * rng.randint(0, 60) + rng.choice("01")
    if rng.random() < 0.5:
        place = rng.randint(0, len(digits) - 1)
        digits = digits[:place] + "." + digits[place:]
    text = rng.choice(("", "-")) + rng.choice(("", "", "000")) + digits
    if rng.random() < 0.5:
        exponent = rng.choice((rng.randint(0, 50), rng.randint(6000, 6300)))
        text += rng.choice("eE") + rng.choice(("", "+", "-")) + str(exponent)
    if kind > 0.93:  # perhaps no number at all
        place = rng.randint(0, len(text))
        text = text[:place] + rng.choice("+-.e,x_") + text[place:]
    return text


def case_for(operation, numbers):
    """The words after the operation."""
    rng = numbers.rng
    if operation == "print":
        return (text_for_print(numbers),)
    if operation == "sqrt":
        root = rng.randrange(10 ** 17)
        square = number(False, root * root + rng.choice((0, 0, 1, -1)) * min(root, 1), rng.randint(-60, 60))
        return (rng.choice((numbers.any(), numbers.any().copy_abs(), square)),)
    if operation == "exp":
        return (number(rng.random() < 0.5, numbers.coefficient(), rng.randint(-40, -28)) if rng.random() < 0.7 else
                number(rng.random() < 0.5, rng.randrange(1, 15000), rng.randint(-40, 0)),)
    if operation == "ln":
        near_one = number(False, 10 ** 33 + rng.randint(1, 10 ** rng.randint(1, 30)), -33)
        return (rng.choice((numbers.any().copy_abs(), near_one)),)
    if operation == "pow":
        base = number(rng.random() < 0.3, numbers.coefficient(), rng.randint(-36, 3))
        exponent = number(rng.random() < 0.4, rng.randrange(1, 10 ** rng.randint(1, 4)), rng.choice((0, 0, 0, -1, -2, -3)))
        return base, exponent
    if operation == "round":
        value = numbers.any()
        if rng.random() < 0.4:  # a tie at the place asked for
            value = number(rng.random() < 0.5, rng.randrange(10 ** rng.randint(1, 33)) * 10 + 5, rng.randint(-30, 20))
            return value, -value.as_tuple().exponent - 1, rng.choice(tuple(ROUNDINGS))
        place = -value.as_tuple().exponent + rng.randint(-40, 40) if rng.random() < 0.8 else rng.randint(-7000, 7000)
        return value, place, rng.choice(tuple(ROUNDINGS))
    if operation == "mod":
        return numbers.any(), number(rng.random() < 0.5, numbers.coefficient(), rng.randint(-60, 60))
    return pair_for(operation, numbers)


def expected_round(value, scale, rounding):
    parts = value.as_tuple()
    if parts.exponent >= -scale:
        if len(parts.digits) + parts.exponent + scale > DIGITS or -scale < EXPONENT_MIN:
            return value
        return value.quantize(Decimal((0, (1,), -scale)), context=WIDE)
    exact = decimal.Context(prec=90, Emin=-999999, Emax=999999, rounding=ROUNDINGS[rounding], traps=[])
    return NORM.plus(value.quantize(Decimal((0, (1,), -scale)), context=exact))


def expected_modulo(a, b):
    if b.is_zero():
        return Decimal("NaN")
    exponent = min(a.as_tuple().exponent, b.as_tuple().exponent)
    exact = decimal.Context(prec=14000, Emin=-999999, Emax=999999, traps=[])
    rest = int(a.scaleb(-exponent, exact)) % int(b.scaleb(-exponent, exact))
    return NORM.create_decimal(Decimal(rest).scaleb(exponent, exact))


def expected_power(a, b):
    if b.is_zero():
        return Decimal(1)
    if a.is_zero():
        return Decimal("NaN") if b.is_signed() else Decimal(0)
    if a.is_signed() and b != b.to_integral_value():
        return Decimal("NaN")
    return NORM.plus(WIDE.power(a, b))


def expected(operation, words):
    """The right answer, a Decimal or a text."""
    if operation == "print":
        return NORM.create_decimal(words[0]) if GRAMMAR.fullmatch(words[0]) else Decimal("NaN")
    if operation == "compare":
        return f"{NORM.compare(*words)} fine"
    functions = {"add": NORM.add, "sub": NORM.subtract, "mul": NORM.multiply, "div": NORM.divide, "sqrt": NORM.sqrt,
                 "exp": NORM.exp, "ln": NORM.ln, "round": expected_round, "mod": expected_modulo, "pow": expected_power}
    return functions[operation](*words)


def same_number(operation, right, got):
    if not right.is_finite():
        return got == "none"
    if got == "none":
        return False
    value = Decimal(got)
    if value != right or (value.is_zero() and value.is_signed()):
        return False
    exact_scale = operation not in ("mod", "exp", "ln", "pow")  # there only the value is agreed on
    scale = right.as_tuple().exponent
    return not exact_scale or value.as_tuple().exponent == scale or (scale > 0 and value.as_tuple().exponent == 0)


def is_canonical(text, right):
    """Plain when the exponent of the shortest form is within ±40, no trailing zeros after the point."""
    if Decimal(text) != right:
        return False
    if right.is_zero():
        return text == "0"
    shortest = right.normalize(WIDE).as_tuple().exponent
    mantissa = text.split("e")[0]
    return ("e" in text) == (abs(shortest) > 40) and not ("." in mantissa and mantissa.endswith("0"))


def agrees(operation, right, got):
    if operation == "compare":
        return right == got
    if operation == "print":
        if not right.is_finite():
            return got == "none"
        with_scale, _, canonical = got.partition(" ")
        return same_number(operation, right, with_scale) and is_canonical(canonical, right)
    return same_number(operation, right, got)


def run_batch(driver, cases):
    text = "".join(f"{operation} {' '.join(str(word) for word in words)}\n" for operation, words in cases)
    reply = subprocess.run(driver, input=text, capture_output=True, text=True, check=True)
    lines = reply.stdout.splitlines()
    if len(lines) != len(cases):
        sys.exit(f"the driver answered {len(lines)} of {len(cases)} lines")
    return lines


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("driver")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(2 ** 32))
    parser.add_argument("--scale", type=int, default=100, help="percent of the usual number of operations")
    parser.add_argument("--control", action="store_true")
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    rng = random.Random(options.seed)
    numbers = Numbers(rng)
    driver = [options.driver] + (["--planted-rounding"] if options.control else [])
    operations = [name for name, count in COUNTS.items() for _ in range(count * options.scale // 100)]
    rng.shuffle(operations)
    differences = 0
    for start in range(0, len(operations), 50_000):
        cases = [(name, case_for(name, numbers)) for name in operations[start:start + 50_000]]
        for (name, words), got in zip(cases, run_batch(driver, cases)):
            right = expected(name, words)
            if agrees(name, right, got):
                continue
            differences += 1
            if differences <= 20:
                print(f"{name} {' '.join(map(str, words))}: expected {right}, got {got}")
    print(f"{len(operations)} operations, {differences} differences")
    return 0 if (differences > 0) == options.control else 1


if __name__ == "__main__":
    sys.exit(main())
