"""`yingzhou connector check`: a vendor learns exactly what is wrong with the answer, with its place in it."""
import json
import os
import threading
import unittest.mock
from http.server import BaseHTTPRequestHandler, HTTPServer

from program import ProgramTest

CODE = "91310110666073468P"


def connector(**settings):
    field = [{"pointer": "/id", "target": "party.uscc", "unit": ""},
             {"pointer": "/tax/paid", "target": "tax_paid", "unit": "万元"}]
    given = {"party_id": "", "url": "", "items": "/data", "fields": field, "period": "2025", "auth": "none",
             "auth_name": "", "paging": "none", "paging_pointer": "", "paging_parameter": "", "every_minutes": 60}
    return {"source": "tax", "settings": {**given, **settings}}


class ConnectorCheck(ProgramTest):
    def file(self, name, content):
        path = self.work / name
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return path

    def check(self, answer, code, mapping=None):
        mapping = self.file("connector.json", mapping or connector())
        return self.run_program("connector", "check", answer, "--mapping", mapping, "--lang", "en", expect=code)

    def test_DAT_24_an_answer_as_it_should_be_passes(self):
        told, _ = self.check(self.file("a.json", {"data": [{"id": CODE, "tax": {"paid": 12.5}}, {"id": CODE}]}), 0)
        self.assertEqual(told, "2 items, 3 values, 0 faults\n")

    def test_DAT_24_every_fault_is_told_with_its_pointer(self):
        told, _ = self.check(self.file("a.json", {"data": [
            {"id": "9131", "tax": {"paid": "many"}}, 7, {"id": CODE, "tax": {"paid": {}}}]}), 1)
        places = [line.split(":")[0] for line in told.splitlines()[:-1]]
        self.assertEqual(places, ["/data/1", "/data/2/tax/paid", "/data/0/id", "/data/0/tax/paid"])

    def test_DAT_24_what_is_no_answer_at_all_is_a_fault_too(self):
        told, _ = self.check(self.file("a.json", '{"data":'), 1)
        self.assertIn("expected a value", told)
        told, _ = self.check(self.file("a.json", {"items": []}), 1)
        self.assertIn("/data: there is nothing here", told)

    def test_DAT_24_a_mapping_that_will_not_do_is_a_wrong_call(self):
        answer = self.file("a.json", {"data": []})
        _, errors = self.check(answer, 2, connector(items="data"))
        self.assertIn("/settings/items", errors)
        _, errors = self.check(self.work / "nowhere.json", 2)
        self.assertIn("nowhere.json", errors)

    def test_DAT_24_a_server_is_asked_once_with_the_proof_of_the_mapping(self):
        asked = []

        class Vendor(BaseHTTPRequestHandler):
            def do_GET(self):
                asked.append(self.headers["Authorization"])
                body = json.dumps({"data": [{"id": CODE, "tax": {"paid": 1}}]}).encode()
                self.send_response(200)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        server = HTTPServer(("127.0.0.1", 0), Vendor)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/park"
        try:
            mapping = self.file("connector.json", connector(url=url, auth="bearer"))
            with unittest.mock.patch.dict(os.environ, YINGZHOU_CONNECTOR_SECRET="secret"):
                told, _ = self.run_program("connector", "check", url, "--mapping", mapping, "--lang", "en")
        finally:
            server.shutdown()
            server.server_close()
        self.assertIn("0 faults", told)
        self.assertEqual(asked, ["Bearer secret"])
