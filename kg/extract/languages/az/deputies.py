"""Of which ministry a deputy is who is told by his post alone: "XİN-də qəbul olunub: nazirin müavini A"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.az import bodies
from kg.extract.languages.az.morphology import lower
from kg.extract.parties import Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Words

_BARE = frozenset(("nazirin müavini", "nazir müavini", "nazirin birinci müavini", "nazirin köməkçisi"))


def settle(words: Words, spans: Spans, parties: Sequence[Party]) -> None:
    """Give a minister's deputy without a field the ministry told in his sentence or right before it."""
    for party in parties:
        capacity = party.capacity
        if party.kind != "person" or capacity is None or capacity.organization:
            continue
        if lower(capacity.position) in _BARE and (house := _before(words, spans, party)) is not None:
            capacity.organization = bodies.name_of(words, house)


def _before(words: Words, spans: Spans, party: Party) -> Span | None:
    """The last ministry told before somebody; none where another official stands between them."""
    near = (party.sentence, party.sentence - 1)
    told = [s for s in spans.all if s.last < party.first and words.tokens[s.first].sentence in near]
    houses = [s for s in told if s.kind == "body" and _is_ministry(words, s)]
    country = party.capacity.country if party.capacity is not None else ""
    return houses[-1] if houses and houses[-1].country in ("", country or houses[-1].country) else None


def _is_ministry(words: Words, span: Span) -> bool:
    return span.last > span.first and words.tokens[span.last].lower.startswith("nazirliyi")
