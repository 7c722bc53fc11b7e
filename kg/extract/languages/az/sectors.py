"""Lists of sectors: "ticarət, təhsil və humanitar sahələrdə əməkdaşlıq" gives a topic for each."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.drafts import Item
from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.lists import (
    ABSTRACT,
    ADJECTIVES,
    FIELDS,
    MEMBER,
    Stretch,
    clean,
    ends_member,
    goes_on,
    is_cut,
    is_genitive,
    trim,
)
from kg.extract.languages.az.members import complete
from kg.extract.languages.az.phrases import nominative
from kg.extract.languages.az.scene import Scene

# What stands in such a case before a list is no sector.
_OBLIQUE = ("larda", "lərdə", "dan", "dən", "nın", "nin", "nun", "nün")
# What belongs to the noun in such a case before it: "çaylardan istifadə".
_GOVERNING = words_of("vocabulary", "governing")
_ACTIONS = ("ması", "məsi", "tikintisi", "bərpası", "inşası", "icrası", "təşkili", "qurulması")
# "A, B sahəsində": what follows need not be of both.
_SINGLE = frozenset(["sahəsində", "sektorunda", "sferasında", "istiqamətində"])
# How the heads of matters that are no sectors begin: "sərmayə layihələri", "siyasi dialoq"
_MATTERS = tuple(sorted(words_of("vocabulary", "no_sectors")))
_CASES_AT_ISSUE = frozenset(["məsələsi", "münaqişəsi", "layihəsi"])
_EXCHANGED = ("mübadilə", "hazırlı")
# What is done in all sectors of a list: how it begins, in the nominative, with a sector before it.
_RELATIONS = (
    ("əməkdaşlı", "əməkdaşlıq", "əməkdaşlığı"), ("tərəfdaşlı", "tərəfdaşlıq", "tərəfdaşlığı"),
    ("əlaqələr", "əlaqələr", "əlaqələri"), ("münasibət", "münasibətlər", "münasibətləri"),
    ("layihələr", "layihələr", "layihələri"), ("birliy", "iş birliyi", "iş birliyi"),
)  # fmt: skip


def fields(scene: Scene, first: int, at: int, s: Stretch) -> tuple[Stretch | None, list[Item], int] | None:
    """ "ticarət, təhsil və humanitar sahələrdə əlaqələr": what stands before the list, its sectors, where
    it ends.
    """
    if at <= s.first or scene.low(at) not in FIELDS or _in_name(scene, at):
        return None
    if scene.low(at) == "üzrə" and scene.low(at - 1) in _CASES_AT_ISSUE:
        return None  # "birgə istehsal və Kəşmir məsələsi üzrə dəstək"
    if scene.low(at) in _SINGLE and any(scene.low(i).startswith(_EXCHANGED) for i in (at + 1, at + 2)):
        return None  # "üzümçülük və şərabçılıq sahəsində təcrübə mübadiləsi"
    doing = any(v.kind == "attribute" and v.first == at + 1 for v in scene.verbs)
    if scene.low(at) in _SINGLE and (doing or scene.low(at + 1) in ("görülən", "atılan", "görüləcək")):
        return None  # "tullantılar və ekologiya sahəsində görülən işlər"
    low = _after_matters(scene, _list_start(scene, first, at, s.case), at)
    low = _after_second(scene, first, low, at)
    closing = at - (scene.low(at - 1) == "kimi")
    cuts = [i for i in range(low, closing) if is_cut(scene, i) and not _joins_owners(scene, i)]
    if not cuts or _begins_inside(scene, first, low, at):
        return None
    bounds = [low - 1, *cuts, closing]
    ranges = [t for a, b in pairwise(bounds) if a + 1 < b and (t := trim(scene, Stretch(a + 1, b - 1, "")))]
    if len(ranges) < 2 or any(_is_long(scene, r) for r in ranges):
        return None
    end = _rest_end(scene, at, s)
    of = _related(scene, low - 1)
    rest = of or _rest(scene, at, end) or _rest(scene, at, s.last)
    if not rest and scene.low(at) in _SINGLE and _is_apart(scene, ranges[-1], cuts[-1]):
        return None
    if scene.low(at) in _SINGLE and scene.tokens[cuts[-1]].text == "," and _owns(scene, ranges[:-1]):
        return None  # "ticarətin vəziyyəti, investisiya imkanları, turizm sahəsində əməkdaşlıq"
    where = any(p.first == first and p.last == low - 1 for p in scene.sites)
    told = low > first and not where and not _announces(scene, low - 1)
    told = told and (of is None or low - 1 > first)
    last = low - 1
    while scene.low(last) in ("o", "cümlədən", ","):
        last -= 1  # "enerji, o cümlədən | qaz, neft və kömür sahələrində"
    case = "gen" if scene.tokens[last].text == "," and is_genitive(scene, last - 1) else ""
    before = Stretch(first, last, s.case if last == low - 1 and not case else case) if told else None
    return before, [_sector(scene, r, rest) for r in ranges], end + 1


def _joins_owners(scene: Scene, i: int) -> bool:
    """Whether "və" joins two who own one sector: "qadınların və | uşaqların hüquqları sahəsində"."""
    return scene.low(i) == "və" and is_genitive(scene, i - 1) and is_genitive(scene, i + 1)


def _after_matters(scene: Scene, low: int, at: int) -> int:
    """Beyond what is spoken of by itself: "hava əlaqələri və | turizm sahəsində əməkdaşlıq"."""
    for i in range(low + 2, at):
        if not is_cut(scene, i):
            continue
        if i - 1 == low or not scene.low(i - 1).startswith(_MATTERS):
            break
        low = i + 1
    return low


def _after_second(scene: Scene, first: int, low: int, at: int) -> int:
    """Beyond the second thing of one owner: "əlaqələrin vəziyyəti və | perspektivləri, | siyasi sahədə"."""
    end = next((i for i in range(low, at) if scene.tokens[i].text == ","), at)
    joined = scene.low(low) == "və" or (low > first and scene.low(low - 1) == "və")
    if not joined or end == at or low + 1 >= end or is_genitive(scene, end - 2):
        return low
    owned = any(is_genitive(scene, i) for i in range(first, low)) and scene.possessed(
        low - 1 - (scene.low(low) != "və")
    )
    return end + 1 if owned and scene.possessed(end - 1) and end + 1 < at else low


def _begins_inside(scene: Scene, first: int, low: int, at: int) -> bool:
    """Whether a list before one sector begins inside a matter: "əlaqələrin vəziyyəti və | perspektivləri,
    turizm sahəsində".
    """
    joint = low - 1 if scene.low(low - 1) == "və" else low
    owned = any(is_genitive(scene, i) for i in range(first, joint)) and scene.possessed(joint - 1)
    end = next((i for i in range(low, at) if scene.tokens[i].text == ","), at)
    return scene.low(at) in _SINGLE and joint < low and owned and scene.possessed(end - 1)


def _owns(scene: Scene, members: list[Stretch]) -> bool:
    """Whether a member before a sector is surely a matter of its own: "əlaqələrin vəziyyəti"."""
    return any(any(is_genitive(scene, i) for i in range(m.first, m.last)) for m in members)


def _related(scene: Scene, index: int) -> tuple[str, str] | None:
    """What a genitive before sectors says is done in them: "əlaqələrin | siyasi sahədə inkişafı"."""
    word = scene.low(index)
    if not word.endswith(("ın", "in", "un", "ün")) or not is_genitive(scene, index):
        return None
    return next(((alone, of) for begun, alone, of in _RELATIONS if word.startswith(begun)), None)


def _is_long(scene: Scene, s: Stretch) -> bool:
    """Whether a member is too long for a sector; "bərpa olunan və ağıllı enerji" is none."""
    joined = any(scene.low(i) == "və" for i in range(s.first, s.last))
    return s.last - s.first - 2 * joined >= MEMBER


def _is_apart(scene: Scene, last: Stretch, cut: int) -> bool:
    """Whether only the last member is a sector: "sabitlik, sənaye sektorunda artım", "sülh və sabitliyin
    qorunması istiqamətində səylər".
    """
    genitive = any(is_genitive(scene, i) for i in range(last.first, last.last + 1))
    return genitive or scene.tokens[cut].text == ","


def _announces(scene: Scene, last: int) -> bool:
    """Whether a phrase only announces the list: "bir çox sahələrdə, o cümlədən"."""
    if scene.low(last) != "cümlədən":
        return False
    at = last - 2
    while scene.tokens[at].text == ",":
        at -= 1
    return scene.low(at).endswith(("sahələrdə", "sahələrində", "istiqamətlərdə", "sektorlarda", "sferalarda"))


def covers(found: tuple[Stretch | None, list[Item], int], at: int, marker: int) -> bool:
    """Whether a token is in a list of sectors, or is its marker."""
    return at == marker or found[1][0].first <= at <= found[1][-1].last


def _in_name(scene: Scene, at: int) -> bool:
    following = scene.tokens[at + 1] if at < scene.last else None
    return scene.tokens[at - 1].capital and following is not None and following.capital


def _list_start(scene: Scene, first: int, marker: int, case: str = "") -> int:
    """Where a list of sectors begins: after a phrase in a case, "arasında", a topic that is complete in a
    case.
    """
    cut = next((k for k in range(first, marker) if is_cut(scene, k)), marker)
    comma = next((k for k in range(first, marker) if scene.tokens[k].text == ","), marker)
    for i in range(marker - 1, first - 1, -1):
        word, listed = scene.low(i), cut < i
        shared = word in ("birgə", "qarşılıqlı") and not is_cut(scene, i - 1) and scene.low(i - 1) != "qarşı"
        placed = any(p.last == i and p.case == "loc" for p in scene.sites) and not is_cut(scene, i + 1)
        after = shared or placed or word in ("cümlədən", "olmaqla")
        apart = comma < i  # "irs, muzeylər arasında əlaqə"
        between = word in ("arasında", "ilə") and scene.low(i + 1) != "mübarizə" and not apart
        after = after or between
        after = after or (scene.low(i - 1) not in ADJECTIVES and ends_member(scene, first, i, case))
        after = after or (_related(scene, i) is not None and scene.low(i + 1) in ADJECTIVES)
        # "şəhid ailələrinə xidmət, təhsil": what a member governs is no circumstance
        endings = _OBLIQUE if listed else (*_OBLIQUE, "na", "nə")
        oblique = word.endswith(endings) and word not in ABSTRACT
        action = 0 if after else _action_end(scene, i, marker)
        if action:
            return action
        oblique = oblique and scene.low(i + 1) not in _GOVERNING and not _owns_member(scene, i, marker)
        if after or (oblique and scene.tokens[i].shape == "word"):
            return i + 1
    return first


def _owns_member(scene: Scene, index: int, marker: int) -> bool:
    """Whether a genitive begins a sector after others: "məşğulluq və | (yaşlı) əhalinin müdafiəsi
    sahələrində".
    """
    end = next((k for k in range(index, marker) if is_cut(scene, k)), marker)
    if not is_genitive(scene, index) or not scene.possessed(end - 1):
        return False
    near = range(index - 1, max(scene.first, index - MEMBER), -1)
    return any(is_cut(scene, i) for i in near) or scene.low(end - 1).endswith(_ACTIONS)


def _action_end(scene: Scene, index: int, marker: int) -> int:
    """Beyond an action that a genitive begins, no sector: "qazların azaldılması | və enerji üzrə".

    0 where none begins.
    """
    owns = is_genitive(scene, index) and not is_cut(scene, index + 1)
    ends = [k + 1 for k in range(index, marker) if is_cut(scene, k)] if owns else []
    return ends[0] if ends and scene.low(ends[0] - 2).endswith(("ması", "məsi")) else 0


def _rest_end(scene: Scene, marker: int, s: Stretch) -> int:
    """The last token of what is done in the sectors: up to the next member of the list."""
    for i in range(marker + 1, s.last):
        if (
            is_cut(scene, i)
            and complete(scene, marker + 1, i - 1, s)
            and not goes_on(scene, marker + 1, i, s)
        ):
            return i
        if scene.tokens[i].text == "," and scene.low(i + 1) in ("o", "həmçinin", "eləcə", "habelə"):
            return i
    return s.last


def _rest(scene: Scene, marker: int, end: int) -> tuple[str, str] | None:
    """What is done in the sectors, alone and after the name of one: "əlaqələr", "(turizm) əlaqələri"."""
    words = [scene.low(i) for i in range(marker + 1, end + 1)]
    told = ((alone, of) for begun, alone, of in _RELATIONS if any(w.startswith(begun) for w in words))
    return next(told, None)


def _sector(scene: Scene, s: Stretch, rest: tuple[str, str] | None) -> Item:
    label = clean(nominative(scene, s.first, s.last, ""))
    if scene.low(s.last) in ("sahə", "sahələr", "sahədə", "sahələri", "sahəsi") and " " in label:
        label = label.rsplit(" ", 1)[0]
    if lower(label).split()[-1].rpartition("-")[2] in ADJECTIVES:  # "hərbi-tibbi"
        label = f"{label} sahədə {rest[0]}" if rest else f"{label} sahə"
    elif rest:
        label = f"{label} üzrə {rest[0]}" if " " in label else f"{label} {rest[1]}"
    return Item(label, s.first, s.last)
