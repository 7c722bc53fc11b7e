"""Whether two titles of envoys are one: "спецпосланник президента", "спецпредставитель лидера"; also those of
the high representative of the European Union."""

from __future__ import annotations

from kg.extract.parties import Capacity

_HEADS = ("специальный посланник", "специальный представитель")
# Who sends an envoy of a state.
_RULERS = frozenset(("", "президента", "лидера", "главы государства", "премьера", "премьер-министра"))
_OF_EUROPE = ("глава европейской дипломатии", "глава евродипломатии")
_HIGH = "верховный представитель"


# How their titles begin, written out.
OPENINGS = (*_HEADS, _HIGH, "глава дипломатии", *_OF_EUROPE)


def are_one(short: str, reference: Capacity, full: str, held: Capacity) -> bool:
    """Whether two titles, in lower case and written out, are those of an envoy of the head of a state, or
    both of the high representative of the European Union."""
    return (_is_sent(short) and _is_sent(full)) or (_leads_europe(reference) and _leads_europe(held))


def _is_sent(title: str) -> bool:
    head = next((h for h in _HEADS if title.startswith(h)), "")
    return bool(head) and title.removeprefix(head).partition(" по ")[0].strip() in _RULERS


def _leads_europe(post: Capacity) -> bool:
    title, union = post.position.lower(), post.organization in ("ЕС", "Евросоюз", "Европейский союз")
    return title in _OF_EUROPE or (union and (title.startswith(_HIGH) or title == "глава дипломатии"))
