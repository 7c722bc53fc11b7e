"""Every command, format, question, type and setting that a user meets is in the pages; links resolve."""

from __future__ import annotations

import dataclasses
import importlib.util
from pathlib import Path
from types import ModuleType
from typing import get_args

import msgspec
import pytest

from kg import records
from kg.cli import COMMANDS
from kg.export import FORMATS
from kg.gazetteer import sheet, wikidata
from kg.gazetteer.schemes import SCHEMES
from kg.gazetteer.tables import KINDS
from kg.query import named
from kg.settings import Settings

from .pages import CHECKOUT, PAGES, anchors, links

DOCS = CHECKOUT / "docs"
GUIDE = (DOCS / "guide.md").read_text(encoding="utf-8")
COMMANDS_PAGE = (DOCS / "reference" / "cli.md").read_text(encoding="utf-8")
QUERIES_PAGE = DOCS / "reference" / "queries.md"
RECORD_PAGE = (DOCS / "reference" / "record.md").read_text(encoding="utf-8")
CODEBOOK = (DOCS / "codebook.md").read_text(encoding="utf-8")
CHANGELOG = (CHECKOUT / "CHANGELOG.md").read_text(encoding="utf-8")


def tool(name: str) -> ModuleType:
    """Return a program of ``tools/`` as a module."""
    spec = importlib.util.spec_from_file_location(name, CHECKOUT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_reference_and_the_changelog(command: str) -> None:
    assert f"## kg {command}\n" in COMMANDS_PAGE
    assert f"kg {command}" in CHANGELOG


@pytest.mark.parametrize("command", [c for c in COMMANDS if c != "demo"])
def test_the_guide_shows_every_command(command: str) -> None:
    assert f"kg {command}" in GUIDE


@pytest.mark.parametrize("name", FORMATS)
def test_the_guide_tells_of_every_exporter(name: str) -> None:
    assert f"`{name}`" in GUIDE


@pytest.mark.parametrize("field", [f.name for f in dataclasses.fields(Settings)])
def test_every_setting_is_an_option_of_the_reference(field: str) -> None:
    assert f"--{field.replace('_', '-')} " in COMMANDS_PAGE


def test_the_variables_that_kg_reads_are_documented() -> None:
    for variable in ("KG_STORE", "KG_GAZETTEER"):
        assert variable in COMMANDS_PAGE
        assert variable in GUIDE


def test_the_page_of_questions_is_up_to_date() -> None:
    made = tool("build_queries_page").page()
    assert QUERIES_PAGE.read_text(encoding="utf-8") == made, "run python tools/build_queries_page.py"


def test_every_question_has_its_query() -> None:
    asked = set(tool("build_queries_page").ASKED)
    assert {number for query in named() for number in query.questions} == asked


@pytest.mark.parametrize("value", [*get_args(records.EventType), *get_args(records.Modality)])
def test_the_codebook_defines_every_type_and_modality(value: str) -> None:
    assert f"| `{value}` | " in CODEBOOK


@pytest.mark.parametrize("role", get_args(records.Role))
def test_the_codebook_and_the_record_name_every_role(role: str) -> None:
    assert f"`{role}`" in CODEBOOK
    assert f"`{role}`" in RECORD_PAGE


@pytest.mark.parametrize(
    "struct",
    [records.Source, records.Event, records.Participant, records.Office, records.Statement, records.Record],
    ids=lambda struct: struct.__name__,
)
def test_the_record_page_shows_every_field(struct: type[msgspec.Struct]) -> None:
    missing = [f.name for f in msgspec.structs.fields(struct) if f'"{f.name}"' not in RECORD_PAGE]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(CHECKOUT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    assert [link for link in links(page) if not leads_somewhere(page, link)] == []


def leads_somewhere(page: Path, link: str) -> bool:
    path, _, anchor = link.partition("#")
    target = (page.parent / path).resolve() if path else page
    return target.exists() and (not anchor or anchor in anchors(target))


def test_every_page_is_reached_from_the_readme() -> None:
    reached, todo = set[Path](), [CHECKOUT / "README.md"]
    while todo:
        page = todo.pop()
        if page not in reached and page.suffix == ".md" and page.is_file():
            reached.add(page)
            todo += [(page.parent / link.partition("#")[0]).resolve() for link in links(page)]
    alone = [p.relative_to(CHECKOUT) for p in PAGES if p not in reached and p.parent.name != "decisions"]
    assert alone == []


def test_the_glossary_is_in_order_and_names_no_term_twice() -> None:
    rows = (DOCS / "glossary.md").read_text(encoding="utf-8").splitlines()
    terms = [row.split(" | ")[0].removeprefix("| ") for row in rows if row.startswith("| ")][1:]
    assert terms == sorted(set(terms))


def test_the_page_of_tables_names_every_column_kind_and_class() -> None:
    page = (DOCS / "gazetteer.md").read_text(encoding="utf-8")
    columns = (*sheet.PLAIN, *(f"LANG_{part}" for part in sheet.PARTS), *SCHEMES)
    for name in (*columns, *KINDS, *wikidata.packaged_classes()):
        assert f"`{name}`" in page, name
