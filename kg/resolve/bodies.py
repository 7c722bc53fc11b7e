"""Name and state of a body -> the body, as the gazetteer knows it or by its own name."""

from __future__ import annotations

import re
from functools import lru_cache

from kg.gazetteer import Body
from kg.identities import Entity, Label, Parts, skeleton
from kg.resolve import known

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
_ACRONYM = re.compile(r"[^\W\d_a-zа-яёəıöüğşç]{2,6}")


@lru_cache(maxsize=16384)
def body(name: str, state: Entity | None, *, article: str, lang: str) -> Entity:
    """Return the body.

    Full name, acronym and translation give one body where the gazetteer has it. A type of body that every
    state has (МИД), an acronym that nobody knows and a name without capitals ("газовая компания") are
    settled by their state, else only in their article.
    """
    if row := _row(name, state, lang):
        return _from_gazetteer(row, name, state, article=article, lang=lang)
    return Entity(
        kind="body",
        parts=_own_parts(name, state, article),
        labels=(Label(name, lang),),
        names=(skeleton(name),),
        home=state,
    )


def needs_state(name: str, *, lang: str) -> bool:
    """Whether the name says which body is meant only together with a state."""
    return body(name, None, article="", lang=lang).parts[0] == "article"


def _row(name: str, state: Entity | None, lang: str) -> Body | None:
    """Return the one row that fits the state: its own, else a type of body, else an international body."""
    code = state.parts[0] if state else None
    fitting = [row for row in known.find(name, lang, Body) if code is None or row.iso2 in (None, code)]
    own = [row for row in fitting if code and row.iso2 == code]
    types = [row for row in fitting if code and row.kind == "generic"]
    best = own or types or fitting
    return best[0] if len(best) == 1 else None


def _from_gazetteer(row: Body, name: str, state: Entity | None, *, article: str, lang: str) -> Entity:
    labels = known.row_labels(row, lang)
    return Entity(
        kind="body",
        parts=_row_parts(row, state, article),
        labels=labels,
        other_labels=known.other_labels(name, lang, labels),
        names=known.row_names(row, name),
        home=_home(row, state, lang),
        identifiers=row.identifiers if row.kind != "generic" else (),
        sources=row.sources,
    )


def _row_parts(row: Body, state: Entity | None, article: str) -> Parts:
    if row.kind != "generic":
        return ("gazetteer", row.key)
    return ("gazetteer", row.key, state.parts[0]) if state else ("article", article, row.key)


def _home(row: Body, state: Entity | None, lang: str) -> Entity | None:
    """Return the state that the body acts for: the text's, else the row's; none for an international body."""
    if row.kind == "generic" or (row.iso2 and state):
        return state
    return known.state(row.iso2, lang) if row.iso2 and row.kind in _OF_THE_STATE else None


def _own_parts(name: str, state: Entity | None, article: str) -> Parts:
    if state:
        return ("name", skeleton(name), state.parts[0])
    if name.islower() or _ACRONYM.fullmatch(name) or _NATIONAL.search(skeleton(name)):
        return ("article", article, skeleton(name))
    return ("name", skeleton(name), "")
