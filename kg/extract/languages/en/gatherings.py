"""Patterns of conferences: gatherings that somebody attends or holds, or that are only named."""

from __future__ import annotations

import re

from kg.extract.drafts import Draft
from kg.extract.languages.en import dialogues_with
from kg.extract.languages.en.acting_there import acting_at, is_led, put_ahead, without
from kg.extract.languages.en.additions import addresses_part
from kg.extract.languages.en.ahead_of import comes_after, own_days
from kg.extract.languages.en.at_gatherings import ACTORS, LED_BY, add_attendees
from kg.extract.languages.en.attended import (
    aim_at,
    attending_verb,
    is_attended,
    is_for_meeting,
    is_named_for_guests,
    is_predicate,
    takes_place,
    town_of_guest,
)
from kg.extract.languages.en.attendees import attendees
from kg.extract.languages.en.before_parliaments import is_before_parliament
from kg.extract.languages.en.being_there import signed_before
from kg.extract.languages.en.boards import board_in, names_board
from kg.extract.languages.en.commissions import is_spoken_of
from kg.extract.languages.en.gathering_bodies import is_ahead, is_council, of_gathering, sitting, speakers
from kg.extract.languages.en.gathering_extents import extent, is_of_body, without_month
from kg.extract.languages.en.gathering_names import (
    is_body,
    is_field,
    is_gathering,
    is_inner,
    is_named,
    is_of_many,
    is_talk,
    place_of,
    round_of,
)
from kg.extract.languages.en.gathering_sides import add_sides, be_session_of_two, of_several
from kg.extract.languages.en.gathering_words import with_number
from kg.extract.languages.en.joined_names import sides_of
from kg.extract.languages.en.leaving_for import journey_to
from kg.extract.languages.en.left_after import add_leaving
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.many_states import make_gathering, of_many_states
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.no_gatherings import (
    is_listed_body,
    is_of_office,
    is_only_valued,
    is_part_of_told,
    only_describes,
)
from kg.extract.languages.en.of_two import be_talk_of_two
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.sequels import is_dated_there, is_ordered
from kg.extract.languages.en.towns_that_host import place_that_gives
from kg.extract.languages.en.word_classes import FINITE, INFINITIVE, PASSIVE
from kg.extract.spans import Span
from kg.extract.words import Token

_STRONG = listed("conference", "strong")
_OF_PERSONS = listed("conference", "of_persons")
# "The inauguration of | the new president": so many words.
_OF_WHOM = 4
_HOSTING = listed("conference", "hosting")
# "To be held", "to be hosted by"
_HELD = _HOSTING | {"schedule", "open"}
# "Canada and Norway held a meeting of the Arctic Group": they are those of it.
_MEMBERS = 2
# "On the sidelines of the | summit": so many words before its name.
_ASIDE, _EDGES = 3, frozenset(("sidelines", "margins", "sideline", "fringes"))
_OF_MANY = words_of("vocabulary", "gatherings_of_many")
_DUE = frozenset(("scheduled", "planned"))
_BEGINNING = words_of("vocabulary", "founding")
_DASH = re.compile(r"\s*[-–—]\s*")
_HEIGHTS = frozenset(("pass", "mount", "mountain", "ridge", "glacier", "peak"))


