"""A label that was composed of an event's type, parties and date -> the same in another language.

An event that no source names is called so, in the language of the article (``kg.model.events``). Its words
are put into the language that is asked for, one by one; a name that is not known in it stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

import pyoxigraph as ox

from kg.terms import DM, LANGUAGES, label

_TYPES: Final = (DM.Meeting, DM.Call, DM.Visit, DM.Conference, DM.Signing)
_OF_NOBODY: Final = re.compile(r"…|\d{4}(-\d\d){0,2}")
_WITH_HOME: Final = re.compile(r"(.+) \((.+)\)")


def is_foreign(text: ox.Literal, lang: str) -> bool:
    """Whether a label is composed, and can be told in ``lang``, in which it is not."""
    return lang in LANGUAGES and text.language != lang and _type(text) is not None


def told(text: ox.Literal, names: Mapping[str, ox.Literal], lang: str) -> ox.Literal:
    """Return a composed label with the type and the names of its parties as they are shown in a language.

    ``names`` has for each label of a party the one to show, so that a party is called the same in its own
    name and in those of its events. What still has words of another language has no language tag.
    """
    words, kept = [], False
    for part in text.value.partition(": ")[2].split(", "):
        known = _known(part, names, lang)
        if known is None and part in names:
            known, kept = names[part].value, True
        kept |= known is None and not _OF_NOBODY.fullmatch(part)
        words.append(part if known is None else known)
    type_ = _type(text)
    said = ", ".join(words) if type_ is None else f"{label(type_, lang)}: {', '.join(words)}"
    return ox.Literal(said) if kept else ox.Literal(said, language=lang)


def _type(text: ox.Literal) -> ox.NamedNode | None:
    return _types().get((text.language or "", text.value.partition(": ")[0]))


@cache
def _types() -> dict[tuple[str, str], ox.NamedNode]:
    """The types of events by language and label."""
    return {(lang, label(term, lang)): term for lang in LANGUAGES for term in _TYPES}


def _known(part: str, names: Mapping[str, ox.Literal], lang: str) -> str | None:
    """Return a name in the language; None where it has none. A body may stand with its state in brackets."""
    if part in names:
        return names[part].value if names[part].language == lang else None
    if found := _WITH_HOME.fullmatch(part):
        body, home = _known(found[1], names, lang), _known(found[2], names, lang)
        return f"{body} ({home})" if body and home else None
    return None
