"""Pronouns that mean a guest of whom it is only known later who he is: "Гость рассказал о поездке. | Он
направится в Рим"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.ru.aside_people import not_in_passing
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.words import Words

_GUESTS = words_of("posts", "guests")


def told_before(words: Words, pronoun: Party, before: Sequence[Party]) -> Party | None:
    """Return the guest who is all that acts in the sentence before a pronoun that acts, None for others."""
    acts = "nom" in pronoun.cases and not pronoun.prep and words.tokens[pronoun.head].lemma == "он"
    here = any(p.sentence == pronoun.sentence and p.kind in ("person", "post") for p in before)
    if not acts or here:
        return None
    near = [p for p in before if p.sentence == pronoun.sentence - 1]
    acting = [p for p in near if "nom" in p.cases and not (p.prep or p.inner)]
    acting = [p for p in not_in_passing(words, acting) if p.kind in ("person", "post", "group", "pronoun")]
    guest = acting[0] if len(acting) == 1 else None
    unknown = guest is not None and guest.kind == "group" and guest.person is None and not guest.plural
    return guest if unknown and guest is not None and words.tokens[guest.head].lemma in _GUESTS else None
