"""When and where the mentions of one sentence are: each date and place goes to the predicate right of it."""

from __future__ import annotations

import copy
import datetime
import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.languages.az import backdrop, described, journey_days
from kg.extract.languages.az.governing import governor
from kg.extract.languages.az.houses import Site
from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.moving import is_put_off
from kg.extract.languages.az.scene import Scene, listed
from kg.extract.languages.az.tense import was_due
from kg.extract.languages.az.told import Told
from kg.extract.sequels import AGAIN
from kg.extract.spans import Span
from kg.extract.times import When

# "9-na": the day to which something is moved
_TO_DAY = re.compile(r"([0-3]?\d)-n?[aə]")
# "bugünkü üçtərəfli geniş görüşdə": so many words at most part a describing day from its event.
_ATTRIBUTE_REACH = 3


def date(scene: Scene, told: Sequence[Told], published: datetime.date | None = None) -> None:
    """Give each mention the date that its predicate governs.

    A day without a year lies ahead of what is planned, and behind what was held.
    """
    for parted in told:
        if (day := parted.draft.when) is not None:
            day = _in_its_year(scene, day, parted, published)
            parted.draft.when = _in_its_week(scene, day, parted, published)
    for told_when in scene.whens:
        when = _moved_to(scene, told_when)
        span = scene.low(when.last + 1) in ("üçün", "üzrə") and not _is_due(scene, when, told)
        if not span and (staying := _staying_since(scene, when, told)) is not None:
            staying.draft.when = staying.draft.when or replace(when, since=False)
            if staying.draft.aside:
                continue
        if when.since or span or _is_deadline(scene, when) or _is_given_up(scene, when):
            continue
        if described.is_of_official(scene, when):
            continue
        later = published is not None and when.value[:4] > str(published.year)
        if later and scene.low(when.last) == "sonra" and not any(t.draft.modality == "planned" for t in told):
            continue
        # Days from one to another are those of a stay itself: "oktyabrın 31-dən noyabrın 3-dək səfərdədir".
        one_day = len(when.value) == 10 and not when.end
        owner = governor(scene, when.first, when.last, told, day=one_day)
        if owner is None or owner.ends or (owner.draft.rule == "greeting" and owner.draft.place is None):
            continue
        if _is_of_other(when, owner, told):
            continue
        if owner.draft.aimed and journey_days.is_of_journey(scene, when, owner, published):
            owner = journey_days.with_journey(scene, when, owner, told)
        if _is_attributive(scene, when) and owner.draft.first > when.last + _ATTRIBUTE_REACH:
            continue  # "bugünkü iclasdan sonra səfər edəcəyini bildirib"
        if owner.draft.modality == "cancelled" and _acts_between(scene, when.last, owner.draft.first):
            continue  # "iyunun 30-da Bakı X-in səfərindən imtina edib": the day of the refusal
        if owner.draft.modality == "held" and _is_put_off(scene, when):
            continue
        under_way = owner.draft.type == "conference" and _is_under_way(scene, owner)
        if under_way or (owner.resting and len(when.value) < 10 and owner.draft.aside):
            _date_main(scene, when, owner, told)
        if under_way:
            continue  # "dünən Bakıda davam edən sessiya çərçivəsində": the day of what was done there
        ahead = owner.draft.modality == "planned" and published is not None
        if ahead and published is not None and _is_hour(scene, when) and when.value < published.isoformat():
            continue  # "dünən gəlib. B isə səhər saatlarında gələcək"
        _be_ahead(scene, when, owner, published)
        known = owner.draft.when
        new = _is_new(scene, when) and owner.draft.modality == "planned"
        if known is None or new or _nearer(when, known) or _after_weekday(scene, when, known):
            owner.draft.when = _in_its_week(
                scene, _in_its_year(scene, when, owner, published), owner, published
            )


def _is_under_way(scene: Scene, told: Told) -> bool:
    """Whether a participle tells that a gathering goes on: "Bakıda | davam edən sessiya"."""
    near = (v for v in scene.verbs if v.name == "davam_et" and v.kind == "attribute")
    return any(v.last in told.anchors for v in near)


def _is_of_other(when: When, owner: Told, told: Sequence[Told]) -> bool:
    """Whether a day is that of another talk of a series: "A-la, | bazar günü | isə B ilə görüşüb"."""
    series = [
        t.draft for t in told if t is not owner and t.draft.first == owner.draft.first and t.draft.apart
    ]
    return owner.draft.apart and any(d.when is not None and d.when.first == when.first for d in series)


