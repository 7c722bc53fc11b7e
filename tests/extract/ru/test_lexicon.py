"""The word lists of the Russian pack are in order: read by the code, lemmas, no doubles, with examples."""

from __future__ import annotations

import ast
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest

from kg.extract.languages import ru

PACK = Path(ru.__file__).parent
# confidence.toml is made by a program and holds no words.
FILES = ("posts", "sentences", "statements", "topics", "triggers", "vocabulary")
# A list by its path: ("triggers", "visit", "go", "verbs").
ListPath = tuple[str, ...]
# Words, each with what it stands for, in words or as a code or number: read as one table.
WORDED = {
    ("posts", "aliases"),
    ("posts", "short_titles"),
    ("posts", "led_by"),
    ("posts", "chambers"),
    ("posts", "trades"),
}
CODED = {
    ("posts", "several_states"),
    ("posts", "halves"),
    ("posts", "pairs"),
    ("posts", "realms"),
    ("posts", "realms_too"),
    ("posts", "agencies"),
    ("posts", "counts"),
    ("statements", "attendance", "multipliers"),
}
TABLES = WORDED | CODED
# Stems and endings that are matched as regular expressions.
PATTERNS = {
    ("posts", "state_bodies"),
    ("posts", "private_bodies"),
    ("posts", "international_bodies"),
    ("triggers", "said_beside", "manners"),
}


def text_of(name: str) -> str:
    return (PACK / f"{name}.toml").read_text(encoding="utf-8")


def lists(table: dict[str, Any], path: ListPath) -> Iterator[tuple[ListPath, list[str]]]:
    """Yield every list below a table: words, or phrases where the file has a list of strings."""
    for key, value in table.items():
        if isinstance(value, dict):
            yield from lists(value, (*path, key))
        elif path in CODED:
            yield (*path, key), [key]
        elif path in WORDED:
            yield (*path, key), [value] if isinstance(value, str) else value
        else:
            yield (*path, key), value if isinstance(value, list) else value.split()


LISTS = {path: words for name in FILES for path, words in lists(tomllib.loads(text_of(name)), (name,))}
EACH = pytest.mark.parametrize("path", LISTS, ids=".".join)


def test_no_list_is_lost() -> None:
    counts = Counter(path[0] for path in LISTS)
    assert all(counts[name] >= fewest for name, fewest in zip(FILES, (40, 3, 10, 40, 50, 5), strict=True))


@EACH
def test_words_are_lower_case_with_e_for_yo(path: ListPath) -> None:
    words = [*LISTS[path], *(path[-1:] if path[:-1] in TABLES else [])]
    assert words
    if path not in PATTERNS:
        assert [w for w in words if w != w.lower() or "ё" in w] == []


@EACH
def test_no_word_stands_twice(path: ListPath) -> None:
    assert [word for word, times in Counter(LISTS[path]).items() if times > 1] == []


@pytest.mark.parametrize("path", sorted(PATTERNS), ids=".".join)
def test_patterns_are_regular_expressions(path: ListPath) -> None:
    assert all(re.compile(pattern) for pattern in LISTS[path])


# -- comments --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FILES)
def test_every_list_has_an_example(name: str) -> None:
    """In the comment above it, or above the lists right before it."""
    lines = text_of(name).splitlines()
    starts = [n for n, line in enumerate(lines) if re.match(r'[\w"].* = ', line)]
    assert [
        lines[n].partition(" = ")[0] + f" (line {n + 1})" for n in starts if not _explained(lines, n)
    ] == []


def _explained(lines: list[str], at: int) -> bool:
    block = list(takewhile(lambda line: line.strip(), reversed(lines[:at])))
    return any(re.match('#.*".+"', line) for line in block)


# -- use -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    list(dict.fromkeys(p[:-1] if p[:-1] in TABLES else p for p in LISTS)),
    ids=".".join,
)
def test_some_code_reads_the_list(path: ListPath) -> None:
    assert path[1:] in named() or (path[0] == "topics" and path[-1] in chosen())


@cache
def named() -> set[ListPath]:
    """Return the paths that the code names: ``listed("visit", "go", "verbs")``,
    ``table("posts")["aliases"]``."""
    found = set()
    for tree in trees():
        for node in ast.walk(tree):
            names = _constants(node.args) if isinstance(node, ast.Call) else _keys(node)
            found.add(names[1:] if names[:1] and names[0] in FILES else names)
    return found


@cache
def chosen() -> set[str]:
    """Return the strings of the modules that take a list's name from a variable: ``listed("cues", name)``."""
    found: set[str] = set()
    for tree in trees():
        calls = [
            n for n in ast.walk(tree) if isinstance(n, ast.Call) and getattr(n.func, "id", "") == "listed"
        ]
        if any(not isinstance(arg, ast.Constant) for call in calls for arg in call.args):
            found.update(
                n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)
            )
    return found


def trees() -> Iterator[ast.Module]:
    return (ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACK.glob("*.py")))


def _constants(nodes: list[ast.expr]) -> ListPath:
    return tuple(n.value for n in nodes if isinstance(n, ast.Constant) and isinstance(n.value, str))


def _keys(node: ast.AST) -> ListPath:
    """Return the keys of ``table("x")["a"]["b"]``, and () for anything else."""
    if isinstance(node, ast.Subscript):
        return (*_keys(node.value), *_constants([node.slice]))
    return _constants(node.args) if isinstance(node, ast.Call) else ()
