"""Write ontology/topics.ttl in its one form: sorted, with everything that follows from skos:broader.

To add or change a concept, edit the file and run this: ``narrower``, ``inScheme``, ``topConceptOf`` and
``hasTopConcept`` are derived, order and line breaks are set. A test holds the file to that form.

    python tools/format_topics.py
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, parse

TARGET = Path(__file__).resolve().parent.parent / "ontology" / "topics.ttl"
TOPIC = "https://w3id.org/diplomatic-kg/topics#"
SCHEME = "https://w3id.org/diplomatic-kg/topics"
SKOS = "http://www.w3.org/2004/02/skos/core#"
LANGUAGES = ("en", "ru", "az")
PLOVER_CONTEXT = "https://w3id.org/diplomatic-kg/ontology#ploverContext"
TEXTS = ("prefLabel", "altLabel", "hiddenLabel", "definition")
DERIVED = ("narrower", "inScheme", "topConceptOf", "hasTopConcept")

HEADER = """\
# Topics of diplomatic agendas. Written by tools/format_topics.py: edit the statements, then run it.
#
# altLabel: wordings of news, in the nominative; kg/topics.py finds them inside a phrase, in any case.
# hiddenLabel: wordings that count only when no other label is in the phrase; a name (with a capital) must
#   even be the whole phrase: "Ukraine" is a topic, but "a visit to Ukraine" is not about the war.
# notation: the context of PLOVER (manual 0.8, table of general contexts) that holds of all its phrases.
# Names in labels keep their capitals, other words are small; a label belongs to one concept per language.

@prefix dm: <https://w3id.org/diplomatic-kg/ontology#> .
@prefix topic: <https://w3id.org/diplomatic-kg/topics#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

<https://w3id.org/diplomatic-kg/topics> a skos:ConceptScheme ;
    dcterms:title "Topics of diplomatic agendas"@en , "Темы дипломатической повестки"@ru ,
        "Diplomatik gündəliyin mövzuları"@az ;
    dcterms:description
        "What states and international bodies talk about, with the wordings of news in three languages."@en ,
        "О чем говорят государства и международные организации, словами новостей на трех языках."@ru ,
        "Dövlətlərin və beynəlxalq təşkilatların müzakirə etdiyi mövzular, üç dildə xəbər ifadələri ilə."@az ;
    dcterms:creator "The diplomatic-kg founders" ;
    dcterms:created "2026-11-24" ;
    dcterms:license <https://spdx.org/licenses/MIT> ;
"""


class Scheme:
    """What the file states of its concepts, by local name."""

    def __init__(self) -> None:
        self.broader: dict[str, set[str]] = {}
        self.texts: dict[tuple[str, str], set[Literal]] = defaultdict(set)
        self.notations: dict[str, set[str]] = defaultdict(set)

    def narrower(self, name: str) -> list[str]:
        return sorted(child for child, parents in self.broader.items() if name in parents)

    def tops(self) -> list[str]:
        return sorted(name for name, parents in self.broader.items() if not parents)


def read(path: Path) -> Scheme:
    """Return what a file states. Raises ValueError at a statement that the written form has no place for."""
    scheme = Scheme()
    for subject, predicate, value, _ in parse(path=str(path), format=RdfFormat.TURTLE):
        if isinstance(subject, NamedNode) and subject.value.startswith(TOPIC):
            _add(scheme, subject.value.removeprefix(TOPIC), predicate.value.removeprefix(SKOS), value)
    return scheme


def _add(scheme: Scheme, name: str, what: str, value: object) -> None:
    parents = scheme.broader.setdefault(name, set())
    if what == "broader" and isinstance(value, NamedNode):
        parents.add(value.value.removeprefix(TOPIC))
    elif what in TEXTS and isinstance(value, Literal):
        scheme.texts[name, what].add(value)
    elif what == "notation" and isinstance(value, Literal) and value.datatype.value == PLOVER_CONTEXT:
        scheme.notations[name].add(value.value)
    elif what not in DERIVED and not what.endswith("#type"):
        raise ValueError(f"topic:{name} has {what}, which tools/format_topics.py does not write")


def written(scheme: Scheme) -> str:
    """Return the text of the file."""
    tops = " , ".join(f"topic:{name}" for name in scheme.tops())
    blocks = [f"{HEADER}    skos:hasTopConcept {tops} .\n"]
    blocks += ["\n".join(_block(scheme, name)) for name in sorted(scheme.broader)]
    return "\n".join(blocks)


def _block(scheme: Scheme, name: str) -> Iterator[str]:
    lines = [*_links(scheme, name), *_texts(scheme, name)]
    yield f"topic:{name} a skos:Concept ; skos:inScheme <{SCHEME}> ;"
    yield from (f"    {line} ;" for line in lines[:-1])
    yield f"    {lines[-1]} .\n"


def _links(scheme: Scheme, name: str) -> Iterator[str]:
    if not scheme.broader[name]:
        yield f"skos:topConceptOf <{SCHEME}>"
    for what, others in (("broader", sorted(scheme.broader[name])), ("narrower", scheme.narrower(name))):
        if others:
            yield f"skos:{what} " + " , ".join(f"topic:{other}" for other in others)
    for code in sorted(scheme.notations[name]):
        yield f'skos:notation "{code}"^^dm:ploverContext'


def _texts(scheme: Scheme, name: str) -> Iterator[str]:
    for what in TEXTS:
        for lang in LANGUAGES:
            if texts := [text for text in scheme.texts[name, what] if text.language == lang]:
                yield f"skos:{what} " + " , ".join(sorted(map(str, texts)))


def main(paths: Iterable[str]) -> None:
    for path in map(Path, paths):
        path.write_text(written(read(path)), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:] or [str(TARGET)])
