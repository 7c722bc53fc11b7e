"""An event put off to a day that is named is planned for it: "перенесен с 20 марта на 14 апреля"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.times import When
from kg.extract.words import Token, Words

_MARKS = frozenset(",;:–—()")
_MOVES = words_of("triggers", "cues", "moves")
_TAKES_PLACE = words_of("triggers", "happen", "verbs")


def move(words: Words, drafts: Sequence[Draft], whens: Sequence[When]) -> None:
    """Plan the cancelled events anew that their sentence moves to another day; they take that day."""
    for draft in drafts:
        if draft.modality != "cancelled":
            continue
        moves = [t.index for t in words.inside(draft.sentence) if t.lemmas & _MOVES]
        new = [w for w in whens if any(_moved_to(words, w, at) for at in moves)]
        # "запланированная на среду поездка переносится на сентябрь"
        new.sort(key=lambda w: all(w.first < at for at in moves))
        if new:
            draft.modality = "planned"
            draft.when = new[0]


def hold_later(words: Words, drafts: Sequence[Draft], whens: Sequence[When]) -> None:
    """Plan what was called off for the day that the next sentences give it: "Встреча отложена. | Она пройдет
    16 апреля", not "Ранее сообщалось, что она пройдет 16 апреля"."""
    for n, draft in enumerate(drafts):
        if draft.rule != "whereabouts" or not any(
            words.tokens[w.first].sentence == draft.sentence for w in whens
        ):
            continue
        before = [d for d in drafts[:n] if d.rule != "whereabouts" and not d.title]
        off = before[-1] if before else None
        near = off is not None and 0 < draft.sentence - off.sentence <= _SHORTLY
        if off is None or not near or off.modality != "cancelled":
            continue
        verb = next((t for t in words.inside(draft.sentence) if finite(t)), None)
        if verb is not None and verb.lemmas & _TAKES_PLACE and "futr" in verb.readings[0].tags:
            off.modality = draft.modality = "planned"


def call_off(words: Words, drafts: Sequence[Draft]) -> None:
    """Cancel what a text only tells to have been meant for a visit that it tells to be called off: "Визит А в
    Рим отложен. Планировались переговоры с Б"."""
    for n, draft in enumerate(drafts):
        if draft.modality != "planned":
            continue
        visits = [d for d in drafts[:n] if d.type == "visit" and d.modality == "cancelled"]
        visits = visits or [d for d in drafts[:n] if _is_talk_off(d, draft)]
        if not visits or not _was_meant(words, draft):
            continue
        others = (d for d in drafts[:n] if d.type == "visit" and d.modality != "cancelled" and not d.title)
        off = visits[-1]
        if not any(d.sentence > off.sentence and not _is_same_journey(d, off) for d in others):
            draft.modality = "cancelled"


def _is_same_journey(visit: Draft, off: Draft) -> bool:
    """Whether a visit is the one called off, of which a text tells once more how it was planned."""
    places = {d.place.name for d in (visit, off) if d.place is not None}
    return len(places) == 1 and bool(visit.keys() & off.keys())


def _is_talk_off(talk: Draft, visit: Draft) -> bool:
    """Whether a talk was called off shortly before a visit of one of its sides is told that was meant:
    "Встреча министров перенесена. 5 марта в Рим должен был прибыть министр"."""
    near = talk.modality == "cancelled" and talk.type in TALKS and visit.sentence - talk.sentence <= _SHORTLY
    if not near or visit.type != "visit":
        return False
    return bool(talk.keys() & visit.keys() or set(talk.countries()) & set(visit.countries()))


_SHORTLY = 3


def call_off_later(words: Words, drafts: Sequence[Draft], whens: Sequence[When]) -> None:
    """Cancel what a text tells to have been meant and, in the same sentence or the next, not to have come
    about: "должен был приехать, но отменил поездку", "собирались встретиться. Встреча не состоялась"."""
    for draft in drafts:
        nouns = _NOUNS.get(draft.type)
        if draft.modality != "planned" or nouns is None or draft.title:
            continue
        if not (_had_been_meant(words, draft) or _is_called_off_next(words, draft, nouns)):
            continue
        if _given_up(words, draft):
            moves = [
                t.index for t in words.inside(draft.sentence) if t.lemmas & _MOVES and t.index > draft.last
            ]
            moved = next((w for w in whens if any(_moved_to(words, w, at) for at in moves)), None)
            draft.modality, draft.when = ("planned", moved) if moved else ("cancelled", draft.when)
            continue
        last = words.sentences[min(draft.sentence + 1, len(words.sentences) - 1)].last
        named = (t for t in words.tokens[draft.last + 1 : last + 1] if t.lemmas & nouns and t.has("N"))
        noun, new = next(((t, w) for t in named for w in _called_off(words, t, whens)), (None, None))
        other = noun is not None and any(
            d.first <= noun.index <= d.last and d.parts and not d.keys() <= draft.keys() for d in drafts
        )
        if noun is not None and not other:
            draft.modality, draft.when = ("planned", new) if new is not None else ("cancelled", draft.when)


