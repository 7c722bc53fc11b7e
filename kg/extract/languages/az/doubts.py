"""What a clause only supposes, demands or tells of in general, in Azerbaijani: no events."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.extract.languages.az.scene import Noun, Scene
from kg.extract.languages.az.syntax import participle_before
from kg.extract.languages.az.verbs import Verb

# What is signed about talks, and is none itself: "məsləhətləşmələr | planı"
_PAPERS = ("planı", "proqramı", "protokolu", "sazişi", "memorandumu", "müqaviləsi")
# What must be done first.
NEEDED = ("malıdır", "məlidir", "malıdırlar", "məlidirlər")
_HABITS = ("tez-tez", "mütəmadi", "müntəzəm", "vaxtaşırı", "adətən", "həmişə", "daim", "ənənəvi")
_PERIODS = frozenset(["il", "ay", "həftə", "gün", "dəfə", "zaman"])
_HABITS_NEAR = 12
# "görüşü hələ dəqiq deyil", "səfəri dəqiqləşməyib"
_OPEN = frozenset(["dəqiq", "məlum", "bəlli", "aydın"])
# What of a thing that surely will be is not known: "görüşün vaxtı məlum deyil"
_DETAILS = ("vaxt", "tarix", "yer", "gün", "saat", "müddət", "gündəli", "format", "detal")
_UNSETTLED = ("dəqiqləşməyib", "müəyyənləşməyib", "dəqiqləşdirilməyib")
_REFUTES = ("təkzib", "yalanla")
# "görüş təşkil etmək üçün təklif almayıb", "görüşü barədə razılıq əldə olunmayıb"
_OFFERS = ("təklif", "razılıq", "razılaşma", "dəvət", "təşəbbüs")
_LACKING = re.compile(r"(?:almay|verməy|olunmay|olmay|edilməy)[ıi]b")
_ABOUT = frozenset(["barədə", "haqqında", "barəsində", "ilə", "dair"])
# "görüşdüyü doğru | deyil", "gəldiyi həqiqətə uyğun | deyil", "görüşdüyü yalandır"
_RUMOURS = ("şayiə", "dedi-qodu")
_TRUE = frozenset(["doğru", "həqiqət", "düzgün", "düz", "uyğun"])
_FALSE = ("yalandır", "əsassızdır", "uydurmadır", "təsdiqlənməyib", "təsdiqini")
_REPORTS = ("xəbər", "məlumat", "iddia", "şayiə")
# "baş tutarsa", "olacaqsa", "baş tutsaydı"
_CONDITION = re.compile(r"(?:(?:[aə]r|[aə]c[aə][qk]|[ıiuü]r|[ıiuü]b)s[aə]|\w\ws[aə]yd[ıi])(?:l[aə]r)?$")
# "gələcəyi ehtimalı azdır", "az ehtimal olunur", "real görünmür", "sual altındadır"
_CHANCE = ("ehtimal", "şans", "imkan")
_SLIGHT = ("az", "zəif", "aşağı", "yox", "kiçik", "cüzi", "olunmur", "edilmir")
_REAL = frozenset(["istisna", "real", "inandırıcı", "mümkün", "gerçəkçi", "sual", "şübhə", "ehtimal"])
_SEEMS = frozenset(["görünmür", "deyil", "altındadır", "altında"])
# After "görüşə", "səfərə": who is ready for it or needs it; no "görüşə hazırlaşır".
_WISHED = ("hazır", "ehtiyac", "lüzum", "ümid", "meyl", "maraqlı")
_OPEN_TO = ("açıqdır", "açıqdırlar", "açıqdı")
_PREPARING = ("hazırla", "hazırlı", "hazırda", "hazırkı")
# After a verb in "-ə": who could do it, or could not.
_ABLE = ("bilmə", "bilmi", "bilir", "bildi", "biləc", "bilər", "bilsə")
_SEVERAL = frozenset(["iki", "üç", "dörd", "beş", "altı", "yeddi", "səkkiz", "doqquz", "on", "neçə"])
_DOING = frozenset(["edə", "oluna", "edilə", "apara", "aparıla"])
# A condition stands so many words after its event at most.
_CLAUSE = 8


def is_doubtful(scene: Scene, index: int, main: Verb | None) -> bool:
    """Whether an event only may be, is a condition, or reports of it are denied: "görüşü mümkündür", "görüş
    baş tutarsa", "səfərinin gözlənildiyi barədə xəbərlər təkzib edilib".
    """
    ahead = range(index + 1, min(index + _CLAUSE, scene.last) + 1)
    comma = next((i for i in ahead if scene.tokens[i].text == ","), ahead.stop)
    if any(_CONDITION.search(scene.low(i)) for i in range(index + 1, comma)):
        return True
    if main is not None and scene.low(main.last).startswith("mümkün"):
        return True
    words = [scene.low(i) for i in range(index + 1, comma)]
    if _is_unlikely(words):
        return True
    unsettled = any(w in _OPEN and then == "deyil" for w, then in pairwise(words))
    unsettled = unsettled or any(w.startswith(_UNSETTLED) for w in words)
    if unsettled and not any(w.startswith(_DETAILS) for w in words):
        return True
    if any(w.startswith(_OFFERS) for w in words) and any(_LACKING.search(w) for w in words):
        return True
    if is_untrue(scene, index):
        return True
    if main is None or main.negative or not main.name.startswith(_REFUTES):
        return False
    return any(scene.low(i).startswith(_REPORTS) for i in range(index + 1, main.first))


def is_untrue(scene: Scene, index: int) -> bool:
    """Whether what a clause tells is but rumoured, or told not to be so: "görüşdüyü doğru deyil",
    "gələcəyi barədə şayiələr yayılıb"."""
    ahead = range(index + 1, min(index + _CLAUSE, scene.last) + 1)
    comma = next((i for i in ahead if scene.tokens[i].text in ",;:"), ahead.stop)
    words = [scene.low(i) for i in range(index + 1, comma)]
    about = bool(words) and (words[0] in _ABOUT or words[0].startswith(_RUMOURS))
    rumoured = about and any(w.startswith(_RUMOURS) for w in words)
    denied = any(w in _TRUE and then == "deyil" for w, then in pairwise(words))
    return rumoured or denied or any(w.startswith(_FALSE) for w in words)


def _is_unlikely(words: Sequence[str]) -> bool:
    """Whether hardly anybody believes in what is told: "gələcəyi ehtimalı çox azdır", "az ehtimal olunur",
    "görüşü real deyil"."""
    if any(w.startswith("şübhəli") for w in words):
        return True
    for n, word in enumerate(words):
        slight = words[max(0, n - 1)] == "az" or any(w.startswith(_SLIGHT) for w in words[n + 1 : n + 3])
        if word.startswith(_CHANCE) and slight:
            return True
    return any(w in _REAL and then in _SEEMS for w, then in pairwise(words))


def is_wished(scene: Scene, index: int) -> bool:
    """Whether somebody is but ready for an event, or in need of it: "onunla görüşə hər zaman hazırdır"."""
    near = range(index + 1, min(index + 4, scene.last) + 1)
    if any(scene.low(i) in _OPEN_TO or (scene.low(i), scene.low(i + 1)[:2]) == ("açıq", "ol") for i in near):
        return True
    word = next((w for i in near if (w := scene.low(i)).startswith(_WISHED)), "")
    return bool(word) and not word.startswith(_PREPARING)


def is_often(scene: Scene, verb: Verb) -> bool:
    """Whether it is but counted how often something was done: "beş dəfə Bakıya səfər edib", "dəfələrlə"."""
    clause = range(scene.opening(verb.first), verb.first)
    times = [i for i in clause if scene.low(i) == "dəfə" and i > clause.start]
    counted = any(scene.low(i - 1) in _SEVERAL or scene.low(i - 1).isdigit() for i in times)
    return counted or any(scene.low(i) == "dəfələrlə" for i in clause)


def can_be(scene: Scene, noun: Noun) -> bool:
    """Whether a word is no noun but what somebody can do: "görüşə bilməyib", "müzakirə | edə biləcək"."""
    able = noun.case == "dat" and scene.low(noun.index + 1).startswith(_ABLE)
    return able or (scene.low(noun.index + 1) in _DOING and scene.low(noun.index + 2).startswith("bil"))


def is_habit(scene: Scene, verb: Verb) -> bool:
    """Whether somebody does a thing again and again: "mütəmadi görüşürlər", "hər il Bakıya gəlir"."""
    if verb.kind != "finite" or verb.tense != "present":
        return False
    clause = range(max(scene.opening(verb.first), verb.first - _HABITS_NEAR), verb.first)
    # "Daimi Şuranın iclasında" has it in a name
    often = any(scene.low(i).startswith(_HABITS) and not scene.tokens[i].capital for i in clause)
    each = any(scene.low(i) == "hər" and scene.low(i + 1) in _PERIODS for i in clause)
    return often or each


def goes_on(scene: Scene, noun: Noun, verb: Verb | None) -> bool:
    """Whether a plural tells of no event but that there will be more: "görüşlər davam edəcək", "görüşlər
    mütəmadi keçiriləcək"."""
    if scene.low(noun.index + 1) == "davam":
        return scene.low(noun.index + 2).startswith("edəc")
    if verb is None or verb.tense != "future":
        return False
    return any(scene.low(i).startswith(_HABITS) for i in range(noun.index + 1, verb.first))


