"""Talks that one side grants: receptions, summonses, letters of credence, calls."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.languages.az import among, noun_moods, received_there, tense
from kg.extract.languages.az.acting import others_act, unsaid_guest
from kg.extract.languages.az.householders import householders
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.roles import by_phone, separate
from kg.extract.languages.az.scene import Actor, Noun, Scene, listed
from kg.extract.languages.az.syntax import agents, objects, owners, subject
from kg.extract.languages.az.told import Told, put, tell
from kg.extract.languages.az.turns import parted, then
from kg.extract.languages.az.verbs import Verb
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.records import EventType

_TALKS = listed("nouns", "meeting")
_GATHERINGS = listed("nouns", "conference")
_PAPERS = listed("nouns", "document") | listed("nouns", "domestic") | listed("nouns", "adopted")
# Verbs of who leads or speaks for a side.
LEADING = ("təmsil_et", "rəhbərlik_et", "başçılıq_et")
_TWO = 2
_SEATS = words_of("vocabulary", "seats")


def reception(scene: Scene, verb: Verb) -> list[Told]:
    """ "A B-ni qəbul edib", "B A tərəfindən qəbul olunub"; the subject of a participle follows it."""
    low = scene.opening(verb.first)
    if verb.has("received"):
        hosts, guests = agents(scene, verb.first, low), subject(scene, verb)
        hosts = hosts or (_seats(scene, verb.first) if verb.kind == "finite" else [])
        hosts = hosts or householders(scene, low, verb.first)
        if listed_ := _listed_hosts(scene, hosts, low):
            guests, hosts = listed_
        guests = [a for a in guests if a not in hosts]
        said = guests or not hosts or verb.kind != "finite" or _is_of_paper(scene, verb)
        guests = guests if said else unsaid_guest(scene, verb, hosts)
    else:
        hosts, guests = subject(scene, verb), objects(scene, verb, "acc") or among.whose(scene, verb.first)
        hosts = [a for a in hosts if a not in guests]
        main = scene.main(verb.last + 1) if verb.kind == "converb" and not hosts else None
        if main is not None:  # "səfiri qəbul edərkən | nazir bildirib"
            hosts = [a for a in subject(scene, main) if a.first > verb.last]
    if not guests and verb.has("receive"):
        return received_there.read(scene, verb)
    if not guests or not hosts or any(_is_bare(a) for a in guests):
        return []
    if all(a.party.kind == "body" for a in hosts) and all(a.party.kind == "pronoun" for a in guests):
        return []  # "Qanunu imzalayıb. Parlament onu qəbul etmişdi"
    if each := _each_receives(scene, verb, hosts, guests):
        return each
    receiving, before = _received_before(scene, hosts, guests)
    parts = parted(scene, [*before, *guests])
    if len(parts) > 1:
        return [then(scene, _receives(scene, verb, receiving, part), part, parts) for part in parts]
    told = _receives(scene, verb, hosts, guests)
    # "hər iki lideri qəbul edib": not the talk of the two.
    told.draft.apart = any(a.party.plural and a.party.person is None and not a.party.country for a in guests)
    if separate(scene, verb.first) and len(guests) > 1:
        return [_receives(scene, verb, hosts, [one]) for one in guests]
    one_guest = verb.has("received") or len(guests) == 1  # "onu A və B ayrı-ayrılıqda qəbul edəcək"
    if separate(scene, verb.first) and len(hosts) > 1 and one_guest:
        return [_receives(scene, verb, [one], guests) for one in hosts]
    return [told]


def _is_of_paper(scene: Scene, verb: Verb) -> bool:
    """Whether a paper is adopted: "Sənəd Baş nazir A tərəfindən | qəbul olunub"."""
    clause = range(scene.opening(verb.first), verb.first)
    nouns = (scene.noun(i, _PAPERS) for i in clause)
    return any(n is not None and n.case == "nom" for n in nouns)


def _receives(scene: Scene, verb: Verb, hosts: Sequence[Actor], guests: Sequence[Actor]) -> Told:
    kind: EventType = "call" if by_phone(scene, verb.first) else "meeting"
    told = tell(scene, kind, tense.of_verb(scene, verb), (verb.first, verb.last), "receive")
    return put(put(told, hosts, "host"), guests, "guest")


def _each_receives(scene: Scene, verb: Verb, hosts: Sequence[Actor], guests: Sequence[Actor]) -> list[Told]:
    """ "A nazir B-ni, C isə nazir D-ni qəbul edib": two talks by one verb; [] where there is but one."""
    first = hosts[0].first
    if scene.low(hosts[-1].last + 1) != "isə" or first > guests[0].first:
        return []
    low = scene.opening(verb.first)
    before = scene.groups(low, first - 1, "acc")
    there = scene.groups(low, before[-1][0].first - 1, "nom") if before else []
    if not there or scene.low(before[-1][-1].last + 1) != "," or before[-1][-1] in hosts:
        return []
    both = ((there[-1], before[-1]), (hosts, guests))
    out = [_receives(scene, verb, of, whom) for of, whom in both]
    for told in out:
        told.draft.apart = True
    return out


def _received_before(
    scene: Scene, hosts: Sequence[Actor], guests: Sequence[Actor]
) -> tuple[Sequence[Actor], Sequence[Actor]]:
    """Who receives, and whom first: "A səhər B-ni, günorta isə C-ni qəbul edib"; "Hoxanı" may be a name."""
    groups = scene.groups(scene.opening(guests[0].first), guests[0].first - 1, "acc", "nom")
    if not groups or groups[-1][-1] in guests:
        return hosts, []
    first = groups[-1]
    gap = range(first[-1].last + 1, guests[0].first)
    contrast = any(scene.low(i) == "isə" for i in gap) and not any(v.first in gap for v in scene.verbs)
    if not contrast or scene.low(gap.start) != ",":
        return hosts, []
    if first[-1] in hosts:
        hosts = groups[-2] if len(groups) > 1 else []
    return (hosts, first) if hosts else (first, [])


def _seats(scene: Scene, index: int) -> list[Actor]:
    """ "Səfir Səhiyyə Nazirliyində | qəbul olunub": the ministry where a guest is received."""
    groups = scene.groups(scene.opening(index), index - 1, "loc")
    seats = [a for g in groups[:1] for a in g if a.party.kind == "body"]
    return [a for a in seats if scene.noun(a.party.last, _SEATS) is not None]


def _listed_hosts(scene: Scene, hosts: Sequence[Actor], low: int) -> tuple[list[Actor], list[Actor]] | None:
    """Who is received by whom in "A nazir B, spiker C tərəfindən qəbul edilib"."""
    if not hosts or scene.low(hosts[0].first - 1) != ",":
        return None
    groups = scene.groups(low, hosts[0].first - 1, "nom")
    if len(groups) < _TWO or groups[-1][-1].last != hosts[0].first - 2:
        return None
    theirs, states = groups[-1], {country_of(a.party) for a in (*groups[-1], *hosts)}
    people = all(a.party.kind in ("person", "post") for a in theirs)
    return (list(groups[-2]), [*theirs, *hosts]) if people and len(states) == 1 else None


def guest(scene: Scene, verb: Verb) -> list[Told]:
    """ "A B-nin qonağı olub": B has received him."""
    owners_ = scene.groups(scene.opening(verb.first), verb.first - 1, "gen")
    hosts = owners_[-1] if owners_ and owners_[-1][-1].last + 1 == verb.first else []
    hosts = [a for a in hosts if a.party.kind in ("person", "post", "pronoun")]
    guests = [a for a in subject(scene, verb) if a not in hosts]
    if not hosts or not guests or any(_is_bare(a) for a in guests):
        return []
    told = tell(scene, "meeting", tense.of_verb(scene, verb), (verb.first, verb.last), "receive")
    return [put(put(told, hosts, "host"), guests, "guest")]


def banquet(scene: Scene, verb: Verb) -> list[Told]:
    """ "A B-nin şərəfinə ziyafət verib"."""
    groups = scene.groups(scene.opening(verb.first), verb.first - 1, "gen")
    honoured = [g for g in groups if scene.low(g[-1].last + 1) in ("şərəfinə", "adına")]
    hosts = agents(scene, verb.first, scene.opening(verb.first)) or subject(scene, verb)
    if not honoured or not hosts or any(_is_bare(a) for a in hosts):
        return []
    told = tell(scene, "meeting", tense.of_verb(scene, verb), (verb.first, verb.last), "receive")
    return [put(put(told, hosts, "host"), honoured[-1], "guest")]


def _is_bare(actor: Actor) -> bool:
    """Whether a state or place is no delegation: "Azərbaycan nümayəndə heyəti" is one."""
    last = actor.group[-1]  # "Estoniya və Latviya nümayəndə heyətlərini"
    return last.party.kind in ("state", "place") and last.last == last.party.last


def _is_sided(scene: Scene, clause: range) -> bool:
    """Whether a clause tells who was there for each side, and not at what."""
    sides = sum(scene.low(i) in ("tərəfdən", "tərəfindən") for i in clause)
    return sides > 1 and all(scene.noun(i, _TALKS | _GATHERINGS) is None for i in clause)


def _stands_for_state(scene: Scene, verb: Verb, low: int) -> bool:
    """Whether somebody is told to be there for a state, and not at what: "Estoniyanı nazir A təmsil edib"."""
    clause = range(low, verb.first)
    states = [a for a in scene.actors if a.first in clause and a.party.kind == "state" and a.may("acc")]
    ours = any(scene.low(i) == "ölkəmizi" for i in clause)
    named = any(scene.noun(i, _TALKS | _GATHERINGS) is not None for i in clause)
    return verb.name == "təmsil_et" and (ours or len(states) == 1) and not named


def delegates(scene: Scene, verb: Verb) -> list[Told]:
    """ "Azərbaycan tərəfini A, Gürcüstan tərəfini B təmsil ediblər", "Azərbaycan tərəfdən A, Gürcüstan
    tərəfdən B iştirak edib": who took part in the talk before.
    """
    low = scene.opening(verb.first)
    if verb.name not in LEADING and not _is_sided(scene, range(low, verb.first)):
        return []
    sides = [i for i in range(low, verb.first) if scene.noun(i, frozenset(["tərəf", "heyət"])) is not None]
    if verb.name == "təmsil_et":  # "Estoniyanı A, Latviyanı B təmsil edib"
        acting = [a for a in scene.actors if low <= a.first < verb.first and a.may("acc")]
        told = [a.first for a in acting if a.party.kind in ("state", "body")]
        told += [i for i in range(low, verb.first) if scene.low(i) == "ölkəmizi"]
        sides += told if len(told) > 1 else []
    groups = scene.groups(low, verb.first - 1, "nom")
    people = [a for g in groups for a in g if a.party.kind in ("person", "post")]
    alone = len(people) == 1 and _stands_for_state(scene, verb, low)
    alone = alone or (bool(people) and _stands_for_body(scene, verb))
    if not alone and (not sides or len(people) < 2):
        return []
    called = any(scene.low(i).startswith(_DISTANT) for i in range(scene.first, verb.first))
    kind: EventType = "call" if called else "meeting"
    return [put(tell(scene, kind, tense.of_verb(scene, verb), (verb.first, verb.last), "attendance"), people)]


# "videobağlantıda | Bankı A təmsil edib"
_DISTANT = ("video", "telefon")


def _stands_for_body(scene: Scene, verb: Verb) -> bool:
    """Whether somebody is told to be there for a body told before: "Bankı danışıqlarda direktor A təmsil
    edib"."""
    noun = scene.noun(scene.first, _STANDING)
    whole = noun is not None and noun.case == "acc" and not (noun.owned or noun.plural)
    return verb.name == "təmsil_et" and whole


