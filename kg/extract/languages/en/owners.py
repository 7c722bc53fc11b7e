"""The states of officials whom a text names without one: of their neighbours, or of the home."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.extract.languages.en import (
    commissioners,
    counterparts,
    envoys_here,
    foreigners,
    gazette,
    home,
    hosts,
    in_company,
    members,
    own_ministries,
    receivers,
    sides_told,
    united_nations,
    visited,
)
from kg.extract.languages.en.bodies import is_international, may_be_of_state
from kg.extract.languages.en.cursor import OWN
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.languages.en.states_inferred import infer, is_there, of_place, other_states
from kg.extract.languages.en.word_classes import PREPOSITIONS, verb_follows
from kg.extract.parties import Capacity, Party, Person
from kg.extract.spans import Spans
from kg.extract.words import Words

# "The delegation of the Republic of Turkmenistan led by the | Minister": so many words before.
_LED = 12
# Posts that only the United States have, in capitals.
_AMERICAN = ("Assistant Secretary of State", "Deputy Assistant Secretary of State")
# Before "delegation" its state or body has so many words: "the World Trade Organization delegation".
_OWNER = 4
_OWNERS = frozenset(("his", "her", "its", "their"))
_PREMIERS = frozenset(("pm", "premier", "prime", "chancellor"))
# "A and other senior officials, including B": of the same side
_FELLOWS = frozenset(
    ("other", "senior", "government", "high-ranking", "top", "several", "officials", "including")
)
_JOINTS = frozenset((",", "and", "&", "as", "well", "with", "along", "together", ";"))


def settle(
    published: str, words: Words, spans: Spans, parties: Sequence[Party], persons: Sequence[Person]
) -> str:
    """Give officials their states, as far as the text shows them; return the home of the article, which is
    ``published`` where the publisher tells it."""
    _by_title(persons)
    counterparts.take_states(parties)
    united_nations.settle(spans, parties)
    commissioners.settle(spans, parties)
    share(words, parties)
    _possessed(words, parties)
    of_delegation(words, spans, parties)
    of_body(words, spans, parties)
    sides_told.settle(words, spans, parties)
    members.take_states(words, spans, parties)
    share(words, parties)
    of_place(words, spans, parties)
    _of_visited(words, spans, parties)
    visited.settle(words, spans, parties)
    receivers.settle(words, spans, parties)
    in_company.settle(words, parties)
    share(words, parties)
    _by_headline(words, parties, persons)
    own_ministries.settle(words, parties)
    own = home.home_of(published, words, spans, parties)
    share_back(words, parties)
    apart = hosts.settle(words, spans, parties, own)
    foreigners.close(words, parties, persons, own)
    envoys_here.close(words, persons, own)
    share_back(words, parties)
    for person in apart:
        hosts.close(person)
    infer(words, spans, [p for p in persons if p not in apart], own)
    return own


def _by_title(persons: Sequence[Person]) -> None:
    """Give holders of a title that one state only has that state."""
    exclusive: dict[str, str] = table("posts")["exclusive"]
    for person in persons:
        for capacity in person.capacities:
            if not capacity.country and capacity.position.lower() in exclusive:
                capacity.country, capacity.derived = exclusive[capacity.position.lower()], True
            elif not person.country and capacity.position.startswith(_AMERICAN):
                capacity.country, capacity.derived = "US", True


def share(words: Words, parties: Sequence[Party]) -> None:
    """Officials of one list are of the state that its first names: "Israeli President A and Minister B"."""
    for left, right in pairwise(parties):
        if not (left.capacity and right.capacity) or right.person is None or right.person.country:
            continue
        joined = {t.lower for t in words.tokens[left.last + 1 : right.first]}
        joined -= _FELLOWS if {"other", "officials", "including"} <= joined else set()
        if not joined or joined - _JOINTS or not left.country or _is_fronted(words, left, right):
            continue
        if right.counterpart or right.country:
            continue
        if right.capacity.organization and is_international(right.capacity.organization):
            continue
        met = left.prep in ("with", "by") and _serves_state(right.capacity)
        before = _is_before(words, left) or (met and not right.capacity.organization)
        listed = _follows_counterpart(words, parties, left)
        top = (_is_top(right.capacity) or _is_premier_known(words, left, right)) and not listed
        if (before or listed) and not top and not right.capacity.former:
            in_company.give(right.person, right.capacity, left.country)
            right.country = left.country


def _is_fronted(words: Words, left: Party, right: Party) -> bool:
    """Whether somebody opens the sentence of another: "Welcoming the Swedish envoy A, | PM B said"."""
    comma = [t.text for t in words.tokens[left.last + 1 : right.first]] == [","]
    sentence = words.sentences[right.sentence]
    opening = words.tokens[sentence.first : left.first]
    opens = bool(opening) and (opening[0].lower in PREPOSITIONS or opening[0].lower.endswith("ing"))
    acts = verb_follows(words.tokens, right.last)
    return comma and opens and acts and not any(t.text == "," for t in opening)


def _possessed(words: Words, parties: Sequence[Party]) -> None:
    """Bodies and ministers are of the state of whom they belong to.

    "Prime Minister A of Israel and his War Cabinet", "is sending his foreign minister".
    """
    for index, party in enumerate(parties):
        if words.tokens[party.first].lower == "its":
            _preside(party, parties[:index])
        own = words.tokens[party.first].lower in _OWNERS
        own = own or (party.first > 0 and words.tokens[party.first - 1].lower in _OWNERS)
        capacity = party.capacity
        serving = party.kind in ("post", "person") and capacity is not None and not party.counterpart
        if not own or party.country or not (party.kind == "body" or serving):
            continue
        before = [p for p in parties[:index] if p.sentence == party.sentence and p.kind != "pronoun"]
        # No state where the minister goes: "he will travel to Peru with his minister".
        holders = [p for p in before if p.kind in ("person", "post")]
        told = before if party.kind == "body" else holders
        other = {"her": "m", "his": "f"}.get(words.tokens[party.first].lower, "-")
        other = (
            other
            if party.first == 0
            else {"her": "m", "his": "f"}.get(words.tokens[party.first - 1].lower, other)
        )
        told = [p for p in told if p.person is None or p.person.gender != other]
        country = next((p.country for p in reversed(told) if p.country), "")
        if party.kind == "body":
            party.country = country
        elif capacity is not None and not capacity.organization and _serves_state(capacity):
            capacity.country, capacity.derived, party.country = country, bool(country), country


def _preside(party: Party, before: Sequence[Party]) -> None:
    """Let "its chairman" be of the body told right before: "a delegation of the committee led by"."""
    body = before[-1] if before and before[-1].sentence == party.sentence else None
    capacity = party.capacity
    if body is None or body.kind != "body" or capacity is None or not _presides(capacity, body.body):
        return
    posts = party.person.capacities if party.person is not None else []
    for known in (capacity, *(c for c in posts if c.position == capacity.position)):
        known.organization = known.organization or body.body
        if body.country and not known.country:
            known.country, known.derived = body.country, True
    party.country = party.country or capacity.country


def _presides(capacity: Capacity, body: str) -> bool:
    """Whether a post without a body can be at the head of one: the chairwoman of a committee."""
    said = set(capacity.position.lower().split()) & words_of("posts", "presiding")
    organs = set(body.lower().split()) & (words_of("posts", "presided") | {"committee"})
    return bool(said and organs) and not capacity.organization and not capacity.country


def _follows_counterpart(words: Words, parties: Sequence[Party], party: Party) -> bool:
    """Whether a list goes on from a counterpart: "his Iraqi counterpart A, President B | and Premier C"."""
    while not party.counterpart:
        before = [p for p in parties if p.sentence == party.sentence and p.last < party.first]
        joined = {t.lower for t in words.tokens[before[-1].last + 1 : party.first]} if before else set()
        if not joined or joined - _JOINTS:
            return False
        party = before[-1]
    return bool(party.country)


def _serves_state(capacity: Capacity) -> bool:
    """Whether a post is one that a head of state or government has: "his foreign minister"."""
    return bool(set(capacity.position.lower().split()) & words_of("posts", "subordinate"))


def of_delegation(words: Words, spans: Spans, parties: Sequence[Party]) -> None:
    """Who leads the delegation of a state is of that state: "the delegation of Turkmenistan led by A"."""
    for party in parties:
        if party.prep != "by" or party.person is None or party.person.country or party.country:
            continue
        near = _delegation(words, party)
        if near is None:
            continue
        states = other_states(words, spans, "", near) or [
            s.country for s in spans.all if s.first in near and s.kind == "body" and s.country
        ]
        capacity = party.capacity
        if len(states) == 1 and capacity is None:
            party.country = party.person.home = states[0]
        elif len(states) == 1 and capacity is not None and may_be_of_state(capacity):
            in_company.give(party.person, capacity, states[0])
            party.country = states[0]
        organs = [s.name for s in spans.all if s.first in near and s.kind == "body"]
        if capacity is not None and len(organs) == 1 and _presides(replace(capacity, country=""), organs[0]):
            _give_body(party.person, capacity, organs[0])
        bodies = [s.name for s in spans.all if s.first in near and s.kind == "body" and not s.country]
        if capacity is not None and not states and len(bodies) == 1 and not capacity.organization:
            _give_body(party.person, capacity, bodies[0])


def of_body(words: Words, spans: Spans, parties: Sequence[Party]) -> None:
    """Whoever a body owns acts for it, where the text tells no post of him: "the EU’s | Kaja Saar"."""
    for party in parties:
        person, name = party.person, party.person_span
        if person is None or name is None or person.capacities or person.country or party.capacity:
            continue
        body = next((s for s in spans.all if s.kind == "body" and s.last == name.first - 2), None)
        if body is None or words.tokens[name.first - 1].text not in OWN or not is_international(body.name):
            continue
        party.capacity = Capacity("", body.name, "", False, body.first, name.first - 1, closed=False)
        person.capacities.append(party.capacity)


# "A, flanked by Minister B"
def _by_headline(words: Words, parties: Sequence[Party], persons: Sequence[Person]) -> None:
    """Of the two states whose ministers meet in a headline, who lacks one is of the one that is left.

    "Foreign Ministers of Estonia and Moldova discuss trade. Minister A met Foreign Minister B of Moldova".
    """
    heads = [p for p in parties if words.is_title(p.sentence) and p.capacity is not None]
    posts = {p.capacity.position.lower() for p in heads if p.capacity is not None and p.person is None}
    for position in posts:
        states = {p.country for p in heads if p.capacity and p.capacity.position.lower() == position} - {""}
        holding = [x for x in persons if any(c.position.lower() == position for c in x.capacities)]
        bare = [x for x in holding if not x.country]
        left = states - {x.country for x in holding}
        if len(states) == 2 and len(bare) == len(left) == 1:
            for capacity in bare[0].capacities:
                if capacity.position.lower() == position and not capacity.organization:
                    capacity.country, capacity.derived = next(iter(left)), True


def _delegation(words: Words, party: Party) -> range | None:
    """The words that name the delegation which somebody leads; None where he leads none."""
    first = max(words.sentences[party.sentence].first, party.first - _LED)
    lowers = [t.lower for t in words.tokens[first : party.first]]
    nouns = [k for k, word in enumerate(lowers) if word in ("delegation", "side", "team")]
    # "The Kenyan delegation was led by A, the Omani | one by B"
    nouns += [k for k, w in enumerate(lowers) if w == "one" and k and gazette.adjective(words, first + k - 1)]
    if not nouns or not {"led", "headed", "chaired"} & set(lowers):
        return None
    noun = first + max(nouns)
    return range(max(first, noun - _OWNER), party.first)


def share_back(words: Words, parties: Sequence[Party]) -> None:
    """Officials of one list are of the state after its last: "King A and Crown Prince B of Bahrain"."""
    pairs = list(pairwise(parties))
    for left, right in reversed(pairs):
        if not (left.capacity and right.capacity and left.person) or left.person.country:
            continue
        if right.counterpart:
            continue  # "Minister A and his Russian counterpart B"
        joined = {t.lower for t in words.tokens[left.last + 1 : right.first]}
        spouse = set(right.capacity.position.lower().split()) & {"lady", "queen", "gentleman", "princess"}
        alike = left.capacity.position.lower() == right.capacity.position.lower()
        with_ = left.prep == "with" and joined == {"and"} and not alike
        if not joined or joined - _JOINTS or not right.country or _is_before(words, right):
            continue
        if left.capacity.organization and is_international(left.capacity.organization):
            continue
        bracketed = words.tokens[right.last].text == ")"  # "Ministers A and B (Colombia)"
        if left.capacity.closed or bracketed or spouse or with_:
            in_company.give(left.person, left.capacity, right.country)
            left.country = right.country
    in_company.share_from_last(words, parties)


def _give_body(person: Person, capacity: Capacity, body: str) -> None:
    """Let a post of a person be at a body, wherever the text names it."""
    for known in (capacity, *person.capacities):
        if not known.organization and known.position.lower() == capacity.position.lower():
            known.organization = body


def _is_before(words: Words, party: Party) -> bool:
    """Whether the state stands before the post: "Israeli Prime Minister", "Israel’s Prime Minister"."""
    if party.capacity is None or (party.capacity.derived and not _adjoins(words, party)):
        return party.capacity is not None and party.capacity.derived
    return _adjoins(words, party)


def _adjoins(words: Words, party: Party) -> bool:
    if any(t.text in OWN for t in words.tokens[party.first : party.head]):
        return True
    first = party.first + (words.tokens[party.first].lower == "the")
    adjective = gazette.adjective(words, first)
    state = adjective[1] if adjective is not None else gazette.state_at(words, first)
    return bool(state) and state == party.country


def _is_top(capacity: Capacity) -> bool:
    return bool(set(capacity.position.lower().split()) & words_of("posts", "rulers"))


def _is_premier_known(words: Words, left: Party, right: Party) -> bool:
    """Whether a premier whom the text named before, without a state, stands beside a president.

    "A spoke with the king. The Peruvian president B and PM A spoke, too": he is not of Peru for that.
    """
    if left.capacity is None or right.capacity is None or right.person is None or not _is_top(left.capacity):
        return False
    premier = set(right.capacity.position.lower().split()) & _PREMIERS
    before = (m for m in right.person.mentions if m.sentence < right.sentence)
    return bool(premier) and any(words.sentences[m.sentence].paragraph >= 0 for m in before)


def _of_visited(words: Words, spans: Spans, parties: Sequence[Party]) -> None:
    """A counterpart is of the state where one meets him: "flew to Kyiv and met her counterpart A"."""
    for index, party in enumerate(parties):
        if not party.counterpart or party.plural or party.capacity is None or party.capacity.country:
            continue
        owner = counterparts.owner_of(words, party, index, parties)
        first = words.sentences[party.sentence].first
        places = [s for s in spans.all if first <= s.first < party.first and s.kind in ("place", "state")]
        there = [s.country for s in places if s.country and is_there(words, s.first)][-1:]
        if party.person is not None and not party.person.country and owner is not None:
            for country in (c for c in there if owner.country and c != owner.country):
                party.capacity.country, party.capacity.derived, party.country = country, True, country