def _is_hour(scene: Scene, when: When) -> bool:
    """Whether only the hours of a day are told, which is that spoken of last: "səhər saatlarında"."""
    return scene.low(when.last) == "saatlarında"


def _staying_since(scene: Scene, when: When, told: Sequence[Told]) -> Told | None:
    """Whose visit began on a day: "martın 3-dən Limada səfərdədir"."""
    if not scene.low(when.last).endswith(("dən", "dan")):
        return None
    stays = [t for t in told if t.draft.type == "visit" and t.resting and t.draft.first > when.last]
    near = stays[0] if stays and len(when.value) == 10 else None
    place = near.draft.place if near is not None else None
    if near is not None and near.draft.aside and (place is None or place.first != when.last + 1):
        return None  # "martın 3-dən | Limada olan nazir"
    if near is None:
        return None
    parted = any(v.kind == "finite" and when.last < v.first < near.draft.first for v in scene.verbs)
    return None if parted else near


def _is_due(scene: Scene, when: When, told: Sequence[Told]) -> bool:
    """Whether "üçün" tells for which day something is planned: "dekabrın 12-si üçün nəzərdə tutulub"."""
    planned = any(v.has("plan") and v.first > when.last for v in scene.verbs)
    ahead = any(t.draft.modality in ("planned", "cancelled") for t in told)
    return len(when.value) == 10 and planned and ahead


# How the clause of a journey opens that follows upon what was told: "görüşüb, daha sonra Limaya yollanıb"
_NEXT = ("sonra", "daha", "ardınca", "oradan")
_THERE = ("meeting", "signing")
_THEN = ("sonra", "daha", "ardınca", "oradan", "bundan")


def _beyond_comma(scene: Scene, index: int) -> int:
    """Where "daha sonra" after a comma opens what somebody does next; 0 where it does not: "A ilə danışacağı,
    | daha sonra Limaya yollanacağı"."""
    low = scene.opening(index)
    commas = [i for i in range(low, index) if scene.low(i) == "," and scene.low(i + 1).startswith(_NEXT)]
    return commas[-1] + 1 if commas else 0


def before_leaving(scene: Scene, told: Sequence[Told]) -> None:
    """Talks told before somebody travels on are not where he then goes."""
    for visit in (t.draft for t in told if t.draft.type == "visit" and t.draft.rule == "go"):
        opening = scene.opening(visit.first)
        opening += scene.low(opening) in (",", "və")
        opening = opening if scene.low(opening).startswith(_THEN) else _beyond_comma(scene, visit.first)
        if opening == 0:
            continue
        for draft in (t.draft for t in told if t.draft.last < opening and t.draft.type in _THERE):
            stops = [t.draft for t in told if t.draft.type == "visit" and t.draft.last < draft.first]
            stops = [s for s in stops if s.place is not None and s.keys() & draft.keys()]
            if stops and draft.place is None:  # "Riqaya gəlib, A ilə görüşüb, sonra Tallinə gedib"
                draft.place = stops[-1].place
            draft.over = True


def _is_put_off(scene: Scene, when: When) -> bool:
    """Whether a day is when something was put off that was held then: "fevralda | təxirə salınmış görüş"."""
    since = scene.low(when.last + 1) == "bəri"
    off = (v for v in scene.verbs if v.first == when.last + 1 + since and v.kind == "attribute")
    return any(v.has("cancel") for v in off)


def _is_given_up(scene: Scene, when: When) -> bool:
    """Whether something is moved from one day to another: "noyabrın 28-dən | dekabrın 9-na keçirilib"."""
    other = next((w for w in scene.whens if w.first == when.last + 1), None)
    if other is None or not scene.low(when.last).endswith(("dən", "dan")):
        return False
    moved = next((v for v in scene.verbs if v.first == other.last + 1), None)
    return moved is not None and (moved.has("cancel") or moved.name == "keçiril")


# "səfəri mayın 18-nə | düşür"
_FALLS = frozenset(["düş", "təsadüf_et", "vaxta_təsadüf_et"])


def _be_ahead(scene: Scene, when: When, told: Told, published: datetime.date | None) -> None:
    """What somebody does on a day to come is planned: "dekabrın 4-də nazirlə görüşür"."""
    verb = next((v for v in scene.verbs if v.last == told.draft.last), None)
    falls = (v for v in scene.verbs if v.last in told.anchors and v.name in _FALLS)
    verb = verb or next(falls, None)
    present = verb is not None and verb.kind == "finite" and verb.tense == "present"
    if present and published is not None and when.value > published.isoformat():
        told.draft.modality = "planned"


