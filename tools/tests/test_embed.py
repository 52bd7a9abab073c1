"""The generated source must compile and give back the same bytes."""
import gzip
import pathlib
import subprocess
import tempfile
import unittest

import embed
from house.setup import node_environment
from house.shell import ROOT

PRINT = """
#include <cstdio>
#include "http/assets.h"
int main() {
  for (auto const& one : http::embedded_assets()) {
    for (auto text : {one.path, one.content_type, one.etag, one.encoding})
      std::printf("%.*s|", int(text.size()), text.data());
    for (unsigned char byte : one.bytes) std::printf("%02x", byte);
    std::printf("\\n");
  }
}
"""


class Embed(unittest.TestCase):
    def embedded(self, files):
        """{(path, encoding): (content type, etag, bytes)} as a program that carries the files sees them."""
        with tempfile.TemporaryDirectory() as folder:
            work = pathlib.Path(folder)
            (work / "dist").mkdir()
            for name, data in files.items():
                (work / "dist" / name).parent.mkdir(parents=True, exist_ok=True)
                (work / "dist" / name).write_bytes(data)
            (work / "list.txt").write_text("".join(name + "\n" for name in files))
            embed.main("assets", work / "out.cpp", work / "dist", work / "list.txt")
            (work / "print.cpp").write_text(PRINT)
            subprocess.run(["g++", "-std=c++20", "-Wall", "-Wextra", "-Wpedantic", "-Werror", "-I", ROOT / "src",
                            "out.cpp", "print.cpp", "-o", "print"], cwd=work, check=True)
            printed = subprocess.run(["./print"], cwd=work, check=True, stdout=subprocess.PIPE, text=True).stdout
        rows = [line.split("|") for line in printed.splitlines()]
        return {(path, encoding): (kind, tag, bytes.fromhex(data)) for path, kind, tag, encoding, data in rows}

    def test_bytes_survive_in_every_encoding(self):
        script, picture = "let 变量 = 1;\n".encode() * 500, bytes(range(256)) * 4
        got = self.embedded({"index.html": b"<p>", 'assets/a "b"\\x.js': script, "assets/x.png": picture, "empty.txt": b""})
        path = '/assets/a "b"\\x.js'
        self.assertEqual(got[(path, "identity")][2], script)
        self.assertEqual(gzip.decompress(got[(path, "gzip")][2]), script)
        self.assertEqual(got[("/assets/x.png", "identity")][2], picture)
        self.assertEqual(got[("/empty.txt", "identity")][2], b"")
        self.assertNotIn(("/assets/x.png", "gzip"), got)
        self.assertNotIn(("/index.html", "gzip"), got)  # three bytes do not shrink
        self.assertEqual(got[(path, "identity")][0], "text/javascript; charset=utf-8")
        tags = [tag for _, tag, _ in got.values()]
        self.assertEqual(len(set(tags)), len(tags))
        if node_environment():
            self.assertLess(len(got[(path, "br")][2]), len(got[(path, "gzip")][2]))

    def test_without_pages_one_page_says_so(self):
        got = self.embedded({})
        self.assertEqual(list(got), [("/index.html", "identity")])
        self.assertIn("./dev build", got[("/index.html", "identity")][2].decode())

    def test_no_files_give_an_empty_table(self):
        _, code = embed.source("yingzhou_files", "x.bin", "", "embedded::File", "embedded::policy_files", [])
        self.assertIn("return {};", code)


if __name__ == "__main__":
    unittest.main()
