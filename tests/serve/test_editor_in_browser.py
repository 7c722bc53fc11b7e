"""The page of queries in a browser: what one types, sees, saves and shares, by keyboard, without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from kg.serve.pages import texts
from kg.settings import DEFAULT_BASE
from kg.terms import DM, LANGUAGES

from .browser import Tab, chromium, tab
from .conftest import FORMULA, HOSTILE, fill, hostile_quads, serving, view
from .test_limits import RUNAWAY
from .test_pages import _some

COUNTED = "SELECT ?state (COUNT(*) AS ?n) { ?e dm:party ?state . ?state a dm:State } GROUP BY ?state"
MET = "SELECT ?a ?b { ?a dm:met ?b }"
TIMEOUT = 3


@pytest.fixture(scope="module")
def site(front_end: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that has the scripts of pages, on people who meet and a hostile one."""
    folder = fill(tmp_path_factory.mktemp("site") / "store", [*view(), *hostile_quads()])
    with serving(folder, "--timeout", str(TIMEOUT), "--workers", "2") as client:
        yield str(client.base_url).rstrip("/")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def desk(browser: Browser, site: str) -> Iterator[Tab]:
    """A tab on the page; whatever a test does there, the browser has nothing to complain of."""
    with tab(browser) as opened:
        _open(opened.page, site + "/query")
        yield opened
        assert opened.complaints == []
        assert opened.foreign(site) == []
        assert opened.page.evaluate("window.caught") is None


def _open(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(".cm-content").wait_for()


def _text(page: Page) -> str:
    return "\n".join(page.locator(".cm-line").all_text_contents())


def _write(page: Page, text: str) -> None:
    page.locator(".cm-content").focus()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)


def _accept(page: Page) -> None:
    """Take what is offered; in its first moments the editor takes Enter for a new line."""
    page.wait_for_timeout(100)
    page.keyboard.press("Enter")


def _run(page: Page, text: str) -> None:
    _write(page, text)
    page.keyboard.press("Control+Enter")


def test_a_term_is_completed_with_its_prefix_and_the_answer_is_a_table(desk: Tab) -> None:
    page = desk.page
    _write(page, "")
    page.keyboard.type("SELECT ?state { ?state a dm:Stat")
    expect(page.get_by_role("option", name="dm:State State")).to_be_visible()
    assert "country as an actor" in page.locator(".cm-completionInfo").inner_text()
    _accept(page)
    assert _text(page).startswith("PREFIX dm: <https://w3id.org/diplomatic-kg/ontology#>\n\nSELECT ?state")
    page.keyboard.press("Control+Enter")
    link = page.get_by_role("link", name="Kazakhstan")
    expect(link).to_be_visible()
    assert link.get_attribute("href") == "/id/state/KZ?lang=en"
    assert "<state/KZ>" in page.locator("tbody").inner_text()
    expect(page.locator("#status")).to_contain_text("Rows: ")


def test_labels_variables_and_things_are_completed_in_the_language_of_the_page(desk: Tab, site: str) -> None:
    page = desk.page
    _open(page, site + "/query?lang=ru")
    for typed, offered in {
        "встреч": "dm:Meeting Встреча",
        "SELECT ?person { ?p": "?person",
        "SEL": "SELECT",
        "ASK { <казах": "Казахстан страна",
    }.items():
        _write(page, "")
        page.keyboard.type(typed)
        expect(page.get_by_role("option", name=offered, exact=True)).to_be_visible()
    _accept(page)
    assert _text(page).startswith("ASK { <state/KZ>")
    _write(page, "")
    page.keyboard.type("# встреч")
    page.wait_for_timeout(400)
    assert page.get_by_role("option").count() == 0


