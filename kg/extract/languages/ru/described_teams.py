"""Whether a relative clause tells of a delegation: "с делегацией, | в которую вошли А и Б"."""

from __future__ import annotations

from kg.extract.languages.ru.scene import Scene
from kg.extract.words import Token

_DELEGATION = "делегация"
# "делегация в Баку, в которую вошли"; "в состав которой вошли" is of no other noun, however far it is
_BEFORE_WHICH = 4


def is_of_delegation(scene: Scene, low: int, lemmas: set[str]) -> bool:
    """Whether the clause that begins with token ``low`` tells by "который" of a delegation: of one right
    before, or of the last feminine noun where the pronoun is feminine ("делегация глав ведомств Чили, | в
    которую вошли")."""
    if "который" not in lemmas:
        return False
    ahead = scene.words.tokens[scene.sentence.first : low]
    near = ahead if "состав" in lemmas else ahead[-_BEFORE_WHICH:]
    if any(t.lemma == _DELEGATION for t in near):
        return True
    which = next((t.lower for t in scene.words.tokens[low : low + 2] if t.lemma == "который"), "")
    said = (t for t in reversed(ahead) if _is_feminine(t))
    return which == "которую" and next((t.lemma for t in said), "") == _DELEGATION


def _is_feminine(token: Token) -> bool:
    """Whether a word can be a feminine noun in the singular, and is no name."""
    return not token.capital and any(
        r.pos == "N" and r.gender == "f" and r.number == "s" for r in token.readings
    )
