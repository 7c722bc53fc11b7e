"""Who speaks to those who came to a gathering: "обратился к участникам", "приветствовал гостей"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.told_before import gathering_told
from kg.extract.words import Token

_WELCOMING = frozenset(("приветственный", "вступительный", "заключительный", "открывающий"))
_SPEECHES = frozenset(("слово", "речь", "обращение", "доклад", "выступление", "приветствие"))
_GATHERED = frozenset(
    ("собравшимся", "присутствующим", "собравшихся", "присутствующих", "глав", "главам", "руководителей")
)
_TEAMS = frozenset(("делегация",))
_GREETING = frozenset(("приветствовать", "поприветствовать"))
_ADDRESSING = frozenset(("обратиться", "обращаться")) | _GREETING
_CAME = frozenset(("участник", "собравшийся", "присутствующий", "гость", "делегат", "аудитория"))

_SPEAKING = frozenset(("выступить", "выступать"))
_SAYING = words_of("statements", "saying") | words_of("statements", "at_talks")
SPEAKING_TO = _ADDRESSING | _SPEAKING | _SAYING
"""Verbs with which somebody can speak to those who came."""


def speaks_to_guests(scene: Scene, token: Token, low: int, high: int) -> bool:
    """Whether somebody opens or closes a gathering that the clause does not name: "С приветственной речью
    выступили А и Б"."""
    if _addresses(scene, token, low, high) or _in_own_speech(scene, token, low, high):
        return True
    if not token.lemmas & _SPEAKING or not finite(token):
        return False
    clause = scene.words.tokens[low : high + 1]
    if any(t.lemmas & listed("conference", "noun", "nouns") and t.has("N") for t in clause):
        return False
    welcoming = any(a.lemma in _WELCOMING and b.lemma in _SPEECHES for a, b in pairwise(clause))
    return welcoming or (follows_gathering(scene) and _gives_speech(scene, clause))


def _addresses(scene: Scene, token: Token, low: int, high: int) -> bool:
    """Whether somebody speaks to those who came to the gathering told: "К участникам обратился министр"."""
    if not token.lemmas & _ADDRESSING or not finite(token):
        return False
    clause = scene.words.tokens[low : high + 1]
    welcomes = bool(token.lemmas & _GREETING)  # "Глав делегаций приветствовал министр"
    to = next((b for a, b in pairwise(clause) if a.lower == "к" and _are_there(b)), None)
    if welcomes:
        to = next((t for t in clause if _are_there(t) and "acc" in t.cases()), None)
    if to is None or ("dat" not in to.cases() and not welcomes) or gathering_told(scene) is None:
        return False
    whose = scene.behind(to)
    other = whose.readings[:1] and whose.readings[0].pos == "N" and "gen" in whose.cases("N")
    return not other or bool(whose.lemmas & (listed("conference", "noun", "nouns") | _TEAMS))


def _are_there(token: Token) -> bool:
    """Whether a word is for those who came: "к участникам", "к собравшимся", "глав делегаций"."""
    return bool(token.lemmas & _CAME) or token.lower in _GATHERED


def _in_own_speech(scene: Scene, token: Token, low: int, high: int) -> bool:
    """Whether somebody says something in a speech of his own at the gathering told: "Министр в своем
    выступлении призвал"."""
    if not token.lemmas & _SAYING:
        return False
    clause = scene.words.tokens[low : high + 1]
    own = any(
        a.lower in ("в", "во") and b.lemma == "свой" and c.lemma in _SPEECHES
        for a, b, c in zip(clause, clause[1:], clause[2:], strict=False)
    )
    if not own or not finite(token) or gathering_told(scene) is None:
        return False
    return all(p.person is not None and p.person.capacities for p in scene.subject(token))


def follows_gathering(scene: Scene) -> bool:
    """Whether the sentence before tells of a gathering and of no talk."""
    if gathering_told(scene) is not None and scene.sentence.paragraph >= 0:
        return True
    before = scene.words.inside(scene.sentence.index - 1) if scene.sentence.index else ()
    gathered = any(t.lemmas & listed("conference", "noun", "nouns") and t.has("N") for t in before)
    talks = listed("meeting", "noun", "nouns") | listed("call", "noun", "nouns")
    return gathered and scene.sentence.paragraph >= 0 and not any(t.lemmas & talks for t in before)


def _gives_speech(scene: Scene, clause: Sequence[Token]) -> bool:
    """Whether a clause says no more of where somebody speaks: "С докладом выступит министр"."""
    speech = any(a.lower == "с" and b.lemma in _SPEECHES for a, b in pairwise(clause))
    low, high = clause[0].index, clause[-1].index
    return speech and not any(s.kind == "place" and low <= s.first <= high for s in scene.spans.all)
