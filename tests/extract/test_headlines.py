"""A headline that stands in the metadata alone is read above the text, and no fact rests on it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from kg.explain import explain
from kg.extract import extract
from kg.read import read_text
from kg.records import Article, Evidence, Record
from tests.extract.reported import article, cases
from tests.extract.test_event_cases import FILES
from tests.extract.texts import TEXTS

_NAMED = {
    "ru": (
        "Глава МИД Перу Хуан Росас прибыл в Лиму на форум",
        "Министр встретился с президентом Чада Идрисом Махаматом.",
        {"Хуан Росас", "Идрис Махамат"},
    ),
    "en": (
        "Readout of the call between Peru’s Foreign Minister Juan Rosas and Maltese President Myriam Debono",
        "Minister Rosas spoke today with President Debono about trade.",
        {"Juan Rosas", "Myriam Debono"},
    ),
    "az": (
        "Perunun xarici işlər naziri Xuan Rosas Limada forumda çıxış edib",
        "Nazir Çad Prezidenti İdris Mahamat ilə görüşüb.",
        {"Xuan Rosas", "İdris Mahamat"},
    ),
}


def _below(title: str, text: str, lang: str) -> Article:
    own = article(text, lang=lang)
    return structs.replace(own, source=structs.replace(own.source, title=title))


def _evidence(record: Record) -> Iterator[Evidence]:
    for event in record.events:
        facts = (*event.participants, *event.topics, *event.documents)
        yield from (*event.evidence, *(e for fact in facts for e in fact.evidence))
    for told in (*record.offices, *record.statements):
        yield from told.evidence


@pytest.mark.parametrize("lang", sorted(_NAMED))
def test_the_headline_names_whom_the_text_means(lang: str) -> None:
    title, text, names = _NAMED[lang]
    (event,) = extract(_below(title, text, lang)).events
    assert {party.name for party in event.participants} == names
    assert {party.country for party in event.participants} >= {"PE"}
    alone = extract(article(text, lang=lang)).events
    assert not any(names <= {party.name for party in event.participants} for event in alone)


def test_the_headline_says_that_a_talk_was_by_phone() -> None:
    text = "The premier spoke today with President Myriam Debono of Malta. They met at last year’s meeting."
    title = "Peruvian Prime Minister Juan Rosas’s Call with President Debono"
    assert extract(_below(title, text, "en")).events[0].type == "call"


@pytest.mark.parametrize(
    ("title", "text", "lang"),
    [
        ("Peruvian President Juan Rosas meets Maltese President Myriam Debono in Lima", "Prices rose.", "en"),
        (
            "Президент Перу Хуан Росас встретился в Лиме с президентом Чада Идрисом Махаматом",
            "Цены выросли.",
            "ru",
        ),
        (
            "Peru Prezidenti Xuan Rosas Limada Çad Prezidenti İdris Mahamat ilə görüşüb",
            "Qiymətlər qalxıb.",
            "az",
        ),
    ],
)
def test_what_a_headline_alone_tells_is_no_fact(title: str, text: str, lang: str) -> None:
    below = _below(title, text, lang)
    record = extract(below)
    assert (record.events, record.offices) == ((), ())
    explained = explain(below)
    assert explained.text == f"{title}\n\n{text}"
    assert [fate.why for fate in explained.fates] == ["told by a headline alone"]
    whole = article(f"{title}\n\n{text}", lang=lang)
    assert len(extract(structs.replace(whole, body_start=len(title) + 2)).events) == 1


_PLANNED = {
    "en": (
        "Statement on the meeting between Peruvian President Juan Rosas and Maltese President Myriam Debono",
        "President Rosas looks forward to welcoming President Debono to Lima on May 10, 2025.",
        "President Rosas welcomed President Debono to Lima on March 10, 2025.",
    ),
    "ru": (
        "О встрече президента Перу Хуана Росаса с премьером Чада Идрисом Махаматом",
        "10 мая премьер Чада Идрис Махамат посетит Лиму по приглашению президента Перу Хуана Росаса.",
        "10 марта премьер Чада Идрис Махамат посетил Лиму по приглашению президента Перу Хуана Росаса.",
    ),
    "az": (
        "Peru Prezidenti Xuan Rosas ilə Çadın Baş naziri İdris Mahamatın görüşü",
        "Mayın 10-da Çadın Baş naziri İdris Mahamat Peru Prezidenti Xuan Rosasın dəvəti ilə Limaya gələcək.",
        "Martın 10-da Çadın Baş naziri İdris Mahamat Peru Prezidenti Xuan Rosasın dəvəti ilə Limaya gəlib.",
    ),
}


@pytest.mark.parametrize("lang", sorted(_PLANNED))
def test_talks_that_a_headline_names_are_to_come_where_the_text_looks_forward(lang: str) -> None:
    title, planned, held = _PLANNED[lang]
    for body, modality in ((planned, "planned"), (held, "held")):
        whole = article(f"{title}\n\n{body}", lang=lang)
        events = extract(structs.replace(whole, body_start=len(title) + 2)).events
        talks = [event.modality for event in events if event.type == "meeting"]
        assert talks == [modality], (body, events)


def test_an_office_is_worded_as_the_text_words_it() -> None:
    title = "Readout of the meeting with Peru’s Defense Minister Juan Rosas"
    text = "Maltese President Myriam Debono met Minister of Defense Juan Rosas in Lima."
    offices = extract(_below(title, text, "en")).offices
    assert ("Juan Rosas", "Minister of Defense", "PE") in {(o.person, o.position, o.country) for o in offices}


@pytest.mark.parametrize("lang", sorted(_NAMED))
def test_an_explanation_says_where_the_text_of_the_article_begins(lang: str) -> None:
    title, text, _ = _NAMED[lang]
    explained = explain(_below(title, text, lang))
    assert explained.text[explained.above :] == text
    for evidence in _evidence(explained.record):
        start, end = explained.above + evidence.start, explained.above + evidence.end
        assert explained.text[start:end] == evidence.quote
    assert explain(article(text, lang=lang)).above == 0


@pytest.mark.parametrize("between", ["\n\n", "\n", " – "])
def test_a_headline_that_the_text_has_is_not_read_twice(between: str) -> None:
    title = "Peruvian President Juan Rosas meets Maltese President Myriam Debono"
    text = f"{title}{between}They met in Lima on Monday."
    assert explain(_below(title, text, "en")).text == text


@given(title=TEXTS, text=TEXTS, lang=st.sampled_from(sorted(_NAMED)))
def test_every_quotation_is_one_of_the_text(title: str, text: str, lang: str) -> None:
    for evidence in _evidence(extract(_below(title, text, lang))):
        assert evidence.quote == text[evidence.start : evidence.end]


@pytest.mark.parametrize("lang", sorted(_NAMED))
def test_headlines_of_other_news_add_no_quotation(lang: str) -> None:
    texts = [case.text for file in FILES if file.parent.name == lang for case in cases(file)][:150]
    quoted = [
        (evidence, text)
        for title, text in pairwise(texts)
        for evidence in _evidence(extract(_below(title.partition(". ")[0], text, lang)))
    ]
    assert len(quoted) > len(texts)
    assert all(evidence.quote == text[evidence.start : evidence.end] for evidence, text in quoted)


@pytest.mark.parametrize("lang", sorted(_PLANNED))
@pytest.mark.parametrize("is_repeated", [False, True])
def test_front_matter_is_no_text(lang: str, *, is_repeated: bool) -> None:
    """What stands in it is metadata: the record is that of the text with the same metadata beside it."""
    title, planned, _ = _PLANNED[lang]
    text = f"# {title}\n\n{planned}" if is_repeated else planned
    meta = {"title": title, "published": "2025-03-12", "publisher": "Lima Gazette", "lang": lang}
    lines = ["date" if key == "published" else key for key in meta]
    front = "".join(f"{key}: {value}\n" for key, value in zip(lines, meta.values(), strict=True))
    front = f"---\n{front}---\n\n"
    told = read_text(front + text, languages=(lang,))
    below, beside = extract(told), extract(read_text(text, languages=(lang,), meta=meta))
    assert _moved(below, len(front)) == _moved(beside, 0)
    assert below.events
    assert not any(evidence.start < len(front) for evidence in _evidence(below))
    shown = explain(told)
    assert [
        shown.text[s.start : s.end] for s in shown.sentences if "Gazette" in shown.text[s.start : s.end]
    ] == []


def _moved(record: Record, start: int) -> list[tuple[object, ...]]:
    """Return events and offices with their passages counted from an offset on."""
    return [
        (
            event.type,
            event.modality,
            event.date,
            event.place,
            *(party.name for party in event.participants),
            *((evidence.start - start, evidence.quote) for evidence in event.evidence),
        )
        for event in record.events
    ] + [(office.person, office.position, office.country) for office in record.offices]
