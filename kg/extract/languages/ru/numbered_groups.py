"""Groups of states that are called by their number or form: "министры | «семерки»", "«нормандская четверка»",
"«квартет» | посредников"."""

from __future__ import annotations

from functools import cache

from kg import gazetteer
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.spans import Span
from kg.extract.words import Words

_NOUNS = words_of("triggers", "conference", "groups", "nouns")
_MEDIATORS = frozenset(("посредник",))


def in_marks(body: gazetteer.Body, name: str) -> bool:
    """Whether a name of a body in small letters is one only in quotation marks: "семерка"."""
    return body.kind == "forum" and name.islower()


def at(words: Words, i: int) -> tuple[int, Span] | None:
    """Return the last token of a group that begins at ``i``, and its span; None for none.

    In quotation marks any group counts, by the name that the gazetteer has or as it stands; without them one
    of mediators does.
    """
    tokens = words.tokens
    near = tokens[i : i + 2]
    if all(_NOUNS.isdisjoint(t.lemmas) for t in near):
        return None
    key = next((_listed()[lemma] for lemma in tokens[i].lemmas if lemma in _listed()), "")
    marked = bool(i) and phrases.quoted_end(words, i - 1)
    if key and marked == i + 1:
        name = next(lemma for lemma in tokens[i].lemmas if lemma in _listed())
        return i, Span(i, i, "body", name, key=key)
    head = phrases.attribute_run(words, i, min(i + 1, len(tokens) - 1))
    if head >= len(tokens) or not tokens[head].lemmas & _NOUNS or tokens[head].sentence != tokens[i].sentence:
        return None
    if marked and marked == head + 1:
        return head, Span(i, head, "body")
    after = past_mediators(words, head + 1) - 1
    return (after, Span(i, after, "body")) if head == i < after else None


def past_mediators(words: Words, i: int) -> int:
    """Return the token behind what says at ``i`` that a group mediates, ``i`` where nothing does:
    "«шестерка» | международных посредников"."""
    tokens, limit = words.tokens, len(words.tokens) - 1
    noun = phrases.attribute_run(words, i, min(i + 1, limit)) if i <= limit else limit
    return noun + 1 if tokens[min(noun, limit)].lemmas & _MEDIATORS else i


@cache
def _listed() -> dict[str, str]:
    """Names in small letters that are names only in quotation marks, with the keys of their bodies."""
    return {n: body.key for body in gazetteer.bodies() for n in body.ru.all if in_marks(body, n)}
