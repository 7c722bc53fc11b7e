"""The engine ``shacl``: fast, optional, never the last word on what it rejects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import Any, cast

from pyoxigraph import RdfFormat, Triple, parse, serialize

from kg.errors import WrongUse
from kg.validate.catalogue import Catalogue
from kg.validate.findings import Result, Term
from kg.written import Written

PROVEN = "0.3.4"
"""The release that tests/validate prove equal to pySHACL on the shapes; no other is used."""


_BEYOND_64_BITS = re.compile(r'"[+-]?[0-9]{19,}"\^\^')
"""Such numbers make shacl 0.3.4 panic, which is caught, but prints a trace on standard error."""


def obstacle() -> str | None:
    """Return why the engine cannot be used here, None when it can."""
    if find_spec("shacl") is None:
        return f"the package shacl is not installed: pip install shacl=={PROVEN}, or use --engine pyshacl"
    try:
        installed = version("shacl")
    except PackageNotFoundError:
        return "the module shacl here is not the package shacl: use --engine pyshacl"
    if installed == PROVEN:
        return None
    return f"shacl {installed} is not proven equal to pySHACL: install {PROVEN}, or use --engine pyshacl"


class FastEngine:
    """Judges every graph by itself. Safe to share between threads."""

    def __init__(self, catalogue: Catalogue) -> None:
        if reason := obstacle():
            raise WrongUse(reason)
        self._shapes: Any = import_module("shacl").Shapes.from_text(catalogue.ntriples, "ntriples")

    def judge(self, graph: Iterable[Triple]) -> list[Result] | None:
        """Return what does not hold; None when the engine cannot read the graph."""
        text = _lines(graph)
        if _BEYOND_64_BITS.search(text):
            return None
        try:
            report = self._shapes.validate_text(text, "ntriples")
        except ValueError:  # terms that pyoxigraph knows and this engine does not, such as triples as values
            return None
        except BaseException as error:  # the panic of a Rust library is no Exception and cannot be imported
            if type(error).__name__ != "PanicException":
                raise
            return None
        return _results(report.results)


def _lines(graph: Iterable[Triple]) -> str:
    if isinstance(graph, Written):
        return graph.ntriples
    return cast(bytes, serialize(graph, format=RdfFormat.N_TRIPLES)).decode()


def _results(found: Sequence[Any]) -> list[Result]:
    if not found:
        return []
    terms = _terms({text for r in found for text in (r.focus_node, r.value) if text})
    return list({Result(terms[r.focus_node], terms.get(r.value), r.root_shape[1:-1]): None for r in found})


def _terms(texts: Iterable[str]) -> dict[str, Term]:
    """Return the terms that are written in N-Triples syntax."""
    written = list(texts)
    lines = "".join(f"<kg:this> <kg:is> {text} .\n" for text in written)
    return dict(zip(written, (quad.object for quad in parse(lines, format=RdfFormat.N_TRIPLES)), strict=True))
