"""Which state a body's name holds: "МИД РФ", "Russian Foreign Ministry", "Rusiya XİN".

Names stand in the nominative, the state inside them does not: Russian forms are made here, by the few
rules that names of states need; Azerbaijani ones by their endings. All is compared as skeletons.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

from kg.gazetteer import State, capital, states
from kg.identities import skeleton

# What stands after one of these keeps its form: Республики Казахстан, Королевства Бахрейн.
_HEADS = frozenset(("республика", "королевство", "государство", "княжество", "султанат", "эмират", "союз"))
# Ending of the nominative -> those of the genitive, those of the prepositional. The first that fits counts.
_ADJECTIVES = (
    ("ская", ("ской",), ("ской",)),
    ("ая", ("ой",), ("ой",)),
    ("ский", ("ского",), ("ском",)),
    ("ный", ("ного",), ("ном",)),
    ("ое", ("ого",), ("ом",)),
    ("ые", ("ых",), ("ых",)),
    ("ие", ("их",), ("их",)),
)
_NOUNS = (
    ("ипет", ("ипта",), ("ипте",)),
    ("рова", ("ровов",), ("ровах",)),
    ("ия", ("ии",), ("ии",)),
    ("ка", ("ки",), ("ке",)),
    ("га", ("ги",), ("ге",)),
    ("а", ("ы",), ("е",)),
    ("я", ("и",), ("е",)),
    ("й", ("я",), ("е",)),
    ("ь", ("и", "я"), ("и", "е")),
    ("ство", ("ства",), ("стве",)),
    ("ы", ("", "ов"), ("ах",)),
    *((vowel, (vowel,), (vowel,)) for vowel in "оеиуэю"),
    ("", ("а",), ("е",)),
)
_ENDINGS = _ADJECTIVES + _NOUNS
_RU_ADJECTIVE = ("ий", "ая", "ое", "ие")
_AZ_OF = ("", "in", "un", "nin", "nun", " in", " un", " nin", " nun")
_AZ_IN = ("daki", "ndaki", " daki")
_PREPOSITIONS = frozenset(("v", "na", "dlya", "po", "s", "pri"))


class Stated(NamedTuple):
    """What is left of a name, as a skeleton, and the states that the rest of it may mean."""

    rest: str
    codes: frozenset[str]


class _Forms(NamedTuple):
    """Codes by the skeleton of what stands before the type of body, after it, or after "in"."""

    before: dict[str, set[str]]
    after: dict[str, set[str]]
    host: dict[str, set[str]]


def stated(name: str, lang: str) -> Iterator[Stated]:
    """Yield the readings of a name as one with a state in it, the longest name of a state first.

    >>> [found.rest for found in stated("МИД Азербайджана", "ru")]
    ['mid']
    """
    words = skeleton(name).removeprefix("the ").split()
    forms = _forms(lang)
    for size in range(len(words) - 1, 0, -1):
        if codes := forms.before.get(" ".join(words[:size])):
            yield Stated(" ".join(words[size:]), frozenset(codes))
        left = _before_owner(words[:-size], lang)
        if left and (codes := forms.after.get(" ".join(words[-size:]))):
            yield Stated(" ".join(left), frozenset(codes))


def host(name: str, lang: str) -> Iterator[Stated]:
    """Yield what is left of "посольство Азербайджана в России" without where it is, and where that is."""
    words = skeleton(name).split()
    forms = _forms(lang).host
    if lang == "az":
        for start, end in _spans(len(words)):
            if codes := forms.get(" ".join(words[start:end])):
                yield Stated(" ".join([*words[:start], *words[end:]]), frozenset(codes))
        return
    for at, word in enumerate(words[:-1]):
        where = " ".join(words[at + 1 :]).removeprefix("the ")
        if at and word in ("v", "vo", "in", "to") and (codes := forms.get(where)):
            yield Stated(" ".join(words[:at]), frozenset(codes))


def _spans(count: int) -> Iterator[tuple[int, int]]:
    return ((start, end) for start in range(1, count) for end in range(start + 1, count))


def _before_owner(words: list[str], lang: str) -> list[str]:
    """Return what stands before an owner, without "of the"; nothing where no owner can stand."""
    if lang == "ru":
        return words if words and words[-1] not in _PREPOSITIONS else []
    if lang != "en":
        return []
    if words[-1:] == ["the"]:
        words = words[:-1]
    return words[:-1] if words[-1:] == ["of"] else []


@cache
def _forms(lang: str) -> _Forms:
    forms = _Forms(defaultdict(set), defaultdict(set), defaultdict(set))
    made = {"ru": _russian, "en": _english, "az": _azerbaijani}.get(lang)
    for state in states() if made else ():
        for place, written in made(state) if made else ():
            getattr(forms, place)[skeleton(written)].add(state.iso2)
    return forms


def _russian(state: State) -> Iterator[tuple[str, str]]:
    for stem in state.ru_adjective_stems:
        yield from (("before", stem + ending) for ending in _RU_ADJECTIVE)
    for name in state.ru.all:
        if name in state.ru.acronyms:
            yield from (("after", name), ("host", name))
        else:
            yield from (("after", form) for form in declined(name, 1))
            yield from (("host", form) for form in declined(name, 2))
    if city := capital(state.iso2):
        yield from (("host", form) for name in city.ru.all for form in declined(name, 2))


def _english(state: State) -> Iterator[tuple[str, str]]:
    names = [name.removeprefix("The ") for name in state.en.all]
    names += [f"{name} Republic" for name in names if f"Republic of {name}" in names]
    for name in names:
        yield from (("before", name), ("before", f"{name}'s"), ("after", name), ("host", name))
    yield from (("before", adjective) for adjective in state.en_adjectives)
    if city := capital(state.iso2):
        yield from (("host", name) for name in city.en.all)


def _azerbaijani(state: State) -> Iterator[tuple[str, str]]:
    for name in state.az.all:
        folded = skeleton(name)
        yield from (("before", folded + ending) for ending in _AZ_OF)
        yield from (("host", folded + ending) for ending in _AZ_IN)
    if city := capital(state.iso2):
        yield from (("host", skeleton(name) + ending) for name in city.az.all for ending in _AZ_IN)


def declined(name: str, case: int) -> Iterator[str]:
    """Yield what a Russian name of a state may be in the genitive (1) or the prepositional (2).

    >>> list(declined("Республика Беларусь", 1)), list(declined("Южная Корея", 2))
    (['республики беларусь'], ['южной корее'])
    """
    choices: list[tuple[str, ...]] = []
    is_over = False
    for word in name.lower().split():
        choices.append((word,) if is_over or word == "и" else _word(word, case))
        is_over = is_over or word in _HEADS
    yield from (" ".join(chosen) for chosen in product(*choices))


def _word(word: str, case: int) -> tuple[str, ...]:
    """Return the forms of a word; of one with a hyphen (Гвинея-Бисау) either part may change."""
    first, hyphen, rest = word.partition("-")
    return _forms_of(word, case) + tuple(form + hyphen + rest for form in _forms_of(first, case) if hyphen)


def _forms_of(word: str, case: int) -> tuple[str, ...]:
    ending, *forms = next(rule for rule in _ENDINGS if word.endswith(rule[0]))
    stem = word[: len(word) - len(ending)]
    return tuple(stem + form for form in forms[case - 1])
