"""What pages say: the same as the questions that they name, each fact with its sentences, all bounded."""

from __future__ import annotations

import html
import re
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from kg.serve import events, exploring
from kg.serve.pages import texts
from kg.serve.portraits import _parted, _standing
from kg.serve.preparing import prepare
from kg.settings import DEFAULT_BASE
from kg.store.opening import frozen
from kg.terms import SCHEMA, SKOS, TOPIC

from .conftest import fill, serving
from .kinds import iris, paths, rows
from .test_pages import Elements


def _page(client: httpx.Client, path: str, **params: str) -> str:
    answer = client.get(path, params=params or None, headers={"accept": "text/html"})
    assert answer.status_code == 200, answer.text
    return answer.text


def _events(page: str) -> list[str]:
    """Return the events that a page lists, by their ends."""
    listed = page.partition('<ol class="timeline">')[2].partition("</ol>")[0]
    return re.findall(r'href="/id/(event/[0-9a-f]+)\?lang=en"', listed)


@pytest.mark.parametrize("kind", ["person", "body", "state"])
def test_the_events_of_a_page_are_those_of_the_question_behind_it(kind: str, explored: httpx.Client) -> None:
    iri = iris(explored)[kind]
    shown: list[str] = []
    for page in range(1, 9):
        shown += _events(_page(explored, f"/id/{iri.removeprefix(DEFAULT_BASE)}", page=str(page), lang="en"))
        if len(shown) < page * events.PER_PAGE:
            break
    table = explored.get("/api/queries/timeline", params={"party": iri, "limit": "1000"}).json()
    told = {row[1]["iri"].removeprefix(DEFAULT_BASE) for row in table["rows"]}
    assert sorted(shown) == sorted(told)
    assert len(shown) > 2


def test_the_events_of_a_post_and_a_topic_are_those_of_their_questions(explored: httpx.Client) -> None:
    post = iris(explored)["post"]
    for path, name, param, value in (
        (f"/id/{post.removeprefix(DEFAULT_BASE)}", "post-meetings", "post", post),
        ("/topics/trade", "topic-events", "topic", "trade"),
    ):
        table = explored.get(f"/api/queries/{name}", params={param: value, "limit": "1000"}).json()
        told = {row[1]["iri"].removeprefix(DEFAULT_BASE) for row in table["rows"]}
        assert told <= set(_events(_page(explored, path, lang="en")))


def test_a_choice_narrows_the_events(explored: httpx.Client) -> None:
    asked = """SELECT DISTINCT ?event { ?event dm:modality ?m ; a dm:Meeting ; dm:date ?d
               FILTER (STRSTARTS(STR(?d), "2024-03")) }"""
    told = {row["event"].removeprefix(DEFAULT_BASE) for row in rows(explored, asked)}
    assert told
    assert set(_events(_page(explored, "/events", when="2024-03", type="Meeting", lang="en"))) == told


def test_another_party_a_place_and_a_topic_narrow_the_events_of_a_page(explored: httpx.Client) -> None:
    found = rows(
        explored,
        """SELECT ?a ?b ?place ?event { ?event dm:party ?a , ?b ; dm:place ?place .
           ?a a dm:Person . ?b a dm:State } ORDER BY ?event LIMIT 1""",
    )[0]
    tails = {name: value.removeprefix(DEFAULT_BASE) for name, value in found.items()}
    shown = _events(_page(explored, f"/id/{tails['a']}", other=tails["b"], place=tails["place"], lang="en"))
    assert tails["event"] in shown
    parties = f"dm:party <{found['a']}> , <{found['b']}>"
    asked = f"SELECT DISTINCT ?event {{ ?event {parties} ; dm:place <{found['place']}> }}"
    assert len(shown) == len(rows(explored, asked))


@pytest.mark.parametrize(
    "given",
    [{"when": "20"}, {"when": "<b>"}, {"type": "Party"}, {"page": "0"}, {"page": "x"}, {"place": "../x y"},
     {"other": "a b"}, {"topic": "a/b"}, {"topic": "x" * 200}],
    ids=str,
)  # fmt: skip
def test_a_choice_that_is_none_is_refused(given: dict[str, str], explored: httpx.Client) -> None:
    answer = explored.get("/events", params=given)
    assert answer.status_code == 400
    assert answer.headers["content-type"].startswith("text/plain")


