"""extract, ingest, quarantine, remove, stats, check, demo: what they print, and what they leave behind."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from kg.cli.schema import record_schema
from kg.extract import whereabouts
from kg.records import from_json

from .conftest import CALL, MEETING, Kg


def test_extract_prints_one_record_a_line_with_the_path_as_named(kg: Kg, news: Path) -> None:
    result = kg("extract", "news/meeting.txt", "news/call.txt")
    records = [from_json(line) for line in result.stdout.splitlines()]
    assert [record.article.path for record in records] == ["news/meeting.txt", "news/call.txt"]
    assert [event.type for record in records for event in record.events] == ["meeting", "call"]
    assert (result.exit_code, result.stderr) == (0, "2 records, 0 rejected\n")


def test_extract_reads_standard_input(kg: Kg) -> None:
    (line,) = kg("extract", "-", stdin=MEETING).stdout.splitlines()
    assert from_json(line).article.path == "-"


def test_extract_writes_a_file(kg: Kg, news: Path) -> None:
    result = kg("extract", "news", "--output", "records.jsonl")
    assert result.stdout == ""
    assert len(Path("records.jsonl").read_text(encoding="utf-8").splitlines()) == 2


def test_extract_names_rejects_and_goes_on(kg: Kg, news: Path) -> None:
    (news / "empty.txt").write_text("")
    result = kg("extract", "news")
    assert result.exit_code == 1
    assert len(result.stdout.splitlines()) == 2
    assert result.stderr == "kg: news/empty.txt: empty\n2 records, 1 rejected\n"


def test_extract_with_nothing_but_rejects_did_nothing(kg: Kg, here: Path) -> None:
    (here / "empty.txt").write_text("")
    assert kg("extract", "empty.txt").exit_code == 2


def test_every_record_fits_the_published_schema(kg: Kg, news: Path) -> None:
    validator = jsonschema.Draft202012Validator(record_schema())
    jsonschema.Draft202012Validator.check_schema(record_schema())
    for line in kg("extract", "news").stdout.splitlines():
        validator.validate(json.loads(line))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["events", 0, "type"], "summit"),
        (["events", 0, "participants"], None),
        (["article", "lang"], 7),
        (["extractor"], {}),
    ],
)
def test_the_schema_and_the_decoder_refuse_the_same(
    kg: Kg, news: Path, path: list[str | int], value: object
) -> None:
    record = json.loads(kg("extract", "news/meeting.txt").stdout)
    inner = record
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    assert not jsonschema.Draft202012Validator(record_schema()).is_valid(record)
    with pytest.raises(ValueError, match=r"\$"):
        from_json(json.dumps(record))


def test_ingest_reports_for_machines(kg: Kg, news: Path) -> None:
    (news / "empty.txt").write_text("")
    result = kg("ingest", "news", "--json")
    report = json.loads(result.stdout)
    assert report.pop("seconds") >= 0
    assert report == {
        "store": "kg-store",
        "articles": 3,
        "stored": 2,
        "unchanged": 0,
        "quarantined": 0,
        "skipped": 1,
        "duplicates": 0,
        "without_facts": 0,
        "rejects": [{"where": "news/empty.txt", "why": "empty", "fate": "skipped", "id": None}],
    }
    assert result.exit_code == 1
    assert result.stderr.startswith("kg: news/empty.txt: skipped: empty\n3 articles: 2 stored, 0 unchanged, ")


def test_ingest_again_does_nothing(kg: Kg, news: Path) -> None:
    kg("ingest", "news")
    before = kg("export", "--format", "nq").stdout
    again = kg("ingest", "news")
    assert (again.exit_code, again.stderr.partition(" (")[0]) == (
        0,
        "2 articles: 0 stored, 2 unchanged, 0 quarantined, 0 skipped",
    )
    assert kg("export", "--format", "nq").stdout == before


def test_bad_input_costs_nobody_else(kg: Kg, news: Path) -> None:
    (news / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (news / "empty.txt").write_bytes(b"")
    (news / "english.txt").write_text(
        "The minister travelled to the capital to meet his counterpart on Monday. " * 5
    )
    (news / "koi8.txt").write_bytes(CALL.replace("3 марта", "2 марта").encode("koi8-r"))
    (news / "lines.jsonl").write_text('{"text": \n' + json.dumps({"text": MEETING + "2"}) + "\n[1]\n{}\n")
    (news / "no-event.txt").write_text(
        "Погода в городе остается теплой, дождей на этой неделе не ожидается.\n" * 3
    )
    result = kg("ingest", "news", "--json")
    report = json.loads(result.stdout)
    assert result.exit_code == 1
    assert (report["articles"], report["stored"], report["without_facts"]) == (11, 5, 1)
    assert sorted(reject["where"] for reject in report["rejects"]) == [
        "news/binary.txt",
        "news/empty.txt",
        "news/english.txt",
        "news/lines.jsonl:1",
        "news/lines.jsonl:3",
        "news/lines.jsonl:4",
    ]
    assert len(result.stderr.splitlines()) == 6 + 1 + 1, (
        "a line for each reject, for the text without events, at the end"
    )


def test_the_way_through_the_quarantine(kg: Kg, news: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # An extractor without the rule that what is dated ahead is planned: its record fails validation.
    monkeypatch.setattr(whereabouts, "foresee", lambda reading, events: None)
    (news / "future.txt").write_text(FUTURE, encoding="utf-8")
    result = kg("ingest", "news")
    assert result.exit_code == 1
    (entry,) = json.loads(kg("quarantine", "list", "--json").stdout)
    assert entry["where"] == "news/future.txt"
    assert entry["reason"].startswith("fails validation: ")
    head, row = kg("quarantine").stdout.splitlines()
    assert head == "id\twhere\tdate\treason"
    assert row.startswith(f"{entry['id']}\tnews/future.txt\t")
    shown = kg("quarantine", "show", entry["id"])
    assert "reason\tfails validation: " in shown.stdout
    assert "Violation\t" in shown.stdout
    assert json.loads(kg("quarantine", "show", entry["id"], "--json").stdout)["article"]["text"] == FUTURE
    assert kg("quarantine", "retry", entry["id"]).exit_code == 2, "it fails again, and nothing else was asked"
    assert kg("quarantine", "drop", entry["id"]).stderr == "1 dropped\n"
    assert kg("quarantine", "retry", "--all").stderr == "the quarantine is empty\n"
    assert kg("quarantine", "show", entry["id"]).stderr == (
        f"kg: {entry['id']}: not in the quarantine; see: kg quarantine list\n"
    )


FUTURE = """\
---
date: 2025-03-01
---

