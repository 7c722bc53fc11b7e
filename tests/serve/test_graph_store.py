"""The Graph Store Protocol, to read: the graphs that the W3C suite puts lie in the store beforehand."""

from __future__ import annotations

import httpx
import pyoxigraph as ox
import pytest

from .conftest import view
from .suite import STORED, Stored, canonical, stored

GRAPHS = list(stored())
TURTLE = {"accept": "text/turtle"}


@pytest.mark.shared
@pytest.mark.parametrize("graph", GRAPHS or [None], ids=lambda graph: graph.name if graph else "none")
def test_a_graph_that_was_put_is_read_by_both_names(
    graph: Stored, served: httpx.Client, shared: object
) -> None:
    expected = canonical(quad.triple for quad in ox.parse(graph.body.encode(), format=ox.RdfFormat.TURTLE))
    path = graph.iri.removeprefix(STORED)
    for answer in (
        served.get("/store", params={"graph": graph.iri}, headers=TURTLE),
        served.get(f"/store/gsp/{path}", headers=TURTLE),
    ):
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "text/turtle; charset=utf-8"
        assert canonical(q.triple for q in ox.parse(answer.content, format=ox.RdfFormat.TURTLE)) == expected


@pytest.mark.shared
def test_all_cases_are_found(shared: object) -> None:
    assert len(GRAPHS) == 7


def test_the_default_graph_is_the_merged_view(served: httpx.Client) -> None:
    answer = served.get("/store?default", headers={"accept": "application/n-triples"})
    assert {q.triple for q in ox.parse(answer.content, format=ox.RdfFormat.N_TRIPLES)} == {
        q.triple for q in view()
    }


def test_head_says_what_get_would(served: httpx.Client) -> None:
    head, got = served.head("/store?default", headers=TURTLE), served.get("/store?default", headers=TURTLE)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["content-type"] == got.headers["content-type"]


@pytest.mark.parametrize(
    ("status", "path"),
    [
        (400, "/store"),
        (400, "/store?default&graph=http://x.test/g"),
        (400, "/store?graph=relative"),
        (400, "/store?graph=http://x.test/a%20b"),
        (404, "/store?graph=http://x.test/nothing"),
        (404, "/store/article/nothing"),
    ],
)
def test_refusals(status: int, path: str, served: httpx.Client) -> None:
    answer = served.get(path)
    assert answer.status_code == status
    assert answer.text.strip()


def test_a_format_that_is_not_there(served: httpx.Client) -> None:
    assert served.get("/store?default", headers={"accept": "image/png"}).status_code == 406
