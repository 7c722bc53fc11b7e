"""What stands behind a member of an Azerbaijani list without ending it: "A (solda), | B", "A, səfirliyin
əməkdaşları, | B", "A və digərləri, | o cümlədən B"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.extract.languages.az.scene import Actor, Scene

# "onun xanımı", "həyat yoldaşı": who stands at a member's side and acts for nobody.
_SPOUSES = (("xanımı",), ("həyat", "yoldaşı"), ("yoldaşı",), ("əri",))
_LINKS = frozenset((",", "və", "habelə", "həmçinin"))
# What ends a list: "A və B | arasında texnologiyalar və enerji üzrə saziş"
_ENDS = frozenset(("arasında", "arasındakı", "ilə", "tərəfindən"))
# "səfirliyin əməkdaşları", "digər rəsmi şəxslər": so many words at most.
_GROUP = 8
_BRACKET = 12
_SHORTEST = 2
_PLURAL = re.compile("l[aə]r(?:[ıi]|ımız|imiz)?$")

# What may link the next of a list, and what says of him that he comes with the one before.
_COMPANY = re.compile(
    r"(?P<link>və|,|, həmçinin|, eləcə də|, habelə|həmçinin|eləcə də|habelə) "
    r"(?:(?:onu|onları|naziri|qonağı) müşayiət edən|"
    r"(?:onunla|onlarla|nazirlə)(?: birlikdə| birgə)? (?:gələn|gəlmiş)"
    r"|(?:onun (?:rəhbərlik|başçılıq) etdiyi )?(?:nümayəndə )?heyət(?:ə|inə|in|inin) "
    r"(?:daxil|üzvü|tərkibində)(?: olan| \w+ (?:gələn|gəlmiş))?)"
)


def of_company(gap: list[str]) -> int:
    """How many words link two of a list where the rest of those between says that the second comes with the
    first: "A | və | onu müşayiət edən B"; 0 where it does not."""
    found = _COMPANY.fullmatch(" ".join(gap)) if len(gap) > _SHORTEST else None
    return len(found["link"].split()) if found is not None else 0


def past(scene: Scene, member: Actor) -> int:
    """The last token of what belongs to a member or is listed behind it without being read; the member's own
    last token where there is nothing of the kind."""
    end, passed = -1, member.last
    while end != passed:
        end = passed
        passed = _bracket(scene, passed)
        passed = _spouse(scene, passed)
        passed = _group(scene, passed)
    return passed


def _bracket(scene: Scene, last: int) -> int:
    """ "A | (Əmək Partiyası), B"."""
    if last + 1 > scene.last or scene.low(last + 1) != "(":
        return last
    inside = range(last + 2, min(scene.last, last + _BRACKET) + 1)
    return next((i for i in inside if scene.low(i) == ")"), last)


def _spouse(scene: Scene, last: int) -> int:
    """ "A|, onun xanımı|, B": a spouse without a name; one with a name is listed."""
    i = last + 1
    if i > scene.last or scene.low(i) not in _LINKS:
        return last
    i += 1 + (i < scene.last and scene.low(i + 1) == "onun")
    for words in _SPOUSES:
        end = i + len(words) - 1
        if end < scene.last and tuple(scene.low(k) for k in range(i, end + 1)) == words:
            return end if scene.low(end + 1) in _LINKS else last
    return last


def _group(scene: Scene, last: int) -> int:
    """Several who are listed and not read: "A|, səfirliyin əməkdaşları|, B", or somebody whom nothing has
    read: "A|, iş adamı Levent Şahin|, B"."""
    i = last + 1
    if i >= scene.last or scene.low(i) not in _LINKS:
        return last
    i += 1
    close = next((k for k in range(i, min(scene.last, i + _GROUP) + 1) if scene.low(k) in _LINKS), i)
    inner = range(i, close)
    if not inner or any(a.first in inner and a.party.kind != "state" and not _owns(a) for a in scene.actors):
        return last
    told = any(v.first in inner or v.last in inner for v in scene.verbs) or any(
        w.first in inner for w in scene.whens
    )
    if told or any(scene.tokens[k].shape != "word" or scene.low(k) in _ENDS for k in inner):
        return last
    several = bool(_PLURAL.search(scene.low(close - 1))) and not scene.tokens[close - 1].capital
    unread = len(inner) > 1 and all(scene.tokens[k].capital for k in (close - 2, close - 1))
    return close - 1 if several or unread else last


def _owns(actor: Actor) -> bool:
    """Whether a body only says whose people are listed: "səfirliyin | əməkdaşları"."""
    return actor.party.kind == "body" and actor.may("gen")
