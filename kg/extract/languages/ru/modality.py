"""Held, planned or cancelled: what tense, cues and denials say of an event mention."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import TALKS
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.across_plans import on_agenda
from kg.extract.languages.ru.announcing import is_announced
from kg.extract.languages.ru.calling_off import calling_off, is_of, is_threatened
from kg.extract.languages.ru.came_about import came_about
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import table
from kg.extract.languages.ru.participation import is_what_for
from kg.extract.languages.ru.predicates import (
    carrier,
    is_document,
    main_predicate,
    near_cues,
    relative_verb,
    unquoted,
    verb_understood,
)
from kg.extract.languages.ru.prepared import is_prepared
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.undone import is_errand
from kg.extract.languages.ru.wishes import called_off
from kg.extract.words import Token
from kg.records import Modality


def modality(scene: Scene, token: Token) -> Modality:
    """Future tense, an infinitive under a cue or a cue in the clause make it planned; a denial cancelled."""
    low, high = scene.clauses.reach(token.index)
    clause = unquoted(scene, token, low, high)
    if token.readings[0].pos == "N":
        clause += main_predicate(scene, token, high)
        clause += verb_understood(scene, clause, low)
    aimed = is_aim(scene, token) or for_participation(scene, token)
    if aimed and _has_been(scene, token):
        return "held"  # "прибыл на форум, открывшийся накануне"
    if aimed and _is_missed(scene, token):
        return "cancelled"
    if aimed or is_errand(scene, token) or is_prepared(scene, token) or agreed_on(scene, token):
        return "planned"
    if _has_brought(scene, token) or _has_been(scene, token) or came_about(scene, token):
        return "held"
    if is_announced(scene, token):
        return "planned"
    preposition = phrases.preposition(scene.words, phrases.first_attribute(scene.words, token.index, 0))
    told = next((d for d in reversed(scene.told) if d.type in TALKS or d.type == "signing"), None)
    if preposition in ("помимо", "кроме") and told is not None:
        return told.modality  # "Помимо переговоров с коллегой министр посетит форум"
    cancelled = calling_off(scene, token, clause)
    if any(_stands(scene, token, t) for t in cancelled):
        return "planned"
    if cancelled and not _is_made_up_for(scene, cancelled, clause):
        return "planned" if preposition == "до" else "cancelled"  # "документы отложили до визита премьера"
    before = [
        t for t in scene.words.tokens[max(low, token.index - 1) : token.index] if not is_document(scene, t)
    ]
    verbs = [t for t in clause if t.readings and (finite(t) or t.readings[0].pos == "I")]
    if any(denied(scene, t) for t in [token, *verbs]) or called_off(scene, token, clause):
        return "cancelled"
    if _is_decided(scene, token) or (not verbs and _is_next(scene, token)):
        return "planned"
    if token.readings[0].pos == "G" and _is_of_deed_to_come(scene, token):
        return "planned"
    verbal = token.readings[0].pos in ("V", "PS", "I", "G", "P")
    governing = token if verbal else relative_verb(scene, token) or carrier(scene, token, clause)
    if governing is not None and _goes_on(governing) and told is not None and told.modality == "held":
        return "held"  # "Встретился с А. Визит продлится до среды"
    if governing is not None and is_future(scene, governing, clause):
        return "planned"
    if governing is not None and _took_place(scene, token, governing):
        return "held"
    opening = scene.words.tokens[scene.clauses.segments[scene.clauses.index_of(token.index)].first]
    text = " ".join(t.lower for t in clause).replace("участия в программе", "")
    done = token.has("V") and finite(token) and "past" in token.readings[0].tags
    if not done and any(p in text for p in table("triggers")["cues"]["planned_phrases"]):
        return "planned"  # "прилетел в Рим, в программе – переговоры": he has come
    invites = _invites(clause, governing or token) and not _is_told_before(token, clause)
    if opening.lower == "чтобы" or invites or _is_of_programme(scene, token) or on_agenda(scene, token):
        return "planned"
    if _told_of(scene, token, clause):
        return "held"
    planned = listed("cues", "planned")
    cues = [] if scene.said.isdisjoint(planned) else [*before, *near_cues(scene, token, clause)]
    if any(t.lemmas & planned and not _of_other_verb(scene, token, t) for t in cues):
        return "planned"
    return "planned" if _is_set_for(scene, token, clause) else "held"


def _goes_on(verb: Token) -> bool:
    """Whether a verb only says how long an event will last."""
    return bool(verb.lemmas & {"продлиться", "длиться", "завершиться"}) and "futr" in verb.readings[0].tags


def _is_next(scene: Scene, token: Token) -> bool:
    """Whether an event is told by its order alone to be the next one: "Следующая | встреча – в сентябре"."""
    first = phrases.first_attribute(scene.words, token.index, scene.sentence.first)
    attributes = scene.words.tokens[first : token.index]
    after = scene.words.tokens[token.index + 1 : scene.sentence.last + 1]
    dash = next((t for t in after if t.text in "–—-" or finite(t)), None)
    alone = "nom" in token.cases("N") and dash is not None and dash.text in "–—-"
    return alone and any(t.lemmas & listed("cues", "next") for t in attributes)


def _is_decided(scene: Scene, token: Token) -> bool:
    """Whether a noun says that somebody means to do it: "итогом стало решение премьера | посетить Осло"."""
    if token.readings[0].pos != "I":
        return False
    for t in reversed(
        scene.words.tokens[max(scene.sentence.first, token.index - _DECIDED_NEAR) : token.index]
    ):
        if t.has("N") and t.lemmas & _DECISIONS:
            return True
        if t.lower == "не" or t.shape == "mark" or finite(t):
            return False
    return False


# "решение главы МИД Чили Хуана Рохаса | посетить": so many words.
_DECIDED_NEAR = 9
_DECISIONS = frozenset(("решение", "намерение", "обещание", "согласие", "план"))


def _took_place(scene: Scene, token: Token, verb: Token) -> bool:
    """Whether its verb says that an event took place for which there had been plans: "намечавшийся на февраль
    визит | состоялся"."""
    past = verb.has("V") and "past" in verb.readings[0].tags and verb.lemmas & _HAPPENS
    if not past or "nom" not in token.cases("N"):
        return False
    meant = [*scene.words.tokens[scene.phrase_start(token) : token.index], *_described(scene, token)]
    return any(t.lemmas & listed("cues", "planned") for t in meant)