_STANDING = words_of("bodies", "standing")
_TO_MINISTRY = frozenset(["nazirliyə", "xin-ə", "xin-ə", "idarəyə", "səfirliyə"])


def summons(scene: Scene, verb: Verb) -> list[Told]:
    """ "səfir XİN-ə çağırılıb": a ministry and an envoy meet."""
    # "səfir Anna Mora | nazirliyə çağırılıb": a name in -a looks like a dative
    told_to = scene.groups(scene.opening(verb.first), verb.first - 1, "dat")
    houses = [g for g in told_to if g[-1].party.kind == "body"]
    bodies = [a for a in (houses or [objects(scene, verb, "dat")])[-1] if a.party.kind == "body"]
    bodies = [a for a in bodies if scene.noun(a.party.last, _GATHERINGS) is None]  # "Forumuna dəvət olunub"
    passive = verb.name in ("çağırıl", "dəvət_olun", "dəvət_edil")
    # "səfir | Rusiya | XİN-ə çağırılıb": a state beside the ministry is no guest.
    called = scene.groups(scene.opening(verb.first), verb.first - 1, "nom") if passive else []
    people = [g for g in called if g[-1].party.kind in ("person", "post")]
    guests = (people[-1] if people else []) if passive else objects(scene, verb, "acc")
    guests = [a for a in guests if a.party.kind in ("person", "post")]
    if not bodies and not passive and scene.low(verb.first - 1) in _TO_MINISTRY:
        # "nazir müavini səfiri nazirliyə çağıraraq nota təqdim edib": whom he summons he meets
        bodies = [a for a in subject(scene, verb) if a.party.kind in ("person", "post") and a not in guests]
    if not bodies and not passive and verb.name == "çağır":  # "Nazirlik səfiri çağırıb"
        bodies = [a for a in subject(scene, verb) if a.party.kind == "body" and a.party.country]
    if not bodies or not guests:
        return []
    told = tell(scene, "meeting", tense.of_verb(scene, verb), (verb.first, verb.last), "summon")
    if bodies[0].party.kind == "body" and bodies[0].may("dat"):
        told.fallback = _seat(bodies[0].party)
    return [put(put(told, bodies, "host"), guests, "guest")]


