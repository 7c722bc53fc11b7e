"""Who attends a gathering that a list goes on to, or whose part in it a pronoun tells: "выступил на саммите,
а затем на форуме", "с его участием", "его участие в саммите"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.phrases import DASHES
from kg.extract.languages.ru.scene import Scene
from kg.extract.parties import Party
from kg.extract.words import Token

_THEN = frozenset(("затем", "потом", "позже", "позднее"))
_JOINS = frozenset(("а", "и"))
_HIS = frozenset(("его", "ее", "её", "их"))


def listed_before(scene: Scene, token: Token) -> Sequence[Party]:
    """Those who attend the gathering before, where a list goes on: ", а также в заседании", "и на форуме",
    ", а затем – на форуме"."""
    first = scene.phrase_start(token)
    before = [t.lower for t in scene.words.tokens[max(scene.sentence.first, first - 4) : first]]
    if not _THEN.isdisjoint(before) and before[-1] in ("в", "на"):
        return scene.attending if _goes_on_then(scene, token, first) else []
    goes_on = before[-1:] in (["в"], ["на"]) and before[-2:-1] in (["и"], ["также"])
    # "в саммите МЕРКОСУР и | форуме «Мир»"
    ending = first - (4 if before[-3:] == [",", "а", "также"] else 2)
    goes_on = goes_on or (before[-1:] in (["и"], ["также"]) and scene.ended == ending)
    # "в саммите АТЭС, | форуме АСЕАН и конференции ООН"
    goes_on = goes_on or (before[-1:] == [","] and scene.ended == first - 2 and "loc" in token.cases("N"))
    return scene.attending if goes_on else []


def _goes_on_then(scene: Scene, token: Token, first: int) -> bool:
    """Whether a clause without a verb and without anybody of its own says what somebody attended next: ", а
    затем – на | форуме"."""
    words = scene.words.tokens
    at = first - 3 if words[first - 2].text in DASHES else first - 2
    if words[at].lower not in _THEN or words[at - 1].lower not in _JOINS:
        return False
    _, high = scene.clauses.reach(token.index)
    if any(finite(t) or t.has("PS") for t in words[at : max(high, token.index) + 1]):
        return False
    return not any(p.kind in ("person", "post") and at < p.first <= high for p in scene.clauses.parties)


def by_his_part(scene: Scene, part: Token) -> list[Party]:
    """Whom "с его | участием" means."""
    words = scene.words.tokens
    if (
        part.lower != "участием"
        or words[part.index - 1].lower not in _HIS
        or words[part.index - 2].lower != "с"
    ):
        return []
    own = scene.possessed(part)
    return [own] if own is not None and (own.person is not None or own.plural) else []


def his_part(scene: Scene, part: Token) -> list[Party]:
    """Whose part in something a pronoun tells: "Его | участие в саммите запланировано"."""
    own = scene.possessed(part) if "nom" in part.cases("N") else None
    return [own] if own is not None and own.person is not None else []
