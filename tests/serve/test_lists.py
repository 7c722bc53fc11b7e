"""Lists: whole, page by page, in the order that they say."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from kg.serve.knowledge import listed
from kg.serve.pages import texts
from kg.serve.searching import build, search
from kg.settings import DEFAULT_BASE
from kg.terms import LANGUAGES

from .conftest import fill, serving
from .kinds import rows

_PEOPLE = 103  # more than a page lists


def _page(client: httpx.Client, path: str, **params: str) -> str:
    answer = client.get(path, params=params or None, headers={"accept": "text/html"})
    assert answer.status_code == 200, answer.text
    return answer.text


def _crowd() -> ox.Store:
    store = ox.Store()
    store.load(
        "@prefix dm: <https://w3id.org/diplomatic-kg/ontology#> .\n"
        + "".join(
            f'<{DEFAULT_BASE}person/{n:03}> a dm:Person ; dm:nameKey "ada {n}" .\n' for n in range(_PEOPLE)
        ),
        format=ox.RdfFormat.TURTLE,
    )
    return store


def test_a_list_of_a_kind_says_how_many_there_are(explored: httpx.Client) -> None:
    (people,) = rows(explored, "SELECT (COUNT(*) AS ?n) { ?p a dm:Person }")
    page = _page(explored, "/", kind="person", lang="en")
    assert f'People <span class="count">{people["n"]}</span>' in page
    assert len(re.findall(r'<li><a href="/id/person/', page)) == int(people["n"])
    assert 'rel="next"' not in page


def test_pages_of_a_list_follow_each_other(tmp_path: Path) -> None:
    store = _crowd()
    build(store, tmp_path)
    for text in ("", "ada"):
        found = [
            listed(
                store,
                folder=tmp_path,
                text=text,
                kind="person",
                lang="en",
                page=page,
                per=50,
                base=DEFAULT_BASE,
            )
            for page in (1, 2, 3, 4)
        ]
        assert [(one["page"], one["pages"], one["total"]) for one in found] == [
            (1, 3, _PEOPLE),
            (2, 3, _PEOPLE),
            (3, 3, _PEOPLE),
            (3, 3, _PEOPLE),
        ], "beyond the last is the last"
        iris = [hit["iri"] for one in found[:3] for hit in one["results"]]
        assert len(iris) == len(set(iris)) == _PEOPLE


def test_a_long_list_has_links_to_its_other_pages(tmp_path: Path) -> None:
    with serving(fill(tmp_path / "store", _crowd()), "--workers", "1") as client:
        first = _page(client, "/", kind="person", lang="ru")
        assert f"{texts('ru')['page']} 1 {texts('ru')['of_total']} 2" in first
        (following,) = re.findall(r'rel="next" href="([^"]+)"', first)
        last = _page(client, following.replace("&amp;", "&"))
        assert len(re.findall(r'<li><a href="/id/person/', last)) == _PEOPLE - 100
        assert 'rel="prev"' in last
        assert 'rel="next"' not in last
        assert f'<span class="count">{_PEOPLE}</span>' in _page(client, "/", q="ada", lang="en")


def test_articles_are_listed_by_day_and_places_by_their_events(explored: httpx.Client) -> None:
    page = _page(explored, "/", kind="article", lang="en")
    assert texts("en")["newest"] in page
    days = {row["a"]: row["day"] for row in rows(explored, "SELECT * { ?a schema:datePublished ?day }")}
    names = re.findall(r'<li><a href="/id/(article/\w+)', page)
    told = [days.get(DEFAULT_BASE + name, "")[:10] for name in names]
    assert len(set(told)) > 2
    assert all(later >= earlier for later, earlier in pairwise(told))
    page = _page(explored, "/", kind="place", lang="en")
    counted = "SELECT ?p (COUNT(?e) AS ?n) { ?e dm:place ?p } GROUP BY ?p"
    counts = {row["p"]: int(row["n"]) for row in rows(explored, counted)}
    names = re.findall(r'<li><a href="/id/(place/\w+)', page)
    numbers = [counts.get(DEFAULT_BASE + name, 0) for name in names]
    assert len(set(numbers)) > 2
    assert numbers == sorted(numbers, reverse=True)


def test_an_article_is_found_after_what_has_the_same_words(tmp_path: Path) -> None:
    store = ox.Store()
    store.load(
        b"""@prefix dm: <https://w3id.org/diplomatic-kg/ontology#> . @prefix schema: <https://schema.org/> .
        @base <https://example.org/> .
        <article/old> a schema:NewsArticle ; schema:headline "Rio talks" ; schema:datePublished "2023" .
        <article/new> a schema:NewsArticle ; schema:headline "Rio talks" ; schema:datePublished "2024-03" .
        <article/none> a schema:NewsArticle ; schema:headline "Rio talks" .
        <body/rio> a dm:Body ; dm:nameKey "group of rio" .""",
        format=ox.RdfFormat.TURTLE,
    )
    build(store, tmp_path)
    hits = search(tmp_path, "rio", kind=None, limit=9)
    ends = [iri.removeprefix("https://example.org/") for iri, _ in hits]
    assert ends == ["body/rio", "article/new", "article/old", "article/none"]


_ALPHABETS = {
    "en": "abcdefghijklmnopqrstuvwxyz",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "az": "abcçdeəfgğhxıijkqlmnoöprsştuüvyz",
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_topics_stand_in_the_order_of_their_names(lang: str, explored: httpx.Client) -> None:
    page = _page(explored, "/topics", lang=lang)
    named = re.findall(r'<dt id="[^"]+"><a href="[^"]+">([^<]+)</a>', page)
    assert len(named) > 100
    small = [name.replace("İ", "i").replace("I", "ı") if lang == "az" else name for name in named]
    letters = [name[0].lower() for name in small]
    places = [_ALPHABETS[lang].find(letter) for letter in letters]
    assert places == sorted(places)


def test_what_a_table_leaves_out_is_a_link_to_all_of_it(tmp_path: Path) -> None:
    store = _crowd()
    event = f"<{DEFAULT_BASE}event/1>"
    parties = ", ".join(f"<{DEFAULT_BASE}person/{n:03}>" for n in range(30))
    store.update(
        f"""PREFIX dm: <https://w3id.org/diplomatic-kg/ontology#> PREFIX schema: <https://schema.org/>
        INSERT DATA {{ {event} a dm:Meeting ; dm:modality dm:Held ; dm:party {parties} ;
          schema:about <https://w3id.org/diplomatic-kg/topics#trade> }}"""
    )
    with serving(fill(tmp_path / "store", store), "--workers", "1") as client:
        page = _page(client, "/topics/trade", lang="en")
        (link,) = re.findall(r'<a href="([^"]+)">and more: 5</a>', page)
        assert _page(client, link.replace("&amp;", "&")).count('href="/id/person/') == 30