def conference(scene: Scene, token: Token) -> Draft | list[Draft] | None:
    """A noun or name of a gathering with who takes part, if the text tells that or names it."""
    if _is_of_another(scene, token):
        return None
    first, last = extent(scene, token)
    last = with_number(scene, token, last)
    if _is_something_else(scene, token, first, last):
        return None
    verb = attending_verb(scene, token, first) if not comes_after(scene, first) else None
    named = is_named(scene, first, last, token)
    if _only_goes_on(scene, token, (first, last), verb) or (
        named and verb is None and _is_meant_by_members(scene, token, first, last)
    ):
        return None
    again = first == last and _is_told_again(scene, token)
    acting = acting_at(scene, token, last)
    strong = _is_told_strongly(scene, token, first, verb, again=again, acting=bool(acting))
    named = named or (strong and is_of_many(scene, first, token)) or _is_aside_of(scene, token, first, last)
    if not (named or strong or _is_attended_or_next(scene, token, first, verb)):
        return _referring(scene, token) if again and scene.noun_lemma(token) in _STRONG else None
    draft = _begun(scene, token, (first, last), verb, named=named)
    if named and without(scene, verb) is not None:
        verb = None
    _add_parties(scene, draft, token, (verb, first, last))
    if _was_attended(scene, verb, draft):
        draft.modality = "held"
    add_leaving(scene, draft)
    scene.put(draft, acting)
    _name_by_region(scene, draft, verb)
    if again and not draft.parts and draft.place is None:
        draft.name, draft.named = "", False
    draft.attended = draft.attended or verb is not None
    own_days(scene, draft, verb)
    found = _of_its_kind(scene, draft, token)
    journey = journey_to(scene, verb, found)
    return [*journey, found] if journey else found


def _is_aside_of(scene: Scene, token: Token, first: int, last: int) -> bool:
    """Whether the town of a gathering says which it is, at whose side others talk: "on the sidelines of the |
    summit in Lima"."""
    aside = scene.text(max(scene.sentence.first, first - _ASIDE), first).split()
    near = place_of(scene, last)
    if near is None or near.kind != "place" or near.region:
        return False
    return scene.noun_lemma(token) in _OF_MANY and any(w in _EDGES for w in aside)


def _was_attended(scene: Scene, verb: Token | None, draft: Draft) -> bool:
    """Whether a gathering that is only said to be due was attended: "took part in a scheduled | summit"."""
    if verb is None or draft.modality != "planned" or scene.grammar.role(verb.index) != FINITE:
        return False
    before = scene.tokens[max(scene.sentence.first, draft.first - 2) : draft.last]
    due = any(t.lower in _DUE for t in before)
    past = any("past" in r.tags for r in verb.readings) and not scene.grammar.auxiliaries(verb.index)
    return due and past


def _is_of_another(scene: Scene, token: Token) -> bool:
    """Whether a noun tells of what other patterns read: of a part of a gathering that is told already, of a
    speech before a parliament, or of no gathering at all."""
    if not is_gathering(scene, token) or addresses_part(scene, token):
        return True
    if is_part_of_told(scene, token):
        return True  # "will attend the forum in Oslo. He will speak at the first | session"
    # "in | celebration of the day", no "attended the celebrations"
    return token.lower == "celebration" or is_before_parliament(scene, token)


def _only_goes_on(scene: Scene, token: Token, name: tuple[int, int], verb: Token | None) -> bool:
    """Whether a platform or a dialogue is only there, and does not meet: "discussed the EU Energy Purchase
    Platform", "launched the Infection Defense Platform", "the role of the Russia-US dialogue"."""
    first, last = name
    noun = scene.noun_lemma(token)
    begun = verb is None or scene.verb_lemma(verb) in _BEGINNING
    if noun == "platform" and begun and not _is_told(scene, token, first, last):
        return True
    plain = noun == "dialogue" and verb is None and not token.capital
    return plain and _is_going_on(scene, round_of(scene, first, token))


def _is_meant_by_members(scene: Scene, token: Token, first: int, last: int) -> bool:
    """Whether a gathering is only called by whose it is, and nothing is told of it."""
    return _is_of_members(scene, first, last) and not _is_told(scene, token, first, last)


def _is_told_strongly(
    scene: Scene, token: Token, first: int, verb: Token | None, *, again: bool, acting: bool
) -> bool:
    """Whether a noun that means gatherings alone, or one of somebody, is told to be held or attended, by
    whatever words."""
    noun = scene.noun_lemma(token)
    if not (noun in _STRONG or _is_of_person(scene, token, noun)):
        return False
    fresh = not (again and noun in _TALKS_TOO)
    told = verb is not None or takes_place(scene, round_of(scene, first, token))
    told = told or (fresh and _is_attended_by(scene, token))
    return told or acting or bool(of_several(scene, token)) or (fresh and is_led(scene, token))


