"""The gazetteer: complete, valid, and one name for one thing except where the world has it otherwise."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import gazetteer
from kg.gazetteer import LANGUAGES, Body, City, Entry, Lang, State, packaged
from tests.scripts import script

ROOT = Path(__file__).resolve().parent.parent
TABLES: dict[str, tuple[Entry, ...]] = {
    "state": gazetteer.states(),
    "body": gazetteer.bodies(),
    "city": gazetteer.cities(),
}
UN_MEMBERS = 193

# One name, two things of one kind: (language, kind, name) with the reason.
SHARED_NAMES = {
    ("ru", "state", "Конго"): "both Congos are called so",
    ("en", "state", "Congo"): "both Congos are called so",
    ("az", "state", "Konqo"): "both Congos are called so",
    ("ru", "state", "РК"): "Республика Казахстан and Республика Корея abbreviate alike",
    ("en", "body", "IDB"): "the Islamic and the Inter-American Development Bank abbreviate alike",
    ("az", "body", "AİB"): "Asiya İnkişaf Bankı and Avropa İnvestisiya Bankı abbreviate alike",
    ("az", "body", "Avropa İttifaqı Şurası"): "the European Council and the Council of the EU are called so",
    ("az", "body", "İƏT"): "İqtisadi and İslam Əməkdaşlıq Təşkilatı abbreviate alike",
}

# Names that a state shares with its capital, itself as a territory, or a building with a body.
SHARED_KINDS: dict[Lang, set[str]] = {
    "ru": {
        *("Джибути", "Алжир", "Гватемала", "Гонконг", "Сянган", "Люксембург", "Монако", "Макао", "Аомэнь"),
        *("Панама", "Сингапур", "Сан-Марино", "Тунис", "Ватикан", "Белый дом"),
    },
    "en": {
        *("Hong Kong", "Luxembourg", "Monaco", "Macao", "Macau", "Singapore", "San Marino"),
        *("Vatican", "Vatican City", "White House"),
    },
    "az": {
        *("Cibuti", "Əlcəzair", "Qvatemala", "Honq-Konq", "Lüksemburq", "Mərakeş", "Monako", "Makao"),
        *("Panama", "Sinqapur", "San-Marino", "Tunis", "Vatikan", "Ağ Ev"),
    },
}


def bearers(entries: Iterable[Entry], lang: Lang) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for name in entry.names(lang).all:
            found[name].append(entry)
    return found


def test_every_member_of_the_united_nations_and_four_more_states() -> None:
    states = {s.iso2 for s in gazetteer.states() if s.kind == "state"}
    assert len(states) == UN_MEMBERS + 4
    assert {"VA", "PS", "XK", "TW"} <= states
    assert "EU" not in states


def test_every_code_is_one_of_cldr() -> None:
    babel = pytest.importorskip("babel", reason="Babel knows the valid codes")
    valid = babel.Locale("en").territories
    used = [e.iso2 for table in TABLES.values() for e in table if e.iso2]
    assert [code for code in used if code not in valid or len(code) != 2] == []


def test_states_table_is_what_the_script_builds() -> None:
    pytest.importorskip("babel", reason="the script takes CLDR names from Babel")
    built = script("build_gazetteer")
    assert built.TARGET.read_text(encoding="utf-8") == built.build()


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("states", ["states"]),
        ("cities", ["cities", "places"]),
        ("bodies", ["bodies"]),
        ("metonyms", ["metonyms"]),
    ],
)
def test_no_row_is_lost_and_no_cell_is_ragged(name: str, files: list[str]) -> None:
    total = 0
    for file in files:
        path = ROOT / "kg" / "gazetteer" / f"{file}.csv"
        header, *rows = csv.reader(path.read_text(encoding="utf-8").splitlines())
        assert {len(row) for row in rows} == {len(header)}
        total += len(rows)
    assert total == len(getattr(gazetteer, name)())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", TABLES)
def test_names_are_filled_and_clean(kind: str, lang: Lang) -> None:
    for entry in TABLES[kind]:
        for name in entry.names(lang).all:
            assert name, entry
            assert name == " ".join(name.split()), name


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", TABLES)
def test_one_name_means_one_thing_within_a_kind(kind: str, lang: Lang) -> None:
    shared = {name for name, found in bearers(TABLES[kind], lang).items() if len(found) > 1}
    assert shared == {name for one, of, name in SHARED_NAMES if (one, of) == (lang, kind)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_names_shared_between_kinds_are_known(lang: Lang) -> None:
    found = bearers([e for table in TABLES.values() for e in table], lang)
    assert {n for n, es in found.items() if len({type(e) for e in es}) > 1} == SHARED_KINDS[lang]


def test_azerbaijani_and_english_names_hold_no_cyrillic() -> None:
    names = [n for t in TABLES.values() for e in t for lang in ("en", "az") for n in e.names(lang).all]
    assert [n for n in names if any("а" <= c.lower() <= "я" for c in n)] == []


def test_keys_and_codes_are_unique_and_links_lead_somewhere() -> None:
    keys = Counter(b.key for b in gazetteer.bodies())
    codes = Counter(s.iso2 for s in gazetteer.states())
    assert max(*keys.values(), *codes.values()) == 1
    assert {b.part_of for b in gazetteer.bodies()} - {None} <= set(keys)
    assert [m for m in gazetteer.metonyms() if m.kind == "state" and m.target not in codes] == []
    assert [m for m in gazetteer.metonyms() if m.kind == "body" and m.target not in keys] == []
    towns = {c.ru.label for c in gazetteer.cities()}
    assert {c.within for c in gazetteer.cities()} - {None} <= towns


def test_every_state_has_one_capital() -> None:
    capitals = Counter(c.iso2 for c in gazetteer.cities() if c.kind == "capital")
    assert capitals == Counter(s.iso2 for s in gazetteer.states() if s.kind == "state")


def test_every_capital_and_its_state_are_named_in_three_languages() -> None:
    for state in gazetteer.states():
        city = gazetteer.capital(state.iso2)
        assert city is not None or state.kind == "territory"
        for named in (state, city) if city else (state,):
            assert all(named.names(lang).label for lang in LANGUAGES), named


def test_there_are_enough_places_and_bodies() -> None:
    assert len(gazetteer.cities()) >= 700
    assert len(gazetteer.bodies()) >= 600


def test_international_organisations_have_their_names_in_three_languages_and_most_an_acronym() -> None:
    """Not counted: conferences that are no organisation, parties, movements, companies, societies."""
    kinds = {"io", "organ", "agency", "union", "bank", "court", "forum", "parliament", "mission"}
    found = [b for b in gazetteer.bodies() if b.iso2 is None and b.kind in kinds]
    named = [b for b in found if all(b.names(lang).label for lang in LANGUAGES)]
    short = [b for b in named if any(b.names(lang).acronyms for lang in LANGUAGES)]
    assert len(named) >= 370
    assert len(short) >= 280
    assert len([b for b in named if all(b.names(lang).acronyms for lang in LANGUAGES)]) >= 200


@pytest.mark.parametrize(
    ("name", "lang", "code"),
    [
        ("США", "ru", "US"),
        ("Соединенные Штаты Америки", "ru", "US"),
        ("Соединённые Штаты", "ru", "US"),
        ("ОАЭ", "ru", "AE"),
        ("РФ", "ru", "RU"),
        ("КНР", "ru", "CN"),
        ("Соединенное Королевство", "ru", "GB"),
        ("Азербайджанская Республика", "ru", "AZ"),
        ("Республика Корея", "ru", "KR"),
        ("КНДР", "ru", "KP"),
        ("ABŞ", "az", "US"),
        ("Amerika Birləşmiş Ştatları", "az", "US"),
        ("BƏƏ", "az", "AE"),
        ("Ermənistan Respublikası", "az", "AM"),
        ("UK", "en", "GB"),
        ("U.S.", "en", "US"),
        ("the United States", "en", "US"),
        ("Türkiye", "en", "TR"),
        ("Turkey", "en", "TR"),
        ("Holy See", "en", "VA"),
        ("Georgia", "en", "GE"),  # the state; the US state is not in the tables
        ("Republic of Ireland", "en", "IE"),
        ("Грузия", "ru", "GE"),
        ("Гвинея", "ru", "GN"),
        ("Гвинея-Бисау", "ru", "GW"),
        ("Ирландия", "ru", "IE"),
        ("Конго", "ru", None),  # two states: ambiguous
        ("РК", "ru", None),
    ],
)
def test_states_by_name(name: str, lang: Lang, code: str | None) -> None:
    found = gazetteer.lookup(name, lang, "state")
    assert (found.iso2 if found else None) == code


@pytest.mark.parametrize(
    ("name", "lang", "code", "kind"),
    [
        ("Женева", "ru", "CH", "city"),
        ("Шуша", "ru", "AZ", "city"),
        ("Cenevrə", "az", "CH", "city"),
        ("Tiflis", "az", "GE", "capital"),
        ("The Hague", "en", "NL", "city"),
        ("Washington, D.C.", "en", "US", "capital"),
        ("Кремль", "ru", "RU", "venue"),
        ("Zuğulba", "az", "AZ", "venue"),
        ("Camp David", "en", "US", "venue"),
        ("Нагорный Карабах", "ru", "AZ", "region"),
        ("Центральная Азия", "ru", None, "region"),
        ("Абхазия", "ru", None, "region"),
        ("Гонконг", "ru", "HK", "city"),
        ("Гуам", "ru", "US", "region"),
    ],
)
def test_places_by_name(name: str, lang: Lang, code: str | None, kind: str) -> None:
    found = gazetteer.lookup(name, lang, "city")
    assert isinstance(found, City)
    assert (found.iso2, found.kind) == (code, kind)


@pytest.mark.parametrize(
    ("name", "lang", "key"),
    [
        ("МСЭ", "ru", "itu"),
        ("Международный союз электросвязи", "ru", "itu"),
        ("Beynəlxalq Telekommunikasiya İttifaqı", "az", "itu"),
        ("ATƏT", "az", "osce"),
        ("OSCE", "en", "osce"),
        ("ГУАМ", "ru", "guam"),
        ("Госдеп", "ru", "us-state-department"),
        ("State Department", "en", "us-state-department"),
        ("Мажилис", "ru", "mazhilis"),
        ("Олий Мажлис", "ru", "oliy-majlis"),
        ("Кнессет", "ru", "knesset"),
        ("XİN", "az", "mfa"),
        ("AİB", "az", None),  # two banks
        ("ЭСКЗА", "ru", "escwa"),
        ("БРСЕ", "ru", "coe-development-bank"),
        ("IAEA", "en", "iaea"),
        ("UNHCR", "az", "unhcr"),
        ("КССБ ОДКБ", "ru", "csto-security-secretaries"),
        ("Birləşmiş Nüvə Tədqiqatları İnstitutu", "az", "jinr"),
        ("Bay of Bengal Initiative for Multi-Sectoral Technical and Economic Cooperation", "en", "bimstec"),
    ],
)
def test_bodies_by_name(name: str, lang: Lang, key: str | None) -> None:
    found = gazetteer.lookup(name, lang, "body")
    assert (found.key if isinstance(found, Body) else None) == key


def test_a_name_of_several_kinds_means_the_state_first_and_all_are_offered() -> None:
    assert isinstance(gazetteer.lookup("Сингапур", "ru"), State)
    assert [type(e) for e in gazetteer.candidates("Сингапур", "ru")] == [State, City]
    assert {e.iso2 for e in gazetteer.candidates("Конго", "ru")} == {"CD", "CG"}


LABELLED = [
    (e, lang) for table in TABLES.values() for e in table for lang in LANGUAGES if e.names(lang).label
]


@given(st.sampled_from(LABELLED))
def test_every_label_leads_back_to_its_entry(labelled: tuple[Entry, Lang]) -> None:
    entry, lang = labelled
    assert entry in gazetteer.candidates(entry.names(lang).label, lang)
    capitals = entry.names(lang).label.upper()
    found = gazetteer.candidates(capitals, lang)
    # In capitals the island of Guam is written as the organization is: ГУАМ.
    assert entry in found or any(capitals in one.names(lang).acronyms for one in found)


@given(st.text(max_size=30))
def test_any_text_may_be_asked(name: str) -> None:
    assert isinstance(gazetteer.candidates(name), tuple)


def test_labels_adjectives_and_capitals() -> None:
    assert gazetteer.state_label("KG", "ru") == "Кыргызстан"
    assert gazetteer.state_label("TR", "en") == "Türkiye"
    assert gazetteer.state_label("ZZ", "en") is None
    russia, azerbaijan = gazetteer.state("RU"), gazetteer.capital("AZ")
    assert russia is not None
    assert russia.ru_adjective_stems == ("российск",)
    assert azerbaijan is not None
    assert [azerbaijan.names(lang).label for lang in LANGUAGES] == ["Баку", "Baku", "Bakı"]


def test_adjectives_are_masculine_and_belong_to_one_state() -> None:
    owners = Counter(a for s in gazetteer.states() for a in s.ru_adjectives)
    assert [a for a in owners if not a.endswith(("ий", "ый", "ой"))] == []
    assert [a for a, n in owners.items() if n > 1] == ["конголезский"]  # both Congos


# -- languages that a pack adds ---------------------------------------------------------------------------

# One name of two things of one kind, and names that things of two kinds share.
SHARED_FURTHER = {"tr": {"Lüksemburg", "San Marino"}}


def test_the_files_of_further_languages_are_pinned() -> None:
    assert gazetteer.further_languages() == ("tr",)
    assert not set(gazetteer.further_languages()) & set(LANGUAGES)


@pytest.mark.parametrize("lang", gazetteer.further_languages())
def test_names_of_a_further_language_are_what_the_script_builds(lang: str) -> None:
    pytest.importorskip("babel", reason="the script takes CLDR names from Babel")
    built = script("build_gazetteer_names")
    assert (built.TARGET / f"{lang}.csv").read_text(encoding="utf-8") == built.build(lang)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            "place,Astana,Astana,,,,",
            "no place 'Astana' in the tables; kinds: state (key: ",
        ),
        (
            "body,nothing,Nothing,,,,",
            "no body 'nothing' in the tables; kinds: state (key: ",
        ),
    ],
)
def test_a_row_that_names_nothing_is_told_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], row: str, said: str
) -> None:
    pytest.importorskip("babel", reason="the script takes CLDR names from Babel")
    built = script("build_gazetteer_names")
    monkeypatch.setattr(built, "TOOLS", tmp_path)
    monkeypatch.setattr(built, "TARGET", tmp_path)
    (tmp_path / "gazetteer_xx.csv").write_text(f"{','.join(built.COLUMNS)}\n{row}\n", encoding="utf-8")
    assert built.main(["xx"]) == 1
    assert capsys.readouterr().err.startswith(f"gazetteer_xx.csv:2: {said}")
    assert not (tmp_path / "xx.csv").exists()


def test_states_that_cldr_has_no_plain_name_of_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a language of other letters, no town is called by its English name."""
    pytest.importorskip("babel", reason="the script takes CLDR names from Babel")
    built = script("build_gazetteer_names")
    monkeypatch.setattr(built, "TOOLS", tmp_path)
    monkeypatch.setattr(built, "TARGET", tmp_path)
    (tmp_path / "gazetteer_uk.csv").write_text(f"{','.join(built.COLUMNS)}\n", encoding="utf-8")
    assert built.main(["uk"]) == 0
    assert capsys.readouterr().err == "uk: CLDR has no plain name of MM: give each a row\n"
    made = (tmp_path / "uk.csv").read_text(encoding="utf-8")
    assert "\nstate,AE,Об'єднані Арабські Емірати,,,,\n" in made
    assert "\ncity," not in made


