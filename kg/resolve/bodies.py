"""Name and state of a body -> the body, as the gazetteer knows it or by its own name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from msgspec.structs import replace

from kg import gazetteer
from kg.gazetteer import Body
from kg.identities import Entity, Label, Parts, skeleton
from kg.resolve import known, wordings
from kg.resolve.organs import labels as organ_labels
from kg.resolve.portfolios import labels as ministry_labels
from kg.resolve.portfolios import ministry
from kg.resolve.stated import host, stated

# Kinds of national bodies that act for their state even where the article does not say so.
_OF_THE_STATE = frozenset(
    ("parliament", "government", "ministry", "agency", "bank", "court", "organ", "company")
)
# Words of names that every state has: without its state such a name says nothing outside its article.
_NATIONAL = re.compile(
    r"\b(?:minist|nazir|parl[ai]+ment|pravitel|government|hokumat|[kc]abinet|administrat|senat|sovet bez"
    r"|security council|shura|[kc]omm?it|[kc]om+is+i|prokuror|prokurat|prosecut|verkhovn|supreme|posolstv"
    r"|embassy|safirli|shtab|staff|department|upravlen|agen[tc]|sluzhba|idara|parti|party|bank|natsional"
    r"|national|milli|federa)"
)
_HERE = ("article",)  # what the key of a body begins with that is settled in its article alone
_DELEGATION = "delegation"
_ABROAD = frozenset(("embassy", "consulate-general", _DELEGATION))


class _Found(NamedTuple):
    """A key of the gazetteer, of organs.toml or of portfolios.toml, and the state that it is told with.

    ``of`` is the key of the body that a delegation is of, ``host`` the code of the state where it is.
    """

    key: str
    state: Entity | None
    of: str = ""
    host: str = ""


def body(name: str, state: Entity | None, *, article: str, lang: str) -> Entity:
    """Return the body.

    Full name, acronym and translation give one body where the gazetteer has it. A type of body that every
    state has (МИД) is settled by its state: the one in its name ("МИД РФ"), else the given one. Where they
    differ the name is right, for it is what the article wrote. Without a state a type, an acronym that nobody
    knows and a name without capitals ("газовая компания") are settled only in their article.
    """
    found = _body(name, state, lang)
    return replace(found, parts=(*_HERE, article, *found.parts[1:])) if found.parts[:1] == _HERE else found


@lru_cache(maxsize=16384)
def _body(name: str, state: Entity | None, lang: str) -> Entity:
    """Return the body; of one that is settled in its article alone, the key without the article."""
    if found := _found(name, state, lang):
        return _from_tables(found, name, lang)
    own, home = _own_name(name, state, lang)
    return Entity(
        kind="body",
        parts=_own_parts(own, home, lang),
        labels=(Label(name, lang),),
        names=tuple(sorted({skeleton(name), skeleton(own)})),
        home=home,
    )


def needs_state(name: str, *, lang: str) -> bool:
    """Whether the name says which body is meant only together with a state."""
    return _body(name, None, lang).parts[:1] == _HERE


def _found(name: str, state: Entity | None, lang: str) -> _Found | None:
    """Return what the tables know under the name: as it stands, abroad, in other words, by its state."""
    row = _row(name, state, lang)
    if row and row.kind != "generic":
        return _Found(row.key, state)
    if found := _abroad(name, lang) or _reworded(name, state, lang) or _with_its_state(name, state, lang):
        return found
    if state and (key := _of_state(name, state.parts[0], lang)):
        return _Found(key, state)
    if key := row.key if row else _type(name, lang):
        return _Found(key, state)
    short = next((one for one in wordings.shorter(name) if one != name), None)
    return _found(short, state, lang) if short else None


def _of_state(name: str, code: str, lang: str) -> str | None:
    """Return the body of a state with this name, read by the tables or as that of a ministry."""
    if key := wordings.of_state(name, code, lang):
        return key
    key = ministry(name, lang)
    return wordings.national(key, code) if key else None


def _type(name: str, lang: str) -> str | None:
    """Return the type of body that every state has."""
    return wordings.type_of(name, lang) or ministry(name, lang)


def _with_its_state(name: str, state: Entity | None, lang: str) -> _Found | None:
    """Return the body whose name holds its state.

    Where two states are called so ("МИД РК"), it is the given one's, and without one nobody's.
    """
    for rest, codes in stated(name, lang):
        if len(codes) > 1 and state is None and (key := _type(rest, lang)):
            return _Found(key, None)
        code = next(iter(codes)) if len(codes) == 1 else state.parts[0] if state else ""
        if code in codes and (key := _of_state(rest, code, lang)):
            return _Found(key, known.state(code, lang))
    return None


def _abroad(name: str, lang: str) -> _Found | None:
    """Return the embassy of a state, or the delegation of an international body, in a state."""
    for rest, hosts in host(name, lang):
        sent = _with_its_state(rest, None, lang) or _delegation(rest, lang)
        if sent and sent.key in _ABROAD and len(hosts) == 1:
            return sent._replace(host=next(iter(hosts)))
    return None


def _delegation(name: str, lang: str) -> _Found | None:
    whole, key = wordings.part(name, lang)
    row = gazetteer.body(whole) if whole else None
    return _Found(key, None, of=row.key) if row and key == _DELEGATION and not row.iso2 else None


def _reworded(name: str, state: Entity | None, lang: str) -> _Found | None:
    """Return the body that is called so in other words, unless it is of another state."""
    key = wordings.named(name, lang)
    row = gazetteer.body(key) if key else None
    if row is None or known.is_acronym(name) or (state and row.iso2 not in (None, state.parts[0])):
        return None
    return _Found(row.key, state)


def _row(name: str, state: Entity | None, lang: str) -> Body | None:
    """Return the one row that fits the state: its own, else a type of body, else an international body."""
    code = state.parts[0] if state else None
    fitting = [row for row in known.find(name, lang, Body) if code is None or row.iso2 in (None, code)]
    own = [row for row in fitting if code and row.iso2 == code]
    types = [row for row in fitting if code and row.kind == "generic"]
    best = own or types or fitting
    return best[0] if len(best) == 1 else None


def _from_tables(found: _Found, name: str, lang: str) -> Entity:
    row = gazetteer.body(found.key)
    labels = _labels(found, row, lang)
    return Entity(
        kind="body",
        parts=_parts(found, row),
        labels=labels,
        other_labels=known.other_labels(name, lang, labels),
        names=known.row_names(row, name) if row else known.label_names(labels, name),
        home=_home(row, found.state, lang),
        identifiers=row.identifiers if row and row.kind != "generic" else (),
        sources=row.sources if row else (),
    )


def _labels(found: _Found, row: Body | None, lang: str) -> tuple[Label, ...]:
    """Return what a body is called; one abroad with whom it is of and where: "посольство: Япония, Россия"."""
    labels = known.row_labels(row, lang) if row else ministry_labels(found.key) or organ_labels(found.key)
    whole = gazetteer.body(found.of)
    if not found.host or not (whole or found.state):
        return labels
    of = known.row_labels(whole, lang) if whole else found.state.labels if found.state else ()
    where = {label.lang: label.text for label in known.state(found.host, lang).labels}
    who = {label.lang: label.text for label in of}
    shared = [label for label in labels if label.lang in who and label.lang in where]
    return tuple(
        Label(f"{label.text}: {who[label.lang]}, {where[label.lang]}", label.lang) for label in shared
    )


def _parts(found: _Found, row: Body | None) -> Parts:
    if row and row.kind != "generic":
        return ("gazetteer", row.key)
    of = found.of or (found.state.parts[0] if found.state else "")
    if not of:
        return (*_HERE, found.key)
    return ("gazetteer", found.key, of, *([found.host] if found.host else []))


def _home(row: Body | None, state: Entity | None, lang: str) -> Entity | None:
    """Return the state that the body acts for: the text's, else the row's; none for an international body."""
    if row is None or row.kind == "generic" or (row.iso2 and state):
        return state
    return known.state(row.iso2, lang) if row.iso2 and row.kind in _OF_THE_STATE else None


def _own_name(name: str, state: Entity | None, lang: str) -> tuple[str, Entity | None]:
    """Return what a body of no table is known by, and its state: "National Security Bureau of Poland" is the
    one of that name in Poland, "The Women & Work Fund" is "Women and Work Fund".
    """
    for rest, codes in stated(name, lang):
        code = next(iter(codes))
        if len(codes) == 1 and _NATIONAL.search(rest) and (state is None or state.parts[0] == code):
            return rest, state or known.state(code, lang)
    return wordings.plainly(name, lang), state


def _own_parts(name: str, state: Entity | None, lang: str) -> Parts:
    if state:
        return ("name", skeleton(name), state.parts[0])
    if name.islower() or known.is_acronym(name) or wordings.needs_state(name, lang):
        return (*_HERE, skeleton(name))
    if _NATIONAL.search(skeleton(name)) and not wordings.is_private(name, lang):
        return (*_HERE, skeleton(name))
    return ("name", skeleton(name), "")
