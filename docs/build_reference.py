"""Build docs/reference/ontology.html from ontology/diplomatic.ttl with pyLODE 3.3.4.

    python docs/build_reference.py [OUTPUT]

The same ontology gives the same bytes on any machine. pyLODE alone would not do:

- it glues labels of several languages together and makes anchors from them, so that the IRI of a term would
  not lead to its entry: the page graph has one title per term, and anchors are local names;
- it lists the declarations of other vocabularies as if they were ours, repeats functional properties, and
  leaves out individuals, datatypes, codes and characteristics: the page graph is put together accordingly;
- it prints class unions in the order of a Python set, and reads its background files in the order of the
  file system: unions become domainIncludes, and the few property titles that are shown come from here;
- release 3.4.1 cannot be imported (its wheel reads a pyproject.toml that it does not contain).
"""

from __future__ import annotations

import sys
from pathlib import Path

import pylode.profiles.ontpub as ontpub  # type: ignore[import-untyped]
from dominate.tags import a, h4, li, ul  # type: ignore[import-untyped]
from pylode.rdf_elements import ONT_TYPES, ONTDOC  # type: ignore[import-untyped]
from pylode.utils import section_html  # type: ignore[import-untyped]
from rdflib import DCTERMS, OWL, RDF, RDFS, SDO, SKOS, VANN, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "ontology" / "diplomatic.ttl"
PAGE = ROOT / "docs" / "reference" / "ontology.html"
DM = Namespace("https://w3id.org/diplomatic-kg/ontology#")
ONTOLOGY = URIRef("https://w3id.org/diplomatic-kg/ontology")

KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.NamedIndividual, RDFS.Datatype)
CHARACTERISTICS = {
    OWL.FunctionalProperty: "Functional: at most one value.",
    OWL.SymmetricProperty: "Symmetric: holds in both directions.",
    OWL.IrreflexiveProperty: "Irreflexive: never holds of a thing and itself.",
}
CODES = {
    DM.cameoCode: "CAMEO",
    DM.ploverCode: "PLOVER",
    DM.ploverMode: "PLOVER mode",
    DM.ploverContext: "PLOVER context",
}
HEADER = (
    DCTERMS.creator,
    DCTERMS.created,
    DCTERMS.license,
    OWL.versionIRI,
    OWL.versionInfo,
    VANN.preferredNamespacePrefix,
    VANN.preferredNamespaceUri,
)
SHOWN_TITLES = {
    DCTERMS.title: "Title",
    DCTERMS.description: "Definition",
    DCTERMS.creator: "Creator",
    DCTERMS.created: "Created",
    DCTERMS.license: "Licence",
    OWL.versionIRI: "Version IRI",
    OWL.versionInfo: "Version",
    VANN.preferredNamespacePrefix: "Prefix",
    VANN.preferredNamespaceUri: "Namespace",
    SKOS.scopeNote: "Scope",
    SKOS.note: "Notes",
    RDF.type: "Type",
    RDFS.subClassOf: "Subclass of",
    RDFS.subPropertyOf: "Subproperty of",
    RDFS.domain: "Domain",
    RDFS.range: "Range",
    SDO.domainIncludes: "Domain, one of",
    ONTDOC.inDomainOf: "In domain of",
    ONTDOC.inDomainIncludesOf: "Shares domain of",
    ONTDOC.inRangeOf: "In range of",
    ONTDOC.superClassOf: "Superclass of",
    ONTDOC.superPropertyOf: "Superproperty of",
    ONTDOC.hasInstance: "Individuals",
}
VOCABULARIES = {
    DCTERMS: "DCMI Metadata Terms",
    OWL: "OWL 2",
    VANN: "VANN",
    SKOS: "SKOS",
    RDF: "RDF",
    RDFS: "RDF Schema",
    SDO: "schema.org",
    ONTDOC: "pyLODE, as the inverse of a property of RDF Schema",
}


def build() -> str:
    """Return the page as HTML, ending with a line end."""
    source = Graph().parse(SOURCE)
    ontpub.load_background_onts = Graph
    ontpub.load_background_onts_titles = lambda _: {}
    ONT_TYPES[RDFS.Datatype] = ("d", "Datatype")
    html: str = _ReferencePage(_page_graph(source)).make_html()
    return "\n".join(line.rstrip() for line in html.splitlines()) + "\n"


class _ReferencePage(ontpub.OntPub):  # type: ignore[misc]
    """pyLODE's page with anchors by local name and two more sections."""

    def __init__(self, page: Graph) -> None:
        super().__init__(page)
        self.doc.set_attribute("lang", "en")
        self.props_labeled = {prop: _shown_as(prop) for prop in SHOWN_TITLES}
        for term in page.subjects(RDF.type):
            if str(term).startswith(DM):
                self.fids[str(term)] = str(term).removeprefix(DM)

    def _make_main_sections(self) -> None:
        super()._make_main_sections()
        self._section("Individuals", OWL.NamedIndividual, "named_individuals")
        self._section("Datatypes", RDFS.Datatype, "datatypes")

    def _section(self, title: str, kind: URIRef, anchor: str) -> None:
        shown = [DCTERMS.title, RDF.type, DCTERMS.description, SKOS.note]
        with self.content:
            section_html(
                title,
                self.ont,
                self.back_onts,
                self.ns,
                kind,
                shown,
                self.toc,
                anchor,
                self.fids,
                self.props_labeled,
            )

    def _make_toc(self) -> None:
        super()._make_toc()
        contents = self.doc.body.get(cls="first")[0]
        for title, anchor in (("Individuals", "named_individuals"), ("Datatypes", "datatypes")):
            entries = ul((li(a(text, href=link)) for link, text in self.toc[anchor]), cls="second")
            contents.children.insert(-2, li(h4(a(title, href=f"#{anchor}")), entries))


