"""Pages over articles that mean harm: nothing that they name is ever more than text, on any kind of page."""

from __future__ import annotations

import csv
import io
from urllib.parse import urlsplit

import httpx
import pytest

from kg.settings import DEFAULT_BASE

from .hostile import ENDLESS, TEXTS
from .kinds import rows
from .test_pages import Elements

KINDS = {
    "person": "?thing a dm:Person",
    "body": "?thing a dm:Body",
    "post": "?thing a org:Post",
    "place": "?thing a dm:Place",
    "event": "?thing a dm:Meeting",
    "article": "?thing a schema:NewsArticle",
    "agenda": "?thing a dm:AgendaItem",
    "claim": "?thing a dm:Statement",
}
FIXED = ["/", "/events", "/places", "/topics/trade", "/?kind=person", "/?kind=article", "/id/state/AZ"]
_LARGEST = 700_000


def _pages(client: httpx.Client) -> list[str]:
    found = [row["thing"] for what in KINDS.values() for row in rows(client, f"SELECT ?thing {{ {what} }}")]
    assert len(found) >= len(TEXTS) * len(KINDS)
    return [*FIXED, *("/id/" + iri.removeprefix(DEFAULT_BASE) for iri in found)]


def test_no_page_has_an_element_an_attribute_or_a_link_of_theirs(harmful: httpx.Client) -> None:
    for path in _pages(harmful):
        answer = harmful.get(path, headers={"accept": "text/html"})
        assert answer.status_code == 200, (path, answer.text)
        assert len(answer.content) < _LARGEST, path
        page = Elements(answer.text)
        assert page.tags.count("script") == 1, path
        assert page.tags.count("h1") == page.tags.count("main") == 1, path
        assert "img" not in page.tags, path
        assert page.handlers == [], path
        for link in page.links:
            parts = urlsplit(link)
            assert not parts.scheme or parts.scheme in ("http", "https") or link == "data:,", (path, link)
        assert not any(text.strip() in ("49", "{{ 7 * 7 }}49") for _, text in page.texts), path


def test_what_turns_the_direction_of_writing_stays_in_its_place(harmful: httpx.Client) -> None:
    around = {
        tag
        for path in _pages(harmful)
        for tag, text in Elements(harmful.get(path, headers={"accept": "text/html"}).text).texts
        if "\u202e" in text
    }
    # A mark of the text lies in the <bdi> of the whole text.
    assert around <= {"bdi", "title", "a"}


def test_tables_have_no_formula(harmful: httpx.Client) -> None:
    (row,) = rows(
        harmful,
        'SELECT ?thing { ?thing a schema:NewsArticle ; schema:headline ?t FILTER (STRSTARTS(?t, "=")) }',
    )
    path = "/id/" + row["thing"].removeprefix(DEFAULT_BASE)
    answer = harmful.get(path, params={"format": "csv"}, follow_redirects=True)
    cells = [cell for line in csv.reader(io.StringIO(answer.text)) for cell in line]
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)


@pytest.mark.parametrize("text", [*TEXTS[:-1], ENDLESS[:100]])
def test_a_search_for_it_is_answered_with_text(text: str, harmful: httpx.Client) -> None:
    answer = harmful.get("/", params={"q": text}, headers={"accept": "text/html"})
    assert answer.status_code == 200
    page = Elements(answer.text)
    assert (page.tags.count("script"), page.tags.count("img"), page.handlers) == (1, 0, [])


def test_a_list_cuts_what_is_endless_and_its_own_page_does_not(harmful: httpx.Client) -> None:
    page = harmful.get("/?kind=person", headers={"accept": "text/html"}).text
    assert ENDLESS[:300] in page
    assert ENDLESS[:301] not in page
    (row,) = rows(
        harmful, f'SELECT ?thing {{ ?thing a dm:Person ; rdfs:label ?n FILTER (STR(?n) = "{ENDLESS} A") }}'
    )
    own = harmful.get("/id/" + row["thing"].removeprefix(DEFAULT_BASE), headers={"accept": "text/html"}).text
    assert f"{ENDLESS} A</bdi></h1>" in own
