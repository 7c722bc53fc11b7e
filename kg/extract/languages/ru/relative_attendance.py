"""Who attends a gathering as a relative clause tells: "саммит, в котором примут участие | А и Б"."""

from __future__ import annotations

from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.segments import Segment
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token


def relative_attendees(scene: Scene, token: Token) -> list[Party]:
    """The subject of the relative clause: "саммит, в котором, как ожидается, примут участие лидеры ..."."""
    verb = attending_verb(scene, token)
    if verb is None:
        return []
    segment = scene.clauses.segments[scene.clauses.index_of(verb.index)]
    governor = scene.nearest_verb(verb, segment.first, segment.last)
    return scene.clauses.subject(governor.index) if governor is not None else []


def attending_verb(scene: Scene, token: Token) -> Token | None:
    """The word of a relative clause by which somebody attends a gathering; None for none."""
    k = scene.clauses.index_of(token.index)
    following = scene.clauses.segments[k + 1 : k + 3]
    relative = next((s for s in following if s.relative or _leads_there(scene, s)), None)
    if relative is None or _is_of_talk(scene, token, relative):
        return None
    after = [t for t in scene.words.inside(scene.sentence.index) if t.index >= relative.first]
    comes = _to_which(scene, relative)
    verb = next((t for t in after if _attends(t) or (finite(t) and t.lemmas & comes)), None)
    if verb is None or scene.words.tokens[verb.index - 1].lower == "не" or _is_about_to(scene, verb):
        return None
    return verb


def attend_in_future(scene: Scene, token: Token) -> bool:
    """Whether a relative clause tells who will attend a gathering: "увидимся на форуме, на который | прибудут
    министры"."""
    verb = attending_verb(scene, token)
    return verb is not None and finite(verb) and "futr" in verb.readings[0].tags


def _is_of_talk(scene: Scene, token: Token, relative: Segment) -> bool:
    """Whether a clause is of a talk that is told after a gathering: "на полях | форума А провел беседу с Б, в
    которой участвовал В"."""
    talks = listed("meeting", "noun", "nouns")
    between = scene.words.tokens[token.index + 1 : relative.first]
    return any(scene.is_noun(t, talks) for t in between)


def _is_about_to(scene: Scene, verb: Token) -> bool:
    """Whether "собираться" only says what somebody means to do: "ассамблея, которую собирается | принять"."""
    after = scene.behind(verb)
    return "собираться" in verb.lemmas and bool(after.readings[:1]) and after.readings[0].pos == "I"


def _to_which(scene: Scene, segment: Segment) -> frozenset[str]:
    """The verbs that tell who attends where a clause is about those who come: "саммит, на который | прибыли
    президенты"."""
    opening = scene.words.tokens[segment.first : segment.first + 2]
    if opening and opening[0].lower == "куда":
        return listed("visit", "go", "verbs")
    which = len(opening) > 1 and opening[0].lower == "на" and "который" in opening[1].lemmas
    if opening and "который" in opening[0].lemmas and "acc" in opening[0].cases():
        return _OPENING  # "форум, который | открыл президент"
    return _COMING if which and "acc" in opening[1].cases() else frozenset()


# "саммит, на который | прибыли президенты", "на который | приглашены президенты"
_COMING = listed("visit", "go", "verbs") | listed("visit", "invite", "verbs")


_OPENING = frozenset(
    (
        *("открыть", "открывать", "возглавить", "возглавлять", "посетить"),
        *("созвать", "созывать", "организовать", "организовывать"),
    )
)


def _leads_there(scene: Scene, segment: Segment) -> bool:
    """Whether a clause tells who comes to a gathering: "форум, куда | собираются президенты"."""
    return scene.words.tokens[segment.first].lower in ("где", "куда")


def _attends(token: Token) -> bool:
    said = finite(token) or token.has("I")  # "в котором будет | участвовать президент"
    verb = said and bool(token.lemmas & listed("conference", "attend", "verbs"))
    return verb or "участие" in token.lemmas
