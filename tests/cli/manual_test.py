"""The examples of the manual are what the program prints: every ```console block of docs/manual is run."""
import re
import shlex
import subprocess
import unittest

from program import PROGRAM, ROOT, SECONDS_MAX

PAGES = sorted((ROOT / "docs/manual").glob("*.md"))
COMMAND = "$ yingzhou "


def examples(text):
    """(line, command, expected output) of each `$ yingzhou …` in a console block; output runs to the next one."""
    found = []
    for block in re.finditer(r"^```console\n(.*?)^```", text, re.M | re.S):
        line = text.count("\n", 0, block.start(1)) + 1
        for number, written in enumerate(block[1].splitlines()):
            if written.startswith(COMMAND):
                found.append([line + number, written[len(COMMAND):], ""])
            elif found:
                found[-1][2] += written + "\n"
    return found


class Manual(unittest.TestCase):
    def test_examples(self):
        run = 0
        for page in PAGES:
            for line, command, want in examples(page.read_text(encoding="utf-8")):
                with self.subTest(f"{page.name}:{line}"):
                    command, _, exit_code = command.partition("   # exit ")
                    done = subprocess.run([PROGRAM, *shlex.split(command)], cwd=ROOT, stdin=subprocess.DEVNULL,
                                          capture_output=True, text=True, timeout=SECONDS_MAX)
                    self.assertEqual(done.stdout + done.stderr, want)
                    self.assertEqual(done.returncode, int(exit_code or 0))
                    run += 1
        self.assertGreater(run, 0)


if __name__ == "__main__":
    unittest.main()
