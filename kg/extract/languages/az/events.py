"""Event mentions in Azerbaijani text: in each sentence the verbs and the event nouns are asked what they
tell.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence

from kg.extract import lately
from kg.extract.drafts import Draft
from kg.extract.languages.az import (
    across_aims,
    across_phone,
    across_sent,
    afterwards,
    aims,
    also_met,
    around_gatherings,
    attendance,
    backdrop,
    begun,
    callers,
    chairs,
    clauses_alike,
    counted_callers,
    courses,
    dated_talks,
    delegates,
    delegations,
    escorts,
    eves,
    formats,
    gathering_names,
    gatherings,
    headlines,
    hosts,
    invitations,
    journey_days,
    last_times,
    linking,
    local_hosts,
    locating,
    meals,
    mere_mentions,
    new_days,
    onward,
    partners_called,
    presence,
    private,
    received_there,
    represented,
    rounds,
    senders,
    sequels,
    settling,
    signings,
    sojourns,
    speeches,
    stops,
    stops_before,
    talk_nouns,
    talks,
    talks_again,
    then_gone,
    there_too,
    visit_nouns,
    visits,
)
from kg.extract.languages.az.cues import occasion
from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.nobodies import is_head_of_any
from kg.extract.languages.az.repeated import fallen_through, not_come
from kg.extract.languages.az.scene import CLOSING, Noun, Scene, listed
from kg.extract.languages.az.syntax import in_title, is_of_meal, is_ordinal, participle_before
from kg.extract.languages.az.told import Told
from kg.extract.languages.az.verbs import Verb
from kg.extract.sequels import AGAIN_TALK

_MEETINGS = listed("nouns", "meeting") | {"zəng"}
# "birinci raund mayda olmuşdu"
_ROUNDS = frozenset(["raund"])
# "telefon əlaqəsi olub"
_CONTACTS = frozenset(["əlaqə", "təmas", "bağlantı", "ünsiyyət"])
_BY_VIDEO = frozenset(["videobağlantı", "videokonfrans", "videozəng", "telekörpü"])
# Gatherings that are no body, though they have a name.
_OPEN = words_of("vocabulary", "open")
_VISITS = listed("nouns", "visit")
_GATHERINGS = listed("nouns", "conference")
_PANEL = frozenset(["panel"])
_NOUNS = _MEETINGS | _ROUNDS | _CONTACTS | _BY_VIDEO | _VISITS | delegations.NOUNS | gathering_names.NOUNS
_REMINDERS = (
    "xatırladaq", "xatırladılır", "xatırladırıq", "qeyd edək ki", "bundan əvvəl", "daha əvvəl",
    "bundan öncə", "daha öncə", "bundan qabaq",
)  # fmt: skip
# Reminders that may tell more of the news.
_NOTES = ("xatırla", "qeyd")
# The letters of a day; a visit that goes on began so many days ago at most.
_DAY, _LONGEST_VISIT = 10, 5
# "Bir neçə gün əvvəl", "Bu yaxınlarda": they open the sentence.
_BEFORE = frozenset(["əvvəl", "öncə", "qabaq"])
_FROM_THIS = frozenset(["bundan"])
# A subject has so many words at most before "bundan əvvəl".
_SUBJECT = 4
_LATELY = re.compile(
    r"^(?:bu (?:yaxınlarda|günlərdə)|bir neçə (?:gün|həftə|ay|il) (?:bundan )?(?:əvvəl|öncə|qabaq)"
    r"|(?:iki|üç|dörd|beş|\d+) (?:gün|həftə|ay|il) (?:bundan )?(?:əvvəl|öncə|qabaq)"
    r"|(?:ötən|keçən) (?:həftə|ay|il)|^(?P<then>bundan (?:əvvəl|öncə|qabaq)))(?!\w)"
)
# Rules of talks that "ayrıca" sets beside the talk of all.
_TALKING = ("meet", "meeting-noun", "discuss")
# Sessions and talks of a time before that who meets now speaks of.
_MATTERS = ("commission", "conference", AGAIN_TALK)
_SAME_TIME = ("o zaman", "həmin vaxt", "o vaxt", "həmin dövrdə", "həmin görüş", "həmin səfər", "həmin zaman")


def read_events(scenes: Sequence[Scene], published: datetime.date | None = None) -> list[Draft]:
    """Return the event mentions of a text, in its order; the parties must have their persons."""
    out: list[Draft] = []
    for scene in scenes:
        sentence = scene.sentence
        # "Baş nazir X da artıq Moskvadadır" tells a visit without a verb
        present = not scene.verbs and any(sojourns.has_come(scene, s) for s in scene.sites)
        if scene.verbs or sentence.paragraph < 0 or present or _is_listed(scene):
            told = _in_sentence(scene, published)
            if told:
                also_met.settle(scene, told)
                afterwards.where_gone(scene.words, told)
                afterwards.where_before(scene.words, sentence, told, out)
                afterwards.called_too(scene.words, sentence, told, out)
            out += told
    out = onward.without_calls(private.without(scenes[0].words, out)) if out else out
    out = mere_mentions.without_counted(represented.settle(scenes[0].words, out) if out else out)
    mere_mentions.settle(out)
    if out:
        not_come(scenes[0].words, out)
        fallen_through(scenes[0].words, out)
        out = new_days.put_off(scenes[0].words, out)
        new_days.settle(scenes[0].words, out)
        lately.set_apart(scenes[0].words, out, _LATELY)
        last_times.set_apart(scenes[0].words, out)
        then_gone.settle(scenes[0].words, out)
    out = talks_again.join(scenes[0].words, out) if out else out
    across_aims.took_place(scenes, out)
    rounds.both_there(scenes, out)
    rounds.of_three(scenes, out)
    rounds.apart_from_two(scenes, out)
    if out:
        begun.settle(scenes, out)
        around_gatherings.settle(scenes[0].words, out)
    out = linking.link(out, published)
    received_there.settle(out)
    local_hosts.settle(out)
    if out:
        afterwards.attended_too(scenes[0].words, out)
        out = counted_callers.settle(scenes[0].words, out)
        delegates.act(scenes[0].words, out, [a.party for s in scenes for a in s.actors])
    headlines.place_by_headline(scenes, out)
    if out:
        formats.call(scenes[0].words, scenes[0].spans, out)
        courses.mark_series(scenes[0].words, out)
        courses.mark_day_trips(scenes[0].words, out)
    for draft in out:
        told_of = [p for p in draft.parts if not is_head_of_any(p.party)]
        draft.parts = told_of or draft.parts
    return out


def _is_listed(scene: Scene) -> bool:
    """Whether a sentence without verbs says who is of a delegation, who was there, or where he goes next."""
    told = delegations.is_told(scene) or presence.is_told(scene) or stops.is_told(scene)
    return told or senders.is_told(scene)


def _in_sentence(scene: Scene, published: datetime.date | None) -> list[Draft]:
    told = meals.without_guests_alone(list(_mentions(scene)))
    if not told:
        return []
    backdrop.leave_participles(scene, told)
    settling.date(scene, told, published)
    journey_days.days_of_journeys(scene, told)
    locating.locate(scene, told)
    locating.take_part_there(scene, told)
    settling.before_leaving(scene, told)
    backdrop.set_apart(scene, told)
    settling.within_gatherings(scene, told)
    told = [t for t in told if not (_is_of_gathering(scene, t.draft) or _is_matter(scene, t.draft))]
    told = [t for t in told if not _is_spoken_of(scene, t.draft)]
    told = settling.series(scene, rounds.counted(scene, told), published)
    settling.share(told)
    settling.chain(scene, [t for t in told if not t.draft.aside])
    clauses_alike.share(scene, told)
    _remember(scene, told, published)
    aims.settle(scene, told)
    drafts = [t.draft for t in told]
    for draft in drafts:
        if draft.rule in _TALKING and scene.low(draft.first - 1) == "ayrıca":
            draft.apart = True  # "XİN rəhbərləri | ayrıca | danışıqlar aparıblar": beside the talk of all
    return sorted(drafts, key=lambda d: (d.first, d.last))


def _is_of_gathering(scene: Scene, draft: Draft) -> bool:
    """Whether only the sides of a session told before talk: "İclasda tərəflər müzakirələr aparıblar"."""
    sides = bool(draft.parts) and all(p.party.kind in ("group", "pronoun") for p in draft.parts)
    return draft.type == "meeting" and sides and occasion(scene) == ("conference",)


def _is_spoken_of(scene: Scene, draft: Draft) -> bool:
    """Whether a gathering or talk of another time is but a matter of the talk: "Görüşdə | fevralda Limada
    keçirilmiş sammitə toxunulub"."""
    if draft.rule != "whereabouts" or draft.first < scene.first + 2 or (draft.when or draft.place) is None:
        return False
    before = participle_before(scene, draft.first, reach=1)
    done = before is not None and before.kind == "attribute" and before.has("happen")
    noun = scene.noun(draft.first, _MEETINGS | _GATHERINGS)
    owned = noun is not None and noun.case in ("gen", "dat", "acc")
    return done and owned and occasion(scene) == ("meeting",)


