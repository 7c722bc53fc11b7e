"""What one side feels of a matter or wants: "-masına hazır olduğunu bildirib", "-masını təklif edib"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.languages.az.inflection import in_case
from kg.extract.languages.az.lexicon import table, words_of
from kg.extract.languages.az.lists import ABSTRACT, Stretch
from kg.extract.languages.az.scene import Scene
from kg.extract.languages.az.verbs import Verb

_CASES = ("abl", "dat", "acc", "gen", "loc")
_SAYING = frozenset(table("topics")["stress"].split())
_SUPPORTED = frozenset(["xalq", "ölkə", "dövlət", "tərəf", "hökumət"])
_MATTERS = words_of("topics", "shown") | {
    "iştirak",
    "təşkil",
    "icra",
    "inşa",
    "qoyuluş",
    "çəkiliş",
    "yaradılış",
}
# How the name of an action ends by its case: "açılmasına"; it tells a matter where other nouns are too vague.
_ACTIONS = {
    "abl": ("masından", "məsindən"),
    "dat": ("masına", "məsinə"),
    "acc": ("masını", "məsini"),
    "gen": ("masının", "məsinin"),
    "loc": ("masında", "məsində"),
    "": ("ması", "məsi"),
}


# The infinitive in the same places.
_AIMS = {"dat": ("mağa", "məyə"), "loc": ("maqda", "məkdə")}


def stance(scene: Scene, verb: Verb, first: int) -> Stretch | None:
    """Return what a side feels or wants something of, from token ``first`` on; None where it says nothing."""
    for phrase, case, any_noun in _told(verb):
        end = verb.first - 2 * (scene.low(verb.first - 1) == "daha")  # "dəstəyini bir daha təsdiqləyib"
        last = end - 1 - len(phrase)
        if last < first or any(scene.low(last + 1 + k) != word for k, word in enumerate(phrase)):
            continue
        if in_case(scene.tokens[last].text, case) is None and case:
            continue
        if any_noun and scene.noun(last, _SUPPORTED) is None:
            return Stretch(first, last, case)
        if not any_noun and case in _AIMS and scene.low(last).endswith(_AIMS[case]):
            # "əməkdaşlığı genişləndirməkdə maraqlı olduğunu": what is to be done something about
            object_ = last > first and in_case(scene.tokens[last - 1].text, "acc") is not None
            return Stretch(first, last - 1, "acc") if object_ else None
        if scene.low(last).endswith(_ACTIONS[case]) or (not any_noun and _is_matter(scene, first, last)):
            return Stretch(first, last, case)
    return None


def _told(verb: Verb) -> Iterator[tuple[list[str], str, bool]]:
    """Yield the words before a verb that tell a stance, the case of its matter, if any noun can be it."""
    listed = table("topics")["stances"]
    if verb.kind not in ("finite", "converb"):
        return
    if verb.name in _SAYING or verb.has("say"):
        for case in _CASES:
            for name in listed["feelings"].get(case, "").split():
                yield name.split("_"), case, True
            for name in listed["wishes"].get(case, "").split():
                yield name.split("_"), case, False
    for case, names in listed["verbs"].items():
        if verb.name in names.split():
            yield [], "" if case == "nom" else case, False


def _is_matter(scene: Scene, first: int, last: int) -> bool:
    """Whether a noun names a matter: "iştirakında", "iki dövlətli həllin"."""
    noun, general = scene.noun(last, _MATTERS), scene.noun(last, ABSTRACT)
    return (noun is not None and noun.owned) or (general is not None and last - first > 1)