def _is_called_off_next(words: Words, draft: Draft, nouns: frozenset[str]) -> bool:
    """Whether the next sentence says of nothing but a visit or a talk that it is called off: "А посетит Рим.
    | Теперь поездка отменена"."""
    if draft.sentence + 1 >= len(words.sentences):
        return False
    inside = list(words.inside(draft.sentence + 1))
    noun = next((t for t in inside if t.lemmas & nouns and t.has("N")), None)
    named = any(t.capital and t.index > inside[0].index for t in inside)
    bare = noun is not None and not named and words.sentences[draft.sentence + 1].paragraph >= 0
    return bare and any(t.lemmas & _CANCELLED for t in inside)


def mean(words: Words, drafts: Sequence[Draft]) -> None:
    """Let a talk that had been meant be the one that is told to have taken place: "Они собирались встретиться
    в понедельник. | Переговоры прошли во вторник"."""
    for draft in drafts:
        if draft.type in TALKS and draft.modality == "planned" and not (draft.title or draft.aimed):
            draft.aimed = _had_been_meant(words, draft)


_NOUNS = {
    kind: words_of("triggers", kind, "noun", "nouns") for kind in ("meeting", "visit", "call", "conference")
}
_NOUNS["visit"] |= {"остановка"}
_CANCELLED = words_of("triggers", "cues", "cancelled")
# Between a noun and what is said of it are so many words.
_BESIDE = 4


def _had_been_meant(words: Words, draft: Draft) -> bool:
    """Whether a sentence says that something was to be: "должен был", "планировал", "была назначена"."""
    sentence = words.sentences[draft.sentence]
    clause = words.tokens[sentence.first : sentence.last + 1]
    until = next((t.index for t in clause if t.index > draft.last and t.lower in _AGAINST), draft.last + 1)
    return any(meant(words, t) for t in words.tokens[sentence.first : until])


def meant(words: Words, token: Token) -> bool:
    """Whether a word in the past says that something was to be."""
    if not token.readings[:1] or "past" not in token.readings[0].tags or not token.has("V"):
        return False
    if token.lemma != "быть":
        return bool(token.lemmas & (_PLANNED | _INTENDED))
    before = words.tokens[token.index - 1] if token.index else token
    after = words.tokens[min(token.index + 1, len(words.tokens) - 1)]
    return bool(before.lemmas & _OUGHT) or (after.has("PS") and bool(after.lemmas & _PLANNED))


def _given_up(words: Words, draft: Draft) -> bool:
    """Whether a clause against what was meant says that nothing came of it: "должен был приехать, но |
    отказался", "собирался в Рим, однако | не поехал"."""
    after = words.tokens[draft.last + 1 : words.sentences[draft.sentence].last + 1]
    against = next((k for k, t in enumerate(after) if t.lower in _AGAINST), None)
    clause = after[against + 1 :] if against is not None else []
    verb = next((t for t in clause if finite(t)), None)
    if verb is None or not ("past" in verb.readings[0].tags or verb.has("PS")):
        return False
    if words.tokens[verb.index - 1].lower == "не":
        bare = verb.lemmas & _TOOK_PLACE and not _named(words.tokens[clause[0].index : verb.index])
        return bool(bare or verb.lemmas & _NOT_DONE)
    if verb.lemmas & _CHANGED and any(t.lemmas & _PLANS for t in clause[:_BESIDE]):
        return True  # "однако | изменил планы", "но | его планы изменились"
    return bool(verb.lemmas & _REFUSED) or _calls_it_off(words, verb, clause)


def _calls_it_off(words: Words, verb: Token, clause: Sequence[Token]) -> bool:
    """Whether nothing but a pronoun, or what was told before, is called off: "но | ее отменили", "однако она
    была | отменена", "но | сорвалась"."""
    off = next((t for t in clause if t.lemmas & _CANCELLED and t.index - verb.index in (0, 1)), None)
    if off is None or (off is not verb and verb.lemma != "быть"):
        return False
    between = words.tokens[clause[0].index : verb.index]
    return not _named([*between, *words.tokens[off.index + 1 : min(off.index + 2, clause[-1].index + 1)]])


