"""Patterns of conferences: gatherings that somebody attends or holds, or that are only named."""

from __future__ import annotations

import re

from kg.extract.allegiance import country_of
from kg.extract.drafts import Draft
from kg.extract.languages.en.additions import act_in_order, signed_before
from kg.extract.languages.en.attended import (
    aim_at,
    attending_verb,
    is_attended,
    is_for_meeting,
    is_predicate,
    takes_place,
    whom_joins,
)
from kg.extract.languages.en.attendees import attendees
from kg.extract.languages.en.gathering_bodies import is_ahead, of_gathering, speakers
from kg.extract.languages.en.gathering_names import (
    extent,
    is_body,
    is_field,
    is_gathering,
    is_inner,
    is_named,
    is_of_body,
    is_of_many,
    is_talk,
    place_of,
    round_of,
)
from kg.extract.languages.en.invitations import asked
from kg.extract.languages.en.joined_names import side_at
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.verb_modality import OPENERS, OPENING
from kg.extract.languages.en.word_classes import FINITE, INFINITIVE, PARTICIPLE, PASSIVE
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token
from kg.records import Role

_STRONG = listed("conference", "strong")
_ATTEND = listed("conference", "attend")
_HOSTING = listed("conference", "hosting")
_CHAIRING = listed("conference", "chairing")
_PART = listed("conference", "nouns_of_part")
# "To be held", "to be hosted by"
_HELD = _HOSTING | {"schedule", "open"}
_COMMISSION = re.compile(r"(?i)(?:inter-?governmental|joint|mixed)\b.*\b(?:commission|committee)")
_DASH = re.compile(r"\s*[-–—]\s*")
_BY = _HOSTING | _CHAIRING | frozenset(("attend", "lead", "open", "head"))
_CHAIRS = frozenset(("chairmanship", "co-chairmanship", "chairpersonship", "presidency", "leadership"))
_NEAR_CHAIR = 4
_ACTS = listed("conference", "acts")
_THANKING = listed("conference", "thanking")
# "as the head of the United States delegation to the": so many words before a gathering.
_DELEGATION = 12
_HEIGHTS = frozenset(("pass", "mount", "mountain", "ridge", "glacier", "peak"))
_ACTORS = ("person", "post", "pronoun", "group", "state", "body")


def conference(scene: Scene, token: Token) -> Draft | None:
    """A noun or name of a gathering with who takes part, if the text tells that or names it."""
    if not is_gathering(scene, token):
        return None
    first, last = extent(scene, token)
    if _is_peak(scene, token) or _is_of_congress(scene, first, last) or is_predicate(scene, token):
        return None
    again = first == last and _is_told_again(scene, token)
    named = is_named(scene, first, last, token)
    noun = scene.noun_lemma(token)
    verb = attending_verb(scene, token, first)
    inner = is_inner(scene, first) and (token.capital or noun != "dialogue")
    if is_field(scene, first) or inner or _is_alias(scene, first, last):
        return None
    if is_talk(scene, token, noun) or is_body(scene, token, noun) or _is_of_signing(scene, token, first):
        return None
    if noun == "platform" and verb is None and not _is_told(scene, token, first, last):
        return None  # "discussed the EU Energy Purchase Platform"
    counted = round_of(scene, first, token)
    if noun == "dialogue" and verb is None and not token.capital and _is_going_on(scene, counted):
        return None
    bare = named and verb is None and _is_of_members(scene, first, last)
    if bare and not _is_told(scene, token, first, last):
        return None
    attended = verb is not None and _is_sat_in(scene, verb, token, first)
    told = verb is not None or takes_place(scene, counted)
    told = told or (not (again and noun in _TALKS_TOO) and _is_attended_by(scene, token))
    strong = noun in _STRONG and told
    named = named or (strong and is_of_many(scene, first, token))
    if not (named or attended or strong):
        return _referring(scene, token) if again and noun in _STRONG else None
    draft = mention(scene, "conference", token, "conference", last=max(last, token.index))
    draft.first = min(first, token.index)
    if is_ahead(scene, draft.first) and draft.modality == "held":
        draft.modality = "planned"  # "the upcoming G7 Leaders’ Summit"
    aim_at(scene, verb, draft)
    draft.name, draft.named = _DASH.sub("-", scene.words.quote(first, last)), named
    draft.place = place_of(scene, last) or draft.place
    _add_parties(scene, draft, token, (verb, first, last))
    if again and not draft.parts and draft.place is None:
        draft.name, draft.named = "", False
    draft.attended, draft.scope = verb is not None, (*draft.scope, *_to_be_held(scene, draft.last))
    if _COMMISSION.search(draft.name):
        _be_session_of_two(draft)
    return draft


