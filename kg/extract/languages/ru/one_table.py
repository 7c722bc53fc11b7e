"""Talks for which people sit down at one table: "Премьеры впервые сели за один стол 5 мая", "сядет за стол
переговоров с премьером Чили"."""

from __future__ import annotations

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.words import Token

_SITS = listed("meeting", "one_table", "verbs")
_SAME = listed("meeting", "one_table", "attributes")
# "сели в Осло | за один стол": so many words behind the verb at most.
_NEAR = 5
# "за стол переговоров | сели": so many words before it.
_BEFORE = 3


@on(_SITS)
def sit_down(scene: Scene, token: Token) -> Draft | None:
    """The talk of several who sit down at the same table, or at one of negotiations."""
    if not token.lemmas & _SITS or not finite(token) or not _is_at_table(scene, token):
        return None
    draft = mention(scene, "meeting", token, "meet-with")
    scene.put(draft, scene.subject(token))
    scene.put(draft, scene.with_(token))
    both = any(p.party.plural for p in draft.parts)
    return draft if len(draft.parts) > 1 or both else None


def is_table(scene: Scene, noun: Token) -> bool:
    """Whether a noun only says at what table people sit down: "сели за стол | переговоров"."""
    before = scene.words.tokens[max(noun.index - 1, scene.sentence.first)].lower
    return before == "стол" and any(t.lemmas & _SITS and finite(t) for t in scene.clause(noun))


def _is_at_table(scene: Scene, verb: Token) -> bool:
    """Whether a verb goes on with "за один стол", "за стол переговоров", or stands behind that."""
    low, high = scene.clauses.reach(verb.index)
    after = scene.words.tokens[verb.index + 1 : high + 1]
    at = next((k for k, t in enumerate(after[:_NEAR]) if t.lower == "за"), None)
    rest = after[at + 1 : at + 4] if at is not None else []
    if at is None:
        before = scene.words.tokens[max(low, verb.index - _BEFORE) : verb.index]
        rest = before[1:] if before and before[0].lower == "за" else []
    if rest and rest[0].lemmas & _SAME:
        return len(rest) > 1 and rest[1].lower == "стол"
    talks = rest[1:2] and rest[1].lemmas & listed("meeting", "noun", "nouns")
    return bool(rest and rest[0].lower == "стол" and talks)
