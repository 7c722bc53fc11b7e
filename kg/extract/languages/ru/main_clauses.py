"""Events of which the clause before them says when and where: "Это было 5 мая: | в Лиме А принял Б", "Вчера
прошла церемония, | на которой А вручил Б орден"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.stage import listed
from kg.extract.scopes import in_scope
from kg.extract.times import When
from kg.extract.words import Sentence, Token, Words

_TELLING = words_of("statements", "saying") | words_of("statements", "reporting")
_HAPPENS = listed("happen", "verbs")
_OCCASIONS = (
    listed("conference", "noun", "nouns")
    | listed("meeting", "noun", "nouns")
    | listed("meeting", "session", "nouns")
    | {"прием", "ужин", "обед", "завтрак", "брифинг", "вечер", "акция", "аудиенция"}
)
# "на | которой", "в | ходе | которой", "где"
_WHERE = frozenset(("где",))
_DURING = frozenset(("ход", "рамка", "время", "итог", "завершение", "окончание"))
# A clause before a colon that only says when something was has so many words at most.
_LEAD = 16


def widen(words: Words, drafts: Sequence[Draft], whens: Sequence[When], published: str) -> None:
    """Let the events of a clause have the time, and the town, of the clause before it that leads to them."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.sentence, []).append(draft)
    for index, told in by_sentence.items():
        sentence = words.sentences[index]
        told.sort(key=lambda d: d.first)
        colon = _colon(words, sentence, told)
        if colon is not None:
            _take_time(sentence, colon, told, whens, published)
        mark = _adjunct(words, sentence, told)
        if mark is not None:
            _take_time(sentence, mark, told[:1], whens, published)
        for opening in _relatives(words, sentence):
            _take_occasion(words, sentence, opening, told)


def _adjunct(words: Words, sentence: Sentence, told: Sequence[Draft]) -> int | None:
    """The mark behind a clause without an event of its own, whose first event only says at what that was:
    "Решение приняли 6 марта в Осло | – на встрече премьеров", "..., во время переговоров"."""
    tokens, first = words.tokens, told[0].first
    mark = next(
        (i for i in range(first - 1, max(sentence.first, first - _TO_NOUN), -1) if tokens[i].shape == "mark"),
        None,
    )
    if mark is None or tokens[mark].text not in ",–—-" or not tokens[first].has("N"):
        return None
    opens = tokens[mark + 1].lower == "на" or tokens[mark + 2].lemmas & {"ход", "время"}
    verb = any(finite(t) or t.has("PS") for t in tokens[sentence.first : mark])
    return mark if opens and verb and mark - sentence.first <= _LEAD else None


# ", во время | недавних двусторонних | переговоров": so many words to the noun.
_TO_NOUN = 6


def _colon(words: Words, sentence: Sentence, told: Sequence[Draft]) -> int | None:
    """The colon behind a clause that has a verb and no event of its own."""
    low, high = sentence.first + 1, min(told[0].first, sentence.first + _LEAD)
    at = next((i for i in range(low, high) if words.tokens[i].text == ":"), None)
    lead = words.tokens[sentence.first : at] if at is not None else []
    verbs = [t for t in lead if finite(t) or t.has("PS")]
    if not verbs or any(t.lemmas & _TELLING or t.text == "«" for t in lead):
        return None
    return at


def _take_time(
    sentence: Sentence,
    colon: int,
    told: Sequence[Draft],
    whens: Sequence[When],
    published: str,
) -> None:
    """Give the first event behind a colon the only time told before it, and those of its clause that have
    none."""
    before = [w for w in whens if sentence.first <= w.first < colon and not (w.stamp or w.since or w.ahead)]
    if len(before) != 1:
        return
    when = before[0]
    here = [w for w in whens if colon < w.first <= sentence.last]
    for draft in told:
        to_come = bool(published) and when.value > published[: len(when.value)]
        if any(in_scope(draft, w.first) for w in here) or to_come != (draft.modality == "planned"):
            continue
        if not draft.scope or draft.scope[0][0] <= colon + 1:
            draft.scope = ((when.first, when.last), *draft.scope)


def _relatives(words: Words, sentence: Sentence) -> list[int]:
    """Where clauses begin that tell what was done at an occasion: ", | на которой", ", | где"."""
    tokens = words.tokens
    out = []
    for i in range(sentence.first + 2, sentence.last - 1):
        if tokens[i - 1].text != ",":
            continue
        ahead = tokens[i : i + 3]
        during = len(ahead) > 2 and ahead[1].lemmas & _DURING and ahead[2].lemma == "который"
        at_it = ahead[0].lower == "на" and ahead[1].lemma == "который"
        if ahead[0].lower in _WHERE or at_it or (ahead[0].lower in ("в", "во", "по") and during):
            out.append(i)
    return out


def _take_occasion(words: Words, sentence: Sentence, opening: int, told: Sequence[Draft]) -> None:
    """Let what was done at an occasion be when and where its clause tells that this was."""
    lead = words.tokens[sentence.first : opening - 1]
    verb = next((t for t in lead if finite(t) and t.lemmas & _HAPPENS), None)
    if (
        verb is None
        or any(d.first < opening and (d.parts or d.named) for d in told)
        or not _is_occasion(lead[-_NEAR:])
    ):
        return
    for draft in told:
        within = draft.scope and draft.scope[0][0] == opening
        if within or (draft.scope and opening <= draft.first and draft.scope[0][0] > opening):
            draft.scope = ((sentence.first, opening - 1), *draft.scope)


def _is_occasion(near: Sequence[Token]) -> bool:
    return any(t.lemmas & _OCCASIONS and t.has("N") for t in near)


# "прошла | церемония в честь гостя, на которой": so many words.
_NEAR = 6
