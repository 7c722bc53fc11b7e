"""Those who deal with states and act for none: "с сирийской оппозицией", "с лидерами повстанцев", "с
командованием ФАРК".

They are bodies, called as the text calls them; their state is the one that an attribute or complement names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.private_posts import is_domestic
from kg.extract.languages.ru.states import adjectives
from kg.extract.parties import Party
from kg.extract.spans import Spans
from kg.extract.words import Token, Words

_CAMPS = words_of("posts", "factions", "camps")
_LEADERSHIP = words_of("posts", "factions", "leadership")
# Those with whom, or between whom, somebody talks; of who acts otherwise much else is told.
_WITH = frozenset(("с", "между"))
_GENITIVE = frozenset(("gen",))


def read(words: Words, spans: Spans, parties: Sequence[Party]) -> list[Party]:
    """Return the parties with the factions that are talked with; those whom a faction sends act for it."""
    if not any(t.lemmas & _CAMPS or t.lemmas & _LEADERSHIP for t in words.tokens):
        return list(parties)
    for party in parties:
        _send(words, spans, party)
    taken = {i for p in parties for i in range(p.first, p.last + 1)}
    bodies = {p.first: p for p in parties if p.kind == "body"}
    found = [p for p in _found(words, spans, bodies) if p.head not in taken]
    return sorted([*parties, *found], key=lambda p: p.first)


def _send(words: Words, spans: Spans, party: Party) -> None:
    """Let a faction's people act for it: "с представителями | оппозиции", "с делегацией | повстанцев"."""
    bare = party.kind in ("post", "group") and party.person is None and party.person_span is None
    camp = _behind(words, party.head) if bare else None
    if camp is None:
        return
    body, country = _named(words, spans, camp, _GENITIVE)
    if party.kind == "group":
        party.kind, party.body, party.country = "body", body, country
    elif party.capacity is not None and not party.capacity.organization:
        ahead = party.head - party.first + 1
        party.capacity.position = " ".join(party.capacity.position.split()[:ahead])
        party.capacity.organization, party.capacity.country = body, country


def _found(words: Words, spans: Spans, bodies: Mapping[int, Party]) -> Iterator[Party]:
    before: Party | None = None
    for token in words.tokens:
        if not token.lemmas & (_CAMPS | _LEADERSHIP) or "ins" not in token.cases("N"):
            continue
        first = phrases.first_attribute(words, token.index, words.sentences[token.sentence].first)
        prep = phrases.preposition(words, first)
        if not prep and before is not None and _is_joined(words, before, first):
            prep = before.prep  # "с оппозицией | и повстанцами"
        named = bodies.get(token.index + 1)
        if named is not None and (named.body.islower() or is_domestic(named.body)):
            named = None  # "с руководством | парламентских фракций"
        if prep not in _WITH or (named is None and not token.lemmas & _CAMPS):
            before = None
        elif named is not None:  # "с командованием | ФАРК", "с повстанцами | ФАРК"
            named.cases, named.prep, named.inner = frozenset(("ins",)), prep, False
            before = named
        else:
            before = Party(first, token.index, token.index, "body", token.sentence, frozenset(("ins",)), prep)
            before.body, before.country = _named(words, spans, token, before.cases)
            yield before


def _is_joined(words: Words, before: Party, first: int) -> bool:
    return first == before.last + 2 and words.tokens[first - 1].lower in ("и", ",")


def _behind(words: Words, head: int) -> Token | None:
    """The faction whose people a noun tells: "лидерами | сирийских повстанцев"."""
    limit = words.sentences[words.tokens[head].sentence].last
    if head == limit:
        return None
    noun = words.tokens[min(phrases.attribute_run(words, head + 1, limit), limit)]
    return noun if noun.lemmas & _CAMPS and "gen" in noun.cases("N") else None


def _named(words: Words, spans: Spans, camp: Token, cases: frozenset[str]) -> tuple[str, str]:
    """The name of a faction in the nominative, and its state: "сирийская оппозиция", "оппозиция | Ливии"."""
    first = phrases.first_attribute(words, camp.index, words.sentences[camp.sentence].first)
    named = [c for t in words.tokens[first : camp.index] for c in adjectives().countries(t)]
    body = phrases.nominative(words, first, camp.index, camp.index, cases=cases)
    state = spans.at(camp.index + 1)
    if not named and state is not None and state.kind == "state":
        named = [state.country]
    return body, named[0] if len(set(named)) == 1 else ""
