"""Where something happens, and where a visit leads."""

from __future__ import annotations

from collections.abc import Sequence

from kg import gazetteer
from kg.extract.drafts import Agenda, Draft
from kg.extract.languages.en.cursor import OWN
from kg.extract.languages.en.date_patterns import names_month
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.languages.en.lists import by_first_word
from kg.extract.languages.en.place_words import before_place
from kg.extract.languages.en.scene import Scene
from kg.extract.languages.en.seats import is_in_town, town_of_body
from kg.extract.parties import Party
from kg.extract.spans import Span, Spans
from kg.extract.summoned import RULE as SUMMONS
from kg.extract.words import Token, Words

_SLATED = frozenset(("slated", "planned", "scheduled", "set"))
_IN = frozenset(("in", "at", "near", "outside"))
_SITUATIONS = words_of("triggers", "places", "situations")
_VENUES = tuple(sorted((v.split() for v in table("triggers")["places"]["venues"]), key=len, reverse=True))
_HOUSES = words_of("triggers", "places", "houses")
# "The National Palace of Culture and Art" has so many capitals in a row at most.
_LONGEST_VENUE = 5
_BUILT = words_of("triggers", "places", "built")
# "At the South Korean foreign | ministry in Seoul": so many words before.
_SEAT = 5
_TELLERS = frozenset(("ministry", "presidency", "government", "cabinet"))
_JOINT = frozenset(("cooperation", "coordination", "collaboration", "engagement", "prosperity", "leadership"))
_DASHES = frozenset("-–")
_ELSEWHERE = frozenset(("at", "during", "in", "after", "on", "with", "and"))
# "The allocation of land for the buildings of the consulate of Chile" has so many words.
_BUILDING = 18
_ISLANDS = frozenset(("island", "isle", "archipelago", "peninsula"))
_TOWNS = frozenset(("city", "town", "resort", "village"))
_VENUES_BY_WORD = by_first_word(map(" ".join, _VENUES))
_BEFORE_VENUES = frozenset(("at", "in", *map(str.lower, _VENUES_BY_WORD)))
# ", it was | announced", ", a spokesman for his ministry | said"; "in Oslo | on Monday".
_TOLD, _NEWS, _DAY_BEHIND = frozenset(("said", "announced", "reported", "confirmed", "told")), 8, 4
# "Visited | the White House"
_VISITING = frozenset(("visit",))
# Words between two stops of a journey, dates left out.
_DAYS = words_of("grammar", "days")
_BETWEEN_STOPS = frozenset(
    [",", ";", "and", "then", "to", "as", "well", "later", "on", "in", "also", "finally", "&", "before"]
)

# "Talked at length | about a plant in | Accra": so many words to it, and between verb and place.
_ABOUT, _MATTER = 3, 3


def located(words: Words, spans: Spans, parties: Sequence[Party], drafts: Sequence[Draft] = ()) -> list[Span]:
    """Return the places where something happens ("in Baku", "at the White House"), in the order of the text.

    Without those of the gatherings among ``drafts``: "discussed the summit in Madrid".
    """
    taken = [d.place for d in drafts if d.type == "conference" and d.place is not None]
    titled = {i for p in parties if p.kind in ("person", "post") for i in range(p.first, p.last + 1)}
    named = {i for d in drafts if d.type == "conference" for i in range(d.first, d.last + 1)}
    out = [s for s in spans.all if s.first not in titled | named and _is_located(words, spans, s)]
    out += [v for v in venues(words) if v.first not in titled or spans.over(v.first) is None]
    towns = {s.first: s for s in out if s.kind == "place"}
    out = [s for s in out if not _is_house_of(words, s, towns.get(s.last + 2))]
    about = {i for d in drafts if d.rule == SUMMONS for i in _matter_of(words, d)}
    return sorted((s for s in out if s not in taken and s.first not in about), key=lambda s: s.first)


def _is_house_of(words: Words, house: Span, town: Span | None) -> bool:
    """Whether the town of a house follows, which says more: "at Lancaster House | in London"."""
    inside = town is not None and words.tokens[house.last + 1].lower == "in" and house.kind == "place"
    return inside and town is not None and not town.region and house.country in ("", town.country)


