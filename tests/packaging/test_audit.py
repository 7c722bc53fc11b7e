"""The audit of dependencies finds holes, and does not believe a service that knows nothing."""

from __future__ import annotations

import gzip
import json
import stat
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tools import audit

FLOORS = """# head
pypi  one    1.10  CVE-1  a hole
npm   one    3.0   CVE-2  another
pypi  other  2     CVE-3  not locked
"""


def _floors(text: str) -> list[audit.Floor]:
    return list(audit.floors(text))


def test_no_locked_package_is_below_its_floor(checkout: Path) -> None:
    packages = audit.locked(checkout)
    known = _floors((checkout / "requirements" / "floors.txt").read_text(encoding="utf-8"))
    assert audit.too_low(packages, iter(known)) == []
    assert {floor.package for floor in known} <= packages["pypi"].keys() | packages["npm"].keys()


def test_a_version_below_its_floor_is_found() -> None:
    packages = {"pypi": {"one": "1.9.3"}, "npm": {"one": "3.0.0"}}
    assert audit.too_low(packages, audit.floors(FLOORS)) == ["one 1.9.3: CVE-1, a hole; at least 1.10"]


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ([], None),  # it says that nothing is known, of what everybody knows, too
        (None, None),
        (["a hole"], ["a hole"]),
    ],
)
def test_a_service_is_believed_only_if_it_knows_what_everybody_knows(
    answer: list[str] | None, found: list[str] | None
) -> None:
    questions: list[dict[str, str]] = []

    def ask(packages: dict[str, str]) -> list[str] | None:
        questions.append(packages)
        return answer

    assert audit.asked("pypi", ask, {"one": "1"}) == found
    assert questions[0] == {"jinja2": "2.4.1"}


def _program(folder: Path, says: str) -> str:
    file = folder / "pip-audit"
    file.write_text(f"#!/bin/sh\ncat <<'END'\n{says}\nEND\nexit 1\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return str(file)


def test_the_report_of_pip_audit_is_read(tmp_path: Path) -> None:
    holes = '{"id": "PYSEC-1", "fix_versions": ["2.0"]}'
    known, unknown = (
        f'{{"name": "a", "version": "1", "vulns": [{holes}]}}',
        '{"name": "b", "skip_reason": "?"}',
    )
    says = f'{{"dependencies": [{known}, {unknown}]}}'
    assert audit.of_pypi(_program(tmp_path, says))({"a": "1", "b": "1"}) == ["a 1: PYSEC-1; fixed in 2.0"]
    assert audit.of_pypi(_program(tmp_path, "no network"))({"a": "1"}) is None
    assert audit.of_pypi(str(tmp_path / "missing"))({"a": "1"}) is None


class Advisories(BaseHTTPRequestHandler):
    """A registry of npm that knows one hole of lodash."""

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        text = gzip.decompress(body) if self.headers.get("Content-Encoding") == "gzip" else body
        hole = {
            "id": 1,
            "url": "https://example.org/1",
            "title": "a hole",
            "severity": "high",
            "vulnerable_versions": "<4.17.5",
        }
        self._answer({"lodash": [hole]} if "lodash" in json.loads(text) else {})

    def do_GET(self) -> None:
        version = {"name": "lodash", "version": "4.17.4"}
        self._answer({"name": "lodash", "dist-tags": {"latest": "4.17.4"}, "versions": {"4.17.4": version}})

    def _answer(self, content: dict[str, Any]) -> None:
        body = json.dumps(content).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def test_npm_is_asked_and_its_report_read(
    front_end: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Advisories) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("npm_config_registry", f"http://127.0.0.1:{server.server_port}/")
        monkeypatch.setenv("npm_config_cache", str(tmp_path))
        assert audit.asked("npm", audit.of_npm, {"sigma": "3.0.3"}) == []
        assert audit.of_npm({"lodash": "4.17.4"}) == ["lodash <4.17.5: a hole (high) https://example.org/1"]
        server.shutdown()
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")
    assert audit.of_npm({"lodash": "4.17.4"}) is None
