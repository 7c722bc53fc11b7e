"""Officials of the state that "the country" means: "in Peru for talks with the country's | president"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.parties import Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Words

# The state is told so many sentences before.
_BEFORE = 2
_ACTING = ("person", "post")
_NOUNS = frozenset(("country", "nation", "kingdom", "republic", "sultanate", "emirate"))
_OWN = ("’s", "'s")
# "The East African | nation’s": so many words to the article.
_NEAR = 4


def opens_country(words: Words, first: int) -> int | None:
    """Return where "the country's" before a token begins, None where it is not there."""
    tokens = words.tokens
    if first < 3 or tokens[first - 1].text not in _OWN or tokens[first - 2].lower not in _NOUNS:
        return None
    near = range(first - 3, max(first - 3 - _NEAR, -1), -1)
    the = next((i for i in near if tokens[i].lower in ("the", "this")), None)
    return the if the is not None and tokens[the].sentence == tokens[first].sentence else None


def settle(words: Words, spans: Spans, parties: Sequence[Party]) -> None:
    """Give those who are told to be "the country's" the state or the state of the town told last before.

    Not that of who acts in the sentence: "The Peruvian president met the country's envoys".
    """
    for party in parties:
        capacity = party.capacity
        opening = opens_country(words, party.first)
        if opening is None or capacity is None or capacity.country or party.counterpart:
            continue
        sentence = words.sentences[party.sentence]
        acting = (p for p in parties if sentence.first <= p.first < party.first and not p.prep)
        own = next((p.capacity.country for p in acting if p.kind in _ACTING and p.capacity is not None), "")
        low = words.sentences[max(0, sentence.index - _BEFORE)].first
        near = [s for s in spans.all if low <= s.first and s.last < opening and _is_country(s)]
        state = near[-1].country if near else ""
        if state and state != own:
            capacity.country, capacity.derived = state, True
            party.country = state


def _is_country(span: Span) -> bool:
    """Whether a span is a state, or a town or region of one."""
    return bool(span.country) and (span.kind == "state" or (span.kind == "place" and not span.region))
