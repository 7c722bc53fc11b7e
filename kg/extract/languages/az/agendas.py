"""What talks are about, told without a verb: "Vahid tariflər toplantının əsas mövzularıdır"."""

from __future__ import annotations

from kg.extract.languages.az.beginnings import after_frame
from kg.extract.languages.az.cues import GATHERINGS, Cue
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.lists import Stretch
from kg.extract.languages.az.scene import Scene
from kg.records import EventType

_COPULAS = frozenset(
    ("mövzusudur", "mövzularıdır", "mövzularındandır", "predmetidir", "prioritetidir", "prioritetləridir")
)
_OF_TALKS = words_of("topics", "possessed") | {"əsas", "müzakirə", "başlıca", "mühüm"}
_LISTED = ("mövzu", "məsələ", "sual")
_SPOKEN = frozenset(
    (
        "müzakirə",
        "ediləcək",
        "olunacaq",
        "olunan",
        "edilən",
        "edilmiş",
        "olunmuş",
        "əsas",
        "baxılacaq",
        "baxılan",
    )
)
_ALSO = frozenset(("də", "da", "həmçinin"))


def copular(scene: Scene, index: int) -> Cue | None:
    """The matters before "görüşün əsas mövzusudur"; None where a word says no such thing."""
    among = scene.low(index) == "sırasındadır" and scene.low(index - 1).startswith(_LISTED)
    if scene.low(index) not in _COPULAS and not among:
        return None
    kinds: tuple[EventType, ...] = ()
    end, owned = index - 1 - among, among
    while among and end > scene.first and scene.low(end) in _SPOKEN:
        end -= 1  # "X və Y | müzakirə ediləcək mövzular sırasındadır"
    while end > scene.first and scene.low(end) in _OF_TALKS:
        noun = scene.noun(end, GATHERINGS)
        kinds = ("conference",) if noun is not None else kinds
        owned = owned or scene.low(end) in words_of("topics", "possessed")
        end -= 1
    while end > scene.first and scene.low(end) in _ALSO:
        end -= 1
    first = after_frame(scene, scene.opening(index), index)
    return Cue(index, Stretch(first, end, ""), kinds=kinds) if owned and first <= end else None