def _is_new(scene: Scene, when: When) -> bool:
    """Whether a day is that to which something is put off: "dekabrın 9-na | təxirə salınıb"."""
    verb = next((v for v in scene.verbs if v.first == when.last + 1), None)
    return verb is not None and (verb.has("cancel") or verb.name == "keçiril") and is_put_off(scene, verb)


def _moved_to(scene: Scene, when: When) -> When:
    """The day of the same month to which something is moved: "dekabrın 1-dən | 9-na keçirilib"."""
    day = _TO_DAY.fullmatch(scene.low(when.last + 1))
    moved = next((v for v in scene.verbs if v.first == when.last + 2), None)
    given_up = len(when.value) == 10 and scene.low(when.last).endswith(("dən", "dan"))
    if day is None or moved is None or not given_up or not (moved.has("cancel") or moved.name == "keçiril"):
        return when
    return replace(when, value=f"{when.value[:8]}{int(day[1]):02d}", last=when.last + 1)


def _is_deadline(scene: Scene, when: When) -> bool:
    """Whether something is to be done by a day: "fevralın 5-dək", "2 fevrala qədər", "tarixinədək"."""
    words = [scene.low(i) for i in range(when.last, when.last + 3)]
    return not when.end and (
        words[0].endswith(("dək", "dak"))
        or words[1] in ("qədər", "kimi", "tarixinədək")
        or (words[1] == "tarixinə" and words[2] in ("qədər", "kimi"))
    )


def _is_attributive(scene: Scene, when: When) -> bool:
    """Whether a day describes the noun after it: "bugünkü görüş", "dünənki zəng"."""
    return scene.low(when.last) in ("bugünkü", "günkü", "dünənki", "sabahkı")


def _acts_between(scene: Scene, low: int, high: int) -> bool:
    """Whether somebody in the nominative stands between a date and an event that he calls off."""
    acts = [a for a in scene.actors if low < a.first and a.last < high and a.may("nom")]
    return any(a.group[-1].may("nom") and not a.group[-1].may("ins", "gen") for a in acts)


def _date_main(scene: Scene, when: When, aside: Told, told: Sequence[Told]) -> None:
    """The month of a stay is that of the talk told with it: "fevralda səfərdə olmuş nazirlə görüşüb"."""
    main = [
        t for t in told if t is not aside and t.draft.first > aside.draft.last and t.draft.type == "meeting"
    ]
    if main and main[0].draft.when is None and backdrop.is_there(scene, aside, main[0].draft):
        main[0].draft.when = when


def _in_its_year(scene: Scene, when: When, told: Told, published: datetime.date | None) -> When:
    """A date whose year the text does not say, in the year that the tense asks for."""
    words = lower(scene.words.quote(when.first, when.last))
    if (
        published is None
        or len(when.value) < 7
        or re.search(
            r"\d{4}|\bil|gün|saatlarında|səhər|dünən|sabah|^ay|^(?:bu|ötən|keçən|gələn|növbəti|cari)\b|həftə|ertəsi|axşamı|cümə|şənbə",
            words,
        )
    ):
        return when
    today = published.isoformat()[: len(when.value)]
    certain = not told.draft.rule.endswith("-noun") or len(told.anchors) > 1 or _in_past(scene, told)
    held = told.draft.modality == "held" and certain
    # "Xatırladaq ki, fevralın 17-də gəlməli idi"
    reminded = scene.low(scene.first).startswith(("xatırla", "qeyd"))
    ends = (told.draft.last, *told.anchors)  # "Görüş martın 5-də keçirilməli | idi"
    was_to_be = any(scene.low(i + 1) in ("idi", "idilər") for i in ends)
    held = held or (reminded and was_to_be and certain)
    shift = (
        -1
        if held and when.value > today
        else 1
        if told.draft.modality == "planned" and not was_to_be and (when.end or when.value) < today
        else 0
    )
    if not shift or (held and when.value[:7] == today[:7]):
        return when
    year = f"{int(when.value[:4]) + shift:04d}"
    end = year + when.end[4:] if when.end else ""
    return replace(when, value=year + when.value[4:], end=end)


def _in_past(scene: Scene, told: Told) -> bool:
    """Whether something has been done in the course of an event: "səfəri zamanı imzalanmış saziş"."""
    following = scene.next_verb(told.draft.last)
    during = scene.low(told.draft.last + 1) in listed("cues", "during")
    return during and following is not None and following.tense == "past" and not following.has("plan")


