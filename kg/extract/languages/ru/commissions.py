"""Sessions of boards of two states, meetings by the codebook: "заседание межправительственной комиссии"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.allegiance import country_of
from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.attendees import attendees, participants
from kg.extract.languages.ru.board_sessions import board_acting, chairs
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.hosting_places import hosting_place
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import DAT, GEN, INS, NOM, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.told_before import talk_told
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token


@on(listed("meeting", "commission", "sessions"), listed("meeting", "commission", "nouns"))
def commission(scene: Scene, token: Token) -> Draft | None:
    """A meeting by the codebook, not a conference: "заседание межправительственной комиссии"."""
    session = scene.is_noun(token, listed("meeting", "commission", "sessions"))
    if not session and not scene.is_noun(token, listed("meeting", "commission", "nouns")):
        return None
    end = _end(scene, token)
    inside = scene.words.tokens[token.index + 1 : end + 1]
    head, joint = _board(scene, token, inside)
    if head is None and (own := _own_session(scene, token) or _joint_session(scene, token)) is not None:
        return own
    other = session and not (joint or _of_two_states(scene, inside))  # "сессия Комиссии ООН"
    if head is None or other:
        return None
    draft = mention(scene, "meeting", token, "commission", last=end)
    draft.name, draft.named = scene.event_name(token, end), True
    draft.earlier = draft.earlier or (draft.modality == "held" and _is_recent(scene, token))
    draft.place = hosting_place(scene, token)
    scene.put(draft, [*attendees(scene, token), *participants(scene, token)])
    scene.put(draft, scene.acting_behind(token, _LEADS))
    inner = range(token.index, head.index)  # "созданного в соответствии | с ним | совета"
    draft.parts = [p for p in draft.parts if p.party.last not in inner]
    holding = [p for p in _holding(scene, token) if p.last not in inner]
    if holding:
        draft.parts = [p for p in draft.parts if p.party.kind != "body"]
    scene.put(draft, holding)
    if not any(_says_who(p.party) for p in draft.parts):
        scene.put(draft, _of_states_after(scene, token, end))
    if not any(_says_who(p.party) for p in draft.parts):
        scene.put(draft, _of_two_states(scene, inside))
    sides = [p for p in _sides(scene, token) if p.kind in ("state", "body")]
    if len(sides) > 1 and not any(p.party.country or p.party.person for p in draft.parts):
        draft.parts = []  # "комиссия по сотрудничеству между | парламентом Чили и парламентом Перу"
        scene.put(draft, sides)
    _put_named(scene, token, draft, end)
    _put_pair(scene, token, draft)
    if not any(_says_who(p.party) for p in draft.parts) and _high_council(scene, token) is not None:
        scene.put(draft, _visitors(scene))
    level = any(t.lemma == "уровень" for t in scene.words.tokens[end + 1 : end + 3])
    after = scene.words.tokens[head.index + 1 : end + (_LEVEL if level else 3)]
    both_told = any(t.lower in OF_BOTH for t in after) or _is_of_told(scene, draft)
    if not any(p.party.country or p.party.person for p in draft.parts) and both_told:
        both = Party(token.index, token.index, token.index, "pronoun", scene.sentence.index, plural=True)
        draft.parts = []
        draft.add(both)  # "заседание коллегий двух министерств": those of whom the text speaks
    return draft


def _end(scene: Scene, session: Token) -> int:
    """The end of the name of a session, also behind what its board came from: "заседание | созданного в мае
    Совместного совета Чили – Перу"."""
    end = phrases.complement_end(scene.words, scene.spans, session.index, scene.sentence.last)
    after = scene.behind(session)
    if end > session.index or not after.has("P") or "gen" not in after.cases("P"):
        return end
    boards = (p for p in scene.clauses.parties if p.kind == "body" and "gen" in p.cases)
    board = next((p for p in boards if after.index < p.first <= after.index + _FOUNDED), None)
    between = scene.words.tokens[after.index : board.first] if board is not None else ()
    parted = any(t.shape == "mark" or finite(t) for t in between)
    return board.last if board is not None and not parted else end


_JOINT = listed("meeting", "commission", "joint") | {"совместный"}
# "созданного в соответствии с соглашением | совета": so many words.
_FOUNDED = 7


