"""People called by their state alone: "австриец", "израильтянка", "казахстанцы".

Whom they mean is told before; without such a person they are nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg import gazetteer
from kg.extract.allegiance import country_of
from kg.extract.parties import Party
from kg.extract.words import Token, Words

# The masculine ending of a demonym and the feminine ones: "австриец", "австрийка".
_FEMININE = (
    ("нн", ("нка",)),
    ("анин", ("анка",)),
    ("янин", ("янка",)),
    ("ин", ("инка",)),
    ("иец", ("ийка",)),
    ("ец", ("ка", "янка")),
    ("як", ("ячка", "ька")),
    ("ак", ("ачка",)),
    ("рок", ("рчанка",)),
    ("х", ("шка",)),
    ("ек", ("ечанка",)),
    ("", ("ка",)),
)


def country(token: Token) -> str:
    """Return the state of a noun for one of its people, '' for any other word or one with a capital."""
    first = token.readings[0] if token.readings else None
    found = _table().get(token.lemma, "") if first is not None and first.pos == "N" else ""
    return "" if token.capital and not token.lemma.endswith(_NO_SURNAMES) else found


# "Грек", "Поляков" with a capital can be surnames.
_NO_SURNAMES = ("ец", "анин", "янин", "нка", "йка")


def names_one(token: Token) -> str:
    """Return the state of a noun for one of its people right before his name, where a capital opens the
    sentence: "| Серб Милан Йович"; else ''."""
    number = token.readings[0].number if token.readings else ""
    return "" if number == "p" else _table().get(token.lemma, "")


def is_called_so(words: Words, party: Party) -> bool:
    """Whether a party is somebody called by his state alone."""
    return party.kind == "group" and bool(party.country) and bool(country(words.tokens[party.head]))


def is_known(words: Words, party: Party, parties: Sequence[Party]) -> bool:
    """Whether somebody called by his state can be meant: by who he is, or several by one of that state told
    shortly before."""
    if not is_called_so(words, party):
        return True
    if not party.plural:
        return party.person is not None
    before = (p for p in parties if 0 < party.sentence - p.sentence <= _NEAR and p.person is not None)
    return any(country_of(p) == party.country for p in before)


# Whom several are called by their state were told of within so many sentences.
_NEAR = 3


@cache
def _table() -> dict[str, str]:
    out: dict[str, str] = {}
    for state in gazetteer.states():
        for name in state.ru_demonyms:
            out.setdefault(name, state.iso2)
    for name, iso2 in list(out.items()):
        for form in _feminine(name):
            out.setdefault(form, iso2)
    return out


def _feminine(name: str) -> tuple[str, ...]:
    ending, forms = next((e, f) for e, f in _FEMININE if name.endswith(e))
    return tuple(name[: len(name) - len(ending)] + f for f in forms)
