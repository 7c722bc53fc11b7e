"""Documents: "Azərbaycan ilə X arasında əməkdaşlıq haqqında Saziş", with their titles in the nominative."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.drafts import Item
from kg.extract.languages.az import phrases
from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.scene import Noun, Scene, listed

_DOCUMENTS = listed("nouns", "document")
_DOMESTIC = listed("nouns", "domestic")
# Words that count documents or say no more than that there are some: "bir sıra ikitərəfli sənədlər".
_VAGUE = frozenset((
    "bir", "sıra", "ikitərəfli", "müvafiq", "digər", "iki", "üç", "dörd", "beş", "altı", "yeddi",
    "bəzi", "mühüm", "çoxsaylı", "həmin", "bu", "paketi", "müxtəlif", "birgə", "hökumətlərarası", "10",
    "13", "14", "20",
))  # fmt: skip
# How far before its verb a document is looked for: as an object, and as the subject of a passive.
_NEAR, _FARTHEST = 8, 40
_QUOTES = frozenset('"«»“”„')
# "X-in iştirakı ilə saziş"
# Words before a document that do not begin its phrase.
_NO_BEGINNINGS = frozenset(
    (
        ",", "ki", "yekunda", "sonda", "qədər", "daha", "sonra", "ardınca", "nazirlər", "tərəflər", "və",
        "üçün", "isə", "da", "də", "yeni", "növbəti", "müvafiq", "birgə-", "məqsədilə",
        "görüş", "danışıqlar", "tədbir", "səfər",
    )
)  # fmt: skip
_HELP = frozenset(["iştirakı", "vasitəçiliyi", "təşəbbüsü", "şahidliyi", "sədrliyi"])
_ABOUT = frozenset(["haqqında", "dair", "üzrə", "barədə", "aid", "sahəsində", "sahələrində", "üçün"])


_PLANNED = words_of("vocabulary", "planned")


# "protokola uyğun olaraq", "sazişə əsasən": by which something is done
_BY_WHICH = frozenset(["uyğun", "əsasən", "müvafiq", "görə"])
# "sazişin mətnini paraflayıblar"
# "protokola imzanı A və B atıblar"
_PUT = ("imza", "qol", "atıb", "atdı", "atmış", "qoyub", "qoydu", "qoymuş")
_TEXTS = frozenset(["mətn", "layihə"])


def before(scene: Scene, index: int, *, cases: tuple[str, ...], low: int = 0) -> list[Item]:
    """Return the documents named left of a verb in one of the cases, those of a list in their order, behind
    the token ``low``."""
    low = max(low, scene.opening(index))
    found = _nearest(scene, low, index, cases)
    if found is None:
        return []
    active = "acc" in cases
    items = [_item(scene, found, low, active=active)]
    while (earlier := _joined(scene, items[0], low)) is not None:
        items.insert(0, _item(scene, earlier, low))
    return _shared(scene, items) or items


def _nearest(scene: Scene, low: int, index: int, cases: tuple[str, ...]) -> Noun | None:
    for i in range(index - 1, max(low, index - _FARTHEST) - 1, -1):
        noun = document(scene, i)
        far = noun is not None and index - i > _NEAR
        if (
            noun is not None
            and far
            and (
                scene.covered(i)
                or (
                    not (noun.case == "nom" or (noun.case in ("acc", "gen") and noun.case in cases))
                    and not (noun.case == "dat" and scene.low(index).startswith(_PUT))
                )
            )
        ):
            continue
        if noun is not None and noun.case in (*cases, "nom"):
            return noun
        if scene.noun(i, _DOMESTIC) is not None:
            return None
    return None


def document(scene: Scene, index: int, *, signed: bool = False) -> Noun | None:
    """Return a token as the noun of a document; the accusative of a possessive counts as one
    ("Bəyannaməsini"), "sazişin mətnini" as that of the paper. ``signed``: the words before tell by whom.
    """
    if _set_off(scene, index):
        return None
    noun = scene.noun(index, _DOCUMENTS)
    if noun is not None and noun.case == "dat" and scene.low(index + 1) in _BY_WHICH and not signed:
        return None  # "Protokola uyğun olaraq himnlər səsləndirilib"
    text = scene.noun(index + 1, _TEXTS) if noun is not None and index < scene.last else None
    if noun is not None and text is not None and noun.case == "gen":
        return replace(noun, case=text.case, owned=True)
    return noun


def _set_off(scene: Scene, index: int) -> bool:
    """A program or plan in small letters is none without what it is about: "planlarını açıqlayıb"."""
    noun = scene.noun(
        index, frozenset(["məktub", "plan", "proqram", "paket", "nota", "akt", "strategiya", "xəritə"])
    )
    if noun is None or scene.tokens[index].capital:
        return False
    around = {scene.low(i) for i in range(max(scene.first, index - 4), index)}
    return not around & (_ABOUT | _PLANNED)


def _item(scene: Scene, noun: Noun, low: int, *, active: bool = False) -> Item:
    first, last = _start(scene, noun.index, low), noun.index
    closing = scene.tokens[last + 1].text in _QUOTES if last < scene.last else False
    opening = phrases.quoted(scene, last + 1) if closing else None
    if opening is not None:
        # A quoted title keeps its own case; the suffix follows the quotation mark.
        return Item(_plain(scene, opening + 1, last, ""), opening + 1, last)
    case = noun.case if noun.case != "nom" else ""
    if active and not case and noun.owned and _stands_free(scene, first, last):
        case = "acc"
    if scene.noun(last + 1, _TEXTS) is not None if last < scene.last else False:
        case = "gen"  # "sazişin mətnini"
    label = _plain(scene, first, last, case)
    if noun.plural and label.lower().endswith(("lər", "lar")) and _singular_titled():
        label = label[:-3]
    return Item(label, first, last, vague=_vague(scene, first, noun))


def _stands_free(scene: Scene, first: int, last: int) -> bool:
    """Whether "-ı" of a document is no possessive: "haqqında sazişi imzalayıb", not "anlaşma memorandumu"."""
    before = scene.low(last - 1)
    return last == first or before in _ABOUT or before in ("ikitərəfli", "üçtərəfli", "birgə", "müvafiq")


def _plain(scene: Scene, first: int, last: int, case: str) -> str:
    label = phrases.nominative(scene, first, last, case).strip()
    marks = [c for c in label if c in _QUOTES]
    whole = label[:1] in _QUOTES and label[-1:] in _QUOTES and len(marks) == 2
    return label.strip('"«»“”„ ') if len(marks) % 2 or whole else label


def _singular_titled() -> bool:
    return False


def _vague(scene: Scene, first: int, noun: Noun) -> bool:
    """Whether a phrase only counts documents."""
    words = {scene.low(i) for i in range(first, noun.index)}
    words = {w for w in words if not (w.isdigit() and len(w) < 4)} - {"ümumilikdə", "cəmi", "daha", "ümumən"}
    counted = noun.plural or noun.stem in ("sənəd", "paket")
    return (
        counted
        and words <= _VAGUE | {"sənədlər", "sənəd"}
        and not any(w.isdigit() and len(w) > 3 for w in words)
    )


def _start(scene: Scene, head: int, low: int) -> int:
    """The first token of a document's phrase: up to a party that acts, a place, a date, a verb or a mark."""
    first = _reach(scene, head, low)
    first += 2 * (scene.low(first) in ("o", "həmin") and scene.low(first + 1) in ("vaxt", "zaman"))
    ends = [v.last + 1 for v in scene.verbs if v.kind == "converb" and first <= v.last < head]
    first = _after_circumstance(scene, max([first, *ends]), head)
    if scene.low(first + 1) == "arasında" and any(a.last == first - 1 and a.may("ins") for a in scene.actors):
        first += 2
    first += scene.low(first) == "arasında"
    if first + 2 <= head and scene.low(first + 1) == "ilə" and scene.low(first) in _HELP:
        first += 2
    while first < head and scene.low(first) in _NO_BEGINNINGS:
        first += 1
    first += scene.low(first) in ("ilə", "nəticədə") and first < head
    ended = [i for i in range(first, min(first + 4, head)) if scene.low(i) in ("yekunlarına", "nəticələrinə")]
    first = ended[-1] + 1 + (scene.low(ended[-1] + 1) in ("dair", "əsasən", "görə")) if ended else first
    likened = [i for i in range(first, min(first + 4, head)) if scene.low(i) == "kimi"]
    return likened[-1] + 1 if likened else first  # "yekun sənəd kimi Bakı Bəyannaməsi"


