"""The day on which somebody called at a house, for his talk there: "Посол вчера побывал в министерстве. | Его
принял министр"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.drafts import Draft
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.times import When
from kg.extract.words import Words

_COMES = frozenset[str]().union(
    *(words_of("triggers", "visit", k, "verbs") for k in ("go", "object", "stay"))
)
_DAY = 10


def share_day(words: Words, parties: Sequence[Party], drafts: Sequence[Draft], whens: Sequence[When]) -> None:
    """Give a talk the only day of the sentence before, of which nothing else is told than that its guest came
    to a house."""
    told = {d.sentence for d in drafts}
    dated = {words.tokens[w.first].sentence for w in whens}
    for draft in drafts:
        before = draft.sentence - 1
        bare = draft.type == "meeting" and draft.modality == "held" and not (draft.earlier or draft.when)
        if not bare or before < 0 or before in told or draft.sentence in dated:
            continue
        days = [w for w in whens if words.tokens[w.first].sentence == before]
        alone = len(days) == 1 and len(days[0].value) == _DAY and not (days[0].end or days[0].stamp)
        if alone and _comes(words, parties, draft):
            draft.when = days[0]


def _comes(words: Words, parties: Sequence[Party], talk: Draft) -> bool:
    """Whether somebody of a talk is told to come, in its paragraph, right before."""
    before = words.sentences[talk.sentence - 1]
    if before.paragraph != words.sentences[talk.sentence].paragraph:
        return False
    verbs = (t for t in words.tokens[before.first : before.last + 1] if t.lemmas & _COMES and finite(t))
    people = {id(p.person) for p in parties if p.sentence == before.index and p.person and "nom" in p.cases}
    met = (p.party for p in talk.parts)
    return any("past" in t.readings[0].tags for t in verbs) and any(id(p.person) in people for p in met)