def _in_its_week(scene: Scene, when: When, told: Told, published: datetime.date | None) -> When:
    """A weekday of what is planned lies ahead: "bazar günü görüş gözlədiyini bildirib"; not that of what was
    to be, "bazar günü gəlməli idi"."""
    words = lower(scene.words.quote(when.first, when.last))
    named = words.startswith(("bazar", "çərşənbə", "cümə", "şənbə")) and len(when.value) == 10
    ahead = told.draft.modality == "planned" and not was_due(scene, told.draft.last)
    if not named or published is None or not ahead or when.value > published.isoformat():
        return when
    later = datetime.date.fromisoformat(when.value) + datetime.timedelta(days=7)
    return replace(when, value=later.isoformat())


def _nearer(when: When, known: When) -> bool:
    """Whether a second date is the better one: "bu gün, noyabrın 25-də" keeps the first."""
    return len(when.value) > len(known.value) and when.value.startswith(known.value[:4])


def _after_weekday(scene: Scene, when: When, known: When) -> bool:
    """ "çərşənbə axşamı, dekabrın 14-də": the day of the month says more."""
    named = (
        scene.words.quote(known.first, known.last).lower().split()[-1].startswith(("axşam", "cümə", "şənbə"))
    )
    return named and known.last + 2 == when.first and len(when.value) == 10


def within_gatherings(scene: Scene, told: Sequence[Told]) -> None:
    """Another talk of a series lies within what frames it: "ilk görüş iyulda Astanada, sammit çərçivəsində
    baş tutmuşdu".
    """
    framing = [t.draft for t in told if t.draft.type == "conference"]
    framing = [d for d in framing if scene.after(d.last) in listed("cues", "frames")]
    for draft in (t.draft for t in told if t.draft.rule == AGAIN and t.draft.frame is None):
        frame = next((d for d in framing if d.first > draft.last), None)
        if frame is not None:
            draft.frame = frame
            draft.when, draft.place = draft.when or frame.when, draft.place or frame.place


def share(told: Sequence[Told]) -> None:
    """Talks held apart by one verb share its day and place, the stops of one journey its day."""
    for mention in told:
        twins = [
            t for t in told if t is not mention and t.draft.apart and t.draft.first == mention.draft.first
        ]
        for twin in twins:
            day, place = twin.draft.when, twin.draft.place
            if day is not None and not _is_behind(day.first, mention.draft, twin.draft):
                mention.draft.when = mention.draft.when or day
            if place is not None and not _is_behind(place.first, mention.draft, twin.draft):
                mention.draft.place = mention.draft.place or place
    visits = [t for t in told if t.draft.type == "visit"]
    for mention in visits:
        # "noyabrın 23-də A-ya və B-yə səfərləri": one noun, one day.
        same = [t for t in visits if t.draft.keys() == mention.draft.keys()]
        stops = [
            t for t in same if (t.draft.first, t.draft.rule) == (mention.draft.first, mention.draft.rule)
        ]
        days = [t.draft.when for t in stops if t.draft.when is not None]
        if days and all(day.value == days[0].value for day in days):
            mention.draft.when = days[0]


def _is_behind(index: int, talk: Draft, other: Draft) -> bool:
    """Whether a day or town stands behind the partners of a talk and before those of another one: "A-la,
    | bazar günü isə Limada | B-la görüşüb"."""
    both = talk.keys() & other.keys()
    own, theirs = ([p.party.first for p in d.parts if p.party.key() not in both] for d in (talk, other))
    return bool(own and theirs) and max(own) < index < min(theirs)


# Who was at the talk told before: its day is not that of what was agreed there.
_ADDING = ("there", "attendance", "whereabouts", "speech")


def chain(scene: Scene, told: Sequence[Told]) -> None:
    """The month of what is told first is that of what follows: "ötən ay Bakıda olmuş, ... görüşmüşdü"."""
    told_before = backdrop.read(scene, told)
    for before, after in pairwise(sorted(told, key=lambda t: t.draft.first)):
        when, common = before.draft.when, before.draft.keys() & after.draft.keys()
        talks = before.draft.type == after.draft.type == "meeting"
        _sign_there(before.draft, after.draft)
        if talks and common and before.draft.place is not None and not after.placed:
            _stay_there(before.draft, after.draft)
        if (
            after.draft.when is None
            and when is not None
            and common
            and before.draft.earlier == after.draft.earlier
            and (before.draft.modality == "cancelled") == (after.draft.modality == "cancelled")
            and not (after.draft.rule in _ADDING and before.draft.modality != after.draft.modality)
            and not after.ends
            and before not in told_before
        ):
            after.draft.when = when if len(when.value) < 10 or talks or _same_stay(before, after) else None


