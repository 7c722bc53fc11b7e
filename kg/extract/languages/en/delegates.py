"""Whose delegation acts where nobody who heads it is named: "a Latvian delegation arrived in Lima"."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.languages.en import gazette
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.of_sides import body_or_state_before
from kg.extract.languages.en.scene import Scene
from kg.extract.languages.en.word_classes import PARTICIPLE
from kg.extract.parties import Party, PartyKind
from kg.extract.spans import Span
from kg.extract.words import Token

_OF = frozenset(("of", "from", "representing"))
# "The delegation of Peru | also visited"
_ADVERBS = frozenset(("also", "recently", "earlier", "then", "today", "yesterday"))
_TOLD = frozenset(("delegation", "two", "three", "pair", "duo", "trio"))
_SENT = frozenset(("delegation", "team", "mission", "visitors"))
# "The | visiting | delegation" has so many words at least.
_VISITING = 2
# "The two delegations, headed | by"
_LED, _TWO = 6, 2
_LED_SIDES = tuple(
    f"{side}{comma} {led} by"
    for side in ("delegations", "sides", "teams")
    for comma in ("", " ,")
    for led in ("led", "headed")
)
_PRIVATE = words_of("triggers", "additions", "private")


def acting(scene: Scene, verb: Token) -> list[Party]:
    """The body or state whose delegation is the subject of a verb, [] for none."""
    return sent(scene, verb) or _told_before(scene, _start(scene, verb)) or it_acts(scene, verb)


def sent(scene: Scene, verb: Token) -> list[Party]:
    """The body or state whose delegation stands right before a verb: "A delegation from Peru | met"."""
    start = _start(scene, verb)
    low = scene.clauses.reach(verb.index)[0]
    noun = next((i for i in range(start - 1, low - 1, -1) if scene.tokens[i].lower == "delegation"), None)
    found = _of(scene, noun) if noun is not None else []
    return [party for party in found if party.last == start - 1]


def sent_from(scene: Scene, verb: Token) -> list[Party]:
    """The state from which a delegation is that stands right before a verb: "A delegation from Peru | met";
    not whose it is: "the delegation of Peru" is that of its embassy as well."""
    from_there = (
        p for p in sent(scene, verb) if p.last > p.head and scene.tokens[p.head + 1].lower == "from"
    )
    return [p for p in from_there if p.kind == "state"]


def led_sides(scene: Scene, verb: Token) -> list[Party]:
    """Those who lead the delegations right before a verb: "Delegations led by A and B | held talks"."""
    start = _start(scene, verb)
    start -= scene.tokens[start - 1].text == ","
    first = next((p for p in scene.clauses.parties if p.prep == "by" and p.last < start), None)
    led = scene.clauses.group(first) if first is not None else []
    if first is None or len(led) < _TWO or led[-1].last != start - 1 or any(p.kind != "person" for p in led):
        return []
    before = scene.text(max(scene.sentence.first, first.first - _LED), first.first - 1)
    return led if before.endswith(_LED_SIDES) else []


def of_state(scene: Scene, verb: Token, place: Span) -> list[Party]:
    """The state that sends a delegation to a place of another one: "Peru | sent a delegation to Lagos"."""
    states = [p for p in scene.subject(verb.index) if p.kind == "state" and p.country != place.country]
    near = [t.lower for t in scene.tokens[verb.index + 1 : place.first]]
    sends = near[-2:] == ["delegation", "to"] and near.count("to") == 1 and _PRIVATE.isdisjoint(near)
    return states if sends and len(states) == 1 else []


def _start(scene: Scene, verb: Token) -> int:
    """Where the words of a verb begin, adverbs before it among them."""
    start = scene.grammar.group_start(verb.index)
    while start > scene.sentence.first and scene.tokens[start - 1].lower in _ADVERBS:
        start -= 1
    return start


def _told_before(scene: Scene, start: int) -> list[Party]:
    """Those told before whom "the delegation" or "the two" right before a verb means."""
    noun = scene.tokens[start - 1]
    the = start - 2 >= scene.sentence.first and scene.tokens[start - 2].lower == "the"
    if not the or noun.lower not in _TOLD or scene.spans.over(noun.index) is not None:
        return []
    return [Party(start - 2, start - 1, start - 1, "group", scene.sentence.index, plural=True)]


def it_acts(scene: Scene, verb: Token) -> list[Party]:
    """The delegation that the sentence before tells of, as "it": "A delegation led by B came. On Monday it
    | was received"."""
    start = scene.grammar.group_start(verb.index)
    if not scene.sentence.index or scene.tokens[start - 1].lower != "it":
        return []
    before = scene.words.inside(scene.sentence.index - 1)
    before = [*before, *scene.tokens[scene.sentence.first : start]]
    groups = (t for a, t in pairwise(before) if t.lower == "delegation" or (a.lower.endswith("member")))
    if next(groups, None) is None:
        return []
    return [Party(start - 1, start - 1, start - 1, "group", scene.sentence.index, prep="of")]


def the_delegation(scene: Scene, verb: Token) -> list[Party]:
    """The delegation told before that is the object of a verb: "received | the delegation", "the team"."""
    near = scene.tokens[verb.index + 1 : min(verb.index + 3, scene.sentence.last) + 1]
    if len(near) < _VISITING:
        return []
    known = near[0].lower == "the" and bool(scene.sentence.index)
    noun = near[2] if known and near[1].lower == "visiting" and len(near) > _VISITING else near[known]
    beyond = scene.behind(noun)
    own = beyond.lower in _OF or beyond.text == "," or scene.grammar.role(beyond.index) == PARTICIPLE
    if not known or noun.lower not in _SENT or own:
        return []
    return [Party(near[0].index, noun.index, noun.index, "group", scene.sentence.index, prep="of")]


def _of(scene: Scene, noun: int) -> list[Party]:
    """Whose delegation a noun is, as one party that reaches to the end of the phrase; [] for none."""
    country, body, first = body_or_state_before(scene, noun)
    private = any(t.lower in _PRIVATE for t in scene.tokens[first:noun])
    last = noun
    if noun + 2 <= scene.sentence.last and scene.tokens[noun + 1].lower in _OF:
        at = noun + 2 + (scene.tokens[noun + 2].lower == "the")
        adjective = gazette.adjective(scene.words, at)
        span = scene.spans.over(adjective[0] + 1 if adjective is not None else at)
        if span is None or span.kind not in ("body", "state"):
            return []
        country = span.country or (adjective[1] if adjective is not None else country)
        body, last = span.name if span.kind == "body" else body, span.last
    if private or not (country or body):
        return []
    kind: PartyKind = "body" if body else "state"
    return [Party(first, last, noun, kind, scene.sentence.index, country=country, body=body)]


def the_two(scene: Scene) -> list[Party]:
    """Those told before whom the opening of a sentence means: "The two, joined by A, later signed"."""
    first = scene.sentence.first
    if scene.tokens[first].lower != "the" or scene.tokens[first + 1].lower not in _TOLD - {"delegation"}:
        return []
    following = scene.tokens[first + 2]
    bare = following.text == "," or scene.grammar.role(following.index) or following.lower in _ADVERBS
    return [Party(first, first + 1, first + 1, "group", scene.sentence.index, plural=True)] if bare else []
