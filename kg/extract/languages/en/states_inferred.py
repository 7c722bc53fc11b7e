"""Which state officials are of by the states that the text or a place beside them names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence

from kg.extract.languages.en import (
    foreigners,
    gazette,
    met_there,
)
from kg.extract.languages.en.lexicon import table
from kg.extract.languages.en.private_posts import leads
from kg.extract.parties import Capacity, Party, Person
from kg.extract.spans import Span, Spans
from kg.extract.words import Words

# From "accompanied by" to whom: "a large delegation of | senior officials".
_BESIDE = 6
_OTHERS = frozenset(
    ("other", "various", "several", "many", "different", "some", "foreign", "numerous", "all")
)
# Of whatever state abroad.
_ANY = "?"
# Between the places of a list: "Peru, Chile, and the Netherlands".
_IN_LISTS = frozenset((",", "and", "the", "to", "in"))
_RECALLED = tuple(f" {phrase} " for phrase in table("triggers")["cues"]["follows"])
_VANISHED = frozenset(table("states")["vanished"])


def _is_of_vanished(words: Words, capacity: Capacity) -> bool:
    """Whether somebody serves a state that is no more, and no other: "Soviet | Foreign Minister A"."""
    return capacity.first > 0 and words.tokens[capacity.first - 1].text in _VANISHED


def infer(words: Words, spans: Spans, persons: Sequence[Person], own: str) -> None:
    """Officials who are not of the home are of the only other state that the sentence or text speaks of."""
    whole = other_states(words, spans, own, range(len(words.tokens)))
    for person in persons if own else ():
        if person.country or not any(c.closed and not foreigners.is_of_union(c) for c in person.capacities):
            continue
        if any(_is_of_vanished(words, c) for c in person.capacities):
            continue
        if all("gen" in m.cases for m in person.mentions if m.person_span is not None):
            continue  # "Putin’s war against Ukraine"
        sentence = words.sentences[person.mentions[0].sentence]
        start = next(s.first for s in words.sentences if s.paragraph == sentence.paragraph)
        away = met_there.where_all_meet(words, spans, sentence)
        told = whole if not away else other_states(words, spans, own, range(len(words.tokens)), away)
        # "Talks with the minister of Peru, building on those of A and President B in Bali, Indonesia"
        foreign = {p.country for p in persons} - {"", own}
        before = words.quote(sentence.first, person.mentions[0].first).lower()
        recalled = foreign and any(phrase in before for phrase in _RECALLED)
        away |= _only_where(words, spans, foreign) if len(told) > 1 and recalled else frozenset()
        here = other_states(words, spans, own, range(sentence.first, sentence.last + 1), away)
        near = other_states(words, spans, own, range(start, sentence.last + 1), away)
        country = next((o[0] for o in (told, here, near) if len(o) == 1), "")
        lacking = foreigners.lacks_any(country, person)
        if lacking and not foreigners.lacks_any(own, person):
            for capacity in person.capacities:
                capacity.closed = False  # "Prime Minister A of New Zealand with President B"
        leads_another = leads(person.name) not in ("", country)  # "President Putin" in a text about Ukraine
        for capacity in person.capacities if country and not (lacking or leads_another) else ():
            if capacity.closed and not (capacity.country or foreigners.serves_no_state(capacity)):
                capacity.country, capacity.derived = country, True


def of_place(words: Words, spans: Spans, parties: Sequence[Party]) -> None:
    """Officials in the plural are of the state where one meets them: "In Chisinau, she met officials"."""
    for party in parties:
        capacity = party.capacity
        if (
            capacity is None
            or not party.plural
            or party.country
            or capacity.organization
            or party.counterpart
        ):
            continue
        if not _are_officials(words, party) or _are_of_others(words, party):
            continue
        country = _place_before(words, spans, party)
        if country == _ANY:
            party.foreign = _ANY
        elif country:
            capacity.country, capacity.derived, party.country = country, True, country


def _are_of_others(words: Words, party: Party) -> bool:
    """Whether officials are said to be of states that are not told: "top officials | of other countries"."""
    near = [t.lower for t in words.tokens[party.last + 1 : party.last + 5]]
    told = near[:1] in (["of"], ["from"]) and any(w in _OTHERS for w in near[1:3])
    return told and any(w in ("countries", "states", "nations") for w in near[1:])


def _are_officials(words: Words, party: Party) -> bool:
    """Whether people are officials spoken of for the first time: "senior government officials"."""
    assert party.capacity is not None
    before = words.tokens[max(words.sentences[party.sentence].first, party.first - _BESIDE) : party.first]
    if any(t.lower in ("accompanied", "accompanying") for t in before):
        return False  # "arrived in Peru. He is accompanied by | senior officials"
    first = words.tokens[party.first].lower
    said = set(party.capacity.position.lower().split())
    return (
        first not in ("the", "both", "these")
        and bool(said & {"official", "leader", "minister", "representative"})
        and (
            "official" in said
            or bool(said & {"government", "opposition", "parliament", "military", "political"})
        )
    )


def _place_before(words: Words, spans: Spans, party: Party) -> str:
    """The state of the last place before a mention: in its sentence, else in its paragraph; "?" where several
    are told together."""
    sentence = words.sentences[party.sentence]
    start = next(s.first for s in words.sentences if s.paragraph == sentence.paragraph)
    before = [
        s for s in spans.all if start <= s.first < party.first and s.kind in ("state", "place") and s.country
    ]
    before = [s for s in before if is_there(words, s.first) and words.tokens[s.last + 1].text not in "-–"]
    here = [s for s in before if words.tokens[s.first].sentence == party.sentence]
    after = [
        s for s in spans.all if party.last < s.first <= sentence.last and s.kind == "place" and s.country
    ]
    after = [s for s in after if words.tokens[s.first - 1].lower == "in"]
    if not here and after:
        return after[0].country
    if before and _is_of_several(words, here or before):
        return _ANY
    return (here or before)[-1].country if before else ""


def _is_of_several(words: Words, places: Sequence[Span]) -> bool:
    """Whether the last of some places ends a list of them, so that those met may be of any: "travelled to
    Peru and Chile to meet officials"; not so "Lima, Peru", nor "to Lima, | where she met them"."""
    last = places[-1]
    after = words.tokens[last.last + 1 : last.last + 3]
    if any(t.lower == "where" for t in after):
        return False
    listed = [s for s in places[:-1] if s.country != last.country]
    between = words.tokens[listed[-1].last + 1 : last.first] if listed else []
    return any(t.lower in ("and", ",") for t in between) and all(
        t.lower in _IN_LISTS or t.capital for t in between
    )


