"""Houses in which talks are held: palaces, ministries, headquarters, hotels, and the towns where they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from kg import gazetteer
from kg.extract.languages.az import morphology
from kg.extract.languages.az.inflection import lower
from kg.extract.languages.az.lexicon import words_of
from kg.extract.spans import Span

if TYPE_CHECKING:
    from kg.extract.languages.az.scene import Noun, Scene

_KINDS = words_of("triggers", "cues", "kinds")
VENUES = words_of("vocabulary", "venues")
# Bodies in whose houses talks are held.
_OFFICES = words_of("vocabulary", "offices")
# "Azərbaycanın Vaşinqtondakı | səfirliyində"
_MISSIONS = frozenset(["səfirlik", "konsulluq", "nümayəndəlik"])
HALLS = VENUES | _OFFICES
_NAMED = HALLS | _MISSIONS
# "Ankara | yaxınlığındakı hərbi bazada", "Münhendə | yerləşən mərkəzdə"
_BESIDE = frozenset(["yaxınlığında", "yaxınlığındakı", "ətrafındakı"])
_LYING = frozenset(["yerləşən"])
# So many words at most are between a town and a house in it.
_REACH = 6
SEATS = frozenset(["qərargah", "mənzil-qərargah"])
_IN_TOWN = VENUES | SEATS | _MISSIONS
_OPENING, _CLOSING = frozenset('"“«„'), frozenset('"”»“')
# The name of a house in quotes has so many words at most.
_LONGEST = 6


@dataclass(frozen=True, slots=True)
class Site:
    """A place of a sentence with its case, "nom", "gen", "dat", "loc" or "abl"; tokens [first, last]."""

    span: Span
    first: int
    last: int
    case: str


def case_of(scene: Scene, index: int, *, name: str = "") -> str:
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


def state_of(place: Span) -> Span | None:
    """The state in which a house is; None where none is told."""
    label = gazetteer.state_label(place.country, "az") if place.country else None
    return Span(place.first, place.last, "state", label, place.country) if label else None


def is_office(place: Span) -> bool:
    """Whether a place is the seat of an authority: "Ədliyyə Nazirliyi", "Böyük Millət Məclisi"."""
    return not _OFFICES.isdisjoint(morphology.stems(place.name.split()[-1]))


def houses_of(scene: Scene) -> Iterator[Site]:
    """Yield the houses of a sentence, and the towns where it says that they are."""
    yield from _venues(scene)
    yield from _within_towns(scene)
    yield from _headquarters(scene)
    yield from _seats(scene)


def _venues(scene: Scene) -> Iterator[Site]:
    """Palaces, ministries and the like with a name, in the locative: "Yelisey sarayında"."""
    for index in scene.may_be(_NAMED):
        noun = scene.noun(index, _NAMED)
        if index == scene.first or noun is None or noun.case != "loc" or noun.plural:
            continue
        known = scene.spans.over(index)
        if known is not None:
            town = _town_of(scene, known.first) or _town_of(scene, index)
            place = town or _seat_before(scene, known.first)
            place = place or (_house_of_body(scene, known, index) if _holds(scene, known, noun) else None)
        elif noun.owned:
            place = _town_of(scene, index) or _named_house(scene, index, noun.stem)
        else:
            place = None
        if place is not None:
            yield Site(place, place.first, index, "loc")


def _seat_before(scene: Scene, first: int) -> Span | None:
    """The seat of power that a room is in: "Ağ Evin | Oval Ofisində"."""
    seat = scene.spans.over(first - 1) if first > scene.first else None
    if seat is None or seat.name not in venue_towns() or case_of(scene, seat.last) != "gen":
        return None
    return Span(seat.first, seat.last, "place", seat.name, seat.country)


def _holds(scene: Scene, body: Span, noun: Noun) -> bool:
    """Whether a body is told as the house where something is held; nobody travels to a committee: "Gömrük
    Komitəsində olub".
    """
    if body.kind != "body" or not (noun.owned or scene.tokens[noun.index].capital):
        return False
    visited = bool(body.name) or noun.stem in ("nazirlik", "administrasiya")
    return visited or noun.index == scene.last or not scene.low(noun.index + 1).startswith("ol")


def _house_of_body(scene: Scene, body: Span, index: int) -> Span:
    """The house of a body; a single word is told with its state: "Estoniya Parlamentində"."""
    state = scene.spans.over(body.first - 1) if body.first > scene.first else None
    of_state = body.first == index and state is not None and state.kind == "state"
    first = state.first if state is not None and of_state else body.first
    named = body.name or without_locative(scene.words.quote(first, index))
    return Span(first, index, "place", named, body.country)


def _named_house(scene: Scene, index: int, stem: str) -> Span | None:
    """A house that no list has: "Hofburq sarayında", "Ədliyyə Nazirliyinin binasında"."""
    if stem in _OFFICES:
        return None
    if stem in _MISSIONS:
        return _mission(scene, index)
    first = _quote_before(scene, index)
    if first is None:
        first = _first_capital(scene, index)
    owner = scene.spans.over(first - 1) if first > scene.first else None
    if first == index and owner is not None and owner.kind == "body" and case_of(scene, index - 1) == "gen":
        first = owner.first
    if first == index:
        return None
    town = scene.spans.over(first - 1) if first > scene.first else None
    country = town.country if town is not None and town.kind in ("place", "state") else ""
    return Span(first, index, "place", without_locative(scene.words.quote(first, index)), country)


def _mission(scene: Scene, index: int) -> Span | None:
    """An embassy by whose it is: "Estoniyanın Azərbaycandakı səfirliyində"; one in a town is that town."""
    seat = scene.spans.over(index - 1)
    if seat is not None and seat.kind == "state" and case_of(scene, seat.last, name=seat.name) == "rel":
        sender = scene.spans.over(seat.first - 1)
        country = seat.country
    else:
        sender, seat, country = seat, None, ""
    if sender is None or sender.kind != "state" or sender.first < scene.first:
        return None
    name = without_locative(scene.words.quote(sender.first, index))
    return Span(sender.first, index, "place", name, country)


def _first_capital(scene: Scene, index: int) -> int:
    """Where the name of a house begins: at the first capital of those before its noun."""
    first = index
    while first > scene.first and scene.tokens[first - 1].capital and first - 1 not in scene.taken:
        if scene.low(first - 1).endswith(("dakı", "dəki", "ın", "in", "un", "ün")):
            break  # "Qahirədəki | İttihadiyyə sarayında"
        span = scene.spans.over(first - 1)
        if span is not None and case_of(scene, span.last, name=span.name) == "loc":
            break  # "Ankarada | Prezident Külliyəsində"
        if first - 1 == scene.first and first < index:
            break  # "Görüş | Hofburq sarayında"
        first -= 1
    return first


def _quote_before(scene: Scene, index: int) -> int | None:
    """The opening mark of a name in quotes right before a noun."""
    if scene.tokens[index - 1].text not in _CLOSING:
        return None
    low = max(scene.first - 1, index - _LONGEST)
    return next((k for k in range(index - 2, low, -1) if scene.tokens[k].text in _OPENING), None)


def _within_towns(scene: Scene) -> Iterator[Site]:
    """Towns where a house without a name is: "Cenevrədəki BMT ofisində", "Ankara yaxınlığındakı bazada",
    "Praqanın mərkəzində yerləşən "Hilton" otelində".
    """
    for span in scene.here:
        if span.kind != "place" or span.region or span.first == scene.last:
            continue
        after = span.last + 1
        kind = scene.noun(after, _KINDS)
        after += kind is not None and kind.owned
        case = case_of(scene, after - 1, name=span.name if after == span.last + 1 else "")
        beside = scene.low(after) in _BESIDE
        within = beside or case in ("rel", "gen") or scene.low(after) in _LYING
        house = _house(scene, after + beside) if within else None
        if house is not None or (beside and scene.low(after).endswith("nda")):
            yield Site(span, span.first, after if house is None else house, "loc")


def _house(scene: Scene, low: int) -> int | None:
    """The token of a house where something is, so near that no more than its name is between."""
    for index in range(low, min(low + _REACH, scene.last + 1)):
        noun = scene.noun(index, _IN_TOWN)
        if noun is not None and noun.case == "loc":
            return None if scene.low(index + 1) in _LYING else index
        if scene.tokens[index].text in ",;:":
            return None
    return None


def _town_of(scene: Scene, venue: int) -> Span | None:
    """The town that a venue is said to be in: "Bakıdakı Gülüstan sarayında", "Bakının ... sarayında"."""
    for span in reversed(scene.here):
        if span.kind != "place" or span.region or span.first >= venue:
            continue
        between = scene.tokens[span.last + 1 : venue]
        named = between and all(t.capital and t.shape == "word" for t in between)
        return span if named and case_of(scene, span.last, name=span.name) in ("rel", "gen") else None
    return None


def _seats(scene: Scene) -> Iterator[Site]:
    """Seats of power that stand for who sits there: "Ağ Evdə", "Kremldə"."""
    for span in scene.here:
        here = span.kind == "body" and span.last <= scene.last
        if here and scene.low(span.last + 1).startswith("ol"):
            continue  # "Ağ Evdə olub" tells of a visit to its state
        if here and span.name in venue_towns() and case_of(scene, span.last) == "loc":
            place = Span(span.first, span.last, "place", span.name, span.country)
            yield Site(place, span.first, span.last, "loc")


@cache
def venue_towns() -> dict[str, str]:
    """The listed venues with the town of each, '' where none is known."""
    towns = {p.ru.label: p.az.label for p in gazetteer.cities() if p.kind != "venue"}
    return {p.az.label: towns.get(p.within or "", "") for p in gazetteer.cities() if p.kind == "venue"}


def _headquarters(scene: Scene) -> Iterator[Site]:
    """ "NATO-nun Mənzil Qərargahına", "NATO-nun Brüsseldəki mənzil-qərargahına": the town, else the seat."""
    for index in scene.may_be(SEATS):
        noun = scene.noun(index, SEATS)
        if index == scene.first or noun is None or noun.case not in ("dat", "loc") or not noun.owned:
            continue
        first = index - 1 if scene.low(index - 1) in ("mənzil", "baş") else index
        if first == scene.first:
            continue
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


def without_locative(name: str) -> str:
    """ "Yelisey sarayında" - "Yelisey sarayı"."""
    return name[:-3] if lower(name).endswith(("nda", "ndə")) else name[:-2]


@cache
def capitals() -> frozenset[str]:
    """The names of the capitals."""
    return frozenset(n for c in gazetteer.cities() if c.kind == "capital" for n in c.az.all)


@cache
def towns() -> dict[str, str]:
    """The countries of the towns of one word, by their names."""
    listed_ = (c for c in gazetteer.cities() if c.kind not in ("venue", "region"))
    return {name: c.iso2 or "" for c in listed_ for name in c.az.all if " " not in name}
