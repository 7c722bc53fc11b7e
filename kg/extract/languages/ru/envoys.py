"""Whether two titles of envoys are one: "спецпосланник президента", "спецпредставитель лидера"; also those of
the high representative of the European Union."""

from __future__ import annotations

from kg.extract.parties import Capacity

_HEADS = ("специальный посланник", "специальный представитель")
# Who sends an envoy of a state.
_RULERS = frozenset(("", "президента", "лидера", "главы государства", "премьера", "премьер-министра"))
_OF_EUROPE = ("глава европейской дипломатии", "глава евродипломатии")
_HIGH = "верховный представитель"


def same_envoy(short: str, full: str) -> bool:
    """Whether both titles, in lower case and written out, are those of an envoy of the head of a state."""
    return bool(_is_sent(short) and _is_sent(full))


def _is_sent(title: str) -> bool:
    head = next((h for h in _HEADS if title.startswith(h)), "")
    return bool(head) and title.removeprefix(head).partition(" по ")[0].strip() in _RULERS


def same_of_europe(a: Capacity, b: Capacity) -> bool:
    """Whether both posts are that of the high representative of the European Union."""
    return _leads_europe(a) and _leads_europe(b)


def _leads_europe(post: Capacity) -> bool:
    title, union = post.position.lower(), post.organization in ("ЕС", "Евросоюз", "Европейский союз")
    return title in _OF_EUROPE or (union and (title.startswith(_HIGH) or title == "глава дипломатии"))
