"""Who are called by what they head: "the heads of the two foreign ministries", "the chiefs of the
agencies"."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.extract.languages.en import capacities, references
from kg.extract.languages.en.lexicon import table, words_of

_OF_WHAT = re.compile(
    r"(?P<head>\w+) of (?:(?:the|their) )?(?P<both>two|both(?: the)?|three|four)?\s*"
    r"(?:respective |countries' |sides' )?(?P<kind>.+)"
)


def stands_for(title: str, position: str) -> bool:
    """Whether a title of somebody without a name can mean the holder of a position, as who heads bodies of a
    kind holds it: "the heads of the foreign ministries" are foreign ministers."""
    posts = _posts(title.lower())
    if posts:
        full = capacities.plain(position)
        return any(capacities.stands_for(post, position) or full == post for post in posts)
    return capacities.stands_for(title, position)


def of_both(title: str) -> str:
    """Return the post of one of "the heads of the two foreign ministries", "ministers of both states"; '' for
    others."""
    found = _OF_WHAT.fullmatch(title.lower()) if _posts(title.lower()) else None
    if found is None or not (found["both"] or "").startswith(("two", "both")):
        return references.of_both(title)
    return f"{found['head']} of the {_singular(found['kind'])}"


@lru_cache(maxsize=10_000)
def _posts(title: str) -> tuple[str, ...]:
    """The posts of those who head bodies of a kind, () where a title says nothing of the sort."""
    head = title.partition(" of ")[0]
    found = _OF_WHAT.fullmatch(title) if head in words_of("posts", "headed", "heads") else None
    if found is None:
        return ()
    kind: str = found["kind"]
    kinds: dict[str, list[str]] = table("posts")["headed"]["kinds"]
    fitting = [k for k in kinds if f" {kind}".endswith((f" {k}", f" {_singular(k)}"))]
    return tuple(kinds[max(fitting, key=len)]) if fitting else ()


def _singular(kind: str) -> str:
    return f"{kind[:-3]}y" if kind.endswith("ies") else kind.removesuffix("s")
