"""What is only wished, thought of, asked or refused, and so is no event: "готов встретиться"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.anew import only_to_go_on
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.habits import is_habit
from kg.extract.languages.ru.lexicon import table
from kg.extract.languages.ru.predicates import own_predicate
from kg.extract.languages.ru.prepared import holding_of
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.undecided import is_undecided, not_to_be
from kg.extract.words import Token

# Between a hope and what is hoped for.
_TOWARDS = frozenset(("на", "о", "об", "к"))
# "рассчитываем, что гости приедут"
_HOPES = frozenset(("надеяться", "рассчитывать", "надежда", "хотеться", "желать", "уверенность"))
_REFUSED = frozenset(("отказаться", "уклониться", "уклоняться", "воздержаться"))


def unexpected(scene: Scene, token: Token, low: int, high: int) -> bool:
    """No event at all: "не планируется", "не ожидается"; not "прибыл в Осло и не планировал встречаться"."""
    said = " ".join(t.lower.replace("ё", "е") for t in scene.words.tokens[low : high + 1])
    if any(phrase in said for phrase in table("triggers")["cues"]["not_so"]):
        return True
    planned = listed("cues", "planned")
    for t in scene.words.tokens[low + 1 : high + 1] if "не" in scene.said else ():
        if (
            t.lemmas & planned
            and finite(t)
            and scene.words.tokens[t.index - 1].lower == "не"
            and not (finite(token) and token.index < t.index)
        ):
            return True
    return False


def wished(scene: Scene, token: Token, low: int, high: int) -> bool:
    """A wish or a chance is no event.

    "готов встретиться", "встреча может состояться", "не исключил, что встретятся".
    """
    clause = own_predicate(scene, token, scene.words.tokens[low : high + 1])
    denies = "не" in scene.said
    before = scene.words.tokens[max(scene.sentence.first, low - 4) : low]
    not_out = not scene.said.isdisjoint(_NOT_OUT)
    if any(_rules_not_out(scene, t) for t in (before if not_out else ())):
        return True
    if scene.words.tokens[low].lower == "что" and any(t.lemmas & _HOPES or _is_unlikely(t) for t in before):
        return True
    if _is_lacking(scene, token) or only_to_go_on(scene, token, low, high):
        return True
    if _is_hypothetical(scene, token) or _is_refuted(scene, token) or _is_sought(scene, token):
        return True
    if (
        _is_wanted(scene, token)
        or _is_proposed(scene, token)
        or _is_duty(scene, token)
        or is_undecided(scene, token, clause)
    ):
        return True
    if _is_compared(scene, token) or any(_has_failed(scene, t, token) for t in (clause if denies else ())):
        return True
    refused = _is_refused(scene, token, clause) and not called_off(scene, token, clause)
    if refused or _ready_for(scene, token) or _is_chance(scene, token, clause):
        return True
    return _is_asked(scene, clause) or is_habit(scene, token, clause) or _is_wish(scene, token, clause)


def _is_asked(scene: Scene, clause: Sequence[Token]) -> bool:
    """Whether a clause only asks: "Будет ли он принят, не ясно", "с кем он встретится"."""
    if any(t.lower == "кем" for t in clause[:_OPENING]):
        return True
    return "ли" in scene.said and any(t.text == "ли" for t in clause)


def _is_wish(scene: Scene, token: Token, clause: Sequence[Token]) -> bool:
    """Whether a verb says that somebody wants or may do what a clause tells."""
    wanting = listed("cues", "wishes")
    if scene.said.isdisjoint(wanting):
        return False
    wishes = [t for t in clause if t.lemmas & wanting and (finite(t) or t.has("AS", "G"))]
    infinitive = token.readings[0].pos == "I" or any(t.readings and t.readings[0].pos == "I" for t in clause)
    if token.has("N") and any(_may_take_place(scene, t) for t in wishes):
        return True
    near = any(abs(t.index - token.index) <= 6 for t in wishes)
    return infinitive and near


# "должны в первую очередь | говорить": so many words at most lie between.
_DEED = 4
_TALKING = frozenset(("говорить", "разговаривать", "общаться"))
_OUGHT = frozenset(("должен", "должный", "следовать", "нужно", "надо", "необходимо"))


def _is_duty(scene: Scene, token: Token) -> bool:
    """Whether states only should talk to each other, somebody says: "США должны | говорить с Ираном"."""
    if not token.has("I") or not token.lemmas & _TALKING:
        return False
    if any(
        p.person is not None and p.first > scene.clauses.reach(token.index)[0] for p in scene.clauses.parties
    ):
        return False
    before = scene.words.tokens[max(scene.sentence.first, token.index - _DEED) : token.index]
    return any(t.lemmas & _OUGHT or t.lower in _OUGHT for t in before)


def _is_unlikely(token: Token) -> bool:
    return token.lower in ("маловероятно", "сомнительно")


def _is_lacking(scene: Scene, token: Token) -> bool:
    """Whether there is no event: "без | встречи", "вместо | визита", "никаких | переговоров не ведется", "не
    будет | встречаться"."""
    if not token.has("N"):
        before = [
            t.lower for t in scene.words.tokens[max(scene.sentence.first, token.index - 2) : token.index]
        ]
        will_not = before[:1] == ["не"] and before[-1] in ("будет", "будут", "буду", "будем")
        return token.has("I") and (will_not or not_to_be(scene, token))
    if "gen" in token.cases("N") and not_to_be(scene, token):
        return True
    first = scene.phrase_start(token)
    ahead = scene.words.tokens[max(scene.sentence.first, first - 1) : token.index]
    return bool(ahead) and (ahead[0].lower in ("без", "вместо") or any("никакой" in t.lemmas for t in ahead))


