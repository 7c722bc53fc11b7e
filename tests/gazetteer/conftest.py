"""Tables of a user in a folder; afterwards the packaged ones count alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg import gazetteer
from kg.gazetteer import adding, tables
from kg.gazetteer.laying import Settled

Add = Callable[..., list[Settled]]


@pytest.fixture(autouse=True)
def packaged_alone_afterwards() -> Iterator[None]:
    yield
    gazetteer.use(None)


@pytest.fixture
def add(tmp_path: Path) -> Add:
    """Add a table from the text of a CSV file, let it count, and return what became of its rows."""

    def added(text: str, *, name: str = "own", **options: object) -> list[Settled]:
        file = tmp_path / f"{name}.csv"
        file.write_text(text, encoding="utf-8")
        read = adding.read(file, **{"source": "a made-up list", **options})  # type: ignore[arg-type]
        assert read.broken == []
        tables.write(tmp_path / "gazetteer", read.name, read.head, read.rows)
        gazetteer.use(tmp_path / "gazetteer")
        return [one for one in gazetteer.settled() if one.table == name]

    return added