def _matter_of(words: Words, draft: Draft) -> range:
    """What somebody is summoned for: "summoned the envoy | over attacks in Lima"; none where not told."""
    last = words.sentences[draft.sentence].last
    over = (t.index for t in words.tokens[draft.last : last] if t.lower in ("over", "about", "regarding"))
    return range(next(over, last), last + 1)


def without_matters(
    words: Words, places: Sequence[Span], topics: Sequence[Agenda], drafts: Sequence[Draft]
) -> list[Span]:
    """Return the places without the states and regions that only a topic names: "the war in Sudan"; and
    without the towns of what is only spoken about: "They talked about a plant in Accra"."""
    inside = {i for t in topics for i in range(t.item.first, t.item.last + 1)}
    spoken = [d for d in drafts if d.rule == "speak-with"]
    kept = [s for s in places if s.first not in inside or (s.kind == "place" and not s.region)]
    return [s for s in kept if not any(_is_spoken_about(words, d, s) for d in spoken)]


def _is_spoken_about(words: Words, talk: Draft, span: Span) -> bool:
    """Whether a place belongs to the matter that a verb of speaking has right behind it."""
    if words.tokens[span.first].sentence != talk.sentence or span.first <= talk.last:
        return False
    between = [t.lower for t in words.tokens[talk.last + 1 : span.first]]
    return "about" in between[:_ABOUT] and "," not in between and len(between) > _MATTER


def _is_of_source(words: Words, spans: Spans, span: Span, before: Token) -> bool:
    """Whether a place is where the news was told, or denied: "said | in Oslo that", "told a briefing | in
    Oslo", "the embassy of Chad | in Oslo said", "not | in Oslo but"."""
    after = words.tokens[min(span.last + 1, len(words.tokens) - 1)].lower
    if before.lower in ("not", "briefing") or (before.lower == "said" and after == "that"):
        return True
    if _is_behind_news(words, span, before):
        return True
    state = spans.over(before.index)
    if state is None or state.kind != "state" or after not in ("said", "reported"):
        return False
    of = [t.lower for t in words.tokens[max(state.first - 2, 0) : state.first]]
    return of in (["embassy", "of"], ["consulate", "of"])


def _is_behind_news(words: Words, span: Span, verb: Token) -> bool:
    """Whether only who told the news, and where, is left of a sentence: "..., it was announced | in Oslo on
    Monday.", "..., his office said | in Oslo."; not "said in Oslo after the talks"."""
    if verb.lower not in _TOLD:
        return False
    sentence = words.sentences[verb.sentence]
    clause = next((i for i in range(verb.index, sentence.first, -1) if words.tokens[i].text == ","), None)
    rest = words.tokens[span.last + 1 : min(sentence.last, span.last + _DAY_BEHIND + 1) + 1]
    end = next((n for n, t in enumerate(rest) if t.text in ".,;"), len(rest))
    day = all(t.lower == "on" or t.capital or t.shape == "number" for t in rest[:end])
    near = clause is not None and verb.index - clause <= _NEWS and end < len(rest)
    return near and day and rest[end].text == "."


def _is_located(words: Words, spans: Spans, span: Span) -> bool:
    """Whether a town or state stands after "in"; not so "the situation in Syria"."""
    if span.kind not in ("place", "state") or not span.name:
        return False
    if words.tokens[min(span.last + 1, len(words.tokens) - 1)].lower in _TOWNS | {"'s", "’s"}:
        # "In Egypt’s Red Sea resort of Sharm el-Sheikh".
        return False
    if words.tokens[span.first].lower == "here":
        return True
    if span.kind == "state" and _names_venue(words, span):
        return False
    i = before_place(words, spans, span)
    if i > 0 and span.kind == "place" and _is_due(words, i):
        return True
    if i < 0 or not (words.tokens[i].lower in _IN or _is_on_island(words, i, span)):
        return False
    noun = words.tokens[i - 1] if i else None
    if noun is None or noun.sentence != words.tokens[span.first].sentence:
        return True
    told = _is_of_source(words, spans, span, noun) or _is_seat_of_teller(words, noun)
    if _is_built(words, noun) or told:
        return False
    if spans.over(noun.index) is not None and noun.shape == "word" and words.tokens[i].lower == "in":
        return True
    joint = span.region and noun.lower in _JOINT  # "our close cooperation | in the Indo-Pacific"
    # "a war of choice | in"
    kind = words.tokens[i - 3] if i > 2 and words.tokens[i - 2].lower == "of" else noun
    return noun.lower not in _SITUATIONS and kind.lower not in _SITUATIONS and not joint


