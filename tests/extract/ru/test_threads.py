"""The tagger multiplies with one thread, and leaves numpy as it was."""

from __future__ import annotations

import pytest

from kg.extract.languages.ru import threads
from kg.extract.languages.ru.entities import tag


def test_within_there_is_one_thread_and_then_as_many_as_before() -> None:
    before = threads.count()
    with threads.one_thread():
        assert threads.count() in (1, None)
    assert threads.count() == before


def test_a_fault_within_leaves_as_many_as_before() -> None:
    before = threads.count()
    with pytest.raises(KeyError), threads.one_thread():
        raise KeyError
    assert threads.count() == before


def test_the_tagger_uses_it(monkeypatch: pytest.MonkeyPatch) -> None:
    told = [4]
    monkeypatch.setattr(threads, "_threads", lambda: threads._Threads(lambda: told[-1], told.append))
    assert tag("Иван Петров прибыл в Баку.")
    assert told == [4, 1, 4]


def test_another_blas_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threads, "_threads", lambda: None)
    with threads.one_thread():
        assert threads.count() is None
