"""Posts that one article tells by less than another: "Secretary Blinken", who is Secretary of State.

A bare title (``bare`` in posts.toml) goes with any post of its state that begins or ends with it, and a post
that is told with its state alone with the same post at a body of that state. It says too little to tell two
people apart, so whoever asks looks for a second one whom it may mean.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from kg.resolve.tables import posts

if TYPE_CHECKING:
    from kg.resolve.bearing import Evidence
    from kg.resolve.mentions import Post

_STATE: Final = "state/"
_MINISTERS: Final = "ministers"

Less = tuple[str, str]


def less(short: Evidence) -> set[Less]:
    """Return the titles that are told by little, each with the state that it is of."""
    told = {post.what for post in short.posts if _is_little(post)}
    return {(what, state) for what in told for state in short.states}


def more(group: Evidence) -> set[Less]:
    """Return by which titles and states less could be told of somebody."""
    told = {title for post in group.posts for title in _titles(post)}
    return {(what, state) for what in told for state in group.states}


def tells_less(short: Evidence, group: Evidence) -> bool:
    """Whether one tells, of one state, less of a post than the other does."""
    told = less(short)
    return bool(told) and not told.isdisjoint(more(group))


def _is_little(post: Post) -> bool:
    """Whether it is a bare title, or a post of which the body is not told."""
    if post.what in posts().bare:
        return not post.home or post.home.startswith(_STATE)
    return post.home.startswith(_STATE) and post.what not in posts().many


@lru_cache(maxsize=16384)
def _titles(post: Post) -> frozenset[str]:
    """Return what a post may be called for short: the title that it begins with, else itself at a body."""
    row = posts().rows.get(post.what) if post.is_listed else None
    wordings = row.names if row else (post.what,)
    short = {title for title in posts().bare if any(wording.startswith(f"{title} ") for wording in wordings)}
    if post.career == _MINISTERS:
        short |= posts().ministerial
    is_at_body = bool(post.home) and not post.home.startswith(_STATE) and post.what not in posts().many
    return frozenset(short | ({post.what} if is_at_body else set())) - {""}
