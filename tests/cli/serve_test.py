"""`yingzhou serve` and the rest of the command line."""
import contextlib
import json
import os
import re
import shutil
import sqlite3
import time
import unittest
import urllib.error

from program import CHONGMING, ROOT, SECONDS_MAX, ProgramTest
from server import ServerTest


class Serve(ServerTest):
    def test_serves_the_demonstration_on_this_machine_only(self):
        child, address, said = self.start("--demo")
        self.assertIn("this machine only", said)
        status, headers, page = self.get(address, {"Accept": "text/html"})
        self.assertEqual(status, 200)
        self.assertIn("text/html", headers["Content-Type"])
        self.assertIn(b"<html", page)
        meta = json.loads(self.get(address + "api/v1/meta")[2])
        self.assertTrue(meta["demonstration"])
        with self.assertRaises(urllib.error.HTTPError) as nobody:
            self.get(address + "api/v1/portfolios")
        self.assertEqual(nobody.exception.code, 401)
        nobody.exception.close()
        leader = self.as_demo(address, said, "leader")
        portfolios = json.loads(self.get(address + "api/v1/portfolios", leader)[2])
        self.assertEqual({one["portfolio_id"] for one in portfolios}, {"demo", "us"})
        self.assertTrue(all(one["party_count"] > 0 for one in portfolios))
        self.assertTrue(next(one for one in portfolios if one["portfolio_id"] == "us")["attribution"], "CC BY asks for it")
        self.assert_listens_on_loopback_only(child.pid)
        self.stop(child)
        # A second start keeps what is stored and does not load the demonstration again.
        child, address, said_again = self.start("--demo")
        leader = self.as_demo(address, said_again, "leader")
        again = json.loads(self.get(address + "api/v1/portfolios", leader)[2])
        self.assertEqual(again, portfolios)
        first, second = (re.search(r":   (\S+)", one)[1] for one in (said, said_again))
        self.assertNotEqual(first, second, "a new password each start")
        self.stop(child)

    def assert_listens_on_loopback_only(self, pid):
        inodes = set()
        for name in os.listdir(f"/proc/{pid}/fd"):
            try:
                inodes |= set(re.findall(r"socket:\[(\d+)\]", os.readlink(f"/proc/{pid}/fd/{name}")))
            except OSError:
                continue  # closed meanwhile
        listening = []
        for table in ("tcp", "tcp6"):
            try:
                with open(f"/proc/net/{table}", encoding="ascii") as file:
                    rows = file.read().splitlines()[1:]
            except FileNotFoundError:
                continue
            listening += [cells[1] for cells in map(str.split, rows) if cells[3] == "0A" and cells[9] in inodes]
        self.assertTrue(listening)
        self.assertEqual({one.split(":")[0] for one in listening}, {"0100007F"})

    def pack(self, folder, change=lambda path: None):
        """A copy of the park's pack in a folder of its own, changed."""
        copy = self.work / folder
        shutil.copytree(CHONGMING, copy)
        change(copy)
        return copy

    def rename(self, copy):
        yaml = copy / "pack.yaml"
        yaml.write_text(yaml.read_text(encoding="utf-8").replace("name: chongming", "name: trial", 1), encoding="utf-8")

    def test_a_pack_of_a_folder_stands_beside_the_built_in_ones(self):
        child, address, said = self.start("--demo", "--pack", self.pack("trial", self.rename))
        policy = self.as_demo(address, said, "policy")
        packs = {one["name"]: one for one in json.loads(self.get(address + "api/v1/packs", policy)[2])}
        self.assertEqual(set(packs), {"chongming", "trial", "us_statements"})
        self.assertNotEqual(packs["trial"]["hash"], packs["chongming"]["hash"])
        self.stop(child)

    def test_a_pack_of_a_folder_takes_the_place_of_the_built_in_one_and_its_faults_are_shown(self):
        def plant(copy):
            file = copy / "decisions/tier.dmn"
            rules = re.findall(r"<rule .*?</rule>", text := file.read_text(encoding="utf-8"), re.DOTALL)
            file.write_text(text.replace(rules[-1], ""), encoding="utf-8")  # the row that catches what is left
        child, address, said = self.start("--demo", "--pack", self.pack("work", plant))
        policy = self.as_demo(address, said, "policy")
        self.assertEqual(len(json.loads(self.get(address + "api/v1/packs", policy)[2])), 2)
        found = json.loads(self.get(address + "api/v1/packs/chongming/findings", policy)[2])
        self.assertEqual({one["file"] for one in found}, {"decisions/tier.dmn"})
        self.assertIn("gap", {one["kind"] for one in found})
        self.stop(child)

    def test_a_pack_that_cannot_be_served_is_told_by_folder_file_and_line(self):
        def spoil(copy):
            file = copy / "parameters.csv"
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace("consistency_ratio_max,,0.1,", "consistency_ratio_max,,much,"), encoding="utf-8")
        _, said = self.run_program("serve", "--port", "0", "--pack", self.pack("spoiled", spoil), expect=2)
        self.assertIn("spoiled", said)
        self.assertIn("parameters.csv:4", said)
        _, said = self.run_program("serve", "--port", "0", "--pack", "nowhere", expect=2)
        self.assertIn("nowhere: no such folder", said)
        twice = ("--pack", self.pack("one"), "--pack", self.pack("two"))
        _, said = self.run_program("serve", "--port", "0", *twice, expect=2)
        self.assertRegex(said, r"`.*one` and `.*two` both hold the pack `chongming`")
        self.assertFalse((self.work / "yingzhou-data").exists(), "nothing is made before the packs are read")

    def test_the_first_start_prints_the_link_of_the_set_up(self):
        child, address, said = self.start()
        token = re.search(re.escape(address) + r"set-up#(\S+)", said)
        self.assertIsNotNone(token, said)
        body = {"token": token[1], "login_name": "anquan", "display_name": "安全管理员", "password": "tidal-flat-crane-42",
                "park_title_zh": "某园区", "park_title_en": "A park"}
        self.assertEqual(self.post(address + "api/v1/set_up", body)[0], 204)
        session = self.log_in(address, "anquan", body["password"])
        told = json.loads(self.get(address + "api/v1/session", session)[2])
        self.assertEqual([one["role"] for one in told["memberships"]], ["security_administrator"])
        self.assertEqual((self.work / "data/keys").stat().st_mode & 0o777, 0o600)
        self.stop(child)
        child, address, said = self.start()
        self.assertNotIn("set-up#", said)
        self.log_in(address, "anquan", body["password"])
        self.stop(child)

    def test_the_server_removes_old_answers_and_links_by_itself(self):
        child, _, _ = self.start()
        self.stop(child)
        path = self.work / "data/yingzhou.db"

        def rows(statement, *values):
            with contextlib.closing(sqlite3.connect(path)) as database, database:
                return [row[0] for row in database.execute(statement, values)]

        for answer_id, at in (("old", "2020-01-01T00:00:00.000Z"), ("new", "2999-01-01T00:00:00.000Z")):
            rows("INSERT INTO answered VALUES (?, 'save_view', '', 200, '', '', '', ?)", answer_id, at)
            rows("INSERT INTO one_time_link VALUES (?, 'invitation', '', ?, ?, NULL)", answer_id, at, at)
        child, _, _ = self.start()
        until = time.monotonic() + SECONDS_MAX
        while time.monotonic() < until and "old" in rows("SELECT answer_id FROM answered"):
            time.sleep(0.2)
        self.assertEqual(rows("SELECT answer_id FROM answered"), ["new"])
        links = rows("SELECT token_hash FROM one_time_link")
        self.assertIn("new", links)
        self.assertNotIn("old", links)
        self.stop(child)

    def test_a_key_file_that_others_may_read_is_refused(self):
        child, _, _ = self.start()
        self.stop(child)
        (self.work / "data/keys").chmod(0o644)
        _, said = self.run_program("serve", "--port", "0", "--data", self.work / "data", expect=2)
        self.assertIn("chmod 600", said)

    def test_a_database_that_cannot_do_is_told_without_its_password(self):
        for address, told in (("postgresql://u:s3cret@127.0.0.1:1/d", "PGPASSWORD"),
                              ("postgresql://u@127.0.0.1:1/d", "cannot connect"),
                              ("s3cret", "postgresql://user@host")):
            with self.subTest(address):
                _, said = self.run_program("serve", "--port", "0", "--data", self.work / "data", "--store", address,
                                           expect=2)
                self.assertIn(told, said)
                self.assertNotIn("s3cret", said)

    def test_a_foreign_host_name_is_refused(self):
        child, address, _ = self.start()
        with self.assertRaises(urllib.error.HTTPError) as refused:
            self.get(address + "api/v1/meta", {"Host": "evil.example"})
        self.assertIn(refused.exception.code, (400, 403, 421))
        refused.exception.close()
        self.stop(child)

    def test_a_taken_port_is_told(self):
        child, address, _ = self.start()
        port = address.rsplit(":", 1)[1].strip("/")
        _, said = self.run_program("serve", "--port", port, "--data", self.work / "other", expect=2)
        self.assertIn(port, said)
        self.stop(child)


