"""Which posts and bodies are those of a state, and for which state somebody is said to act."""

from __future__ import annotations

import re
from functools import lru_cache

from kg import gazetteer
from kg.extract.languages.ru import states
from kg.extract.languages.ru.lexicon import table, words_of
from kg.extract.languages.ru.private_posts import is_stateless
from kg.extract.parties import Capacity, Party, Person

_STATE_TITLES = words_of("posts", "state_titles")
_STATE_BODY = re.compile("|".join(sorted(words_of("posts", "state_bodies"))), re.I)
_NO_STATE_BODY = re.compile("|".join(sorted(words_of("posts", "private_bodies"))), re.I)
_SENT = words_of("posts", "sent")
_OF_NO_STATE = tuple(table("posts")["of_no_state"])
_CHURCH = words_of("posts", "church")
_HEADS_OF_STATE = frozenset(table("posts")["heads_of_state"])


def is_of_state(capacity: Capacity) -> bool:
    """Whether a post is one of a state: a minister, a president, somebody at a ministry or parliament."""
    if capacity.closed or not capacity.position:
        return False
    if capacity.organization:
        return is_state_body(capacity.organization)
    position = capacity.position.lower()
    if "генсек" in position or ("генеральн" in position and "секретар" in position):
        return False
    return any(
        w in _STATE_TITLES for w in re.findall(r"[а-яё-]+", capacity.position.lower().replace("ё", "е"))
    )


def may_be_of_state(capacity: Capacity) -> bool:
    """Whether a post can be one of the state that a text is about: not at an international body, a firm, a
    theatre."""
    body = capacity.organization
    private = bool(body and _NO_STATE_BODY.search(body)) and not is_state_body(body)
    party = capacity.organization and re.search(r"парти[яи]|движени", capacity.organization, re.I)
    position = capacity.position.lower()
    union = position.startswith("еврокомиссар") or position == "комиссар"  # "тогдашний комиссар Иван Петров"
    union = union or any(w in position for w in _OF_NO_STATE) or not _CHURCH.isdisjoint(position.split())
    alone = private or is_stateless(capacity.organization)
    return bool(capacity.position) and not (capacity.closed or union) and (not alone or bool(party))


def heads_state(capacity: Capacity) -> bool:
    """Whether somebody is the head of a state, of which it has one: a president, a king."""
    return not capacity.organization and capacity.position.lower() in _HEADS_OF_STATE


def is_sent(capacity: Capacity) -> bool:
    """Whether only another state sends the holder of a post: an ambassador, a diplomat of an embassy."""
    sent = set(capacity.position.lower().split()) & _SENT
    return bool(sent) or capacity.organization.startswith("посольств")


@lru_cache(maxsize=10_000)
def is_state_body(name: str) -> bool:
    """Whether a body is one that every state has, by the gazetteer or the words of its name."""
    found = gazetteer.lookup(name, "ru", kind="body")
    if isinstance(found, gazetteer.Body):
        return found.kind == "generic" or (
            found.iso2 is not None and found.kind not in ("company", "ngo", "sport", "party")
        )
    if states.international(name) or _NO_STATE_BODY.search(name):
        return False
    return bool(_STATE_BODY.search(name))


def is_known(person: Person) -> bool:
    """Whether some mention gives the person's country."""
    said = [c for m in person.mentions if m.capacity is not None for c in (m.capacity, *m.also)]
    return any(c.country for c in (*said, *person.capacities))


def country_as_said(party: Party) -> str:
    """Return the country of a person, else that of the post or of the state that is named; '' for none."""
    if party.person is not None and party.person.country:
        return party.person.country
    stated = party.capacity.country if party.capacity is not None else ""
    return stated or party.country