def _is_hypothetical(scene: Scene, token: Token) -> bool:
    """Whether an event is only a condition: "если президент приедет", not "если на встрече обсудили"."""
    opening = scene.words.tokens[scene.clauses.segments[scene.clauses.index_of(token.index)].first]
    if opening.lower not in ("если", "ежели"):
        return False
    verb = token if token.has("V") else scene.governor(token, scene.clause(token))
    return verb is None or "past" not in verb.readings[0].tags


def _is_refuted(scene: Scene, token: Token) -> bool:
    """Whether what was said of an event is denied or only rumour: "опровергла сообщения о визите", "слухи о
    встрече"."""
    first = scene.phrase_start(token)
    before = scene.words.tokens[max(scene.sentence.first, first - 4) : first]
    if not token.has("N") or not before or before[-1].lower not in _ABOUT:
        return False
    if any(t.lemmas & listed("cues", "rumours") for t in before):
        return True
    clause = scene.clause(token)
    verb = scene.governor(token, clause)
    refuted = verb is not None and bool(verb.lemmas & listed("cues", "refutes"))
    opens = first - 1 == clause[0].index  # "О встрече с А ничего не известно"
    return refuted or any(_is_unknown(scene, t) for t in clause if t.index < first or opens)


_ABOUT = frozenset(("о", "об", "обо"))


def _is_unknown(scene: Scene, token: Token) -> bool:
    """Whether somebody knows nothing: "ему неизвестно о визите", "не было известно", "ничего не знает"."""
    if token.lower == "неизвестно":
        return True
    before = [t.lower for t in scene.words.tokens[max(scene.sentence.first, token.index - 2) : token.index]]
    negated = before[-1:] == ["не"] or (before[:1] == ["не"] and before[-1] in ("было", "будет"))
    return negated and (token.lower == "известно" or bool(token.lemmas & {"знать", "слышать"}))


