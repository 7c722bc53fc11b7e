"""Whose countrymen officials are by what they do: they act beside others, greet or receive a guest."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from kg.extract.languages.az.morphology import lower
from kg.extract.languages.az.origins import told_states
from kg.extract.parties import Party, Person
from kg.extract.spans import Spans
from kg.extract.words import Words

_SECOND = frozenset(("vitse-prezident", "müavini", "müavin", "vitse-premyer", "köməkçisi", "müşaviri"))
_GUEST = frozenset(("onu", "onları", "qonağı", "qonaqları"))
_GUESTS = _GUEST | {"heyəti", "heyətini", "başçısını"}
_GREETS = ("qarşılayıb", "qarşıladı", "qarşılamış")
_ARRIVES = ("gəlib", "gəldi", "gəlmiş", "gələn", "çatıb", "endi", "enib", "səfər")
_MUTUAL = ("görüş", "danış", "söhbət", "müzakirə", "imzala", "arasında", "qəbul", "bir-bir")


def acts_with(words: Words, known: Party, party: Party) -> bool:
    """Whether a deputy does what somebody known without his post does: "R.Veqa və vitse-prezident X
    Limada olub"; not where they may have met each other.
    """
    posts = set(lower(party.capacity.position).split()) if party.capacity is not None else set()
    rest = (t.lower for t in words.inside(party.sentence) if t.index > party.last)
    meets = any(t.startswith(_MUTUAL) for t in itertools.takewhile(lambda t: t != ",", rest))
    return bool(posts & _SECOND) and not meets and known.kind == "person" and "nom" in party.cases


def of_greeter(words: Words, parties: Sequence[Party], person: Person) -> str:
    """The state of whom a sentence tells first to have met a guest: "A-nı Perunun naziri B, C-ni isə
    vitse-prezident D qarşılayıb".
    """
    for mention in person.mentions:
        greets = any(t.lower.startswith("qarşılayıb") for t in words.inside(mention.sentence))
        if not greets or mention.capacity is None or "nom" not in mention.cases:
            continue
        hosts = (p for p in parties if p.sentence == mention.sentence and p.last < mention.first)
        known = (p for p in hosts if p.capacity is not None and p.capacity.country and "acc" not in p.cases)
        first = next(known, None)
        if first is not None and first.capacity is not None:
            return first.capacity.country
    return ""


def of_arrival(words: Words, spans: Spans, person: Person) -> str:
    """The state to which a guest has come whom somebody is told to have met: "A Misirə gəlib. Qonağı nazir B
    qarşılayıb".
    """
    for mention in person.mentions:
        said = [t.lower for t in words.inside(mention.sentence)]
        met = not _GUESTS.isdisjoint(said) and any(word.startswith(_GREETS) for word in said)
        if not met or mention.capacity is None or "nom" not in mention.cases:
            continue
        for sentence, country, case in reversed(told_states(words, spans)):
            there = sentence <= mention.sentence and case in ("dat", "loc")
            if there and any(t.lower.startswith(_ARRIVES) for t in words.inside(sentence)):
                return country
    return ""


def host_at(words: Words, spans: Spans, mention: Party) -> str:
    """The only state where a sentence is, of somebody who in his own clause receives others there."""
    rest = (t.lower for t in words.inside(mention.sentence) if t.index > mention.last)
    clause = itertools.takewhile(lambda t: t not in (",", ";"), rest)
    receives = mention.cases <= {"nom"} and not mention.prep and "qəbul" in clause
    told = told_states(words, spans) if receives else []
    before = (t.lower for t in words.inside(mention.sentence) if t.index < mention.first)
    # "A-nın Limaya səfəri zamanı | onu Prezident B qəbul edib"
    cases = ("loc", "dat") if not _GUEST.isdisjoint(before) else ("loc",)
    hosts = {c for s, c, case in told if s == mention.sentence and case in cases}
    return hosts.pop() if receives and len(hosts) == 1 else ""
