"""One article in which every fate of a mention occurs, and its explanation."""

from __future__ import annotations

import pytest

from kg.explain import Explanation, explain
from kg.read import read_text

TEXT = """\
Сарбасов принял посла Ирана
12 марта 2025

Министр иностранных дел Казахстана Ерлан Сарбасов принял 11 марта в Астане посла Ирана Али Резаи. \
Сарбасов и Резаи обсудили транзит нефти.

Визит Сарбасова в Тегеран не планируется. \
Премьер-министр Казахстана Марат Оспанов встретился с министром транспорта Казахстана Айбеком Нурлановым.
"""


@pytest.fixture(scope="session")
def explained() -> Explanation:
    return explain(read_text(TEXT, path="news/one.txt", lang="ru", languages=("ru",)))
