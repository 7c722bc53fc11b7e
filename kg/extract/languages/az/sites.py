"""Places of an Azerbaijani sentence with their cases: known ones, towns that no list has, palaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg import gazetteer
from kg.extract.languages.az import houses, morphology
from kg.extract.languages.az.inflection import in_case, lower
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.states import demonym_at, is_pair
from kg.extract.spans import Span

if TYPE_CHECKING:
    from kg.extract.languages.az.scene import Scene

_OCCASIONS = words_of("vocabulary", "occasions_there")
_HEADS = (
    words_of("triggers", "nouns", "conference") | words_of("triggers", "nouns", "document") | _OCCASIONS
    | words_of("triggers", "nouns", "body")
)  # fmt: skip
# Parts of Arabic names that begin with an article: "Şarm əş-Şeyx".
_ARTICLES = tuple(f"ə{c}-" for c in "şldrtszn")
_COUNTRIES = words_of("triggers", "cues", "country")
_KINDS = words_of("triggers", "cues", "kinds")


# Kinds of places whose names no list may have.
_CHANNELS = words_of("names", "channels") | {"burada", "orada", "harada"}
_STAYING = frozenset(["səfərdə", "rəsmi", "işgüzar", "dövlət", "olan"])
_COME = frozenset(["gəlmiş", "gələn", "edən", "etmiş"])
_LOCAL = frozenset(["şəhər", "kurort", "qəsəbə", "kənd", "ada", "prefektura", "ştat", "əyalət"])
_BORDER = frozenset(["sərhəd"])
_TOWNS = frozenset(["şəhər", "kurort", "qəsəbə", "kənd"])
# Parts of a state, where the state is told: "Gürcüstanın Kaxetiya | bölgəsində"
_PARTS = frozenset(["bölgə", "diyar", "mahal", "kanton", "vilayət", "rayon"])


def sites_of(scene: Scene) -> Iterator[houses.Site]:
    for span in scene.here:
        named = span.last <= scene.last and span.kind in ("place", "state")
        if named and not _inside_phrase(scene, span):
            yield _named_by_town(_in_town(scene, _site(scene, span)))
    yield from _unnamed(scene)
    yield from _unlisted(scene)
    yield from map(_named_by_town, houses.houses_of(scene))


def _inside_phrase(scene: Scene, span: Span) -> bool:
    """Whether a place is part of an actor's phrase, and not the actor itself."""
    over = (p.party for p in scene.actors if p.party.first <= span.first and span.last <= p.party.last)
    return any((p.first, p.last) != (span.first, span.last) or p.kind not in ("state", "body") for p in over)


_PALACES = ("saray", "iqamətgah", "qala", "köşk", "villa", "evi", "oteli", "palas")


def _named_by_town(site: houses.Site) -> houses.Site:
    """A house that is called by its town is told as the town: "Bakı Konqres Mərkəzində"."""
    name, _, rest = site.span.name.partition(" ")
    country = houses.towns().get(name) if rest and site.span.kind == "place" else None
    listed = houses.venue_towns().get(site.span.name)
    called = rest.lower().startswith(_PALACES) if listed is None else listed != name
    if country is None or called:
        return site  # "Gülüstan sarayı", though there is a town of that name
    return houses.Site(replace(site.span, name=name, country=country), site.first, site.last, site.case)


def _in_town(scene: Scene, site: houses.Site) -> houses.Site:
    """A venue that the text puts in a town is told as the town: "Bakıdakı Gülüstan sarayında"."""
    towns = [s for s in scene.spans.all if s.last == site.first - 1 and s.kind == "place" and not s.region]
    owned = towns and houses.case_of(scene, towns[0].last, name=towns[0].name) in ("rel", "gen")
    venue = site.span.name in houses.venue_towns() or site.last > site.span.last
    if (
        not owned
        or not (venue or scene.noun(site.last, houses.VENUES) is not None)
        or towns[0].first < scene.first
    ):
        return site
    return houses.Site(towns[0], towns[0].first, site.last, site.case)