def _is_of_two_sides(scene: Scene, council: Token, last: int) -> bool:
    """Whether the name of a joint council closes with its two sides: "Совместного | совета ЕС – Куба"."""
    attributes = scene.words.tokens[scene.phrase_start(council) : council.index]
    if not any(t.lemmas & _JOINT for t in attributes):
        return False
    spans = [s for s in scene.spans.all if council.index < s.first and s.last <= last]
    if len(spans) != _PAIR or spans[1].first != spans[0].last + _PAIR:
        return False
    sides = all(s.kind == "state" or s.key == "eu" for s in spans)
    return sides and scene.words.tokens[spans[0].last + 1].text in phrases.DASHES


def _is_recent(scene: Scene, token: Token) -> bool:
    """Whether a session is of another time than what was told: "отметил недавнее | заседание комиссии"."""
    attributes = scene.words.tokens[scene.phrase_start(token) : token.index]
    recent = any("недавний" in t.lemmas for t in attributes)
    return recent and any(not d.title and d.sentence < scene.sentence.index for d in scene.told)


def _own_session(scene: Scene, session: Token) -> Draft | None:
    """A session whose board is the subject: "Совместная комиссия Чили и Перу провела 3-е | заседание"."""
    light = scene.light_verb(session)
    noun, sides = board_acting(scene, light) if light is not None else (None, [])
    if noun is None or not sides:
        return None
    draft = mention(scene, "meeting", session, "commission")
    draft.name = scene.words.quote(scene.phrase_start(noun), noun.index)
    draft.named, draft.place = True, hosting_place(scene, session)
    scene.put(draft, [*chairs(scene), *scene.acting_behind(session, _LEADS)], "chair")
    if len(draft.countries()) < _PAIR:
        scene.put(draft, sides)
    return draft


def _joint_session(scene: Scene, session: Token) -> Draft | None:
    """A joint session of those of two states: "Депутаты Чили и Перу провели совместное | заседание"."""
    attributes = scene.words.tokens[scene.phrase_start(session) : session.index]
    if not any("совместный" in t.lemmas for t in attributes):
        return None
    light = scene.light_verb(session)
    people = attendees(scene, session) or participants(scene, session)
    people = people or (scene.subject(light) if light is not None else [])
    people = people if len({country_of(p) for p in people} - {""}) == _PAIR else []
    if not people or any(p.kind == "group" for p in people):
        return None
    draft = mention(scene, "meeting", session, "commission")
    draft.place = hosting_place(scene, session)
    scene.put(draft, people)
    return draft


# "Межправительственная комиссия", "Совместная российско-чилийская комиссия": so many words.
_NAMED = 3
_COMMITTEES = listed("meeting", "commission", "committees") | listed("meeting", "commission", "councils")
# A board is of so many states.
_PAIR = 2


def _put_named(scene: Scene, token: Token, draft: Draft, end: int) -> None:
    """Add whom the name of a session has, else those who agree on it: "заседание коллегии | МИД Чили и Перу",
    "Стороны договорились о заседании комиссии"."""
    named = [p for p in scene.clauses.parties if token.index < p.first <= end]
    boards = listed("meeting", "commission", "of")
    sent = {p.country for p in named if p.kind == "body" and not scene.words.tokens[p.head].lemmas & boards}
    if any(p.kind == "state" for p in named):
        named = [p for p in named if p.country or not _is_board(scene, p)]
    if not draft.parts or len(sent - {""}) > 1:
        scene.put(draft, named)
    if not draft.parts and draft.agreed:
        verb = scene.governor(token, scene.clause(token))
        scene.put(draft, scene.subject(verb) if verb is not None else ())


def _is_board(scene: Scene, party: Party) -> bool:
    """Whether a body is the board itself: "заседание | Комитета по торговле Чили и Перу"."""
    kinds = listed("meeting", "commission", "of") | _COMMITTEES
    named = scene.words.tokens[party.first : party.last + 1]
    return party.kind == "body" and any(t.lemmas & kinds for t in named[:_NAMED])


def _is_of_told(scene: Scene, draft: Draft) -> bool:
    """Whether a session to come is of those whose talk was told right before: "А встретился с Б. Стороны
    обсудили подготовку к заседанию | межправительственной комиссии". One that is named is itself a party."""
    named = any(p.party.body[:1].isupper() for p in draft.parts)
    told = talk_told(scene) if draft.modality == "planned" and not named else None
    near = told is not None and scene.sentence.index - told.sentence <= _NEAR
    return near and told is not None and len(set(told.countries())) > 1


