"""Whom "he", "she" and "they" of an English text mean: who acts last, is nearest, and fits the clause."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.en import comers, guests
from kg.extract.languages.en.lexicon import words_of
from kg.extract.parties import Party, Person
from kg.extract.words import Token, Words

# A pronoun means somebody told so many sentences before at most.
_NEAR = 3
# Sentences that tell of nobody between them do not part the two, up to so many in all.
_FARTHEST = 6
_ACTING = ("person", "post", "pronoun")
# Who says it and who does it; "the former" of two.
_SAYER = _TWO = 2
# Whom somebody meets or thanks is rather of another state than he: so much more it counts.
_OTHER_SIDE = 0.9
# "Looks forward to his visit", "is preparing for her trip": what somebody does for a thing of his own.
_OWN_PLANS = words_of("grammar", "own_plans")
# Open a clause with a subject of its own: "met the envoy | before President A began her visit".
_BESIDE = frozenset(("before", "after", "as", "when", "while", "until", "since", "because", "once", "where"))
_JOURNEYS = words_of("vocabulary", "on_journeys")
_COMPANY = frozenset(("delegation", "entourage", "team"))
_PRAISING = words_of("triggers", "conference", "thanking") - {"note"}
_WELCOMING = frozenset(("see", "welcome", "host", "receive", "meet"))


def pronoun(words: Words, party: Party, before: Sequence[Party]) -> Person | None:
    """The person whom "he" or "her" means: of its gender, near, subjects first."""
    if (leader := _led_by(words, party, before)) is not None:
        return leader
    back = steps_back(party, before)
    if words.tokens[party.head].lower in ("latter", "former"):
        told = [p.person for p in before if p.person is not None and back.get(p.sentence, _FARTHEST) <= 1]
        if words.tokens[party.head].lower == "former":
            return told[0] if len({id(p) for p in told}) == _TWO else None
        return told[-1] if told else None
    gender = "f" if words.tokens[party.head].lower in ("she", "her", "hers", "herself") else "m"
    own = _of_own_clause(words, party, before)
    if own is not None and own.gender in ("", gender):
        return own
    welcomed = _welcomed(words, party, before)
    if welcomed is not None and welcomed.gender in ("", gender):
        return welcomed
    praised = _praised(words, party, before)
    if praised is not None and praised.gender in ("", gender):
        return praised
    if (traveller := comers.meant(words, party, before)) is not None:
        return traveller
    guest = guests.greeted(words, party, before)
    if guest is not None and guest.gender in ("", gender):
        return guest
    acting = _subjects(words, party, before)
    near = [
        p
        for p in before
        if p.person is not None
        and p.person not in acting
        and not speaks_for(p.person)
        and p.person.gender in ("", gender)
        and back.get(p.sentence, _FARTHEST) <= _NEAR
        and words.sentences[p.sentence].paragraph >= 0
    ]
    if not near:
        return _only_actor(words, party, before)
    met = _OTHER_SIDE if acting else 0.0
    return max(
        near,
        key=lambda p: _rank(_salience(words, p, near, back[p.sentence]), met * _faces(p, acting)),
    ).person


def steps_back(party: Party, before: Sequence[Party]) -> dict[int, int]:
    """How many sentences back the last ones are that tell of anybody, by their number; those that tell of
    nobody do not count: "No details were given"."""
    out = {party.sentence: 0}
    for told in reversed(before):
        if told.sentence not in out:
            if len(out) > _NEAR or party.sentence - told.sentence > _FARTHEST:
                break
            out[told.sentence] = len(out)
    return out


def _rank(salience: tuple[float, int], more: float) -> tuple[float, int]:
    return salience[0] + more, salience[1]


def _faces(candidate: Party, acting: Sequence[Person]) -> bool:
    """Whether somebody is said to be of another state than who deals with him: "Premier A met | him"."""
    person = candidate.person
    stated = person is not None and any(c.country and not c.derived for c in person.capacities)
    return stated and person is not None and all(p.country != person.country for p in acting)


def _of_own_clause(words: Words, party: Party, before: Sequence[Party]) -> Person | None:
    """Whose a thing is in a clause that somebody says: "A said that B was preparing for his visit": B’s."""
    subject = clause_subject(words, party, before)
    return subject.person if subject is not None else None


def clause_subject(words: Words, party: Party, before: Sequence[Party]) -> Party | None:
    """The subject of a verb of one’s own plans, between what somebody says and a possessive."""
    if "gen" not in party.cases:
        return None
    near = [p for p in before if p.sentence == party.sentence and p.kind in _ACTING]
    subject = near[-1] if near else None
    if subject is None or subject.kind == "pronoun" or len(near) < _SAYER:
        return None
    if (subject.prep and subject.prep not in _BESIDE) or subject.plural or "gen" in subject.cases:
        return None
    titled = subject.capacity.first if subject.capacity is not None else subject.first
    said = words.tokens[max(min(subject.first, titled) - 1, 0)]
    clause = words.tokens[subject.last + 1 : party.first]
    told = said.lower == "that" or bool(said.lemmas & words_of("grammar", "saying"))
    beside = said.lower in _BESIDE and any(t.lemmas & _JOURNEYS for t in clause)
    own = any(t.lemmas & _OWN_PLANS for t in clause) or beside
    parted = any(t.text in ",;:" for t in clause)
    return subject if (told or beside) and own and not parted else None


def _only_actor(words: Words, party: Party, before: Sequence[Party]) -> Person | None:
    """The only person of the sentence before, whose name may mislead about the gender: "Nana A ... He"."""
    opens = party.first == words.sentences[party.sentence].first
    back = steps_back(party, before)
    people = {
        id(p.person): p for p in before if p.person is not None and back.get(p.sentence, _FARTHEST) == 1
    }
    actor = next(iter(people.values())) if len(people) == 1 else None
    titled = actor is not None and actor.capacity is not None and not actor.prep
    return actor.person if opens and actor is not None and titled and actor.kind == "person" else None


def speaks_for(person: Person) -> bool:
    """Whether somebody only tells what others do: a spokesman is not "he" who does it."""
    return any("spokes" in c.position.lower() for c in person.capacities)


def _welcomed(words: Words, party: Party, before: Sequence[Party]) -> Person | None:
    """Who comes: "looks forward to seeing the premier when he visits Rome" is about the premier."""
    near = [p for p in before[-1:] if p.sentence == party.sentence and p.last == party.first - 2]
    if not near or words.tokens[party.first - 1].lower not in ("when", "as", "while"):
        return None
    verb = words.tokens[max(near[0].first - 1, 0)]
    return near[0].person if verb.lemmas & _WELCOMING and near[0].person is not None else None


def _praised(words: Words, party: Party, before: Sequence[Party]) -> Person | None:
    """Whose a thing is that somebody praises: "A congratulated B on | his visit", "A praised B's work and his
    decision to come"; the other of two who were told, where nobody is named: "A welcomed his visit"."""
    if "gen" not in party.cases:
        return None
    low = words.sentences[party.sentence].first
    verb = next((t for t in reversed(words.tokens[low : party.first]) if t.lemmas & _PRAISING), None)
    here = [p for p in before if p.sentence == party.sentence and p.person is not None]
    subject = here[0] if here and verb is not None and here[0].last < verb.index else None
    if verb is None or subject is None or subject.prep:
        return None
    others = [p for p in here if p.first > verb.index and p.person is not subject.person]
    if others or party.first != verb.index + 1:
        return others[-1].person if others and all(p.person is others[0].person for p in others) else None
    told = [p for p in before if p.sentence == party.sentence - 1 and p.person not in (None, subject.person)]
    return told[0].person if len({id(p.person) for p in told}) == 1 else None


