"""In a module each name means one thing: what is bound twice at its top loses its first meaning silently."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import kg

MODULES = sorted(Path(kg.__file__).parent.rglob("*.py"))


def bound(tree: ast.Module) -> Iterator[str]:
    """The names that definitions and assignments at the top of a module bind."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            inner = (name for target in targets for name in ast.walk(target))
            yield from (
                name.id
                for name in inner
                if isinstance(name, ast.Name) and name.id != "_" and isinstance(name.ctx, ast.Store)
            )


def test_no_name_is_bound_twice() -> None:
    assert len(MODULES) > 500
    twice = {}
    for module in MODULES:
        times = Counter(bound(ast.parse(module.read_text(encoding="utf-8"))))
        twice[str(module)] = [name for name, n in times.items() if n > 1]
    assert not {module: names for module, names in twice.items() if names}


def test_a_name_bound_twice_is_found() -> None:
    tree = ast.parse("_A = 1\ndef _A(): pass\n_B, _ = 2, 3\n_: int = 4")
    assert [name for name, n in Counter(bound(tree)).items() if n > 1] == ["_A"]