def _reach(scene: Scene, head: int, low: int) -> int:
    """How far left a document's phrase can reach."""
    first = head
    while first > low:
        before = first - 1
        opened = phrases.quoted(scene, before)
        if opened is not None and opened >= low:
            first = opened
            continue
        if _ends_phrase(scene, before):
            break
        first = before
    return first


def _ends_phrase(scene: Scene, index: int) -> bool:
    """Whether a word stands before a document's phrase and not in it."""
    if phrases.stops(scene, index) and not _keeps(scene, index):
        return True
    if scene.low(index) == "adından":
        return True  # "Perunun adından | sazişi A imzalayıb"
    actor = next((a for a in scene.actors if a.first <= index <= a.last), None)
    if actor is not None and _acts(scene, actor.last + 1, actor.party.kind, index == actor.last):
        return True
    if scene.low(index) == "və" and not _inside_list(scene, index):
        return True
    return any(s.first <= index <= s.last and s.case in ("loc", "dat", "abl") for s in scene.sites)


def _after_circumstance(scene: Scene, first: int, head: int) -> int:
    """Beyond "o zaman iki ölkə arasında", which says nothing of the paper."""
    for i in range(first, head):
        if (
            scene.low(i) == "arasında"
            and scene.noun(i - 1, frozenset(["ölkə", "dövlət", "tərəf", "nazirlik", "qurum", "orqan"]))
            is not None
        ):
            return i + 1
    return first


