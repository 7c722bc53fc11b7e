"""Meals that one gives and another attends: "attended a dinner hosted by President A", "a lunch given in her
honour by Premier B"."""

from __future__ import annotations

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.word_classes import FINITE, INFINITIVE
from kg.extract.parties import Party
from kg.extract.words import Token

_MEALS = listed("meeting", "noun", "meals")
_GIVEN = frozenset(("hosted", "given", "held", "offered", "organized", "organised"))
_PEOPLE = ("person", "post")
# "Hosted last evening in his honour by | President A": so many words from the participle.
_NEAR = 9


@on(_MEALS)
def attended_meal(scene: Scene, token: Token) -> Draft | None:
    """Who attends the meal that one host gives, and that host; None for others."""
    given = scene.tokens[min(token.index + 1, scene.sentence.last)]
    if not scene.is_noun(token, _MEALS):
        return None
    # "A dinner | last evening hosted by"
    given = next((t for t in scene.tokens[given.index : given.index + 4] if t.lower in _GIVEN), given)
    verb = scene.tokens[max(scene.attributes(token.index) - 1, 0)]
    attends = verb.lemmas & {"attend", "join"} and scene.grammar.role(verb.index) in (FINITE, INFINITIVE)
    if given.lower not in _GIVEN or not attends:
        return None
    hosts = _hosts(scene, given.index)
    guests = [p for p in scene.subject(verb.index) if p.kind in (*_PEOPLE, "pronoun")]
    if len(hosts) != 1 or not guests:
        return None
    draft = mention(scene, "meeting", token, "meeting-noun")
    scene.put(draft, hosts, "host")
    scene.put(draft, guests, "guest")
    return draft


def _hosts(scene: Scene, given: int) -> list[Party]:
    """Who gives something, behind "by"."""
    by = next((p for p in scene.clauses.parties if given < p.first <= given + _NEAR and p.prep == "by"), None)
    return [p for p in scene.clauses.group(by) if p.kind in _PEOPLE] if by is not None else []
