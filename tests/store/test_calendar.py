"""The calendar: it follows from the view, whatever came in which order, and says when it may not."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.accounts import Accounts
from kg.accounts import read as accounts
from kg.evidence import Account, Passage
from kg.evidence import read as evidence
from kg.leads import to_rolls
from kg.query import ask
from kg.query.lookup import has_calendar, has_evidence, has_leads, has_rolls
from kg.rolls import Roll, Seat, read
from kg.store import Entry, Revision, Store, open_store
from kg.store.alike import ALIKE
from kg.store.calendar import CALENDAR, COMPLETE, VERSION, list_events, relist
from kg.store.change import Change
from kg.store.formats import FORMAT, note_format
from kg.store.ledger import unlisted_quad
from kg.store.listing import CANCELLED, EVIDENCE, LISTED, ROLL, TOLD, listings
from kg.terms import DM, GAF, OA, PROV, RDF, XSD

from .conftest import iri

EVENT, ANN, POST = (ox.NamedNode(f"https://e.org/{name}") for name in ("event", "person/ann", "post/pm"))
DAY = ox.Literal("2024-03-05", datatype=XSD.date)
WHAT = [
    ox.Triple(EVENT, RDF.type, DM.Meeting),
    ox.Triple(EVENT, DM.modality, DM.Held),
]
WHO = [ox.Triple(EVENT, DM.party, ANN), ox.Triple(EVENT, DM.partyPost, POST)]
WHEN = [ox.Triple(EVENT, DM.date, DAY)]


def telling(name: str, triples: list[ox.Triple]) -> Entry:
    graph = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    digest = hashlib.sha256(graph + name.encode()).hexdigest()
    return Entry(article=iri(name), graph=graph, key=f"/{name}.txt", digest=digest, fingerprint=digest)


def without_texts(store: Store) -> set[ox.Quad]:
    texts = (ROLL, EVIDENCE, to_rolls(POST))
    return {quad for quad in store.matches(graph=CALENDAR) if quad.predicate not in texts}


def roll(store: Store) -> Roll:
    """Return the roll of the event, which it has once."""
    (quad,) = store.matches(EVENT, ROLL, None, CALENDAR)
    assert isinstance(quad.object, ox.Literal)
    return read(quad.object.value)


def listed(store: Store) -> set[str]:
    found = store.matches(None, LISTED, None, CALENDAR)
    return {quad.object.value for quad in found if isinstance(quad.object, ox.Literal)}


BOTH = {"Meeting 2024-03 https://e.org/person/ann", "Meeting 2024-03 https://e.org/post/pm"}


def test_one_article_names_the_party_and_another_gives_the_date(store: Store) -> None:
    store.put(telling("a", WHAT + WHO))
    store.mark_resolved(done=True)
    assert listed(store) == set()
    store.put(telling("b", WHAT + WHEN))
    assert not has_calendar(store), "it is to be listed yet"
    store.mark_resolved(done=True)
    assert has_calendar(store)
    assert listed(store) == BOTH
    assert not store.check()
    store.remove(iri("a"))
    assert not has_calendar(store)
    store.mark_resolved(done=True)
    assert (has_calendar(store), listed(store)) == (True, set())


def test_what_is_revised_is_listed_again(store: Store) -> None:
    store.put(telling("a", WHAT + WHO + WHEN))
    store.mark_resolved(done=True)
    now = ox.Triple(EVENT, DM.date, ox.Literal("2024", datatype=XSD.gYear))
    store.revise([Revision(article=iri("a"), triples=frozenset([*WHAT, *WHO, now]), resolution="")])
    assert not has_calendar(store)
    store.mark_resolved(done=True)
    assert listed(store) == {
        f"Meeting 2024-{month:02} {mark.value}" for month in range(1, 13) for mark in (ANN, POST)
    }


def test_what_did_not_take_place_is_not_listed(store: Store) -> None:
    planned = [ox.Triple(EVENT, RDF.type, DM.Call), ox.Triple(EVENT, DM.modality, DM.Planned)]
    store.put(telling("a", planned + WHO + WHEN))
    store.mark_resolved(done=True)
    assert (has_calendar(store), listed(store)) == (True, set())


def test_who_acts_in_a_post_is_listed_as_long_as_it_is_so(store: Store) -> None:
    seat = ox.NamedNode("https://e.org/seat")
    at = [
        ox.Triple(EVENT, DM.hasParticipation, seat),
        ox.Triple(seat, DM.participationIn, EVENT),
        ox.Triple(seat, DM.inCapacity, POST),
    ]
    store.put(telling("a", WHAT + at))
    store.mark_resolved(done=True)
    assert set(store.matches(None, POST, None, CALENDAR)) == set()
    store.put(telling("b", at[1:2]))
    store.put(telling("c", []))
    store.mark_resolved(done=True)
    who = ox.Triple(seat, DM.agent, ANN)  # the change tells nothing of the event
    store.revise([Revision(article=iri("c"), triples=frozenset([who]), resolution="")])
    assert not has_calendar(store)
    store.mark_resolved(done=True)
    assert without_texts(store) == {COMPLETE, ox.Quad(EVENT, POST, ANN, CALENDAR)}
    assert not store.check()
    store.revise([Revision(article=iri("c"), triples=frozenset(), resolution="")])
    store.mark_resolved(done=True)
    assert without_texts(store) == {COMPLETE}
    store.put(telling("c", [who]))
    store.mark_resolved(done=True)
    store.remove(iri("a"))
    store.mark_resolved(done=True)
    assert without_texts(store) == {COMPLETE}
    assert not store.check()


def test_what_was_cancelled_is_listed(store: Store) -> None:
    off = [ox.Triple(EVENT, RDF.type, DM.Call), ox.Triple(EVENT, DM.modality, DM.Cancelled)]
    store.put(telling("a", off + WHO + WHEN))
    store.mark_resolved(done=True)
    assert listed(store) == set()
    found = {quad.object for quad in store.matches(EVENT, CANCELLED, None, CALENDAR)}
    month = "Call 2024-03"
    assert found == {ox.Literal(f"{month}{who}") for who in ("", f" {ANN.value}", f" {POST.value}")}
    assert not store.check()
    store.apply(Change(removed=set(store.matches(EVENT, CANCELLED, None, CALENDAR))))
    assert store.check().calendar == 3
    store.rebuild()
    assert not store.check()


def test_wrong_listings_are_found_and_put_right(store: Store) -> None:
    store.put(telling("a", WHAT + WHO + WHEN))
    store.mark_resolved(done=True)
    surplus = ox.Quad(ox.NamedNode("urn:gone"), LISTED, ox.Literal("Call 2020-01 urn:x"), CALENDAR)
    missing = next(store.matches(EVENT, LISTED, None, CALENDAR))
    store.apply(Change(removed={missing}, added={surplus}))
    assert store.check().calendar == 2
    assert store.rebuild() == 0, "the view is right"
    assert listed(store) == BOTH
    assert not store.check()
    assert relist(store) == 0


def test_listing_that_was_killed_is_finished_by_the_next(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.put(telling("a", WHAT + WHO + WHEN))
    with monkeypatch.context() as dying:
        dying.setattr(store, "apply", _die)
        with pytest.raises(KeyboardInterrupt):
            list_events(store)
    assert not has_calendar(store)
    list_events(store)
    assert (has_calendar(store), listed(store)) == (True, BOTH)
    store.apply(Change(added={unlisted_quad(EVENT)}))
    assert list_events(store) == 0, "it was right"
    assert has_calendar(store)


def _die(_change: Change) -> None:
    raise KeyboardInterrupt


def test_a_store_of_format_3_is_read_without_and_gets_one_when_it_is_written(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    with open_store(str(folder)) as store:
        store.put(telling("a", WHAT + WHO + WHEN))
        store.apply(Change(removed={*store.matches(graph=CALENDAR)}))
        note_format(store, 3)
    (folder / "format.json").write_text(json.dumps({"diplomatic-kg": "store", "format": 3}))
    with open_store(str(folder), read_only=True) as store:
        assert not has_calendar(store)
    with open_store(str(folder)) as store:
        assert (has_calendar(store), listed(store)) == (True, BOTH)
        assert store.format() == FORMAT


def test_a_calendar_of_format_5_is_not_used_and_made_anew(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    old = ox.Quad(CALENDAR, VERSION, ox.Literal("1"), CALENDAR)
    stale = ox.Quad(EVENT, LISTED, ox.Literal("Call 2020-01 urn:x"), CALENDAR)
    with open_store(str(folder)) as store:
        store.put(telling("a", WHAT + WHO + WHEN))
        store.mark_resolved(done=True)
        store.apply(Change(removed={COMPLETE}, added={old, stale}))
        note_format(store, 5)
    (folder / "format.json").write_text(json.dumps({"diplomatic-kg": "store", "format": 5}))
    with open_store(str(folder), read_only=True) as store:
        assert not has_calendar(store)
    with open_store(str(folder)) as store:
        assert (store.format(), has_calendar(store), listed(store)) == (FORMAT, True, BOTH)
        assert set(store.matches(CALENDAR, None, None, CALENDAR)) == {COMPLETE}
        assert not store.check()


def test_it_is_in_no_export_and_in_no_count(store: Store) -> None:
    store.put(telling("a", WHAT + WHO + WHEN))
    before = store.stats()
    store.mark_resolved(done=True)
    assert store.stats() == before
    assert COMPLETE in set(store.matches(graph=CALENDAR))
    told = {quad.predicate for quad in store.quads()} | {triple.predicate for triple in store.triples()}
    assert told.isdisjoint({LISTED, COMPLETE.predicate})


def test_an_event_without_a_date_or_of_another_class_has_no_listing() -> None:
    facts = {RDF.type: [DM.Meeting], DM.modality: [DM.Held], DM.party: [ANN]}
    assert months(facts) == 0
    assert months({**facts, DM.date: [DAY], RDF.type: [DM.Person]}) == 0
    assert months({**facts, DM.date: [DAY]}) == 1


def months(facts: dict[ox.NamedNode, list[ox.NamedNode | ox.Literal]]) -> int:
    return sum(quad.predicate == LISTED for quad in listings(EVENT, facts))


def test_the_roll_follows_what_articles_say_of_the_event_and_its_seats(store: Store) -> None:
    seat, state = ox.NamedNode("https://e.org/seat"), ox.NamedNode("https://e.org/state")
    at = [ox.Triple(seat, DM.participationIn, EVENT), ox.Triple(seat, DM.agent, ANN)]
    store.put(telling("a", [*WHAT, *WHO[:1], *at]))
    store.put(telling("b", WHEN))
    store.put(telling("c", []))
    store.mark_resolved(done=True)
    assert roll(store) == Roll(
        "", EVENT.value, ["Held"], ["Meeting"], [DAY.value], [], [Seat([ANN.value], [], [], [])], [], []
    )
    said = [ox.Triple(seat, DM.onBehalfOf, state)]  # the change tells nothing of the event
    store.revise([Revision(article=iri("c"), triples=frozenset(said), resolution="")])
    assert not has_rolls(store)
    store.mark_resolved(done=True)
    assert has_rolls(store)
    assert roll(store).seats == [Seat([ANN.value], [state.value], [], [])]
    assert not store.check()
    store.apply(Change(removed=set(store.matches(EVENT, ROLL, None, CALENDAR))))
    assert store.check().calendar == 1
    store.rebuild()
    assert roll(store).seats == [Seat([ANN.value], [state.value], [], [])]
    store.remove(iri("a"))
    store.mark_resolved(done=True)
    assert not set(store.matches(None, ROLL, None, CALENDAR)), "nothing is said of an event any more"


def test_a_calendar_of_format_7_is_used_without_rolls_and_gets_them(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    with open_store(str(folder)) as store:
        store.put(telling("a", WHAT + WHO + WHEN))
        store.mark_resolved(done=True)
        gone = {COMPLETE, *store.matches(None, ROLL, None, CALENDAR)}
        store.apply(Change(removed=gone, added={ox.Quad(CALENDAR, VERSION, ox.Literal("2"), CALENDAR)}))
        note_format(store, 7)
    (folder / "format.json").write_text(json.dumps({"diplomatic-kg": "store", "format": 7}))
    with open_store(str(folder), read_only=True) as store:
        assert (has_calendar(store), has_rolls(store)) == (True, False)
        assert not store.check(), "what it has is right"
    with open_store(str(folder)) as store:
        assert (store.format(), has_rolls(store), roll(store).guests) == (FORMAT, True, [ANN.value])
        assert not store.check()


def test_what_articles_tell_otherwise_follows_from_the_event_its_items_and_claims(store: Store) -> None:
    item, claim = (ox.NamedNode(f"https://e.org/{name}") for name in ("agenda/1", "claim"))
    a, b = (ox.NamedNode(iri(name)) for name in "ab")
    told = {"a": [ox.Triple(EVENT, DM.reportedIn, a), ox.Triple(item, DM.namedIn, a)]}
    told["b"] = [ox.Triple(EVENT, DM.reportedIn, b)]
    other = ox.NamedNode("https://e.org/agenda/2")
    told["b"] += [ox.Triple(EVENT, DM.hasAgendaItem, other), ox.Triple(other, DM.namedIn, b)]
    for name, triples in told.items():
        store.put(telling(name, [*WHAT, ox.Triple(EVENT, DM.hasAgendaItem, item), *triples]))
    store.put(telling("c", []))
    store.mark_resolved(done=True)
    assert has_leads(store)
    both = Accounts(EVENT.value, [], [a.value, b.value], [(item.value, [a.value]), (other.value, [b.value])])
    assert said(store) == [both]
    # changes that tell nothing of the event
    revise(store, "c", ox.Triple(item, DM.namedIn, b))
    assert said(store) == [both._replace(items=[(other.value, [b.value])])]
    nine, ten = (ox.Triple(claim, DM.claimedAttendance, ox.Literal(number)) for number in (9, 10))
    revise(store, "c", ox.Triple(claim, DM.about, EVENT), nine)
    revise(store, "c", ox.Triple(claim, DM.about, EVENT), nine, ten)
    assert said(store) == [both._replace(several=["attendance"])]
    store.apply(Change(removed=set(store.matches(EVENT, TOLD, None, CALENDAR))))
    assert store.check().calendar == 1
    store.rebuild()
    assert said(store) == [both._replace(several=["attendance"])]
    store.remove(iri("c"))
    store.remove(iri("b"))
    store.mark_resolved(done=True)
    assert said(store) == []
    assert not store.check()


def said(store: Store) -> list[Accounts]:
    found = store.matches(None, TOLD, None, CALENDAR)
    return [accounts(quad.object.value) for quad in found if isinstance(quad.object, ox.Literal)]


def revise(store: Store, name: str, *triples: ox.Triple) -> None:
    store.revise([Revision(article=iri(name), triples=frozenset(triples), resolution="")])
    assert not has_calendar(store)
    store.mark_resolved(done=True)
    assert not store.check()


def test_events_with_two_persons_of_one_month_may_be_one(store: Store) -> None:
    bo = ox.NamedNode("https://e.org/person/bo")
    other = ox.NamedNode("https://e.org/other")

    def talk(event: ox.NamedNode, day: str, *people: ox.NamedNode) -> list[ox.Triple]:
        date = ox.Literal(day, datatype=XSD.date)
        what = [ox.Triple(event, triple.predicate, triple.object) for triple in WHAT]
        return [*what, ox.Triple(event, DM.date, date), *(ox.Triple(event, DM.party, one) for one in people)]

    store.put(telling("a", talk(EVENT, "2024-03-05", ANN, bo)))
    store.put(telling("b", talk(other, "2024-03-09", ANN, bo)))
    store.mark_resolved(done=True)
    assert alike(store) == {(EVENT, other), (other, EVENT)}
    assert not store.check()
    for triples in (talk(other, "2024-04-09", ANN, bo), talk(other, "2024-03-09", ANN, POST, bo)):
        revise(store, "b", *triples)
        is_march = "2024-03-09" in str(triples[2].object)
        assert alike(store) == ({(EVENT, other), (other, EVENT)} if is_march else set())
    stale = ox.Quad(EVENT, ALIKE, ANN, CALENDAR)
    store.apply(Change(removed={ox.Quad(EVENT, ALIKE, other, CALENDAR)}, added={stale}))
    assert store.check().calendar == 2
    store.rebuild()
    assert alike(store) == {(EVENT, other), (other, EVENT)}
    store.remove(iri("b"))
    store.mark_resolved(done=True)
    assert alike(store) == set()
    assert not store.check()


def test_one_of_two_that_may_be_one_may_be_cancelled(store: Store) -> None:
    bo, other = ox.NamedNode("https://e.org/person/bo"), ox.NamedNode("https://e.org/other")
    who = [ANN, bo, POST]
    off = [ox.Triple(other, RDF.type, DM.Meeting), ox.Triple(other, DM.modality, DM.Cancelled)]
    both = {(EVENT, other), (other, EVENT)}
    store.put(telling("a", [*WHAT, *WHEN, *(ox.Triple(EVENT, DM.party, one) for one in who)]))
    store.put(
        telling("b", [*off, ox.Triple(other, DM.date, DAY), *(ox.Triple(other, DM.party, x) for x in who)])
    )
    store.mark_resolved(done=True)
    assert alike(store) == both
    assert not store.check()
    revise(store, "a", *off, *WHEN, *(ox.Triple(EVENT, DM.party, one) for one in who))
    assert alike(store) == set(), "the event is neither held nor cancelled any more"
    cancelled = ox.Triple(EVENT, DM.modality, DM.Cancelled)
    revise(store, "a", WHAT[0], cancelled, *WHEN, *(ox.Triple(EVENT, DM.party, one) for one in who))
    assert alike(store) == set(), "neither took place"


def test_posts_lead_to_rolls_and_states_to_their_talks(store: Store) -> None:
    states = [ox.NamedNode(f"https://e.org/state/{code}") for code in ("AZ", "GE")]
    seat, post = ox.NamedNode("https://e.org/seat"), ox.NamedNode("https://e.org/post/pm;roll")
    at = [ox.Triple(seat, DM.participationIn, EVENT), ox.Triple(seat, DM.inCapacity, POST)]
    parties = [ox.Triple(EVENT, DM.party, party) for party in (*states, ANN)]
    store.put(telling("a", [*WHAT, *WHEN, *parties, *at]))
    store.put(telling("b", []))
    store.mark_resolved(done=True)
    pair = ox.NamedNode("https://e.org/state/AZ;GE")

    def led(node: ox.NamedNode) -> list[str]:
        found = store.matches(None, node, None, CALENDAR)
        return [quad.object.value for quad in found if isinstance(quad.object, ox.Literal)]

    assert [read(text) for text in led(post)] == [roll(store)]
    assert led(pair) == ["2024-03-05 M"]
    revise(store, "b", ox.Triple(EVENT, DM.modality, DM.Planned))
    assert led(pair) == ["2024-03-05 M?"]
    revise(store, "a", *WHEN, *parties, *at)
    assert (led(post), led(pair)) == ([], []), "it was only planned"


def report(name: str, sure: str = "0.9") -> list[ox.Triple]:
    """Return how an article reports the event, in one passage."""
    node, passage, selector = (ox.NamedNode(f"https://e.org/{part}/{name}") for part in ("report", "p", "s"))
    return [
        ox.Triple(node, RDF.type, DM.Report),
        ox.Triple(node, DM.reports, EVENT),
        ox.Triple(node, PROV.hadPrimarySource, ox.NamedNode(iri(name))),
        ox.Triple(node, DM.confidence, ox.Literal(sure, datatype=XSD.decimal)),
        ox.Triple(node, GAF.denotedBy, passage),
        ox.Triple(passage, OA.hasSource, ox.NamedNode(iri(name))),
        ox.Triple(passage, OA.hasSelector, selector),
        ox.Triple(selector, OA.exact, ox.Literal("They met", language="en")),
        ox.Triple(selector, OA.start, ox.Literal(4)),
        ox.Triple(selector, OA.end, ox.Literal(12)),
    ]


def supported(store: Store) -> list[Account]:
    (quad,) = store.matches(EVENT, EVIDENCE, None, CALENDAR)
    assert isinstance(quad.object, ox.Literal)
    return evidence(quad.object.value)[1]


def test_evidence_follows_from_facts_passages_and_selectors(store: Store) -> None:
    seat, passage = ox.NamedNode("https://e.org/seat"), ox.NamedNode("https://e.org/p/a")
    other, selector = ox.NamedNode("https://e.org/p/other"), ox.NamedNode("https://e.org/s/other")
    at = [ox.Triple(EVENT, DM.hasParticipation, seat), ox.Triple(seat, DM.agent, ANN)]
    first = Account(iri("a"), "en", ["0.9"], [Passage("4", "12", ["Report"], "They met")])
    store.put(telling("a", [*WHAT, *at, *report("a")]))
    store.put(telling("b", report("b", "0.5")))
    store.put(telling("c", []))
    store.mark_resolved(done=True)
    assert has_evidence(store)
    assert supported(store) == [first, first._replace(article=iri("b"), confidences=["0.5"])]
    store.remove(iri("b"))
    store.mark_resolved(done=True)
    assert supported(store) == [first]
    # changes that tell nothing of the event: of a seat, of its passage, of the selector of that
    is_one = ox.Triple(seat, RDF.type, DM.Participation)
    revise(store, "c", is_one, ox.Triple(seat, GAF.denotedBy, passage))
    both = [f"Participation {ANN.value}", "Report"]
    assert supported(store) == [first._replace(passages=[Passage("4", "12", both, "They met")])]
    came = [is_one, ox.Triple(seat, GAF.denotedBy, other)]
    revise(store, "c", *came)
    assert supported(store) == [first]
    came += [
        ox.Triple(other, OA.hasSource, ox.NamedNode(iri("a"))),
        ox.Triple(other, OA.hasSelector, selector),
    ]
    revise(store, "c", *came)
    quote = [ox.Triple(selector, OA.start, ox.Literal(4)), ox.Triple(selector, OA.end, ox.Literal(8))]
    revise(store, "c", *came, *quote)
    assert supported(store) == [first]
    revise(store, "c", *came, *quote, ox.Triple(selector, OA.exact, ox.Literal("They", language="en")))
    assert supported(store)[0].passages[0] == Passage("4", "8", both[:1], "They")
    store.apply(Change(removed=set(store.matches(EVENT, EVIDENCE, None, CALENDAR))))
    assert store.check().calendar == 1
    store.rebuild()
    assert supported(store)[0].passages[0] == Passage("4", "8", both[:1], "They")
    revise(store, "c", *came, *quote, ox.Triple(selector, OA.exact, ox.Literal("Them", language="en")))
    assert not set(store.matches(EVENT, EVIDENCE, None, CALENDAR)), "one passage contradicts the other"
    assert has_evidence(store)
    store.remove(iri("c"))
    store.mark_resolved(done=True)
    assert supported(store) == [first]
    assert not store.check()


def test_a_calendar_of_format_10_is_used_without_evidence_and_gets_it(tmp_path: Path) -> None:
    folder = tmp_path / "s"
    with open_store(str(folder)) as store:
        store.put(telling("a", WHAT + WHO + WHEN + report("a")))
        store.mark_resolved(done=True)
        gone = {COMPLETE, *store.matches(None, EVIDENCE, None, CALENDAR)}
        store.apply(Change(removed=gone, added={ox.Quad(CALENDAR, VERSION, ox.Literal("5"), CALENDAR)}))
        note_format(store, 10)
    (folder / "format.json").write_text(json.dumps({"diplomatic-kg": "store", "format": 10}))
    with open_store(str(folder), read_only=True) as store:
        assert (has_leads(store), has_evidence(store)) == (True, False)
        assert not store.check(), "what it has is right"
        before = ask(store, "evidence", params={"party": ANN}).rows
        assert len(before) == 1
    with open_store(str(folder)) as store:
        assert (store.format(), has_evidence(store)) == (FORMAT, True)
        assert ask(store, "evidence", params={"party": ANN}).rows == before
        assert not store.check()


def alike(store: Store) -> set[tuple[object, object]]:
    return {(quad.subject, quad.object) for quad in store.matches(None, ALIKE, None, CALENDAR)}


@pytest.mark.parametrize(("version", "format"), [("3", 8), ("4", 9)])
def test_an_older_calendar_is_used_for_its_rolls_and_gets_what_it_lacks(
    version: str, format: int, tmp_path: Path
) -> None:
    folder = tmp_path / "s"
    place = [ox.Triple(EVENT, DM.place, ox.NamedNode(f"https://e.org/place/{n}")) for n in range(2)]
    with open_store(str(folder)) as store:
        store.put(telling("a", WHAT + WHO + WHEN + place))
        store.mark_resolved(done=True)
        gone = {COMPLETE, *store.matches(None, TOLD, None, CALENDAR)}
        store.apply(Change(removed=gone, added={ox.Quad(CALENDAR, VERSION, ox.Literal(version), CALENDAR)}))
        note_format(store, format)
    (folder / "format.json").write_text(json.dumps({"diplomatic-kg": "store", "format": format}))
    with open_store(str(folder), read_only=True) as store:
        assert (has_rolls(store), has_leads(store)) == (True, False)
        assert not store.check(), "what it has is right"
    with open_store(str(folder)) as store:
        assert (store.format(), has_leads(store)) == (FORMAT, True)
        assert [each.several for each in said(store)] == [["place"]]
        assert not store.check()


def test_a_new_store_begins_its_calendar(tmp_path: Path) -> None:
    """Then articles alone are listed, as they are marked, and not all events once more."""
    with open_store(str(tmp_path / "new")) as store:
        assert list(store.matches(graph=CALENDAR)) == [COMPLETE]
    with open_store(str(tmp_path / "new")) as store:
        store.apply(Change(removed={COMPLETE}))
    with open_store(str(tmp_path / "new")) as store:
        assert list(store.matches(graph=CALENDAR)) == []
