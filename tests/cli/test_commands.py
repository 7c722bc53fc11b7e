"""extract, ingest, quarantine, remove, stats, check, demo: what they print, and what they leave behind."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from kg.cli.schema import record_schema, schema
from kg.extract import LANGUAGES
from kg.records import from_json
from kg.settings import DEFAULT_BASE
from kg.store.formats import FORMAT
from tools.build_transcripts import rebuilt

from .conftest import CALL, FUTURE, MEETING, Kg


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
    jsonschema.Draft202012Validator(schema("report")).validate(report)
    assert report.pop("seconds") >= 0
    assert report.pop("resolved") == {"articles": 2, "changed": 0, "persons": 0, "events": 0}
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
        "rejects_not_listed": 0,
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


def test_a_store_has_one_base(kg: Kg, news: Path) -> None:
    """Under two bases one person would be two, and whom he met be counted in halves."""
    base, asked = "https://example.org/kg/", "SELECT ?p { ?p a dm:Person }"
    assert kg("ingest", "news/meeting.txt", "--base", base).exit_code == 0
    result = kg("ingest", "news/call.txt", "--base", "https://example.net/")
    assert (result.exit_code, result.stderr) == (
        2,
        f"kg: the store has the base {base}: leave out --base https://example.net/, or use a new store\n",
    )
    assert kg("ingest", "news").exit_code == 0
    people = kg("query", asked, "--format", "csv", "--no-labels").stdout.split()[1:]
    assert len(people) == 4
    assert all(address.startswith(base) for address in people)
    assert "0 stored, 2 unchanged" in kg("ingest", "news", "--base", base).stderr


def test_what_is_retried_gets_the_base_of_its_store(kg: Kg, news: Path, flawed: pytest.MonkeyPatch) -> None:
    (news / "future.txt").write_text(FUTURE, encoding="utf-8")
    assert kg("ingest", "news", "--base", "https://example.org/kg/").exit_code == 1
    flawed.undo()
    assert kg("quarantine", "retry", "--all").exit_code == 0
    found = kg("query", "SELECT ?e { ?e a dm:Meeting }", "--format", "csv", "--no-labels").stdout.split()[1:]
    assert len(found) == 2
    assert all(address.startswith("https://example.org/kg/") for address in found)


def test_a_part_of_another_base_is_refused(kg: Kg, news: Path) -> None:
    other = "https://example.net/"
    assert kg("prepare", "news/call.txt", "--base", other, "--output", "parts").exit_code == 0
    assert kg("ingest", "news/meeting.txt").exit_code == 0
    result = kg("load", "parts")
    assert result.exit_code == 2
    assert f"its base is {other}, that of the store {DEFAULT_BASE}: prepare it with --base" in result.stderr
    assert "0 stored, 0 unchanged, 0 quarantined, 1 skipped" in result.stderr


def test_bad_input_costs_nobody_else(kg: Kg, news: Path) -> None:
    (news / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (news / "empty.txt").write_bytes(b"")
    (news / "french.txt").write_text(
        "Le ministre est parti lundi pour la capitale, où il devait rencontrer son homologue. " * 5
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
        "news/french.txt",
        "news/lines.jsonl:1",
        "news/lines.jsonl:3",
        "news/lines.jsonl:4",
    ]
    assert len(result.stderr.splitlines()) == 6 + 1 + 1, (
        "a line for each reject, for the text without events, at the end"
    )


def test_what_a_folder_holds_beside_articles_is_told_once(kg: Kg, news: Path) -> None:
    for name in ("a.pdf", "b.PDF", "sub/c.docx", "README", "d.png", ".hidden.pdf"):
        (news / name).parent.mkdir(exist_ok=True)
        (news / name).write_text("x")
    first, *_ = kg("ingest", "news").stderr.splitlines()
    assert first == "in folders, files of kinds that kg does not read are passed over: 2 .pdf, 1 .docx"
    assert kg("ingest", "news", "--quiet").stderr == ""
    assert "passed over" not in kg("ingest", "news/meeting.txt").stderr


@pytest.mark.usefixtures("flawed")
def test_the_way_through_the_quarantine(kg: Kg, news: Path) -> None:
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


@pytest.mark.parametrize("by", ["file", "id", "iri", "end"])
def test_remove_by_any_name(kg: Kg, news: Path, by: str) -> None:
    kg("ingest", "news")
    id = from_json(kg("extract", "news/call.txt").stdout.strip()).article.id
    iri = f"https://w3id.org/diplomatic-kg/id/article/{id}"
    name = {"file": "news/call.txt", "id": id, "iri": iri, "end": f"article/{id}"}[by]
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


def test_stats_count_places_as_pages_do(kg: Kg, here: Path) -> None:
    (here / "visit.txt").write_text(
        "4 марта 2025\n\nПрезидент Казахстана Касым-Жомарт Токаев 3 марта прибыл с визитом в Грузию.", "utf-8"
    )
    kg("ingest", "visit.txt")
    asked = "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?e a dm:Visit ; dm:place ?p }"
    assert kg("query", asked, "--format", "csv").stdout.split() == ["n", "1"]
    assert json.loads(kg("stats", "--json").stdout)["places"] == 1


def test_stats_tell_of_the_store_itself(kg: Kg, news: Path) -> None:
    kg("ingest", "news")
    counted = json.loads(kg("stats", "--json").stdout)
    assert (counted["sources"], counted["resolved"], counted["format"]) == (2, True, FORMAT)
    assert counted["bytes on disk"] > 10_000
    assert counted["quads of articles"] >= counted["triples"] > 100
    kg("correct", "Али Асадов", "--name", "Али Асадов Старший", "--reason", "test")
    quick = json.loads(kg("stats", "--json", "--quick").stdout)
    assert quick["judgements and corrections"] == 1
    assert {"triples", "quads of articles"} == set(counted) - set(quick)
    assert "resolved\tyes" in kg("stats").stdout
    kg("ingest", "news", "--again", "--no-resolve", "--min-confidence", "1")
    assert json.loads(kg("stats", "--json").stdout)["resolved"] is False


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


@pytest.mark.usefixtures("front_end")
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


def test_demo_goes_on_where_the_network_view_was_not_built(
    kg: Kg, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.cli.demo.bundle", lambda _name: None)
    result = kg("demo")
    assert result.exit_code == 0
    assert "make frontend" in result.stderr
    assert sorted(path.name for path in (here / "demo-out").glob("*.*")) == ["graph.ttl"]


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


def gold_folder(here: Path) -> None:
    """A gold folder with the call as it is, the meeting with another date, and an English document."""
    gold = here / "gold"
    gold.mkdir()
    for name, text, kind, date, people in (
        ("call", CALL, "call", "2025-03-03", ["Касым-Жомарт Токаев", "Реджеп Эрдоган"]),
        ("meeting", MEETING, "meeting", "2025-11-20", ["Али Асадов", "Ираклий Кобахидзе"]),
    ):
        event = {"id": "e1", "type": kind, "modality": "held", "date": date, "evidence": text[15:40]}
        event["participants"] = [{"name": name} for name in people]
        stated = {"lang": "ru", "events": [event], "offices": []}
        (gold / f"{name}.txt").write_text(text, encoding="utf-8")
        (gold / f"{name}.json").write_text(json.dumps(stated, ensure_ascii=False), encoding="utf-8")
    (gold / "other.txt").write_text("Nothing.", encoding="utf-8")
    (gold / "other.json").write_text('{"lang": "xx", "events": [], "offices": []}', encoding="utf-8")


def test_eval_scores_what_is_read(kg: Kg, here: Path) -> None:
    gold_folder(here)
    result = kg("eval", "gold", "--lang", "ru")
    assert (result.exit_code, result.stderr) == (0, "2 documents\n")
    head, *rows = result.stdout.splitlines()
    assert head == "lang\tfigure\tP\tR\tF1\tright\tgold\tpredicted"
    assert "ru\tevents\t1.000\t1.000\t1.000\t\t2\t2" in rows
    assert "ru\tevents: call\t1.000\t1.000\t1.000\t\t1\t1" in rows
    assert "ru\tdate\t\t\t\t0.500\t2\t" in rows
    assert "ru\tmeeting: date\t\t\t\t0.000\t1\t" in kg("eval", "gold", "--by-type").stdout.splitlines()


def test_eval_leaves_out_a_language_without_a_pack_and_a_bad_file(kg: Kg, here: Path) -> None:
    gold_folder(here)
    (here / "gold" / "bad.json").write_text("[]", encoding="utf-8")
    result = kg("eval", "gold")
    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "kg: gold/bad.json: no gold file: Expected `object`, got `array`",
        f"kg: 1 documents left out: no language pack for 'xx'; packs: {', '.join(LANGUAGES)}",
        "2 documents",
    ]


def test_eval_lists_mistakes_with_sentence_and_rules(kg: Kg, here: Path) -> None:
    gold_folder(here)
    blocks = kg("eval", "gold", "--errors", "1", "--lang", "ru").stdout.split("\n\n")[1:]
    (block,) = [b for b in blocks if b.startswith("date ")]
    assert block.splitlines() == [
        "date (meeting): meeting",
        "  expected  2025-11-20",
        "  read      2025-11-21",
        "  sentence  21 ноября премьер-министр Азербайджана Али Асадов встретился в Баку с премьер-министром "
        "Грузии Ираклием Кобахидзе.",
        "  rule      meet-with “встретился”",
    ]
    assert len([b for b in blocks if b.startswith("capacity ")]) == 1, "one of each kind"
    assert kg("eval", "gold", "--errors", "all").stdout.count("\ncapacity ") == 4
    assert kg("eval", "gold", "--errors", "some").exit_code == 2


def test_eval_scores_given_records_and_reports_for_machines(kg: Kg, here: Path) -> None:
    gold_folder(here)
    kg("extract", "gold/call.txt", "gold/meeting.txt", "--output", "records.jsonl")
    result = kg("eval", "gold", "--predicted", "records.jsonl", "--json", "--errors", "all")
    report = json.loads(result.stdout)
    assert result.exit_code == 0
    assert report["events"] == {"p": 1.0, "r": 1.0, "f1": 1.0, "gold": 2, "predicted": 2}
    assert report["documents"] == 3, "also that in a language without a pack"
    assert report["languages"]["ru"]["right on matched events"]["date"] == {"share": 0.5, "of": 2}
    assert report["types"]["ru"]["meeting"]["right on matched events"]["date"] == {"share": 0.0, "of": 1}
    assert "offices" not in report["types"]["ru"]["meeting"]
    (date,) = [e for e in report["errors"] if e["kind"] == "date"]
    assert (date["document"], date["expected"], date["read"]) == ("meeting", "2025-11-20", "2025-11-21")
    assert json.loads(kg("eval", "gold", "--json").stdout)["errors"] == []


def test_eval_with_nothing_to_score(kg: Kg, here: Path) -> None:
    gold_folder(here)
    assert kg("eval", "gold", "--lang", "en").stderr == "kg: gold: no document in en to score\n"
    assert kg("eval", "missing").stderr == "kg: missing: no such folder\n"
    assert kg("eval", "gold", "--predicted", "no.jsonl").exit_code == 2


def test_extract_leaves_out_what_is_less_sure(kg: Kg, news: Path) -> None:
    records = [json.loads(line) for line in kg("extract", "news").stdout.splitlines()]
    sure = [event["confidence"] for record in records for event in record["events"]]
    assert len(sure) == 2
    least = str(max(sure))
    left = [json.loads(line) for line in kg("extract", "news", "--min-confidence", least).stdout.splitlines()]
    assert [len(r["events"]) for r in left] == [
        sum(e["confidence"] >= max(sure) for e in r["events"]) for r in records
    ]
    assert [r["offices"] for r in left] == [r["offices"] for r in records]


@pytest.mark.parametrize("wrong", ["1.5", "-0.1", "nan", "inf", "much"])
def test_a_least_confidence_is_a_share(kg: Kg, news: Path, wrong: str) -> None:
    done = kg("extract", "news", "--min-confidence", wrong)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("kg: Invalid value for '--min-confidence': ")


def test_explain_wraps_on_a_terminal_below_what_it_says() -> None:
    shown = rebuilt("```console\n$ kg explain examples/02-visit-announced.txt\n```\n").splitlines()
    at = next(
        n for n, line in enumerate(shown) if line.startswith("     meeting    переговоры [meeting-noun]")
    )
    assert shown[at + 1].startswith(16 * " ")
    assert " ".join(" ".join(shown[at : at + 3]).split()).endswith("министр иностранных дел, GE → event e2")
    assert all(len(line) <= 110 for line in shown)


@pytest.mark.parametrize("base", [DEFAULT_BASE, "https://example.org/kg/"])
def test_relative_addresses_count_from_the_base_of_the_store(
    kg: Kg, news: Path, base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert kg("ingest", "news", "--base", base).exit_code == 0
    listed = kg("query", "SELECT ?e { ?e a dm:Meeting }", "--no-labels", "--format", "csv").stdout.split()
    event = listed[1].removeprefix(base)
    assert kg("query", f"ASK {{ <{event}> ?p ?o }}").stdout == "true\n"
    assert kg("query", f"BASE <https://example.net/> ASK {{ <{event}> ?p ?o }}").stdout == "false\n"
    result = kg("query", f"ASK {{\n  <{event}> ?p o }}")
    assert "does not parse at line 2" in result.stderr
    turtle = kg("export").stdout
    assert f"@base <{base}> .\n" in turtle
    assert f"<{event}>" in turtle
    assert f"<{base}{event}>" in kg("export", "--base", "https://example.net/").stdout
    served = []
    monkeypatch.setattr("kg.serve.server.run", lambda service, started: served.append(service.base))
    assert kg("serve").exit_code == 0
    assert kg("serve", "--base", "https://example.net/").exit_code == 0
    assert served == [base, "https://example.net/"]


def test_parts_are_a_folder_and_no_stream(kg: Kg, news: Path) -> None:
    result = kg("prepare", "news", "--output", "-")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "parts are many files: name a folder" in result.stderr
    assert not Path("-").exists()
