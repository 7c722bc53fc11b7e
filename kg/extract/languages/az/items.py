"""A stretch of an Azerbaijani sentence that says what was discussed -> one item for each topic, in the
nominative.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from kg.extract.drafts import Item
from kg.extract.languages.az import morphology
from kg.extract.languages.az.circumstances import after_description, bears_interest, past_period
from kg.extract.languages.az.inflection import in_case, lower
from kg.extract.languages.az.labels import SAID, is_empty, label, small, tells
from kg.extract.languages.az.lands import lands
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.lists import (
    ABSTRACT,
    ADJECTIVES,
    ATTRIBUTES,
    FIELDS,
    MEMBER,
    SECTORS,
    Stretch,
    before_brackets,
    beside,
    compound,
    cuts,
    goes_on,
    headed,
    is_cut,
    is_frame,
    is_genitive,
    trim,
)
from kg.extract.languages.az.members import complete, left_to_last
from kg.extract.languages.az.scene import Scene
from kg.extract.languages.az.sectors import covers, fields
from kg.extract.languages.az.sharing import share
from kg.extract.languages.az.stressed import apart
from kg.extract.languages.az.verbs import Verb

_GENERAL = words_of("topics", "general")
# "sammitin gündəliyini – ortaq bazarı, tarifləri nəzərdən keçiriblər"
_PROGRAMMES = frozenset(["gündəlik", "gündəm", "proqram"])
_BETWEEN = frozenset(["ölkə", "dövlət", "tərəf", "xalq"])
# "görüşlə bağlı məsələlər"
_BOUND = frozenset(["bağlı", "əlaqədar", "əlaqəli"])
# "regional gündəlikdə duran məsələlər": a participle, too, needs its head.
_STANDING = frozenset(["duran", "dayanan"])
# "sülhlə bağlı | bir sıra vacib | məsələlər"
_SOME = words_of("vocabulary", "some")
# "vəziyyətini, perspektivləri(ni)": a possessive in the accusative
_ACCUSATIVE = tuple(f"{v}n{v}" for v in "ıiuü")
_MADE = ("ılan", "ilən", "ulan", "ülən", "unan", "ünən", "olan", "edən", "ılmış", "ilmiş", "unmuş", "ünmüş")
# Before a participle that says of what kind a matter is, and not when it was: "əldə olunmuş razılaşmalar".
_ACHIEVED = frozenset(["həyata", "əldə", "elan", "təsdiq", "qəbul", "müəyyən", "təklif", "icra", "bərpa"])
# What says of no matter that it is another: "digər məsələlər", "qarşılıqlı maraq doğuran məsələlər"
_OTHERS = frozenset(["digər", "başqa", "maraq", "maraqlandıran"])
# "A daxil olmaqla", "A başda olmaqla"
_HEADING = frozenset(["daxil", "başda"])
_JOINED = frozenset(["və", "həmçinin", "habelə", "eləcə", "də", "o", "cümlədən"])
# By what means, before the matter: "texnologiyalar vasitəsilə məqsədlərin təşviqi"
_MEANS = frozenset(["vasitəsilə"])
_STEADILY = frozenset(
    ["gündən-günə", "ildən-ilə", "getdikcə", "sürətlə", "uğurla", "daim", "dinamik", "durmadan"]
)
_GROWING = ("lənən", "lanan", "edən", "artan", "olunan")
_HERE = frozenset(["ölkəmizdə", "ölkəsində", "ölkədə", "respublikamızda", "paytaxtda"])
_RESPECTS = frozenset(
    ["məqsədlə", "məqsədlərlə", "istiqamətdə", "sahədə", "çərçivədə", "xüsusda", "kontekstdə"]
)
# A topic of more words is a clause that was misread.
_LONGEST = 16


def items(scene: Scene, stretch: Stretch) -> list[Item]:
    """Return the topics of a stretch, in its order; courtesies and mere pronouns are none."""
    return [item for part in apart(scene, stretch) for item in _items(scene, part)]


def _items(scene: Scene, stretch: Stretch) -> list[Item]:
    trimmed = trim(scene, _after_dash(scene, stretch))
    if trimmed is None or _is_said(scene, trimmed):
        return []
    trimmed = _without_others(scene, _included(scene, trimmed))
    if (instanced := _instanced(scene, trimmed)) is not None:
        return [small(scene, instanced)]
    before, named = lands(scene, trimmed)
    if named:
        return [*(_items(scene, before) if before else []), *(small(scene, item) for item in named)]
    likened = _likened(scene, trimmed)
    alike = _members(scene, trimmed, likened) if likened is not None else []
    if likened is not None:
        trimmed = Stretch(trimmed.first, likened - 1, "")
    markers = [i for i in range(trimmed.first, trimmed.last + 1) if scene.low(i) in FIELDS]
    sectors = any(fields(scene, trimmed.first, m, trimmed) for m in markers)
    members = [] if sectors else alike or _shared(scene, trimmed)
    shared = [Item(label(scene, m), m.first, m.last) for m in members]
    found = shared or [i for part in _parts(scene, _headless(scene, trimmed)) for i in part]
    return [_sure(small(scene, i)) for i in found if tells(scene, i)]


def _sure(item: Item) -> Item:
    """A field of one word is surely a topic: "suvarma", "təlimlər"."""
    word = lower(item.label)
    known = word in SECTORS or any(f.plural and lower(f.stem) in SECTORS for f in morphology.forms(word))
    return replace(item, sure=True) if known else item


def _instanced(scene: Scene, s: Stretch) -> Item | None:
    """A matter without the examples of whose it is: "layihələrin, | o cümlədən “A” yolunun | icrası";
    None for none.
    """
    at = next((i for i in range(s.first + 2, s.last) if scene.low(i) == "cümlədən"), 0)
    plain = at > 0 and scene.low(at - 1) == "o" and scene.tokens[at - 2].text == ","
    if not plain or not is_genitive(scene, at - 3) or any(is_cut(scene, i) for i in range(s.first, at - 2)):
        return None
    owners = [i for i in range(at + 1, s.last) if is_genitive(scene, i)]
    if not owners or any(is_cut(scene, i) for i in range(owners[-1], s.last)):
        return None
    whole = scene.words.quote(s.first, at - 3)
    return Item(f"{whole} {label(scene, Stretch(owners[-1] + 1, s.last, s.case))}", s.first, s.last)


def _is_said(scene: Scene, s: Stretch) -> bool:
    """ "əlaqələrə töhfə verəcəyini, əməkdaşlığın dostluq üzərində qurulduğunu": clauses and no topics."""
    inside = any(scene.low(i).endswith(SAID) and scene.low(i + 1) == "," for i in range(s.first, s.last))
    return inside and scene.low(s.last + 2).endswith(SAID)


def _after_dash(scene: Scene, s: Stretch) -> Stretch:
    """ "gündəlikdə duran məsələlər – gömrük və tranzit": what follows the dash."""
    dashes = [
        i
        for i in range(s.first + 1, s.last)
        if scene.tokens[i].text in "–—-:"
        and (_general_at(scene, i - 1) or scene.noun(i - 1, _PROGRAMMES) is not None)
    ]
    if not dashes:
        return s
    inflected = s.case not in ("", "nom") and in_case(scene.tokens[s.last].text, s.case) is not None
    return Stretch(dashes[0] + 1, s.last, s.case if inflected else "")


def _included(scene: Scene, s: Stretch) -> Stretch:
    """ "A və B də daxil olmaqla bir sıra mövzular": A and B."""
    ends = [
        i for i in range(s.first + 2, s.last) if scene.low(i) == "olmaqla" and scene.low(i - 1) in _HEADING
    ]
    if not ends or not _general_at(scene, s.last):
        return s
    if any(scene.low(i) == "çərçivəsində" for i in range(ends[0], s.last)):
        return Stretch(ends[0] + 1, s.last, s.case)  # "BMT daxil olmaqla qurumlar çərçivəsində əməkdaşlıq"
    return Stretch(s.first, ends[0] - 2 - (scene.low(ends[0] - 2) in ("də", "da")), "")


def _without_others(scene: Scene, s: Stretch) -> Stretch:
    """ "X və qarşılıqlı maraq doğuran digər məsələlər": X, which leaves its case to them."""
    joints = [i for i in range(s.first + 1, s.last) if is_cut(scene, i)]
    beyond = range(joints[-1] + 1, s.last) if joints and _general_at(scene, s.last) else range(0)
    if not any(scene.low(i) in _OTHERS for i in beyond) or is_frame(scene, joints[-1], s.last):
        return s
    if any(is_genitive(scene, i) or scene.low(i) in FIELDS for i in beyond):
        return s  # "təhsil və digər sahələrdə əməkdaşlıq məsələləri"
    end = joints[-1] - 1
    while end > s.first and (scene.tokens[end].text in ",;" or scene.low(end) in _JOINED):
        end -= 1
    inflected = (
        scene.low(end) not in ABSTRACT and in_case(scene.tokens[end].text, s.case or "nom") is not None
    )
    return Stretch(s.first, end, s.case if inflected else "")


def _likened(scene: Scene, s: Stretch) -> int | None:
    """The "kimi" of "A və B kimi yeni istiqamətlər", which are no topic."""
    near = range(max(s.first + 1, s.last - 3), s.last) if _general_at(scene, s.last) else range(0)
    return next((i for i in near if scene.low(i) == "kimi"), None)


def _general_at(scene: Scene, index: int) -> bool:
    return any(lower(f.stem) in _GENERAL for f in morphology.forms(scene.tokens[index].text))


def _headless(scene: Scene, s: Stretch) -> Stretch:
    """ "A, B-nin həlli məsələlərinə": a list with one general head is read without it, in the nominative."""
    noun = _general_head(scene, s)
    cuts = any(scene.tokens[i].text == "," for i in range(s.first, s.last))
    if noun is None or not cuts:
        return s
    before = scene.low(s.last - 1)
    possessed = before.endswith(("ı", "i", "u", "ü")) and before not in ADJECTIVES
    comma = next(i for i in range(s.first, s.last) if scene.tokens[i].text == ",")
    if before in ("barədə", "haqqında"):
        return Stretch(s.first, s.last - 2, "")
    if before in ("dair", "aid"):
        if in_case(scene.tokens[comma - 1].text, "dat") is None:
            return s
        return Stretch(s.first, s.last - 2, "dat")  # "A-nın inkişafına, B-yə dair məsələlər"
    oblique = s.case not in ("", "nom")
    apart = not oblique or in_case(scene.tokens[comma - 1].text, s.case) is None
    if before in _BOUND and apart and headed(scene, comma - 1):
        # "turizm və reyslərin açılması ilə bağlı məsələlərə": all but the last in the nominative
        return _bound(scene, s)
    if (
        before in ADJECTIVES | _STANDING
        or before in _BOUND
        or (s.case == "acc" and scene.low(comma - 1).endswith(_ACCUSATIVE))
    ):
        return s
    return Stretch(s.first, s.last - 1, "") if possessed or headed(scene, comma - 1) else s


# -- parting ------------------------------------------------------------------------------------


def _parts(scene: Scene, s: Stretch) -> Iterator[list[Item]]:
    """The members of a list. A comma or "və" parts where the word before it stands in the case of the whole
    list.
    """
    first, at = s.first, s.first
    left = left_to_last(scene, s)
    bare = Stretch(s.first, s.last, "") if left else s
    markers = [i for i in range(s.first, s.last + 1) if scene.low(i) in FIELDS]
    while at <= s.last:
        found = next(
            (f for m in markers if m >= at and (f := fields(scene, first, m, s)) and covers(f, at, m)), None
        )
        if found is not None:
            before, sectors, after = found
            if before is not None:
                yield from _parts(scene, before)
            yield sectors
            first = at = after
            continue
        if at - first > 1 and (ended := beside(scene, first, at)) is not None:
            yield _of_member(scene, ended)
            first = at + 1
        cut = cuts(scene, at, s) and first < at and complete(scene, first, at - 1, bare)
        if cut and not goes_on(scene, first, at, bare) and not share(scene, first, at, s.last):
            yield _of_member(scene, Stretch(first, at - 1, _case_before(scene, first, at, s.case, left=left)))
            first = at + 1
        at += 1
    if first <= s.last:
        yield _of_member(scene, Stretch(first, s.last, s.case))


# -- fields ---------------------------------------------------------------------------------------


# -- one member -----------------------------------------------------------------------------------


def _case_before(scene: Scene, first: int, at: int, case: str, *, left: bool = False) -> str:
    """The case of a member before a cut: that of the list, unless it leaves it to the last one.

    Of a list that is ``left`` to the last, "yeni qanunu" alone may be an accusative, which has no owner.
    """
    end = before_brackets(scene, first, at - 1)
    while end > scene.first and scene.tokens[end].text in (",", ";"):
        end -= 1
    if case in ("", "nom") or (left and (case != "acc" or _is_owned(scene, first, end))):
        return "" if left else case
    bare = scene.low(end) in ABSTRACT or (case == "acc" and compound(scene, first, end))
    return "" if bare or in_case(scene.tokens[end].text, case) is None else case


def _is_owned(scene: Scene, first: int, end: int) -> bool:
    """Whether a noun before the last word of a phrase may own it: "nüvə proqramı", and not "yeni qanunu"."""
    if any(is_genitive(scene, i) for i in range(first, end)):
        return True
    before = scene.low(end - 1)
    return end > first and before not in ADJECTIVES | _SOME and not before.endswith(ATTRIBUTES)


def _of_member(scene: Scene, stretch: Stretch) -> list[Item]:
    """The topics of one member of a list."""
    last = before_brackets(scene, stretch.first, stretch.last)
    s = trim(scene, Stretch(stretch.first, last, stretch.case))
    if s is None:
        return []
    s = _before_likeness(scene, _after_circumstance(scene, s))
    if scene.low(s.last).endswith(("mək", "maq")) and s.last > s.first:
        # "əməkdaşlığı gücləndirmək": what is to be strengthened
        s = Stretch(s.first, s.last - 1, "acc")
        if in_case(scene.tokens[s.last].text, "acc") is None:
            return []
    pair = _pair(scene, s)
    if pair:
        return pair
    shared = _shared(scene, s)
    if shared:
        return [Item(label(scene, m), m.first, m.last) for m in shared]
    s = _bound(scene, s)
    if s.last - s.first >= _LONGEST:
        s = _after_clause(scene, s)
    if s.first > s.last or s.last - s.first >= _LONGEST:
        return []
    return [Item(label(scene, s), s.first, s.last)]


def _before_likeness(scene: Scene, s: Stretch) -> Stretch:
    """ "yaşıl keçid | kimi sahələrdə iş birliyi": what stands for the fields."""
    near = range(s.first + 1, s.last - 1)
    at = next((i for i in near if scene.low(i) == "kimi" and scene.low(i + 1) in FIELDS), 0)
    return Stretch(s.first, at - 1, "") if at else s


def _after_clause(scene: Scene, s: Stretch) -> Stretch:
    """The head of a topic without the long clause that describes it: "... nəzdində yaradılan | mərkəz"."""
    ends = [i for i in range(s.first, s.last - 1) if scene.low(i).endswith(_MADE)]
    return Stretch(ends[-1] + 1, s.last, s.case) if ends else s


def _after_circumstance(scene: Scene, s: Stretch) -> Stretch:
    """Drop what comes before a topic: "ölkələrimiz arasında", "İstanbulda təşkil ediləcək"."""
    first = s.first
    if scene.low(first).startswith("gündə") and scene.low(first + 1) in _STANDING and first + 2 < s.last:
        first += 2  # "gündəlikdə duran | çoxtərəfli əməkdaşlıq məsələləri"
    if scene.low(first) == "səviyyəsində" and first < s.last:
        first += 1  # "A, B, C nazirləri | səviyyəsində | üçtərəfli qrupun fəaliyyəti"
    if scene.low(first) in ("bu", "həmin") and scene.low(first + 1) in _RESPECTS and first + 2 <= s.last:
        first += 2  # "bu istiqamətdə həyata keçirilən layihələr"
    for i in range(s.first, min(s.last, s.first + 4)):
        bare = i + 1 == s.last and is_empty(scene.low(s.last))
        between = scene.low(i) in ("arasında", "arasındakı")
        if between and scene.noun(i - 1, _BETWEEN) is not None and not bare:
            first = i + 1
        if scene.low(i) == "ilə" and scene.low(i - 1) == "iştirakı" and i > s.first:
            first = i + 1  # "heyətlərin iştirakı ilə hərbi təhsil"
    first = past_period(scene, first, s.last)
    shared = [i + 1 for i in range(s.first, s.last) if bears_interest(scene, i)]
    first = max([first, *shared])
    told = [v for v in scene.verbs if v.kind == "attribute" and s.first <= v.first and v.last < s.last]
    done = bool(told) and told[-1].name in ("aparıl", "həyata_keçiril") and s.last - told[-1].last <= 2
    owned = bool(told) and is_genitive(scene, told[-1].last + 1)
    owned = owned and any(is_genitive(scene, i) for i in range(s.first, told[-1].first))
    if told and not done and not owned and _sets_time(scene, s, told[-1]):
        first = max(first, told[-1].last + 1)  # "ölkədə aparılan islahatlar" stay whole
    first = max([first, *after_description(scene, first, s.last)])
    means = [i + 1 for i in range(first + 1, s.last - 1) if scene.low(i) in _MEANS]
    means = [] if any(is_genitive(scene, i) for m in means for i in range(first, m)) else means
    first = max([first, *means])
    grows = [i for i in range(first, min(first + 4, s.last)) if scene.low(i).endswith(_GROWING)]
    if grows and scene.low(first) in _STEADILY:
        first = grows[0] + 1  # "gündən-günə genişlənən əlaqələr"
    return Stretch(first, s.last, s.case) if first <= s.last else s


def _sets_time(scene: Scene, s: Stretch, verb: Verb) -> bool:
    """Whether all before a participle is when or where it is: "martın sonunda keçirilməsi planlaşdırılan"."""
    planned = scene.low(verb.first - 1) == "keçirilməsi"
    if planned and verb.first - 1 == s.first:
        return True
    happens = verb.has("happen", "signed") and verb.name not in ("baş_ver", "davam_et")
    spans = [*((w.first, w.last) for w in scene.whens), *((p.first, p.last) for p in scene.sites)]
    free = [i for i in range(s.first, verb.first) if not any(a <= i <= b for a, b in spans)]
    if not (happens or planned) or scene.low(verb.first - 1) in _ACHIEVED or len(free) > 4:
        return False
    # "İstanbulda təşkil ediləcək", and not "Ermənistanla aparılan"
    placed = (p.first for p in scene.sites if p.case != "ins")
    named = [*placed, *(w.first for w in scene.whens)]
    if verb.name in ("keçiril", "baş_tut", "təşkil_olun", "təşkil_edil"):
        named += [i for i in range(s.first, verb.first) if scene.low(i) in _HERE]
    return any(s.first <= i < verb.first for i in named)


def _pair(scene: Scene, s: Stretch) -> list[Item]:
    """ "ikitərəfli və regional məsələlər": two adjectives before one head make two topics."""
    joint = next((i for i in range(s.first + 1, s.last) if scene.low(i) == "və"), None)
    if joint is None or joint != s.first + 1 or joint + 2 > s.last:
        return []
    if scene.low(s.first) not in ADJECTIVES or scene.low(joint + 1) not in ADJECTIVES:
        return []
    if any(scene.tokens[i].text == "," for i in range(joint, s.last)):
        return []  # "regional və beynəlxalq məsələlərin, münasibətlərin vəziyyəti"
    rest = label(scene, Stretch(joint + 2, s.last, s.case))
    firsts = (scene.tokens[s.first].text, scene.tokens[joint + 1].text)
    return [
        Item(f"{firsts[0]} {rest}", s.first, s.last),
        Item(f"{firsts[1]} {rest}", joint + 1, s.last),
    ]


def _shared(scene: Scene, s: Stretch) -> list[Stretch]:
    """Of "A, B və C məsələləri" the members, without the head that says nothing; [] where they are not
    bare.
    """
    noun = _general_head(scene, s)
    members = _members(scene, s, noun) if noun is not None else []
    if s.case == "acc":  # "enerji layihələrini, | ticarət məsələlərini"
        sure = [scene.low(m.last).endswith(_ACCUSATIVE) for m in members]
        members = [replace(m, case="acc") if own else m for m, own in zip(members, sure, strict=True)]
    if members and scene.low(members[-1].last) in ("bağlı", "əlaqədar", "əlaqəli"):
        # "A münasibətləri və regional hadisələrlə bağlı məsələlər"
        last = members[-1]
        own = scene.low(last.last - 1) == "ilə"
        members[-1] = Stretch(last.first, last.last - 1 - own, "" if own else "ins")
    return members


def _members(scene: Scene, s: Stretch, end: int) -> list[Stretch]:
    """The members of a list before a token, [] where they are long or no bare nouns."""
    cuts = [i for i in range(s.first, end) if is_cut(scene, i)]
    if not cuts or any(is_frame(scene, i, end) for i in cuts):
        return []
    bounds = [s.first - 1, *cuts, end]
    members = [t for a, b in pairwise(bounds) if a + 1 < b and (t := trim(scene, Stretch(a + 1, b - 1, "")))]
    long = any(m.last - m.first >= MEMBER or _possessed(scene, m) for m in members)
    adjectives = any(scene.low(m.last) in ADJECTIVES | _STANDING for m in members)
    return [] if long or adjectives else members


def _general_head(scene: Scene, s: Stretch) -> int | None:
    forms = morphology.forms(scene.tokens[s.last].text)
    return s.last if any(lower(f.stem) in _GENERAL for f in forms) and s.last > s.first else None


def _possessed(scene: Scene, s: Stretch) -> bool:
    return any(is_genitive(scene, i) for i in range(s.first, s.last + 1))


def _bound(scene: Scene, s: Stretch) -> Stretch:
    """Drop "ilə bağlı məsələlər", "-ə dair məsələlər" after what they are about."""
    if scene.low(s.last).startswith("mübadilə") and scene.low(s.last - 1) == "fikir" and s.last - s.first > 3:
        # "ticarət barədə fikir mübadiləsi"
        bound = scene.low(s.last - 2) in _BOUND
        apart = bound and scene.low(s.last - 3) == "ilə"
        return Stretch(s.first, s.last - 3 - apart, "ins" if bound and not apart else "")
    if _general_head(scene, s) is None or s.last - s.first < 2:
        return s
    last = s.last - 1
    while last > s.first + 1 and scene.low(last) in _SOME:
        last -= 1
    before = scene.low(last)
    if before in _BOUND:
        if scene.low(last - 1) == "ilə":
            return Stretch(s.first, last - 2, "")
        return Stretch(s.first, last - 1, "ins")
    if before in ("kimi", "barədə", "haqqında", "ətrafında") or (before == "üzrə" and last < s.last - 1):
        return Stretch(s.first, last - 1, "")
    if before in ("dair", "aid"):
        return Stretch(s.first, last - 1, "dat")
    return s
