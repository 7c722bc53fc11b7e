"""Meetings and calls in an Azerbaijani sentence: "A B ilə görüşüb", "A B-ni qəbul edib", "A-nın B ilə
görüşü olub".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.languages.az import tense
from kg.extract.languages.az.receptions import (
    credentials,
    delegates,
    letters,
    received,
    reception,
    ring,
    summons,
)
from kg.extract.languages.az.roles import NEAR, assist, separate
from kg.extract.languages.az.scene import Actor, Noun, Scene, listed
from kg.extract.languages.az.syntax import (
    owners,
    participle_before,
    partners,
    subject,
    takers,
)
from kg.extract.languages.az.tense import Mood
from kg.extract.languages.az.told import Told, put, tell
from kg.extract.languages.az.verbs import Verb
from kg.records import EventType

# Verbs of talks where two subjects talk with each other.
_DISCUSS = frozenset(["müzakirə_et", "fikir_mübadiləsi_apar", "danış"])


def read_verb(scene: Scene, verb: Verb) -> list[Told]:
    """Return the talks that a verb tells."""
    if verb.has("receive", "received") and letters(scene, verb) is None:
        return reception(scene, verb)
    if verb.has("hand") or (verb.has("receive") and letters(scene, verb) is not None):
        return credentials(scene, verb)
    if verb.has("summon") or (verb.has("invite") and verb.name != "dəvət_et"):
        return summons(scene, verb)
    if verb.has("ring"):
        return ring(scene, verb)
    if verb.has("phone"):
        return _with(scene, verb, "call", "phone")
    if verb.has("meet", "gather"):
        return _with(scene, verb, "call" if _by_phone(scene, verb.first) else "meeting", "meet")
    if verb.name in ("təmsil_et", "rəhbərlik_et", "başçılıq_et") and verb.kind == "finite":
        return delegates(scene, verb)
    if verb.has("speak"):
        kind: EventType = "call" if _by_phone(scene, verb.first) else "meeting"
        return _with(scene, verb, kind, "discuss", needs_partner=True)
    return []


def _with(scene: Scene, verb: Verb, kind: EventType, rule: str, *, needs_partner: bool = False) -> list[Told]:
    """The subject and those with whom it talks; several subjects talk with each other."""
    low = scene.opening(verb.first)
    others = partners(scene, verb.first, takers(scene), low)
    if verb.has("speak"):
        officials = bool(subject(scene, verb)) and subject(scene, verb)[0].party.kind in ("person", "post")
        told_of = ("state", "body") if officials and verb.name == "müzakirə_et" else ()
        others = [
            a
            for a in others
            if a.party.kind not in told_of
            and (not a.may("between") or a.party.kind in ("person", "post"))
            and not (officials and a.party.kind in ("state", "body") and _relates(scene, a))
        ]
    if any(a.party.kind in ("person", "post") for a in others[:1]) and verb.has("speak"):
        # "nazir X-lə Özbəkistanla əlaqələri müzakirə edib"
        others = [a for a in others if a.party.kind not in ("state", "body") or a.group is others[0].group]
    mine = [a for a in subject(scene, verb) if a not in others]
    if verb.has("gather") and not others and not (verb.has("meet") and _two(mine)):
        return _gathering(scene, verb, mine)
    if needs_partner and not others and not (verb.name in _DISCUSS and _of_two_countries(mine)):
        return []
    if not others and not _several(mine):
        mine = _all_nominative(scene, verb)
    if not others and not _several(mine):
        return []
    mood = tense.of_verb(scene, verb)
    parted = _parted(scene, others)
    if len(parted) > 1:
        return [_then(scene, _one(scene, verb, (kind, rule), mood, mine, part), part) for part in parted]
    if separate(scene, verb.first) and len(others) > 1:
        return [_one(scene, verb, (kind, rule), mood, mine, [other]) for other in others]
    told = _one(scene, verb, (kind, rule), mood, mine, others)
    told.draft.open = bool(others) and not mine
    return [told]


def _relates(scene: Scene, actor: Actor) -> bool:
    """Whether a state or body is what is told of: "ATƏT-lə əməkdaşlıq", "İran ilə sərhəd"."""
    after = actor.last + 1 + (scene.low(actor.last + 1) == "ilə")
    words = [scene.low(i) for i in range(after, after + 3)]
    return any(
        w.startswith(("əməkdaşlı", "əlaqə", "münasibət", "tərəfdaşlı", "ticarət", "sərhəd")) for w in words
    )


def _of_two_countries(actors: Sequence[Actor]) -> bool:
    """Whether officials of several countries are named: "A və B X-i müzakirə ediblər"."""
    officials = [a for a in actors if a.party.kind in ("person", "post")]
    return len(officials) == len(actors) and len({country_of(a.party) for a in actors}) > 1


def _parted(scene: Scene, others: Sequence[Actor]) -> list[list[Actor]]:
    """Partners told one after the other: "dünən A-la, bu gün isə B ilə görüşüb"."""
    out: list[list[Actor]] = []
    for actor in others:
        before = out[-1][-1].last if out else actor.first
        contrast = any(scene.low(i) == "isə" for i in range(before + 1, actor.first))
        if out and not contrast:
            out[-1].append(actor)
        else:
            out.append([actor])
    return out


def _then(scene: Scene, told: Told, part: Sequence[Actor]) -> Told:
    """A talk of a series: its day is the one right before its partner."""
    marks = [i for i in range(scene.first, part[0].first) if scene.low(i) == "isə"]
    whens = [
        w
        for w in scene.whens
        if w.last < part[0].first and (not marks or w.last in range(marks[-1] - 4, marks[-1] + 4))
    ]
    told.draft.when = whens[-1] if whens and marks else None
    told.draft.apart = True
    return told


def _one(
    scene: Scene,
    verb: Verb,
    what: tuple[EventType, str],
    mood: Mood,
    mine: Sequence[Actor],
    others: Sequence[Actor],
) -> Told:
    told = put(put(tell(scene, what[0], mood, (verb.first, verb.last), what[1]), mine), others)
    told.draft.apart = separate(scene, verb.first) and len(others) == 1
    told.draft.aside = verb.kind == "attribute"
    return assist(scene, told, verb.first)


def _gathering(scene: Scene, verb: Verb, actors: Sequence[Actor]) -> list[Told]:
    """ "xarici işlər nazirləri Bakıda toplaşıblar": several come together, without a noun for it."""
    kinds = ("person", "post", "pronoun", "group")
    if not _several(actors) or any(a.party.kind not in kinds for a in actors):
        return []
    kind: EventType = "meeting" if verb.has("meet") and _referring(actors) else "conference"
    told = tell(scene, kind, tense.of_verb(scene, verb), (verb.first, verb.last), "gather")
    named = [g for g in scene.groups(scene.first, verb.first, "nom") if scene.low(g[-1].last + 2) == "daxil"]
    return [put(put(told, [a for g in named for a in g]), [] if named else actors)]


def _referring(actors: Sequence[Actor]) -> bool:
    """Whether actors are those told of before: "liderlər", "onlar"."""
    return all(a.party.plural and a.party.person is None and not a.party.country for a in actors)


def _all_nominative(scene: Scene, verb: Verb) -> list[Actor]:
    """Everybody in the nominative before a verb of meeting: "A və Prezidentin müşaviri B görüşüblər"."""
    if verb.kind not in ("finite", "converb"):
        return []
    groups = scene.groups(scene.opening(verb.first), verb.first - 1, "nom")
    return [a for g in groups for a in g if a.party.kind in ("person", "post") and a.may("nom")]


def _two(actors: Sequence[Actor]) -> bool:
    return len(actors) == 2 and all(a.party.kind in ("person", "post") for a in actors)


def _several(actors: Sequence[Actor]) -> bool:
    return len(actors) > 1 or any(a.party.plural for a in actors)


def _by_phone(scene: Scene, index: int) -> bool:
    near = range(max(scene.opening(index), index - NEAR), index)
    return any(
        scene.low(i) in ("telefonla", "telefonda", "videoformatda", "onlayn", "videobağlantı", "virtual")
        for i in near
    )


def read_noun(scene: Scene, noun: Noun) -> list[Told]:
    """Return the talk that a noun names: "görüş", "telefon danışığı", "danışıqlar"."""
    if noun.stem == "qəbul" and scene.low(noun.index + 1) in listed("cues", "during"):
        return received(scene, noun)
    counted = scene.low(scene.first) == "bu" and scene.low(noun.index).endswith(("şdür", "şüdür", "ridir"))
    if counted or scene.low(noun.index + 1).startswith("proses"):
        return []
    if scene.low(noun.index - 1) == "zirvə" or (noun.stem == "qəbul" and not _audience(scene, noun)):
        return []
    if noun.case == "gen" and _is_round(scene, noun):
        noun = replace(noun, case="nom")
    kind: EventType = "call" if is_call(scene, noun) else "meeting"
    mood, verb = tense.of_noun(scene, noun)
    mine, others = _sides(scene, noun, verb)
    if kind == "meeting" and not mine and not others and _is_round(scene, noun) and verb is not None:
        ahead = scene.main(verb.first) or verb
        if verb.has("happen") and (verb.tense == "future" or ahead.has("plan")):
            told = tell(scene, "meeting", Mood("planned"), (noun.index, noun.index), "round")
            told.anchors = [noun.index, verb.last]
            return [told]
    rule = (
        "call-noun"
        if kind == "call"
        else "talk-noun"
        if noun.stem in ("söhbət", "müzakirə")
        else "meeting-noun"
    )
    told = tell(scene, kind, mood, (noun.index, noun.index), rule)
    if verb is not None and verb.has("happen", "light", "plan", "cancel", "host"):
        told.anchors.append(verb.last)
    before = participle_before(scene, noun.index)
    told.anchors += [before.last] if before is not None else []
    comma = next((i for i in range(noun.index, scene.last) if scene.tokens[i].text == ","), None)
    if comma is not None and noun.case == "nom" and _dated_between(scene, noun.index, comma):
        told.anchors = [noun.index, comma]
    put(put(told, mine), others)
    if separate(scene, noun.index) and len(others) > 1:
        return [_copy(scene, told, noun, [*mine, other]) for other in others]
    assist(scene, told, noun.index)
    if verb is not None and verb.has("host") and noun.case == "dat":
        put(
            told,
            [
                a
                for a in subject(scene, verb)
                if a.party.kind not in ("state", "place") or not told.draft.parts
            ],
            "host",
        )
        free = [s for s in scene.sites if s.case == "nom" and s.span.kind == "place" and s.last < verb.first]
        sites = [s for s in free if noun.index < s.first or s.last + 1 < noun.index]
        told.draft.place = sites[-1].span if sites else None
    return _judged(scene, told, noun, verb)


def _dated_between(scene: Scene, low: int, high: int) -> bool:
    """Whether a date follows a noun before a comma: "ilk görüşü 2012-ci ildə Trabzonda, sonuncusu ...
    olub".
    """
    finite = any(low < v.last < high and v.kind == "finite" for v in scene.verbs)
    return not finite and any(low < w.first and w.last < high for w in scene.whens)


def _copy(scene: Scene, told: Told, noun: Noun, actors: Sequence[Actor]) -> Told:
    old = told.draft
    mood = Mood(old.modality, old.denied, old.earlier)
    one = put(tell(scene, old.type, mood, (noun.index, noun.index), old.rule), actors)
    one.draft.apart, one.anchors = True, list(told.anchors)
    return one


def _is_round(scene: Scene, noun: Noun) -> bool:
    """ "danışıqların növbəti raundu"."""
    return any(scene.low(i).startswith(("raund", "mərhələ")) for i in range(noun.index + 1, noun.index + 4))


def _audience(scene: Scene, noun: Noun) -> bool:
    """ "Prezidentin qəbulunda olub"."""
    following = scene.next_verb(noun.index)
    return noun.owned and noun.case == "loc" and following is not None and following.has("be", "happen")


def is_call(scene: Scene, noun: Noun) -> bool:
    """Whether a mark before a noun makes it a call: "telefon danışığı", "videokonfrans formatında görüş"."""
    near = range(max(scene.opening(noun.index), noun.index - NEAR), noun.index)
    phones = listed("nouns", "phone")
    return any(scene.low(i).startswith(tuple(phones)) for i in near) or noun.stem == "zəng"


def _sides(scene: Scene, noun: Noun, verb: Verb | None) -> tuple[list[Actor], list[Actor]]:
    """Whose talk a noun is, and with whom: owners, partners, the subject of its participle or of its verb."""
    low = _start(scene, noun)
    others = partners(scene, noun.index, takers(scene), low)
    before = participle_before(scene, noun.index)
    mine: list[Actor] = []
    if (
        before is not None
        and before.kind == "object"
        and before.has("light", "attend", "host", "happen", "gather")
    ):
        mine = subject(scene, before)
        others = [*others, *partners(scene, before.first, takers(scene), low)]
    if not mine and (noun.owned or noun.plural):
        mine = owners(scene, noun.index, low)
        if not mine and before is not None and before.kind == "attribute":
            mine = owners(scene, before.first, scene.opening(before.first))
    main = scene.main(noun.index)
    if (
        not mine
        and main is not None
        and before is not None
        and before.kind == "object"
        and before.has("light")
    ):
        mine = [a for a in subject(scene, main) if a not in others]
    during = scene.low(noun.index + 1) in listed("cues", "during") or noun.case in ("loc", "abl")
    if not mine and during and main is not None:
        acting = [a for a in subject(scene, main) if a not in others]
        mine = acting if others or (main.name in _DISCUSS and _of_two_countries(acting)) else []
    if (
        verb is not None
        and verb.has("light", "ask")
        and verb.kind in ("finite", "converb", "infinitive", "object")
    ):
        mine = mine or [a for a in subject(scene, verb) if a not in others]
    if noun.stem == "qəbul" and verb is not None:
        mine = [*mine, *subject(scene, verb)]
    return [a for a in mine if a not in others], others


def _start(scene: Scene, noun: Noun) -> int:
    """Where the words of a talk begin: after another event noun with its "zamanı" or "çərçivəsində"."""
    low = scene.opening(noun.index)
    during = [i for i in range(low, noun.index) if scene.low(i) in listed("cues", "during")]
    return max([low, *(i + 1 for i in during)])


def _judged(scene: Scene, told: Told, noun: Noun, verb: Verb | None) -> list[Told]:
    """The mention if it tells of a talk; one without parties only adds when and where to the one before."""
    draft = told.draft
    if verb is not None and verb.has("attend") and noun.case in ("loc", "dat") and not draft.parts:
        put(told, subject(scene, verb))
        draft.rule = "attendance"
        return [told] if draft.parts else []
    if draft.parts:
        if verb is not None and verb.has("attend") and noun.case in ("loc", "dat"):
            put(told, subject(scene, verb))
            draft.rule = "attendance" if _only_lent(scene, noun, draft) else draft.rule
        faint = noun.stem in listed("nouns", "faint") and draft.type == "meeting"
        faint = faint and not (noun.case == "loc" and noun.stem == "söhbət" and _partnered(scene, noun))
        done = verb is not None and verb.has("happen", "light", "plan", "attend", "cancel")
        done = done or (verb is not None and scene.low(verb.last) in ("daxildir", "salınıb"))
        if faint and not done:
            return []
        if len(draft.parts) == 1 and not draft.parts[0].party.plural and not _partnered(scene, noun):
            draft.open = False
        return [told]
    if verb is not None and verb.has("happen") and noun.case == "nom" and verb.kind == "finite":
        draft.rule = "whereabouts"
        return [told]
    return []


def _only_lent(scene: Scene, noun: Noun, draft: Draft) -> bool:
    """Whether a talk is but referred to, with its hosts: "X-in ev sahibliyi etdiyi görüşdə Y də yer alıb"."""
    before = participle_before(scene, noun.index)
    return before is not None and before.has("host") and not _partnered(scene, noun)


def _partnered(scene: Scene, noun: Noun) -> bool:
    return bool(partners(scene, noun.index, takers(scene), scene.opening(noun.index)))
