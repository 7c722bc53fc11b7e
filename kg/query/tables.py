"""Rows of texts -> what a terminal shows."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Final

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

_WHOLE: Final = 12  # a word or cell of so many characters is not broken up in a table: a date has ten
_GAP: Final = 3  # between columns


def table(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int | None) -> str:
    """Return a table, or a block of lines for each row where ``width`` characters are too few for a table.

    No cell is cut: what is too long goes on in the next line. None is as wide as it needs to be.
    """
    page = io.StringIO()
    console = Console(file=page, width=width or 1_000_000, color_system=None, highlight=False)
    is_narrow = bool(rows) and width is not None and _least_width(columns, rows) > width
    console.print(_blocks(columns, rows) if is_narrow else _grid(columns, rows), soft_wrap=width is None)
    return "".join(f"{line.rstrip()}\n" for line in page.getvalue().splitlines())


def _least_width(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> int:
    """Return the width below which a table would break up dates, numbers and most words."""
    longest = [
        max((cell_len(word) for text in cells for word in text.split()), default=0)
        for cells in zip(columns, *rows, strict=True)
    ]
    return sum(min(length, _WHOLE) for length in longest) + _GAP * (len(longest) - 1)


def _grid(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    grid = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for cells in zip(columns, *rows, strict=True):
        is_short = all(cell_len(cell) <= _WHOLE for cell in cells)  # such as a date, which is not broken up
        grid.add_column(cells[0], no_wrap=is_short, overflow="fold")
    for row in rows:
        grid.add_row(*map(Text, row))  # Text: cells are data, never markup
    return grid


def _blocks(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    blocks = Table.grid(padding=(0, 2, 0, 0))
    blocks.add_column(no_wrap=True)
    blocks.add_column(overflow="fold")
    for number, row in enumerate(rows):
        if number:
            blocks.add_row("", "")
        for column, cell in zip(columns, row, strict=True):
            if cell:
                blocks.add_row(Text(column), Text(cell))
    return blocks
