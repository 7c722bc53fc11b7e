"""What somebody stresses, in Azerbaijani: "əməkdaşlığın vacibliyini vurğulayıb"."""

from __future__ import annotations

from kg.extract.languages.az.beginnings import OCCASIONS
from kg.extract.languages.az.inflection import in_case
from kg.extract.languages.az.lexicon import table, words_of
from kg.extract.languages.az.lists import Stretch, ends_member, is_cut, is_genitive
from kg.extract.languages.az.scene import Scene
from kg.extract.languages.az.verbs import Verb

_WEIGHTS, _SHOWN = words_of("topics", "weights"), words_of("topics", "shown")
_NEEDED = frozenset(
    ["vacib", "mühüm", "prioritet", "zəruri", "önəmli", "əhəmiyyətli", "aktual", "faydalı", "məqsədəuyğun"]
)
# For whom a matter weighs: "ölkəsi üçün", "hər iki tərəf üçün"
_FOR_WHOM = frozenset(["ölkə", "tərəf", "dövlət", "region", "xalq", "bölgə"])
# "prioritet istiqamət olduğunu"
_CALLED = frozenset(["məsələ", "istiqamət", "şərt", "amil", "addım", "element", "vəzifə", "hədəf"])
_RANKING = frozenset(["prioritet", "əsas", "strateji", "başlıca", "ümdə", "təxirəsalınmaz"])
# "əhəmiyyət kəsb etdiyini": the beginnings of the words of each phrase
# "əhəmiyyət daşıdığını": that something matters.
_BEARING = tuple(tuple(p.split("_")) for p in table("topics")["bearing"].split())
# What a matter gives to an aim before it: "layihənin sabitliyə | töhfə verdiyi"
_GIVEN = frozenset(["töhfə", "xidmət", "təsir", "təkan"])
_ENDINGS = frozenset(["nın", "nin", "nun", "nün", "ın", "in", "un", "ün"])
# Between a matter and what is said of it: "ticarətin | hər iki ölkənin maraqlarına cavab verdiyini"
_BETWEEN = frozenset(table("topics")["valued"]["weights"].split()) - {"üçün", "region"}
_NOTED = frozenset(["qeyd_olun", "qeyd_edil", "vurğulan", "diqqətə_çatdırıl"])
# "Regionun inkişafı | baxımından"
_RESPECTS = frozenset(["baxımından", "nöqteyi-nəzərindən", "nöqteyi-nəzərdən"])
_DEGREES = frozenset(["daha", "da", "də", "davamlı", "gələcək", "sürətli", "hərtərəfli", "dayanıqlı"])
# An aim has so many words.
_AIM = 7
# What has been held or will be is no matter of talks.
_ONCE = frozenset(["səfər", "görüş", "zəng"])
# "görülən işləri", "atılan addımları"
_DONE = ("lən", "lan", "nən", "nan", "lmiş", "lmış", "lmüş", "lmuş")
_ACCUSATIVE = tuple(f"n{v}" for v in "ıiuü")


def describes_speaker(scene: Scene, verb: Verb) -> bool:
    """Whether a participle says what somebody speaks of: "layihələrdən danışan | nazir"."""
    if verb.kind != "attribute" or verb.tense != "past":
        return False
    speaks = any(a.first == verb.last + 1 for a in scene.actors if a.may("nom"))
    return speaks and any(v.kind == "finite" for v in scene.verbs if v.first > verb.last)


_ROOM = ("imkan", "potensial", "şərait", "zəmin")


def _with_room(scene: Scene, first: int, last: int) -> Stretch | None:
    """ "ticarətin artırılması üçün geniş imkanların olduğu": what there is room for."""
    exists = scene.low(last).startswith(("olduğu", "mövcudlu", "varlığı"))
    for index in range(last - 1, max(first + 1, last - 5), -1) if exists else ():
        if scene.low(index) == "üçün":
            room = any(scene.low(i).startswith(_ROOM) for i in range(index + 1, last))
            return Stretch(first, index - 1, "") if room else None
    return None


