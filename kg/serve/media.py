"""What a client accepts -> the format that it gets (RFC 9110, section 12)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, Literal

import mimeparse  # type: ignore[import-untyped]
import pyoxigraph as ox

Kind = Literal["rows", "truth", "graph"]

# The first is what a client gets that accepts anything. application/json and the like are what clients ask
# for that do not know the proper names.
ROWS: Final[Mapping[str, ox.QueryResultsFormat]] = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/xml": ox.QueryResultsFormat.XML,
}
TRUTH: Final = {
    media: form
    for media, form in ROWS.items()
    if form in (ox.QueryResultsFormat.JSON, ox.QueryResultsFormat.XML)
}
GRAPH: Final[Mapping[str, ox.RdfFormat]] = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/trig": ox.RdfFormat.TRIG,
    "application/n-quads": ox.RdfFormat.N_QUADS,
    "text/n3": ox.RdfFormat.N3,
    "application/json": ox.RdfFormat.JSON_LD,
    "application/xml": ox.RdfFormat.RDF_XML,
    "text/plain": ox.RdfFormat.N_TRIPLES,
}
OFFERED: Final[Mapping[Kind, tuple[str, ...]]] = {
    "rows": tuple(ROWS),
    "truth": tuple(TRUTH),
    "graph": tuple(GRAPH),
}


class Malformed(ValueError):
    """The header Accept is not one."""


def chosen(accept: str, offered: Iterable[str]) -> str | None:
    """Return the type that the client likes best, of equals the first offered; None for none.

    Raises Malformed.

    >>> chosen("text/csv;q=0.5, application/*", ("text/csv", "application/json"))
    'application/json'
    """
    if not accept.strip():
        return next(iter(offered))
    try:
        return mimeparse.best_match(reversed(list(offered)), accept) or None
    except (mimeparse.MimeTypeParseException, ValueError) as error:
        raise Malformed(f"Accept: {accept[:200]}: this is no list of media types") from error


def content_type(media: str) -> str:
    return f"{media}; charset=utf-8" if media.startswith("text/") else media
