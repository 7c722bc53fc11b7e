"""Places of an Azerbaijani sentence with their cases: known ones, towns that no list has, palaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg import gazetteer
from kg.extract.languages.az import morphology
from kg.extract.languages.az.inflection import in_case, lower
from kg.extract.languages.az.lexicon import words_of
from kg.extract.spans import Span

if TYPE_CHECKING:
    from kg.extract.languages.az.scene import Scene

_OCCASIONS = frozenset(
    [
        "görüş",
        "danışıq",
        "söhbət",
        "toplantı",
        "tədbir",
        "sammit",
        "forum",
        "iclas",
        "səfər",
        "qonaq",
        "konfrans",
        "mərasim",
    ]
)
_HEADS = (
    words_of("triggers", "nouns", "conference") | words_of("triggers", "nouns", "document") | _OCCASIONS
    | words_of("triggers", "nouns", "body")
)  # fmt: skip
VENUES = frozenset(
    [
        "saray",
        "iqamətgah",
        "mərkəz",
        "kompleks",
        "qala",
        "köşk",
        "villa",
        "bina",
        "universitet",
        "akademiya",
        "muzey",
        "stadion",
        "otel",
        "hotel",
        "mehmanxana",
        "ofis",
        "baza",
        "rezidensiya",
    ]
)
# Bodies in whose houses talks are held.
_OFFICES = frozenset(["nazirlik", "administrasiya"])
_HALLS = VENUES | _OFFICES
# "Ankara | yaxınlığındakı hərbi bazada", "Münhendə | yerləşən mərkəzdə"
_BESIDE = frozenset(["yaxınlığında", "yaxınlığındakı", "ətrafındakı"])
_LYING = frozenset(["yerləşən"])
# So many words at most are between a town and a house in it.
_REACH = 6
_SEATS = frozenset(["qərargah", "mənzil-qərargah"])
# Parts of Arabic names that begin with an article: "Şarm əş-Şeyx".
_ARTICLES = tuple(f"ə{c}-" for c in "şldrtszn")
_COUNTRIES = words_of("triggers", "cues", "country")
_KINDS = words_of("triggers", "cues", "kinds")


# Kinds of places whose names no list may have.
_CHANNELS = words_of("names", "channels") | {"burada", "orada", "harada"}
_LOCAL = frozenset(["şəhər", "kurort", "qəsəbə", "kənd", "ada", "prefektura", "ştat", "əyalət"])


@dataclass(frozen=True, slots=True)
class Site:
    """A place of a sentence with its case, "nom", "gen", "dat", "loc" or "abl"; tokens [first, last]."""

    span: Span
    first: int
    last: int
    case: str


def sites_of(scene: Scene) -> Iterator[Site]:
    for span in scene.spans.all:
        here = scene.first <= span.first and span.last <= scene.last
        if here and span.kind in ("place", "state") and not _inside_phrase(scene, span):
            yield _in_town(scene, _site(scene, span))
    yield from _unnamed(scene)
    yield from _unlisted(scene)
    yield from _venues(scene)
    yield from _within_towns(scene)
    yield from _headquarters(scene)
    yield from _seats(scene)


def _inside_phrase(scene: Scene, span: Span) -> bool:
    """Whether a place is part of an actor's phrase, and not the actor itself."""
    over = (p.party for p in scene.actors if p.party.first <= span.first and span.last <= p.party.last)
    return any((p.first, p.last) != (span.first, span.last) or p.kind not in ("state", "body") for p in over)


def _in_town(scene: Scene, site: Site) -> Site:
    """A venue that the text puts in a town is told as the town: "Bakıdakı Gülüstan sarayında"."""
    towns = [s for s in scene.spans.all if s.last == site.first - 1 and s.kind == "place" and not s.region]
    owned = towns and _case_of(scene, towns[0].last, name=towns[0].name) in ("rel", "gen")
    venue = site.span.name in venue_towns() or site.last > site.span.last
    if not owned or not (venue or scene.noun(site.last, VENUES) is not None) or towns[0].first < scene.first:
        return site
    return Site(towns[0], towns[0].first, site.last, site.case)


