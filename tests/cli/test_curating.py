"""``kg resolve``, ``merge``, ``split`` and ``judge`` as somebody who curates a store would use them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import FUTURE, Kg

ARTICLES = {
    "one.txt": """\
12 марта 2025

11 марта министр обороны Казахстана Марат Оспанов встретился в Баку
с министром обороны Азербайджана Рауфом Салимовым.
""",
    "two.txt": """\
14 марта 2025

13 марта министр обороны Казахстана Марат Оспанов встретился в Астане
с министром обороны Турции Мехметом Кая.
""",
    "three.txt": """\
March 14, 2025

On March 13, Kazakhstan's Defense Minister Marat Ospanov met with Turkish Defense Minister Mehmet Kaya
in Astana.
""",
}


@pytest.fixture
def store(here: Path, kg: Kg) -> str:
    folder = here / "news"
    folder.mkdir()
    for name, text in ARTICLES.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert kg("ingest", "news").exit_code == 0
    return "kg-store"


def people(kg: Kg) -> set[tuple[str, str]]:
    """Return the IRI and a label of everybody who met somebody."""
    rows = json.loads(kg("query", "meetings", "--format", "json", "--lang", "ru").stdout)
    found = rows["rows"] if isinstance(rows, dict) and "rows" in rows else rows
    return {(row["person"], row["personLabel"]) for row in found}


def status(kg: Kg) -> dict[str, int]:
    found: dict[str, int] = json.loads(kg("resolve", "status", "--json").stdout)
    return found


def test_one_person_and_one_meeting_in_two_languages(store: str, kg: Kg) -> None:
    counts = status(kg)
    assert (counts["persons"], counts["persons in several languages"]) == (3, 2)
    assert (counts["events"], counts["events in several languages"]) == (2, 1)


def test_no_resolve_leaves_it_for_later(here: Path, store: str, kg: Kg) -> None:
    assert kg("ingest", "news", "--store", "later", "--no-resolve").exit_code == 0
    assert "0 put right" not in kg("resolve", "run", "--store", "later").stderr
    assert "0 put right" in kg("resolve", "run", "--store", "later").stderr


def test_explain_says_why(store: str, kg: Kg) -> None:
    said = kg("resolve", "explain", "Марат Оспанов", "Рауф Салимов")
    assert said.exit_code == 0
    assert "verdict\ttwo" in said.stdout
    assert "names\ttwo names" in said.stdout
    assert "Оспанов встретился в Баку" in said.stdout


def test_what_is_retried_is_stored_by_what_people_have_judged(
    here: Path, store: str, kg: Kg, flawed: pytest.MonkeyPatch
) -> None:
    merged = kg("merge", "Рауф Салимов", "Мехмет Кая", "--reason", "a test")
    assert merged.exit_code == 0, merged.stderr
    (here / "news" / "future.txt").write_text(FUTURE, encoding="utf-8")
    assert kg("ingest", "news").exit_code == 1
    flawed.undo()
    assert kg("quarantine", "retry", "--all").exit_code == 0
    counts = status(kg)
    assert (counts["persons"], counts["articles to put right"]) == (4, 0)


def test_merge_split_and_undo(store: str, kg: Kg) -> None:
    before = status(kg)
    merged = kg("merge", "Рауф Салимов", "Мехмет Кая", "--author", "tester", "--reason", "a test")
    assert merged.exit_code == 0, merged.stderr
    assert status(kg)["persons"] == before["persons"] - 1

    assert kg("merge", "Рауф Салимов", "Мехмет Кая").exit_code == 2
    (entry,) = json.loads(kg("judge", "list", "--json").stdout)
    assert (entry["author"], entry["reason"], entry["stands"]) == ("tester", "a test", True)

    assert kg("judge", "undo", entry["id"], "--author", "tester").exit_code == 0
    assert status(kg) == before
    assert [e["stands"] for e in json.loads(kg("judge", "list", "--json").stdout)] == [False, False]


def test_split_by_article_survives_new_ingestion(store: str, kg: Kg) -> None:
    before = status(kg)["persons"]
    explained = json.loads(kg("resolve", "explain", "Марат Оспанов", "Рауф Салимов", "--json").stdout)
    article = explained["things"][0]["told"][0]["article"]
    assert kg("split", "Марат Оспанов", "--article", article, "--reason", "a namesake").exit_code == 0
    assert status(kg)["persons"] == before + 1
    assert kg("ingest", "news", "--again").exit_code == 0
    assert status(kg)["persons"] == before + 1


def test_judge_reviews_pairs_and_keeps_the_answers(store: str, kg: Kg) -> None:
    assert kg("merge", "Рауф Салимов", "Мехмет Кая").exit_code == 0
    done = kg("judge", "--author", "tester", stdin="q\n")
    assert done.exit_code == 0, done.stderr


def test_what_was_answered_before_a_stop_is_in_the_graph(here: Path, kg: Kg) -> None:
    """It stood in the log alone, and nothing said so."""
    text = ARTICLES["two.txt"]
    (here / "one.txt").write_text(text, encoding="utf-8")
    (here / "two.txt").write_text(text.replace("13 марта", "12 марта"), encoding="utf-8")
    assert kg("ingest", "one.txt", "two.txt").exit_code == 0
    before = status(kg)["events"]
    done = kg("judge", "--author", "tester", stdin="s\n")
    assert status(kg)["events"] == before - 1
    assert done.stderr.endswith("1 judgements; 1 articles put right\n")
    assert done.exit_code == 0, "all pairs were answered"

    (here / "three.txt").write_text(text.replace("13 марта", "10 марта"), encoding="utf-8")
    (here / "four.txt").write_text(text.replace("13 марта", "9 марта"), encoding="utf-8")
    assert kg("ingest", "three.txt", "four.txt").exit_code == 0
    before = status(kg)["events"]
    done = kg("judge", "--author", "tester", stdin="s\n")
    assert (done.exit_code, status(kg)["events"]) == (130, before - 1)
    assert done.stderr.endswith("articles put right\nkg: stopped\n")


def test_judgements_travel_in_a_file(here: Path, store: str, kg: Kg) -> None:
    assert kg("merge", "Рауф Салимов", "Мехмет Кая").exit_code == 0
    assert kg("judge", "export", "team.jsonl").exit_code == 0
    assert kg("judge", "export", "-").stdout == Path("team.jsonl").read_text(encoding="utf-8")
    assert kg("backup", "-").stderr.startswith("kg: a backup is put in place once it is whole: name a file")
    assert not Path("-").exists()
    assert kg("ingest", "news", "--store", "other").exit_code == 0
    assert "1 judgements taken in" in kg("judge", "import", "team.jsonl", "--store", "other").stderr
    assert (
        "0 judgements taken in, 1 were there"
        in kg("judge", "import", "team.jsonl", "--store", "other").stderr
    )
    sent = Path("team.jsonl").read_text(encoding="utf-8")
    assert "1 were there" in kg("judge", "import", "-", "--store", "other", stdin=sent).stderr
    wrong = kg("judge", "import", "-", "--store", "other", stdin=sent + "no judgement\n")
    assert wrong.exit_code == 2
    assert "standard input:2: no judgement" in wrong.stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("merge", "Никто Никакой", "Рауф Салимов"), "no person of this name"),
        (("split", "Рауф Салимов", "--article", "u0"), "this article says nothing of Рауф Салимов"),
        (("judge", "undo", "0000"), "no judgement of this id"),
    ],
)
def test_what_is_not_there_is_said_in_one_line(
    store: str, kg: Kg, arguments: tuple[str, ...], says: str
) -> None:
    done = kg(*arguments)
    assert done.exit_code == 2
    assert says in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
