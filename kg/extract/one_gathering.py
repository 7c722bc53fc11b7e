"""Whether two mentions are of one gathering, by what is known of each. The same for every language.

gatherings.toml says in which traits they must agree, TRAITS what each trait asks of the one and the other. A
trait answers for the two in this order, and is asked in both orders.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from kg import gazetteer
from kg.extract.allegiance import body_of
from kg.extract.drafts import Draft, Part
from kg.extract.gathering_names import listed, numbers, same_gathering, shortened, table, whose_summit
from kg.extract.whereabouts import same_place

# Sentences between two mentions, words of a name that says little, words that two long names share, letters
# of a date that is a day, words of a body in the name of its summit.
_NEAR, _FEW, _MANY, _DAY, _OWNER = 2, 4, 4, 10, 2
# The noun of a gathering is among so many words of its name: "22-е внеочередное | заседание".
_FIRST = 3
# Letters of a noun's stem, and of its ending.
_STEM, _ENDING = 4, 2


def is_one_gathering(a: Draft, b: Draft) -> bool:
    """Whether two mentions agree in one of the ways; the 7th summit is never the 17th."""
    x, y = numbers(a.name), numbers(b.name)
    return not (x and y and not x & y) and any(_agree(way, a, b) for way in _WAYS)


def is_told_alike(a: Draft, b: Draft) -> bool:
    """Whether date and place say that two mentions are of one gathering."""
    return any("date" in way and _agree(way, a, b) for way in _WAYS)


def is_spoken_of(told: Draft, bare: Draft) -> bool:
    """Whether a mention says no more than who is at the gathering just told, so that its tense tells nothing:
    "the summit has opened. The premier will speak at | the summit"."""
    near = 0 <= bare.sentence - told.sentence <= _NEAR and told.named and bool(bare.parts)
    near = near and told.modality != "cancelled"
    says = bare.when is not None or bare.place is not None or bare.title or bare.modality == "cancelled"
    words = _words(bare)
    return near and not says and (len(words) == 1 or bool(set(words[:1]) & listed("general")))


def is_called_otherwise(a: Draft, b: Draft) -> bool:
    """Whether two names tell in other words of the same body: "OTS", "the Organization of Turkic States"."""
    short = shortened(a.name, b.name) or shortened(b.name, a.name)
    return a.key == b.key != "" or short or whose_summit(a.name) == whose_summit(b.name) != ""


def _agree(way: tuple[str, ...], a: Draft, b: Draft) -> bool:
    return any(all(TRAITS[t](full, short) for t in way) for full, short in ((a, b), (b, a)))


def _words(draft: Draft) -> list[str]:
    return draft.name.lower().split()


def _shared(a: Draft, b: Draft) -> int:
    return len(set(_words(a)) & set(_words(b)))


def _is_kind(full: Draft, short: Draft) -> bool:
    """Whether a name is called by a noun of the other, "саммит | организации", "TDT-nin | sammiti", or by one
    that any gathering has; a town is no such noun."""
    x, y = _words(full), _words(short)
    town = full.place.name.lower() if full.place is not None else ""
    first = bool(y) and (y[0] in x or y[0] in listed("general")) and y[0] != town
    last = bool(x and y) and _is_one_noun(x[-1], y[-1])
    return first or (last and numbers(short.name) <= numbers(full.name))


def _is_one_noun(a: str, b: str) -> bool:
    """Whether two words differ by an ending at most: "sammit", "iqlim | sammiti"."""
    short, long = sorted((a, b), key=len)
    return a == b or (len(short) > _STEM and long.startswith(short) and len(long) - len(short) <= _ENDING)


def _is_town(full: Draft, short: Draft) -> bool:
    """Whether a name has the town where the other gathering is: "the | Oslo | summit"."""
    place = full.place
    return place is not None and place.kind == "place" and place.name.lower() in _words(short)


def _is_series(full: Draft, short: Draft) -> bool:
    """Whether the body is a gathering itself."""
    body = gazetteer.body(short.key)
    return body is not None and (body.kind == "gathering" or short.key in listed("series"))


def _are_posts(full: Draft, short: Draft) -> bool:
    posts = _posts(short)
    return bool(posts) and posts <= _posts(full)


def _are_bodies(full: Draft, short: Draft) -> bool:
    """Whether the bodies of one are told of at the other; not where officials gather, and others there."""
    bodies = {_known(body_of(p.party)) for p in short.parts if p.party.kind in ("body", "post")} - {""}
    apart = bool(_posts(short) and _posts(full)) and not _are_posts(full, short)
    return bool(bodies) and not apart and bodies <= {_known(body_of(p.party)) for p in full.parts}


@lru_cache(maxsize=1000)
def _known(name: str) -> str:
    """The key of a body that the gazetteer knows, by any of its names, else the name."""
    found = gazetteer.lookup(name, kind="body") if name else None
    return found.key if isinstance(found, gazetteer.Body) else name


def once_each(parts: Sequence[Part]) -> list[Part]:
    """Return parts with a body once by its longest name: "EU" and "European Union" are one."""
    bodies: dict[str, Part] = {}
    for part in sorted((p for p in parts if p.party.kind == "body"), key=lambda p: -len(p.party.body)):
        bodies.setdefault(_known(part.party.body), part)
    return [p for p in parts if p.party.kind != "body" or p in bodies.values()]


def _posts(draft: Draft) -> set[tuple[str, str, str, str]]:
    return {p.party.key() for p in draft.parts if p.party.kind == "post"}


def _is_date(full: Draft, short: Draft) -> bool:
    return full.when is not None and short.when is not None and full.when.value == short.when.value


def _are_summits(full: Draft, short: Draft) -> bool:
    """Whether both names say of a body alone that its heads of states sit."""
    alone = (d for d in (full, short) if not (_heads(d) != d.key and len(_words(d)) <= _OWNER + 1))
    return all(0 < len(whose_summit(d.name).split()) <= _OWNER for d in alone)


def _heads(draft: Draft) -> str:
    """The key of the body whose heads of states sit: the Union's, where its Council does."""
    led = dict(pair.split("=") for pair in listed("heads"))
    return led.get(draft.key, draft.key)


