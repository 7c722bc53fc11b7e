"""Web pages: main text, what they state about themselves, encodings, and pages that are out of all bounds.

The pages in ``pages/`` are invented; they are built as those of heads of state, ministries and agencies are.
"""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.errors import SkipRecord
from kg.extract import LANGUAGES, extract
from kg.read import read, read_text
from kg.read.options import Reading
from kg.read.pages import read_page
from kg.read.pages.encoding import decode_page
from kg.records import Article, Event

PAGES = Path(__file__).parent / "pages"
EXPECTED: dict[str, dict[str, Any]] = json.loads((PAGES / "expected.json").read_text(encoding="utf-8"))
READING = Reading(languages=LANGUAGES)

MEETING = (
    "<p>Министр иностранных дел Казахстана Марат Оспанов встретился в Ташкенте с министром иностранных дел "
    "Узбекистана Шухратом Юлдашевым.</p><p>Стороны обсудили торговлю и водные ресурсы.</p>"
)


def page(body: str = MEETING, head: str = "", *, lang: str = "ru") -> bytes:
    return f'<!DOCTYPE html><html lang="{lang}"><head>{head}</head><body>{body}</body></html>'.encode()


def article(data: bytes, **known: Any) -> Article:
    found = read_page(data, READING, path="a.html", where="a.html", **known)
    assert isinstance(found, Article), found
    return found


def reason(data: bytes) -> str:
    found = read_page(data, READING, path="a.html", where="a.html")
    assert isinstance(found, SkipRecord)
    return str(found)


# -- whole pages


@pytest.mark.parametrize("name", EXPECTED)
def test_pages_as_sites_build_them(name: str) -> None:
    (found,) = read(str(PAGES / name), languages=LANGUAGES)
    assert isinstance(found, Article), found
    expected, source = EXPECTED[name], found.source
    paragraphs = found.text.split("\n\n")
    assert {key: getattr(source, key) for key in ("url", "title", "publisher", "published", "lang")} == {
        key: expected[key] for key in ("url", "title", "publisher", "published", "lang")
    }
    assert paragraphs[0] == source.title
    assert found.text[found.body_start :].startswith(expected["first"])
    assert paragraphs[-1] == expected["last"]


def facts(events: tuple[Event, ...]) -> list[object]:
    """Return what events tell, without offsets and confidence."""
    return [
        (
            e.type, e.modality, e.date, e.place, e.name,
            sorted(str((p.name, p.position, p.organization, p.country, p.role)) for p in e.participants),
            sorted(t.label for t in e.topics), sorted(d.title for d in e.documents),
        )
        for e in events
    ]  # fmt: skip


@pytest.mark.parametrize("name", EXPECTED)
def test_a_page_states_the_same_facts_as_its_text(name: str) -> None:
    """The text is what a reader would copy from the page: title, date, paragraphs."""
    (found,) = read(str(PAGES / name), languages=LANGUAGES)
    assert isinstance(found, Article)
    html = (PAGES / name).read_text(encoding="utf-8")
    shown = re.search(r'class="(?:news-date|doc-date|meta|info)">(.*?)</div>', html, re.DOTALL)
    assert shown is not None
    date = " ".join(re.sub(r"<[^>]*>", " ", shown[1]).replace("A. Writer", "").replace("1240", "").split())
    body = found.text[found.body_start :]
    plain = read_text(f"{found.source.title}\n{date}\n\n{body}\n", languages=LANGUAGES)
    assert plain.source.published is not None
    assert plain.source.published[:10] == (found.source.published or "")[:10]
    assert facts(extract(found).events) == facts(extract(plain).events) != []


def test_the_same_page_gives_the_same_article() -> None:
    data = (PAGES / "agency-en.html").read_bytes()
    assert article(data) == article(data)


# -- paragraphs


def test_paragraphs_and_line_breaks() -> None:
    found = article(
        page(
            "<h1>Новости недели в мире</h1><div>Министр Казахстана прибыл в Ташкент.<br>Его\n встретил посол."
            "<br><br/>Затем начались  переговоры о торговле и воде.</div>"
        )
    )
    assert found.text.split("\n\n")[1:] == [
        "Министр Казахстана прибыл в Ташкент.\nЕго встретил посол.",
        "Затем начались переговоры о торговле и воде.",
    ]