def _is_due(words: Words, i: int) -> bool:
    """Whether it is told where something is to be: "talks are slated | for Sochi"."""
    return words.tokens[i].lower == "for" and words.tokens[i - 1].lower in _SLATED


def _is_on_island(words: Words, i: int, span: Span) -> bool:
    """Whether an island is where something is: "met | on the Malaysian island of Langkawi"."""
    return words.tokens[i].lower == "on" and any(t.lower in _ISLANDS for t in words.tokens[i : span.first])


def _is_seat_of_teller(words: Words, noun: Token) -> bool:
    """Whether a ministry that tells the news sits there: "according to the ministry in Riga"; not "met at the
    ministry in Riga"."""
    first = words.sentences[noun.sentence].first
    near = [t.lower for t in words.tokens[max(first, noun.index - _SEAT) : noun.index]]
    return noun.lower in _TELLERS and not _IN & set(near)


def _is_built(words: Words, noun: Token) -> bool:
    """Whether a thing is to be built at a place: "an agreement on the construction of a hospital in"."""
    if noun.text == "General" and words.tokens[noun.index - 1].lower == "consulate":
        return True
    for k in range(noun.index - 1, max(noun.index - _BUILDING, words.sentences[noun.sentence].first), -1):
        if words.tokens[k].lower in _ELSEWHERE or words.tokens[k].text in ",;":
            return False
        if words.tokens[k].lower in _BUILT and words.tokens[k + 1].lower == "of":
            return True
    return False


def _names_venue(words: Words, span: Span) -> bool:
    """Whether a state only begins the name of a house: "at the U.S. Mission", "in the U.S. Capitol"."""
    following = words.tokens[min(span.last + 1, len(words.tokens) - 1)]
    same = following.sentence == words.tokens[span.first].sentence and following.index > span.last
    return same and following.capital and following.shape == "word"


def venues(words: Words) -> list[Span]:
    """The buildings of a text after "at", "in" or "to": "at the White House"."""
    out: list[Span] = []
    for token in words.with_any(_BEFORE_VENUES):
        if (
            token.lower in ("at", "in")
            and token.index
            and (named := _named_venue(words, token.index)) is not None
        ):
            out.append(named)
        if token.text not in _VENUES_BY_WORD or token.index < 2:
            continue
        for name in _VENUES_BY_WORD[token.text]:
            if [t.text for t in words.tokens[token.index : token.index + len(name)]] != name:
                continue
            before = words.tokens[token.index - 1 - (words.tokens[token.index - 1].lower == "the")]
            if before.lower in ("at", "in", "to", "inside") or before.lemmas & _VISITING:
                last = token.index + len(name) - 1
                house = Span(token.index, last, "place", " ".join(name), _country_of(words, last))
                out.append(_town_of_house(words, token.index, last) or house)
            break
    return out


def _named_venue(words: Words, index: int) -> Span | None:
    """A house that its own name shows to be one: "at | Bayan Palace", "at the | Grand Serail"."""
    first = index + 1 + (words.tokens[min(index + 1, len(words.tokens) - 1)].lower == "the")
    last = first
    while last < len(words.tokens) and last - first < _LONGEST_VENUE and words.tokens[last].capital:
        last += 1
    last -= 1
    inside = words.tokens[first : last + 1]
    if (
        len(inside) < 2
        or inside[-1].lower not in _HOUSES
        or inside[-1].sentence != words.tokens[index].sentence
    ):
        return None
    following = words.tokens[min(last + 1, len(words.tokens) - 1)]
    name = [t.text for t in inside]
    if following.lower in ("of", "'s", "’s") or name in _VENUES:
        return None
    return _town_of_house(words, first, last) or Span(first, last, "place", " ".join(name), "")