def _parts(token: Token) -> bool:
    """Whether another clause begins: "ended a tour | that had taken him to Riga"."""
    return token.text in ",;:" or token.lower in ("that", "which")


def _led_by(words: Words, party: Party, before: Sequence[Party]) -> Person | None:
    """Whose people are met with him: "received Minister A and | his accompanying delegation"."""
    tokens = words.tokens
    near = {t.lower for t in tokens[party.last + 1 : party.last + 4]}
    last = before[-1] if before else None
    beside = last is not None and last.last == party.first - 2 and tokens[party.first - 1].lower == "and"
    if tokens[party.head].lower not in ("his", "her") or not beside or near.isdisjoint(_COMPANY):
        return None
    return last.person if last is not None and last.sentence == party.sentence else None


def _subjects(words: Words, party: Party, before: Sequence[Party]) -> list[Person]:
    """Who an object pronoun cannot mean: the subject of its own clause: "The president thanked him"."""
    if words.tokens[party.head].lower not in ("him", "her") or "gen" in party.cases:
        return []
    clause = [p for p in before if p.sentence == party.sentence and not p.prep and p.person is not None]
    own = [p for p in clause if not any(_parts(t) for t in words.tokens[p.last + 1 : party.first])]
    return [p.person for p in own[:1] if p.person is not None and "gen" not in p.cases]


def _salience(words: Words, candidate: Party, near: Sequence[Party], far: int) -> tuple[float, int]:
    """How much a mention stands out: subjects, recent ones, persons that the text keeps coming back to."""
    mentions = sum(p.person is candidate.person for p in near)
    opens = candidate.first - words.sentences[candidate.sentence].first <= 2 and "gen" not in candidate.cases
    before = [p for p in near if p.sentence == candidate.sentence and p.first < candidate.first]
    first = not any(not p.prep and "gen" not in p.cases for p in before)
    subject = first and not candidate.prep and "gen" not in candidate.cases
    score = 0.6 * subject + 0.6 * opens + 0.2 * min(mentions, 4) - 0.8 * far
    return score, candidate.first