def _is_sought(scene: Scene, token: Token) -> bool:
    """Whether somebody only demands an event or asks for it: "требует | встречи", "настаивал на визите"."""
    if not token.has("N"):
        return False
    first = scene.phrase_start(token)
    if _is_asked_for(scene, token, first):
        return True
    before = list(scene.words.tokens[max(scene.sentence.first, first - 3) : first])
    while before and (before[-1].lower in (*_ABOUT, "на") or before[-1].lemmas & listed("cues", "bringing")):
        before.pop()
    if before and before[-1].index < first - 1 and _is_requested(scene, before[-1].index):
        return True
    if not before or not finite(before[-1]):
        return False
    after = scene.words.tokens[token.index + 1 : scene.sentence.last + 1]
    weighs = before[-1].lemma in _WEIGHS and not any(t.lower in ("как", "качестве") for t in after)
    return weighs or bool(before[-1].lemmas & listed("cues", "seeks"))


def _is_requested(scene: Scene, last: int) -> bool:
    """Whether what goes before "о" ends with a request: "с просьбой | о встрече", "запрос посла А | о"."""
    for i in range(last, max(last - _OF_WHOM, scene.sentence.first - 1), -1):
        token = scene.words.tokens[i]
        if token.lemmas & listed("cues", "requests") and token.has("N"):
            return True
        if token.shape == "mark" or finite(token) or (token.has("PREP") and not token.has("N")):
            return False
    return False


# "просьбу | министра обороны Чили Хуана Рохаса | о встрече": so many words at most.
_OF_WHOM = 8


def _is_asked_for(scene: Scene, token: Token, first: int) -> bool:
    """Whether an event that opens a clause is the object of who asks for it: "Заседание совета | запросил
    Чад"."""
    verb = scene.governor(token, scene.clause(token))
    asks = verb is not None and verb.has("V") and bool(verb.lemmas & _ASKS) and verb.index > token.index
    opens = first == scene.clauses.segments[scene.clauses.index_of(token.index)].first
    return asks and opens and "acc" in token.cases("N")


_ASKS = frozenset(("запросить", "запрашивать", "потребовать", "требовать", "предложить", "предлагать"))
_WEIGHS = frozenset(("рассматривать", "обдумывать"))


def _is_wanted(scene: Scene, token: Token) -> bool:
    """Whether it is only good or wanted that an event be held: "заинтересованность в скором проведении в Риме
    | заседания", "за проведение | саммита"."""
    holding = holding_of(scene, scene.phrase_start(token)) if token.has("N") else None
    if holding is None:
        return False
    first = phrases.first_attribute(scene.words, holding.index, scene.sentence.first)
    before = [
        t for t in scene.words.tokens[max(scene.sentence.first, first - 2) : first] if not t.has("PREP")
    ]
    return bool(before) and bool(before[-1].lemmas & listed("cues", "wishful"))


def _is_proposed(scene: Scene, token: Token) -> bool:
    """Whether somebody only proposes to hold an event: "инициатива о проведении | встречи", "предложения,
    включая проведение ежегодных | встреч", "за организацию регулярных | встреч"."""
    first = scene.phrase_start(token)
    before = list(scene.words.tokens[scene.sentence.first : first])
    if not token.has("N") or not before:
        return False
    while before and (before[-1].lower in (*_ABOUT, "по") or before[-1].lemmas & _HOLDING):
        before.pop()
    held = len(before) < first - scene.sentence.first
    if held and before and before[-1].lower == "включая":
        after = next((k for k in range(len(before) - 1, -1, -1) if before[k].lemmas & _PROPOSALS), None)
        return after is not None and not any(finite(t) for t in before[after:])
    often = any(t.lemmas & _OFTEN for t in scene.words.tokens[first : token.index])
    valued = before and before[-1].lemmas & _VALUE
    if often and (held or valued) and not (before and before[-1].lemmas & listed("cues", "agreed")):
        return True
    return held and bool(before) and bool(before[-1].lemmas & _PROPOSALS) and before[-1].has("N")


