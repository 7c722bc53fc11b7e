"""Records keep their promises: over arbitrary text, the packaged examples and the gold texts."""

from __future__ import annotations

import hashlib
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import UnknownLanguage
from kg.extract import LANGUAGES, extract
from kg.records import Article, Record, Source

from .promises import broken, is_date
from .texts import TEXTS

PUBLISHED = st.sampled_from((None, "2025", "2025-03", "2025-03-12", "2024-02-29T23:59:00+04:00"))

# Texts of the cases with their language, to be cut into pieces.
CASE_FILES = [path for lang in LANGUAGES for path in sorted((Path(__file__).parent / lang).glob("*.txt"))]
CUT = [
    (path.parent.name, line)
    for path in CASE_FILES
    for line in path.read_text(encoding="utf-8").splitlines()
    if line[:1].isalpha()
]


def article(text: str, *, lang: str = "ru", published: str | None = None, body_start: int = 0) -> Article:
    digest = hashlib.sha256(text.encode()).hexdigest()
    source = Source(id=f"t{digest[:20]}", path="text.txt", lang=lang, published=published, sha256=digest)
    return Article(source=source, text=text, body_start=body_start)


@pytest.mark.parametrize("lang", LANGUAGES)
@given(text=TEXTS, published=PUBLISHED)
@settings(deadline=None)  # the first text of a process loads the dictionary and the tagger
def test_any_text_gives_a_sound_record(lang: str, text: str, published: str | None) -> None:
    read = article(text, lang=lang, published=published)
    record = extract(read)
    assert broken(record, text) == []
    assert extract(read) == record


@given(title=TEXTS, body=TEXTS)
@settings(deadline=None)
def test_any_title_and_body_give_a_sound_record(title: str, body: str) -> None:
    text = f"{title}\n\n{body}"
    read = article(text, published="2025-03-12", body_start=len(title) + 2)
    assert broken(extract(read), text) == []


@given(case=st.sampled_from(CUT), start=st.integers(0, 400), end=st.integers(1, 400))
@settings(deadline=None)
def test_a_text_that_is_cut_anywhere_gives_a_sound_record(
    case: tuple[str, str], start: int, end: int
) -> None:
    lang, text = case
    part = text[start % len(text) :][:end]
    assert broken(extract(article(part, lang=lang, published="2025-03-12")), part) == []


@given(case=st.sampled_from(CUT), start=st.integers(0, 60), end=st.integers(1, 30), shuffle=st.randoms())
@settings(deadline=None, max_examples=300)
def test_a_text_of_which_words_are_left_gives_a_sound_record(
    case: tuple[str, str], start: int, end: int, shuffle: random.Random
) -> None:
    lang, text = case
    words = text.split()
    part = words[start % len(words) :][:end]
    if shuffle.random() < 0.3:
        shuffle.shuffle(part)
    left = " ".join(part)
    assert broken(extract(article(left, lang=lang, published="2025-03-12")), left) == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ru", "Стороны обсудили"),
        ("ru", "Поднимался вопрос о"),
        ("ru", "добавил, что идет дождь, а"),
        ("ru", "Форум _"),
        ("ru", "Министр встретился со студентами. Кроме"),
        ("ru", "Подписан договор о транзите в"),
        ("en", "The Minister will also highlight her country’s ongoing support for"),
        ("en", "They conveyed support for the protocol and encouraged the leaders"),
        ("en", "They have spoken of Georgia.\n\nIn Armenia and Azerbaijan, Acting Assistant Secretary"),
        (
            "ru",
            "Премьер Чада Идрис Салех принял посла Боливии Луиса Арсе. Предыдущая встреча прошла на прошлой",
        ),
        ("ru", "Министры Бразилии и Египта Паулу Лима и Ахмед Фахми обсудили торговлю в ходе переговоров"),
        ("en", "Presidents Juan Lopez of Peru and Luis Kano of Chile held talks. Lopez and Kano will meet"),
        ("en", "She was greeted by Zambian President Peter Mwale, with whom she held talks behind closed"),
        ("az", "Türkiyə Prezidenti Kenan Aksoy Perunun naziri Xuan Ramosu qəbul edib və onu"),
        ("az", "Agentlik vətəndaşlara xidmət"),
        ("az", "PA-nın Şura"),
        ("az", "Nazirlər toplaşıblar. Birlik zirvəsi"),
    ],
)
def test_a_text_may_end_in_its_cue(lang: str, text: str) -> None:
    assert broken(extract(article(text, lang=lang)), text) == []


def test_the_examples_give_sound_records(examples: list[tuple[Article, Record]]) -> None:
    assert len(examples) >= 12
    assert {a.source.id: faults for a, record in examples if (faults := broken(record, a.text))} == {}


@pytest.mark.shared
@pytest.mark.parametrize(("name", "texts"), [("dev", 80), ("train", 194), ("offices", 122)])
def test_the_gold_texts_give_sound_records(
    gold: dict[str, list[tuple[Article, Record]]], name: str, texts: int
) -> None:
    assert len(gold[name]) == texts
    assert {a.source.path: faults for a, record in gold[name] if (faults := broken(record, a.text))} == {}


