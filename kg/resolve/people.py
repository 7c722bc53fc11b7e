"""Person names of one record -> persons.

A full name (two words or more beside initials, particles and patronymic) is a person in every article.
A surname alone, or with an initial, is the person of the one full name in the record that it abbreviates;
without one it stays inside its article: two articles that say "Лавров" need not mean the same man.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

import msgspec

from kg.identities import Entity, Label, Parts, skeleton, words

# No words of their own: "фон дер Ляйен" is a surname alone. Ben, Le and Bin are missing: they are names too.
_PARTICLES = frozenset(
    (
        "van",
        "von",
        "fon",
        "der",
        "de",
        "la",
        "di",
        "da",
        "del",
        "della",
        "ter",
        "den",
        "dos",
        "du",
        "al",
        "el",
    )
)
_INITIAL = re.compile(r"[^\W\d_]\.?|[^\W\d_]{2}\.")
_NO_INITIAL = frozenset(("jr.", "sr.", "st.", "мл.", "ст."))
_PATRONYMIC = re.compile(r"\w{2,}(?:vich|vna|ichna)")
_CHILD_OF = frozenset(("ogly", "oglu", "kyzy", "gyzy", "qizi"))  # the father's name stands before it


class _Name(msgspec.Struct, frozen=True):
    spelled: str
    words: tuple[str, ...]
    initials: tuple[str, ...]

    @property
    def is_full(self) -> bool:
        return sum(word not in _PARTICLES for word in self.words) > 1

    def abbreviates(self, other: _Name) -> bool:
        """Whether every word occurs in the other name and the first initial begins one of its other words.

        A second initial is the father's name, which the other name may leave out.
        """
        rest = [word for word in (*other.words, *other.initials) if word not in self.words]
        is_fitting = not self.initials or any(word.startswith(self.initials[0]) for word in rest)
        return is_fitting and set(self.words) <= set(other.words)


def persons(names: Iterable[str], *, article: str, lang: str) -> dict[str, Entity]:
    """Return the person behind each name as it is spelled; blank names are left out."""
    parsed = [_parse(name) for name in sorted(set(names)) if skeleton(name)]
    keyed = {name.spelled: _parts(_fullest(name, parsed), article) for name in parsed}
    ordered = sorted(parsed, key=lambda name: keyed[name.spelled])
    persons: dict[str, Entity] = {}
    for parts, group in groupby(ordered, key=lambda name: keyed[name.spelled]):
        spellings = list(group)
        persons |= dict.fromkeys((name.spelled for name in spellings), _person(parts, spellings, lang))
    return persons


def _parse(spelled: str) -> _Name:
    """Take a name apart. A hyphenated word is one: "Богдан-Мартин" is a surname alone."""
    tokens = words(spelled)
    initials = [t for t in tokens if _INITIAL.fullmatch(t) and t.lower() not in _NO_INITIAL]
    rest = [skeleton(t) for t in tokens if t not in initials]
    return _Name(spelled, tuple(_without_patronymic(rest)), tuple(skeleton(t) for t in initials))


def _without_patronymic(tokens: list[str]) -> list[str]:
    """Return the words without the father's name, which one article gives and another leaves out."""
    for at, word in enumerate(tokens):
        if word in _CHILD_OF and len(tokens) > 3 and at:
            return tokens[: at - 1] + tokens[at + 1 :]
    if len(tokens) == 3 and _PATRONYMIC.fullmatch(tokens[1]):
        return [tokens[0], tokens[2]]
    return tokens


def _fullest(name: _Name, names: list[_Name]) -> _Name:
    """Return the one full name, else the one with initials, that this name abbreviates, else itself."""
    if name.is_full:
        return name
    longer = [n for n in names if name.abbreviates(n) and (n.is_full or len(n.initials) > len(name.initials))]
    candidates = [n for n in longer if n.is_full] or longer
    if len({(n.words, () if n.is_full else n.initials) for n in candidates}) != 1:
        return name
    return candidates[0]


def _parts(name: _Name, article: str) -> Parts:
    if name.is_full:
        return ("name", " ".join(name.words))
    return ("article", article, " ".join((*name.initials, *name.words)) or skeleton(name.spelled))


def _person(parts: Parts, spellings: list[_Name], lang: str) -> Entity:
    """Return the person, labelled with the longest spelling, a full one before the others."""
    ranked = sorted(spellings, key=lambda n: (n.is_full, len(n.spelled), n.spelled), reverse=True)
    longest, *others = (Label(name.spelled, lang) for name in ranked)
    return Entity(
        kind="person",
        parts=parts,
        labels=(longest,),
        other_labels=tuple(sorted(others)),
        names=tuple(sorted({skeleton(name.spelled) for name in spellings} | {parts[-1]})),
    )
