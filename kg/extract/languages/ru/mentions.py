"""An event mention as a word of the text tells it: modality, scope, whether it is set apart in time."""

from __future__ import annotations

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru import anew, phrases
from kg.extract.languages.ru.across_plans import is_topic, was_not_done
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.habits import in_turn
from kg.extract.languages.ru.lexicon import table
from kg.extract.languages.ru.modality import agreed_on, for_participation, is_aim, modality
from kg.extract.languages.ru.predicates import ABOUT, relative_verb
from kg.extract.languages.ru.premodified import is_of_thing
from kg.extract.languages.ru.scene import Scene
from kg.extract.languages.ru.sources import is_carried_out
from kg.extract.languages.ru.stage import listed
from kg.extract.languages.ru.timeless import is_timeless
from kg.extract.languages.ru.undone import is_ground, only_named
from kg.extract.languages.ru.wishes import unexpected, wished
from kg.extract.words import Token
from kg.records import EventType


def mention(scene: Scene, kind: EventType, token: Token, rule: str, *, last: int | None = None) -> Draft:
    """Return the event that a token tells, with what its clause says of it; nobody takes part in it yet."""
    s = scene.sentence
    draft = Draft(
        kind, "held", s.index, s.paragraph, token.index, last or token.index, rule, title=s.paragraph < 0
    )
    occasion = scene.is_occasion(token)
    draft.modality = "held" if occasion else modality(scene, token)
    if draft.modality == "planned" and token.has("N") and _is_over(scene, token):
        draft.modality = "held"
    draft.agreed = agreed_on(scene, token)
    draft.aimed = draft.modality == "planned" and _is_aimed(scene, token)
    draft.aimed = draft.aimed or (draft.modality == "held" and not occasion and is_timeless(scene, token))
    low, high = scene.clauses.reach(token.index)
    verbal = token.readings[0].pos == "I" or (token.has("V") and "futr" in token.readings[0].tags)
    not_so = (draft.modality == "held" or verbal) and _negated(scene, token)
    not_so = not_so or ("не" in scene.said and was_not_done(scene, token)) or is_topic(scene, token)
    not_so = not_so and draft.modality != "cancelled"
    denied_there = unexpected(scene, token, low, high) or wished(scene, token, low, high)
    denied_there = denied_there or is_ground(scene, token)
    denied_there = denied_there or (draft.modality == "held" and only_named(scene, token))
    draft.denied = not_so or (denied_there and not occasion)
    text = " ".join(t.lower for t in scene.words.tokens[low : high + 1])
    draft.aside = any(r.pos == "P" for r in token.readings[:2])
    draft.same_day = _is_of_same_day(scene, draft, _before_gerund(scene, token, low) + text, low, high)
    draft.same_time = any(p in text for p in table("triggers")["cues"]["same_time"])
    draft.apart = _is_apart(scene, token, text)
    draft.occasion = occasion and not scene.with_(token)
    if kind in TALKS and any(d.type == kind for d in scene.told):
        sits = any(d.rule == "commission" for d in scene.told)
        another = anew.is_another(scene, token) or (sits and _is_before_session(scene, token))
        draft.anew, draft.beside = another, anew.is_beside(scene, token)
    draft.past = _is_past(scene, token, low, high)
    draft.under_way = _is_under_way(scene, token)
    draft.scope = _scope(scene, draft, token, high, occasion=occasion)
    draft.telling = scene.clauses.telling(token.index)
    draft.told = scene.clauses.agrees(token.index)
    draft.there = scene.clauses.opens_there(token.index) and not _opens_with_day(scene)
    apart = [t for t in scene.words.tokens[low : high + 1] if _earlier(scene, t)]
    if apart and scene.tells(token):  # "Встреча прошла на прошлой неделе": that in focus
        apart = [t for t in apart if not _is_of_days(scene, t)]
    draft.earlier = bool(apart) or _recalled(scene, token)
    if (kind == "visit" and draft.aside) or token.lemma in _REPEATED:
        draft.earlier = draft.earlier or "до этого" in text or "перед этим" in text
    return draft


