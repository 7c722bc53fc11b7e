"""Acronyms that a text explains by brackets: "Maliyyə Korporasiyası (MK)", later "MK rəhbəri"."""

from __future__ import annotations

from collections.abc import Sequence

from kg import gazetteer
from kg.extract.languages.az import bodies
from kg.extract.languages.az.states import international, same_body
from kg.extract.parties import Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Words

_HOME = "AZ"
# An acronym has more letters than these.
_SHORTEST = 2


def full_names(words: Words, spans: Spans) -> dict[str, str]:
    """The name of each body of several states by the acronym that the text puts behind it in brackets.

    Other listed names of such a body give way to it, too; two letters ("Aİ") are a word, and stay.
    """
    told = _explained(words, spans)
    unions = {s: name for s, (name, country) in told.items() if not country and international(name)}
    out = {short: name for short, name in unions.items() if len(short) > 2}
    for name in unions.values():
        listed = gazetteer.lookup(name, "az", "body")
        others = listed.az.all if isinstance(listed, gazetteer.Body) else ()
        out.update({other: name for other in others if other != name and len(other) > 2})
    return out


def write_out(words: Words, spans: Spans, parties: Sequence[Party]) -> None:
    """Name such bodies in full wherever the text has their acronym: "XYZ-nin Baş katibi", "XYZ sammiti"."""
    full = full_names(words, spans)
    for party in parties if full else ():
        party.body = full.get(party.body, party.body)
        held = party.person.capacities if party.person is not None else []
        for capacity in (party.capacity, *party.also, *held):
            if capacity is not None:
                capacity.organization = full.get(capacity.organization, capacity.organization)


def expand(words: Words, spans: Spans, parties: Sequence[Party]) -> None:
    """Give nameless posts at a body told by its acronym the name of the body, with the state that it is of.

    So their holders are found; listed acronyms are known without this.
    """
    told = {**_by_letters(parties), **_in_posts(words, parties), **_explained(words, spans)}
    for capacity in (p.capacity for p in parties if p.kind == "person" and p.capacity is not None):
        name, country = told.get(capacity.organization, ("", ""))
        if name and not country and international(name):
            capacity.closed = True
        elif name and name != capacity.organization and not _is_listed(capacity.organization):
            # "Tacikistan XYZ-nin sədri A": the same committee of another state
            capacity.organization, capacity.country = name, capacity.country or country
    _of_listed(words, parties)
    for capacity in (p.capacity for p in parties if p.kind == "post" and p.capacity is not None):
        name, country = told.get(capacity.organization, ("", ""))
        both = _is_listed(capacity.organization) and _is_listed(name)
        if name and not (both and same_body(capacity.organization, name)):
            capacity.organization = name
            capacity.country = capacity.country or country


def _of_listed(words: Words, parties: Sequence[Party]) -> None:
    """Give a holder the state of the body whose acronym, a listed one, stands within his post: "Xarici
    Kəşfiyyat Təşkilatının (MİT) rəhbəri".
    """
    for party in parties:
        capacity = party.capacity
        for i in range(party.first + 1, party.last - 1) if capacity is not None else ():
            opened, acronym, closed = (t.text for t in words.tokens[i : i + 3])
            if capacity is None or (opened, closed) != ("(", ")") or not acronym.isupper():
                continue
            listed = gazetteer.lookup(acronym, "az", "body")
            if isinstance(listed, gazetteer.Body) and listed.iso2 and not capacity.country:
                capacity.country = listed.iso2


def _is_listed(name: str) -> bool:
    return gazetteer.lookup(name, "az", "body") is not None


def _in_posts(words: Words, parties: Sequence[Party]) -> dict[str, tuple[str, str]]:
    """The same within a post: "... üzrə Təşkilatın (ABC) Baş katibi"."""
    out: dict[str, tuple[str, str]] = {}
    for party in parties:
        capacity = party.capacity
        for i in range(party.first + 1, party.last - 1) if capacity is not None else ():
            opened, acronym, closed = (t.text for t in words.tokens[i : i + 3])
            if capacity is not None and (opened, closed) == ("(", ")") and acronym.isupper():
                out[acronym] = (capacity.organization, capacity.country)
    return {a: found for a, found in out.items() if found[0] and found[0] != a}


def _by_letters(parties: Sequence[Party]) -> dict[str, tuple[str, str]]:
    """The body of an official by the letters that its words begin with, before those of its state, too:
    "Azərbaycan Mərkəzi Bankının sədri A ... AMB sədri", "Mərkəzi Seçki Komissiyasının sədri A ... MSK sədri".
    """
    out: dict[str, set[tuple[str, str]]] = {}
    for capacity in (p.capacity for p in parties if p.kind == "person" and p.capacity is not None):
        letters = _letters(capacity.organization)
        if " " not in capacity.organization or len(letters) < _SHORTEST:
            continue
        country = capacity.country or _HOME
        initials = {"A", "AR"} if country == _HOME else {(gazetteer.state_label(country, "az") or "")[:1]}
        for key in (letters, *(initial + letters for initial in initials)):
            out.setdefault(key, set()).add((capacity.organization, capacity.country))
    return {key: bodies_.pop() for key, bodies_ in out.items() if len(bodies_) == 1 and len(key) > _SHORTEST}


def _explained(words: Words, spans: Spans) -> dict[str, tuple[str, str]]:
    """The name and state of each body after whose first name an acronym stands in brackets."""
    out: dict[str, tuple[str, str]] = {}
    tokens = words.tokens
    for span in (s for s in spans.all if s.kind == "body"):
        for i in range(span.first + 1, min(span.last + 2, len(tokens) - 2)):
            acronym = tokens[i + 1].text
            if (
                (tokens[i].text, tokens[i + 2].text) != ("(", ")")
                or not acronym.isupper()
                or len(acronym) < 2
            ):
                continue
            if i > span.last:
                out[acronym] = (bodies.name_of(words, span), span.country)
            else:  # "Ölkələr Təşkilatının | (XYZ) | Nazirlər Şurası"
                out[acronym] = (bodies.name_of(words, Span(span.first, i - 1, "body")), "")
    return out


def spell_out(parties: Sequence[Party]) -> None:
    """Give a body told by letters alone the name whose words begin with them: "MDB PA" and "Müstəqil
    Dövlətlər Birliyi Parlamentlərarası Assambleyası".
    """
    told = [p for p in parties if p.kind == "body" and p.body]
    for short in (p for p in told if p.body.replace(" ", "").isupper() and " " in p.body):
        full = next(
            (p for p in told if p.body != short.body and _letters(p.body) == _letters(short.body)), None
        )
        if full is not None:
            short.body, short.country = full.body, full.country


def _letters(name: str) -> str:
    """The letters that stand for a name, those of its acronyms whole."""
    return "".join(w if w.isupper() else w[:1] for w in name.split() if w[:1].isupper())
