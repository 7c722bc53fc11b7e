"""Nominative and gender of a person name: all its words and all its forms in the document decide together.

The words of one mention stand in one case and are of one gender; every form votes, weighted by the case that
its post, its preposition or its verb requires.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from kg.extract.languages.ru.declension import ALL, Option, options
from kg.extract.languages.ru.dictionary import CASES, analyser
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.morphology import known, parses

__all__ = [
    "ALL",
    "CLOSE",
    "Form",
    "can_stand",
    "cases_of",
    "given_gender",
    "joint",
    "nominative",
    "options",
    "related",
]


@dataclass(frozen=True, slots=True)
class Form:
    """A form seen in the text and the cases that its surroundings allow; ``sure`` when a post or preposition
    asks for them."""

    text: str
    cases: frozenset[str]
    sure: bool = True


_VOWELS = frozenset("аеёиоуыэюяьй")
_ROMAN = frozenset("IVX")
_CASES = ("nom", "gen", "dat", "acc", "ins", "loc")
# What a word costs that has no reading in the case and gender in question.
_MISFIT = -0.7
# The same for a word before the last, which may be foreign and stiff ("с Ухнагийн Хурэлсухом").
_STIFF = -0.2
# Readings this much below the best one still count as possible; chosen on the cases in
# tests/extract/ru/names.txt.
CLOSE = 0.12
# Syllables with a diphthong, of names that decline in the last one only: "с Нгуен Суан Фуком".
_SYLLABLES = words_of("posts", "name_syllables")
# The mean weight of words that can be a name in a case; that of a foreign woman's name in -а is 0.42.
_PLAUSIBLE = 0.4


@lru_cache(maxsize=20_000)
def joint(
    words: tuple[str, ...], cases: frozenset[str], *, linked: bool = False
) -> tuple[tuple[str, str, float], ...]:
    """Return (gender, case, score) of every reading of the words as one name, in the given cases (all when
    empty).

    ``linked`` says that a particle stands before the last word, which may then keep its form: "с Хамадом Аль
    Сабих".
    """
    end = -1 if linked else len(words) - 1
    return tuple(
        (
            gender,
            case,
            (_sum(words, end, gender, case) + _kept_after(words, gender, case)) / len(words) ** 0.5,
        )
        for gender in ("m", "f")
        for case in _CASES
        if not cases or case in cases
    )


def _sum(words: tuple[str, ...], end: int, gender: str, case: str) -> float:
    return sum(_fits(w, k == end)[gender, case] for k, w in enumerate(words))


def _kept_after(words: tuple[str, ...], gender: str, case: str) -> float:
    """How much less a man's surname that keeps its form counts against a reading in which his given name does
    not: "с Хаканом | Фидан". A woman's given name has no such form."""
    if len(words) != _TWO or gender != "m" or case == "nom" or words[1][-1].lower() in _VOWELS:
        return 0.0
    given, surname = (_fits(w, last=k > 0) for k, w in enumerate(words))
    woman = max(given["f", c] for c in _CASES)  # "Урсулу", of Урсула
    declined = given["m", case] >= _DECLINED > woman and given["m", "nom"] < given["m", case]
    return _STIFF_SURNAME if declined and surname["m", case] <= _MISFIT < surname["m", "nom"] else 0.0


_TWO = 2
# What a form that is declined by rule counts at least; what of a misfit such a surname is spared.
_DECLINED, _STIFF_SURNAME = 0.6, 0.6


@lru_cache(maxsize=50_000)
def _fits(word: str, last: bool) -> dict[tuple[str, str], float]:
    """How well a word fits each gender and case; a short syllable before others need not decline ("Ким Чен
    Ына")."""
    if set(word) <= _ROMAN:  # "с папой Львом | XIV": of both genders, in every case
        return {(g, c): 0.46 for g in ("m", "f") for c in _CASES}
    best: dict[tuple[str, str], float] = {}
    for option in options(word):
        for gender in (option.gender,) if option.gender else ("m", "f"):
            for case in option.cases:
                best[gender, case] = max(best.get((gender, case), option.weight), option.weight)
    fits = {(g, c): best.get((g, c), _MISFIT if last else _STIFF) for g in ("m", "f") for c in _CASES}
    short = not last and len(word) <= 6
    syllable = short and sum(c in "аеёиоуыэюя" for c in word.lower()) == 1 and len(word) <= 5
    stiff = syllable or (short and word.lower() in _SYLLABLES)
    return {key: max(fit, 0.46) for key, fit in fits.items()} if stiff else fits


@lru_cache(maxsize=20_000)
def cases_of(words: tuple[str, ...]) -> frozenset[str]:
    """Return the cases in which these words can be one name; all when they tell nothing ("Ван И")."""
    if not words:
        return ALL
    scores = joint(words, frozenset())
    best = max(s for _, _, s in scores)
    return frozenset(c for _, c, s in scores if s >= max(best - 0.4, 0.0)) or ALL


def can_stand(words: tuple[str, ...], case: str) -> bool:
    """Whether words can be one name in a case, though another is likelier: "Амина Смаила" of a woman.

    Where the dictionary has every word, its reading counts: "Ивана Петрова" is no nominative.
    """
    best = max((s for _, _, s in joint(words, frozenset((case,)))), default=0.0)
    rare = any(not analyser().word_is_known(w.lower()) for w in words)
    return rare and best / len(words) ** 0.5 >= _PLAUSIBLE


