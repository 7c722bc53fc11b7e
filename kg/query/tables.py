"""Rows of texts -> what a terminal shows."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from rich import box
from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

_WHOLE: Final = 12  # a cell of so many characters is not broken up in a table: a date has ten
_WORD: Final = 14  # nor is a word of so many: "Participation", "международного"
_ID: Final = (
    24  # so long is one word alone in its cell, such as the id of an article, that is given to commands
)
_GAP: Final = 3  # between columns


def table(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int | None) -> str:
    """Return a table, or a block of lines for each row where ``width`` characters are too few for a table.

    No cell is cut: what is too long goes on in the next line. None is as wide as it needs to be.
    """
    page = io.StringIO()
    console = Console(file=page, width=width or 1_000_000, color_system=None, highlight=False)
    widths = _widths(columns, rows, width) if rows and width is not None else ()
    console.print(
        _blocks(columns, rows) if widths is None else _grid(columns, rows, widths), soft_wrap=width is None
    )
    return "".join(f"{line.rstrip()}\n" for line in page.getvalue().splitlines())


def _widths(columns: Sequence[str], rows: Sequence[Sequence[str]], width: int) -> list[int] | None:
    """Return how wide each column is in a table of ``width`` characters.

    None where that would break up dates, numbers, ids or words. What is left over goes to the narrowest of
    those that need more.
    """
    cells_of = list(zip(columns, *rows, strict=True))
    whole = [max(map(cell_len, cells)) for cells in cells_of]
    widths = [
        of if _is_whole(cells) else _longest_word(cells) for of, cells in zip(whole, cells_of, strict=True)
    ]
    left = width - sum(widths) - _GAP * (len(widths) - 1)
    if left < 0:
        return None
    for _ in range(min(left, sum(whole) - sum(widths))):
        narrow = min((n for n, of in enumerate(whole) if widths[n] < of), key=widths.__getitem__)
        widths[narrow] += 1
    return widths


def _is_whole(cells: Sequence[str]) -> bool:
    """Tell whether the cells of a column are not broken up."""
    longest = max(map(cell_len, cells))
    return longest <= _WHOLE or (longest <= _ID and all(len(cell.split()) < 2 for cell in cells))


def _longest_word(cells: Sequence[str]) -> int:
    return min(max((cell_len(word) for cell in cells for word in cell.split()), default=0), _WORD)


def _grid(columns: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]) -> Table:
    grid = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for cells, width in zip_longest(zip(columns, *rows, strict=True), widths):
        grid.add_column(cells[0], width=width, no_wrap=_is_whole(cells), overflow="fold")
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
