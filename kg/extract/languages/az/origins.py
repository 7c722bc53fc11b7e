"""Of which countries a text speaks, and what names and titles tell of them."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence

from kg import gazetteer
from kg.extract.languages.az import bodies, naming
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import Form, forms, lower
from kg.extract.languages.az.states import demonym_at, demonyms, first_words, international, pair
from kg.extract.parties import Party, Person
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

_HOME = "AZ"
_KINDS = words_of("triggers", "cues", "kinds")
# Endings of surnames that one people has.
_SURNAMES = {"yan": "AM", "şvili": "GE", "adze": "GE", "idze": "GE", "iani": "GE"}
# Turkish ones that none of Azerbaijan ends in: "Rəcəb Tayyib Ərdoğan".
_SURNAMES |= dict.fromkeys(("doğan", "yılmaz", "türk", "kaya", "yıldız", "yıldırım", "çelik"), "TR")


def lacks_country(person: Person) -> bool:
    """Whether nothing tells for which country an official acts."""
    if not person.capacities or person.country or any(c.closed for c in person.capacities):
        return False
    # "Nazirlər Şurasının sədri" is who leads a government
    bodies_held = [c.organization for c in person.capacities if lower(c.organization) != "nazirlər şurası"]
    return not any(body and international(body) for body in bodies_held)


def told_as(person: Person) -> str:
    """Return the state of a post that means somebody named without one: "Prezident A", "Peru Prezidenti"."""
    posts = (m for m in person.mentions if m.kind == "post" and not m.counterpart)
    return next((m.capacity.country for m in posts if m.capacity is not None and m.capacity.country), "")


def give(person: Person, country: str, *, derived: bool = True) -> None:
    """Let somebody act for a country in every post without one."""
    for capacity in person.capacities:
        if not capacity.country:
            capacity.country, capacity.derived = country, derived


def by_titles(words: Words, spans: Spans, parties: Sequence[Party], home: str) -> None:
    """Of "prezidentlər A və B" one is of the home, the other of the only other country told near them."""
    for first, second in itertools.pairwise(parties):
        one, two = first.capacity, second.capacity
        if one is None or two is None or one.first != two.first or first.kind != "person" != second.kind:
            continue
        if not _is_single(one.position):
            continue
        if first.person is None or second.person is None or one.country or two.country:
            continue
        pair = [first.person, second.person]
        unsettled = [p for p in pair if lacks_country(p)]
        both = len(unsettled) == 2 and not one.organization and all(_has_local_name(p) for p in pair)
        abroad = _other(words, spans, first.sentence, _HOME) if both else ""
        for person in unsettled:
            own = _has_local_name(person) and not (abroad and person is second.person)
            give(person, _HOME if own else abroad or of_surname(words, spans, person))
        lacking = [p for p in pair if lacks_country(p)]
        known = {p.country for p in pair if p.country}
        if len(lacking) == 2 and home and not naming.is_foreign(first.person.name):
            give(first.person, home)
            known, lacking = {home}, [second.person]
        if len(lacking) == 1 and len(known) == 1:
            other = _other(words, spans, first.sentence, known.pop())
            if other:
                give(lacking[0], other)
            for capacity in lacking[0].capacities:
                capacity.closed = not capacity.country  # of another state that nothing tells


def _has_local_name(person: Person) -> bool:
    return naming.is_local(person.name) and naming.has_local_surname(person.name)


def _is_single(position: str) -> bool:
    """Whether a country has one holder of a post, so that two holders are of two countries."""
    words = lower(position).split()
    return bool(words) and (words[-1] in words_of("posts", "single") or words[-1] == "başçısı")


def _other(words: Words, spans: Spans, sentence: int, known: str) -> str:
    """The country beside ``known`` that a sentence, or else the text, tells of most."""
    told = [(s, c) for s, c, _ in told_states(words, spans) if c != known]
    for near in (True, False):
        counts = Counter(c for s, c in told if not near or s == sentence)
        ranked = counts.most_common(2)
        if len(ranked) == 1 or (len(ranked) == 2 and not near and ranked[0][1] > 2 * ranked[1][1]):
            return ranked[0][0]
    return ""


def told_states(words: Words, spans: Spans) -> list[tuple[int, str, str]]:
    """(sentence, country, case) of each state, place, demonym and pair of the text; "ABŞ dolları" is none."""
    tokens = words.tokens
    out: list[tuple[int, str, str]] = []
    for span in spans.all:
        following = tokens[span.last + 1] if span.last + 1 < len(tokens) else None
        money = following is not None and following.lower.startswith("dollar")
        if span.kind != "person" and span.country and not money and not _is_of_firm(words, spans, span):
            kind = following if following is not None and span.kind == "place" else None
            # "Düşənbə şəhərində"
            known = _owned(kind) if kind is not None else []
            case = known[0].case if known else bodies.case_of(words, span)
            town = spans.at(span.last + 1)
            if span.kind == "state" and case == "gen" and town is not None and town.kind == "place":
                isle = tokens[town.last + 1] if town.last + 1 < len(tokens) else tokens[town.last]
                owned = [f.case for f in forms(isle.text) if f.owner == "3"]
                case = "loc" if "loc" in owned else bodies.case_of(words, town)  # "Perunun Kusko adasında"
            out.append((tokens[span.first].sentence, span.country, case))
    named = {i for s in spans.all if s.kind == "person" for i in range(s.first, s.last + 1)}
    for token in _with_people(words):
        if token.index in named:
            continue
        countries = pair(token.text) if "-" in token.text else [demonym_at(words, token.index)]
        out += [(token.sentence, c, "") for c in countries if c]
    return out


def _owned(kind: Token) -> list[Form]:
    """What a word is that says which kind of place stands before it; [] for any other."""
    if kind.lemmas.isdisjoint(_KINDS):
        return []
    return [f for f in forms(kind.text) if f.owner == "3" and lower(f.stem) in _KINDS]


def _with_people(words: Words) -> Iterator[Token]:
    """The words that may be demonyms or, with a hyphen, two states."""
    people, first, before = demonyms().keys(), first_words(), ""
    for token in words.tokens:
        told = "-" in token.text or not people.isdisjoint(token.lemmas) or before in first
        if told and token.shape == "word":
            yield token
        before = token.lower


def _is_of_firm(words: Words, spans: Spans, span: Span) -> bool:
    """Whether a state is told only as that of a firm abroad: "Chevron", "ABŞ-nin | “Chevron” şirkəti"."""
    if span.kind == "state":
        owned = spans.at(span.last + 1) or spans.at(span.last + 2)
        return owned is not None and owned.country == span.country and _is_of_firm(words, spans, owned)
    if span.kind != "body" or not span.key or span.country == _HOME:
        return False
    found = gazetteer.lookup(bodies.name_of(words, span), "az", "body")
    return isinstance(found, gazetteer.Body) and found.kind == "company"


def of_surname(words: Words, spans: Spans, person: Person) -> str:
    """The country that a surname tells, if the text speaks of it: "Mirzoyan" beside "Ermənistan"."""
    surname = lower(person.name.split()[-1])
    country = next((c for ending, c in _SURNAMES.items() if surname.endswith(ending)), "")
    if not country or not any(c == country for _, c, _ in told_states(words, spans)):
        return ""
    local = naming.is_local(person.name) and (country != "TR" or naming.has_local_surname(person.name))
    return "" if local else country
