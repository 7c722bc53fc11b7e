"""Who was there: clauses that add people to a talk told before, "На встрече присутствовали А и Б"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.attendees import TALKS_ATTENDED, also_attended, besides
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.for_sides import leads, send_for_side, speaking
from kg.extract.languages.ru.modality import mention
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token

_WELCOMING = frozenset(("приветственный", "вступительный", "заключительный", "открывающий"))
_SPEECHES = frozenset(("слово", "речь", "обращение", "доклад", "выступление"))
_BODIES = frozenset(("совет", "комитет", "ассамблея", "форум", "комиссия", "саммит", "заседание"))
_COURSE = frozenset(("работа", "открытие", "закрытие", "мероприятие", "заседание", "церемония"))
_OPENS = frozenset(("открыть", "открывать", "закрыть", "вести", "возглавить"))
_JOIN = listed("meeting", "joins", "verbs")
_ATTEND = listed("conference", "attend", "verbs") | _JOIN
# Verbs that say by themselves that somebody was there: "присутствовал и посол"
_WAS_THERE = _JOIN | {"присутствовать"}
# Who attends such a one is at no gathering told in between.
_SPOKEN = frozenset(("встреча", "беседа", "разговор", "переговоры"))
_PRONOUNS = frozenset(("нем", "нём", "ней", "них", "нему", "ним"))
_INTO = frozenset(("в", "во", "на", "к", "ко", "при"))


def attendance(scene: Scene, token: Token) -> Draft | None:
    """Who takes part in the event spoken of: "Участвуют в нем ...", "На встрече присутствовали ..."."""
    low, high = scene.clauses.reach(token.index)
    clause = scene.words.tokens[low : high + 1]
    representing = speaking(scene, token)
    if representing:
        draft = mention(scene, "meeting", token, "attendance")
        draft.open = True
        scene.put(draft, representing)
        return draft
    if _speaks_to_guests(scene, token, low, high):
        return _with_subject(scene, token)
    if not _attends(token, clause):
        return None
    taken_up = _takes_up(scene, token, clause)
    if not taken_up and not _at_talk(scene, token, clause):
        return None
    draft = mention(scene, "meeting", token, "attendance")
    draft.open = taken_up  # "в нем" takes up an event; without one nothing is told
    draft.spoken = not taken_up and any(t.lemma in _SPOKEN for t in clause)
    named = [p for p in scene.clauses.parties if low <= p.first <= high and leads(p)]
    attending = named if _represents(token) else scene.subject(token)
    attending = [p for p in [*attending, *besides(scene, token)] if not _is_of_nothing(p)]
    send_for_side(scene, token, attending)
    scene.put(draft, attending)
    return draft


def _represents(token: Token) -> bool:
    return bool(token.lemmas & listed("conference", "attend", "also"))


def _parting(token: Token, clause: Sequence[Token]) -> bool:
    """Whether a verb is that of "принять участие"."""
    return bool(token.lemmas & {"принять", "принимать"}) and any(t.lemma == "участие" for t in clause)


def _together(token: Token, clause: Sequence[Token]) -> bool:
    return token.lemma == "быть" and any(t.lower == "вместе" for t in clause)


def _attends(token: Token, clause: Sequence[Token]) -> bool:
    """Whether a verb says that somebody attends something."""
    attends = token.lemmas & _ATTEND or _represents(token)
    attends = attends or token.lemma == "быть" or _parting(token, clause) or token.lemmas & _OPENS
    ahead = token.has("I") and any(t.lower in ("будет", "будут") for t in clause)
    return bool(attends) and (finite(token) or ahead)


def _takes_up(scene: Scene, token: Token, clause: Sequence[Token]) -> bool:
    """Whether a clause takes up an event without naming it: "в нем", "к ним присоединился", "присутствовал
    и посол"."""
    pronoun = any(a.lower in _INTO and b.lower in _PRONOUNS for a, b in pairwise(clause))
    if pronoun and (token.lemmas & _JOIN or not any(t.lower in ("к", "ко") for t in clause)):
        return True
    if _in_its_work(scene, clause) or _opens_told(scene, token, clause):
        return True
    governed = any(t.lower in _INTO and t.index + 1 <= clause[-1].index for t in clause)
    return bool(token.lemmas & _WAS_THERE) and not governed and clause[0].index != scene.sentence.first


def _opens_told(scene: Scene, token: Token, clause: Sequence[Token]) -> bool:
    """Whether a clause says who opened or led the gathering just told: "Его открыл министр"."""
    whose = clause[0].lower in ("его", "ее", "её")
    return bool(token.lemmas & _OPENS) and whose and _follows_gathering(scene)


