"""Gatherings that a sentence only goes on about: those told before, their days, those who add to them."""

from __future__ import annotations

from kg.extract.languages.az.attendance import (
    is_led,
    is_taken_in,
    met_at,
)
from kg.extract.languages.az.enclosing import PARTS
from kg.extract.languages.az.roles import assist
from kg.extract.languages.az.scene import Noun, Scene, listed
from kg.extract.languages.az.spoken import spoken_at
from kg.extract.languages.az.syntax import is_ordinal, participle_before
from kg.extract.languages.az.told import Told
from kg.extract.languages.az.verbs import Verb

# "forumda | iştirak edən": the participle stands so near.
_NEXT = 4
# What a gathering is the time of, or the place: "sammitdən sonra", "sammitdəki görüş"
_AROUND = ("sonra", "əvvəl", "qədər", "üçün")
_REL = ("dakı", "dəki")
_DONE = ("ilib", "unub", "ünüb", "ılıb", "olunub", "edilib")
_DURING = listed("cues", "during")


def is_told(scene: Scene, noun: Noun, verb: Verb | None) -> bool:
    """Whether the text tells something of the gathering, and does not only name it."""
    before = participle_before(scene, noun.index)
    if before is not None and before.has("happen", "plan", "light", "host", "be", "attend", "cancel"):
        return True
    following = scene.next_verb(noun.index)
    attended = following is not None and following.kind == "attribute" and following.has("attend")
    near = following is not None and following.first - noun.index < _NEXT
    if attended and near and noun.case in ("loc", "dat", "acc"):
        return True
    if _is_of_town(scene, noun) or _is_done_there(scene, noun, verb) or prepares(scene, noun):
        return True
    after = scene.after(noun.index)
    if after in listed("cues", "during") or after in _AROUND or scene.low(noun.index).endswith(_REL):
        return True
    beyond = range(noun.index + 1, min(noun.index + 4, scene.last) + 1)
    if noun.case == "gen" and any(scene.low(i).startswith(PARTS) for i in beyond):
        return True
    if verb is not None and verb.has(
        "happen", "light", "plan", "cancel", "host", "attend", "invite", "go", "gather"
    ):
        return True
    if verb is not None and is_taken_in(noun, verb):
        return True
    return spoken_at(scene, noun) is not None or met_at(scene, noun)


def _is_of_town(scene: Scene, noun: Noun) -> bool:
    """Whether what was done at a summit comes with its year and town: "2009-cu ildə Naxçıvan | sammitində
    yaradılıb"."""
    summit = noun.stem == "sammit" or scene.low(noun.index - 1) == "zirvə"
    town = noun.index - 1 - (scene.low(noun.index - 1) == "zirvə")
    placed = any(s.first <= town <= s.last and s.span.kind == "place" for s in scene.sites)
    return summit and noun.case == "loc" and noun.owned and placed and any(w.last < town for w in scene.whens)


def _is_done_there(scene: Scene, noun: Noun, verb: Verb | None) -> bool:
    """Whether something was done at a gathering of a body on a day and in a town told: "Məsələ martın 5-də
    Limada Şuranın | sammitində müzakirə edilib"."""
    passive = verb is not None and verb.kind == "finite" and verb.tense == "past" and not verb.negative
    if verb is None or not passive or not scene.low(verb.last).endswith(_DONE) or noun.case != "loc":
        return False
    low = scene.opening(noun.index)
    dated = any(low <= w.first and w.last < noun.index for w in scene.whens)
    placed = any(s.case == "loc" and low <= s.first and s.last < noun.index for s in scene.sites)
    return noun.owned and dated and placed and verb.first <= noun.index + 2


