"""Agenda items in Azerbaijani: topics with the words that introduce them, and who speaks of them.

A cue closes its clause: what was discussed stands left of it, after the subject and the occasion ("Görüşdə").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.drafts import Agenda
from kg.extract.languages.az.agendas import COPULAS, GATHERINGS, ON_AGENDA, Cue, copular, on_agenda
from kg.extract.languages.az.beginnings import OCCASIONS, PASSIVE, after_frame
from kg.extract.languages.az.besides import besides, ours
from kg.extract.languages.az.contrasts import contrasted
from kg.extract.languages.az.cues import ABOUT, occasion, of_verb
from kg.extract.languages.az.inflection import in_case
from kg.extract.languages.az.items import items
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.lists import Stretch
from kg.extract.languages.az.reasons import room
from kg.extract.languages.az.said_to_matter import said_to_matter
from kg.extract.languages.az.scene import Scene
from kg.extract.languages.az.syntax import subject
from kg.extract.languages.az.themes import themes
from kg.extract.languages.az.verbs import Verb
from kg.extract.parties import Party
from kg.records import EventType

_STRANGERS = words_of("topics", "strangers")
# "Bu dəfə | ticarəti müzakirə ediblər", after the talks of before
_COURSE = frozenset(["davamı"])
_THIS_TIME = frozenset([("bu", "dəfə"), ("bu", "dəfəki"), ("indiki", "görüşdə"), ("hazırkı", "görüşdə")])
_MANY = frozenset(["səfər", "görüş", "təmas"])
_DISCUSSION = frozenset(["müzakirə"])
_FOR = frozenset(["üçün"])
_JOURNEYS = frozenset(["səfər"])


def read_topics(scenes: Sequence[Scene]) -> list[Agenda]:
    """Return the topics of a text in the order of their cues."""
    out: list[Agenda] = []
    for before, scene in zip((None, *scenes), scenes, strict=False):
        taken: set[int] = set()
        there = _is_there(before, scene)
        said = [i for i in scene.strong_marks if scene.low(i) == ":" and i < scene.last]
        for cue in _cues(scene):
            if scene.sentence.paragraph < 0 and said and said[0] < cue.at:
                continue  # a headline: "X: Münasibətlər etimad üzərində qurulub"
            out += contrasted(scene, cue, taken) or _agenda(scene, cue, taken, there)
    return out


def _is_there(before: Scene | None, scene: Scene) -> bool:
    """Whether a sentence goes on about the gathering of the one before: "Burada ... müzakirə olunacaq"."""
    if before is None or scene.low(scene.first) not in ("burada", "orada"):
        return False
    return any(before.noun(i, GATHERINGS) is not None for i in range(before.first, before.last + 1))


def _agenda(scene: Scene, cue: Cue, taken: set[int], there: bool) -> list[Agenda]:
    found = [i for i in items(scene, cue.stretch) if i.first not in taken]
    if not found or _is_of_strangers(scene, cue):
        return []
    for item in found:
        taken.update(range(item.first, item.last + 1))
    speakers = [a.party for a in subject(scene, cue.verb)] if cue.verb is not None and cue.soft else []
    speakers = [p for p in (*speakers, *cue.by) if not _is_bare(p)]
    listed = found[0].first, max(i.last for i in found)
    kinds = cue.kinds or occasion(scene, cue.stretch.first) or _of_gathering_before(scene, cue.stretch.first)
    kinds = kinds or (("conference",) if there else ("meeting", "call"))
    if cue.verb is not None and cue.verb.kind == "object":
        kinds = _described(scene, cue.verb) or kinds
    every, done, due, told = _of_all(scene), _is_done(cue), _is_due(cue), _is_told(cue)
    now = (scene.low(scene.first), scene.low(scene.first + 1)) in _THIS_TIME or _goes_on(scene)
    return [
        Agenda(cue.at, i, cue.soft, speakers, kinds, listed, every, done=done, due=due, told=told, now=now)
        for i in found
    ]


def _is_of_strangers(scene: Scene, cue: Cue) -> bool:
    """Whether people who stand for no side speak: "ekspertlər ticarəti müzakirə ediblər"."""
    if cue.verb is None or cue.verb.name in PASSIVE:
        return False
    for index in range(scene.opening(cue.at), cue.stretch.last):
        noun = scene.noun(index, _STRANGERS)
        alone = not scene.low(cue.verb.last).endswith(("lar", "lər"))
        opens = alone and index == scene.first  # "Parlament büdcəni müzakirə edib"
        if noun is None or noun.case != "nom" or not (noun.plural or noun.owned or opens):
            continue
        if scene.low(index + 1) not in ("ilə", "arasında", "üçün", "tərəfindən", "səviyyəsində", "və"):
            return not occasion(scene, cue.stretch.first)
    return False


def _of_gathering_before(scene: Scene, first: int) -> tuple[EventType, ...]:
    """ "Osloda sammit keçiriləcək və orada | X müzakirə olunacaq": the gathering of the clause before."""
    there = {scene.low(i) for i in range(first - 1, first + 2)} & {"orada", "burada"}
    told = bool(there) and any(scene.noun(i, GATHERINGS) is not None for i in range(scene.first, first))
    return ("conference",) if told else ()


def _on_journey(scene: Scene, first: int) -> bool:
    """Whether a clause opens with a journey: "səfər zamanı | ticarətin müzakirəsi nəzərdə tutulur"."""
    near = range(max(scene.opening(first), first - 2), first)
    return any(scene.noun(i, _JOURNEYS) is not None for i in near)


def _is_due(cue: Cue) -> bool:
    """Whether a matter is still to be spoken of: "müzakirə ediləcək", "həsr olunacaq"."""
    verb = cue.verb
    if verb is None or verb.kind != "finite" or verb.tense != "future":
        return False
    return verb.has("topic") or verb.name in ABOUT


def _is_told(cue: Cue) -> bool:
    """Whether a verb in the past tells of a matter: "vurğulayıb"."""
    return cue.verb is not None and cue.verb.kind == "finite" and cue.verb.tense == "past"


def _is_done(cue: Cue) -> bool:
    """Whether a matter surely has been spoken of: "müzakirə ediblər", and not "gündəliyə daxil edilib"."""
    verb = cue.verb
    return verb is not None and verb.kind == "finite" and verb.tense == "past" and verb.has("topic", "speak")


def _of_all(scene: Scene) -> bool:
    """Whether a sentence is about several talks: "Görüşlərdə ... müzakirə olunub"."""
    listed = (scene.noun(i, _MANY) for i in scene.may_be(_MANY) if _is_agenda(scene, i + 1))
    if any(n is not None and n.plural and n.case == "gen" for n in listed):
        return True  # "səfərlərin gündəliyinə X daxildir"
    near = range(scene.first, min(scene.first + 2, scene.last))
    nouns = (scene.noun(i, frozenset(["görüş", "təmas"])) for i in near)
    return any(n is not None and n.plural and n.case == "loc" for n in nouns)


def _is_agenda(scene: Scene, index: int) -> bool:
    return scene.low(index).startswith(("gündəli", "gündəm", "mövzu"))


def _is_bare(party: Party) -> bool:
    """Whether a title is of nobody known: "nazir" alone is one of the two who talk."""
    capacity = party.capacity
    bare = capacity is not None and not capacity.country and not capacity.organization
    return party.kind == "post" and party.person is None and bare


def _described(scene: Scene, verb: Verb) -> tuple[EventType, ...]:
    """The event that a participle describes: "müzakirə olunduğu sammitin"."""
    for index in range(verb.last + 1, min(verb.last + 6, scene.last + 1)):
        noun = scene.noun(index, OCCASIONS)
        if noun is not None:
            return ("conference",) if noun.stem in GATHERINGS else ("meeting", "call")
    return ()


def _cues(scene: Scene) -> Iterator[Cue]:
    for verb in scene.verbs:
        if verb.negative != (verb.name == "diqqətdən_kənarda_qal"):
            continue  # "diqqətdən kənarda qalmayıb" tells a topic
        cue = of_verb(scene, verb)
        if cue is not None:
            cue = ours(scene, cue)
            yield _after_colon(scene, cue, verb) or cue
            yield from besides(scene, cue)
    yield from (c for i in scene.where(ON_AGENDA) if (c := on_agenda(scene, i)) is not None)
    yield from (c for i in scene.where(COPULAS) if (c := copular(scene, i)) is not None)
    yield from (c for i in scene.where(_FOR) if (c := room(scene, i)) is not None)
    yield from _of_nouns(scene)
    yield from themes(scene)
    yield from said_to_matter(scene)


# "bir sıra | məsələlər müzakirə olunub: X və Y"
_ANNOUNCING = frozenset(["məsələ", "mövzu", "sual", "istiqamət", "sahə"])
_ANNOUNCED = 6


def _after_colon(scene: Scene, cue: Cue, verb: Verb) -> Cue | None:
    """What a colon lists of matters that are only counted before it; None where no list follows."""
    first, last = verb.last + 2, scene.last - (scene.tokens[scene.last].shape == "mark")
    counted = scene.noun(cue.stretch.last, _ANNOUNCING)
    short = cue.stretch.last - cue.stretch.first < _ANNOUNCED
    if scene.low(verb.last + 1) != ":" or counted is None or not short or first > last:
        return None
    if any(v.kind == "finite" and v.first > verb.last for v in scene.verbs):
        return None  # "məsələlər müzakirə olunub: nazir bildirib ki, ..."
    return replace(cue, stretch=Stretch(first, last, ""))


def _of_nouns(scene: Scene) -> Iterator[Cue]:
    """ "layihələrin müzakirəsi gözlənilir": what will be discussed stands in the genitive."""
    for index in scene.may_be(_DISCUSSION):
        noun = scene.noun(index, _DISCUSSION)
        verb = scene.verb_after(index)
        if (
            index in (scene.first, scene.last)
            or noun is None
            or not noun.owned
            or noun.case != "nom"
            or verb is None
            or not verb.has("plan", "happen")
        ):
            continue
        last = index - 1 - (scene.low(index - 1) in ("də", "da"))  # "islahatların da müzakirəsi"
        if in_case(scene.tokens[last].text, "gen") is not None:
            first = after_frame(scene, scene.opening(index), index)
            kinds: tuple[EventType, ...] = ("visit",) if _on_journey(scene, first) else ()
            yield Cue(index, Stretch(first, last, "gen"), verb=verb, kinds=kinds)


def _goes_on(scene: Scene) -> bool:
    """Whether a matter is talked of after a talk of another day: "mayda keçirilən görüşün davamı olaraq"."""
    return any(
        scene.low(i) == "davamı" and scene.low(i + 1) in ("olaraq", "kimi") for i in scene.where(_COURSE)
    )