def _site(scene: Scene, span: Span) -> houses.Site:
    last = span.last
    palace = scene.noun(last + 1, houses.VENUES) if last < scene.last else None
    owned = palace is not None and houses.case_of(scene, last, name=span.name) == "gen"
    if palace is not None and owned and span.kind == "place":
        return houses.Site(span, span.first, last + 1, palace.case)  # "Praqanın | mərkəzində"
    if palace is not None and palace.owned and palace.case in ("loc", "dat", "gen") and span.kind == "place":
        # "Zaqulba sarayında": the palace and not the town
        name = (
            f"{span.name} {houses.without_locative(scene.tokens[last + 1].text)}"
            if palace.case == "loc"
            else span.name
        )
        span = Span(span.first, last + 1, "place", name, span.country)
        return houses.Site(span, span.first, last + 1, palace.case)
    while last < scene.last and (noun := scene.noun(last + 1, _KINDS)) is not None and noun.owned:
        last += 1
    if span.kind == "state" and last > span.last and scene.low(span.last + 1).startswith("şəhər"):
        span = replace(span, kind="place")  # "Əlcəzair | şəhərində"
    port = last + 1 + (scene.low(last + 1) == "beynəlxalq")
    if scene.low(port) == "hava" and scene.low(port + 1).startswith("limanı"):
        last = port + 1  # "Füzuli | Beynəlxalq Hava Limanına gəlib"
    elif scene.low(port).startswith("aeroportu"):
        last = port
    return houses.Site(
        span, span.first, last, houses.case_of(scene, last, name=span.name if last == span.last else "")
    )


def _unlisted(scene: Scene) -> Iterator[houses.Site]:
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
        if free and is_pair(token.text) and (border := _border(scene, index)) is not None:
            yield border
            continue
        kind = scene.noun(index + 1, _KINDS) if free else None
        if kind is not None and kind.owned and kind.stem in _LOCAL | _PARTS:
            first = _town_start(scene, index)
            called = scene.words.quote(first, index)
            span = _town(scene, first, f"{called} adası" if kind.stem == "ada" else called)
            if kind.stem in _PARTS and not span.country:
                continue
            span = replace(span, town=kind.stem in _TOWNS)
            yield houses.Site(span, first, index + 1, houses.case_of(scene, index + 1))
            continue
        if not free or token.lower.split("-")[0] in _CHANNELS:
            continue  # "Twitter-də yazıb"
        if token.text.split("-")[0].isupper() or scene.quoted(index) or _common(scene, index):
            continue
        venue = scene.noun(index + 1, houses.VENUES)
        if venue is not None and venue.owned and token.lower.endswith(("da", "də")):
            continue  # "Bəəbda | sarayında"
        case = houses.case_of(scene, index)
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
            span = _town(scene, index, name)
            yield houses.Site(
                replace(span, town=case == "loc" and lower(name) not in houses.VENUES), index, index, case
            )


def _border(scene: Scene, index: int) -> houses.Site | None:
    """The border of two states that a word names: "Peru-Çili | sərhədində"."""
    noun = scene.noun(index + 1, _BORDER)
    if noun is None or not noun.owned or noun.case not in ("loc", "dat"):
        return None
    span = Span(index, index + 1, "place", f"{scene.tokens[index].text} sərhədi")
    return houses.Site(span, index, index + 1, noun.case)


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


def _town(scene: Scene, index: int, name: str) -> Span:
    """A town that no list has, in the state named right before it: "Türkiyənin Giresun şəhərində"."""
    before = (s for s in scene.spans.all if s.kind == "state" and 0 < index - s.last <= 2)
    return Span(index, index, "place", name, next((s.country for s in before), ""))