def _is_attended_or_next(scene: Scene, token: Token, first: int, verb: Token | None) -> bool:
    """Whether a meeting or session is attended, or a gathering is the next one of many or dated."""
    if verb is not None and _is_sat_in(scene, verb, token, first):
        return True
    given = is_ordered(scene.words, token)
    noun = scene.noun_lemma(token)
    return given and (_is_to_be_given(scene, token, noun, verb) or is_dated_there(scene, token))


def _begun(scene: Scene, token: Token, extent_: tuple[int, int], verb: Token | None, *, named: bool) -> Draft:
    """The mention of a gathering with its name, its place and whether it was held, without who was there."""
    first, last = extent_
    draft = mention(scene, "conference", token, "conference", last=max(last, token.index))
    draft.first = min(first, token.index)
    if is_ahead(scene, draft.first) and draft.modality == "held":
        draft.modality = "planned"  # "the upcoming G7 Leaders’ Summit"
    if scene.tokens[max(draft.first - 1, 0)].lower == "recent":
        draft.modality = "held"  # "at the most recent | Trade and Technology Council (TTC) meeting"
    absent = without(scene, verb) if named else None
    if absent is not None:
        draft.modality, draft.denied, verb = absent, False, None
    aim_at(scene, verb, draft)
    put_ahead(scene, token, draft)
    name = scene.words.quote(without_month(scene, first, last), last)
    draft.name, draft.named = _DASH.sub("-", name), named
    draft.place = place_of(scene, last) or draft.place
    return draft


def _of_its_kind(scene: Scene, draft: Draft, token: Token) -> Draft:
    """The gathering with what tells when it is; as a talk where it is a session or a talk of two sides."""
    to_come = _to_be_held(scene, draft.last)
    draft.scope, draft.telling = (*draft.scope, *to_come), (*draft.telling, *to_come)
    if names_board(scene.words, draft.first, draft.last):
        be_session_of_two(scene, draft)
    elif board_in(scene.spans, draft.first, draft.last):
        draft.earlier = draft.earlier or is_spoken_of(scene, draft.first)
    be_talk_of_two(scene, draft, token)
    return draft


def _is_in_general(scene: Scene, token: Token, first: int) -> bool:
    """Whether whatever is to come is meant, and no one gathering: "spoke about upcoming OTS events"."""
    if token.lower not in ("events", "meetings", "gatherings"):
        return False
    before = {t.lower for t in scene.tokens[max(first - 2, scene.sentence.first) : token.index]}
    return bool(before & listed("conference", "in_general")) and not before & {"the", "these", "two"}


def _is_something_else(scene: Scene, token: Token, first: int, last: int) -> bool:
    """Whether what is called like a gathering is none of its own: a peak, a talk of two, a body, a field of
    work, the name of another gathering, or what only says of one which it was."""
    noun = scene.noun_lemma(token)
    if _is_peak(scene, token) or _is_of_congress(scene, first, last) or is_predicate(scene, token):
        return True
    if is_only_valued(scene, first, last) or is_of_office(scene, first, last):
        return True
    if noun == "session" and scene.text(max(first - 2, scene.sentence.first), first).startswith("for their"):
        return True  # "A and B met in Lima | for their twelfth session"
    if noun.startswith("convening") and not board_in(scene.spans, first, last):
        return True  # "a | convening of union leaders"
    if only_describes(scene, first, token):
        return True
    if is_listed_body(scene, token) or _is_in_general(scene, token, first):
        return True
    inner = is_inner(scene, first) and (token.capital or noun != "dialogue")
    if inner or is_field(scene, first) or _is_alias(scene, first, last):
        return True
    return is_talk(scene, token, noun) or is_body(scene, token, noun) or _is_of_signing(scene, token, first)


def _is_sat_in(scene: Scene, verb: Token, token: Token, first: int) -> bool:
    """Whether a meeting or session is attended, so that it is a gathering."""
    noun = scene.noun_lemma(token)
    attended = noun in ("meeting", "session") and is_attended(scene, verb, token)
    attended = attended or (noun in ("meeting", "session") and _is_held_by_council(scene, verb, token))
    return attended or (noun == "meeting" and is_for_meeting(scene, verb, token, first))


