"""How an explanation looks: lines for a terminal, and a page that a hostile text cannot break."""

from __future__ import annotations

import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
from msgspec import structs

from kg.explain import Explanation, Reason, explain
from kg.explain.html import html
from kg.explain.lines import lines
from kg.records import Statement
from tests.export.browser import browser
from tests.extract.reported import article

HOSTILE = (
    "Министр иностранных дел Казахстана Ерлан Сарбасов</p><script>alert(1)</script> встретился в Астане "
    'с послом Ирана Али Резаи. <img src=x onerror="alert(2)"> Стороны обсудили &lt;b&gt; '
    "\u202eтранзит\x1b[31m и '\"торговлю."
)


def printed(explanation: Explanation) -> list[str]:
    return ["".join(piece.text for piece in line) for line in lines(explanation)]


def test_lines_show_each_sentence_and_below_it_what_was_seen(explained: Explanation) -> None:
    shown = printed(explained)
    assert shown[0] == "news/one.txt · ru · 2025-03-12 · Сарбасов принял посла Ирана"
    at = next(n for n, line in enumerate(shown) if line.startswith("  2  Министр"))
    assert shown[at].endswith("посла Ирана Али Резаи.")
    assert (
        "     meeting    принял [receive] held 2025-03-11 @ Астана, KZ: Ерлан Сарбасов, министр "
        "иностранных дел, KZ; Али Резаи, посол, IR → event e1"
    ) in shown[at:]
    assert any(line.endswith("→ dropped: denied") for line in shown)
    assert any(line.endswith("→ merged into e1") for line in shown)
    assert "      topic транзит нефти" in shown
    assert "      Марат Оспанов, премьер-министр, KZ" in shown


def test_pieces_of_a_sentence_are_its_text(explained: Explanation) -> None:
    line = next(line for line in lines(explained) if "Министр" in "".join(p.text for p in line))
    kinds = {piece.text: piece.kind for piece in line}
    assert (kinds["принял"], kinds["Ирана"], kinds["11 марта"]) == ("trigger", "state", "date")
    assert kinds["посла "] == "person"


def test_statements_stand_below_the_offices(explained: Explanation) -> None:
    said = (
        Statement(text="пришли <b>300</b> человек", speaker="Али Резаи", about="e1", attendance=300),
        Statement(text="учения завершены", organization="МИД"),
        Statement(text="погода теплая"),
    )
    told = structs.replace(explained, record=structs.replace(explained.record, statements=said))
    assert printed(told)[-4:] == [
        "Statements",
        "      Али Резаи (e1, 300 people): пришли <b>300</b> человек",
        "      МИД: учения завершены",
        "      –: погода теплая",
    ]
    page = html([told])
    assert "<h2>Statements</h2>" in page
    assert "<li>Али Резаи (e1, 300 people): пришли &lt;b&gt;300&lt;/b&gt; человек</li>" in page
    assert "<h2>Statements</h2>" not in html([explained])


def test_what_makes_an_event_surer_stands_below_it(explained: Explanation) -> None:
    reasons = (
        Reason("e1", "has topics", told=True, by=0.4),
        Reason("e1", "a counterpart", told=True, by=0.3),
        Reason("e1", "has a <place>", told=False, by=-0.3),
        Reason("e9", "a state as a party", told=True, by=-0.7),
    )
    argued = structs.replace(explained, reasons=reasons)
    shown = printed(argued)
    assert "      surer: has topics; a counterpart" in shown
    assert "      less sure: not: has a <place>" in shown
    assert not any("a state" in line for line in shown)
    page = html([argued])
    assert "surer: has topics; a counterpart" in page
    assert "less sure: not: has a &lt;place&gt;" in page
    plain = structs.replace(explained, reasons=())
    assert not any("sure" in line for line in printed(plain))


def test_no_event_is_said() -> None:
    assert "No event" in printed(explain(article("Погода в городе остается теплой.", lang="ru")))


def test_lines_hold_nothing_that_a_terminal_obeys() -> None:
    for line in printed(explain(article(HOSTILE, lang="ru"))):
        assert line.isprintable(), line


class _Elements(HTMLParser):
    """The elements of a page, what they are named, and its text without style."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[str] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data if self.open[-1:] != ["style"] else ""


def test_the_page_shows_a_hostile_text_as_text() -> None:
    page = html([explain(article(HOSTILE, lang="ru"))])
    found = _Elements(page)
    assert found.open == []
    assert not found.tags & {"script", "img", "b", "iframe"}
    assert not {name for name in found.attributes if name.startswith("on")}
    assert "</p><script>alert(1)</script>" in found.text
    assert "&lt;b&gt;" in found.text
    assert not re.search("[\u202e\x1b]", page)


def test_the_page_has_a_policy_and_asks_for_nothing(explained: Explanation) -> None:
    page = html([explained])
    assert "default-src 'none'; style-src 'sha256-" in page
    assert not re.search(r"(?:src|href)\s*=\s*[\"'](?!#)", page)
    assert html([explained]) == page


def test_the_page_shows_rules_fates_and_events(explained: Explanation) -> None:
    page = html([explained])
    assert '<span class="trigger event" title="receive: event e1 | ' not in page, "a trigger is no person"
    assert (
        '<span class="trigger event" title="receive: event e1">принял</span><sup class="event">e1</sup>'
        in page
    )
    assert '<span class="trigger lost" title="visit-noun: dropped: denied">Визит</span>' in page
    assert '<a href="#a1-e1"><strong class="merged">merged into e1</strong></a>' in page
    assert '<tr id="a1-e1"><th>e1</th>' in page


def test_several_articles_are_told_apart(explained: Explanation) -> None:
    page = html([explained, explained])
    assert "<title>2 articles</title>" in page
    assert ['<article id="a1">' in page, '<article id="a2">' in page] == [True, True]
    assert '<a href="#a2-e1">' in page


def test_a_browser_shows_the_page_and_has_nothing_to_say(explained: Explanation, tmp_path: Path) -> None:
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not program:
        pytest.skip("no Chromium here")
    file = tmp_path / "why.html"
    long = article("x" * 400, lang="ru")
    long = structs.replace(long, source=structs.replace(long.source, title="y" * 400))
    pages = [explained, explain(article(HOSTILE, lang="ru")), explain(long)]
    file.write_text(html(pages), encoding="utf-8")
    with browser(program, tmp_path / "profile") as page:
        page.open(file)
        styled = "getComputedStyle(document.querySelector('.row')).display"
        assert page.run(styled) == "grid"
        assert page.run("document.querySelectorAll('article').length") == 3
        assert page.run("document.documentElement.scrollWidth <= innerWidth")
        assert page.complaints == []
        assert page.requests == [file.as_uri()]
