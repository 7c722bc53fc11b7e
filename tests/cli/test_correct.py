"""kg correct as a user calls it: what is said, what stands in the graph, and what lasts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Kg

ENGLISH = """\
22 November 2025

On 21 November Prime Minister of Azerbaijan Ali Asadov met in Baku
with Prime Minister of Georgia Irakli Kobakhidze.
"""


@pytest.fixture
def event(kg: Kg, news: Path) -> str:
    """The meeting, in a store with two articles."""
    assert kg("ingest", "news").exit_code == 0
    return meeting(kg)


def meeting(kg: Kg) -> str:
    asked = "SELECT ?e { ?e a <https://w3id.org/diplomatic-kg/ontology#Meeting> }"
    return kg("query", asked, "--format", "csv", "--no-labels").stdout.split()[1].rpartition("/id/")[2]


def correct(kg: Kg, *args: str, code: int = 0) -> str:
    result = kg("correct", *args, "--author", "L. Aliyeva", "--reason", "the ministry says so")
    assert (result.exit_code, result.stdout) == (code, ""), result.stderr
    return result.stderr


def graph(kg: Kg) -> str:
    return kg("export", "--format", "nq").stdout


def test_a_date_is_corrected_and_the_new_address_told(kg: Kg, event: str) -> None:
    said = correct(kg, event, "--date", "2025-11-20")
    assert "date=2025-11-20" in said
    assert f"1 articles put right; now {meeting(kg)}" in said
    (row,) = json.loads(kg("query", "corrections", "--format", "json").stdout)["results"]["bindings"]
    assert {name: row[name]["value"] for name in ("author", "part", "before", "now", "reason")} == {
        "author": "L. Aliyeva",
        "part": "date",
        "before": "2025-11-21",
        "now": "2025-11-20",
        "reason": "the ministry says so",
    }


def test_it_survives_ingestion_removal_and_the_journey_to_another_store(kg: Kg, event: str) -> None:
    kg("resolve", "run")
    before = graph(kg)
    correct(kg, event, "--participant", "Кобахидзе", "--reject")
    after = graph(kg)
    assert before.count("ontology#Participation>") == after.count("ontology#Participation>") + 1
    kg("ingest", "news", "--again")
    assert graph(kg) == after
    kg("remove", "news/meeting.txt")
    kg("ingest", "news")
    assert graph(kg) == after
    kg("judge", "export", "team.jsonl")
    kg("ingest", "news", "--store", "other")
    assert "1 judgements taken in" in kg("judge", "import", "team.jsonl", "--store", "other").stderr
    assert kg("export", "--format", "nq", "--store", "other").stdout == after
    (entry,) = json.loads(kg("judge", "list", "--json").stdout)
    assert kg("judge", "undo", entry["id"], "--reason", "he was there").exit_code == 0
    assert graph(kg) == before
    assert "undone already" in kg("judge", "undo", entry["id"]).stderr


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["event/0"], "say what is right"),
        (
            ["--participant", "Nobody", "--reject"],
            "no participant 'Nobody' in event/0; there are: Али Асадов, ",
        ),
        (
            ["--participant", "Асадов", "--topic", "x", "--reject"],
            "one fact at a time: --participant or --topic",
        ),
        (["--reject", "--date", "2025"], "--reject takes it away: leave out --date"),
        (
            ["--participant", "Асадов", "--date", "2025"],
            "--date does not fit --participant, which takes --name",
        ),
        (["--label", "x"], "--label does not fit an event, which takes --date"),
        (["--date", "21.11.2025"], "cannot be corrected so: '21.11.2025' is no date"),
        (["--date", "2025-11-21"], "nothing to correct in event/0: the date is 2025-11-21"),
        (["--date", "2027"], "The article reports an event as held that is dated after its publication"),
        (["--country", "Georgia"], "'Georgia' is no country: write its ISO 3166 code"),
        (
            ["--participant", "премьер-министр", "--reject"],
            "премьер-министр: several are called so: Али Асадов",
        ),
        (["--office", "посол", "--reject"], "what is wrong is named by --participant, --topic or --document"),
        (["--date", "2025", "--article", "u1"], "u1: this article does not tell of event/0; these do: "),
        (["--date", "2025", "--lang", "az"], "az: no article in it tells of event/0; they are in ru"),
        (["--part-of", "event/1"], "another one cannot be named"),
    ],
)
def test_what_does_not_fit_is_one_line_and_changes_nothing(
    args: list[str], message: str, kg: Kg, event: str
) -> None:
    before = graph(kg)
    said = correct(kg, event, *[arg for arg in args if arg != "event/0"], code=2)
    assert message.replace("event/0", event) in said
    assert said.count("\n") == 1
    assert graph(kg) == before
    assert json.loads(kg("judge", "list", "--json").stdout) == []


def test_a_reason_is_asked_for(kg: Kg, event: str) -> None:
    assert "Missing option '--reason'" in kg("correct", event, "--reject").stderr
    assert "needs an author and a reason" in kg("correct", event, "--reject", "--reason", " ").stderr


def test_the_later_correction_goes_before_the_earlier(kg: Kg, event: str) -> None:
    correct(kg, event, "--participant", "Асадов", "--position", "министр")
    said = correct(kg, meeting(kg), "--participant", "Асадов", "--position", "посол")
    assert "goes before correction" in said
    rows = kg("query", "corrections", "--format", "csv", "--no-labels").stdout
    assert '"Али Асадов, министр, AZ","Али Асадов, посол, AZ"' in rows.replace("\r", "")


def test_a_person_gets_another_name_everywhere(kg: Kg, event: str) -> None:
    said = correct(kg, "Ираклий Кобахидзе", "--name", "Ираклий Кобахидзев")
    assert "name=Ираклий Кобахидзев" in said
    assert "taken" not in kg("query", "contacts", "--person", "Ираклий Кобахидзев").stderr
    assert correct(kg, "Ираклий Кобахидзев", "--reject").count("rejected") >= 1
    assert "no person of this name" in correct(kg, "Ираклий Кобахидзев", "--reject", code=2)


def test_the_old_address_of_an_event_still_means_it(kg: Kg, event: str) -> None:
    correct(kg, event, "--date", "2025-11-20")
    assert meeting(kg) != event
    correct(kg, event, "--place", "Шуша", "--country", "AZ")
    correct(kg, event, "--reject")
    assert "this event was rejected: " in correct(kg, event, "--reject", code=2)


def test_an_event_that_was_none_goes(kg: Kg, event: str) -> None:
    correct(kg, event, "--reject")
    assert "ontology#Meeting>" not in graph(kg)
    assert "премьер-министр" in kg("query", "corrections", "--format", "csv").stdout


def test_a_wording_goes_to_articles_of_one_language(kg: Kg, news: Path) -> None:
    (news / "english.txt").write_text(ENGLISH, encoding="utf-8")
    kg("ingest", "news")
    event = meeting(kg)
    wording = ("--participant", "Ali Asadov", "--position", "minister")
    assert "is told in en, ru, and a wording belongs to one language" in correct(kg, event, *wording, code=2)
    assert "1 articles put right" in correct(kg, event, *wording, "--lang", "en")
    both = correct(kg, meeting(kg), "--participant", "Ali Asadov", "--role", "host")
    assert "2 articles put right" in both


def test_the_status_names_what_does_nothing(kg: Kg, event: str, news: Path) -> None:
    correct(kg, event, "--date", "2025-11-20")
    status = json.loads(kg("resolve", "status", "--json").stdout)
    assert (status["corrections"], status["idle corrections"], status["articles to put right"]) == (1, [], 0)
    (news / "meeting.txt").write_text("Погода в Баку хорошая, дождя сегодня не будет.", encoding="utf-8")
    kg("ingest", "news", "--lang", "ru")
    status = kg("resolve", "status")
    assert "corrections\t1\n" in status.stdout
    assert "no article states what it corrects" in status.stderr


def test_a_correction_of_a_team_that_cannot_be_applied_takes_nothing_in(kg: Kg, event: str) -> None:
    correct(kg, event, "--date", "2025-11-20")
    kg("judge", "export", "team.jsonl")
    file = Path("team.jsonl")
    file.write_text(file.read_text(encoding="utf-8").replace('"2025-11-20"', '"soon"'), encoding="utf-8")
    result = kg("judge", "import", "team.jsonl", "--store", "other")
    assert result.exit_code == 2
    assert "'soon' is no date: write YYYY, YYYY-MM or YYYY-MM-DD; nothing was taken in" in result.stderr


def test_a_list_of_judgements_names_some_facts_and_counts_the_rest(kg: Kg, here: Path) -> None:
    for day in (20, 21, 22, 23):
        text = ENGLISH.replace("22 November 2025", f"{day + 1} November 2025").replace("21 Nov", f"{day} Nov")
        (here / f"{day}.txt").write_text(text, encoding="utf-8")
    assert kg("ingest", ".").exit_code == 0
    correct(kg, "Ali Asadov", "--name", "Ali Asad")
    listed = kg("judge", "list").stdout
    (entry,) = json.loads(kg("judge", "list", "--json").stdout)
    assert len(entry["changes"]) > 3
    assert f"and {len(entry['changes']) - 3} more" in listed
    assert listed.count("Ali Asadov") == 3
