"""A process that writes for ever, to be killed: ``python -m writer FOLDER``.

Round n stores version n of 12 articles that share triples: a batch of new ones and replacements by turns.
"""

from __future__ import annotations

import hashlib
import sys

import pyoxigraph as ox

from kg.store import Entry, open_store

ARTICLES = 12
TRIPLES = 60
BASE = "https://w3id.org/diplomatic-kg/id/"


def version_of(number: int, version: int) -> Entry:
    """Version ``version`` of an article: a third of its triples are the version's, shared by all articles."""
    subjects = [f"{number}-{i}" if i % 3 else f"shared-{i}" for i in range(TRIPLES)]
    graph = [
        ox.Triple(ox.NamedNode(BASE + s), ox.NamedNode(BASE + "version"), ox.Literal(str(version)))
        for s in subjects
    ]
    digest = hashlib.sha256(f"{number} {version}".encode()).hexdigest()
    return Entry(
        article=f"{BASE}article/{number}",
        graph=ox.serialize(graph, format=ox.RdfFormat.N_TRIPLES) or b"",
        key=f"/{number}.txt",
        digest=digest,
        fingerprint=digest,
    )


def main(folder: str) -> None:
    with open_store(folder) as store:
        version = 0
        while True:
            version += 1
            store.put_many([version_of(n, version) for n in range(ARTICLES)])
            if version % 4 == 0:
                for number in range(ARTICLES):
                    store.remove(f"{BASE}article/{number}")
            print(version, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