def _is_matter(scene: Scene, draft: Draft) -> bool:
    """Whether talks of states, without a day or place, are what others speak of: "A ilə B arasında
    danışıqların gedişi müzakirə olunub".
    """
    bare = draft.type == "meeting" and draft.when is None and draft.place is None and bool(draft.parts)
    if not bare or draft.first != draft.last or any(p.party.kind != "state" for p in draft.parts):
        return False
    noun, main = scene.noun(draft.first, _MEETINGS), scene.verb_after(draft.last)
    within = noun is None or noun.case == "loc" or scene.low(draft.first + 1) in listed("cues", "during")
    return not within and main is not None and main.has("topic") and not main.has("happen", "plan", "cancel")


def _remember(scene: Scene, told: Sequence[Told], published: datetime.date | None) -> None:
    """What a reminder tells lies before the news; so does what happened in a year or month before."""
    opening = lower(scene.words.quote(scene.first, min(scene.first + 3, scene.last)))
    before = backdrop.read(scene, told)
    past = any(_is_past(t.draft, published) or t.draft.earlier for t in told if t not in before)
    for mention in told:
        draft = mention.draft
        reminded = opening.startswith(_REMINDERS) or _is_set_before(scene, draft)
        reminded = reminded and draft.modality == "held"
        reminded = reminded and not (
            opening.startswith(_NOTES) and _is_of_news(scene, draft, published, [t.draft for t in told])
        )
        draft.earlier = draft.earlier or reminded or _is_past(draft, published)
        recalls = draft.rule == "discuss" and any(t.draft.rule in _MATTERS for t in told)
        draft.earlier = draft.earlier or (draft.when is None and past and not recalls)
        same = draft.when is None and opening.startswith(_SAME_TIME)
        draft.same_time = draft.same_time or same


