"""Write kg/gazetteer/LANG.csv: names of states, towns and bodies in a language that only a pack adds.

Own facts stand in ``gazetteer_LANG.csv`` beside this file; a name given there wins over CLDR's, which then
becomes an alternative. States without a row get CLDR's short name; in a language of Latin letters, capitals
and other towns without a row get their English label: a text that spells them so means them.
Run it again after editing that file, or with a newer Babel:

    python tools/build_gazetteer_names.py tr
"""

from __future__ import annotations

import csv
import io
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from babel import Locale

from kg import gazetteer
from kg.gazetteer import packaged

TOOLS = Path(__file__).resolve().parent
TARGET = TOOLS.parent / "kg" / "gazetteer"
# Short names of towns are too often words of another language.
SHORTEST = 4
COLUMNS = ("kind", "key", "label", "official", "acronyms", "alternatives", "demonyms")
# CLDR adds a capital, an abbreviation or a second name to tell namesakes apart; nobody writes these forms.
APOSTROPHES = str.maketrans("’ʼ", "''")
NOT_A_NAME = (" - ", "(", "ÖİB", "Bölgeleri")


def build(lang: str) -> str:
    """Return the text of LANG.csv: states by code, then towns and bodies in the order of the own facts."""
    with (TOOLS / f"gazetteer_{lang}.csv").open(encoding="utf-8", newline="") as source:
        own = list(csv.DictReader(source))
    check(own, f"gazetteer_{lang}.csv")
    known = {(row["kind"], row["key"]): row for row in own}
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(_states(lang, known))
    writer.writerows(row for row in own if row["kind"] != "state")
    writer.writerows(_towns(known) if _is_latin(lang) else ())
    return out.getvalue()


def check(own: list[dict[str, str]], file: str) -> None:
    """Raise WrongRow for the first row that names nothing in the tables."""
    known = packaged.slots()
    for number, row in enumerate(own, 2):
        if (row["kind"], row["key"]) not in known:
            kinds = (
                "state (key: its code), city (its English label), body (its key in kg/gazetteer/bodies.csv)"
            )
            raise WrongRow(f"{file}:{number}: no {row['kind']} {row['key']!r} in the tables; kinds: {kinds}")


class WrongRow(Exception):
    """A row of own facts names nothing."""


def nameless(lang: str) -> list[str]:
    """Return the codes of the states that would have no name: CLDR has none that is used, and no row has."""
    with (TOOLS / f"gazetteer_{lang}.csv").open(encoding="utf-8", newline="") as source:
        known = {(row["kind"], row["key"]): row for row in csv.DictReader(source)}
    named = {row["key"] for row in _states(lang, known)}
    return sorted({s.iso2 for s in gazetteer.states() if s.kind == "state"} - named)


def _is_latin(lang: str) -> bool:
    return unicodedata.name(Locale(lang).territories["GE"][0]).startswith("LATIN")


def _states(lang: str, known: dict[tuple[str, str], dict[str, str]]) -> Iterator[dict[str, str]]:
    for state in gazetteer.states():
        row = dict(known.get(("state", state.iso2), {"kind": "state", "key": state.iso2, "label": ""}))
        cldr = Locale(lang).territories[state.iso2].translate(APOSTROPHES)
        usable = not any(mark in cldr for mark in NOT_A_NAME)
        if not row["label"] and not usable:
            continue
        row["label"] = row["label"] or cldr
        names = {
            n for c in ("label", "official", "acronyms", "alternatives") for n in row.get(c, "").split("|")
        }
        if usable and cldr not in names:
            row["alternatives"] = "|".join(filter(None, [row.get("alternatives", ""), cldr]))
        yield row


def _towns(known: dict[tuple[str, str], dict[str, str]]) -> Iterator[dict[str, str]]:
    taken = {row["label"] for row in known.values()}
    for city in packaged.compiled_cities():
        name = city.en.label
        town = city.kind == "capital" or (city.kind == "city" and not city.weak and len(name) > SHORTEST)
        if town and ("city", name) not in known and name not in taken:
            yield {"kind": "city", "key": name, "label": name}


def main(codes: list[str]) -> int:
    for code in codes:
        try:
            text = build(code)
        except WrongRow as error:
            print(error, file=sys.stderr)
            return 1
        (TARGET / f"{code}.csv").write_text(text, encoding="utf-8")
        if without := nameless(code):
            print(f"{code}: CLDR has no plain name of {', '.join(without)}: give each a row", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
