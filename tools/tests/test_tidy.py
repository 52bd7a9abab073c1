"""Each rule finds what is planted and leaves the harmless twin alone."""
import pathlib
import tempfile
import unittest

import tidy

MARK = "TO" + "DO"
HOME = "/ho" + "me/someone/project"
HOST = "https://regi" + "stry.npm" + "js.org/react"


class Tidy(unittest.TestCase):
    def check(self, name, text):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder).resolve()
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
            return tidy.check(root, [root / name])

    def assert_found(self, cases):
        for why, name, text, expected in cases:
            with self.subTest(why):
                found = self.check(name, text)
                self.assertEqual([line.split(":")[1] for line in found], [str(n) for n in expected], found)

    def test_every_file(self):
        self.assert_found([
            ("a long line", "src/base/x.cpp", "int x;\n// " + "x" * 125 + "\n", [2]),
            ("a long line of a test", "src/base/x_test.cpp", "//" + "x" * 139 + "\n", [1]),
            ("125 characters are allowed", "src/base/x.cpp", "//" + "x" * 123 + "\n", []),
            ("Chinese counts by character", "src/base/x.cpp", "//" + "字" * 123 + "\n", []),
            ("data may be long", "policies/x/facts.csv", "x" * 500 + "\n", []),
            ("unfinished work", "src/base/x.cpp", f"int x;  // {MARK} later\n", [1]),
            ("unfinished work in a paper", "docs/x.md", f"{MARK}\n", [1]),
            ("a path of one machine", "docs/x.md", f"see {HOME}\n", [1]),
            ("a web address with the same word", "docs/x.md", "see https://example.org/home/page\n", []),
            ("a package registry", ".npmrc", f"registry={HOST}\n", [1]),
            ("a header of 300 lines", "src/base/x.h", "int x;\n" * 300, []),
            ("a header of 301 lines", "src/base/x.h", "int x;\n" * 301, [302]),
            ("a source of 701 lines", "src/base/x.cpp", "int x;\n" * 701, [702]),
            ("not UTF-8", "web/src/ok.ts", "const x = '字';\n", []),
        ])

    def test_cpp(self):
        self.assert_found([
            ("views", "src/base/x.cpp", "auto v = std::views::all(x);\n", [1]),
            ("format", "src/base/x.cpp", "auto v = std::format(\"{}\", 1);\n", [1]),
            ("fmt", "src/base/x.cpp", "auto v = fmt::format(\"{}\", 1);\n", []),
            ("named in a comment", "src/base/x.cpp", "int x;  // not std::format(\n", []),
            ("capture inside co_await", "src/http/x.cpp", "co_await on(pool, [&] { return 1; });\n", [1]),
            ("braces inside co_await", "src/http/x.cpp", "int x;\nco_await send(Reply{200});\n", [2]),
            ("a named value", "src/http/x.cpp", "auto reply = co_await on(pool, std::move(job));\n", []),
        ])

    def test_policy_in_the_rules(self):
        self.assert_found([
            ("a planted threshold", "src/park/rating/x.cpp", "void f() {\n  if (score >= 75) veto();\n}\n", [2]),
            ("a decimal", "src/park/rating/x.cpp", "auto x = 0.15;\n", [1]),
            ("a number with separators", "src/park/policy/x.h", "constexpr int limit = 5'000'000;\n", [1]),
            ("a decimal as text", "src/park/policy/x.cpp", 'auto x = decimal("0.15");\n', [1]),
            ("a rule as text", "src/park/policy/x.cpp", 'auto x = feel("score >= 75");\n', [1]),
            ("a use case", "src/app/x.cpp", "if (overdue_days > 90) warn();\n", [1]),
            ("a hexadecimal", "src/park/rating/x.cpp", "int x = 0x4B;\n", [1]),
            ("a raw figure after a comment", "src/park/rating/x.cpp", "/* a */ int x = 75; /* b */\n", [1]),
            ("excused", "src/park/rating/x.cpp", "text.substr(0, 18);  // not policy: width of a USCC\n", []),
            ("excused without a reason", "src/park/rating/x.cpp", "int x = 75;  // not policy:\n", [1]),
            ("excused at the end of the statement", "src/park/rating/x.cpp",
             "text.insert(75,\n            other);  // not policy: width\nint x = 75;\n", [3]),
            ("a message", "src/park/rating/x.cpp", 'fail("`{}` is not a share between 0 and 1");\n', []),
            ("small numbers", "src/park/rating/x.cpp", "int x = 0, y = 1, z = -1, w = 2;\n", []),
            ("in names", "src/park/rating/x.cpp", "std::int64_t utf8 = x1 + chinese_7;\n", []),
            ("in comments", "src/park/rating/x.cpp", "// over 75 points\n/* 75\n 75 */ int x;\n", []),
            ("a format width", "src/park/rating/x.cpp", 'fmt::format("{:>10}", x);\n', []),
            ("in tests", "src/park/rating/x_test.cpp", "EXPECT_EQ(score, 75);\n", []),
            ("an engine", "src/score/x.cpp", "constexpr double tolerance = 1e-9;\n", []),
        ])

    def test_policy_elsewhere(self):
        self.assert_found([
            ("an adapter", "src/http/x.cpp", "if (facts.score >= 75) paint();\n", [1]),
            ("an adapter, turned round", "src/report/x.cpp", "if (0.7 < row.debt_ratio) paint();\n", [1]),
            ("a page", "web/src/features/party/x.tsx", "const bad = score < 60;\n", [1]),
            ("a status code", "src/http/x.cpp", "if (status >= 400) log();\n", []),
            ("emptiness", "web/src/features/party/x.tsx", "if (reasons.length > 0 && score > 0) show();\n", []),
            ("excused", "web/src/shared/x.tsx", "const w = tier_width > 40; // not policy: pixels\n", []),
        ])

    def test_names_of_files_compiled_as_one(self):
        def unnamed(body):
            return "namespace x {\nnamespace {\n\n" + body + "\n\n}  // namespace\n}  // namespace x\n"

        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder).resolve()
            names = []
            for name, body in [
                ("a.cpp", "constexpr int first = 1, rows_max = 2;\nstruct Check {\n  int size() {\n    return 1;\n  }\n};"),
                ("b.cpp", "constexpr int rows_max = 3;"),
                ("c.cpp", "class Check {\n  int size() {\n    return 1;\n  }\n};"),
                ("d.cpp", "int of(int x) {\n  return x;\n}\nint of(long x) {\n  return 1;\n}"),
                ("e.cpp", "int of(int x) {\n  return x;\n}"),
                ("f.cpp", "int of(char x) {\n  int const first = x;\n  return first;\n}"),
                ("g.cpp", "std::string const address{\"x\"};"),
                ("h.cpp", "constexpr char const* address = \"y\";"),
                ("a_test.cpp", "constexpr int rows_max = 3;"),
                ("sub/a.cpp", "constexpr int rows_max = 3;"),
            ]:
                (root / name).parent.mkdir(exist_ok=True)
                (root / name).write_text(unnamed(body), encoding="utf-8")
                names.append(root / name)
            found = tidy.check(root, names)
        self.assertEqual([line.split("`")[0] + line.split("`")[1] for line in found],
                         ["b.cpp:4: rows_max", "c.cpp:4: Check", "e.cpp:4: of(int x)", "h.cpp:4: address"], found)


if __name__ == "__main__":
    unittest.main()