# "До этого они | встречались в Праге": of the news would be "встретились".
_REPEATED = frozenset(("встречаться", "видеться", "собираться", "созваниваться"))
# Of the words for the same day, those that name it.
_OF_DAY = ("тот же день", "тот день", "вечер", "утр", "днем", "того же дня", "спустя час", "часом позже")


# "в тот же день, | встретившись": so many words before a comma say when.
_DAY_BEFORE = 4


def _before_gerund(scene: Scene, token: Token, low: int) -> str:
    """The words that say when right before a gerund: "был на форуме и в тот же день, | встретившись"."""
    comma = low - 1
    if token.readings[0].pos != "G" or comma <= scene.sentence.first or scene.words.tokens[comma].text != ",":
        return ""
    ahead = scene.words.tokens[max(scene.sentence.first, comma - _DAY_BEFORE) : comma]
    said = " ".join(t.lower for t in ahead)
    return next((f"{p} " for p in _DAYS_SAME if said.endswith(p)), "")


_DAYS_SAME = ("в тот же день", "в этот же день", "тогда же", "в тот же вечер")


def _is_of_same_day(scene: Scene, draft: Draft, text: str, low: int, high: int) -> bool:
    """Whether the words of its clause put an event on the day told before."""
    if draft.type == "signing" and _crowns_talks(scene, low, high):
        return True
    ahead = draft.type == "visit" and draft.modality == "planned"
    if ahead and low == scene.sentence.first and not any(p in text for p in _OF_DAY):
        return False  # "в среду прибыл в Осло. Затем он посетит Рим": on which day is not told
    return any(p in text for p in table("triggers")["cues"]["same_day"])


def _is_apart(scene: Scene, token: Token, text: str) -> bool:
    """Whether several are met one by one: "отдельно встретился с А и Б"."""
    near = scene.words.tokens[max(scene.sentence.first, token.index - 3) : token.index + 3]
    separate = listed("meeting", "separate", "words")
    if any(t.lemmas & separate or in_turn(scene.words, t) for t in near):
        return True
    if _is_before_session(scene, token):
        return True
    return token.has("V") and any(p in text for p in table("triggers")["meeting"]["separate"]["phrases"])


def _is_before_session(scene: Scene, token: Token) -> bool:
    """Whether a clause opens with the session before or after which somebody talks: "До заседания министры
    проведут | переговоры"."""
    low, _ = scene.clauses.reach(token.index)
    opening = scene.words.tokens[low : min(low + _OPENS, token.index)]
    if not opening or opening[0].lower not in ("до", "перед", "после", "накануне"):
        return False
    noun = next((t for t in opening[1:] if t.has("N")), None)
    sits = listed("conference", "noun", "nouns") | listed("meeting", "commission", "nouns") | {"заседание"}
    if noun is not None and noun.lemmas & _COURSE:  # "До начала | заседания"
        noun = next((t for t in opening if t.has("N") and t.index > noun.index), None)
    return noun is not None and bool(noun.lemmas & sits) and token.index > noun.index


# "После | первого пленарного заседания": so many words.
_OPENS = 5
_COURSE = frozenset(("начало", "открытие", "окончание", "завершение", "закрытие"))


def _scope(
    scene: Scene, draft: Draft, token: Token, high: int, *, occasion: bool
) -> tuple[tuple[int, int], ...]:
    """The ranges of tokens that speak of an event."""
    before = scene.words.tokens[max(scene.phrase_start(token) - 1, scene.sentence.first)]
    if draft.type == "conference" and before.lower in _BESIDE:
        return ((token.index, high),)  # "5 мая, накануне | саммита, прибыл": who came
    scope = scene.clauses.scope(token.index)
    if occasion:
        scope = _before_aims(scene, token, scope)
    if draft.modality == "cancelled" and token.has("N"):
        scope = _behind_calling_off(scene, token, scope)
    return scope