_BEEN = listed("happen", "verbs") - listed("cues", "planned")
_HAPPENS = _BEEN - listed("light", "verbs")


def _described(scene: Scene, token: Token) -> list[Token]:
    """The participle that opens the phrase after a noun: "встреча, | намечавшаяся на май, состоялась"."""
    k = scene.clauses.index_of(token.index) + 1
    segments = scene.clauses.segments
    opening = scene.words.tokens[segments[k].first] if k < len(segments) else None
    apart = opening is not None and opening.has("P") and scene.words.tokens[opening.index - 1].text == ","
    return [opening] if apart and opening is not None and phrases.concords(opening, token) else []


def _has_been(scene: Scene, token: Token) -> bool:
    """Whether a participle in the past tells when something was: "на консультациях, | прошедших в мае"."""
    if not token.has("N"):
        return False
    return any(
        t.lemmas & _BEEN and any(r.pos == "P" and "past" in r.tags and "actv" in r.tags for r in t.readings)
        for t in _described(scene, token)
    )


def _has_brought(scene: Scene, token: Token) -> bool:
    """Whether a participle tells what came of a talk, which was held then: "обсудят договоренности,
    достигнутые на | встрече президентов"."""
    first = scene.phrase_start(token)
    course = scene.words.tokens[first - 1] if first - 1 > scene.sentence.first else token
    at = first - 2 if course.lower in ("ходе", "рамках", "итогам", "результатам") else first - 1
    if not token.has("N") or scene.words.tokens[at].lower not in ("на", "в", "по"):
        return False
    near = scene.words.tokens[max(scene.sentence.first, at - _WHEN) : at]
    done = [
        t for t in near if t.lemmas & _BROUGHT and t.has("P") and any("past" in r.tags for r in t.readings)
    ]
    return bool(done) and not any(t.shape == "mark" or finite(t) for t in near if t.index > done[-1].index)


