"""Names of ministries -> what they are in charge of, the same in every language, by portfolios.toml.

A ministry that nobody has listed is one in three languages as long as its portfolios are known words.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

import msgspec

from kg.identities import Label, skeleton

_FILE = Path(__file__).with_name("portfolios.toml")
_MINISTRY = {
    "ru": re.compile(r"(?:federalnoe )?(?:ministerstvo |min)(?P<what>.+)"),
    "en": re.compile(r"(?:federal )?ministry (?:of|for) (?P<what>.+)|(?P<which>.+) ministry"),
    "az": re.compile(r"(?:federal )?(?P<what>.+) nazirliyi"),
}
_MINISTER = {
    "ru": re.compile(r"(?:federalnyi )?ministr (?P<what>.+)"),
    "en": re.compile(
        r"(?:federal |union )?minister (?:of|for) (?P<what>.+)|(?:federal |union )?(?P<which>.+) minister"
        r"|secretary of (?:state for )?(?P<whose>.+)|(?P<who>.+) secretary"
    ),
    "az": re.compile(r"(?:federal )?(?P<what>.+) naziri"),
}
_BETWEEN = frozenset(
    ("i", "po", "delam", "voprosam", "and", "the", "of", "for", "affairs", "va", "uzra", "ishlari")
)
_PATTERN = {"ru": "Министерство {}", "en": "Ministry of {}", "az": "{} Nazirliyi"}
_AND = {"ru": " и ", "en": " and ", "az": " və "}


class Portfolio(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a ministry is in charge of, as portfolios.toml explains it."""

    row: str = ""
    lead: str = ""
    ru: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    en: tuple[str, ...] = ()
    az: tuple[str, ...] = ()

    def names(self, lang: str) -> tuple[str, ...]:
        """Return the wordings in a language, none in one that the file does not have."""
        return {"ru": self.ru, "en": self.en, "az": self.az}.get(lang, ())


@cache
def _portfolios() -> dict[str, Portfolio]:
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return msgspec.convert(data, dict[str, Portfolio])


@cache
def _wordings(lang: str) -> dict[str, str]:
    """Return portfolios by the skeletons of their wordings."""
    found: dict[str, str] = {}
    for key, portfolio in _portfolios().items():
        for name in portfolio.names(lang):
            if found.setdefault(skeleton(name), key) != key:
                raise ValueError(
                    f"portfolios.toml: {name!r} is a wording of {found[skeleton(name)]} and {key}"
                )
    return found


@cache
def _short() -> dict[str, str]:
    return {skeleton(name): key for key, portfolio in _portfolios().items() for name in portfolio.short}


@lru_cache(maxsize=4096)
def ministry(name: str, lang: str) -> str | None:
    """Return the key of a ministry: a type of bodies.csv, else its portfolios; None for any other name.

    >>> ministry("Министерство промышленности и торговли", "ru")
    'industry+trade'
    """
    folded = skeleton(name)
    if lang == "ru" and folded in _short():
        return _key([_short()[folded]])
    return _in_charge_of(folded, lang, _MINISTRY)


@lru_cache(maxsize=4096)
def minister(position: str, lang: str) -> str | None:
    """Return the key of the ministry that somebody of this position leads; None for any other position.

    >>> minister("Minister of Industry and Trade", "en"), minister("заместитель министра торговли", "ru")
    ('industry+trade', None)
    """
    return _in_charge_of(skeleton(position), lang, _MINISTER)


def _in_charge_of(folded: str, lang: str, patterns: Mapping[str, re.Pattern[str]]) -> str | None:
    found = patterns[lang].fullmatch(folded) if lang in patterns else None
    read = _read(next(part for part in found.groups() if part).split(), lang) if found else []
    return _key(read) if read else None


def _read(words: list[str], lang: str) -> list[str]:
    """Return the portfolios that words name one after the other; none when a word is not understood."""
    wordings, read = _wordings(lang), list[str]()
    while words:
        sizes = range(len(words), 0, -1)
        size = next((size for size in sizes if " ".join(words[:size]) in wordings), 0)
        if not size and words[0] not in _BETWEEN:
            return []
        read += [wordings[" ".join(words[:size])]] if size else []
        words = words[size or 1 :]
    return read


def _key(read: list[str]) -> str:
    table = _portfolios()
    leads = [key for key, one in table.items() if key in read and one.lead == "any"]
    leads += [key for key in read[:1] if table[key].lead == "first"]
    if leads or len(set(read)) == 1:
        key = (leads or read)[0]
        return table[key].row or f"ministry-of-{key}"
    return "+".join(sorted(set(read)))


def labels(key: str) -> tuple[Label, ...]:
    """Return what a ministry that has no row is called, made of its portfolios; none for another key.

    >>> [label.text for label in labels("industry+trade")][1]
    'Ministry of Industry and Trade'
    """
    table = _portfolios()
    parts = key.removeprefix("ministry-of-").split("+")
    if not all(part in table for part in parts):
        return ()
    return tuple(
        Label(pattern.format(_listed([table[part].names(lang)[0] for part in parts], lang)), lang)
        for lang, pattern in _PATTERN.items()
    )


def _listed(names: list[str], lang: str) -> str:
    return _AND[lang].join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
