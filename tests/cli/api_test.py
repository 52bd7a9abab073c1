"""`yingzhou api`: operations of a running server on the terminal, with an API key."""
import json
import os
import subprocess
import unittest

from program import PROGRAM, SECONDS_MAX, ProgramTest
from server import ServerTest


class Api(ServerTest):

    def call(self, *arguments, expect=0, key=None, given=""):
        environment = {name: value for name, value in os.environ.items() if not name.startswith("YINGZHOU_")}
        environment |= {"YINGZHOU_SERVER": self.address} | ({"YINGZHOU_API_KEY": key} if key else {})
        done = subprocess.run([PROGRAM, "api", *arguments], cwd=self.work, input=given, env=environment, capture_output=True,
                              text=True, timeout=SECONDS_MAX)
        self.assertEqual(done.returncode, expect, f"{arguments}\n{done.stdout}\n{done.stderr}")
        return done.stdout, done.stderr

    def test_operations_on_the_terminal(self):
        child, self.address, said = self.start("--demo")
        out, _ = self.call("get-meta")
        self.assertEqual(json.loads(out)["product"], "Yingzhou")
        out, err = self.call("list-portfolios", expect=1)
        self.assertEqual(out, "")
        self.assertIn("401 unauthenticated: 请先登录", err)
        self.assertIn("log in first", self.call("list-portfolios", "--lang", "en", expect=1)[1])

        key = self.make_key(self.address, said, "leader", ["portfolio.read", "party.read", "view.save"])
        page = json.loads(self.call("list-parties", "--portfolio-id", "demo", "--page-size", "3", key=key)[0])
        self.assertEqual(len(page["items"]), 3)
        # Options are named as the parameters are, hyphens or not.
        same = json.loads(self.call("list_parties", "--portfolio-id", "demo", "--page-size", "3", key=key)[0])
        self.assertEqual(same, page)
        party = page["items"][0]["party_id"]
        self.assertEqual(json.loads(self.call("get-party", "--party-id", party, key=key)[0])["party_id"], party)
        _, err = self.call("list-parties", "--portfolio-id", "demo", "--page-size", "many", key=key, expect=1)
        self.assertIn("/page_size", err)
        _, err = self.call("get-assessment", "--party-id", party, key=key, expect=1)
        self.assertIn("decision.read", err, "the key holds no such permission")

        # A change, and the same once more: one effect.
        draft = json.dumps({"portfolio_id": "demo", "name": "从终端", "query": "grade=AA"})
        made = [self.call("save-view", "--body", body, "--repeat-key", "once", key=key, given=given)[0]
                for body, given in ((draft, ""), ("-", draft))]
        self.assertEqual(made[0], made[1])
        views = json.loads(self.call("list-views", "--portfolio-id", "demo", key=key)[0])
        self.assertEqual([view["name"] for view in views].count("从终端"), 1)
        self.call("remove-view", "--view-id", json.loads(made[0])["view_id"], key=key)

        # What is no JSON comes as it is; a file takes the answer.
        self.assertTrue(self.call("get-log", "--out", "log.json")[0] == "")
        self.assertIn("records", json.loads((self.work / "log.json").read_text(encoding="utf-8")))
        (self.work / "key").write_text(key + "\n", encoding="utf-8")
        self.assertTrue(json.loads(self.call("list-portfolios", "--key-file", "key")[0]))
        self.stop(child)
        _, err = self.call("get-meta", expect=2)
        self.assertIn("127.0.0.1", err)
        self.assertIn("Is it running", err)


class Arguments(ProgramTest):
    def test_help_and_wrong_calls(self):
        out, _ = self.run_program("api", "--help")
        self.assertIn("list-parties", out)
        out, _ = self.run_program("api", "list-parties", "--help")
        self.assertIn("Enterprises: search, filter, sort", out)
        self.assertIn("yingzhou api list-parties --portfolio-id demo", out)
        _, err = self.run_program("api", "list-partys", expect=2)
        self.assertIn("there is no command `list-partys`", err)
        for name in ("get-party", "get_party"):  # also as the API calls it
            _, err = self.run_program("api", name, expect=2)
            self.assertIn("--party-id is required", err)
        _, err = self.run_program("api", "save-view", "--body", "nowhere.json", expect=2)
        self.assertIn("nowhere.json", err)
        _, err = self.run_program("api", "get-meta", "--server", "http://example.org", expect=2)
        self.assertIn("example.org", err)


if __name__ == "__main__":
    unittest.main()
