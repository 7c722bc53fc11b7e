"""Write kg/gazetteer/states.csv: CLDR's names of states in ru, en and az, with our own facts laid over them.

Own facts stand in ``gazetteer_states.csv`` beside this file; a name given there wins over CLDR's, which then
becomes an alternative. Run it again after editing that file, or with a newer Babel:

    python tools/build_gazetteer.py
"""

from __future__ import annotations

import csv
import io
from pathlib import Path

from babel import Locale

LANGUAGES = ("ru", "en", "az")
OWN = Path(__file__).with_name("gazetteer_states.csv")
TARGET = Path(__file__).resolve().parent.parent / "kg" / "gazetteer" / "states.csv"
# CLDR adds a capital or a second name to tell namesakes apart; nobody writes these forms.
NOT_A_NAME = (" - ", "(", "SAR ", "XİR", "Xüsusi İnzibati", "о-ва", "Territories", "Əraziləri", " — ")


def cldr_name(iso2: str, lang: str) -> str:
    """Return CLDR's short name in the form that running text uses: 'and' for '&', 'Saint' for 'St.'."""
    name: str = Locale(lang).territories[iso2]
    return name.replace(" & ", " and ").replace("St. ", "Saint ").replace("’", "'")


def with_cldr(row: dict[str, str]) -> dict[str, str]:
    """Return the row with an empty name filled from CLDR, or CLDR's other name among the alternatives."""
    filled = dict(row)
    for lang in LANGUAGES:
        cldr = cldr_name(row["iso2"], lang)
        label = filled[lang] = row[lang] or cldr
        known = {n for c in ("official", "acronyms", "alternatives") for n in row[f"{lang}_{c}"].split("|")}
        if cldr not in known | {label} and not any(mark in cldr for mark in NOT_A_NAME):
            filled[f"{lang}_alternatives"] = "|".join(filter(None, [row[f"{lang}_alternatives"], cldr]))
    return filled


def build() -> str:
    """Return the text of states.csv."""
    with OWN.open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    out = io.StringIO()
    writer = csv.DictWriter(out, fieldnames=list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(with_cldr(row) for row in rows)
    return out.getvalue()


if __name__ == "__main__":
    TARGET.write_text(build(), encoding="utf-8")
