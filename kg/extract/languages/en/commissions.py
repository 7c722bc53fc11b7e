"""Sessions of commissions of two states: "the 10th meeting of the joint commission was held", "the
Malta-Latvia Joint Commission met in Valletta", "the commission between Oman and Nepal held its meeting"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.en import between_the_two
from kg.extract.languages.en.attended import takes_place
from kg.extract.languages.en.boards import GROUPS, MARKS, NOUNS, is_group
from kg.extract.languages.en.date_patterns import names_month
from kg.extract.languages.en.gathering_names import place_of
from kg.extract.languages.en.joined_names import sides_of
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.languages.en.modality import mention
from kg.extract.languages.en.scene import Scene, listed
from kg.extract.languages.en.word_classes import FINITE, INFINITIVE, PARTICIPLE, PASSIVE
from kg.extract.parties import Party
from kg.extract.sequels import BOARD
from kg.extract.words import Token, Words

_MET = listed("meeting", "commission", "met")
_SESSIONS = words_of("vocabulary", "sessions_of_boards")
_MEETING = words_of("vocabulary", "boards_meet")
_TWO = 2
# "For | the third" session.
_ARTICLE = 3
_CHAIRING = words_of("vocabulary", "chairing")
# "On | Cooperation in the Economic, Trade and Humanitarian Fields between": so many words.
_FIELD = 18
_PRAISING = words_of("vocabulary", "praising")
# "Since | the last session", "following up on | the session": so many words.
_SINCE = tuple(
    f"{phrase}{the}" for phrase in table("triggers")["cues"]["held_phrases"] for the in ("", " the")
)
_TO_NAME = 4
_THERE = frozenset(("at", "during", "in", "for", "before", "ahead"))
_AT = frozenset(("for", "at", "during"))
# "Held | its eighth meeting", "its latest annual session".
_ITS = 3


@on(NOUNS, frozenset(GROUPS))
def commission(scene: Scene, token: Token) -> Draft | None:
    """Two sides' session: "the 10th meeting of the intergovernmental commission was held"."""
    working = is_group(scene.words, token)
    if not working and not scene.is_noun(token, NOUNS):
        return None
    first = scene.attributes(token.index)
    sides = _sides(scene, token)
    joint = any(t.lower in MARKS for t in scene.tokens[first : token.index])
    if not joint and not (len(sides) >= _TWO and all(p.kind in ("state", "body") for p in sides)):
        return None
    low, high = scene.clauses.reach(token.index)
    around = scene.text(max(low, first - 5), high)
    dated = _is_dated(scene, first)
    if any(w in scene.text(max(low, first - 3), first - 1) for w in ("meeting of", "session of")):
        return None
    sits = _sits(scene, token)
    if not (dated or sits or (not working and any(w in around for w in _MET))):
        return None
    session = _session(scene, token)
    draft = mention(scene, "meeting", session or sits or token, BOARD)
    draft.first = draft.last = token.index
    if session is not None:
        draft.place = draft.place or place_of(scene, session.index)
    draft.earlier = told_before = draft.earlier or dated or is_spoken_of(scene, first)
    opening = first + (scene.tokens[first].lower == "the")
    draft.name, draft.named = scene.words.quote(opening, token.index), True
    chairing = _who_chairs(scene, first)
    if chairing and token.capital and "chair" not in scene.tokens[chairing[0]].lemmas:
        return None  # ``protocol.co_chaired`` tells it
    chairs = [p for i in chairing for p in _chairs(scene, i, first)]
    if chairing and len(chairs) < _TWO and not sides:
        return None  # "chaired the joint committee of the cabinet"
    if joint and not sides and not chairing and session is None:
        sides = between_the_two.of_board(scene, token)
    scene.put(draft, sides if len(chairs) < _TWO else [])
    people = [p for p in scene.clauses.parties if p.kind == "person" and not _is_of_matter(scene, token, p)]
    scene.put(draft, people if not told_before else [])
    if not (draft.parts or (joint and sits)):
        return None
    scene.sat |= {t.index for t in (sits, session) if t is not None}
    return draft


def is_spoken_of(scene: Scene, first: int) -> bool:
    """Whether those who talk only speak of the session that begins at a token: "welcomed | the second meeting
    of the Oman-Peru Commission", "progress since | its last session"."""
    verb = next((i for i in range(first - 1, scene.sentence.first, -1) if scene.grammar.role(i)), None)
    if scene.text(max(first - _TO_NAME, scene.sentence.first), first - 1).endswith(_SINCE):
        return True
    between = [t.lower for t in scene.tokens[verb + 1 : first]] if verb is not None else []
    while "and" in between:  # "welcomed progress on the accord and | the second meeting"
        between = between[between.index("and") + 1 :]
    there = not _THERE.isdisjoint(between)
    return verb is not None and bool(scene.tokens[verb].lemmas & _PRAISING) and not there


