"""What named queries and their parameters are for, in the languages of pages: ``queries/words.toml``."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any, Final

from kg.packaged import folder
from kg.query.catalogue import NamedQuery, Parameter

_PLACES: Final = {"ru": 0, "az": 1}  # of the two translations beside the English words


def description(query: NamedQuery, lang: str) -> str:
    """Return what a query tells, in English where it is a user's or the language has no words for it."""
    return _said("descriptions", query.name, query.description, lang)


def meaning(param: Parameter, lang: str) -> str:
    """Return what a parameter is, in English where the language has no words for it."""
    return _said("params", param.description, param.description, lang)


def _said(table: str, key: str, english: str, lang: str) -> str:
    known = _words()[table].get(key)
    return known[_PLACES[lang]] if known and lang in _PLACES else english


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads((folder("queries") / "words.toml").read_text(encoding="utf-8"))