def test_scripts_styles_and_comments_are_no_text() -> None:
    found = article(page(f"<script>alert('Путин')</script><style>p {{}}</style><!-- тайна -->{MEETING}"))
    assert not re.search("alert|тайна|Путин", found.text)


TEASER = (
    '<h3><a href="/other">Президент Норландии прибыл в Осло</a></h3><time datetime="2025-01-02">2.01</time>'
    "<p>Президент Норландии прибыл с визитом в Осло, где его встретил премьер-министр этой страны.</p>"
)
CARDS = f"<section>{f'<article>{TEASER}</article>' * 3}</section>"
CARDS_OF_DIVS = f'<div class="more">{f"""<div class="card">{TEASER}</div>""" * 3}</div>'
HEADLINE = "Переговоры в Ташкенте о торговле и водных ресурсах"


@pytest.mark.parametrize(
    "body",
    [
        f"<main><h1>{HEADLINE}</h1><div>{MEETING}</div></main>{CARDS}",
        f"<main>{CARDS}<article><h1>{HEADLINE}</h1>{MEETING}</article></main>",
        f"<main><h1>{HEADLINE}</h1><div>{MEETING}</div>{CARDS_OF_DIVS}</main>",
        f"<article><h1>{HEADLINE}</h1>{MEETING}{CARDS_OF_DIVS}</article>",
    ],
)
def test_cards_that_lead_to_other_articles_are_no_text(body: str) -> None:
    found = article(page(body, f"<title>{HEADLINE}</title>"))
    assert "Марат Оспанов" in found.text
    assert "Осло" not in found.text


@pytest.mark.parametrize("cards", [CARDS, CARDS_OF_DIVS])
def test_a_page_that_lists_articles_is_none(cards: str) -> None:
    assert reason(page(f"<h1>Новости дня</h1>{cards}", "<title>Новости дня</title>")) == (
        "a.html: no main text in this page"
    )


def test_an_article_whose_own_heading_is_a_link_is_its_text() -> None:
    body = f'<article><h2><a href="/own">{HEADLINE}</a></h2>{MEETING}</article>'
    assert "Марат Оспанов" in article(page(body, f"<title>{HEADLINE}</title>")).text


def test_the_entries_of_a_live_blog_are_all_text() -> None:
    entries = [
        f"В {i} часов министр говорил с послом соседней страны о торговле и воде." for i in (10, 12, 15)
    ]
    body = "".join(f"<article><h2>Новое</h2><p>{entry}</p></article>" for entry in entries)
    text = article(page(f"<h1>{HEADLINE}</h1>{body}", f"<title>{HEADLINE}</title>")).text
    assert [entry for entry in entries if entry in text] == entries


def test_paragraphs_that_are_no_p_are_text_beside_a_single_p() -> None:
    said = "Министр иностранных дел Казахстана Марат Оспанов встретился в Ташкенте с коллегой."
    body = f"<div>{said}</div><div>Итог - протокол.</div><div><p>Подготовила редакция газеты, и правила "
    body += "ее дежурный редактор номера.</p></div>"
    text = article(page(f"<article><h1>{HEADLINE}</h1>{body}</article>", f"<title>{HEADLINE}</title>")).text
    assert said in text
    assert "Итог - протокол." in text


LEAD = "Марат Оспанов 14 марта встретился в Ташкенте с президентом Узбекистана и передал ему послание."


@pytest.mark.parametrize(
    "lead",
    [
        f'<div class="article__lead">{LEAD}</div>',
        f'<h2 class="subtitle">{LEAD}</h2><div>14 марта 2025</div>',
        f'<div class="read__lead entry-summary">{LEAD}</div><p>14 марта 2025</p>',
        f'<p itemprop="description">{LEAD}</p>',
    ],
)
def test_the_lead_above_the_text_is_its_first_paragraph(lead: str) -> None:
    body = f'<article><h1>{HEADLINE}</h1>{lead}<div class="article-body">{MEETING}</div></article>'
    paragraphs = article(page(body, f"<title>{HEADLINE}</title>")).text.split("\n\n")
    assert paragraphs[:2] == [HEADLINE, LEAD]
    assert paragraphs.count(LEAD) == 1


def test_what_browsers_without_scripts_are_told_is_no_text() -> None:
    told = (
        "You need to enable JavaScript to run this app. Please turn it on in your browser and load the page."
    )
    assert reason(page(f"<noscript>{told}</noscript>", "<title>App</title>")) == (
        "a.html: no main text in this page"
    )


