"""The search for cycles is put off amid an article, and left as it was found after it."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from kg import cycles
from kg.extract import extract
from kg.read import read_text


@pytest.fixture
def searches() -> Iterator[None]:
    was = gc.isenabled()
    yield
    (gc.enable if was else gc.disable)()


@pytest.mark.usefixtures("searches")
@pytest.mark.parametrize("let", [True, False])
def test_it_is_put_off_within_and_left_as_it_was(*, let: bool) -> None:
    (gc.enable if let else gc.disable)()
    with cycles.put_off():
        assert not gc.isenabled()
        with cycles.put_off():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled() is let


@pytest.mark.usefixtures("searches")
def test_an_error_leaves_it_as_it_was() -> None:
    gc.enable()
    with pytest.raises(ZeroDivisionError), cycles.put_off():
        raise ZeroDivisionError
    assert gc.isenabled()


@pytest.mark.usefixtures("searches")
def test_articles_leave_it_as_it_was() -> None:
    gc.enable()
    extract(read_text("Министр Перу Иван Сотов прибыл в Рим.", lang="ru", languages=("ru",)))
    assert gc.isenabled()