def stressed(scene: Scene, first: int, verb: Verb) -> Stretch | None:
    """ "X-in vacibliyini vurğulayıb", "X-in əhəmiyyəti qeyd olunub"."""
    last = verb.first - 1
    while last > first and scene.low(last) in ("də", "da", "bir", "daha", "xüsusi"):
        last -= 1
    stretch = (weighed(scene, first, last) or _with_room(scene, first, last)) if first <= last else None
    if stretch is None and _weighs_before(scene, first, last):
        stretch = Stretch(first, last, "acc")
    if stretch is None and _is_singled(scene, verb, first, last):
        stretch = Stretch(first, last, "acc" if verb.name == "vurğula" else "")
    if stretch is None and verb.name in _NOTED and _names_action(scene, last):
        stretch = Stretch(first, last, "")
    if stretch is None and verb.name == "diqqətə_çatdırıl" and scene.noun(last, _SHOWN) is not None:
        stretch = Stretch(first, last, "")
    if stretch is None and verb.name == "diqqətə_çatdır" and is_shown(scene, first, last):
        stretch = Stretch(first, last, "acc")
    return stretch


def _is_singled(scene: Scene, verb: Verb, first: int, last: int) -> bool:
    """Whether a matter is stressed above others: "ticarəti | xüsusi vurğulayıb"."""
    singled = verb.name in ("vurğula", "vurğulan") and scene.low(verb.first - 1) in (
        "xüsusi",
        "xüsusilə",
        "ayrıca",
    )
    clause = any(v.kind == "object" and v.last == last for v in scene.verbs)
    if verb.name == "vurğulan":
        return singled and not clause and last > first and scene.possessed(last)
    return singled and not clause and last > first and in_case(scene.tokens[last].text, "acc") is not None


def _weighs_before(scene: Scene, first: int, last: int) -> bool:
    """Whether a deed follows a matter that is said to weigh: "A-nın əhəmiyyətini, B-nin artırılmasını"."""
    if not scene.low(last).endswith(("masını", "məsini")):
        return False
    ends = (i - 1 for i in range(first + 2, last) if is_cut(scene, i))
    return any(weighed(scene, first, i) is not None for i in ends)


def apart(scene: Scene, s: Stretch) -> list[Stretch]:
    """The parts of a list that a side stresses one by one: "A-nın əhəmiyyətini | və B-nin önəmini"; or of
    which the last alone is: "əlaqələrdən, A-nın qurulmasından | və B-nin əhəmiyyətindən".
    """
    out, first = list[Stretch](), s.first
    case = _case_of_weight(scene, s)
    for index in range(s.first + 2, s.last):
        if not is_cut(scene, index):
            continue
        one = weighed(scene, first, index - 1)
        if one is None and case and ends_member(scene, first, index, case):
            one = Stretch(first, index - 1, case)
        if one is not None:
            out.append(one)
            first = index + 1
    return [*out, Stretch(first, s.last, s.case)]


def _case_of_weight(scene: Scene, s: Stretch) -> str:
    """The case of the weight of a matter, "əhəmiyyətindən", where it tells what members stand before it."""
    if s.case != "gen" or s.last + 1 > scene.last:
        return ""
    noun = scene.noun(s.last + 1, _WEIGHTS)
    return noun.case if noun is not None and noun.case in ("abl", "dat") else ""


def is_shown(scene: Scene, first: int, last: int) -> bool:
    """Whether attention is drawn to a matter: "A-nın perspektivlərini diqqətə çatdırıb", and no clause."""
    noun = scene.noun(last, _SHOWN) if first < last else None
    clause = any(v.kind == "object" and first <= v.first <= last for v in scene.verbs)
    if noun is not None and noun.plural and scene.low(last - 1).endswith(_DONE):
        return scene.low(last).endswith(("ləri", "ları"))  # "görülən işləri diqqətə çatdırıb"
    return noun is not None and noun.owned and scene.low(last).endswith(_ACCUSATIVE) and not clause