@pytest.mark.parametrize("lang", gazetteer.further_languages())
def test_names_of_a_further_language_are_clean_and_of_every_state(lang: str) -> None:
    names = gazetteer.added(lang)
    states = {one.entry.iso2 for one in names if isinstance(one.entry, State)}
    assert {s.iso2 for s in gazetteer.states() if s.kind == "state"} <= states
    assert all(name and name == " ".join(name.split()) for one in names for name in one.names.all)
    assert max(Counter(one.entry for one in names).values()) == 1


@pytest.mark.parametrize("lang", gazetteer.further_languages())
def test_one_name_of_a_further_language_means_one_thing(lang: str) -> None:
    owners = Counter(name for one in gazetteer.added(lang) for name in one.names.all)
    assert {name for name, n in owners.items() if n > 1} == SHARED_FURTHER.get(lang, set())


@pytest.mark.parametrize(
    ("name", "kind", "label"),
    [("BM", "body", "United Nations"), ("İngiltere", "state", "United Kingdom"), ("Bakü", "city", "Baku")],
)
def test_a_name_of_a_further_language_leads_to_the_entry(name: str, kind: gazetteer.Kind, label: str) -> None:
    found = gazetteer.lookup(name, "tr", kind)
    assert found is not None
    assert found.en.label == label
    assert gazetteer.added_label(found, "tr") is not None
    assert gazetteer.added_label(found, "ru") is None


