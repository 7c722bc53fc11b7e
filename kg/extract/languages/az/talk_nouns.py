"""Talks that a noun names in an Azerbaijani sentence: "A-nın B ilə görüşü olub", "telefon danışığı"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.languages.az import among, hosts, matters, noun_moods, sequels
from kg.extract.languages.az.acting import others_act
from kg.extract.languages.az.around_talks import (
    first_told,
    has_agenda,
    in_whose_house,
    is_also_there,
    is_attended,
    is_to_attend,
    opens,
)
from kg.extract.languages.az.attendants import everybody
from kg.extract.languages.az.commissions import represented
from kg.extract.languages.az.host_lands import land_of_host
from kg.extract.languages.az.only_named import is_recalled
from kg.extract.languages.az.receptions import received
from kg.extract.languages.az.roles import assist, separate
from kg.extract.languages.az.scene import Actor, Noun, Scene, listed
from kg.extract.languages.az.syntax import (
    participle_before,
    partners,
    subject,
    takers,
)
from kg.extract.languages.az.talk_sides import name_states, sides, third
from kg.extract.languages.az.talks import of_one_body
from kg.extract.languages.az.tense import Mood
from kg.extract.languages.az.told import Told, put, tell
from kg.extract.languages.az.towards import two_sides
from kg.extract.languages.az.turns import parted, then
from kg.extract.languages.az.verbs import Verb
from kg.extract.languages.az.which_talks import (
    GRANTED,
    is_agreed,
    is_call,
    is_counted,
    is_granted,
    is_no_talk,
    is_of_any,
    is_of_custom,
    is_praised,
)
from kg.records import EventType

_MINISTRIES = frozenset(["nazirlik", "komitə", "agentlik", "parlament", "məclis", "senat", "hökumət"])
# How the day of the news is told: that of the talk told before.
_OF_NEWS = ("dünən", "bu", "srağagün")
_OTHER = frozenset(("digər", "başqa"))
_NEXT = ("növbəti", "gələn", "qarşıdakı")
_GOING_ON = ("davam_et", "davam_etdir", "davam_etdiril")
_OF_TWO = frozenset(["ikitərəfli", "ikili", "təkbətək"])


def _is_again(scene: Scene, noun: Noun) -> bool:
    """Whether a reception is that told before: "Qəbulda səfir A iştirak edib", "Qəbul Limada olub"; but
    "Qəbul imtahanları martda olub"."""
    firsts = {w.first for w in scene.whens} | {s.first for s in scene.sites}
    told = noun.case == "loc" or (noun.case == "nom" and noun.index + 1 in firsts)
    beside = noun.case == "loc" and scene.low(noun.index - 1) in ("birlikdə", "birgə", "yanaşı")
    return told and (noun.index == scene.first or beside) and not (noun.owned or noun.plural)


def read_noun(scene: Scene, noun: Noun) -> list[Told]:
    """Return the talk that a noun names: "görüş", "telefon danışığı", "danışıqlar"."""
    during = scene.low(noun.index + 1) in listed("cues", "during")
    if noun.stem in GRANTED and (during or is_granted(scene, noun)):
        return received(scene, noun)
    if noun.stem in GRANTED and _is_again(scene, noun):
        noun = replace(noun, stem="görüş")
    if is_no_talk(scene, noun):
        return []
    one = noun.case == "abl" and noun.plural and scene.low(noun.index + 1) == "biri"
    if one or (noun.case == "gen" and sequels.is_round(scene, noun)):
        noun = replace(noun, case="nom")  # "görüşlərindən biri X-lə olub"
    mood, verb = _mood(scene, noun)
    if matters.is_one(scene, noun, verb):
        return []
    mine, others = sides(scene, noun, verb)
    mine = (not others and two_sides(scene, noun)) or mine
    if verb is not None and verb.has("attend") and noun.case == "loc" and _are_beside(scene, others):
        mine, others = [], []  # "səfir A nazirlə birlikdə görüşdə iştirak edib": of the talk told before
    if noun.ours and all(a.party.kind == "state" for a in others):
        return []
    if (
        (is_of_any(scene, noun, mine) and not others)
        or is_praised(scene, noun, mine)
        or is_of_custom(scene, noun, mine)
    ):
        return []
    nobody = all(a.party.plural and not a.party.country for a in (*mine, *others))
    if nobody and (is_counted(scene, noun) or is_agreed(scene, noun)):
        return []  # "prezidentlərin görüşü barədə razılıq martda əldə olunub": of the talk told before
    another = sequels.another(scene, noun, verb) if verb is not None and not mine else None
    if another is not None and (another.draft.earlier or not (others or is_call(scene, noun))):
        return [another]
    told = tell(scene, *_kind(scene, noun, mood, mine, others))
    dated = _is_past(scene, noun, mine, others) and _is_dated(scene, noun)
    if dated:
        told.draft.modality, told.draft.earlier = "held", True
    elif _is_past(scene, noun, mine, others):
        # "nazirlərin görüşdən sonra mətbuat konfransı keçirəcəyi": it adds nothing to the talk told before.
        told.draft.modality, told.draft.rule = "held", "reference"
        return [put(told, mine)]
    _anchor(scene, told, noun, verb)
    put(told, sorted((*mine, *others), key=lambda a: a.first) if noun.owned and mine else [*mine, *others])
    put(told, third(scene, noun, told))
    _describe(scene, told, noun)
    acts = verb is not None and verb.kind == "finite" and verb.has("light") and not mine
    if acts and verb is not None and others and others_act(scene, verb):
        return []  # "Tələbələr A ilə görüş keçirib"
    alone = len(others) > 1 or acts
    told.draft.open = alone and bool(others) and not mine and not any(a.may("between") for a in others)
    several = _several(scene, told, noun, (mine, others))
    if several:
        return several
    represented(assist(scene, told, noun.index))
    if told.draft.type == "conference" and noun.case == "nom" and verb is not None and verb.has("happen"):
        assist(scene, told, verb.first)
    if verb is not None and verb.has("host") and noun.case == "dat":
        _host(scene, told, noun, verb)
    if not told.draft.parts:
        name_states(scene, told, noun, verb)
    _attended(scene, told, noun)
    return _judged(scene, told, noun, verb)


def _describe(scene: Scene, told: Told, noun: Noun) -> None:
    """Note what the word before a talk says of it: "ikitərəfli | görüş", "təkbətək | görüş"."""
    before = scene.low(noun.index - 1)
    told.draft.earlier = told.draft.earlier or is_recalled(scene, noun)
    told.draft.bilateral = before in _OF_TWO
    told.draft.every = noun.plural and noun.stem == "görüş"  # "bir sıra görüşlər keçirib"
    told.draft.spoken = noun.stem in ("söhbət", "danışıq") and not noun.plural  # it can be a call
    told.draft.apart = before == "təkbətək" and not told.draft.title and _are_named(told)


def _are_beside(scene: Scene, others: Sequence[Actor]) -> bool:
    """Whether those with whom somebody attends are beside him, and no partners: "nazirlə birlikdə"."""
    after = [a.last + 1 + (scene.low(a.last + 1) == "ilə") for a in others]
    return bool(after) and all(scene.low(i) in ("birlikdə", "birgə", "yanaşı") for i in after)


def _mood(scene: Scene, noun: Noun) -> tuple[Mood, Verb | None]:
    mood, verb = noun_moods.of_noun(scene, noun)
    if verb is not None and verb.has("attend") and verb.kind == "infinitive" and noun.case in ("loc", "dat"):
        mood = replace(mood, modality="planned")  # "görüşdə iştirak etmək üçün gəlib"
    if verb is not None and verb.negative and noun.case == "dat" and verb.first == noun.index + 1:
        mood = replace(mood, denied=True)  # "görüşə getməyib"
    main = scene.main(verb.last) if verb is not None and verb.kind == "infinitive" else None
    course = noun.case == "loc" or scene.after(noun.index) in (*listed("cues", "during"), "sonra")
    if main is not None and main.name == "təklif_et" and not course:
        mood = replace(mood, denied=True)  # "danışıqları təşkil etməyi təklif edib"
    return mood, verb


def _kind(
    scene: Scene, noun: Noun, mood: Mood, mine: Sequence[Actor], others: Sequence[Actor]
) -> tuple[EventType, Mood, tuple[int, int], str]:
    """The type of a talk with its mood, its token and the rule that found it."""
    kind: EventType = "call" if is_call(scene, noun) else "meeting"
    if kind == "meeting" and noun.case == "nom" and of_one_body(mine, others):
        kind = "conference"
    if kind == "meeting" and noun.case == "loc" and _is_of_states(scene, noun) and not others:
        kind = "conference"
    faint = noun.stem in ("söhbət", "müzakirə")
    rule = "call-noun" if kind == "call" else "talk-noun" if faint else "meeting-noun"
    return kind, mood, (noun.index, noun.index), rule


def _is_of_states(scene: Scene, noun: Noun) -> bool:
    """Whether states are represented at what is called a meeting: "Romada keçirilən görüşdə Perunu nazir A
    təmsil edib"."""
    main = scene.main(noun.index)
    held = main is not None and main.name == "təmsil_et" and main.kind == "finite"
    return held and sequels.is_elsewhere(scene, noun)