def is_duty(scene: Scene, verb: Verb) -> bool:
    """Whether somebody only says what should be done, on no day: "prezidentlər görüşməlidir"."""
    return scene.low(verb.last).endswith(NEEDED) and not scene.whens


def has_standing_agenda(scene: Scene, noun: Noun) -> bool:
    """Whether talks of two states go on for years: "A ilə B arasında danışıqların gündəliyində qalır"."""
    ahead = scene.low(noun.index + 1).startswith(("gündəli", "gündəm"))
    if not ahead or noun.case != "gen" or not noun.stem.startswith("danışıq") or scene.whens:
        return False
    before = participle_before(scene, noun.index)
    return before is None or before.name in ("ol", "aparıl")


def is_of_paper(scene: Scene, noun: Noun) -> bool:
    """Whether talks are but what a paper is about: "məsləhətləşmələr | planı imzalanıb"."""
    return scene.low(noun.index + 1).startswith(_PAPERS)


def is_only_thought_of(scene: Scene, noun: Noun) -> bool:
    """Whether an event is but doubted, needed, opposed or made possible: "görüşün faydasına şübhə edib",
    "görüşü lazımdır", "səfərinə qarşı çıxıb", "görüşü üçün ərazisini təklif edib"."""
    i = noun.index + 1
    after = scene.low(i)
    if noun.case == "gen" and after.startswith(_WORTH):
        return True
    if noun.case == "dat" and ((after, scene.low(i + 1)[:2]) == ("can", "at") or _is_opposed(scene, i)):
        return True
    near = [scene.low(k) for k in range(i, min(i + _NEAR, scene.last) + 1)]
    if noun.case == "nom" and after == "üçün":
        return any(w.startswith(_GROUNDS) for w in near[1:])
    if noun.case == "loc" and after.startswith("vasitəçi"):
        return any(w.startswith("hazır") for w in near)
    if any(w.startswith("təklif") for w in near):
        return any(w == "rədd" for w in near)
    return False


def _is_opposed(scene: Scene, i: int) -> bool:
    return scene.low(i) == "qarşı" and scene.low(i + 1).startswith(("çıx", "ol", "idi"))


# "görüşün | mənası", "səfərin | faydasına"
_WORTH = ("fayda", "məna", "xeyri", "lüzum", "perspektivi")
# "görüşü üçün | ərazisini təklif edib", "danışıqlar üçün | şərt irəli sürüb"
_GROUNDS = ("ərazi", "meydan", "platforma", "məkan", "şərt", "maneə", "zəmin", "zəmanət", "təminat", "əsas")
_NEAR = 5
