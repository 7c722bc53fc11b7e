"""Every thing under its own address: which format comes, what it says, and what is not there."""

from __future__ import annotations

import httpx
import pyoxigraph as ox
import pytest

from kg.serve.linked import FORMATS
from kg.serve.media import GRAPH
from kg.settings import DEFAULT_BASE
from kg.terms import DM, RDF

from .conftest import view


def _some(class_: ox.NamedNode) -> str:
    found = sorted(q.subject.value for q in view() if q.predicate == RDF.type and q.object == class_)
    return found[0].removeprefix(DEFAULT_BASE)


PERSON, MEETING = _some(DM.Person), _some(DM.Meeting)


def _parsed(answer: httpx.Response, form: ox.RdfFormat = ox.RdfFormat.TURTLE) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(answer.content, format=form)}


@pytest.mark.parametrize("media", GRAPH)
def test_all_formats_say_the_same(media: str, served: httpx.Client) -> None:
    answer = served.get(f"/id/{MEETING}", headers={"accept": media})
    assert answer.status_code == 200
    assert answer.headers["content-type"].partition(";")[0] == media
    assert _parsed(answer, GRAPH[media]) == _parsed(served.get(f"/id/{MEETING}?format=ttl"))


def test_it_says_all_that_the_graph_says_of_it(served: httpx.Client) -> None:
    node = ox.NamedNode(DEFAULT_BASE + MEETING)
    own = {quad.triple for quad in view() if quad.subject == node}
    assert own <= _parsed(served.get(f"/id/{MEETING}", headers={"accept": "text/turtle"}))


@pytest.mark.parametrize(
    ("accept", "lang", "document"),
    [
        ("text/turtle", "ru", "?format=ttl"),
        ("application/ld+json", "ru", "?format=jsonld"),
        ("text/html", "ru", "?format=html&lang=ru"),
        ("application/trig", "ru", None),
    ],
)
def test_an_answer_names_the_document_that_it_is(
    accept: str, lang: str, document: str | None, served: httpx.Client
) -> None:
    answer = served.get(f"/id/{PERSON}", headers={"accept": accept, "accept-language": lang})
    location = answer.headers.get("content-location")
    assert location == (document and f"/id/{PERSON}{document}")
    if location:
        again = served.get(location)
        assert again.headers["content-location"] == location
        assert (again.content == answer.content) is (accept != "text/html"), "links to languages differ"


def test_what_is_elsewhere_or_not_there_has_no_document(served: httpx.Client) -> None:
    chosen = served.get(f"/id/{PERSON}?when=2025&lang=az", headers={"accept": "text/html"})
    assert chosen.headers["content-location"] == f"/id/{PERSON}?when=2025&lang=az&format=html"
    for path in (f"/id/{PERSON}?format=csv", "/id/person/nobody?format=ttl"):
        assert "content-location" not in served.get(path).headers


def test_the_same_graph_gives_the_same_bytes(served: httpx.Client) -> None:
    assert served.get(f"/id/{MEETING}?format=ttl").content == served.get(f"/id/{MEETING}?format=ttl").content


def test_a_browser_gets_a_page_and_links_to_the_rest(served: httpx.Client) -> None:
    answer = served.get(f"/id/{PERSON}", headers={"accept": "text/html,application/xml;q=0.9,*/*;q=0.8"})
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "accept" in answer.headers["vary"].lower()
    for name, media in FORMATS.items():
        assert f'</id/{PERSON}?format={name}>; rel="alternate"; type="{media}"' in answer.headers["link"]
    assert '</ontology>; rel="describedby"' in answer.headers["link"]


@pytest.mark.parametrize(("accept", "told"), [("text/html", "text/html"), ("text/turtle", "text/plain")])
def test_what_the_graph_does_not_know(accept: str, told: str, served: httpx.Client) -> None:
    answer = served.get("/id/person/nobody", headers={"accept": accept})
    assert answer.status_code == 404
    assert "person/nobody" in answer.text
    assert answer.headers["content-type"] == f"{told}; charset=utf-8"


def test_formats_that_are_not_there(served: httpx.Client) -> None:
    assert served.get(f"/id/{PERSON}", headers={"accept": "image/png"}).status_code == 406
    assert served.get(f"/id/{PERSON}?format=exe").status_code == 400


@pytest.mark.parametrize(
    "path",
    [
        "/static/../service.py",
        "/static/..%2fservice.py",
        "/static/%2e%2e/service.py",
        "/static//etc/passwd",
        "/static/style.css%00.py",
        "/id/../../../etc/passwd",
        "/id/..%2f..%2fetc%2fpasswd",
        "/store/../ledger",
        "/ontology/../pyproject.toml",
        "/id/%00",
        "/id/%0d%0aX-Evil:%201",
        "/id/<script>",
        "/id/a%20b",
    ],
)
def test_no_address_leads_to_a_file(path: str, served: httpx.Client) -> None:
    answer = served.get(httpx.URL(str(served.base_url).rstrip("/")).copy_with(raw_path=path.encode()))
    assert answer.status_code in (400, 404)
    assert "x-evil" not in answer.headers


@pytest.mark.parametrize("name", ["ontology", "topics"])
@pytest.mark.parametrize("media", ["text/turtle", "application/ld+json", "application/rdf+xml"])
def test_the_terms_are_data(name: str, media: str, served: httpx.Client) -> None:
    answer = served.get(f"/{name}", headers={"accept": media})
    assert answer.headers["content-type"].partition(";")[0] == media
    expected = _parsed(
        served.get(f"/{name}", headers={"accept": "application/n-triples"}), ox.RdfFormat.N_TRIPLES
    )
    assert len(_parsed(answer, GRAPH[media])) == len(expected) > 100


@pytest.mark.parametrize(("lang", "label"), [("en", "Meeting"), ("ru", "Встреча"), ("az", "Görüş")])
def test_the_terms_are_a_page_in_each_language(lang: str, label: str, served: httpx.Client) -> None:
    answer = served.get(f"/ontology?lang={lang}", headers={"accept": "text/html"})
    assert f'<dt id="Meeting">{label} ' in answer.text
    assert answer.headers["content-language"] == lang


def test_the_context_is_the_published_one(served: httpx.Client) -> None:
    assert "dm" in served.get("/context.jsonld").json()["@context"]


def test_the_data_set_describes_itself(served: httpx.Client) -> None:
    triples = _parsed(served.get("/.well-known/void", headers={"accept": "text/turtle"}))
    void = "http://rdfs.org/ns/void#"
    sizes = [t.object.value for t in triples if t.predicate.value == void + "triples"]
    assert sizes == [str(len(set(view())))]
    assert DM.Meeting in {t.object for t in triples if t.predicate.value == void + "class"}
