"""Who leads a body, as its name tells: "МИД" a minister of foreign affairs, "Сенат" a speaker."""

from __future__ import annotations

import re
from functools import lru_cache

from kg import gazetteer
from kg.extract.languages.ru.lexicon import table

_PARLIAMENT = re.compile(
    "парламент|сенат|палат|м[еаэ]дж?лис|мажилис|дум|собрани|совет федерации|рад|кнессет|сейм|конгресс"
    r"|национальн\w+ ассамбле|скупщин|бундестаг|бундесрат|кенеш|хурал|рийгикогу|риксдаг|стортинг|фолькетинг",
    re.I,
)

# Bodies that are told of by no more than their kind: "глава ведомства" after "министр обороны".
MINISTRIES = frozenset(("ведомство", "министерство"))


@lru_cache(maxsize=10_000)
def is_parliament(name: str) -> bool:
    """Whether a body is a parliament: "Жогорку Кенеш"."""
    found = gazetteer.lookup(name, "ru", kind="body")
    listed = isinstance(found, gazetteer.Body) and found.kind == "parliament"
    return listed or bool(_PARLIAMENT.search(name))


@lru_cache(maxsize=10_000)
def led_by(body: str) -> str:
    """The title of who leads a body: "МИД" -> "министр иностранных дел", "Пентагон" -> "министр обороны"; ''
    if unknown."""
    special = table("posts")["led_by"].get(body.lower())
    if special is not None:
        return str(special)
    found = gazetteer.lookup(body, "ru", kind="body")
    label = found.ru.label if isinstance(found, gazetteer.Body) else body
    named = table("posts")["led_by"].get(label.lower())
    if named is not None:
        return str(named)  # "Госдепартамент США"
    ministry = re.match(r"министерство (.+)", label.lower())
    return f"министр {ministry.group(1)}" if ministry else ""
