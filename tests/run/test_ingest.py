"""What becomes of articles: every one is counted, rejects cost nobody else, and a second run does nothing."""

from __future__ import annotations

import dataclasses
import json
import os
from pathlib import Path

import pytest

from kg.errors import WrongUse
from kg.read import read_text
from kg.run import Counts, Summary, spilling

from .conftest import Bench
from .fakes import SETTINGS, STAGES, fail

STAGES_THAT_FAIL = dataclasses.replace(STAGES, extract=fail)


def counts(summary: Summary) -> dict[str, int]:
    return {name: n for name, n in dataclasses.asdict(summary.counts).items() if n}


def whys(bench: Bench) -> dict[str, str]:
    return {Path(r.where.partition(":")[0]).name: f"{r.fate}: {r.why}" for r in bench.rejects}


def test_articles_are_stored_with_their_events(bench: Bench) -> None:
    bench.write("a.txt", "meeting\none")
    assert counts(bench.run()) == {"articles": 1, "stored": 1}
    rows = bench.store.query("SELECT ?e { ?e a <https://w3id.org/diplomatic-kg/ontology#Meeting> }")
    assert len(list(rows)) == 1


def test_a_second_run_changes_nothing_and_extracts_nothing(bench: Bench) -> None:
    bench.write("a.txt", "meeting\none")
    bench.write("b.txt", "meeting\ntwo")
    bench.run()
    before = set(bench.store.matches())
    assert counts(bench.run(stages=STAGES_THAT_FAIL)) == {"articles": 2, "unchanged": 2}
    assert set(bench.store.matches()) == before


def test_the_same_file_twice_in_one_run_is_unchanged_the_second_time(bench: Bench) -> None:
    file = bench.write("a.txt", "meeting\none")
    assert counts(bench.run(file, file)) == {"articles": 2, "stored": 1, "unchanged": 1}


def test_again_takes_in_what_is_stored(bench: Bench) -> None:
    bench.write("a.txt", "meeting\none")
    bench.run()
    again = dataclasses.replace(SETTINGS, again=True)
    assert counts(bench.run(settings=again)) == {"articles": 1, "unchanged": 1}
    assert counts(bench.run(settings=again, stages=STAGES_THAT_FAIL)) == {"articles": 1, "quarantined": 1}


def test_texts_are_kept_unless_they_are_not_wanted(bench: Bench) -> None:
    bench.write("a.txt", "meeting\none")
    bench.run()
    (article,) = bench.store.articles()
    assert bench.store.text(article) == "meeting\none"
    bench.run(settings=dataclasses.replace(SETTINGS, again=True, texts=False))
    assert bench.store.text(article) is None


def test_a_changed_text_replaces_what_the_file_gave(bench: Bench) -> None:
    bench.write("a.txt", "meeting\none")
    bench.run()
    bench.write("a.txt", "meeting\nmeeting\nchanged")
    assert counts(bench.run()) == {"articles": 1, "stored": 1}
    assert bench.store.stats().articles == 1
    assert (
        len(list(bench.store.query("SELECT ?p { ?p a <https://w3id.org/diplomatic-kg/ontology#Person> }")))
        == 3
    )


def test_other_settings_make_the_graph_anew(bench: Bench) -> None:
    bench.write("a.txt", "meeting\nmeeting\nmeeting")
    bench.run()
    sure = dataclasses.replace(SETTINGS, min_confidence=0.65)
    assert counts(bench.run(settings=sure)) == {"articles": 1, "stored": 1}
    assert counts(bench.run(settings=sure)) == {"articles": 1, "unchanged": 1}


def test_the_same_text_in_two_files_is_one_article(bench: Bench) -> None:
    bench.write("a.txt", "meeting\none")
    bench.write("b.txt", "meeting\none")
    assert counts(bench.run()) == {"articles": 2, "stored": 1, "unchanged": 1, "duplicates": 1}
    assert counts(bench.run()) == {"articles": 2, "unchanged": 2}


def test_lines_of_one_file_are_articles_of_their_own(bench: Bench) -> None:
    bench.write("all.jsonl", '{"text": "meeting one"}\n{"text": "meeting two", "url": "https://e.org/2"}\n')
    assert counts(bench.run()) == {"articles": 2, "stored": 2}
    keys = bench.store.sources_within(os.path.abspath(bench.folder / "all.jsonl"))
    assert [key.partition("#")[0] for key in keys] == [str(bench.folder / "all.jsonl"), "https://e.org/2"]


