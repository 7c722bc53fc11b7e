"""Women whose surnames do not decline, as objects: "Рохас принял | президент", "В Лиме А.Сото | встретил
посол", where the verb says that she does not act."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.collective import ALL_CASES
from kg.extract.languages.ru.plural_heads import is_adverb
from kg.extract.parties import Party, Person
from kg.extract.words import Words

_VOWELS = "аеёиоуыэюя"
# "Рохас | затем также принял": so many adverbs at most.
_ADVERBS = 2


def govern(words: Words, parties: Sequence[Party]) -> None:
    """Leave to women whom their names alone tell the cases that these can be, but not the nominative before
    a verb in the masculine."""
    for party in parties:
        named = party.person_span is not None and party.person is not None and party.capacity is None
        if not named or party.person is None or not _is_woman(words, party.person):
            continue
        party.cases = _cases(words, party)
        if "nom" in party.cases and len(party.cases) > 1 and _acts(words, party) == "m":
            party.cases -= {"nom"}


def _cases(words: Words, party: Party) -> frozenset[str]:
    """The cases of a name that ends in a consonant: those of the given name, any for a surname alone."""
    span = party.person_span
    if span is None or party.first != span.first or party.prep or party.cases != frozenset(("nom",)):
        return party.cases
    surname, given = words.tokens[span.last], words.tokens[span.first]
    if surname.lower[-1] in _VOWELS or surname.text != (
        party.person.name.split()[-1] if party.person else ""
    ):
        return party.cases
    alone = span.first == span.last or len(given.text.rstrip(".")) == 1
    if alone:
        return ALL_CASES
    told = party.person.name.split()[0] if party.person is not None else given.text
    return given.cases("N") if given.text == told else given.cases("N") - {"nom"} or ALL_CASES - {"nom"}


def _is_woman(words: Words, person: Person) -> bool:
    """Whether somebody is a woman by her name, or by a verb of which she is the subject."""
    if person.gender:
        return person.gender == "f"
    acts = {_acts(words, p) for p in person.mentions if p.person_span is not None and "nom" in p.cases}
    return "f" in acts


def _acts(words: Words, party: Party) -> str:
    """The gender of the verb in the past right behind somebody: "Рохас вчера | принял"; "" for none."""
    last = words.sentences[party.sentence].last
    after = words.tokens[party.last + 1 : min(party.last + 1 + _ADVERBS, last) + 1]
    verb = next((t for t in after if not is_adverb(t)), None)
    first = verb.readings[0] if verb is not None and verb.readings else None
    return first.gender if first is not None and first.pos == "V" and "past" in first.tags else ""