def test_a_chart_and_a_network_are_reached_by_keyboard(desk: Tab) -> None:
    page = desk.page
    _run(page, COUNTED)
    page.get_by_role("tab", name="Table").focus()
    page.keyboard.press("ArrowRight")
    chart = page.get_by_role("img", name="Chart: n by state")
    expect(chart).to_be_visible()
    expect(chart.locator(".label").first).to_be_visible()
    rows = page.locator("tbody tr").count()
    assert chart.locator("rect").count() == rows
    page.keyboard.press("ArrowRight")
    expect(page.get_by_text("A network needs two columns of things")).to_be_visible()
    _run(page, MET)
    expect(page.get_by_role("columnheader", name="b")).to_be_visible()
    page.get_by_role("tab", name="Table").focus()
    page.keyboard.press("End")
    expect(page.get_by_role("img", name="Network: ")).to_be_visible()
    assert page.locator(".stage canvas").count() > 0
    page.get_by_text("The most linked, as a list").click()
    assert page.locator(".network li a").count() > 1


# The labels of a chart that do not end within it.
CUT = """() => {
    const right = document.querySelector(".drawing svg[role=img]").getBoundingClientRect().right;
    const labels = [...document.querySelectorAll(".drawing svg[role=img] text")];
    const isCut = label => label.getBoundingClientRect().right > right + 0.5;
    return labels.filter(isCut).map(label => label.textContent);
}"""


# Those that touch the one before.
TOUCHING = """() => {
    const labels = [...document.querySelectorAll(".drawing svg[role=img] > text[text-anchor=middle]")];
    const boxes = labels.map(label => label.getBoundingClientRect());
    return boxes.filter((box, n) => n > 0 && box.left < boxes[n - 1].right + 4).length;
}"""


@pytest.mark.parametrize("width", [390, 700, 1000, 1400])
@pytest.mark.parametrize("last", [2023, 2025, 2031])
def test_dates_below_a_line_stand_apart(width: int, last: int, desk: Tab) -> None:
    desk.page.set_viewport_size({"width": width, "height": 900})
    values = " ".join(f'("{year}" {year % 7})' for year in range(2021, last + 1))
    _run(desk.page, f"SELECT * {{ VALUES (?year ?n) {{ {values} }} }}")
    desk.page.get_by_role("tab", name="Chart").click()
    expect(desk.page.locator(".drawing .path")).to_be_visible()
    assert desk.page.evaluate(TOUCHING) == 0


def test_dates_are_drawn_as_a_line(desk: Tab) -> None:
    _run(desk.page, "SELECT ?day (COUNT(*) AS ?n) { ?e dm:date ?day } GROUP BY ?day")
    desk.page.get_by_role("tab", name="Chart").click()
    expect(desk.page.locator(".drawing .path")).to_be_visible()
    values = '("2024" "a" 1) ("2025" "a" 2) ("2025" "a" 3) ("2024-05" "b" 4)'
    _run(desk.page, f"SELECT * {{ VALUES (?day ?of ?n) {{ {values} }} }}")
    expect(desk.page.get_by_role("columnheader", name="of")).to_be_visible()
    desk.page.get_by_role("tab", name="Chart").click()
    assert desk.page.locator(".legend bdi").all_inner_texts() == ["a", "b"]
    assert desk.page.evaluate(CUT) == []
    titles = desk.page.locator(".drawing circle title").all_text_contents()
    assert titles == ["a, 2024: 1", "a, 2025: 5", "b, 2024-05: 4"]
    expect(desk.page.get_by_text("Rows of one date are added up.")).to_be_visible()


def test_a_graph_is_a_table_and_a_network(desk: Tab) -> None:
    page = desk.page
    _run(page, "CONSTRUCT { ?a dm:met ?b } WHERE { ?a dm:met ?b }")
    expect(page.get_by_role("columnheader", name="predicate")).to_be_visible()
    page.get_by_role("tab", name="Network").click()
    expect(page.locator(".stage canvas").first).to_be_visible()
    page.get_by_text("Save the answer as a file").click()
    expect(page.get_by_role("button", name="Turtle")).to_be_visible()
    expect(page.get_by_role("button", name="CSV")).to_be_hidden()


def test_the_place_of_a_mistake_is_marked(browser: Browser, site: str) -> None:
    with tab(browser) as opened:
        page = opened.page
        _open(page, site + "/query")
        _run(page, "# Ёлки 𝒳\nSELECT ?s {\n  ?s a dm:Person BIND SUBSTR(?s) }")
        expect(page.get_by_role("alert")).to_contain_text("line 3, column")
        assert page.locator(".cm-lintRange-error").inner_text() == "SUBSTR"
        assert page.evaluate("document.activeElement.id") == "editor"
        page.keyboard.type("x")
        expect(page.locator(".cm-lintRange-error")).to_have_count(0)


