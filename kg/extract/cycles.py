"""Python's search for cycles of objects that nobody needs any more, put off while an article is read."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def put_off() -> Iterator[None]:
    """Let no search for cycles begin within the block; the next one comes after it, if any are let begin.

    An article makes thousands of objects, nearly none of them in cycles, and Python would look through them
    after each 700, from time to time with all tables of names: 7 % of the time of Russian articles.
    """
    searches = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searches:
            gc.enable()