def _anchor(scene: Scene, told: Told, noun: Noun, verb: Verb | None) -> None:
    if verb is not None and verb.has("happen", "light", "plan", "cancel", "host"):
        told.anchors.append(verb.last)
    before = participle_before(scene, noun.index)
    told.anchors += [before.last] if before is not None else []
    comma = next((i for i in range(noun.index, scene.last) if scene.tokens[i].text == ","), None)
    if comma is not None and noun.case == "nom" and _dated_between(scene, noun.index, comma):
        told.anchors = [noun.index, comma]


_PAIR = 2
# "danışıqlara A və B | rəhbərlik edib": for those who talk
_LEADING = ("rəhbərlik", "sədrlik", "həmsədrlik", "başçılıq")


def _several(
    scene: Scene, told: Told, noun: Noun, between: tuple[Sequence[Actor], Sequence[Actor]]
) -> list[Told]:
    """The talks that one noun tells of, each with its partners; [] where it is one."""
    mine, others = between
    parts = parted(scene, others) if noun.case == "nom" else []
    if len(parts) > 1:
        return [then(scene, _copy(scene, told, noun, [*mine, *part]), part, parts) for part in parts]
    each = separate(scene, noun.index) or _each_marked(noun, others) or _one_each(scene, noun, mine, others)
    # "A ilə B arasında ayrıca görüş olub": the two with each other
    each = each and not (not mine and len(others) == _PAIR and others[-1].may("between"))
    if each and len(others) > 1:
        return [_copy(scene, told, noun, [*mine, other]) for other in others]
    return []