def test_a_page_beyond_the_last_is_the_last(explored: httpx.Client) -> None:
    assert _events(_page(explored, "/events", page="99999", lang="en"))


def test_pages_are_bounded(explored: httpx.Client) -> None:
    assert len(_events(_page(explored, "/events", lang="en"))) == events.PER_PAGE


def test_every_fact_of_an_event_opens_its_sentence_and_the_place_in_the_article(
    explored: httpx.Client,
) -> None:
    page = _page(explored, paths(explored)["event"], lang="en")
    participants = page.partition('id="t-participants"')[2].partition("</section>")[0]
    assert participants.count('<details class="why">') == participants.count("<tr><td>") > 1
    links = {html.unescape(link) for link in Elements(page).links if "#char=" in link}
    assert links
    for link in links:
        path, _, anchor = link.partition("#")
        assert f'id="{anchor}"' in _page(explored, path), link


@pytest.mark.parametrize(("which", "columns"), [("", 5), ("NOT", 4)])
def test_a_column_of_roles_is_there_where_somebody_has_one(
    which: str, columns: int, explored: httpx.Client
) -> None:
    seat = "?event dm:hasParticipation/dm:role ?role FILTER (?role != dm:ParticipantRole)"
    query = f"SELECT ?event {{ ?event dm:hasParticipation ?one FILTER {which} EXISTS {{ {seat} }} }} LIMIT 1"
    rows = explored.get("/sparql", params={"query": query}).json()["results"]["bindings"]
    event = rows[0]["event"]["value"].rpartition("/id/")[2]
    table = _page(explored, f"/id/{event}").partition('id="t-participants"')[2].partition("</table>")[0]
    assert table.count('<th scope="col">') == columns
    assert {row.count("<td>") for row in table.split("<tr>")[2:]} == {columns}


def test_testimonies_stand_side_by_side_and_where_they_differ_is_marked(explored: httpx.Client) -> None:
    page = _page(explored, paths(explored)["event"], lang="en")
    table = page.partition('<table class="side">')[2].partition("</table>")[0]
    head, _, body = table.partition("</thead>")
    assert head.count('<th scope="col">') >= 4
    assert {"az", "en", "ru"} <= set(re.findall(r"· (az|en|ru) ·", head))
    assert re.search(r'<tr class="same"><th scope="row">Date', body)
    assert re.search(r'<tr class="partly">', body)


def test_what_cannot_both_be_is_a_difference(explored: httpx.Client) -> None:
    disputed = """SELECT DISTINCT ?e { ?c dm:about ?e ; dm:claimedAttendance ?n .
                  ?d dm:about ?e ; dm:claimedAttendance ?m FILTER (?n < ?m) }"""
    for row in rows(explored, disputed):
        page = _page(explored, "/id/" + row["e"].removeprefix(DEFAULT_BASE), lang="en")
        assert '<tr class="differ"><th scope="row">number of people' in page


def test_the_rare_post_comes_last_and_apart() -> None:
    class Text:
        def __init__(self, value: object) -> None:
            self.value = str(value).lower()

        def __str__(self) -> str:
            return self.value

    def row(post: str, articles: int, first: str, last: str, former: bool = False) -> dict[str, Text]:
        given = {
            "post": post,
            "person": "p",
            "articles": articles,
            "first": first,
            "last": last,
            "former": former,
        }
        return {name: Text(value) for name, value in given.items()}

    stated = [
        row("wrong", 1, "2021", "2021"),
        row("right", 40, "2021", "2024"),
        row("less", 9, "2021", "2022"),
    ]
    stated += [row("short", 9, "2021", "2021"), row("former", 9, "2021", "2022", True)]
    often, seldom = _parted(sorted(stated, key=_standing))
    assert [str(own["post"]) for own in often] == ["right", "less", "former", "short"]
    assert [str(own["post"]) for own in seldom] == ["wrong"]
    assert _parted(stated[:1]) == (stated[:1], [])