def _is_dated(scene: Scene, first: int) -> bool:
    """Whether a board is named by when it sat: "the | March Oman-Peru Working Group"."""
    opening = first + (scene.tokens[first].lower == "the")
    return names_month(scene.tokens[opening].text) and scene.tokens[opening].capital


def _sides(scene: Scene, noun: Token) -> list[Party]:
    """Whose session it is: the pair in the name of the commission, or whom "of" and "between" name."""
    named = next(
        (p for p in scene.clauses.parties if p.kind == "body" and p.first <= noun.index <= p.last), None
    )
    sides = sides_of(scene, named) if named is not None else []
    sides = sides or scene.pair(noun.index) or scene.of_noun(noun.index, ("between", "of"))
    return sides or beyond_field(scene, noun)


def beyond_field(scene: Scene, noun: Token) -> list[Party]:
    """The states behind what a commission is on: "Commission on Cooperation in Trade, Energy and Transport |
    between Oman and Nepal"."""
    near = [p for p in scene.clauses.parties if 0 < p.first - noun.index <= _FIELD]
    states = [p for p in near if p.kind == "state" and p.prep == "between"]
    if not states or any(scene.grammar.role(i) for i in range(noun.index, states[0].first)):
        return []
    return scene.clauses.group(states[0])


def _is_of_matter(scene: Scene, noun: Token, person: Party) -> bool:
    """Whether somebody is only told of in what a session is to discuss ("met to discuss the statement by A"),
    or is served by who takes part ("the head of cabinet of | President A")."""
    roles = [scene.grammar.role(i) for i in range(noun.index + 1, person.first)]
    told = [r for r in roles if r in (INFINITIVE, PARTICIPLE, PASSIVE)]
    return person.inner or told[-1:] == [INFINITIVE]


def _who_chairs(scene: Scene, first: int) -> list[int]:
    """The verb of those who chair what begins at a token: "A and B | chaired | the joint commission"."""
    verb = next((i for i in range(first - 1, scene.sentence.first, -1) if scene.grammar.role(i)), None)
    chairs = verb is not None and bool(scene.tokens[verb].lemmas & _CHAIRING)
    return [verb] if chairs and verb is not None and scene.grammar.role(verb) in (FINITE, INFINITIVE) else []


def _chairs(scene: Scene, verb: int, first: int) -> list[Party]:
    """Who chairs, and those beside whom: "A chaired, alongside B, | the third session"."""
    beside = [p for p in scene.clauses.parties if verb < p.first < first and p.prep in ("alongside", "with")]
    return [p for p in (*scene.subject(verb), *beside) if p.kind == "person"]


def _sits(scene: Scene, noun: Token) -> Token | None:
    """The verb by which a commission is what met: "the joint commission | convened in Accra"."""
    verb = scene.verb_after(noun.index)
    if verb is None:
        return None
    met = scene.verb_lemma(verb) in _MEETING and scene.grammar.role(verb.index) == FINITE
    return verb if met or (is_group(scene.words, noun) and takes_place(scene, noun)) else None


def _session(scene: Scene, noun: Token) -> Token | None:
    """The word of the session that a board is told to hold, or that is named by a group: "held | its eighth
    meeting", "the Oman-Peru Energy Working Group | meeting"."""
    for token in scene.tokens[noun.index + 1 : scene.sentence.last + 1]:
        if token.lower not in _SESSIONS:
            continue
        before = [t.lower for t in scene.tokens[max(noun.index, token.index - _ITS) : token.index]]
        if "its" in before or (token.index == noun.index + 1 and noun.lower in GROUPS):
            return token
    return None


def once_each(words: Words, drafts: Sequence[Draft]) -> list[Draft]:
    """Return the mentions without sessions that a headline, or the talk of their sentence, tells as well."""
    boards = [d for d in drafts if d.rule == BOARD and d.type == "meeting"]
    again = _headed(boards) + [b for b in boards if any(_is_held_for(words, talk, b) for talk in drafts)]
    return [d for d in drafts if d not in again]


def _is_held_for(words: Words, talk: Draft, board: Draft) -> bool:
    """Whether those of the two sides whom a sentence tells to meet come together for the session that it
    names: "A hosted B | for a meeting of the Oman-Peru Working Group", "met | at its session"."""
    before = words.tokens[max(board.first - _ARTICLE, words.sentences[board.sentence].first) : board.first]
    met = talk.type == "meeting" and talk.sentence == board.sentence and talk.last < board.first
    theirs = set(talk.countries())
    same = met and theirs and theirs <= set(board.countries()) and talk.modality == board.modality
    return bool(same) and talk.rule != BOARD and any(t.lower in _AT for t in before)


def _headed(boards: Sequence[Draft]) -> list[Draft]:
    """The session that a headline tells in short, where the text tells it under its whole name."""
    told = next((d for d in boards if not d.title), None)
    sides = set(told.countries()) if told is not None else set()
    same = [d for d in boards if d.title and len(sides) == _TWO and set(d.countries()) == sides]
    return [d for d in same if told is not None and d.modality == told.modality]
