"""`yingzhou serve` on a free port, and its API as a person with a browser would use it."""
import datetime
import json
import os
import re
import signal
import subprocess
import urllib.request

from program import PROGRAM, SECONDS_MAX, ProgramTest


class ServerTest(ProgramTest):
    def start(self, *arguments):
        child = subprocess.Popen([PROGRAM, "serve", "--port", "0", "--data", self.work / "data", *arguments], cwd=self.work,
                                 stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.addCleanup(child.stdout.close)
        self.addCleanup(lambda: (child.kill(), child.wait()) if child.poll() is None else None)
        said = ""
        while "Stop with" not in said:
            line = child.stdout.readline()
            self.assertTrue(line, said)
            said += line
        found = re.search(r"http://127\.0\.0\.1:\d+/", said)
        self.assertIsNotNone(found, said)
        return child, found[0], said

    def post(self, address, body, headers=None):
        request = urllib.request.Request(address, json.dumps(body).encode(),
                                         {"Content-Type": "application/json", **(headers or {})}, method="POST")
        with urllib.request.urlopen(request, timeout=30) as answer:
            return answer.status, answer.headers, answer.read()

    def log_in(self, address, login_name, password):
        """The headers of a session."""
        body = {"login_name": login_name, "password": password, "code": ""}
        _, headers, _ = self.post(address + "api/v1/session", body)
        return {"Cookie": headers["Set-Cookie"].split(";")[0]}

    def as_demo(self, address, said, login_name):
        password = re.search(r"Log in with this password.*?:\s+(\S+)", said)
        self.assertIsNotNone(password, said)
        self.assertIn(f"  {login_name} ", said)
        return self.log_in(address, login_name, password[1])

    def get(self, address, headers=None):
        with urllib.request.urlopen(urllib.request.Request(address, headers=headers or {}), timeout=30) as answer:
            return answer.status, answer.headers, answer.read()

    def make_key(self, address, said, login_name, permissions):
        """An API key of somebody of the demonstration."""
        session = self.as_demo(address, said, login_name)
        token = json.loads(self.get(address + "api/v1/session", session)[2])["csrf_token"]
        headers = {**session, "X-CSRF-Token": token}
        password = said.split("Log in with this password")[1].split(":")[1].split()[0]
        self.post(address + "api/v1/session/step_up", {"password": password, "code": ""}, headers)
        until = (datetime.date.today() + datetime.timedelta(days=30)).isoformat()
        draft = {"title": "同步", "permissions": permissions, "expires_on": until}
        return json.loads(self.post(address + "api/v1/api_keys", draft, headers)[2])["key"]

    def stop(self, child):
        child.send_signal(signal.SIGTERM)
        self.assertEqual(child.wait(timeout=30), 0)


class ImportTest(ServerTest):
    """With a key that may bring files into the demonstration."""
    def setUp(self):
        super().setUp()
        self.child, self.address, said = self.start("--demo")
        self.key = self.make_key(self.address, said, "head", ["fact.import", "source.read", "party.read", "fact.read"])
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("YINGZHOU_")}
        self.environment |= {"YINGZHOU_SERVER": self.address, "YINGZHOU_API_KEY": self.key}

    def run_with_key(self, *arguments, expect=0):
        done = subprocess.run([PROGRAM, *map(str, arguments)], cwd=self.work, env=self.environment, capture_output=True,
                              text=True, timeout=SECONDS_MAX)
        self.assertEqual(done.returncode, expect, f"{arguments}\n{done.stdout}\n{done.stderr}")
        return done.stdout, done.stderr

    def bring(self, file, *more, source="registry", expect=0):
        return self.run_with_key("import", file, "--portfolio", "demo", "--source", source, *more, expect=expect)

    def parties(self, search=""):
        arguments = ["api", "list-parties", "--portfolio-id", "demo", "--page-size", "5"]
        return json.loads(self.run_with_key(*arguments, *(["--search", search] if search else []))[0])
