"""Event mentions in Azerbaijani text: in each sentence the verbs and the event nouns are asked what they tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.az import gatherings, settling, signings, talks, visits
from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.scene import Scene, listed
from kg.extract.languages.az.told import Told
from kg.extract.parties import Party
from kg.extract.spans import Spans
from kg.extract.times import When
from kg.extract.words import Words

_MEETINGS = listed("nouns", "meeting") | {"zəng"}
_VISITS = listed("nouns", "visit")
# An adoption told in a sentence is of a gathering so many sentences before it.
_ADOPTED_NEAR = 4
_REMINDERS = ("xatırladaq", "xatırladılır", "qeyd edək ki", "bundan əvvəl", "daha əvvəl", "bundan öncə", "xatırladırıq")


def read_events(
    words: Words, spans: Spans, parties: Sequence[Party], whens: Sequence[When]
) -> list[Draft]:
    """Return the event mentions of a text, in its order; the parties must have their persons."""
    out: list[Draft] = []
    for sentence in words.sentences:
        scene = Scene(words, spans, parties, whens, sentence)
        if scene.verbs or sentence.paragraph < 0:
            out += _in_sentence(scene)
    return list(_adopted(out))


def _in_sentence(scene: Scene) -> list[Draft]:
    told = list(_mentions(scene))
    settling.date(scene, told)
    settling.locate(scene, told)
    _remember(scene, told)
    drafts = [t.draft for t in told]
    return sorted(drafts, key=lambda d: (d.first, d.last))


def _remember(scene: Scene, told: Sequence[Told]) -> None:
    """What a reminder tells lies before the news."""
    opening = lower(scene.words.quote(scene.first, min(scene.first + 3, scene.last)))
    for mention in told if opening.startswith(_REMINDERS) else ():
        mention.draft.earlier = mention.draft.earlier or mention.draft.modality == "held"


def _mentions(scene: Scene) -> Iterator[Told]:
    for verb in scene.verbs:
        if verb.lists:
            for read in (talks.read_verb, visits.read_verb, signings.read_verb):
                yield from read(scene, verb)
    inside = {i for v in scene.verbs for i in range(v.first, v.last + 1)}
    for index in range(scene.first, scene.last + 1):
        token = scene.tokens[index]
        if token.shape == "mark" or scene.spans.over(index) is not None and token.capital:
            continue
        yield from _of_noun(scene, index, inside)
    for site in scene.sites:
        yield from visits.read_presence(scene, site)


def _of_noun(scene: Scene, index: int, inside: set[int]) -> list[Told]:
    gathering = gatherings.noun_at(scene, index)
    if gathering is not None:
        return gatherings.read_noun(scene, gathering)
    if index in inside:
        return []
    visit = scene.noun(index, _VISITS)
    if visit is not None:
        return visits.read_noun(scene, visit)
    meeting = scene.noun(index, _MEETINGS)
    return talks.read_noun(scene, meeting) if meeting is not None else []


def _adopted(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """What a gathering adopts is its document and no signing of its own; another paper goes to the signing before."""
    for n, draft in enumerate(drafts):
        if draft.rule != "adopt-within":
            yield draft
            continue
        before = [d for d in drafts[:n] if 0 <= draft.sentence - d.sentence <= _ADOPTED_NEAR and not d.title]
        hosts = [d for d in before if d.type == "conference" and (d.named or d.parts)]
        hosts = hosts or [d for d in before if d.type == "signing"]
        if hosts:
            hosts[-1].documents += draft.documents
        elif not draft.parts or len(draft.parts) > 1:
            yield draft