def _seat(body: Party) -> Span:
    """The house of a ministry to which somebody is called."""
    return Span(body.first, body.last, "place", body.body, body.country, house=True)


def letters(scene: Scene, verb: Verb) -> int | None:
    """The token of "etimadnaməsini" left of a verb."""
    near = range(scene.opening(verb.first), verb.first)
    return next((i for i in near if scene.noun(i, frozenset(["etimadnamə"])) is not None), None)


def credentials(scene: Scene, verb: Verb) -> list[Told]:
    """ "səfir etimadnaməsini Prezidentə təqdim edib", "Prezident səfirin etimadnaməsini qəbul edib"."""
    at = letters(scene, verb)
    if at is None:
        return []
    told = tell(scene, "meeting", tense.of_verb(scene, verb), (verb.first, verb.last), "credentials")
    put(told, subject(scene, verb))
    if verb.has("hand"):
        put(told, objects(scene, verb, "dat"), "host")
    else:
        put(told, owners(scene, at, scene.opening(verb.first)), "guest")
    return [told]


def ring(scene: Scene, verb: Verb) -> list[Told]:
    called = objects(scene, verb, "dat")
    if not called:
        return []
    if separate(scene, verb.first) and len(called) > 1:
        mood, span = tense.of_verb(scene, verb), (verb.first, verb.last)
        apart = [put(tell(scene, "call", mood, span, "ring"), subject(scene, verb)) for _ in called]
        return [put(told, [one]) for told, one in zip(apart, called, strict=True)]
    told = tell(scene, "call", tense.of_verb(scene, verb), (verb.first, verb.last), "ring")
    calling = subject(scene, verb)
    if not calling and others_act(scene, verb):
        return []
    told.draft.open = not calling and verb.kind == "finite"  # "Sonda B-yə zəng edib"
    return [put(put(told, calling), called)]


