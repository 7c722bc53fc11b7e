"""Two reasoners behind one question: what is wrong with this graph, by OWL?

HermiT (a complete OWL 2 DL reasoner; owlready2 carries it, Java runs it) and the OWL 2 RL rules (pure Python,
incomplete). The jar of HermiT also holds the OWL API and its profile checker: ``profile_violations``.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import owlready2  # type: ignore[import-untyped]
import rdflib.namespace as known
from owlrl import DeductiveClosure, OWLRL_Semantics
from rdflib import OWL, RDF, Graph, Literal, Namespace, URIRef

JAR = Path(owlready2.__file__).parent / "hermit" / "HermiT.jar"
PROFILE = Path(__file__).parent / "Profile.java"
WITNESS = Namespace("https://example.org/witness/")
DATES = (known.XSD.date, known.XSD.gYear, known.XSD.gYearMonth)
# Each question starts Java anew for a second or two: compiling well what runs so shortly takes as long again.
os.environ.setdefault("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
_OWLRL_ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")


def hermit(graph: Graph) -> list[str]:
    """Return ``["inconsistent"]``, or the IRIs of the classes that can have no member. Needs Java."""
    world = owlready2.World()
    triples = io.BytesIO(_with_owl_literals(graph).serialize(format="nt", encoding="utf-8"))
    world.get_ontology("https://example.org/reasoned#").load(fileobj=triples)
    try:
        owlready2.sync_reasoner_hermit(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return ["inconsistent"]
    return sorted(c.iri for c in world.inconsistent_classes() if c is not owlready2.Nothing)


def owl_rl(graph: Graph) -> list[str]:
    """Return what the OWL 2 RL rules find contradictory, once every class has been given a member."""
    closed = _with_owl_literals(graph)
    for owl_class in set(graph.subjects(RDF.type, OWL.Class)):
        if isinstance(owl_class, URIRef):
            closed.add((WITNESS[str(len(closed))], RDF.type, owl_class))
    DeductiveClosure(OWLRL_Semantics).expand(closed)
    return sorted(str(message) for message in closed.objects(None, _OWLRL_ERROR))


def _with_owl_literals(graph: Graph) -> Graph:
    """Return a copy whose dates are strings: the OWL 2 datatype map has no xsd:date, gYear or gYearMonth."""
    copy = Graph()
    for subject, prop, value in graph:
        if isinstance(value, Literal) and value.datatype in (
            known.XSD.date,
            known.XSD.gYear,
            known.XSD.gYearMonth,
        ):
            value = Literal(str(value))
        copy.add((subject, prop, value))
    return copy


@cache
def has_java() -> bool:
    return shutil.which(owlready2.JAVA_EXE) is not None


@cache
def has_java_compiler() -> bool:
    """A full JDK can run a source file; a runtime environment cannot."""
    if not has_java():
        return False
    modules = subprocess.run(
        [owlready2.JAVA_EXE, "--list-modules"], capture_output=True, text=True, check=False
    )
    return "jdk.compiler" in modules.stdout


def profile_violations(graph: Graph) -> list[str]:
    """Return where the graph leaves OWL 2 DL, in the words of the OWL API. Needs a JDK."""
    with tempfile.NamedTemporaryFile(suffix=".ttl") as file:
        file.write(graph.serialize(format="turtle", encoding="utf-8"))
        file.flush()
        command = [owlready2.JAVA_EXE, "-cp", str(JAR), str(PROFILE), file.name]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
