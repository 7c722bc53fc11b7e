"""Who is the guest where a text seems to tell a host that he came to his own land: "президент Перу принял
министра Чили в Лиме, где находится с визитом", "принял его. Он находился в Лиме с визитом", "принял министра
Чили в рамках его визита в Лиму"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.languages.ru.body_phrases import OTHER_SIDES
from kg.extract.languages.ru.clauses import participle
from kg.extract.languages.ru.scene import Scene
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token

_THERE = frozenset(("где", "куда"))


def guest_there(
    scene: Scene, verb: Token, places: Sequence[Span], subjects: Sequence[Party]
) -> Sequence[Party]:
    """Return the only one told before who is of another state than the place, instead of somebody at home
    whom a pronoun or a clause with "где" without a subject seems to mean; else the subjects as they are."""
    home = places[0].country if len(places) == 1 else ""
    if not home or len(subjects) != 1:
        return subjects
    subject = subjects[0]
    segment = scene.clauses.segments[scene.clauses.index_of(verb.index)]
    pronoun = subject.kind == "pronoun" and subject.sentence == scene.sentence.index
    if pronoun and subject.plural and scene.words.tokens[subject.first].lower != "их":
        return subjects  # "Они прибыли": who they are shows once all is told
    elided = subject.last < segment.first and scene.words.tokens[segment.first].lower in _THERE
    unknown = pronoun and subject.person is None
    if not (pronoun or elided) or not (unknown or country_of(subject) == home):
        return subjects
    end = subject.first if pronoun else segment.first
    for sentence in (scene.sentence.index, scene.sentence.index - 1):
        told = [p for p in scene.parties if p.sentence == sentence and p.last < end and not p.inner]
        people = [p for p in told if p.person is not None or p.kind == "post"]
        if people:
            guests = {p.key(): p for p in people if country_of(p) not in ("", home)}
            wanted = len(guests) > 1 if subject.plural else len(guests) == 1
            return list(guests.values()) if wanted else subjects
    return subjects


def in_arms(scene: Scene, party: Party) -> bool:
    """Whether those who fight a state, or oppose it, come and are not sent: "повстанцы прибыли"."""
    return party.kind == "body" and bool(scene.words.tokens[party.head].lemmas & OTHER_SIDES)


def is_newcomer(scene: Scene, token: Token) -> bool:
    """Whether somebody is only told to be new at his post: "у вновь | прибывших в Рим послов"."""
    before = scene.words.tokens[max(token.index - 1, scene.sentence.first)].lower
    return participle(token) and before == "вновь" and token.readings[0].number == "p"
