"""Sides of a conflict that are no state, in Azerbaijani: "üsyançılarla görüşüb", "Suriya müxalifətinin
nümayəndələri".

They are bodies, called as the text calls them; their state is the one that stands right before them.
"""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.languages.az.bodies import case_of
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import Form, forms, lower
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

_FIGHTERS, _OPPOSITIONS = words_of("bodies", "fighters"), words_of("bodies", "oppositions")
_ARMIES, _SENT = words_of("bodies", "armies"), tuple(sorted(words_of("bodies", "sent_by_sides")))
_SIDES = _FIGHTERS | _OPPOSITIONS
_TALKING = frozenset(("gen", "ins"))
# "Sudan ordusunun | və üsyançıların nümayəndələri"
_JOINT = frozenset(("və", "ilə"))


def find(words: Words, spans: Spans) -> Iterator[Span]:
    """Yield the spans of such sides, each with the name of the state right before it; the opposition alone is
    the one whose state was told before."""
    told: dict[str, Span] = {}
    for token in words.tokens:
        if spans.over(token.index) is not None or token.lemmas.isdisjoint(_SIDES | _ARMIES):
            continue
        state = _state_before(words, spans, token)
        form = _named_by(words, token, owner="3") if state is not None else None
        form, state = (form, state) if form is not None else (_named_by(words, token, owner=""), None)
        if form is None:
            continue  # "partiyanın | müxalifəti"
        if state is None:
            before = told.get(lower(form.stem))
            name, country = (before.name, before.country) if before else (_own_name(form, token), "")
            yield Span(token.index, token.index, "body", name, country)
            continue
        spans.drop(state)
        name = f"{state.name} {_owned_name(form)}"
        told[lower(form.stem)] = Span(state.first, token.index, "body", name, state.country)
        yield told[lower(form.stem)]


def fights(body: str) -> bool:
    """Whether a body is of those who fight a state, a side of its own: "üsyançılar"."""
    return _is_of(body, _FIGHTERS)


def opposes(body: str) -> bool:
    """Whether a body is of those who fight a state, or of its opposition: "Suriya müxalifəti"."""
    return _is_of(body, _SIDES)


def _is_of(body: str, listed: frozenset[str]) -> bool:
    return any(lower(f.stem) in listed for word in body.split()[-1:] for f in forms(word))


def _named_by(words: Words, token: Token, *, owner: str) -> Form | None:
    """The form by which a word names such a side, of the state before it or of none; None for none."""
    found = [f for f in forms(token.text) if f.owner == owner]
    after = words.tokens[token.index + 1].lower if token.index + 1 < len(words.tokens) else ""
    sent = after.startswith(_SENT)
    for form in found:
        stem = lower(form.stem)
        if stem in _FIGHTERS and form.plural:
            return form
        one = not form.plural and (sent or form.case == "ins" or (form.case == "nom" and after == "ilə"))
        if stem in _OPPOSITIONS and one and (form.case in _TALKING or after == "ilə"):
            return form
        if stem in _ARMIES and form.owner and (sent or after in _JOINT) and form.case in ("nom", "gen"):
            return form
    return None


def _state_before(words: Words, spans: Spans, token: Token) -> Span | None:
    span = spans.over(token.index - 1) if token.index else None
    if span is None or span.kind != "state" or not span.name:
        return None
    return span if case_of(words, span) in ("nom", "gen") else None


def _own_name(form: Form, token: Token) -> str:
    """The name of a side of no state: "üsyançılarla" is "üsyançılar"; what the text has in capitals begins a
    sentence."""
    stem = lower(form.stem)
    if not form.plural:
        return stem
    return stem + ("lər" if "lər" in token.lower else "lar")


def _owned_name(form: Form) -> str:
    """The name of a side after its state: "müxalifəti", "üsyançıları"."""
    stem = lower(form.stem)
    vowel = next((c for c in reversed(stem) if c in "aıoueəiöü"), "i")
    if form.plural:
        return stem + ("ları" if vowel in "aıou" else "ləri")
    if stem[-1] in "aıoueəiöü":
        return stem + ("su" if vowel in "ou" else "sı")
    return stem + ("ı" if vowel in "aı" else "i")