def is_there(words: Words, first: int) -> bool:
    """Whether a name says where somebody is or goes: "to Moldova", "visit Ankara", "Chisinau, Moldova"."""
    tokens = words.tokens
    k = first - 1
    while k >= 0 and (tokens[k].lower in ("the", "republic", "of", ",", "and") or tokens[k].capital):
        if tokens[k].lower in ("in", "to", "at"):
            return True
        k -= 1
    return k >= 0 and (tokens[k].lower in ("in", "to", "at", "into") or "visit" in tokens[k].lemmas)


def states_named(words: Words, spans: Spans) -> list[str]:
    """The states that a text names, by themselves, by their towns or by adjectives."""
    return other_states(words, spans, "", range(len(words.tokens)))


def _only_where(words: Words, spans: Spans, foreign: Collection[str]) -> set[int]:
    """The tokens of towns with their states, which only say where something was, and of which nobody is told
    where somebody of another state is: "in Bali, Indonesia"."""
    out: set[int] = set()
    for state in (s for s in spans.all if s.kind == "state" and s.first > 1):
        town = spans.over(state.first - 2) if words.tokens[state.first - 1].text == "," else None
        known = state.country in foreign
        if town is not None and town.kind == "place" and town.country == state.country and not known:
            out |= {town.first, state.first}
    return out


def other_states(
    words: Words, spans: Spans, own: str, within: range, but: Collection[int] = frozenset()
) -> list[str]:
    """The states other than the home that a stretch of the text names, by themselves or by their towns; not
    by those at the tokens left out."""
    found_here = (s for s in spans.all if s.first in within and s.kind in ("state", "place") and s.country)
    found_here = (s for s in found_here if s.first not in but)
    counts: Counter[str] = Counter(s.country for s in found_here)
    for token in words.tokens[within.start : within.stop]:
        found = (
            gazette.adjective(words, token.index)
            if token.capital and spans.over(token.index) is None
            else None
        )
        if found is not None:
            counts[found[1]] += 1
    return [c for c in counts if c != own]