def _host(scene: Scene, told: Told, noun: Noun, verb: Verb) -> None:
    """ "Paris nazirlərin görüşünə ev sahibliyi edib"."""
    known = bool(told.draft.parts)
    acting = subject(scene, verb)
    put(told, [a for a in acting if a.party.kind not in ("state", "place") or not known], "host")
    told.draft.lead = verb.name.startswith(_LEADING)
    free = [s for s in scene.sites if s.case == "nom" and s.span.kind == "place" and s.last < verb.first]
    sites = [s for s in free if noun.index < s.first or s.last + 1 < noun.index]
    sites = [s for s in sites if scene.low(s.last + 1) != "üzrə"]  # "Doha Qəzza üzrə danışıqlara ..."
    told.draft.place = sites[-1].span if sites else None


def _attended(scene: Scene, told: Told, noun: Noun) -> None:
    """Who is said to attend beside the main clause: "görüşdə iştirak edən A və B-ni qəbul edib"."""
    verb = scene.next_verb(noun.index)
    attends = verb is not None and verb.kind == "attribute" and verb.has("attend")
    if verb is None or not attends or noun.case not in ("loc", "dat") or verb.first - noun.index > 2:
        return
    heads = [a for a in subject(scene, verb) if a.party.kind in ("person", "post")]
    if heads:
        vague = [p for p in told.draft.parts if p.party.plural and not p.party.country]
        told.draft.parts = [p for p in told.draft.parts if p not in vague]
        put(told, heads)


