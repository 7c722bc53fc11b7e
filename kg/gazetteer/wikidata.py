"""A slice of a JSON dump of Wikidata -> rows of a table, read as a stream.

The dump is one array with an entity a line (`Wikibase JSON`, docs_topics_json); lines alone (NDJSON) do as
well. What an entity is follows from its class (P31) alone, by wikidata_classes.csv or the user's own list:
subclasses are not followed. No identifier comes from anywhere but the file.

    P31 instance of    P297 ISO 3166-1 alpha-2    P17 country      P1813 short name
    P361 part of       P749 parent organization   P1566 GeoNames
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

import msgspec

from kg.errors import WrongUse
from kg.gazetteer.cleaning import cleaned, sorted_names
from kg.gazetteer.lines import LONGEST, Broken, Watch, lines, unwatched
from kg.gazetteer.rows import Names
from kg.gazetteer.schemes import valid
from kg.gazetteer.tables import KINDS, Row

ORIGIN: Final = "Wikidata"
LICENCE: Final = "CC0-1.0"
_CLASSES: Final = Path(__file__).with_name("wikidata_classes.csv")
# The country of an international organisation is that of its seat, which it does not act for.
_OF_NO_STATE: Final = frozenset({"io"})


# A label of the default language stands where a language has none; it is in Latin letters as a rule.
_DEFAULT: Final = "mul"
_DEFAULT_FOR: Final = "en"


class _Text(msgspec.Struct):
    value: str = ""


class _Value(msgspec.Struct):
    value: Any = None


class _Snak(msgspec.Struct):
    datavalue: _Value | None = None


class _Statement(msgspec.Struct):
    mainsnak: _Snak
    rank: str = "normal"


class _Claims(msgspec.Struct):
    """The statements that are read; all others are skipped by the decoder."""

    P31: list[_Statement] = []
    P17: list[_Statement] = []
    P297: list[_Statement] = []
    P1813: list[_Statement] = []
    P361: list[_Statement] = []
    P749: list[_Statement] = []
    P1566: list[_Statement] = []


class _Entity(msgspec.Struct):
    """Empty objects stand as empty arrays in dumps."""

    id: str
    labels: dict[str, _Text] | list[Any] = {}
    aliases: dict[str, list[_Text]] | list[Any] = {}
    claims: _Claims | list[Any] = []


_DECODER: Final = msgspec.json.Decoder(_Entity)


@cache
def packaged_classes() -> dict[str, str]:
    """Return the kind of thing by class, the first class of an entity that is listed counting."""
    with _CLASSES.open(encoding="utf-8", newline="") as file:
        return {row["class"]: row["kind"] for row in csv.DictReader(file)}


def classes(options: Iterable[str]) -> dict[str, str]:
    """Return the packaged classes after those of the user, each ``Q43229=body``. Raises WrongUse."""
    own = {}
    for option in options:
        found = re.fullmatch(r"(Q[1-9]\d*)=(\w+)", option)
        if not found or found[2] not in KINDS:
            raise WrongUse(f"--class {option}: Q43229=body is the form; kinds: {', '.join(sorted(KINDS))}")
        own[found[1]] = found[2]
    return {**own, **{q: kind for q, kind in packaged_classes().items() if q not in own}}


def read(
    path: Path,
    *,
    languages: Iterable[str],
    kinds: Mapping[str, str],
    longest: int = LONGEST,
    watch: Watch = unwatched,
) -> Iterator[Row | Broken]:
    """Yield a row for each entity of a class that is asked for, and what is wrong with lines.

    ``iso2`` and ``part_of`` hold the item of Wikidata until ``resolved``.
    """
    langs = tuple(languages)
    for line in lines(path, longest=longest, watch=watch):
        if isinstance(line, Broken):
            yield line
            continue
        data = line.data.strip().rstrip(b",")
        if data in (b"", b"[", b"]"):
            continue
        try:
            entity = _DECODER.decode(data)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            yield Broken(line.number, f"no entity of Wikidata: {error}")
            continue
        if row := _row(line.number, entity, langs, kinds):
            yield row


def _row(number: int, entity: _Entity, langs: tuple[str, ...], kinds: Mapping[str, str]) -> Row | None:
    claims = entity.claims if isinstance(entity.claims, _Claims) else _Claims()
    instance = set(_items(claims.P31))
    kind = next((kinds[one] for one in kinds if one in instance), None)
    names = _names(entity, claims, langs) if kind else {}
    if kind is None or not names or not valid("wikidata", entity.id):
        return None
    code = _one(_texts(claims.P297))
    if kind == "state" and not re.fullmatch("[A-Z]{2}", code or ""):
        return None
    identifiers = {"wikidata": entity.id}
    if (geonames := _one(_texts(claims.P1566))) and valid("geonames", geonames):
        identifiers["geonames"] = geonames
    return Row(
        line=number,
        kind=kind,
        key=f"wikidata:{entity.id}",
        names=names,
        iso2=code if kind == "state" else None if kind in _OF_NO_STATE else _one(_items(claims.P17)),
        part_of=_one([*_items(claims.P361), *_items(claims.P749)]),
        identifiers=identifiers,
    )


def resolved(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows with the code of their country and the key of what they are part of.

    Both come from rows of the same file; without one there is none.
    """
    kept = list(rows)
    codes = {row.key: row.iso2 for row in kept if row.kind == "state"}
    keys = {row.key for row in kept}
    for row in kept:
        whole = f"wikidata:{row.part_of}"
        part_of = whole if whole in keys else None
        iso2 = row.iso2 if row.kind == "state" else codes.get(f"wikidata:{row.iso2}")
        yield msgspec.structs.replace(row, iso2=iso2, part_of=part_of)


def _names(entity: _Entity, claims: _Claims, langs: tuple[str, ...]) -> dict[str, Names]:
    labels = entity.labels if isinstance(entity.labels, dict) else {}
    aliases = entity.aliases if isinstance(entity.aliases, dict) else {}
    labels = {_DEFAULT_FOR: labels[_DEFAULT], **labels} if _DEFAULT in labels else labels
    short = [v for v in _values(claims.P1813) if isinstance(v, dict)]
    found = {}
    for lang in langs:
        label = cleaned(labels[lang].value) if lang in labels else ""
        others = [str(v.get("text", "")) for v in short if v.get("language") == lang]
        names = sorted_names(label, [*others, *(text.value for text in aliases.get(lang, ()))])
        if names:
            found[lang] = names
    return found if any(n.label for n in found.values()) else {}


def _values(statements: list[_Statement]) -> Iterator[Any]:
    """Yield the values that hold: the preferred ones, else all but the deprecated."""
    stated = [s for s in statements if s.rank != "deprecated" and s.mainsnak.datavalue]
    best = [s for s in stated if s.rank == "preferred"] or stated
    yield from (s.mainsnak.datavalue.value for s in best if s.mainsnak.datavalue)


def _items(statements: list[_Statement]) -> Iterator[str]:
    for value in _values(statements):
        if isinstance(value, dict):
            number = value.get("numeric-id")
            yield str(value.get("id") or (f"Q{number}" if number else ""))


def _texts(statements: list[_Statement]) -> Iterator[str]:
    yield from (value for value in _values(statements) if isinstance(value, str))


def _one(values: Iterable[str]) -> str | None:
    """Return the value when there is just one: of several none is better than another."""
    found = {value for value in values if value}
    return found.pop() if len(found) == 1 else None
