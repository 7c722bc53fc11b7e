"""Posts and states by what the text itself names: known leaders, and bodies (told_and_known.toml)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from kg.extract import extract, private
from tests.extract.reported import PUBLISHED, Case, article, events, office_line, written

_TABLE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("told_and_known.toml").read_text("utf-8"))
_CASES: list[dict[str, Any]] = _TABLE["case"]
_LISTED: dict[str, Any] = tomllib.loads(
    Path(private.__file__).with_name("public.toml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", _CASES, ids=[f"{c['lang']}-{n}" for n, c in enumerate(_CASES)])
def test_what_the_text_names_tells_posts_and_states(case: dict[str, Any]) -> None:
    told = written(Case(case["lang"], "", case["text"]))
    assert events(told) == events(case["events"])
    record = extract(article(case["text"], PUBLISHED, lang=case["lang"]))
    assert sorted(map(office_line, record.offices)) == sorted(case["offices"])


@pytest.mark.parametrize("lang", sorted(_LISTED["held"]))
def test_who_held_a_post_is_a_known_leader_and_held_one(lang: str) -> None:
    """A name of two posts would choose between people: none is listed twice but for rulers without one."""
    names = {post: _LISTED["held"][lang][post].replace("\n", "").split("|") for post in _LISTED["held"][lang]}
    offices = [name for post, listed in names.items() if post != "leader" for name in listed]
    assert len(offices) == len(set(offices))
    assert [name for listed in names.values() for name in listed if not private.leader(name, lang)] == []
