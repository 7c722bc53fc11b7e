"""The same content has the same IRI in every article, on every machine and in any order."""

from __future__ import annotations

from itertools import permutations

import msgspec
import pytest
from pyoxigraph import NamedNode, Triple
from story import Story

from kg.model import DEFAULT_BASE, triples
from kg.records import Event, Extractor, Participant, Place, Record
from kg.resolve import identities
from kg.terms import DM, PROV

from .sample_records import CASES, meeting


def graph_of(record: Record) -> frozenset[Triple]:
    return frozenset(triples(record, identities(record)))


def retold() -> Record:
    """The meeting of ``meeting`` in another article: other words, order, place and no posts."""
    story = Story("Дорин Богдан-Мартин и Али Асадов беседовали в Гяндже.", id="b1", published="2025-11-22")
    event = Event(
        id="x",
        type="meeting",
        modality="held",
        date="2025-11-21",
        place=Place(name="Гянджа", country="AZ"),
        participants=(
            Participant(name="Дорин Богдан-Мартин", role="guest", evidence=story.at("Дорин Богдан-Мартин")),
            Participant(name="Али Асадов", evidence=story.at("Али Асадов")),
        ),
        evidence=story.at("беседовали"),
        confidence=0.5,
    )
    return story.record(events=(event,))


def subjects(graph: frozenset[Triple], kind: str) -> set[str]:
    nodes = {t.subject.value for t in graph if isinstance(t.subject, NamedNode)}
    return {iri for iri in nodes if iri.startswith(f"{DEFAULT_BASE}{kind}/") and "#" not in iri}


def test_two_articles_about_one_meeting_share_event_and_persons_and_differ_in_reports() -> None:
    one, other = graph_of(meeting()), graph_of(retold())
    for kind in ("event", "person", "territory"):
        assert subjects(one, kind) == subjects(other, kind), kind
    for kind in ("report", "article", "run"):
        assert not subjects(one, kind) & subjects(other, kind), kind


def test_a_participation_told_in_the_same_way_is_one_node_with_two_passages() -> None:
    story = Story("Как сообщалось, премьер-министр Али Асадов принял Дорин Богдан-Мартин из МСЭ.", id="b2")
    told = meeting().events[0]
    host = msgspec.structs.replace(told.participants[0], evidence=story.at("премьер-министр Али Асадов"))
    guest = msgspec.structs.replace(told.participants[1], evidence=story.at("Дорин Богдан-Мартин из МСЭ"))
    event = msgspec.structs.replace(told, participants=(guest, host), topics=(), evidence=story.at("принял"))
    one, other = graph_of(meeting()), graph_of(story.record(events=(event,)))
    assert len(subjects(one, "participation")) == 2
    assert subjects(one, "participation") == subjects(other, "participation")


def test_sources_that_disagree_on_the_place_stand_side_by_side() -> None:
    union = graph_of(meeting()) | graph_of(retold())
    assert len({t.object for t in union if t.predicate == DM.place}) == 2
    assert len({t.object for t in union if t.predicate == DM.reports}) == 1


def test_the_union_does_not_depend_on_the_order() -> None:
    graphs = [graph_of(case()) for case in (CASES["meeting"], retold, CASES["call"], CASES["statement"])]
    unions = {frozenset().union(*order) for order in permutations(graphs)}
    assert len(unions) == 1


@pytest.mark.parametrize(
    ("kind", "case", "iris"),
    [
        ("event", "meeting", {"event/891daafdfbcadcf26344"}),
        ("person", "meeting", {"person/8fc5a1bd82c63cfb6978", "person/4a961b3accd9efe9dd2c"}),
        ("state", "meeting", {"state/AZ"}),
        ("territory", "signing", {"territory/EE"}),
        ("body", "call", {"body/575f8ccddeb0683ecd5c"}),
        ("post", "call", {"post/1f3301f2370b6831e02f", "post/636814378d110b59ea5e"}),
        ("place", "meeting", {"place/01d8102b070859054687"}),
        ("document", "signing", {"document/b56966f751a23cde6f9d"}),
        (
            "membership",
            "former_office",
            {"membership/1b58fcca9a13ab9303c7", "membership/2709987c819ade215a56"},
        ),
        ("statement", "statement", {"statement/516be63d1a4cdb392709"}),
        ("person", "surname_only", {"person/6a6376a6826043d6a74e"}),
    ],
)
def test_pinned_iris(kind: str, case: str, iris: set[str]) -> None:
    """A change here makes stored graphs and citations stale: it needs a note in docs/decisions/."""
    assert subjects(graph_of(CASES[case]()), kind) == {DEFAULT_BASE + iri for iri in iris}


def test_notes_change_no_identity() -> None:
    record = meeting()
    event = msgspec.structs.replace(record.events[0], id="other", confidence=0.1)
    source = msgspec.structs.replace(
        record.article,
        path="elsewhere.txt",
        url="https://b.example/2",
        title="Другой заголовок",
        publisher=None,
    )
    noted = msgspec.structs.replace(record, article=source, events=(event,))
    assert {t.subject for t in graph_of(noted)} == {t.subject for t in graph_of(record)}


def test_another_extractor_is_another_run_over_the_same_things() -> None:
    record = meeting()
    other = msgspec.structs.replace(record, extractor=Extractor(name="kg-rules", version="0.2.0"))
    nodes = {t.subject for t in graph_of(other)} ^ {t.subject for t in graph_of(record)}
    assert {node.value.removeprefix(DEFAULT_BASE).split("/")[0] for node in nodes} == {"run", "software"}


def test_a_key_part_makes_another_event() -> None:
    told = meeting().events[0]
    later = msgspec.structs.replace(told, date="2025-11-22")
    planned = msgspec.structs.replace(told, modality="planned")
    events = {
        iri
        for event in (told, later, planned)
        for iri in subjects(graph_of(msgspec.structs.replace(meeting(), events=(event,))), "event")
    }
    assert len(events) == 3


def test_what_the_articles_own_is_cited_under_the_article() -> None:
    graph = graph_of(meeting())
    sources = {t.object for t in graph if t.predicate == PROV.hadPrimarySource}
    passages = {t.subject.value for t in graph if "#char=" in t.subject.value}
    assert sources == {NamedNode(f"{DEFAULT_BASE}article/a1")}
    assert all(passage.startswith(f"{DEFAULT_BASE}article/a1#char=") for passage in passages)
