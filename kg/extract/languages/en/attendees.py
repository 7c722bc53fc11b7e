"""Who is at a gathering, told around its name: "which A is attending", "with A and B in attendance"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.sides_at import SIDES, acts, included, watching
from kg.extract.languages.en.word_classes import ADVERBS, FINITE, INFINITIVE, ING, PARTICIPLE
from kg.extract.parties import Party

_PERSONS = ("person", "post")
_ATTEND = listed("conference", "attend")
_GATHERING = listed("sides_at", "together")
_HOSTING = listed("conference", "hosting")
_THERE = words_of("triggers", "additions", "there")
# Who is there is told within so many words: ", which", "as well as".
_NEAR = 3
# "Are among those | attending the summit": so many words before its name.
_AMONG = 9
# "In Port Louis, Mauritius, on Monday, 3 March 2025, at which": so many words.
_TOLD_WHERE = 14
# "With the leaders of Peru and Chile | expected to take part"
_DUE_THERE = re.compile(
    r"(?:also )?(?:expected|due|set|scheduled|slated|likely|invited|confirmed) to"
    r" (?:attend|take part|participate|join|be (?:present|there|in attendance))\b"
)
_DUE_WORDS = 6
# "With Minister A | in the chair"
_CHAIRING = ("in the chair", "chairing", "presiding")
_GATHERINGS = listed("conference", "noun")
_THOSE = frozenset(("those", "leaders", "officials", "guests", "participants", "ministers", "dignitaries"))
_GIVEN = frozenset(("hosted", "chaired", "convened", "organized", "organised", "opened", "attended", "led"))
_AT = frozenset(("attending", "attend", "at", "joining", "addressing", "present", "in", "of"))


def attendees(scene: Scene, first: int, last: int) -> Iterator[Party]:
    """Yield the people whom the words around the name of a gathering, from ``first`` to ``last``, tell."""
    yield from _whose_object(scene, last)
    yield from _whom_it_gathers(scene, last)
    yield from included(scene)
    yield from watching(scene, last)
    yield from _in_attendance(scene, last)
    yield from _among_those(scene, first, last)
    yield from _given_by(scene, first)
    yield from _at_which(scene, last)
    yield from _in_town_for(scene, first)


def _in_town_for(scene: Scene, first: int) -> list[Party]:
    """Who is in a town for a gathering, told before or beside him: "In Lima for the | Water Forum, A met B",
    "A, in Lima to attend the | Water Forum, met B"."""
    i = first - 1 - (scene.tokens[first - 1].lower == "the")
    attends = scene.text(max(i - 1, 0), i) == "to attend"
    if i - attends <= scene.sentence.first or not (attends or scene.tokens[i].lower == "for"):
        return []
    town = scene.spans.over(i - 1 - attends)
    if town is None or town.kind != "place" or scene.tokens[town.first - 1].lower != "in":
        return []
    at, people = town.first - 1, [p for p in scene.clauses.parties if p.kind in ("person", "post")]
    if at > scene.sentence.first:
        beside = [p for p in people if p.last == at - 2 and scene.tokens[at - 1].text == ","]
        return [p for p in beside if not p.prep]
    comma = next((t.index for t in scene.tokens[first : scene.sentence.last] if t.text == ","), 0)
    return [p for p in people if comma and p.first - comma in (1, 2) and not p.prep]


def _whose_object(scene: Scene, last: int) -> list[Party]:
    """Who attends or gives it in a clause about it: "the summit, which A and B | are attending"."""
    last = _past_town(scene, last)
    which = last + 1 + (scene.tokens[min(last + 1, scene.sentence.last)].text == ",")
    if which >= scene.sentence.last or scene.tokens[which].lower not in ("which", "that"):
        return []
    segment = scene.clauses.segment(which)
    finite = (i for i in range(which + 1, segment.last + 1) if scene.grammar.is_finite(i))
    verb = next(finite, None)
    if (
        verb is None
        or scene.grammar.role(verb) != FINITE
        or scene.verb_lemma(scene.tokens[verb]) not in _ATTEND
    ):
        return []
    acting = [p for p in scene.clauses.parties if which < p.first and p.last < verb and not p.prep]
    if scene.verb_lemma(scene.tokens[verb]) in _HOSTING:
        acting += scene.clauses.after(verb, ("with", "alongside"))
        return [p for p in acting if p.kind in (*_PERSONS, *SIDES) and not _is_town(scene, p)]
    return [p for p in acting if p.kind in (*_PERSONS, "group")]


def _is_town(scene: Scene, party: Party) -> bool:
    """Whether a town stands for its state: "the summit, which | Muscat will host"."""
    span = scene.spans.over(party.first)
    return span is not None and span.kind == "place"


def _past_town(scene: Scene, last: int) -> int:
    """The end of a phrase that tells the town of a gathering: "the summit | in Lisbon|, which"."""
    if scene.tokens[min(last + 1, scene.sentence.last)].lower not in ("in", "at"):
        return last
    town = next((s for s in scene.places(last + 2, last + 3)), None)
    return town.last if town is not None else last


def _whom_it_gathers(scene: Scene, last: int) -> list[Party]:
    """Whom a clause about it tells to come: "the summit, which | brings together Peru, Oman and UNICEF"."""
    last = _past_town(scene, last)
    which = last + 1 + (scene.tokens[min(last + 1, scene.sentence.last)].text == ",")
    if which >= scene.sentence.last or scene.tokens[which].lower not in ("which", "that", "bringing"):
        return []
    ahead = range(which, min(which + _NEAR + 1, scene.sentence.last))
    verb = next((i for i in ahead if scene.tokens[i].lemmas & _GATHERING), None)
    if verb is None or scene.grammar.role(verb) not in (FINITE, INFINITIVE, ING):
        return []
    right = [p for p in scene.clauses.parties if 0 < p.first - verb <= _NEAR]
    told = scene.clauses.group(right[0]) if right and not right[0].prep else []
    return [p for p in told if p.kind in _PERSONS or (p.kind in SIDES and acts(scene, p))]


def _in_attendance(scene: Scene, last: int) -> list[Party]:
    """Who is there with it: "opened with A and B | in attendance", "will see A also in attendance"."""
    for p in scene.clauses.parties:
        if p.first <= last or p.kind not in _PERSONS or not _opens(scene, p):
            continue
        group = scene.clauses.group(p)
        after = scene.tokens[group[-1].last + 1 : min(group[-1].last + 1 + _NEAR, scene.sentence.last)]
        behind = scene.text(group[-1].last + 1, min(group[-1].last + _DUE_WORDS, scene.sentence.last))
        if _DUE_THERE.match(behind) or behind.startswith(_CHAIRING):
            return [q for q in group if q.kind in _PERSONS]
        if any(t.lower in _THERE for t in after) and all(
            t.lower in _THERE | ADVERBS | {"in", "among", "the"} for t in after[:1]
        ):
            return [q for q in group if q.kind in _PERSONS]
    return []


def _opens(scene: Scene, party: Party) -> bool:
    """Whether "with" or a verb of seeing stands before somebody."""
    before = scene.tokens[max(party.first - 1, 0)]
    return party.prep == "with" or bool(before.lemmas & {"see", "have"})


def _among_those(scene: Scene, first: int, last: int) -> list[Party]:
    """Who is told to be one of many there: "A and B are | among those attending the", and the other way."""
    before = scene.tokens[max(scene.sentence.first, first - _AMONG) : first]
    words = [t.lower for t in before]
    those = next((n for n in range(len(words) - 1, -1, -1) if words[n] in _THOSE), None)
    if those is None or not before or not set(words[those + 1 :]) & _AT:
        return []
    rest = before[those + 1 :]
    if any(scene.grammar.role(t.index) not in ("", PARTICIPLE, "ing") for t in rest):
        return []
    noun = before[those]
    among = words[max(those - 2, 0) : those]
    if "among" in among or "amongst" in among:
        return _named_before(scene, noun.index) or _named_after(scene, last, ("be", "include"))
    return _named_after(scene, last, ("include",))


def _named_before(scene: Scene, those: int) -> list[Party]:
    """The subject of "are among those"."""
    verb = next(
        (i for i in range(those - 1, max(those - 5, scene.sentence.first), -1) if _is_be(scene, i)), None
    )
    return [p for p in scene.subject(verb) if p.kind in _PERSONS] if verb is not None else []


def _named_after(scene: Scene, last: int, lemmas: tuple[str, ...]) -> list[Party]:
    """Whom the verb after the name tells: "among those attending the summit | were A and B"."""
    verb = next((i for i in range(last + 1, scene.sentence.last) if scene.grammar.is_finite(i)), None)
    if verb is None or not scene.tokens[verb].lemmas & set(lemmas):
        return []
    right = [p for p in scene.clauses.parties if 0 < p.first - verb <= _NEAR and p.kind in _PERSONS]
    return [p for p in scene.clauses.group(right[0]) if p.kind in _PERSONS] if right else []


def _given_by(scene: Scene, first: int) -> list[Party]:
    """Who gives it, told before its name: "Hosted by President A, | the summit brought together"."""
    opening = scene.tokens[scene.sentence.first]
    if opening.lower not in _GIVEN or scene.tokens[scene.sentence.first + 1].lower != "by":
        return []
    near = [p for p in scene.clauses.parties if p.first - opening.index in (2, 3) and p.last < first]
    group = [p for p in scene.clauses.group(near[0]) if p.last < first] if near else []
    start = first - 1 - (scene.tokens[first - 1].lower == "the")
    closed = bool(group) and group[-1].last == start - 1 and scene.tokens[start].text == ","
    return [p for p in group if p.kind in _PERSONS] if closed else []


def _at_which(scene: Scene, last: int) -> list[Party]:
    """Who does something there: "the summit in Riga on May 3, at which President A | is to speak"."""
    at = _relative(scene, last)
    if at is None or at + 2 >= scene.sentence.last:
        return []
    verb = next((i for i in range(at + 2, scene.sentence.last) if scene.grammar.is_finite(i)), None)
    near = [p for p in scene.clauses.parties if 0 < p.first - at <= _NEAR and not p.prep]
    acting = scene.clauses.group(near[0]) if near and verb is not None and near[0].last < verb else []
    if verb is None or (
        scene.tokens[at].lower == "where" and scene.verb_lemma(scene.tokens[verb]) not in _ATTEND
    ):
        return []
    return [p for p in acting if p.kind in _PERSONS and p.last < verb and not p.plural]


def _relative(scene: Scene, last: int) -> int | None:
    """Where a clause about a gathering begins, behind when and where that is: "in Riga, | at which"."""
    for i in range(last + 1, min(last + _TOLD_WHERE, scene.sentence.last)):
        if scene.text(i, i + 1) in ("at which", "during which") or scene.tokens[i].lower == "where":
            return i
        if scene.grammar.role(i) or (scene.noun_lemma(scene.tokens[i]) in _GATHERINGS):
            return None
    return None


def _is_be(scene: Scene, i: int) -> bool:
    return scene.grammar.is_finite(i) and "be" in scene.tokens[i].lemmas