def _name_by_region(scene: Scene, draft: Draft, verb: Token | None) -> None:
    """Name a gathering of those of many states: "West African leaders wrapped up their | summit"."""
    people = scene.subject(verb.index) if verb is not None and not draft.named else []
    many = of_many_states(scene, people)
    if many:
        make_gathering(draft, many)


def _is_of_person(scene: Scene, token: Token, noun: str) -> bool:
    """Whether a ceremony is of somebody: "attended the | inauguration of President A", no "of a dam"."""
    of = scene.text(token.index + 1, token.index + 1) == "of"
    near = (p for p in scene.clauses.parties if 0 < p.first - token.index <= _OF_WHOM)
    return noun in _OF_PERSONS and of and any(p.kind in ("person", "post") for p in near)


def _is_to_be_given(scene: Scene, token: Token, noun: str, verb: Token | None) -> bool:
    """Whether the next gathering is one of many, and no talk that two sides hold again: "The sides will hold
    the next | meeting in Riga"."""
    if scene.preposition(token.index):
        return False
    if noun != "meeting" or takes_place(scene, token):
        return True
    hosted = verb is not None and scene.verb_lemma(verb) in _HOSTING
    hosts = scene.subject(verb.index) if verb is not None and hosted else []
    return hosted and all(p.kind == "state" for p in hosts)


def _is_held_by_council(scene: Scene, verb: Token, token: Token) -> bool:
    """Whether a body of several states sits: "The UN Security Council will hold an emergency | meeting"."""
    following = scene.behind(token).lower
    if scene.verb_lemma(verb) not in _HOSTING or following in ("with", "between"):
        return False
    own = [p for p in scene.subject(verb.index) if p.kind == "body" and is_council(p)]
    return len(own) == 1 and scene.grammar.role(verb.index) in (FINITE, INFINITIVE)


# "The session was attended by A" can be of the talks told before.
_TALKS_TOO = frozenset(("session", "dialogue", "event", "ceremony"))


def _is_attended_by(scene: Scene, token: Token) -> bool:
    """Whether its clause goes on with who was there: "the forum in Oslo | was attended on Monday by A"."""
    verb = scene.verb_after(token.index)
    if verb is None or scene.preposition(token.index) or scene.grammar.role(verb.index) != PASSIVE:
        return False
    people = scene.clauses.after(verb.index, ("by",)) if scene.verb_lemma(verb) in LED_BY else []
    return any(p.kind in ACTORS for p in people)


def _add_parties(scene: Scene, draft: Draft, token: Token, told: tuple[Token | None, int, int]) -> None:
    """Add who attends a gathering by its verb, between whom it is, and the body that meets."""
    verb, first, last = told
    add_attendees(scene, draft, token, verb)
    if verb is not None and is_named_for_guests(scene, token):
        draft.place = draft.place or town_of_guest(scene, verb, draft.first)
    town = _hosting_town(scene, draft) or _acting_town(scene, token)
    if town is not None:
        draft.place = draft.place or town
        draft.parts = [p for p in draft.parts if not town.first <= p.party.first <= town.last]
    add_sides(scene, draft, token, (first, last))
    body = of_gathering(scene, token, last)
    before = [p for p in draft.parts if p.party.kind == "state" and p.party.first < draft.first]
    if body is None and len(before) < _MEMBERS:
        body = sitting(scene, token, last)
    scene.put(draft, (sides_of(scene, body) or [body]) if body is not None else [])
    scene.put(draft, speakers(scene, token))
    scene.put(draft, attendees(scene, first, last))
    dialogues_with.add(scene, draft, token, last)


def _referring(scene: Scene, token: Token) -> Draft:
    """A mention of the gathering told before: "on the sidelines of the forum", "the forum heard speeches"."""
    draft = mention(scene, "conference", token, "conference")
    scene.put(draft, speakers(scene, token))
    if draft.parts:
        draft.rule, draft.name = "attendance", token.text
    return draft


