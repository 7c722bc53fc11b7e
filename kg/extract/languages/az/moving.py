"""What is put off to another day in an Azerbaijani sentence: it is still to come."""

from __future__ import annotations

from kg.extract.languages.az.date_patterns import MONTH
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.scene import Noun, Scene
from kg.extract.languages.az.verbs import Verb

# What is done with the day of an event to come.
_SETTLED = ("məlum", "dəyiş", "keçiril", "açıqla", "müəyyən", "dəqiqləş", "razılaşdır", "elan", "bəlli")
_ARRANGED = words_of("vocabulary", "arranged")
# How a day ends to which something is put off: "9-na", "gələn həftəyə", "yanvara"
_TO_DAY = ("na", "nə", "ya", "yə", "ra", "ta", "rta", "ila", "lə", "-a", "-ə")


_MOVED = ("keçirilib", "keçirildi", "keçirilir", "saxlanılıb", "saxlanıb", "dəyişdirilib")
_FOR_HOURS = ("saatlıq", "günlük", "saatlığa", "günlüyə", "həftəlik")
# "aprelin | ortalarına"
_PARTS = frozenset(f"{part}{many}{ending}" for part, many, ending in (
    ("əvvəl", "", "inə"), ("əvvəl", "lər", "inə"), ("son", "", "una"), ("son", "lar", "ına"),
    ("orta", "", "sına"), ("orta", "lar", "ına"),
))  # fmt: skip
_SEASONS = frozenset(["yaza", "yaya", "payıza", "qışa"])


def is_put_off(scene: Scene, verb: Verb) -> bool:
    """Whether something is called off to a new day: "dekabrın 9-na təxirə salınıb", "gələn aya"."""
    to, before = scene.low(verb.first - 1), scene.low(verb.first - 2)
    if to.endswith(_FOR_HOURS):
        return True  # "bir neçə saatlıq təxirə salınıb"
    if to in _SEASONS or (before, to) == ("yeni", "ilə"):
        return True
    if to in _PARTS and any(w.last in (verb.first - 1, verb.first - 2) for w in scene.whens):
        return True  # "aprelin ortalarına", "gələn ilin əvvəlinə"
    if to in ("ayına", "aylarına") and MONTH.fullmatch(before.rpartition("-")[2]):
        return True  # "fevral-mart aylarına"
    days = any(w.last == verb.first - 1 for w in scene.whens) or scene.low(verb.first - 1)[:1].isdigit()
    return days and scene.low(verb.first - 1).endswith(_TO_DAY)


def is_put_off_word(word: str, after: str) -> bool:
    """Return whether two words say that something is put off: "təxirə salınıb", "aprelə keçirilib"; not "ləğv
    edilib", nor "Limada keçirilib"."""
    return word == "təxirə" or (after.startswith(_MOVED) and word.endswith(_TO_DAY))


def is_moved(scene: Scene, noun: Noun, verb: Verb | None) -> bool:
    """ "səfərinin vaxtı sabaha dəyişdirilib", "görüş martın 13-dən 18-nə keçirilib": it is still to come."""
    day = noun.index + 1 + (scene.low(noun.index + 1) in ("dəqiq", "yeni", "konkret", "növbəti"))
    if noun.case == "gen" and scene.low(day) in _ARRANGED:
        main = scene.next_verb(noun.index)
        told = (scene.low(main.last), main.name, scene.low(main.first - 1)) if main is not None else ()
        return any(t.startswith(_SETTLED) for t in told)
    if verb is None or verb.name != "keçiril" or noun.case != "nom":
        return False
    return is_put_off(scene, verb)
