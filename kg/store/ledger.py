"""The ledger: which source gave which article, kept as triples beside the graphs.

It lies in a named graph of its own inside the store, so that a graph and its entry are written in
one step, and that a store on a server carries its ledger along. No article graph and no export
holds it. A source is a node named by the digest of its key, because a key is any text:

    <source/HASH>  key "/news/a.txt" ; within "/news/a.jsonl" ; gave <article> ; fingerprint "…" .
    <article>      digest "…" .
"""

from __future__ import annotations

import hashlib
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad

LEDGER: Final = NamedNode("https://w3id.org/diplomatic-kg/store/ledger")

_TERMS: Final = "https://w3id.org/diplomatic-kg/store#"
KEY: Final = NamedNode(_TERMS + "key")
WITHIN: Final = NamedNode(_TERMS + "within")
GAVE: Final = NamedNode(_TERMS + "gave")
FINGERPRINT: Final = NamedNode(_TERMS + "fingerprint")
DIGEST: Final = NamedNode(_TERMS + "digest")


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