def _site(scene: Scene, span: Span) -> Site:
    last = span.last
    palace = scene.noun(last + 1, VENUES) if last < scene.last else None
    owned = palace is not None and _case_of(scene, last, name=span.name) == "gen"
    if palace is not None and owned and span.kind == "place":
        return Site(span, span.first, last + 1, palace.case)  # "Praqanın | mərkəzində"
    if palace is not None and palace.owned and palace.case in ("loc", "dat", "gen") and span.kind == "place":
        # "Zaqulba sarayında": the palace and not the town
        name = (
            f"{span.name} {_without_locative(scene.tokens[last + 1].text)}"
            if palace.case == "loc"
            else span.name
        )
        span = Span(span.first, last + 1, "place", name, span.country)
        return Site(span, span.first, last + 1, palace.case)
    while last < scene.last and (noun := scene.noun(last + 1, _KINDS)) is not None and noun.owned:
        last += 1
    port = last + 1 + (scene.low(last + 1) == "beynəlxalq")
    if scene.low(port) == "hava" and scene.low(port + 1).startswith("limanı"):
        last = port + 1  # "Füzuli | Beynəlxalq Hava Limanına gəlib"
    return Site(span, span.first, last, _case_of(scene, last, name=span.name if last == span.last else ""))


def _case_of(scene: Scene, index: int, *, name: str = "") -> str:
    """Return the case of a place's last word; "nom" where the word is the name itself."""
    word = scene.tokens[index].text
    if name and lower(word) == lower(name.split()[-1]):
        return "nom"
    small = lower(word)
    known = morphology.is_form(word, name.split()[-1]) if name else ""
    if known and known != "rel":
        return known
    bare = small[:-3] if small.endswith(("dadır", "dədir")) else small
    if bare.endswith(("dan", "dən")):
        return "abl"
    if bare.endswith(("da", "də")):
        return "loc"
    if bare.endswith(("dakı", "dəki")):
        return "rel"
    cases = {f.case for f in morphology.forms(word)}
    if not name and cases & {"nom"} and bare.endswith(("ı", "i", "u", "ü")) and not bare[:-1].endswith("n"):
        return "nom"
    return next((c for c in ("gen", "dat", "acc") if c in cases), "nom")


def _unlisted(scene: Scene) -> Iterator[Site]:
    """Towns that the gazetteer lacks: a capital word in the locative, or in the dative before a verb of
    going.
    """
    for index in range(scene.first, scene.last):
        token = scene.tokens[index]
        free = (
            token.shape == "word"
            and (token.capital or token.text.startswith(_ARTICLES))
            and scene.spans.over(index) is None
            and index not in scene.taken
        )
        kind = scene.noun(index + 1, _KINDS) if free else None
        if kind is not None and kind.owned and kind.stem in _LOCAL:
            first = _town_start(scene, index)
            span = _town(scene, first, scene.words.quote(first, index))
            yield Site(span, first, index + 1, _case_of(scene, index + 1))
            continue
        if not free or token.lower.split("-")[0] in _CHANNELS:
            continue  # "Twitter-də yazıb"
        if token.text.split("-")[0].isupper() or scene.quoted(index) or _common(scene, index):
            continue
        case = _case_of(scene, index)
        name = token.text[:-2] if case == "loc" else in_case(token.text, case) if case == "dat" else None
        near = any(0 < v.last - index <= 6 and v.has("go") for v in scene.verbs)
        town = (
            case == "loc"
            or near
            or scene.low(index + 1).startswith(("səfər", "rəsmi", "işgüzar", "dövlət", "ilk"))
        )
        if case == "dat" and _names_thing(scene, index):
            continue
        if name and len(name) > 2 and town and not _possessed_name(scene, index, name):
            yield Site(_town(scene, index, name), index, index, case)


def _names_thing(scene: Scene, index: int) -> bool:
    """Whether a capital word is the name of what follows: "Savarona | yaxtasına gediblər"."""
    following = scene.tokens[index + 1]
    owned = re.search(r"s?[ıiuü]n[aə]$", following.lower) is not None and not following.capital
    return owned and scene.noun(index + 1, _OCCASIONS | words_of("triggers", "nouns", "visit")) is None


