"""What the page of a person, post, body, country or place shows beside its events."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import islice
from typing import Any, Final

import pyoxigraph as ox

from kg.query import Answer, ask, find
from kg.serve.passages import one, sentences, subjects
from kg.terms import DM, ORG, RDF

_ROWS: Final = 25  # of a table on a page; CSV has the rest
_YEARS: Final = 8
_SENTENCES: Final = 3
_OFTEN: Final = 20  # articles: from here on, what hardly anybody else says is set apart
_SELDOM: Final = 0.05
_OFFICES: Final = 500  # of one body or state; a tenth of a second
_TOTALS: Final = 6  # steps of shading

Section = dict[str, Any]


def sections(
    store: ox.Store, kind: str, thing: ox.NamedNode, lang: str, *, large: bool = False
) -> list[Section]:
    """Return the tables of a page, without empty ones; of a large thing links to the questions instead."""
    if large:
        return [linked(name, lang, {param: thing}) for name, param in _NAMES.get(kind, ())]
    made = (make(store, thing, lang) for make in _SECTIONS.get(kind, ()))
    return [section for section in made if section["rows"] or section["apart"] or section["link"]]


def linked(name: str, lang: str, params: Mapping[str, ox.NamedNode]) -> Section:
    """Return a table that is only asked when somebody wants it."""
    return {**section(name, lang, params, Answer("select"), (), ()), "link": True}


def section(
    name: str,
    lang: str,
    params: Mapping[str, ox.NamedNode],
    answer: Answer,
    columns: Sequence[str],
    rows: Sequence[Sequence[Any]],
    *,
    apart: Sequence[Sequence[Any]] = (),
    shades: Sequence[str] = (),
) -> Section:
    """Return a table as templates take it. ``apart`` are rows that hardly any source supports."""
    return {
        "name": name,
        "title": find(name).title(lang),
        "columns": list(columns),
        "rows": [list(row) for row in rows[:_ROWS]],
        "apart": [list(row) for row in apart[:_ROWS]],
        "more": max(0, len(rows) - _ROWS) + max(0, len(apart) - _ROWS),
        "shades": list(shades),
        "params": {param: node.value for param, node in params.items()},
        "sparql": answer.sparql,
        "link": False,
    }


# -- posts and their holders


def _offices(param: str, drop: str, *, in_time: bool) -> Callable[[ox.Store, ox.NamedNode, str], Section]:
    def make(store: ox.Store, thing: ox.NamedNode, lang: str) -> Section:
        if param == "party" and _many(store, thing):
            return linked("offices", lang, {param: thing})
        answer = ask(store, find("offices"), params={param: thing})
        rows = sorted((dict(zip(answer.columns, row, strict=True)) for row in answer.rows), key=_standing)
        often, seldom = _parted(rows) if param != "party" else (rows, [])
        if in_time:
            often.sort(key=lambda row: (row["first"].value or "9", row["last"].value))
        columns = [c for c in ("person", "post", "organization", "first", "last", "articles") if c != drop]
        shown, apart = ([_office(store, row, columns) for row in own[:_ROWS]] for own in (often, seldom))
        more = max(0, len(often) - _ROWS) + max(0, len(seldom) - _ROWS)
        table = section("offices", lang, {param: thing}, answer, [*columns, "sentences"], shown, apart=apart)
        return {**table, "more": more}

    return make


def _many(store: ox.Store, party: ox.NamedNode) -> bool:
    """Whether a party has more offices than a page can weigh."""
    held = store.quads_for_pattern(None, ORG.organization, party, ox.DefaultGraph())
    return next(islice(held, _OFFICES, None), None) is not None


def _parted(rows: Sequence[Mapping[str, Any]]) -> tuple[list[Any], list[Any]]:
    """Return the rows that enough articles support, and those that hardly any does."""
    most = max(map(_count, rows), default=0)
    least = _SELDOM * most if most >= _OFTEN else 0
    return [row for row in rows if _count(row) >= least], [row for row in rows if _count(row) < least]


def _count(row: Mapping[str, Any]) -> int:
    return int(row["articles"].value)


def _standing(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """What most articles state comes first, then what is seen for longest; former posts after others."""
    first, last = row["first"].value, row["last"].value
    years = int(last[:4]) - int(first[:4]) if first and last else 0
    return -_count(row), -years, row["former"].value == "true", first, str(row["post"]), str(row["person"])


def _office(store: ox.Store, row: Mapping[str, Any], columns: Sequence[str]) -> list[Any]:
    cells = [row[column] for column in columns]
    if row["former"].value == "true":
        at = columns.index("post") if "post" in columns else columns.index("person")
        cells[at] = {"term": row["post" if "post" in columns else "person"], "note": "former"}
    held, own = subjects(store, DM.post, row["post"]), set(subjects(store, ORG.member, row["person"]))
    is_former = row["former"].value == "true"
    facts = [m for m in held if m in own and (one(store, m, DM.former) is not None) == is_former]
    return [*cells, sentences(store, facts, _SENTENCES)]


# -- counterparts


def _contacts(store: ox.Store, thing: ox.NamedNode, lang: str) -> Section:
    answer = ask(store, find("contacts"), params={"person": thing})
    columns = [*answer.columns, "evidence"]
    rows = [[*row, {"other": row[0]}] for row in answer.rows]
    return section("contacts", lang, {"person": thing}, answer, columns, rows)


def _counterparts(store: ox.Store, thing: ox.NamedNode, lang: str) -> Section:
    answer = ask(store, find("counterparts"), params={"party": thing})
    rows = [
        [*row, {"other": row[0]}]
        for row in answer.rows
        if one(store, row[0], RDF.type) in (DM.State, DM.Body)
        and one(store, row[0], DM.actsForState) != thing
    ]
    return section("counterparts", lang, {"party": thing}, answer, [*answer.columns, "evidence"], rows)


# -- topics over the years


def _topics(store: ox.Store, thing: ox.NamedNode, lang: str) -> Section:
    answer = ask(store, find("topics-over-time"), params={"party": thing})
    return by_year(answer, "topics-over-time", {"party": thing}, lang)


def by_year(answer: Answer, name: str, params: Mapping[str, ox.NamedNode], lang: str) -> Section:
    """Return rows of (year, thing, number) as a row for each thing with a column for each of the last."""
    counts: dict[ox.NamedNode, Counter[str]] = defaultdict(Counter)
    for year, thing, number in answer.rows:
        counts[thing][year.value if year is not None else ""] += int(number.value)
    years = sorted({year for own in counts.values() for year in own if year})[-_YEARS:]
    order = sorted(counts, key=lambda thing: (-counts[thing].total(), thing.value))
    rows = [
        [thing, counts[thing].total(), *(counts[thing][year] or None for year in years), {"topic": thing}]
        for thing in order
    ]
    most = max((counts[thing][year] for thing in order for year in years), default=1)
    shades = [str(-(-_TOTALS * n // most)) for n in range(most + 1)]
    return section(name, lang, params, answer, ["concept", "events", *years, "evidence"], rows, shades=shades)


# -- visits


def _visits(name: str) -> Callable[[ox.Store, ox.NamedNode, str], Section]:
    def make(store: ox.Store, thing: ox.NamedNode, lang: str) -> Section:
        answer = ask(store, find(name), params={"state": thing})
        rows = sorted(answer.rows, key=lambda row: row[0].value if row[0] else "", reverse=True)
        return section(name, lang, {"state": thing}, answer, answer.columns, rows)

    return make


def _balance(store: ox.Store, thing: ox.NamedNode, lang: str) -> Section:
    """Visits there and back, a row for each partner."""
    answer = ask(store, find("visits-balance"), params={"state": thing})
    counts: dict[Any, Counter[str]] = defaultdict(Counter)
    for direction, partner, _level, visits in answer.rows:
        counts[partner][direction.value] += int(visits.value)
    order = sorted(counts, key=lambda partner: (-counts[partner].total(), str(partner)))
    rows = [[partner, counts[partner]["outgoing"], counts[partner]["incoming"]] for partner in order]
    return section(
        "visits-balance", lang, {"state": thing}, answer, ["partner", "outgoing", "incoming"], rows
    )


_SECTIONS: Final[Mapping[str, Sequence[Callable[[ox.Store, ox.NamedNode, str], Section]]]] = {
    "person": (_offices("person", "person", in_time=False), _contacts, _counterparts, _topics),
    "post": (_offices("post", "post", in_time=True),),
    "body": (_offices("party", "organization", in_time=False), _counterparts, _topics),
    "state": (
        _balance,
        _visits("visits-from"),
        _visits("visits-to"),
        _counterparts,
        _topics,
        _offices("party", "", in_time=False),
    ),
}
_NAMES: Final[Mapping[str, Sequence[tuple[str, str]]]] = {
    "person": (
        ("offices", "person"),
        ("contacts", "person"),
        ("counterparts", "party"),
        ("topics-over-time", "party"),
    ),
    "post": (("offices", "post"),),
    "body": (("offices", "party"), ("counterparts", "party"), ("topics-over-time", "party")),
    "state": (
        ("visits-balance", "state"),
        ("visits-from", "state"),
        ("visits-to", "state"),
        ("counterparts", "party"),
        ("topics-over-time", "party"),
        ("offices", "party"),
    ),
}
