"""A job on an open copy of the store, in its folder -> a reply. Runs in workers, and in tests without one."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from typing import IO

import pyoxigraph as ox

from kg.errors import NotInXml, WrongUse
from kg.serve.evaluating import Result, evaluated
from kg.serve.media import GRAPH, OFFERED, ROWS, Kind, content_type
from kg.serve.messages import Ask, Call, Fetch, Job, Put, Reply, Update, refusal
from kg.terms import PREFIXES
from kg.xml import finished, nameable


class _TooLarge(Exception):
    pass


class _Bounded(io.BytesIO):
    """A file in memory that refuses more than ``limit`` bytes."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit

    def write(self, data: object) -> int:
        written = super().write(data)  # type: ignore[arg-type]
        if self.tell() > self._limit:
            raise _TooLarge
        return written


def reply(store: ox.Store, folder: Path, job: Job) -> Reply:
    """Return what came of a job; what is wrong with it comes back as a sentence, never as an exception.

    MemoryError and what kills the process are left to the caller.
    """
    try:
        match job:
            case Ask():
                return _asked(store, job)
            case Fetch():
                return _fetched(store, job)
            case Call():
                from kg.serve.knowledge import called  # not what a worker for queries alone needs

                return called(store, folder, job)
            case Update() | Put():
                from kg.serve.updating import tried  # loads rdflib

                return tried(store, job)
    except NotInXml as error:
        return refusal(406, str(error))
    except WrongUse as error:
        return refusal(400, str(error))
    except _TooLarge:
        advice = "ask for less, with LIMIT or a narrower pattern"
        return refusal(500, f"the answer is larger than {job.limit:,} bytes: {advice}")
    except (RuntimeError, OSError, ValueError) as error:
        return refusal(500, f"the query cannot be answered: {error}")


def _asked(store: ox.Store, ask: Ask) -> Reply:
    result = evaluated(
        store,
        ask.query,
        base=ask.base,
        default_graphs=ask.default_graphs,
        named_graphs=ask.named_graphs,
    )
    kind = _kind(result)
    media = ask.formats[kind]
    if media is None:
        return refusal(406, f"no accepted type fits this answer: it comes as {', '.join(OFFERED[kind])}")
    body = _Bounded(ask.limit)
    _write(result, media, body)
    return _written(body, media)


def _written(body: _Bounded, media: str) -> Reply:
    """Return an answer as it was written, in XML finished."""
    content = body.getvalue()
    return Reply(200, content_type(media), finished(content) if "xml" in media else content)


def _kind(result: Result) -> Kind:
    if isinstance(result, ox.QueryBoolean):
        return "truth"
    return "rows" if isinstance(result, ox.QuerySolutions) else "graph"


def _write(result: Result, media: str, file: IO[bytes]) -> None:
    if isinstance(result, ox.QueryTriples):
        form = GRAPH[media]
        prefixes = (
            PREFIXES if form in (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG, ox.RdfFormat.RDF_XML) else None
        )
        ox.serialize(_told(result, form), file, format=form, prefixes=prefixes)
    else:
        result.serialize(file, format=ROWS[media])


def _told(triples: Iterable[ox.Triple], form: ox.RdfFormat) -> Iterable[ox.Triple]:
    return nameable(triples) if form == ox.RdfFormat.RDF_XML else triples


def _fetched(store: ox.Store, fetch: Fetch) -> Reply:
    graph = ox.DefaultGraph() if fetch.graph is None else ox.NamedNode(fetch.graph)
    if isinstance(graph, ox.NamedNode) and not store.contains_named_graph(graph):
        return refusal(404, f"no graph <{graph.value}> here")
    body = _Bounded(fetch.limit)
    form = GRAPH[fetch.media]
    triples = (quad.triple for quad in store.quads_for_pattern(None, None, None, graph))
    prefixes = PREFIXES if form == ox.RdfFormat.TURTLE else None
    ox.serialize(_told(triples, form), body, format=form, prefixes=prefixes)
    return _written(body, fetch.media)
