"""Talks and journeys of those who act for no state: artists, athletes, firms. The same for every language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Container, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from kg import gazetteer
from kg.extract.allegiance import country_of
from kg.extract.drafts import TALKS, Draft
from kg.extract.parties import Capacity, Party
from kg.extract.reading import Reading

# News tells of who takes part in an event at most so many sentences from other events of officials.
_BESIDE = 2
_EVERY_OTHER = 2
# "Donald J. Trump", "Joe R. Biden Jr."
_INITIAL = re.compile(r" [A-Z]\.(?= )|,? Jr\.$")
# Whom "leader" can mean, of the posts that the list has.
RULERS = ("president", "premier", "leader")
_WORDS = Path(__file__).with_name("public.toml")


def public(reading: Reading, events: Sequence[Draft]) -> list[Draft]:
    """Return the events in which somebody acts for a state, a public body or an international one.

    Of persons of whom the text tells nothing else, a talk counts within or beside an event of others, a visit
    that is called an official one or during which they meet an official, and either in a text of the doings
    of public bodies. A visit that is called a private one is none of anybody.
    """
    private = [d for d in events if d.type != "conference" and _is_private(reading, d)]
    kept = [d for d in events if d not in private]
    if private:
        official = {p.party.key() for d in kept if d.type in TALKS for p in d.parts}
        public_text = _tells_of_bodies(reading)
        kept += [d for d in private if _is_told_as_official(reading, d, kept, official, public=public_text)]
    unofficial = reading.everyday.unofficial
    kept = [d for d in kept if d.type != "visit" or not _is_told_with(reading, d, unofficial)]
    for draft in events:
        if draft not in kept:
            draft.lost = "nobody acts for a state"
    return [d for d in events if d in kept]


def leader(name: str, lang: str) -> str:
    """Return the ISO code of the state of a leader who needs no post ("Трамп", "Дональд Трамп"), or ""."""
    known, folded = _leaders(lang), _folded(name)
    return known.get(folded) or known.get(_INITIAL.sub("", folded), "")


def led_state(name: str, lang: str, named: Container[str]) -> str:
    """Return the state that a known leader has led, where it is among those that a text names; "" for none:
    that he led it is no fact of the text."""
    led = leader(name, lang)
    return led if led in named and gazetteer.state(led) is not None else ""


def leads_no_state(name: str, lang: str) -> bool:
    """Return whether a leader who needs no post is a chief diplomat or an envoy, and never led a state."""
    return _folded(name) in _diplomats(lang)


def held(name: str, lang: str, posts: Collection[str]) -> bool:
    """Return whether a leader is known to have held one of ``posts`` of his state: president, premier, leader
    (who ruled it in another post), diplomat (its chief diplomat)."""
    folded = _folded(name)
    ways = (folded, folded.rsplit(" ", 1)[-1])
    return any(way in _listed("held", lang, post) for post in posts for way in ways)


def told_alone(name: str, lang: str) -> bool:
    """Return whether a name is that of somebody who needs neither post nor given name: "Putin"."""
    return held(name, lang, _table()["held"].get(lang, {}).keys())


def called(position: str, lang: str) -> tuple[str, ...]:
    """Return which of the posts of ``held`` a position can be: "leader" any of a ruler, "clerk" none."""
    said = position.lower()
    posts = [
        post for post in _table()["held_posts"].get(lang, {}) if said in _listed("held_posts", lang, post)
    ]
    return RULERS if "leader" in posts else tuple(posts)


@cache
def others(lang: str) -> tuple[str, ...]:
    """Return how words begin that say of a post that another holds it than who was named: "next"."""
    return tuple(_table()["others"].get(lang, "").split()) or ("\0",)


@cache
def _listed(table: str, lang: str, post: str) -> frozenset[str]:
    return frozenset(_names(_table()[table].get(lang, {}).get(post, "")))


def is_firm(name: str, lang: str) -> bool:
    """Whether a name is that of a firm that no state owns, or of a body of sports."""
    body = gazetteer.lookup(name, lang, "body") if name else None
    listed = _table()
    return isinstance(body, gazetteer.Body) and (
        body.key in listed["firms"].split() or body.kind in listed["kinds"].split()
    )


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(_WORDS.read_text(encoding="utf-8"))


@cache
def _leaders(lang: str) -> dict[str, str]:
    known: dict[str, str] = {}
    common = _names(_table()["common_surnames"].get(lang, ""))
    for iso2, names in _table()["leaders"].get(lang, {}).items():
        for name in _names(names):
            known[name] = iso2
            if (surname := name.rsplit(" ", 1)[-1]) not in common:
                known.setdefault(surname, iso2)
    return known


@cache
def _diplomats(lang: str) -> frozenset[str]:
    """Their names, and their surnames alone."""
    names = _names(_table()["diplomats"].get(lang, ""))
    return frozenset((*names, *(name.rsplit(" ", 1)[-1] for name in names)))


def _names(listed: str) -> list[str]:
    return [_folded(name.strip()) for name in listed.split("|") if name.strip()]


def _folded(name: str) -> str:
    return name.replace("ё", "е").replace("Ё", "Е")


def _is_private(reading: Reading, draft: Draft) -> bool:
    parties = [p.party for p in draft.parts]
    if parties and all(p.kind == "state" for p in parties):
        return _is_told_with(reading, draft, reading.everyday.matches)
    return bool(parties) and all(_acts_for_nobody(reading, p) for p in parties)


def _acts_for_nobody(reading: Reading, party: Party) -> bool:
    if party.kind == "body":
        return bool(party.body) and reading.everyday.private(Capacity(organization=party.body))
    if party.kind in ("state", "group") or (party.kind == "pronoun" and party.person is None):
        return False
    held = party.person.capacities if party.person is not None else [party.capacity] if party.capacity else []
    if party.person is not None and reading.everyday.leads(party.person.name):
        return False
    if held:
        return all(reading.everyday.private(c) for c in held)
    country = party.country if reading.everyday.homes_guessed else country_of(party)
    return not party.body and not country


def _tells_of_bodies(reading: Reading) -> bool:
    """Whether a text has a public body in every other sentence: who acts in it is likely to serve one."""
    bodies = {p.first for p in reading.parties if p.kind == "body" and not _acts_for_nobody(reading, p)}
    return len(bodies) * _EVERY_OTHER >= len(reading.words.sentences)


def _is_told_as_official(
    reading: Reading,
    draft: Draft,
    kept: Sequence[Draft],
    official: set[tuple[str, str, str, str]],
    *,
    public: bool,
) -> bool:
    """Whether what surrounds an event of persons without posts says that they act for somebody."""
    if any(p.party.person is None or p.party.person.capacities for p in draft.parts):
        return False
    if public:
        return True
    if draft.type == "visit":
        return bool(draft.keys() & official) or _is_told_with(reading, draft, reading.everyday.official)
    return any(draft.frame is d or abs(draft.sentence - d.sentence) <= _BESIDE for d in kept)


def suppose(reading: Reading, mentions: Sequence[Draft]) -> None:
    """Deny what a sentence only imagines: "Imagine that the presidents met"."""
    for draft in mentions:
        draft.denied = draft.denied or _is_told_with(reading, draft, reading.everyday.supposes)


def _is_told_with(reading: Reading, draft: Draft, listed: Sequence[str]) -> bool:
    """Whether one of some words stands in the sentence of an event."""
    sentence = reading.words.sentences[draft.sentence]
    said = (
        " ".join(t.lower for t in reading.words.tokens[sentence.first : sentence.last + 1]) if listed else ""
    )
    return any(f" {words}" in f" {said}" for words in listed)
