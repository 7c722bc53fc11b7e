"""Who acts where a sentence leaves out its subject: "А прибыл в Лиму. Как сообщил Б, ... | В апреле посетит
Рим"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.aside_people import not_in_passing
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.pronouns import greets
from kg.extract.languages.ru.segments import finite
from kg.extract.languages.ru.stage import Stage
from kg.extract.parties import Party
from kg.extract.words import Token, Words

# Who acts was told so many sentences before at most.
_FAR = 6


def who_goes_on(words: Words, verb: Token, parties: Sequence[Party]) -> list[Party]:
    """Return who acted last in the sentences before, but for who only reports, sits beside or receives a
    guest; [] where an official without a name acted since then, or nobody fits the verb."""
    for n in range(verb.sentence - 1, max(verb.sentence - 1 - _FAR, -1), -1):
        if words.is_title(n):
            return []
        here = [p for p in parties if p.sentence == n]
        acting = [p for p in here if "nom" in p.cases and not (p.prep or p.inner)]
        acting = [p for p in not_in_passing(words, acting) if p.person is not None or p.kind == "post"]
        hosts = [p for p in acting if greets(words, p, here, at_airport=False, receives=True)]
        acting = [p for p in acting if p not in hosts and p.kind != "state"]
        if acting:
            return [p for p in acting[-1:] if p.person is not None and not p.plural and _agrees(verb, p)]
    return []


def who_is_left_out(stage: Stage, verb: Token) -> list[Party]:
    """Return who acts by the verb of a sentence that opens with when something was done and names no subject:
    "Ранее в Киото встретился с премьером"."""
    if verb.lemmas.isdisjoint(_DOING) or not finite(verb) or verb.readings[0].number != "s":
        return []
    low, high = stage.clauses.reach(verb.index)
    if not _lacks_subject(stage, verb) or any(
        "nom" in p.cases and not p.prep for p in stage.clauses.parties if low <= p.first <= high
    ):
        return []
    return who_goes_on(stage.words, verb, stage.parties)


def who_travels_on(stage: Stage, verb: Token) -> list[Party]:
    """Return who acted in the sentence before, or further back where one opens with when it was done."""
    found = who_goes_on(stage.words, verb, stage.parties)
    near = bool(found) and found[0].sentence == verb.sentence - 1
    return found if near or _lacks_subject(stage, verb) else []


def _lacks_subject(stage: Stage, verb: Token) -> bool:
    """Whether a sentence opens with a time, and no noun of the verb's clause can only be its subject."""
    low, high = stage.clauses.reach(verb.index)
    sentence, first = stage.sentence, stage.words.tokens[stage.sentence.first]
    opens = low == sentence.first and (first.lower.replace("ё", "е") in _OPENING or first.shape == "number")
    if not opens or sentence.paragraph < 0 or verb.readings[0].gender == "n":
        return False
    return not any(_can_act(t) for t in stage.words.tokens[low : high + 1] if t is not verb)


_OPENING = words_of("sentences", "times")
_DOING = (
    words_of("triggers", "meeting", "with", "verbs")
    | words_of("triggers", "meeting", "receive", "verbs")
    | words_of("triggers", "conference", "attend", "verbs")
    | words_of("triggers", "signing", "verb", "verbs")
    | words_of("triggers", "light", "verbs")
    | words_of("triggers", "call", "with", "verbs")
    | {"говорить", "поговорить", "беседовать", "побеседовать"}
)


def _can_act(token: Token) -> bool:
    """Whether a word can only be the subject of its clause: a noun, in no case that an object has."""
    first = token.readings[0] if token.readings else None
    if first is None or token.capital or first.pos not in ("N", "PRO"):
        return False
    return first.case == "nom" and "acc" not in token.cases(first.pos)


def _agrees(verb: Token, party: Party) -> bool:
    """Whether a verb in the past can be that of somebody."""
    said = verb.readings[0].gender if verb.readings else ""
    gender = party.person.gender if party.person is not None else ""
    return not (said and gender) or said == gender
