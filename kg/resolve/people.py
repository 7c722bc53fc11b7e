"""Person names of one record -> persons.

A full name (two words or more beside initials, particles and patronymic) is a person in every article.
A surname alone, or with an initial, is the person of the one full name in the record that it abbreviates;
without one it stays inside its article: two articles that say "Лавров" need not mean the same man.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import groupby

import msgspec

from kg.identities import Entity, Label, Parts, skeleton, words
from kg.resolve.tables import career, posts, without_former

# No words of their own: "фон дер Ляйен" is a surname alone. Ben, Le and Bin are missing: they are names too.
PARTICLES = frozenset(
    [
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
    ]
)
_INITIAL = re.compile(r"[^\W\d_]\.?|[^\W\d_]{2}\.")
_NO_INITIAL = frozenset(("jr.", "sr.", "st.", "мл.", "ст."))
_PATRONYMIC = re.compile(r"\w{2,}(?:vich|vna|ichna)")
_SURNAME = re.compile(r"\w+(?:[oe]va?|ina?|sk[iy]i?|skaya|enko|uk|yan|dze|shvili)")
_CHILD_OF = frozenset(("ogly", "oglu", "kyzy", "gyzy", "qizi"))  # the father's name stands before it


Held = Mapping[str, frozenset[str]]
_NOTHING: Held = {}


class Spelled(msgspec.Struct, frozen=True):
    """A name taken apart: ``words`` are folded, ``spelled_words`` as written; the patronymic is left out."""

    spelled: str
    words: tuple[str, ...]
    initials: tuple[str, ...]
    spelled_words: tuple[str, ...]
    spelled_initials: tuple[str, ...]

    @property
    def is_full(self) -> bool:
        is_wang = len(self.words) == 2 and self.words[0] == "van" and self.spelled_words[0].istitle()
        return is_wang or sum(word not in PARTICLES for word in self.words) > 1

    def abbreviates(self, other: Spelled) -> bool:
        """Whether every word occurs in the other name and the first initial begins one of its other words.

        A second initial is the father's name, which the other name may leave out.
        """
        rest = [word for word in (*other.words, *other.initials) if word not in self.words]
        is_fitting = not self.initials or any(word.startswith(self.initials[0]) for word in rest)
        return is_fitting and set(self.words) <= set(other.words)


def persons(names: Iterable[str], *, article: str, lang: str, held: Held = _NOTHING) -> dict[str, Entity]:
    """Return the person behind each name as it is spelled; blank names are left out.

    ``held`` are the posts of each name: "President Aliyev" is not short for Natig Aliyev, a minister.
    """
    taken_apart = [parsed(name) for name in sorted(set(names)) if skeleton(name)]
    keyed = {name.spelled: _parts(_fullest(name, taken_apart, held), article) for name in taken_apart}
    ordered = sorted(taken_apart, key=lambda name: keyed[name.spelled])
    persons: dict[str, Entity] = {}
    for parts, group in groupby(ordered, key=lambda name: keyed[name.spelled]):
        spellings = list(group)
        persons |= dict.fromkeys((name.spelled for name in spellings), _person(parts, spellings, lang))
    return persons


@lru_cache(maxsize=16384)
def parsed(spelled: str) -> Spelled:
    """Take a name apart. A hyphenated word is one: "Богдан-Мартин" is a surname alone."""
    tokens = words(spelled)
    initials = [
        t for at, t in enumerate(tokens) if _is_initial(t, is_first=at == 0, is_last=at == len(tokens) - 1)
    ]
    rest = _without_patronymic([t for t in tokens if t not in initials])
    return Spelled(
        spelled=spelled,
        words=tuple(map(skeleton, rest)),
        initials=tuple(map(skeleton, initials)),
        spelled_words=tuple(rest),
        spelled_initials=tuple(initials),
    )


def _is_initial(token: str, *, is_first: bool, is_last: bool) -> bool:
    """Whether a word is an initial; a letter without a point is a name in Russian or at the end: Ким Ё Чжон,
    Ван И.
    """
    if token.lower() in _NO_INITIAL or not _INITIAL.fullmatch(token):
        return False
    return token.endswith(".") or (not (is_last and not is_first) and token.isascii())


def _without_patronymic(tokens: list[str]) -> list[str]:
    """Return the words without the father's name, which one article gives and another leaves out."""
    folded = [skeleton(token) for token in tokens]
    for at, word in enumerate(folded):
        if word in _CHILD_OF and len(tokens) > 3 and at:
            return tokens[: at - 1] + tokens[at + 1 :]
    if len(tokens) == 3 and _PATRONYMIC.fullmatch(folded[1]):
        return [tokens[0], tokens[2]]
    if len(tokens) == 3 and _PATRONYMIC.fullmatch(folded[2]) and _SURNAME.fullmatch(folded[0]):
        return tokens[:2]  # Лавров Сергей Викторович
    return tokens


def _fullest(name: Spelled, names: list[Spelled], held: Held) -> Spelled:
    """Return the one full name, else the one with initials, that this name abbreviates, else itself."""
    if name.is_full:
        return name
    longer = [n for n in names if name.abbreviates(n) and (n.is_full or len(n.initials) > len(name.initials))]
    longer = [n for n in longer if _can_hold(held.get(name.spelled), held.get(n.spelled))]
    candidates = [n for n in longer if n.is_full] or longer
    if len({(n.words, () if n.is_full else n.initials) for n in candidates}) != 1:
        return name
    return candidates[0]


def _can_hold(short: frozenset[str] | None, full: frozenset[str] | None) -> bool:
    """Whether a post that one person holds, and that goes with a surname, is one of the full name; and none
    of its posts is of another career than those of the full name.
    """
    if not short or not full or short & full or any(post in posts().titles for post in (*short, *full)):
        return True
    if any(post in posts().single for post in short):
        return False
    return not any(_exclude(one, other) for one in short for other in full)


def _exclude(one: str, other: str) -> bool:
    """Whether nobody holds both posts: a governor and a former president, deputies of two ministers."""
    first, second = _career(one), _career(other)
    return None not in (first, second) and (first != second or first in ("ministers", "deputies"))


def _career(post: str) -> str | None:
    stated = without_former(post)
    row = posts().by_name.get(stated) if stated != post else posts().rows.get(post)
    if row and row.id in posts().apart:
        return row.id
    return career(row.id if row else stated, row is not None)


def _parts(name: Spelled, article: str) -> Parts:
    if name.is_full:
        return ("name", " ".join(name.words))
    return ("article", article, " ".join((*name.initials, *name.words)) or skeleton(name.spelled))


def _person(parts: Parts, spellings: list[Spelled], lang: str) -> Entity:
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
