"""Talks of one official with people whom the text does not name: "встретился с чиновниками",
"на переговорах в Лиме министр отказался".

Which of them cross a border is asked later: who acts for an international body or talks in another state
does. Words that are of abroad themselves say so here ("иностранные дипломаты").
"""

from __future__ import annotations

from kg.extract.asked import on
from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.attendees import participants
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import PREDICATES, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token

_RULES = frozenset(("meet-with", "speak-with", "meeting-noun", "talk-noun"))
_OFFICIALS = listed("meeting", "unnamed", "officials")
_FROM_ABROAD = listed("meeting", "unnamed", "attributes")
_BOTH = frozenset(("оба", "противоборствующий", "враждующий", "воюющий", "конфликтующий", "все"))


def with_unnamed(scene: Scene, draft: Draft) -> None:
    """Let a talk of one person count whose other side is told without a name."""
    if draft.rule not in _RULES or draft.type not in TALKS or draft.named or draft.title:
        return
    people = draft.people()
    others = [p.party for p in draft.parts if p.party.person is None]
    told = [p for p in others if p.kind == "state" and p.country]
    if not people and len(told) == 1 and all(p in told or _is_vague(p) for p in others):
        draft.named = draft.many = _faces_states(scene, draft, told[0])
    if len(people) != 1 or any(p.country or p.body for p in others):
        return
    if any(p.capacity is not None and p.capacity.country for p in others):
        return
    head = _side(scene, scene.words.tokens[draft.first])
    if head is None:
        return
    if "сторона" in head.lemmas or head.lemmas & _OFFICIALS:
        draft.named = _acts(people[0])
        draft.apart = draft.apart or draft.named
        draft.many = draft.named and _is_of_abroad(scene, head)
    elif len(draft.parts) == 1 and not any(p.first <= head.index <= p.last for p in scene.clauses.parties):
        draft.denied = True  # "встретился с семьями погибших": nobody's talk that was told before


def _is_vague(party: Party) -> bool:
    """Whether officials are told of whom nothing says for whom they act: "международные посредники"."""
    held = party.capacity
    return party.plural and held is not None and not (held.country or held.organization)


def _faces_states(scene: Scene, draft: Draft, side: Party) -> bool:
    """Whether the other side of a talk of one state is several that are not named: "переговоры Ирана с
    европейскими странами", "между Ираном и международными посредниками"."""
    head = _side(scene, scene.words.tokens[draft.first])
    if head is None or side.plural:
        return False
    return bool(head.lemmas & _STATES) or (bool(head.lemmas & _OFFICIALS) and _is_of_abroad(scene, head))


_STATES = listed("meeting", "unnamed", "states")


def _acts(party: Party) -> bool:
    """Whether somebody holds a post of a state or body that the text gives."""
    held = party.person.capacities if party.person is not None else []
    return any(c.country or c.organization for c in held if not c.former)


def _side(scene: Scene, talk: Token) -> Token | None:
    """The noun in the plural of the people with whom somebody talks."""
    _, high = scene.clauses.reach(talk.index)
    after = scene.words.tokens[talk.index + 1 : high + 1]
    at = next((t.index for t in after if t.lower in ("с", "со")), None)
    if at is None:
        ahead = scene.words.tokens[scene.sentence.first : talk.index]
        at = next((t.index for t in reversed(ahead) if t.lower in ("с", "со")), None)
    between = at is None and any(t.lower == "между" for t in after)
    if between:  # "между Ираном | и мировыми державами"
        at = next((t.index for t in after if t.lower == "и"), None)
    if at is None or scene.verb_between(min(at, talk.index), max(at, talk.index)):
        return None
    counted = "оба" in scene.words.tokens[min(at + 1, high)].lemmas or _is_counting(scene, min(at + 1, high))
    head = scene.words.tokens[min(phrases.attribute_run(scene.words, at + 1 + counted, high), high)]
    if not any(r.pos == "N" and r.case == "ins" and r.number == "p" for r in head.readings):
        return None
    if "сторона" in head.lemmas:
        attributes = scene.words.tokens[at + 1 : head.index]
        following = scene.behind(head)
        told = any(t.lemmas & _BOTH for t in attributes) or "конфликт" in following.lemmas
        return head if told else None
    return head


def _is_counting(scene: Scene, i: int) -> bool:
    """Whether a word counts the people after it: "тремя | европейскими странами"."""
    token = scene.words.tokens[i]
    return token.shape == "number" or bool(token.lemmas & _NUMBERS)


_NUMBERS = listed("meeting", "unnamed", "numbers")


def _is_of_abroad(scene: Scene, head: Token) -> bool:
    """Whether people are told to be of other states: "иностранные | послы"."""
    attributes = scene.words.tokens[
        phrases.first_attribute(scene.words, head.index, scene.sentence.first) : head.index
    ]
    return any(t.lemmas & _FROM_ABROAD for t in attributes)


def met_somebody(scene: Scene, verb: Token) -> bool:
    """Whether with whom somebody met is told, also where it is not read: "встретились | с кандидатом"."""
    return any(t.lower in ("с", "со") and t.index > verb.index for t in scene.clause(verb))


_TALKS = frozenset(("переговоры", "консультация"))


@on(_TALKS)
def at_talks(scene: Scene, token: Token) -> Draft | None:
    """One official who does something at talks in a town, of which nobody else is told: "На переговорах в
    Лиме министр отказался"."""
    if not token.lemmas & _TALKS or any(d.type in TALKS for d in scene.told) or not scene.is_occasion(token):
        return None
    town = scene.spans.at(min(token.index + 2, scene.sentence.last))
    if scene.words.tokens[token.index + 1].lower not in ("в", "во") or town is None or town.kind != "place":
        return None
    verb = scene.governor(token, scene.clause(token))
    acting = scene.subject(verb) if verb is not None and not verb.lemmas & PREDICATES else []
    if len(acting) != 1 or acting[0].person is None or not _acts(acting[0]):
        return None
    low, high = scene.clauses.reach(token.index)
    here = [p for p in scene.clauses.parties if low <= p.first <= high and p.kind in ("person", "post")]
    if any(p not in acting and not p.inner for p in here):
        return None
    if scene.genitive(token) or scene.with_(token) or scene.states_before(token) or scene.between(token):
        return None
    if participants(scene, token):
        return None  # "доволен итогами переговоров | в Лиме с участием двух президентов"
    draft = mention(scene, "meeting", token, "talk-noun")
    draft.named = True
    scene.put(draft, acting)
    return draft


def is_with_unread(scene: Scene, token: Token) -> bool:
    """Whether somebody meets whom nothing reads by a name in marks: "встретился | с «евротройкой»"."""
    after = [t.text for t in scene.words.tokens[token.index + 1 : min(token.index + 3, scene.sentence.last)]]
    return len(after) > 1 and after[0].lower() in ("с", "со") and after[1] in phrases.QUOTES


def is_margin(scene: Scene, token: Token) -> bool:
    """Whether a noun only names the talks beside which something else was: "На полях | переговоров посол
    увиделся с министром"."""
    first = scene.phrase_start(token)
    before = [t.lower for t in scene.words.tokens[max(first - 2, scene.sentence.first) : first]]
    beside = before in (["на", "полях"], ["в", "кулуарах"], ["на", "площадке"])
    return beside and any(t.index > token.index and t.lemmas & _MEETS for t in scene.clause(token))


_MEETS = listed("meeting", "with", "verbs") | listed("meeting", "receive", "verbs")