def _keeps(scene: Scene, index: int) -> bool:
    """A comma inside a list of fields: "nəqliyyat, ticarət və sosial təminat sahələrinə aid sənədlər"."""
    if scene.tokens[index].text == ",":
        return _fields_follow(scene, index)
    years = scene.low(index)
    return (
        any(w.first <= index <= w.last for w in scene.whens)
        and years.startswith(("20", "19"))
        and "-" in years
    )


def _fields_follow(scene: Scene, comma: int) -> bool:
    """Whether a comma parts fields before "sahələrində", "üzrə", "haqqında"."""
    for i in range(comma + 1, min(comma + 9, scene.last)):
        if scene.low(i) in ("üzrə", "haqqında", "dair", "sahələrində", "sahələrinə", "aid"):
            return True
        if scene.tokens[i].shape == "mark" and scene.tokens[i].text != ",":
            return False
        if document(scene, i) is not None or any(v.first <= i <= v.last for v in scene.verbs):
            return False
    return False


def _inside_list(scene: Scene, index: int) -> bool:
    """Whether "və" joins words of one title: what stands before it is no document."""
    if document(scene, index - 1) is not None or scene.tokens[index - 1].text in _QUOTES:
        return False
    return (
        not any(a.last == index - 1 and a.party.kind in ("person", "post") for a in scene.actors)
        and index - 1 >= scene.first
    )


def _acts(scene: Scene, after: int, kind: str, ends: bool) -> bool:
    """Whether an actor is no part of the title: not followed by "arasında", "ilə" and the like."""
    follows = scene.low(after)
    if kind in ("person", "post", "group", "pronoun"):
        return True
    return ends and follows not in phrases.LINKING and follows != "və" and kind != "body"


def _joined(scene: Scene, item: Item, low: int) -> Noun | None:
    """The document before "və" or a comma: "saziş və memorandum"."""
    index = item.first - 1
    while index > low and (
        scene.low(index) in ("və", "həmçinin", "habelə", "eləcə", "də", ",")
        or scene.tokens[index].text in _QUOTES
    ):
        index -= 1
    if index == item.first - 1 or index < low:
        return None
    return document(scene, index)


def _shared(scene: Scene, items: list[Item]) -> list[Item]:
    """ "X haqqında və Y haqqında sazişlər": one head for several titles."""
    if len(items) != 1:
        return []
    item = items[0]
    head = scene.tokens[item.last]
    noun = document(scene, item.last)
    if noun is None or not noun.plural:
        return []
    cuts = [i for i in range(item.first, item.last) if scene.low(i) in ("haqqında", "dair")]
    if len(cuts) < 2:
        return []
    out, start = [], item.first
    for cut in cuts:
        while scene.low(start) in ("və", ",", "həmçinin", "eləcə", "də"):
            start += 1
        text = scene.words.quote(start, cut)
        out.append(Item(f"{' '.join(text.split())} {lower(head.text[: len(noun.stem)])}", start, cut))
        start = cut + 1
    return out


def described(scene: Scene, first: int, noun: Noun) -> Item:
    """Return the document whose phrase begins after a participle."""
    while first < noun.index and scene.tokens[first].text in _QUOTES:
        first += 1
    case = noun.case if noun.case != "nom" else ""
    return Item(_plain(scene, first, noun.index, case), first, noun.index)
