"""Talks of those told before that a verb of gathering tells: "в таком составе лидеры в последний раз |
собирались 14 мая"."""

from __future__ import annotations

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.predicates import is_about_to
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token

_GATHER = listed("conference", "gather", "verbs")
_IN_ALL = words_of("vocabulary", "in_what_number")
_FOLK = words_of("vocabulary", "politicians")
# The talk before was of so many people at least, and stands so many sentences before at most.
_SEVERAL, _NEAR = 2, 2


@on(_GATHER)
def gathered_so(scene: Scene, token: Token) -> Draft | None:
    """The talk of the same people, where a clause says in what number they met."""
    if not token.lemmas & _GATHER or not finite(token) or scene.with_(token) or is_about_to(scene, token):
        return None
    low, high = scene.clauses.reach(token.index)
    if not any(t.lower in _IN_ALL for t in scene.words.tokens[low : high + 1]):
        return None
    told = next((d for d in reversed(scene.told) if d.type == "meeting" and not d.title), None)
    people = [p for p in told.parts if p.party.person is not None] if told is not None else []
    near = told is not None and scene.sentence.index - told.sentence <= _NEAR
    subjects = scene.subject(token)
    folk = any(t.lemmas & _FOLK and "nom" in t.cases("N") for t in scene.words.tokens[low : high + 1])
    any_of_them = all(map(_is_any, subjects)) if subjects else folk
    if len(people) < _SEVERAL or not near or not any_of_them:
        return None
    draft = mention(scene, "meeting", token, "meet-with")
    draft.earlier = draft.earlier or any(t.lower == "раз" for t in scene.words.tokens[low : high + 1])
    for part in people:
        draft.add(part.party)
    return draft


def _is_any(party: Party) -> bool:
    """Whether a word for several says no more than that they are leaders, ministers, "they"."""
    said = party.capacity
    bare = said is None or not (said.country or said.organization)
    return party.plural and party.person is None and bare and party.kind in ("post", "pronoun", "group")
