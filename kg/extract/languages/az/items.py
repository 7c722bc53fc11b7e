"""A stretch of an Azerbaijani sentence that says what was discussed -> one item for each topic, in the nominative."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.drafts import Item
from kg.extract.languages.az import morphology
from kg.extract.languages.az.inflection import in_case, lower
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.phrases import nominative
from kg.extract.languages.az.scene import Scene

_OPENERS = words_of("topics", "openers")
_CLOSERS = words_of("topics", "closers")
_GENERAL = words_of("topics", "general")
_FIELDS = words_of("topics", "fields")
_ADJECTIVES = words_of("topics", "adjectives")
_COURTESIES = words_of("topics", "courtesies")
_EMPTY = words_of("topics", "empty")
_ABSTRACT = words_of("topics", "abstract")
_JOINERS = frozenset(["və", "həmçinin", "habelə", "eləcə"])
_JOINS = _JOINERS | {"həm", "yanaşı", "də", "da", "o", "cümlədən"}
_BETWEEN = frozenset(["ölkə", "dövlət", "tərəf", "xalq"])
_QUOTES = frozenset('"«»“”„')
# A topic of more words is a clause that was misread.
_LONGEST = 16
# "enerji, nəqliyyat və ticarət məsələləri": a member of such a list has at most so many words.
_MEMBER = 4
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


@dataclass(frozen=True, slots=True)
class Stretch:
    """Tokens [first, last] of a list of topics whose last word stands in ``case``, '' for the nominative."""

    first: int
    last: int
    case: str


def items(scene: Scene, stretch: Stretch) -> list[Item]:
    """Return the topics of a stretch, in its order; courtesies and mere pronouns are none."""
    trimmed = _trim(scene, stretch)
    if trimmed is None:
        return []
    shared = [Item(_label(scene, m), m.first, m.last) for m in _shared(scene, trimmed)]
    found = shared or [i for part in _parts(scene, _headless(scene, trimmed)) for i in part]
    return [_small(scene, i) for i in found if _tells(scene, i)]


def _trim(scene: Scene, s: Stretch) -> Stretch | None:
    first, last = s.first, s.last
    while first <= last and (scene.low(first) in _OPENERS or _bare_mark(scene, first)):
        first += 1
    while last >= first and (scene.low(last) in _CLOSERS or _bare_mark(scene, last)):
        last -= 1
    return Stretch(first, last, s.case) if first <= last else None


def _bare_mark(scene: Scene, index: int) -> bool:
    token = scene.tokens[index]
    return token.shape == "mark" and token.text not in _QUOTES


def _headless(scene: Scene, s: Stretch) -> Stretch:
    """ "A, B-nin həlli məsələlərinə": a list with one general head is read without it, in the nominative."""
    noun = _general_head(scene, s)
    cuts = any(scene.tokens[i].text == "," for i in range(s.first, s.last))
    if noun is None or not cuts:
        return s
    before = scene.low(s.last - 1)
    possessed = before.endswith(("ı", "i", "u", "ü")) and before not in _ADJECTIVES
    comma = next(i for i in range(s.first, s.last) if scene.tokens[i].text == ",")
    return Stretch(s.first, s.last - 1, "") if possessed or _headed(scene, comma - 1) else s


# -- parting ------------------------------------------------------------------------------------


def _parts(scene: Scene, s: Stretch) -> Iterator[list[Item]]:
    """The members of a list. A comma or "və" parts where the word before it stands in the case of the whole list."""
    first, at = s.first, s.first
    markers = [i for i in range(s.first, s.last + 1) if scene.low(i) in _FIELDS]
    while at <= s.last:
        fields = next(
            (f for m in markers if m >= at and (f := _fields(scene, first, m, s)) and _covers(f, at, m)), None
        )
        if fields is not None:
            before, found, after = fields
            if before is not None:
                yield from _parts(scene, before)
            yield found
            first = at = after
            continue
        cut = _cuts(scene, at, s) and first < at and _complete(scene, first, at - 1, s)
        if cut and not _goes_on(scene, first, at, s):
            yield _of_member(scene, Stretch(first, at - 1, s.case))
            first = at + 1
        at += 1
    if first <= s.last:
        yield _of_member(scene, Stretch(first, s.last, s.case))


def _goes_on(scene: Scene, first: int, at: int, s: Stretch) -> bool:
    """Whether "və" joins words of one topic: "əlaqələrin vəziyyəti və perspektivləri", "enerji və nəqliyyat layihələri"."""
    if scene.low(at) != "və":
        return False
    end = next((i for i in range(at + 1, s.last + 1) if scene.tokens[i].text in (",", ";")), s.last + 1) - 1
    owned = scene.possessed(end)
    if at - first == 1 and scene.low(first) in _ABSTRACT:
        return end - at >= 2 and owned and scene.low(end - 1) in _ABSTRACT
    genitive = any(_is_genitive(scene, i) for i in range(first, at))
    own = any(_is_genitive(scene, i) for i in range(at + 1, end + 1))
    short = end - at == 1 or (end - at == 2 and scene.low(at + 1) in ("inkişaf", "gələcək", "artım"))
    return short and owned and genitive and not own and scene.possessed(at - 1)


def _is_genitive(scene: Scene, index: int) -> bool:
    return (
        scene.low(index).endswith(("ın", "in", "un", "ün"))
        and in_case(scene.tokens[index].text, "gen") is not None
    )


def _cuts(scene: Scene, i: int, s: Stretch) -> bool:
    mark = scene.tokens[i].text in (",", ";") or scene.low(i) in _JOINERS
    if not mark or scene.quoted(i) or not s.first < i < s.last:
        return False
    span = scene.spans.over(i)
    if span is not None and span.first < i < span.last:
        return False
    name = scene.tokens[i - 1].capital and scene.tokens[i + 1].capital and scene.low(i) == "və"
    free = scene.spans.over(i - 1) is not None and scene.spans.over(i + 1) is not None
    return not name or free or i - 1 == scene.first


def _complete(scene: Scene, first: int, last: int, s: Stretch) -> bool:
    """Whether a phrase before a comma or "və" is a topic of its own."""
    while last > first and (_bare_mark(scene, last) or scene.low(last) in _JOINS):
        last -= 1
    token = scene.tokens[last]
    small = lower(token.text)
    if token.text in _QUOTES:
        return s.case in ("", "nom")
    if _after_quote(scene, last):
        return (
            s.case in morphology.cases("Adı" + small, "Adı")
            or s.case == "gen"
            and small in ("nin", "nın", "in", "ın", "un", "nun", "nün", "ün")
        )
    if small in _ADJECTIVES or small in _FIELDS:
        return False
    if s.case in ("", "nom"):
        return _headed(scene, last)
    return in_case(token.text, s.case) is not None and small not in _ABSTRACT


def _after_quote(scene: Scene, index: int) -> bool:
    return (
        index > scene.first
        and scene.tokens[index - 1].text in _QUOTES
        and scene.tokens[index].text.islower()
        and len(scene.tokens[index].text) <= 4
    )


def _headed(scene: Scene, last: int) -> bool:
    """Whether a phrase in the nominative ends in a head: a possessive, a plural, an action noun."""
    word = lower(scene.tokens[last].text)
    forms = morphology.forms(scene.tokens[last].text)
    if word.endswith(_NO_NOMINATIVE) and any(
        f.case in ("gen", "dat", "loc", "abl", "ins", "rel") for f in forms
    ):
        return word in _ABSTRACT
    if any((f.owner == "3" or f.plural) and f.case == "nom" for f in forms):
        return True
    return word in _ABSTRACT or word.endswith(("lıq", "lik", "luq", "lük", "iyyət", "ıyyat", "izm", "siya"))


# -- fields ---------------------------------------------------------------------------------------


def _fields(scene: Scene, first: int, at: int, s: Stretch) -> tuple[Stretch | None, list[Item], int] | None:
    """ "ticarət, təhsil və humanitar sahələrdə əlaqələr": what stands before the list, its sectors, where it ends."""
    if at <= s.first or scene.low(at) not in _FIELDS or _in_name(scene, at):
        return None
    low = _list_start(scene, first, at, s.case)
    cuts = [i for i in range(low, at) if _is_cut(scene, i)]
    if not cuts:
        return None
    bounds = [low - 1, *cuts, at]
    ranges = [
        t
        for a, b in zip(bounds, bounds[1:], strict=False)
        if a + 1 < b and (t := _trim(scene, Stretch(a + 1, b - 1, "")))
    ]
    if len(ranges) < 2 or any(r.last - r.first >= _MEMBER for r in ranges):
        return None
    end = _rest_end(scene, at, s)
    rest = _rest(scene, at, end) or _rest(scene, at, s.last)
    before = Stretch(first, low - 1, s.case) if low > first else None
    return before, [_sector(scene, r, rest) for r in ranges], end + 1


def _covers(found: tuple[Stretch | None, list[Item], int], at: int, marker: int) -> bool:
    """Whether a token is in a list of sectors, or is its marker."""
    return at == marker or found[1][0].first <= at <= found[1][-1].last


def _is_cut(scene: Scene, i: int) -> bool:
    return (scene.tokens[i].text in (",", ";") or scene.low(i) in _JOINERS) and not scene.quoted(i)


def _in_name(scene: Scene, at: int) -> bool:
    following = scene.tokens[at + 1] if at < scene.last else None
    return scene.tokens[at - 1].capital and following is not None and following.capital


def _ends_member(scene: Scene, first: int, index: int, case: str) -> bool:
    """Whether a topic of its own ends before a cut at a token: in the case of the list, or with an owner."""
    if not _is_cut(scene, index) or index - 1 <= first:
        return False
    if case not in ("", "nom"):
        return (
            in_case(scene.tokens[index - 1].text, case) is not None
            and scene.low(index - 1) not in _ADJECTIVES | _ABSTRACT
        )
    start = next((i + 1 for i in range(index - 1, first, -1) if _is_cut(scene, i)), first)
    return any(_is_genitive(scene, i) for i in range(start, index))


def _list_start(scene: Scene, first: int, marker: int, case: str = "") -> int:
    """Where a list of sectors begins: after a phrase in a case, "arasında", a topic that is complete in a case."""
    for i in range(marker - 1, first - 1, -1):
        word = scene.low(i)
        after = word in ("arasında", "ilə", "birgə", "qarşılıqlı", "cümlədən", "olmaqla") or _ends_member(
            scene, first, i, case
        )
        oblique = (
            word.endswith(
                ("larda", "lərdə", "dan", "dən", "nın", "nin", "nun", "nün", "na", "nə", "ına", "inə")
            )
            and word not in _ABSTRACT
        )
        if after or (oblique and scene.tokens[i].shape == "word"):
            return i + 1
    return first


def _rest_end(scene: Scene, marker: int, s: Stretch) -> int:
    """The last token of what is done in the sectors: up to the next member of the list."""
    for i in range(marker + 1, s.last):
        if (
            _is_cut(scene, i)
            and _complete(scene, marker + 1, i - 1, s)
            and not _goes_on(scene, marker + 1, i, s)
        ):
            return i
        if scene.tokens[i].text == "," and scene.low(i + 1) in ("o", "həmçinin", "eləcə", "habelə"):
            return i
    return s.last


def _rest(scene: Scene, marker: int, end: int) -> str:
    words = [scene.low(i) for i in range(marker + 1, end + 1)]
    return "əməkdaşlıq" if any(w.startswith("əməkdaşlı") for w in words) else ""


def _sector(scene: Scene, s: Stretch, rest: str) -> Item:
    label = _clean(nominative(scene, s.first, s.last, ""))
    if scene.low(s.last) in ("sahə", "sahələr", "sahədə", "sahələri", "sahəsi") and " " in label:
        label = label.rsplit(" ", 1)[0]
    if lower(label).split()[-1] in _ADJECTIVES:
        label = f"{label} sahədə {rest}" if rest else f"{label} sahə"
    return Item(label, s.first, s.last)


# -- one member -----------------------------------------------------------------------------------


def _of_member(scene: Scene, stretch: Stretch) -> list[Item]:
    """The topics of one member of a list."""
    s = _trim(scene, stretch)
    if s is None:
        return []
    s = _after_circumstance(scene, s)
    pair = _pair(scene, s)
    if pair:
        return pair
    shared = _shared(scene, s)
    if shared:
        return [Item(_label(scene, m), m.first, m.last) for m in shared]
    s = _bound(scene, s)
    if s.first > s.last or s.last - s.first >= _LONGEST:
        return []
    return [Item(_label(scene, s), s.first, s.last)]


def _after_circumstance(scene: Scene, s: Stretch) -> Stretch:
    """Drop what comes before a topic: "ölkələrimiz arasında", "İstanbulda təşkil ediləcək"."""
    first = s.first
    for i in range(s.first, min(s.last, s.first + 4)):
        if scene.low(i) == "arasında" and scene.noun(i - 1, _BETWEEN) is not None:
            first = i + 1
    told = [v for v in scene.verbs if v.kind == "attribute" and s.first <= v.first and v.last < s.last]
    if told and told[-1].has("happen") and told[-1].name != "baş_ver" and told[-1].first - s.first <= 4:
        first = max(first, told[-1].last + 1)
    return Stretch(first, s.last, s.case) if first <= s.last else s


def _pair(scene: Scene, s: Stretch) -> list[Item]:
    """ "ikitərəfli və regional məsələlər": two adjectives before one head make two topics."""
    joint = next((i for i in range(s.first + 1, s.last) if scene.low(i) == "və"), None)
    if joint is None or joint != s.first + 1 or joint + 2 > s.last:
        return []
    if scene.low(s.first) not in _ADJECTIVES or scene.low(joint + 1) not in _ADJECTIVES:
        return []
    if scene.low(s.first) in ("siyasi", "mədəni", "elmi", "hərbi") and scene.low(joint + 1) not in (
        "iqtisadi",
        "humanitar",
    ):
        return []
    rest = _label(scene, Stretch(joint + 2, s.last, s.case))
    firsts = (scene.tokens[s.first].text, scene.tokens[joint + 1].text)
    return [
        Item(f"{firsts[0]} {rest}", s.first, s.last),
        Item(f"{firsts[1]} {rest}", joint + 1, s.last),
    ]


def _shared(scene: Scene, s: Stretch) -> list[Stretch]:
    """Of "A, B və C məsələləri" the members, without the head that says nothing; [] where they are not bare."""
    noun = _general_head(scene, s)
    cuts = [i for i in range(s.first, s.last) if _is_cut(scene, i)]
    if noun is None or not cuts:
        return []
    bounds = [s.first - 1, *cuts, noun]
    members = [
        t
        for a, b in zip(bounds, bounds[1:], strict=False)
        if a + 1 < b and (t := _trim(scene, Stretch(a + 1, b - 1, "")))
    ]
    long = any(m.last - m.first >= _MEMBER or _possessed(scene, m) for m in members)
    adjectives = any(scene.low(m.last) in _ADJECTIVES for m in members)
    return [] if long or adjectives else members


def _general_head(scene: Scene, s: Stretch) -> int | None:
    forms = morphology.forms(scene.tokens[s.last].text)
    return s.last if any(lower(f.stem) in _GENERAL for f in forms) and s.last > s.first else None


def _possessed(scene: Scene, s: Stretch) -> bool:
    return any(_is_genitive(scene, i) for i in range(s.first, s.last + 1))


def _bound(scene: Scene, s: Stretch) -> Stretch:
    """Drop "ilə bağlı məsələlər", "-ə dair məsələlər" after what they are about."""
    if _general_head(scene, s) is None or s.last - s.first < 2:
        return s
    before = scene.low(s.last - 1)
    if before in ("bağlı", "əlaqədar", "əlaqəli"):
        if scene.low(s.last - 2) == "ilə":
            return Stretch(s.first, s.last - 3, "")
        return Stretch(s.first, s.last - 2, "ins")
    if before == "kimi":
        return Stretch(s.first, s.last - 2, "")
    if before in ("dair", "aid"):
        return Stretch(s.first, s.last - 2, "dat")
    return s


def _label(scene: Scene, s: Stretch) -> str:
    return _clean(nominative(scene, s.first, s.last, s.case))


def _clean(label: str) -> str:
    label = label.strip(" ,;:–-")
    unpaired = label.count('"') % 2 or (label.startswith(tuple(_QUOTES)) and label.endswith(tuple(_QUOTES)))
    return label.strip('"«»“”„ ') if unpaired else label


def _small(scene: Scene, item: Item) -> Item:
    """A label that opens its sentence begins with a small letter, unless a name does."""
    first = item.label.split()[0] if item.label else ""
    name = scene.spans.over(item.first) is not None or sum(c.isupper() for c in first) > 1
    if item.first != scene.first or name:
        return item
    return Item(lower(item.label[:1]) + item.label[1:], item.first, item.last, item.vague)


def _tells(scene: Scene, item: Item) -> bool:
    """Whether a label says something: no courtesy, no pronoun, no number."""
    words = lower(item.label).split()
    stems = {lower(f.stem) for w in words for f in morphology.forms(w)}
    if not words or all(w in _EMPTY or w.isdigit() for w in words):
        return False
    return not stems & _COURTESIES


def texts(found: Sequence[Item]) -> list[str]:
    """Return the labels of items."""
    return [i.label for i in found]