def test_an_example_is_filled_in_and_runs(desk: Tab, site: str) -> None:
    page = desk.page
    page.get_by_role("link", name="Whom a person met or called").click()
    page.locator(".cm-content").wait_for()
    assert page.locator("#p-person").input_value()
    page.get_by_role("button", name="Run").click()
    expect(page.get_by_role("columnheader", name="contact")).to_be_visible()


def test_a_link_holds_the_query_however_long(desk: Tab, site: str) -> None:
    page = desk.page
    for text in ("ASK { ?s a dm:State } # & = + ü", "ASK {}\n#" + "long " * 3000):
        _write(page, text)
        page.get_by_role("button", name="Copy link").click()
        page.wait_for_url(lambda url: "query=" in url)
        address = page.url
        page.goto("about:blank")
        _open(page, address)
        assert _text(page).startswith(text[:40])
    assert not [url for url in desk.requests if url == site + "/sparql"]  # a link runs nothing


def test_what_was_run_is_remembered_here_alone(desk: Tab, site: str) -> None:
    page = desk.page
    _run(page, "ASK { ?s a dm:Person }")
    expect(page.get_by_text("Yes.")).to_be_visible()
    _open(page, site + "/query")
    page.get_by_text("Earlier queries in this browser").click()
    page.get_by_role("button", name="ASK { ?s a dm:Person }").click()
    assert _text(page) == "ASK { ?s a dm:Person }"
    page.get_by_text("Earlier queries in this browser").click()
    page.get_by_text("Earlier queries in this browser").click()
    page.get_by_role("button", name="Forget them").click()
    assert page.evaluate("localStorage.getItem('kg-queries')") == "[]"


def test_a_runaway_is_stopped_by_hand_or_by_the_time_out(browser: Browser, site: str) -> None:
    with tab(browser) as opened:
        page = opened.page
        _open(page, site + "/query")
        _run(page, RUNAWAY)
        page.get_by_role("button", name="Stop").click()
        expect(page.locator("#status")).to_have_text("Stopped.")
        expect(page.get_by_role("button", name="Stop")).to_be_hidden()
        assert page.evaluate("document.activeElement.id") == "editor"
        page.keyboard.press("Control+Enter")
        expect(page.get_by_text(f"stopped after {TIMEOUT} s")).to_be_visible()
        expect(page.get_by_role("alert")).to_contain_text(f"stopped after {TIMEOUT} seconds", timeout=15_000)


