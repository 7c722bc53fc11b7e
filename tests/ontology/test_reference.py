"""docs/reference/ontology.html is what docs/build_reference.py makes of the ontology, to the byte."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
from rdflib import Graph

from tests.ontology.lint import DM, own_terms

CHECKOUT = Path(__file__).resolve().parents[2]
PAGE = CHECKOUT / "docs" / "reference" / "ontology.html"
BUILD = CHECKOUT / "docs" / "build_reference.py"
PYLODE = "3.3.4"


def installed_pylode() -> str:
    try:
        return version("pylode")
    except PackageNotFoundError:
        return "none"


@pytest.mark.skipif(installed_pylode() != PYLODE, reason=f"pylode {PYLODE} is not installed")
@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_page_is_up_to_date_and_the_same_in_every_process(tmp_path: Path, seed: str) -> None:
    built = tmp_path / "ontology.html"
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    subprocess.run([sys.executable, str(BUILD), str(built)], check=True, capture_output=True, env=environment)
    assert built.read_bytes() == PAGE.read_bytes(), "run python docs/build_reference.py"


def test_the_iri_of_every_term_leads_to_its_entry() -> None:
    anchors = re.findall(r'class="property entity" id="([^"]+)"', PAGE.read_text(encoding="utf-8"))
    terms = own_terms(Graph().parse(CHECKOUT / "ontology" / "diplomatic.ttl"))
    assert sorted(anchors) == sorted(term.removeprefix(DM) for term in terms)


def test_links_within_the_page_lead_somewhere() -> None:
    html = PAGE.read_text(encoding="utf-8")
    anchors = set(re.findall(r'\bid="([^"]+)"', html))
    assert {link for link in re.findall(r'href="#([^"]*)"', html) if link not in anchors} == set()


def test_the_page_loads_nothing_from_elsewhere() -> None:
    html = PAGE.read_text(encoding="utf-8")
    loaded = re.findall(r'<(?:script|img|iframe)\b[^>]*\bsrc="([^"]*)"|<link\b[^>]*\bhref="([^"]*)"', html)
    assert [
        address for pair in loaded for address in pair if address and not address.startswith("data:")
    ] == []
