"""Lists of topics in an Azerbaijani sentence: where a comma or "və" parts two topics, and where it joins one.

Only the last word of a list is sure to stand in the case of the whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from kg.extract.languages.az import morphology
from kg.extract.languages.az.inflection import in_case, lower
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.scene import Scene

_OPENERS = words_of("topics", "openers")


_CLOSERS = words_of("topics", "closers")


FIELDS = words_of("topics", "fields")


ADJECTIVES = words_of("topics", "adjectives")


SECTORS = words_of("topics", "sectors")
ABSTRACT = words_of("topics", "abstract") | SECTORS


_VOWELS = "aəeıioöuü"
_SECTORS = ABSTRACT | words_of("posts", "fields") - ADJECTIVES
# With whom something is talked of, the beginnings of words: "yerli rəsmilərlə", and what one has with them.
_PARTNERS = tuple(sorted(words_of("topics", "partners")))
_TIES = (
    "əlaqə",
    "münasibət",
    "əməkdaşlı",
    "tərəfdaşlı",
    "dialoq",
    "görüş",
    "danışıq",
    "təmas",
    "iş",
    "birgə",
)
_PARTNERS_REACH = 6
_ABSTRACT_ENDINGS = ("lıq", "lik", "luq", "lük")
JOINERS = frozenset(["və", "həmçinin", "habelə", "eləcə"])


QUOTES = frozenset('"«»“”„')


# "enerji, nəqliyyat və ticarət məsələləri": a member of such a list has at most so many words.
MEMBER = 4


# Bodies stand so many words before "çərçivəsində" at most.
_FRAME = 12
_OTHER = frozenset(["digər", "başqa", "bir", "sair"])


_NO_NOMINATIVE = (
    "ın",
    "in",
    "un",
    "ün",
    "da",
    "də",
    "dan",
    "dən",
    "lə",
    "la",
    "na",
    "nə",
    "ya",
    "yə",
    "dakı",
    "dəki",
)


ATTRIBUTES = (
    "lı",
    "li",
    "lu",
    "lü",
    "sız",
    "siz",
    "suz",
    "süz",
    "arası",
    "rəsi",
    "vi",
    "vı",
    "ani",
    "yi",
    "an",
    "ən",
    "kı",
    "ki",
)


# Before the second of two sides of one matter: "əlaqələrin vəziyyəti və gələcək inkişaf perspektivləri".
_OUTLOOKS = frozenset(
    ["inkişaf", "gələcək", "artım", "genişlənmə", "dərinləşmə", "mümkün", "bundan", "sonrakı"]
)
# What an action noun of two words begins with: "cinayətlərin aşkarlanması və aradan qaldırılması".
LIGHT = words_of("vocabulary", "light")
# Participles: "həyata keçirdiyi bərpa və quruculuq işləri"
_DESCRIBING = (
    "diyi",
    "dığı",
    "duğu",
    "düyü",
    "ilən",
    "ılan",
    "unan",
    "ünən",
    "olan",
    "mış",
    "miş",
    "muş",
    "müş",
)
# Participles of verbs with objects: "sülh və rifah gətirəcək"
_CARRYING = ("əcək", "acaq", "gətirən", "edən", "verən", "yaradan")


# An action without an owner: "maarifləndirmə", "rəqəmsallaşdırma", and no "çəkmə"
_DEEDS = ("dırma", "dirmə", "durma", "dürmə", "laşma", "ləşmə", "lanma", "lənmə", "lama", "ləmə")
_LONG_WORD = 8
# So many words stand in brackets at most.
_BRACKETED = 12
_UPHOLDING = frozenset(["dəstək", "dəstəyi", "hörmət", "hörməti", "sadiqlik", "riayət", "riayəti"])
_ADDING = frozenset(["o", "cümlədən", "həmçinin", "habelə", "eləcə", "də", "eyni", "zamanda"])
_WORKED = frozenset(["görülən", "görüləcək", "atılan", "atılacaq", "aparılan", "həyata"])
# "ölkələrimiz və xalqlarımız arasında"
_SIDES = frozenset(["ölkə", "dövlət", "xalq", "tərəf", "hökumət", "parlament", "nazirlik", "qurum"])


# "möhkəmləndirilməsi, -məsinə": an action that has an owner
_ACTION = re.compile(r"m[aə]s[ıi](?:n(?:[ıi]n?|[aə]|d[aə]n))?$")
_HARMONY = str.maketrans("əi", "aı")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens [first, last] of a list of topics whose last word stands in ``case``, '' for the nominative."""

    first: int
    last: int
    case: str


