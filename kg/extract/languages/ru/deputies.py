"""Whose deputy somebody is, whatever words name him: "замглавы МИД", "заместитель министра иностранных дел";
"вице-премьер", "заместитель главы правительства"."""

from __future__ import annotations

from functools import lru_cache

from kg.extract.languages.ru.led_bodies import MINISTRIES, is_parliament, led_by
from kg.extract.languages.ru.lexicon import table
from kg.extract.parties import Capacity

_FIRST = "первый "
_DEPUTY = "заместитель "
# Superiors whose title says nothing without their body: "заместитель | главы МИД".
_LEADERS = frozenset(("главы", "руководителя", "начальника", "председателя", "шефа", "спикера"))
_MINISTER = "министр"
_PREMIER = "премьер-министр"
_SPEAKER = "спикер"


def is_deputy(title: str) -> bool:
    """Whether a title, written out in lower case, is that of somebody's deputy."""
    return title.removeprefix(_FIRST).startswith((_DEPUTY, "вице-премьер", "вице-спикер"))


def same_deputy(short: str, reference: Capacity, full: str, held: Capacity) -> bool:
    """Whether a deputy's title, written out, can stand for that of another deputy: "вице-премьер" for the
    first one, a "замминистра" for that of any ministry."""
    if short.startswith(_FIRST) and not full.startswith(_FIRST):
        return False
    whose, superior = superior_of(short, reference.organization), superior_of(full, held.organization)
    if whose == _MINISTER:
        return superior.startswith(_MINISTER) and not reference.organization.startswith("Мин")
    return bool(whose) and (whose == superior or superior.startswith(f"{whose} и "))


@lru_cache(maxsize=10_000)
def superior_of(title: str, body: str) -> str:
    """The title of whom a deputy, written out in lower case, serves at a body: "министр обороны"; '' if
    unknown, "министр" alone where no field is told."""
    rest = title.removeprefix(_FIRST)
    if rest.startswith("вице-премьер"):
        return _PREMIER if rest in ("вице-премьер", "вице-премьер-министр") else ""
    if rest == "вице-спикер":
        return _SPEAKER
    head, _, field = rest.removeprefix(_DEPUTY).partition(" ")
    if not rest.startswith(_DEPUTY) or (field and head in _LEADERS):
        return ""
    if head in ("премьер-министра", "премьера") and not field:
        return _PREMIER
    if head in ("госсекретаря", "государственного"):
        return "государственный секретарь"
    if head == "министра":
        return f"{_MINISTER} {field}" if field else _of_body(body) or _MINISTER
    return _of_body(body) if head in _LEADERS and body else ""


def _of_body(body: str) -> str:
    """Who leads a body, as its deputies' titles tell: "правительство", "Сенат", "внешнеполитическое
    ведомство"."""
    if body.lower() in MINISTRIES:
        return _MINISTER
    if body.lower() in table("posts")["government"]:
        return _PREMIER
    if body and is_parliament(body):
        return _SPEAKER
    return led_by(body) if body else ""


def deputise_alike(title: str, post: str) -> bool:
    """Whether two titles told with their bodies, written out, are of deputies of one: "заместитель главы
    мид", "заместитель министра иностранных дел"."""
    if not (is_deputy(title) and is_deputy(post)) or (
        title.startswith(_FIRST) and not post.startswith(_FIRST)
    ):
        return False
    whose = superior_of(*_with_body(title))
    return bool(whose) and superior_of(*_with_body(post)).startswith(whose)


def _with_body(title: str) -> tuple[str, str]:
    """A deputy's title and the body whose leader he serves, behind it: "заместитель главы | мид"."""
    words = title.split()
    at = next((n + 1 for n, word in enumerate(words) if word in _LEADERS), len(words))
    return " ".join(words[:at]), " ".join(words[at:])
