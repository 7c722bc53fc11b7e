"""Sessions of a board of two states that the sentence before told: "Собралась чилийско-перуанская комиссия. |
Восьмое заседание вели министры А и Б"."""

from __future__ import annotations

from itertools import pairwise

from kg.extract.asked import on
from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.attendees import attendees, participants
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.mentions import mention
from kg.extract.languages.ru.scene import GEN, NOM, Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.parties import Party
from kg.extract.words import Token

_SESSIONS = listed("meeting", "commission", "nouns") | listed("meeting", "commission", "sessions")
_OTHER = frozenset(
    ("следующий", "очередной", "предыдущий", "прошлый", "последний", "внеочередной", "будущий")
)
_LEADS = frozenset(("вести", "провести", "открыть", "возглавить", "возглавлять", "руководить", "закрыть"))
# The board came together so many sentences before at most.
_NEAR = 2
_PAIR = 2


def states_of_board(scene: Scene, board: Party) -> list[Party]:
    """The two states whose board a body is, by an adjective of both or by their names, as the text calls it
    in full ("| Комиссия собралась" after "чилийско-перуанской комиссии"); [] for others."""
    at = scene.sentence.index
    same = [p for p in scene.parties if p.kind == "body" and p.body == board.body != ""]
    board = max([board, *same], key=lambda p: p.last - p.first)
    for token in scene.words.tokens[board.first : board.last + 1]:
        countries = scene.adjectives.countries(token)
        if len(countries) == _PAIR:
            i = token.index
            return [Party(i, i, i, "state", at, NOM, country=c) for c in countries]
    inside = [s for s in scene.spans.all if s.kind == "state" and board.first < s.first <= board.last]
    if len({s.country for s in inside}) != _PAIR:
        return []
    return [Party(s.first, s.last, s.first, "state", at, GEN, country=s.country) for s in inside]


def board_acting(scene: Scene, verb: Token) -> tuple[Token | None, list[Party]]:
    """The noun of the board that is the subject of a verb, and the two states whose board it is: "Совместная
    | комиссия Чили и Перу по торговле провела", "собралась чилийско-перуанская | межправкомиссия"."""
    clause = scene.clause(verb)
    nouns = [t for t in clause if t.lemmas & _BOARDS and "nom" in t.cases("N")]
    noun = nouns[0] if len(nouns) == 1 else None
    if noun is None:
        return None, []
    first = scene.phrase_start(noun)
    high = verb.index if noun.index < verb.index else clause[-1].index
    kind = Party(first, noun.index, noun.index, "body", scene.sentence.index, NOM)
    of_kind = bool(noun.lemmas & _OF)
    if sides := states_of_board(scene, kind):
        return noun, sides
    joint = any(t.lemmas & _JOINT for t in scene.words.tokens[first : noun.index])
    behind = [s for s in scene.spans.all if s.kind == "state" and noun.index < s.first <= high]
    pair = behind[:_PAIR] if len(behind) >= _PAIR else []
    joined = bool(pair) and pair[1].first == pair[0].last + _PAIR
    joined = joined and scene.words.tokens[pair[1].first - 1].lower == "и"
    own = joined and (of_kind or joint or pair[0].first == noun.index + 1)
    states = pair if own and pair[0].country != pair[1].country else []
    at = scene.sentence.index
    return noun, [Party(s.first, s.last, noun.index, "state", at, GEN, country=s.country) for s in states]


_OF = listed("meeting", "commission", "of")
_BOARDS = _OF | listed("meeting", "commission", "committees")
_JOINT = listed("meeting", "commission", "joint") | {"совместный"}


def board_gathers(scene: Scene, verb: Token) -> Draft | None:
    """The session of a board that is called by its kind and its two states: "В Риге собралась
    латвийско-чилийская | межправкомиссия"."""
    noun, sides = board_acting(scene, verb)
    if noun is None or not sides:
        return None
    draft = mention(scene, "meeting", verb, "commission")
    draft.name, draft.named = scene.words.quote(scene.phrase_start(noun), noun.index), True
    scene.put(draft, chairs(scene), "chair")
    if len(draft.countries()) < _PAIR:
        scene.put(draft, sides)
    return draft


@on("работать", "работа")
def board_works(scene: Scene, token: Token) -> Draft | None:
    """A session told by that a board of two states is at work: "Комиссия Чили и Перу | работает в Риге",
    "начала | работу"."""
    verb = token if finite(token) and "работать" in token.lemmas else None
    if "работа" in token.lemmas and token.has("N") and "acc" in token.cases("N"):
        verb = next((t for t in scene.clause(token) if finite(t) and t.lemmas & _OPENS), None)
    return board_gathers(scene, verb) if verb is not None else None


_OPENS = words_of("vocabulary", "working")


def chairs(scene: Scene) -> list[Party]:
    """Under whom a session is held: "под сопредседательством | министров А и Б"."""
    inside = scene.words.inside(scene.sentence.index)
    at = next((b.index for a, b in pairwise(inside) if a.lower == "под" and b.lemmas & _UNDER), None)
    first = next((p for p in scene.clauses.parties if at is not None and p.first == at + 1), None)
    return scene.clauses.group(first, GEN) if first is not None and first.person is not None else []


_UNDER = words_of("vocabulary", "chairing")


@on(_SESSIONS)
def of_board_told(scene: Scene, token: Token) -> Draft | None:
    """Who was at the session of the board that the text has just told of."""
    told = next((d for d in reversed(scene.told) if not d.title), None)
    if told is None or told.rule != "commission" or not scene.is_noun(token, _SESSIONS):
        return None
    first = scene.phrase_start(token)
    end = phrases.complement_end(scene.words, scene.spans, token.index, scene.sentence.last)
    attributes = scene.words.tokens[first : token.index]
    apart = any(t.lemmas & _OTHER for t in attributes) or end > token.index
    if apart or not 0 < scene.sentence.index - told.sentence <= _NEAR or told.modality != "held":
        return None
    verb = scene.governor(token, scene.clause(token))
    led = verb is not None and finite(verb) and verb.lemmas & _LEADS
    people = attendees(scene, token) or participants(scene, token)
    people = people or (scene.subject(verb) if led and verb is not None else [])
    people = [p for p in people if p.person is not None]
    if not people:
        return None
    draft = mention(scene, "meeting", token, "attendance")
    scene.put(draft, people)
    return draft
