"""Clauses and coordination in Russian sentences, without a parser: which parties a predicate can reach.

A segment is the text between commas, dashes and the like. The clause of a token is its segment with the
neighbouring segments that have no predicate of their own; a subordinator ("который", "что", "где") is a wall.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.languages.ru import insertions
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.words import Sentence, Token, Words

_CUTS = frozenset(",;:–—-()")
_WALLS = frozenset(
    [
        "что",
        "чтобы",
        "где",
        "когда",
        "поскольку",
        "хотя",
        "если",
        "так-как",
        "ибо",
        "пока",
        "потому",
        "а",
        "но",
        "однако",
        "причем",
    ]
)
_TELLING = words_of("triggers", "meeting", "when", "words")
_SAYING = words_of("statements", "saying") | words_of("statements", "reporting")
_ADDRESS = re.compile(r"\w\.[a-z]{2,4}$", re.I)
# "сообщила она": so many words at most name a source within a sentence.
_INSERTION = 6
# So many words at most follow a name in the title that it opens.
_TITLE = 8
_LINKS = frozenset([",", "и", "а", "также", "или", "равно", "как", "–", "вместе", "его", "ее", "её", "их"])


@dataclass(frozen=True, slots=True)
class Segment:
    """Tokens [first, last]. A ``wall`` opens a clause of its own, ``relative`` one with "который"."""

    first: int
    last: int
    predicate: bool
    wall: bool
    relative: bool


def finite(token: Token) -> bool:
    """Whether a token is a finite verb or a short participle, by its likeliest reading."""
    if not token.readings or token.lower in ("нем", "нём"):
        return False
    return token.readings[0].pos in ("V", "PS") or (token.readings[0].pos == "AS" and not token.capital)


def participle(token: Token) -> bool:
    """Whether one of the two likeliest readings of a token is a full participle."""
    return bool(token.readings) and any(r.pos == "P" for r in token.readings[:2])


class Clauses:
    """The segments of one sentence."""

    def __init__(self, words: Words, sentence: Sentence, parties: Sequence[Party]) -> None:
        self._words = words
        self.sentence = sentence
        inside = [p for p in parties if p.sentence == sentence.index]
        aside = insertions.states_in_brackets(words, sentence, inside)
        acronyms = insertions.acronyms(words, sentence, inside)
        self.parties = [p for p in inside if p not in aside and p not in acronyms]
        self._covered = {i for p in self.parties for i in range(p.first, p.last + 1)}
        brackets = {i for p in (*aside, *acronyms) for i in (p.first - 1, p.last + 1)}
        uncut = brackets | insertions.marks_in_names(words, sentence)
        self.segments = self._segments(uncut | insertions.commas_of_dates(words, sentence))

    def _segments(self, uncut: set[int]) -> list[Segment]:
        tokens = self._words.tokens
        out: list[Segment] = []
        first = self.sentence.first
        for i in range(self.sentence.first, self.sentence.last + 1):
            cut = tokens[i].text in _CUTS and i not in self._covered and i not in uncut
            if cut or i == self.sentence.last:
                last = i - 1 if cut else i
                if last >= first:
                    out.append(self._segment(first, last))
                first = i + 1
        return out

    def _segment(self, first: int, last: int) -> Segment:
        tokens = self._words.tokens[first : last + 1]
        opening = [t.lower for t in tokens[:2]]
        relative = any(t.lemma == "который" for t in tokens[:3])
        open_participle = participle(tokens[0]) or (
            len(tokens) > 1 and participle(tokens[1]) and tokens[0].has("AV", "PRCL")
        )
        gerund = _opens_with_gerund(tokens)
        verbal = any(finite(t) and t.index not in self._covered for t in tokens)
        predicate = verbal or open_participle or gerund
        wall = relative or opening[0] in _WALLS or open_participle or gerund
        return Segment(first, last, predicate, wall, relative)

    def index_of(self, token: int) -> int:
        """Return the number of the segment that a token is in; a mark belongs to the segment after it."""
        for k, s in enumerate(self.segments):
            if token <= s.last:
                return k
        return len(self.segments) - 1

    def reach(self, token: int) -> tuple[int, int]:
        """Return the token range of the clause around ``token``."""
        k = self.index_of(token)
        low = high = k
        if self._is_bracketed(self.segments[k]):
            return self.segments[k].first, self.segments[k].last
        while low > 0 and not self.segments[low].wall and not self.segments[low - 1].predicate:
            low -= 1
        while (
            high + 1 < len(self.segments)
            and not self.segments[high + 1].predicate
            and not self.segments[high + 1].wall
        ):
            high += 1
        if not any(s.predicate for s in self.segments[low : high + 1]):
            high = self._main(high)
        return self.segments[low].first, self.segments[high].last

    def _is_bracketed(self, segment: Segment) -> bool:
        """Whether a segment with a predicate is all of a bracket: "(по итогам подписан меморандум)"."""
        around = (
            self._words.tokens[max(segment.first - 1, 0)],
            self._words.tokens[min(segment.last + 1, self.sentence.last)],
        )
        return segment.predicate and [t.text for t in around] == ["(", ")"]

    def _main(self, k: int) -> int:
        """The segment with the predicate of an opening phrase, else ``k``: "в форуме, видимо, участвует";
        also after what describes it: "в саммите, созванном премьером, участвует"."""
        following = k + 1
        if following + 1 < len(self.segments) and self._describes(self.segments[following]):
            following += 1
        if following < len(self.segments) and not self.segments[following].wall:
            return following
        return k

    def _describes(self, segment: Segment) -> bool:
        """Whether a participle opens a segment that ends before a comma."""
        opening = self._words.tokens[segment.first]
        after = self._words.tokens[min(segment.last + 1, self.sentence.last)]
        return segment.wall and participle(opening) and not finite(opening) and after.text == ","

    def scope(self, token: int) -> tuple[tuple[int, int], ...]:
        """Return the token ranges whose dates and places belong to a trigger.

        That are its clause, resumed after insertions, and a participial phrase that tells when it takes place
        ("встреча, состоявшаяся 9 марта").
        """
        k = self.index_of(token)
        chosen = {k}
        if not self.segments[k].wall:
            chosen |= self._resumed(k, -1) | self._resumed(k, 1)
        if k and self._gerund(self.segments[k]) and not self.segments[k - 1].predicate:
            chosen |= {k - 1}
        if k and (self.opens_there(token) or self._adds(self.segments[k])):
            chosen |= {k - 1} | self._resumed(k - 1, -1)
        low, high = self.reach(token)
        chosen |= {j for j, s in enumerate(self.segments) if low <= s.first and s.last <= high}
        if self.agrees(token):
            chosen |= self._described_when(token) or self._telling(max(chosen) + 1)
        return self._ranges(chosen)

    def telling(self, token: int) -> tuple[tuple[int, int], ...]:
        """Return the part of the scope that is there to tell when and where: "встреча, прошедшая в Каире"."""
        after = max(j for j, s in enumerate(self.segments) if s.first <= self.reach(token)[1]) + 1
        return self._ranges(self._described_when(token) or self._telling(after))

    def _described_when(self, token: int) -> set[int]:
        """The phrase right after a noun that tells when it is, before the clause goes on: "на заседании,
        открывшемся в среду в Риме, встретился с"."""
        k = self.index_of(token) + 1
        if k + 1 >= len(self.segments) or not self._describes(self.segments[k]):
            return set()
        opening = self._words.tokens[self.segments[k].first]
        of_noun = opening.cases("P") & self._words.tokens[token].cases("N")
        return self._telling(k) & {k} if of_noun else set()

    def agrees(self, token: int) -> bool:
        """Whether the part that tells when and where can be of the trigger by its grammar."""
        told = self.telling(token)
        return not told or self.is_told_of(
            self._words.tokens[token], self.segments[self.index_of(told[0][0])]
        )

    def _telling(self, after: int) -> set[int]:
        tells = after < len(self.segments) and self._tells_when(self.segments[after])
        return {after} | self._resumed(after, 1) if tells else set()

    def is_told_of(self, trigger: Token, segment: Segment) -> bool:
        """Whether "который" agrees with an event noun; "который прошел в Баку" is of no verb."""
        pronoun = next((t for t in self._inside(segment) if t.lemma == "который"), None)
        nouns = [r for r in trigger.readings if r.pos == "N"]
        if pronoun is None:
            return True
        noun = bool(nouns) and trigger.readings[0].pos == "N"
        return noun and any(
            n.number == p.number and (n.number == "p" or not p.gender or n.gender == p.gender)
            for n in nouns
            for p in pronoun.readings
        )

    def _ranges(self, chosen: set[int]) -> tuple[tuple[int, int], ...]:
        return tuple((self.segments[j].first, self.segments[j].last) for j in sorted(chosen))

    def _resumed(self, k: int, step: int) -> set[int]:
        """The segments without a predicate that go on beyond insertions, left or right of segment ``k``."""
        out: set[int] = set()
        j = k + step
        while 0 <= j < len(self.segments):
            segment = self.segments[j]
            if (segment.wall and not self._opens_with_wall_word(segment)) or self._inserted(j):
                j += step
                continue
            if (
                segment.wall
                or (segment.predicate and step > 0)
                or (segment.predicate and any(finite(t) for t in self._inside(segment)))
            ):
                break
            out.add(j)
            j += step
        return out

    def _inserted(self, k: int) -> bool:
        """Whether a segment between two others names the source: "18 марта, сообщила она, прибудет"."""
        segment = self.segments[k]
        verbs = [t for t in self._inside(segment) if finite(t)]
        short = segment.last - segment.first < _INSERTION
        return short and 0 < k < len(self.segments) - 1 and any(t.lemmas & _SAYING for t in verbs)

    def _inside(self, segment: Segment) -> list[Token]:
        return self._words.tokens[segment.first : segment.last + 1]

    def _opens_with_wall_word(self, segment: Segment) -> bool:
        return self._words.tokens[segment.first].lower in _WALLS

    def opens_there(self, token: int) -> bool:
        """Whether a token is in a clause about the place of another: "прибыл в Рим, где встретился"."""
        return self._words.tokens[self.segments[self.index_of(token)].first].lower in ("где", "куда")

    def _adds(self, segment: Segment) -> bool:
        """Whether it adds to what the clause before says: "в Риме прошел саммит, а также встреча"."""
        opening = [t.lower for t in self._inside(segment)[:2]]
        return opening == ["а", "также"] and not segment.predicate

    def _gerund(self, segment: Segment) -> bool:
        """Whether it is a gerund's: "в августе 2023 года, совершая поездку в Рим, министр ..."."""
        return _opens_with_gerund(self._inside(segment))

    def _tells_when(self, segment: Segment) -> bool:
        tokens = self._inside(segment)[:3]
        return any(t.lemmas & _TELLING for t in tokens) or (
            segment.relative and any(t.lemmas & _TELLING for t in self._inside(segment))
        )

    def group(self, party: Party, cases: frozenset[str]) -> list[Party]:
        """Return the parties coordinated with ``party`` to its right, itself first: "с А, Б и В"."""
        out = [p for p in self.parties if (p.first, p.head) == (party.first, party.head)]
        rest = [p for p in self.parties if p.first > out[0].last]
        for following in rest:
            if following.head == out[-1].head:  # "с президентом, а также с | лидерами Перу и Чили"
                out.append(following)
                continue
            between = self._words.tokens[out[-1].last + 1 : following.first]
            if _repeats(between, following, party):
                between = between[:-1]
            if following.kind == "state" and following.prep and any(participle(t) for t in between[1:2]):
                continue
            led = out[-1].name_cases and "ins" in out[-1].name_cases & following.cases
            if (
                not self._joined(between, following)
                or (following.cases and not following.cases & cases and not led)
                or following.prep not in ("", party.prep)
            ):
                break
            out.append(following)
        return out

    def _joined(self, between: Sequence[Token], following: Party) -> bool:
        """Whether words between two parties join them: "Путина | и прибывшего в Россию | Мирзиёева"."""
        between = _without_bracket(between)
        links = next((k for k, t in enumerate(between) if t.lower not in _LINKS), len(between))
        described = between[links:]
        if not described:
            return bool(links)
        agrees = participle(described[0]) and bool(described[0].cases("P") & following.cases)
        joined = any(t.lower == "и" for t in between[:links])
        return joined and agrees and not any(finite(t) or t.shape == "mark" for t in described[1:])

    def group_back(self, party: Party, cases: frozenset[str]) -> list[Party]:
        """Return the whole coordination that ``party`` is in, from its first member on."""
        first = party
        for earlier in reversed([p for p in self.parties if p.last < party.first and p.first < party.first]):
            between = self._words.tokens[earlier.last + 1 : first.first]
            if earlier.kind == "state" and earlier.prep:  # "и находящийся | в Чили | президент Перу"
                continue
            if (
                not between
                or not self._joined(between, first)
                or first.prep
                or (earlier.cases and not earlier.cases & cases)
                or self._is_source(earlier)
                or (earlier.kind == "body" and _ADDRESS.search(earlier.body))
                or earlier.inner
            ):
                break
            first = earlier
        return self.group(first, cases)

    def _between(self) -> list[Party]:
        """The sides of "между А и Б", which are no subjects whatever their case."""
        opening = [p for p in self.parties if p.prep == "между"]
        return [q for p in opening for q in self.group(p, p.cases)]

    def _is_source(self, party: Party) -> bool:
        """Whether a party only tells what the sentence reports: "Как передает Trend, министры обсудили"."""
        segment = self.segments[self.index_of(party.first)]
        return segment.predicate and self._words.tokens[segment.first].lower == "как"

    def subject(self, verb: int, *, agree: Token | None = None) -> list[Party]:
        """Return the nominative parties of a verb: nearest left of it, else right, else farther left."""
        nom = frozenset(("nom",))
        low, high = self.reach(verb)
        inside = [p for p in self.parties if self._can_be_subject(p) and _number_fits(p, agree)]
        inside = [p for p in inside if low <= p.first <= high or not self._is_source(p)]
        between = self._between()
        inside = [p for p in inside if p not in between and not self._is_object(p)]
        left = [p for p in inside if low <= p.first and p.last < verb]
        right = [p for p in inside if verb < p.first and p.last <= high]
        if left and not self._verb_between(left[-1].last, verb):
            return self.group_back(left[-1], nom)
        if right and not self._verb_between(verb, right[0].first):
            return self.group(right[0], nom)
        if left:
            return self.group_back(left[-1], nom)
        if self.opens_there(verb) and (main := self.verb_before(verb)) is not None:
            return self.subject(main)
        wider = [p for p in inside if p.last < verb and not self._walled(p, verb)]
        if wider:
            return self.group_back(wider[-1], nom)
        return []

    def _is_object(self, party: Party) -> bool:
        """Whether a body whose name has one form for all cases follows a verb that has its subject: "министр
        посетил | МИД и провел встречу"."""
        before = self._words.tokens[party.first - 1] if party.first > self.sentence.first else None
        if party.kind != "body" or not {"nom", "acc"} <= party.cases or before is None:
            return False
        acts = finite(before) and not before.has("PS") and before.index not in self._covered
        earlier = (p for p in self.parties if p.last < before.index and self._can_be_subject(p))
        return acts and any("acc" not in p.cases for p in earlier)

    def verb_before(self, token: int) -> int | None:
        """The finite verb of the clause before that of a token: "делегация посетила МИД, | где провела"."""
        k = self.index_of(token)
        first = self.segments[k].first
        before = [t for t in self._words.tokens[self.sentence.first : first] if finite(t)]
        verbs = [t.index for t in before if t.index not in self._covered]
        return verbs[-1] if verbs else None

    def _can_be_subject(self, party: Party) -> bool:
        if party.kind == "body" and (_ADDRESS.search(party.body) or self._in_bracket(party)):
            return False  # "INTERFAX.RU – Министр посетит": who tells it
        return "nom" in party.cases and not party.prep and not party.inner and not self._in_title(party)

    def _in_bracket(self, party: Party) -> bool:
        """Whether an acronym is all of a bracket: "Организации (ОИС)"."""
        tokens = self._words.tokens
        before = tokens[party.first - 1].text if party.first > self.sentence.first else ""
        after = tokens[party.last + 1].text if party.last < self.sentence.last else ""
        return (before, after) == ("(", ")")

    def _in_title(self, party: Party) -> bool:
        """Whether a person only gives something its name: "симпозиум «Иван Петров и его век»"."""
        tokens = self._words.tokens
        before = tokens[party.first - 1].text if party.first > self.sentence.first else ""
        if party.kind != "person" or before not in ("«", "“"):
            return False
        inside = tokens[party.last + 1 : min(party.last + _TITLE, self.sentence.last) + 1]
        close = next((k for k, t in enumerate(inside) if t.text in ("»", "”")), None)
        return close is not None and not any(finite(t) for t in inside[:close])

    def _verb_between(self, low: int, high: int) -> bool:
        between = self._words.tokens[low + 1 : high]
        return any(finite(t) and t.index not in self._covered for t in between)

    def _walled(self, party: Party, verb: int) -> bool:
        """Whether a subordinate clause that opens after the party holds the verb."""
        k = self.index_of(verb)
        segment = self.segments[k]
        opening = self._words.tokens[segment.first]
        return (
            segment.wall
            and party.last < segment.first
            and not segment.relative
            and opening.lower not in ("что", "чтобы", "но", "а", "однако", "где", "куда")
        )

    def antecedent(self, token: int, cases: frozenset[str]) -> Party | None:
        """Return the party that a participle or "который" belongs to: the nearest one before the comma."""
        k = self.index_of(token)
        before = [p for p in self.parties if p.last < self.segments[k].first]
        fitting = [p for p in before if not cases or not p.cases or p.cases & cases]
        return fitting[-1] if fitting else None


def _repeats(between: Sequence[Token], following: Party, party: Party) -> bool:
    """Whether a list says its preposition again: "с А, а также с Б"; "с А, а с Б ..." goes on anew."""
    same = following.prep == party.prep == "с" and len(between) > 1
    return same and between[-1].lower in ("с", "со") and [t.lower for t in between[:-1]] != [",", "а"]


def _without_bracket(between: Sequence[Token]) -> Sequence[Token]:
    """The words between two parties without a bracket that opens them: "с А (по итогам подписан план), Б"."""
    if not between or between[0].text != "(":
        return between
    close = next((k for k, t in enumerate(between) if t.text == ")"), None)
    return between[close + 1 :] if close is not None else between


def _opens_with_gerund(tokens: Sequence[Token]) -> bool:
    return any(t.readings and t.readings[0].pos == "G" for t in tokens[:2])


def _number_fits(party: Party, verb: Token | None) -> bool:
    if verb is None or not verb.readings or party.kind == "pronoun":
        return True
    if party.plural and party.kind in ("post", "group"):
        return any(r.number in ("p", "") for r in verb.readings)
    return True
