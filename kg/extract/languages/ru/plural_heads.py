""" "Главы": heads of several bodies where a verb in the plural says so, not "of the head"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.led_bodies import MINISTRIES
from kg.extract.languages.ru.led_kinds import kind_at
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.parties import Capacity, Party
from kg.extract.words import Token, Words

_LEADERS = words_of("posts", "leaders")
_BOTH_OF = frozenset(("двух", "обоих"))
# Adverbs between the heads and what they do: "главы МИД подробно обсудили".
_ADVERBS = 3


def settle(words: Words, parties: Sequence[Party]) -> None:
    """Read a post of no state as that of several, where it can be and its verb asks for it: "в ходе беседы
    главы внешнеполитических ведомств обсудили". "Генсеки ООН и НАТО" are one each.
    """
    several = Counter(party.head for party in parties)
    for party in parties:
        _lead_both(words, party)
        unnamed = party.kind == "post" and party.person_span is None and not party.plural and not party.prep
        unnamed = unnamed and several[party.head] == 1
        held = party.capacity if unnamed else None
        if held is None or held.country or not _can_be_several(words, party):
            continue
        if not held.organization and not _is_subject(words, party):
            continue
        if _acts(words, party):
            party.plural, party.cases = True, frozenset(("nom",))


def _lead_both(words: Words, party: Party) -> None:
    """Read "главы | двух ведомств" as who leads the ministries of two told before."""
    held = party.capacity if party.kind == "post" and party.person_span is None else None
    if held is None or held.organization or held.country or held.position.lower() not in _LEADERS:
        return
    after = words.tokens[party.last + 1 : party.last + 3]
    if len(after) < 2 or not (party.plural or _can_be_several(words, party)):
        return
    both = after[0].lower in _BOTH_OF
    if both and after[1].lemmas & MINISTRIES:
        held.organization = after[1].lemma
    elif not _lead_kind(words, party, held, after[both].index):
        return
    if not party.cases - {"nom", "gen"} and not party.prep and _can_be_several(words, party):
        acts = party.plural or both or _acts(words, party)
        party.plural, party.cases = acts, frozenset(("nom",)) if acts else party.cases
    party.plural = party.plural or both


def _lead_kind(words: Words, party: Party, held: Capacity, first: int) -> bool:
    """Read "руководители | двух надзорных ведомств" as who leads bodies of one kind."""
    end = kind_at(words, first, words.sentences[party.sentence].last)
    if end is None:
        return False
    held.position += " " + " ".join(t.lower for t in words.tokens[first : end + 1])
    party.last = end
    return True


def _is_subject(words: Words, party: Party) -> bool:
    """Whether a post that can be a genitive begins its sentence, so that nothing governs it: "| Замминистры
    подписали"."""
    return party.first == words.sentences[party.sentence].first


def share(words: Words, parties: Sequence[Party]) -> list[Party]:
    """Return the parties, officials of one kind with the states of those listed after them: "встречи
    президентов | и глав МИД Чили и Перу", "президентов и глав МИД двух стран"."""
    out: list[Party] = []
    for n, party in enumerate(parties):
        held, after = party.capacity, parties[n + 1] if n + 1 < len(parties) else None
        bare = party.kind == "post" and party.plural and party.person_span is None
        if held is None or not bare or held.country or held.organization or after is None:
            out.append(party)
            continue
        listed = _are_listed(words, party, after)
        said = [p.capacity for p in parties[n + 1 :] if p.head == after.head and p.capacity and listed]
        states = [c.country for c in said if c.country]
        if len(states) > 1:
            out += [_of_state(party, held, country) for country in states]
            continue
        held.position += _BOTH if said and said[0].position.endswith(_BOTH) else ""
        out.append(party)
    return out


_BOTH = " двух стран"


def _are_listed(words: Words, party: Party, after: Party) -> bool:
    """Whether "и" joins a nameless post to another one of the same case."""
    joined = party.last + 2 == after.first and words.tokens[party.last + 1].lower == "и"
    return joined and after.kind == "post" and after.person_span is None and bool(party.cases & after.cases)


def _of_state(party: Party, held: Capacity, country: str) -> Party:
    return replace(party, capacity=replace(held, country=country), country=country, plural=False)


def _can_be_several(words: Words, party: Party) -> bool:
    readings = words.tokens[party.head].readings
    return any(r.pos == "N" and r.number == "p" and r.case == "nom" for r in readings)


def _acts(words: Words, party: Party) -> bool:
    """Whether a verb in the plural follows, adverbs at most between; or when it was, where a clause begins
    with the heads: "Главы МИД | осенью в Осло проведут переговоры"."""
    following = words.tokens[party.last + 1 : words.sentences[party.sentence].last + 1]
    near = [t for t in following[: _ADVERBS + 1] if not is_adverb(t)][:1]
    ahead = words.tokens[party.first - 1] if party.first > words.sentences[party.sentence].first else None
    if (near and _is_verb(near[0])) or (ahead is not None and _is_verb(ahead)):
        return True  # also "Документ подписали | главы ведомств"
    opens = party.first == words.sentences[party.sentence].first
    opens = opens or words.tokens[party.first - 1].text in ",;:"
    for token in following[:_CIRCUMSTANCES] if opens else ():
        if _is_verb(token):
            return True
        if token.shape == "mark" or finite(token) or _can_act(token):
            return False
    return False


# "Главы МИД | в понедельник в Осло проведут": so many words at most tell when and where.
_CIRCUMSTANCES = 7


def _is_verb(token: Token) -> bool:
    return bool(token.readings) and token.readings[0].pos == "V" and token.readings[0].number == "p"


def _can_act(token: Token) -> bool:
    """Whether a noun can be the subject of a verb in the plural: "Главы МИД | советники прибыли"."""
    nouns = [r for r in token.readings[:1] if r.pos == "N"]
    return any(r.number == "p" and r.case == "nom" and "anim" in r.tags for r in nouns)


def is_adverb(token: Token) -> bool:
    return bool(token.readings) and token.readings[0].pos in ("AV", "PRCL")