def _is_of_news(scene: Scene, draft: Draft, published: datetime.date | None, beside: Sequence[Draft]) -> bool:
    """Whether a reminder tells of the news itself, "Qeyd edək ki, görüş dünən olub", or of the visit on which
    it was: "Xatırladaq ki, A martın 11-də Bakıya gəlib"."""
    bare = draft.type == "conference" and not (draft.parts or draft.named)
    framing = draft.type == "conference" and scene.after(draft.last) in listed("cues", "frames")
    if framing and any(d.rule == "whereabouts" and d.first < draft.first for d in beside):
        return True  # "Qeyd edək ki, görüş forum çərçivəsində keçirilib"
    if draft.rule == "whereabouts" or (bare and scene.low(draft.first - 1) in (",", "bu", "həmin")):
        return True
    main = scene.main(draft.last) if draft.rule == "visit-noun" else None
    if main is not None and main.kind == "finite" and main.tense != "past":
        return True  # "Qeyd edək ki, A-nın səfəri martın 5-də başa çatacaq"
    if draft.type != "visit" or draft.when is None or published is None or len(draft.when.value) < _DAY:
        return False
    return 0 <= (published - datetime.date.fromisoformat(draft.when.value)).days <= _LONGEST_VISIT


def _is_set_before(scene: Scene, draft: Draft) -> bool:
    """Whether the clause of an event, after its subject, is set before the news: "Səfir | bundan əvvəl |
    Ağdama da baş çəkib"."""
    if not scene.says(_FROM_THIS):
        return False
    clause = range(scene.opening(draft.first), draft.first - 1)
    at = next((i for i in clause if scene.low(i) == "bundan" and scene.low(i + 1) in _BEFORE), None)
    return at is not None and at - clause.start <= _SUBJECT


def _is_past(draft: Draft, published: datetime.date | None) -> bool:
    """Whether an event is dated more than a month before the news."""
    if draft.when is None or published is None:
        return False
    year, month = int(draft.when.value[:4]), int(draft.when.value[5:7] or 12)
    return (published.year - year) * 12 + published.month - month > 1


