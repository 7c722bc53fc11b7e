"""Who is named of those whom somebody meets in general: "встретился с руководством страны, в том числе с |
королем А", "с министрами, в частности с | главой МИД Б", "с депутатами, включая | спикера В"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of, give_country
from kg.extract.languages.ru.clauses import finite
from kg.extract.parties import Party
from kg.extract.words import Sentence, Words

# Words behind a comma that open who is meant above all; with the cases of those whom they name.
_OPENINGS = (
    (("в", "том", "числе", "с"), frozenset(("ins",))),
    (("в", "том", "числе", "со"), frozenset(("ins",))),
    (("в", "частности", "с"), frozenset(("ins",))),
    (("в", "частности", "со"), frozenset(("ins",))),
    (("в", "частности", ",", "с"), frozenset(("ins",))),
    (("включая",), frozenset(("acc", "gen"))),
)
# "с | руководством верхней палаты парламента, в том числе": so many words at most before the comma.
_NEAR = 7


def named(
    words: Words, sentence: Sentence, parties: Sequence[Party], with_: int
) -> tuple[Party, frozenset[str]] | None:
    """Return the first official named of those behind "с", which is token ``with_``, with his case; None
    where they are named themselves."""
    near = words.tokens[with_ + 1 : min(with_ + _NEAR, sentence.last) + 1]
    comma = next((t.index for t in near if t.text == ","), None)
    if comma is None or any(finite(t) for t in near if t.index < comma):
        return None
    if any(with_ < p.first < comma and p.person is not None for p in parties):
        return None
    for opening, cases in _OPENINGS:
        end = comma + 1 + len(opening)
        if tuple(t.lower for t in words.tokens[comma + 1 : end]) == opening and end <= sentence.last:
            first = next((p for p in parties if p.first == end and p.person is not None), None)
            return (first, cases) if first is not None and first.cases & cases else None
    return None


def lend_land(people: Sequence[Party], lands: set[str]) -> None:
    """Let those act for the land of those among whom they are named whose own nobody tells: "с руководством
    Томской области, в том числе с | мэром А"."""
    for party in people if len(lands) == 1 else ():
        if not country_of(party):
            give_country(party, next(iter(lands)))