# -- what a page states


def linked(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (meta("article:published_time", "2025-03-14T18:05:00+05:00"), "2025-03-14T18:05:00+05:00"),
        (meta("DC.date.issued", "2025-03-14"), "2025-03-14"),
        (meta("article:published_time", "soon") + meta("date", "14.03.2025"), "2025-03-14"),
        (meta("article:published_time", "2025-02-31"), None),
        (meta("article:modified_time", "2025-03-14"), None),
        (meta("article:published_time", "1741957500"), "2025-03-14T13:05:00+00:00"),
        (meta("article:published_time", "20250314T180500Z"), "2025-03-14T18:05:00+00:00"),
        (meta("date", "Fri Mar 14 2025 18:05:00 GMT+0500 (UZT)"), "2025-03-14T18:05:00+05:00"),
        (meta("date", "Fri Mar 14 18:05:00 UZT 2025"), "2025-03-14T18:05:00"),
        (meta("mediator_published_time", "2025-03-14"), "2025-03-14"),
        (meta("date", "1970-01-01T05:00:00+05:00"), None),  # what was never set
        (
            linked('{"@type": "NewsArticle", "datePublished": "1970-01-01"}') + meta("date", "2025-03-14"),
            "2025-03-14",
        ),
        (linked('{"@type": "NewsArticle", "datePublished": "2025-03-14"}'), "2025-03-14"),
        (
            linked(
                '[{"@graph": [{"@type": ["X", "https://schema.org/NewsArticle"],'
                ' "datePublished": ["2025-03-14T10:00Z"]}]}]'
            ),
            "2025-03-14T10:00:00+00:00",
        ),
        (linked('{"@type": "WebPage", "datePublished": "2025-03-14"}'), None),
        (linked('{"@type": "NewsArticle", "datePublished": 1741957500}'), "2025-03-14T13:05:00+00:00"),
        (linked('{"@type": "NewsArticle", "dateCreated": "2025-03-14"}'), "2025-03-14"),
        (
            linked('{"@type": "NewsArticle", "dateCreated": "2025-03-13", "datePublished": "2025-03-14"}'),
            "2025-03-14",
        ),
        (linked('{"@type": "NewsArticle", "dateModified": "2025-03-16"}'), None),
        (linked('{"@type": "NewsArticle", "datePublished": {"a": 1}}'), None),
    ],
)
def test_dates_that_are_stated(head: str, published: str | None) -> None:
    assert article(page(head=head)).source.published == published


@pytest.mark.parametrize(
    ("frame", "published"),
    [
        ("<h1>{title}</h1><span>14 mart 2025, 18:05</span>", "2025-03-14T18:05:00"),
        ("<h1>{title}</h1><div><b>Дата:</b> 14.03.2025</div>", "2025-03-14"),
        ("<div><div><h1>{title}</h1></div></div><div>14 Mart 2025-ci il</div>", "2025-03-14"),
        ("<div><span>14 марта 2025 г.</span><h1>{title}</h1></div>", "2025-03-14"),
        (
            '<div><h1>{title}</h1><p><time datetime="2025-03-14T18:05">вчера</time></p></div>',
            "2025-03-14T18:05:00",
        ),
        ("<h1>{title}</h1><p>Обновлено: 15.03.2025</p><p>14.03.2025</p>", "2025-03-14"),
        ("<header><div>26 ноября 2026</div></header><div><div><div><h1>{title}</h1></div></div></div>", None),
        ("<nav><time datetime='2026-11-26'>26.11</time></nav><h1>{title}</h1>", None),
        ("<h1>{title}</h1><div><i>14.03.2025</i> <span>\U0001f441 1 204</span></div>", "2025-03-14"),
    ],
)
def test_dates_that_are_only_shown(frame: str, published: str | None) -> None:
    title = "Переговоры министров прошли в Ташкенте"
    found = article(page(frame.format(title=title) + f"<div>{MEETING}</div>"))
    assert found.source.title == title
    assert found.source.published == published


# -- which of the articles and dates on a page are its own

TITLE = "Переговоры министров прошли в Ташкенте"
NODE = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2025-03-14T18:05:00+05:00"}
OTHER = {**NODE, "headline": "Погода в столице на неделю", "datePublished": "2024-01-01"}
ANOTHER = {**NODE, "headline": "Концерт перенесли на осень", "datePublished": "2024-02-02"}
RETOLD = {**NODE, "headline": "О чем говорили министры"}
HERE = "https://example.org/news/1"
CANONICAL = f'<link rel="canonical" href="{HERE}">'


