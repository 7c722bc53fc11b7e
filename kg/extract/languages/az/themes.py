"""What a gathering or a talk is held about: "sülhə həsr olunan konfrans", "ticarət mövzusunda görüş"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.languages.az.agendas import GATHERINGS, POSTPOSITIONS, Cue
from kg.extract.languages.az.beginnings import after_frame, official_between
from kg.extract.languages.az.cues import before_postposition
from kg.extract.languages.az.inflection import in_case
from kg.extract.languages.az.lists import QUOTES, Stretch
from kg.extract.languages.az.phrases import quoted
from kg.extract.languages.az.scene import Scene
from kg.extract.languages.az.verbs import Verb
from kg.records import EventType

_DEVOTED = frozenset(["həsr_olun", "həsr_edil"])
_THEMED = frozenset(["mövzusunda", "mövzusuna", "mövzulu"])
_HELD = GATHERINGS | {"panel", "seminar", "mərasim", "simpozium"}
_TALKS = frozenset(["görüş", "danışıq", "müzakirə", "məsləhətləşmə", "iclas", "toplantı", "konsultasiya"])
# What a gathering has of its own: "yaşıl keçid mövzusunda | sessiya keçirilib"
_SITTINGS = frozenset(["sessiya", "panel", "seminar"])
# A course of talks, of which rounds are told: "su ehtiyatları üzrə danışıqların ikinci raundu"
_COURSES = frozenset(["danışıq", "danışıqlar", "məsləhətləşmə", "müzakirə", "konsultasiya"])
_PLURALS = frozenset(["danışıqlar"])
_ROUNDS = frozenset(["raund", "mərhələ", "tur"])
_ON = frozenset(["üzrə", "dair", "barədə", "haqqında", "ətrafında"])
# Between what a talk is about and the talk: "ticarətlə bağlı | geniş müzakirələr".
_SHAPES = frozenset(
    [
        "panel",
        "geniş",
        "üçtərəfli",
        "ikitərəfli",
        "dördtərəfli",
        "çoxtərəfli",
        "telefon",
        "onlayn",
        "növbəti",
        "ilk",
    ]
)
# "2-də": a day that nothing dates.
_DAY = re.compile(r"\d+-[dt][əa]")
# What somebody holds at a gathering.
_SPEECHES = ("çıxış", "məruzə", "təqdimat", "nitq", "mühazirə")
# The gathering stands so many words after its theme at most.
_REACH = 6


def themes(scene: Scene) -> Iterator[Cue]:
    """Yield the themes that a sentence gives gatherings, those of a headline never."""
    if scene.sentence.paragraph < 0:
        return
    for verb in scene.verbs:
        if verb.kind == "attribute" and verb.name in _DEVOTED:
            yield from _devoted(scene, verb)
    yield from _spoken_of(scene)
    yield from _talks_about(scene)
    yield from _rounds(scene)
    yield from _held_on(scene)
    for index in scene.where(_THEMED):
        if scene.first < index < scene.last and _gathers(scene, index):
            first = quoted(scene, index - 1)
            if first is not None and index - first > 2:
                yield Cue(index, Stretch(first, index - 1, ""), kinds=("conference",))


def _talks_about(scene: Scene) -> Iterator[Cue]:
    """ "X ilə Y arasında ticarət mövzusunda görüş keçirilib": what stands between the sides and the talk."""
    for index in scene.may_be(_TALKS | _SITTINGS) if scene.says(POSTPOSITIONS) else ():
        noun = scene.noun(index, _TALKS | _SITTINGS) if scene.first + 1 < index < scene.last else None
        verb = scene.next_verb(index) if noun is not None and noun.case == "nom" else None
        if verb is None or verb.first != index + 1 or verb.negative:
            continue
        if not verb.has("happen") and verb.name not in ("keçir", "apar"):
            continue
        last = index - 1
        while scene.low(last) in _SHAPES:
            last -= 1
        if scene.low(last) not in POSTPOSITIONS:
            continue
        first = after_frame(scene, scene.opening(index), last)
        sides = [a.last + 2 for a in scene.actors if official_between(scene, a) and a.last + 1 < last]
        placed = [*(s.last + 1 for s in scene.sites if s.case == "loc" and s.first <= first <= s.last + 1)]
        first = max([first, *sides, *placed, *_partners(scene, first, last)])
        stretch = before_postposition(scene, first, last, scene.low(last)) if first < last else None
        sits = scene.noun(index, _SITTINGS) is not None or scene.low(index - 1) == "panel"
        if stretch is not None and (not sits or scene.low(last) in _THEMED):
            yield Cue(index, stretch, verb=verb, kinds=("conference",) if sits else ("meeting", "call"))


def _rounds(scene: Scene) -> Iterator[Cue]:
    """ "A ilə B arasında | su ehtiyatları üzrə danışıqların ikinci raundu olub": what they are about."""
    for index in scene.may_be(_COURSES) if scene.says(_ON) else ():
        noun = scene.noun(index, _COURSES) if scene.first + 2 < index < scene.last else None
        if noun is None or not (noun.plural or noun.stem in _PLURALS) or scene.low(index - 1) not in _ON:
            continue
        verb = scene.next_verb(index)
        of_course = noun.case == "gen" and scene.noun(index + 2, _ROUNDS) is not None
        held = verb is not None and verb.has("happen") and not verb.negative
        if not held or not (of_course or (noun.case == "nom" and noun.owned)):
            continue
        first = after_frame(scene, scene.opening(index), index - 1)
        sides = [
            a.last + 1 + (scene.low(a.last + 1) in ("arasında", "ilə"))
            for a in scene.actors
            if a.last < index - 2
        ]
        spans = [(w.last + 1) for w in scene.whens if w.last < index - 2]
        first = max([first, *sides, *spans])
        stretch = (
            before_postposition(scene, first, index - 1, scene.low(index - 1)) if first < index - 1 else None
        )
        if stretch is not None:
            yield Cue(index, stretch, verb=verb, kinds=("meeting", "call"))


def _held_on(scene: Scene) -> Iterator[Cue]:
    """ "Forum Limada yaşıl keçid mövzusunda | keçirilib": what stands between a gathering or talk and its
    verb, after where and when it was."""
    for verb in scene.verbs:
        last = verb.first - 1
        if verb.kind != "finite" or verb.negative or scene.low(last) not in _THEMED or not verb.has("happen"):
            continue
        low = scene.opening(verb.first)
        nouns = (scene.noun(i, GATHERINGS | _TALKS) for i in range(low, last - 1))
        noun = next((n for n in nouns if n is not None and n.case == "nom"), None)
        if noun is None:
            continue
        ends = [s.last for s in scene.sites if s.case == "loc"] + [w.last for w in scene.whens]
        first = max([noun.index + 1, *(e + 1 for e in ends if noun.index < e < last - 1)])
        kinds: tuple[EventType, ...] = ("conference",) if noun.stem in GATHERINGS else ("meeting", "call")
        kinds = ("meeting", *kinds) if noun.stem == "iclas" else kinds
        yield Cue(verb.first, Stretch(first, last - 1, ""), verb=verb, kinds=kinds)


def _partners(scene: Scene, first: int, last: int) -> Iterator[int]:
    """Where what is said begins after those who talk: "A-nın B ilə | limanlar mövzusunda danışıqları"."""
    for actor in scene.actors:
        if first <= actor.first and actor.last + 1 < last and actor.party.kind in ("person", "post"):
            if actor.may("ins"):
                yield actor.last + 1 + (scene.low(actor.last + 1) == "ilə")
            elif actor.first <= first + 1 and actor.may("gen", "nom"):
                yield actor.last + 1


def _spoken_of(scene: Scene) -> Iterator[Cue]:
    """ "A-nın tranzit mövzusunda çıxışı nəzərdə tutulub": what somebody speaks of at a gathering."""
    for index in scene.where(_THEMED):
        if index < scene.first + 2 or not scene.low(index + 1).startswith(_SPEECHES):
            continue
        first = quoted(scene, index - 1)
        if first is None:
            first = after_frame(scene, scene.opening(index), index)
            who = (a for a in scene.actors if a.party.kind in ("person", "post"))
            first = max([first, *(a.last + 1 for a in who if a.last + 1 < index)])
        if first < index - 1:
            yield Cue(index, Stretch(first, index - 1, ""), kinds=("conference",))


def _devoted(scene: Scene, verb: Verb) -> Iterator[Cue]:
    kinds = _kinds(scene, verb.last)
    if not kinds:
        return
    last = verb.first - 1
    first = after_frame(scene, scene.opening(verb.first), verb.first)
    told = [*(s.last for s in scene.sites if s.case == "loc"), *(w.last for w in scene.whens)]
    told += [p.last for p in scene.parties if p.kind in ("person", "post") and "nom" in p.cases]
    told += [i for i in range(first, last) if _DAY.fullmatch(scene.low(i))]
    first = max([first, *(i + 1 for i in told if i < last)])
    if first <= last and scene.tokens[last].text in QUOTES:
        yield Cue(verb.first, Stretch(first, last, ""), kinds=kinds)
    elif first <= last and in_case(scene.tokens[last].text, "dat") is not None:
        yield Cue(verb.first, Stretch(first, last, "dat"), kinds=kinds)


def _kinds(scene: Scene, index: int) -> tuple[EventType, ...]:
    """What is told right after a theme: a gathering, or "görüş" and the like."""
    if _gathers(scene, index):
        return ("conference",)
    at = index + 1
    while scene.low(at) in _SHAPES:
        at += 1  # "həsr olunmuş | üçtərəfli görüş"
    return ("meeting", "call") if at <= scene.last and scene.noun(at, _TALKS) is not None else ()


def _gathers(scene: Scene, index: int) -> bool:
    """Whether a gathering is told right after a theme."""
    ahead = range(index + 1, min(index + _REACH, scene.last + 1))
    return any(scene.noun(i, _HELD) is not None for i in ahead)
