"""Dialogues that are gatherings by their name: "стратегический диалог", "диалог высокого уровня"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.attendees import attendees
from kg.extract.languages.ru.lexicon import table
from kg.extract.languages.ru.many_states import RULE as MANY
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.named_towns import town_of
from kg.extract.languages.ru.nouns import by_noun
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token

_NOUNS = listed("conference", "dialogues", "nouns")
_TALKS = listed("conference", "dialogues", "talks")
_ATTRIBUTES = listed("conference", "dialogues", "attributes")
_BEHIND: list[str] = table("triggers")["conference"]["dialogues"]["behind"]
_SESSIONS = listed("meeting", "session", "nouns") | listed("conference", "noun", "nouns")
_HOLDS = listed("light", "verbs") & {"провести", "проводить", "начать", "открыть", "завершить", "продолжить"}


@on(_NOUNS, _TALKS)
def named_dialogue(scene: Scene, token: Token) -> Draft | None:
    """A named dialogue that takes place, or that somebody holds; not one that states only want to have."""
    called = scene.is_noun(token, _TALKS) and _are_called(scene, token)
    if not called and (not scene.is_noun(token, _NOUNS) or not _is_named(scene, token)):
        return None
    before = scene.words.tokens[max(scene.phrase_start(token) - 1, scene.sentence.first)]
    if (
        not called and before.lemmas & _SESSIONS and before.index < token.index
    ):  # "заседание | стратегического диалога"
        return None
    verb = scene.light_verb(token)
    held = verb is not None and bool(verb.lemmas & _HOLDS)
    present = attendees(scene, token) if called else []
    if not held and not present and not scene.happens(token):
        return None
    end = phrases.complement_end(scene.words, scene.spans, token.index, scene.sentence.last)
    draft = by_noun(scene, "meeting", token, "meeting-noun") or mention(scene, "meeting", token, "conference")
    draft.type, draft.rule, draft.named = "conference", MANY if called else "conference", True
    draft.name = scene.event_name(token, end)
    people = [p for p in draft.parts if p.party.person is not None]
    draft.parts = [p for p in draft.parts if not (people and p.party.kind == "body")]
    scene.put(draft, present)
    if not draft.parts:
        scene.put(draft, _states(scene, token))
    return draft


def _is_named(scene: Scene, token: Token) -> bool:
    attributes = scene.words.tokens[scene.phrase_start(token) : token.index]
    behind = " ".join(t.lower for t in scene.words.tokens[token.index + 1 : token.index + 4])
    return any(t.lemmas & _ATTRIBUTES for t in attributes) or behind.startswith(tuple(_BEHIND))


def _are_called(scene: Scene, token: Token) -> bool:
    """Whether talks of several are called by their town, or by whose they are: "раунд | Женевских дискуссий",
    "межафганские переговоры"; not by two states, which are their sides."""
    if not any(r.pos == "N" and r.number == "p" for r in token.readings):
        return False
    attributes = scene.words.tokens[phrases.first_attribute(scene.words, token.index, 0) : token.index]
    if any(scene.adjectives.countries(t) for t in attributes) or scene.with_(token) or scene.between(token):
        return False
    return any(
        (t.capital and town_of(t) is not None) or _AMONG.fullmatch(t.lemma) or _MANY_SIDED.fullmatch(t.lemma)
        for t in attributes
    )


# "межафганский", of sides that are of one state; "шестисторонний", of more than the text is likely to name
_AMONG = re.compile(r"меж(?!гос|прав|парл|вед|дун|рел|конф|рег|банк)\w+ский")
_MANY_SIDED = re.compile(r"(?:пяти|шести|семи|восьми)сторонний")


def _states(scene: Scene, token: Token) -> Sequence[Party]:
    """The states whose dialogue it is: "стратегический диалог | Чили и Перу"."""
    return [p for p in scene.genitive(token) or scene.between(token) if p.kind in ("state", "body")]
