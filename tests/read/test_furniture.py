"""What pages have above a text: the cases of furniture.txt."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from kg.read import read_text
from kg.read.furniture import Kind, kind_of, without_credit

CASES = [
    tuple(line.split(": ", 1))
    for line in (Path(__file__).parent / "furniture.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("kind", "line"), CASES)
def test_kind_of_a_line(kind: str, line: str) -> None:
    assert (kind_of(line) or "-") == kind


def test_every_kind_has_cases() -> None:
    assert {kind for kind, _ in CASES} == {*get_args(Kind), "-"}


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("Envoy arrives Foto: Anna Ruiz", "Envoy arrives"),
        ("Envoy arrives Photo by: Anna Ruiz | Fjord News", "Envoy arrives"),
        ("Envoy arrives © Fjord News", "Envoy arrives"),
        ("Photo: Anna Ruiz", ""),
        ("The big picture: who met whom", "The big picture: who met whom"),
        ("A photo of the envoys", "A photo of the envoys"),
    ],
)
def test_a_line_goes_without_whose_a_picture_is(line: str, left: str) -> None:
    assert without_credit(line) == left


@pytest.mark.parametrize("line", [line for kind, line in CASES if kind != "-"])
def test_what_stands_above_is_no_title(line: str) -> None:
    """Below a date, beside which a title may stand, as well as at the top."""
    body = "The ministers of Norland and Southland met in the capital of Norland yesterday, it was said."
    article = read_text(f"5 May 2024\n\n{line}\n\n{body}", lang="en", languages=("en",))
    assert (article.source.title, article.source.published) == (None, "2024-05-05")
    assert body in article.text[article.body_start :]
