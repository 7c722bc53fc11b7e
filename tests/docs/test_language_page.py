"""docs/add-a-language.md: what it names is there."""

from __future__ import annotations

import dataclasses
import importlib
import re

import pytest

from kg.extract.reading import Reading

from .pages import CHECKOUT

PAGE = (CHECKOUT / "docs" / "add-a-language.md").read_text(encoding="utf-8")
CODE = [text for text in re.findall(r"`([^`\n]+)`", PAGE) if "CODE" not in text]
PATHS = sorted({text for text in CODE if re.fullmatch(r"[a-z]+(/[\w*-]+)+(\.\w+|/)", text)})
NAMES = sorted({text for text in CODE if re.fullmatch(r"kg(\.\w+)+", text)})


@pytest.mark.parametrize("path", PATHS)
def test_a_path_is_there(path: str) -> None:
    assert list(CHECKOUT.glob(path.rstrip("/")))


@pytest.mark.parametrize("name", NAMES)
def test_a_name_of_python_is_there(name: str) -> None:
    parts = name.split(".")
    for n in range(len(parts), 0, -1):
        try:
            found: object = importlib.import_module(".".join(parts[:n]))
        except ModuleNotFoundError:
            continue
        for part in parts[n:]:
            found = getattr(found, part)
        return
    pytest.fail(name)


def test_the_rules_that_the_core_knows_are_in_it() -> None:
    table = PAGE.partition("| rule | to the core |")[2].partition("\n\n")[0]
    named = {name for line in table.splitlines() for name in re.findall(r"`([a-z-]+)`", line.split(" | ")[0])}
    core = "".join(path.read_text(encoding="utf-8") for path in (CHECKOUT / "kg" / "extract").glob("*.py"))
    assert len(named) == 18
    assert {name for name in named if f'"{name}"' not in core} == set()


def test_enough_is_named() -> None:
    assert len(PATHS) >= 8
    assert len(NAMES) >= 8


def test_every_field_of_a_reading_has_its_contract() -> None:
    rows = "\n".join(line.split(" | ")[0] for line in PAGE.splitlines() if line.startswith("| `"))
    assert [f.name for f in dataclasses.fields(Reading) if f"`{f.name}`" not in rows] == []
