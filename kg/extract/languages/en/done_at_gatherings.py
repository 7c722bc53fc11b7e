"""Who is at a gathering by what he does or says there: "the pledges that A made at the summit", "Peru set up
a fund during the summit", "the alliance launched at the summit by Peru", "B's remarks at the forum"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.en.bodies import is_international
from kg.extract.languages.en.date_patterns import names_month
from kg.extract.languages.en.lexicon import table
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.verb_modality import of_verb
from kg.extract.languages.en.word_classes import FINITE, INFINITIVE, PARTICIPLE, PASSIVE
from kg.extract.parties import Party

_ACTS = listed("conference", "acts")
_DONE = listed("conference", "done")
_GIVES = listed("conference", "gives")
_THERE: list[str] = table("triggers")["conference"]["as_whom"]
_STANDS: dict[str, list[str]] = table("triggers")["conference"]["stands"]
_STAND = 9
_OBJECT, _MARKS = 7, frozenset((",", ";", ":", "(", "–", "—"))
_ACTORS = ("person", "post", "pronoun", "state", "body")
_PEOPLE = ("person", "post")
_AT = ("at", "during")
_GIVEN = _ACTS | _GIVES
# "At | the last | summit", "at | this year’s | forum": so many words.
_WHICH = 5
# "At | the opening ceremony of | the forum": so many words.
_PART, _OPENING = 5, frozenset(("opening", "closing", "inauguration", "plenary", "session"))
_DETERMINING = frozenset(
    ("the", "a", "an", "this", "last", "its", "their", "our", "year", "month", "week", "’s", "'s")
)
_WHEN = frozenset((",", "in", "on", "last", "this", "earlier", "year", "month", "week"))


def add_acting(scene: Scene, draft: Draft) -> None:
    """Add who did or said something there, or was there: "the commitments that A and B made at the summit",
    "A took the floor at the summit", "A is expected at the summit"."""
    at = _before_name(scene, draft.first)
    if scene.tokens[max(at, 0)].lower not in _AT:
        return
    doing = _done_by(scene, at)
    if doing and draft.modality == "planned" and _was_done(scene, doing[0]):
        draft.modality = "held"  # "The plan was announced by A at the summit"
    _put(scene, draft, doing)
    _put(scene, draft, _whose(scene, at))
    _put(scene, draft, _by_whom(scene, at, draft.last))
    if scene.tokens[at].lower == "during" and draft.first < draft.last and not draft.parts:
        _put(scene, draft, _opened(scene, at, draft.last))
    verb = _verb_near(scene, _before_days(scene, at)) or _stands_there(scene, at)
    if verb is None:
        return
    acting = [p for p in scene.subject(verb) if p.kind in _ACTORS and p.last < verb]
    acting = acting or [p for p in scene.clauses.parties if _says_so(scene, p, verb)]
    told = of_verb(scene, scene.tokens[verb]) if acting and scene.grammar.role(verb) == FINITE else ""
    if told == "held" and draft.modality == "planned":
        draft.modality = "held"  # "outlined | plans for a fund at the summit"
    _put(scene, draft, acting)


def _before_name(scene: Scene, first: int) -> int:
    """The token before the name of a gathering and what says which it is: "at | last June’s Summit"."""
    at = first - 1
    while at > max(first - _WHICH, scene.sentence.first) and (
        scene.tokens[at].lower in _DETERMINING or names_month(scene.tokens[at].text)
    ):
        at -= 1
    parted = [t.lower for t in scene.tokens[max(at - _PART, scene.sentence.first) : at + 1]]
    opening = next(
        (n for n in range(len(parted) - 1) if parted[n] in _AT and _OPENING & set(parted[n:])), None
    )
    return at - len(parted) + 1 + opening if parted[-1:] == ["of"] and opening is not None else at


def _put(scene: Scene, draft: Draft, acting: Sequence[Party]) -> None:
    """Add those who can act at a gathering: no body of two states or one that is of its name."""
    apart = (p for p in acting if p.last < draft.first or p.first > draft.last)
    scene.put(draft, [p for p in apart if p.kind != "body" or p.country or is_international(p.body)])


def _says_so(scene: Scene, party: Party, verb: int) -> bool:
    """Whether somebody is only told to have said so: "as President A | said at the summit"."""
    as_told = party.last == verb - 1 and party.first > scene.sentence.first
    return as_told and scene.tokens[party.first - 1].lower == "as" and party.kind in _PEOPLE


def _before_days(scene: Scene, at: int) -> int:
    """Where the words on the day end that part a deed from its gathering: "launched it | in May 2024, at"."""
    k = at
    while k - 1 > scene.sentence.first and _tells_day(scene, k - 1):
        k -= 1
    return k


def _tells_day(scene: Scene, i: int) -> bool:
    token = scene.tokens[i]
    return token.lower in _WHEN or token.shape == "number" or names_month(token.text)


def _verb_near(scene: Scene, at: int) -> int | None:
    """The verb of what is done or said "at" a gathering: right before, or with its object between."""
    for i in range(at - 1, max(at - _OBJECT, scene.sentence.first), -1):
        role, lemma = scene.grammar.role(i), scene.verb_lemma(scene.tokens[i])
        if not role and (_is_of_person(scene, i) or scene.tokens[i].text in _MARKS):
            return None
        if not role or (role == INFINITIVE and scene.tokens[i - 1].lower == "to"):
            continue  # "highlighted efforts to | strengthen the rule of law at"
        between = scene.text(i + 1, at - 1) if i < at - 1 else ""
        if role == PASSIVE:
            return i if lemma == "expect" and not between else None
        if role != FINITE:
            return None
        there = (lemma == "be" and between in _THERE) or (lemma == "take" and between == "the floor")
        return i if there or (lemma in (_ACTS if not between else _GIVES)) else None
    return None


def _is_of_person(scene: Scene, i: int) -> bool:
    """Whether a token is of somebody, to whom something is done: "told the king at", no "set up a UN"."""
    return any(p.first <= i <= p.last and p.kind not in ("body", "state") for p in scene.clauses.parties)


def _stands_there(scene: Scene, at: int) -> int | None:
    """The verb by which somebody is there for another, or among others: "stood in for the president | at"."""
    verb = next(
        (i for i in range(at - 1, max(at - _STAND, scene.sentence.first), -1) if scene.grammar.role(i)), 0
    )
    if not verb or scene.grammar.role(verb) not in (FINITE, INFINITIVE):
        return None
    said = f"{scene.text(verb + 1, at - 1)} " if verb < at - 1 else ""
    phrases = _STANDS.get(scene.verb_lemma(scene.tokens[verb]), ())
    return verb if any(said.startswith(f"{phrase} ") for phrase in phrases) else None


def _done_by(scene: Scene, at: int) -> list[Party]:
    """Whose words or deeds a noun tells of: "the commitments (made) by A and B at | the summit"."""
    last = next((p for p in scene.clauses.parties if p.last == at - 1), None)
    if last is None or last.kind not in (*_PEOPLE, "state"):
        return []
    led = next((p for p in scene.clauses.parties if p.prep == "by" and p.last <= last.first), last)
    group = scene.clauses.group(led)
    before = scene.tokens[max(led.first - 3, scene.sentence.first) : led.first]
    verbs = (t for t in before if scene.grammar.role(t.index) in (PARTICIPLE, PASSIVE))
    told = any(t.lower in _DONE for t in before) or any(scene.verb_lemma(t) in _GIVEN for t in verbs)
    return [p for p in group if p.last <= last.last] if told and led.prep == "by" and last in group else []


def _was_done(scene: Scene, doer: Party) -> bool:
    """Whether what somebody did is told in the past: "was announced by | A"."""
    verb = doer.first - 2
    aids = scene.grammar.auxiliaries(verb) if verb > scene.sentence.first else []
    return scene.grammar.role(verb) == PASSIVE and any(a.lower in ("was", "were") for a in aids)


def _whose(scene: Scene, at: int) -> list[Party]:
    """Whose words or deeds they are: "Peru's commitments | at the summit"."""
    said = scene.tokens[at - 1].lower in _DONE
    return [p for p in scene.possessor(at - 1) if p.kind in _ACTORS] if said else []


def _by_whom(scene: Scene, at: int, last: int) -> list[Party]:
    """By whom something was done there: "the alliance launched | at the summit by Peru and Oman"."""
    verb = at - 1
    done = (
        scene.grammar.role(verb) in (PARTICIPLE, PASSIVE) and scene.verb_lemma(scene.tokens[verb]) in _GIVEN
    )
    by = last + 1 <= scene.sentence.last and scene.tokens[last + 1].lower == "by"
    return [p for p in scene.clauses.after(last, ("by",)) if p.kind in _ACTORS] if done and by else []


def _opened(scene: Scene, at: int, last: int) -> list[Party]:
    """Who does something in a sentence that a gathering opens: "During the summit, | Peru announced"."""
    if at - scene.sentence.first > 2:
        return []
    ahead = range(last + 1, scene.sentence.last + 1)
    verb = next((i for i in ahead if scene.grammar.role(i) == FINITE), None)
    acts = verb is not None and scene.verb_lemma(scene.tokens[verb]) in _GIVEN
    return [p for p in scene.subject(verb) if p.kind in _ACTORS] if acts and verb is not None else []
