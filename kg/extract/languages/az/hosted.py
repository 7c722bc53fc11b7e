"""Whose officials receive a guest who came to them, or sit beside others at a talk: "Rabata gəlib. Onu Baş
nazir A qəbul edib", "Qəbulda nazir A, Peru tərəfdən isə nazir B iştirak edib".
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract import told_bodies
from kg.extract.languages.az import naming
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import forms, lower
from kg.extract.languages.az.origins import told_states
from kg.extract.languages.az.states import international
from kg.extract.parties import Capacity, Party, Person
from kg.extract.spans import Spans
from kg.extract.words import Token, Words

_HOME = "AZ"
# The states whose officials have names like those of Azerbaijan.
_ALIKE = words_of("names", "namesakes")
_TALKS = words_of("triggers", "nouns", "meeting")
_SIDES = frozenset(("tərəfdən", "tərəfindən"))
# Who has come, where the next sentence tells who received him.
_GUEST = frozenset(("onu", "heyəti", "heyətini", "qonağı", "qonaqları", "o", "heyət", "qonaq", "qonaqlar"))
# The same where who receives him stands before.
_RECEIVED = frozenset(("onu", "heyəti", "heyətini", "qonağı", "qonağını", "qonaqları", "qonaqlarını"))
_COMES = ("gəl", "səfər", "get", "ged", "yola", "yollan", "uç")
_PLACED = frozenset(("dat", "loc"))
# Who is at a talk, at the end of a sentence.
_THERE = ("iştirak", "qatıl", "olub", "bulun", "edənlər")
_NEAR = 3
_DEPUTIES = ("deputat", "millət vəkili")
FORCES = ("qoşunları", "qüvvələri", "qərargahı", "donanması")
"""How the names of forces end that every state has."""


def side_of(words: Words, spans: Spans, parties: Sequence[Party], person: Person) -> str:
    """The state of an official without one, '' where his place at a talk does not tell it."""
    if same := _of_same_body(parties, person):
        return same
    for mention in person.mentions:
        if mention.capacity is None or not _is_bare(mention.capacity):
            continue
        country = _of_receiver(words, spans, parties, person, mention)
        country = country or _of_inviter(words, spans, parties, mention)
        country = country or _at_talk(words, spans, parties, mention)
        if country and not _may_be_home(person, country):
            return country
    return ""


def fellow_of(parties: Sequence[Party], person: Person) -> str:
    """The country of those with whom somebody is told as a deputy: "deputatlar Asim Rzayev və Anatoli Petrov"
    sit in one parliament.
    """
    mine = {m.capacity.first for m in person.mentions if m.capacity is not None}
    named = {
        p.person.name
        for p in parties
        if p.capacity is not None and p.capacity.first in mine and p.person is not None
        and lower(p.capacity.position) in _DEPUTIES
    }  # fmt: skip
    local = (n for n in named - {person.name} if naming.is_local(n) and naming.has_local_surname(n))
    return _HOME if any(local) else ""


def _of_same_body(parties: Sequence[Party], person: Person) -> str:
    """The only state of which a body called like that of somebody was told before, where nobody holds his own
    post there: "İsveçrə Milli Şurasının sədri A ... Milli Şuranın üzvü B"; a colleague has a body of his
    own."""
    if any(p.counterpart and p.person is person for p in parties):
        return ""
    held = ((m.capacity, m) for m in person.mentions if m.capacity is not None and not m.capacity.country)
    found = (told_bodies.state_of(parties, c, m, international) for c, m in held)
    return next((state for state in found if state), "")


def _is_bare(capacity: Capacity) -> bool:
    """Whether a post is of no body, or of one that every state has."""
    return not capacity.organization or lower(capacity.organization).endswith(FORCES)


def _may_be_home(person: Person, country: str) -> bool:
    """Whether a name tells that somebody is of the home, and a talk that he is of another state, or the other
    way round."""
    local = naming.is_local(person.name) and naming.has_local_surname(person.name)
    return (country == _HOME and not local) or (local and country != _HOME and country not in _ALIKE)


def _of_receiver(words: Words, spans: Spans, parties: Sequence[Party], person: Person, mention: Party) -> str:
    """The state to which the sentence before tells somebody to have come, of who receives him there."""
    inside = list(words.inside(mention.sentence))
    receives = any(t.lower == "qəbul" for t in inside) and _is_of_guest(inside, parties)
    came_himself = any(m.sentence == mention.sentence - 1 for m in person.mentions)
    acts = mention.prep == "tərəfindən" or "by" in mention.cases or "nom" in mention.cases
    before = mention.sentence - 1
    if not receives or not acts or came_himself or mention.kind != "person" or before < 0:
        return ""
    if not any(t.lower.startswith(_COMES) for t in words.inside(before)):
        return ""
    there = {c for s, c, case in told_states(words, spans) if s == before and case in _PLACED}
    guests = {p.person.country for p in parties if p.sentence == before and p.person is not None}
    country = there.pop() if len(there) == 1 else ""
    return country if country and country not in guests else ""


def _of_inviter(words: Words, spans: Spans, parties: Sequence[Party], mention: Party) -> str:
    """The state to which who stands right before "dəvət edib" invites somebody: "Onu Norveç paytaxtına Baş
    nazir A dəvət edib"."""
    behind = words.tokens[mention.last + 1 : mention.last + 3]
    invites = [t.lower for t in behind][:1] == ["dəvət"] and behind[-1].lower.startswith(("ed", "et"))
    if not invites or "nom" not in mention.cases or mention.kind != "person":
        return ""
    here = [
        s for s in spans.all if words.tokens[s.first].sentence == mention.sentence and s.last < mention.first
    ]
    to = {c for s, c, case in told_states(words, spans) if s == mention.sentence and case == "dat"}
    capital = {s.country for s in here if words.tokens[s.last].lower.startswith("paytaxtına")}
    there = to | (capital - {""})
    others = {p.person.country for p in parties if p.sentence == mention.sentence and p.person is not None}
    return there.pop() if len(there) == 1 and not there & others else ""


