"""Who is told of in passing, so that a text which goes on with "он", or without a subject, does not mean
him: who only reports what is told, sat beside those who talked, or takes part where the other one does."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.segments import finite
from kg.extract.parties import Party
from kg.extract.words import Token, Words

_SAYING = words_of("statements", "saying") | words_of("statements", "reporting")
_BESIDE = words_of("posts", "sits_beside")
# "Как | сообщил журналистам представитель", "Об этом | рассказал": so many words before who reports.
_REPORTS = 6


def is_told_in_passing(words: Words, party: Party) -> bool:
    """Whether somebody acts in a sentence only as who reports it, or as who was there beside others."""
    if "nom" not in party.cases or party.prep or party.kind == "pronoun":
        return False
    return _reports(_ahead(words, party)) or _sits_beside(words, party) or joins_in(words, party)


def _ahead(words: Words, party: Party) -> list[Token]:
    return [t for t in words.inside(party.sentence) if t.index < party.first]


def _reports(ahead: Sequence[Token]) -> bool:
    """Whether "как сообщил" or "об этом сообщил" stands right before somebody."""
    opening = [t.lower for t in ahead[:2]]
    as_told = opening[:1] == ["как"] or opening == ["об", "этом"]
    verb = next((t for t in reversed(ahead[-_REPORTS:]) if finite(t)), None)
    return as_told and verb is not None and bool(verb.lemmas & _SAYING)


def _sits_beside(words: Words, party: Party) -> bool:
    """Whether somebody stands behind a verb that says that he was there: "присутствовал также | посол"."""
    verbs = [t for t in words.inside(party.sentence) if finite(t)]
    beside = [t for t in verbs if t.lemmas & _BESIDE]
    return len(verbs) == len(beside) == 1 and beside[0].index < party.first


def joins_in(words: Words, party: Party) -> bool:
    """Return whether somebody stands behind what he does beside "him", or in the gathering told before:
    "Вместе с ним выступит | министр", "Модератором дискуссии станет | посол"."""
    ahead = _ahead(words, party)
    verb = next((t for t in reversed(ahead) if finite(t)), None)
    if verb is None or party.person_span is None:
        return False
    beside = any(a.lower in _BESIDE_HIM and b.lower in _HIM for a, b in pairwise(ahead))
    part = verb.lemmas & _TAKES_PART or any(t.lemmas & _ROLES and t.has("N") for t in ahead)
    return bool(part or (beside and not verb.lemmas & _FACES))


_BESIDE_HIM = frozenset(("с", "к", "после", "за", "кроме", "помимо"))
_HIM = frozenset(("ним", "ней", "нему", "него", "неё", "нее"))
_TAKES_PART = (
    words_of("triggers", "conference", "attend", "verbs") | words_of("vocabulary", "on_the_programme")
) - {"собраться", "собираться"}
_ROLES = words_of("triggers", "conference", "floor", "roles") - {"хозяин", "председатель"}
_FACES = words_of("triggers", "meeting", "with", "verbs") | words_of("triggers", "visit", "go", "verbs")


def not_in_passing(words: Words, parties: Sequence[Party]) -> list[Party]:
    """Return the parties without those who are told of in passing."""
    return [p for p in parties if not is_told_in_passing(words, p)]
