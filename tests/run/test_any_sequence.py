"""Whatever happened to a store, it is what its articles and judgements give, and a fresh one is the same.

The model is two dictionaries: which text each source gave last, and what waits in the quarantine. By hand,
with many more steps: KG_EXAMPLES=2000 python -m pytest tests/run/test_any_sequence.py
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain, product
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from pyoxigraph import NamedNode

from kg.accounts import Accounts
from kg.accounts import read as accounts
from kg.errors import WrongUse
from kg.evidence import Account
from kg.evidence import read as evidence
from kg.leads import to_rolls, to_talks
from kg.query.lookup import has_calendar
from kg.records import Source
from kg.rolls import Roll, read
from kg.run.amending import Scope, Wish, correction
from kg.run.curation import Curation, Thing
from kg.run.verifying import findings, rebuild
from kg.run.withdraw import withdraw
from kg.shortcuts import SHORTCUTS, shortcuts
from kg.store import Store
from kg.store.alike import ALIKE
from kg.store.backend import VIEW
from kg.store.calendar import CALENDAR, COMPLETE, wrong_listings
from kg.store.listing import EVIDENCE, ROLL, TOLD
from kg.store.listing import LISTED as HELD_IN
from kg.terms import DM

from .living import Killed, Life

TYPES = (DM.Meeting, DM.Call, DM.Visit, DM.Conference, DM.Signing)
EXAMPLES = int(os.environ.get("KG_EXAMPLES", "12"))

NAMES = {
    "ru": ("Али Асадов", "А. Асадов", "Али Асадова", "Эльман Рустамов"),
    "en": ("Ali Asadov", "A. Asadov", "Elman Rustamov", "Ali Aliyev"),
    "az": ("Əli Əsədov", "Ə. Əsədov", "Elman Rüstəmov", "Əli Əliyev"),
}
GUESTS = {"ru": ("Ян Новак", "Й. Новак"), "en": ("Jan Nowak", "John Smith"), "az": ("Yan Novak", "Con Smit")}
TOPICS = {"ru": "торговля", "en": "trade", "az": "ticarət"}
POSTS = {"ru": "премьер-министр", "en": "prime minister", "az": "baş nazir"}

# A file is named by its text, so that two may give one article; an address is an article of its own.
FILES = {"ru": ("1.txt", "2.txt"), "en": ("3.txt", "5.jsonl", "8.jsonl"), "az": ("6.txt", "7.jsonl")}
langs = st.sampled_from(sorted(NAMES))
deaths = st.none() | st.integers(0, 5)


def name_of(source: Source) -> str:
    """Return the file that an article is of: an address has its name in it."""
    return next(name for name in chain(*FILES.values()) if name in (source.url or source.path or ""))


def said_by(roll: Roll) -> Iterator[tuple[str, ...]]:
    """Yield what a roll says as ``SAID`` asks it of the view."""
    for kind, values in (
        ("modality", roll.modalities),
        ("type", roll.types),
        ("date", roll.dates),
        ("place", roll.places),
        ("whole", roll.wholes),
    ):
        yield from ((kind, value, "", "", "", "") for value in values)
    yield from (("party", party, "", "", "", "") for party in roll.parties())
    for seat in roll.seats:
        yield from (("seat", "", *each) for each in product(*(nodes or [""] for nodes in seat)))


def told_by(each: Accounts) -> Iterator[tuple[str, ...]]:
    """Yield what accounts say as ``APART`` asks it of the view."""
    yield from ((each.event, what, "", "") for what in each.several)
    for item, named in each.items:
        silent = [article for article in each.articles if article not in named]
        yield from ((each.event, item, *pair) for pair in product(named, silent))


def supported_by(event: str, accounts: list[Account]) -> Iterator[tuple[str, ...]]:
    """Yield what the evidence of an event says as ``SUPPORTED`` asks it of the view."""
    for each in accounts:
        for passage, confidence in product(each.passages, each.confidences):
            said = (passage.quote, each.language, each.article, passage.start, passage.end, confidence)
            for fact in passage.facts:
                kind, _, about = fact.partition(" ")
                yield (event, kind, about, *said)


LISTED = """
PREFIX dm: <https://w3id.org/diplomatic-kg/ontology#>
SELECT DISTINCT ?event ?listing
WHERE {
  ?event dm:modality dm:Held ; a ?type ; dm:date ?date ; dm:party|dm:partyPost ?mark .
  FILTER (?type IN (dm:Meeting, dm:Call, dm:Visit, dm:Conference, dm:Signing))
  BIND (CONCAT(STRAFTER(STR(?type), "#"), " ", SUBSTR(STR(?date), 1, 7), " ", STR(?mark)) AS ?listing)
}"""
RECORDED = "SELECT DISTINCT ?event { ?event <https://w3id.org/diplomatic-kg/ontology#modality> ?modality }"
SAID = """
PREFIX dm: <https://w3id.org/diplomatic-kg/ontology#>
SELECT DISTINCT ?event ?kind ?value ?agent ?side ?post ?role
WHERE {
  {
    ?event dm:modality ?term BIND ("modality" AS ?kind) BIND (STRAFTER(STR(?term), "#") AS ?value)
  }
  UNION
  {
    ?event dm:modality ?modality ; a ?term BIND ("type" AS ?kind) BIND (STRAFTER(STR(?term), "#") AS ?value)
    FILTER (?term IN (dm:Meeting, dm:Call, dm:Visit, dm:Conference, dm:Signing))
  }
  UNION
  { ?event dm:modality ?modality ; dm:date ?date BIND ("date" AS ?kind) BIND (STR(?date) AS ?value) }
  UNION
  { ?event dm:modality ?modality ; dm:party ?party BIND ("party" AS ?kind) BIND (STR(?party) AS ?value) }
  UNION
  { ?event dm:modality ?modality ; dm:place ?place BIND ("place" AS ?kind) BIND (STR(?place) AS ?value) }
  UNION
  {
    ?event dm:modality ?modality ; <https://schema.org/superEvent> ?whole
    BIND ("whole" AS ?kind) BIND (STR(?whole) AS ?value)
  }
  UNION
  {
    ?event dm:modality ?modality ; dm:hasParticipation ?seat BIND ("seat" AS ?kind)
    OPTIONAL { ?seat dm:agent ?agent }
    OPTIONAL { ?seat dm:onBehalfOf ?side }
    OPTIONAL { ?seat dm:inCapacity ?post }
    OPTIONAL { ?seat dm:role ?is BIND (STRAFTER(STR(?is), "#") AS ?role) }
  }
}"""
APART = """
PREFIX dm: <https://w3id.org/diplomatic-kg/ontology#>
SELECT DISTINCT ?event ?what ?article ?silent
WHERE {
  ?event dm:modality ?modality .
  { ?event dm:place ?one , ?other FILTER (?one != ?other) BIND ("place" AS ?what) }
  UNION
  {
    ?claim dm:about ?event ; dm:claimedAttendance ?one .
    ?otherClaim dm:about ?event ; dm:claimedAttendance ?other .
    FILTER (?one != ?other)
    BIND ("attendance" AS ?what)
  }
  UNION
  {
    ?event dm:reportedIn ?one , ?other ; dm:hasAgendaItem ?what , ?item .
    FILTER (?one != ?other)
    ?what dm:namedIn ?article .
    ?item dm:namedIn ?silent .
    FILTER NOT EXISTS { ?what dm:namedIn ?silent }
  }
}"""
SUPPORTED = """
PREFIX dm: <https://w3id.org/diplomatic-kg/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT DISTINCT ?event ?kind ?about ?words ?language ?article ?start ?end ?confidence
WHERE {
  ?report a dm:Report ; dm:reports ?event ; dm:confidence ?confidence ; prov:hadPrimarySource ?article .
  ?fact dm:reports|dm:participationIn|dm:agendaItemOf|dm:documentOf|dm:about ?event ; a ?class ;
    <http://groundedannotationframework.org/gaf#denotedBy> ?passage .
  ?passage oa:hasSource ?article ; oa:hasSelector ?selector .
  ?selector oa:start ?start ; oa:end ?end ; oa:exact ?quote .
  OPTIONAL { ?fact dm:agent ?agent }
  OPTIONAL { ?fact dm:inCapacity ?post }
  OPTIONAL { ?fact dm:agendaItemOf|dm:documentOf ?of BIND (?fact AS ?itself) }
  BIND (STRAFTER(STR(?class), "#") AS ?kind)
  BIND (COALESCE(STR(?itself), STR(?agent), STR(?post), "") AS ?about)
  BIND (STR(?quote) AS ?words)
  BIND (LANG(?quote) AS ?language)
}"""
MAYBE_ONE = """
PREFIX dm: <https://w3id.org/diplomatic-kg/ontology#>
SELECT ?one ?other
WHERE {
  ?one dm:modality ?how ; a ?type ; dm:date ?date ; dm:party ?shared .
  ?other dm:modality ?otherHow ; a ?type ; dm:date ?otherDate ; dm:party ?shared .
  ?shared a dm:Person .
  FILTER (?one != ?other)
  FILTER (?how IN (dm:Held, dm:Cancelled) && ?otherHow IN (dm:Held, dm:Cancelled))
  FILTER (?how = dm:Held || ?otherHow = dm:Held)
  FILTER (?type IN (dm:Meeting, dm:Call, dm:Visit, dm:Conference, dm:Signing))
  BIND (SUBSTR(STR(?date), 1, 7) AS ?month)
  BIND (SUBSTR(STR(?otherDate), 1, 7) AS ?otherMonth)
  FILTER (STRSTARTS(?month, ?otherMonth) || STRSTARTS(?otherMonth, ?month))
}
GROUP BY ?one ?other
HAVING (COUNT(DISTINCT ?shared) > 1)"""
ACTING = """
PREFIX dm: <https://w3id.org/diplomatic-kg/ontology#>
SELECT DISTINCT ?event ?post ?person
WHERE {
  ?event dm:modality dm:Held ; dm:hasParticipation ?seat .
  ?seat dm:inCapacity ?post ; dm:agent ?person .
}"""


ROLLED = """
PREFIX dm: <https://w3id.org/diplomatic-kg/ontology#>
SELECT DISTINCT ?event ?post
WHERE { ?event dm:modality dm:Held ; dm:hasParticipation ?seat . ?seat dm:inCapacity ?post }"""
TALKED = """
PREFIX dm: <https://w3id.org/diplomatic-kg/ontology#>
SELECT DISTINCT ?event ?one ?other ?date ?type
WHERE {
  ?event dm:modality dm:Held ; a ?type ; dm:date ?date ; dm:party ?one , ?other .
  FILTER (?type IN (dm:Meeting, dm:Call) && STR(?one) < STR(?other))
  ?one a dm:State .
  ?other a dm:State .
}"""


@st.composite
def texts(draw: st.DrawFn, lang: str) -> str:
    lines = []
    for _ in range(draw(st.integers(1, 2))):
        kind = draw(st.sampled_from(("meeting", "call", "planned", "meeting")))
        date = draw(st.sampled_from(("2025-11-21", "2025-11-20", "2025-11")))
        one, other = draw(st.sampled_from(NAMES[lang])), draw(st.sampled_from(GUESTS[lang]))
        lines.append(f"{kind}; {date}; {one}; {other}; {TOPICS[lang]}\n")
    if draw(st.booleans()):
        lines.append(f"{POSTS[lang]}; {draw(st.sampled_from(NAMES[lang]))}\n")
    if draw(st.integers(0, 5)) == 0:
        lines.append("rejected\n")
    return "".join(dict.fromkeys(lines))


class Sequence(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.texts: dict[str, str] = {}  # by file: what the store holds of it
        self.given: dict[str, str] = {}  # by file: what is in it now

    @initialize(in_memory=st.sampled_from((True, True, True, False)))
    def opened(self, in_memory: bool) -> None:
        self.life = Life(self.folder, in_memory=in_memory)

    def teardown(self) -> None:
        if hasattr(self, "life"):
            try:
                self._equals_a_fresh_store()
            finally:
                self.life.store.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    # -- what may happen

    @rule(data=st.data(), lang=langs, count=st.integers(1, 3), resolve=st.booleans(), dies=deaths)
    def takes_in(self, data: st.DataObject, lang: str, count: int, resolve: bool, dies: int | None) -> None:
        for _ in range(count):
            name = data.draw(st.sampled_from(FILES[lang]))
            text = data.draw(texts(lang))
            self.given[name] = text
            self.life.write(name, text)
        names = [name for name in FILES[lang] if name in self.given]
        before = dict(self.texts)
        died = self._does(dies, lambda: self.life.ingest(*names, lang=lang, resolve=resolve))
        for name in names:
            self._is_old_or_new(name, before.get(name), died=died)

    @rule(data=st.data(), dies=deaths)
    def withdraws_a_source(self, data: st.DataObject, dies: int | None) -> None:
        if not self.texts:
            return
        name = data.draw(st.sampled_from(sorted(self.texts)))
        self._does(dies, lambda: withdraw(self.life.store, str(self.life.news / name)))
        if self._known(name) is None:
            del self.texts[name]
        else:
            assert dies is not None

    @rule(data=st.data(), dies=deaths)
    def withdraws_an_article(self, data: st.DataObject, dies: int | None) -> None:
        articles = sorted(self.life.store.articles())
        if not articles:
            return
        article = data.draw(st.sampled_from(articles))
        self._does(dies, lambda: withdraw(self.life.store, article))
        self.texts = {name: text for name, text in self.texts.items() if self._known(name)}
        assert dies is not None or article not in set(self.life.store.articles())

    @rule(lang=langs, dies=deaths)
    def tries_the_quarantine_again(self, lang: str, dies: int | None) -> None:
        waiting = [entry for entry in self.life.quarantine if entry.article.source.lang == lang]
        given = {name_of(entry.article.source): entry for entry in waiting}
        self._does(dies, lambda: self.life.retry([entry.id for entry in waiting], lang))
        for name, entry in given.items():
            known = self._known(name)
            if known and known.digest == entry.article.source.sha256:
                self.texts[name] = entry.article.text

    @rule(data=st.data(), dies=deaths)
    def merges(self, data: st.DataObject, dies: int | None) -> None:
        things = self._things()
        if len(things) < 2:
            return
        one, other = (data.draw(st.integers(0, len(things) - 1)) for _ in range(2))
        self._decides(
            dies,
            lambda known: known.merge(things[one], things[other], author="x", reason="", date="2026-01-02"),
        )

    @rule(data=st.data(), dies=deaths)
    def splits(self, data: st.DataObject, dies: int | None) -> None:
        things = [thing for thing in self._things() if len(thing.articles) > 1]
        if not things:
            return
        thing = things[data.draw(st.integers(0, len(things) - 1))]
        article = data.draw(st.sampled_from(sorted(thing.articles)))
        self._decides(
            dies, lambda known: known.split(thing, [article], author="x", reason="", date="2026-01-02")
        )

    @rule(data=st.data(), date=st.sampled_from(("2025-11-22", "2025-11-21", "")), dies=deaths)
    def corrects_a_date(self, data: st.DataObject, date: str, dies: int | None) -> None:
        self._corrects(data, dies, Wish(part="date", called="", now={"date": date}))

    @rule(data=st.data(), dies=deaths)
    def rejects_an_event_or_a_participant(self, data: st.DataObject, dies: int | None) -> None:
        name = data.draw(st.sampled_from(("", "Новак", "Nowak")))
        self._corrects(data, dies, Wish(part="participant" if name else "event", called=name))

    @rule(data=st.data(), dies=deaths)
    def undoes(self, data: st.DataObject, dies: int | None) -> None:
        undone = self.life.log.undone()
        ids = [entry.id for entry in self.life.log.all() if entry.id not in undone]
        if ids:
            id = data.draw(st.sampled_from(ids))
            self._does(dies, lambda: self.life.undo(id))

    @rule(dies=deaths)
    def resolves(self, dies: int | None) -> None:
        self._does(dies, self.life.resolve)

    @rule(dies=deaths, graphs=st.booleans())
    def is_made_anew(self, dies: int | None, graphs: bool) -> None:
        self._does(dies, lambda: rebuild(self.life.store, self.life.log, graphs=graphs))

    @rule()
    def is_opened_again(self) -> None:
        self.life.reopen()

    # -- what always holds

    @invariant()
    def view_and_ledger_are_right(self) -> None:
        if hasattr(self, "life"):
            assert not self.life.store.check()
            assert {name for name in self.given if self._known(name)} == set(self.texts)

    @invariant()
    def shortcuts_are_those_of_the_whole_view(self) -> None:
        """What each article says in short is together what all of them say. Of an event that is merged out
        of two types, or of what was held and what was not, articles only say a part (decision 0048).
        """
        if hasattr(self, "life"):
            view = {quad.triple for quad in self.life.store.matches(graph=VIEW)}
            told, whole = {t for t in view if t.predicate in SHORTCUTS}, shortcuts(view)
            told_as = {*TYPES, DM.Held, DM.Planned, DM.Cancelled}
            kinds = Counter((t.subject, t.predicate) for t in view if t.object in told_as)
            mixed = {subject for (subject, _), count in kinds.items() if count > 1}
            assert {t for t in whole if t.subject not in mixed} <= told <= whole
            graphs = map(NamedNode, self.life.store.articles())
            said = ({q.triple for q in self.life.store.matches(graph=graph)} for graph in graphs)
            assert told == set().union(*map(shortcuts, said))

    @invariant()
    def the_calendar_lists_what_took_place(self) -> None:
        """Whoever is at an event stands in it under the type and the month; a store that waits for resolution
        says that it may be otherwise.
        """
        if hasattr(self, "life"):
            store = self.life.store
            assert not list(wrong_listings(store))
            assert not store.is_resolved() or has_calendar(store) or not list(store.articles())
            if has_calendar(store):
                asked = store.query(LISTED)
                listed = {(q.subject, q.object.value) for q in store.matches(None, HELD_IN, None, CALENDAR)}
                assert listed == {(row["event"], row["listing"].value) for row in asked}
                others = {HELD_IN, ROLL, TOLD, ALIKE, EVIDENCE, COMPLETE.predicate}
                acting = {(q.subject, q.predicate, q.object) for q in store.matches(graph=CALENDAR)}
                acting = {each for each in acting if each[1] not in others and ";" not in each[1].value}
                assert acting == {tuple(row) for row in store.query(ACTING)}
                rolls = [read(q.object.value) for q in store.matches(None, ROLL, None, CALENDAR)]
                assert len(rolls) == sum(1 for _ in store.query(RECORDED))
                said = {(roll.event, *about) for roll in rolls for about in said_by(roll)}
                assert said == {tuple(x.value if x else "" for x in row) for row in store.query(SAID)}
                self._calendar_compares(store)

    def _calendar_compares(self, store: Store) -> None:
        told = [accounts(quad.object.value) for quad in store.matches(None, TOLD, None, CALENDAR)]
        apart = {tuple(x.value if x else "" for x in row) for row in store.query(APART)}
        assert {row for each in told for row in told_by(each)} == apart
        assert len(told) == len({event for event, *_ in apart})
        self._calendar_leads(store)
        alike = {(quad.subject, quad.object) for quad in store.matches(None, ALIKE, None, CALENDAR)}
        assert alike == {tuple(row) for row in store.query(MAYBE_ONE)}
        texts = [evidence(quad.object.value) for quad in store.matches(None, EVIDENCE, None, CALENDAR)]
        assert len(texts) == sum(1 for _ in store.query(RECORDED))
        supported = {tuple(term.value for term in row) for row in store.query(SUPPORTED)}
        assert {row for each in texts for row in supported_by(*each)} == supported

    def _calendar_leads(self, store: Store) -> None:
        rolls = {quad.subject: quad.object for quad in store.matches(None, ROLL, None, CALENDAR)}
        led = [quad for quad in store.matches(graph=CALENDAR) if ";" in quad.predicate.value]
        rolled = {(quad.subject, quad.predicate) for quad in led if quad.object == rolls[quad.subject]}
        assert rolled == {(row["event"], to_rolls(row["post"])) for row in store.query(ROLLED)}
        talks = {(quad.subject, quad.predicate, quad.object.value.rstrip("?")) for quad in led}
        talks = {each for each in talks if each[:2] not in rolled}
        assert talks == {
            (event, to_talks(one.value, other.value), f"{date.value} {type.value.partition('#')[2][0]}")
            for event, one, other, date, type in store.query(TALKED)
        }

    @invariant()
    def nothing_is_found(self) -> None:
        if hasattr(self, "life"):
            assert list(findings(self.life.store, self.life.quarantine, self.life.log, deep=True)) == []

    # -- within

    def _does(self, dies: int | None, work: Callable[[], Any]) -> bool:
        """Do it, dying at a step of the store if ``dies``; return whether it died."""
        if dies is None:
            work()
            return False
        self.life.dies_after(dies)
        try:
            work()
        except Killed:
            return True
        finally:
            self.life.reopen()
        return False

    def _decides(self, dies: int | None, judge: Callable[[Curation], Any]) -> None:
        try:
            self._does(dies, lambda: self.life.decide(judge))
        except WrongUse:
            return  # one already, or none any more

    def _corrects(self, data: st.DataObject, dies: int | None, wish: Wish) -> None:
        events = [thing for thing in self._things() if thing.kind == "event"]
        if not events:
            return
        thing = events[data.draw(st.integers(0, len(events) - 1))]
        self._decides(
            dies,
            lambda known: correction(
                known, thing, [wish], Scope(), author="x", reason="misread", date="2026-01-02"
            ),
        )

    def _things(self) -> list[Thing]:
        return list(Curation(self.life.store, self.life.log).things)

    def _known(self, name: str) -> Any:
        address = f"https://{name}.example.org/a" if name.endswith(".jsonl") else str(self.life.news / name)
        return self.life.store.known(address)

    def _is_old_or_new(self, name: str, old: str | None, *, died: bool) -> None:
        """Note what the store holds of a file: the new text, or the old one where that was not reached."""
        new = self.given[name]
        article = next(iter(self._read(name)))
        known = self._known(name)
        if known and known.digest == article.source.sha256:
            self.texts[name] = new
            return
        assert died or "rejected" in new
        assert (known is not None) == (old is not None)

    def _read(self, name: str) -> Any:
        from kg.read import read

        return read(str(self.life.news / name), lang="ru", languages=("ru", "en", "az"))

    def _equals_a_fresh_store(self) -> None:
        """The same articles and judgements, in another order and at once, give the same bytes."""
        self.life.resolve()
        fresh = Life(self.folder / "fresh", in_memory=True)
        fresh.log = self.life.log
        for lang, names in reversed(FILES.items()):
            for name in reversed([name for name in names if name in self.texts]):
                fresh.write(name, self.texts[name])
                self._take_in_mended(fresh, name, lang)
        fresh.resolve()
        assert fresh.export() == self.life.export()
        assert fresh.store.stats().articles == self.life.store.stats().articles
        fresh.store.close()

    @staticmethod
    def _take_in_mended(fresh: Life, name: str, lang: str) -> None:
        fresh.ingest(name, lang=lang, resolve=False)
        if waiting := fresh.quarantine.ids():
            fresh.retry(waiting, lang)


def test_any_sequence() -> None:
    run_state_machine_as_test(
        Sequence,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=12 if EXAMPLES < 100 else 30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