def trim(scene: Scene, s: Stretch) -> Stretch | None:
    first, last = s.first, s.last
    while first <= last and (scene.low(first) in _OPENERS or bare_mark(scene, first)):
        first += 1
    first = _past_partners(scene, _past_course(scene, first, last), last)
    while last >= first and (scene.low(last) in _CLOSERS or bare_mark(scene, last)):
        last -= 1
    if scene.low(last) == "şəkildə" and last - first > 1:
        return trim(scene, Stretch(first, last - 2, s.case))  # "vəziyyəti ətraflı şəkildə"
    return Stretch(first, last, s.case) if first <= last else None


def _past_course(scene: Scene, first: int, last: int) -> int:
    """ "görüşün davamı kimi | tarifləri müzakirə ediblər": where the matter begins."""
    near = range(first, min(first + _PARTNERS_REACH, last - 1))
    ends = (i + 2 for i in near if scene.low(i) == "davamı" and scene.low(i + 1) in ("kimi", "olaraq"))
    return next(ends, first)


def _past_partners(scene: Scene, first: int, last: int) -> int:
    """Where a list begins behind those with whom it was talked of: "İran rəsmiləri ilə | tranziti müzakirə
    edib", and not "İran rəsmiləri ilə əlaqələri".
    """
    for index in range(first, min(first + _PARTNERS_REACH, last - 1)):
        if is_cut(scene, index):
            break
        with_ = scene.low(index + 1) == "ilə" and scene.low(index).endswith(("ləri", "ları", "liyi"))
        joined = scene.low(index).endswith(("lərlə", "larla"))
        if scene.low(index).startswith(_PARTNERS) and (with_ or joined):
            after = index + 1 + with_
            return first if scene.low(after).startswith(_TIES) else after
    return first


def bare_mark(scene: Scene, index: int) -> bool:
    token = scene.tokens[index]
    return token.shape == "mark" and token.text not in QUOTES


def goes_on(scene: Scene, first: int, at: int, s: Stretch) -> bool:
    """Whether "və" joins words of one topic: "əlaqələrin vəziyyəti və perspektivləri", "enerji və nəqliyyat
    layihələri".
    """
    if scene.low(at) != "və" or (first > s.first and all_bare(scene, s)):
        return False
    while first < at - 1 and scene.low(first) in _ADDING:
        first += 1  # "vəziyyət, o cümlədən | bərpa və quruculuq işləri"
    if scene.low(at + 1) in ("onun", "onların"):
        return True  # "vəziyyət və onun təhlükəsizliyə təsirləri"
    near = [scene.low(i) for i in range(at + 2, min(at + 4, s.last))]
    if any(w in ("nəticəsində", "səbəbindən", "fonunda", "sayəsində", "ucbatından", "zamanı") for w in near):
        return True  # "hərbi gərginlik və eskalasiya nəticəsində yaranmış vəziyyət"
    if _are_lands(scene, first, at, s.last) or _of_one_field(scene, first, at, s.last):
        return True
    if _upheld(scene, first, at, s.last):
        return True
    end = next((i for i in range(at + 1, s.last + 1) if scene.tokens[i].text in (",", ";")), s.last + 1) - 1
    owned = scene.possessed(end)
    if _joint_relations(scene, at, end):
        return True
    if at > first and is_genitive(scene, at - 1) and is_genitive(scene, at + 1) and at - first < 3:
        return True  # "sabitliyin və təhlükəsizliyin təmin edilməsi"
    if s.case != "gen" and is_genitive(scene, at - 1) and _owned_by_both(scene, at, end):
        return True  # "aqrar sahədə əməkdaşlığın və hüquqi bazanın möhkəmləndirilməsi"
    if _one_possession(scene, first, at, end) or _both_owned(scene, first, at, end):
        return True
    lone = at - first == 1 or scene.low(at - 2).endswith((*_DESCRIBING, "miqyaslı", "tərəfli", "çoxşaxəli"))
    if lone and scene.low(at - 1) in ABSTRACT:
        # "bərpa və quruculuq işləri"
        bare = scene.low(end - 1) in ABSTRACT or scene.low(end - 1).endswith(_ABSTRACT_ENDINGS)
        if at - first == 1 or (end - at == 2 and bare):
            return end - at >= 2 and owned and bare
    if _between(scene, at, end) or _carried(scene, at, end):
        return True
    genitive = any(is_genitive(scene, i) for i in range(first, at))
    own = any(is_genitive(scene, i) for i in range(at + 1, end + 1))
    short = all(scene.low(i) in _OUTLOOKS for i in range(at + 1, end)) or (
        end - at == 2 and scene.low(at + 1) in LIGHT and scene.low(end).endswith(("ması", "məsi"))
    )
    return short and owned and genitive and not own and scene.possessed(at - 1)