def _is_of_guest(inside: Sequence[Token], parties: Sequence[Party]) -> bool:
    """Whether a sentence opens with who came, by a word for him or his post alone, or has him received:
    "Onu ...", "Heyəti ...", "Kral qonağını ...".
    """
    if inside[0].lower in _GUEST or any(t.lower in _RECEIVED for t in inside):
        return True
    return any(p.first == inside[0].index and p.kind == "post" and not p.plural for p in parties)


def _at_talk(words: Words, spans: Spans, parties: Sequence[Party], mention: Party) -> str:
    """The state of who sits at the talk told before without one: that of the side which he is told to be on
    by the other side, or that of the host."""
    inside = list(words.inside(mention.sentence))
    opens = any(f.case == "loc" and lower(f.stem) in _TALKS for t in inside[:1] for f in forms(t.text))
    if not opens or not any(t.lower.startswith(_THERE) for t in inside[-3:] + inside[1:3]):
        return ""
    told = [(s, c) for s, c, _ in told_states(words, spans) if s == mention.sentence]
    first = next((t.index for t in inside if t.lower in _SIDES), 0)
    both, host = _talk_before(words, spans, parties, mention.sentence)
    if first > mention.last and len(told) == 1:
        rest = both - {told[0][1]}
        return rest.pop() if len(both) == 2 and len(rest) == 1 else ""
    before = (p for p in parties if p.sentence == mention.sentence and p.last < mention.first)
    return (
        host
        if not first
        and all(p.kind == "post" or not p.country for p in before)
        and not _named(words, spans, mention)
        else ""
    )


def _named(words: Words, spans: Spans, mention: Party) -> bool:
    """Whether a state is told of before somebody in his sentence, which may be his."""
    first = next(iter(words.inside(mention.sentence))).index
    covering = (spans.over(i) for i in range(first, mention.first))
    return any(span is not None and bool(span.country) for span in covering)


def _talk_before(words: Words, spans: Spans, parties: Sequence[Party], sentence: int) -> tuple[set[str], str]:
    """The states of those who talk in the nearest sentence before, and which of them receives the other one:
    by the verb, or where the talk is; ('' where nothing tells it)."""
    for near in range(sentence - 1, max(sentence - _NEAR, -1) - 1, -1):
        here = [p for p in parties if p.sentence == near and p.person is not None and p.person.country]
        both = {p.person.country for p in here if p.person is not None}
        if len(both) < 2:
            continue
        acting = [p for p in here if "nom" in p.cases and not p.prep]
        receives = any(t.lower == "qəbul" for t in words.inside(near)) and not any(p.prep for p in here)
        if receives and acting and acting[0].person is not None:
            return both, acting[0].person.country
        placed = {c for s, c, case in told_states(words, spans) if s == near and case == "loc"} & both
        return both, placed.pop() if len(placed) == 1 else ""
    return set(), ""
