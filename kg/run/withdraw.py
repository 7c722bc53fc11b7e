"""What a user calls an article -> the article or source that is withdrawn from the store."""

from __future__ import annotations

import os
from typing import Literal, NamedTuple

from kg.errors import WrongUse
from kg.hosts import with_dns_name
from kg.logins import without_login
from kg.read.identity import article_id
from kg.store import Store


class Withdrawn(NamedTuple):
    """``article`` is gone when ``rest`` is empty; otherwise ``rest`` are the sources that still give it."""

    what: Literal["article", "source"]
    article: str
    rest: list[str]


def withdraw(store: Store, name: str) -> list[Withdrawn]:
    """Withdraw what ``name`` stands for: an article's IRI, its end or id, the address of one, or a file.

    The end of an IRI is ``article/ID``. An IRI or id takes the article with all its sources. An address or
    file is one source: its article goes unless another source gives it. A file of many articles withdraws all
    that came from it.

    Raises WrongUse when the store knows nothing of that name.
    """
    if keys := _keys(store, name):
        return [withdrawn for key in keys if (withdrawn := _forget(store, key))]
    article = _article(store, name)
    if article is None or not store.remove(article):
        raise WrongUse(f"{name}: no article or source of this name in the store; try its id, address or file")
    return [Withdrawn("article", article, [])]


def _keys(store: Store, name: str) -> list[str]:
    file = os.path.abspath(name)
    keys = [key for key in (with_dns_name(without_login(name)), name, file) if store.known(key)]
    return keys[:1] or store.sources_within(file)


def _forget(store: Store, key: str) -> Withdrawn | None:
    article = store.forget(key)
    return Withdrawn("source", article, store.sources(article)) if article else None


def _article(store: Store, name: str) -> str | None:
    """Return the IRI of an article by its IRI, its id, or another spelling of its address."""
    ids = (
        [name, article_id(name, "")]
        if name.startswith(("http://", "https://"))
        else [name.removeprefix("article/")]
    )
    endings = tuple(f"/article/{id}" for id in ids)
    return next((iri for iri in store.articles() if iri == name or iri.endswith(endings)), None)