def _shown_as(prop: URIRef) -> dict[str, str]:
    """Return how pyLODE shows a property; its tooltip reads "<description>. Defined in <ont_title>"."""
    vocabulary = next(name for namespace, name in VOCABULARIES.items() if prop.startswith(str(namespace)))
    return {"title": SHOWN_TITLES[prop], "description": SHOWN_TITLES[prop], "ont_title": vocabulary}


def _page_graph(source: Graph) -> Graph:
    page = Graph(bind_namespaces="none")
    for prefix, namespace in source.namespaces():
        page.bind(prefix, namespace)
    _add_header(source, page)
    for kind in KINDS:
        for term in source.subjects(RDF.type, kind):
            if isinstance(term, URIRef) and term.startswith(DM):
                _add_term(source, page, term, kind)
    return page


def _add_header(source: Graph, page: Graph) -> None:
    page.add((ONTOLOGY, RDF.type, OWL.Ontology))
    page.add((ONTOLOGY, DCTERMS.title, Literal(_text(source, ONTOLOGY, DCTERMS.title, "en"))))
    lines = [
        f'<span lang="{lang}">{_text(source, ONTOLOGY, DCTERMS.description, lang)}</span>'
        for lang in ("en", "ru", "az")
    ]
    page.add((ONTOLOGY, DCTERMS.description, Literal("\n\n".join(lines))))
    for prop in HEADER:
        for value in source.objects(ONTOLOGY, prop):
            page.add((ONTOLOGY, prop, value))


def _add_term(source: Graph, page: Graph, term: URIRef, kind: URIRef) -> None:
    page.add((term, RDF.type, kind))
    page.add((term, DCTERMS.title, Literal(_text(source, term, RDFS.label, "en"))))
    page.add((term, DCTERMS.description, Literal(_definitions(source, term))))
    if notes := _notes(source, term):
        page.add((term, SKOS.note, Literal("\n\n".join(notes))))
    for prop in (SKOS.scopeNote, RDFS.subClassOf, RDFS.subPropertyOf, RDFS.range):
        for value in source.objects(term, prop):
            page.add((term, prop, value))
    for domain in source.objects(term, RDFS.domain):
        _add_domain(source, page, term, domain)
    if kind == OWL.NamedIndividual:
        _add_instance(source, page, term)


def _add_domain(source: Graph, page: Graph, term: URIRef, domain: Node) -> None:
    if isinstance(domain, URIRef):
        page.add((term, RDFS.domain, domain))
    for members in source.objects(domain, OWL.unionOf):
        for part in Collection(source, members):
            page.add((term, SDO.domainIncludes, part))


def _add_instance(source: Graph, page: Graph, term: URIRef) -> None:
    for own_class in source.objects(term, RDF.type):
        if str(own_class).startswith(DM):
            page.add((term, RDF.type, own_class))
            page.add((own_class, ONTDOC.hasInstance, term))


def _definitions(source: Graph, term: URIRef) -> str:
    """Return the English definition, then label and definition in the other languages, as Markdown."""
    parts = [_text(source, term, SKOS.definition, "en")]
    for lang in ("ru", "az"):
        label, text = _text(source, term, RDFS.label, lang), _text(source, term, SKOS.definition, lang)
        parts.append(f'<span lang="{lang}">**{label}** ({lang}): {text}</span>')
    return "\n\n".join(parts)


def _notes(source: Graph, term: URIRef) -> list[str]:
    notes = [text for kind, text in CHARACTERISTICS.items() if (term, RDF.type, kind) in source]
    inverses = [*source.objects(term, OWL.inverseOf), *source.subjects(OWL.inverseOf, term)]
    notes += [f"Inverse of {_link(inverse)}." for inverse in inverses]
    if codes := _codes(source, term):
        notes.append(f"Codes: {', '.join(codes)}.")
    notes += [f"See also <{other}>." for other in source.objects(term, RDFS.seeAlso)]
    return notes + [str(text) for text in source.objects(term, RDFS.comment)] + _retirement(source, term)


def _codes(source: Graph, term: URIRef) -> list[str]:
    codes = source.objects(term, SKOS.notation)
    return sorted(f"{CODES[c.datatype]} `{c}`" for c in codes if isinstance(c, Literal) and c.datatype)


def _retirement(source: Graph, term: URIRef) -> list[str]:
    return [f"**Retired**: use {_link(new)}." for new in source.objects(term, DCTERMS.isReplacedBy)]


def _link(term: Node) -> str:
    name = str(term).removeprefix(DM)
    return f"[dm:{name}](#{name})"


def _text(source: Graph, subject: URIRef, prop: URIRef, lang: str) -> str:
    """Raises StopIteration when there is no text in the language; the lint of the ontology excludes that."""
    texts = (text for text in source.objects(subject, prop) if isinstance(text, Literal))
    return next(str(text) for text in texts if text.language == lang)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else PAGE
    target.write_text(build(), encoding="utf-8")
    print(f"wrote {target}", file=sys.stderr)