def _named(tokens: Sequence[Token]) -> bool:
    """Whether a noun, and no pronoun alone, can be who does something or what is done."""
    nouns = (t for t in tokens if t.has("N") and "он" not in t.lemmas and not t.has("PR"))
    return any({"nom", "acc"} & set(t.cases("N")) for t in nouns)


# "не приехал", "не смог", "не стал"; "передумал", "остался дома"
_NOT_DONE = (
    words_of("triggers", "visit", "go", "verbs")
    | words_of("triggers", "visit", "object", "verbs")
    | words_of("triggers", "meeting", "with", "verbs")
    | words_of("triggers", "cues", "failed")
    | words_of("triggers", "cues", "failed_then")
    | {"стать", "явиться", "появиться", "решиться", "получить", "принять"}
)
_AGAINST = frozenset(("но", "однако", "зато"))
_REFUSED = frozenset(("отказаться", "передумать", "раздумать", "остаться", "заболеть"))
_CHANGED = frozenset(
    ("изменить", "изменять", "измениться", "поменять", "поменяться", "пересмотреть", "нарушить")
)
_PLANS = frozenset(("план", "ситуация", "обстоятельство", "обстановка"))
_OUGHT = frozenset(("должен", "должный"))
_INTENDED = frozenset(("планировать", "собираться", "намереваться", "предполагать", "рассчитывать"))


def _called_off(words: Words, noun: Token, whens: Sequence[When]) -> list[When | None]:
    """What becomes of an event whose noun stands beside a word that calls it off: [None] for nothing, the day
    that it is moved to; [] for a noun of which nothing of the kind is said. "но | встреча не состоялась"."""
    sentence = words.sentences[noun.sentence]
    low, high = max(sentence.first, noun.index - _BESIDE), min(sentence.last, noun.index + _BESIDE)
    near = words.tokens[low : high + 1]
    moves = [t.index for t in near if t.lemmas & _MOVES]
    new = [w for w in whens if any(_moved_to(words, w, at) for at in moves)]
    failed = any(
        t.lemmas & _TOOK_PLACE and finite(t) and words.tokens[t.index - 1].lower == "не" for t in near
    )
    off = moves or failed or any(t.lemmas & _CANCELLED for t in near)
    return [new[0] if new else None] if off else []


_TOOK_PLACE = frozenset(("состояться", "пройти"))


# "где 15 марта | должен был | встретиться"
_OUGHT_NEAR = 2


def _was_meant(words: Words, draft: Draft) -> bool:
    """Whether the first verb of a sentence says that something was planned: "Предполагалась встреча"."""
    if any(
        t.lemma == "быть" and meant(words, t)
        for t in words.tokens[max(draft.first - _OUGHT_NEAR, 0) : draft.first]
    ):
        return True
    after = (t for t in words.inside(draft.sentence) if t.index > draft.last and finite(t))
    then = next(after, None) if "nom" in words.tokens[draft.last].cases("N") else None
    if then is not None and then.lemma == "быть" and meant(words, then):
        return True  # "Встречи с А и Б | были запланированы на 12 мая"
    verb = next((t for t in words.inside(draft.sentence) if t.lemmas & _PLANNED and finite(t)), None)
    return verb is not None and "past" in verb.readings[0].tags and "impf" in verb.readings[0].tags


def _moved_to(words: Words, when: When, verb: int) -> bool:
    """Whether a date is the new one: "перенесен на вторник", not "отложен визит, намеченный на вторник"."""
    before = words.tokens[when.first - 1].lower if when.first else ""
    if {"на", "до"}.isdisjoint((before, words.tokens[when.first].lower)):
        return False
    if when.first < verb and _is_meant(words, when):
        return False
    low, high = sorted((verb, when.first))
    between = words.tokens[low:high]
    same = words.tokens[verb].sentence == words.tokens[when.first].sentence
    # "отложил намечавшуюся на 15 мая поездку": the day that it was meant for
    meant = verb < when.first and any(t.has("P") for t in between)
    return same and not meant and not any(t.text in _MARKS for t in between)


def _is_meant(words: Words, when: When) -> bool:
    """Whether a participle says that the day was the planned one: "ожидавшаяся на этой неделе встреча"."""
    first = when.first - 1 if words.tokens[when.first].lower != "на" else when.first
    before = words.tokens[max(first - 1, 0)]
    return before.has("P") and bool(before.lemmas & _PLANNED)


_PLANNED = words_of("triggers", "cues", "planned")