# The session is told so many sentences after the talk at most.
_NEAR = 2


def _board(scene: Scene, token: Token, inside: Sequence[Token]) -> tuple[Token | None, bool]:
    """The noun of the board whose session it is (None for none), and whether it is one of several states."""
    head = next((t for t in inside if t.lemmas & listed("meeting", "commission", "of")), None)
    joint = any(t.lemmas & listed("meeting", "commission", "joint") for t in inside)
    kinds = listed("meeting", "commission", "committees")
    if not joint and head is None and _is_committee_of_two(scene, token, inside):
        joint = True
        kinds = _COMMITTEES
    if (council := _high_council(scene, token)) is not None:
        return council, True
    if joint:
        head = next((t for t in inside if t.lemmas & kinds), head)
    return head or _chaired(scene, token), joint


def _high_council(scene: Scene, session: Token) -> Token | None:
    """The council of two heads of state whose session it is, known by its name alone: "Высшего |
    межгосударственного совета", "Совета | стратегического партнерства"."""
    after = scene.words.tokens[session.index + 1 : min(session.index + _COUNCIL, scene.sentence.last) + 1]
    council = next((t for t in after[:3] if "совет" in t.lemmas), None)
    if council is None or any(t.shape == "mark" for t in after[: council.index - session.index]):
        return None
    said = [t.lemma for t in after if t is not council]
    highest = said[:2] == ["высокий", "межгосударственный"] or said[:2] == ["высший", "межгосударственный"]
    strategic = said[:1] == ["стратегический"] and said[1:2] != [] and said[1] in _STRATEGIC
    return council if highest or strategic else None


def _visitors(scene: Scene) -> list[Party]:
    """Who is on the visit told in the sentence or right before it, whose councils he leads."""
    told = [d for d in (*scene.told, *scene.here) if d.type == "visit" and not d.title]
    near = told and scene.sentence.index - told[-1].sentence <= 1
    return told[-1].people() if near else []


# "Высшего межгосударственного | совета": so many words from the session on.
_COUNCIL = 4
_STRATEGIC = words_of("vocabulary", "strategic")


def _put_pair(scene: Scene, token: Token, draft: Draft) -> None:
    """Add the two states of a board, for a body that says no more than one of them."""
    pair = _of_pair(scene, token, draft)
    if pair and all(p.party.kind == "body" for p in draft.parts):
        pair, draft.parts = _of_pair(scene, token), []
    scene.put(draft, pair)


def _says_who(party: Party) -> bool:
    """Whether a party says for whom it acts, or means those of whom the text told: "они", "стороны"."""
    return bool(party.country or party.person) or (party.plural and party.kind == "pronoun")


def _is_committee_of_two(scene: Scene, session: Token, inside: Sequence[Token]) -> bool:
    """Whether a committee is one of two states: by an adjective of both, by their names behind it, or by
    those who hold its session: "комитета | Чили и Перу", "премьеры А и Б провели заседание | комитета"."""
    committee = next((t for t in inside if t.lemmas & _COMMITTEES), None)
    if committee is None:
        return False
    if _is_of_two_sides(scene, committee, inside[-1].index):
        return True
    states = [s for s in scene.spans.all if s.kind == "state" and s.first > committee.index][:2]
    if committee.lemmas & listed("meeting", "commission", "councils"):
        return _is_pair(scene, states, inside[-1].index)
    if states and states[0].first == committee.index + 1:
        return len(states) > 1 and states[1].first == states[0].last + 2 and _joined(scene, states[1])
    if _of_two_states(scene, inside) or _is_pair(scene, states, inside[-1].index):
        return True
    within = (s for s in scene.spans.all if committee.index < s.first <= inside[-1].index)
    holders = [] if any(s.kind != "place" for s in within) else attendees(scene, session)
    return len({country_of(p) for p in holders if p.person is not None} - {""}) > 1


