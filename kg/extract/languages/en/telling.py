"""The home by who tells the news, and whose will it is: "the Chilean ministry said", "reiterated Chile's
commitment".

A text that names its own officials without a state says elsewhere of which state they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.languages.en.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.spans import Spans
from kg.extract.words import Token, Words

# The first of the own officials stands in one of so many sentences.
_LEAD = 3
_OWN = frozenset(("'s", "’s"))
_TELLING = words_of("grammar", "saying") | {"inform", "disclose", "publish"}
_TELLERS = words_of("posts", "tellers")
_PLEDGES = words_of("posts", "pledges")
_PLEDGING = words_of("posts", "pledging")
# "According to the South Korean | foreign ministry": so many words before.
_BEFORE = 6
# Between the verb and whose will it is: "reiterated and reaffirmed | Chile's".
_NEAR = 4


def home(words: Words, spans: Spans, parties: Sequence[Party]) -> str:
    """Return the only state that the text shows to be that of its first official without one, or ""."""
    lead = _lead(words, parties)
    if lead is None:
        return ""
    stated = {p.country for p in parties if p.kind == "person" and p.capacity is not None and p is not lead}
    told = {*_tellers(words, parties), *_pledgers(words, spans)} - stated
    return next(iter(told)) if len(told) == 1 else ""


def _lead(words: Words, parties: Sequence[Party]) -> Party | None:
    """The first official without a state who acts near the beginning."""
    first = next((s.index for s in words.sentences if s.paragraph >= 0), 0)
    near = (p for p in parties if 0 <= p.sentence - first < _LEAD and p.kind in ("person", "post"))
    return next((p for p in near if _is_bare(p)), None)


def _is_bare(party: Party) -> bool:
    capacity = party.capacity
    if capacity is None or party.plural or party.counterpart or party.prep or party.country:
        return False
    own = set(capacity.position.lower().split()) & words_of("posts", "own_posts")
    known = party.person is not None and bool(party.person.country)
    return bool(own) and not (capacity.country or capacity.organization or capacity.former or known)


def _tellers(words: Words, parties: Sequence[Party]) -> Iterator[str]:
    """The states whose ministries and presidencies tell something: "the Chilean ministry said"."""
    for party in parties:
        body = set(party.body.lower().split()) if party.kind == "body" and party.country else set()
        if body & _TELLERS and _tells(words, party):
            yield party.country


def _tells(words: Words, party: Party) -> bool:
    """Whether a body says something: "the ministry said", "said the ministry", "according to it"."""
    tokens = words.tokens
    after = tokens[min(party.last + 1, len(tokens) - 1)]
    opening = tokens[max(party.first - _BEFORE, 0) : party.first]
    opening = [t for t in opening if t.lower != "the" and not t.capital and t.text not in _OWN]
    told = [t.lower for t in opening[-2:]] == ["according", "to"]
    return _says(after) or told or (bool(opening) and _says(opening[-1]))


def _says(token: Token) -> bool:
    return bool(token.lemmas & _TELLING) and any(r.pos == "V" for r in token.readings)


def _pledgers(words: Words, spans: Spans) -> Iterator[str]:
    """The states whose will somebody tells: "reiterated Chile's commitment to", "Chile's readiness"."""
    tokens = words.tokens
    for span in spans.all:
        noun = tokens[min(span.last + 2, len(tokens) - 1)]
        if span.kind != "state" or tokens[noun.index - 1].text not in _OWN:
            continue
        opening = tokens[max(span.first - _NEAR, 0) : span.first]
        pledged = noun.lower in _PLEDGES or (
            noun.index + 1 < len(tokens) and tokens[noun.index + 1].lower in _PLEDGES
        )
        if pledged and any(t.lemmas & _PLEDGING for t in opening):
            yield span.country