def _is_sat_in(scene: Scene, verb: Token, token: Token, first: int) -> bool:
    """Whether a meeting or session is attended, so that it is a gathering."""
    noun = scene.noun_lemma(token)
    attended = noun in ("meeting", "session") and is_attended(scene, verb, token)
    return attended or (noun == "meeting" and is_for_meeting(scene, verb, token, first))


# "The session was attended by A" can be of the talks told before.
_TALKS_TOO = frozenset(("session", "dialogue", "event", "ceremony"))


def _is_attended_by(scene: Scene, token: Token) -> bool:
    """Whether its clause goes on with who was there: "the forum in Oslo | was attended on Monday by A"."""
    verb = scene.verb_after(token.index)
    if verb is None or scene.preposition(token.index) or scene.grammar.role(verb.index) != PASSIVE:
        return False
    people = scene.clauses.after(verb.index, ("by",)) if scene.verb_lemma(verb) in _BY else []
    return any(p.kind in _ACTORS for p in people)


def _add_parties(scene: Scene, draft: Draft, token: Token, told: tuple[Token | None, int, int]) -> None:
    """Add who attends a gathering by its verb, between whom it is, and the body that meets."""
    verb, first, last = told
    _add_attendees(scene, draft, token, verb)
    town = _hosting_town(scene, draft) or _acting_town(scene, verb)
    if town is not None:
        draft.place = draft.place or town
        draft.parts = [p for p in draft.parts if not town.first <= p.party.first <= town.last]
    _add_sides(scene, draft, token, (first, last))
    body = of_gathering(scene, token, last)
    scene.put(draft, [body] if body is not None else [])
    scene.put(draft, speakers(scene, token))
    scene.put(draft, attendees(scene, first, last))


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
    """Whether a ceremony is that of a signing: "A and B signed the accord. C attended the ceremony"."""
    return token.lower == "ceremony" and first == token.index and signed_before(scene)


def _to_be_held(scene: Scene, last: int) -> tuple[tuple[int, int], ...]:
    """The phrase after a gathering that says when it will be: "the summit, | to be held in Riga in May"."""
    i = last + 1 + (scene.tokens[min(last + 1, scene.sentence.last)].text == ",")
    if i + 2 > scene.sentence.last or scene.text(i, i + 1) != "to be":
        return ()
    held = scene.tokens[i + 2]
    return (scene.clauses.reach(held.index),) if scene.verb_lemma(held) in _HELD else ()


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


def _be_session_of_two(draft: Draft) -> None:
    """Make a meeting of the session of a commission of two sides, as the codebook has it."""
    draft.type, draft.rule, draft.attended = "meeting", "commission", False
    if any(p.party.kind == "person" for p in draft.parts):
        draft.parts = [p for p in draft.parts if p.party.kind not in ("state", "body")]


def _add_sides(scene: Scene, draft: Draft, token: Token, name: tuple[int, int]) -> None:
    """Add the states between which a gathering is, or let those who take part act for them."""
    first, last = name
    sides = scene.pair(token.index) or _between(scene, last)
    if not sides and _COMMISSION.search(draft.name):
        sides = _sides_named(scene, first, last)
    if not draft.parts:
        scene.put(draft, sides)
        return
    act_in_order(sides, [p.party for p in draft.parts])
    states = {s.country for s in sides}
    if len(states) > 1 and all((c := country_of(p.party)) and c not in states for p in draft.parts):
        scene.put(draft, sides)  # "thanked Malta for hosting the U.S.-Libya summit"


def _hosting_town(scene: Scene, draft: Draft) -> Span | None:
    """The town that gives a gathering: "Baku hosted the forum"."""
    hosts = [p.party.first for p in draft.parts if p.role == "host" and p.party.kind == "state"]
    towns = [town for i in hosts if (town := scene.spans.over(i)) is not None]
    return next((t for t in towns if t.kind == "place"), None)


def _acting_town(scene: Scene, verb: Token | None) -> Span | None:
    """The town before a verb of hosting: "The Uzbek city of Samarkand is hosting the summit"."""
    if verb is None or scene.verb_lemma(verb) not in _HOSTING or scene.grammar.role(verb.index) != FINITE:
        return None
    span = scene.spans.over(scene.grammar.group_start(verb.index) - 1)
    return span if span is not None and span.kind == "place" and not span.region else None