def _town_start(scene: Scene, index: int) -> int:
    """The first token of a town of several words before "şəhəri": "Şarm əş-Şeyx şəhərində"."""
    first = index
    while first - 1 > scene.first and first - 1 not in scene.taken and scene.spans.over(first - 1) is None:
        token = scene.tokens[first - 1]
        if not token.capital or token.shape != "word" or token.text.endswith(("in", "ın", "un", "ün")):
            break
        first -= 1
    return first


def _venues(scene: Scene) -> Iterator[Site]:
    """Palaces and the like with a name, in the locative: "Yelisey sarayında"."""
    for index in range(scene.first + 1, scene.last + 1):
        noun = scene.noun(index, _HALLS)
        if noun is None or noun.case != "loc" or not noun.owned:
            continue
        known = scene.spans.over(index)
        town = _town_of(scene, index)
        if town is not None:
            yield Site(town, town.first, index, "loc")
            continue
        if known is not None:
            named = known.name or _without_locative(scene.words.quote(known.first, index))
            if known.kind == "body" and (known.name or noun.stem in _OFFICES):
                place = Span(known.first, index, "place", named, known.country)
                yield Site(place, known.first, index, "loc")
            continue
        if noun.stem in _OFFICES:
            continue
        first = index
        while first > scene.first and scene.tokens[first - 1].capital and first - 1 not in scene.taken:
            if scene.low(first - 1).endswith(("dakı", "dəki", "ın", "in", "un", "ün")):
                break  # "Qahirədəki | İttihadiyyə sarayında"
            if first - 1 == scene.first and first < index:
                break  # "Görüş | Hofburq sarayında"
            first -= 1
        if first < index:
            name = scene.words.quote(first, index)
            town = scene.spans.over(first - 1) if first > scene.first else None
            country = town.country if town is not None and town.kind in ("place", "state") else ""
            yield Site(Span(first, index, "place", _without_locative(name), country), first, index, "loc")


def _within_towns(scene: Scene) -> Iterator[Site]:
    """Towns where a house without a name is: "Cenevrədəki BMT ofisində", "Ankara yaxınlığındakı bazada",
    "Praqanın mərkəzində yerləşən "Hilton" otelində".
    """
    for span in scene.spans.all:
        if span.kind != "place" or span.region or not scene.first <= span.first < scene.last:
            continue
        after = span.last + 1
        kind = scene.noun(after, _KINDS)
        after += kind is not None and kind.owned
        case = _case_of(scene, after - 1, name=span.name if after == span.last + 1 else "")
        beside = scene.low(after) in _BESIDE
        within = beside or case in ("rel", "gen") or scene.low(after) in _LYING
        house = _house(scene, after + beside) if within else None
        if house is not None or (beside and scene.low(after).endswith("nda")):
            yield Site(span, span.first, after if house is None else house, "loc")


def _house(scene: Scene, low: int) -> int | None:
    """The token of a house where something is, so near that no more than its name is between."""
    for index in range(low, min(low + _REACH, scene.last + 1)):
        noun = scene.noun(index, VENUES)
        if noun is not None and noun.case == "loc":
            return None if scene.low(index + 1) in _LYING else index
        if scene.tokens[index].text in ",;:":
            return None
    return None


def _town_of(scene: Scene, venue: int) -> Span | None:
    """The town that a venue is said to be in: "Bakıdakı Gülüstan sarayında", "Bakının ... sarayında"."""
    for span in reversed(scene.spans.all):
        if span.kind != "place" or span.region or not scene.first <= span.first < venue:
            continue
        between = scene.tokens[span.last + 1 : venue]
        named = between and all(t.capital and t.shape == "word" for t in between)
        return span if named and _case_of(scene, span.last, name=span.name) in ("rel", "gen") else None
    return None


def _seats(scene: Scene) -> Iterator[Site]:
    """Seats of power that stand for who sits there: "Ağ Evdə", "Kremldə"."""
    for span in scene.spans.all:
        here = span.kind == "body" and scene.first <= span.first and span.last <= scene.last
        if here and scene.low(span.last + 1).startswith("ol"):
            continue  # "Ağ Evdə olub" tells of a visit to its state
        if here and span.name in venue_towns() and _case_of(scene, span.last) == "loc":
            place = Span(span.first, span.last, "place", span.name, span.country)
            yield Site(place, span.first, span.last, "loc")