def test_a_further_language_is_not_asked_without_its_name() -> None:
    assert gazetteer.candidates("Bükreş") == ()
    assert gazetteer.candidates("Bükreş", "xx") == ()


def test_a_row_that_names_nothing_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    header = "kind,key,label,official,acronyms,alternatives,demonyms\n"
    (tmp_path / "xx.csv").write_text(f"{header}state,ZZ,Zembla,,,,\n", encoding="utf-8")
    monkeypatch.setattr(packaged, "_HERE", tmp_path)
    with pytest.raises(ValueError, match=r"xx\.csv: no state 'ZZ' in the tables"):
        packaged.further("xx")


def test_metonyms_stand_for_states_and_bodies() -> None:
    targets = {m.ru.label: (m.kind, m.target) for m in gazetteer.metonyms()}
    assert targets["Кремль"] == ("state", "RU")
    assert targets["Белый дом"] == ("body", "white-house")
    assert targets["Акорда"] == ("state", "KZ")


@pytest.mark.parametrize(
    ("lang", "name", "iso2"),
    [
        *(("ru", "Курганская область", "RU"), ("en", "Kurgan Region", "RU"), ("az", "Kurqan vilayəti", "RU")),
        *(
            ("ru", "Кокшетау", "KZ"),
            ("en", "Kokshetau", "KZ"),
            ("ru", "Джидда", "SA"),
            ("en", "Lviv Region", "UA"),
        ),
        *(
            ("ru", "Шаньдун", "CN"),
            ("en", "Bavaria", "DE"),
            ("az", "Bavariya", "DE"),
            ("ru", "Магнитогорск", "RU"),
        ),
    ],
)
def test_parts_of_states_and_larger_towns_lead_to_their_state(lang: Lang, name: str, iso2: str) -> None:
    found = gazetteer.lookup(name, lang, kind="city")
    assert found is not None
    assert found.iso2 == iso2


def test_places_taken_from_elsewhere_bear_no_name_that_is_compiled_here() -> None:
    compiled = packaged.compiled_cities()
    further = gazetteer.cities()[len(compiled) :]
    for lang in ("ru", "en"):
        ours = {n for c in compiled for n in c.names(lang).all}
        assert [n for c in further for n in c.names(lang).all if n in ours] == []
    towns = [c for c in further if c.kind == "city"]
    assert all("en" in c.weak and "az" in c.weak for c in towns)


def test_only_places_taken_from_elsewhere_lack_a_label() -> None:
    further = set(gazetteer.cities()[len(packaged.compiled_cities()) :])
    for entry in (e for table in TABLES.values() for e in table):
        lacking = [lang for lang in LANGUAGES if not entry.names(lang).label]
        assert not lacking or (entry in further and lacking == ["az"]), entry
