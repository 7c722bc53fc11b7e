"""The network as one HTML page that needs nothing else: no server, no network, no other file.

The page carries its data as JSON in which no ``<`` is left, its own script and style, and a policy that
allows just those two by their hashes. The script makes text nodes only, so a label stays a label
whatever it holds. A first version: the explorer of ``kg serve`` will take its place.
"""

from __future__ import annotations

import base64
import hashlib
import json
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Any

from pyoxigraph import NamedNode

from kg.export.layout import layout
from kg.names import fold
from kg.network import KINDS, Actor, Contacts, Event, Kind, Name, Seat, best_name
from kg.network.contacts import Testimony, Topic
from kg.network.days import days
from kg.terms import DM, LANGUAGES, label

_PAGE = Path(__file__).parent / "page"
MOST_ACTORS = 2000
"""A page shows at most this many names, those with most events; it says how many are left out."""

Json = dict[str, Any]


def html(contacts: Contacts, *, lang: str, most: int = MOST_ACTORS) -> Iterator[str]:
    """Yield the page. It opens in the given language and at the level of persons, if there are any."""
    parts = {name: (_PAGE / f"page.{name}").read_text(encoding="utf-8") for name in ("html", "css", "js")}
    labels = json.loads((_PAGE / "labels.json").read_text(encoding="utf-8"))
    chosen = _chosen(contacts, most)
    yield Template(parts["html"]).substitute(
        lang=lang,
        title=labels[lang]["title"],
        style=parts["css"],
        style_hash=_digest(parts["css"]),
        script=parts["js"],
        script_hash=_digest(parts["js"]),
        data=_embedded({**_data(contacts, chosen), "lang": lang, "labels": labels}),
    )


@dataclass(frozen=True)
class _Chosen:
    """The actors of a page by number, and how many did not fit."""

    numbers: dict[str, int]
    omitted: int

    def of(self, iris: tuple[str, ...]) -> list[int]:
        return [self.numbers[iri] for iri in iris if iri in self.numbers]


def _chosen(contacts: Contacts, most: int) -> _Chosen:
    seen: Counter[str] = Counter()
    for event in contacts.events:
        seen.update({actor for seat in event.seats for actor in seat.everybody()} & contacts.actors.keys())
    ranked = sorted(seen, key=lambda iri: (-seen[iri], iri))
    return _Chosen({iri: n for n, iri in enumerate(sorted(ranked[:most]))}, max(len(ranked) - most, 0))


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _embedded(data: Json) -> str:
    """Return JSON that cannot end its script element, start a comment in it, or end a line of it."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def _data(contacts: Contacts, chosen: _Chosen) -> Json:
    events = [_event(event, chosen) for event in contacts.events]
    level = next((kind for kind in KINDS if any(event["pairs"][kind] for event in events)), KINDS[0])
    return {
        "level": level,
        "omitted": chosen.omitted,
        "actors": [_actor(contacts.actors[iri]) for iri in chosen.numbers],
        "events": [event for event in events if any(event["pairs"].values())],
        "positions": {kind: _positions(events, kind) for kind in KINDS},
        "terms": {name: _labels(DM[name]) for name in _TERMS},
        "fold": _folding(),
    }


_TERMS = ("Meeting", "Call", "Visit", "Conference", "Signing", "Held", "Planned", "Cancelled")


def _labels(term: NamedNode) -> dict[str, str]:
    return {lang: label(term, lang) for lang in LANGUAGES}


def _names(names: tuple[Name, ...]) -> dict[str, str]:
    """Return the fullest name of each language."""
    languages = sorted({name.lang for name in names})
    return {lang: best_name(tuple(name for name in names if name.lang == lang), lang) for lang in languages}


def _actor(actor: Actor) -> Json:
    return {
        "iri": actor.iri,
        "kind": actor.kind,
        "code": actor.code,
        "names": _names(actor.names),
        "keys": sorted(actor.keys),
    }


def _event(event: Event, chosen: _Chosen) -> Json:
    return {
        "iri": event.iri,
        "type": event.type,
        "modality": event.modality,
        "date": event.date,
        "days": days(event.date),
        "names": _names(event.names),
        "place": _names(event.places),
        "whole": event.whole,
        "topics": _topics(event.topics),
        "seats": [_seat(seat, chosen) for seat in event.seats],
        "reports": [_report(testimony) for testimony in event.testimonies],
        "pairs": {kind: _pairs(event, kind, chosen) for kind in KINDS},
    }


def _pairs(event: Event, kind: Kind, chosen: _Chosen) -> list[list[int]]:
    return [numbers for pair in event.pairs(kind) if len(numbers := chosen.of(pair)) == 2]


def _topics(topics: tuple[Topic, ...]) -> list[dict[str, str]]:
    """Return what was discussed, a concept once however many wordings it has."""
    found = {topic.concept or topic.label: topic.names() for topic in topics}
    return list(found.values())


def _seat(seat: Seat, chosen: _Chosen) -> Json:
    return {
        "person": chosen.numbers.get(seat.person or ""),
        "posts": [_names((post,)) for post in seat.posts],
        "bodies": chosen.of(seat.bodies),
        "states": chosen.of(seat.states),
    }


def _report(testimony: Testimony) -> Json:
    article = testimony.article
    return {
        "iri": article.iri,
        "title": article.headline,
        "url": article.url,
        "publisher": article.publisher,
        "published": article.published,
        "confidence": testimony.confidence,
        "quotes": [{"text": quote.text, "lang": quote.lang} for quote in testimony.quotes],
    }


def _positions(events: list[Json], kind: Kind) -> Mapping[int, tuple[float, float]]:
    weights = Counter(tuple(pair) for event in events for pair in event["pairs"][kind])
    nodes = sorted({number for pair in weights for number in pair})
    names = {number: f"{number:09d}" for number in nodes}
    edges = [(names[one], names[other], weight) for (one, other), weight in weights.items()]
    places = layout(list(names.values()), edges)
    return {number: places[name] for number, name in names.items()}


def _folding() -> dict[str, str]:
    """Return how the page folds letters as ``kg.names`` does, where Unicode alone would not tell it."""
    found = {}
    for code in range(0x80, 0x530):
        letter = chr(code)
        if letter != letter.lower() or unicodedata.combining(letter):
            continue
        folded = fold(f"a{letter}a")
        if folded != _unicode_only(f"a{letter}a"):
            found[letter] = folded[1:-1]
    return found


def _unicode_only(text: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return "".join(c if c.isascii() and c.isalnum() else " " for c in plain)
