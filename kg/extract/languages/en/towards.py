"""Both sides of a talk that a sentence tells by what one did towards the other there: "A sought support from
B | during talks in Riga", "A and B agreed on it at a meeting on Monday"."""

from __future__ import annotations

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en.many_states import are_of_one_body
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.talkers import owns
from kg.extract.languages.en.word_classes import FINITE, INFINITIVE, PASSIVE
from kg.extract.parties import Party
from kg.extract.words import Token

# Before whom something is said, asked or given; "for" and "about" are before those who may be elsewhere.
_TOWARDS = frozenset(("to", "from", "with"))
_WHEN = frozenset(("when", "as", "after", "where"))
_WHERE = frozenset(("in", "on", "at"))
_ACTS = ("person", "post", "pronoun", "group")
_MET = ("person", "post")
# What comes from who is not there: "read a message from B at a meeting"; "paid tribute to B".
_SENT, _ABSENT = listed("towards", "sent"), listed("towards", "absent")
# Who does this with the other does not talk with him: "travelled with B", "was replaced by B".
BESIDE = listed("towards", "beside")
_LED = listed("towards", "led")
_TOLD = listed("call", "addressing")


def two_sides(scene: Scene, start: int) -> list[Party]:
    """Return who acts before a phrase that begins at ``start``, and towards whom of another state; or two of
    two states who act together. [] where it is not certain that just these meet.
    """
    if told := _told_by(scene, start):
        return told
    verb = _verb(scene, start)
    if verb is None or scene.tokens[verb].lemmas & BESIDE:
        return []
    acting = [p for p in scene.subject(verb) if p.kind in _ACTS and p.last < verb]
    if not acting:
        return []
    between = [p for p in scene.clauses.parties if verb < p.first and p.last < start]
    if len(acting) > 1:
        return acting if _are_two(acting) and not between else []
    other = _other(scene, verb, between)
    if other is None or _is_wish(scene, verb, start):
        return []
    states = [country_of(p) for p in (acting[0], other)]
    return [acting[0], other] if states[1] and states[0] != states[1] else []


def who_met(scene: Scene, verb: Token) -> list[Party]:
    """Return the two of whom a clause says that they met: "A pressed B on trade | when they met in Riga"."""
    they = verb.index - 1
    if scene.tokens[they].lower != "they" or scene.tokens[they - 1].lower not in _WHEN:
        return []
    return two_sides(scene, they - 1)


def discussed_by(scene: Scene, verb: Token) -> list[Party]:
    """Return the two by whom something was discussed somewhere: "was | discussed by A and B in Riga"."""
    by = [p for p in scene.clauses.after(verb.index, ("by",)) if p.kind in _MET]
    end = by[-1].last + 1 if by else scene.sentence.last
    return by if _are_two(by) and scene.tokens[end].lower in _WHERE else []


def by_whom(scene: Scene, verb: Token | None) -> list[Party]:
    """Return by whom something was done at a talk with another one: "was raised by A | in talks with B"."""
    if verb is None or scene.grammar.role(verb.index) != PASSIVE:
        return []
    by = [p for p in scene.clauses.after(verb.index, ("by",)) if p.kind in _MET]
    return by if len(by) == 1 and not by[0].plural else []


def led_by(scene: Scene, noun: Token) -> list[Party]:
    """Return the two who lead a talk, told right behind its noun: "the talks, | led by A and B"."""
    i = noun.index + 1
    i += i < scene.sentence.last and scene.tokens[i].text == ","
    if i + 1 >= scene.sentence.last or scene.tokens[i].lower not in _LED or scene.tokens[i + 1].lower != "by":
        return []
    by = [p for p in scene.clauses.after(i, ("by",)) if p.kind in _MET]
    return by if _are_two(by) else []


@on("meeting")
def while_meeting(scene: Scene, token: Token) -> Draft | None:
    """Two who do something where they meet: "| Meeting in Riga on Sunday, A and B agreed", "A and B, |
    meeting in Riga, agreed"."""
    first = token.index == scene.sentence.first
    aside = not first and scene.tokens[token.index - 1].text == ","
    where = scene.behind(token).lower in _WHERE
    if token.lower != "meeting" or not where or not (first or aside):
        return None
    ahead = range(token.index + 2, scene.sentence.last)
    comma = next((i for i in ahead if scene.tokens[i].text == ","), None)
    verb = next((i for i in ahead if scene.grammar.role(i) == FINITE and not scene.in_party(i)), None)
    if comma is None or verb is None or verb < comma:
        return None
    acting = scene.subject(verb)
    draft = mention(scene, "meeting", token, "meet-with")
    draft.modality, draft.denied = "held", False
    scene.put(draft, acting)
    if are_of_one_body(draft):
        draft.type = "conference"  # "ASEAN foreign ministers, meeting in Lima, adopted"
        return draft
    return draft if _are_two(acting) else None


def _verb(scene: Scene, start: int) -> int | None:
    """The verb of the main clause before a phrase, none where a clause of its own stands between."""
    for i in range(start - 1, scene.sentence.first, -1):
        if scene.in_party(i):
            continue
        if scene.grammar.role(i) == PASSIVE:
            return None
        if scene.grammar.role(i) == FINITE:
            return i if scene.clauses.segment(i).kind != "rel" else None
    return None


def _told_by(scene: Scene, start: int) -> list[Party]:
    """Who tells or asks another something there, and that other: "A was briefed by B | during a meeting"."""
    before = (i for i in range(start - 1, scene.sentence.first, -1) if not scene.in_party(i))
    verb = next((i for i in before if scene.grammar.role(i) in (PASSIVE, FINITE)), None)
    if verb is None or scene.grammar.role(verb) != PASSIVE or not scene.tokens[verb].lemmas & _TOLD:
        return []
    between = [p for p in scene.clauses.parties if verb < p.first and p.last < start and p.kind in _MET]
    sides = [*between, *scene.subject(verb)]
    return sides if len(between) == 1 and between[0].prep == "by" and _are_two(sides) else []


def _other(scene: Scene, verb: int, between: list[Party]) -> Party | None:
    """The only one named between a verb and a phrase, if it is done to him; None where it is not certain."""
    named = [p for p in between if p.kind in (*_MET, "body")]
    if len(named) != 1:
        return None  # somebody else is spoken of, who may be the one that talks
    other = named[0]
    if other.kind not in _MET or other.plural or owns(scene, other):
        return None
    noun = scene.tokens[other.first - 2].lower  # "read a message | from B"
    absent = noun in _ABSENT or (other.prep == "from" and noun in _SENT)
    direct = other.first == verb + 1 and not other.prep
    return other if direct or (other.prep in _TOWARDS and not absent) else None


def _are_two(acting: list[Party]) -> bool:
    states = [country_of(p) for p in acting]
    return len(acting) == len({*states} - {""}) == len([p for p in acting if p.kind in _MET]) == 2


def _is_wish(scene: Scene, verb: int, start: int) -> bool:
    """Whether what is wished of the other may be what the talk is for: "urged B to give way in | talks"."""
    wished = any(scene.grammar.role(i) == INFINITIVE for i in range(verb + 1, start))
    day = any(t.lower == "on" for t in scene.tokens[start : scene.sentence.last])
    return wished and not (day and scene.tokens[start].lower == "during")