def _is_told_again(scene: Scene, token: Token) -> bool:
    """Whether a noun alone refers to a gathering told before: "the Summit", "at this forum"."""
    before = scene.tokens[max(token.index - 1, 0)]
    here = before.sentence == token.sentence and before.lower in ("the", "this")
    return here and not scene.title and scene.spans.over(token.index) is None


def _is_of_signing(scene: Scene, token: Token, first: int) -> bool:
    """Whether a ceremony is that of a signing: "A and B signed the accord. C attended the ceremony", "the
    signing ceremony"."""
    if token.lower in ("ceremony", "event") and scene.text(token.index + 1, token.index + 2) == "to sign":
        return True
    alone = first == token.index or scene.text(token.index - 2, token.index - 1) == "the signing"
    return token.lower == "ceremony" and alone and signed_before(scene)


def _to_be_held(scene: Scene, last: int) -> tuple[tuple[int, int], ...]:
    """The phrase after a gathering that says when it will be: "the summit, | to be held in Riga in May"."""
    i = last + 1 + (scene.tokens[min(last + 1, scene.sentence.last)].text == ",")
    if i + 2 > scene.sentence.last or scene.text(i, i + 1) != "to be":
        return ()
    held = scene.tokens[i + 2]
    return ((i, scene.clauses.reach(held.index)[1]),) if scene.verb_lemma(held) in _HELD else ()


def _is_going_on(scene: Scene, token: Token) -> bool:
    """Whether a dialogue only goes on, no session of it: "the role of the Russia-US dialogue"."""
    return scene.preposition(token.index) in ("of", "on", "to", "in") and not takes_place(scene, token)


def _is_peak(scene: Scene, token: Token) -> bool:
    """Whether a summit is one of a mountain: "the summit of Mount Elbert", "White Pass Summit"."""
    before = scene.text(max(scene.sentence.first, token.index - 1), token.index - 1)
    after = scene.text(token.index + 1, min(token.index + 2, scene.sentence.last))
    return after in ("of mount", "of mt") or before in _HEIGHTS


def _is_of_congress(scene: Scene, first: int, last: int) -> bool:
    """Whether a session is one of a parliament: "a joint session of Congress"."""
    return any(f"{noun} of congress" in scene.text(first, last) for noun in ("session", "meeting"))


def _hosting_town(scene: Scene, draft: Draft) -> Span | None:
    """The town that gives a gathering: "Baku hosted the forum"."""
    hosts = [p.party.first for p in draft.parts if p.role == "host" and p.party.kind == "state"]
    towns = [town for i in hosts if (town := scene.spans.over(i)) is not None]
    return next((t for t in towns if t.kind == "place"), None)


def _acting_town(scene: Scene, token: Token) -> Span | None:
    """The town before a verb of hosting: "The Uzbek city of Samarkand is hosting the summit"."""
    span = place_that_gives(scene, scene.attributes(token.index))
    return span if span is not None and span.kind == "place" else None


def _is_of_members(scene: Scene, first: int, last: int) -> bool:
    """Whether only those of a body name a gathering: "NATO foreign ministers’ meeting"."""
    members = (p for p in scene.clauses.parties if first <= p.first and p.last <= last)
    return any(is_of_body(p) for p in members)


def _is_told(scene: Scene, token: Token, first: int, last: int) -> bool:
    """Whether the text says where a gathering is, that it takes place, or what happens on its sidelines."""
    beside = any(
        w in scene.text(max(scene.sentence.first, first - 6), first - 1)
        for w in ("sideline", "margin", "fringes", "during", "occasion")
    )
    return beside or takes_place(scene, token) or place_of(scene, last) is not None


def _is_alias(scene: Scene, first: int, last: int) -> bool:
    """Whether brackets say what a gathering is also called: "the Planet Summit (One Ocean Summit)"."""
    if scene.tokens[first - 1].text != "(" or last >= scene.sentence.last:
        return False
    before = scene.tokens[max(scene.sentence.first, first - 8) : first - 1]
    return scene.tokens[last + 1].text == ")" and any(is_gathering(scene, t) for t in before)
