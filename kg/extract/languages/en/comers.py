"""Who travels, where others were told in between: "From Muscat he will go on", "the visit of A. He is
due"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.extract.languages.en.lexicon import words_of
from kg.extract.parties import Party, Person
from kg.extract.words import Token, Words

# A pronoun stands among so many words at the opening of its sentence.
_OPENING = 8
# Somebody came to a town so many sentences before at most.
_FARTHEST = 8
# "Arrived on Monday in the capital Muscat": so many words between who comes and where.
_LONG = 12
_SUBJECTS = frozenset(("he", "she"))


def meant(words: Words, party: Party, before: Sequence[Party]) -> Person | None:
    """Return the traveller whom "he", "she", "his" means by where the sentence says he comes from or goes to.

    None where it says no such thing, so that whoever stands out is meant.
    """
    sentence = words.sentences[party.sentence]
    if sentence.paragraph < 0 or party.first - sentence.first > _OPENING:
        return None
    return _awaited(words, party, before) or _on_the_way(words, party, before)


def _awaited(words: Words, party: Party, before: Sequence[Party]) -> Person | None:
    """Of whose coming the sentence before speaks: "discussed the visit of President A. | He is due"."""
    told = [p for p in before if p.sentence == party.sentence - 1 and p.kind not in ("state", "body")]
    last = told[-1] if told else None
    opens = party.first == words.sentences[party.sentence].first
    if last is None or last.person is None or last.kind != "person" or last.prep not in ("of", "by"):
        return None
    visit = words.tokens[max(last.first - 2, 0)]
    if (
        not opens
        or not visit.lemmas & words_of("grammar", "comings", "journeys")
        or not _fits(words, party, last.person)
    ):
        return None
    following = [t.lower for t in words.tokens[party.last + 1 : party.last + 4]]
    ahead = following[:1] == ["will"] or (
        following[:1] in (["is"], ["was"])
        and not words_of("grammar", "comings", "due").isdisjoint(following[1:])
    )
    return last.person if ahead and words.tokens[party.head].lower in _SUBJECTS else None


def _on_the_way(words: Words, party: Party, before: Sequence[Party]) -> Person | None:
    """Who came to the town from which, or before which, somebody travels: "From Muscat | he will go on"."""
    tokens = words.tokens
    sentence = words.sentences[party.sentence]
    opening = tokens[sentence.first : party.first]
    following = [t.lower for t in tokens[party.last + 1 : party.last + 4]]
    his_next = tokens[party.head].lower in ("his", "her") and not words_of(
        "grammar", "comings", "legs"
    ).isdisjoint(following)
    if not his_next and tokens[party.head].lower not in _SUBJECTS:
        return None
    from_there = bool(opening) and opening[0].lower in words_of("grammar", "comings", "from")
    towns = {t.lower for t in opening[1:] if t.capital} if from_there else set()
    leaves = from_there and any(t.lemmas & words_of("grammar", "comings", "leave") for t in opening[1:])
    if not his_next and not towns and not leaves:
        return None
    came = last(words, party.sentence, [p for p in before if not p.prep], towns)
    return came if came is not None and _fits(words, party, came) else None


def last(words: Words, sentence: int, told: Sequence[Party], towns: Collection[str] = ()) -> Person | None:
    """Return who came somewhere, to one of the towns if any are given, in the sentences before one; None for
    nobody."""
    for index in range(sentence - 1, max(-1, sentence - 1 - _FARTHEST), -1):
        here = [p for p in told if p.sentence == index and p.person is not None and not p.prep]
        came = next((p for p in here if _comes(words, p, towns)), None)
        if came is not None:
            return came.person
    return None


def _comes(words: Words, party: Party, towns: Collection[str]) -> bool:
    """Whether somebody is told to come somewhere, to one of the towns if any are given."""
    last = min(party.last + 1 + _LONG, words.sentences[party.sentence].last)
    after: list[Token] = []
    for token in words.tokens[party.last + 1 : last + 1]:
        if token.text in (";", ":") or token.lower in ("that", "and"):
            break
        after.append(token)
    travels = any(t.lemmas & words_of("grammar", "comings", "verbs") for t in after)
    return travels and (not towns or any(t.lower in towns for t in after))


def _fits(words: Words, party: Party, person: Person) -> bool:
    gender = "f" if words.tokens[party.head].lower in ("she", "her", "hers") else "m"
    return person.gender in ("", gender)