def rung(scene: Scene, verb: Verb) -> list[Told]:
    """ "A B-dən zəng alıb", "A-ya B-dən telefon zəngi gəlib"."""
    low, people = scene.opening(verb.first), ("person", "post")
    callers = scene.groups(low, verb.first - 1, "abl")
    called = objects(scene, verb, "dat") if verb.name.endswith("gəl") else subject(scene, verb)
    called = [a for a in called if a.party.kind in people]
    callers_ = [a for a in (callers[-1] if callers else []) if a.party.kind in people]
    if not called or not callers_ or verb.kind not in ("finite", "converb") or verb.negative:
        return []
    told = tell(scene, "call", tense.of_verb(scene, verb), (verb.first, verb.last), "ring")
    return [put(put(told, callers_), called)]


def _receiving(scene: Scene, noun: Noun, guests: Sequence[Actor]) -> list[Actor]:
    """Who says something as he receives: "bunu Prezident | nazir A-nı qəbulu zamanı deyib"."""
    close = bool(guests) and noun.owned and guests[-1].last == noun.index - 1
    return _before(scene, noun, guests[0]) if close else []


def _before(scene: Scene, noun: Noun, other: Actor) -> list[Actor]:
    """The officials in the nominative before who receives or is received."""
    acting = scene.groups(scene.opening(noun.index), other.first - 1, "nom")[-1:]
    return [a for g in acting for a in g if a.party.kind in ("person", "post")]


def received(scene: Scene, noun: Noun) -> list[Told]:
    """ "Prezidentin səfiri qəbulu zamanı": the owner receives the accusative; "səfirin Prezident tərəfindən
    qəbulu olub": the agent receives the owner.
    """
    low = scene.opening(noun.index)
    hosts = agents(scene, noun.index, low) or _seats(scene, noun.index)
    if hosts:
        mood, verb = noun_moods.of_noun(scene, noun)
        told = tell(scene, "meeting", mood, (noun.index, noun.index), "receive")
        told.draft.open = tense.is_on_programme(scene, noun.index)
        told.anchors += [verb.last] if verb is not None and verb.has("happen", "plan", "cancel") else []
        guests = [a for a in owners(scene, noun.index, low) if a not in hosts]
        put(put(told, hosts, "host"), guests or _before(scene, noun, hosts[0]), "guest")
        return [told] if len(told.draft.parts) > 1 or told.draft.open else []
    met = scene.groups(low, noun.index - 1, "acc") or [among.whose(scene, noun.index)]
    mood, _ = noun_moods.of_noun(scene, noun)
    told = tell(scene, "meeting", mood, (noun.index, noun.index), "receive")
    whose = [a for a in owners(scene, noun.index, low) if not met[-1] or a.last < met[-1][0].first]
    put(put(told, whose or _receiving(scene, noun, met[-1]), "host"), met[-1], "guest")
    return [told] if len(told.draft.parts) > 1 else []