def scripts(*values: object, wrapped: str = "{}") -> str:
    return "".join(linked(wrapped.replace("{}", json.dumps(v, ensure_ascii=False))) for v in values)


@pytest.mark.parametrize(
    ("head", "published"),
    [
        (scripts(OTHER, NODE), "2025-03-14"),
        (scripts(OTHER, ANOTHER) + meta("article:published_time", "2025-03-14"), "2025-03-14"),
        (scripts(OTHER, ANOTHER), None),
        (scripts({"@type": "ItemList", "itemListElement": [OTHER]}), None),
        (scripts({"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": OTHER}]}), None),
        (scripts(RETOLD), "2025-03-14"),  # the one article that the page describes
        (CANONICAL + scripts(OTHER, {**RETOLD, "url": HERE}), "2025-03-14"),
        (CANONICAL + scripts(OTHER, {**RETOLD, "mainEntityOfPage": {"@id": HERE + "#top"}}), "2025-03-14"),
        (scripts({**OTHER, "@type": "BlogPosting"}, {**NODE, "@type": "LiveBlogPosting"}), "2025-03-14"),
        (scripts({"@type": "WebPage", "name": TITLE, "datePublished": "2025-03-14"}), "2025-03-14"),
        (
            CANONICAL + scripts({"@type": ["WebPage"], "@id": HERE, "datePublished": "2025-03-14"}),
            "2025-03-14",
        ),
        (scripts({"@type": "WebPage", "name": TITLE, "datePublished": "2024-01-01"}, NODE), "2025-03-14"),
        (scripts({"@type": "WebPage", "name": "Погода в столице", "datePublished": "2024-01-01"}), None),
        (scripts({"@type": "WebPage", "url": HERE, "datePublished": "2024-01-01"}), None),
        (CANONICAL + scripts({"@type": "CollectionPage", "url": HERE, "datePublished": "2024-01-01"}), None),
    ],
)
def test_json_ld_of_other_articles_does_not_count(head: str, published: str | None) -> None:
    found = article(page(f"<h1>{TITLE}</h1>{MEETING}", head)).source.published
    assert (found or "")[:10] == (published or "")


@pytest.mark.parametrize(
    "wrapped", ["{};", "<!--\n{}\n-->", "//<![CDATA[\n{}\n//]]>", "/*<![CDATA[*/ {} /*]]>*/", '{"a": 1} {}']
)
def test_json_ld_that_is_not_quite_json(wrapped: str) -> None:
    assert article(page(head=scripts(NODE, wrapped=wrapped))).source.published == NODE["datePublished"]


@pytest.mark.parametrize(
    "text", [f"{LEAD}\n\nСтороны обсудили торговлю.", f"<p>{LEAD}</p><p>Стороны обсудили торговлю.</p>"]
)
def test_a_text_that_is_not_shown_is_that_of_json_ld(text: str) -> None:
    told = article(page('<div id="root"></div>', scripts({**NODE, "articleBody": text})))
    assert told.text.split("\n\n") == [TITLE, LEAD, "Стороны обсудили торговлю."]
    stub = f"<h1>{TITLE}</h1><p>Марат Оспанов встретился с президентом Узбекистана.</p>"
    assert LEAD in article(page(stub, scripts({**NODE, "articleBody": text}))).text
    assert LEAD not in article(page(head=scripts({**NODE, "articleBody": text}))).text
    assert reason(page("<p>Новости</p>", scripts({**OTHER, "articleBody": text}, ANOTHER))).endswith(
        "no main text in this page"
    )


@pytest.mark.parametrize("prefix", ["schema:", "http://schema.org/", "https://schema.org/"])
def test_json_ld_with_prefixes_and_whole_names(prefix: str) -> None:
    values = {f"{prefix}{key}": value for key, value in NODE.items() if key != "@type"}
    publisher = {f"{prefix}publisher": {"@type": "Organization", f"{prefix}name": [{"@value": "Вестник"}]}}
    found = article(page(head=scripts({"@type": f"{prefix}NewsArticle", **values, **publisher}))).source
    assert (found.published, found.publisher) == (NODE["datePublished"], "Вестник")


def test_json_ld_with_entities_for_quotes() -> None:
    data = json.dumps(NODE, ensure_ascii=False).replace('"', "&quot;")
    assert article(page(head=linked(data))).source.published == NODE["datePublished"]