def _owned_by_both(scene: Scene, at: int, end: int) -> bool:
    """Whether one action follows a genitive after "və", which that before it shares."""
    owner = next((i for i in range(at + 1, min(at + 5, end)) if is_genitive(scene, i)), None)
    return owner is not None and _ACTION.search(scene.low(end)) is not None


def _upheld(scene: Scene, first: int, at: int, last: int) -> bool:
    """Whether what one owner has is upheld as one: "ölkələrin suverenliyi və ərazi bütövlüyünə dəstək"."""
    owned = scene.possessed(at - 1) and any(is_genitive(scene, i) for i in range(first, at - 1))
    upheld = next((i for i in range(at + 2, min(at + 5, last + 1)) if scene.low(i) in _UPHOLDING), 0)
    return owned and upheld > 0 and scene.low(upheld - 1).endswith(("na", "nə"))


def _of_one_field(scene: Scene, first: int, at: int, last: int) -> bool:
    """Whether two words are one field of work: "tullantılar və ekologiya sahəsində görülən işlər"."""
    lone = at - first == 1 and at + 3 < last and not scene.possessed(at - 1)
    return lone and scene.low(at + 2) == "sahəsində" and scene.low(at + 3) in _WORKED


def _are_lands(scene: Scene, first: int, at: int, last: int) -> bool:
    """Whether "və" joins two names of lands that more is said of: "Xəzər və Mərkəzi Asiyadan ixrac"."""
    one, two = scene.spans.over(at - 1), scene.spans.over(at + 1)
    if one is None or two is None or {one.kind, two.kind} - {"place", "state"}:
        return False
    return one.first <= first and two.last < last and not is_cut(scene, two.last + 1)


def _one_possession(scene: Scene, first: int, at: int, end: int) -> bool:
    """Whether one bare noun shares the genitive after "və": "sülh və sabitliyin təmin olunması"."""
    alone = at - first == 1 or scene.low(at - 2).endswith(("da", "də"))
    word = scene.low(at - 1)
    bare = (word in ABSTRACT or word.endswith(_ABSTRACT_ENDINGS)) and not scene.possessed(at - 1)
    shares = is_genitive(scene, at + 1) or (_within(scene, at + 1) and is_genitive(scene, end - 1))
    return alone and bare and shares and at + 2 <= end


def _within(scene: Scene, index: int) -> bool:
    """Whether a word says in which field: "toxumçuluq və | balıqçılıqda texnologiyaların tətbiqi"."""
    return scene.low(index).endswith(("da", "də")) and in_case(scene.tokens[index].text, "loc") is not None


def _both_owned(scene: Scene, first: int, at: int, end: int) -> bool:
    """Whether one action is of two that one owner has: "Şuranın sədri və müavinlərinin seçilməsi"."""
    word = scene.low(at - 1)
    plain = scene.possessed(at - 1) and not _ACTION.search(word) and at - first > 1
    owned = any(f.owner == "3" and f.case == "gen" for f in morphology.forms(scene.tokens[at + 1].text))
    acts = _ACTION.search(scene.low(at + 2)) is not None
    return plain and owned and acts and at + 2 <= end and is_genitive(scene, at - 2)


def _joint_relations(scene: Scene, at: int, end: int) -> bool:
    """Whether "və" joins two nouns before "münasibətləri": "dostluq və tərəfdaşlıq münasibətləri"."""
    bare = all(scene.low(i).endswith(_ABSTRACT_ENDINGS) for i in (at - 1, end - 1))
    return bare and scene.low(end).startswith(("münasibət", "əlaqə")) and scene.possessed(end)


def _carried(scene: Scene, at: int, end: int) -> bool:
    """Whether "və" joins two bare objects of a participle: "sülh və rifah gətirəcək dəhlizin açılması"."""
    bare = not scene.possessed(at - 1) and not is_genitive(scene, at - 1)
    light = scene.low(at + 3) in ("edən", "verən")  # "sülh və sabitliyi təhdid edən çağırışlar"
    return bare and at + 2 < end and (scene.low(at + 2).endswith(_CARRYING) or light)


