"""The next and the former one of what a text has just told of: "The next round will be in Lima in May".

A session is of the commission, or of the states, of the session told before; a gathering is one of its kind:
"The previous summit was held in Jakarta".
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.allegiance import body_of
from kg.extract.asked import on
from kg.extract.drafts import Draft, Part
from kg.extract.languages.en.attended import attending_verb, takes_place
from kg.extract.languages.en.boards import MARKS, NOUNS, OF_THREE, board_in
from kg.extract.languages.en.gathering_extents import is_of_body
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.parties import Party
from kg.extract.sequels import AGAIN, BOARD, follow, states_of
from kg.extract.spans import Spans
from kg.extract.times import When
from kg.extract.words import Token, Words

_SESSIONS = listed("sequel", "nouns")
_WHICH = listed("sequel", "order")
_SERIES = listed("sequel", "series")
_GATHERINGS = listed("sequel", "gatherings")
_OWN = listed("sequel", "determiners")
_TALKS = listed("sequel", "talks")
_GROUPS = listed("sequel", "groups")
_HOSTING = listed("conference", "hosting")
# Sentences between two sessions of one commission.
_NEAR = 8
# "The 4th | (ministerial) | session"
_BEFORE = 3
# "The next meeting | between A and B" is a talk of these.
_OF_SIDES = frozenset(("of", "between", "among", "with", "'s", "’s"))
_SIDES = 2
_FURTHER = frozenset(("further", "more", "new", "another", "follow-up", "fresh"))
RULE = "sequel"
_DUE = (
    "planned for",
    "planned in",
    "scheduled",
    "set for",
    "expected in",
    "expected on",
    "is due",
    "slated for",
)
# Those who talk are the same at the next talk and the last, need not be at "the first meeting".
_NEAREST = listed("sequel", "nearest")


@on("one")
def next_one(scene: Scene, token: Token) -> Draft | None:
    """The gathering that only its order tells apart: "Iraq will host the next | one in Baghdad"."""
    if token.lower != "one" or not is_ordered(scene.words, token) or scene.preposition(token.index):
        return None
    draft = mention(scene, "conference", token, RULE)
    verb = attending_verb(scene, token, token.index - 2)
    if verb is not None and scene.verb_lemma(verb) in _HOSTING:
        scene.put(draft, [p for p in scene.subject(verb.index) if p.kind == "state"], "host")
    return draft


@on(_WHICH)
def next_board(scene: Scene, token: Token) -> Draft | None:
    """A session told by its board alone: "Iraq will host the next | working group", "the third
    ministerial-level MCG will be convened in Lima"."""
    owned = token.lower in _WHICH and scene.tokens[max(token.index - 1, scene.sentence.first)].lower in _OWN
    near = range(token.index + 1, min(token.index + _BEFORE, scene.sentence.last) + 1) if owned else ()
    named = (s for i in near if (s := scene.spans.at(i)) is not None)
    board = next((s for s in named if board_in(scene.spans, s.first, s.last)), None)
    if board is None or any(t.capital for t in scene.tokens[token.index + 1 : board.first]):
        return None
    noun = scene.tokens[board.last]
    verb = attending_verb(scene, noun, token.index - 1)
    hosts = verb is not None and scene.verb_lemma(verb) in _HOSTING
    following = scene.tokens[min(board.last + 1, scene.sentence.last)].lower
    if following in _SESSIONS or not (hosts or takes_place(scene, noun)):
        return None
    return mention(scene, "conference", noun, RULE)


@on("round")
def next_round(scene: Scene, token: Token) -> Draft | None:
    """Talks that only their order tells apart from those before: "The next round of talks will be held
    in Lima", "The second round took place in May"."""
    before = scene.tokens[max(token.index - _BEFORE, scene.sentence.first) : token.index]
    ordered = any(_is_counted(t) or t.lower == "new" for t in before) and any(t.lower in _OWN for t in before)
    begins = scene.sentence.index == 0  # nothing was told before
    if begins or scene.grammar.role(token.index) or not ordered or any(t.capital for t in before[1:]):
        return None
    if not _is_of_talks(scene, token) or not (takes_place(scene, token) or _is_due(scene, token)):
        return None
    if any(p.kind in ("person", "post") for p in scene.clauses.parties):
        return None  # "The last round was held in May, when A represented Chad"
    return mention(scene, "meeting", token, AGAIN)


@on("talk", "consultation", "negotiation", "discussion", "meeting")
def further_talks(scene: Scene, token: Token) -> Draft | None:
    """Talks that those of the talk told before are to hold again: "Further | talks are planned for Lima"."""
    before = scene.tokens[scene.sentence.first : token.index]
    again = len(before) in (1, _SIDES) and before[-1].lower in _FURTHER
    if scene.title or not scene.sentence.index or not again or scene.grammar.role(token.index):
        return None
    to_come = takes_place(scene, token) or _is_due(scene, token)
    if not to_come or any(p.kind in ("person", "post", "state", "body") for p in scene.clauses.parties):
        return None
    draft = mention(scene, "meeting", token, AGAIN)
    return draft if draft.modality == "planned" else None