# "достигнутых | 5 мая в Риме | на встрече": so many words tell when and where.
_WHEN = 5
_BROUGHT = frozenset(
    ("достигнутый", "достигнуть", "достичь", "принятый", "принять", "подписать", "согласовать")
)


def _is_made_up_for(scene: Scene, cues: Sequence[Token], clause: Sequence[Token]) -> bool:
    """Whether what was put off will be after all: "отложенный визит состоится в мае"."""
    verb = next((t for t in clause if finite(t)), None)
    future = verb is not None and is_future(scene, verb, clause)
    return future and all(t.readings[:1] and t.readings[0].pos == "P" for t in cues)


def _stands(scene: Scene, token: Token, cue: Token) -> bool:
    """Whether it is denied that an event is called off: "встреча не отменена", "опроверг отмену визита",
    "говорить об отмене визита неверно"."""
    before = [t.lower for t in scene.words.tokens[max(scene.sentence.first, cue.index - 2) : cue.index]]
    if before[-1:] == ["не"] or (before[:1] == ["не"] and before[-1].startswith("бы")):
        return True
    if is_threatened(scene, cue):
        return True
    if not is_of(scene, token, cue):
        return False
    clause = scene.clause(token)
    return any(t.lemmas & listed("cues", "refutes") or t.lower in _UNTRUE for t in clause)


_UNTRUE = frozenset(("неправильно", "некорректно", "неверно", "преждевременно", "рано"))


def _of_other_verb(scene: Scene, token: Token, cue: Token) -> bool:
    """Whether a cue belongs to another verb after one in the past: "встретился с ним, и тот подтвердил |
    намерение"."""
    past = token.has("V") and "past" in token.readings[0].tags and cue.index > token.index
    return past and any(finite(t) for t in scene.words.tokens[token.index + 1 : cue.index + 1])


def _is_of_programme(scene: Scene, token: Token) -> bool:
    """Whether a programme is said to have an event: "Программа предусматривает встречу", "Она включает"."""
    clause = scene.words.inside(scene.sentence.index)
    has = (t for t in clause if t.lemmas & _HAS and t.index < token.index and t.has("V"))
    verb = next((t for t in has if "past" not in t.readings[0].tags), None)
    if verb is None or not token.has("N"):
        return False
    ahead = [t for t in clause if t.index < verb.index]
    if any(t.lower in ("он", "она") for t in ahead) and scene.sentence.index:
        ahead += scene.words.inside(scene.sentence.index - 1)
    return any(t.lemma in _PROGRAMMES and "nom" in t.cases("N") for t in ahead)


_HAS = frozenset(("включать", "предусматривать", "предполагать"))
_PROGRAMMES = frozenset(("программа", "график", "повестка", "расписание"))


def _told_of(scene: Scene, token: Token, clause: Sequence[Token]) -> bool:
    """Whether a clause tells who invited whom in the course of a talk: "во время встречи пригласил"."""
    first = scene.phrase_start(token)
    course = first > scene.sentence.first and scene.words.tokens[first - 1].lemma in ("ход", "время", "итог")
    verb = scene.governor(token, clause) if course and token.has("N") else None
    invites = verb is not None and verb.lemmas & {"пригласить", "анонсировать", "назначить", "наметить"}
    if verb is not None and verb.has("PS") and verb.lemmas & listed("cues", "planned"):
        before = scene.words.tokens[max(verb.index - 1, scene.sentence.first)]
        return before.lower in ("был", "была", "было", "были")  # "Визит был намечен в ходе | разговора"
    return bool(invites) and verb is not None and "past" in verb.readings[0].tags


