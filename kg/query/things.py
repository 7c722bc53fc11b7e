"""A name as the user writes it, in any script and case -> the nodes of the graph that it means.

The first of these that finds something counts: an address or its end (``event/3f2a``); the ISO code of a
state; a label of the topic scheme, with all that is narrower; a name key that is the same; the ISO code of a
state in three letters; a topic that the phrase is about; keys that hold all the given words (a surname,
initials); keys that differ only in how a sound is spelled; the same for a person without the post before the
name ("President Orlov").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from itertools import chain

import pyoxigraph as ox
from babel.core import get_global

from kg.errors import WrongUse
from kg.identities import skeleton
from kg.query.concepts import scheme
from kg.query.labels import labels, short
from kg.query.lookup import Column, Queryable, Row, in_batches, keys_having, lookup, nodes
from kg.query.slots import Term
from kg.query.values import Type
from kg.spelling import is_part, loose
from kg.terms import DM, LANGUAGES, ORG, SCHEMA, TOPIC
from kg.topics import concept

CLASSES: Mapping[Type, tuple[ox.NamedNode, ...]] = {
    "person": (DM.Person,),
    "body": (DM.Body,),
    "state": (DM.State,),
    "post": (ORG.Post,),
    "topic": (DM.AgendaItem,),
    "place": (DM.Place, DM.Territory),
    "event": (DM.Meeting, DM.Call, DM.Visit, DM.Conference, DM.Signing),
    "article": (SCHEMA.NewsArticle,),
}
_KNOWN_BY_TITLE = ("event", "article")
_ADDRESS = re.compile(r"<?(\w+:[^\s<>]*)>?")
_ENDING = re.compile(r"[a-z]+/\S+")
_LISTED = 8

Nodes = Iterable[ox.NamedNode]
Keys = Mapping[ox.NamedNode, set[str]]


@dataclass(frozen=True)
class Found:
    """Nodes in the order of their addresses; ``taken_for``: whom the user should be told that they are.

    It is empty when the name given is the very name of the nodes.
    """

    nodes: tuple[ox.NamedNode, ...]
    taken_for: tuple[ox.NamedNode, ...] = ()


def resolve(store: Queryable, types: Sequence[Type], text: str, *, name: str) -> Found:
    """Return what ``text`` means as the value of the parameter ``name``: at least one node.

    Several nodes come back when they bear one name: a post exists in many states.
    Raises WrongUse when nothing fits, with the nearest names, and when several names fit, with a list.
    """
    for find in (_by_address, _by_code, _by_topic):
        if found := set(find(store, types, text)):
            return Found(_ordered(found))
    if named := _by_key(store, types, text):
        return named
    if states := set(_by_long_code(store, types, text)):
        return Found(_ordered(states), taken_for=_ordered(states))
    if topics := _by_phrase(types, text):
        return Found(_ordered(scheme().with_narrower(topics)), taken_for=_ordered(topics))
    names = _Names(store, types)
    post, rest = _post_before(store, text) if "person" in types else ("", "")
    for wanted in filter(None, (text, rest)):
        for fits in (str.__eq__, is_part, _is_part_spelled_differently):
            if matches := _matches(names.around(skeleton(wanted), fits), skeleton(wanted), fits):
                _refuse_many(store, matches, text, name)
                return Found(_ordered(matches), taken_for=_ordered(matches))
    raise WrongUse(_unknown(store, types, text, names.all, name) + _whose(post, name))


def _ordered(things: Nodes) -> tuple[ox.NamedNode, ...]:
    return tuple(sorted(things, key=str))


def _classes(types: Iterable[Type]) -> list[Term]:
    return [class_ for type_ in types for class_ in CLASSES[type_]]


def _by_address(store: Queryable, types: Sequence[Type], text: str) -> Nodes:
    if _ENDING.fullmatch(text) or (types[0] in _KNOWN_BY_TITLE and re.fullmatch(r"[\w.-]+", text)):
        ending = [ox.Literal("/" + text)]
        return nodes(lookup(store, "by-ending", {"class": _classes(types), "ending": ending}))
    address = _address(text)
    return nodes(lookup(store, "by-address", {"class": _classes(types), "thing": address, "url": address}))


def _address(text: str) -> list[Term]:
    found = _ADDRESS.fullmatch(text)
    try:
        return [ox.NamedNode(found[1])] if found else []
    except ValueError:  # no IRI: the library is the judge of that
        return []


def _by_code(store: Queryable, types: Sequence[Type], text: str) -> Nodes:
    if not re.fullmatch(r"[A-Za-z]{2}", text) or not {"state", "place"} & set(types):
        return []
    states = nodes(lookup(store, "by-code", {"code": [ox.Literal(text.upper())]}))
    return states if "state" in types else _territories(store, states)


def _by_long_code(store: Queryable, types: Sequence[Type], text: str) -> Nodes:
    """Return the state with a code of three letters (KAZ), which a body may have for its name (NAM)."""
    if not re.fullmatch(r"[A-Z]{3}", text):
        return []
    codes = get_global("territory_aliases").get(text, ())
    return _by_code(store, types, codes[0]) if len(codes) == 1 else []


def _territories(store: Queryable, states: Sequence[ox.NamedNode]) -> Nodes:
    return nodes(lookup(store, "territories", {"state": states}))


def _by_topic(store: Queryable, types: Sequence[Type], text: str) -> Nodes:
    """Return a concept of the scheme, by its label or its address, also one that no event has."""
    if "topic" not in types:
        return []
    addressed = frozenset(term for term in _address(text) if isinstance(term, ox.NamedNode) and term in TOPIC)
    return scheme().with_narrower(addressed or scheme().keys.get(skeleton(text), frozenset()))


def _by_phrase(types: Sequence[Type], text: str) -> frozenset[ox.NamedNode]:
    """Return the topic that a phrase is about, in any inflection; the words of an address are no phrase."""
    is_phrase = "topic" in types and not _address(text)
    names = [concept(text, lang) for lang in LANGUAGES] if is_phrase else []
    return frozenset(TOPIC[name] for name in names if name)


def _by_key(store: Queryable, types: Sequence[Type], text: str) -> Found | None:
    """Return what bears the very name: of several types a state, else the first, and the user is told.

    A state stands for its territory.
    """
    key = [ox.Literal(skeleton(text))] if skeleton(text) else []
    known = {
        type_: _ordered(nodes(lookup(store, "by-key", {"key": key, "class": CLASSES[type_]})))
        for type_ in types
    }
    bearing = [type_ for type_ in types if known[type_]]
    if bearing:
        best = known["state" if "state" in bearing else bearing[0]]
        return Found(best, taken_for=best if len(bearing) > 1 else ())
    if "place" in types:
        states = nodes(lookup(store, "by-key", {"key": key, "class": CLASSES["state"]}))
        territories = _ordered(_territories(store, states))
        return Found(territories) if territories else None
    return None


def _post_before(store: Queryable, text: str) -> tuple[str, str]:
    """Return the longest post that the text begins with and the rest: "President", "Orlov"; else nothing."""
    words = text.split()
    for end in range(len(words), 0, -1):
        post = " ".join(words[:end])
        key = [ox.Literal(skeleton(post))] if skeleton(post) else []
        if nodes(lookup(store, "by-key", {"key": key, "class": CLASSES["post"]})):
            return post, " ".join(words[end:])
    return "", ""


def _whose(post: str, name: str) -> str:
    """Return the advice for who names somebody by a post alone."""
    ask = f"; whoever is {post!r}: kg query holder or post-meetings, with --post {post!r} and --state"
    return ask if post else ""


class _Names:
    """The name keys of the nodes of some types; of events and articles, their folded titles."""

    def __init__(self, store: Queryable, types: Sequence[Type]) -> None:
        self._store, self._classes = store, _classes(types)
        self._has_titles = types[0] in _KNOWN_BY_TITLE

    @cached_property
    def all(self) -> Keys:
        question = "titles" if self._has_titles else "names"
        return _folded(lookup(self._store, question, {"class": self._classes}))

    def around(self, wanted: str, fits: Callable[[str, str], bool]) -> Keys:
        """Return keys, all that fit among them: those with the longest word, where the store can tell."""
        column: Column = "sounds" if fits is _is_part_spelled_differently else "folded"
        words = (loose(wanted) if column == "sounds" else wanted).split()
        longest = max(words, key=len, default="")
        if self._has_titles or len(longest) < 2:  # one letter is an initial
            return self.all
        having = keys_having(self._store, longest, column)
        if having is None:
            return self.all
        known = {"class": self._classes}
        asked = (lookup(self._store, "by-key", {"key": some, **known}) for some in in_batches(having))
        return _folded(chain.from_iterable(asked))


def _folded(rows: Iterable[Row]) -> Keys:
    keys: dict[ox.NamedNode, set[str]] = defaultdict(set)
    for thing, text in rows:
        keys[thing].add(skeleton(text.value))
    return keys


def _matches(keys: Keys, wanted: str, fits: Callable[[str, str], bool]) -> dict[ox.NamedNode, set[str]]:
    fitting = {thing: {key for key in own if fits(wanted, key)} for thing, own in keys.items()}
    return {thing: found for thing, found in fitting.items() if found} if wanted else {}


def _is_part_spelled_differently(wanted: str, key: str) -> bool:
    """Whether it is a part by sound; "zzz" sounds like "z", and is no initial."""
    is_initial = any(len(word) > 1 == len(loose(word)) for word in wanted.split())
    return not is_initial and is_part(loose(wanted), loose(key))


def _refuse_many(store: Queryable, matches: Mapping[ox.NamedNode, set[str]], text: str, name: str) -> None:
    """Raise WrongUse unless one node fits, or all that fit bear one and the same name."""
    if len(matches) > 1 and not set.intersection(*matches.values()):
        names = _listed(store, matches)
        raise WrongUse(f"{name}: {text!r} may be {names}: give the full name, or the form in brackets")


def _unknown(store: Queryable, types: Sequence[Type], text: str, keys: Keys, name: str) -> str:
    by_key = {key: thing for thing in sorted(keys, key=str) for key in keys[thing]}
    near = get_close_matches(skeleton(text), sorted(by_key), n=3, cutoff=0.6)
    advice = f"; the nearest: {_listed(store, [by_key[key] for key in near])}" if near else ""
    return f"{name}: the store knows no {' or '.join(types)} named {text!r}{advice}"


def _listed(store: Queryable, things: Nodes) -> str:
    shown = _ordered(set(things))
    known = labels(store, shown[:_LISTED], "en")
    names = [f"{known[t].value if t in known else '?'} ({short(t)})" for t in shown[:_LISTED]]
    more = [f"and {len(shown) - _LISTED} more"] if len(shown) > _LISTED else []
    return ", ".join([*names, *more])
