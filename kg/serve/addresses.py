"""Where a node of the graph is shown in this service."""

from __future__ import annotations

from kg.serve.requests import encoded
from kg.terms import PREFIXES


def local(iri: str, base: str, lang: str = "") -> str | None:
    """Return the address of a node's page, in a language if given; None for what must not be a link."""
    if iri.startswith(base):
        path, _, fragment = iri.removeprefix(base).partition("#")
        page = "/id/" + encoded(path)
    elif iri.startswith(PREFIXES["topic"]):
        page, fragment = "/topics/" + encoded(iri.removeprefix(PREFIXES["topic"])), ""
    elif iri.startswith(PREFIXES["dm"]):
        page, fragment = "/ontology", iri.removeprefix(PREFIXES["dm"])
    else:
        return iri if iri.startswith(("http://", "https://")) else None
    return f"{page}{f'?lang={lang}' if lang else ''}{f'#{encoded(fragment)}' if fragment else ''}"
