"""What a record becomes when facts of it are corrected."""

from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest
from msgspec.structs import replace

from kg.correct import contradictions, corrected
from kg.corrections import Correction, Fact, flaw, local_parts
from kg.records import Event, Evidence, Place, Record, misquoted

from .told import RECORD, STORY, correct, correct_all, of_event, of_item


def after(*corrections: Correction, record: Record = RECORD) -> Record:
    return corrected(record, corrections).record


def test_nothing_decided_gives_the_very_record() -> None:
    assert after() is RECORD
    elsewhere = replace(of_event("date"), article="another")
    assert after(correct(elsewhere, date="2025")) is RECORD


@pytest.mark.parametrize(
    ("part", "now", "value"),
    [
        ("date", {"date": "2025-11-20"}, "2025-11-20"),
        ("date", {}, None),
        ("place", {"name": "Шуша"}, Place(name="Шуша", country="AZ")),
        ("place", {"country": ""}, Place(name="Баку")),
        ("place", {}, None),
        ("type", {"type": "call"}, "call"),
        ("modality", {"modality": "planned"}, "planned"),
        ("name", {"name": "Встреча в Баку"}, "Встреча в Баку"),
        ("part_of", {}, None),
    ],
)
def test_a_value_of_an_event(part: Any, now: dict[str, str], value: object) -> None:
    event = after(correct(of_event(part), **now)).events[0]
    assert getattr(event, part) == value
    rest = {f: getattr(event, f) for f in Event.__struct_fields__ if f != part}
    assert rest == {f: getattr(RECORD.events[0], f) for f in rest}


@pytest.mark.parametrize("kind", ["participants", "topics", "documents"])
def test_what_is_rejected_goes_alone(kind: str) -> None:
    event = after(correct(of_item(kind))).events[0]
    assert getattr(event, kind) == getattr(RECORD.events[0], kind)[1:]


def test_what_is_amended_keeps_its_passage() -> None:
    record = after(correct(of_item("participants"), position="премьер-министр", country=""))
    first = record.events[0].participants[0]
    assert (first.name, first.position, first.country, first.role) == (
        "Али Асадов",
        "премьер-министр",
        None,
        "host",
    )
    assert first.evidence == RECORD.events[0].participants[0].evidence
    assert misquoted(record, STORY.text) == []


def test_topics_documents_offices_and_speakers_are_amended() -> None:
    record = after(
        correct(of_item("topics"), concept="energy", label="энергетика"),
        correct(of_item("documents"), title="План действий"),
        correct(of_item("offices"), position="консул", former="true"),
        correct(of_item("statements"), speaker=""),
    )
    event, office = record.events[0], record.offices[0]
    assert (event.topics[0].concept, event.topics[0].label) == ("energy", "энергетика")
    assert event.documents[0].title == "План действий"
    assert (office.position, office.former) == ("консул", True)
    assert record.statements[0].speaker is None


def test_a_rejected_event_leaves_nothing_that_refers_to_it() -> None:
    record = after(correct(of_event("event", number=1)))
    assert [event.id for event in record.events] == ["e1"]
    assert record.events[0].part_of is None
    assert (record.statements[0].about, record.statements[0].attendance) == (None, None)


def test_what_was_stated_before_is_kept() -> None:
    done = corrected(
        RECORD, [correct(of_item("participants"), position="посол"), correct(of_event("event", number=1))]
    ).applied
    assert {(d.fact.part, d.before, d.now) for d in done} == {
        ("participant", "Али Асадов, министр, AZ, host", "Али Асадов, посол, AZ, host"),
        ("event", "conference, held, форум", ""),
    }
    assert all(d.evidence for d in done)


def test_what_the_article_no_longer_states_is_not_corrected() -> None:
    decided = correct(of_event("date"), date="2025-11-20")
    newer = replace(RECORD, events=(replace(RECORD.events[0], date="2025-11-19"), RECORD.events[1]))
    assert corrected(newer, [decided]).applied == ()
    moved = replace(RECORD.events[0], evidence=(Evidence(0, 2, "21"),))
    assert corrected(replace(RECORD, events=(moved,)), [decided]).applied == ()


