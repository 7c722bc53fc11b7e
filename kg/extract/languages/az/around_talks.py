"""What stands around the noun of a talk: who attends it, in whose house it is, how its sentence opens."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.az.householders import householders
from kg.extract.languages.az.scene import Actor, Noun, Scene, listed
from kg.extract.languages.az.syntax import participle_before, subject
from kg.extract.languages.az.talks import of_two_countries
from kg.extract.languages.az.verbs import Verb

_GATHERINGS = listed("nouns", "conference")
_AGENDA = ("mövzu", "gündəli", "məqsəd")
_PALACES = ("saray", "iqamətgah", "kreml", "köşk", "evdə")


def is_to_attend(scene: Scene, noun: Noun) -> bool:
    """Whether somebody only attends what was told before: "komissar A-nın da iştirak edəcəyi görüşdə"."""
    before = participle_before(scene, noun.index)
    return before is not None and before.kind == "object" and before.has("attend")


def is_attended(scene: Scene, noun: Noun) -> bool:
    """Whether a talk begins its sentence, and several are told to be at it: "Görüşdə çıxış edən A və B"."""
    verb = scene.next_verb(noun.index)
    attends = verb is not None and verb.kind == "attribute" and verb.has("attend")
    near = verb is not None and attends and verb.first - noun.index <= 2
    return near and noun.index == scene.first and verb is not None and bool(subject(scene, verb))


def first_told(scene: Scene, noun: Noun, verb: Verb, attending: Sequence[Actor]) -> bool:
    """Whether a talk is told by who attends it: "A və B Ağ Evdə keçirilən görüşdə iştirak ediblər"."""
    before = participle_before(scene, noun.index)
    held = before is not None and before.has("happen", "light") and before.kind == "attribute"
    added = scene.low(verb.first - 1) in ("da", "də") or (attending and attending[0].first > noun.index)
    return held and not added and of_two_countries(attending)


def in_whose_house(scene: Scene, noun: Noun) -> list[Actor]:
    """ "Milli Məclisdə səfir ilə görüş olub": the body at whose seat a guest is met."""
    groups = scene.groups(scene.opening(noun.index), noun.index - 1, "loc")
    seats = (a for g in groups[:1] for a in g if a.party.kind == "body")
    # "Yelisey sarayında" says where
    seats = (a for a in seats if not scene.low(a.party.last).startswith(_PALACES))
    # "Konqresdə" is a seat, "Enerji Forumunda" none
    found = [a for a in seats if a.first == a.last or scene.noun(a.party.last, _GATHERINGS) is None]
    return found or householders(scene, scene.opening(noun.index), noun.index)


def is_also_there(scene: Scene, verb: Verb) -> bool:
    """ "Görüşdə səfir də olub"."""
    there = scene.low(verb.last) in ("olub", "olublar", "olmuşdur", "olmuşlar")
    return there and verb.kind == "finite" and scene.low(verb.first - 1) in ("da", "də")


def has_agenda(scene: Scene, noun: Noun) -> bool:
    """Whether a sentence says what a talk was about: "Dünən keçirilən görüşün | əsas mövzusu"."""
    after = noun.index + 1 + (scene.low(noun.index + 1) == "əsas")
    return scene.low(after).startswith(_AGENDA)


def opens(scene: Scene, noun: Noun) -> bool:
    """Whether a talk begins its sentence with nothing but its day and place: "Dünən baş tutan görüşdə", and
    who is told before: "Tərəflər dünən baş tutan görüşdə"."""
    before = participle_before(scene, noun.index)
    if before is None or before.kind != "attribute" or not before.has("happen") or before.tense == "future":
        return False
    acting = [a for a in scene.actors if a.first < noun.index and a.cases != {"loc"}]
    placed = {i for s in scene.sites if s.case == "loc" for i in range(s.first, s.last + 1)}
    acting = [a for a in acting if a.first not in placed and not _is_told_before(a)]
    return before.last + 1 == noun.index and not acting


def _is_told_before(actor: Actor) -> bool:
    """Whether who does something was told of: "tərəflər", "o", "nazir" for one who was named before."""
    party = actor.party
    if not actor.may("nom") or party.kind == "group":
        return actor.may("nom")
    return party.person is not None and party.person.mentions[0].sentence < party.sentence
