"""What is but said to be needed, possible or of no use: "görüşü | məntiqsizdir", "səfərinin | zəruri olduğunu
deyib"; what is said to be important or a success may have been held."""

from __future__ import annotations

from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.scene import Noun, Scene, listed

_SO = tuple(sorted(words_of("vocabulary", "judged_so")))
_SMALL = words_of("vocabulary", "before_judging")
_COPULA = ("dır", "dir", "dur", "dür", "dırlar", "dirlər")
# "zəruri | olduğunu", "vacib | hesab edir"
_CALLED = ("ol", "say", "hesab", "bil", "gör", "adlandır")
# "görüşünün | vacibliyi"
_QUALITY = ("liyi", "lığı", "luğu", "lüyü", "liyini", "lığını", "luğunu", "lüyünü")
# So many words after a noun it is judged at most.
_FAR = 9


def is_judged(scene: Scene, noun: Noun) -> bool:
    """Whether an event is the subject of such a judgement, with nothing between but when, where and that it
    takes place."""
    after = scene.after(noun.index)
    if noun.case not in ("nom", "gen") or after in listed("cues", "during") | listed("cues", "frames"):
        return False
    told = {i for w in scene.whens for i in range(w.first, w.last + 1)}
    told |= {i for s in scene.sites for i in range(s.first, s.last + 1)}
    told |= {
        i
        for v in scene.verbs
        if v.kind == "noun" and v.has("happen", "light")
        for i in range(v.first, v.last + 1)
    }
    for i in range(noun.index + 1, min(noun.index + _FAR, scene.last) + 1):
        word = scene.low(i)
        if word.startswith(_SO):
            called = i < scene.last and scene.low(i + 1).startswith(_CALLED)
            return called or word.endswith((*_COPULA, *_QUALITY))
        if i not in told and word not in _SMALL:
            return False
    return False