def test_json_ld_whose_headline_has_quotes_that_are_not_escaped_still_has_its_day() -> None:
    node = {**NODE, "headline": "HEAD", "description": "HEAD"}
    data = json.dumps(node, ensure_ascii=False).replace("HEAD", 'Посол дал газете "Вестник" интервью')
    assert article(page(head=linked(data))).source.published == NODE["datePublished"]
    assert article(page(head=linked(data.replace("NewsArticle", "Event")))).source.published is None
    of_two = data.replace("{", '{"datePublished": "2024-01-01", ', 1)
    assert article(page(head=linked(of_two))).source.published is None


@pytest.mark.parametrize(
    ("was", "becomes"), [('"}', '",}'), ("Переговоры", "Пере\nговоры"), ("@type", "@type")]
)
def test_json_ld_with_a_comma_too_many_or_a_line_end_in_a_text(was: str, becomes: str) -> None:
    data = json.dumps(NODE, ensure_ascii=False).replace(was, becomes)
    head = linked(data).replace("ld+json", "ld+json; charset=utf-8")
    assert article(page(head=head)).source.published == NODE["datePublished"]


def test_a_publisher_that_json_ld_refers_to() -> None:
    graph = {"@graph": [{"@id": "#org", "name": "Вестник"}, {**NODE, "publisher": {"@id": "#org"}}]}
    assert article(page(head=scripts(graph))).source.publisher == "Вестник"


CARD = (
    '<div itemscope itemtype="https://schema.org/NewsArticle"><a itemprop="headline">Погода в столице</a>'
    '<meta itemprop="datePublished" content="2024-12-30"></div>'
)
ITEM = (
    '<div itemscope><h1 itemprop="headline">{title}</h1><meta itemprop="datePublished" content="2025-03-14">'
    '<div itemprop="articleBody">{text}</div><span itemprop="publisher" itemscope>'
    '<meta itemprop="name" content="Вестник"></span></div>'
)
SHOWN = "<h1>{title}</h1><div>14 марта 2025, 18:05</div>{text}"
UPDATED_FIRST = (
    '<time class="updated" datetime="2025-03-20">20.03</time>'
    '<time class="entry-date published" datetime="2025-03-14">14.03</time>'
)


@pytest.mark.parametrize(
    ("body", "published"),
    [
        (CARD + ITEM, "2025-03-14"),
        (CARD + SHOWN, "2025-03-14"),
        (f"<main><h1>{{title}}</h1>{{text}}</main>{CARD}", None),
        ('<h1>{title}</h1>{text}<aside><time pubdate datetime="2024-12-30">x</time></aside>', None),
        ('<article><h1>{title}</h1>{text}<p>Новая встреча состоится <time datetime="2025-05-20">20 мая</time>'
         " в столице, сообщило ведомство.</p></article>", None),
        ('<div><h1>{title}</h1><div class="comments"><time datetime="2025-04-01">x</time></div>{text}</div>',
         None),
        (f"<div><h1>{{title}}</h1>{UPDATED_FIRST}{{text}}</div>", "2025-03-14"),
        ('<div><h1>{title}</h1><p>Обновлено: <time datetime="2025-03-20">20 марта</time></p>'
         '<p><time datetime="2025-03-14">14 марта</time></p>{text}</div>', "2025-03-14"),
        ("<h1>{title}</h1><figcaption>Фото: пресс-служба, 5 февраля 2024</figcaption>"
         "<div>14 марта 2025</div>{text}", "2025-03-14"),
        ("<h1>{title}</h1><div><span>14 марта, 2025</span><span>19:22</span></div>{text}", "2025-03-14"),
        ("<h1>{title}</h1><div>14-Mar-2025 18:05</div>{text}", "2025-03-14"),
        ("<p><b>{title}</b><br>14.03.2025</p>{text}", "2025-03-14"),
    ],
)  # fmt: skip
def test_dates_of_other_articles_updates_and_pictures_do_not_count(body: str, published: str | None) -> None:
    told = body.replace("{title}", TITLE).replace("{text}", MEETING)
    found = article(page(told, f"<title>{TITLE}</title>")).source
    assert (found.published or "")[:10] == (published or "")
    assert found.title == TITLE