def test_an_article_shows_its_text_to_this_machine_and_its_passages_to_others(
    explored: httpx.Client, examples: Path
) -> None:
    path = paths(explored)["article"]
    page = _page(explored, path, lang="en")
    assert "The text is not shown" not in page
    text = page.partition('<div class="text"')[2].partition("</div>")[0]
    few = ("--workers", "1", "--allow-host", "kg.example.org")
    with serving(examples, *few) as public:
        hidden = _page(public, path, lang="en")
        assert "The text is not shown" in hidden
        shown = hidden.partition('<div class="text"')[2].partition("</section>")[0]
        assert shown.count('class="mark') > 3
        plain = re.sub(r"<[^>]+>", "", text)
        assert len(re.sub(r"<[^>]+>", "", shown)) < len(plain)
    with serving(examples, *few, "--texts", "--memory", "50") as shared:
        assert "The text is not shown" not in _page(shared, path, lang="en")


def test_no_query_reaches_the_texts(explored: httpx.Client) -> None:
    for query in (
        "SELECT * { GRAPH ?g { ?s <https://w3id.org/diplomatic-kg/store#text> ?o } }",
        "SELECT * { ?s <https://w3id.org/diplomatic-kg/store#text> ?o }",
    ):
        assert rows(explored, query) == []


def test_a_store_without_texts_shows_passages(served: httpx.Client) -> None:
    page = _page(served, "/id/article/a1", lang="en")
    assert "The text is not shown" in page
    assert 'class="mark k-' in page


@pytest.mark.parametrize("kind", ["person", "body", "state", "post", "place", "event", "article"])
def test_each_page_has_its_table_as_csv(kind: str, explored: httpx.Client) -> None:
    path = paths(explored)[kind]
    assert f'href="{path}?format=csv&amp;lang=ru"' in _page(explored, path, lang="ru")
    answer = explored.get(path, params={"format": "csv"}, follow_redirects=True)
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.text.count("\n") > 1


def test_what_has_no_table_says_so(explored: httpx.Client) -> None:
    item = rows(explored, "SELECT ?item { ?item a dm:Participation } LIMIT 1")[0]["item"]
    path = "/id/" + item.removeprefix(DEFAULT_BASE)
    assert explored.get(path, params={"format": "csv"}).status_code == 404
    assert "Turtle" in _page(explored, path)


def test_a_topic_is_data_too(explored: httpx.Client) -> None:
    answer = explored.get("/topics/trade", headers={"accept": "text/turtle"})
    found = {quad.triple for quad in ox.parse(answer.content, format=ox.RdfFormat.TURTLE)}
    assert {TOPIC["trade"]} & {t.subject for t in found}
    assert {SKOS.prefLabel, SCHEMA.about} <= {t.predicate for t in found}
    assert explored.get("/topics/trade?format=jsonld").headers["content-type"] == "application/ld+json"
    table = explored.get("/topics/trade?format=csv", follow_redirects=True)
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert table.text.count("\n") > 3
    for form in ("ttl", "csv"):
        assert explored.get(f"/topics/nothing?format={form}").status_code == 404
    nobody = explored.get("/topics/kosovo?format=csv", follow_redirects=True)
    assert (nobody.status_code, nobody.text.count("\n")) == (200, 1)


def test_a_table_as_csv_is_whole(explored: httpx.Client) -> None:
    href = next(link for link in Elements(_page(explored, "/events")).links if "/api/queries/events" in link)
    lines = explored.get(html.unescape(href)).text.splitlines()
    (count,) = rows(explored, "SELECT (COUNT(DISTINCT ?e) AS ?n) { ?e dm:modality ?m }")
    assert len(lines) > int(count["n"]) > events.PER_PAGE


def test_topics_that_are_none_are_not_there(explored: httpx.Client) -> None:
    for name in ("nothing", "<b>", "a%20b", "..%2fx"):
        assert explored.get(f"/topics/{name}").status_code == 404


