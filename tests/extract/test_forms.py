"""The same article in another form, wrapped or escaped or with links below, is read the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bench.forms import FORMS
from kg.extract import extract
from kg.extract.capitals import lowered
from kg.extract.surroundings import without_surroundings
from kg.lines import unwrapped
from kg.read import read
from kg.records import Article, Participant, Record

from .conftest import ALL, articles
from .promises import broken

# The headline is the first line, the date the second.
HEADED = """
Foreign Minister Ruiz Hosts Her Peruvian Counterpart in Santiago
3 May 2024

Foreign Minister Ana Ruiz of Chile met Peruvian Foreign Minister Jorge Salas in Santiago on Thursday. The two
ministers discussed trade and border security, and signed a memorandum on migration.

On 12 April Ruiz spoke by phone with "the friend of Chile", as she called him, President Luis Vega of Ecuador.
Salas will travel to Quito next week to attend the Andean Summit.
""".strip()
RUSSIAN = """
Глава МИД Армении встретился с министром Ирана
3 мая 2024 года

Министр иностранных дел Армении Ваган Саркисян в четверг встретился в Ереване с министром энергетики Ирана
Реза Техрани. Стороны обсудили торговлю и «зелёный коридор», подписан меморандум о транзите.

Накануне Саркисян говорил по телефону с президентом Грузии Нино Беридзе. На следующей неделе он посетит
Тегеран.
""".strip()
AZERBAIJANI = """
Energetika naziri Astanada qazaxıstanlı həmkarı ilə görüşüb
3 may 2024, 15:40

Azərbaycanın energetika naziri Samir Rəhimov mayın 2-də Astanada Qazaxıstanın energetika naziri Erlan Omarovla
görüşüb. Görüşdə "yaşıl enerji" və neft tranziti müzakirə olunub, memorandum imzalanıb.