def _town_of_house(words: Words, first: int, last: int) -> Span | None:
    """The town that follows a house: "at State House, | Lusaka", "at the Presidential Palace in | Hanoi"."""
    joint = words.tokens[min(last + 1, len(words.tokens) - 1)]
    inside = words.tokens[last + 2 : last + 2 + _LONGEST_TOWN] if joint.lower in (",", "in") else []
    while inside and inside[0].capital:
        name = words.quote(inside[0].index, inside[-1].index)
        city = gazetteer.lookup(name, "en", "city") if inside[-1].shape == "word" else None
        if isinstance(city, gazetteer.City):
            return Span(first, inside[-1].index, "place", name, city.iso2 or "")
        inside = inside[:-1]
    return None


_AMERICAN = words_of("triggers", "places", "american")
# "To three West African countries, namely": so many words before the first.
_COUNTED = 9
_SPELLING_OUT = frozenset(
    (":", "–", "—", "namely", "including", "includes", "comprising", "visiting", "covering")
)
# "Addis Ababa", "Dar es Salaam"
_LONGEST_TOWN = 3


def _country_of(words: Words, last: int) -> str:
    return "US" if words.tokens[last - 1].lower in _AMERICAN or words.tokens[last].lower in _AMERICAN else ""


def is_place_after(scene: Scene, last: int) -> bool:
    """Whether a place after "to" or "at" follows a party: "welcomed him to the White House"."""
    return destination(scene, last, ("to", "at", "in")) is not None


def destination(scene: Scene, index: int, preps: tuple[str, ...]) -> Span | None:
    """The first place in one of the prepositions after a token, in its clause; a venue too."""
    return next(iter(destinations(scene, index, preps)), None)


def destinations(scene: Scene, index: int, preps: tuple[str, ...]) -> list[Span]:
    """The places that a verb or noun leads to, with the further stops of the journey."""
    _, high = scene.clauses.reach(index)
    inside = [s for s in scene.places(index + 1, scene.sentence.last) if s.name]
    inside += [v for v in venues_of(scene) if index < v.first and scene.spans.over(v.first) not in inside]
    inside.sort(key=lambda s: s.first)
    inside = [s for s in inside if not (_only_describes(scene, s, inside) or _is_half(scene, s))]
    fitting = [
        s
        for s in inside
        if (scene.prep_of(s) in preps or scene.tokens[s.first].lower == "here") and s.first <= high
    ]
    fitting = fitting or counted_before(scene, index, preps, inside)
    fitting = fitting or town_of_body(scene, index, preps, inside)
    fitting = [in_region(scene, fitting[0], inside)] if fitting else []
    return stops(scene, fitting[0], inside) if fitting else []


def in_region(scene: Scene, region: Span, places: Sequence[Span]) -> Span:
    """The first stop in a region of several states, where the sentence tells it, else the region.

    "To Africa, including | Togo, Mali and Chad", "to the Gulf on Monday to visit | Oman".
    """
    if region.kind != "place" or region.country or not region.region:
        return region
    for place in (s for s in places if region.last < s.first <= region.last + _COUNTED and s.country):
        before = [t.lower for t in scene.tokens[max(region.last, place.first - 3) : place.first]]
        before = before[:-1] if before[-1:] == ["the"] else before
        if before[-1:] and (before[-1] in _SPELLING_OUT or before[-2:] in (["to", "visit"], ["stops", "in"])):
            return place
    return region


