"""Who a delegation is, told inside its phrase: "a Turkish delegation comprising A, B and C", "the delegation
led by A and including B"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.allegiance import country_of, give_country
from kg.extract.languages.en import gazette, of_his_team
from kg.extract.languages.en.bodies import may_be_of_state
from kg.extract.languages.en.cursor import OWN
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.languages.en.word_classes import DETERMINERS, HAVE, MODALS, PREPOSITIONS
from kg.extract.parties import Party
from kg.extract.spans import Spans
from kg.extract.words import Token, Words

_NOUNS = words_of("triggers", "additions", "membered")
_ADDITIONS = table("triggers")["additions"]
_FORMS = tuple(tuple(p.split()) for p in _ADDITIONS["made_of"])
_TOLD = tuple(tuple(p.split()) for p in _ADDITIONS["made_of_told"])
_RELATIVES = frozenset(("which", "that"))
_BETWEEN_RELATIVE_AND_FORM = frozenset(("is", "was", "were", "are", "has", "also", "will", "be", "mainly"))
# "The delegation of Malta | was headed by A"
_ACTING = MODALS | HAVE | frozenset(("is", "was", "are", "were", "be", "been", "to"))
_LEADING = frozenset(("led", "headed", "chaired"))
_PERSONS = ("person", "post")
_MANY = words_of("triggers", "additions", "many")
# From "led by", "comprising" to whom: "comprising the Maltese | Minister", "included: the".
_AT_ONCE = 3
# "The high-level Maltese parliamentary and business | delegation", "of senior officials of the Senate".
_ATTRIBUTES = 8
_OF_WHOM = 8


@dataclass(frozen=True, slots=True)
class Membership:
    """A delegation whose phrase begins at a token, who leads it (None where that is not told there), and the
    first of those whom it is said to consist of (None likewise), with the token that opens the list."""

    first: int
    noun: int
    head: Party | None
    member: Party | None
    opening: int


def take_states(words: Words, spans: Spans, parties: Sequence[Party]) -> None:
    """Let the first member of a delegation be of its state; those listed with him are of his."""
    for told in _memberships(words, spans, parties):
        country = _sender(words, spans, told)
        for party in filter(None, (told.head, told.member)):
            capacity = party.capacity
            if country and not party.country and capacity is not None and may_be_of_state(capacity):
                capacity.country, capacity.derived, party.country = country, True, country
    of_his_team.settle(words, parties)


def widen(words: Words, spans: Spans, parties: Sequence[Party]) -> None:
    """Let who is of a delegation stand where its phrase stands, so that he acts or is met in its place."""
    for told in _memberships(words, spans, parties):
        opens = told.head or told.member
        if opens is None:
            continue
        if told.member is not None:
            _free(words, told.member, parties)
        if told.member is not None and told.head is not None:
            told.member.first, told.member.prep = told.opening, ""
        country = _sender(words, spans, told) or _joined_state(words, told, parties)
        for member in _listed(words, opens, parties):
            _state(member, country)
        before = words.tokens[told.first - 1] if told.first else None
        sentence = words.sentences[opens.sentence].first
        led = before is not None and told.first > sentence and before.lower in PREPOSITIONS
        for party in parties:
            if told.first <= party.first and party.last < opens.first:
                party.inner = True
        opens.first, opens.prep = told.first, before.lower if led and before is not None else ""


def _state(party: Party, country: str) -> None:
    """Mark the state of a delegation as that which the text gives for who leads it."""
    if party.person is None and party.capacity is not None and country:
        for member in (party, *party.each):
            told = member.capacity is not None and not member.capacity.derived
            give_country(member, (country_of(member) if told else "") or country)
    for capacity in party.person.capacities if party.person is not None else ():
        capacity.derived = capacity.derived and (bool(capacity.organization) or capacity.country != country)


def _free(words: Words, member: Party, parties: Sequence[Party]) -> None:
    """Take the preposition of a list from its members: "consisting of Senators A and B"."""
    prep = member.prep
    listed = (p for p in parties if p.sentence == member.sentence and p.first > member.first)
    for party in listed if prep else ():
        if party.prep != prep or words.tokens[party.first - 1].lower == prep:
            return
        party.prep = ""


def _memberships(words: Words, spans: Spans, parties: Sequence[Party]) -> Iterator[Membership]:
    for noun in words.tokens:
        named = noun.capital and noun.lower != "delegation"  # "the Carrier Strike Group led by"
        if noun.lower in _NOUNS and noun.shape == "word" and not named:
            found = _Phrase(words, spans, parties, noun).read()
            if found is not None:
                yield found
    for post in (p for p in parties if p.kind == "post" and p.plural and not p.inner):
        following = words.tokens[min(post.last + 1, len(words.tokens) - 1)]
        if _is_of_many(post) and (following.text == "," or following.lower in _LEADING):
            found = _Phrase(words, spans, parties, words.tokens[post.last]).read_led(post)
            if found is not None:
                yield found


def _is_of_many(post: Party) -> bool:
    """Whether those of a post are many in one state, who go together: "six Maltese lawmakers, led by A"."""
    words = post.capacity.position.lower().split() if post.capacity is not None else []
    return bool(words) and words[-1] in _MANY


# "Members of | the security team, including A and B"
_OF_THEM = frozenset(("members", "officials", "representatives", "leaders", "heads"))


class _Phrase:
    """The phrase of a delegation from its noun on."""

    def __init__(self, words: Words, spans: Spans, parties: Sequence[Party], noun: Token) -> None:
        self._tokens = words.tokens
        self._words = words
        self._spans = spans
        self._noun = noun
        self._last = words.sentences[noun.sentence].last
        here = [p for p in parties if p.sentence == noun.sentence]
        self._before = [p for p in here if p.last < noun.index]
        self._after = [p for p in here if p.first > noun.index]

    def read(self) -> Membership | None:
        if not self._after:
            return None
        first = self._begin()
        listed = self._listed_at_once()
        if listed is not None:
            return Membership(first, self._noun.index, None, listed, self._noun.index + 1)
        k = self._past_senders(self._noun.index + 1)
        head = self._head(k)
        if head is not None:
            k = head.last + 1
        opening = k + (self._text(k) == ",")
        opening += head is not None and self._text(opening) == "and"
        form = self._form(opening)
        member = self._person_at(form) if form else None
        member = member if member is not None and self._is_told(member) else None
        if head is None and member is None:
            return None
        return Membership(first, self._noun.index, head, member, opening)

    def _is_told(self, member: Party) -> bool:
        """Whether a member has a name, or acts by his post: "consisting of the Minister of Trade"."""
        held = member.capacity
        return member.person_span is not None or (held is not None and not held.organization)

    def read_led(self, post: Party) -> Membership | None:
        """The same of people who are told by their post, led by one of them."""
        head = self._head(post.last + 1)
        return Membership(post.first, post.last, head, None, post.last + 1) if head is not None else None

    def _text(self, i: int) -> str:
        return self._tokens[i].lower if i <= self._last else ""

    def _begin(self) -> int:
        """The first token of the phrase: "a | high-level Maltese delegation"."""
        i = self._noun.index
        while self._noun.index - i < _ATTRIBUTES and self._is_attribute(i - 1):
            i -= 1
            if self._tokens[i].lower in DETERMINERS:
                break
            if self._tokens[i].text in OWN:  # "President A’s | delegation"
                return next((p.first for p in self._before if p.last == i - 1), i + 1)
        of_them = self._tokens[i - 1].lower == "of" and self._tokens[max(i - 2, 0)].lower in _OF_THEM
        return i - 2 if of_them else i

    def _is_attribute(self, i: int) -> bool:
        token = self._tokens[max(i, 0)]
        if i < 0 or token.sentence != self._noun.sentence:
            return False
        if token.lower in DETERMINERS or token.shape == "number" or token.text in (*OWN, "-"):
            return True
        span = self._spans.over(i)
        if span is not None:
            return span.kind in ("state", "body")
        named = gazette.adjective(self._words, i) is not None
        named = named or token.lower == "visiting"
        return token.shape == "word" and (named or not token.has("V")) and token.lower not in PREPOSITIONS

    def _listed_at_once(self) -> Party | None:
        """Who is listed right after "of": "a three-member delegation of Minister A and Senator B"."""
        near = self._after[0]
        at = self._noun.index + 2
        opened = self._text(at - 1) == "of" and near.first in (at, at + (self._text(at) == "the"))
        goes_on = self._text(near.last + 1) in (",", "and")
        return near if opened and goes_on and near.kind == "person" and near.capacity is not None else None

    def _past_senders(self, k: int) -> int:
        """Past whom it consists of in general, and whose it is: "of Maltese officials", "from the Senate"."""
        if self._text(k) not in ("of", "from"):
            return k
        for i in range(k + 1, min(k + _OF_WHOM, self._last) + 1):
            token = self._tokens[i]
            if self._text(i) in (",", "led", "headed", "chaired") or self._form(i):
                return i
            plain = token.shape in ("word", "initial") or token.text in (".", "-", *OWN)
            if not plain or token.lower in _ACTING:
                return k
        return k

    def _head(self, k: int) -> Party | None:
        k += self._text(k) == ","
        led = self._text(k) in _LEADING and self._text(k + 1) == "by"
        return self._person_at(k + 2) if led else None

    def _person_at(self, k: int) -> Party | None:
        near = next((p for p in self._after if p.first >= k), None)
        if near is None or near.kind not in _PERSONS or near.plural or near.first - k >= _AT_ONCE:
            return None
        between = self._tokens[k : near.first]
        return near if all(t.lower in DETERMINERS | {"the", ":"} or t.capital for t in between) else None

    def _form(self, k: int) -> int:
        """The token after the words that open the list of members at a token; 0 where none do."""
        relative = self._text(k) in _RELATIVES
        k += relative
        while relative and self._text(k) in _BETWEEN_RELATIVE_AND_FORM:
            k += 1
        for form in _TOLD if relative else _FORMS:
            if self._text(k) == form[0] and all(self._text(k + n) == w for n, w in enumerate(form)):
                return k + len(form)
        return 0


def _listed(words: Words, first: Party, parties: Sequence[Party]) -> Iterator[Party]:
    """A member of a delegation and those whom a list tells after him."""
    yield first
    last = first.last
    for party in (p for p in parties if p.sentence == first.sentence and p.first > first.first):
        between = {t.lower for t in words.tokens[last + 1 : party.first]}
        if party.first > last and not (between and between <= _IN_LIST):
            return
        if party.kind == "post":
            yield party
        last = max(last, party.last)


_IN_LIST = frozenset((",", "and", "the"))


def _joined_state(words: Words, told: Membership, parties: Sequence[Party]) -> str:
    """The state of whom a delegation of no told state is with: "President A of Peru and | a delegation"."""
    beside = (p for p in parties if p.person is not None and p.last < told.first)
    with_it = [p for p in beside if [t.lower for t in words.tokens[p.last + 1 : told.first]] == ["and"]]
    return country_of(with_it[-1]) if with_it else ""


def _sender(words: Words, spans: Spans, told: Membership) -> str:
    """The state whose delegation it is, "" where the phrase names none or several."""
    opens = told.head or told.member
    end = opens.first if opens is not None else told.noun
    countries = {s.country for s in spans.all if told.first <= s.first < end and s.kind in ("state", "body")}
    for i in range(told.first, end):
        adjective = gazette.adjective(words, i) if spans.over(i) is None else None
        countries |= {adjective[1]} if adjective is not None else set()
    countries -= {""}
    return countries.pop() if len(countries) == 1 else ""