def _are_named(told: Told) -> bool:
    """Whether all sides of a talk are persons, so that it is not the wider one told before."""
    return len(told.draft.parts) > 1 and all(p.party.person is not None for p in told.draft.parts)


def _is_past(scene: Scene, noun: Noun, mine: Sequence[Actor], others: Sequence[Actor]) -> bool:
    """Whether a talk is but the time of what follows, of sides told before: "görüşdən sonra"."""
    then_ = scene.low(noun.index + 1)
    after = noun.case == "abl" and then_ in ("sonra", "əvvəl", "öncə", "qabaq")
    after = after or (noun.case == "gen" and then_ in ("ardınca", "ardından"))
    named = any(a.party.person is not None or a.party.country for a in mine)
    return after and bool(mine) and not others and not named


def _is_dated(scene: Scene, noun: Noun) -> bool:
    """Whether a talk before what follows has a day of its own: "onların oktyabrda Riqada keçirilən
    görüşündən | sonra"."""
    before = participle_before(scene, noun.index)
    held = before is not None and before.kind == "attribute" and before.has("happen")
    owner = scene.groups(scene.opening(noun.index), noun.index - 1, "gen")[-1:]
    first = owner[0][-1].last if owner else scene.first
    days = [w for w in scene.whens if not scene.low(w.first).startswith(_OF_NEWS)]
    return held and before is not None and any(first < w.first < before.first for w in days)


def _each_marked(noun: Noun, others: Sequence[Actor]) -> bool:
    """Whether several talks are told and each partner has its own "ilə": "A-la, B ilə görüşləri olub"."""
    marked = all(a.party.prep == "ilə" or a.party.cases == {"ins"} for a in others)
    return noun.plural and marked and all(a.party.kind in ("person", "post") for a in others)


def _one_each(scene: Scene, noun: Noun, mine: Sequence[Actor], others: Sequence[Actor]) -> bool:
    """Whether somebody has a talk with each of several: "nazir A, B və C ilə təkbətək görüşlər keçirib".

    Bilateral ones are one talk by the codebook: one predicate with a list of counterparts.
    """
    singly = all(a.party.kind in ("person", "post") and not a.party.plural for a in others)
    between = any(a.may("between") for a in others)
    paired = scene.low(noun.index - 1) == "təkbətək"
    return noun.plural and noun.stem == "görüş" and paired and len(mine) < 2 and singly and not between


def _dated_between(scene: Scene, low: int, high: int) -> bool:
    """Whether a date follows a noun before a comma: "ilk görüşü 2012-ci ildə Trabzonda, sonuncusu isə ...
    olub", and not "görüşü martın 3-də, | Limada olub".
    """
    finite = any(low < v.last < high and v.kind == "finite" for v in scene.verbs)
    one = any(s.first == high + 1 and s.case == "loc" for s in scene.sites)
    return not (finite or one) and any(low < w.first and w.last < high for w in scene.whens)


def _copy(scene: Scene, told: Told, noun: Noun, actors: Sequence[Actor]) -> Told:
    old = told.draft
    mood = Mood(old.modality, old.denied, old.earlier)
    one = put(tell(scene, old.type, mood, (noun.index, noun.index), old.rule), actors)
    one.draft.apart, one.anchors = True, list(told.anchors)
    return one


