"""`yingzhou serve` on a free port, and its API as a person with a browser would use it."""
import datetime
import json
import re
import signal
import subprocess
import urllib.request

from program import PROGRAM, ProgramTest


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
