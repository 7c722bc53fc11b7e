"""The ontology as closed vocabularies: ``DM.Meeting`` is an IRI, ``DM.Meetin`` fails where it is written.

Everything is read from ``ontology/*.ttl``: the terms, their prefixes, labels and definitions. Of the
vocabularies of others, only the terms that ``diplomatic.ttl`` declares exist here; RDF, RDFS, OWL and XSD
are listed below, since an ontology may not declare them. The topic scheme is read when first asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from functools import cached_property, lru_cache

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

from kg.packaged import folder

LANGUAGES = ("en", "ru", "az")

_BUILT_IN = {
    "rdf": "type first rest nil value langString List Property",
    "rdfs": "label comment seeAlso isDefinedBy domain range subClassOf subPropertyOf "
    "Class Datatype Literal Resource",
    "owl": "AllDifferent AllDisjointClasses AnnotationProperty Class DatatypeProperty FunctionalProperty "
    "InverseFunctionalProperty IrreflexiveProperty NamedIndividual ObjectProperty Ontology Restriction "
    "SymmetricProperty Thing Nothing deprecated disjointWith distinctMembers equivalentClass imports "
    "inverseOf members oneOf sameAs unionOf versionIRI versionInfo",
    "xsd": "anyURI boolean date dateTime decimal double gYear gYearMonth integer string",
}

_IS_A = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABELS = ("http://www.w3.org/2000/01/rdf-schema#label", "http://www.w3.org/2004/02/skos/core#prefLabel")
_DEFINITION = "http://www.w3.org/2004/02/skos/core#definition"
_REPLACED_BY = "http://purl.org/dc/terms/isReplacedBy"


class _Vocabulary:
    """What the Turtle files declare and say of their terms."""

    def __init__(self) -> None:
        self.prefixes: dict[str, str] = {}
        self.declared: set[str] = set()
        self.labels: dict[str, dict[str, str]] = {}
        self.definitions: dict[str, dict[str, str]] = {}
        self.retired: dict[str, str] = {}

    def read(self, file_name: str) -> None:
        """Add a file of ``ontology/``. Raises FileNotFoundError; SyntaxError with line and column."""
        quads = parse(path=str(folder("ontology") / file_name), format=RdfFormat.TURTLE)
        for subject, predicate, value, _ in quads:
            if isinstance(subject, NamedNode):
                self._add(subject.value, predicate.value, value)
        self.prefixes.update(quads.prefixes)

    def _add(self, subject: str, predicate: str, value: object) -> None:
        if predicate == _IS_A:
            self.declared.add(subject)
        elif predicate == _REPLACED_BY and isinstance(value, NamedNode):
            self.retired[subject] = value.value
        elif isinstance(value, Literal) and (texts := self._texts(predicate)) is not None:
            texts.setdefault(subject, {})[value.language or ""] = value.value

    def _texts(self, predicate: str) -> dict[str, dict[str, str]] | None:
        if predicate in _LABELS:
            return self.labels
        return self.definitions if predicate == _DEFINITION else None


@lru_cache(maxsize=1)
def _ontology() -> _Vocabulary:
    vocabulary = _Vocabulary()
    vocabulary.read("diplomatic.ttl")
    return vocabulary


@lru_cache(maxsize=1)
def _topics() -> _Vocabulary:
    vocabulary = _Vocabulary()
    if (folder("ontology") / "topics.ttl").is_file():
        vocabulary.read("topics.ttl")
    return vocabulary


class Namespace:
    """The terms of one vocabulary, by attribute or, for names with a hyphen, by index.

    An unknown name raises AttributeError (KeyError by index) with the nearest names; a retired one says
    what replaces it.
    """

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._iri = _ontology().prefixes[prefix]

    @cached_property
    def _source(self) -> _Vocabulary:
        return _topics() if self._prefix == "topic" else _ontology()

    @cached_property
    def _terms(self) -> dict[str, NamedNode]:
        names = {iri[len(self._iri) :] for iri in self._source.declared if iri.startswith(self._iri)}
        names |= set(_BUILT_IN.get(self._prefix, "").split())
        return {name: NamedNode(self._iri + name) for name in sorted(names - self._retired.keys() - {""})}

    @cached_property
    def _retired(self) -> dict[str, str]:
        return {
            old[len(self._iri) :]: new
            for old, new in self._source.retired.items()
            if old.startswith(self._iri)
        }

    def __getattr__(self, name: str) -> NamedNode:
        if name.startswith("_"):
            raise AttributeError(name)
        if name not in self._terms:
            raise AttributeError(self._unknown(name))
        self.__dict__[name] = term = self._terms[name]  # the next access needs no call
        return term

    def __getitem__(self, name: str) -> NamedNode:
        if name not in self._terms:
            raise KeyError(self._unknown(name))
        return self._terms[name]

    def _unknown(self, name: str) -> str:
        if name in self._retired:
            return f"{self._prefix}:{name} is retired: use <{self._retired[name]}>"
        near = get_close_matches(name, self._terms, n=3) or get_close_matches(name.lower(), self._terms, n=3)
        advice = f"did you mean {', '.join(near)}?" if near else "declare it in ontology/ first"
        return f"{self._prefix}:{name} is no term of the ontology: {advice}"

    def __iter__(self) -> Iterator[NamedNode]:
        """In the order of their names."""
        return iter(self._terms.values())

    def __len__(self) -> int:
        return len(self._terms)

    def __contains__(self, term: object) -> bool:
        return isinstance(term, NamedNode) and self._terms.get(term.value.removeprefix(self._iri)) == term

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._terms]

    def __repr__(self) -> str:
        return f"Namespace({self._prefix!r}, {self._iri!r})"


PREFIXES: dict[str, str] = dict(sorted(_ontology().prefixes.items()))
"""Prefix to namespace, in the order of the prefixes: what queries, shapes and exports use."""

DM, TOPIC = Namespace("dm"), Namespace("topic")
CV, DCTERMS, FOAF, GAF, GRASP = (Namespace(p) for p in ("cv", "dcterms", "foaf", "gaf", "grasp"))
OA, ORG, PROV, SCHEMA, SEM, SKOS = (Namespace(p) for p in ("oa", "org", "prov", "schema", "sem", "skos"))
RDF, RDFS, OWL, XSD = (Namespace(p) for p in ("rdf", "rdfs", "owl", "xsd"))

NAMESPACES = (DM, TOPIC, CV, DCTERMS, FOAF, GAF, GRASP, OA, ORG, PROV, SCHEMA, SEM, SKOS, RDF, RDFS, OWL, XSD)


def declared(iri: NamedNode) -> bool:
    """Return whether the IRI is a term that code, queries and shapes may use; retired terms are not."""
    return any(iri in namespace for namespace in NAMESPACES)


def label(term: NamedNode, lang: str = "en") -> str:
    """Return the label of a term in a language, else in English, else in any (the first by language tag).

    Raises KeyError for a term without label: a label of every own term, topic and reused term of the data
    is in ontology/; other nodes carry theirs in the graph.
    """
    texts = _texts(_ontology().labels, term) or _texts(_topics().labels, term)
    if not texts:
        raise KeyError(f"<{term.value}> has no label in ontology/")
    return _pick(texts, lang)


def labelled(term: NamedNode) -> bool:
    """Return whether ``label`` knows the term: terms of RDF, RDFS, OWL and XSD have no labels here."""
    return bool(_texts(_ontology().labels, term) or _texts(_topics().labels, term))


def definition(term: NamedNode, lang: str = "en") -> str | None:
    """Return the definition of a term, languages as in ``label``; None for terms that others define."""
    texts = _texts(_ontology().definitions, term) or _texts(_topics().definitions, term)
    return _pick(texts, lang) if texts else None


def _texts(table: dict[str, dict[str, str]], term: NamedNode) -> dict[str, str]:
    return table.get(term.value, {})


def _pick(texts: dict[str, str], lang: str) -> str:
    return texts.get(lang) or texts.get("en") or texts[min(texts)]
