"""Talks of one who held several on a day: "Две встречи провел сегодня А. Сначала с ним говорил Б"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.ru import phrases
from kg.extract.parties import Person
from kg.extract.times import When
from kg.extract.words import Words

# They are told in so many sentences behind it at most.
_NEAR = 6
# Letters of a value that is a day.
_DAY = 10


def share_day(words: Words, drafts: Sequence[Draft], whens: Sequence[When]) -> None:
    """Let the talks of him who held them, told behind, be on the day that is told of all of them; not when he
    has gone on to another place."""
    days = {words.tokens[w.first].sentence for w in whens if len(w.value) == _DAY}
    for n, several in enumerate(drafts):
        person = alone(words, several)
        if person is None or several.sentence not in days:
            continue
        for talk in drafts[n + 1 :]:
            if talk.type == "visit" and talk.sentence > several.sentence and not talk.aside:
                break
            near = 0 < talk.sentence - several.sentence <= _NEAR
            same = near and talk.type in TALKS and talk.modality == several.modality and not talk.earlier
            if same and any(p.party.person is person for p in talk.parts):
                talk.same_day = True


def alone(words: Words, draft: Draft) -> Person | None:
    """Return the only party of several talks that are counted; None for any other mention."""
    noun = words.tokens[draft.first]
    counted = draft.type in TALKS and noun.has("N") and len(draft.parts) == 1 and not draft.title
    attributes = phrases.first_attribute(words, draft.first, words.sentences[draft.sentence].first)
    before = words.tokens[attributes - 1] if attributes else noun
    several = before.has("NUM") or before.lemma in ("несколько", "ряд", "серия")
    return draft.parts[0].party.person if counted and several else None
