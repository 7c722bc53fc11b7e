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
_JOINS = frozenset(["və", "həmçinin", "habelə", "eləcə", "həm", "ilə", "yanaşı"])
_QUOTES = frozenset('"«»“”„')
# A topic of more words is a clause that was misread.
_LONGEST = 16
# "enerji, nəqliyyat və ticarət məsələləri": a member of such a list has at most so many words.
_MEMBER = 4


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
    found = [i for part in _parts(scene, trimmed) for i in _of_part(scene, part)]
    return [i for i in found if _tells(scene, i)]


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


# -- parting ------------------------------------------------------------------------------------


def _parts(scene: Scene, s: Stretch) -> Iterator[Stretch]:
    """The members of a list. A comma or "və" parts where the word before it stands in the case of the whole list."""
    first, depth = s.first, 0
    for i in range(s.first, s.last + 1):
        token = scene.tokens[i]
        if token.text in "(«“":
            depth += 1
        elif token.text in ")»”":
            depth = max(0, depth - 1)
        elif token.text == '"':
            depth = 1 - min(depth, 1)
        cut = not depth and first < i < s.last and (token.text in (",", ";") or scene.low(i) in ("və", "həmçinin", "habelə", "eləcə"))
        if cut and _complete(scene, first, i - 1, s):
            yield from _shared(scene, _tidy(scene, Stretch(first, i - 1, s.case)))
            first = i + 1
    yield from _shared(scene, _tidy(scene, Stretch(first, s.last, s.case)))


def _tidy(scene: Scene, s: Stretch) -> Stretch:
    return _trim(scene, s) or s


def _complete(scene: Scene, first: int, last: int, s: Stretch) -> bool:
    """Whether a phrase before a comma or "və" is a topic of its own."""
    while last > first and (_bare_mark(scene, last) or scene.low(last) in _JOINS):
        last -= 1
    word = scene.tokens[last].text
    small = lower(word)
    if small in _ADJECTIVES or small in _FIELDS or scene.tokens[last].text in _QUOTES:
        return scene.tokens[last].text in _QUOTES and s.case in ("", "nom")
    if s.case in ("", "nom"):
        return _headed(scene, first, last)
    if s.case == "acc":
        return in_case(word, "acc") is not None and not _modifies(scene, last)
    return in_case(word, s.case) is not None


def _modifies(scene: Scene, last: int) -> bool:
    """Whether what looks like an accusative is a possessive before "və": "suverenliyi və bütövlüyünü"."""
    return False


def _headed(scene: Scene, first: int, last: int) -> bool:
    """Whether a phrase in the nominative ends in a head: a possessive, a plural, an action noun."""
    forms = morphology.forms(scene.tokens[last].text)
    if any(f.case in ("gen", "dat", "loc", "abl", "ins", "rel") and not _is_nominative(scene, last) for f in forms):
        return False
    if any((f.owner == "3" or f.plural) and f.case == "nom" for f in forms):
        return True
    return lower(scene.tokens[last].text).endswith(("lıq", "lik", "luq", "lük", "iyyət", "ıyyat", "izm", "siya"))


def _is_nominative(scene: Scene, last: int) -> bool:
    word = lower(scene.tokens[last].text)
    return not word.endswith(("ın", "in", "un", "ün", "da", "də", "dan", "dən", "lə", "la", "na", "nə", "ya", "yə", "dakı", "dəki"))


# -- lists with one head --------------------------------------------------------------------------


def _shared(scene: Scene, s: Stretch) -> Iterator[Stretch]:
    """The stretch itself; where it is "A, B və C məsələləri" its members, without the head that says nothing."""
    head = _general_head(scene, s)
    cuts = [i for i in range(s.first, s.last) if scene.tokens[i].text == "," or scene.low(i) == "və"]
    if head is None or not cuts:
        yield s
        return
    bounds = [s.first - 1, *cuts, head]
    members = [Stretch(a + 1, b - 1, "") for a, b in zip(bounds, bounds[1:], strict=False)]
    members = [_tidy(scene, m) for m in members if m.first <= m.last]
    if any(m.last - m.first >= _MEMBER or _possessed(scene, m) for m in members):
        yield s
        return
    yield from members