def _is_due(scene: Scene, noun: Token) -> bool:
    """Whether it is told when something is to be: "A new round | is planned for April"."""
    verb = scene.verb_after(noun.index)
    near = scene.text(verb.index, min(verb.index + 1, scene.sentence.last)) if verb is not None else ""
    return not scene.preposition(noun.index) and near.startswith(_DUE)


def _is_of_talks(scene: Scene, noun: Token) -> bool:
    """Whether a round is one of talks, and of no sides that it names: "round | of political talks"."""
    near = scene.tokens[noun.index + 1 : min(noun.index + 2 + _BEFORE, scene.sentence.last) + 1]
    if not near or near[0].lower != "of":
        return bool(near) and near[0].lower not in _OF_SIDES
    at = next((t.index for t in near[1:] if t.lemmas & _TALKS or t.lower in _TALKS), None)
    plain = at is not None and all(not t.capital for t in near if t.index < at)
    return at is not None and plain and scene.tokens[min(at + 1, scene.sentence.last)].lower not in _OF_SIDES


def is_ordered(words: Words, token: Token) -> bool:
    """Whether a noun has a word of order and a determiner before it: "the previous | summit"."""
    before = [t.lower for t in words.tokens[max(token.index - _BEFORE, 0) : token.index]]
    before = before[:-1] if before[-1:] and before[-1].endswith("-level") else before
    following = words.tokens[min(token.index + 1, len(words.tokens) - 1)].lower
    if len(before) < _BEFORE - 1 or before[-1] not in _WHICH:
        return False
    if following in _OF_SIDES and not is_of_commission(words, token):
        return False
    owned = before[-2] in ("'s", "’s") and before[0] in _GROUPS  # "the group’s next | summit"
    return before[-2] in _OWN or owned


def is_of_commission(words: Words, session: Token) -> bool:
    """Whether a session is one of the commission told before: "the next meeting | of the commission"."""
    near = [t.lower for t in words.tokens[session.index + 1 : session.index + 3 + _BEFORE]]
    if near[:1] != ["of"] or near[1:2] == [] or near[1] not in _OWN:
        return False
    noun = next((n for n in range(2, len(near)) if near[n] not in MARKS), 0)
    told = noun and near[noun] in NOUNS
    before = words.tokens[: words.sentences[session.sentence].first]
    return bool(told) and any(t.lower == near[noun] for t in before)


def is_dated_there(scene: Scene, token: Token) -> bool:
    """Whether what was done at a gathering comes with when or where it was: "adopted at the eighth | summit,
    held in Istanbul in 2021", "at the previous session in Rome"."""
    after = scene.words.tokens[token.index + 1 : min(token.index + 4, scene.sentence.last) + 1]
    comma = after[:1] != [] and after[0].text == ","
    if _is_to_be_held([t.lower for t in after[comma:]]):
        return True
    if scene.preposition(token.index) != "at":
        return False
    held = after[comma : comma + 1] != [] and after[comma].lower in ("held", "hosted")
    where = after[held + comma :]
    town = len(where) > 1 and where[0].lower in ("in", "by") and scene.spans.at(where[1].index) is not None
    return held or (town and not comma)


def _is_to_be_held(after: Sequence[str]) -> bool:
    """Whether it follows when it is to be: "preparations for the next forum, | to be held in May"."""
    held = after[:2] == ["to", "be"] and after[2:3] != [] and after[2] in ("held", "hosted", "organised")
    return held or after[:2] in (["scheduled", "for"], ["planned", "for"], ["due", "in"], ["set", "for"])


def settle(words: Words, spans: Spans, drafts: Sequence[Draft], whens: Sequence[When]) -> None:
    """Give sessions without a name and parties those of the one before, where a place or day is told; and
    gatherings the body of those that they come after."""
    for n, draft in enumerate(drafts):
        if board := _board_in_name(spans, draft, drafts[:n]):
            told = any(p.party.kind == "person" for p in draft.parts)
            _sit_again(draft, board)  # days beside "this | MCG meeting" are of something else
            draft.closed = not told and words.tokens[draft.first - 1].lower == "this"
        if draft.rule == BOARD and not draft.parts:
            _sit_as_told(spans, draft, drafts[:n])
        if not _is_alone(draft) or not _is_told(words, spans, whens, draft):
            continue
        near = [d for d in drafts[:n] if 0 < draft.sentence - d.sentence <= _NEAR and not d.denied]
        models = [d for d in near if _is_of_states(d)] if _is_bare(words, draft) else []
        if models and len({d.name for d in models}) == 1:
            _sit_again(draft, models[-1])
        elif is_ordered(words, words.tokens[draft.last]):
            _come_after(words, draft, near)


def _board_in_name(spans: Spans, draft: Draft, before: Sequence[Draft]) -> Draft | None:
    """The session of a board of two states told before by which a gathering is named: "the first | MCG
    meeting"."""
    if draft.type != "conference" or draft.title or "meetings" in draft.name.lower().split():
        return None
    named = board_in(spans, draft.first, draft.last)
    model = next((d for d in before if d.rule == BOARD and any(n in d.name for n in named)), None)
    return model if model is not None and len(set(model.countries())) == _SIDES else None


