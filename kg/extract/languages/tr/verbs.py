"""What a form of a Turkish verb says: that something happened, will or did not, and whether it ends a clause.

Vowel harmony is not checked: what follows a known stem is an ending or it is another word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from kg.extract.languages.tr.forms import whole
from kg.extract.words import Token

Form = Literal["finite", "participle", "converb", "clause", "noun", "purpose"]
Time = Literal["past", "future", "present", ""]

_NEG = r"(?P<no>m[aeıiuü])?"
_FORMS: tuple[tuple[Form, Time, str], ...] = (
    ("finite", "past", rf"{_NEG}[dt][ıiuü](?:ler|lar|k|m)?"),
    ("finite", "past", rf"{_NEG}m[ıiuü]ş(?:t[ıiuü]r?|ler|lar)*"),
    ("finite", "future", rf"{_NEG}y?[ae]c[ae]k(?:t[ıi]r?|ler|lar)*"),
    ("finite", "present", r"(?P<no>m)?[ıiuü]yor(?:lar|du)*"),
    ("finite", "present", rf"{_NEG}m[ae]kte(?:dir|ydi)?"),
    (
        "clause",
        "past",
        rf"{_NEG}[dt][ıiuü](?:k|ğ[ıiuü]|kler[ıi]|klar[ıi])(?:n[ıiuü]|n[ıiuü]n|ne|na|nde|nda)?",
    ),
    ("clause", "future", rf"{_NEG}y?[ae]c[ae](?:ğ[ıi]|kler[ıi]|klar[ıi])(?:n[ıi]|n[ıi]n|ne|na)?"),
    ("noun", "", r"m[ae](?:s[ıi]|lar[ıi]|ler[ıi])(?:n[ıi]n?|ne|na|nde|nda|nden|ndan|yle|yla)?"),
    ("purpose", "future", r"m[ae]k"),
    ("purpose", "future", r"m[ae]y[ae]"),
    ("converb", "past", r"y?(?:erek|arak|[ıiuü]p)"),
    ("converb", "past", r"[dt][ıiuü]kt[ae]n"),
    ("participle", "past", rf"{_NEG}y?[ae]n"),
)
_COMPILED = [(form, time, re.compile(ending)) for form, time, ending in _FORMS]
# Any verb of the past or the future that may end a clause: "açıkladı, ..."
_ENDS = re.compile(r".{2,}(?:[dt][ıiuü]|m[ıiuü]ş|[ıiuü]yor|[ae]c[ae]k)(?:lar|ler|t[ıi]r?)?")


@dataclass(frozen=True, slots=True)
class Verb:
    """A form of a listed verb: its stem, what kind of form, when, and whether it is negated."""

    stem: str
    form: Form
    time: Time
    negative: bool


def read_verb(token: Token, stems: Iterable[str]) -> Verb | None:
    """Return the form of the longest of the stems that a token is a form of, or None."""
    word = whole(token)
    for stem in sorted([stem for stem in stems if word.startswith(stem)], key=len, reverse=True):
        for form, time, ending in _COMPILED:
            found = ending.fullmatch(word, len(stem))
            if found is not None:
                return Verb(stem, form, time, bool(found.groupdict().get("no")))
    return None


def ends_clause(token: Token, following: Token | None) -> bool:
    """Whether a verb, of whatever stem, ends a clause: a mark or "ve" follows."""
    stop = following is None or following.text in ",;.:" or following.lower == "ve"
    return stop and token.shape == "word" and not token.capital and _ENDS.fullmatch(whole(token)) is not None