class CommandLine(ProgramTest):
    def test_every_command_has_help_with_an_example(self):
        for command in ((), ("rate",), ("policy",), ("policy", "check"), ("policy", "test"), ("serve",), ("openapi",)):
            with self.subTest(" ".join(command)):
                told, _ = self.run_program(*command, "--help")
                if command != ("policy",):
                    self.assertIn("Example", told)

    def test_version(self):
        told, _ = self.run_program("--version")
        self.assertRegex(told, r"^\d+\.\d+\.\d+\n$")

    def test_without_a_command_it_says_what_there_is(self):
        _, said = self.run_program(expect=2)
        self.assertTrue(said.strip())

    def test_an_unknown_command_is_named_with_those_there_are(self):
        _, said = self.run_program("frobnicate", expect=2)
        self.assertIn("no command `frobnicate`", said)
        self.assertIn("rate, policy", said)
        _, said = self.run_program("policy", "chek", "x", expect=2)
        self.assertIn("yingzhou policy: there is no command `chek`; there are check, test", said)
        _, said = self.run_program("dmn", expect=2)
        self.assertIn("yingzhou dmn: name a command; there are", said)
        _, said = self.run_program("--bad", expect=2)
        self.assertIn("no command `--bad`", said)

    def test_an_unknown_pack_is_told_with_the_built_in_ones(self):
        _, said = self.run_program("policy", "check", "nope", expect=2)
        self.assertIn("nope: no such folder", said)
        self.assertIn("chongming, us_statements", said)
        _, said = self.run_program("policy", "check", self.work, expect=2)
        self.assertIn("no pack.yaml", said)

    def test_openapi_is_the_committed_description(self):
        told, _ = self.run_program("openapi")
        self.assertEqual(json.loads(told), json.loads((ROOT / "docs/openapi.json").read_text(encoding="utf-8")))


if __name__ == "__main__":
    unittest.main()
