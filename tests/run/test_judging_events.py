"""Events that may be one are proposed for review; what was decided about them lasts."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kg.records import Event, Evidence, Extractor, Participant, Record, Source
from kg.resolve import Judgement, Log
from kg.run import resolve_store
from kg.run.curation import Curation, Thing
from kg.store import Store, open_store

from .test_resolving import entry, graphs


def talk(article: str, lang: str, date: str) -> Record:
    names = {"ru": ("Марат Оспанов", "Рауф Салимов"), "en": ("Marat Ospanov", "Rauf Salimov")}[lang]
    post = {"ru": "министр обороны", "en": "Defense Minister"}[lang]
    who = tuple(
        Participant(name=n, position=post, country=c) for n, c in zip(names, ("KZ", "AZ"), strict=True)
    )
    event = Event(
        id="e1",
        type="meeting",
        modality="held",
        date=date,
        participants=who,
        evidence=(Evidence(0, 1, "x"),),
        confidence=1.0,
    )
    source = Source(id=article, lang=lang, published=date, sha256=article.rjust(64, "0"))
    return Record(article=source, events=(event,), extractor=Extractor(name="x", version="1"))


@pytest.fixture
def store() -> Iterator[Store]:
    told = [talk("a1", "ru", "2025-03-11"), talk("a2", "en", "2025-03-12"), talk("a3", "en", "2025-06-12")]
    with open_store(":memory:") as opened:
        opened.put_many(map(entry, told))
        resolve_store(opened)
        yield opened


def proposed(known: Curation) -> list[tuple[Thing, Thing]]:
    return [(one, other) for one, other, _ in known.candidates() if one.kind == "event"]


def test_a_meeting_told_on_two_days_is_proposed_merged_and_split_again(store: Store) -> None:
    log, before = Log(None), graphs(store)
    known = Curation(store, log)
    ((one, other),) = proposed(known)
    assert one.articles | other.articles == {"a1", "a2"}

    merged = log.decide(known.merge(one, other, author="a", reason="midnight", date="2025-03-13"))
    resolve_store(store, log.standing(), decided=True)
    known = Curation(store, log)
    assert proposed(known) == []
    (both,) = [thing for thing in known.things if thing.articles >= {"a1", "a2"} and thing.kind == "event"]

    log.decide(known.split(both, ["a2"], author="b", reason="two days", date="2025-03-14"))
    resolve_store(store, log.standing(), decided=True)
    known = Curation(store, log)
    assert len([thing for thing in known.things if thing.kind == "event"]) == 3
    assert proposed(known) == []  # somebody has said that they are two

    for decision in log.standing():
        log.decide(Judgement(undoes=decision.id, author="a", date="2025-03-15"))
    resolve_store(store, log.standing(), decided=True)
    assert merged.id in log.undone()
    assert graphs(store) == before