def _is_aimed(scene: Scene, token: Token) -> bool:
    """Whether an event is what somebody comes or talks for."""
    if for_participation(scene, token) or is_aim(scene, token):
        return True
    return _is_to_end(scene, token) or _is_purpose(scene, token)


def _is_over(scene: Scene, token: Token) -> bool:
    """Whether the clause speaks of what came of an event: "обсудят выполнение решений | саммита"."""
    return "gen" in token.cases("N") and is_carried_out(scene.words, scene.phrase_start(token))


def _is_past(scene: Scene, token: Token, low: int, high: int) -> bool:
    """Whether a verb in the past tells of it: "встретился", "провел встречу"; not "был намечен визит"."""
    clause = scene.words.tokens[low : high + 1]
    carrier = token if token.has("V") else scene.light_verb(token)
    past = carrier is not None and finite(carrier) and "past" in carrier.readings[0].tags
    return past and not any(t.lemmas & listed("cues", "planned") and t.has("PS", "AS") for t in clause)


def _is_under_way(scene: Scene, token: Token) -> bool:
    """Whether a verb in the present tells of it, or that it has begun: "проводит встречу", "начал беседу"."""
    verbal = token.has("V") and not token.has("N")  # "встречу" is no verb here
    carrier = token if verbal else scene.light_verb(token)
    if carrier is None and scene.happens(token):
        carrier = scene.governor(token, scene.clause(token))
    if carrier is None or not finite(carrier) or carrier.readings[0].pos != "V":
        return False
    return "pres" in carrier.readings[0].tags or bool(carrier.lemmas & {"начать", "начаться", "открыться"})


def _is_of_days(scene: Scene, token: Token) -> bool:
    """Whether a word that sets apart in time only says which days: "на | прошлой неделе", "| ранее
    сегодня", "в | последних числах мая"."""
    after = scene.behind(token)
    if token.lower in ("ранее", "раньше"):
        ahead = scene.words.tokens[token.index + 2 : token.index + 4]
        week = after.lower == "на" and any(t.lemma == "неделя" for t in ahead)
        return week or after.lower in ("сегодня", "вчера")
    return bool(after.lemmas & (_SPANS | listed("cues", "days")))


_SPANS = frozenset(("неделя", "месяц", "число", "декада", "выходной", "выходные", "день", "час", "сутки"))


def _crowns_talks(scene: Scene, low: int, high: int) -> bool:
    """Whether what is signed is the outcome of talks, on whose day it is then: "по итогам переговоров"."""
    clause = scene.words.tokens[low : high + 1]
    at = next((k for k, t in enumerate(clause) if t.lower in _OUTCOMES), None)
    after = clause[at + 1 : at + _OUTCOME] if at is not None else []
    return any(t.lemmas & listed("meeting", "noun", "nouns") and "gen" in t.cases("N") for t in after)


_OUTCOMES = frozenset(("итогам", "результатам", "завершении", "окончании"))
# "по итогам двусторонних министерских | переговоров": so many words.
_OUTCOME = 5
_BESIDE = frozenset(("накануне", "перед", "после"))


def _before_aims(
    scene: Scene, token: Token, scope: tuple[tuple[int, int], ...]
) -> tuple[tuple[int, int], ...]:
    """The scope of a talk without what somebody asked for at it: "предложил | собраться в Осло", "принял
    приглашение | посетить Осло в мае"."""
    verb = scene.governor(token, scene.clause(token))
    asks = listed("cues", "wishes") | listed("cues", "planned")
    if verb is None or verb.index < token.index:
        return scope
    end = verb.index if verb.lemmas & asks else _before_deed(scene, verb)
    return tuple((low, min(high, end)) for low, high in scope if low <= end)


