"""Clauses that go on about the gathering told before by its kind or a pronoun: "Его открыл министр"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.addressed import follows_gathering
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.told_before import gathering_told
from kg.extract.words import Token

_BODIES = frozenset(("совет", "комитет", "ассамблея", "форум", "комиссия", "саммит", "заседание"))
_COURSE = frozenset(("работа", "открытие", "закрытие", "мероприятие", "заседание", "церемония"))
OPENS = frozenset(
    ("открыть", "открывать", "закрыть", "вести", "возглавить", "провести", "проводить", "модерировать")
)
GO = listed("visit", "go", "verbs")
COMES = GO | {"посетить", "посещать"}
_PRONOUNS_ACC = frozenset(("него", "нее", "неё", "них"))
_CALLED_SO = frozenset(
    ("мероприятие", "заседание", "форум", "саммит", "церемония", "конференция", "торжество")
)
_ITS = frozenset(("работе", "ее", "её", "его", "их"))


def visits_gathering(scene: Scene, token: Token, clause: Sequence[Token]) -> bool:
    """Whether officials attend the gathering told, which is called by its kind alone: "Мероприятие посетили
    министры А и Б"."""
    if token.lemmas.isdisjoint(COMES) or not finite(token) or gathering_told(scene) is None:
        return False
    if token.index > clause[0].index and scene.words.tokens[token.index - 1].lower == "не":
        return False
    if token.lemmas & GO:  # "Прибыл на него и премьер"; with a town it is a visit
        low, high = clause[0].index, clause[-1].index
        if any(
            s.kind in ("place", "state") and low <= s.first <= high and not scene.in_party(s)
            for s in scene.spans.all
        ):
            return False
        return any(a.lower == "на" and b.lower in _PRONOUNS_ACC for a, b in pairwise(clause))
    noun = next((t for t in clause if t.lemmas & _CALLED_SO and "acc" in t.cases("N")), None)
    bare = noun is not None and not scene.genitive(noun) and not phrases.preposition(scene.words, noun.index)
    return bare and not any(t.has("PS") for t in clause)


def opens_told(scene: Scene, token: Token, clause: Sequence[Token]) -> bool:
    """Whether a clause says who opened or led the gathering just told: "Его открыл министр"."""
    if token.lemmas.isdisjoint(OPENS):
        return False
    whose = any(t.lower in ("его", "ее", "её") for t in clause[: 1 + (clause[0] is token)])
    whose = whose or _has_gathering(scene, token, clause)
    told = next((d for d in reversed(scene.told) if not d.title), None)
    session = told is not None and told.rule == "commission" and told.sentence == scene.sentence.index - 1
    return whose and (session or follows_gathering(scene))


def _has_gathering(scene: Scene, token: Token, clause: Sequence[Token]) -> bool:
    """Whether a gathering called by its kind alone, or by "его", is what a verb opens: "Открыл форум
    министр", "Ведет ее премьер", "Модерирует дискуссии посол"."""
    after = scene.words.tokens[token.index + 1] if token.index < clause[-1].index else None
    if after is None or gathering_told(scene) is None or scene.genitive(after):
        return False
    if after.lower in ("его", "ее", "её"):
        # "возглавляет его команду" says whose it is
        following = scene.words.tokens[min(after.index + 1, clause[-1].index)]
        parties = (p for p in scene.clauses.parties if p.first == following.index)
        return any("nom" in p.cases for p in parties)
    named = after.lemmas & (_CALLED_SO | {"дискуссия"}) and "acc" in after.cases("N") and not after.capital
    follows = next((p for p in scene.clauses.parties if p.first == after.index + 1), None)
    return bool(named) and follows is not None and "nom" in follows.cases and follows.person is not None


def in_its_work(scene: Scene, clause: Sequence[Token]) -> bool:
    """Whether a possessive takes up what was told: "в ее работе", "в его открытии"."""
    if scene.said.isdisjoint(_ITS):
        return False
    if any(a.lower == "в" and b.lower == "работе" for a, b in pairwise(clause)) and not any(
        t.lemmas & (listed("conference", "noun", "nouns") | _BODIES) for t in clause
    ):
        return gathering_told(scene) is not None
    return scene.sentence.index > 0 and any(
        (a.lower in ("в", "на") and b.lower in ("ее", "её", "его", "их") and c.lemma in _COURSE)
        or (a.lower == "в" and b.lower == "работе" and c.lemma in _BODIES and not c.capital)
        for a, b, c in zip(clause, clause[1:], clause[2:], strict=False)
    )
