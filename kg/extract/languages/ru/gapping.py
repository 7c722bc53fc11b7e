"""Talks of which a clause without a verb tells: "встретился с А, а в пятницу – с Б"."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from kg.extract.drafts import TALKS, Draft, Part
from kg.extract.languages.ru import matters_apart
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import DAT, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token
from kg.records import Role

_DASHES = frozenset("–—-")
# What opens a further talk without a dash: "сначала с А, затем с Б".
THEN = frozenset(("затем", "потом", "далее", "позже", "позднее", "следом", "после"))
# How far the dash stands from the comma that opens the clause.
_LONGEST = 12


def listed_apart(scene: Scene, draft: Draft) -> list[Draft]:
    """Return a talk with those that follow it in clauses without a verb.

    One with several in general gives way to those that the list names: "принял послов: 1 мая – А, 2 мая – Б".
    """
    further = list(continued(scene, draft))
    partner = partner_of(draft)
    if further and further[0].first > draft.last:  # "беседовал с А, | в Осло – с Б"
        cut = further[0].first - 1
        draft.scope = tuple((a, min(b, cut)) for a, b in draft.scope if a <= cut)
    items = list(_itemised(scene, draft)) if partner is None and draft.type in TALKS else []
    if items:
        return items
    general = partner is not None and partner.plural and partner.person is None
    return further if further and general else [draft, *further]


def continued(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Yield a further talk for each party after a dash that takes the place of the partner of ``draft``."""
    partner = partner_of(draft) if draft.type in TALKS else None
    if partner is None:
        return
    yield from _received_elsewhere(scene, draft, partner)
    known = draft.keys()
    for party in scene.clauses.parties:
        start = None
        if party.first > draft.last and alike(party, partner):
            start = matters_apart.opening(scene.words, scene.sentence, party) or _opening(scene, party)
        if start is None or (party.key() in known and not _acting(scene, start, party)):
            continue
        one = mention(scene, draft.type, scene.words.tokens[draft.first], draft.rule)
        one.first, one.last, one.scope = start, party.last, ((start, party.last),)
        one.modality, one.denied, one.apart, one.earlier = draft.modality, draft.denied, True, draft.earlier
        one.same_day = True
        role: Role = "host" if draft.rule == "receive" else "participant"
        one.parts = [Part(p, role) for p in _acting(scene, start, party)]
        one.parts = one.parts or [Part(p.party, p.role) for p in draft.parts if not alike(p.party, partner)]
        beside = scene.clauses.group(party, party.cases - {"nom"})
        for other in [party, *(p for p in beside if _opening(scene, p) is None)]:
            one.add(other, "guest" if draft.rule == "receive" else "participant")
        yield one


def _itemised(scene: Scene, draft: Draft) -> Iterator[Draft]:
    """Yield a talk for each day of a list behind "meetings": "провел встречи: 3 мая – с А, 4 мая – с Б"."""
    trigger = scene.words.tokens[draft.last]
    if not draft.parts or not any(r.pos == "N" and r.number == "p" for r in trigger.readings):
        return
    for party in scene.clauses.parties:
        own = party.prep == "с" and party.first > draft.last and party.kind in ("person", "post")
        start = _opening(scene, party) if own and not party.inner else None
        if start is None or not tells_day(scene.words.tokens[start : party.first]):
            continue
        one = mention(scene, draft.type, trigger, draft.rule)
        one.first, one.last, one.scope = start, party.last, ((start, party.last),)
        one.modality, one.denied, one.apart, one.earlier = draft.modality, draft.denied, True, draft.earlier
        one.place = draft.place
        one.parts = [Part(p.party, p.role) for p in draft.parts]
        one.add(party, "participant")
        yield one


def _acting(scene: Scene, start: int, partner: Party) -> list[Party]:
    """Who acts in a clause without a verb instead of who did before: "А говорил с Б, а | премьер В – с Г"."""
    inside = (p for p in scene.clauses.parties if start <= p.first and p.last < partner.first)
    own = [p for p in inside if p.kind in ("person", "post") and "nom" in p.cases]
    return [p for p in own if not (p.prep or p.inner)]


def _received_elsewhere(scene: Scene, draft: Draft, guest: Party) -> Iterator[Draft]:
    """Yield the talk of a guest with who receives or meets him at another place or time, in a clause without
    a verb: "в Риме гостя примет премьер, в Осло – король", "5 мая его примет А, а 6 мая – Б", "25-го с ним
    встретился А, 26-го – Б"."""
    stays = _staying(draft, guest)
    for party in scene.clauses.parties if stays else ():
        own = party.kind in ("person", "post") and "nom" in party.cases and not (party.prep or party.inner)
        start = _opening(scene, party) if own and party.first > draft.last else None
        if start is None or any(p.party.key() == party.key() for p in draft.parts):
            continue
        opening = [t.lower for t in scene.words.tokens[start : party.first] if t.lower not in ("а", "и")]
        if opening[:1] not in (["в"], ["во"]) and not tells_day(scene.words.tokens[start : party.first]):
            continue
        one = mention(scene, draft.type, scene.words.tokens[draft.first], draft.rule)
        one.first, one.last, one.scope = start, party.last, ((start, party.last),)
        one.modality, one.denied, one.apart, one.earlier = draft.modality, draft.denied, True, draft.earlier
        one.parts = [Part(p.party, p.role) for p in stays]
        for other in _together(scene, party):
            one.add(other, "host" if draft.rule == "receive" else "participant")
            one.last, one.scope = other.last, ((start, other.last),)
        yield one