def _behind_calling_off(
    scene: Scene, token: Token, scope: tuple[tuple[int, int], ...]
) -> tuple[tuple[int, int], ...]:
    """The scope of an event that somebody calls off without the time at which he does: "В мае он отменил |
    поездку в Осло"."""
    verb = scene.governor(token, scene.clause(token))
    called = verb is not None and verb.has("V") and verb.lemmas & listed("cues", "cancelled")
    if verb is None or not called or verb.lemma.endswith("ся") or verb.index > token.index:
        return scope
    if "past" not in verb.readings[0].tags or not scene.subject(verb):
        return scope
    return tuple((max(low, verb.index), high) for low, high in scope if high >= verb.index)


def _before_deed(scene: Scene, verb: Token) -> int:
    """The noun after a verb that says what is to be done, by an infinitive; else the end of the sentence."""
    after = scene.words.tokens[verb.index + 1 : scene.sentence.last + 1]
    noun = next((t for t in after[:_INTENDED] if t.has("N") and t.lemmas & _DEEDS), None)
    inside = after[noun.index - verb.index :][:_WHO_ACTS] if noun is not None else ()
    deed = next((t for t in inside if t.has("I") or finite(t) or t.shape == "mark"), None)
    return noun.index if noun is not None and deed is not None and deed.has("I") else scene.sentence.last


# "принял его любезное | приглашение", "приглашение премьера Чили Хуана Веги | посетить": so many words.
_INTENDED, _WHO_ACTS = 5, 7
_DEEDS = frozenset(("приглашение", "намерение", "готовность", "желание", "план", "предложение", "решение"))


def _opens_with_day(scene: Scene) -> bool:
    """Whether a sentence is about one day: "днем позже, 11 марта, вылетел в Рим, где встретился"; not that of
    a return from where something was."""
    inside = scene.words.inside(scene.sentence.index)
    if any(t.lemmas & listed("visit", "return", "verbs") and finite(t) for t in inside):
        return False
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
    if before is not None and before.lower == "не" and token.has("V", "PS", "N", "G", "I"):
        return True
    first = scene.phrase_start(token)
    bare = "gen" in token.cases("N") and not phrases.preposition(scene.words, first)
    verb = scene.governor(token, scene.clause(token)) if bare else None
    if verb is None or verb.index == scene.sentence.first:
        return False
    of_other = scene.words.tokens[first - 1] if first > scene.sentence.first else verb
    if of_other.has("N") and "gen" in of_other.cases("N") and of_other.lemma not in _HOLDING:
        return False  # "съемки начала | переговоров не было"
    carries = verb.lemmas & ({"быть"} | listed("light", "verbs"))
    return bool(carries) and scene.words.tokens[verb.index - 1].lower == "не"


_HOLDING = frozenset(("проведение", "организация"))


def _earlier(scene: Scene, token: Token) -> bool:
    """Whether a word sets an event apart in time; "последний" alone ("назначение последнего") does not."""
    if not token.lemmas & listed("cues", "earlier") or is_of_thing(scene.words, token.index, token.index + 1):
        return False
    following = scene.behind(token)
    before = scene.words.tokens[max(token.index - 1, scene.sentence.first)].lower
    again = token.lower == "раз" and (before in _AGAIN or before in _COUNTED)
    if (token.lower, following.lower) == ("прежде", "всего") or again:
        return False  # "еще раз отметил", "в третий раз отложил" is said now
    likely = {r.case for r in following.readings[:2]}
    alone = "последний" in token.lemmas and not likely & token.cases("A")
    return not alone


def _recalled(scene: Scene, token: Token) -> bool:
    """Whether somebody only recalls an event: "с удовлетворением вспомнив о встрече"."""
    first = scene.phrase_start(token)
    before = scene.words.tokens[max(scene.sentence.first, first - 3) : first]
    about = token.has("N") and bool(before) and before[-1].lower in ABOUT
    return about and any(t.lemmas & listed("cues", "recalled") for t in before)


_COUNTED = frozenset(("второй", "третий", "четвертый", "четвёртый", "пятый", "шестой", "седьмой", "десятый"))
_AGAIN = frozenset(("еще", "ещё", "очередной", "каждый", "лишний", "первый", "этот"))