def test_names_in_other_languages_say_so(explored: httpx.Client) -> None:
    page = _page(explored, paths(explored)["event"], lang="en")
    assert re.search(r'<bdi lang="ru">Встреча', page)
    assert re.search(r'<bdi lang="az">Görüş', page)


def test_a_page_names_itself_and_its_other_languages(explored: httpx.Client) -> None:
    path = paths(explored)["person"]
    page = _page(explored, path, lang="ru")
    home = str(explored.base_url).rstrip("/")
    assert f'<link rel="canonical" href="{home}{path}">' in page
    for lang in ("en", "ru", "az"):
        assert f'<link rel="alternate" hreflang="{lang}" href="{home}{path}?lang={lang}">' in page


def test_the_first_page_counts_the_graph(explored: httpx.Client) -> None:
    page = _page(explored, "/", lang="en")
    (events_,) = rows(explored, "SELECT (COUNT(DISTINCT ?e) AS ?n) { ?e dm:modality ?m }")
    assert f'<span class="number">{events_["n"]}</span> Events' in page
    (people,) = rows(explored, "SELECT (COUNT(*) AS ?n) { ?p a dm:Person }")
    assert f'<span class="number">{people["n"]}</span> People' in page
    (places,) = rows(explored, "SELECT (COUNT(DISTINCT ?p) AS ?n) { ?e dm:place ?p }")
    assert f'<span class="number">{places["n"]}</span> Places' in page, "as many as the page of places has"
    assert "kg ingest" not in page


def test_the_first_page_of_a_graph_without_events_says_how_to_fill_it(tmp_path: Path) -> None:
    with serving(fill(tmp_path / "store", []), "--workers", "1") as client:
        for lang in ("en", "ru", "az"):
            page = _page(client, "/", lang=lang)
            assert texts(lang)["nothing_yet"] in page
            assert texts(lang)["busiest"] not in page


def test_places_stand_under_their_countries(explored: httpx.Client) -> None:
    page = _page(explored, "/places", lang="en")
    for row in rows(explored, "SELECT DISTINCT ?place { ?event dm:place ?place }"):
        assert f'/id/{row["place"].removeprefix(DEFAULT_BASE)}?lang=en"' in page


def test_of_very_many_events_a_page_shows_one_year_and_asks_nothing_else(
    examples: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = frozen(str(examples))
    try:
        prepare(copy.folder)
        store = ox.Store.read_only(str(copy.folder))
        given = {"folder": copy.folder, "lang": "en", "given": {}, "base": DEFAULT_BASE}
        few = exploring.explored(store, iri=f"{DEFAULT_BASE}state/AZ", **given)
        assert few["events"]["years"] == []
        assert not any(section["link"] for section in few["sections"])
        monkeypatch.setattr(events, "LARGE", 2)
        many = exploring.explored(store, iri=f"{DEFAULT_BASE}state/AZ", **given)
        (year,) = {row["date"][:4] for row in many["events"]["rows"]}
        assert year == many["events"]["years"][-1]
        assert all(section["link"] and not section["rows"] for section in many["sections"])
        assert {"counterparts", "visits-to"} <= {section["name"] for section in many["sections"]}
        every = exploring.timeline(store, **given)
        assert {row["date"][:4] for row in every["rows"]} == {year}
        assert exploring.topic(store, name="trade", **given)["sections"][0]["link"]
    finally:
        copy.close()


def test_sentences_that_are_left_out_are_counted(explored: httpx.Client) -> None:
    asked = """SELECT (COUNT(DISTINCT ?passage) AS ?n) {
      ?person rdfs:label "Ерлан Сарбасов"@ru . ?membership org:member ?person ; gaf:denotedBy ?passage
      FILTER NOT EXISTS { ?membership dm:former ?former } }"""
    (all_,) = rows(explored, asked)
    found = explored.get("/api/search", params={"q": "Ерлан Сарбасов", "kind": "person"}).json()["results"]
    page = _page(explored, found[0]["page"], lang="en")
    assert int(all_["n"]) > 3
    assert f'<summary>Sentences <span class="count">3 of {all_["n"]}</span></summary>' in page
