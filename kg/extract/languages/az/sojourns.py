"""Visits told without a word for one: "Madriddə dayanıb", "Riqadan yola düşüb", "Riqa A-nı qarşılayır",
"A-nın təyyarəsi Riqaya enib", "A-nın rəsmi qarşılanma mərasimi".
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.languages.az import awaited
from kg.extract.languages.az.holding import is_sent
from kg.extract.languages.az.houses import Site, state_of
from kg.extract.languages.az.locating import is_venue
from kg.extract.languages.az.scene import Actor, Noun, Scene, listed
from kg.extract.languages.az.syntax import objects, owners, subject
from kg.extract.languages.az.tense import Mood, of_verb
from kg.extract.languages.az.told import Told, put
from kg.extract.languages.az.verbs import Verb
from kg.extract.languages.az.visits import visit
from kg.extract.parties import Capacity

_STOPS = tuple(sorted(listed("sojourn", "stops")))
_SPELLS = listed("sojourn", "spells")
_LEAVES = listed("sojourn", "leaves")
_RETURNS = listed("sojourn", "returns")
_WELCOME = frozenset(["qarşılanma"])
_SUMMED_UP = tuple(sorted(listed("sojourn", "summed_up")))
_CRAFT = listed("sojourn", "craft")
_LANDS = listed("sojourn", "lands")
_EVENTS = listed("nouns", "meeting") | listed("nouns", "visit") | listed("nouns", "conference")
_WELCOMES = ("qarşılan", "qarşıla")
# After the town: "Riqadan sonra", "Riqadan keçməklə"
_NOT_LEFT = ("sonra", "əvvəl", "olan", "gələn", "keç")
_BACK = ("qayıt", "qayıd", "dönüb", "döndük", "dönər")
# Before a place where somebody is: "artıq Bakıdadır", "dəvəti ilə Bakıdadır"
_PRESENT = frozenset(
    [
        "artıq", "hazırda", "indi", "günlərdə", "günlər", "səfərlə", "ilə", "dəvətilə", "məqsədilə", "üçün",
        "çərçivəsində",
    ]
)  # fmt: skip
_COURSE = listed("cues", "during")
_PERSONS = ("person", "post", "pronoun")
_OFFICIALS = ("person", "post")
# "üç gün", "bir neçə saat": so many words at most tell how long somebody stays
_LONGEST = 4


def read_verb(scene: Scene, verb: Verb) -> list[Told]:
    """Return the visits that a verb of staying, leaving, landing or welcoming tells."""
    if verb.kind == "attribute" and verb.name in _RETURNS and not verb.negative:
        return _left(scene, verb)
    if verb.kind not in ("finite", "converb") or verb.negative:
        return []
    if scene.low(verb.last).startswith(_STOPS):
        return _stopped(scene, verb)
    if verb.name in _LEAVES:
        return _left(scene, verb)
    if verb.name in _LANDS:
        return _landed(scene, verb)
    if verb.has("greet", "greeted") and (told := _welcomed(scene, verb)):
        return told
    if verb.name == "gözlə":
        return _still_awaited(scene, verb) or awaited.read(scene, verb)
    return _awaited_by_town(scene, verb) if verb.name == "qarşıla" else []


def _stopped(scene: Scene, verb: Verb) -> list[Told]:
    """ "A Madriddə dayanıb", "A Riqada iki gün qalacaq": a town, and how long, right before the verb."""
    towns = [s for s in scene.sites if s.case == "loc" and _is_town(s) and s.last < verb.first]
    if not towns or not _is_spell(scene, towns[-1].last + 1, verb.first):
        return []
    guests = [a for a in subject(scene, verb) if _comes_from_abroad(a, towns[-1])]
    if not guests:
        return []
    told = visit(scene, verb.first, verb.last, of_verb(scene, verb), "stay", towns[-1])
    return [put(told, guests, "guest")]


def _left(scene: Scene, verb: Verb) -> list[Told]:
    """ "A Riqadan yola düşüb": who leaves a town abroad has been there; the day is that of his leaving."""
    case = "acc" if verb.name == "tərk_et" else "abl"
    low = scene.opening(verb.first)
    home = verb.name in _RETURNS and verb.kind == "converb"  # "Perudan | qayıdarkən jurnalistlərə deyib"
    towns = [s for s in scene.sites if s.case == case and low <= s.first < verb.first]
    towns = [s for s in towns if _is_town(s) or (home and s.span.kind == "state")]
    acting = subject(scene, verb) if towns else []
    guests = [a for a in acting if a.party.kind == "group" or _comes_from_abroad(a, towns[-1])]
    guests = [a for a in guests if country_of(a.party) not in ("", towns[-1].span.country)]
    after = scene.low(towns[-1].last + 1) if towns else ""
    if verb.name == "gəl" and not any(s.case == "dat" and low <= s.first < verb.first for s in scene.sites):
        return []  # "Ankaradan gəlib" alone may be where somebody is from
    if not guests or verb.tense == "future" or after.startswith(_NOT_LEFT):
        return []
    told = visit(scene, verb.first, verb.last, Mood(), "return", towns[-1])
    told.anchors = []
    return [put(told, guests, "guest")]


def _welcomed(scene: Scene, verb: Verb) -> list[Told]:
    """ "A Riqada təntənəli şəkildə qarşılanıb", "A-nı Riqada qarşılayıblar": who welcomes him is not told."""
    passive = verb.name == "qarşılan"
    low = scene.opening(verb.first)
    if passive and scene.groups(low, verb.first - 1, "by"):
        return []
    if not passive and not scene.low(verb.last).endswith(("lar", "lər")):
        return []
    if not passive and any(a.may("nom") for g in scene.groups(low, verb.first - 1, "nom") for a in g):
        return []
    guests = subject(scene, verb) if passive else objects(scene, verb, "acc")
    towns = [s for s in scene.sites if s.case == "loc" and _is_town(s) and low <= s.first < verb.first]
    guests = [a for a in guests if towns and _comes_from_abroad(a, towns[-1])]
    if not guests or verb.name not in _WELCOMES or _is_of_news(scene, verb):
        return []
    told = visit(scene, verb.first, verb.last, of_verb(scene, verb), "go", towns[-1])
    return [put(told, guests, "guest")]


def _landed(scene: Scene, verb: Verb) -> list[Told]:
    """ "A-nın təyyarəsi Riqa hava limanına eniş edib": who owns the aircraft has come."""
    low = scene.opening(verb.first)
    craft = next((n for i in range(low, verb.first) if (n := scene.noun(i, _CRAFT)) is not None), None)
    if craft is None or not craft.owned:
        return []
    owners = scene.groups(low, craft.index - 1, "gen")
    towns = [s for s in scene.sites if craft.index < s.first and s.last < verb.first and _is_town(s)]
    guests = [a for g in owners[-1:] for a in g if towns and _comes_from_abroad(a, towns[-1])]
    if not guests or guests[-1].last < craft.index - 2:
        return []
    told = visit(scene, verb.first, verb.last, of_verb(scene, verb), "go", towns[-1])
    return [put(told, guests, "guest")]


def _is_of_news(scene: Scene, verb: Verb) -> bool:
    """Whether it is an event that is welcomed: "A-nın Limada B ilə görüşü maraqla | qarşılanıb"."""
    noun = next((n for i in range(verb.first - 1, verb.first - 5, -1) if (n := scene.noun(i, _EVENTS))), None)
    return noun is not None and noun.case == "nom"


def _awaited_by_town(scene: Scene, verb: Verb) -> list[Told]:
    """ "Riqa bu gün A-nı qarşılayır": the town is where the guest comes; nobody there is named."""
    low = scene.opening(verb.first)
    hosts = scene.groups(low, verb.first - 1, "nom")
    if verb.kind != "finite" or any(a.party.kind in _OFFICIALS for g in hosts for a in g if a.may("nom")):
        return []
    guests = [a for a in objects(scene, verb, "acc") if a.party.kind in _OFFICIALS]
    towns = [s for s in scene.sites if s.case == "nom" and _is_town(s) and low <= s.first < verb.first]
    guests = [a for a in guests if towns and towns[0].last < a.first and _comes_from_abroad(a, towns[0])]
    if not guests or towns[0].first > low + 1:
        return []
    mood = Mood("planned") if verb.tense == "future" else Mood()
    told = visit(scene, verb.first, verb.last, mood, "go", towns[0])
    return [put(told, guests, "guest")]


def _still_awaited(scene: Scene, verb: Verb) -> list[Told]:
    """ "Bakıdan sonra A-nı Riqa və Oslo gözləyir": towns that alone stand before the verb."""
    towns = [s for s in scene.sites if s.case == "nom" and _is_town(s) and s.last < verb.first]
    taken = {i for s in towns for i in range(s.first, s.last + 1)}
    groups = scene.groups(scene.opening(verb.first), verb.first - 1, "acc")
    guests = [a for g in groups[-1:] for a in g if a.party.kind in _PERSONS]
    free = [i for i in range(guests[-1].last + 1, verb.first) if i not in taken] if guests else []
    if verb.tense != "present" or not towns or any(scene.low(i) not in ("və", ",", "isə") for i in free):
        return []
    out = []
    for town in [s for s in towns if guests and s.first > guests[-1].last]:
        abroad = [a for a in guests if _comes_from_abroad(a, town)]
        out.append(put(visit(scene, verb.first, verb.last, Mood("planned"), "go", town), abroad, "guest"))
    return [told for told in out if told.draft.parts]


def sums_up(scene: Scene, noun: Noun) -> bool:
    """Whether somebody tells what came of his visit: "Riqaya səfərinin yekunlarını şərh edib"."""
    return noun.case in ("gen", "dat") and scene.low(noun.index + 1).startswith(_SUMMED_UP)


def comes_back(scene: Scene, noun: Noun) -> bool:
    """Whether somebody is back from a visit: "Latviyaya səfərdən qayıtdıqdan sonra səfiri qəbul edib"."""
    return noun.case == "abl" and scene.low(noun.index + 1).startswith(_BACK)


def welcomes(scene: Scene) -> list[Told]:
    """ "Limada A-nın rəsmi qarşılanma mərasimi olub": A has come; where no town is told, to the state that
    the sentence says he visits."""
    at = next(iter(scene.where(_WELCOME)), None)
    if at is None or not scene.low(at + 1).startswith("mərasim"):
        return []
    main = scene.main(at)
    groups = scene.groups(scene.opening(at), at - 1, "gen")
    sites = [s for s in scene.sites if s.case in ("loc", "dat") and s.last < at]
    towns = [s for s in sites if _is_town(s)] or sites
    guests = [a for g in groups[:1] for a in g if towns and _comes_from_abroad(a, towns[-1])]
    if not guests or main is None or main.negative or not main.has("happen"):
        return []
    told = visit(scene, at, at + 1, of_verb(scene, main), "go", towns[-1])
    if is_venue(towns[-1].span):  # "Zuğulba sarayında": he has come to the state
        told.draft.place = state_of(towns[-1].span)
    told.anchors = [main.last]
    return [put(told, guests, "guest")]


def _is_spell(scene: Scene, first: int, end: int) -> bool:
    """Whether nothing but how long somebody stays, or when, stands between a place and a verb."""
    dated = {i for w in scene.whens for i in range(w.first, w.last + 1)}
    words = [i for i in range(first, end) if i not in dated]
    return len(words) <= _LONGEST and all(scene.low(i) in _SPELLS or scene.low(i).isdigit() for i in words)


def _is_town(site: Site) -> bool:
    span = site.span
    return span.kind == "place" and not span.region and bool(span.country)


def _comes_from_abroad(actor: Actor, site: Site) -> bool:
    """Whether an official is not told to be of the state where the place is, nor to serve there."""
    if is_delegation(actor):
        return actor.party.country != site.span.country
    if actor.party.kind not in _PERSONS:
        return False
    held: Sequence[Capacity] = actor.party.person.capacities if actor.party.person is not None else ()
    held = held or ([actor.party.capacity] if actor.party.capacity is not None else ())
    if any(is_sent(c) for c in held):
        return False
    return country_of(actor.party) != site.span.country


def is_delegation(actor: Actor) -> bool:
    """Whether a state or body acts by whom it has sent: "Dünya Bankının | missiyası"."""
    return actor.party.kind in ("state", "body") and actor.last > actor.party.last


def where_guest_was(scene: Scene, noun: Noun) -> list[Site]:
    """The town right before whose visit it is in the course of which something was done: "saziş | Limada |
    Prezident A-nın səfəri zamanı imzalanıb"."""
    if not noun.owned or noun.case != "nom" or scene.low(noun.index + 1) not in _COURSE:
        return []
    guests = owners(scene, noun.index, scene.opening(noun.index))
    towns = [
        s for s in scene.sites if s.case == "loc" and _is_town(s) and guests and s.last + 1 == guests[0].first
    ]
    return [s for s in towns if all(_comes_from_abroad(a, s) and country_of(a.party) for a in guests)]


