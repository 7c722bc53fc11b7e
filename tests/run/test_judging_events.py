"""Events that may be one are proposed for review; what was decided about them lasts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import pyoxigraph as ox

from kg.records import Event, Evidence, Extractor, Modality, Participant, Record, Source
from kg.resolve import Decision, Judgement, Log, resolve
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


class Desk:
    """A store, and what is decided about its events; the graph is put right after each decision."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.log = Log(None)

    def known(self) -> Curation:
        return Curation(self.store, self.log)

    def proposed(self) -> list[tuple[Thing, Thing]]:
        return [(one, other) for one, other, _ in self.known().candidates(20) if one.kind == "event"]

    def events(self) -> list[Thing]:
        return [thing for thing in self.known().things if thing.kind == "event"]

    def linked(self) -> int:
        """Return how many events of the graph came of announced ones."""
        return len({quad.object for quad in self.store.matches(None, DM.outcomeOf, None, ox.DefaultGraph())})

    def decide(self, *judgements: Judgement) -> list[Decision]:
        decided = [self.log.decide(judgement) for judgement in judgements]
        resolve_store(self.store, self.log.standing(), decided=True)
        return decided

    def undo_all(self) -> None:
        self.decide(*(Judgement(undoes=each.id, author="a", date="2025-03-18") for each in self.log.all()))


@contextmanager
def desk(told: Iterable[Record]) -> Iterator[Desk]:
    with open_store(":memory:") as store:
        store.put_many(map(entry, told))
        resolve_store(store)
        yield Desk(store)


TWO_DAYS = (talk("a1", "ru", "2025-03-11"), talk("a2", "en", "2025-03-12"), talk("a3", "en", "2025-06-12"))
ANNOUNCED = talk("a1", "ru", "2025-03-14", told="2025-03-10", modality="planned")


def test_a_meeting_told_on_two_days_is_proposed_merged_and_split_again() -> None:
    with desk(TWO_DAYS) as review:
        before = graphs(review.store)
        ((one, other),) = review.proposed()
        assert one.articles | other.articles == {"a1", "a2"}

        merge = review.known().merge(one, other, author="a", reason="midnight", date="2025-03-13")
        (merged,) = review.decide(merge)
        assert review.proposed() == []
        (both,) = [event for event in review.events() if event.articles >= {"a1", "a2"}]

        review.decide(review.known().split(both, ["a2"], author="b", reason="two days", date="2025-03-14"))
        assert len(review.events()) == 3
        assert review.proposed() == []  # somebody has said that they are two

        review.undo_all()
        assert merged.id in review.log.undone()
        assert graphs(review.store) == before


def test_an_announcement_and_what_was_held_on_another_day_are_linked_by_a_judgement() -> None:
    with desk([ANNOUNCED, talk("a2", "en", "2025-03-16")]) as review:
        before = graphs(review.store)
        ((one, other),) = review.proposed()
        assert review.linked() == 0

        review.decide(review.known().merge(one, other, author="a", reason="put off", date="2025-03-17"))
        assert review.linked() == 1
        assert len(review.events()) == 2
        assert ("verdict", "announced, and what came of it") in review.known().reasons(one, other)
        assert review.proposed() == []

        review.undo_all()
        assert graphs(review.store) == before


def test_an_announcement_is_parted_from_what_did_not_come_of_it() -> None:
    told = [ANNOUNCED, talk("a2", "en", "2025-03-14")]
    with desk(told) as review:
        assert review.linked() == 1
        one, other = review.events()
        review.decide(
            review.known().apart(one, other, author="a", reason="another meeting", date="2025-03-17")
        )
        assert review.linked() == 0
        standing = [each for each in review.log.standing() if isinstance(each, Judgement)]
        assert resolve(lambda: told, standing).outcomes == {}


def test_what_somebody_is_unsure_about_is_not_asked_again() -> None:
    with desk(TWO_DAYS) as review:
        ((one, other),) = review.proposed()
        review.log.add(review.known().judged(one, other, "u", author="a", date="2025-03-13"))
        assert review.proposed() == []
        review.undo_all()
        assert len(review.proposed()) == 1
