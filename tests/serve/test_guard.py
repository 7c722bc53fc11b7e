"""What stands before every endpoint."""

from __future__ import annotations

import contextlib
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.errors import WrongUse
from kg.serve import guard
from kg.serve.guard import RateLimit

from .conftest import fill, serving, view

PATHS = ["/", "/sparql", "/nothing", "/store?default", "/api/queries", "/static/style.css", "/api/nothing"]


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_says_what_browsers_must_not_do(path: str, served: httpx.Client) -> None:
    headers = served.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in headers
    assert "server" not in headers


@pytest.mark.parametrize("host", ["evil.test", "localhost.evil.test", "127.0.0.1.evil.test", ""])
def test_another_name_is_not_answered(host: str, served: httpx.Client) -> None:
    answer = served.get("/", headers={"host": host})
    assert answer.status_code == 400
    assert (f"--allow-host {host}\n" if host else "header Host") in answer.text


def test_a_name_that_is_none_is_not_repeated(served: httpx.Client) -> None:
    answer = served.get("/", headers={"host": "<script>alert(1)</script>"})
    assert answer.status_code == 400
    assert "script" not in answer.text


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = fill(tmp_path_factory.mktemp("public") / "store", view())
    options = [
        "--allow-host",
        "kg.test",
        "--allow-origin",
        "https://page.test",
        "--rate",
        "1",
        "--behind-proxy",
        "--workers",
        "1",
    ]
    with serving(folder, *options) as client:
        yield client


def test_names_and_origins_that_were_allowed(public: httpx.Client) -> None:
    assert public.get("/", headers={"host": "kg.test"}).status_code == 200
    allowed = public.get("/sparql", headers={"origin": "https://page.test"})
    assert allowed.headers["access-control-allow-origin"] == "https://page.test"
    assert (
        "access-control-allow-origin"
        not in public.get("/sparql", headers={"origin": "https://evil.test"}).headers
    )


def test_a_client_behind_the_proxy_is_counted_alone(public: httpx.Client) -> None:
    statuses = [
        public.get("/static/style.css", headers={"x-forwarded-for": "192.0.2.1"}).status_code
        for _ in range(20)
    ]
    assert statuses[0] == 200
    assert 429 in statuses
    assert public.get("/static/style.css", headers={"x-forwarded-for": "192.0.2.2"}).status_code == 200
    assert public.get("/static/style.css").status_code == 200


def test_a_bucket_fills_again() -> None:
    async def nobody(*_: object) -> None: ...

    limit = RateLimit(nobody, rate=2)
    client = ("198.51.100.7", 1)
    assert [limit._admits(client, 0.0) for _ in range(11)] == [True] * 10 + [False]
    assert limit._admits(client, 0.6)
    assert not limit._admits(client, 0.6)
    assert limit._admits(("198.51.100.8", 1), 0.6)
    assert all(limit._admits(("127.0.0.1", 1), 0.6) for _ in range(100))


def test_a_network_of_ipv6_is_one_client() -> None:
    assert guard._network("2001:db8::1") == guard._network("2001:db8::2:1") != guard._network("2001:db9::1")
    assert guard._network("::1") is None


def test_who_never_finishes_a_request_is_cut_off(served: httpx.Client) -> None:
    url = served.base_url
    with socket.create_connection((url.host, url.port or 80)) as slow:
        slow.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n")
        slow.settimeout(1)
        begin = time.monotonic()
        gone = False
        while not gone and time.monotonic() - begin < 60:
            with contextlib.suppress(TimeoutError):
                slow.sendall(b"X-A: b\r\n")
                gone = slow.recv(1000) == b""
    assert gone


def test_a_head_without_end_is_refused(served: httpx.Client) -> None:
    with contextlib.suppress(httpx.WriteError, httpx.ReadError):  # the connection is closed meanwhile
        assert served.get("/", headers={"x-large": "a" * 5_000_000}).status_code == 400
    assert served.get("/").status_code == 200


def test_a_token_must_be_one(tmp_path: Path) -> None:
    result = CliRunner(env={"SHORT": "secret"}).invoke(main, ["serve", "--token-from-env", "SHORT"])
    assert result.exit_code == 2
    assert "16 characters" in result.stderr
    assert "secret" not in result.stderr


def test_what_is_missing_is_said_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    for module in ("kg.serve.server", "kg.serve.app", "kg.serve.guard"):
        monkeypatch.delitem(sys.modules, module, raising=False)
    result = CliRunner().invoke(main, ["serve"], standalone_mode=False)
    assert isinstance(result.exception, WrongUse)
    assert "pip install 'diplomatic-kg[serve]'" in str(result.exception)


def test_a_store_on_a_server_is_refused_with_the_way_to_its_pages() -> None:
    done = CliRunner().invoke(main, ["serve", "--store", "http://127.0.0.1:1/"])
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert "kg backup it, kg restore that into a folder" in done.stderr