def _is_pair(scene: Scene, states: Sequence[Span], end: int) -> bool:
    """Whether two states stand behind the field of a board, and close its name or follow it: "комитета по
    торговле | Чили и Перу", "совета по сотрудничеству между | Чили и Перу"."""
    if len(states) < _PAIR or states[1].first != states[0].last + _PAIR or not _joined(scene, states[1]):
        return False
    if scene.words.tokens[states[0].first - 1].lower == "между":
        return states[0].first - _PAIR <= end <= states[1].last
    follows = not phrases.preposition(scene.words, states[0].first)
    return follows and end in (states[0].last, states[1].last)


def _of_pair(scene: Scene, session: Token, draft: Draft | None = None) -> list[Party]:
    """The states of a joint board for which nobody is told yet: "коллегии военных ведомств | Чили и Перу"."""
    _, high = scene.clauses.reach(session.index)
    states = [s for s in scene.spans.all if s.kind == "state" and session.index < s.first <= high]
    pair = next((p for p in pairwise(states) if p[1].first == p[0].last + 2 and _joined(scene, p[1])), ())
    acting = set(draft.countries()) if draft is not None else set()
    if not pair or len(acting) > 1 or not acting <= {s.country for s in pair}:
        return []
    at, sentence = session.index, scene.sentence.index
    return [
        Party(s.first, s.last, at, "state", sentence, GEN, country=s.country)
        for s in pair
        if s.country not in acting
    ]


def _joined(scene: Scene, second: Span) -> bool:
    return scene.words.tokens[second.first - 1].lower == "и"


# "заседания комиссии, которым | руководили А и Б"
_LEADS = words_of("vocabulary", "leading_sessions")


def _sides(scene: Scene, session: Token) -> list[Party]:
    """Between whom a board is, told by its field or after it: "комиссии по сотрудничеству между | А и Б"."""
    _, high = scene.clauses.reach(session.index)
    after = (p for p in scene.clauses.parties if session.index < p.first <= high and p.prep == "между")
    first = next(after, None)
    return scene.clauses.group(first, INS | GEN) if first is not None else scene.between(session)


def _of_two_states(scene: Scene, inside: Sequence[Token]) -> list[Party]:
    """The states of an adjective in a board's name: "заседание | российско-монгольской межправкомиссии"."""
    at = next((t for t in inside if len(scene.adjectives.countries(t)) > 1), None)
    if at is None:
        return []
    i, sentence = at.index, scene.sentence.index
    return [Party(i, i, i, "state", sentence, NOM, country=c) for c in scene.adjectives.countries(at)]


def _of_states_after(scene: Scene, session: Token, end: int) -> list[Party]:
    """For which states a board is, told after its name: "комиссии на уровне | премьеров Чили и Перу"."""
    _, high = scene.clauses.reach(session.index)
    after = [p for p in scene.clauses.parties if end < p.first <= high and "gen" in p.cases and not p.prep]
    after = [p for p in after if p.country and p.kind in ("state", "post")]
    level = any(t.lemma == "уровень" for t in scene.words.tokens[end : end + 4])
    return after if level and len({p.country for p in after}) > 1 else []


def _holding(scene: Scene, session: Token) -> list[Party]:
    """Who holds a session with whom: "которому предстоит провести с министром | заседание комиссии"; who acts
    in its course: "министры А и Б в ходе | заседания коллегий подписали"."""
    light = scene.light_verb(session)
    if light is not None:
        partners = scene.with_(light)
        whose = scene.relative(light, DAT) if partners and light.has("I") else None
        return [whose, *partners] if whose is not None else partners
    first = phrases.first_attribute(scene.words, session.index, scene.sentence.first)
    course = first > scene.sentence.first and scene.words.tokens[first - 1].lower in ("ходе", "итогам")
    verb = scene.governor(session, scene.clause(session)) if course else None
    acting = [p for p in scene.subject(verb) if p.person is not None] if verb is not None else []
    return acting if len(acting) > 1 else []


def _chaired(scene: Scene, session: Token) -> Token | None:
    """The commission whose chairs hold a session: "сопредседатели комиссии А и Б провели заседание"."""
    before = scene.words.tokens[scene.sentence.first : session.index]
    chairs = next((t for t in before if "сопредседатель" in t.lemmas), None)
    after = before[chairs.index - scene.sentence.first + 1 :] if chairs is not None else []
    return next((t for t in after if t.lemmas & listed("meeting", "commission", "of")), None)


# "комиссии | на уровне глав правительств двух": so many words.
_LEVEL = 7
OF_BOTH = frozenset(("двух", "обоих", "обеих"))