MENU = '<header><ul><li><a href="/">Главная</a></li></ul><div>Пятница, 28 ноября 2025</div></header>'
MENU_OF_DIVS = (
    '<div><a href="/">Главная</a> <a href="/a">Политика</a> <a href="/b">Мир</a> <a href="/c">Спорт</a>'
    " <span>28 ноября 2025</span></div>"
)


@pytest.mark.parametrize(
    ("frame", "published"),
    [
        (f"{MENU}<h1>{{title}}</h1><div>Вчера, 18:05</div>{{text}}", ""),
        (f"{MENU_OF_DIVS}<h1>{{title}}</h1><div>14.03.25</div>{{text}}", ""),
        (f"<nav>28 ноября 2025</nav>{MENU}<div>14 марта 2025</div><h1>{{title}}</h1>{{text}}", "2025-03-14"),
        ("<h1>{title}</h1><div><span>14 марта 2025 18:05</span><span>417-14-03-2025</span></div>{text}",
         "2025-03-14"),
        ("<h1>{title}</h1><div><span>14.03.2025</span> <span>Ташкент</span> <span>Отдел печати</span></div>"
         "{text}", "2025-03-14"),
        ("<h1>{title}</h1><div><span>Published On 14 Mar 2025</span><span>14 Mar 2025</span></div>{text}",
         "2025-03-14"),
        ("<h1>{title}</h1><span>14 March 2025&bull; Update : 15 March 2025</span>{text}", "2025-03-14"),
        ("<h1>{title}</h1>{text}<p>Договор от <span>2 января 2018</span> вступил в силу</p>", ""),
        ('<h1>{title}</h1>{text}<p><a href="/2">Послы говорили о климате</a> <span>12.03.2025</span></p>',
         ""),
        ('<div><aside><time datetime="2025-03-14T18:05">18:05</time></aside><article><h1>{title}</h1>{text}'
         "</article></div>", "2025-03-14"),
    ],
)  # fmt: skip
def test_the_day_of_reading_is_no_date_and_a_line_of_several_elements_has_one(
    frame: str, published: str
) -> None:
    told = frame.replace("{title}", TITLE).replace("{text}", MEETING)
    assert (article(page(told, f"<title>{TITLE}</title>")).source.published or "")[:10] == published


def test_the_publisher_of_microdata() -> None:
    told = ITEM.replace("{title}", TITLE).replace("{text}", MEETING)
    assert article(page(told)).source.publisher == "Вестник"


def test_a_heading_that_names_the_site_is_no_title() -> None:
    body = f"<h1>Вестник</h1><h2>{TITLE}</h2><p>14 марта 2025</p>{MEETING}"
    found = article(page(body, f"<title>{TITLE} | Вестник</title>")).source
    assert (found.title, found.published) == (TITLE, "2025-03-14")


@pytest.mark.parametrize(
    ("stated_date", "shown", "published"),
    [
        ("2025-03-13T21:30:00Z", "14 марта 2025, 01:30", "2025-03-14T01:30:00"),
        ("2025-03-13T21:30:00Z", "14 марта 2025", "2025-03-14"),
        ("2025-03-13T21:30:00Z", "14 марта 2025, 13:10", "2025-03-13T21:30:00+00:00"),  # another moment
        ("2025-03-13T10:30:00Z", "14 марта 2025", "2025-03-13T10:30:00+00:00"),
        ("2025-03-13T21:30:00+03:00", "14 марта 2025", "2025-03-13T21:30:00+03:00"),
        ("2025-03-13T21:30:00Z", "20 марта 2025", "2025-03-13T21:30:00+00:00"),
    ],
)
def test_the_day_of_the_place_counts_where_a_page_states_utc(
    stated_date: str, shown: str, published: str
) -> None:
    body = f"<h1>{TITLE}</h1><div>{shown}</div>{MEETING}"
    found = article(page(body, meta("article:published_time", stated_date)))
    assert found.source.published == published


@pytest.mark.parametrize(
    ("url", "published"),
    [
        ("https://example.org/news/2025/03/14/talks", "2025-03-14"),
        ("https://example.org/2025/mar/14/talks", "2025-03-14"),
        ("https://example.org/2025-03-14/talks.html", "2025-03-14"),
        ("https://example.org/20250314/talks", "2025-03-14"),
        ("https://example.org/2025/03/talks", None),
        ("https://example.org/2025/13/44/talks", None),
        ("https://example.org/news/20250314775", None),
        ("https://example.org/news?from=/2025/03/14/", None),
    ],
)
def test_a_date_in_the_address_counts_where_there_is_no_other(url: str, published: str | None) -> None:
    assert article(page(), url=url).source.published == published
    assert article(page(head=meta("date", "2024-01-02")), url=url).source.published == "2024-01-02"


