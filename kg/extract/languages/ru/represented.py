"""Officials of one post who represent their states at a gathering: "совещание министров юстиции. Чили
представляет А, Перу – Б": each is the minister of his state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from kg.extract.allegiance import give_country
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.states import international
from kg.extract.parties import Capacity, Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

_REPRESENT = frozenset(("представлять", "представить"))
_GATHERINGS = words_of("triggers", "conference", "noun", "nouns") | words_of(
    "triggers", "meeting", "noun", "nouns"
)
_HEADS = words_of("vocabulary", "gathering_heads")
_HOSTS = words_of("vocabulary", "host_lands")
_LANDS = frozenset(("страна", "государство"))
_JOINS = frozenset("–—-,")
# Whose gathering it is was told so many sentences before at most.
_NEAR = 2


def hold_posts(words: Words, spans: Spans, parties: Sequence[Party]) -> None:
    """Let those who represent states at a gathering of officials of one post hold this post; before their
    persons are settled."""
    for verb in words.with_any(_REPRESENT):
        sent = _sent(words, spans, parties, verb) if finite(verb) else []
        post = _post(words, parties, verb.sentence) if sent else None
        for party, country in sent:
            if post is None:
                break
            party.capacity = replace(post, country=country, first=party.first, last=party.last)
            party.cases = frozenset(("nom",))


def be_of_states(words: Words, spans: Spans, parties: Sequence[Party]) -> None:
    """Give who represents a state without a post that state; once their persons are settled."""
    for verb in words.with_any(_REPRESENT):
        for party, country in _sent(words, spans, parties, verb, envoys=True) if finite(verb) else ():
            if party.person is not None and not party.person.country:
                give_country(party, country)


def _sent(
    words: Words, spans: Spans, parties: Sequence[Party], verb: Token, *, envoys: bool = False
) -> list[tuple[Party, str]]:
    """Those named without a post behind a verb of representing, each with his state; also ``envoys`` whose
    post tells none: "Чили представляет в Лиме | временный поверенный А"."""
    here = [p for p in parties if p.sentence == verb.sentence and not p.inner]
    states = {p.last: p.country for p in here if p.kind == "state" and p.country and not p.prep}
    people = [p for p in here if p.kind == "person" and p.first > verb.index and not p.prep]
    first = [c for last, c in states.items() if last < verb.index] or [
        s.country for s in host(words, spans, verb)
    ]
    out: list[tuple[Party, str]] = []
    for party in people:
        joined = words.tokens[party.first - 1].text in _JOINS
        country = states.get(party.first - 2, "") if joined else ""
        if party is people[0] and not country and first:
            country = first[-1]
        if country and (party.capacity is None or (envoys and _is_envoy(party.capacity))):
            out.append((party, country))
    return out


def _is_envoy(held: Capacity) -> bool:
    """Whether somebody is sent by a state that his post does not tell."""
    sent = any(word in _ENVOYS for word in held.position.lower().split())
    return sent and not (held.organization or (held.country and not held.derived))


_ENVOYS = words_of("posts", "envoys") | {"поверенная"}


def host(words: Words, spans: Spans, verb: Token) -> list[Span]:
    """Return the place of a gathering where "страну-хозяйку представляет" or "хозяев" means its state; [] for
    none."""
    sentence = words.sentences[verb.sentence]
    if not any(t.lemmas & _HOSTS for t in words.tokens[sentence.first : verb.index]):
        return []
    before = [s for s in spans.all if s.kind == "place" and s.country and s.first < sentence.first]
    return [s for s in before if words.tokens[s.first].sentence >= sentence.index - _NEAR][-1:]


def _post(words: Words, parties: Sequence[Party], sentence: int) -> Capacity | None:
    """The post of those whose gathering was told shortly before, for one of them: "совещание | министров
    юстиции прикаспийских государств"."""
    for party in reversed(parties):
        held = party.capacity
        if not 0 <= sentence - party.sentence <= _NEAR:
            continue
        if party.kind == "body" and (position := _of_council(words, party)):
            return Capacity(position)
        if held is None or party.kind != "post":
            continue
        of = words.tokens[party.first - 1].lemmas & _GATHERINGS if party.first else frozenset()
        if not (party.plural and of and words.tokens[party.head].lemmas & _HEADS) or held.country:
            continue
        ministry = held.organization if held.organization.isupper() else ""
        ministry = "" if international(ministry) else ministry
        return Capacity(_of_one(words, party, held.position), ministry)
    return None


def _of_council(words: Words, body: Party) -> str:
    """The post of each of those whose council it is: "Совет | министров обороны СНГ"; '' for other bodies."""
    inside = words.tokens[body.first : body.last + 1]
    at = next((k for k, t in enumerate(inside) if "министр" in t.lemmas), 0)
    if not at or "совет" not in inside[at - 1].lemmas:
        return ""
    field = takewhile(lambda t: t.shape == "word" and not t.capital, inside[at + 1 :])
    said = [t.lower for t in field if not t.lemmas & _LANDS]
    return " ".join(["министр", *said]) if said else ""


def _of_one(words: Words, party: Party, position: str) -> str:
    """A post without the states of those who hold it."""
    land = next((t for t in words.tokens[party.head : party.last + 1] if t.lemmas & _LANDS), None)
    said = position.split()
    if land is None or land.lower not in said:
        return position
    cut = said.index(land.lower)
    return " ".join(said[: cut - words.tokens[land.index - 1].has("A")])  # "прикаспийских | государств"