def _stay_there(talk: Draft, after: Draft) -> None:
    """Who was received by one official and talked with another of that state did so there: "Peruda Prezident
    tərəfindən qəbul edilmiş, nazir A ilə görüşmüşdü"."""
    known = talk.keys()
    met = {country_of(p.party) for p in after.parts if p.party.key() not in known}
    same = talk.earlier == after.earlier and talk.modality == after.modality
    if after.place is None and same and talk.place is not None and met == {talk.place.country}:
        after.place = talk.place


def _sign_there(gathering: Draft, signing: Draft) -> None:
    """Those who come together sign there: "mayın 8-də Tallində bir araya gələrək bəyanat imzalayıblar"."""
    gathered = gathering.type == "conference" and gathering.rule == "gather" and signing.type == "signing"
    if gathered and signing.frame is None and gathering.keys() == signing.keys():
        signing.frame = gathering
        signing.when, signing.place = signing.when or gathering.when, signing.place or gathering.place


def _same_stay(before: Told, after: Told) -> bool:
    """Whether a talk is told after a visit of one day: "martın 3-də A-ya səfər edərək B ilə görüşüb".

    "Gələrək" tells only when somebody came.
    """
    visit, when = before.draft, before.draft.when
    one_day = when is not None and not when.end and visit.type == "visit" and not before.resting
    told = visit.modality == after.draft.modality == "held"
    ahead = visit.modality == after.draft.modality == "planned" and visit.rule in ("go", "stay")
    if ahead and one_day:
        return after.draft.type == "meeting"  # "martın 3-də Limada olacaq və orada A ilə görüşəcək"
    whole = visit.rule == "stay" or (visit.rule == "go" and visit.first < visit.last)
    return one_day and told and whole and after.draft.type == "meeting"


def series(scene: Scene, told: Sequence[Told], published: datetime.date | None = None) -> list[Told]:
    """The mentions, each with the day of its place: "iyunda Ankarada, iyulda isə Praqada görüşüblər" are two.

    A visit is told for each place already.
    """
    out: list[Told] = []
    for mention in told:
        last = max(mention.anchors, default=mention.draft.last)
        told_before = [
            v.last + 1 for v in scene.verbs if v.kind == "converb" and v.last < mention.draft.first
        ]
        low = max([scene.opening(mention.draft.first), *told_before])
        pairs = _pairs(scene, low, last, stops=mention.draft.type == "visit")
        spans = [site.span for _, site in pairs]
        parted = mention.draft.apart and sum(t.draft.first == mention.draft.first for t in told) > 1
        if len(pairs) < 2 or mention.draft.place not in spans or parted:
            out.append(mention)
        elif mention.draft.type == "visit":
            when = pairs[spans.index(mention.draft.place)][0]
            mention.draft.when = _in_its_year(scene, when, mention, published)
            out.append(mention)
        else:
            out += [_at(mention, when, site.span) for when, site in pairs]
    return out


def _pairs(scene: Scene, low: int, high: int, *, stops: bool) -> list[tuple[When, Site]]:
    """The days before a predicate, each with the place after it, the last with "isə"; the stops of a journey
    need none: "martın 3-də Praqaya, martın 5-də Vyanaya".
    """
    whens = [w for w in scene.whens if low <= w.first and w.last < high]
    bounds = [*(w.first for w in whens[1:]), high][: len(whens)]
    out: list[tuple[When, Site]] = []
    for when, end in zip(whens, bounds, strict=True):
        inside = [s for s in scene.sites if when.last < s.first < end]
        # "23-də Tbilisi, 24-də Yerevan, 25-də Bakıda olacaq"
        listed_ = [s for s in inside if stops and s.case == "nom" and s.last + 2 == end]
        sites = [s for s in inside if s.case in ("loc", "dat")] or listed_
        if len(sites) == 1:
            out.append((when, sites[0]))
    stops = stops and len({site.case for _, site in out} - {"nom"}) == 1
    contrast = (stops and len(out) > 1) or (
        bool(out) and any(scene.low(i) == "isə" for i in range(out[-1][0].last, out[-1][1].first))
    )
    between = [a.first for a in scene.actors if out and out[0][1].last < a.first < out[-1][0].first]
    return out if contrast and len(out) == len(whens) and not between else []


def _at(mention: Told, when: When, place: Span) -> Told:
    draft = copy.copy(mention.draft)
    draft.parts, draft.documents = list(draft.parts), list(draft.documents)
    draft.when, draft.place, draft.apart = when, place, True
    one = copy.copy(mention)
    one.draft = draft
    return one