def _between(scene: Scene, at: int, end: int) -> bool:
    """Whether "və" joins two sides: "Bakı və Naxçıvan arasında", "dəniz və Azərbaycan üzərindən"."""
    named = scene.tokens[at - 1].capital and scene.tokens[at + 1].capital
    last = at + 2
    while named and last <= end and scene.tokens[last].capital:
        last += 1  # "Sərhəd Xidməti və Gürcüstan Daxili İşlər Nazirliyi | arasında"
    for index in range(at + 2, min(max(at + 6, last + 1), end + 1)):
        if scene.low(index) == "ilə":
            return scene.tokens[at - 1].capital and scene.tokens[at + 1].capital
        if is_cut(scene, index):
            return False
        if scene.low(index) in ("arasında", "arasındakı", "üzərindən"):
            own = index == at + 2 and all(scene.noun(i, _SIDES) is not None for i in (at - 1, at + 1))
            alike = index == at + 2 and _are_alike(scene.low(at - 1), scene.low(at + 1))
            return scene.tokens[at + 1].capital or own or alike
    return False


def _are_alike(one: str, two: str) -> bool:
    """Whether two words are plurals of one form: "ölkələrimiz və universitetlərimiz arasında"."""
    ends = [re.search(r"l[aə]r(?:[ıi]m[ıi]z|[ıi]n[ıi]z|[ıi])?$", word) for word in (one, two)]
    return all(ends) and len({e.group().translate(_HARMONY) for e in ends if e}) == 1


def is_genitive(scene: Scene, index: int) -> bool:
    return (
        scene.low(index).endswith(("ın", "in", "un", "ün"))
        and in_case(scene.tokens[index].text, "gen") is not None
    )


def is_frame(scene: Scene, i: int, last: int) -> bool:
    """Whether a mark parts bodies within which something is done: "BMT, İƏT və digər qurumlar çərçivəsində
    əməkdaşlıq".
    """
    if not scene.tokens[i - 1].capital:
        return False
    end = next((k for k in range(i + 1, min(i + _FRAME, last)) if scene.low(k) == "çərçivəsində"), 0)
    parts = [k + 1 for k in range(i, end) if scene.tokens[k].text == "," or scene.low(k) in JOINERS]
    return bool(parts) and all(scene.tokens[k].capital or scene.low(k) in _OTHER for k in parts)


def cuts(scene: Scene, i: int, s: Stretch) -> bool:
    mark = scene.tokens[i].text in (",", ";") or scene.low(i) in JOINERS
    if mark and in_brackets(scene, i):
        return False
    if not mark or scene.quoted(i) or not s.first < i < s.last or is_frame(scene, i, s.last):
        return False
    span = scene.spans.over(i)
    if span is not None and span.first < i < span.last:
        return False
    if scene.low(i) == "və" and {scene.tokens[i - 1].text, scene.tokens[i + 1].text} <= QUOTES:
        return False
    if scene.low(i + 2) == "kimi" and scene.tokens[i - 1].capital and scene.tokens[i + 1].capital:
        return False  # "Frontex, GUAM kimi təşkilatlar"
    name = scene.tokens[i - 1].capital and scene.tokens[i + 1].capital and scene.low(i) == "və"
    free = scene.spans.over(i - 1) is not None and scene.spans.over(i + 1) is not None
    if scene.low(i) == "və" and _is_participle(scene, i - 1):
        return False
    if scene.low(i + 1) == "həm" and any(scene.low(k) == "həm" for k in range(s.first, i)):
        return False  # "həm A, həm də B ilə əlaqələr"
    return not name or free or i - 1 == scene.first


def _is_participle(scene: Scene, index: int) -> bool:
    """Whether "və" joins a participle to another attribute: "bərpa olunan və ağıllı enerji"."""
    return scene.low(index).endswith(("olunan", "edilən", "olan")) and index > scene.first


