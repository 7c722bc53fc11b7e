"""What a text only names: as the object of what somebody wants, rejects or lacks ("görüşü rədd edib",
"səfərinə icazə verilməyib"), or as that for which something is said to be needed.

The words that wish, ask, reject and doubt are endless; those that say that something came about, or speak of
it as of what did, are few. So it is these that are listed, and the object of any other verb is no event.
"""

from __future__ import annotations

from kg.extract.languages.az.scene import Noun, Scene, listed
from kg.extract.languages.az.verbs import Verb

_TALKED_OF = tuple(sorted(listed("cues", "spoken_of")))
_GONE_TO = tuple(sorted(listed("cues", "gone_to")))
# "danışıqları | rədd edib": the noun may be a nominative by its form.
_NEXT_BUT_ONE = 2
# "gələcəyinə | dair məlumat", "gələcəyinə | söz verib"
_PROMISED = (
    "dair",
    "söz",
    "vəd",
    "razı",
    "zəmanət",
    "işarə",
    "baxmayaraq",
    "rəğmən",
    "görə",
    "toxun",
    "diqqət",
    "əmin",
    "aydınlıq",
)
_TO_BELIEVE = ("cağına", "cəyinə", "caqlarına", "cəklərinə")
# "daim | təmasda olmaq"
_CONTACT = (
    "təmas",
    "əlaqə_saxla",
    "əlaqədə",
    "ünsiyyət",
    "telefonla_əlaqə",
    "telefonda_əlaqə",
    "telefon_əlaqəsi_saxla",
)
# "görüşməyi | bacarıb", "görüşməyə | nail olub", "görüşməyə | vaxt tapıb"
_MANAGED = ("bacarıb", "bacardı", "bacarmış")
_SUCCESS = frozenset(("nail", "müvəffəq", "vaxt", "imkan", "macal"))
_REACHED = ("olub", "oldu", "olmuş", "tapıb", "tapdı", "tapmış")
# What verbs do to which an event is more than their object.
_DOING = ("happen", "attend", "meet", "host", "sign", "signed", "plan", "cancel", "deny", "invite", "go")
_SERVING = (*_DOING, "light", "say", "hand", "stay", "visit", "be", "gather", "address", "bring_invitation")
# For which a journey is made, or something arranged: "görüşmək | üçün gəlib".
_ERRANDS = (*_DOING, "light", "stay", "visit", "gather", "be", "say")


def is_only_named(scene: Scene, noun: Noun, verb: Verb | None) -> bool:
    """Whether an event is only the object of a verb that does not say that it came about."""
    if verb is None or verb.kind != "finite" or noun.case not in ("acc", "dat", "nom"):
        return False
    if not (noun.stem in listed("nouns", "meeting") or noun.stem in listed("nouns", "visit")):
        return False
    compound = verb.name == "et" and _is_compound(scene, noun, verb)
    if verb.has(*_SERVING) and not compound:
        return False
    if noun.case == "nom" and not (compound and verb.first == noun.index + _NEXT_BUT_ONE):
        return False
    near = [scene.low(i) for i in range(max(noun.index + 1, verb.first - 1), verb.last + 1)]
    told = _GONE_TO if noun.case == "dat" else _TALKED_OF
    return not any(word.startswith(told) for word in near)


def _is_compound(scene: Scene, noun: Noun, verb: Verb) -> bool:
    """Whether "et" does what the word before it says, and not the noun: "görüşü | rədd edib", no "səfərini
    Limaya edib"."""
    before = verb.first - 1
    spans = [(s.first, s.last) for s in scene.sites] + [(w.first, w.last) for w in scene.whens]
    told = any(first <= before <= last for first, last in spans)
    return before > noun.index and not told and not scene.tokens[before].capital


def is_only_believed(scene: Scene, verb: Verb) -> bool:
    """Whether somebody but believes, hopes or doubts that something will be: "gələcəyinə | şübhə edir"."""
    if verb.kind != "object" or verb.tense != "future" or not scene.low(verb.last).endswith(_TO_BELIEVE):
        return False
    return not any(scene.low(i).startswith(_PROMISED) for i in (verb.last + 1, verb.last + 2))


def came_about(scene: Scene, verb: Verb) -> bool:
    """Whether somebody is told to have managed what an infinitive names: "görüşməyi | bacarıb", "görüşməyə |
    nail olub"."""
    if verb.kind != "infinitive":
        return False
    words = [scene.low(i) for i in range(verb.last + 1, min(verb.last + 3, scene.last) + 1)]
    if words and words[0].startswith(_MANAGED):
        return True
    return len(words) > 1 and words[0] in _SUCCESS and words[1].startswith(_REACHED)


def is_to_keep_in_touch(verb: Verb) -> bool:
    """Whether somebody is but to stay in contact: "daim | təmasda olmaq barədə razılığa gəliblər"."""
    return verb.kind == "infinitive" and verb.name.startswith(_CONTACT)


def is_no_errand(scene: Scene, verb: Verb, main: Verb | None) -> bool:
    """Whether an aim is one for which nobody sets out and nothing is arranged: "görüşmək üçün | səbəb
    görmür", "danışıqlar aparmaq üçün | şərt irəli sürüb"."""
    if scene.low(verb.last + 1) != "üçün":
        return False
    return main is None or not main.has(*_ERRANDS)


def is_recalled(scene: Scene, noun: Noun) -> bool:
    """Whether somebody thinks back to a talk: "baş nazirlə görüşünü məmnunluqla xatırlayıb"."""
    near = range(noun.index + 1, min(noun.index + 12, scene.last) + 1)
    recalls = next((i for i in near if scene.low(i).startswith("xatırla")), None)
    said = any(v.kind == "finite" and noun.index < v.last < (recalls or 0) for v in scene.verbs)
    passive = noun.case == "nom" and recalls is not None and scene.low(recalls).startswith("xatırlan")
    return noun.owned and (noun.case == "acc" or passive) and recalls is not None and not said