def _is_set_for(scene: Scene, token: Token, clause: Sequence[Token]) -> bool:
    """Whether a phrase after a noun sets its day, and nothing says that it came: "визит, намеченный на май,
    подтвержден"."""
    k = scene.clauses.index_of(token.index) + 1
    if token.readings[0].pos != "N" or k >= len(scene.clauses.segments):
        return False
    opening = scene.words.tokens[scene.clauses.segments[k].first]
    came = any(t.lemmas & listed("happen", "verbs") and t.has("V", "PS") for t in clause)
    setting = opening.has("P") and opening.lemmas & listed("cues", "planned")
    return bool(setting) and not came and phrases.concords(opening, token)


def agreed_on(scene: Scene, token: Token) -> bool:
    """Whether an event is what was agreed on: "условились о встрече", "договоренность о форуме"."""
    if not token.has("N"):
        return False
    first = scene.phrase_start(token)
    before = list(scene.words.tokens[max(scene.sentence.first, first - 3) : first])
    brought = bool(before) and before[-1].lemma in ("проведение", "организация")
    if brought:
        before.pop()
    elif "gen" in token.cases("N"):  # "согласовали проведение | в ближайшие дни | встречи"
        before, brought = _bringing(scene, first) or (before, False)
    if brought and before and before[-1].lemmas & (listed("cues", "agreed") | {"согласовать"}):
        return True  # "согласовали проведение встречи"
    about = len(before) > 1 and before[-1].lower in ("о", "об")
    if about and before[-2].lower == "и" and finite(opening := scene.words.tokens[scene.sentence.first]):
        return bool(opening.lemmas & listed("cues", "agreed"))  # "Договорились они и о проведении | форума"
    return about and bool(before[-2].lemmas & {*listed("cues", "agreed"), *_AGREED[: 1 + brought]})


def _bringing(scene: Scene, first: int) -> tuple[list[Token], bool] | None:
    """What stands before "проведение" where only the time parts it from its event, and True."""
    low = max(scene.sentence.first, first - _TIME)
    near = scene.words.tokens[low:first]
    at = next((k for k, t in enumerate(near) if t.lemma in ("проведение", "организация")), None)
    if at is None or any(t.shape == "mark" or finite(t) for t in near[at + 1 :]):
        return None
    return scene.words.tokens[max(scene.sentence.first, low + at - 2) : low + at], True


# "прибыл для возобновления | переговоров"
_HOLDING_ON = frozenset(("проведения", "продолжения", "возобновления"))
_AGREED = ("договоренность", "решение")  # the second only with "о проведении"
# "проведение в ближайшие дни | встречи": so many words tell the time.
_TIME = 5


def is_aim(scene: Scene, token: Token) -> bool:
    """Whether somebody comes for a talk, or sets out to it: "прибыл для (проведения) переговоров с
    министром", "отправился в Рим на встречу с министром"."""
    first = scene.phrase_start(token)
    brought = [t.lower for t in scene.words.tokens[max(scene.sentence.first, first - 2) : first]]
    if brought[:1] in (["для"], ["целью"]) and brought[-1] in _HOLDING_ON and token.has("N"):
        return True
    before = phrases.preposition(scene.words, first) if token.has("N") else ""
    if before != "на" or "acc" not in token.cases("N"):
        return before == "для"
    verb = scene.governor(token, scene.clause(token))
    sets_out = listed("visit", "depart", "verbs") | listed("visit", "come", "verbs")
    return verb is not None and bool(verb.lemmas & sets_out)


def _is_missed(scene: Scene, token: Token) -> bool:
    """Whether those who were to meet did not come to the talk: "министры не приехали на | встречу"."""
    verb = scene.governor(token, scene.clause(token)) if scene.is_noun(token, _MET) else None
    return verb is not None and "past" in verb.readings[0].tags and denied(scene, verb)


_MET = listed("meeting", "noun", "nouns")


