"""Of which state those are whom a sentence lists as one side: "The Omani delegation was led by A and included
B; C; and D", "Representing Peru were A and B", "A and B chaired the meeting for Chad"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.languages.en import gazette
from kg.extract.languages.en.bodies import is_international
from kg.extract.parties import Party
from kg.extract.spans import Spans
from kg.extract.words import Sentence, Token, Words

_SIDES = frozenset(("delegation", "side", "team"))
_LISTING = frozenset(("include", "comprise", "consist", "lead", "head", "be"))
# What follows is of another side: "while B led the other one".
_TURNING = frozenset(("while", "whereas", "counterpart", "counterparts", "with", "who", "which"))
_CHAIRING = frozenset(("chair", "co-chair", "cochair"))
_WERE = frozenset(("was", "were"))
# "The high-level Omani inter-agency delegation" opens its sentence with so many words.
_OPENING = 8
# "Mexico’s | delegation", "the high-level Omani interagency | delegation": so many words before the noun.
_OWNER = 4
# "Chaired the second meeting of the economic dialogue | for Chad" has so many words.
_MEETING = 12


def settle(words: Words, spans: Spans, parties: Sequence[Party]) -> None:
    """Let officials without a state be of the one whose side their sentence lists them for."""
    for sentence in words.sentences:
        told = list(_told(words, spans, sentence)) if _has_any(words, sentence) else []
        for first, last, country in told:
            here = (p for p in parties if p.sentence == sentence.index and first <= p.first <= last)
            for party in here:
                if _lacks_state(party):
                    _give(party, country)


def _has_any(words: Words, sentence: Sentence) -> bool:
    lowers = {t.lower for t in words.tokens[sentence.first : sentence.last + 1]}
    return not lowers.isdisjoint(_SIDES | {"representing", "represented", "chaired", "co-chaired"})


def _told(words: Words, spans: Spans, sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """From where to where a sentence lists people, and of which state."""
    tokens, last = words.tokens, sentence.last
    opening = tokens[sentence.first : min(sentence.first + _OPENING, last)]
    noun = next((t for t in opening if t.lower in _SIDES), None)
    country = _owner(words, spans, noun) if noun is not None else ""
    if noun is not None and country:
        yield noun.index + 1, _list_end(words, noun.index + 1, last, listed=False), country
        return
    if len(opening) > 1 and opening[0].lower == "representing":
        state = spans.over(sentence.first + 1 + (opening[1].lower == "the"))
        if state is not None and state.kind == "state" and tokens[min(state.last + 1, last)].lower in _WERE:
            yield state.last + 1, _list_end(words, state.last + 1, last, listed=True), state.country
        return
    yield from _chaired_for(words, spans, sentence)


def _owner(words: Words, spans: Spans, noun: Token) -> str:
    """The one state whose side a noun is: "Mexico’s | delegation", "the delegation | of Chad"."""
    first = words.sentences[noun.sentence].first
    before = range(max(first, noun.index - _OWNER), noun.index)
    states = {s.country for s in spans.all if s.first in before and s.kind == "state"}
    states |= {a[1] for k in before if (a := gazette.adjective(words, k)) is not None}
    after = [t.lower for t in words.tokens[noun.index + 1 : noun.index + 3]]
    if not states and len(after) > 1 and after[0] in ("of", "from"):
        span = spans.over(noun.index + 2 + (after[1] == "the"))
        states = {span.country} if span is not None and span.kind == "state" else set()
    return next(iter(states)) if len(states) == 1 else ""


def _list_end(words: Words, first: int, last: int, *, listed: bool) -> int:
    """The last token before what tells something else of a side: "was led by A | and met Minister B".

    It is before ``first`` where no verb lists people, as ``listed`` says that one does.
    """
    for token in words.tokens[first:last]:
        ends = token.lower in _SIDES or token.lower in _TURNING or token.lower == "one"
        verbs = [r for r in token.readings if r.pos == "V" and r.tags & {"past", "s", "part"}]
        if ends or (verbs and not token.capital and not any(r.lemma in _LISTING for r in verbs)):
            return token.index - 1 if listed else first - 1
        listed = listed or any(r.lemma in _LISTING for r in verbs)
    return last if listed else first - 1


def _chaired_for(words: Words, spans: Spans, sentence: Sentence) -> Iterator[tuple[int, int, str]]:
    """Who stands before "chaired the meeting for Chad" at the end of a sentence."""
    last = sentence.last - (words.tokens[sentence.last].text == ".")
    span = spans.over(last)
    if span is None or span.kind != "state":
        return
    at = span.first - 1 - (words.tokens[span.first - 1].lower == "the")
    if at <= sentence.first or words.tokens[at].lower != "for":
        return
    near = words.tokens[max(sentence.first, at - _MEETING) : at]
    verb = next((t for t in near if t.lemmas & _CHAIRING and not t.capital), None)
    alone = verb is not None and all(t.lower != "for" for t in words.tokens[verb.index : at])
    if verb is not None and alone and words.tokens[verb.index - 1].lower not in _WERE:
        yield sentence.first, verb.index - 1, span.country


def _lacks_state(party: Party) -> bool:
    """Whether somebody in a post of no body of several states has no state in the text."""
    capacity, person = party.capacity, party.person
    if capacity is None or party.counterpart or party.country or capacity.former or capacity.country:
        return False
    if person is not None and person.country:
        return False
    return not is_international(capacity.organization)


def _give(party: Party, country: str) -> None:
    party.country = country
    posts = party.person.capacities if party.person is not None else []
    for known in (party.capacity, *posts):
        if known is not None and not known.country:
            known.country = country