def _is_unplaced(full: Draft, short: Draft) -> bool:
    """Whether only a name tells which gathering is meant first, and only a place tells it then."""
    return full.named and full.place is None and short.place is not None and len(_words(short)) == 1


def _are_sessions(full: Draft, short: Draft) -> bool:
    """Whether officials sit at both, and one mention says no more of it."""
    called = (set(_words(d)[:_FIRST]) & listed("session") for d in (full, short))
    return len(_words(short)) == 1 and all(called)


def _is_nameless(full: Draft, short: Draft) -> bool:
    """Whether a mention without a name is of a known day."""
    return not short.name and short.when is not None and len(short.when.value) == _DAY


def _is_gathered(full: Draft, short: Draft) -> bool:
    """Whether a verb before the name of a gathering tells that its officials come together."""
    before = full.sentence == short.sentence and short.last < full.first
    return before and not short.name and _posts(full) == _posts(short) != set()


Trait = Callable[[Draft, Draft], bool]

TRAITS: Final[Mapping[str, Trait]] = {
    "headline": lambda full, short: short.title and not full.title,
    "near": lambda full, short: full.title != short.title or abs(full.sentence - short.sentence) <= _NEAR,
    "later": lambda full, short: short.sentence > full.sentence,
    "name": lambda full, short: bool(full.name and short.name) and same_gathering(full.name, short.name),
    "number": lambda full, short: numbers(full.name) == numbers(short.name) != set(),
    "word": lambda full, short: _shared(full, short) > 0,
    "words": lambda full, short: _shared(full, short) >= _MANY,
    "short": lambda full, short: len(_words(short)) <= _FEW,
    "session": _are_sessions,
    "nameless": _is_nameless,
    "gathered": _is_gathered,
    "officials": lambda full, short: bool(_posts(short)) and len(_posts(short)) == len(short.parts),
    "unnamed": lambda full, short: not short.name,
    "summits": _are_summits,
    "heads": lambda full, short: _heads(full) == _heads(short) != "",
    "unplaced": _is_unplaced,
    "kind": _is_kind,
    "town": _is_town,
    "body": lambda full, short: full.key == short.key != "",
    "series": _is_series,
    "bodies": _are_bodies,
    "posts": _are_posts,
    "people": lambda full, short: bool(full.people_keys() & short.keys()),
    "unpeopled": lambda full, short: bool(full.name and short.name) and not short.people_keys(),
    "official": lambda full, short: all(p.party.kind == "body" for p in short.parts),
    "bare": lambda full, short: not (short.parts or short.key),
    "place": lambda full, short: same_place(full.place, short.place),
    "date": _is_date,
}
"""What a mention may agree in with another one."""

_WAYS: Final = tuple(tuple(way["agree"].split()) for way in table("gatherings")["way"])