@cache
def venue_towns() -> dict[str, str]:
    """The listed venues with the town of each, '' where none is known."""
    towns = {p.ru.label: p.az.label for p in gazetteer.cities() if p.kind != "venue"}
    return {p.az.label: towns.get(p.within or "", "") for p in gazetteer.cities() if p.kind == "venue"}


def _headquarters(scene: Scene) -> Iterator[Site]:
    """ "NATO-nun Mənzil Qərargahına", "NATO-nun Brüsseldəki mənzil-qərargahına": the town, else the seat."""
    for index in range(scene.first + 2, scene.last + 1):
        noun = scene.noun(index, _SEATS)
        if noun is None or noun.case not in ("dat", "loc") or not noun.owned:
            continue
        first = index - 1 if scene.low(index - 1) in ("mənzil", "baş") else index
        towns = [s for s in scene.spans.all if s.last == first - 1 and s.kind == "place"]
        if towns and scene.low(first - 1).endswith(("dakı", "dəki")):
            yield Site(towns[0], towns[0].first, index, noun.case)
            continue
        span = scene.spans.over(index) or scene.spans.over(first - 1)
        if span is not None and span.kind == "body":
            owner = scene.spans.over(span.first - 1)
            owned = owner is not None and owner.kind == "body" and span.first > scene.first
            start = owner.first if owner is not None and owned else span.first
            word = scene.tokens[index].text
            seat = scene.words.quote(start, index)[: -len(word)] + in_nominative(word, noun.case)
            yield Site(Span(start, index, "place", seat, ""), start, index, noun.case)


def in_nominative(word: str, case: str) -> str:
    """ "Qərargahına", "qərargahında" - "qərargahı"."""
    return word[:-2] if case == "dat" else word[:-3]


def _town(scene: Scene, index: int, name: str) -> Span:
    """A town that no list has, in the state named right before it: "Türkiyənin Giresun şəhərində"."""
    before = (s for s in scene.spans.all if s.kind == "state" and 0 < index - s.last <= 2)
    return Span(index, index, "place", name, next((s.country for s in before), ""))


def _possessed_name(scene: Scene, index: int, name: str) -> bool:
    """Whether a capital word is the head of a name, "Assambleyasında", and no town."""
    return lower(name).endswith(("sı", "si", "su", "sü", "liyi", "lığı", "luğu", "lüyü")) or bool(
        {lower(f.stem) for f in morphology.forms(scene.tokens[index].text)} & _HEADS
    )


def _common(scene: Scene, index: int) -> bool:
    """Whether a capital only opens the sentence, or the word is of another name."""
    beside = [i for i in (index - 1, index + 1) if scene.first < i <= scene.last and not scene.covered(i)]
    words = (scene.tokens[i] for i in beside if scene.spans.over(i) is None)
    named = any(word.shape == "word" and word.capital for word in words)
    opens = all(scene.tokens[i].shape == "mark" for i in range(scene.first, index))
    plural = scene.low(index).endswith(("larda", "lərdə"))
    return named or opens or plural or scene.noun(index, _OCCASIONS) is not None


def _unnamed(scene: Scene) -> Iterator[Site]:
    """ "qardaş ölkədə": a country that the text named before, the last one that is not the reader's
    own.
    """
    for index in range(scene.first, scene.last + 1):
        noun = scene.noun(index, _COUNTRIES)
        if noun is None or noun.owned or noun.plural or noun.case not in ("dat", "loc"):
            continue
        told = [s for s in scene.spans.all if s.kind == "state" and s.last < index and s.country != "AZ"]
        if told and scene.low(index - 1) in ("qardaş", "bu", "həmin", "dost", "qonşu", "adıçəkilən"):
            meant = told[-1]
            span = Span(index, index, "state", meant.name, meant.country)
            yield Site(span, index, index, noun.case)


def _without_locative(name: str) -> str:
    """ "Yelisey sarayında" - "Yelisey sarayı"."""
    return name[:-3] if lower(name).endswith(("nda", "ndə")) else name[:-2]
