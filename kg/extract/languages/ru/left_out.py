"""Who acts where a sentence leaves out its subject: "А прибыл в Лиму. Как сообщил Б, ... | В апреле посетит
Рим"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.aside_people import not_in_passing
from kg.extract.languages.ru.pronouns import greets
from kg.extract.parties import Party
from kg.extract.words import Token, Words

# Who acts was told so many sentences before at most.
_FAR = 6


def who_goes_on(words: Words, verb: Token, parties: Sequence[Party]) -> list[Party]:
    """Return who acted last in the sentences before, but for who only reports, sits beside or receives a
    guest; [] where an official without a name acted since then, or nobody fits the verb."""
    for n in range(verb.sentence - 1, max(verb.sentence - 1 - _FAR, -1), -1):
        if words.sentences[n].paragraph < 0:
            return []
        here = [p for p in parties if p.sentence == n]
        acting = [p for p in here if "nom" in p.cases and not (p.prep or p.inner)]
        acting = [p for p in not_in_passing(words, acting) if p.person is not None or p.kind == "post"]
        hosts = [p for p in acting if greets(words, p, here, at_airport=False, receives=True)]
        acting = [p for p in acting if p not in hosts and p.kind != "state"]
        if acting:
            return [p for p in acting[-1:] if p.person is not None and not p.plural and _agrees(verb, p)]
    return []


def _agrees(verb: Token, party: Party) -> bool:
    """Whether a verb in the past can be that of somebody."""
    said = verb.readings[0].gender if verb.readings else ""
    gender = party.person.gender if party.person is not None else ""
    return not (said and gender) or said == gender
