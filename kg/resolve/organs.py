"""organs.toml: what bodies of a state are called where the state is known."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

from kg.gazetteer import LANGUAGES
from kg.identities import Label, skeleton

_FILE = Path(__file__).with_name("organs.toml")


class Organ(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Wordings of one body; of every state that has such a body where ``states`` are none.

    ``type`` is the type of body that it is in these states.
    """

    body: str
    states: tuple[str, ...] = ()
    type: str = ""
    ru: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    az: tuple[str, ...] = ()

    def names(self, lang: str) -> tuple[str, ...]:
        """Return the wordings in a language, none in one that the file does not have."""
        known: Mapping[str, tuple[str, ...]] = {"ru": self.ru, "en": self.en, "az": self.az}
        return known.get(lang, ())


@cache
def organs() -> tuple[Organ, ...]:
    """Return the rows in the order of the file."""
    return tuple(msgspec.convert(row, Organ) for row in _data()["organ"])


@cache
def associations(lang: str) -> frozenset[str]:
    """Return folded words of the names of associations in a language."""
    return frozenset(skeleton(word) for word in _data()["associations"].get(lang, "").split())


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def labels(key: str) -> tuple[Label, ...]:
    """Return the first wordings of a body that has no row of its own, those of every state before others."""
    found = min((organ for organ in organs() if organ.body == key), key=_is_of_some, default=None)
    return (
        tuple(Label(found.names(lang)[0], lang) for lang in LANGUAGES if found.names(lang)) if found else ()
    )


def _is_of_some(organ: Organ) -> bool:
    return bool(organ.states)
