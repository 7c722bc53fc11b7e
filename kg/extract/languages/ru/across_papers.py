"""Papers of states that somebody only speaks of at a talk, which were signed before: "отметил, что
| подписанный Чили и Перу договор важен"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.words import Words

_SAYING = words_of("statements", "saying") | words_of("statements", "at_talks")


def set_apart(words: Words, drafts: Sequence[Draft]) -> None:
    """Mark signings by states, told by a participle in what somebody says, as those of another time."""
    for draft in drafts:
        if draft.type != "signing" or not draft.aside or draft.earlier or not draft.parts:
            continue
        before = words.tokens[words.sentences[draft.sentence].first : draft.first]
        that = next((k for k, t in enumerate(before) if t.lower == "что"), None)
        said = that is not None and any(t.lemmas & _SAYING for t in before[:that])
        if said and all(p.party.kind == "state" for p in draft.parts):
            draft.earlier = True
