"""Commands on a server do what they do on a folder: the same counts, answers and bytes."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
import servers

from .conftest import FUTURE, Kg

FORMATS = ("nq", "ttl", "trig", "csv", "gexf")


@pytest.fixture(params=["oxigraph", "rdflib"])
def address(request: pytest.FixtureRequest) -> str:
    server = str(request.getfixturevalue(f"{request.param}_server"))
    servers.empty(server)
    return server


def test_a_server_and_a_folder_give_the_same(kg: Kg, news: Path, address: str) -> None:
    both = ("kg-store", address)
    reports = [json.loads(kg("ingest", "news", "--json", "--store", where).stdout) for where in both]
    assert reports[0]["stored"] == reports[1]["stored"] == 2
    for name in FORMATS:
        exports = [kg("export", "--format", name, "--store", where).stdout_bytes for where in both]
        assert exports[0] == exports[1] != b"", name
    for question in ("coverage", "meetings", "offices"):
        answers = [kg("query", question, "--store", where).stdout for where in both]
        assert answers[0] == answers[1] != "", question
    assert kg("check", "--store", address).exit_code == 0
    again = json.loads(kg("ingest", "news", "--json", "--store", address).stdout)
    assert (again["stored"], again["unchanged"]) == (0, 2)


def test_what_cannot_lie_in_a_server_lies_in_a_folder(kg: Kg, news: Path, oxigraph_server: str) -> None:
    servers.empty(oxigraph_server)
    env = {"KG_STORE": oxigraph_server, "KG_STORE_DATA": "team"}
    kg("ingest", "news", **env)
    done = kg("correct", "Али Асадов", "--name", "Али Асадов Старший", "--reason", "test", **env)
    assert done.exit_code == 0, done.stderr
    assert len(Path("team/judgements.jsonl").read_text(encoding="utf-8").splitlines()) == 1
    assert "Старший" in kg("export", **env).stdout
    assert not Path("http:").exists()


def test_parts_are_loaded_and_retried_with_what_lies_beside_a_server(
    kg: Kg, news: Path, oxigraph_server: str, flawed: pytest.MonkeyPatch
) -> None:
    servers.empty(oxigraph_server)
    env = {"KG_STORE": oxigraph_server, "KG_STORE_DATA": "team"}
    (news / "future.txt").write_text(FUTURE, encoding="utf-8")
    kg("prepare", "news", "--output", "parts")
    assert "KG_STORE_TIMEOUT=soon" in kg("load", "parts", **env, KG_STORE_TIMEOUT="soon").stderr
    assert kg("load", "parts", **env).exit_code == 1
    assert len(list(Path("team/quarantine").iterdir())) == 1
    assert "future.txt" in kg("quarantine", **env).stdout
    flawed.undo()
    assert kg("quarantine", "retry", "--all", **env).exit_code == 0
    assert "articles\t3" in kg("stats", **env).stdout
    assert not Path("http:").exists()


def test_passwords_are_never_shown(kg: Kg, news: Path, oxigraph_server: str) -> None:
    servers.empty(oxigraph_server)
    env = {"KG_STORE": oxigraph_server, "KG_STORE_USER": "ana", "KG_STORE_PASSWORD": "s3cret"}
    calls = [
        kg("ingest", "news", "--json", **env),
        kg("stats", **env),
        kg("query", "SELEKT", **env),
        kg("stats", **{**env, "KG_STORE": "http://ana:s3cret@127.0.0.1:1/"}),
        kg("stats", **{**env, "KG_STORE": "http://127.0.0.1:1"}),
    ]
    assert [call.exit_code for call in calls] == [0, 0, 2, 2, 2]
    assert not any("s3cret" in call.output for call in calls)


@pytest.mark.parametrize("command", ["stats", "ingest news", "watch http://127.0.0.1/"])
def test_a_time_that_is_none(kg: Kg, news: Path, command: str) -> None:
    result = kg(*command.split(), "--store", "http://127.0.0.1:1", KG_STORE_TIMEOUT="soon")
    assert result.exit_code == 2
    assert "KG_STORE_TIMEOUT=soon: not a number of seconds" in result.stderr


def test_a_store_goes_from_a_folder_to_a_server_and_back(kg: Kg, news: Path, oxigraph_server: str) -> None:
    servers.empty(oxigraph_server)
    kg("ingest", "news")
    kg("correct", "Али Асадов", "--name", "Али Асадов Старший", "--reason", "test")
    places = ("kg-store", oxigraph_server, "back")
    for source, target in pairwise(places):
        saved = kg("backup", "b.zip", "--store", source)
        assert saved.exit_code == 0, saved.stderr
        assert saved.stderr.startswith("b.zip: ")
        assert kg("restore", "b.zip", "--store", target).exit_code == 0
    for name in FORMATS:
        exports = {kg("export", "--format", name, "--store", place).stdout_bytes for place in places}
        assert len(exports) == 1, name
    decisions = {kg("judge", "list", "--store", place).stdout for place in places}
    assert len(decisions) == 1
    assert "Старший" in decisions.pop()
    again = kg("restore", "b.zip", "--store", "back")
    assert (again.exit_code, again.stderr) == (
        2,
        "kg: back: is not empty: restore to another folder, or add --replace\n",
    )
    assert kg("restore", "b.zip", "--store", "back", "--replace").exit_code == 0
    assert kg("check", "--store", "back").exit_code == 0


def test_compact_and_migrate(kg: Kg, news: Path) -> None:
    kg("ingest", "news")
    before = kg("export").stdout
    done = json.loads(kg("compact", "--json").stdout)
    assert 0 < done["after"] <= done["before"]
    assert kg("migrate").stderr == "kg-store: format 11\n"
    assert kg("export").stdout == before
    assert kg("compact", "--store", ":memory:").exit_code == 2