def _before_days(scene: Scene, index: int) -> int:
    """The token left of a place and of the day before it: "dəvəti ilə | martın 10-dan | Limadadır"."""
    return next((w.first - 1 for w in scene.whens if w.last == index), index)


def has_come(scene: Scene, site: Site) -> bool:
    """Whether a sentence without a verb tells of a visit: "Nazir X artıq Bakıdadır", "rəsmi səfərlə
    Bakıdadır".
    """
    before = _before_days(scene, site.first - 1)
    if any(a.party.capacity is not None and is_sent(a.party.capacity) for a in scene.actors):
        return False  # an ambassador where he serves
    person = any(
        a.last == before
        and (
            a.party.kind == "person"
            or (a.party.kind == "post" and country_of(a.party))
            or (is_delegation(a) and a.party.country != site.span.country)
        )
        for a in scene.actors
    )
    return (person or scene.low(before) in _PRESENT) and bool(read_presence(scene, site))


def read_presence(scene: Scene, site: Site) -> list[Told]:
    """Return the visit that a headline like "X naziri Bakıdadır" tells."""
    word = scene.low(site.last)
    if site.case == "loc" and scene.low(site.last + 1) in ("idi", "idilər"):
        word += "dır" if word.endswith("da") else "dir"  # "nazir ötən həftə İrəvanda idi"
    if site.case != "loc" or not word.endswith(("dadır", "dədir", "dadırlar", "dədirlər")):
        return []
    groups = scene.groups(scene.opening(site.first), site.first - 1, "nom")
    visitors = [a for g in groups[-1:] for a in g if a.party.kind in _PERSONS or is_delegation(a)]
    if not visitors:
        return []
    told = visit(scene, site.first, site.last, Mood(), "stay", site)
    return [put(told, visitors, "guest")]
