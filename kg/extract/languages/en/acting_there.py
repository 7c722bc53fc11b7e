"""Who is at a gathering that no verb of attending tells: who does something there, leads it, is expected."""

from __future__ import annotations

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.verb_modality import is_negated
from kg.extract.languages.en.word_classes import FINITE, INFINITIVE, PARTICIPLE, PASSIVE
from kg.extract.parties import Party
from kg.extract.words import Token
from kg.records import Modality

_LEADING = (
    listed("conference", "hosting") | listed("conference", "chairing") | {"attend", "lead", "head", "open"}
)
_ACTS = listed("conference", "acts")
_ATTENDING = frozenset(("attend", "participate", "join", "address", "take", "travel", "go", "come"))
_SKIPPING = listed("conference", "skipping")
# Who talks at a gathering holds a talk of his own there: "A and B met at the summit".
_TALKING = frozenset[str]().union(
    *(listed("meeting", kind, "verbs") for kind in ("with", "speak", "discuss"))
)
_ACTORS = ("person", "post", "state")
# "At their annual | summit": a gathering opens its sentence so many words from the beginning.
_OPENING = 4
# "Expected | at the 12th | summit": so many words before the noun.
_EXPECTED = 6
_MODALS = frozenset(("will", "would", "may", "might", "could", "to"))


def is_led(scene: Scene, token: Token) -> bool:
    """Whether a participle behind a gathering says by whom it is led: "the conference, | co-chaired by A"."""
    i = token.index + 1 + (scene.behind(token).text == ",")
    if i + 1 > scene.sentence.last or scene.tokens[i + 1].lower != "by" or token.lower == "sessions":
        return False
    led = scene.grammar.role(i) in (PARTICIPLE, PASSIVE) and scene.verb_lemma(scene.tokens[i]) in _LEADING
    return led and any(p.kind in _ACTORS for p in scene.clauses.after(i, ("by",)))


def acting_at(scene: Scene, token: Token, last: int) -> list[Party]:
    """Those of several states who do something at a gathering, or one whom the text tells to be at one whose
    town or day it says: "At a summit in Rome, the leaders of Oman and Peru agreed", "A and B pledged at a
    conference in Rome to"; nobody where they only talk to each other. ``last`` ends its name."""
    if scene.preposition(token.index) != "at":
        return []
    if token.index - scene.sentence.first <= _OPENING:
        ahead = range(token.index + 1, scene.sentence.last + 1)
        verb = next((i for i in ahead if scene.grammar.role(i) == FINITE), None)
        fits = verb is not None and scene.verb_lemma(scene.tokens[verb]) not in _TALKING
    else:
        low, _ = scene.clauses.reach(token.index)
        verb = next((i for i in range(token.index, low - 1, -1) if scene.grammar.role(i) == FINITE), None)
        fits = verb is not None and scene.verb_lemma(scene.tokens[verb]) in _ACTS
    people = [p for p in scene.subject(verb) if p.kind in _ACTORS] if verb is not None and fits else []
    people = people or _by_whom(scene, token)
    if len({country_of(p) for p in people} - {""}) > 1:
        return people
    named = all(p.person is not None for p in people)
    return people if named and scene.noun_lemma(token) in _GATHERINGS and _is_placed(scene, last) else []


def _by_whom(scene: Scene, token: Token) -> list[Party]:
    """By whom something was done at a gathering: "as announced by | President A at the summit in Rome"."""
    low, _ = scene.clauses.reach(token.index)
    roles = (PASSIVE, PARTICIPLE)
    done = (i for i in range(token.index, low - 1, -1) if scene.grammar.role(i) in (FINITE, *roles))
    verb = next(done, None)
    if verb is None or scene.grammar.role(verb) not in roles:
        return []
    if scene.verb_lemma(scene.tokens[verb]) not in _ACTS or scene.text(verb + 1, verb + 1) != "by":
        return []
    return [p for p in scene.clauses.after(verb, ("by",)) if p.kind in _ACTORS and p.last < token.index]


def _is_placed(scene: Scene, last: int) -> bool:
    """Whether a town is told right behind a gathering: "a summit | in Rome", "held in Rome", "held on 5 May
    in Rome"."""
    end = scene.sentence.last
    k = last + 1
    held = k <= end and scene.tokens[k].lower in listed("conference", "held")
    near = scene.places(k, min(k + (_HELD_NEAR if held else 2), end))
    towns = [s for s in near if s.kind == "place" and scene.prep_of(s) in ("in", "at")]
    return bool(towns) and (held or towns[0].first <= k + 1)


# "Held | on the fifth of May in the town of Rome": so many words.
_HELD_NEAR = 9
_GATHERINGS = frozenset(("summit", "forum", "conference", "assembly", "congress"))


def without(scene: Scene, verb: Token | None) -> Modality | None:
    """How real a gathering is that is held without somebody: "will not | attend the summit"; None where he is
    said to be there, or nothing of it."""
    if verb is None or scene.verb_lemma(verb) not in _ATTENDING or not is_negated(scene, verb):
        return None
    auxiliaries = {t.lower.rstrip("nt'’") for t in scene.grammar.auxiliaries(verb.index)}
    return "planned" if auxiliaries.isdisjoint(("did", "has", "had", "have", "was", "were")) else "held"


def put_ahead(scene: Scene, token: Token, draft: Draft) -> None:
    """Let a gathering be to come that somebody is expected at, or will not go to: "would | skip it"."""
    if draft.modality == "cancelled" or draft.denied:
        return
    before = range(draft.first - 1, max(scene.sentence.first, draft.first - _EXPECTED) - 1, -1)
    verb = next((i for i in before if scene.grammar.role(i)), None)
    if verb is None:
        return
    lemma, role = scene.verb_lemma(scene.tokens[verb]), scene.grammar.role(verb)
    expected = lemma == "expect" and role in (PASSIVE, PARTICIPLE) and scene.preposition(token.index) == "at"
    auxiliary = scene.tokens[max(verb - 1, scene.sentence.first)].lower
    skipped = lemma in _SKIPPING and (role == INFINITIVE or auxiliary in _MODALS)
    if expected or skipped:
        draft.modality = "planned"