def test_a_page_that_is_packed() -> None:
    assert article(gzip.compress(page())).text == article(page()).text
    assert reason(gzip.compress(page())[:200]) == "a.html: broken gzip: cut off"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Переговоры министров - Вестник</title><meta property='og:site_name' content='Вестник'>",
         "Переговоры министров"),
        ("<title>Переговоры министров - Вестник</title>", "Переговоры министров - Вестник"),
        ("<title>Вестник | Переговоры министров</title><meta property='og:site_name' content='Вестник'>",
         "Переговоры министров"),
        ("<title>МИД - о воде</title><meta property='og:site_name' content='МИД'>", "МИД - о воде"),
        ("<meta property='og:title' content='Торг &amp;amp; вода'>", "Торг & вода"),
        ("<meta property='og:title' content='  '><title> Торг\n и вода </title>", "Торг и вода"),
        ("<meta property='og:title' content='" + "а" * 5000 + "'>", None),
        ("", None),
    ],
)  # fmt: skip
def test_titles(head: str, title: str | None) -> None:
    assert article(page(head=head)).source.title == title


def test_the_title_of_a_version_for_print_is_its_heading() -> None:
    body = f"<a href='javascript:print()'>Печать</a><h3>{TITLE}</h3><div>14.03.2025</div>{MEETING}"
    found = article(page(body, f"<title>Версия для печати: {TITLE}</title>")).source
    assert (found.title, found.published) == (TITLE, "2025-03-14")


def test_a_title_that_is_cut_off_is_taken_from_the_heading() -> None:
    whole = "Министр иностранных дел Казахстана провел переговоры в Ташкенте"
    found = article(page(f"<h1>{whole}</h1>{MEETING}", f"<meta property='og:title' content='{whole[:40]}…'>"))
    assert found.source.title == whole


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("https://example.org/news/1", "https://example.org/news/1"),
        ("https://example.org/", None),  # every page of a site says so: not an article's address
        ("https://example.org/az/", None),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("/news/1", None),
        ("//example.org/news/1", "https://example.org/news/1"),
        ("//", None),
        ("https://[::1/news", None),
        ('https://example.org/a b"<c>', "https://example.org/a%20b%22%3Cc%3E"),
    ],
)
def test_the_address_that_a_page_gives_as_its_own(link: str, url: str | None) -> None:
    quoted = link.replace('"', "&quot;")
    assert article(page(head=f'<link rel="canonical" href="{quoted}">')).source.url == url
    assert article(page(head=f'<meta property="og:url" content="{quoted}">')).source.url == url


def test_where_a_page_was_found_counts_before_what_it_says() -> None:
    data = page(head='<link rel="canonical" href="https://example.org/news/1">')
    assert article(data, url="https://example.org/news/2").source.url == "https://example.org/news/2"


def test_a_date_that_english_reads_in_two_ways_is_not_guessed() -> None:
    text = "<p>The foreign ministers of the two states met in the capital to discuss trade and water.</p>"
    assert article(page(text, meta("date", "03/04/2025"))).source.published is None
    assert article(page(text, meta("date", "3/14/2025 3:05:00 PM"))).source.published == "2025-03-14T15:05:00"
    assert article(page(head=meta("date", "03/04/2025"))).source.published == "2025-04-03"


def test_the_language_is_that_of_the_text_whatever_the_template_says() -> None:
    assert article(page(lang="en-US")).source.lang == "ru"
    assert article(page(lang="")).source.lang == "ru"


# -- encodings

