"""Talks told only after the signing that they led to: "Договор подписали А и Б. В ходе | беседы обсудили
торговлю", "На | встрече шла речь о границе"."""

from __future__ import annotations

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.undersigned import signing_told
from kg.extract.words import Token

_TALKS = words_of("vocabulary", "signing_talks")
# "В ходе | беседы", "участники | встречи": the talk is taken for known.
_COURSE = words_of("vocabulary", "course_of_talks")
_SIDES = 2


def of_signers(scene: Scene, token: Token, draft: Draft) -> Draft | None:
    """The talk of those who are told right before to have signed, where no other one is told."""
    signing = signing_told(scene) if token.lemmas & _TALKS else None
    if signing is None or signing.modality != "held" or draft.modality != "held" or draft.earlier:
        return None
    people = signing.people()
    if len(people) < _SIDES or len(set(signing.countries())) < _SIDES:
        return None
    if any(d.type in TALKS and len(d.parts) > 1 for d in scene.told) or not _is_known(scene, token):
        return None
    draft.rule = "talk-noun"
    scene.put(draft, people)
    return draft


def _is_known(scene: Scene, token: Token) -> bool:
    """Whether a noun without attributes opens its sentence, or tells at what something was said."""
    first = scene.phrase_start(token)
    if first != token.index:
        return False
    if first == scene.sentence.first:
        return "nom" in token.cases("N")
    before = scene.words.tokens[first - 1]
    if before.lemmas & _COURSE:
        return True
    return phrases.preposition(scene.words, first) == "на" and "loc" in token.cases("N")