def _mentions(scene: Scene) -> Iterator[Told]:
    verbs = [v for v in scene.verbs if not _is_noun(scene, v) and _has_doer(scene, v)]
    verbs = [visits.welcoming(scene, signings.parted(scene, v)) for v in verbs]
    for verb in verbs:
        if verb.lists and not scene.quoted(verb.last) and not in_title(scene, verb.last):
            for read in (talks.read_verb, visits.read_verb, invitations.read_verb, signings.read_verb):
                yield from read(scene, verb)
        if not scene.quoted(verb.last):
            yield from speeches.read_verb(scene, verb)
            yield from sojourns.read_verb(scene, verb)
    # "görüşə" is a noun more often than a wish.
    told = [v for v in verbs if v.lists and v.kind != "wish"]
    inside = {i for v in told for i in range(v.first, v.last + 1)} | _in_posts(scene)
    for index in _asked(scene):
        token = scene.tokens[index]
        if token.shape == "mark" or (scene.quoted(index) and not _ends_quoted_name(scene, index)):
            continue
        yield from _of_noun(scene, index, inside)
    for site in scene.sites:
        yield from sojourns.read_presence(scene, site)
    yield from speeches.read_chairs(scene)
    yield from presence.read(scene)
    yield from there_too.read(scene)
    yield from chairs.read(scene)
    yield from escorts.read(scene)
    yield from delegations.consists(scene)
    yield from signings.signatures(scene)
    yield from sojourns.welcomes(scene)
    yield from partners_called.read(scene)
    yield from stops.read(scene)
    yield from stops_before.read(scene)
    yield from eves.read(scene)
    yield from meals.read(scene)
    yield from hosts.read(scene)
    yield from dated_talks.read(scene)
    yield from callers.read(scene)
    yield from across_sent.read(scene)
    yield from across_phone.read(scene)
    yield from delegations.read_heads(scene)


def _asked(scene: Scene) -> Sequence[int]:
    """The tokens that may be the noun of an event; all else that can tell one opens the sentence, stands
    after "panel", is a number ("COP29") or says which one of a series is meant, with its day ("sonuncusu").
    """
    if scene.said:
        return range(scene.first, scene.last + 1)
    dated, panels = bool(scene.whens), {i + 1 for i in scene.where(_PANEL)}
    return [
        t.index
        for t in scene.words.inside(scene.sentence.index)
        if not _NOUNS.isdisjoint(t.lemmas)
        or t.index <= scene.first + 1
        or t.shape == "number"
        or t.index in panels
        or (dated and sequels.counts(scene.low(t.index)))
    ]


def _has_doer(scene: Scene, verb: Verb) -> bool:
    """Whether somebody is known to say "görüşdük", where a verb is one of the first person."""
    return not verb.ours or scene.speaker(verb.last) is not None


def _is_noun(scene: Scene, verb: Verb) -> bool:
    """Whether a word is a talk or talks, and no verb: "məsləhətləşmələrinin beşinci raundu", "üçtərəfli |
    görüşə hazırlıq"."""
    if verb.first != verb.last or verb.kind not in ("noun", "wish"):
        return False
    noun = scene.noun(verb.last, _MEETINGS)
    if verb.kind == "noun" or noun is None:
        return noun is not None and noun.plural
    before = scene.low(verb.first - 1) if verb.first > scene.first else ""
    described = any(v.last == verb.first - 1 and v.kind == "attribute" for v in scene.verbs)
    return noun.case == "dat" and (described or before.endswith("tərəfli") or before in _WHICH)


# Before a talk: "növbəti görüşə"
_WHICH = frozenset(["növbəti", "qarşıdakı", "gələcək", "ilk", "birgə", "bu", "həmin"])


def _ends_quoted_name(scene: Scene, index: int) -> bool:
    """Whether a quotation is the name of a gathering that frames something, has an ending, or takes place:
    "Enerji Həftəsi" çərçivəsində, "Enerji Forumu"nda, "Enerji Forumu" keçirilib.
    """
    if scene.low(index + 1) not in CLOSING:
        return False
    framed = scene.after(index) in listed("cues", "frames")
    named = framed or bool(scene.ending(index)) or _takes_place(scene, index + 1)
    return named and gathering_names.noun_at(scene, index) is not None


def _takes_place(scene: Scene, mark: int) -> bool:
    """Whether a verb right after a quotation says that what it names is held: "öz | işinə başlayıb"."""
    verb = scene.next_verb(mark)
    near = verb is not None and verb.first - mark <= 1 + (scene.low(mark + 1) == "öz")
    return near and verb is not None and verb.has("happen") and not verb.has("topic")