def _possessed_name(scene: Scene, index: int, name: str) -> bool:
    """Whether a capital word is the head of a name, "Assambleyasında", and no town."""
    heads = ("liyi", "lığı", "luğu", "lüyü")
    if lower(name).endswith(tuple(f"{head}n" for head in heads)):
        return True  # "Şanxay | Prokurorluğunda"
    return lower(name).endswith(("sı", "si", "su", "sü", *heads)) or bool(
        {lower(f.stem) for f in morphology.forms(scene.tokens[index].text)} & _HEADS
    )


def _common(scene: Scene, index: int) -> bool:
    """Whether a capital only opens the sentence, or the word is of another name."""
    beside = [i for i in (index - 1, index + 1) if scene.first < i <= scene.last and not scene.covered(i)]
    words = (scene.tokens[i] for i in beside if scene.spans.over(i) is None)
    named = any(word.shape == "word" and word.capital for word in words)
    opens = all(scene.tokens[i].shape == "mark" for i in range(scene.first, index))
    plural = scene.low(index).endswith(("larda", "lərdə"))
    day = any(w.first <= index <= w.last for w in scene.whens)  # "artıq Dekabrda Bakıda"
    return named or opens or plural or day or scene.noun(index, _OCCASIONS) is not None


def _unnamed(scene: Scene) -> Iterator[houses.Site]:
    """ "qardaş ölkədə": a country that the text named before, the last one that is not the reader's
    own.
    """
    for index in scene.may_be(_COUNTRIES):
        noun = scene.noun(index, _COUNTRIES)
        if noun is None or noun.owned or noun.plural or noun.case not in ("dat", "loc"):
            continue
        if scene.spans.over(index) is not None:
            continue  # "ölkəmizdə"
        told = [s for s in scene.spans.all if s.kind == "state" and s.last < index and s.country != "AZ"]
        told = _without_led(scene, told, index) + _of_people(scene, index)
        # "Latviya Prezidenti A | ölkədə səfərdə olan B-ni qəbul edib"
        stays = noun.case == "loc" and scene.low(index + 1) in _STAYING
        only = len({s.country for s in told if s.first >= scene.first}) == 1
        comes = _comes(scene, index) or (only and scene.low(index + 1) in ("gəlmiş", "gələn"))
        stays = stays or (noun.case == "dat" and comes)
        stays = stays and bool(told) and told[-1].first >= scene.first
        pointed = scene.low(index - 1) in ("qardaş", "bu", "həmin", "dost", "qonşu", "adıçəkilən")
        if told and (stays or pointed):
            meant = told[-1]
            span = Span(index, index, "state", meant.name, meant.country)
            yield houses.Site(span, index, index, noun.case)


def _without_led(scene: Scene, told: list[Span], index: int) -> list[Span]:
    """The states without that of who leads the guests: "Perunun naziri A-nın rəhbərliyi ilə | ölkəyə gəlmiş
    heyəti"."""
    last = told[-1] if told and told[-1].first >= scene.first else None
    led = last is not None and any(scene.low(i).startswith(_LEADING) for i in range(last.last + 1, index))
    return [s for s in told if last is not None and s.country != last.country] if led else told


_LEADING = ("rəhbərliyi", "başçılığı")


def _comes(scene: Scene, index: int) -> bool:
    """Whether somebody is described as having come: "Latviya Prezidenti A | ölkəyə dövlət səfərinə gəlmiş
    B-ni qəbul edib"."""
    near = [scene.low(i) for i in range(index + 1, min(index + 6, scene.last))]
    end = next((n for n, word in enumerate(near) if word in _COME), 0)
    return any(word.startswith("səfər") for word in near[:end])


def _of_people(scene: Scene, index: int) -> list[Span]:
    """The state whose official the sentence tells by a word for its people: "latviyalı həmkarının dəvəti ilə
    | bu ölkəyə"."""
    before = range(index - 2, scene.first - 1, -1)
    code = next((c for i in before if (c := demonym_at(scene.words, i)) and c != "AZ"), "")
    label = gazetteer.state_label(code, "az") if code else None
    return [Span(index, index, "state", label, code)] if label else []