def _sit_as_told(spans: Spans, session: Draft, before: Sequence[Draft]) -> None:
    """Let a session of which no sides are told be of the states that hold those of such boards: "Oman, Peru
    and Chad held meetings of the Joint Steering Groups. | The Joint Steering Group on Ports met in May"."""
    called = session.name.lower()
    told = [d for d in before if called in d.name.lower() and len(d.countries()) >= _SIDES]
    for state in states_of(session, told[-1]) if told else ():
        session.add(state)
    body = next((s for s in spans.all if s.kind == "body" and s.first <= session.first <= s.last), None)
    session.name = body.name if body is not None else session.name
    of_three = body is not None and not OF_THREE.isdisjoint(session.name.lower().split())
    if body is not None and of_three and not told:
        session.add(Party(body.first, body.last, body.first, "body", session.sentence, body=body.name))
    if len(session.parts) > _SIDES or of_three:
        session.type, session.rule = "conference", "conference"


def _come_after(words: Words, draft: Draft, near: Sequence[Draft]) -> None:
    """Make a gathering another one of the last of its kind: "The next summit will be in Kigali"."""
    noun, order = words.tokens[draft.last].lower, words.tokens[draft.last - 1].lower
    told = [d for d in near if not d.title and ((d.type == "conference" and d.named) or _is_of_leaders(d))]
    model = next((d for d in reversed(told) if _may_be_called(noun, d)), None)
    if model is None or noun not in _GATHERINGS:
        if noun in _SESSIONS and order in _NEAREST and near and near[-1].type == "meeting":
            draft.type, draft.rule = "meeting", AGAIN
        return
    follow(draft, model)
    if _is_of_leaders(model) and (body := body_of(model.parts[0].party)):
        draft.add(Party(draft.first, draft.last, draft.first, "body", draft.sentence, body=body))
    draft.named = draft.another = True
    draft.name, draft.after = draft.name or noun, model


def _may_be_called(noun: str, gathering: Draft) -> bool:
    """Whether a gathering is called by a noun: the "ASEAN Summit" a summit, "COP28" a conference."""
    if _is_of_leaders(gathering):
        return noun in ("summit", "one")
    if noun in gathering.name.lower().split() or len(gathering.name.split()) == 1 or noun == "one":
        return True
    return noun == "summit" and any(p.party.kind == "body" for p in gathering.parts)


def _is_of_leaders(talk: Draft) -> bool:
    """Whether only those of a body meet: "Leaders of the African Union met in Addis Ababa"."""
    of_many = not talk.named and talk.type in ("meeting", "conference") and len(talk.parts) == 1
    return of_many and is_of_body(talk.parts[0].party)


def _sit_again(session: Draft, model: Draft) -> None:
    """Make a session one of the board of another, whose chairs are told of: they need not be those of this;
    those who are told to be at this one are."""
    if any(p.party.kind == "person" for p in session.parts):
        session.type, session.rule = model.type, model.rule
        return
    bare = not session.named
    body = model.name.partition(" of the ")[2] if model.rule == BOARD and bare else ""
    named = any(p.party.kind in ("body", "state") for p in model.parts)
    at = (session.first, session.last, session.first)
    session.parts = [Part(Party(*at, "body", session.sentence, body=body))] if body and not named else []
    follow(session, model)
    bodies = [p.party.body for p in session.parts if p.party.kind == "body"][:1] if bare else []
    session.name = " of the ".join([session.name, *bodies])


def _is_alone(draft: Draft) -> bool:
    """Whether nothing but its noun says which gathering a mention is."""
    return draft.type == "conference" and not (draft.title or draft.named)


def _is_bare(words: Words, draft: Draft) -> bool:
    """Whether a gathering is only a session that is told apart from another: "its 4th session"."""
    if any(p.party.kind != "group" for p in draft.parts):
        return False
    noun = words.tokens[draft.last]
    before = words.tokens[max(draft.last - _BEFORE, 0) : draft.last]
    after = words.tokens[min(draft.last + 1, len(words.tokens) - 1)]
    alone = after.lower != "of" or is_of_commission(words, noun)
    return noun.lower in _SESSIONS and alone and any(map(_is_counted, before))


def _is_counted(token: Token) -> bool:
    return token.lower in _WHICH or token.lower[:1].isdigit()


def _is_told(words: Words, spans: Spans, whens: Sequence[When], draft: Draft) -> bool:
    """Whether its sentence says where it is or when."""
    towns = (s.first for s in spans.all if s.kind == "place")
    return any(words.tokens[i].sentence == draft.sentence for i in (*towns, *(w.first for w in whens)))


def _is_of_states(draft: Draft) -> bool:
    """Whether an event is a session of a commission or round of talks that others come after."""
    named = draft.type == "conference" and draft.named and bool(_SERIES & set(draft.name.lower().split()))
    return bool(draft.parts) and (draft.rule == BOARD or named)