_HOLDING = frozenset(("проведение", "организация", "созыв", "организовать", "провести"))
_PROPOSALS = frozenset(("предложение", "инициатива", "идея"))
_VALUE = frozenset(("важность", "необходимость", "целесообразность", "значение", "польза"))
_OFTEN = frozenset(("регулярный", "ежегодный", "систематический", "периодический"))


def _is_compared(scene: Scene, token: Token) -> bool:
    """Whether what is told is only set against an event: "в отличие от прежних визитов министра"."""
    first = scene.phrase_start(token)
    before = [t.lower for t in scene.words.tokens[max(scene.sentence.first, first - 2) : first]]
    return token.has("N") and before in (["отличие", "от"], ["сравнению", "с"], ["сравнении", "с"])


def _is_refused(scene: Scene, token: Token, clause: Sequence[Token]) -> bool:
    first = scene.phrase_start(token)
    return phrases.preposition(scene.words, first) == "от" and any(t.lemmas & _REFUSED for t in clause)


def called_off(scene: Scene, token: Token, clause: Sequence[Token]) -> bool:
    """Whether somebody refuses what had been planned: "отказался от намеченной поездки"; a journey to a place
    that is named always was."""
    first = scene.phrase_start(token)
    planned = any(t.lemmas & listed("cues", "planned") for t in scene.words.tokens[first : token.index])
    one = token.lemmas & _JOURNEYS and any((r.case, r.number) == ("gen", "s") for r in token.readings)
    given_up = one and any("отказаться" in t.lemmas for t in clause)
    return bool(planned or given_up) and _is_refused(scene, token, clause)


_JOURNEYS = frozenset(("поездка", "визит", "госвизит", "турне"))


def _has_failed(scene: Scene, verb: Token, token: Token) -> bool:
    """Whether somebody tried in vain: "увидеться с ним не удалось", "не сумел провести переговоры"."""
    before = scene.words.tokens[verb.index - 1] if verb.index > scene.sentence.first else None
    if before is None or before.lower != "не" or not finite(verb):
        return False
    then = "past" in verb.readings[0].tags and verb.lemmas & listed("cues", "failed_then")
    if not (then or verb.lemmas & listed("cues", "failed")):
        return False
    if "смочь" in verb.lemmas and token.has("I") and token.lemmas & listed("cues", "denied"):
        gatherings = listed("conference", "strong", "nouns")
        return any(t.lemmas & gatherings for t in scene.clause(token))  # else a journey that had been planned
    return token.readings[0].pos == "I" or scene.light_verb(token) is not None


def _may_take_place(scene: Scene, wish: Token) -> bool:
    """Whether "может состояться" is all that a clause says of an event."""
    after = scene.words.tokens[wish.index + 1 : min(wish.index + 3, scene.sentence.last + 1)]
    happens = (t for t in after if t.readings and t.readings[0].pos == "I")
    return any(t.lemmas & listed("happen", "verbs") for t in happens)


# "Минск заинтересован в | визите"
_INTERESTED = frozenset(("заинтересовать", "заинтересованный", "заинтересованность"))
# "С кем именно", "когда и с кем": so many words of a clause can ask.
_OPENING = 4


