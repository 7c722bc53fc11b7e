"""Who comes to the gathering told before, where a word for talks alone means it: "Открылась
конференция по Сирии. Для участия во встрече в Вену прибыл министр А", "На встречу прилетел Б"."""

from __future__ import annotations

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.attendees import attendees
from kg.extract.languages.ru.comers import arriving
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.told_before import gathering_told
from kg.extract.words import Token

# "переговоры", "прием" are held beside a gathering, and are not it.
_NOUNS = frozenset(("встреча", "консультация", "дискуссия"))
_POINTING = frozenset(("этот", "данный", "весь"))
_WITH = frozenset(("с", "со", "между", "по", "о", "об"))


@on(_NOUNS)
def comes_to_told(scene: Scene, token: Token) -> Draft | None:
    """Those who come to the gathering told shortly before, which is called a meeting."""
    if not token.lemmas & _NOUNS or not scene.sentence.index or not _is_bare(scene, token):
        return None
    if gathering_told(scene) is None:
        return None
    first = scene.phrase_start(token)
    people = arriving(scene, token, first) or (attendees(scene, token) if _for_part(scene, first) else [])
    people = [p for p in people if p.kind in ("person", "post", "state")]
    if not people or any(p.counterpart for p in people):
        return None
    draft = mention(scene, "conference", token, "attendance")
    draft.open = True
    scene.put(draft, people)
    return draft


def _for_part(scene: Scene, first: int) -> bool:
    """Whether somebody comes to take part: "для участия | во встрече". Who took part is told otherwise."""
    before = [t.lower for t in scene.words.tokens[max(scene.sentence.first, first - 3) : first - 1]]
    return before == ["для", "участия"]


def _is_bare(scene: Scene, token: Token) -> bool:
    """Whether a noun says nothing of which talks it means: no side, no matter, no attribute but "этой"."""
    first = scene.phrase_start(token)
    if any(not t.lemmas & _POINTING for t in scene.words.tokens[first : token.index]):
        return False
    if not phrases.preposition(scene.words, first) or scene.genitive(token):
        return False
    after = scene.behind(token)
    return after.lower not in _WITH and "gen" not in after.cases("N")