def _judged(scene: Scene, told: Told, noun: Noun, verb: Verb | None) -> list[Told]:
    """The mention if it tells of a talk; one without parties only adds when and where to the one before."""
    draft = told.draft
    if there := among.attending(scene, noun):
        put(told, there)
        draft.rule = "attendance"
        return [told]
    if verb is not None and noun.case == "loc" and not draft.parts and is_also_there(scene, verb):
        put(told, everybody(scene, verb, noun.index))
        draft.rule = "attendance"
        return [told] if draft.parts else []
    among_ = verb is not None and noun.case == "gen" and verb.name == "iştirakçısı_ol"
    if (
        verb is not None
        and verb.has("attend")
        and (noun.case in ("loc", "dat") or among_)
        and not draft.parts
    ):
        if verb.negative and verb.kind == "finite":
            return []  # "Səfir görüşdə iştirak etməyib"
        if _is_refused(scene, verb):
            return []  # "görüşə qoşulmaqdan imtina edib"
        if draft.modality == "planned" and scene.low(noun.index - 1) in _NEXT:
            return []  # "Növbəti görüşdə B də iştirak edəcək": not at the one told before
        if noun.plural and scene.low(noun.index - 1) in _OTHER:
            return []  # "B digər görüşlərdə də iştirak edib"
        attending = everybody(scene, verb, noun.index)
        put(told, attending)
        if draft.type == "conference":  # another one than that told before
            draft.rule, draft.named, draft.apart = "conference", True, True
            return [told]
        draft.rule = draft.rule if first_told(scene, noun, verb, attending) else "attendance"
        draft.every = noun.plural or [scene.low(noun.index - n) for n in (2, 1)] == ["hər", "iki"]
        return [told] if draft.parts else []
    if draft.parts:
        return _with_parties(scene, told, noun, verb)
    return _without_parties(scene, told, noun, verb)


def _is_refused(scene: Scene, verb: Verb) -> bool:
    main = scene.main(verb.last) if verb.kind == "infinitive" else None
    return main is not None and main.has("deny") and not main.negative


def _with_parties(scene: Scene, told: Told, noun: Noun, verb: Verb | None) -> list[Told]:
    draft = told.draft
    if noun.case == "dat":
        told.fallback = told.fallback or land_of_host(scene, noun.index, verb)
    if verb is not None and verb.has("attend") and noun.case in ("loc", "dat"):
        there = everybody(scene, verb, noun.index)
        # "Onların görüşünə Riqa ev sahibliyi etmişdi": the town is where they met
        put(told, [a for a in there if a.party.kind not in ("state", "place") or not verb.has("host")])
        draft.rule = "attendance" if _only_lent(scene, noun) else draft.rule
    faint = noun.stem in listed("nouns", "faint") and draft.type == "meeting"
    faint = faint and not (_is_time(scene, noun) and _with_somebody(scene, noun))
    done = verb is not None and verb.has("happen", "light", "plan", "attend", "cancel")
    done = done or (verb is not None and scene.low(verb.last) in ("daxildir", "salınıb"))
    if faint and not (done or is_recalled(scene, noun)):
        return []
    if noun.case == "loc" and (
        (len(draft.parts) == 1 and is_to_attend(scene, noun)) or is_attended(scene, noun)
    ):
        draft.rule = "attendance"
        return [told]
    taken_up = noun.owned or _takes_up(scene, noun)
    if verb is not None and verb.has("host") and taken_up and all(p.role == "host" for p in draft.parts):
        draft.rule = "attendance"  # "Kral liderlərin görüşünə ev sahibliyi edəcək": the one told before
        return [told]
    # "Ədliyyə Nazirliyində iki ölkənin nazirlərinin görüşü olub": with each other
    both = noun.owned and len(draft.parts) == 1 and draft.parts[0].party.plural
    if len(draft.parts) == 1 and done and noun.case == "nom" and not both:
        put(told, in_whose_house(scene, noun))
    if len(draft.parts) == 1 and not draft.parts[0].party.plural and not _partnered(scene, noun):
        draft.open = False
    return [told]


