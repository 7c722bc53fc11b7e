"""How many people a Russian clause counts at a gathering: "в форуме участвуют 2500 специалистов"."""

from __future__ import annotations

from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.lexicon import table, words_of
from kg.extract.words import Words

_PEOPLE = words_of("statements", "attendance", "people")
_VERBS = words_of("statements", "attendance", "verbs")
_GATHERINGS = words_of("statements", "attendance", "gatherings")
_MULTIPLIERS: dict[str, int] = table("statements")["attendance"]["multipliers"]
_RELATIVE = frozenset(("он", "она", "оно", "который"))  # "в нем", "в котором"


def counted(words: Words, first: int, last: int) -> int | None:
    """Return the number of people that the clause counts at a gathering; None for none and for several.

    Whose gathering it is stands beside: a gathering noun, a pronoun after "в", or the verb "собрать".
    """
    clause = words.tokens[first : last + 1]
    if not any(t.shape == "number" for t in clause):
        return None
    if not any(t.lemmas & _VERBS and t.has("V", "PS", "P") for t in clause):
        return None
    found = [n for t in clause if t.shape == "number" and (n := _people(words, t.index, last)) is not None]
    return found[0] if len(found) == 1 and _of_gathering(words, first, last) else None


def _people(words: Words, i: int, last: int) -> int | None:
    """The number at ``i`` when people are counted: "2500 специалистов", "2,5 тыс. ведущих экспертов"."""
    text = words.tokens[i].text.replace(",", ".")
    if not text.replace(".", "", 1).isdigit():
        return None
    value, k = float(text), i + 1
    while k <= last and (factor := _factor(words, k)):
        value, k = value * factor, k + 1
        k += k <= last and words.tokens[k].text == "."
    k = phrases.attribute_run(words, k, last)
    people = k <= last and words.tokens[k].lemmas & _PEOPLE
    return round(value) if people and value >= 2 else None


def _factor(words: Words, k: int) -> int:
    return next((_MULTIPLIERS[lemma] for lemma in words.tokens[k].lemmas if lemma in _MULTIPLIERS), 0)


def _of_gathering(words: Words, first: int, last: int) -> bool:
    clause = words.tokens[first : last + 1]
    if any(t.lemmas & _GATHERINGS and t.has("N") for t in clause):
        return True
    return any(t.lemmas & _RELATIVE and phrases.preposition(words, t.index) in ("в", "на") for t in clause)
