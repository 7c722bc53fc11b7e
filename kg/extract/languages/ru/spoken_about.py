"""Of whom a text tells rather than who only speaks of him: "Умер А. Соболезнования выразил Б. В 1987 году |
он встречался", "Соглашение стало итогом усилий посланника А. На прошлой неделе | он приезжал"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.segments import finite
from kg.extract.parties import Party, Person
from kg.extract.words import Token, Words

_SAYING = words_of("statements", "saying") | words_of("statements", "reporting")
# What befalls somebody, as he does it or as it is done to him.
_BEFALLS = words_of("vocabulary", "befalling")
_DONE_TO = words_of("vocabulary", "done_to_him")
_BEFALLS_WITH = words_of("vocabulary", "befalling_with")
_DONE_WITH = words_of("vocabulary", "done_with")
_WHAT = words_of("vocabulary", "what_befalls")
_RATES = _SAYING | words_of("posts", "addressing") | words_of("vocabulary", "rating")
_DEEDS = words_of("vocabulary", "deeds_of")
# Somebody is spoken of in so many sentences after what befell him.
_LONG = 4


def spoken_about(words: Words, pronoun: Party, before: Sequence[Party], gender: str) -> Person | None:
    """Return whom a text is about whose sentences before a pronoun only tell what others say of him; or whose
    deeds the sentence before tells of, and of nobody else."""
    people = [p for p in before if p.kind in ("person", "post", "pronoun", "group")]
    last = max((p.sentence for p in people if p.sentence < pronoun.sentence), default=-1)
    if pronoun.prep or any(p.sentence == pronoun.sentence and p.person is not None for p in people):
        return None
    doer = [p for p in people if p.sentence == last]
    if len(doer) == 1 and last == pronoun.sentence - 1 and _is_of_deed(words, doer[0]):
        return _of_gender(doer[0], gender)
    for sentence in range(last, max(pronoun.sentence - _LONG, 0) - 1, -1):
        here = [p for p in people if p.sentence == sentence]
        befallen = next((p for p in here if p.person is not None and _is_befallen(words, p)), None)
        if befallen is not None and sentence < last:
            return _of_gender(befallen, gender)
        if befallen is not None or any(_acts(words, p) for p in here):
            return None
    return None


def _of_gender(party: Party, gender: str) -> Person | None:
    person = party.person
    return person if person is not None and person.gender in ("", gender) else None


def _is_of_deed(words: Words, party: Party) -> bool:
    """Whether a noun tells what somebody did: "итогом посредничества | А", "благодаря усилиям | А"."""
    noun = words.tokens[party.first - 1] if party.first else None
    told = noun is not None and noun.sentence == party.sentence and bool(noun.lemmas & _DEEDS)
    return told and "gen" in party.cases and not party.prep


def _verb(words: Words, party: Party) -> Token | None:
    """The finite verb next to a subject or object in its clause, the one behind it first."""
    inside = list(words.inside(party.sentence))
    behind = (t for t in inside if t.index > party.last and finite(t))
    ahead = (t for t in reversed(inside) if t.index < party.first and finite(t))
    after, front = next(behind, None), next(ahead, None)
    cut = after is not None and any(t.text in ",;:" for t in words.tokens[party.last + 1 : after.index])
    return front if after is None or (cut and front is not None) else after


def _is_befallen(words: Words, party: Party) -> bool:
    """Whether a sentence tells what befell somebody: "Умер | А", "| А арестован", "приговорил | А"."""
    verb = _verb(words, party)
    if verb is None or party.prep or party.kind == "pronoun":
        return False
    noun = any(t.lemmas & _WHAT for t in words.inside(party.sentence))
    befalls = verb.lemmas & (_BEFALLS | _BEFALLS_WITH if noun else _BEFALLS)
    if "nom" in party.cases and befalls and verb.has("V", "PS"):
        return True
    passive = verb.has("PS")
    object_ = bool(party.cases & {"acc", "dat"}) and "nom" not in party.cases and not party.inner
    done = bool(verb.lemmas & (_DONE_TO | _DONE_WITH if noun else _DONE_TO))
    return done and (("nom" in party.cases and passive) or object_)


def _acts(words: Words, party: Party) -> bool:
    """Whether somebody does more in a sentence than speak of another one."""
    if "nom" not in party.cases or party.prep or party.inner:
        return False
    verb = _verb(words, party)
    return verb is None or not verb.lemmas & _RATES
