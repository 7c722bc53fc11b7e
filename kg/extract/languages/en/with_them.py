"""Who is at a talk too, told behind it in its sentence: "held talks with A, | joined by B", "met A in Oslo,
| with B also taking part", "received A | alongside B"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.asked import on
from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.en.additions import were_there
from kg.extract.languages.en.companions import COMPANY, beside, with_others
from kg.extract.languages.en.present import listed_after
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.verb_modality import is_negated
from kg.extract.languages.en.word_classes import FINITE, INFINITIVE, ING, PASSIVE
from kg.extract.parties import Party
from kg.extract.words import Token

_PERSONS = ("person", "post")
_ALONG = (("along", "with"), ("together", "with"), ("alongside",))
_JOINING = frozenset(("join", "attend", "participate", "take"))
_JOINED = listed("additions", "talked")
_OPENING = frozenset(("joined", "accompanied", "flanked", "with", "alongside", "along", "presence"))
# From the phrase to whom it brings: "along with | the Omani A".
_NEAR = 3
# From a verb over what is joined to who did.
_FAR = 8


def add(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Let the last talk of a sentence have those whom the rest of its clause brings in."""
    _be_one_talk(drafts)
    talks = [d for d in drafts if d.type in TALKS and (len(d.parts) > 1 or d.rule == "joined")]
    if not talks or _OPENING.isdisjoint(t.lower for t in scene.words.inside(scene.sentence.index)):
        return
    talk = max(talks, key=lambda d: d.last)
    if talk.rule == "joined":
        scene.put(talk, _along(scene, talk) if talk.parts else [])
        return
    for people in (_joined(scene, talk), _along(scene, talk), with_others(scene, talk.last)):
        scene.put(talk, people)
    if talk.type == "call":
        scene.put(talk, [p for p in beside(scene) if p.first > talk.last])


def _be_one_talk(drafts: Sequence[Draft]) -> None:
    """Let the meal for which somebody is received have all who are there: "hosted A | for a dinner"."""
    received = [d for d in drafts if d.rule == "receive"]
    for meal in (d for d in drafts if d.rule == "meeting-noun") if received else ():
        if meal.last > received[0].last and meal.parts and meal.keys() < received[0].keys():
            for part in received[0].parts:
                meal.add(part.party, part.role)


def _joined(scene: Scene, talk: Draft) -> list[Party]:
    """ "Held talks with A, | joined by B"."""
    for i in range(talk.last + 1, scene.sentence.last):
        opened = scene.tokens[i].text == "," and scene.tokens[i + 1].lemmas & COMPANY
        if opened and scene.text(i + 2, i + 2) == "by" and not _goes_on(scene, talk, i, (FINITE, PASSIVE)):
            return _near(scene, i + 2)
    return []


def _along(scene: Scene, talk: Draft) -> list[Party]:
    """ "Met A, | along with B, in Oslo", "received A | alongside B"."""
    for i in range(talk.last + 1, scene.sentence.last):
        for phrase in _ALONG:
            if tuple(t.lower for t in scene.tokens[i : i + len(phrase)]) == phrase:
                verbs = (FINITE, PASSIVE, INFINITIVE, ING)
                return [] if _goes_on(scene, talk, i, verbs) else _near(scene, i + len(phrase) - 1)
    return []


def _near(scene: Scene, index: int) -> list[Party]:
    """The people right after a token, with those listed with them."""
    first = next((p for p in scene.clauses.parties if 0 < p.first - index <= _NEAR), None)
    return [p for p in scene.clauses.group(first) if p.kind in _PERSONS] if first is not None else []


def _goes_on(scene: Scene, talk: Draft, index: int, roles: Sequence[str]) -> bool:
    """Whether something else is told between a talk and a phrase."""
    inside = range(talk.last + 1, index)
    return any(scene.grammar.role(i) in roles or scene.tokens[i].text == ";" for i in inside)


@on(_JOINING)
def others_named(scene: Scene, token: Token) -> Draft | None:
    """Who those are that joined, told behind what they joined: "Two others | joined the call: A and B",
    "Officials | joined the talks, including A"."""
    if not scene.sentence.index or scene.grammar.role(token.index) != FINITE or is_negated(scene, token):
        return None
    if any(p.person is not None for p in scene.subject(token.index)):
        return None
    for i in range(token.index + _NEAR, min(token.index + _FAR, scene.sentence.last)):
        if scene.tokens[i].text == ":" or scene.text(i, i + 1) == ", including":
            told = not _JOINED.isdisjoint(t.lower for t in scene.tokens[token.index + 1 : i])
            people = [p for p in listed_after(scene, scene.tokens[i]) if p.kind == "person"]
            return were_there(scene, token, people) if told else None
        if scene.grammar.role(i):
            break
    return None