AZERBAIJANI = "Azərbaycanın xarici işlər naziri sentyabrın 5-də Astanada görüş keçirib, müzakirələr aparıb."
RUSSIAN = "Министр иностранных дел прибыл в столицу — переговоры начнутся завтра, в пятницу."
ENGLISH = "The minister’s visit – as the café’s owner recalled – began on Friday in the capital."


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        (RUSSIAN, "windows-1251", "windows-1251"),
        (RUSSIAN, "windows-1251", ""),
        (RUSSIAN, "windows-1251", "utf-8"),
        (RUSSIAN, "windows-1251", "iso-8859-1"),
        (RUSSIAN, "windows-1251", "no-such-charset"),
        (RUSSIAN, "windows-1251", "koi8-r"),
        (RUSSIAN.replace("—", "-"), "koi8-r", "koi8-r"),
        (RUSSIAN.replace("—", "-"), "koi8-r", "windows-1251"),
        (RUSSIAN, "utf-8", "windows-1251"),
        (RUSSIAN, "utf-8", ""),
        (RUSSIAN, "utf-16", "utf-8"),
        (AZERBAIJANI, "utf-8", "windows-1251"),
        (AZERBAIJANI, "utf-8", "iso-8859-9"),
        (ENGLISH, "windows-1252", "iso-8859-1"),
        (ENGLISH, "windows-1252", ""),
        (ENGLISH, "utf-8", "windows-1252"),
    ],
)
@pytest.mark.parametrize("by_server", [False, True])
def test_encodings_declared_rightly_wrongly_and_not_at_all(
    text: str, encoding: str, declared: str, by_server: bool
) -> None:
    meta = f'<meta charset="{declared}">' if declared and not by_server else ""
    data = f"<html><head>{meta}<title>x</title></head><body><p>{text}</p></body></html>".encode(encoding)
    assert text in decode_page(data, charset=declared or None if by_server else None, where="a")


def test_a_letter_that_is_cut_in_half_does_not_cost_the_page() -> None:
    data = page(MEETING * 3)
    broken = data.replace("Стороны".encode(), "Сторон".encode() + "ы".encode()[:1], 1)
    assert "обсудили торговлю" in article(broken).text


# -- hostile pages

MENU = "<ul>" + "".join(f'<li><a href="/{n}">Раздел новостей номер {n}</a></li>' for n in range(40)) + "</ul>"


DEEP = "elements nested more than 256 deep: no page of a news site"
GERMAN = "<p>Der Minister ist heute in der Hauptstadt des Nachbarlandes eingetroffen und spricht.</p>"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (page(""), "no main text in this page"),
        (page(MENU), "no main text in this page"),
        (page(f"<nav>{MENU}</nav><h1>Новости</h1>"), "no main text in this page"),
        (page("<div>" * 10_000 + MEETING), DEEP),
        (page("<b><i>" * 5_000 + MEETING), DEEP),
        (page("<p>a" * 50_000), "50003 elements, more than the 15000 that a page may have"),
        (page("<b>" * 300_000), "300007 tags, more than a page may have"),
        (page("<p " + " ".join(f"a{n}" for n in range(50_000)) + ">x"), "tags with up to 50000 attributes"),
        (page(MEETING + "\x00"), "not a text: it holds NUL bytes"),
        (b"<html>" + b" " * 20_000_000, "20 MB is more than the 10 MB that one page may have"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not a text: it holds NUL bytes"),
        (b"<!-- -->", "not a web page"),
        (page(GERMAN), "the text is in German; packs: ru, en, az, tr;"),
    ],
)
def test_what_gives_no_article_gives_one_reason(data: bytes, why: str) -> None:
    assert reason(data).startswith(f"a.html: {why}")


def test_a_file_of_200_mb_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    (found,) = read(str(path), languages=LANGUAGES)
    assert str(found) == f"{path}: 200 MB is more than the 10 MB that one page may have"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["@type", "@graph", "headline", "datePublished", "publisher", "name", "url"]),
        inner | st.sampled_from(["NewsArticle", "javascript:alert(1)", "2025-13-45"]), max_size=4),
    max_leaves=20,
)  # fmt: skip


SLOW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SLOW
@given(JSON)
def test_json_ld_of_any_type_costs_nothing(value: object) -> None:
    script = json.dumps(value).replace("<", "\\u003c")
    found = article(page(head=f'<script type="application/ld+json">{script}</script>'))
    assert "Марат Оспанов" in found.text


@pytest.mark.parametrize("script", ["", "{", "[" * 100_000, "nul", "\ufeff{}", '{"@type":"NewsArticle",}'])
def test_json_ld_that_is_none_costs_nothing(script: str) -> None:
    assert article(page(head=f'<script type="application/ld+json">{script}</script>')).source.lang == "ru"


@SLOW
@given(st.binary(max_size=300))
def test_any_bytes_give_an_article_or_a_reason(data: bytes) -> None:
    found = read_page(b"<html><p>" + data, READING, path="a.html", where="a.html")
    assert isinstance(found, Article | SkipRecord)