def _invites(clause: Sequence[Token], verb: Token) -> bool:
    """Whether a clause speaks of an invitation to do something: "получил приглашение принять участие",
    "приглашение на саммит"; what is told before with a verb of its own took place: "встретился с ним и
    передал приглашение посетить"."""
    asked = next((k for k, t in enumerate(clause) if t.lemma == "приглашение"), None)
    if asked is not None and finite(verb):
        between = (t for t in clause[:asked] if t.index > verb.index)
        if any(finite(t) for t in between):
            return False
    after = clause[asked + 1 :] if asked is not None else []
    if [t.lower for t in after[:2]] == ["к", "участию"]:
        return True
    if any(_names_where_to(t, after[k:]) for k, t in enumerate(after)):
        return clause[asked or 0].lower != "приглашению"
    todo = next((k for k, t in enumerate(after) if t.readings and t.readings[0].pos == "I"), None)
    return todo is not None and not any(finite(t) for t in after[:todo])


def _is_told_before(token: Token, clause: Sequence[Token]) -> bool:
    """Whether a deed stands before an invitation, which is to something else: "встретился с ним и принял |
    приглашение посетить Рим"."""
    asked = next((t for t in clause if t.lemma == "приглашение"), None)
    done = finite(token) and token.has("V", "PS") and "past" in token.readings[0].tags
    return done and asked is not None and token.index < asked.index and token.lemmas.isdisjoint(_GETS)


# Of these an invitation is the object: "принял приглашение", "получил приглашение".
_GETS = frozenset(("получить", "получать", "передать", "передавать", "вручить"))


def _names_where_to(token: Token, after: Sequence[Token]) -> bool:
    """Whether "на" says what somebody is asked to: "приглашение | на саммит", not "отдал его на встрече"."""
    noun = next((t for t in after[1:_WHERE_TO] if t.has("N")), None) if token.lower == "на" else None
    return noun is not None and "acc" in noun.cases("N")


# "на шестой очередной саммит": the noun is among so many words from "на" on.
_WHERE_TO = 5


def _is_of_deed_to_come(scene: Scene, gerund: Token) -> bool:
    """Whether a gerund stands beside what somebody will do: "| Прибыв в Токио, премьер откроет завод"."""
    verbs = [t for t in scene.words.inside(scene.sentence.index) if finite(t)]
    main = min(verbs, key=lambda t: abs(t.index - gerund.index), default=None)
    return main is not None and is_future(scene, main, scene.clause(main))


_SETS_OFF = listed("visit", "depart", "verbs")
_FROM_THERE = frozenset(("затем", "потом", "оттуда", "далее", "этого"))


def _goes_on_from(scene: Scene, verb: Token, clause: Sequence[Token]) -> bool:
    """Whether somebody who is told to be somewhere sets off again: "Из Рима он | отправляется в Лиму",
    "Затем | вылетает в Осло"."""
    if not any(d.type == "visit" and d.modality == "held" and not d.title for d in scene.told):
        return False
    return any(t.lower in _FROM_THERE or t.lower in ("из", "с") for t in clause if t.index < verb.index)


def is_future(scene: Scene, verb: Token, clause: Sequence[Token]) -> bool:
    first = verb.readings[0]
    if verb.lemma in ("ехать", "лететь") and "pres" in first.tags:
        return True
    if verb.lemmas & _SETS_OFF and "pres" in first.tags and _goes_on_from(scene, verb, clause):
        return True
    if "futr" in first.tags and "past" not in first.tags:
        return not _is_short_participle(scene, verb)
    if first.pos == "I":
        opening = scene.words.tokens[scene.clauses.segments[scene.clauses.index_of(verb.index)].first]
        aim = any(t.lower == "целью" for t in scene.words.tokens[max(0, verb.index - 2) : verb.index])
        return (
            aim
            or _is_intended(scene, verb)
            or opening.lower == "чтобы"
            or any(
                t.lemmas & (listed("cues", "planned") | listed("cues", "agreed"))
                or (t.lemma in ("быть", "мочь", "смочь", "готовый") and "past" not in t.readings[0].tags)
                for t in clause
            )
        )
    if first.pos == "PS":
        return any(t.lower in ("будет", "будут") for t in clause)
    return any(t.lower in ("будет", "будут") and abs(t.index - verb.index) <= 3 for t in clause)


