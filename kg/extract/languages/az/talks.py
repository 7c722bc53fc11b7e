"""Meetings and calls in an Azerbaijani sentence: "A B ilə görüşüb", "A B-ni qəbul edib", "A-nın B ilə
görüşü olub".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.extract.allegiance import country_of
from kg.extract.drafts import Part
from kg.extract.languages.az import among, boards, regions, tense
from kg.extract.languages.az.acting import unsaid_both
from kg.extract.languages.az.convening import convene, gathered_at
from kg.extract.languages.az.doubts import is_often
from kg.extract.languages.az.gathering_bodies import COMMON
from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.receptions import (
    LEADING,
    banquet,
    credentials,
    delegates,
    guest,
    letters,
    reception,
    ring,
    rung,
    summons,
)
from kg.extract.languages.az.roles import assist, by_phone, separate
from kg.extract.languages.az.scene import Actor, Scene, listed
from kg.extract.languages.az.syntax import (
    helpers,
    partners,
    subject,
    takers,
)
from kg.extract.languages.az.tense import Mood
from kg.extract.languages.az.told import Told, put, tell
from kg.extract.languages.az.turns import doers, parted, suspended, then
from kg.extract.languages.az.verbs import Verb
from kg.extract.parties import Party
from kg.records import EventType

# Verbs of talks where two subjects talk with each other.
DISCUSS = listed("verbs", "speak_together")


_SIDES = 2
# So many words lie between two states and what takes place between them.
_NEAR = 6
_COUNTRIES = frozenset(["ölkə", "dövlət"])
_EVENTS = listed("nouns", "meeting") | listed("nouns", "conference")
_SUMMITS = frozenset(["sammit", "forum", "konfrans"])
# Verbs with an object, to which "ilə" may belong.
_SPEAKING_OF = listed("verbs", "speak_of")
# Who speaks of a state with "ilə", and does not speak with it: "tərəflər BMT ilə əməkdaşlığı müzakirə edib".
_SPEAKING = ("person", "post", "group", "pronoun")


def read_verb(scene: Scene, verb: Verb) -> list[Told]:
    """Return the talks that a verb tells."""
    if verb.has("meet", "speak", "phone", "ring") and is_often(scene, verb) and not scene.whens:
        return []  # "Putinlə dəfələrlə danışıb", "iki dəfə görüşüb": no single talk
    if verb.has("receive", "received") and letters(scene, verb) is None:
        return reception(scene, verb)
    if verb.has("hand") or (verb.has("receive") and letters(scene, verb) is not None):
        return credentials(scene, verb)
    if verb.has("summon") or (verb.has("invite") and verb.name != "dəvət_et"):
        return summons(scene, verb)
    if verb.has("guest"):
        return guest(scene, verb)
    if verb.has("banquet"):
        return banquet(scene, verb)
    if verb.has("ring"):
        return ring(scene, verb)
    if verb.has("rung"):
        return rung(scene, verb)
    if verb.has("phone"):
        return _with(scene, verb, "call", "phone")
    if verb.name == "təmasda_ol" and verb.kind == "object":
        return []  # "nazirliklərin həmkarları ilə təmasda olduqları vurğulanıb"
    if verb.name == "tanış_ol" and not _acquainted(scene, verb):
        return []
    if boards.sits(verb) and (sat := boards.sit(scene, verb)):
        return sat
    if verb.has("meet", "gather"):
        return _with(scene, verb, "call" if by_phone(scene, verb.first) else "meeting", "meet")
    if verb.name in (*LEADING, "iştirak_et") and verb.kind == "finite":
        return delegates(scene, verb)
    if verb.has("spoken") and verb.kind == "finite":
        return _discussed(scene, verb)
    if verb.name == "qoşul" and verb.kind in ("finite", "converb"):
        return _joined(scene, verb)
    if verb.has("speak"):
        phoned = by_phone(scene, verb.first, about=verb.name in _SPEAKING_OF)
        phoned = phoned or _of_call(scene, verb) or _in_call(scene, verb)
        phoned = phoned or verb.name == "əlaqə_saxla"
        kind: EventType = "call" if phoned else "meeting"
        return _with(scene, verb, kind, "discuss", needs_partner=True)
    return []


def _acquainted(scene: Scene, verb: Verb) -> bool:
    """Whether people get to know each other: "A B ilə tanış olub", and not "sərgi ilə tanış olublar"."""
    last = verb.first - 1
    while last > scene.first and scene.low(last) in ("ilə", "yaxından", "ətraflı", "da", "də"):
        last -= 1
    return any(a.last == last and a.party.kind not in ("state", "body") for a in scene.actors)


def _discussed(scene: Scene, verb: Verb) -> list[Told]:
    """ "A ilə isə ticarət müzakirə edilib": who acts in the talk is told before."""
    low = scene.opening(verb.first)
    met = [a for a in partners(scene, verb.first, takers(scene), low) if a.party.kind in ("person", "post")]
    between = any(a.may("between") for a in met)
    met = met or _present(scene, verb, low)
    if not met or (between and not (of_two_countries(met) and all(a.party.kind == "person" for a in met))):
        return []
    told = put(tell(scene, "meeting", tense.of_verb(scene, verb), (verb.first, verb.last), "discuss"), met)
    told.draft.open = not between  # "A ilə B arasında fikir mübadiləsi aparılıb"
    return [told]


def _present(scene: Scene, verb: Verb, low: int) -> list[Actor]:
    """In whose presence something was discussed: "A və B-nin iştirakı ilə ticarət müzakirə olunub"; of three
    sides also who tells of it."""
    told = [a for a, role in helpers(scene, verb.first, low) if role == "participant"]
    told = [a for a in told if a.party.kind in ("person", "post")]
    if len({country_of(a.party) for a in told} - {""}) < _SIDES:
        return []
    saying = [v for v in scene.verbs if v.last == low - 2 and v.has("say")]
    three = any(scene.low(i) == "üçtərəfli" for i in range(low, verb.first))
    teller = subject(scene, saying[-1]) if saying and three and len(told) == _SIDES else []
    return [*(a for a in teller if a.party.person is not None), *told]


def _joined(scene: Scene, verb: Verb) -> list[Told]:
    """ "sonra onlara A qoşulub": one more in the talk told before."""
    low = scene.opening(verb.first)
    mine = [a for a in subject(scene, verb) if a.party.kind in ("person", "post")]
    to = any(scene.low(i) in ("onlara", "danışıqlara", "görüşə", "söhbətə") for i in range(low, verb.first))
    if not mine or not to:
        return []
    mood = tense.of_verb(scene, verb)
    return [put(tell(scene, "meeting", mood, (verb.first, verb.last), "attendance"), mine)]


def _of_call(scene: Scene, verb: Verb) -> bool:
    """ "müzakirə etdiyi telefon danışığı": the participle describes a call."""
    described = verb.kind in ("object", "attribute")
    return described and scene.low(verb.last + 1).startswith(("telefon", "zəng", "videozəng"))


def _in_call(scene: Scene, verb: Verb) -> bool:
    """ "Telefon söhbəti zamanı dövlət başçıları fikir mübadiləsi aparıb", "zəng edərək müzakirə edib"."""
    low = scene.opening(verb.first)
    earlier = (v for v in scene.verbs if low <= v.first < verb.first)
    if any(v.has("ring", "phone") and v.kind == "converb" for v in earlier):
        return True
    talks = ("danışığı", "danışığında", "söhbəti", "söhbətində")
    clause = range(scene.opening(verb.first), verb.first)
    return any(scene.low(i) == "telefon" and scene.low(i + 1) in talks for i in clause)


def _with(scene: Scene, verb: Verb, kind: EventType, rule: str, *, needs_partner: bool = False) -> list[Told]:
    """The subject and those with whom it talks; several subjects talk with each other."""
    low = scene.opening(verb.first)
    others = _partners_of(scene, verb, low)
    if _goes_on(scene, verb, others) or (verb.ours and all(a.party.kind == "state" for a in others)):
        return []  # "biz İranla danışıqlar aparırıq": what a state does, at no talk
    passive = verb.name.endswith(("aparıl", "keçiril"))  # "A gəlib, B ilə C arasında danışıqlar aparılıb"
    mine = [a for a in subject(scene, verb) if a not in others and not (passive and _are_between(others))]
    mine = mine or ([] if others or needs_partner else unsaid_both(scene, verb))
    if _attends_summit(scene, verb):
        return []  # "A və B C ilə sammitdə bir araya gələcəklər": they attend it
    many = regions.gather(scene, verb, mine) if verb.has("meet", "gather") and not others else []
    if many:
        return many
    if verb.has("gather") and not others and not (verb.has("meet") and _two(mine)):
        return _gathering(scene, verb, mine)
    both = of_two_countries(mine) or _colleagues(mine)
    again = _talked_then(scene, verb, mine)
    alone = not others and (not (verb.name in DISCUSS and both) or among.speak(scene, mine, verb))
    if needs_partner and alone and not again:
        return []
    if needs_partner and others and all(_is_anybody(a) for a in others):
        return []
    if not others and verb.kind == "object":
        others = _told_to(scene, verb)
    if not others and not _several(mine):
        mine = _all_nominative(scene, verb)
    if not others and not _several(mine):
        return _of_delegations(scene, verb, low)
    mood = tense.of_verb(scene, verb)
    if verb.has("meet") and of_one_body(mine, others):
        kind = "conference"  # "NATO xarici işlər nazirləri görüşəcək"
    parts = parted(scene, [*suspended(scene, mine, others), *others])
    if len(parts) > 1:
        whose = zip(doers(scene, low, mine, parts), parts, strict=True)
        return [
            then(scene, _one(scene, verb, (kind, rule), mood, of, part), part, parts) for of, part in whose
        ]
    if (separate(scene, verb.first) or _of_series(scene, verb, others)) and len(others) > 1:
        return [_one(scene, verb, (kind, rule), mood, mine, [other]) for other in others]
    if len(others) == 1 < len(mine) and separate(scene, verb.first):
        # "Kral və Baş nazir qonaqla ayrı-ayrılıqda görüşüblər"
        return [_one(scene, verb, (kind, rule), mood, [one], others) for one in mine]
    told = _one(scene, verb, (kind, rule), mood, mine, others)
    told.draft.open = bool(others) and not mine and not _are_between(others)
    return [told]


def _are_between(people: Sequence[Actor]) -> bool:
    """Whether all sides of a talk are told: "A və B arasında danışıqlar aparılacaq"."""
    return len(people) > 1 and any(a.may("between") for a in people)


def _goes_on(scene: Scene, verb: Verb, others: Sequence[Actor]) -> bool:
    """Whether negotiations with a state are but told to be under way: "Peru ilə danışıqlar aparılır"."""
    runs = verb.tense == "present" and verb.name.endswith("aparıl") and not scene.whens
    placed = any(s.case == "loc" and s.last < verb.first for s in scene.sites)
    return runs and not placed and bool(others) and all(a.party.kind == "state" for a in others)


def _attends_summit(scene: Scene, verb: Verb) -> bool:
    summit = scene.noun(verb.first - 1, _SUMMITS) if verb.has("gather") else None
    return summit is not None and summit.case == "loc"


def _talked_then(scene: Scene, verb: Verb, mine: Sequence[Actor]) -> bool:
    """Whether those told of talked at another time: "Tərəflər iyulda Tallində danışmışdılar"."""
    clause = range(scene.opening(verb.first), verb.first)
    days = [w for w in scene.whens if w.first in clause]
    dated = bool(days)
    opens = dated and days[0].first - clause.start <= 1 and not any(v.first in clause for v in scene.verbs)
    past = tense.pluperfect(scene, verb) or (opens and verb.kind == "finite" and verb.tense == "past")
    return bool(mine) and dated and past and _referring(mine)


# Who talks after a visitor has been welcomed: "nümayəndə heyətləri arasında", "geniş tərkibdə", "təkbətək"
_SETTINGS = ("heyətləri", "heyətlərinin", "tərkibdə", "təkbətək", "formatda")


def _of_delegations(scene: Scene, verb: Verb, low: int) -> list[Told]:
    """ "nümayəndə heyətləri arasında danışıqlar aparılıb": of those whose visit or talk was just told."""
    passive = verb.has("meet") and verb.kind == "finite" and not verb.negative
    passive = passive and (verb.name.endswith(("aparıl", "_ol", "keçiril", "olun")))
    if passive and (both := both_states(scene, verb.first)):
        told = tell(scene, "meeting", tense.of_verb(scene, verb), (verb.first, verb.last), "meeting-noun")
        told.draft.parts = [Part(party) for party in both]
        return [told]
    if not passive or not any(scene.low(i) in _SETTINGS for i in range(low, verb.first)):
        return []
    return [tell(scene, "meeting", tense.of_verb(scene, verb), (verb.first, verb.last), "whereabouts")]


def both_states(scene: Scene, index: int) -> list[Party]:
    """The two states of the text between which talks of a day are told to be, by their bodies or by none:
    "mayda iki ölkə arasında | məsləhətləşmələr", "həmin gün ölkələrimizin nazirlikləri arasında"."""
    low = scene.opening(index)
    near = range(max(low, index - _NEAR), index)
    between = next((i for i in near if scene.low(i) == "arasında"), None)
    acting = (a.party for a in scene.actors if near.start <= a.first < index)
    if not scene.whens or between is None or any(p.kind != "body" or p.country for p in acting):
        return []
    named = (scene.noun(i, _COUNTRIES) for i in range(max(scene.first, between - _NEAR), between))
    if not any(n is not None and n.case in ("nom", "gen") for n in named):
        return []
    told = (s.country for s in scene.spans.all if s.kind == "state" and s.first < index)
    two = scene.sides if len(scene.sides) == _SIDES else scene.sides | set(told)
    at = scene.sentence.index
    pair = sorted(two) if len(two) == _SIDES else []
    return [Party(index, index, index, "state", at, country=country) for country in pair]


def _partners_of(scene: Scene, verb: Verb, low: int) -> list[Actor]:
    """Those with whom a verb says that somebody talks, without the sides that are only spoken of."""
    others = partners(scene, verb.first, takers(scene), low)
    if not others and verb.has("meet") and scene.low(verb.first - 1) == "ilə":
        others = among.whose(scene, verb.first - 1)
    if verb.has("speak"):
        officials = bool(subject(scene, verb)) and subject(scene, verb)[0].party.kind in _SPEAKING
        told_of = ("state", "body") if officials and verb.name in _SPEAKING_OF else ()
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
    return others


def _is_anybody(actor: Actor) -> bool:
    """Whether counterparts in the plural are nobody in particular: "litvalı həmkarları ilə"."""
    party = actor.party
    return party.counterpart and party.plural and party.person is None


def _told_to(scene: Scene, verb: Verb) -> list[Actor]:
    """ "A B-yə martda görüşdüklərini xatırladıb": the two have met."""
    ours = re.search(r"(?:ları|ləri)n[ıi]$", scene.low(verb.last)) is not None
    main = scene.verb_after(verb.last)
    if not ours or main is None or not main.has("say") or verb.tense != "past":
        return []
    groups = scene.groups(scene.opening(verb.first), verb.first - 1, "dat")
    return [a for a in (groups[-1] if groups else []) if a.party.kind in ("person", "post")]


def _of_series(scene: Scene, verb: Verb, others: Sequence[Actor]) -> bool:
    """Whether those met are of several talks told right before: "ikitərəfli görüşlər keçirib. Nazir A, B və C
    ilə görüşüb".
    """
    abroad = {country_of(a.party) for a in others if a.party.kind in ("person", "post")}
    if not verb.has("meet") or len(others) < 3 or len(abroad - {""}) < len(others):
        return False
    sentences = scene.words.sentences
    first = sentences[max(0, scene.sentence.index - 1)].first
    words = [lower(t.text) for t in scene.tokens[first : scene.first]]
    return any(a == "ikitərəfli" and b.startswith("görüşlər") for a, b in pairwise(words))


def _relates(scene: Scene, actor: Actor) -> bool:
    """Whether a state or body is what is told of: "ATƏT-lə əməkdaşlıq", "İran ilə sərhəd"."""
    after = actor.last + 1 + (scene.low(actor.last + 1) == "ilə")
    words = [scene.low(i) for i in range(after, after + 3)]
    return any(
        w.startswith(("əməkdaşlı", "əlaqə", "münasibət", "tərəfdaşlı", "ticarət", "sərhəd")) for w in words
    )


def of_two_countries(actors: Sequence[Actor]) -> bool:
    """Whether officials of several countries are named: "A və B X-i müzakirə ediblər"."""
    officials = [a for a in actors if a.party.kind in ("person", "post")]
    return len(officials) == len(actors) and len({country_of(a.party) for a in actors}) > 1


def of_one_body(mine: Sequence[Actor], others: Sequence[Actor]) -> bool:
    """Whether the officials of all members of a body are alone with each other."""
    party = mine[0].party if len(mine) == 1 and not others else None
    of = party.capacity if party is not None and party.kind == "post" and party.plural else None
    return of is not None and lower(of.organization) not in ("", *COMMON) and not of.country


def _colleagues(actors: Sequence[Actor]) -> bool:
    """Whether officials told of before are named by their post alone: "nazirlər"."""
    return [(a.party.kind, a.party.plural, a.party.country) for a in actors] == [("post", True, "")]


def _one(
    scene: Scene,
    verb: Verb,
    what: tuple[EventType, str],
    mood: Mood,
    mine: Sequence[Actor],
    others: Sequence[Actor],
) -> Told:
    told = put(put(tell(scene, what[0], mood, (verb.first, verb.last), what[1]), mine), others)
    alone = verb.name.startswith("təkbətək") or scene.low(verb.first - 1) == "təkbətək"
    wider = separate(scene, verb.first) or _beside_wider(scene, verb)
    told.draft.apart = len(others) == 1 and (wider or alone)
    told.draft.aside = verb.kind == "attribute"
    return assist(scene, told, verb.first)


def _beside_wider(scene: Scene, verb: Verb) -> bool:
    """Whether a talk is told by the wider one around it.

    "Tədbirdən əvvəl A B ilə görüşüb", "Dördtərəfli görüş çərçivəsində A B ilə danışıb".
    """
    low = scene.opening(verb.first)
    if scene.low(low).endswith("tərəfli") and scene.low(low) != "ikitərəfli":
        return scene.low(low + 2) in listed("cues", "frames")
    gathering = scene.noun(low, _EVENTS) if scene.low(low + 1) in ("əvvəl", "öncə", "sonra") else None
    return gathering is not None and gathering.case == "abl"


# "A, B və C üçtərəfli formatda bir araya gəliblər": so many named officials at most hold a talk, no summit.
_FEW = 4


def _describes_gathering(scene: Scene, verb: Verb) -> bool:
    """Whether a participle tells of the gathering right behind it: "liderlərin Bakıda | toplaşdığı
    sammit"."""
    near = range(verb.last + 1, min(verb.last + _DESCRIBING, scene.last) + 1)
    noun = next((n for i in near if (n := scene.noun(i, _EVENTS)) is not None), None)
    if noun is None or (noun.index == verb.last + 1 and noun.case == "gen"):
        return False  # "toplaşdığı | sammitin gedişində" tells of it only so
    return not any(scene.tokens[i].shape == "mark" for i in range(verb.last, noun.index))