def _is_that_told(scene: Scene, index: int) -> bool:
    """Whether a sentence only counts the talk told before: "Bu, iki liderin ilk görüşü | idi"."""
    if scene.low(scene.first) != "bu" or scene.low(scene.first + 1) != ",":
        return False
    copula = scene.low(index + 1) == "idi" or scene.low(index).endswith(("idir", "ıdır", "udur", "üdür"))
    return copula and scene.noun(index, _MEETINGS) is not None and not (scene.whens or scene.sites)


def _in_posts(scene: Scene) -> set[int]:
    """The words that are of somebody's title: "Qafqaz | danışıqları | üzrə müşaviri A"."""
    held = (a.party.capacity for a in scene.actors if a.party.kind == "person")
    return {i for c in held if c is not None for i in range(c.first, c.last)}


def _is_spoken_at(scene: Scene, noun: Noun) -> bool:
    """Whether somebody attends an assembly of many states: "BMT Baş Assambleyasında | çıxış edib"."""
    verb = scene.next_verb(noun.index)
    bodies = [b for b in scene.bodies if b.first <= noun.index <= b.last]
    of_many = bool(bodies) and not any(b.country for b in bodies) and noun.stem == "assambleya"
    return of_many and noun.case == "loc" and verb is not None and verb.has("attend") and not verb.negative


def _is_of_dialogue(scene: Scene, index: int) -> bool:
    """Whether a sitting is that of a dialogue, which is a gathering: "Enerji Dialoqunun ilk | görüşü"."""
    owner = index - 1 - is_ordinal(scene, index - 1)
    return scene.low(owner) in ("dialoqunun", "dialoqun") and scene.low(index).startswith("görüşü")


def _is_held(scene: Scene, noun: Noun) -> bool:
    """Whether a noun is a gathering, and not of a name: "Bakı | Konqres | Mərkəzində", "Milli | Assambleyanın
    | spikeri" has none; "Agentliyin XV | Assambleyasında", "62-ci Baş | Assambleyasını" are."""
    index = noun.index
    if any(s.first <= index <= s.last and index < s.span.last for s in scene.sites):
        return False
    holders = (a.party for a in scene.actors if a.party.kind in ("person", "post"))
    if noun.stem in _OPEN or not any(p.first <= index <= p.last for p in (*scene.bodies, *holders)):
        return True
    return any(is_ordinal(scene, i) for i in (index - 1, index - 2)) or _is_spoken_at(scene, noun)


def _of_noun(scene: Scene, index: int, inside: set[int]) -> list[Told]:
    gathering = gathering_names.noun_at(scene, index)
    panel = gathering is not None and scene.low(index - 1) == "panel" and gathering.plural
    panel = panel or (gathering is not None and attendance.is_sitting(scene, gathering))
    opened = attendance.at_opening(scene, index)
    if (panel or opened) and not any(s.first < index for s in scene.sites):
        return opened
    if gathering is not None:
        return gatherings.read_noun(scene, gathering) if _is_held(scene, gathering) else []
    if index in inside or _is_that_told(scene, index):
        return []
    if further := sequels.elliptic(scene, index):
        return further
    round_ = scene.noun(index, _ROUNDS)
    if round_ is not None and scene.noun(index - 1, _MEETINGS) is None:
        main = scene.main(index) if round_.case in ("dat", "loc") and not round_.owned else None
        led = main is not None and main.has("attend", "host")  # "Raunda A və B sədrlik edib"
        return sequels.read(scene, index) or (talk_nouns.read_noun(scene, round_) if led else [])
    if opened:
        return opened
    members = delegations.read_noun(scene, index)
    if members:
        return members
    visit = scene.noun(index, _VISITS)
    if visit is not None:
        return [] if stops.is_of_stop(scene, index) else visit_nouns.read_noun(scene, visit)
    by_phone = _CONTACTS if scene.low(index - 1) == "telefon" else frozenset()
    following = next((v for v in scene.verbs if v.first == index + 1), None)
    joins = following is not None and following.name in ("iştirak_et", "qatıl")
    if joins or (following is not None and following.has("happen", "light")):
        by_phone |= _BY_VIDEO  # and no "videobağlantı vasitəsilə"
    apart = in_title(scene, index) or is_of_meal(scene, index) or _is_of_dialogue(scene, index)
    meeting = scene.noun(index, _MEETINGS | by_phone) if not apart else None
    return talk_nouns.read_noun(scene, meeting) if meeting is not None else []
