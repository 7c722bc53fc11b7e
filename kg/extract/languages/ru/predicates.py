"""The predicate that says when an event noun is, and the words of it that can carry a cue."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.gathering_phrases import ASKED, is_of_guests
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.words import Token

_QUOTED = ASKED.union(phrases.QUOTES)


def unquoted(scene: Scene, token: Token, low: int, high: int) -> list[Token]:
    """The words of a clause without names in quotation marks, which say nothing of when: «Общее будущее».

    What is said around the trigger itself is no name.
    """
    aside = scene.clauses.said_aside if token.index not in scene.clauses.said_aside else ()
    if scene.said.isdisjoint(_QUOTED):
        inside = scene.words.tokens[low : high + 1]
        return [t for t in inside if t.shape == "word" and t.index not in aside]
    out: list[Token] = []
    i = low
    while i <= high:
        end = phrases.quoted_end(scene.words, i)
        if end is not None and i < high and not scene.words.tokens[i + 1].capital:
            end = None  # "встреча «пока отложена»"
        end = None if end is not None and i <= token.index <= end else end
        told = end is None and i not in aside
        if told and scene.words.tokens[i].shape == "word" and not is_of_guests(scene.words, i):
            out.append(scene.words.tokens[i])
        i = end + 1 if end is not None and end <= high else i + 1
    return out


def carrier(scene: Scene, token: Token, clause: Sequence[Token]) -> Token | None:
    """The verb that says when a noun is: an infinitive that carries it, else the finite one."""
    light = scene.light_verb(token)
    infinitive = light is not None and light.readings[0].pos == "I"
    return light if infinitive else scene.governor(token, clause)


def is_about_to(scene: Scene, token: Token) -> bool:
    """Whether "собираться" means to be about to: "министры | собираются посетить Баку"."""
    _, high = scene.clauses.reach(token.index)
    return any(t.readings and t.readings[0].pos == "I" for t in scene.words.tokens[token.index : high + 1])


def relative_verb(scene: Scene, token: Token) -> Token | None:
    """The verb that carries the noun in a clause after it: "поездка, которую совершает X, продлится"."""
    k = scene.clauses.index_of(token.index) + 1
    if k >= len(scene.clauses.segments) or not scene.clauses.segments[k].relative:
        return None
    segment = scene.clauses.segments[k]
    if not scene.clauses.is_told_of(token, segment):
        return None  # "на встрече отметил важность форума, который пройдет в Баку"
    inside = scene.words.tokens[segment.first : segment.last + 1]
    pronoun = next((t for t in inside if t.lemma == "который"), None)
    before = scene.words.tokens[pronoun.index - 1].lower if pronoun is not None else ""
    if before in ("итогам", "результатам"):
        return None  # "переговоры, по итогам которых ожидается подписание"
    carrying = listed("light", "verbs") | listed("happen", "verbs")
    return next((t for t in inside if finite(t) and t.lemmas & carrying), None)


def verb_understood(scene: Scene, clause: Sequence[Token], low: int) -> list[Token]:
    """The verb that a clause without one takes from the clause before.

    "пройдет встреча, а в декабре – саммит", "запланированы переговоры, а также встреча".
    """
    if any(finite(t) or t.lemmas & listed("cues", "planned") for t in clause):
        return []
    before = [t for t in scene.words.tokens[scene.sentence.first : low] if finite(t)][-1:]
    before = [_auxiliary(scene, t) or t for t in before]
    return [
        t for t in before if t.lemmas & listed("cues", "planned") or any("futr" in r.tags for r in t.readings)
    ]


def _auxiliary(scene: Scene, participle: Token) -> Token | None:
    """The auxiliary right before a short participle: "которая | будет организована"."""
    token = scene.words.tokens[participle.index - 1]
    return token if participle.has("PS") and token.lower in ("будет", "будут") else None


def main_predicate(scene: Scene, token: Token, after: int) -> list[Token]:
    """The predicate that follows a participial phrase: "визит, намеченный на май, отложен"."""
    clause = scene.words.tokens[scene.clauses.reach(token.index)[0] : after + 1]
    first = phrases.first_attribute(scene.words, token.index, 0)
    work = first > 0 and scene.words.tokens[first - 1].lemma == "работа"  # "в работе саммита, который ..."
    resumed = work or phrases.preposition(scene.words, first)
    if any(finite(t) for t in clause) or not ("nom" in token.cases("N") or resumed):
        return []
    for segment in scene.clauses.segments:
        opening = [t.lower for t in scene.words.tokens[segment.first : segment.first + 2]]
        lists = opening == ["а", "также"]  # "Встречи с А, | а также с Б были запланированы"
        if segment.first > after and segment.predicate and (lists or not segment.wall):
            return [t for t in scene.words.tokens[segment.first : segment.last + 1] if t.shape == "word"]
    return []


def near_cues(scene: Scene, token: Token, clause: Sequence[Token]) -> list[Token]:
    """The words that can carry a cue for this trigger: its clause, but not a participle of another phrase."""
    own = own_predicate(scene, token, clause)
    said = own
    if "как" in scene.said:
        said = [t for t in own if not scene.clauses.in_comment(t.index)]
    if any(finite(t) and "past" in t.readings[0].tags and t.has("V") for t in said):
        own = said  # "прибыл, | как и ожидалось"
    return [
        t
        for t in own
        if t.readings
        and t.readings[0].pos in ("V", "PS", "AS", "A", "P", "N", "AV")
        and t is not token
        and t.lower not in _FUTURE
        and not (t.has("P", "A") and t.index and scene.words.tokens[t.index - 1].lower == "не")
        and not (t.has("N") and t.index and scene.words.tokens[t.index - 1].lower == "вопреки")
        and not (t.lemma == "ожидание" and t.readings[0].number == "p")
        and not is_document(scene, t)
        and not _describes_other(scene, t, token)
    ]


def own_predicate(scene: Scene, token: Token, clause: Sequence[Token]) -> Sequence[Token]:
    """The part of a clause with two predicates that a trigger is in: "провел беседу | и планирует визит",
    "встретился с ним | и предложил построить порт"."""
    if scene.said.isdisjoint(_JOINING):
        return clause
    bounds = [0]
    for k, t in enumerate(clause[:-1]):
        follows = clause[k + 2] if clause[k + 1].lower == "не" and k + 2 < len(clause) else clause[k + 1]
        if t.lower in _JOINING and k and _is_predicate(follows):
            bounds.append(k)
    parts = [clause[a:b] for a, b in zip(bounds, [*bounds[1:], len(clause)], strict=True)]
    own = next((part for part in parts if any(t is token for t in part)), clause)
    carriers = (t for t in own if finite(t) and (t is token or t.lemmas & listed("light", "verbs")))
    return own if any("past" in t.readings[0].tags for t in carriers) else clause


_JOINING = frozenset(("и", "но"))


def _is_predicate(token: Token) -> bool:
    """Whether a verb or a short adjective of intent begins another predicate: "и | намерен построить"."""
    means = token.lemmas & (listed("cues", "planned") | listed("cues", "wishes"))
    intent = token.readings[:1] and token.readings[0].pos == "AS" and means
    return (finite(token) and token.has("V")) or bool(intent)


# The noun, no attribute of an event: "обсудили планы на будущее".
_FUTURE = frozenset(("будущее", "будущего", "будущему"))


def _describes_other(scene: Scene, cue: Token, token: Token) -> bool:
    """Whether an adjective belongs to another noun: "обсудили повестку предстоящего заседания"."""
    if cue.readings[0].pos not in ("A", "P"):
        return False
    if cue.cases("A", "P") and not (token.has("N") and phrases.concords(cue, token)):
        return True  # "в ходе беседы отметил важность предстоящего в этом году визита"
    head = phrases.attribute_run(scene.words, cue.index, scene.sentence.last)
    if head == cue.index or head > scene.sentence.last:
        return False
    return head != token.index and phrases.is_noun(scene.words.tokens[head])


def is_document(scene: Scene, token: Token) -> bool:
    """Whether it is something on paper: "подписание плана действий", "протокол о намерениях"; "в планах" is
    not.
    """
    before = scene.words.tokens[max(token.index - 2, 0) : token.index]
    about = len(before) == 2 and before[1].lower in ABOUT
    if about and before[0].lemmas & listed("signing", "documents", "nouns"):
        return True
    return token.lemma == "план" and all(r.number == "s" for r in token.readings if r.pos == "N")


# "соглашение об отмене виз" is not cancelled.
ABOUT = frozenset(("о", "об", "обо"))
