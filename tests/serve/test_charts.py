"""Where a chart begins: with the first year, unless a few events are dated long before the rest."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from kg.serve.charts import bars, begins
from kg.settings import DEFAULT_BASE

from .conftest import fill, serving
from .test_explorer import _events, _page
from .test_pages import Elements


def _years(**numbers: int) -> list[str]:
    return [year.lstrip("y") for year, number in numbers.items() for _ in range(number)]


@pytest.mark.parametrize(
    ("years", "begin"),
    [
        (_years(y2024=1), "2024"),
        (_years(y2022=1, y2023=1, y2024=20, y2025=10), "2022"),  # there is room for them
        (_years(y1994=1, y2024=4), "2024"),
        (_years(y1994=1, y2024=3), "1994"),  # one of four is not few
        (_years(y1987=1, y1999=1, y2008=1, y2021=5, y2022=8), "2021"),
        (_years(y1987=1, y1999=1, y2008=2, y2021=5, y2022=8), "2008"),  # four are not few, two are
        (_years(y1987=2, y2001=9, y2011=9, y2019=15, y2021=700, y2022=900), "2019"),  # one in fifty
        ([str(year) for year in range(2005, 2025)], "2005"),  # evenly: without a few it is hardly shorter
        ([*["1950"], *[str(year) for year in range(1990, 2027) for _ in range(9)]], "1990"),
    ],
    ids=str,
)
def test_a_few_events_long_before_the_rest_are_left_out(years: list[str], begin: str) -> None:
    assert begins(years) == begin
    assert begins(years[::-1]) == begin


def test_a_chart_says_how_many_are_before_its_first_bar() -> None:
    chart = bars([(year, True) for year in _years(y1987=2, y2001=1, y2021=8, y2022=8)])
    assert chart
    assert [bar["when"] for bar in chart["bars"]] == ["2021", "2022"]
    assert (chart["since"], chart["earlier"]) == ("2021", 3)


def test_what_is_left_of_one_year_is_shown_by_month() -> None:
    chart = bars([("1994-03", True), *[(f"2024-0{month}", False) for month in range(1, 8)]])
    assert chart
    assert (chart["by"], chart["year"], chart["since"], chart["earlier"]) == ("month", "2024", "2024", 1)
    assert sum(bar["other"] for bar in chart["bars"]) == 7


def test_a_year_that_is_chosen_has_no_earlier_events() -> None:
    chart = bars([("1994-03", True), *[("2024-02", True)] * 9], "2024")
    assert chart
    assert chart["earlier"] == 0


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A server on events of two years, and two long before."""
    days = ["1987-05-01", "1999", *[f"{2021 + n % 2}-0{1 + n % 9}-11" for n in range(20)]]
    lines = [
        "PREFIX dm: <https://w3id.org/diplomatic-kg/ontology#>",
        "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>",
        "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>",
        f"BASE <{DEFAULT_BASE}>",
        '<person/old> a dm:Person ; rdfs:label "Old"@en .',
    ]
    for n, day in enumerate(days):
        kind = "date" if len(day) == 10 else "gYear"
        lines.append(f"<event/{n:04x}> a dm:Meeting ; dm:modality dm:Held ; dm:party <person/old> ;")
        lines.append(f'  dm:date "{day}"^^xsd:{kind} ; rdfs:label "Event {n}"@en .')
    quads = list(ox.parse("\n".join(lines).encode(), format=ox.RdfFormat.TURTLE))
    with serving(fill(Path(tmp_path_factory.mktemp("old")) / "store", quads), "--workers", "1") as client:
        yield client


@pytest.mark.parametrize("path", ["/", "/events", "/id/person/old"])
def test_pages_lead_to_the_earlier_events(path: str, old: httpx.Client) -> None:
    page = _page(old, path, lang="en")
    assert "earlier events: 2</a>" in page
    (link,) = {unescape(link) for link in Elements(page).links if "before=2021" in link}
    told = _page(old, link.partition("#")[0])
    assert set(_events(told)) == {"event/0000", "event/0001"}
    assert "before <bdi>2021</bdi>" in told


def test_the_table_behind_earlier_events_has_just_these(old: httpx.Client) -> None:
    page = _page(old, "/events", before="2021", lang="en")
    (link,) = {unescape(link) for link in Elements(page).links if link.startswith("/api/queries/events")}
    assert len(old.get(link).text.strip().splitlines()) == 1 + 2
