"""Talks of another day that the text only goes back to, of those told before: "sentyabrın 9-da olmuş telefon
danışığının davamı olaraq", "2020-ci ilin mayında keçirilən görüşün mövzusu".
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.languages.az.scene import Noun, Scene, listed
from kg.extract.languages.az.syntax import participle_before
from kg.extract.languages.az.tense import Mood
from kg.extract.languages.az.told import Told, tell
from kg.extract.languages.az.which_talks import is_call
from kg.extract.sequels import AGAIN_TALK
from kg.records import EventType

_TALKS = listed("nouns", "meeting")
# What is said of such a talk after its genitive.
_OF_IT = ("mövzu", "davam", "nəticə", "yekun", "ardınca", "ardından", "gedişində", "gündəliy")
_PEOPLE = ("person", "post", "state", "body")


def read(scene: Scene) -> Iterator[Told]:
    """Yield the talks of another day that the sentence goes back to."""
    ahead = any(v.kind == "finite" and v.tense == "future" and v.has("speak", "meet") for v in scene.verbs)
    if not scene.whens or ahead:
        return  # of those who will talk, the talk to come is told here
    for index in scene.may_be(_TALKS):
        noun = scene.noun(index, _TALKS)
        if noun is None or noun.case != "gen" or noun.plural or index == scene.last:
            continue
        if any(scene.low(i).startswith(_OF_IT) for i in (index + 1, index + 2)):
            yield from _of_day(scene, noun)


def _of_day(scene: Scene, noun: Noun) -> Iterator[Told]:
    before = participle_before(scene, noun.index)
    past = before is not None and before.kind == "attribute" and before.tense != "future"
    if before is None or not past or not before.has("happen", "be", "light") or before.negative:
        return
    low = scene.opening(before.first)
    dated = any(low <= w.first and w.last < before.first for w in scene.whens)
    sides = scene.groups(low, before.first - 1, "ins", "between", "gen")
    if not dated or any(a.party.kind in _PEOPLE for g in sides for a in g):
        return
    kind: EventType = "call" if is_call(scene, noun) else "meeting"
    told = tell(scene, kind, Mood("held", earlier=True), (noun.index, noun.index), AGAIN_TALK)
    told.anchors, told.draft.aside = [before.last], True
    yield told
