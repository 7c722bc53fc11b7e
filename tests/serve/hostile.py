"""Articles that mean harm: all that they name bears HTML, formulas, control characters or endless words."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
from story import Story

from kg.model import article_iri, triples
from kg.records import Document, Event, Office, Participant, Place, Record, Statement, Topic, to_json
from kg.resolve import identities
from kg.settings import DEFAULT_BASE
from kg.store import Entry, open_store

ENDLESS = "Ж" * 10_000
TEXTS = [
    "<script>window.caught=1</script>",
    '"><img src=x onerror=window.caught=1>',
    "' onmouseover='window.caught=1",
    "</bdi></q></details></main><h1>Owned</h1>",
    "{{ 7 * 7 }}{% raw %}${7*7}",
    "\u202eevil\u2066 \u200f\u061c",
    '=HYPERLINK("http://hostile.test")',
    "&lt;b&gt;&amp;#x202e;",
    "]]><!-- -->",
    "\r\n\t\u2028\u0085 x",
    ENDLESS,
]


ADDRESS = "https://hostile.test/<x>?a=\"'&b"


def _told(n: int, harm: str) -> tuple[Story, Record]:
    text = f"{harm} A met {harm} B about {harm}."
    story = Story(
        text, id=f"h{n}", lang="en", title=harm, publisher=harm, url=ADDRESS, published="2024-05-06"
    )
    seen = story.at(harm)
    people = tuple(
        Participant(
            name=f"{harm} {who}", position=harm, organization=harm, country="AZ", role="host", evidence=seen
        )
        for who in ("A", "B")
    )
    event = Event(
        id="e1",
        type="meeting",
        modality="held",
        date="2024-05-06",
        place=Place(name=harm, country="AZ"),
        name=harm,
        participants=people,
        topics=(Topic(label=harm, concept="trade", evidence=seen),),
        documents=(Document(title=harm, evidence=seen),),
        evidence=story.at(text),
        confidence=0.5,
    )
    office = Office(person=f"{harm} A", position=harm, organization=harm, country="AZ", evidence=seen)
    claim = Statement(text=harm, speaker=f"{harm} A", about="e1", attendance=7, evidence=seen)
    return story, story.record(events=(event,), offices=(office,), statements=(claim,))


def store(folder: Path) -> Path:
    """Make a store of one article for each of the texts."""
    with open_store(str(folder)) as opened:
        for n, harm in enumerate(TEXTS):
            story, record = _told(n, harm)
            graph = triples(record, identities(record), base=DEFAULT_BASE)
            opened.put(
                Entry(
                    article=article_iri(story.source, DEFAULT_BASE).value,
                    graph=ox.serialize(graph, format=ox.RdfFormat.N_TRIPLES) or b"",
                    key=story.source.id,
                    digest=story.source.sha256,
                    fingerprint="f",
                    record=to_json(record),
                    text=story.text,
                )
            )
    return folder
