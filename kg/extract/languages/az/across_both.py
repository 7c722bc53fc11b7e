"""Officials of several states told without names, and by which words the text names them afterwards: "Qana və
Serbiyanın xarici işlər nazirləri görüşüb. XİN rəhbərləri A və B ...".
"""

from __future__ import annotations

from typing import Final

from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.titles import Post

_MINISTRY: Final = "nazirliyi"
_FOREIGN: Final = "xarici işlər nazir"
# "XİN rəhbərləri", "diplomatiya idarələrinin başçıları", without their possessive.
_LED: Final = frozenset(("rəhbər", "başç"))
_OFFICES: Final = (
    "xin", "xarici işlər nazirlikləri", "xarici siyasət idarələri", "diplomatiya idarələri",
)  # fmt: skip


def of_one_kind(post: Post, told: Post) -> bool:
    """Whether officials in the plural can be those whom the text told by their states alone."""
    said, held = bare(post.position), bare(told.position)
    if said == held or said == bare(told.position.split()[-1]):
        return True
    ministry = told.organization == "XİN" or lower(told.organization).endswith(_MINISTRY)
    if ministry and said == "nazir":
        return True
    foreign = held == _FOREIGN or (told.organization == "XİN" and held in _LED)
    return foreign and (said == _FOREIGN or _leads_diplomacy(post))


def _leads_diplomacy(post: Post) -> bool:
    return bare(post.position) in _LED and lower(post.organization) in _OFFICES


def bare(title: str) -> str:
    """A title without its possessive: "naziri" and "nazir" are one."""
    return lower(title).rstrip("iıuü")