İyun ayında Omarov Bakıya səfər edəcək. Nazir Tehranda İranın neft naziri Rza Tehrani ilə də
danışıqlar aparıb.
""".strip()
OWN = {"en": HEADED, "ru": RUSSIAN, "az": AZERBAIJANI}


def joined(text: str) -> str:
    """A text of this file with each paragraph on one line."""
    head, body = text.split("\n\n", 1)
    return head + "\n\n" + "\n\n".join(p.replace("\n", " ") for p in body.split("\n\n"))


def capacity(p: Participant) -> tuple[str, ...]:
    return p.name or "", p.position or "", p.organization or "", p.country or ""


def facts(record: Record) -> Any:
    """What a record states, without passages and their places."""
    return [
        (
            e.type,
            e.modality,
            e.date,
            e.place and (e.place.name, e.place.country),
            sorted(map(capacity, e.participants)),
            sorted(t.label for t in e.topics),
        )
        for e in record.events
    ], sorted((o.person, o.position, o.organization or "", o.country or "") for o in record.offices)


def in_form(text: str, lang: str, form: str, folder: Path) -> tuple[Record, str]:
    path = folder / "article.txt"
    path.write_text(FORMS[form](text, lang), encoding="utf-8", newline="")
    found = next(a for a in read(str(path), lang=lang, languages=ALL) if isinstance(a, Article))
    return extract(found), found.text


@pytest.mark.parametrize("lang", OWN)
@pytest.mark.parametrize("form", FORMS)
def test_the_same_article_in_another_form_is_read_the_same(lang: str, form: str, tmp_path: Path) -> None:
    text = joined(OWN[lang])
    plain, _ = in_form(text, lang, "as it is", tmp_path)
    record, read_text = in_form(text, lang, form, tmp_path)
    assert len(plain.events) > 2
    assert plain.article.published
    assert record.article.published == plain.article.published
    assert facts(record) == facts(plain)
    assert broken(record, read_text) == []


# In Russian "It was about ..." at the beginning of a paragraph tells of the talk that the article is about,
# and so paragraphs of one sentence move a topic.
PARAGRAPHS = {"a line for each sentence": ["07-tashkent-forum.txt"]}


@pytest.mark.parametrize("form", FORMS)
def test_the_examples_are_read_the_same_in_each_form(form: str, checkout: Path, tmp_path: Path) -> None:
    differing = []
    for article in articles(checkout / "examples"):
        if not article.text.startswith(f"{article.source.title}\n"):
            continue  # Markdown and rows of tables have no headline and date line to move
        record, _ = in_form(article.text, article.source.lang, form, tmp_path)
        if facts(record) != facts(in_form(article.text, article.source.lang, "as it is", tmp_path)[0]):
            differing.append(Path(article.source.path or "").name)
    assert differing == PARAGRAPHS.get(form, [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\nb\nc", "a\nb\nc"),
        ("", ""),
        # a list, whose lines end where their items do
        ("Ministers of Chile\nMinisters of Peru\nMinisters of Spain\nAll others who came",) * 2,
        # paragraphs that end before the line is full stay apart; blank lines stay
        (
            "The ministers of Chile and of Peru met\non Monday in the town of Arica, close\nto the border.\n"
            "They will meet again in June.\n\nOther news",
            "The ministers of Chile and of Peru met on Monday in the town of Arica, close to the border.\n"
            "They will meet again in June.\n\nOther news",
        ),
        # the date below a headline is no part of it
        (
            "Ministers of Chile and of Peru to meet\n3 May 2024\n\nThe ministers of Chile and of Peru met\n"
            "on Monday in the town of Arica, close\nto the border.",
            "Ministers of Chile and of Peru to meet\n3 May 2024\n\nThe ministers of Chile and of Peru met "
            "on Monday in the town of Arica, close to the border.",
        ),
        # a portal and a town before a text that came set
        (
            "(Fjord News Portal) ARICA, Chile, May 3. Ministers\nof Chile and of Peru again met\n"
            "on Monday in the town of Arica,\nclose to the border.",
            "(Fjord News Portal) ARICA, Chile, May 3. Ministers of Chile and of Peru again met "
            "on Monday in the town of Arica, close to the border.",
        ),
    ],
)
def test_lines_of_a_text_that_is_set_to_a_width(text: str, expected: str) -> None:
    assert unwrapped(text) == expected
    assert len(unwrapped(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "lang", "left"),
    [
        ("Title\n\nText.\n\nRead also: Peru's minister to visit Oman\nMore.", "en", "Title Text. More."),
        ("Title\n\nText.\nRelated news\nPeru minister in Oman\nOman minister in Peru", "en", "Title Text."),
        # after links the article may go on
        ("Title\n\nOne.\n\nЧитайте также\nПеру и Оман\n\nДва слова.", "ru", "Title One. Два слова."),
        # words of a sentence are no cue
        ("Title\n\nRead more about Peru, he said.", "en", "Title Read more about Peru, he said."),
        ("Title\n\nTrending down, prices fell.", "en", "Title Trending down, prices fell."),
        ("Title\n\nMətn.\nDigər xəbərlər:\nPerunun naziri Omanda", "az", "Title Mətn."),
        ("Title\n\nText.\nRead also: this", "de", "Title Text. Read also: this"),
    ],
)
def test_links_to_other_articles(text: str, lang: str, left: str) -> None:
    found = without_surroundings(text, "Title", 7, lang)
    assert " ".join(found.split()) == left
    assert len(found) == len(text)


@pytest.mark.parametrize(
    ("text", "lang", "headline"),
    [
        ("MINISTER OF PERU MEETS U.S. ENVOY JOHN KERR’S AIDE\n\nPeru's minister met John Kerr.", "en",
         "Minister Of Peru Meets U.S. Envoy John Kerr’s Aide"),
        ("ГЛАВА МИД ИРАНА ПРИБЫЛ В МИНСК\n\nглава МИД Ирана здесь", "ru", "Глава МИД Ирана прибыл в Минск"),
        ("İRANIN XİN BAŞÇISI BAKIDADIR\n\nBakıya İran XİN başçısı", "az", "İranın XİN başçısı Bakıdadır"),
        ("Minister of PERU\n\nText", "en", "Minister of PERU"),
        ("UN, EU, NATO\n\nText", "en", "UN, EU, NATO"),
    ],
)  # fmt: skip
def test_a_headline_in_capitals(text: str, lang: str, headline: str) -> None:
    title = text.split("\n")[0]
    found = lowered(text, title, len(title) + 2, lang)
    assert found == headline + text[len(title) :]


def test_a_form_that_loses_facts_is_noticed(tmp_path: Path) -> None:
    plain, _ = in_form(joined(HEADED), "en", "as it is", tmp_path)
    other, _ = in_form(joined(HEADED).replace("met", "praised"), "en", "as it is", tmp_path)
    assert facts(plain) != facts(other)
