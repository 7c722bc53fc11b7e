"""Events that may be one are proposed for review; what was decided about them lasts."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest

from kg.records import Event, Evidence, Extractor, Modality, Participant, Record, Source
from kg.resolve import Judgement, Log, resolve
from kg.run import resolve_store
from kg.run.curation import Curation, Thing
from kg.store import Store, open_store
from kg.terms import DM

from .test_resolving import entry, graphs


def talk(article: str, lang: str, date: str, *, told: str = "", modality: Modality = "held") -> Record:
    names = {"ru": ("Марат Оспанов", "Рауф Салимов"), "en": ("Marat Ospanov", "Rauf Salimov")}[lang]
    post = {"ru": "министр обороны", "en": "Defense Minister"}[lang]
    who = tuple(
        Participant(name=n, position=post, country=c) for n, c in zip(names, ("KZ", "AZ"), strict=True)
    )
    event = Event(
        id="e1",
        type="meeting",
        modality=modality,
        date=date,
        participants=who,
        evidence=(Evidence(0, 1, "x"),),
        confidence=1.0,
    )
    source = Source(id=article, lang=lang, published=told or date, sha256=article.rjust(64, "0"))
    return Record(article=source, events=(event,), extractor=Extractor(name="x", version="1"))


@pytest.fixture
def store() -> Iterator[Store]:
    told = [talk("a1", "ru", "2025-03-11"), talk("a2", "en", "2025-03-12"), talk("a3", "en", "2025-06-12")]
    with open_store(":memory:") as opened:
        opened.put_many(map(entry, told))
        resolve_store(opened)
        yield opened


def proposed(known: Curation) -> list[tuple[Thing, Thing]]:
    return [(one, other) for one, other, _ in known.candidates(20) if one.kind == "event"]


def linked(store: Store) -> int:
    """Return how many events of the graph came of announced ones."""
    return len({quad.object for quad in store.matches(None, DM.outcomeOf, None, ox.DefaultGraph())})


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


def test_an_announcement_and_what_was_held_on_another_day_are_linked_by_a_judgement() -> None:
    told = [
        talk("a1", "ru", "2025-03-14", told="2025-03-10", modality="planned"),
        talk("a2", "en", "2025-03-16"),
    ]
    log = Log(None)
    with open_store(":memory:") as store:
        store.put_many(map(entry, told))
        resolve_store(store)
        before = graphs(store)
        known = Curation(store, log)
        ((one, other),) = proposed(known)
        assert linked(store) == 0

        log.decide(known.merge(one, other, author="a", reason="put off", date="2025-03-17"))
        resolve_store(store, log.standing(), decided=True)
        known = Curation(store, log)
        assert linked(store) == 1
        assert len([thing for thing in known.things if thing.kind == "event"]) == 2
        assert ("verdict", "announced, and what came of it") in known.reasons(one, other)
        assert proposed(known) == []

        log.decide(Judgement(undoes=log.all()[0].id, author="a", date="2025-03-18"))
        resolve_store(store, log.standing(), decided=True)
        assert graphs(store) == before


def test_an_announcement_is_parted_from_what_did_not_come_of_it() -> None:
    told = [
        talk("a1", "ru", "2025-03-14", told="2025-03-10", modality="planned"),
        talk("a2", "en", "2025-03-14"),
    ]
    log = Log(None)
    with open_store(":memory:") as store:
        store.put_many(map(entry, told))
        resolve_store(store)
        assert linked(store) == 1
        known = Curation(store, log)
        one, other = [thing for thing in known.things if thing.kind == "event"]
        log.decide(known.apart(one, other, author="a", reason="another meeting", date="2025-03-17"))
        resolve_store(store, log.standing(), decided=True)
        assert linked(store) == 0
        whole = resolve(lambda: told, [entry for entry in log.standing() if isinstance(entry, Judgement)])
        assert whole.outcomes == {}


def test_what_somebody_is_unsure_about_is_not_asked_again(store: Store) -> None:
    log = Log(None)
    known = Curation(store, log)
    ((one, other),) = proposed(known)
    log.add(known.judged(one, other, "u", author="a", date="2025-03-13"))
    assert proposed(Curation(store, log)) == []
    log.decide(Judgement(undoes=log.all()[0].id, author="a", date="2025-03-14"))
    assert len(proposed(Curation(store, log))) == 1