def all_bare(scene: Scene, s: Stretch) -> bool:
    """Whether a list has nothing but bare fields: "ticarət, turizm və kənd təsərrüfatından"."""
    bounds = [s.first - 1, *(i for i in range(s.first, s.last) if is_cut(scene, i)), s.last + 1]
    stems = {lower(f.stem) for f in morphology.forms(scene.tokens[s.last].text)}
    heads = [scene.low(b - 1) in ABSTRACT or scene.low(b - 1).startswith("təsərrüfat") for b in bounds[1:-1]]
    lone = s.last - bounds[-2] == 1 or "təsərrüfat" in stems
    short = all(1 < b - a <= 3 for a, b in pairwise(bounds))
    return len(bounds) > 2 and lone and short and all(heads) and bool(stems & (ABSTRACT | {"təsərrüfat"}))


def compound(scene: Scene, first: int, last: int) -> bool:
    """Whether what looks like an accusative is the head of two nouns: "peşə təhsili", and not "təklifi"."""
    word, before = scene.low(last), scene.low(last - 1)
    possessive = word[-1:] in "ıiuü" and word[-2:-1] not in "n" + _VOWELS
    attribute = before in ADJECTIVES or before.endswith(ATTRIBUTES)
    bare = not attribute and (before in _SECTORS or before.endswith(("lar", "lər", *_ABSTRACT_ENDINGS)))
    return last > first and possessive and bare


def headed(scene: Scene, last: int) -> bool:
    """Whether a phrase in the nominative ends in a head: a possessive, a plural, an action noun."""
    word = lower(scene.tokens[last].text)
    forms = morphology.forms(scene.tokens[last].text)
    if word.endswith(_NO_NOMINATIVE) and any(
        f.case in ("gen", "dat", "loc", "abl", "ins", "rel") for f in forms
    ):
        return word in ABSTRACT
    if any((f.owner == "3" or f.plural) and f.case == "nom" for f in forms):
        return True
    loans = () if scene.tokens[last].capital else ("iya",)  # "strategiya", and no "Abxaziya"
    if len(word) > _LONG_WORD and word.endswith(_DEEDS):
        return True  # "maarifləndirmə"
    return word in ABSTRACT or word.endswith(("lıq", "lik", "luq", "lük", "iyyət", "ıyyat", "izm", *loans))


def is_cut(scene: Scene, i: int) -> bool:
    mark = scene.tokens[i].text in (",", ";") or (
        scene.low(i) in JOINERS and not _is_participle(scene, i - 1)
    )
    return mark and not scene.quoted(i) and not in_brackets(scene, i)


def in_brackets(scene: Scene, i: int) -> bool:
    """Whether a token stands in brackets that open at most a few words before it."""
    before = range(i - 1, max(scene.first, i - _BRACKETED) - 1, -1)
    mark = next((scene.tokens[k].text for k in before if scene.tokens[k].text in ("(", ")")), "")
    return mark == "("


def before_brackets(scene: Scene, first: int, last: int) -> int:
    """The last token of a phrase without the brackets that end it: "gübrə tədarükü (kalium)"."""
    if scene.tokens[last].text != ")":
        return last
    return next((i - 1 for i in range(last, first, -1) if scene.tokens[i].text == "("), last)


def ends_member(scene: Scene, first: int, index: int, case: str) -> bool:
    """Whether a topic of its own ends before a cut at a token: in the case of the list, or with an owner."""
    if not is_cut(scene, index) or index - 1 <= first:
        return False
    if case not in ("", "nom"):
        apart = case != "acc" or not compound(scene, first, index - 1)
        return (apart and in_case(scene.tokens[index - 1].text, case) is not None) and scene.low(
            index - 1
        ) not in ADJECTIVES | ABSTRACT | {"təsərrüfatı"}
    start = next((i + 1 for i in range(index - 1, first, -1) if is_cut(scene, i)), first)
    return any(is_genitive(scene, i) for i in range(start, index))


def clean(label: str) -> str:
    label = label.strip(" ,;:–-")
    unpaired = label.count('"') % 2 or (label.startswith(tuple(QUOTES)) and label.endswith(tuple(QUOTES)))
    return label.strip('"«»“”„ ') if unpaired else label


def beside(scene: Scene, first: int, at: int) -> Stretch | None:
    """The matter before a word that tells of another: "ticarətlə | yanaşı", "tranzitdən | başqa"."""
    if scene.low(at) == "yanaşı":
        return Stretch(first, at - 2, "") if scene.low(at - 1) == "ilə" else Stretch(first, at - 1, "ins")
    other = scene.low(at) == "başqa" and in_case(scene.tokens[at - 1].text, "abl") is not None
    return Stretch(first, at - 1, "abl") if other else None