def _general_head(scene: Scene, s: Stretch) -> int | None:
    forms = morphology.forms(scene.tokens[s.last].text)
    return s.last if any(lower(f.stem) in _GENERAL for f in forms) and s.last > s.first else None


def _possessed(scene: Scene, s: Stretch) -> bool:
    return any(lower(scene.tokens[i].text).endswith(("ının", "inin", "unun", "ünün")) for i in range(s.first, s.last + 1))


# -- one part -------------------------------------------------------------------------------------


def _of_part(scene: Scene, s: Stretch) -> list[Item]:
    """The topics of one member: a list of sectors gives one each, "X ilə bağlı məsələlər" is X."""
    sectors = _sectors(scene, s)
    if sectors:
        return sectors
    s = _bound(scene, s)
    if s.first > s.last or s.last - s.first >= _LONGEST:
        return []
    return [Item(_label(scene, s), s.first, s.last)]


def _bound(scene: Scene, s: Stretch) -> Stretch:
    """Drop "ilə bağlı məsələlər", "-ə dair məsələlər" after what they are about."""
    if _general_head(scene, s) is None or s.last - s.first < 2:
        return s
    before = scene.low(s.last - 1)
    if before in ("bağlı", "əlaqədar", "əlaqəli"):
        if scene.low(s.last - 2) == "ilə":
            return Stretch(s.first, s.last - 3, "")
        return Stretch(s.first, s.last - 2, "ins")
    if before in ("dair", "aid"):
        return Stretch(s.first, s.last - 2, "dat")
    return s


def _label(scene: Scene, s: Stretch) -> str:
    return _clean(nominative(scene, s.first, s.last, s.case))


def _clean(label: str) -> str:
    label = label.strip(" ,;:–-")
    unpaired = label.count('"') % 2 or (label.startswith(tuple(_QUOTES)) and label.endswith(tuple(_QUOTES)))
    return label.strip('"«»“”„ ') if unpaired else label


def _sectors(scene: Scene, s: Stretch) -> list[Item]:
    """ "ticarət, təhsil və humanitar sahələrdə əlaqələr": the sectors, those that are adjectives with their head."""
    marker = next((i for i in range(s.first, s.last + 1) if scene.low(i) in _FIELDS), None)
    if marker is None or marker == s.first:
        return []
    low = _list_start(scene, s.first, marker)
    cuts = [i for i in range(low, marker) if scene.tokens[i].text in (",", ";") or scene.low(i) in ("və", "həmçinin", "eləcə", "habelə")]
    if not cuts:
        return []
    bounds = [low - 1, *cuts, marker]
    ranges = [_tidy(scene, Stretch(a + 1, b - 1, "")) for a, b in zip(bounds, bounds[1:], strict=False) if a + 1 < b]
    if any(r.last - r.first >= _MEMBER for r in ranges):
        return []
    rest = _rest(scene, marker, s)
    return [_sector(scene, r, rest) for r in ranges if r.first <= r.last]


def _list_start(scene: Scene, first: int, marker: int) -> int:
    """Where the list begins: after an attribute of its head ("iki ölkə arasında ...", "bu ölkə ilə ...")."""
    for i in range(marker - 1, first, -1):
        if scene.low(i) in ("arasında", "ilə", "birgə", "qarşılıqlı") or scene.low(i).endswith(("larda", "lərdə")):
            return i + 1
    return first


def _rest(scene: Scene, marker: int, s: Stretch) -> str:
    """What the parties do in the sectors, where it is one word: "əməkdaşlıq"."""
    words = [scene.low(i) for i in range(marker + 1, s.last + 1)]
    return "əməkdaşlıq" if any(w.startswith("əməkdaşlı") for w in words) else "əlaqələr" if any(w.startswith("əlaqə") for w in words) else ""


def _sector(scene: Scene, s: Stretch, rest: str) -> Item:
    label = _clean(nominative(scene, s.first, s.last, ""))
    if scene.low(s.last) in ("sahə", "sahələr", "sahədə"):
        label = label.rsplit(" ", 1)[0]
    if lower(label).split()[-1] in _ADJECTIVES:
        label = f"{label} sahədə {rest}" if rest == "əməkdaşlıq" else f"{label} sahə"
    return Item(label, s.first, s.last)


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