def _names_action(scene: Scene, last: int) -> bool:
    """Whether a word is an action noun and no clause: "genişlənməsi", not "genişləndiyi"."""
    clause = any(v.last == last and v.kind == "object" for v in scene.verbs) or scene.low(last).endswith(
        ("duğu", "dığı", "diyi", "düyü")
    )
    told_in = scene.low(last).endswith(("nda", "ndə"))  # "hesabatında vurğulanır"
    return scene.possessed(last) and not clause and not told_in


def _owner_before(scene: Scene, first: int, index: int) -> int | None:
    """The genitive of an action before for whom it matters, up to four words: "açılmasının | region üçün";
    of any noun where it is for a side: "ticarətin | ölkəsi üçün".
    """
    near = range(index - 1, max(first, index - 5), -1)
    deed = next((i for i in near if scene.low(i).endswith(("masının", "məsinin"))), None)
    if deed is None and scene.noun(index - 1, _FOR_WHOM) is not None:
        owner = index - 2 - (scene.low(index - 2) in ("iki", "ölkə"))
        owner -= scene.low(owner) == "hər"
        matter = owner > first and scene.noun(owner, OCCASIONS) is None and is_genitive(scene, owner)
        return owner if matter else None
    return deed


def _owner_of_aim(scene: Scene, first: int, at: int) -> int | None:
    """The genitive of what matters for an aim: "layihənin | enerji təhlükəsizliyi baxımından", "layihənin |
    regionun daha da inkişafı baxımından"; None where only a side, a talk or nothing is told.
    """
    k = at - 2
    while k > first and scene.low(k) in _DEGREES:
        k -= 1
    if scene.possessed(at - 1) and is_genitive(scene, k):
        k -= 1  # "regionun inkişafı"
    for i in range(k, max(first - 1, k - _AIM), -1):
        if scene.tokens[i].shape == "mark":
            return None
        if is_genitive(scene, i):
            named = scene.spans.over(i) is not None or scene.noun(i, OCCASIONS) is not None
            return None if named else i
    return None


def weighed(scene: Scene, first: int, last: int) -> Stretch | None:
    """The genitive before "vacibliyi", "əhəmiyyəti"."""
    noun = scene.noun(last, _WEIGHTS)
    # "əlaqələrin genişləndirilməsinin vacib olduğunu"
    being = scene.low(last).startswith(("olduğu", "olacağı")) and scene.low(last - 1) in _NEEDED
    told = scene.low(last).startswith(("olduğu", "olacağı")) and scene.low(last - 1) in _CALLED
    ranked = told and scene.low(last - 2) in _NEEDED | _RANKING
    # "inkişafının mühüm əhəmiyyət kəsb etdiyini"
    words = 1 + being if noun is not None or being else 3 if ranked else scene.closes(last, _BEARING)
    if not words or last - words < first:
        return None
    end = last - words
    while end > first and scene.low(end) in _BETWEEN:
        end -= 1
    gives = scene.low(last - 1) in _GIVEN and in_case(scene.tokens[end].text, "dat") is not None
    if gives or scene.low(end) in _RESPECTS:
        owner = _owner_of_aim(scene, first, end + gives)
        if owner is None:
            return None
        end = owner  # "layihənin | regionun inkişafı baxımından əhəmiyyəti"
    if scene.low(end) == "üçün" and (owner := _owner_before(scene, first, end)) is not None:
        end = owner  # "dəhlizin açılmasının | region üçün əhəmiyyəti"
    if scene.low(end) in ("üçün", "sənədlərin", "sənədin"):
        return None  # "görüşün əməkdaşlıq üçün əhəmiyyəti": for what something else matters
    quoted = end - (scene.tokens[end].text in _ENDINGS)  # "“X” Bəyannaməsi", "“X”nin"
    if scene.tokens[quoted].text in '"”»':
        return Stretch(first, quoted, "")
    one = scene.noun(end, _ONCE)
    if one is not None and not one.plural and end > first:
        return None  # "Prezidentin Çinə səfərinin əhəmiyyəti"
    return Stretch(first, end, "gen") if in_case(scene.tokens[end].text, "gen") is not None else None