def given_gender(word: str, cases: frozenset[str]) -> str:
    """Return 'm', 'f' or '' for a form of a given name or patronymic that the dictionary knows."""
    if not analyser().word_is_known(word.lower()):
        return ""
    genders = set()
    for p in parses(word):
        if ("Name" in p.tag or "Patr" in p.tag) and str(p.tag.number) != "plur":
            case = CASES.get(str(p.tag.case), "")
            if not cases or case in cases:
                genders.add({"masc": "m", "femn": "f"}.get(str(p.tag.gender), ""))
    return genders.pop() if len(genders) == 1 else ""


def nominative(
    forms: Sequence[Form],
    gender: str,
    *,
    stiff: bool = False,
    given: bool = False,
    declined: bool = False,
) -> str:
    """Return the nominative that explains the forms of one name word best; ties go to the commoner, then
    shorter one.

    ``gender`` ('m', 'f' or '') is what given names, patronymics and verbs say of the person; ``stiff`` that
    a name in -и rather keeps its form in every case; ``given`` that the word is a given name before another;
    ``declined`` that the given name before it is declined.
    """
    seen = {f.text for f in forms if "nom" in f.cases}
    found = [_nominatives(form, gender) for form in forms]
    for best, form in zip(found, forms, strict=True):
        if stiff and form.text.endswith("и") and form.text in best:
            best[form.text] += _KEPT
        if declined and form.sure and gender == "m":
            _follow_given(form, best)
        if given and form.sure and form.cases <= _OF_RECIPIENTS:
            _decline(form.text, best)
    votes: dict[str, float] = defaultdict(float)
    for name in {n for best in found for n in best}:
        votes[name] = sum(best.get(name, _UNEXPLAINED) for best in found) + (0.3 if name in seen else 0.0)
    return max(votes, key=lambda n: (round(votes[n], 3), -len(n), n), default=forms[0].text)


# The ending of a surname in -а in a case, as in "принял Андрея Серегу", "встречу Андрея Середы".
_OF_CASES = {"gen": "ы", "dat": "е", "acc": "у", "ins": "ой"}
# Ends of surnames that never decline: "Нетаньяху", "Капуджу", "Попеску", "Байру", "Болсонару", "Дурды".
_KEEPING = (
    "ху", "джу", "чу", "глу", "ску", "шку", "уку", "айру", "нару", "цу", "дзу", "рды",
    "лы", "глы", "озу", "егру", "йгу",
)  # fmt: skip


def _follow_given(form: Form, best: dict[str, float]) -> None:
    """Let the surname of a man decline where his given name does: "приняла Андрея Серегу" is of Серега."""
    endings = (e for case, e in _OF_CASES.items() if case in form.cases and form.text.endswith(e))
    ending = next(endings, "")
    vowel = bool(ending) and form.text[-len(ending) - 1].lower() in "аеёиоуыэюя"  # "Нуртлеу"
    if ending and not vowel and not form.text.endswith(_KEEPING):
        name = form.text[: -len(ending)] + "а"
        if ending == "е" and not known(name):
            return  # "Луису Арсе" keeps its form as well as "Андрею Середе" has its own
        best[name] = max(best.get(name, 0.0), best.get(form.text, 0.0)) + _RARE


_OF_RECIPIENTS = frozenset(("dat", "loc"))
_RARE = 0.2


def _decline(text: str, best: dict[str, float]) -> None:
    """Let a given name in the dative decline: "президенту Номвуле Зулу" is Номвула, neither Номвуле nor
    Номвуля; few keep their form, and those in -я after a consonant the dictionary has."""
    for name in best:
        soft = text.endswith("е") and name.endswith("я") and name[-2:-1] not in _VOWELS
        if (name == text and text.endswith(("е", "ю"))) or soft:
            best[name] -= _RARE


# What a form that is no nominative counts for itself after a name that does not decline.
_KEPT = 0.2

# What a form costs a nominative that it cannot come from.
_UNEXPLAINED = -0.8


def _nominatives(form: Form, gender: str) -> dict[str, float]:
    """The nominatives that a form can come from, with the vote for each."""
    best: dict[str, float] = {}
    for option in options(form.text):
        if not (gender and option.gender and option.gender != gender):
            best[option.nominative] = max(best.get(option.nominative, -9.0), _vote(option, form))
    return best


def _vote(option: Option, form: Form) -> float:
    if option.cases & form.cases:
        return option.weight + 0.6
    return _UNEXPLAINED if form.sure else option.weight - 0.3


def related(a: str, b: str) -> bool:
    """Whether two forms can be of one name: they share a nominative of compatible gender."""
    if a[:1] != b[:1]:  # all forms of a name begin alike
        return False
    return a == b or _share_nominative(a, b)


@lru_cache(maxsize=50_000)
def _share_nominative(a: str, b: str) -> bool:
    left = {(o.nominative, o.gender) for o in options(a)}
    return any(
        (o.nominative, g) in left
        for o in options(b)
        for g in ((o.gender, "") if o.gender else ("", "m", "f"))
    )
