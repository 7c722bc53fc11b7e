"""How, and against what background, something was done: between a verb and the rest of its clause, it tells
no event: "принял | в торжественной обстановке | посла", "встретились | на фоне роста цен | в Осло".

Blanks take its place before a text is read.
"""

from __future__ import annotations

import re

from kg.extract.languages.ru.lexicon import table
from kg.extract.languages.ru.morphology import analyse
from kg.extract.languages.ru.said_beside import names_no_event

_PHRASES = "|".join(table("triggers")["said_beside"]["manners"])
# Behind a verb, and within its clause: a word follows.
_MANNER = re.compile(rf"(?P<verb>[а-яё]+) (?P<how>(?:{_PHRASES}))(?= [^\W\d_])")
_AGAINST = table("triggers")["said_beside"]["background"]
_BACKGROUND = re.compile(
    rf"(?P<verb>[а-яё]+) (?P<how>(?P<against>{'|'.join(_AGAINST)})(?P<of>(?: [а-яё-]+){{1,6}}))(?= [^\W\d_])"
)


def unread(text: str) -> str:
    """Return a text with blanks for manners and backgrounds, all else in its place."""
    text = _MANNER.sub(_without, text)
    against = any(f" {phrase} " in text for phrase in _AGAINST)
    return _BACKGROUND.sub(_without_background, text) if against else text


def _without(match: re.Match[str]) -> str:
    return match["verb"] + " " * (len(match[0]) - len(match["verb"])) if _acts(match["verb"]) else match[0]


def _without_background(match: re.Match[str]) -> str:
    """Blanks for a background with its nouns, up to whoever is named."""
    nouns: list[str] = []
    for word in match["of"].split():
        nominal = (r for r in analyse(word)[:3] if r.pos in ("N", "A", "P") and r.case == "gen")
        if all("anim" in r.tags for r in nominal):
            break
        nouns.append(word)
    if not nouns or not _acts(match["verb"]) or not names_no_event(nouns):
        return match[0]
    how = f"{match['against']} {' '.join(nouns)}"
    rest = match[0][len(match["verb"]) + 1 + len(how) :]
    return f"{match['verb']} {' ' * len(how)}{rest}"


def _acts(word: str) -> bool:
    return analyse(word)[0].pos in ("V", "PS")