def _is_chance(scene: Scene, token: Token, clause: Sequence[Token]) -> bool:
    """Whether an event is only thought of: "возможность провести встречу", "не исключает встречи", "бы"."""
    first = scene.phrase_start(token)
    low = max(scene.sentence.first, first - 4)
    before = [t for t in scene.words.tokens[low:first] if t.shape == "word"]
    interested = len(before) > 1 and bool(before[-2].lemmas & _INTERESTED)
    if before and (before[-1].lower in _TOWARDS or (interested and before[-1].lower in ("в", "во"))):
        before.pop()  # "выразил надежду на встречу"
    while before and (before[-1].lemmas & listed("cues", "bringing") or before[-1].has("I")):
        before.pop()
    hoped = "надежда" in scene.said and any(
        "надежда" in a.lemmas for a in scene.words.tokens[max(scene.sentence.first, first - _HOPED) : first]
    )
    if token.has("N") and before and before[-1].lemmas & _HOPES and finite(before[-1]):
        return True  # "надеется на | встречу"
    if hoped and scene.words.tokens[max(first - 1, 0)].lower == "на":
        return True
    chance = bool(before) and bool(before[-1].lemmas & (listed("cues", "chances") | _INTERESTED))
    chance = chance and not _was_given(before)
    attributes = scene.words.tokens[first : token.index]
    possible = any(t.lemmas & listed("cues", "possible") for t in attributes)
    # "визит маловероятен", "Возможен визит"
    if not (possible or scene.said.isdisjoint(listed("cues", "possible"))):
        predicate = (t for t in clause if t.has("AS") and (finite(t) or t.index == scene.sentence.first))
        possible = any(t.lemmas & listed("cues", "possible") for t in predicate)
    missing = not scene.said.isdisjoint(listed("cues", "missing"))
    missing = missing and any(t.lemmas & listed("cues", "missing") for t in clause)
    missing = missing and any(t.lower == "нет" or _is_not_taken(scene, t) for t in clause)
    if chance or possible or missing:
        return True
    return not scene.said.isdisjoint(_NOT_OUT) and any(_rules_not_out(scene, t) for t in clause)


def _was_given(before: Sequence[Token]) -> bool:
    """Whether a chance was taken: "в последний раз министры имели | возможность обсудить"."""
    had = before[-2] if len(before) > 1 else None
    return had is not None and bool(had.lemmas & {"иметь", "получить"}) and "past" in had.readings[0].tags


def _is_not_taken(scene: Scene, verb: Token) -> bool:
    """Whether a decision is not taken: "пока не приняла решения о дате визита"."""
    before = scene.words.tokens[verb.index - 1].lower if verb.index else ""
    return before == "не" and bool(verb.lemmas & _TAKEN) and finite(verb)


_TAKEN = frozenset(("принять", "принимать", "достигнуть", "иметься"))


# "надежды президента США Дональда Трампа на | встречу": so many words of whose hopes.
_HOPED = 8


def _rules_not_out(scene: Scene, token: Token) -> bool:
    before = scene.words.tokens[token.index - 1].lower if token.index else ""
    if before != "не" or not token.lemmas & _NOT_OUT:
        return False
    clause = scene.clause(token)  # "визит из программы | не исключен" stands
    kept = listed("meeting", "plans", "nouns")
    return not any(a.lower == "из" and b.lemmas & kept for a, b in pairwise(clause))


_NOT_OUT = frozenset(("исключать", "исключить", "исключаться", "исключенный"))


def _parted(scene: Scene, low: int, high: int) -> bool:
    return any(t.shape == "mark" or finite(t) for t in scene.words.tokens[low + 1 : high])


def _ready_for(scene: Scene, token: Token) -> bool:
    """Whether somebody is only ready: "о готовности к встрече", "о готовности премьера встретиться с послом",
    "готов к проведению встречи"."""
    if scene.said.isdisjoint(_READINESS | {"готовый"}):
        return False
    ahead = scene.words.tokens[scene.sentence.first : token.index]
    ready = next((t for t in reversed(ahead) if t.lemma in _READINESS), None)
    if ready is not None and not _parted(scene, ready.index, token.index):
        todo = (t for t in scene.words.tokens[ready.index + 1 : token.index + 1] if t.readings)
        if any(t.readings[0].pos == "I" for t in todo):
            return True
    before = ahead[-3:]
    to = any(t.lower in ("к", "ко") for t in before)
    holding = any(t.lemmas & listed("cues", "bringing") for t in before)
    return to and any(t.lemma == "готовность" or (holding and t.lemma == "готовый") for t in before)


_READINESS = frozenset(("готовность", "желание", "стремление"))
