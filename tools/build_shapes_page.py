"""Write docs/reference/shapes.md: what every shape of shapes/ demands, by class.

python tools/build_shapes_page.py
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from kg.terms import PREFIXES
from kg.validate.catalogue import Shape, packaged, read

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "docs" / "reference" / "shapes.md"

INTRODUCTION = """\
# Shapes

Made by `tools/build_shapes_page.py` from [`shapes/`](../../shapes): {count} constraints that `kg ingest` and
`kg validate` check. A **Violation** must not be stored: the article goes to the quarantine. A **Warning** is
suspicious and an **Info** worth knowing; both are stored. Every message is there in English, Russian and
Azerbaijani (`kg validate --lang ru`). The IRI of a shape is `https://w3id.org/diplomatic-kg/shapes#NAME`.
[Decision 0008](../decisions/0008-validation.md) says how they are judged.
"""


def build() -> str:
    """Return the page for the shapes that are there now."""
    files = sorted(file for file in (ROOT / "shapes").glob("*.ttl") if file.stem != "prefixes")
    parts = [INTRODUCTION.format(count=len(packaged().shapes))]
    parts += ["\n".join(_section(file)) for file in files]
    return "\n".join(parts)


def _section(file: Path) -> Iterator[str]:
    first = file.read_text(encoding="utf-8").partition("\n")[0]
    yield f"## {file.stem}.ttl\n"
    yield first.removeprefix("# ") + "\n"
    yield "| shape | path | severity | message |"
    yield "|---|---|---|---|"
    yield from (_row(shape) for shape in read([file]).shapes.values())
    yield ""


def _row(shape: Shape) -> str:
    name = shape.iri.partition("#")[2]
    path = f"`{_short(shape.path)}`".replace("|", "\\|") if shape.path else ""
    return f"| `{name}` | {path} | {shape.severity} | {shape.messages['en']} |"


def _short(path: str) -> str:
    return re.sub(r"<([^>]*)>", lambda match: _prefixed(match[1]), path)


def _prefixed(iri: str) -> str:
    found = [(len(space), prefix) for prefix, space in PREFIXES.items() if iri.startswith(space)]
    length, prefix = max(found)
    return f"{prefix}:{iri[length:]}"


if __name__ == "__main__":
    TARGET.write_text(build(), encoding="utf-8")
    print(TARGET.relative_to(ROOT))