def test_rows_with_the_address_of_a_whole_site_stay_articles_of_their_own(bench: Bench) -> None:
    """The column of the site is easily taken for that of the address: the last row replaced all others."""
    lines = [json.dumps({"text": f"meeting\n{n}", "url": "https://example.org/ru/"}) for n in "abc"]
    bench.write("a.jsonl", "\n".join(lines))
    assert counts(bench.run()) == {"articles": 3, "stored": 3}
    assert len(list(bench.store.articles())) == 3
    assert counts(bench.run()) == {"articles": 3, "unchanged": 3}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("rejected", "quarantined: does not hold"),
        (
            "meeting misquoted",
            "quarantined: 3 quotes are not in the text, first Evidence(start=0, end=9, quote='not there')",
        ),
        ("meeting invalid", "quarantined: fails validation: <https://w3id.org/diplomatic-kg/id/event/"),
        ("fault", "quarantined: kg failed on this article, please report it: KeyError: 'a fault'"),
        ("", "skipped: empty"),
        (b"\x00\x01\x02\xff\xfe\x00", "skipped: "),
    ],
)
def test_a_reject_has_its_reason_and_costs_nobody_else(bench: Bench, text: str | bytes, why: str) -> None:
    bench.write("a.txt", "meeting\none")
    bench.write("bad.txt", text)
    bench.write("c.txt", "meeting\nthree")
    summary = bench.run()
    assert (summary.counts.articles, summary.counts.stored) == (3, 2)
    assert list(whys(bench)) == ["bad.txt"]
    assert whys(bench)["bad.txt"].startswith(why)
    assert "\n" not in whys(bench)["bad.txt"]


def test_malformed_lines_are_named_by_number(bench: Bench) -> None:
    bench.write("all.jsonl", '{"text": "meeting one"}\n{"text": \n[]\n\n{"text": "meeting two"}\n')
    assert counts(bench.run()) == {"articles": 4, "stored": 2, "skipped": 2}
    assert [Path(r.where).name for r in bench.rejects] == ["all.jsonl:2", "all.jsonl:3"]


def test_a_file_whose_name_is_no_text_costs_nobody(bench: Bench) -> None:
    bench.write("a.txt", "meeting\none")
    bench.write(os.fsdecode(b"\xe4\xe0.txt"), "meeting\ntwo")
    assert counts(bench.run()) == {"articles": 2, "stored": 2}
    assert counts(bench.run()) == {"articles": 2, "unchanged": 2}


def test_a_text_without_events_is_stored_and_remarked(bench: Bench) -> None:
    bench.write("a.txt", "nothing")
    assert counts(bench.run()) == {"articles": 1, "stored": 1, "without_facts": 1}
    assert bench.remarks == ["a.txt: no diplomatic event and no office in this text"]


def test_of_a_file_of_many_articles_it_is_told_which_one(bench: Bench) -> None:
    at = "https://example.org/2"
    bench.write("all.jsonl", f'{{"text": "nothing"}}\n{{"text": "rejected", "url": "{at}"}}\n')
    bench.run()
    nothing = read_text("nothing", lang="ru", languages=("ru",)).source.id
    assert bench.remarks == [f"all.jsonl {nothing}: no diplomatic event and no office in this text"]
    assert [r.where for r in bench.rejects] == [f"{bench.folder}/all.jsonl {at}"]


def test_a_source_that_is_not_there_stops_the_run_before_anything_is_stored(bench: Bench) -> None:
    good = bench.write("a.txt", "meeting")
    with pytest.raises(WrongUse, match="no such file"):
        bench.run(good, str(bench.folder / "missing.txt"))
    assert bench.store.stats().articles == 0


def test_many_articles_over_processes_give_the_same_store(bench: Bench, tmp_path: Path) -> None:
    for number in range(120):
        bench.write(f"{number}.txt", f"meeting\n{number}" if number % 10 else f"fault\n{number}")
    summary = bench.run(settings=dataclasses.replace(SETTINGS, workers=2))
    assert counts(summary) == {"articles": 120, "stored": 108, "quarantined": 12}
    assert [r.where for r in bench.rejects] == sorted(r.where for r in bench.rejects), (
        "in the order of the articles"
    )
    quads = set(bench.store.matches())
    again = dataclasses.replace(SETTINGS, again=True)
    assert bench.run(settings=again).counts.unchanged == 108
    assert set(bench.store.matches()) == quads


def test_what_a_summary_holds_of_rejects_is_little_and_it_keeps_all(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spilling, "HELD", 2)
    for number in range(4):
        bench.write(f"{number}.txt", f"fault {number}")
    summary = bench.run()
    assert (summary.counts.quarantined, len(bench.rejects), len(summary.rejects)) == (4, 4, 4)
    for _ in range(2):
        assert list(summary.rejects) == [reject.in_short() for reject in bench.rejects]


def test_counts_that_do_not_balance_are_noticed() -> None:
    assert not Counts(articles=2, stored=1).is_balanced