def _sides_named(scene: Scene, first: int, last: int) -> list[Party]:
    """The two states in the name of a commission: "meeting of the Turkmen-Azerbaijani Commission"."""
    of = [p for p in scene.clauses.parties if p.kind == "state" and first < p.first <= last + 4]
    if len(of) == 2 and of[0].prep in ("of", "between"):
        return of
    dashes = (k for k in range(first + 1, last) if scene.tokens[k].text in ("-", "–"))
    pairs = ([scene.side(k - 1), scene.side(k + 1)] for k in dashes)
    found = next(([p for p in pair if p is not None] for pair in pairs if all(pair)), [])
    if found and found[0].kind == "body" and found[0].body == found[-1].body:
        # "The Malta-Peru Joint Commission" is one name.
        return [p for q in found if (p := side_at(scene, q.first)) is not None] or found[:1]
    return found


def _is_of_members(scene: Scene, first: int, last: int) -> bool:
    """Whether only those of a body name a gathering: "NATO foreign ministers’ meeting"."""
    members = (p for p in scene.clauses.parties if first <= p.first and p.last <= last)
    return any(is_of_body(p) for p in members)


def _is_told(scene: Scene, token: Token, first: int, last: int) -> bool:
    """Whether the text says where a gathering is, that it takes place, or what happens on its sidelines."""
    beside = any(
        w in scene.text(max(scene.sentence.first, first - 6), first - 1)
        for w in ("sidelines", "margins", "fringes", "during", "occasion")
    )
    return beside or takes_place(scene, token) or place_of(scene, last) is not None


def _is_alias(scene: Scene, first: int, last: int) -> bool:
    """Whether brackets say what a gathering is also called: "the Planet Summit (One Ocean Summit)"."""
    if scene.tokens[first - 1].text != "(" or last >= scene.sentence.last:
        return False
    before = scene.tokens[max(scene.sentence.first, first - 8) : first - 1]
    return scene.tokens[last + 1].text == ")" and any(is_gathering(scene, t) for t in before)


def _add_attendees(scene: Scene, draft: Draft, token: Token, verb: Token | None) -> None:
    if verb is not None and scene.verb_lemma(verb) == "invite":
        draft.modality = "planned"
        scene.put(draft, asked(scene, verb))
    elif verb is not None:
        passive = scene.grammar.role(verb.index) == PASSIVE
        actors = scene.clauses.after(verb.index, ("by",)) if passive else scene.subject(verb.index)
        lemma = scene.verb_lemma(verb)
        scene.put(draft, [a for a in actors if a.kind in _ACTORS], _role(lemma))
        scene.put(draft, whom_joins(scene, verb))
        if lemma in ("welcome", "see", "host", "receive", "accompany"):
            scene.put(draft, [p for p in scene.object(verb.index) if p.kind in ("person", "post")])
        if lemma not in ("deliver", "mark"):
            scene.put(draft, _together(scene, verb, token))
        _open_by_meeting(scene, draft, verb)
    scene.put(draft, _acted_at(scene, draft.first))
    scene.put(draft, _whose_part(scene, draft.first))
    scene.put(draft, _delegated_to(scene, draft.first))
    _add_told_of(scene, draft)
    scene.put(draft, _hosts(scene, draft.first), "host")
    scene.put(draft, _participation(scene, draft.last))
    _add_by(scene, draft)
    scene.put(draft, _under(scene, draft.last), "chair")
    if not draft.parts and scene.preposition(token.index) == "at" and _opens_sentence(scene, draft.first):
        scene.put(draft, _main_subject(scene, draft.last))
    after = scene.verb_after(token.index)
    if after is not None and not scene.preposition(token.index):
        _add_after(scene, draft, after)
    scene.put(draft, _owners(scene, token))


def _role(lemma: str) -> Role:
    """The role of who stands to a gathering as a verb says: "hosted", "chaired", "attended"."""
    return "host" if lemma in _HOSTING else "chair" if lemma in _CHAIRING else "participant"


def _add_by(scene: Scene, draft: Draft) -> None:
    """Those in a phrase after the gathering: ", co-chaired by A and B", ", attended by C"."""
    for i in range(draft.last + 1, scene.sentence.last):
        token = scene.tokens[i]
        if token.capital and is_gathering(scene, token):
            return  # "the Ministerial hosted by A and the Summit chaired by B"
        role = scene.grammar.role(i)
        phrase = role == PARTICIPLE or (role == PASSIVE and _of_which(scene, draft.last, i))
        phrase = phrase or (role in (PASSIVE, FINITE) and _goes_on(scene, draft.last, i))
        phrase = phrase and scene.tokens[i + 1].lower == "by"
        if phrase and scene.verb_lemma(token) in _BY:
            lemma = scene.verb_lemma(token)
            scene.put(draft, [p for p in scene.clauses.after(i, ("by",)) if p.kind in _ACTORS], _role(lemma))