def _staying(draft: Draft, guest: Party) -> list[Part]:
    """Who stays the same in talks of which the clause with the verb tells who receives, or who meets somebody
    told before him: "с | премьером встретился А, в Осло – Б"; [] for other talks."""
    if draft.rule == "receive":
        return [p for p in draft.parts if p.role == "guest"]
    acting = [p.party for p in draft.parts if "nom" in p.party.cases and not p.party.prep]
    behind = acting and guest.prep == "с" and all(draft.first < p.first > guest.first for p in acting)
    return [p for p in draft.parts if p.party not in acting] if behind else []


def _together(scene: Scene, party: Party) -> list[Party]:
    """Who acts with somebody in a clause without a verb, in one list with him."""
    group = scene.clauses.group(party, frozenset(("nom",)))
    return [party, *(p for p in group if p.first > party.last and _opening(scene, p) is None)]


def further_stops(scene: Scene, visits: Sequence[Draft]) -> Iterator[Draft]:
    """Yield a visit for each further stop of a journey: "3 мая посетит Рим, 5 мая – Осло", "совершит поездку
    в Рим (3-4 мая) и Осло (5-6 мая)"."""
    last = visits[-1] if visits else None
    if last is None or last.type != "visit" or last.place is None or last.rule not in _TRAVELS:
        return
    known = {v.place.name for v in visits if v.place is not None}
    for place in scene.spans.all:
        if (
            place.first <= last.last
            or place.last > scene.sentence.last
            or place.kind not in ("place", "state")
        ):
            continue
        start = _stop_opening(scene, last, place)
        if start is None or place.name in known:
            continue
        one = mention(scene, "visit", scene.words.tokens[last.first], last.rule)
        one.first, one.last, one.scope, one.place = (
            start,
            place.last,
            ((start, _past_days(scene, place)),),
            place,
        )
        one.modality, one.denied, one.earlier = last.modality, last.denied, last.earlier
        one.parts = [Part(p.party, p.role) for p in last.parts if p.role != "host"]
        others = _others_go(scene, scene.words.tokens[start : _dash_before(scene, place)])
        one.parts = [Part(p, "guest") for p in others] or one.parts
        yield one


def _dash_before(scene: Scene, place: Span) -> int:
    return place.first - 1 - (scene.words.tokens[place.first - 1].lower in ("в", "во", "на"))


_TRAVELS = ("visit-object", "go", "stay", "visit-noun")


def _stop_opening(scene: Scene, visit: Draft, place: Span) -> int | None:
    """The first token of the phrase without a verb that tells a further stop; None for none."""
    tokens, first = scene.words.tokens, scene.sentence.first
    before = place.first - 1 - (tokens[place.first - 1].lower in ("в", "во", "на"))
    if before <= visit.last:
        return None
    if tokens[before].lower in ("и", ",") and tokens[before - 1].text == ")" and visit.place is not None:
        opens = next((k for k in range(before - 2, visit.place.last, -1) if tokens[k].text == "("), None)
        days = (
            tokens[min(place.last + 1, scene.sentence.last)].text == "("
            and opens is not None
            and tells_day(tokens[opens + 1 : before])
        )
        return place.first if days else None
    if tokens[before].text not in _DASHES:
        return None
    for k in range(before - 1, max(before - _LONGEST, first, visit.last), -1):
        if finite(tokens[k]):
            return None
        if tokens[k].text in ",;" and k not in scene.clauses.of_days:
            inside = tokens[k + 1 : before]
            return k + 1 if tells_day(inside) or _goes_on(inside) or _others_go(scene, inside) else None
    return None


def _goes_on(inside: Sequence[Token]) -> bool:
    """Whether words say no more than that a journey goes on: "а оттуда", "затем", "второй"."""
    said = [t for t in inside if t.lower not in ("а", "и", "уже")]
    return len(said) == 1 and (said[0].lower in THEN | {"оттуда"} or bool(said[0].lemmas & _ORDER))


_ORDER = words_of("posts", "ordinals") | {"последний", "следующий", "заключительный"}


def _others_go(scene: Scene, inside: Sequence[Token]) -> list[Party]:
    """Who goes elsewhere, where words name nobody else: "премьер поедет в Осло, а | министр А – в Рим"."""
    words = [t for t in inside if t.lower not in ("а", "и")]
    if not words:
        return []
    people = (p for p in scene.clauses.parties if p.first == words[0].index and p.last == words[-1].index)
    return [p for p in people if p.person is not None and "nom" in p.cases]


def tells_day(inside: Sequence[Token]) -> bool:
    """Whether words tell a day: "а 5 мая", "в четверг"."""
    days = listed("cues", "days") | listed("cues", "months") | _HOURS
    return any(t.lemmas & days or t.text.endswith("-го") for t in inside)


