"""Turtle and TriG that people can read: grouped by subject, short names, each of several values on its line.

IRIs under the base are written relative to ``@base`` (``<event/1f…>``), known namespaces with their
prefix, integers, decimals and booleans in canonical form without quotes. Blank nodes keep labels.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import pyoxigraph as ox

from kg.export.order import Object, Subject, by_graph, by_subject
from kg.terms import RDF, XSD

_PLAIN = {
    XSD.integer: re.compile(r"-?(0|[1-9][0-9]*)"),
    XSD.decimal: re.compile(r"-?(0|[1-9][0-9]*)\.[0-9]+"),
    XSD.boolean: re.compile(r"true|false"),
}
# A subset of what Turtle allows without escapes, so that no reader can disagree.
_LOCAL = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_-]|\.(?=[A-Za-z0-9_-]))*")
_FIRST_SEGMENT = re.compile(r"[A-Za-z0-9_-]+")
_BASE = re.compile(r"https?://[^/?#]+/([^/?#.]+/)*")


class Names:
    """How terms are written: prefixes, and relative to ``base`` where that is safe."""

    def __init__(self, prefixes: Mapping[str, str], base: str) -> None:
        self._prefixes = {namespace: prefix for prefix, namespace in prefixes.items() if namespace != base}
        self._base = base if _BASE.fullmatch(base) else None

    def header(self) -> Iterator[str]:
        if self._base:
            yield f"@base <{self._base}> .\n"
        for namespace, prefix in sorted(self._prefixes.items(), key=lambda item: item[1]):
            yield f"@prefix {prefix}: <{namespace}> .\n"

    def term(self, term: Subject | Object) -> str:
        if isinstance(term, ox.NamedNode):
            return self._iri(term.value)
        if isinstance(term, ox.Literal):
            return self._literal(term)
        return str(term)

    def _iri(self, iri: str) -> str:
        cut = max(iri.rfind("#"), iri.rfind("/")) + 1
        prefix, local = self._prefixes.get(iri[:cut]), iri[cut:]
        if prefix is not None and _LOCAL.fullmatch(local):
            return f"{prefix}:{local}"
        if self._base and iri.startswith(self._base) and _is_relative(iri[len(self._base) :]):
            return f"<{iri[len(self._base) :]}>"
        return f"<{iri}>"

    def _literal(self, literal: ox.Literal) -> str:
        plain = _PLAIN.get(literal.datatype)
        if plain and plain.fullmatch(literal.value):
            return literal.value
        written, suffix = str(literal), f"^^{literal.datatype}"
        if written.endswith(suffix):
            return f"{written[: -len(suffix)]}^^{self._iri(literal.datatype.value)}"
        return written


def _is_relative(reference: str) -> bool:
    """Return whether every reader resolves it to base + reference: no scheme, no empty or dot segment."""
    first, *others = re.split(r"[?#]", reference, maxsplit=1)[0].split("/")
    return bool(_FIRST_SEGMENT.fullmatch(first)) and not {"", ".", ".."} & set(others)


def turtle(quads: Sequence[ox.Quad], *, prefixes: Mapping[str, str], base: str) -> Iterator[str]:
    """Yield ordered quads as Turtle, without their graph names."""
    names = Names(prefixes, base)
    yield from names.header()
    yield from _blocks(quads, names, indent="")


def trig(quads: Sequence[ox.Quad], *, prefixes: Mapping[str, str], base: str) -> Iterator[str]:
    """Yield ordered quads as TriG, a block for each graph, the default graph first and without braces."""
    names = Names(prefixes, base)
    yield from names.header()
    for name, group in by_graph(quads):
        if isinstance(name, ox.DefaultGraph):
            yield from _blocks(group, names, indent="")
            continue
        yield f"\n{names.term(name)} {{"
        yield from _blocks(group, names, indent="    ")
        yield "}\n"


def _blocks(quads: Sequence[ox.Quad], names: Names, *, indent: str) -> Iterator[str]:
    for subject, properties in by_subject(quads):
        yield f"\n{indent}{names.term(subject)}"
        closing = f" ;\n{indent}   "
        yield closing.join(_property(p, objects, names, indent) for p, objects in properties)
        yield " .\n"


def _property(predicate: ox.NamedNode, objects: Sequence[Object], names: Names, indent: str) -> str:
    verb = "a" if predicate == RDF.type else names.term(predicate)
    values = [names.term(value) for value in objects]
    if len(values) == 1 or predicate == RDF.type:
        return f" {verb} {', '.join(values)}"
    separator = f",\n{indent}        "
    return f" {verb}\n{indent}        {separator.join(values)}"