# "toplaşdığı | qeyri-rəsmi zirvə | sammiti": so many words lie between at most.
_DESCRIBING = 4


def _gathering(scene: Scene, verb: Verb, actors: Sequence[Actor]) -> list[Told]:
    """ "xarici işlər nazirləri Bakıda toplaşıblar": several come together, without a noun for it."""
    kinds = ("person", "post", "pronoun", "group")
    if verb.kind == "object" and _describes_gathering(scene, verb):
        return []
    if convened := convene(scene, verb, actors):
        return convened
    if gathered_at(scene, verb) or not _several(actors) or any(a.party.kind not in kinds for a in actors):
        return []
    few = len(actors) <= _FEW and all(a.party.kind == "person" for a in actors)
    few = (few or _two(actors)) and of_two_countries(actors)  # "nazirlər A və B Almaniyada toplaşıblar"
    kind: EventType = "meeting" if few or (verb.has("meet") and _referring(actors)) else "conference"
    told = tell(scene, kind, tense.of_verb(scene, verb), (verb.first, verb.last), "gather")
    regions.to_town(scene, verb, told)
    named = [g for g in scene.groups(scene.first, verb.first, "nom") if scene.low(g[-1].last + 2) == "daxil"]
    return [put(put(told, [a for g in named for a in g]), [] if named else actors)]


def _referring(actors: Sequence[Actor]) -> bool:
    """Whether actors are those told of before: "liderlər", "onlar"."""
    of_body = any(a.party.capacity is not None and a.party.capacity.organization for a in actors)
    return not of_body and all(
        a.party.plural and a.party.person is None and not a.party.country for a in actors
    )


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
