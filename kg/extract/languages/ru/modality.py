"""Held, planned or cancelled: what tense, cues and denials say of an event mention."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import table
from kg.extract.languages.ru.premodified import is_of_thing
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.wishes import called_off, unexpected, wished
from kg.extract.words import Token
from kg.records import EventType, Modality


def mention(scene: Scene, kind: EventType, token: Token, rule: str, *, last: int | None = None) -> Draft:
    s = scene.sentence
    draft = Draft(
        kind, "held", s.index, s.paragraph, token.index, last or token.index, rule, title=s.paragraph < 0
    )
    occasion = scene.is_occasion(token)
    draft.modality = "held" if occasion else modality(scene, token)
    draft.agreed = agreed_on(scene, token)
    draft.aimed = draft.modality == "planned" and (for_participation(scene, token) or _is_aim(scene, token))
    draft.aimed = draft.aimed or (draft.modality == "planned" and _is_to_end(scene, token))
    draft.aimed = draft.aimed or (draft.modality == "planned" and _is_purpose(scene, token))
    low, high = scene.clauses.reach(token.index)
    not_so = draft.modality == "held" and _negated(scene, token)
    denied_there = unexpected(scene, low, high) or wished(scene, token, low, high)
    draft.denied = not_so or (denied_there and not occasion)
    text = " ".join(t.lower for t in scene.words.tokens[low : high + 1])
    draft.aside = any(r.pos == "P" for r in token.readings[:2])
    draft.same_day = any(p in text for p in table("triggers")["cues"]["same_day"])
    draft.same_time = any(p in text for p in table("triggers")["cues"]["same_time"])
    near = scene.words.tokens[max(scene.sentence.first, token.index - 3) : token.index + 3]
    draft.apart = any(t.lemmas & listed("meeting", "separate", "words") for t in near)
    draft.scope = scene.clauses.scope(token.index)
    if occasion:
        draft.scope = _before_aims(scene, token, draft.scope)
    draft.telling = scene.clauses.telling(token.index)
    draft.told = scene.clauses.agrees(token.index)
    draft.there = scene.clauses.opens_there(token.index) and not _opens_with_day(scene)
    draft.earlier = any(_earlier(scene, t) for t in scene.words.tokens[low : high + 1]) or _recalled(
        scene, token
    )
    return draft


def _before_aims(
    scene: Scene, token: Token, scope: tuple[tuple[int, int], ...]
) -> tuple[tuple[int, int], ...]:
    """The scope of a talk without what somebody asked for at it: "предложил | собраться в Осло"."""
    verb = scene.governor(token, scene.clause(token))
    asks = listed("cues", "wishes") | listed("cues", "planned")
    if verb is None or verb.index < token.index or not verb.lemmas & asks:
        return scope
    return tuple((low, min(high, verb.index)) for low, high in scope if low <= verb.index)


def _opens_with_day(scene: Scene) -> bool:
    """Whether a sentence is about one day: "днем позже, 11 марта, вылетел в Рим, где встретился"."""
    opening = [t.lower for t in scene.words.tokens[scene.sentence.first : scene.sentence.first + 2]]
    later = opening[:1] in (["днем"], ["днём"]) and opening[-1] in ("позже", "позднее", "ранее", "раньше")
    return later or not _DAYS.isdisjoint(opening)


_DAYS = frozenset(("сегодня", "вчера", "накануне", "позавчера", "завтра"))


def _is_purpose(scene: Scene, token: Token) -> bool:
    """Whether somebody comes to do it: "прибыл, | чтобы обсудить с коллегой торговлю"."""
    segment = scene.clauses.segments[scene.clauses.index_of(token.index)]
    return scene.words.tokens[segment.first].lower == "чтобы"


def _is_to_end(scene: Scene, token: Token) -> bool:
    """Whether only the end of an event is to come: "саммит продлится до 16 октября"."""
    verb = relative_verb(scene, token) or scene.governor(token, scene.clause(token))
    return verb is not None and bool(verb.lemmas & _ENDS) and "nom" in token.cases("N")


_ENDS = frozenset(("продлиться", "длиться", "завершиться", "закончиться"))


def _negated(scene: Scene, token: Token) -> bool:
    """Whether a verb says that nothing took place: "президенты не встретились", "так и не встретившись",
    "встречи с послом не было", "переговоров не проводил"."""
    before = scene.words.tokens[token.index - 1] if token.index > scene.sentence.first else None
    if before is not None and before.lower == "не" and token.has("V", "PS", "N", "G"):
        return True
    first = scene.phrase_start(token)
    bare = "gen" in token.cases("N") and not phrases.preposition(scene.words, first)
    verb = scene.governor(token, scene.clause(token)) if bare else None
    if verb is None or verb.index == scene.sentence.first:
        return False
    carries = verb.lemmas & ({"быть"} | listed("light", "verbs"))
    return bool(carries) and scene.words.tokens[verb.index - 1].lower == "не"


def _earlier(scene: Scene, token: Token) -> bool:
    """Whether a word sets an event apart in time; "последний" alone ("назначение последнего") does not."""
    if token.lower == "недавно" or _some_days_ago(scene, token):
        return _is_of_before(scene, token)
    if not token.lemmas & listed("cues", "earlier") or is_of_thing(scene.words, token.index, token.index + 1):
        return False
    following = scene.words.tokens[min(token.index + 1, scene.sentence.last)]
    before = scene.words.tokens[max(token.index - 1, scene.sentence.first)].lower
    if (token.lower, following.lower) == ("прежде", "всего") or (token.lower == "раз" and before in _AGAIN):
        return False  # "еще раз отметил" is said now
    likely = {r.case for r in following.readings[:2]}
    alone = "последний" in token.lemmas and not likely & token.cases("A")
    return not alone


def _is_of_before(scene: Scene, token: Token) -> bool:
    """Whether a time gone by sets an event apart: not that of "недавно прибывшие послы", nor what the body
    opens with, "Недавно министр посетил Рим"."""
    if scene.words.tokens[min(token.index + 1, scene.sentence.last)].has("P"):
        return False
    opens = token.index - scene.sentence.first < _OPENING
    return not opens or any(not d.title for d in scene.told)


def _some_days_ago(scene: Scene, token: Token) -> bool:
    """Whether a time that names no day ends at a token: "несколько дней назад", "на днях", "перед этим"."""
    before = scene.words.tokens[max(token.index - 1, scene.sentence.first)]
    ago = token.lower == "назад" and bool(before.lemmas & _SPANS_OF_TIME)
    return ago or (before.lower, token.lower) in (("на", "днях"), ("перед", "этим"))


# "Несколько дней | назад": so many words open a sentence.
_OPENING = 3
_SPANS_OF_TIME = frozenset(("день", "неделя", "месяц", "год"))


def _recalled(scene: Scene, token: Token) -> bool:
    """Whether somebody only recalls an event: "с удовлетворением вспомнив о встрече"."""
    first = scene.phrase_start(token)
    before = scene.words.tokens[max(scene.sentence.first, first - 3) : first]
    about = token.has("N") and bool(before) and before[-1].lower in _ABOUT
    return about and any(t.lemmas & listed("cues", "recalled") for t in before)


_AGAIN = frozenset(("еще", "ещё", "очередной", "каждый", "лишний", "первый"))


def modality(scene: Scene, token: Token) -> Modality:
    """Future tense, an infinitive under a cue or a cue in the clause make it planned; a denial cancelled."""
    low, high = scene.clauses.reach(token.index)
    clause = _unquoted(scene, token, low, high)
    if token.readings[0].pos == "N":
        clause += main_predicate(scene, token, high)
        clause += verb_understood(scene, clause, low)
    if _prepared(scene, token) or agreed_on(scene, token) or _is_aim(scene, token):
        return "planned"
    if for_participation(scene, token):
        return "planned"
    preposition = phrases.preposition(scene.words, phrases.first_attribute(scene.words, token.index, 0))
    until = preposition == "до"
    told = next((d for d in reversed(scene.told) if d.type in TALKS), None)
    if preposition in ("помимо", "кроме") and told is not None:
        return told.modality  # "Помимо переговоров с коллегой министр посетит форум"
    cancelled = (t for t in clause if t.lemmas & listed("cues", "cancelled") and not t.has("PREP"))
    if any(scene.words.tokens[t.index - 1].lower not in _ABOUT for t in cancelled):
        return "planned" if until else "cancelled"  # "документы отложили до визита премьера"
    before = scene.words.tokens[max(low, token.index - 1) : token.index]
    verbs = [t for t in clause if t.readings and (finite(t) or t.readings[0].pos == "I")]
    if any(denied(scene, t) for t in [token, *verbs]) or called_off(scene, token, clause):
        return "cancelled"
    verbal = token.readings[0].pos in ("V", "PS", "I", "G", "P")
    governing = token if verbal else relative_verb(scene, token) or _carrier(scene, token, clause)
    if governing is not None and is_future(scene, governing, clause):
        return "planned"
    opening = scene.words.tokens[scene.clauses.segments[scene.clauses.index_of(token.index)].first]
    text = " ".join(t.lower for t in clause)
    if any(p in text for p in table("triggers")["cues"]["planned_phrases"]):
        return "planned"
    if opening.lower == "чтобы" or _invites(clause) or _is_of_programme(scene, token):
        return "planned"
    if _told_of(scene, token, clause):
        return "held"
    if any(t.lemmas & listed("cues", "planned") for t in [*before, *near_cues(scene, token, clause)]):
        return "planned"
    return "planned" if _is_set_for(scene, token, clause) else "held"


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


def _carrier(scene: Scene, token: Token, clause: Sequence[Token]) -> Token | None:
    """The verb that says when a noun is: an infinitive that carries it, else the finite one."""
    light = scene.light_verb(token)
    infinitive = light is not None and light.readings[0].pos == "I"
    return light if infinitive else scene.governor(token, clause)


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
    return [
        t for t in before if t.lemmas & listed("cues", "planned") or any("futr" in r.tags for r in t.readings)
    ]


def main_predicate(scene: Scene, token: Token, after: int) -> list[Token]:
    """The predicate that follows a participial phrase: "визит, намеченный на май, отложен"."""
    clause = scene.words.tokens[scene.clauses.reach(token.index)[0] : after + 1]
    first = phrases.first_attribute(scene.words, token.index, 0)
    work = first > 0 and scene.words.tokens[first - 1].lemma == "работа"  # "в работе саммита, который ..."
    resumed = work or phrases.preposition(scene.words, first)
    if any(finite(t) for t in clause) or not ("nom" in token.cases("N") or resumed):
        return []
    for segment in scene.clauses.segments:
        if segment.first > after and segment.predicate and not segment.wall:
            return [t for t in scene.words.tokens[segment.first : segment.last + 1] if t.shape == "word"]
    return []


def near_cues(scene: Scene, token: Token, clause: Sequence[Token]) -> list[Token]:
    """The words that can carry a cue for this trigger: its clause, but not a participle of another phrase."""
    own = _own_predicate(scene, token, clause)
    return [
        t
        for t in own
        if t.readings
        and t.readings[0].pos in ("V", "PS", "AS", "A", "P", "N", "AV")
        and t is not token
        and t.lower not in _FUTURE
        and not _is_document(scene, t)
        and not _describes_other(scene, t, token)
    ]


def _own_predicate(scene: Scene, token: Token, clause: Sequence[Token]) -> Sequence[Token]:
    """The part of a clause with two predicates that a trigger is in: "провел беседу | и планирует визит"."""
    bounds = [0]
    for k, t in enumerate(clause[:-1]):
        if t.lower == "и" and finite(clause[k + 1]) and clause[k + 1].has("V") and k:
            bounds.append(k)
    parts = [clause[a:b] for a, b in zip(bounds, [*bounds[1:], len(clause)], strict=True)]
    own = next((part for part in parts if any(t is token for t in part)), clause)
    carriers = [t for t in own if finite(t) and t.lemmas & listed("light", "verbs")]
    return own if any("past" in t.readings[0].tags for t in carriers) else clause


# "соглашение об отмене виз" is not cancelled.
_ABOUT = frozenset(("о", "об", "обо"))
# The noun, no attribute of an event: "обсудили планы на будущее".
_FUTURE = frozenset(("будущее", "будущего", "будущему"))


def _prepared(scene: Scene, token: Token) -> bool:
    """Whether an event is only prepared: "подготовка визита", "подготовка к саммиту"."""
    first = scene.phrase_start(token)
    before = [t for t in scene.words.tokens[max(scene.sentence.first, first - 2) : first] if t.lower != "к"]
    if before and before[-1].lower == "накануне":
        return "gen" in token.cases("N") and token.readings[0].pos == "N" and not _is_of_past(scene, token)
    return bool(before) and before[-1].lemma in ("подготовка", "преддверие", "канун", "дата", "срок")


def _is_of_past(scene: Scene, token: Token) -> bool:
    """Whether a sentence tells of another time: "7 мая 2022 года, накануне саммита", "ранее, накануне"."""
    inside = scene.words.inside(scene.sentence.index)
    years = any(t.shape == "number" and len(t.text) == 4 and t.text.isdigit() for t in inside)
    return years or any(t.lemmas & listed("cues", "earlier") for t in scene.clause(token))


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
    return about and bool(before[-2].lemmas & (listed("cues", "agreed") | {"договоренность"}))


def _bringing(scene: Scene, first: int) -> tuple[list[Token], bool] | None:
    """What stands before "проведение" where only the time parts it from its event, and True."""
    low = max(scene.sentence.first, first - _TIME)
    near = scene.words.tokens[low:first]
    at = next((k for k, t in enumerate(near) if t.lemma in ("проведение", "организация")), None)
    if at is None or any(t.shape == "mark" or finite(t) for t in near[at + 1 :]):
        return None
    return scene.words.tokens[max(scene.sentence.first, low + at - 2) : low + at], True


# "проведение в ближайшие дни | встречи": so many words tell the time.
_TIME = 5


def _is_aim(scene: Scene, token: Token) -> bool:
    """Whether somebody comes for a talk, or sets out to it: "прибыл для переговоров с министром",
    "отправился в Рим на встречу с министром"."""
    first = scene.phrase_start(token)
    before = phrases.preposition(scene.words, first) if token.has("N") else ""
    if before != "на" or "acc" not in token.cases("N"):
        return before == "для"
    verb = scene.governor(token, scene.clause(token))
    sets_out = listed("visit", "depart", "verbs") | listed("visit", "come", "verbs")
    return verb is not None and bool(verb.lemmas & sets_out)


def _invites(clause: Sequence[Token]) -> bool:
    """Whether a clause speaks of an invitation to do something: "получил приглашение принять участие",
    "приглашение на саммит"."""
    asked = next((k for k, t in enumerate(clause) if t.lemma == "приглашение"), None)
    after = clause[asked + 1 :] if asked is not None else []
    if any(t.lower == "на" for t in after) and clause[asked or 0].lower != "приглашению":
        return True
    todo = next((k for k, t in enumerate(after) if t.readings and t.readings[0].pos == "I"), None)
    return todo is not None and not any(finite(t) for t in after[:todo])


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


def _unquoted(scene: Scene, token: Token, low: int, high: int) -> list[Token]:
    """The words of a clause without names in quotation marks, which say nothing of when: «Общее будущее».

    What is said around the trigger itself is no name.
    """
    out: list[Token] = []
    i = low
    while i <= high:
        end = phrases.quoted_end(scene.words, i)
        if end is not None and i < high and not scene.words.tokens[i + 1].capital:
            end = None  # "встреча «пока отложена»"
        end = None if end is not None and i <= token.index <= end else end
        if end is None and scene.words.tokens[i].shape == "word":
            out.append(scene.words.tokens[i])
        i = end + 1 if end is not None and end <= high else i + 1
    return out


def _is_document(scene: Scene, token: Token) -> bool:
    """Whether it is something on paper: "подписание плана действий", "протокол о намерениях"; "в планах" is
    not.
    """
    before = scene.words.tokens[max(token.index - 2, 0) : token.index]
    about = len(before) == 2 and before[1].lower in _ABOUT
    if about and before[0].lemmas & listed("signing", "documents", "nouns"):
        return True
    return token.lemma == "план" and all(r.number == "s" for r in token.readings if r.pos == "N")


def is_future(scene: Scene, verb: Token, clause: Sequence[Token]) -> bool:
    first = verb.readings[0]
    if verb.lemma in ("ехать", "лететь") and "pres" in first.tags:
        return True
    if "futr" in first.tags and "past" not in first.tags:
        return True
    if first.pos == "I":
        opening = scene.words.tokens[scene.clauses.segments[scene.clauses.index_of(verb.index)].first]
        aim = any(t.lower == "целью" for t in scene.words.tokens[max(0, verb.index - 2) : verb.index])
        return (
            aim
            or _is_intended(scene, verb)
            or opening.lower == "чтобы"
            or any(
                t.lemmas & (listed("cues", "planned") | listed("cues", "agreed"))
                or (t.lemma in ("быть", "мочь", "готовый") and "past" not in t.readings[0].tags)
                for t in clause
            )
        )
    if first.pos == "PS":
        return any(t.lower in ("будет", "будут") for t in clause)
    return any(t.lower in ("будет", "будут") and abs(t.index - verb.index) <= 3 for t in clause)


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
    if "участие" in before and before[-1] in ("в", "во", "работа") and _is_confirmed(scene, token):
        return True
    return aim or before[-3:-1] == ["для", "участие"] or before[-3:-1] == ["с", "участие"]


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
    return before is not None and before.lower == "не" and bool(verb.lemmas & listed("cues", "denied"))
