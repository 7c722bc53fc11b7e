"""What is only on an agenda, and what was not done: "В повестке – | встреча с премьером", "соглашение
| подписано не было"."""

from __future__ import annotations

from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.scene import Scene
from kg.extract.words import Token


def on_agenda(scene: Scene, token: Token) -> bool:
    """Whether a sentence without a verb says that an event is on somebody's agenda."""
    inside = scene.words.inside(scene.sentence.index)
    opening = [t.lemma for t in inside[:2]]
    if opening not in (["в", "повестка"], ["на", "повестка"]) or "nom" not in token.cases("N"):
        return False
    return not any(finite(t) for t in inside)


def is_topic(scene: Scene, token: Token) -> bool:
    """Whether an event is only what talks were about: "Темой переговоров стало | подписание договора"."""
    if scene.said.isdisjoint(_TOPICS) or "nom" not in token.cases("N"):
        return False
    clause = scene.clause(token)
    opens = next((t for t in clause if t.lower in _TOPICS), None)
    if opens is None or opens.index > token.index:
        return False
    between = [t for t in clause if opens.index < t.index < token.index]
    return any(t.lemmas & _BEING for t in between)


_TOPICS = frozenset(("темой", "предметом", "внимания"))
_BEING = frozenset(("стать", "становиться", "быть", "являться", "находиться", "оказаться"))


def was_not_done(scene: Scene, token: Token) -> bool:
    """Whether "не было" stands behind a participle, of whatever it says that it was done."""
    participle = token if token.has("PS") else None
    if participle is None and "nom" in token.cases("N"):
        participle = scene.governor(token, scene.clause(token))
    if participle is None or not participle.has("PS"):
        return False
    after = scene.words.tokens[participle.index + 1 : participle.index + 3]
    return [t.lower for t in after[:1]] == ["не"] and after[-1].lemma == "быть" and len(after) > 1
