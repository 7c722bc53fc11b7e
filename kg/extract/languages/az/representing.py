"""For which state somebody is there: a state in brackets after a name, the side that he is on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.languages.az import bodies, morphology
from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.states import demonym_at, international
from kg.extract.parties import Capacity, Party
from kg.extract.spans import Spans
from kg.extract.words import Token, Words

# "Rusiya tərəfdən", "Azərbaycan nümayəndə heyətini"; what can stand between a side and who is on it.
_SIDES = frozenset(
    ("tərəfini", "tərəfdən", "tərəfindən", "heyətini", "heyətinə", "heyətində", "tərəfinə", "adından")
)
_BETWEEN = frozenset(
    (
        "isə",
        "ev",
        "sahibi",
        "da",
        "də",
        "həmçinin",
        "bu",
        "həmin",
        "eyni",
        "zamanda",
    )
)
# Between them, too: "Rusiya tərəfdən | danışıqlara | nazir A qatılıb"
_EVENTS = words_of("triggers", "nouns", "meeting") | words_of("triggers", "nouns", "conference")
# "Peru | tərəfdən | həmsədri"
_ON_SIDE = ("tərəfdən", "tərəfindən")
_LED = ("həmsədri", "həmrəhbəri", "rəhbəri", "sədri")
_ACTING = frozenset(("edən", "etmiş", "edəcək"))
_LISTING = frozenset((",", "və", "həmçinin", "habelə", "eləcə", "də", "o", "cümlədən",
                      "idarə", "edib", "tərkibdə", "tərkibində"))  # fmt: skip


def settle(words: Words, spans: Spans, parties: Sequence[Party]) -> None:
    """Give persons and posts the states that brackets and sides tell."""
    _in_brackets(words, spans, parties)
    _represent(words, spans, parties)


def sided(words: Words, parties: Sequence[Party]) -> list[Party]:
    """The parties, each side before a co-chair as his state: "komissiyanın | Peru tərəfdən | həmsədri A"."""
    out = list(parties)
    for side, party in pairwise(parties):
        close = party.first == side.last + 2 and words.tokens[side.last + 1].lower in _ON_SIDE
        led = words.tokens[party.first].lower in _LED
        if side.kind == "state" and close and led and party.kind in ("person", "post"):
            out.remove(side)
            party.first = side.first
            if party.capacity is not None:
                party.capacity.country = party.capacity.country or side.country
    return out


def _in_brackets(words: Words, spans: Spans, parties: Sequence[Party]) -> None:
    """ "Hakan Fidan (Türkiyə)": the state of a person."""
    for party in parties:
        span = spans.over(party.last + 2)
        opened = party.last + 2 < len(words.tokens) and words.tokens[party.last + 1].text == "("
        if party.kind != "person" or not opened or span is None or span.kind != "state":
            continue
        closed = span.last + 1 < len(words.tokens) and words.tokens[span.last + 1].text == ")"
        if closed and span.first == party.last + 2:
            party.capacity = party.capacity or Capacity(first=party.first, last=span.last)
            party.capacity.country = party.capacity.country or span.country


def _represent(words: Words, spans: Spans, parties: Sequence[Party]) -> None:
    """ "Azərbaycan tərəfini nazir A, Gürcüstan tərəfini B və C təmsil edib": the states of A, B and C."""
    before: tuple[Party, str] | None = None
    for party in (p for p in parties if p.kind in ("person", "post") and not p.plural):
        country = _side_of(words, spans, party)
        if not country and before is not None and before[0].sentence == party.sentence:
            gap = [t.lower for t in words.tokens[before[0].last + 1 : party.first]]
            country = before[1] if gap and set(gap) <= _LISTING else ""
        if country:
            _act_for(party, country)
        before = (party, country) if country else None


def _side_of(words: Words, spans: Spans, party: Party) -> str:
    """The state whose side a party is on by the words before it: "Rusiya tərəfdən görüşdə", "Rusiyadan"."""
    k = party.first - 1
    if k > 1 and words.tokens[k].lower in _ACTING and words.tokens[k - 1].lower == "təmsil":
        k -= 2  # "Maltanı | təmsil edən | A"
    while k > 0 and (words.tokens[k].text == "," or _is_between(words.tokens[k])):
        k -= 1
    if k < 0 or words.tokens[k].sentence != party.sentence:
        return ""
    span = spans.over(k)
    if span is not None and span.kind == "state" and bodies.case_of(words, span) == "acc":
        # "Ukraynanı isə Baş nazir X təmsil edib"
        return span.country if any(t.lower == "təmsil" for t in words.inside(party.sentence)) else ""
    if span is not None:
        sent = span.kind == "state" and party.kind == "person" and bodies.case_of(words, span) == "abl"
        return span.country if sent else ""
    sided = k > 1 and words.tokens[k].lower in _SIDES
    if not sided:
        return ""
    whose = k - 1 - (words.tokens[k - 1].lower == "nümayəndə")
    span = spans.over(whose)
    if span is not None and span.kind == "state":
        return span.country
    people = demonym_at(words, whose)  # "qırğız | tərəfini"; "Qazax | tərəfini", no town of that name
    told = span is None or any(s.kind == "state" and s.country == people for s in spans.all)
    return people if told and (span is None or span.kind == "place") else ""


def _is_between(token: Token) -> bool:
    """Whether a word can stand between a side and who is on it: "görüşdə", "danışıqlara"."""
    if token.lower in _BETWEEN:
        return True
    ends = token.lower.endswith(("da", "də", "a", "ə")) and token.shape == "word"
    forms = morphology.forms(token.text) if ends else ()
    return any(f.case in ("loc", "dat") and f.owner != "3" and lower(f.stem) in _EVENTS for f in forms)


def _act_for(party: Party, country: str) -> None:
    """Let a party act for a state in every post that is of no other."""
    if party.kind == "person":
        party.capacity = party.capacity or Capacity(first=party.first, last=party.last)
    for capacity in (*([party.capacity] if party.capacity else []), *party.also):
        if not capacity.country and not (capacity.organization and international(capacity.organization)):
            capacity.country = country
            party.country = country if party.kind == "post" else party.country
