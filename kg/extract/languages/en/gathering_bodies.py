"""The body of several states whose gathering it is: "the 78th session of the World Health Assembly"."""

from __future__ import annotations

import re

from kg import gazetteer
from kg.extract.languages.en.bodies import is_international
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.scene import Scene
from kg.extract.languages.en.title import is_head
from kg.extract.parties import Party
from kg.extract.words import Token

_BRACKETS = re.compile(r"\s*\([^()]*\)")
# "Session of | the Council": a body begins so many words after the noun.
_NEAR = 3


def of_gathering(scene: Scene, noun: Token, last: int) -> Party | None:
    """Return the body that meets, where "of" names it after the noun; None for places and states."""
    of = next(
        (i for i in range(noun.index + 1, min(noun.index + _NEAR, last)) if scene.tokens[i].lower == "of"),
        None,
    )
    if of is None:
        return None
    first = of + 1 + (scene.tokens[of + 1].lower == "the")
    span = scene.spans.over(first)
    if span is None or span.kind != "body" or span.last > last or span.country:
        return None
    following = scene.tokens[min(span.last + 1, scene.sentence.last)]
    if following.lower in words_of("posts", "modifiers") or is_head(following) or following.lower == "member":
        return None  # "the meeting of EU | foreign ministers"
    name = " ".join(_BRACKETS.sub("", scene.words.quote(first, span.last)).split())
    listed = isinstance(gazetteer.lookup(name, "en", "body"), gazetteer.Body)
    if first > span.first and not listed:
        return None
    name = name if first > span.first else span.name
    if not is_international(name) or not (listed or _is_organ(name)):
        return None
    return Party(first, span.last, span.last, "body", scene.tokens[first].sentence, body=name)


def _is_organ(name: str) -> bool:
    """Whether a name is that of an organ of a listed body: "ECOWAS Council of Ministers"; no task force."""
    words = name.split()
    owner = " ".join(words[:-1])
    while owner and not isinstance(gazetteer.lookup(owner, "en", "body"), gazetteer.Body):
        owner = owner.rpartition(" ")[0]
    tail = name.rpartition(" of the ")[2]
    return bool(owner) or isinstance(gazetteer.lookup(tail, "en", "body"), gazetteer.Body)
