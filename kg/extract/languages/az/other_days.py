"""Days of what is only spoken of: "Görüşdə fevralda keçirilmiş forumun nəticələri müzakirə olunub"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.az.described import is_of_official
from kg.extract.languages.az.scene import Noun, Scene, listed
from kg.extract.times import When

_SITTINGS = listed("nouns", "conference") | listed("nouns", "meeting")
_SPOKEN = ("gen", "dat", "acc")
_TALKS = listed("nouns", "meeting")
# How participles end that describe a matter, in words of so many letters at least, so near after a day:
# "mayda | istifadəyə verilən zavod", "mayda | açılacaq konsulluq"
_DONE = ("acaq", "əcək", "mış", "miş", "muş", "müş", "lan", "lən", "nan", "nən", "edən", "olan", "verən")
_LONG, _DEED = 4, 3
# So many words at most name what a participle describes.
_NAMED = 5


def without(scenes: Sequence[Scene], whens: list[When], drafts: Sequence[Draft]) -> list[When]:
    """Return the dates without those that a participle before a gathering or talk has: no other event of the
    sentence was on that day, but for the gathering itself."""
    used = {d.when.first for d in drafts if d.when is not None and d.type != "conference"}
    apart = {
        w.first
        for s in scenes
        for w in s.whens
        if _is_told_at_talk(s, w) or (w.first not in used and (_is_of_matter(s, w) or is_of_official(s, w)))
    }
    return [w for w in whens if w.first not in apart] if apart else whens


def _is_of_matter(scene: Scene, when: When) -> bool:
    """Whether a participle right after a day, or the day and a place, describes what is spoken of."""
    after = when.last + 1
    after = next((s.last + 1 for s in scene.sites if s.first == after and s.case == "loc"), after)
    verb = next((v for v in scene.verbs if v.first == after), None)
    if verb is None or verb.kind != "attribute" or not verb.tense or not verb.has("happen"):
        return False
    for index in range(verb.last + 1, min(verb.last + 1 + _NAMED, scene.last + 1)):
        noun = scene.noun(index, _SITTINGS)
        if noun is not None:
            return noun.case in _SPOKEN or _is_spoken_of(scene, noun)
    return False


def _is_told_at_talk(scene: Scene, when: When) -> bool:
    """Whether a sentence opens with a talk, and a day in it is of what a participle describes: "Görüşdə |
    mayda Limada açılacaq | konsulluq müzakirə olunub"."""
    talk = scene.noun(scene.first, _TALKS)
    during = scene.low(scene.first + 1) in listed("cues", "during")
    if talk is None or talk.plural or when.first <= scene.first or not (talk.case == "loc" or during):
        return False
    placed = {i for s in scene.sites for i in range(s.first, s.last + 1)}
    after = when.last + 1
    while after in placed:
        after += 1
    for index in range(after, min(after + _DEED, scene.last - 1)):
        if scene.tokens[index].shape != "word" or scene.tokens[index].capital:
            return False
        if scene.low(index).endswith(_DONE) and len(scene.low(index)) >= _LONG:
            return scene.noun(index + 1, _TALKS) is None and scene.tokens[index + 1].shape != "mark"
    return False


def _is_spoken_of(scene: Scene, noun: Noun) -> bool:
    """Whether a gathering in another case is but a matter: "konfrans | müzakirə olunub", "konfransda iştirakı
    müzakirə olunub".
    """
    after = noun.index + 1
    part = noun.case == "loc" and scene.noun(after, frozenset(["iştirak"])) is not None
    verb = scene.verb_after(noun.index)
    matter = verb is not None and verb.has("topic") and not verb.has("happen") and verb.first == after + part
    return matter and (part or noun.case == "nom")
