"""Who else was at the talk told before, called in or told by the way: "К беседе пригласили и посла А", "а
вместе с ними министр Б", "Кабмин представлял его глава В"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.asked import on
from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.told_before import gathering_told
from kg.extract.parties import Party
from kg.extract.words import Token

_CALLS = listed("there", "called_in", "verbs")
_TALK = words_of("triggers", "there", "called_in", "what")
_COMES = listed("visit", "go", "verbs") | listed("there", "come", "verbs")
_REPRESENTS = frozenset(("представлять", "представить"))
_INTO = ("к", "ко", "на", "за", "в")
_THEM = frozenset(("ними", "ним", "ней", "гостем", "гостями", "гостьей"))
_TOGETHER = frozenset(("вместе",))
# The talk was told so many sentences before at most.
_NEAR = 2
TRIGGERS = _CALLS | _REPRESENTS | _TOGETHER


@on(TRIGGERS)
def called_in(scene: Scene, token: Token) -> Draft | None:
    """The mention that adds to a talk who was called in, came along, or stood for a body."""
    if scene.sentence.paragraph < 0:
        return None
    if token.lower in _TOGETHER:
        return _along(scene, token)
    told = _talk(scene)
    if told is None or not (finite(token) or token.has("PS")):
        return None
    if token.lemmas & _CALLS and _into_talk(scene, token):
        behind = [p for p in scene.clauses.parties if p.first > token.index and not p.prep]
        return _added(scene, token, told, [p for p in behind if p.cases & {"acc", "gen"} or token.has("PS")])
    if token.lemmas & _REPRESENTS:
        return _added(scene, token, told, _head_of_body(scene, token))
    return None


def _talk(scene: Scene) -> Draft | None:
    """The talk told last, shortly before, be it with one side alone so far."""
    told = gathering_told(scene) or next(
        (d for d in reversed(scene.told) if d.type in TALKS and d.rule != "whereabouts" and not d.title), None
    )
    near = told is not None and 0 < scene.sentence.index - told.sentence <= _NEAR
    return told if near and told is not None and told.modality == "held" else None


def _into_talk(scene: Scene, verb: Token) -> bool:
    """Whether somebody is called in to what is named by its kind alone, by nobody in particular."""
    if verb.has("V") and (verb.readings[0].number != "p" or scene.subject(verb)):
        return False
    for noun in scene.clause(verb):
        if not noun.lemmas & _TALK or not noun.has("N") or noun.capital:
            continue
        alone = phrases.preposition(scene.words, scene.phrase_start(noun)) in _INTO
        if alone and not scene.with_(noun) and not [p for p in scene.genitive(noun) if p.person]:
            return True
    return False


def _along(scene: Scene, token: Token) -> Draft | None:
    """Who is told to have come "together with them": in the sentence of a talk, or by a verb of coming."""
    tokens, last = scene.words.tokens, scene.sentence.last
    if token.index + 3 > last or tokens[token.index + 1].lower not in ("с", "со"):
        return None
    if tokens[token.index + 2].lower not in _THEM:
        return None
    here = [d for d in scene.here if d.type in TALKS and d.first < token.index]
    verb = next((t for t in tokens[token.index + 3 : token.index + 5] if finite(t)), None)
    if verb is not None and (here or not verb.lemmas & _COMES or _has_place(scene)):
        return None
    told = here[-1] if here else (_talk(scene) if verb is not None else None)
    at = verb.index + 1 if verb is not None else token.index + 3
    first = next((p for p in scene.clauses.parties if at <= p.first <= at + 1), None)
    if told is None or first is None:
        return None
    fits = first.prep in ("с", "со") or (not first.prep and "nom" in first.cases)
    cases = frozenset(("ins",)) if first.prep else frozenset(("nom",))
    return _added(scene, token, told, scene.clauses.group(first, cases)) if fits else None


def _has_place(scene: Scene) -> bool:
    """Whether a sentence tells a place besides those of its parties: who comes there is on a visit."""
    low, high = scene.sentence.first, scene.sentence.last
    spans = (s for s in scene.spans.all if s.kind in ("place", "state") and low <= s.first <= high)
    return any(not scene.in_party(s) for s in spans)


def _head_of_body(scene: Scene, verb: Token) -> list[Party]:
    """Who stood for the body that he leads: "Кабмин | представлял его глава А"."""
    acting = [p for p in scene.clauses.parties if p.first > verb.index and p.first <= verb.index + 2]
    acting = [p for p in acting if p.person is not None and "nom" in p.cases and not p.prep]
    held = acting[0].capacity if acting else None
    if held is None or not held.organization:
        return []
    whose = scene.words.tokens[acting[0].first - 1 : acting[0].first + 1]
    return acting[:1] if any(t.lower in ("его", "ее", "её", "их") for t in whose) else []


def _added(scene: Scene, token: Token, told: Draft, people: Sequence[Party]) -> Draft | None:
    """The officials of a list who are new to a talk, as those who attended it."""
    new = [p for p in people if p.person is not None and p.person.capacities and not {p.key()} & told.keys()]
    if not new:
        return None
    draft = mention(scene, told.type, token, "attendance")
    draft.open, draft.modality = True, told.modality
    scene.put(draft, new)
    return draft
