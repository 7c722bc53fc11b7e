"""Who travels on, where a bare post or "o" can be of two: who has come, and not his host at home."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.az.lexicon import words_of
from kg.extract.parties import Party, Person
from kg.extract.words import Words

_GOES, _CAME = tuple(words_of("triggers", "cues", "goes_on")), tuple(words_of("triggers", "cues", "came"))
# His journey is told so many sentences before at most.
_BEFORE = 6


def going_on(words: Words, party: Party, before: Sequence[Party]) -> Person | None:
    """Return who has come on the journey told last, where the sentence of a reference tells that somebody
    goes on; None elsewhere, or where others have come or gone since."""
    rest = [t.lower for t in words.inside(party.sentence) if t.index > party.last]
    if not any(word.startswith(_GOES) for word in rest):
        return None
    for n in range(party.sentence - 1, max(-1, party.sentence - 1 - _BEFORE), -1):
        if not any(t.lower.startswith(_CAME) for t in words.inside(n)):
            continue
        acting = [p for p in before if p.sentence == n and p.cases & {"nom", "gen"} and not p.prep]
        people = dict.fromkeys(p.person for p in acting if p.person is not None)
        return next(iter(people)) if len(people) == 1 else None
    return None


def told_on(words: Words, party: Party, before: Sequence[Party]) -> Person | None:
    """Return whose journey a sentence tells up to a colon behind which a title goes on: "A-nın turnesi martda
    başlayıb: | nazir Limada olub"; None where several are told there, or somebody else acts."""
    if party.first < 1 or words.tokens[party.first - 1].text != ":":
        return None
    here = [p for p in before if p.sentence == party.sentence and p.person is not None]
    people = {id(p.person): p.person for p in here if p.kind == "person"}
    return next(iter(people.values())) if len(people) == 1 and here[0].cases & {"gen", "nom"} else None
