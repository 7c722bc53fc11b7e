"""What an explanation holds: marks, mentions with rules and fates, and the record that extraction gives."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings

from kg.explain import Explanation, explain
from kg.extract import LANGUAGES, extract
from kg.extract.confidence import TRAITS
from kg.read import read, read_text
from kg.records import Article
from tests.extract.reported import article
from tests.extract.texts import TEXTS

from .conftest import TEXT


def test_the_record_is_that_of_extraction(explained: Explanation) -> None:
    assert explained.record == extract(read_text(TEXT, path="news/one.txt", lang="ru", languages=("ru",)))


def test_marks_say_what_is_mentioned_and_what_it_means(explained: Explanation) -> None:
    marks = [(m.kind, TEXT[m.start : m.end], m.means) for m in explained.marks]
    assert (
        "person",
        "Министр иностранных дел Казахстана Ерлан Сарбасов",
        "Ерлан Сарбасов, министр иностранных дел, KZ",
    ) in marks
    assert ("state", "Ирана", "Иран, IR") in marks
    assert ("place", "Астане", "Астана, KZ") in marks
    assert ("date", "11 марта", "2025-03-11") in marks
    assert ("topic", "транзит нефти", "транзит нефти (e1)") in marks
    assert ("person", "Сарбасов", "Ерлан Сарбасов, министр иностранных дел, KZ") in marks


def test_mentions_say_which_rule_fired_and_what_became_of_them(explained: Explanation) -> None:
    fates = [(f.type, TEXT[f.start : f.end], f.rule, f.outcome, f.event, f.why) for f in explained.fates]
    assert fates == [
        ("meeting", "принял", "receive", "merged", "e1", None),
        ("meeting", "принял", "receive", "event", "e1", None),
        ("meeting", "обсудили", "discuss", "merged", "e1", None),
        ("visit", "Визит", "visit-noun", "lost", None, "denied"),
        ("meeting", "встретился", "meet-with", "lost", None, "crosses no border"),
    ]
    told = explained.fates[1]
    assert (told.modality, told.date, told.place) == ("held", "2025-03-11", "Астана, KZ")
    assert told.parties == ("Ерлан Сарбасов, министр иностранных дел, KZ", "Али Резаи, посол, IR")


def test_reasons_are_of_events_and_the_weightiest_comes_first(explained: Explanation) -> None:
    assert {r.event for r in explained.reasons} == {"e1"}
    weights = [abs(r.by) for r in explained.reasons]
    assert weights == sorted(weights, reverse=True)
    assert min(weights) >= 0.2
    assert {r.trait for r in explained.reasons} <= set(TRAITS)


def test_sentences_hold_every_mention(explained: Explanation) -> None:
    assert [s.title for s in explained.sentences] == [True, False, False, False, False]
    assert [s.paragraph for s in explained.sentences][1:] == [1, 1, 2, 2]
    for item in (*explained.marks, *explained.fates):
        sentence = explained.sentence_at(item.start)
        assert sentence is not None
        assert item.end <= sentence.end


def test_a_mention_of_a_mention_that_is_dropped_says_so() -> None:
    text = (
        "Премьер-министр Казахстана Марат Оспанов встретился с министром транспорта Казахстана Айбеком "
        "Нурлановым. На встрече Оспанов и Нурланов обсудили дороги."
    )
    first, second = explain(article(text, lang="ru")).fates
    assert (first.outcome, first.why) == ("lost", "crosses no border")
    assert second.why == "part of another mention (meet-with): crosses no border"


def test_offsets_are_those_of_the_article_as_it_is() -> None:
    text = TEXT.replace("принял 11", "при\u00adнял\u00a011").replace("Али Резаи", "А\u0301ли Резаи")
    read = explain(read_text(text, lang="ru", languages=("ru",)))
    assert [text[f.start : f.end] for f in read.fates][:2] == ["принял", "при\u00adнял"]
    assert read.record.events[0].participants[1].name == "Али Резаи"


@pytest.mark.parametrize("lang", LANGUAGES)
@given(text=TEXTS)
@settings(deadline=None)
def test_any_text_can_be_explained(lang: str, text: str) -> None:
    read = explain(article(text, lang=lang))
    assert all(0 <= m.start < m.end <= len(text) for m in (*read.marks, *read.fates))
    assert {f.event for f in read.fates if f.outcome == "event"} == {e.id for e in read.record.events}


@pytest.mark.shared
@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_event_of_the_gold_texts_comes_from_a_mention(shared: Path, lang: str) -> None:
    texts = shared / "eval" / "train" / f"{lang}-tr-*1.txt"
    if not list(texts.parent.glob(texts.name)):
        return  # the pack has no gold articles
    for one in read(str(texts), lang=lang, languages=LANGUAGES):
        assert isinstance(one, Article)
        found = explain(one)
        assert found.record == extract(one)
        grown = [f.event for f in found.fates if f.outcome == "event"]
        assert sorted(map(str, grown)) == sorted(event.id for event in found.record.events)


def test_a_sentence_is_shown_with_what_was_not_read() -> None:
    text = "Meanwhile, talks began. In addition, the king of Oman came to Lima.\n\nFinally, they left."
    shown = [text[s.start : s.end] for s in explain(article(text, lang="en")).sentences]
    assert shown == [
        "Meanwhile, talks began.",
        "In addition, the king of Oman came to Lima.",
        "Finally, they left.",
    ]


_NOTHING = {
    "ru": (
        "Президент Перу Хуан Росас прибыл в Осло.",
        "Погода была ясной.",
        "Его принял король Норвегии Харальд.",
    ),
    "az": (
        "Peru Prezidenti Xuan Rosas Osloya gəlib.",
        "Hava açıq idi.",
        "Onu Norveç kralı Harald qəbul edib.",
    ),
    "en": ("Peruvian President Juan Rosas came to Oslo.", "The day was clear.", "King Harald received him."),
}


@pytest.mark.parametrize("between", [" ", "\n\n"], ids=["sentences", "paragraphs"])
@pytest.mark.parametrize("lang", sorted(_NOTHING))
def test_a_sentence_that_tells_nothing_is_shown_as_well(lang: str, between: str) -> None:
    """Wherever it stands; it is one of its own."""
    first, idle, last = _NOTHING[lang]
    for told in ((first, idle, last), (first, last, idle), (first, idle)):
        explained = explain(article(between.join(told), lang=lang))
        assert [explained.text[s.start : s.end] for s in explained.sentences] == list(told)


def test_all_words_of_the_examples_are_shown_once(checkout: Path) -> None:
    """All but front matter, which is metadata."""
    files = [f for f in sorted((checkout / "examples").iterdir()) if f.suffix in (".txt", ".md")]
    articles = [a for f in files for a in read(str(f), languages=LANGUAGES) if isinstance(a, Article)]
    assert articles
    for each in articles:
        explained = explain(each)
        ends = [s.end for s in explained.sentences]
        assert all(end <= s.start for end, s in zip(ends, explained.sentences[1:], strict=False))
        words = re.compile(r"\w{2,}").finditer(explained.text, explained.above + each.start)
        assert [w[0] for w in words if explained.sentence_at(w.start()) is None] == []
