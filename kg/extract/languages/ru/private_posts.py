"""Posts of those who act for no state: coaches, artists, heads of firms and clubs."""

from __future__ import annotations

import re

from kg import gazetteer
from kg.extract import private
from kg.extract.everyday import Everyday
from kg.extract.languages.ru.lexicon import table, words_of
from kg.extract.languages.ru.morphology import analyse
from kg.extract.parties import Capacity


def acts_for_nobody(capacity: Capacity) -> bool:
    """Whether a post is of private life ("главный тренер"), or at a firm or club ("президент клуба")."""
    if not words_of("posts", "private", "posts").isdisjoint(capacity.position.lower().split()):
        return True
    body = capacity.organization
    listed = words_of("posts", "private", "bodies")
    firm = private.is_firm(body.strip("«»"), "ru") or not listed.isdisjoint(body.lower().split()[:2])
    return firm or _is_foreign_brand(body)


def is_stateless(body: str) -> bool:
    """Whether a body is of no state that a text could tell: one of sports, a foreign brand."""
    listed = gazetteer.lookup(body, "ru", "body") if body else None
    return _is_foreign_brand(body) or (isinstance(listed, gazetteer.Body) and listed.kind == "sport")


def _is_foreign_brand(body: str) -> bool:
    """Whether a body has its name in Latin letters and is none that is known: "Skype", "компания Google"."""
    name = body.strip("«»").rsplit(" ", 1)[-1]
    latin = name.isascii() and any(c.islower() for c in name)
    return latin and gazetteer.lookup(body.strip("«»"), "ru", "body") is None


def is_domestic(body: str) -> bool:
    """Whether a body is one whose members deal with officials of their own state: "партия коалиции",
    "парламентская партия"."""
    kind = next((word for word in body.lower().split() if not word.endswith(_ADJECTIVAL)), "")
    return kind in words_of("posts", "private", "domestic")


def fights(body: str) -> bool:
    """Whether a body is of those who fight a state: "повстанцы", "группировка «Рассвет»", "вооруженная
    оппозиция"."""
    words = body.lower().replace("ё", "е").split()
    armed = bool(words) and words[0].startswith(_ARMED)
    return armed or any(r.lemma in _FACTIONS for word in words for r in analyse(word))


def opposes(body: str) -> bool:
    """Whether a body is of those who fight a state, or of its opposition: "сирийская оппозиция"."""
    return fights(body) or any(r.lemma in _OPPOSITIONS for w in body.lower().split() for r in analyse(w))


_ARMED = tuple(words_of("posts", "armed"))
_FACTIONS, _OPPOSITIONS = words_of("posts", "factions"), words_of("posts", "oppositions")


_SERVING = re.compile("|".join(sorted(words_of("posts", "private", "serving"))), re.I)


def is_serving(body: str) -> bool:
    """Whether a body of a state serves its rulers: "Верховный суд", "Национальный банк"; no parliament."""
    return bool(body) and _SERVING.search(body) is not None


_ADJECTIVAL = ("ая", "яя", "ое", "ее", "ый", "ий", "ой", "ые", "ие")


def leads(name: str) -> str:
    """The ISO code of the state of a leader who is known by name alone, or ""."""
    return private.leader(name, "ru")


def heads_diplomacy(capacity: Capacity) -> bool:
    """Whether somebody is the chief diplomat of a state, whatever he is called there."""
    position = capacity.position.lower()
    if position == "глава":
        return capacity.organization.lower() in _FOREIGN_MINISTRIES
    if capacity.organization or capacity.former:
        return False
    return position in _CHIEF_DIPLOMATS or (position in _SECRETARIES and capacity.country in _BY_SECRETARIES)


_CHIEF_DIPLOMATS = frozenset(table("posts")["chief_diplomats"])
_SECRETARIES = frozenset(table("posts")["secretaries_of_state"])
_FOREIGN_MINISTRIES = frozenset(table("posts")["foreign_ministries"])
# Whose diplomacy a secretary of state heads.
_BY_SECRETARIES = frozenset(("US", "VA"))

EVERYDAY = Everyday(
    private=acts_for_nobody,
    leads=leads,
    domestic=is_domestic,
    fights=fights,
    opposes=opposes,
    serving=is_serving,
    heads_diplomacy=heads_diplomacy,
    official=tuple(table("posts")["private"]["official"]),
    unofficial=tuple(table("posts")["private"]["unofficial"]),
    matches=tuple(table("posts")["private"]["matches"]),
    supposes=tuple(table("posts")["private"]["supposes"]),
    districts=tuple(sorted(words_of("posts", "private", "districts"))),
    regional=tuple(sorted(words_of("posts", "private", "regional"))),
)