def adding(scene: Scene, told: Told, noun: Noun, verb: Verb | None) -> list[Told]:
    """ "Tədbirdə nazirlər iştirak ediblər", "Forum Bakıda keçirilib": people, or when and where, of what
    was told.
    """
    draft = told.draft
    placed = any(s.case == "loc" and s.last < noun.index for s in scene.sites)
    if noun.stem == "mərasim" and placed and noun.index > scene.first + 2:
        return []  # "İznikdə A ilə mərasimdə iştirak edib": another one than that told before
    assist(scene, told, noun.index)
    if verb is not None and verb.has("happen") and noun.index == scene.first:
        assist(scene, told, verb.first)  # "İclas A və B-nin sədrliyi ilə keçirilib"
    attends = (verb is not None and verb.has("attend", "host")) or is_led(noun, verb) or draft.attended
    led = noun.case == "nom" and noun.index == scene.first
    awaited = noun.case in ("loc", "dat") and verb is not None and verb.has("plan", "invite")
    if draft.parts and (
        attends or awaited or (draft.modality == "held" and (noun.case in ("loc", "gen") or led))
    ):
        draft.rule = "attendance"
        return [told]
    happened = verb is not None and verb.has("happen") and noun.case == "nom" and verb.kind == "finite"
    happened = happened and scene.after(noun.index) not in _DURING  # "sessiya çərçivəsində görüş olacaq"
    happened = happened or is_set(scene, noun)
    if happened or is_dated(scene, noun):
        draft.rule, draft.name = "whereabouts", ""
        return [told]
    return []


_PREPARED, _OUTCOMES = "hazırlı", ("yekun", "nəticə", "qərar")


def prepares(scene: Scene, noun: Noun) -> bool:
    """Whether a gathering with a name is prepared, or its outcome is spoken of: "Alyansın Vilnüs | sammitinə
    hazırlıq", "Berlin Konfransının | yekunları"."""
    after, before = scene.low(noun.index + 1), scene.tokens[noun.index - 1]
    named = noun.owned and noun.index > scene.first and before.capital and not noun.plural
    spoken = noun.case == "dat" and after.startswith(_PREPARED)
    return named and (spoken or (noun.case == "gen" and after.startswith(_OUTCOMES)))


def is_set(scene: Scene, noun: Noun) -> bool:
    """ "Forumun mayın 5-də keçirilməsi planlaşdırılır": when or where the gathering told before will be."""
    opens = noun.case == "gen" and noun.index == scene.first and not noun.owned
    verb = scene.next_verb(noun.index)
    if not opens or verb is None or verb.kind != "noun" or verb.negative or not verb.has("happen"):
        return False
    main, beyond = scene.main(verb.last), range(noun.index + 1, verb.first)
    where = any(w.first in beyond for w in scene.whens) or any(s.first in beyond for s in scene.sites)
    return where and main is not None and main.has("plan") and not main.negative


def is_dated(scene: Scene, noun: Noun) -> bool:
    """ "Noyabrın 24-də keçirilmiş iclasın protokolu": when the session told before was."""
    first = noun.index  # "keçirilmiş | əvvəlki | iclasda"
    while scene.low(first - 1) in listed("sequel", "before") or is_ordinal(scene, first - 1):
        first -= 1
    before = participle_before(scene, first, reach=1)
    held = before is not None and before.kind == "attribute" and before.has("happen")
    main = scene.main(noun.index)
    ahead = (
        main is not None and main.tense == "future"
    )  # "Martın 5-də keçiriləcək | iclasda müzakirə olunacaq"
    timed = before is not None and (before.tense == "past" or (ahead and noun.case == "loc"))
    return held and before is not None and timed and before.first > scene.first


def is_held_somewhere(scene: Scene, noun: Noun, verb: Verb) -> bool:
    """ "Daşkənddə körpünün açılış mərasimi keçirilib": where and when a gathering was of which the next
    sentence may tell who was there."""
    if verb.kind != "finite" or verb.negative or verb.tense != "past" or noun.plural:
        return False
    low = scene.opening(noun.index)
    return any(s.case == "loc" and low <= s.first and s.last < verb.first for s in scene.sites)
