"""When and where the mentions of one sentence are: each date and place goes to the predicate right of it."""

from __future__ import annotations

import copy
import datetime
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.scene import Scene, listed
from kg.extract.languages.az.sites import VENUES, Site
from kg.extract.languages.az.told import Told
from kg.extract.spans import Span
from kg.extract.times import When


def date(scene: Scene, told: Sequence[Told], published: datetime.date | None = None) -> None:
    """Give each mention the date that its predicate governs.

    A day without a year lies ahead of what is planned, and behind what was held.
    """
    for when in scene.whens:
        if when.since or scene.low(when.last + 1) in ("üçün", "üzrə"):
            continue
        later = published is not None and when.value[:4] > str(published.year)
        if later and scene.low(when.last) == "sonra" and not any(t.draft.modality == "planned" for t in told):
            continue
        owner = _governor(scene, when.first, when.last, told, day=len(when.value) == 10)
        if owner is None or owner.ends or owner.draft.rule == "greeting":
            continue
        if owner.resting and len(when.value) < 10 and owner.draft.aside:
            _date_main(scene, when, owner, told)
        known = owner.draft.when
        if known is None or _nearer(when, known, owner) or _after_weekday(scene, when, known):
            owner.draft.when = _in_its_year(scene, when, owner, published)


def _date_main(scene: Scene, when: When, aside: Told, told: Sequence[Told]) -> None:
    """The month of a stay is that of the talk told with it: "fevralda səfərdə olmuş nazirlə görüşüb"."""
    main = [
        t for t in told if t is not aside and t.draft.first > aside.draft.last and t.draft.type == "meeting"
    ]
    if main and main[0].draft.when is None:
        main[0].draft.when = when


def _in_its_year(scene: Scene, when: When, told: Told, published: datetime.date | None) -> When:
    """A date whose year the text does not say, in the year that the tense asks for."""
    words = lower(scene.words.quote(when.first, when.last))
    if (
        published is None
        or len(when.value) < 7
        or re.search(
            r"\d{4}|\bil|gün|dünən|sabah|^ay|^(?:bu|ötən|keçən|gələn|növbəti|cari)\b|həftə|ertəsi|axşamı|cümə|şənbə",
            words,
        )
    ):
        return when
    today = published.isoformat()[: len(when.value)]
    certain = not told.draft.rule.endswith("-noun") or len(told.anchors) > 1
    held = told.draft.modality == "held" and certain
    shift = (
        -1
        if held and when.value > today
        else 1
        if told.draft.modality == "planned" and (when.end or when.value) < today
        else 0
    )
    if not shift or (held and when.value[:7] == today[:7]):
        return when
    year = f"{int(when.value[:4]) + shift:04d}"
    end = year + when.end[4:] if when.end else ""
    return replace(when, value=year + when.value[4:], end=end)


def _nearer(when: When, known: When, owner: Told) -> bool:
    """Whether a second date is the better one: "bu gün, noyabrın 25-də" keeps the first."""
    return len(when.value) > len(known.value) and when.value.startswith(known.value[:4])


def _after_weekday(scene: Scene, when: When, known: When) -> bool:
    """ "çərşənbə axşamı, dekabrın 14-də": the day of the month says more."""
    named = (
        scene.words.quote(known.first, known.last).lower().split()[-1].startswith(("axşam", "cümə", "şənbə"))
    )
    return named and known.last + 2 == when.first and len(when.value) == 10


def share(told: Sequence[Told]) -> None:
    """Talks held apart by one verb share its day and place."""
    for mention in told:
        twins = [
            t for t in told if t is not mention and t.draft.apart and t.draft.first == mention.draft.first
        ]
        for twin in twins:
            mention.draft.when = mention.draft.when or twin.draft.when
            mention.draft.place = mention.draft.place or twin.draft.place


def chain(told: Sequence[Told]) -> None:
    """The month of what is told first is that of what follows: "ötən ay Bakıda olmuş, ... görüşmüşdü"."""
    for before, after in pairwise(sorted(told, key=lambda t: t.draft.first)):
        when, common = before.draft.when, before.draft.keys() & after.draft.keys()
        talks = before.draft.type == after.draft.type == "meeting"
        if (
            after.draft.when is None
            and when is not None
            and common
            and before.draft.earlier == after.draft.earlier
        ):
            after.draft.when = when if len(when.value) < 10 or talks else None


def locate(scene: Scene, told: Sequence[Told]) -> None:
    """Give each mention the place in the locative that its predicate governs; the nearest, a town before a
    state.
    """
    for site in scene.sites:
        if site.case != "loc":
            continue
        owner = _governor(scene, site.first, site.last, told, day=False)
        if owner is None or owner.placed or owner.draft.type == "call":
            continue
        known = owner.draft.place
        if known is None or _rank(site.span) >= _rank(known):
            owner.draft.place = site.span
    for mention in told:
        if (
            mention.draft.place is None
            and not mention.placed
            and mention.draft.type in ("meeting", "conference")
        ):
            mention.draft.place = _attribute(scene, mention) or mention.fallback