3 марта 2025 года президент Казахстана Касым-Жомарт Токаев встретился в Астане
с президентом Турции Реджепом Эрдоганом.
"""


def test_retry_and_drop_need_to_know_which(kg: Kg, news: Path) -> None:
    kg("ingest", "news")
    for command in ("retry", "drop"):
        assert kg("quarantine", command).stderr.startswith("kg: name the articles")
        assert kg("quarantine", command, "a", "--all").exit_code == 2


def test_the_quarantine_takes_the_store_in_either_place(kg: Kg, news: Path) -> None:
    kg("ingest", "news", "--store", "s")
    for args in (
        ["quarantine", "--store", "s"],
        ["quarantine", "list", "--store", "s"],
        ["quarantine", "--store", "s", "list"],
    ):
        assert kg(*args).stderr == "the quarantine is empty\n"


@pytest.mark.parametrize("by", ["file", "id", "iri"])
def test_remove_by_any_name(kg: Kg, news: Path, by: str) -> None:
    kg("ingest", "news")
    id = from_json(kg("extract", "news/call.txt").stdout.strip()).article.id
    iri = f"https://w3id.org/diplomatic-kg/id/article/{id}"
    name = {"file": "news/call.txt", "id": id, "iri": iri}[by]
    assert kg("remove", name).stderr == f"{name}: withdrawn {iri}\n"
    counted = json.loads(kg("stats", "--json").stdout)
    assert (counted["articles"], counted["meetings"], "calls" in counted) == (1, 1, False)
    assert kg("check").exit_code == 0
    missing = kg("remove", name)
    assert (missing.exit_code, missing.stderr.count("\n")) == (2, 1)
    assert kg("ingest", "news").stderr.startswith("2 articles: 1 stored, 1 unchanged")


def test_removing_one_of_two_sources_keeps_the_article(kg: Kg, news: Path) -> None:
    (news / "copy.txt").write_text(CALL, encoding="utf-8")
    kg("ingest", "news")
    assert "; https://w3id.org/diplomatic-kg/id/article/" in kg("remove", "news/call.txt").stderr
    assert json.loads(kg("stats", "--json").stdout)["calls"] == 1
    kg("remove", "news/copy.txt")
    assert "calls" not in json.loads(kg("stats", "--json").stdout)


def test_removing_by_address_or_by_the_file_of_many(kg: Kg, here: Path) -> None:
    articles = [
        {"text": MEETING, "url": "https://www.example.org/1?utm_source=x"},
        {"text": CALL},
    ]
    (here / "all.jsonl").write_text("\n".join(map(json.dumps, articles)))
    kg("ingest", "all.jsonl")
    assert kg("remove", "https://example.org/1").exit_code == 0, "another spelling of the address"
    assert json.loads(kg("stats", "--json").stdout)["articles"] == 1
    assert kg("remove", "all.jsonl").exit_code == 0
    assert json.loads(kg("stats", "--json").stdout)["articles"] == 0


def test_check_finds_and_repairs(kg: Kg, news: Path) -> None:
    kg("ingest", "news")
    assert kg("check").stderr == "the merged view equals the article graphs\n"
    _spoil("kg-store")
    found = kg("check")
    assert (found.exit_code, found.stdout) == (1, "finding\twhat\ntriples that no article holds\t1\n")
    assert json.loads(kg("check", "--json").stdout)["surplus"] == 1
    repaired = kg("check", "--repair")
    assert (repaired.exit_code, repaired.stderr.splitlines()[0]) == (
        0,
        "1 triples of the merged view put right",
    )


def _spoil(location: str) -> None:
    import pyoxigraph as ox

    from kg.store import open_store
    from kg.store.change import Change

    node = ox.NamedNode("https://e.org/x")
    with open_store(location) as store:
        store.apply(Change(added={ox.Quad(node, node, node, ox.DefaultGraph())}))


def test_stats_count_what_people_count(kg: Kg, news: Path) -> None:
    kg("ingest", "news")
    counted = json.loads(kg("stats", "--json").stdout)
    assert {
        name: counted[name] for name in ("articles", "articles in ru", "meetings", "calls", "persons")
    } == {
        "articles": 2,
        "articles in ru": 2,
        "meetings": 1,
        "calls": 1,
        "persons": 4,
    }
    assert (counted["first event"], counted["last event"]) == ("2025-03-03", "2025-11-21")


def test_demo(kg: Kg, here: Path) -> None:
    result = kg("demo")
    assert result.exit_code == 0, result.output
    assert "What the graph holds" in result.stdout or "what\tcount" in result.stdout
    assert result.stdout.count("\n$ kg query ") == 4
    assert (here / "demo-out" / "graph.ttl").stat().st_size > 10_000
    assert (here / "demo-out" / "network.html").read_text(encoding="utf-8").startswith("<!")
    assert kg("check", "--store", "demo-out/kg-store").exit_code == 0
    assert kg("quarantine", "--store", "demo-out/kg-store").stderr == "the quarantine is empty\n"
    assert kg("demo").stdout == result.stdout, "a second time it shows the same"


def test_explain_shows_rules_and_what_became_of_mentions(kg: Kg, news: Path) -> None:
    result = kg("explain", "news/meeting.txt")
    assert result.exit_code == 0
    assert "     meeting    встретился [meet-with] held 2025-11-21 @ Баку, AZ: " in result.stdout
    assert " → event e1\n" in result.stdout


def test_explain_writes_a_page_or_json_as_the_name_says(kg: Kg, news: Path) -> None:
    assert kg("explain", "news", "--output", "why.html").stdout == ""
    page = Path("why.html").read_text(encoding="utf-8")
    assert page.startswith("<!DOCTYPE html>")
    assert page.count("<article ") == 2
    kg("explain", "news", "--output", "why.json")
    (call, _) = map(json.loads, Path("why.json").read_text(encoding="utf-8").splitlines())
    assert call["fates"][0]["outcome"] == "event"
    assert kg("explain", "news", "--format", "html").stdout == page


def test_explain_names_what_cannot_be_read_and_goes_on(kg: Kg, news: Path) -> None:
    (news / "empty.txt").write_text("")
    result = kg("explain", "news")
    assert (result.exit_code, result.stderr) == (1, "kg: news/empty.txt: empty\n")
    assert kg("explain", "news/empty.txt").exit_code == 2
    assert kg("explain", "--lang", "xx", "news").stderr.startswith("kg: --lang xx: no such language pack")
