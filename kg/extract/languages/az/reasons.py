"""Matters that a clause names by what somebody does about them, in Azerbaijani: "hücuma görə etiraz edilib",
"limandan istifadəyə dəvət edib", "ticarəti artırmaq üçün imkanlar var", "məqsədini tədqiqat kimi açıqlayıb".
"""

from __future__ import annotations

from kg.extract.languages.az.agendas import Cue
from kg.extract.languages.az.beginnings import PASSIVE, begin
from kg.extract.languages.az.inflection import in_case
from kg.extract.languages.az.lexicon import table, words_of
from kg.extract.languages.az.lists import Stretch, is_genitive
from kg.extract.languages.az.scene import Scene
from kg.extract.languages.az.stances import of_infinitive
from kg.extract.languages.az.verbs import Verb

_LISTED = table("topics")["reasons"]
_PROTESTS, _LODGED = frozenset(_LISTED["protests"].split()), frozenset(_LISTED["lodged"].split())
_INTO = words_of("topics", "reasons", "into")
_ASKS = frozenset(_LISTED["asks"].split())
_ROOM = tuple(_LISTED["room"].split())
_THERE = tuple(_LISTED["there"].split())
_MERITS, _PRAISING = words_of("topics", "reasons", "merits"), frozenset(_LISTED["praising"].split())
_DEEDS = words_of("topics", "reasons", "deeds")
_CALLING = frozenset(_LISTED["calling"].split())
# How the name of an action ends in the locative: "azad edilməsində".
_IN_DOING = ("masında", "məsində")
_TOLD = words_of("topics", "reasons", "told")
_BOUND = ("bağlı", "əlaqədar")
_JOURNEYS = ("səfər", "gəliş", "görüş", "ziyarət")
# Between a reason and its cue stand so many words at most.
_REACH = 6


def reason(scene: Scene, verb: Verb) -> Cue | None:
    """Return the matter that a clause names as why or for what something was done; None for none."""
    if verb.kind not in ("finite", "converb") or verb.negative:
        return None
    stretch = (
        _protested(scene, verb) or _asked_into(scene, verb) or _part_praised(scene, verb) or _aim(scene, verb)
    )
    if stretch is None:
        return None
    return Cue(verb.first, stretch, verb.name not in PASSIVE, verb)


def _protested(scene: Scene, verb: Verb) -> Stretch | None:
    """ "hücuma görə səfirə qəti etiraz bildirilib", "hücumla bağlı nota təqdim olunub"."""
    last = verb.first - 1
    if verb.name not in _LODGED or scene.low(last) not in _PROTESTS:
        return None
    first = _after_told(scene, begin(scene, verb), last)
    for at in range(last - 1, max(first, last - _REACH), -1):
        if scene.low(at) == "görə" and in_case(scene.tokens[at - 1].text, "dat") is not None:
            return Stretch(first, at - 1, "dat")
        if scene.low(at) in _BOUND:
            bare = scene.low(at - 1) == "ilə"
            return Stretch(first, at - 1 - bare, "" if bare else "ins") if at - 1 - bare >= first else None
    return None


def _after_told(scene: Scene, first: int, high: int) -> int:
    """Beyond who hears it, where he stands first: "Səfirə | hücuma görə etiraz bildirilib"."""
    told = next((a for a in scene.actors if a.first == first and a.may("dat")), None)
    post = scene.noun(first, _TOLD)
    if told is not None and told.last + 2 < high:
        return told.last + 1
    return first + 1 if post is not None and post.case == "dat" and not post.owned else first


def _asked_into(scene: Scene, verb: Verb) -> Stretch | None:
    """ "şirkətləri | limandan istifadəyə | dəvət edib": in what somebody is asked to share."""
    last = verb.first - 1
    if verb.name not in _ASKS or scene.noun(last, _INTO) is None:
        return None
    if in_case(scene.tokens[last].text, "dat") is None:
        return None
    first = begin(scene, verb)
    asked = [i for i in range(first, last - 1) if in_case(scene.tokens[i].text, "acc") is not None]
    plural = [i for i in asked if scene.low(i).endswith(("lərini", "larını", "ləri", "ları"))]
    start = plural[0] + 1 if plural else first
    return Stretch(start, last, "dat") if start < last else None


def _part_praised(scene: Scene, verb: Verb) -> Stretch | None:
    """ "girovların azad edilməsində | Misirin rolunu yüksək qiymətləndirib": in what somebody was of use."""
    last = verb.first - 1
    if not verb.name.startswith(("qiymətləndir", "dəyərləndir")) or scene.low(last) not in _PRAISING:
        return None
    if scene.noun(last - 1, _MERITS) is None:
        return None
    first = begin(scene, verb)
    near = range(last - 2, max(first, last - _REACH), -1)
    deed = next((i for i in near if _is_deed(scene, i)), None)
    return Stretch(first, deed, "loc") if deed is not None and deed > first else None


def _is_deed(scene: Scene, index: int) -> bool:
    """Whether a word says in doing what: "azad edilməsində", "təxliyəsində"."""
    noun = scene.noun(index, _DEEDS)
    return scene.low(index).endswith(_IN_DOING) or (noun is not None and noun.owned and noun.case == "loc")


def _aim(scene: Scene, verb: Verb) -> Stretch | None:
    """ "səfərin məqsədini | A, B | kimi açıqlayıb"."""
    last = verb.first - 1
    if verb.name not in _CALLING or scene.low(last) != "kimi":
        return None
    low = scene.opening(verb.first)
    at = next((i for i in range(low + 1, last - 1) if scene.low(i) == "məqsədini"), None)
    told = at is not None and (
        scene.low(at - 1).startswith(_JOURNEYS) or scene.low(at - 2).startswith(_JOURNEYS)
    )
    return Stretch(at + 1, last - 1, "") if told and at is not None else None


def room(scene: Scene, index: int) -> Cue | None:
    """ "ticarəti artırmaq üçün | yaxşı imkanlar var": for what there is room, at the token of "üçün"."""
    if scene.low(index) != "üçün" or not scene.low(index - 1).endswith(("maq", "mək")):
        return None
    head = next((i for i in range(index + 1, index + _REACH) if scene.low(i).startswith(_ROOM)), None)
    if head is None or head >= scene.last or not scene.low(head + 1).startswith(_THERE):
        return None
    low = scene.opening(index)
    for verb in scene.verbs:
        if verb.first <= index - 1 <= verb.last:
            low = begin(scene, verb)
    who = (a.last + 1 for a in scene.actors if a.may("nom") and a.party.kind != "state" and a.last < head)
    low = _after_owner(scene, max([low, *(k for k in who if k < index - 1)]), index)
    aim = of_infinitive(scene, low, index - 1)
    return Cue(index, aim, True) if aim is not None else None


def _after_owner(scene: Scene, first: int, high: int) -> int:
    """Beyond who has room: "Onun fikrincə, | iki ölkənin | ticarəti artırmaq üçün imkanları"."""
    comma = [i + 1 for i in range(first, min(first + 4, high)) if scene.tokens[i].text == ","]
    first = comma[0] if comma and scene.low(comma[0] - 2) in ("fikrincə", "görə", "ki") else first
    owner = first + (scene.low(first) in ("iki", "hər", "bu"))
    owner += scene.low(owner) == "iki"
    own = scene.low(owner).startswith(("ölkə", "şəhər", "tərəf", "region", "dövlət", "qurum"))
    return owner + 1 if own and is_genitive(scene, owner) else first