def _under(scene: Scene, last: int) -> list[Party]:
    """Who chairs a gathering: "the dialogue was held under the co-chairmanship of A and B"."""
    for i in range(last + 1, scene.sentence.last):
        if scene.tokens[i].lower in _CHAIRS and scene.tokens[i + 1].lower == "of":
            near = [p for p in scene.clauses.parties if 0 < p.first - i <= _NEAR_CHAIR]
            return [p for p in scene.clauses.group(near[0]) if p.kind in ("person", "post")] if near else []
    return []


def _goes_on(scene: Scene, last: int, verb: int) -> bool:
    """Whether a second passive tells of the gathering: "was chaired by A and attended by B"."""
    first = next((i for i in range(last + 1, verb) if scene.grammar.role(i) == PASSIVE), None)
    return first is not None and scene.tokens[verb - 1].lower == "and" and not scene.grammar.auxiliaries(verb)


def _of_which(scene: Scene, last: int, verb: int) -> bool:
    """Whether a passive tells of the gathering before it: "the summit, which will be hosted by A"."""
    near = [t.lower for t in scene.tokens[last + 1 : scene.grammar.group_start(verb)]]
    return near in ([",", "which"], ["which"], ["that"])


def _add_told_of(scene: Scene, draft: Draft) -> None:
    """Add who held or attended a gathering in a clause after it: "the summit that the president hosted"."""
    i = draft.last + 1
    i += i < scene.sentence.last and scene.tokens[i].text == ","
    if i < scene.sentence.last and scene.tokens[i].lower in ("that", "which"):
        i += 1
        i += scene.tokens[i].lower == "the" and not any(p.first == i for p in scene.clauses.parties)
    near = [p for p in scene.clauses.parties if p.first == i]
    if not near or near[0].last >= scene.sentence.last:
        return
    verb = scene.tokens[near[0].last + 1]
    if verb.lower in ("will", "is", "was", "has", "had") and verb.index < scene.sentence.last:
        ahead = scene.tokens[verb.index : verb.index + 4]
        verb = next((t for t in ahead if scene.grammar.role(t.index)), verb)
    lemma = scene.verb_lemma(verb)
    if scene.grammar.role(verb.index) and lemma in _ATTEND:
        scene.put(draft, near, _role(lemma))


def _hosts(scene: Scene, first: int) -> list[Party]:
    """Who hosts it, by a noun: "thanked Malta for its hosting of", "wished Malta success as the host of"."""
    at = first - 1 - (scene.tokens[first - 1].lower == "the")
    near = scene.text(max(scene.sentence.first, at - 2), at)
    if not near.endswith(("hosting of", "host of", "hosts of")) or at - 1 <= scene.sentence.first:
        return []
    own = scene.possessor(at - 1)
    if own and own[0].kind != "pronoun":
        return own
    low, _ = scene.clauses.reach(at)
    verb = next((i for i in range(at - 2, low - 1, -1) if scene.grammar.is_finite(i)), None)
    return (
        [p for p in scene.object(verb) if p.kind in ("state", "person", "post")] if verb is not None else []
    )


def _participation(scene: Scene, last: int) -> list[Party]:
    """ "The summit was held in Lachin with the participation of the presidents"."""
    for i in range(last + 1, scene.sentence.last):
        if scene.tokens[i].lower in ("participation", "presence") and scene.tokens[i + 1].lower == "of":
            return [p for p in scene.clauses.after(i, ("of",)) if p.kind in _ACTORS]
    return []


def _whose_part(scene: Scene, first: int) -> list[Party]:
    """Who is thanked for taking part, or is told to: "thanked the king for his participation in the summit",
    "met her ahead of their participation in the forum"."""
    near = range(max(scene.sentence.first, first - 6), first)
    part = next((i for i in near if scene.tokens[i].lower in _PART - {"part"}), None)
    if part is None or scene.tokens[part - 1].lower not in ("his", "her", "their", "’s", "'s"):
        return []
    low, _ = scene.clauses.reach(part)
    thanks = [i for i in range(low, part) if scene.is_verb(scene.tokens[i], _THANKING)]
    verb = next((i for i in range(part, low, -1) if scene.grammar.is_finite(i)), None)
    told = [] if thanks or verb is None else scene.subject(verb)
    if told and verb is not None and scene.tokens[part - 1].lower == "their":
        told = [*told, *scene.object(verb), *scene.clauses.after(verb, ("with",))]
    told = scene.object(thanks[-1]) if thanks else told
    return [p for p in told if p.kind in ("person", "post")]


