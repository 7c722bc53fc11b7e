"""The interface: verdicts, messages, the order of findings, and which engine judges."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from kg.errors import WrongUse
from kg.terms import DM, RDF, RDFS, XSD
from kg.validate import ENGINES, EngineName, Report, Validator, fast
from kg.validate.catalogue import read

BASE = "https://w3id.org/diplomatic-kg/id/"
EVENT, PERSON = NamedNode(BASE + "event/x"), NamedNode(BASE + "person/x")
GOOD = Path(__file__).parent.parent / "shapes" / "base.ttl"


def base_graph() -> list[Triple]:
    return [quad.triple for quad in parse(path=str(GOOD), format=RdfFormat.TURTLE)]


@pytest.fixture(scope="module")
def validator() -> Validator:
    return Validator("pyshacl")


@pytest.fixture(scope="module")
def report(validator: Validator) -> Report:
    """A person without name and key, and an event on a day that does not exist."""
    date = Literal("2025-02-30", datatype=XSD.date)
    return validator.validate(
        [Triple(PERSON, RDF.type, DM.Person), Triple(EVENT, RDF.type, DM.Visit), Triple(EVENT, DM.date, date)]
    )


def test_a_violation_is_against_storing_and_a_warning_is_not(validator: Validator) -> None:
    nameless = [Triple(PERSON, RDF.type, DM.Person)]
    keyless = [*nameless, Triple(PERSON, RDFS.label, Literal("Берг", language="ru"))]
    assert not validator.validate(nameless).conforms
    assert validator.validate(keyless).count() == {"Violation": 0, "Warning": 1, "Info": 0}
    assert validator.validate(keyless).conforms


def test_an_empty_graph_conforms(validator: Validator) -> None:
    assert validator.validate([]) == Report()
    assert validator.validate_many([]) == []


def test_a_finding_says_what_where_and_in_three_languages(report: Report) -> None:
    (finding,) = [f for f in report.findings if f.shape.endswith("#Event-date")]
    assert (finding.severity, finding.focus, finding.value) == (
        "Violation",
        EVENT,
        Literal("2025-02-30", datatype=XSD.date),
    )
    assert finding.path == f"<{DM.date.value}>"
    assert finding.message.keys() == {"en", "ru", "az"}
    assert finding.text("ru").startswith("Дата события")
    assert finding.text("de") == finding.text("en")


def test_findings_stand_in_one_order_the_worst_first(report: Report) -> None:
    severities = [finding.severity for finding in report.findings]
    assert severities == sorted(severities, key=("Violation", "Warning", "Info").index)
    assert [f.shape.partition("#")[2] for f in report.findings] == [
        "Event-date",
        "Event-modality",
        "Event-reported",
        "Person-name",
        "Event-anybody",
        "NameKey-missing",
    ]


def test_a_quarantine_gets_one_line(report: Report) -> None:
    assert report.reason() == (
        f"<{EVENT.value}>: The date of an event is a real day, month or year without time zone "
        "(xsd:date, xsd:gYearMonth or xsd:gYear): correct it or leave it out. (and 3 more)"
    )
    assert Report().reason() == ""


def test_a_report_goes_through_json_and_between_processes(report: Report) -> None:
    written = json.loads(json.dumps(report.to_dict()))
    assert (written["conforms"], written["count"]["Violation"]) == (False, 4)
    assert written["findings"][0]["value"] == f'"2025-02-30"^^<{XSD.date.value}>'
    assert pickle.loads(pickle.dumps(report)) == report


def test_an_article_with_everything_conforms(validator: Validator) -> None:
    assert validator.validate(base_graph()) == Report()


def test_an_engine_that_does_not_exist_is_named() -> None:
    with pytest.raises(WrongUse, match="no engine 'jena': use one of auto, pyshacl, shacl"):
        Validator("jena")  # type: ignore[arg-type]
    assert ENGINES == ("auto", "pyshacl", "shacl")


@pytest.mark.parametrize(
    ("found", "installed", "told"),
    [(False, "", "is not installed: pip install shacl==0.3.4"), (True, "0.4.0", "shacl 0.4.0 is not proven")],
)
def test_without_a_proven_release_of_shacl_auto_is_pyshacl(
    monkeypatch: pytest.MonkeyPatch, found: bool, installed: str, told: str
) -> None:
    monkeypatch.setattr("kg.validate.fast.find_spec", lambda name: object() if found else None)
    monkeypatch.setattr("kg.validate.fast.version", lambda name: installed)
    assert Validator("auto").engine == "pyshacl"
    with pytest.raises(WrongUse, match=told):
        Validator("shacl")


def test_auto_takes_the_fast_engine_where_it_is() -> None:
    pytest.importorskip("shacl", reason="the engine shacl is not installed")
    assert fast.obstacle() is None
    assert Validator().engine == "shacl"


@pytest.mark.parametrize("engine", ["pyshacl", "shacl"])
def test_what_conforms_needs_no_reference(engine: EngineName) -> None:
    """The fast engine loads pySHACL only when it rejects something: that takes half a second."""
    if engine == "shacl":
        pytest.importorskip("shacl", reason="the engine shacl is not installed")
    program = (
        "import sys; from kg.validate import Validator; "
        f"assert Validator({engine!r}).validate([]).conforms; print('pyshacl' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(engine == "pyshacl")


def test_paths_are_written_as_in_sparql(tmp_path: Path) -> None:
    (tmp_path / "paths.ttl").write_text(
        """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix e: <urn:e:> .
        e:a a sh:PropertyShape ; sh:path ( e:p [ sh:inversePath e:q ] ) .
        e:b a sh:PropertyShape ; sh:path [ sh:alternativePath ( e:p ( e:q e:r ) ) ] .
        e:c a sh:PropertyShape ; sh:path [ sh:oneOrMorePath [ sh:inversePath e:p ] ] .
        e:d a sh:NodeShape ; sh:message "plain" .""",
        encoding="utf-8",
    )
    shapes = read([tmp_path / "paths.ttl"]).shapes
    assert [shape.path for shape in shapes.values()] == [
        "<urn:e:p>/(^<urn:e:q>)",
        "<urn:e:p>|(<urn:e:q>/<urn:e:r>)",
        "(^<urn:e:p>)+",
        None,
    ]
    assert (shapes["urn:e:d"].severity, shapes["urn:e:d"].messages) == ("Violation", {"": "plain"})
