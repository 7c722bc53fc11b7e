"""Dialogues that are gatherings by their name: "стратегический диалог", "диалог высокого уровня"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.lexicon import table
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.nouns import by_noun
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token

_NOUNS = listed("conference", "dialogues", "nouns")
_ATTRIBUTES = listed("conference", "dialogues", "attributes")
_BEHIND: list[str] = table("triggers")["conference"]["dialogues"]["behind"]
_SESSIONS = listed("meeting", "session", "nouns") | listed("conference", "noun", "nouns")
_HOLDS = listed("light", "verbs") & {"провести", "проводить", "начать", "открыть", "завершить", "продолжить"}


@on(_NOUNS)
def named_dialogue(scene: Scene, token: Token) -> Draft | None:
    """A named dialogue that takes place, or that somebody holds; not one that states only want to have."""
    if not scene.is_noun(token, _NOUNS) or not _is_named(scene, token):
        return None
    before = scene.words.tokens[max(scene.phrase_start(token) - 1, scene.sentence.first)]
    if before.lemmas & _SESSIONS and before.index < token.index:  # "заседание | стратегического диалога"
        return None
    verb = scene.light_verb(token)
    held = verb is not None and bool(verb.lemmas & _HOLDS)
    if not held and not scene.happens(token):
        return None
    end = phrases.complement_end(scene.words, scene.spans, token.index, scene.sentence.last)
    draft = by_noun(scene, "meeting", token, "meeting-noun") or mention(scene, "meeting", token, "conference")
    draft.type, draft.rule, draft.named = "conference", "conference", True
    draft.name = scene.event_name(token, end)
    people = [p for p in draft.parts if p.party.person is not None]
    draft.parts = [p for p in draft.parts if not (people and p.party.kind == "body")]
    if not draft.parts:
        scene.put(draft, _states(scene, token))
    return draft


def _is_named(scene: Scene, token: Token) -> bool:
    attributes = scene.words.tokens[scene.phrase_start(token) : token.index]
    behind = " ".join(t.lower for t in scene.words.tokens[token.index + 1 : token.index + 4])
    return any(t.lemmas & _ATTRIBUTES for t in attributes) or behind.startswith(tuple(_BEHIND))


def _states(scene: Scene, token: Token) -> Sequence[Party]:
    """The states whose dialogue it is: "стратегический диалог | Чили и Перу"."""
    return [p for p in scene.genitive(token) or scene.between(token) if p.kind in ("state", "body")]