def _delegated_to(scene: Scene, first: int) -> list[Party]:
    """Who goes there at the head of a delegation: "will go as head of the delegation to the summit"."""
    near = [t.lower for t in scene.tokens[max(scene.sentence.first, first - _DELEGATION) : first]]
    if near[-1:] == ["the"]:
        near.pop()
    if near[-2:] != ["delegation", "to"] or not {"head", "leader", "member"} & set(near):
        return []
    at = next(i for i in range(first - 1, scene.sentence.first, -1) if scene.tokens[i].lower == "delegation")
    verb = next((i for i in range(at, scene.sentence.first, -1) if scene.grammar.is_finite(i)), None)
    return [p for p in scene.subject(verb) if p.kind in ("person", "post", "pronoun")] if verb else []


def _acted_at(scene: Scene, first: int) -> list[Party]:
    """Who did something there: "the commitments that A and B made at the summit"."""
    at = first - 1 - (scene.tokens[first - 1].lower == "the")
    verb = scene.tokens[max(at - 1, scene.sentence.first)]
    if scene.tokens[max(at, 0)].lower != "at" or scene.grammar.role(verb.index) != FINITE:
        return []
    acted = scene.verb_lemma(verb) in _ACTS
    return [p for p in scene.subject(verb.index) if p.kind in ("person", "post", "pronoun")] if acted else []


def _opens_sentence(scene: Scene, first: int) -> bool:
    return first - scene.sentence.first <= 3


def _main_subject(scene: Scene, last: int) -> list[Party]:
    """The subject of the sentence that a gathering opens: "At the summit, the leaders launched ..."."""
    for i in range(last + 1, scene.sentence.last + 1):
        if scene.grammar.role(i) in (FINITE, PASSIVE):
            return [p for p in scene.subject(i) if p.kind in _ACTORS]
    return []


def _together(scene: Scene, verb: Token, token: Token) -> list[Party]:
    """Those with whom somebody attends or chairs: "co-chaired the dialogue with the minister"."""
    people = scene.clauses.after(token.index, ("with", "alongside"))
    if people and any(scene.grammar.role(i) for i in range(token.index + 1, people[0].first)):
        return []  # "attend the forum and hold talks with"
    return [p for p in people if p.kind in ("person", "post")]


def _open_by_meeting(scene: Scene, draft: Draft, verb: Token) -> None:
    """Add whom those met who open a gathering, and that day: "met the minister today to launch the talks"."""
    governor = scene.clauses.governor(scene.grammar.group_start(verb.index))
    if governor is None or scene.grammar.role(verb.index) != INFINITIVE:
        return
    if scene.verb_lemma(scene.tokens[governor]) not in OPENERS or scene.verb_lemma(verb) not in OPENING:
        return
    met = scene.with_(governor) or scene.object(governor)
    scene.put(draft, [p for p in met if p.kind in ("person", "post", "group")])
    draft.scope = (*draft.scope, scene.clauses.reach(governor))


def _add_after(scene: Scene, draft: Draft, verb: Token) -> None:
    """ "The summit was attended by", "brought together", "was chaired by"."""
    lemma = scene.verb_lemma(verb)
    if scene.grammar.role(verb.index) == PASSIVE:
        actors = scene.clauses.after(verb.index, ("by",))
        scene.put(draft, [a for a in actors if a.kind in _ACTORS], _role(lemma))
    elif lemma in ("bring", "gather", "include", "feature"):
        right = [p for p in scene.clauses.parties if p.first > verb.index and not p.prep]
        scene.put(draft, scene.clauses.group(right[0]) if right else [])


def _owners(scene: Scene, token: Token) -> list[Party]:
    """Whose gathering it is, when it is no state’s name: "the minister’s summit"."""
    return [p for p in scene.possessor(token.index) if p.kind in ("person",)]


def _between(scene: Scene, last: int) -> list[Party]:
    """The sides after the name: "strategic dialogue between the United States and the OIC"."""
    return scene.of_noun(last, ("between",))
