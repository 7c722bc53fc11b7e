"""pairs.txt: mentions in two articles that are, or are not, the same post, body or place."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from kg.identities import Entity
from kg.resolve import known
from kg.resolve.bodies import body
from kg.resolve.places import place
from kg.resolve.posts import post

LINES = [
    line
    for line in (Path(__file__).parent / "pairs.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


class Mention(msgspec.Struct, frozen=True):
    kind: str
    lang: str
    name: str
    body: str | None
    state: str | None

    def entity(self, article: str) -> Entity:
        state = known.state(self.state, self.lang) if self.state else None
        if self.kind == "place":
            return place(self.name, state, lang=self.lang)
        if self.kind == "body":
            return body(self.name, state, article=article, lang=self.lang)
        organ = body(self.body, state, article=article, lang=self.lang) if self.body else None
        return post(self.name, body=organ, state=state, article=article, holder="", lang=self.lang)


def mention(kind: str, text: str) -> Mention:
    lang, rest = text.strip().split(" ", 1)
    name, *others = (None if part == "-" else part for part in rest.split(" / "))
    return Mention(kind, lang, name or "", others[0] if len(others) > 1 else None, others[-1])


@pytest.mark.parametrize("line", LINES)
def test_pair(line: str) -> None:
    parts = re.fullmatch(r"(post|body|place)  (.+)  ([=≠])  (.+)", line)
    assert parts, f"not a case: {line!r}"
    kind, left, sign, right = parts.groups()
    one, other = mention(kind, left).entity("article-1"), mention(kind, right).entity("article-2")
    assert (one.path == other.path) == (sign == "="), f"{one.parts} and {other.parts}"


def test_there_are_cases_of_each_kind() -> None:
    kinds = [line.split()[0] for line in LINES]
    assert {kind: kinds.count(kind) >= 8 for kind in ("post", "body", "place")} == dict.fromkeys(
        ("post", "body", "place"), True
    )