def series(scene: Scene, told: Sequence[Told]) -> list[Told]:
    """The mentions, each with the day of its place: "iyunda Ankarada, iyulda isə Praqada görüşüblər" are two.

    A visit is told for each place already.
    """
    out: list[Told] = []
    for mention in told:
        last = max(mention.anchors, default=mention.draft.last)
        pairs = _pairs(scene, scene.opening(mention.draft.first), last)
        spans = [site.span for _, site in pairs]
        if len(pairs) < 2 or mention.draft.place not in spans:
            out.append(mention)
        elif mention.draft.type == "visit":
            mention.draft.when = pairs[spans.index(mention.draft.place)][0]
            out.append(mention)
        else:
            out += [_at(mention, when, site.span) for when, site in pairs]
    return out


def _pairs(scene: Scene, low: int, high: int) -> list[tuple[When, Site]]:
    """The days before a predicate, each with the place after it, the last with "isə"."""
    whens = [w for w in scene.whens if low <= w.first and w.last < high]
    bounds = [*(w.first for w in whens[1:]), high][: len(whens)]
    out: list[tuple[When, Site]] = []
    for when, end in zip(whens, bounds, strict=True):
        sites = [s for s in scene.sites if when.last < s.first < end and s.case in ("loc", "dat")]
        if len(sites) == 1:
            out.append((when, sites[0]))
    contrast = bool(out) and any(scene.low(i) == "isə" for i in range(out[-1][0].last, out[-1][1].first))
    between = [a.first for a in scene.actors if out and out[0][1].last < a.first < out[-1][0].first]
    return out if contrast and len(out) == len(whens) and not between else []


def _at(mention: Told, when: When, place: Span) -> Told:
    draft = copy.copy(mention.draft)
    draft.parts, draft.documents = list(draft.parts), list(draft.documents)
    draft.when, draft.place, draft.apart = when, place, True
    one = copy.copy(mention)
    one.draft = draft
    return one


def _rank(span: Span) -> int:
    """How well a place tells where: a town best, then a venue, a state last."""
    if span.kind == "state" or span.region:
        return 0
    return 1 if is_venue(span) else 2


def is_venue(span: Span) -> bool:
    """Whether a place is a palace or the like: "Yelisey sarayı"."""
    return bool(span.name) and lower(span.name).split()[-1].rstrip("ıiuü") in VENUES


def _attribute(scene: Scene, mention: Told) -> Span | None:
    """ "Moskva görüşü", "Daşkənd sammiti": a town right before the noun."""
    site = next((s for s in scene.sites if s.last == mention.draft.first - 1 and s.case == "nom"), None)
    town = site is not None and site.span.kind == "place" and not site.span.region
    return site.span if site is not None and town else None


def _governor(scene: Scene, first: int, last: int, told: Sequence[Told], *, day: bool) -> Told | None:
    """The mention whose predicate is nearest right of a date or place; None when another verb comes before
    it.

    A participle of rest passes a day on to the main clause: "noyabrın 21-də Bakıda səfərdə olan X-i qəbul
    edib".
    """
    anchors = [
        (a, t)
        for t in told
        for a in t.anchors
        if a > last
        and not (day and t.resting and a == t.anchors[0] and _passes(scene, first, t, a))
        and not (day and _of_purpose(scene, last, a))
    ]
    verbs = [v.last for v in scene.verbs if v.kind == "finite" and v.last > last]
    walls = [i for i in range(last, scene.last) if scene.tokens[i].text in ";:"]
    near = min(anchors, key=lambda pair: pair[0], default=None)
    if near is None:
        return None
    blocked = (
        any(v < near[0] for v in verbs)
        or any(w < near[0] for w in walls)
        or _told_aside(scene, last, near[0], told)
    )
    return None if blocked else near[1]


def _of_purpose(scene: Scene, last: int, anchor: int) -> bool:
    """Whether a date before the subject is not of a purpose: "iyulun 5-də X forumda iştirak etmək üçün
    Bakıya gəlib".
    """
    verb = next((v for v in scene.verbs if v.last >= anchor and v.kind != "attribute"), None)
    if verb is None or verb.kind != "infinitive":
        return False
    acts = [a for a in scene.actors if last < a.first < anchor and a.may("nom")]
    persons = any(a.party.kind in ("person", "post") for a in acts)
    main = any(v.kind == "finite" and v.last > anchor for v in scene.verbs)
    return persons and main and scene.low(verb.last + 1).startswith(("üçün", "məqsəd"))


def _told_aside(scene: Scene, last: int, anchor: int, told: Sequence[Told]) -> bool:
    """Whether a participle of another thing stands right after a date: "avqustda olan gərginlikdən sonra"."""
    anchors = {a for t in told for a in t.anchors}
    asides = (
        v
        for v in scene.verbs
        if v.kind == "attribute" and v.has("happen", "be") and anchors.isdisjoint(range(v.last, v.last + 3))
    )
    return any(v.first == last + 1 and v.last < anchor and not _frames(scene, v.last + 1) for v in asides)


def _frames(scene: Scene, index: int) -> bool:
    """Whether a gathering that lends its place to a talk stands at a token: "Bakıda keçirilən sammitin
    kuluarlarında".
    """
    return any(scene.low(i) in listed("cues", "frames") for i in range(index, index + 3))


def _passes(scene: Scene, first: int, told: Told, anchor: int) -> bool:
    draft = told.draft
    place = draft.place
    if draft.type == "conference":
        return True
    return place is None or first < place.first or draft.rule == "visit-noun"
