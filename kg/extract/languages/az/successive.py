"""What is told once for several posts: the state, "Serbiyanın Prezidenti və Baş naziri", or the post
itself, "deputatlar – komitə sədri A, B və C".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extract.languages.az import holding, states
from kg.extract.languages.az.bodies import name_of
from kg.extract.languages.az.morphology import forms, lower
from kg.extract.parties import Capacity, Party
from kg.extract.spans import Spans
from kg.extract.words import Words

_JOINING = frozenset(
    (",", "və", "həmçinin", "habelə", "eləcə", "eyni", "zamanda", "o", "cümlədən", "də", "da")
)


_CHAMBERS = frozenset(("senat", "seym", "konqres", "bundestaq", "xural", "parlament", "nümayəndələr palatası",
                        "deputatlar palatası", "milli assambleya", "ali rada"))  # fmt: skip
_HEADS = ("sədr", "rəhbər", "başçı", "spiker", "prezident", "direktor", "katib", "rəis")
_DASHES = frozenset(("-", "–", "—", ":"))


def named(words: Words, parties: list[Party]) -> list[Party]:
    """Return the parties, a post in the plural given to those whom a list after a dash only names:
    "Milli Məclisin deputatları – işçi qrupunun rəhbəri A, B və C"."""
    out: list[Party] = []
    held: Party | None = None
    for party in parties:
        before = out[-1] if out else None
        mark = words.tokens[before.last + 1].text if before is not None and before.last < party.first else ""
        listed = mark in _DASHES or (mark == "," and _is_of_parliament(party))
        if before is not None and _introduces(before) and listed and _is_posted(party):
            held = out.pop()
        elif before is not None and mark in _DASHES and _announces(before) and party.kind == "person":
            out.pop()  # "işçi qrupunun üzvləri – deputatlar A və B"
        elif held is not None and (before is None or not _goes_on(words, before, party)):
            held = None
        if held is not None and party.capacity is None and held.capacity is not None:
            party.capacity = replace(held.capacity)
        out.append(party)
    return out


def _introduces(party: Party) -> bool:
    """Whether officials in the plural are not named themselves: "deputatlar –"."""
    deputies = party.capacity is not None and lower(party.capacity.position) in ("deputat", "millət vəkili")
    return deputies and party.kind == "post" and party.plural and "nom" in party.cases


def _announces(party: Party) -> bool:
    """Whether officials in the plural are only announced: "komissiyanın həmsədrləri –"."""
    named = party.kind == "post" and not party.counterpart and party.capacity is not None
    return named and party.plural and "nom" in party.cases and not party.country


def _is_of_parliament(party: Party) -> bool:
    """Whether somebody leads a group or committee, as deputies do: "deputatlar, işçi qrupunun rəhbəri A"."""
    body = lower(party.capacity.organization) if party.capacity is not None else ""
    return body.endswith(("qrupu", "komitəsi", "qrup", "komitə"))


def _is_posted(party: Party) -> bool:
    return party.kind == "person" and party.capacity is not None and party.person_span is not None


def _goes_on(words: Words, before: Party, party: Party) -> bool:
    """Whether somebody is the next name of a list."""
    gap = [t.lower for t in words.tokens[before.last + 1 : party.first]]
    return party.kind == "person" and party.sentence == before.sentence and gap in ([","], ["və"])


def of_bodies(words: Words, spans: Spans, parties: list[Party]) -> list[Party]:
    """Return the parties, the heads of several bodies as one each: "Polşa Seyminin və Senatının sədrləri"."""
    out: list[Party] = []
    for party in parties:
        capacity = party.capacity
        several = party.kind == "post" and party.plural and party.person_span is None
        if capacity is not None and several and capacity.organization and _leads(capacity):
            at = len(out)
            while at and _is_before(words, out[at - 1], out[at] if at < len(out) else party):
                at -= 1
            for n in range(at, len(out)):
                out[n] = _head(words, spans, out[n], party, capacity)
            if at < len(out):
                first = out[at]
                capacity.country = party.country = capacity.country or first.country
                party.plural = False
        out.append(party)
    return out


def _leads(capacity: Capacity) -> bool:
    """Whether a post is the first of its body, of which each has one; "nümayəndələri" are sent by them."""
    return lower(capacity.position).endswith(_HEADS)


def _is_before(words: Words, body: Party, after: Party) -> bool:
    """Whether a body stands right before another one in a list, which may have its case for both: "Şuranın və
    Bankın rəhbərləri", "Şura və Bankın rəhbərləri".
    """
    gap = [t.lower for t in words.tokens[body.last + 1 : after.first]]
    same = body.kind == "body" and body.sentence == after.sentence and bool(body.cases & {"gen", "nom"})
    return same and gap in (["və"], [","])


def _head(words: Words, spans: Spans, body: Party, party: Party, capacity: Capacity) -> Party:
    """The head of the first of several bodies."""
    span = spans.over(body.last)
    name = name_of(words, span) if span is not None else body.body
    held = replace(capacity, organization=name, country=body.country or capacity.country)
    return replace(party, first=body.first, capacity=held, country=held.country, plural=False)


def share(words: Words, parties: Sequence[Party]) -> None:
    """Give nameless posts the state of the post before them in a list: "Serbiyanın Prezidenti, Baş naziri
    və Milli Assambleyasının spikeri ilə".
    """
    for before, party in pairwise(parties):
        capacity, held = party.capacity, before.capacity
        if party.kind != "post" or party.person_span is not None or capacity is None or held is None:
            continue
        if party.sentence != before.sentence or not held.country or capacity.country or capacity.closed:
            continue
        gap = [t.lower for t in words.tokens[before.last + 1 : party.first]]
        joined = bool(gap) and _JOINING.issuperset(gap)
        joined = joined or before.head == party.head  # "Senatın və Deputatlar Palatasının sədrləri"
        if party.plural and capacity.organization and before.head != party.head:
            continue  # "Ermənistanın Baş naziri və fraksiyaların rəhbərləri"
        if not joined or holding.is_sent(held) or holding.is_sent(capacity):
            continue
        if party.prep == "arasında" and before is not party and before.head != party.head:
            continue  # "Perunun Prezidenti və XİN rəhbəri arasında danışıqlar": of two states
        if not (capacity.former or held.former or party.counterpart) and _is_theirs(words, capacity):
            capacity.country = party.country = held.country


def _is_theirs(words: Words, capacity: Capacity) -> bool:
    """Whether a post has an owner before it: "Baş naziri", "Milli Assambleyasının spikeri"."""
    if capacity.organization:
        inner = words.tokens[capacity.first : capacity.last]
        theirs = any(f.owner == "3" and f.case == "gen" for t in inner for f in forms(t.text))
        theirs = theirs or lower(capacity.organization) in _CHAMBERS  # "Prezidenti və Senatın sədri"
        return theirs and not states.international(capacity.organization)
    several = " və " in capacity.position  # "xarici işlər və müdafiə nazirləri"
    owned = (f for f in forms(words.tokens[capacity.last].text) if f.owner == "3")
    return any(not f.plural or several for f in owned)