@pytest.mark.shared
def test_a_text_is_read_alike_whatever_was_read_before(gold: dict[str, list[tuple[Article, Record]]]) -> None:
    assert [a.source.path for a, record in reversed(gold["dev"]) if extract(a) != record] == []


def test_records_do_not_depend_on_the_hashes_of_the_process(checkout: Path) -> None:
    assert printed("1", checkout) == printed("2", checkout) != b""


def printed(seed: str, checkout: Path) -> bytes:
    """Return what a new process prints for the examples under a hash seed of its own."""
    command = [sys.executable, "-c", "from kg.cli import main; main(['extract', 'examples'])"]
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(command, cwd=checkout, env=environment, capture_output=True, check=True).stdout


def test_the_country_of_a_post_is_a_state_also_where_the_text_is_mostly_about_no_state() -> None:
    text = (
        "Ракета летит к Луне. На Луне нет воды. О Луне пишут все. Проект ведет директор центра Иван Петров."
    )
    record = extract(article(text))
    assert broken(record, text) == []
    assert [(o.person, o.country) for o in record.offices] == [("Иван Петров", None)]


@pytest.mark.parametrize(
    "text", ["Глава МИД России встретился с коллегой.", "Министр пригласил коллегу посетить Баку."]
)
def test_a_colleague_of_whom_nothing_is_told_takes_no_part(text: str) -> None:
    assert broken(extract(article(text)), text) == []
    assert [p for event in extract(article(text)).events for p in event.participants if p.name is None] == []


@pytest.mark.parametrize(
    "text", ["𗀀", "Aa𗀀", "Посол Ирана Али Резаи 𗀀 прибыл в Баку.", "Встреча пройдет 0 марта."]
)
def test_letters_and_days_that_do_not_exist_are_read(text: str) -> None:
    assert broken(extract(article(text, published="2025-03-12")), text) == []


def test_a_text_without_events_gives_an_empty_record() -> None:
    record = extract(article("Погода в горах хорошая. Снег выпал ночью."))
    assert (record.events, record.offices, record.statements) == ((), (), ())
    assert record.article == article("Погода в горах хорошая. Снег выпал ночью.").source


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x1f", "\u200b", "...", "_", "😀", "123", "«"])
def test_next_to_nothing_gives_an_empty_record(text: str) -> None:
    record = extract(article(text, published="2025-03-12"))
    assert (record.events, record.offices, record.statements) == ((), (), ())


@pytest.mark.parametrize(
    ("lang", "before", "told"),
    [
        ("ru", "Погода была ясной. ", "Его принял король Норвегии Харальд"),
        ("ru", "Рейс прошел спокойно. Погода была ясной. ", "Его принял король Норвегии Харальд"),
        ("az", "Hava açıq idi. ", "Onu Norveç kralı Harald qəbul edib"),
        ("en", "The day was clear. ", "He was received by King Harald of Norway"),
    ],
)
def test_what_shows_an_event_is_its_own_sentence(lang: str, before: str, told: str) -> None:
    """And not one before it that tells nothing and was left out."""
    arrived = {
        "ru": "Президент Перу Хуан Росас прибыл в Осло. ",
        "az": "Peru Prezidenti Xuan Rosas Osloya gəlib. ",
        "en": "Peruvian President Juan Rosas arrived in Oslo. ",
    }
    events = extract(article(f"{arrived[lang]}{before}{told}.", lang=lang)).events
    meetings = [event for event in events if event.type == "meeting"]
    assert [passage.quote for event in meetings for passage in event.evidence] == [told]


@pytest.mark.parametrize(
    ("lang", "text", "shown"),
    [
        (
            "en",
            "The targets that were set at the Lima Climate Summit, she said, will be met.",
            "were set at the Lima Climate Summit, she said",
        ),
        (
            "ru",
            "Речь идет о целях, которые были поставлены на Мюнхенской конференции по безопасности.",
            "которые были поставлены на Мюнхенской конференции по безопасности",
        ),
    ],
)
def test_what_is_only_named_is_shown_with_what_is_said_of_it(lang: str, text: str, shown: str) -> None:
    (event,) = extract(article(text, lang=lang)).events
    assert [passage.quote for passage in event.evidence] == [shown]


def test_a_language_without_a_pack_is_refused_by_name() -> None:
    with pytest.raises(UnknownLanguage, match=r"text\.txt: no language pack for 'xx'; packs: .*ru"):
        extract(article("text", lang="xx"))


def test_the_extractor_is_named() -> None:
    extractor = extract(article("Погода хорошая.")).extractor
    assert extractor.name == "kg-rules-ru"
    assert extractor.version


@pytest.mark.parametrize(
    ("value", "expected"),
    [("2025", True), ("2025-03", True), ("2025-02-28", True), ("2025-02-29", False), ("2025-13", False)]
    + [
        (value, False)
        for value in ("", "25", "2025-3", "2025-03-1", "2025-03-12T10:00", "20250312", "٢٠٢٥-x")
    ],
)
def test_what_counts_as_a_date(value: str, expected: bool) -> None:
    assert is_date(value) is expected