def test_what_is_hostile_stays_text_in_every_view(desk: Tab) -> None:
    page = desk.page
    _run(page, "SELECT ?s ?o ?n { <person/hostile> ?p ?o . BIND (<person/hostile> AS ?s) BIND (1 AS ?n) }")
    expect(page.get_by_text("{{ 7 * 7 }}{% raw %}").first).to_be_visible()
    cells = page.locator("tbody bdi").all_text_contents()
    assert set(HOSTILE) <= set(cells)
    assert page.locator("tbody img, tbody script").count() == 0
    links = page.locator("tbody a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert all(link.startswith(("/", "http://", "https://")) for link in links)
    for name in ("Chart", "Network"):
        page.get_by_role("tab", name=name).click()
    assert page.locator("#answer img").count() == 0


def test_long_answers_come_in_pages_and_are_sorted(desk: Tab) -> None:
    page = desk.page
    _run(page, "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 250")
    expect(page.get_by_text("1–100 of 250")).to_be_visible()
    assert page.locator("tbody tr").count() == 100
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Next").click()
    expect(page.get_by_text("201–250 of 250")).to_be_visible()
    _run(page, "SELECT ?n { VALUES ?n { 3 20 1 } }")
    head = page.get_by_role("button", name="n", exact=True)
    head.click()
    assert page.locator("tbody td").all_text_contents() == ["1", "3", "20"]
    head.click()
    assert page.locator("tbody td").all_text_contents() == ["20", "3", "1"]


def test_an_answer_is_saved_without_formulas(desk: Tab, tmp_path: Path) -> None:
    page = desk.page
    _run(page, "SELECT ?o { <person/hostile> rdfs:label ?o }")
    expect(page.locator("#status")).to_contain_text("Rows: ")
    page.get_by_text("Save the answer as a file").click()
    with page.expect_download() as saving:
        page.get_by_role("button", name="CSV").click()
    saving.value.save_as(tmp_path / "answer.csv")
    text = (tmp_path / "answer.csv").read_text(encoding="utf-8")
    assert FORMULA.replace('"', '""') in text
    assert not any(line.strip('"').startswith("=") for line in text.splitlines())


@pytest.mark.parametrize(
    ("lang", "size", "dark"), [("en", "desktop", False), ("ru", "desktop", True), ("az", "phone", False)]
)
def test_axe_finds_nothing(browser: Browser, site: str, lang: str, size: str, dark: bool) -> None:
    with tab(browser, size=size, dark=dark) as opened:  # type: ignore[arg-type]
        page = opened.page
        _open(page, f"{site}/query?question=timeline&lang={lang}")
        expect(page.get_by_role("button", name=texts(lang)["run"], exact=True)).to_be_visible()
        _run(page, COUNTED)
        page.locator("tbody a").first.wait_for()
        for name in ("table", "chart", "network"):
            page.get_by_role("tab", name=texts(lang, "editor")[name]).click()
            assert opened.findings() == []
            assert opened.overflow() == 0
        assert opened.complaints == []
        assert opened.foreign(site) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_without_scripts_the_form_asks(browser: Browser, site: str, lang: str) -> None:
    with tab(browser, scripts=False) as opened:
        page = opened.page
        page.goto(f"{site}/query?lang={lang}")
        expect(page.get_by_text(texts(lang)["no_scripts"])).to_be_visible()
        page.get_by_label(texts(lang)["query_text"]).fill("SELECT ?s { ?s a dm:State }")
        page.get_by_role("button", name=texts(lang)["run"], exact=True).click()
        page.locator("tbody a").nth(1).wait_for()
        page.goto(site + _some(DM.Person) + "?lang=en")
        page.get_by_role("link", name=texts("en")["open_query"]).first.click()
        iri = DEFAULT_BASE + _some(DM.Person).removeprefix("/id/")
        assert f"{{ <{iri}> }}" in page.locator("#query").input_value()


def test_a_file_that_cannot_be_had_is_told_and_the_page_stays(browser: Browser, site: str) -> None:
    with tab(browser) as opened:
        page = opened.page
        _open(page, site + "/query")
        _run(page, COUNTED)
        page.locator("tbody a").first.wait_for()
        _write(page, "SELECT ?s { ?s }")
        page.get_by_text("Save the answer as a file").click()
        page.get_by_role("button", name="CSV").click()
        expect(page.get_by_role("alert")).to_contain_text("line 1, column")
        assert page.locator("tbody a").count() > 0


def test_the_query_comes_along_into_another_language(desk: Tab) -> None:
    page = desk.page
    _write(page, "ASK { ?s a dm:Person }")
    page.get_by_role("link", name="ru", exact=True).click()
    expect(page.get_by_role("button", name="Выполнить")).to_be_visible()
    assert _text(page) == "ASK { ?s a dm:Person }"


def test_things_are_called_as_on_other_pages(desk: Tab, site: str) -> None:
    page = desk.page
    _write(page, "SELECT ?event { ?event a dm:Meeting } ORDER BY ?event LIMIT 20")
    page.keyboard.press("Control+Enter")
    links = page.locator("tbody a")
    links.first.wait_for()
    expect(links.filter(has_text=re.compile(r"\bevent/"))).to_have_count(0)  # names come after the rows
    found = links.evaluate_all("all => all.map((one) => [one.textContent, one.getAttribute('href')])")
    assert found
    for name, address in found:
        page.goto(site + address)
        assert page.locator("h1").text_content() == name
