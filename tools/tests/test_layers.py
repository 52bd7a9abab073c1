"""Planted violations must be found; the same trees without them must pass."""
import pathlib
import tempfile
import unittest

import layers

CMAKE = """
module(base USES Boost::boost
  fmt::fmt PRIVATE intel::decimal)  # a comment (with brackets)
module(feel USES base)
module(park/common USES feel)
module(park/rating USES park/common)
module(park/policy USES park/common)
module(app USES park/rating park/policy)
module(store USES app SQLite::SQLite3)
module(http USES app)
program(yingzhou FROM main USES store http)
"""


class Layers(unittest.TestCase):
    def check(self, files, cmake=CMAKE):
        with tempfile.TemporaryDirectory() as folder:
            root = pathlib.Path(folder)
            (root / "CMakeLists.txt").write_text(cmake)
            for name, text in files.items():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(text)
            return layers.check(root)[0]

    def test_reads_the_module_lines(self):
        uses = layers.modules_of(CMAKE)
        self.assertEqual(uses["base"], set())
        self.assertEqual(uses["app"], {"park/rating", "park/policy"})
        self.assertEqual(uses["main"], {"store", "http"})
        self.assertEqual(layers.reach(uses, "app"), {"park/rating", "park/policy", "park/common", "feel", "base"})

    def test_downward_includes_pass(self):
        self.assertEqual(self.check({
            "src/feel/parser.cpp": '#include "feel/parser.h"\n#include "base/text.h"\n#include <vector>\n',
            "src/app/rate.cpp": '#include "park/rating/rate.h"\n#include "base/date.h"\n',
            "src/store/sqlite.cpp": "#include <sqlite3.h>\n",
            "src/http/server.cpp": "#include <boost/asio.hpp>\nauto t = std::chrono::steady_clock::now();\n",
            "src/main/main.cpp": '#include "store/sqlite.h"\nauto t = std::chrono::system_clock::now();\n'}), [])

    def test_finds_what_is_forbidden(self):
        cases = [
            ("upwards", "src/base/text.cpp", '#include "feel/parser.h"\n'),
            ("sideways", "src/park/rating/rate.cpp", '#include "park/policy/limit.h"\n'),
            ("an adapter in the use cases", "src/app/rate.h", '#pragma once\n#include "store/sqlite.h"\n'),
            ("one adapter in another", "src/http/server.cpp", '#include "store/sqlite.h"\n'),
            ("in a test", "src/feel/parser_test.cpp", '#include "park/common/facts.h"\n'),
            ("SQL outside store", "src/app/rate.cpp", "# include <sqlite3.h>\n"),
            ("HTTP outside http", "src/app/rate.cpp", "#include <boost/beast/http.hpp>\n"),
            ("XML outside dmn", "src/app/rate.cpp", "#include <pugixml.hpp>\n"),
            ("the system clock", "src/app/rate.cpp", "auto now = std::chrono::system_clock::now();\n"),
            ("the C clock", "src/park/rating/rate.cpp", "auto now = std::time(nullptr);\n"),
            ("a stopwatch in the rules", "src/park/rating/rate.cpp", "auto t = std::chrono::steady_clock::now();\n"),
            ("randomness", "src/app/ids.cpp", "std::random_device device;\n"),
            ("a folder that is no module", "src/util/strings.cpp", "int x;\n"),
        ]
        for why, name, text in cases:
            with self.subTest(why):
                found = self.check({name: text})
                self.assertEqual(len(found), 1, found)
                self.assertTrue(found[0].startswith(name), found)

    def test_comments_and_strings_do_not_count(self):
        self.assertEqual(self.check({
            "src/app/rate.cpp": '// #include "store/sqlite.h" and time(nullptr)\nchar const* text = "system_clock::now";\n'
                                "auto due = facts.time(0);\n/* random_device */\n"}), [])

    def test_finds_a_cycle(self):
        found = self.check({}, "module(a USES b)\nmodule(b USES c)\nmodule(c USES a)\n")
        self.assertEqual(len(found), 1)
        self.assertIn("a -> b -> c -> a", found[0])

    def test_line_numbers(self):
        found = self.check({"src/base/text.cpp": '/* one\n two */\n\n#include "feel/parser.h"\n'})
        self.assertTrue(found[0].startswith("src/base/text.cpp:4:"), found)


if __name__ == "__main__":
    unittest.main()
