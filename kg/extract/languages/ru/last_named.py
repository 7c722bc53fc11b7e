""" "Последний", "с первым", "со вторым": one of those listed right before, by his place in the list."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.parties import Party, Person
from kg.extract.words import Sentence, Token, Words

LAST = "последний"
_PLACES = {"первый": 0, "второй": 1}
ORDER = frozenset((LAST, *_PLACES))
_WITH = frozenset(("с", "со", "у", "к", "ко", "от"))
_OPENS = frozenset((",", ";", ":", "–", "—", "а", "и", "но"))
_TWO = 2


def stands_alone(words: Words, token: Token, sentence: Sentence) -> bool:
    """Whether a word of order is said of somebody, and of no noun behind it: "С | последним он обсудил"."""
    if token.lemma not in ORDER or not any(r.number == "s" for r in token.readings[:1]):
        return False
    before = words.tokens[token.index - 1].lower if token.index > sentence.first else ","
    after = words.tokens[token.index + 1] if token.index < sentence.last else None
    if after is None or after.has("A", "P", "NUM") or (after.has("N") and not after.has("V", "PRO", "PREP")):
        return False
    if before in _WITH:
        return True
    return token.lemma == LAST and before in _OPENS and (after.has("V", "PREP") or after.text == ",")


def meant(words: Words, party: Party, before: Sequence[Party]) -> Person | None:
    """Who stands there in the list of the sentence before, or of the clause before; of those who did not act,
    where the first or second is meant."""
    token = words.tokens[party.head]
    here = [p for p in before if p.sentence == party.sentence and p.person is not None]
    acting = [p.person for p in here if "nom" in p.cases and not p.prep]
    told = [p for p in before if p.sentence == party.sentence - 1 and p.person is not None and not p.inner]
    listed = list(dict.fromkeys(p.person for p in told if p.person is not None and p.person not in acting))
    if token.lemma in _PLACES:
        subjects = {
            p.person.name
            for p in told
            if p.person is not None and p.cases == frozenset(("nom",)) and not p.prep
        }
        listed = [p for p in listed if p.name not in subjects]
        return listed[_PLACES[token.lemma]] if len(listed) == _TWO else None
    female = any(r.gender == "f" for r in token.readings[:1])
    last = listed[-1] if len(listed) > 1 else None
    return last if last is not None and last.gender in ("", "f" if female else "m") else None
