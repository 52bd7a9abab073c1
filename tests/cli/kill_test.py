"""kill -9 of the real server while it writes: nothing acknowledged is lost, nothing is halved, nothing is done twice.

    kill_test.py                  10 kills and the control, as `./dev test` runs them
    kill_test.py --kills 200      the full run

Each round: writers send changes over HTTP, each under an Idempotency-Key of its own, and note what was answered; the
server is killed at a random moment and started again; every request is then sent once more under its key. Source: goals
R1, R14, T3; rules C1, C3.
"""
import argparse
import collections
import http.client
import json
import pathlib
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import threading
import time
import unittest

from program import PROGRAM

WRITERS = 4
KILLS_FAST = 10
ALIVE_SECONDS = (0.02, 0.45)  # of the server under writes before it is killed
PASSWORD = "tidal-flat-crane-42"


class Server:
    """`yingzhou serve` over a folder that it keeps from start to start."""

    def __init__(self, folder):
        self.folder, self.child, self.port, self.said = folder, None, 0, ""

    def start(self, *arguments):
        began = time.monotonic()
        self.child = subprocess.Popen([PROGRAM, "serve", "--port", "0", "--data", self.folder, *arguments],
                                      stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.said = ""
        while "Stop with" not in self.said:
            line = self.child.stdout.readline()
            if not line:
                raise AssertionError(f"the server did not start: {self.said}")
            self.said += line
        self.port = int(re.search(r"http://127\.0\.0\.1:(\d+)/", self.said)[1])
        return time.monotonic() - began

    def end(self, how):
        if self.child is None:
            return
        self.child.send_signal(how)
        self.child.wait(timeout=60)
        self.child.stdout.close()
        self.child = None


class Client:
    """One connection of somebody who is logged in."""

    def __init__(self, port, session):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.headers = dict(session)

    def send(self, method, path, body=None, key=None):
        """(status, ETag, body); OSError or HTTPException when the server is gone."""
        headers = {**self.headers, "Content-Type": "application/json"}
        if key:
            headers["Idempotency-Key"] = key
        self.connection.request(method, path, None if body is None else json.dumps(body), headers)
        answer = self.connection.getresponse()
        return answer.status, answer.getheader("ETag"), answer.read()

    def close(self):
        self.connection.close()


def log_in(port, login_name, password):
    status, _, body, cookie = plain(port, "POST", "/api/v1/session",
                                    {"login_name": login_name, "password": password, "code": ""})
    if status != 201:
        raise AssertionError(f"log-in: {status} {body}")
    return {"Cookie": cookie.split(";")[0], "X-CSRF-Token": json.loads(body)["csrf_token"]}


def plain(port, method, path, body):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request(method, path, json.dumps(body), {"Content-Type": "application/json"})
    answer = connection.getresponse()
    found = answer.status, answer.getheader("ETag"), answer.read(), answer.getheader("Set-Cookie")
    connection.close()
    return found


class Sent:
    """A request and the answers that it got, in order."""

    def __init__(self, key, method, path, body):
        self.key, self.method, self.path, self.body, self.answers = key, method, path, body, []

    def send(self, client):
        answer = client.send(self.method, self.path, self.body, self.key)
        self.answers.append(answer)
        return answer


def write_on(port, session, writer, seed, stop, sent):
    """Saves views and removes some of them until the server is gone."""
    chance, client, own = random.Random(seed), Client(port, session), []
    try:
        for number in range(1_000_000):
            if stop.is_set():
                return
            if own and chance.random() < 0.25:
                request = Sent(f"{seed}-{writer}-{number}", "DELETE", f"/api/v1/views/{own.pop()}", None)
            else:
                body = {"portfolio_id": "demo", "name": f"{seed}-{writer}-{number}", "query": ""}
                request = Sent(body["name"], "POST", "/api/v1/views", body)
            sent.append(request)
            status, _, said = request.send(client)
            if status == 201:
                own.append(json.loads(said)["view_id"])
    except (OSError, http.client.HTTPException):
        return  # killed: the last answer is lost
    finally:
        client.close()


class Loop:
    """A server that is killed again and again, and what must be in its store."""

    def __init__(self, folder, seed):
        self.server = Server(folder)
        self.folder, self.seed, self.sent, self.faults = folder, seed, [], []
        self.chance = random.Random(seed)
        self.acknowledged = self.lost_answers = self.kills = 0
        self.ready_seconds = []
        self.key = self.session = None

    def prepare(self):
        """The demonstration once; then without it, so that starts are quick. The session outlives them."""
        self.server.start("--demo")
        password = re.search(r"Log in with this password.*?:\s+(\S+)", self.server.said)[1]
        self.session = log_in(self.server.port, "leader", password)
        self.server.end(signal.SIGTERM)
        self.key = subprocess.run([PROGRAM, "log", "key", "--data", self.folder], capture_output=True, text=True,
                                  check=True, timeout=60).stdout.strip()
        self.server.start()

    def write_and_kill(self):
        """The requests that were sent before the server was killed."""
        sent, stop, threads = [[] for _ in range(WRITERS)], threading.Event(), []
        self.kills += 1
        for writer in range(WRITERS):
            arguments = (self.server.port, self.session, writer, f"{self.seed}-{self.kills}", stop, sent[writer])
            threads.append(threading.Thread(target=write_on, args=arguments))
        for thread in threads:
            thread.start()
        time.sleep(self.chance.uniform(*ALIVE_SECONDS))
        self.server.end(signal.SIGKILL)
        stop.set()
        for thread in threads:
            thread.join()
        requests = [one for of_writer in sent for one in of_writer]
        self.acknowledged += sum(1 for one in requests if one.answers)
        self.lost_answers += sum(1 for one in requests if not one.answers)
        return requests

    def rows(self, query):
        connection = sqlite3.connect(self.folder / "yingzhou.db")
        try:
            return connection.execute(query).fetchall()
        finally:
            connection.close()

    def check_store(self, requests):
        """Before anything is repeated: the store can be read, every acknowledged change is there, once; each change has its
        event and its kept answer, or none of the three."""
        try:
            self.check_changes(requests)
            self.check_balance()
        except sqlite3.DatabaseError as unread:
            self.faults.append(f"the store cannot be read: {unread}")

    def check_changes(self, requests):
        stored = collections.Counter(name for (name,) in self.rows("SELECT name FROM saved_view"))
        ids = {one for (one,) in self.rows("SELECT view_id FROM saved_view")}
        for one in requests:
            if not one.answers:
                continue
            status, _, said = one.answers[0]
            if status not in (201, 204):
                self.faults.append(f"{one.key}: answered with {status} {said}")
            elif one.method == "POST" and stored[one.key] != 1 and not self.is_removed(one):
                self.faults.append(f"{one.key}: acknowledged, and {stored[one.key]} times in the store")
            elif one.method == "DELETE" and one.path.rsplit("/", 1)[1] in ids:
                self.faults.append(f"{one.key}: acknowledged, and the view is still there")

    def is_removed(self, saved):
        """Whether a later request removed the view, even if its answer was lost."""
        view_id = json.loads(saved.answers[0][2])["view_id"]
        return any(one.method == "DELETE" and one.path.endswith(view_id) for one in self.sent)

    def check_balance(self):
        (saved, removed, views), = self.rows(
            "SELECT (SELECT count(*) FROM event WHERE kind = 'view_saved' AND outcome = 'done'),"
            " (SELECT count(*) FROM event WHERE kind = 'view_removed' AND outcome = 'done'),"
            " (SELECT count(*) FROM saved_view)")
        (answers,), = self.rows("SELECT count(*) FROM answered WHERE operation_id IN ('save_view', 'remove_view')")
        if saved - removed != views:
            self.faults.append(f"{saved} events of saving and {removed} of removing, and {views} views")
        if saved + removed != answers:
            self.faults.append(f"{saved + removed} events and {answers} kept answers")
        (gaps,), = self.rows("SELECT max(sequence) - count(*) FROM event")
        if gaps:
            self.faults.append(f"{gaps} events are missing between others")

    def repeat(self, requests):
        """Under its key every request gets the answer that it got, and has had one effect in the end."""
        client = Client(self.server.port, self.session)
        for one in requests:
            first = one.answers[0] if one.answers else None
            for _ in range(1 if first else 2):
                answer = one.send(client)
                first = first or answer
                if answer != first:
                    self.faults.append(f"{one.key}: first answered {first}, then {answer}")
        client.close()
        saved = collections.Counter(name for (name,) in self.rows("SELECT name FROM saved_view"))
        self.faults += [f"{name}: {count} times in the store" for name, count in saved.items() if count > 1]
        self.check_balance()

    def check_log(self):
        """Sealed by the server that runs; checked by a program that holds nothing but the store and the key."""
        deadline = time.monotonic() + 60
        while True:
            done = subprocess.run([PROGRAM, "log", "verify", "--data", self.folder, "--key", self.key], capture_output=True,
                                  text=True, timeout=120)
            counts = re.search(r"(\w+): (\d+) records, (\d+) of them sealed", done.stdout)
            if done.returncode or (counts and counts[2] == counts[3]) or time.monotonic() > deadline:
                break
            time.sleep(0.3)
        if done.returncode or not counts or counts[2] != counts[3]:
            self.faults.append(f"log verify: {done.returncode} {done.stdout[-500:]} {done.stderr[-500:]}")

    def round(self, with_log):
        requests = self.write_and_kill()
        self.sent = requests
        self.ready_seconds.append(self.server.start())
        self.check_store(requests)
        self.repeat(requests)
        if with_log:
            self.check_log()

    def run(self, kills):
        self.prepare()
        for number in range(kills):
            self.round(with_log=number % 10 == 9 or number == kills - 1)
            if self.faults:
                break
        self.server.end(signal.SIGTERM)
        return self.summary()

    def summary(self):
        ready = sorted(self.ready_seconds)
        late = ready[min(len(ready) - 1, len(ready) * 99 // 100)] if ready else 0
        return (f"seed {self.seed}: {self.kills} kills, {self.acknowledged} acknowledged changes, "
                f"{self.lost_answers} answers lost; ready again p99 {late:.2f} s; {len(self.faults)} faults")


class Killed(unittest.TestCase):
    kills, seed = KILLS_FAST, 20_262

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.loop = Loop(pathlib.Path(scratch.name) / "data", self.seed)
        self.addCleanup(lambda: self.loop.server.end(signal.SIGKILL))

    def test_R1_R14_nothing_acknowledged_is_lost_halved_or_done_twice(self):
        summary = self.loop.run(self.kills)
        print(summary)
        self.assertEqual(self.loop.faults[:10], [])
        self.assertGreater(self.loop.acknowledged, 20 * self.kills, "the server was killed before it did anything")
        self.assertGreater(self.loop.lost_answers, 0, "no kill fell into a request")

    def test_control_a_store_without_its_write_ahead_log_is_noticed(self):
        """What a power cut may take from a store that does not wait for the disk: acknowledged changes are gone, or, when
        the kill fell into a checkpoint, half of its pages are, and the store cannot be read. A checkpoint that ended just
        before the kill leaves nothing to lose, so a few kills may be needed."""
        loop = self.loop
        loop.prepare()
        for number in range(5):
            requests = loop.sent = loop.write_and_kill()
            self.assertTrue(any(one.answers for one in requests))
            whole = loop.folder.with_name(f"whole-{number}")
            shutil.copytree(loop.folder, whole)
            for name in ("yingzhou.db-wal", "yingzhou.db-shm"):
                (loop.folder / name).unlink(missing_ok=True)
            loop.check_store(requests)
            if loop.faults:
                break
            shutil.copytree(whole, loop.folder, dirs_exist_ok=True)
            loop.server.start()
        self.assertRegex("\n".join(loop.faults), "acknowledged, and 0 times in the store|"
                         "the store cannot be read: (database disk image is malformed|file is not a database)")
        loop.folder, loop.faults = whole, []  # with its log it is as it should be
        loop.check_store(requests)
        self.assertEqual(loop.faults, [])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=KILLS_FAST)
    parser.add_argument("--seed", type=int, default=Killed.seed)
    options, rest = parser.parse_known_args()
    Killed.kills, Killed.seed = options.kills, options.seed
    unittest.main(argv=[__file__, *rest])
