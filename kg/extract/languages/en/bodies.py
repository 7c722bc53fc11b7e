"""What kind of body or post a name is: of several states, of one state, of nobody's."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache

from kg import gazetteer
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.parties import Capacity


def international_but(national: Iterable[str]) -> Callable[[str], bool]:
    """Return ``is_international``, but for the names that the text itself gives a state."""
    own = frozenset(national)
    return lambda name: (
        name not in own and (is_international(name) or is_of_friends(name) or is_of_several(name))
    )


def is_of_several(name: str) -> bool:
    """Whether the words of a body of no list tell that states sit in it: "Donor Steering Committee"."""
    words = set(name.lower().split())
    several = words & words_of("bodies", "of_several") and words & words_of("bodies", "sitting")
    return bool(several) and not words & words_of("bodies", "national")


def is_of_friends(name: str) -> bool:
    """Whether a group is of a parliament’s friends of another state: its head meets envoys of that state."""
    return "friendship" in name.lower().split()


# "Board of the Eurasian Economic Commission"
# A conference of the parties to a convention: "COP29", "the COP16 biodiversity conference"
_PARTIES = re.compile(r"\bCOP[ -]?\d+\b")
# Posts that only bodies of several states have, whether named with one or not.
_OF_SEVERAL = ("secretary general", "high commissioner", "secretary general for peacekeeping operations")
_ORGAN = re.compile(
    r"(?:Board|Collegium|Council|Cabinet|Office) of the "
    r"(?:(?:President|Secretary[- ]General|Chair(?:person|man)?) of (?:the )?)?"
)


@lru_cache(maxsize=10_000)
def is_international(name: str) -> bool:
    """Whether a body or gathering of this name is of several states."""
    if not name or _PARTIES.search(name):
        return bool(name)
    found = gazetteer.lookup(name, "en", "body")
    if isinstance(found, gazetteer.Body):
        return found.iso2 is None and found.kind != "generic"
    organ = _ORGAN.match(name)
    if organ is not None and is_international(name[organ.end() :]):
        return True
    owner, _, organ_name = name.partition(" ")
    if organ_name and _is_listed_of_several(owner):
        return True  # "ECOWAS Commission"
    words = name.lower().split()
    national = {words[0], words[-1]} & words_of("bodies", "national")
    if national and not {"united", "un", "european", "eu", "nato"} & set(words):
        return False
    if set(words) & words_of("bodies", "gatherings"):
        if any(house in name for house in table("bodies")["houses"]):
            return False  # "the White House Summit on Extreme Heat"
        return any(pattern.search(name) for pattern in _patterns())
    return any(name.startswith(p) for p in _beginnings())


@cache
def _patterns() -> list[re.Pattern[str]]:
    return [re.compile(p, re.I if p.islower() else 0) for p in table("bodies")["international"]]


@cache
def _beginnings() -> tuple[str, ...]:
    return tuple(table("bodies")["first_words"])


@lru_cache(maxsize=10_000)
def _is_listed_of_several(name: str) -> bool:
    found = gazetteer.lookup(name, "en", "body")
    return isinstance(found, gazetteer.Body) and found.iso2 is None and found.kind != "generic"


# Posts that are of several states by their own words.
_OF_UNION = ("European ", "EU ", "UN ", "NATO ", "OSCE ", "High Representative")


def may_be_of_state(capacity: Capacity) -> bool:
    """Whether a state can be inferred for a post: not at a body of several states or of none."""
    if capacity.closed or capacity.own or capacity.position.startswith(_OF_UNION):
        return False  # "European Commissioner for Trade"
    if not capacity.organization:
        return not capacity.position.lower().replace("-", " ").endswith(_OF_SEVERAL)
    if is_international(capacity.organization):
        return False
    return not set(capacity.organization.lower().split()) & words_of("bodies", "private")


def is_sent(capacity: Capacity) -> bool:
    """Whether only another state sends the holder of a post: an ambassador, a high commissioner of Ghana."""
    position = capacity.position.lower()
    of_one = bool(capacity.country) or position == "high commissioner"  # "High Commissioner for Refugees"
    commonwealth = "high commissioner" in position and of_one and not capacity.organization
    return commonwealth or not words_of("posts", "sent").isdisjoint(position.split())
