"""Other forms of a Russian word: those that pymorphy3 chooses, chosen once for each paradigm."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

# Of a paradigm, a form in it and what is wanted: the number of the form that pymorphy3 chooses, -1 for none.
_CHOSEN: dict[tuple[int, int, frozenset[str]], int] = {}
_MOST = 20_000
_WHOLE = 4  # analyser, word, paradigm and form are what the dictionary knows of a word that it has whole


def form_of(parse: Any, wanted: Set[str]) -> str:
    """Return the form of a parse's lexeme that has the grammemes (of OpenCorpora), '' where there is none.

    pymorphy3 makes and compares all forms of the lexeme each time, though which one it chooses is the same
    for all words of a paradigm.
    """
    found = parse.methods_stack
    if len(found) > 1 or len(found[0]) != _WHOLE:  # a word that the dictionary does not have
        form = parse.inflect(wanted)
        return str(form.word) if form is not None else ""
    analyser, word, paradigm, place = found[0]
    key = paradigm, place, frozenset(wanted)
    chosen = _CHOSEN.get(key)
    if chosen is None:
        if len(_CHOSEN) >= _MOST:
            _CHOSEN.clear()
        chosen = _CHOSEN[key] = _nearest(analyser.dict, paradigm, place, key[2])
    return _built(analyser.dict, word, paradigm, place, chosen) if chosen >= 0 else ""


def _nearest(dictionary: Any, paradigm: int, place: int, wanted: frozenset[str]) -> int:
    """Return the number of the form with the grammemes that is likest the one at hand, -1 for none."""
    forms = range(len(dictionary.paradigms[paradigm]) // 3)
    tags = [dictionary.build_tag_info(paradigm, n) for n in forms]
    possible = [n for n in forms if wanted <= tags[n].grammemes]
    if not possible:
        wanted = dictionary.Tag.fix_rare_cases(wanted)
        possible = [n for n in forms if wanted <= tags[n].grammemes]
    like = tags[place].updated_grammemes(wanted)

    def likeness(n: int) -> float:
        own = tags[n].grammemes
        return len(like & own) - 0.1 * len(like ^ own)

    return max(possible, key=likeness, default=-1)


def _built(dictionary: Any, word: str, paradigm: int, place: int, chosen: int) -> str:
    """Return another form of a word of a paradigm: its stem between another beginning and ending."""
    numbers = dictionary.paradigms[paradigm]
    beginnings = len(numbers) // 3 * 2  # a third each: endings, tags, beginnings
    stem = dictionary.build_stem(numbers, place, word)
    beginning = dictionary.paradigm_prefixes[numbers[beginnings + chosen]]
    return f"{beginning}{stem}{dictionary.suffixes[numbers[chosen]]}"
