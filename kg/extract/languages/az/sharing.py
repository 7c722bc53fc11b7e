"""Members of a list that share what follows the last one, and are one topic with it: "ticarət və investisiya
əlaqələrinin genişləndirilməsi", "terrorizm və narkotik qaçaqmalçılığına qarşı mübarizə".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.languages.az.inflection import in_case
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.lists import ABSTRACT, is_cut, is_genitive
from kg.extract.languages.az.scene import Scene

_ILLS = tuple(sorted(words_of("topics", "ills")))
_HEADS = tuple(sorted(words_of("topics", "joint")))
_AGAINST = frozenset(["qarşı", "ilə", "əleyhinə", "birgə"])
# "əlaqələrinin, ixracının": a possessive in the genitive, after a sector
_OWNED = ("nın", "nin", "nun", "nün")


def share(scene: Scene, first: int, at: int, last: int) -> bool:
    """Whether a comma or "və" joins members that leave their head, or what is fought, to the last one."""
    one = _of_one_head(scene, first, at, last) or _of_one_owner(scene, first, at, last)
    return one or _fought(scene, at, last)


def _of_one_head(scene: Scene, first: int, at: int, last: int) -> bool:
    """Whether bare sectors alone stand around a cut, the last of them with a head in the genitive."""
    joint = next((i for i in range(at, last) if scene.low(i) == "və"), last)
    if joint + 3 > last or not all(_is_sector(scene, i) for i in (at - 1, joint + 1)):
        return False
    # sector, cut, sector, cut ...
    between = range(first + 1, joint + 1, 2)
    if (joint - first) % 2 == 0 or not all(_is_sector(scene, i - 1) and is_cut(scene, i) for i in between):
        return False
    head = scene.low(joint + 2)
    owned = is_genitive(scene, joint + 2) and head.endswith(_OWNED) and head.startswith(_HEADS)
    return owned and not is_cut(scene, joint + 3)


def _of_one_owner(scene: Scene, first: int, at: int, last: int) -> bool:
    """ "sərhədlərin delimitasiyası və demarkasiyası məsələləri": two deeds of one owner, a general head."""
    if scene.low(at) != "və" or at + 2 > last or not scene.low(at + 2).startswith("məsələ"):
        return False
    ended = at + 2 == last or is_cut(scene, at + 3)
    owned = any(is_genitive(scene, i) for i in range(first, at - 1))
    return ended and owned and scene.possessed(at - 1) and scene.possessed(at + 1)


def _is_sector(scene: Scene, index: int) -> bool:
    return scene.low(index) in ABSTRACT


def _fought(scene: Scene, at: int, last: int) -> bool:
    """Whether the members before and after a cut are ills that one fights: "X və Y-yə qarşı mübarizə"."""
    if not _is_ill(scene, at - 1):
        return False
    fight = next((i for i in range(at + 2, last + 1) if scene.low(i).startswith("mübarizə")), 0)
    with_ = fight and _is_ill(scene, fight - 1) and in_case(scene.tokens[fight - 1].text, "ins") is not None
    if not fight or not (with_ or scene.low(fight - 1) in _AGAINST):
        return False
    return all(_is_ill(scene, i - 1) for i in _cuts(scene, at + 1, fight))


def _cuts(scene: Scene, first: int, last: int) -> Iterator[int]:
    """The commas and "və" of a stretch, of those side by side the first."""
    cuts = [i for i in range(first, last) if is_cut(scene, i)]
    yield from (i for i in cuts if i - 1 not in cuts)


def _is_ill(scene: Scene, index: int) -> bool:
    return scene.low(index).startswith(_ILLS)