def counted_before(scene: Scene, index: int, preps: tuple[str, ...], places: Sequence[Span]) -> list[Span]:
    """The first of the places that a number of states is said to be: "to three states – | Togo, Benin"."""
    first = next((s for s in places if s.first > index), None)
    if first is None or first.first - index > _COUNTED:
        return []
    between = [t.lower for t in scene.tokens[index + 1 : first.first]]
    opened = between[-1:] in ([":"], ["–"], ["—"], ["-"], ["namely"], ["including"])
    led = not preps or any(p in between for p in preps)
    told = any(w in between for w in ("countries", "nations", "states")) and opened and led
    return [first] if told else []


def _only_describes(scene: Scene, state: Span, places: Sequence[Span]) -> bool:
    """Whether a state only says whose town the one after it is: "to | Chile’s port city of Valparaiso"."""
    owns = state.kind == "state" and scene.tokens[min(state.last + 1, scene.sentence.last)].text in OWN
    after = next((s for s in places if s.first > state.last), None) if owns else None
    return after is not None and before_place(scene.words, scene.spans, after) < state.first


def _is_half(scene: Scene, state: Span) -> bool:
    """Whether a state is one of two that name something: "delegation to the | U.S.-Morocco Dialogue"."""
    tokens, last = scene.tokens, scene.sentence.last
    joints = (tokens[max(state.first - 1, 0)], tokens[min(state.last + 1, last)])
    left = joints[0].text in _DASHES and joints[0].end == tokens[state.first].start
    right = joints[1].text in _DASHES and joints[1].start == tokens[state.last].end
    return state.kind == "state" and (left or right)


def venues_of(scene: Scene) -> list[Span]:
    """The venues of the sentence."""
    first, last = scene.sentence.first, scene.sentence.last
    if scene.venues is None:
        scene.venues = venues(scene.words)
    return [v for v in scene.venues if first <= v.first <= last]


# "Where" stands so near after the place that it is about.
_WHERE_NEAR = 6


def stops(scene: Scene, first: Span, places: Sequence[Span]) -> list[Span]:
    """A place and those listed after it, towns without their states: "Accra, Ghana; and Lusaka, Zambia"."""
    out, last = [first], first
    for span in (s for s in places if s.first > first.last):
        if scene.tokens[span.first - 1].text == "(":
            continue  # "the Republic of Korea (ROK), the Philippines"
        between = scene.tokens[last.last + 1 : span.first]
        between = _without_brackets(between)
        if between[-1:] and between[-1].lower == "from" and not _is_where(scene, span):
            break  # "arrived in Oslo from | Riga"
        if not all(_joins(t.lower) or _is_dated(t) for t in between):
            break
        if scene.grammar.is_finite(span.last + 1) and between[-1:] and between[-1].lower == "and":
            break  # "visited Oslo on Monday, and | Riga said"
        apposed = len(between) == 1 and between[0].text == "," and span.kind == "state"
        if out[-1] is last and is_in_town(scene, last, span):
            out.pop()
        last = span
        if apposed and out[-1].kind == "place" and out[-1].country in ("", span.country):
            continue
        out.append(span)
    return out


def _is_where(scene: Scene, span: Span) -> bool:
    """Whether it is told what somebody did at a place: "from | Dammam, Saudi Arabia, where he met"."""
    after = scene.tokens[span.last + 1 : min(span.last + _WHERE_NEAR, scene.sentence.last)]
    return any(t.lower == "where" for t in after)


def _without_brackets(tokens: Sequence[Token]) -> list[Token]:
    """The tokens outside brackets: the short name in "the Republic of Korea (ROK), the Philippines"."""
    out: list[Token] = []
    depth = 0
    for token in tokens:
        depth += token.text == "("
        if not depth:
            out.append(token)
        depth -= token.text == ")" and depth > 0
    return out


def _is_dated(token: Token) -> bool:
    """Whether a word is of the day of a stop: "to Oslo on | Monday and Riga on | 3 May"."""
    day = token.capital and token.text[:3].lower() in _DAYS and token.lower.endswith("day")
    return token.shape == "number" or names_month(token.text) or day


def _joins(word: str) -> bool:
    return word in _BETWEEN_STOPS or word in (
        "the",
        "from",
        "through",
        "-",
        "–",
        "—",
        "until",
        "followed",
        "by",
    )