def test_what_the_article_says_already_is_no_correction() -> None:
    assert after(correct(of_event("modality"), modality="held")) == RECORD


def test_the_later_correction_goes_whatever_the_order() -> None:
    first = correct(of_event("date"), date="2025-11-20")
    second = correct(of_event("date"), date="2025-11-19", after=(first,))
    third = correct(of_event("date"), date="2025-11-18", after=(second,))
    for order in permutations([first, second, third]):
        done = corrected(RECORD, order)
        assert done.record.events[0].date == "2025-11-18"
        assert [(d.before, d.now) for d in done.applied] == [
            ("2025-11-21", "2025-11-20"),
            ("2025-11-20", "2025-11-19"),
            ("2025-11-19", "2025-11-18"),
        ]
    assert contradictions([third, first, second]) == []


def test_corrections_that_do_not_know_of_each_other_go_by_date() -> None:
    one = correct_all({of_event("date"): {"date": "2025-11-20"}}, date="2026-01-05")
    other = correct_all({of_event("date"): {"date": "2025-11-19"}}, date="2026-01-04", author="P. Orlov")
    assert after(one, other) == after(other, one)
    assert after(one, other).events[0].date == "2025-11-20"
    assert contradictions([one, other]) == [(one, other)]


def test_corrections_of_different_fields_do_not_contradict_each_other() -> None:
    one = correct(of_item("participants"), position="посол")
    other = correct(of_item("participants"), country="TR", author="P. Orlov")
    assert contradictions([one, other]) == []
    who = after(one, other).events[0].participants[0]
    assert (who.position, who.country) == ("посол", "TR")


def test_two_events_of_one_sentence_are_told_apart() -> None:
    twin = replace(RECORD.events[0], id="e3", date="2025-11-22", part_of=None)
    record = replace(RECORD, events=(*RECORD.events, twin))
    assert of_event("date", record, 0).event != of_event("date", record, 2).event
    left = after(correct(of_event("event", record, 2)), record=record)
    assert [event.id for event in left.events] == ["e1", "e2"]


def test_a_corrected_event_is_named_as_its_article_gives_it() -> None:
    event = after(correct(of_event("type"), type="call")).events[0]
    assert local_parts(event) == local_parts(RECORD.events[0])


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({}, "it corrects nothing"),
        ({of_event("date"): {"date": "21.11.2025"}}, "is no date"),
        ({of_event("date"): {"date": "2025-02-30"}}, "is no date"),
        ({of_event("date"): {"place": "Баку"}}, "no place can be given to what is a date"),
        ({of_event("type"): {}}, "an event always has a type"),
        ({of_event("type"): {"type": "dinner"}}, "is no type: it is one of meeting"),
        ({of_event("place"): {"name": ""}}, "a place needs a name"),
        ({of_item("participants"): {"country": "XX"}}, "is no country"),
        ({of_item("participants"): {"role": ""}}, "needs a role"),
        ({of_item("topics"): {"concept": "nonsense"}}, "is no concept"),
        ({of_item("offices"): {"former": "perhaps"}}, "is no former"),
        ({of_event("event"): {"name": "x"}}, "no name can be given"),
    ],
)
def test_what_cannot_be_applied_is_said(changes: dict[Fact, dict[str, str]], wrong: str) -> None:
    assert wrong in (flaw(correct_all(changes)) or "")


def test_a_correction_needs_author_reason_and_day() -> None:
    changes = {of_event("date"): {"date": "2025"}}
    assert flaw(correct_all(changes)) is None
    for wrong in ({"author": " "}, {"reason": ""}, {"date": "2026"}, {"date": "yesterday"}):
        assert flaw(correct_all(changes, **wrong))
