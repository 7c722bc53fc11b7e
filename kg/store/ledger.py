"""The ledger: which source gave which article, kept as triples beside the graphs.

It lies in a named graph of its own inside the store, so that a graph and its entry are written in
one step, and that a store on a server carries its ledger along. No article graph and no export
holds it. A source is a node named by the digest of its key, because a key is any text:

    <source/HASH>  key "/news/a.txt" ; within "/news/a.jsonl" ; gave <article> ; fingerprint "…" .
    <article>      digest "…" ; record "…" ; sketch "…" ; text "…" ; resolution "…" .
    <ledger>       format 11 ; unresolved "true" ; seen "…" ; writer "…" .

The record is what an article stated, compressed: from it and from those of all others its graph is made
anew when resolution finds who is who. The sketch tells which texts are nearly the same (kg.read.likeness);
a text that is too short has none. The text is compressed, too; kg serve shows it with its passages marked,
and a user may leave it out. ``resolution`` names the outcome that the graph was made with; there is none
while the graph holds what the article alone gives. The ledger is ``unresolved`` itself while resolution is
due. ``seen`` names the state that resolution has last seen: what is another article, or none, since then is
marked in the graph of the calendar (``kg.store.calendar``).
"""

from __future__ import annotations

import base64
import hashlib
import zlib
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

LEDGER: Final = NamedNode("https://w3id.org/diplomatic-kg/store/ledger")
CALENDAR: Final = NamedNode("https://w3id.org/diplomatic-kg/store/calendar")
"""The graph of ``kg.store.calendar``."""
OF_ARTICLES: Final = f"GRAPH ?g {{ ?s ?p ?o }} FILTER(?g NOT IN ({LEDGER}, {CALENDAR}))"
"""The triples of all article graphs, in SPARQL."""

_TERMS: Final = "https://w3id.org/diplomatic-kg/store#"
KEY: Final = NamedNode(_TERMS + "key")
WITHIN: Final = NamedNode(_TERMS + "within")
GAVE: Final = NamedNode(_TERMS + "gave")
FINGERPRINT: Final = NamedNode(_TERMS + "fingerprint")
DIGEST: Final = NamedNode(_TERMS + "digest")
RECORD: Final = NamedNode(_TERMS + "record")
RESOLUTION: Final = NamedNode(_TERMS + "resolution")
SKETCH: Final = NamedNode(_TERMS + "sketch")
TEXT: Final = NamedNode(_TERMS + "text")
OF_ARTICLE: Final = (RECORD, SKETCH, TEXT)
"""What comes with an article, beside its digest."""

FORMAT: Final = NamedNode(_TERMS + "format")

UNRESOLVED: Final = Quad(LEDGER, NamedNode(_TERMS + "unresolved"), Literal("true"), LEDGER)
"""Stands while articles have come, or something was decided, that resolution has not seen yet."""

SEEN: Final = NamedNode(_TERMS + "seen")

UNLISTED: Final = NamedNode(_TERMS + "unlisted")
COME: Final = Literal("false")
"""What is unlisted in an article that has come with its listings: nothing but what leads to others."""

WRITER: Final = NamedNode(_TERMS + "writer")

RESTORING: Final = Quad(LEDGER, NamedNode(_TERMS + "restoring"), Literal("true"), LEDGER)
"""Stands in a server while a backup is put into it: until then it is no store."""


def term(name: str) -> NamedNode:
    """Return a term of the ledger that another module of the store speaks."""
    return NamedNode(_TERMS + name)


def format_quad(version: int) -> Quad:
    """Return what a store says of itself: the version of how things lie in it."""
    return Quad(LEDGER, FORMAT, Literal(version), LEDGER)


def seen_quad(token: str) -> Quad:
    """Return what the ledger says of the state that resolution has seen."""
    return Quad(LEDGER, SEEN, Literal(token), LEDGER)


def unlisted_quad(node: NamedNode) -> Quad:
    """Return the mark of an event to be listed in the calendar, or of an article, seat, claim or agenda item
    whose event is.
    """
    return Quad(node, UNLISTED, Literal("true"), CALENDAR)


def come_quad(article: NamedNode) -> Quad:
    """Return the mark of an article that has come with what the calendar says of its events."""
    return Quad(article, UNLISTED, COME, CALENDAR)


def source_node(key: str) -> NamedNode:
    return NamedNode(
        "https://w3id.org/diplomatic-kg/store/source/" + hashlib.sha256(key.encode()).hexdigest()[:32]
    )


def source_quads(key: str, *, within: str | None, article: NamedNode, fingerprint: str) -> set[Quad]:
    node = source_node(key)
    quads = {
        Quad(node, KEY, Literal(key), LEDGER),
        Quad(node, GAVE, article, LEDGER),
        Quad(node, FINGERPRINT, Literal(fingerprint), LEDGER),
    }
    return quads | ({Quad(node, WITHIN, Literal(within), LEDGER)} if within else set())


def digest_quad(article: NamedNode, digest: str) -> Quad:
    return Quad(article, DIGEST, Literal(digest), LEDGER)


def record_quad(article: NamedNode, record: bytes) -> Quad:
    packed = base64.b85encode(zlib.compress(record, 6)).decode()
    return Quad(article, RECORD, Literal(packed), LEDGER)


def state(literal: str) -> str:
    """Return a digest of a literal of ``record_quad``."""
    return hashlib.blake2b(literal.encode(), digest_size=16).hexdigest()


def sketch_quad(article: NamedNode, sketch: str) -> Quad:
    return Quad(article, SKETCH, Literal(sketch), LEDGER)


def text_quad(article: NamedNode, text: str) -> Quad:
    packed = base64.b64encode(zlib.compress(text.encode("utf-8"), 6)).decode()
    return Quad(article, TEXT, Literal(packed), LEDGER)


def text_in(literal: str) -> str:
    """Return the text in a literal of ``text_quad``."""
    return zlib.decompress(base64.b64decode(literal)).decode("utf-8")


def unpacked(literal: str) -> bytes:
    """Return the record in a literal of ``record_quad``."""
    return zlib.decompress(base64.b85decode(literal))


def resolution_quad(article: NamedNode, resolution: str) -> Quad:
    return Quad(article, RESOLUTION, Literal(resolution), LEDGER)
