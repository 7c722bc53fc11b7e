"""One gathering told twice: each way in which two mentions agree, and what keeps two apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.extract.drafts import Draft
from kg.extract.gathering_names import same_gathering, table
from kg.extract.one_gathering import TRAITS, is_one_gathering, is_spoken_of, once_each
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.records import Modality

from .drafted import OTHER_TOWN, TOWN, body, draft, person, post

FIDAN, COUNCIL, SECRETARY = person("Хакан Фидан", "министр", "TR"), body("Совет"), post("секретарь")
DAY = "2025-03-12"


def gathering(
    name: str,
    *parties: Party,
    at: int = 0,
    key: str = "",
    title: bool = False,
    place: Span | None = None,
    when: str = "",
    modality: Modality = "held",
) -> Draft:
    made = draft(
        "conference", *parties, at=at, name=name, title=title, place=place, when=when, modality=modality
    )
    made.key, made.named = key, bool(name)
    return made


def behind(made: Draft) -> Draft:
    """A mention that stands behind another one in its sentence."""
    made.first, made.last = made.first + 5, made.last + 5
    return made


PAIRS = {
    "name": (gathering("III Форум мира"), gathering("Форум мира")),
    "body number": (
        gathering("XII Zirvə Görüşü", key="ots"),
        gathering("TDT-nin 12-ci toplantısı", key="ots"),
    ),
    "body series": (
        gathering("79-я сессия Генассамблеи", key="un-general-assembly"),
        gathering("Ассамблея ООН", key="un-general-assembly"),
    ),
    "headline body": (gathering("саммит глав", key="ots"), gathering("встреча ОТГ", key="ots", title=True)),
    "headline word people": (
        gathering("форум «Горы» в Осло", FIDAN),
        gathering("горный форум", FIDAN, title=True),
    ),
    "headline session people": (
        gathering("совещание глав МИД стран Союза", FIDAN),
        gathering("заседание", FIDAN, title=True),
    ),
    "headline kind bare": (
        gathering("саммит Контактной группы", COUNCIL),
        gathering("саммит по Украине", title=True),
    ),
    "headline unpeopled place bodies": (
        gathering("31-е заседание министров", COUNCIL, place=TOWN),
        gathering("встреча в столице", COUNCIL, title=True, place=TOWN),
    ),
    "headline official bodies kind": (
        gathering("чрезвычайный саммит", body("Евросоюз"), place=TOWN),
        gathering("саммит", body("ЕС"), title=True),
    ),
    "headline official place kind": (
        gathering("Комитет секретарей советов", place=TOWN),
        gathering("Комитет заседает", COUNCIL, title=True, place=TOWN),
    ),
    "headline place officials unnamed": (
        gathering("Совет глав правительств", COUNCIL, place=TOWN),
        gathering("", post("премьер"), title=True, place=TOWN),
    ),
    "near kind town short": (
        gathering("третий саммит прикаспийских стран", place=TOWN),
        gathering("саммит Баку", at=1),
    ),
    "later kind posts": (
        gathering("встреча в узком кругу", SECRETARY),
        gathering("встреча глав", SECRETARY, at=1),
    ),
    "near later session": (
        gathering("заседание глав судов", SECRETARY),
        gathering("заседание", FIDAN, at=1),
    ),
    "later kind bodies short": (
        gathering("неформальный саммит тюркских государств", COUNCIL),
        gathering("саммит организации", COUNCIL, at=1),
    ),
    "date place words": (
        gathering("следующая встреча секретарей советов стран", place=TOWN, when="2025"),
        gathering("очередная встреча секретарей советов стран ШОС", at=1, place=TOWN, when="2025"),
    ),
    "heads summits": (
        gathering("саммит ЕС", key="eu"),
        gathering("заседание Евросовета", key="european-council", at=1),
    ),
    "near later kind bare unplaced": (
        gathering("саммит Северного союза", COUNCIL),
        gathering("саммит", at=1, place=TOWN),
    ),
    "near later kind bare place": (
        gathering("саммит Северного союза", COUNCIL, place=TOWN),
        gathering("саммит", at=1, place=TOWN),
    ),
    "date place nameless": (
        gathering("форум", place=TOWN, when=DAY),
        gathering("", FIDAN, at=1, place=TOWN, when=DAY),
    ),
    "gathered place": (
        behind(gathering("третий саммит союза", SECRETARY, place=TOWN)),
        gathering("", SECRETARY, place=TOWN),
    ),
}


def test_every_way_has_a_pair_and_every_trait_a_way() -> None:
    ways = [way["agree"] for way in table("gatherings")["way"]]
    assert ways == list(PAIRS)
    assert {trait for way in ways for trait in way.split()} == set(TRAITS)


@pytest.mark.parametrize("way", PAIRS)
def test_two_mentions_are_of_one_gathering_in_each_way_whichever_comes_first(way: str) -> None:
    full, short = PAIRS[way]
    assert all(TRAITS[trait](full, short) for trait in way.split())
    assert is_one_gathering(full, short)
    assert is_one_gathering(short, full)


@pytest.mark.parametrize(
    ("full", "short"),
    [
        (gathering("17-й саммит БРИКС", key="brics"), gathering("7-й саммит БРИКС", key="brics", title=True)),
        (gathering("саммит СНГ", body("СНГ")), gathering("саммит ОДКБ", body("ОДКБ"), at=1)),
        (gathering("третий саммит", place=OTHER_TOWN), gathering("саммит Баку", at=1)),
        (gathering("саммит НАТО", key="nato"), gathering("заседание Евросовета", key="european-council")),
        (gathering("встреча глав", post("глава")), gathering("встреча министров", SECRETARY, at=1)),
        (gathering("форум", place=TOWN, when="2025"), gathering("", FIDAN, at=1, place=TOWN, when="2025")),
    ],
)
def test_two_gatherings_stay_two(full: Draft, short: Draft) -> None:
    assert not is_one_gathering(full, short)
    assert not is_one_gathering(short, full)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("OTS informal summit", "informal summit of the Organization of Turkic States", True),
        ("EU informal summit", "informal summit of the Organization of Turkic States", False),
        ("пленарное заседание ВЭФ", "V Восточный экономический форум", True),
        ("юбилейный Восточный форум", "V Восточный форум", True),
        ("саммит ШОС", "заседание Совета глав государств – членов ШОС", True),
        ("саммит ШОС", "заседание Совета министров ШОС", False),
    ],
)
def test_names_of_one_gathering_may_be_in_other_words(a: str, b: str, expected: bool) -> None:
    assert same_gathering(a, b) is same_gathering(b, a) is expected


@pytest.mark.parametrize(
    ("way", "full", "short"),
    [
        ("unplaced", gathering("саммит Союза", place=OTHER_TOWN), gathering("саммит", at=1, place=TOWN)),
        ("near", gathering("саммит Союза"), gathering("саммит", at=9, place=TOWN)),
        ("place", gathering("саммит Союза", place=OTHER_TOWN), gathering("саммит", at=1, place=TOWN)),
        ("summits", gathering("встреча министров экономики ЕС", key="eu"), gathering("саммит ЕС", key="eu")),
    ],
)
def test_a_trait_asks_what_it_says(way: str, full: Draft, short: Draft) -> None:
    assert not TRAITS[way](full, short)


def test_the_tense_of_who_will_speak_at_the_summit_says_nothing_of_the_summit() -> None:
    told, bare = gathering("саммит ШОС"), gathering("саммит", FIDAN, at=1, modality="planned")
    assert is_spoken_of(told, bare)
    assert not is_spoken_of(told, replace(bare, place=TOWN))
    assert not is_spoken_of(told, replace(bare, name="следующий саммит"))
    assert not is_spoken_of(told, replace(bare, modality="cancelled"))


def test_a_body_is_there_once_by_its_longest_name() -> None:
    made = gathering("саммит", body("ЕС"), FIDAN, body("Европейский союз"), body("НАТО"))
    kept = [p.party.body or "person" for p in once_each(made.parts)]
    assert kept == ["person", "Европейский союз", "НАТО"]
