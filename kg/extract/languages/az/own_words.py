"""Whose own words a quotation is: "“X ilə görüşdük”, - deyə nazir bildirib"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg import gazetteer
from kg.extract.allegiance import country_of
from kg.extract.languages.az.lexicon import table
from kg.extract.languages.az.quotations import closing, end_of_speech
from kg.extract.languages.az.scene import OPENING, Actor, Scene
from kg.extract.languages.az.verbs import Verb
from kg.extract.parties import Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Words

_SAYING = frozenset(table("statements")["saying"].split())
_SHARED = ("paylaş", "paylaşım")
# What somebody says has more words than this; below, it is a name.
_FEWEST = 3
# "Bunu" stands so many words from the beginning at most: "Agentlik xəbər verir ki, bunu nazir X deyib".
_POINTING = 8
_ACCORDING = frozenset(["sözlərinə", "fikrincə", "bildirdiyinə", "dediyinə", "qənaətincə"])
# Who speaks, as a party of what he tells. "Mən" itself needs nothing: the verb has its person.
_ME = {"mənə": "dat", "məni": "acc", "mənimlə": "ins", "bizi": "acc", "bizimlə": "ins"}
# So far a name goes after "dedi".
_NEXT = 12


def attribute(scenes: Sequence[Scene]) -> bool:
    """Note in each sentence which of its tokens are somebody's own words; whether any are."""
    words = scenes[0].words if scenes else None
    last = -1
    for scene in scenes:
        for start in range(max(scene.first, last + 1), scene.last + 1):
            if words is None or start <= last or words.tokens[start].text not in OPENING:
                continue
            close = _end(scenes, words, start)
            if close is None or close - start <= _FEWEST:
                last = close or last
                continue
            last = close
            speaker = _speaker(scenes, words, start, close)
            if speaker is not None:
                for index in range(scene.sentence.index, words.tokens[close].sentence + 1):
                    scenes[index].said.append((start, close, speaker))
                    _tell_of_himself(scenes[index], start, close, speaker)
    return any(scene.said for scene in scenes)


def _end(scenes: Sequence[Scene], words: Words, start: int) -> int | None:
    """The mark that ends what somebody says; beyond its paragraph only where who says it is told there."""
    near, far = closing(words, start), end_of_speech(words, start)
    if far is None or far == near:
        return near
    ending = scenes[words.tokens[far].sentence]
    within = ending.sentence.paragraph == scenes[words.tokens[start].sentence].sentence.paragraph
    said = any(v.first > far and _says(ending, v) for v in ending.verbs)
    announced = scenes[words.tokens[start].sentence].low(start - 1) == ":"
    return far if said or announced or (within and near is not None) else near


def _tell_of_himself(scene: Scene, start: int, close: int, speaker: Party) -> None:
    """Who speaks is somebody in his sentence: "“Prezident X | mənə zəng edib”"."""
    for index in range(max(start, scene.first), min(close, scene.last) + 1):
        case = _ME.get(scene.low(index))
        if case is not None:
            cases = frozenset((case,))
            here = replace(speaker, first=index, last=index, head=index, sentence=scene.sentence.index)
            actor = Actor(replace(here, cases=cases), index, index, cases)
            actor.group = [actor]
            scene.actors.append(actor)
    scene.actors.sort(key=lambda a: a.first)


def abroad(spans: Spans, parties: Sequence[Party], scenes: Sequence[Scene]) -> bool:
    """Let "ölkəmiz" be the state of a foreigner whose words it is in; whether there is such a word."""
    changed = False
    for first, last, speaker in dict.fromkeys(said for scene in scenes for said in scene.said):
        country = country_of(speaker)
        name = gazetteer.state_label(country, "az") if country else None
        ours = (s for i in range(first, last + 1) if (s := spans.at(i)) is not None and _is_ours(spans, s))
        for span in [s for s in ours if name is not None and s.country != country]:
            spans.drop(span)
            spans.offer([replace(span, name=name or "", country=country)])
            for party in parties:
                if party.kind == "state" and party.first <= span.first <= party.last:
                    party.country = country
            changed = True
    return changed


def _is_ours(spans: Spans, span: Span) -> bool:
    """Whether a state is called "ölkəmiz"."""
    readings = spans.words.tokens[span.first].readings
    return span.kind == "state" and any("poss1p" in r.tags for r in readings)