_HOURS = frozenset(("утром", "днем", "днём", "вечером", "ночью", "позже", "затем", "потом"))


def _past_days(scene: Scene, place: Span) -> int:
    """The end of a place with the days in brackets after it."""
    after = scene.words.tokens[place.last + 1 : min(place.last + _LONGEST, scene.sentence.last) + 1]
    if not after or after[0].text != "(":
        return place.last
    return next((t.index for t in after if t.text == ")"), place.last)


def partner_of(draft: Draft) -> Party | None:
    """Whom the clause with the verb names as the other side."""
    guests = [p.party for p in draft.parts if p.role == "guest" and not p.party.prep]
    partners = [p.party for p in draft.parts if p.party.prep == "с"]
    if draft.rule == "call":  # "позвонил | президенту"
        guests = [p.party for p in draft.parts if p.party.cases == DAT and not p.party.prep]
    return next(iter(partners or (guests if draft.rule in ("receive", "call") else [])), None)


def alike(party: Party, partner: Party) -> bool:
    """Whether a party stands in the form of the partner: with "с", or as an object."""
    if party.kind not in ("person", "post", "state", "body") or party.inner:
        return False
    if partner.prep == "с":
        return party.prep == "с"
    if partner.cases == DAT:
        return party.cases == DAT and not party.prep
    return not party.prep and bool(party.cases & {"acc", "gen"}) and "nom" not in party.cases


def _opening(scene: Scene, party: Party) -> int | None:
    """The first token of the clause without a verb whose dash stands before the party; None for none."""
    tokens, first = scene.words.tokens, scene.sentence.first
    dash = party.first - (2 if party.prep else 1)
    then = _then(scene, dash) if party.prep else None
    then = _another_day(scene, party, dash) if party.prep and then is None else then
    if then is not None:
        return then
    if (apart := _apart(scene, party)) is not None:
        return apart
    dash = _before_place(scene, dash) if party.prep else dash
    if dash <= first or tokens[dash].text not in _DASHES:
        return None
    for k in range(dash - 1, max(dash - _LONGEST, first), -1):
        if finite(tokens[k]):
            return None
        if tokens[k].text in ",;:":
            return k + 1
    return None


def _apart(scene: Scene, party: Party) -> int | None:
    """The first token of "и | отдельно – с Б", "и | отдельно с Б", which tells one more talk."""
    tokens = scene.words.tokens
    last = party.first - 2 if party.prep else scene.sentence.first
    last -= last > scene.sentence.first and tokens[last].text in _DASHES
    joined = last > scene.sentence.first + 1 and tokens[last - 1].lower in ("и", "а", ",")
    return last if joined and tokens[last].lemmas & _SEPARATE else None


_SEPARATE = listed("meeting", "separate", "words")


def _another_day(scene: Scene, party: Party, last: int) -> int | None:
    """The first token of ", | а 5 мая с Б", a clause without a verb and without a dash; the last word before
    the party is at ``last``."""
    tokens = scene.words.tokens
    last = _before_place(scene, last)
    k = last
    while k > scene.sentence.first and (tokens[k].lower in _OF_DAYS or _is_of_day(tokens[k])):
        k -= 1
    opens = tokens[k].lower == "а" and tokens[k - 1].text == "," and k < last
    if not opens or not tells_day(tokens[k + 1 : last + 1]):
        return None
    after = itertools.takewhile(lambda t: t.text not in ",;:–—", tokens[party.last + 1 : scene.sentence.last])
    return None if any(finite(t) for t in after) else k


_OF_DAYS = frozenset(
    ("в", "во", "на", "этого", "того", "же", "года", "году", "прошлого", "следующий", "день")
)


def _is_of_day(token: Token) -> bool:
    return token.shape == "number" or bool(token.lemmas & (listed("cues", "days") | listed("cues", "months")))


def _before_place(scene: Scene, last: int) -> int:
    """The token before a place that ends at ``last``: "встретился в Риме с А, 5 мая | – | в Осло с Б"."""
    place = next((s for s in scene.spans.all if s.last == last and s.kind in ("place", "state")), None)
    before = scene.words.tokens[place.first - 1].lower if place is not None else ""
    return place.first - 2 if place is not None and before in ("в", "во") else last


def _then(scene: Scene, last: int) -> int | None:
    """The first token of ", а | затем с Б"; the last word before the party is at ``last``."""
    tokens, first = scene.words.tokens, scene.sentence.first
    aside = tokens[last].text == ","  # "а затем, | уже вечером, с Б"
    k = last - aside
    while k > first and last - k < _LONGEST and tokens[k].shape == "word" and not finite(tokens[k]):
        k -= 1
    opening = [t.lower for t in tokens[k + 1 : last + 1] if t.lower not in ("а", "и", "уже")]
    if tokens[k].text in ",;" and opening and opening[0] in THEN:
        return k + 1
    before = [t.lower for t in tokens[max(first, k - 3) : k]]
    then = aside and tokens[k].text == "," and "," in before and before[-1] in THEN
    return k + 1 if then else None