def _is_short_participle(scene: Scene, verb: Token) -> bool:
    """Whether a form that is also a future says what was done: "затронут | круг вопросов", "достигнут"."""
    after = scene.words.tokens[verb.index + 1 : min(verb.index + _OBJECT, scene.sentence.last) + 1]
    forms = {("nom", r.number, r.gender) for r in verb.readings if r.pos == "PS"}
    single = (any((r.case, r.number, r.gender) in forms for r in t.readings if r.pos == "N") for t in after)
    return verb.has("PS") and any(single) and not scene.clauses.subject(verb.index)


# The noun of a short participle is among so many words after it.
_OBJECT = 3


def _is_intended(scene: Scene, verb: Token) -> bool:
    """Whether an infinitive says what somebody plans: "сообщил о планах президента | встретиться"."""
    near = scene.words.tokens[max(scene.sentence.first, verb.index - _INTENT) : verb.index]
    plans = [t for t in near if t.lemmas & {"намерение"} or t.lower in ("планах", "планы", "планов")]
    return bool(plans) and not any(finite(t) for t in near if t.index > plans[-1].index)


# So many words at most stand between plans and what they are: whose they are.
_INTENT = 7


def for_participation(scene: Scene, token: Token) -> bool:
    """Announced, unless the text says that it took place: "для участия в саммите", "в связи с участием"."""
    first = scene.phrase_start(token)
    before = [t.lemma for t in scene.words.tokens[max(scene.sentence.first, first - 5) : first]]
    aim = "цель" in before and "участие" in before  # "с целью принять участие в саммите"
    comes = ("участие" in before and before[-1] in ("в", "во", "работа")) or before[-2:] == [
        "присутствие",
        "на",
    ]
    if comes and _is_confirmed(scene, token):
        return True
    taking = before[-3:-1] in (["для", "участие"], ["с", "участие"])
    if aim or taking or _goes_on_from_participation(scene, first):
        return True
    return "участие" in before and is_what_for(scene, first)


def _goes_on_from_participation(scene: Scene, first: int) -> bool:
    """Whether a list of gatherings goes on: "прибыл для участия в саммите и в | форуме"."""
    ahead = scene.words.tokens[scene.sentence.first : first]
    said = [t.lower for t in ahead]
    repeated = said[-1:] in (["в"], ["на"]) and said[-2:-1] in (["и"], ["также"])
    if not repeated and said[-1:] not in (["и"], ["также"]):
        return False
    at = next((k for k in range(len(said) - 1, 0, -1) if said[k - 1 : k + 1] == ["для", "участия"]), None)
    return at is not None and not any(finite(t) for t in ahead[at:])


def _is_confirmed(scene: Scene, token: Token) -> bool:
    """Whether somebody says that he will come: "подтвердил участие в саммите", "объявила об участии"."""
    verb = scene.governor(token, scene.clause(token))
    return verb is not None and bool(verb.lemmas & listed("cues", "announced"))


def denied(scene: Scene, verb: Token) -> bool:
    """Whether a verb is negated: "не состоится", "не сможет приехать"."""
    able = scene.words.tokens[verb.index - 2 : verb.index] if verb.index > 1 else []
    if verb.has("I") and [t.lower == "не" or "смочь" in t.lemmas for t in able] == [True, True]:
        return bool(verb.lemmas & listed("cues", "denied"))
    if verb.has("I") and [t.lower == "не" or "решить" in t.lemmas for t in able] == [True, True]:
        return bool(verb.lemmas & (listed("cues", "denied") | listed("visit", "go", "verbs")))
    before = scene.words.tokens[verb.index - 1] if verb.index else None
    # "до него папы не приезжали": nobody meant to; "не летит" and "не полетел" he did
    meant = not any("impf" in r.tags and "past" in r.tags for r in verb.readings[:1])
    comes = listed("cues", "denied") | (listed("visit", "go", "verbs") if meant else frozenset())
    return before is not None and before.lower == "не" and bool(verb.lemmas & comes)