def _at_talk(scene: Scene, token: Token, clause: Sequence[Token]) -> bool:
    """Whether a clause names a talk that somebody attends, and says no more of it."""
    parting = _parting(token, clause)
    joins = bool(token.lemmas & _JOIN)
    at = ("к", "ко") if joins else ("на", "во", "в", "при")
    bare = any(t.lemma in TALKS_ATTENDED and phrases.preposition(scene.words, t.index) in at for t in clause)
    more = parting and any(t.lemma in TALKS_ATTENDED and also_attended(scene, t) for t in clause)
    more = more or (parting and _in_role(scene, clause))
    more = more or (parting and bare and scene.sentence.index > 0 and _alone(scene, clause))
    if token.lemma == "быть" and not _together(token, clause):
        return bare and scene.sentence.index > 0 and was_there(scene, token)
    return more or (not (_represents(token) or parting) and (bare or _together(token, clause)))


def was_there(scene: Scene, token: Token) -> bool:
    """Whether named officials are all that is said to have been: "На встрече был также посол А"."""
    who = scene.clauses.subject(token.index)
    named = bool(who) and all(p.person is not None and p.capacity is not None for p in who)
    after = scene.words.tokens[token.index + 1 : who[0].first] if named else []
    return named and who[0].first > token.index and all(t.lower in ("и", "также") for t in after)


def _in_its_work(scene: Scene, clause: Sequence[Token]) -> bool:
    """Whether a possessive takes up what was told: "в ее работе", "в его открытии"."""
    return scene.sentence.index > 0 and any(
        (a.lower in ("в", "на") and b.lower in ("ее", "её", "его", "их") and c.lemma in _COURSE)
        or (a.lower == "в" and b.lower == "работе" and c.lemma in _BODIES and not c.capital)
        for a, b, c in zip(clause, clause[1:], clause[2:], strict=False)
    )


def _is_of_nothing(party: Party) -> bool:
    """Whether somebody is only told to be one of many: "члены рабочей группы"."""
    post = party.capacity if party.person is None and party.plural else None
    return post is not None and post.position.startswith("член") and not (post.organization or post.country)


def _in_role(scene: Scene, clause: Sequence[Token]) -> bool:
    """Whether a clause says as what somebody attends and not what: "примут участие в качестве гостей"."""
    nouns = listed("conference", "noun", "nouns") | listed("meeting", "noun", "nouns")
    told = any(t.lemmas & nouns and t.has("N") for t in clause)
    return not told and scene.sentence.index > 0 and any(t.lower == "качестве" for t in clause)


def _alone(scene: Scene, clause: Sequence[Token]) -> bool:
    """Whether a clause says of a talk nothing but who took part: not "во встрече министров приняли"."""
    talk = next((t for t in clause if t.lemma in TALKS_ATTENDED), None)
    if talk is None or scene.genitive(talk) or scene.with_(talk):
        return False
    after = scene.words.tokens[min(talk.index + 1, scene.sentence.last)]
    return talk.lemma != "церемония" or not (after.has("N") and "gen" in after.cases("N"))


def _speaks_to_guests(scene: Scene, token: Token, low: int, high: int) -> bool:
    """Whether somebody opens or closes a gathering that the clause does not name: "С приветственной речью
    выступили А и Б"."""
    if not token.lemmas & {"выступить", "выступать"} or not finite(token):
        return False
    clause = scene.words.tokens[low : high + 1]
    if any(t.lemmas & listed("conference", "noun", "nouns") and t.has("N") for t in clause):
        return False
    welcoming = any(a.lemma in _WELCOMING and b.lemma in _SPEECHES for a, b in pairwise(clause))
    return welcoming or (_follows_gathering(scene) and _gives_speech(scene, clause))


def _follows_gathering(scene: Scene) -> bool:
    """Whether the sentence before tells of a gathering and of no talk."""
    before = scene.words.inside(scene.sentence.index - 1) if scene.sentence.index else ()
    gathered = any(t.lemmas & listed("conference", "noun", "nouns") and t.has("N") for t in before)
    talks = listed("meeting", "noun", "nouns") | listed("call", "noun", "nouns")
    return gathered and scene.sentence.paragraph >= 0 and not any(t.lemmas & talks for t in before)


def _gives_speech(scene: Scene, clause: Sequence[Token]) -> bool:
    """Whether a clause says no more of where somebody speaks: "С докладом выступит министр"."""
    speech = any(a.lower == "с" and b.lemma in _SPEECHES for a, b in pairwise(clause))
    low, high = clause[0].index, clause[-1].index
    return speech and not any(s.kind == "place" and low <= s.first <= high for s in scene.spans.all)


def _with_subject(scene: Scene, token: Token) -> Draft | None:
    """The subject of a verb, who attends the gathering spoken of."""
    draft = mention(scene, "meeting", token, "attendance")
    draft.open = True
    scene.put(draft, [p for p in scene.clauses.subject(token.index) if p.kind in ("person", "post")])
    return draft if draft.parts else None
