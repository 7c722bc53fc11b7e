"""Who is called after his state: "the Estonian will fly on to Yerevan", "the Pole also saw the premier"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.languages.en import gazette
from kg.extract.languages.en.lexicon import table
from kg.extract.languages.en.word_classes import ADVERBS, MODALS
from kg.extract.parties import Party, Person
from kg.extract.words import Token, Words

_PEOPLE: dict[str, str] = table("states")["people"]
# What one of a people can be called by the adjective of its state: "the Estonian", "the Omani".
_ENDINGS = ("an", "i")
# He was told of so many sentences before.
_NEAR = 3
_AFTER = frozenset((",", ".", ";", "and", "on", "in", "at", "to", "for", "who"))


def add(words: Words, parties: list[Party]) -> None:
    """Add a mention wherever "the Estonian" means the last person of that state whom the text told of."""
    found = [p for t in words.tokens[:-2] if t.lower == "the" and (p := _read(words, t, parties)) is not None]
    for party in found:
        assert party.person is not None
        party.person.mentions.append(party)
        parties.append(party)
    parties.sort(key=lambda p: (p.first, p.last))


def _read(words: Words, the: Token, parties: Sequence[Party]) -> Party | None:
    """The mention that begins at an article; None where it is of nobody told before."""
    last, country = _one_of(words, the.index + 1)
    following = words.tokens[min(last + 1, len(words.tokens) - 1)]
    if not country or following.sentence != the.sentence or not _ends(following):
        return None
    person = _told(parties, the, country)
    if person is None or any(p.first <= the.index + 1 <= p.last for p in parties):
        return None
    return Party(the.index, last, last, "pronoun", the.sentence, person=person, country=country)


def _one_of(words: Words, index: int) -> tuple[int, str]:
    """The last token of what one of a people is called, and his state: "Pole", "New Zealander"."""
    token = words.tokens[index]
    if token.text in _PEOPLE:
        return index, _PEOPLE[token.text]
    adjective = gazette.adjective(words, index)
    if adjective is None or not words.tokens[adjective[0]].lower.endswith(_ENDINGS):
        return index, ""
    return adjective


def _ends(token: Token) -> bool:
    """Whether no noun follows: "the Estonian | will", "the Omani | also", but "the Estonian | minister"."""
    verb = any(r.pos == "V" and "past" in r.tags for r in token.readings)
    return not token.capital and (
        verb or token.lower in MODALS | ADVERBS | _AFTER | {"is", "was", "has", "had"}
    )


def _told(parties: Sequence[Party], the: Token, country: str) -> Person | None:
    before = [p for p in parties if p.last < the.index and 0 <= the.sentence - p.sentence <= _NEAR]
    named = [p for p in before if p.kind == "person" and country_of(p) == country]
    return named[-1].person if named else None
