"""Whether two names are of one gathering: shortened, by initials, by number. The same for every language."""

from __future__ import annotations

import re

from kg import gazetteer
from kg.extract.allegiance import body_of
from kg.extract.drafts import Draft
from kg.extract.whereabouts import same_place

_ONES = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
# In sentences, and in words.
_NEAR, _SHORT = 2, 3
_ACRONYM = re.compile(r"[A-Z]{3,}")
_ROMAN = tuple(ten + one for ten in ("", "X", "XX", "XXX") for one in _ONES)


def is_one_session(a: Draft, b: Draft) -> bool:
    """Whether two mentions of a body that is a gathering itself have no numbers that differ: "сессия
    Генассамблеи ООН" and "80-я Генассамблея"."""
    body = gazetteer.body(a.key)
    series = body is not None and (body.kind == "gathering" or a.key == "un-general-assembly")
    x, y = (set(re.findall(r"\d+", d.name)) for d in (a, b))
    return series and (not x or not y or x == y)


def same_gathering(a: str, b: str) -> bool:
    """Whether two names can be of one gathering: one holds the other, its words, title or initials."""
    x, y = a.lower(), b.lower()
    return (
        x in y
        or y in x
        or _leaves_out(x, y)
        or _leaves_out(y, x)
        or bool(_quoted(x) & _quoted(y))
        or abbreviated(a, b)
        or abbreviated(b, a)
        or _by_initials(a, b)
        or _by_initials(b, a)
    )


def _leaves_out(full: str, short: str) -> bool:
    """Whether one name is the other without some words: "Parlament Forumu", "X Parlament Forumu"."""
    words = set(short.split())
    return len(words) > 1 and words <= set(full.split())


def numbers(name: str) -> set[int]:
    """Which ones of their kind a name says gatherings are: "VII Zirvə Görüşü", "7-ci zirvə", "7th summit"."""
    arabic = {int(n) for n in re.findall(r"\b(\d{1,3})(?:st|nd|rd|th)?\b", name)}
    return arabic | {_ROMAN.index(w) for w in re.findall(r"\b[IVX]+\b", name) if w in _ROMAN}


def is_its_session(told: Draft, bare: Draft) -> bool:
    """Whether a bare "session of the Council" is of the body whose session was told in full."""
    full, short = told.name.lower().split(), bare.name.lower().split()
    bodies = {p.party.key() for p in bare.parts if p.party.kind == "body"}
    same = len(short) == 2 < len(full) and full[-1] == short[-1] and len(bodies) == 1
    return same and bodies <= told.keys() and bare.sentence > told.sentence


def is_of_its_body(told: Draft, short: Draft) -> bool:
    """Whether "the summit of the organization" is that of the body whose summit was told before, "the meeting
    of the heads of government" that of the same officials."""
    full, bare = told.name.lower().split(), short.name.lower().split()
    if not bare or bare[0] not in full or short.sentence <= told.sentence:
        return False
    posts = {p.party.key() for p in short.parts if p.party.kind == "post"}
    same = {p.party.key() for p in told.parts if p.party.kind == "post"}
    if posts and same:
        return posts <= same
    bodies = {body_of(p.party) for p in short.parts if p.party.kind in ("body", "post")}
    whose = {body_of(p.party) for p in told.parts}
    return bool(bodies - {""}) and bodies <= whose and len(bare) < _LONG


# A name of so many words is that of one gathering.
_LONG = 5


def told_alike(a: Draft, b: Draft) -> bool:
    """Whether two gatherings on one day at one place are called alike, or one of them not at all: "the next
    meeting of secretaries of the states" and "the meeting of the secretaries of member states"."""
    dated = a.when is not None and b.when is not None and a.when.value == b.when.value
    if not dated or a.place is None or b.place is None or not same_place(a.place, b.place):
        return False
    if not (a.name and b.name):
        return a.when is not None and len(a.when.value) == _DAY
    x, y = (set(d.name.lower().split()) for d in (a, b))
    return len(x & y) >= _ALIKE


# The letters of a date that is a day, and how many words two names of one gathering share.
_DAY, _ALIKE = 10, 4


def attended_alike(a: Draft, b: Draft) -> bool:
    """Whether two gatherings whose names share a word have the same people."""
    people = {p.party.key() for p in a.parts if p.party.person is not None}
    same = any(p.party.key() in people for p in b.parts)
    return same and bool(set(a.name.lower().split()) & set(b.name.lower().split()))


def heads_only(body: Draft, headline: Draft) -> bool:
    """Whether a headline says no more of a gathering than its kind and matter: "Summit on Ukraine held"."""
    bare = headline.title and not (headline.parts or headline.key) and bool(headline.name and body.name)
    return bare and headline.name.lower().split()[0] == body.name.lower().split()[0]


def is_called_by_town(a: Draft, b: Draft) -> bool:
    """Whether one of two gatherings told near each other, or in headline and text, is called by the town of
    the other: "the Oslo summit" and "the third summit of the Nordic states" in Oslo.
    """
    if a.title == b.title and abs(a.sentence - b.sentence) > _NEAR:
        return False
    return _by_town(a, b) or _by_town(b, a)


def _by_town(short: Draft, full: Draft) -> bool:
    words, kind = short.name.split(), full.name.lower().split()[-1:]
    town = full.place.name if full.place is not None and full.place.kind == "place" else ""
    return 1 < len(words) <= _SHORT and bool(town) and town in words[:-1] and [words[-1].lower()] == kind


def abbreviated(full: str, short: str) -> bool:
    """Whether one name says by its acronym what the other says in full: "İƏT-in 13-cü zirvəsi" and
    "İslam Əməkdaşlığı Təşkilatının (İƏT) 13-cü zirvəsi"."""
    said = re.match(r"(\w{2,})\b(?:[-'’]\w+)?\s+(.+)", short)
    return said is not None and f"({said[1]})" in full and full.lower().endswith(said[2].lower())


def _by_initials(full: str, short: str) -> bool:
    """Whether an acronym is that of a body in the other name: "OTS informal summit" and "informal summit of
    the Organization of Turkic States"."""
    acronym = next((w for w in short.split() if _ACRONYM.fullmatch(w)), "")
    rest = {w.lower() for w in short.split()} - {acronym.lower()}
    initials = "".join(w[0] for w in re.findall(r"\b[^\W\d_]\w+", full) if w[0].isupper())
    return bool(acronym and rest) and rest <= set(full.lower().split()) and acronym in initials


def _quoted(name: str) -> set[str]:
    """The proper names inside a name: "пленарное заседание форума «Наследие»" is of the forum."""
    return set(re.findall(r"[«“\"]([^«»“”\"]{4,})[»”\"]", name))