def _without_parties(scene: Scene, told: Told, noun: Noun, verb: Verb | None) -> list[Told]:
    """The mention that adds when and where, or who assists, to a talk told before; [] for nothing."""
    draft = told.draft
    due = verb is not None and verb.has("plan") and (_takes_up(scene, noun) and bool(scene.whens))
    happens = verb is not None and (due or verb.has("happen", "cancel"))
    if verb is not None and happens and noun.case == "nom" and verb.kind == "finite":
        assist(scene, told, verb.first)  # "Görüş A və B-nin iştirakı ilə keçirilib"
        seats = in_whose_house(scene, noun) if not draft.parts and verb.has("happen") else []
        if seats and scene.noun(seats[0].last, _MINISTRIES) is not None and not verb.negative:
            draft.rule = hosts.SEAT  # "İranın Neft Nazirliyində görüş keçirilib"
            return [put(told, seats[:1], "host")]
        goes_on = verb.name in _GOING_ON and not noun.owned  # "Söhbətdən sonra danışıqlar | davam etdirilib"
        whole = len(draft.parts) > 1 and not (goes_on or _takes_up(scene, noun))
        draft.rule = draft.rule if whole else "attendance" if draft.parts else "whereabouts"
        if draft.rule == "whereabouts" and verb.has("cancel") and draft.modality == "planned":
            draft.rule = "moved"  # "Görüş dekabrın 9-na təxirə salınıb"
        return [told]
    clause = verb is not None and verb.kind in ("object", "noun") and verb.first == noun.index + 1
    off = draft.modality == "cancelled" and not draft.denied and not (noun.plural or noun.owned)
    told_off = noun.case == "gen" and (clause or scene.low(noun.index + 1).startswith("ləğvi"))
    refused = noun.case == "abl" and verb is not None and verb.has("deny")
    if off and (told_off or refused):
        draft.rule = "whereabouts"  # "görüşün ləğv edildiyi açıqlanıb", "A görüşdən imtina edib"
        return [told]
    planned = verb is not None and verb.has("plan") and verb.kind == "object"
    ahead = verb is not None and verb.kind == "object" and verb.tense == "future" and not verb.negative
    done = verb is not None and verb.kind == "object" and not verb.negative and _takes_up(scene, noun)
    ahead = ahead or done or (planned and noun.index == scene.first)
    where = bool(scene.whens) or any(s.case == "loc" for s in scene.sites)
    if ahead and verb is not None and verb.has("happen", "plan") and noun.case == "gen" and where:
        draft.rule = "whereabouts"  # "görüşün mayın 3-də keçiriləcəyi bildirilib"
        return [told]
    opened = opens(scene, noun) and (has_agenda(scene, noun) if noun.case == "gen" else _is_time(scene, noun))
    if not noun.plural and (opened or (noun.case == "loc" and matters.is_told(scene, noun, verb))):
        draft.rule = "whereabouts"  # "Dünən baş tutan görüşdə X müzakirə olunub"
        return [told]
    return []


def _takes_up(scene: Scene, noun: Noun) -> bool:
    """Whether a talk is the one told before: it opens its sentence with nothing that says which it is."""
    return noun.index == scene.first and not (noun.plural or noun.owned or scene.sentence.paragraph < 0)


def _is_time(scene: Scene, noun: Noun) -> bool:
    """Whether a talk is when something was said or done: "səfirlə söhbətində", "danışıqlarından sonra"."""
    return noun.case == "loc" or scene.low(noun.index + 1) in (*listed("cues", "during"), "sonra", "günü")


def _only_lent(scene: Scene, noun: Noun) -> bool:
    """Whether a talk is but referred to, with its hosts: "X-in ev sahibliyi etdiyi görüşdə Y də yer alıb"."""
    before = participle_before(scene, noun.index)
    return before is not None and before.has("host") and not _partnered(scene, noun)


def _with_somebody(scene: Scene, noun: Noun) -> bool:
    """Whether an official is the partner of a talk: "nazirlə müzakirələr zamanı"."""
    found = partners(scene, noun.index, takers(scene), scene.opening(noun.index))
    named = bool(found) and all(a.party.kind in ("person", "post", "pronoun") for a in found)
    return named or bool(not found and two_sides(scene, noun))


def _partnered(scene: Scene, noun: Noun) -> bool:
    return bool(partners(scene, noun.index, takers(scene), scene.opening(noun.index)))