def _speaker(scenes: Sequence[Scene], words: Words, start: int, close: int) -> Party | None:
    """Who is told to say a quotation: after it, before its colon, in the sentence before it."""
    opening, ending = scenes[words.tokens[start].sentence], scenes[words.tokens[close].sentence]
    if close == ending.last and ending is not scenes[-1]:
        following = scenes[ending.sentence.index + 1]
        beside = following.sentence.paragraph == ending.sentence.paragraph
        if beside and (following.low(following.first) in ("-", "–", "—", "deyə")):
            ending = following
    after = [v for v in ending.verbs if v.first > close and _says(ending, v)]
    if after:
        sayer = _sayer(ending, max(close + 1, ending.first), after[0])
        # "nazir qeyd edib" after a quotation means no minister that is only told of in it.
        bare = sayer is not None and sayer.kind == "post" and start == opening.first
        bare = bare or (_is_he(ending, after[0]) and start == opening.first)
        return (_sayer_before(scenes, opening) if bare else None) or sayer
    if opening.low(start - 1) in (":", "ki", ","):
        return _announced(opening, start)
    told = (
        scenes[opening.sentence.index - 1] if start == opening.first and opening.sentence.index else opening
    )
    if told.low(told.last) == ":" and told.sentence.paragraph >= 0:
        return _announced(told, told.last + 1)  # a quotation in a paragraph of its own
    alone = start == opening.first and close == ending.last - _marked(ending)
    return (_sayer_before(scenes, opening) or _sayer_after(scenes, ending)) if alone else None


def _announced(scene: Scene, start: int) -> Party | None:
    """Who is told to say what stands after a colon: "A deyib: “...”", "A deyib ki, iş davam edir: “...”",
    "Onun sözlərinə görə, iş davam edir: “...”".
    """
    before = [v for v in scene.verbs if v.last < start]
    if before and _says(scene, before[-1]):
        return _sayer(scene, scene.first, before[-1])
    if not before or scene.low(start - 1) != ":":
        return None
    said = next((v for v in before if scene.low(v.last + 1) == "ki" and _says(scene, v)), None)
    return _sayer(scene, scene.first, said) if said is not None else _according(scene, start)


def _according(scene: Scene, start: int) -> Party | None:
    """According to whom something is before a token: "onun sözlərinə görə", "A-nın fikrincə"."""
    words = (i for i in range(scene.first, start) if scene.low(i) in _ACCORDING)
    at = next((i for i in words if scene.low(i + 1) in ("görə", ",")), None)
    told = (p for p in scene.parties if at is not None and p.last + 1 == at and "gen" in p.cases)
    return next((p for p in told if _is_one(p)), None)


def _is_one(party: Party) -> bool:
    """Whether a party is one official, or a pronoun for a person of the text."""
    known = party.kind in ("person", "post") or (party.kind == "pronoun" and party.person is not None)
    return known and not party.plural


def _is_he(scene: Scene, verb: Verb) -> bool:
    """Whether who has been told to say something goes on: "“...”, - | o qeyd edib", "- deyə | əlavə edib"."""
    return scene.low(verb.first - 1) == "o"


def _sayer_after(scenes: Sequence[Scene], scene: Scene) -> Party | None:
    """Who says something by the sentence after it: "“...”. Bunu nazir X deyib"."""
    told = scenes[scene.sentence.index + 1] if scene.sentence.index + 1 < len(scenes) else scene
    near = range(told.first, min(told.first + _POINTING, told.last))
    points = any(told.low(i) == "bunu" or (told.low(i), told.low(i + 1)) == ("bu", "barədə") for i in near)
    finite = [v for v in told.verbs if v.kind == "finite" and not told.quoted(v.last)] if points else []
    if told is scene or not finite or not _says(told, finite[-1]):
        return None
    return _sayer(told, told.opening(finite[-1].first), finite[-1])


def _sayer_before(scenes: Sequence[Scene], scene: Scene) -> Party | None:
    """Who says something in the sentence before: "Bu barədə nazir X yazıb. “...”"."""
    told = scenes[scene.sentence.index - 1] if scene.sentence.index else scene
    finite = [v for v in told.verbs if v.kind == "finite" and not told.quoted(v.last)]
    if told.sentence.paragraph < 0 or not finite or not _says(told, finite[-1]):
        return None
    return _sayer(told, told.opening(finite[-1].first), finite[-1])


def _marked(scene: Scene) -> int:
    """How many marks end a sentence after a quotation: "...”." has one."""
    return int(scene.tokens[scene.last].shape == "mark" and scene.low(scene.last) not in ("”", '"', "»"))


def _says(scene: Scene, verb: Verb) -> bool:
    if verb.kind not in ("finite", "converb") or verb.negative:
        return False
    shared = scene.low(verb.last).startswith(_SHARED) or scene.low(verb.last - 1) in _SHARED
    return verb.name in _SAYING or shared


def _sayer(scene: Scene, low: int, verb: Verb) -> Party | None:
    """The one person or post that stands in the nominative before a verb of saying."""
    groups = scene.groups(low, verb.first - 1, "nom")
    after = scene.groups(verb.last + 1, verb.last + 1 + _NEXT, "nom") if not groups else []
    if after and after[0][0].first == verb.last + 1:
        groups = after[:1]  # "“...”, - dedi | baş nazir"
    acting = [a.party for a in groups[-1]] if groups else []
    return acting[0] if len(acting) == 1 and _is_one(acting[0]) else None
