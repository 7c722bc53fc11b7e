"""The clauses of an English sentence, and the parties that stand to a verb as subject and object."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.languages.en.grammar import (
    ADVERBS,
    DETERMINERS,
    FINITE,
    INFINITIVE,
    ING,
    PARTICIPLE,
    PASSIVE,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
    Grammar,
)
from kg.extract.languages.en.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.words import Sentence, Token

_AND = frozenset(("and", "but", "or", "&"))
# Words between a preposition and the first party of its phrase.
_LONGEST_TITLE = 9
_JOINING = frozenset(("and", "&", "with", "well", ";", "along", "together"))
_ALONGSIDE = words_of("grammar", "alongside")
_MAKING = words_of("grammar", "making")


@dataclass(frozen=True, slots=True)
class Segment:
    """Tokens [first, last] with one predicate at most; ``kind`` is main, coord, rel, sub, part or inf."""

    first: int
    last: int
    kind: str


class Clauses:
    """The segments of a sentence. ``parties`` are those of the sentence that are no part of another."""

    def __init__(self, grammar: Grammar, sentence: Sentence, parties: Sequence[Party]) -> None:
        self.words = grammar.words
        self.grammar = grammar
        self.sentence = sentence
        self.parties = [p for p in parties if p.sentence == sentence.index and not p.inner]
        self._lend_prepositions()
        self.segments = self._split()

    def _lend_prepositions(self) -> None:
        """Give a mention the preposition before unread words of its title: "with newly elected X"."""
        covered = {i for p in self.parties for i in range(p.first, p.last + 1)}
        for party in self.parties:
            i = party.first - 1
            while i >= self.sentence.first and party.first - i < 7 and i not in covered and self._is_title(i):
                i -= 1
            before = self.words.tokens[i].lower if i >= self.sentence.first else ""
            if not party.prep and i < party.first - 1 and i not in covered and before in ("with", "by"):
                party.prep = before
            elif not party.prep and self._described(party.first - 1):
                party.prep = "of"

    def _described(self, i: int) -> bool:
        """Whether adjectives and "of" stand before a mention: "a delegation of high-level officials"."""
        first = i
        while i >= self.sentence.first and first - i < 3 and self._is_plain(i):
            i -= 1
        return i < first and i >= self.sentence.first and self.words.tokens[i].lower == "of"

    def _is_plain(self, i: int) -> bool:
        token = self.words.tokens[i]
        return (
            token.shape == "word"
            and token.lower not in DETERMINERS | PREPOSITIONS | _AND
            and not self.grammar.role(i)
        )

    def _is_title(self, i: int) -> bool:
        token = self.words.tokens[i]
        plain = token.lower in (
            "the",
            "newly",
            "-",
            "and",
            "of",
            "his",
            "her",
            "its",
            "their",
            "new",
            "elected",
            "appointed",
        )
        return token.shape in ("word", "mark", "initial") and (token.capital or plain)

    # -- segments ---------------------------------------------------------------------------------

    def segment(self, index: int) -> Segment:
        """Return the segment that a token is in."""
        return next(s for s in self.segments if s.first <= index <= s.last)

    def reach(self, index: int) -> tuple[int, int]:
        """The first and last token of the segment of a token."""
        s = self.segment(index)
        return s.first, s.last

    def scope(self, index: int) -> tuple[tuple[int, int], ...]:
        """The stretches whose dates and places are a verb's: its segment, and a phrase that opens it."""
        s = self.segment(index)
        at = self.segments.index(s)
        out = [(s.first, s.last)]
        if at and s.kind == "main" and not self._has_predicate(self.segments[at - 1]):
            out.insert(0, (self.segments[at - 1].first, self.segments[at - 1].last))
        return tuple(out)

    def _has_predicate(self, segment: Segment) -> bool:
        return any(self.grammar.is_finite(i) for i in range(segment.first, segment.last + 1))

    def _split(self) -> list[Segment]:
        starts = [(self.sentence.first, "main")]
        covered = {i for p in self.parties for i in range(p.first + 1, p.last + 1)}
        for i in range(self.sentence.first + 1, self.sentence.last + 1):
            kind = "" if i in covered else self._opens(i, starts[-1])
            if kind:
                starts.append((i, kind))
        ends = [first - 1 for first, _ in starts[1:]] + [self.sentence.last]
        return [Segment(first, last, kind) for (first, kind), last in zip(starts, ends, strict=True)]

    def _opens(self, i: int, current: tuple[int, str]) -> str:
        """The kind of the segment that opens at a token, '' for none."""
        tokens, role = self.words.tokens, self.grammar.role
        token, before = tokens[i], tokens[i - 1]
        if before.text == ";":
            return "main"
        if token.lower in RELATIVES and token.shape == "word":
            return "rel"
        if role(i) == INFINITIVE or (token.lower == "to" and self._infinitive_after(i)):
            return "inf" if token.lower == "to" else ""
        if token.lower in SUBORDINATORS and self._clause_follows(i):
            return "sub"
        if before.text == ",":
            if role(self._skip_adverbs(i)) in (ING, PARTICIPLE) and not self._is_listed(i):
                return "part"
            if self._finite_at(i):
                return "coord"
            if current[1] in ("rel", "part", "sub", "inf") and self._clause_follows(i - 1, near=True):
                return "main"
        if before.lower in _AND:
            if self._finite_at(i):
                return "coord"
            if self._has_finite(current[0], i) and self._clause_follows(i - 1, near=True):
                return "main"
        return ""

    def _skip_adverbs(self, i: int) -> int:
        while i < self.sentence.last and (
            self.words.tokens[i].lower in ADVERBS or self.words.tokens[i].lower.endswith("ly")
        ):
            i += 1
        return i

    def _infinitive_after(self, i: int) -> bool:
        k = self._skip_adverbs(i + 1)
        return k <= self.sentence.last and self.grammar.role(k) == INFINITIVE

    def _finite_at(self, i: int) -> bool:
        """Whether a verb group begins at a token: "met", "will meet", "also discussed"."""
        for k in range(i, min(i + 5, self.sentence.last + 1)):
            if self.grammar.is_finite(k):
                return self.grammar.group_start(k) >= i or k == i
            token = self.words.tokens[k]
            auxiliary = token.lower in ADVERBS or token.lower.endswith("ly") or _is_auxiliary_word(token)
            if not auxiliary:
                return False
        return False

    def _has_finite(self, first: int, last: int) -> bool:
        return any(self.grammar.is_finite(k) for k in range(first, last))

    def _clause_follows(self, i: int, *, near: bool = False) -> bool:
        """Whether a subject and its verb, or ("after meeting") a participle, follow a token."""
        tokens = self.words.tokens
        first = self._skip_adverbs(i + 1)
        if first <= self.sentence.last and not near and self.grammar.role(first) == ING:
            return True
        for k in range(first, self.sentence.last + 1):
            role = self.grammar.role(k)
            if self.grammar.is_finite(k):
                return k > first or not near
            stop = (
                tokens[k].text in ",;:" or tokens[k].lower in RELATIVES or (near and tokens[k].lower == "and")
            )
            inside = any(p.first < k <= p.last for p in self.parties)
            if (stop and not inside) or role in (ING, INFINITIVE):
                return False
        return False

    def _is_listed(self, i: int) -> bool:
        """Whether a participle is in a list of nouns: "trade, including energy" opens none."""
        return self.words.tokens[i].lower in ("including", "regarding", "concerning", "following")

    # -- parties ----------------------------------------------------------------------------------

    def subject(self, verb: int) -> list[Party]:
        """Return who acts in a verb, [] when that is not told."""
        role = self.grammar.role(verb)
        start = self.grammar.group_start(verb)
        if role == INFINITIVE:
            return self._subject_of_infinitive(start)
        if role in (FINITE, PASSIVE):
            return self._subject_of_finite(start)
        return self._subject_of_participle(verb)

    def _subject_of_finite(self, start: int) -> list[Party]:
        before = self.grammar.previous(start)
        if before is None:
            return []
        if before.lower in ("who", "which", "that"):
            return self.antecedent(before.index)
        if before.lower in ("and", "but", ",", "then"):
            going_on = self._subject_before(start)
            if going_on:
                return going_on
        of_relative = self._who_before(start)
        if of_relative is not None:
            return self.antecedent(of_relative)
        near = self._nearest_before(start)
        if near is not None and not self._verb_between(near.last, start):
            return self.group_back(near)
        return self._subject_before(start)

    def _who_before(self, start: int) -> int | None:
        """The "who" of a clause that no comma closes: "the minister who leads the delegation has met"."""
        segment = self.segment(start)
        if segment.kind != "rel" or self.words.tokens[segment.first].lower != "who":
            return None
        return segment.first if any(self.grammar.is_finite(i) for i in range(segment.first, start)) else None

    def _nearest_before(self, start: int) -> Party | None:
        """The party before a verb group that can be its subject: without a preposition, and no possessor."""
        low = self._clause_start(start)
        start = self._before_included(low, start)
        near = [p for p in self.parties if low <= p.first and p.last < start]
        near = [
            p
            for p in near
            if (not p.prep or self._heads_delegation(p)) and not is_possessive(self.words.tokens, p)
        ]
        return near[-1] if near else None

    def _heads_delegation(self, party: Party) -> bool:
        """Whether somebody heads who acts: "a delegation led by the speaker will visit"."""
        if party.prep != "by" or party.first < self.sentence.first + 3:
            return False
        before = self.words.tokens[self.sentence.first : party.first]
        led = any(t.lower in ("led", "headed") for t in before[-3:])
        return led and any(t.lower in ("delegation", "mission", "team") for t in before)

    def _before_included(self, low: int, start: int) -> int:
        """Where the subject ends before ", including A and B,": those are no subjects of their own."""
        closed = self.words.tokens[start - 1].text == ","
        for i in range(low + 1, start) if closed else ():
            if (
                self.words.tokens[i].lower in ("including", "comprising")
                and self.words.tokens[i - 1].text == ","
            ):
                return i
        return start

    def _clause_start(self, index: int) -> int:
        """Where the clause of a verb begins, over embedded relative and participial phrases."""
        at = self.segments.index(self.segment(index))
        if self.segments[at].kind in ("rel", "sub"):
            return self.segments[at].first
        while at and self.segments[at].kind not in ("main",):
            at -= 1
        while at and self.segments[at - 1].kind in ("rel", "part") and not self._has_predicate_before(at):
            at -= 1
        return (
            self.segments[at].first if at == 0 or self.segments[at].kind == "main" else self.segments[0].first
        )

    def _has_predicate_before(self, at: int) -> bool:
        return any(self._has_predicate(s) for s in self.segments[: at - 1] if s.kind in ("main", "coord"))

    def _subject_before(self, start: int) -> list[Party]:
        """The subject of the predicate before, for a verb that goes on from it: "met X and discussed Y"."""
        segment = self.segment(start)
        for i in range(start - 1, self.sentence.first - 1, -1):
            if self.grammar.role(i) not in (FINITE, PASSIVE):
                continue
            inner = self.segment(i).kind in ("rel", "sub") and segment.kind not in ("rel", "sub")
            if inner and self.segment(i) is not segment:
                continue
            return self._subject_of_finite(self.grammar.group_start(i))
        return []

    def _verb_between(self, low: int, high: int) -> bool:
        """Whether a finite verb that is not in a relative clause stands between two tokens."""
        return any(
            self.grammar.is_finite(i) and self.segment(i).kind not in ("rel", "sub")
            for i in range(low + 1, high)
        )

    def _subject_of_infinitive(self, start: int) -> list[Party]:
        """ "is expected to visit", "invited the president to visit", "for the president to visit"."""
        governor = self.governor(start)
        between = [p for p in self.parties if (governor or 0) < p.first and p.last < start]
        for_ = [p for p in between if p.prep == "for" and p.last >= start - 2]
        if for_:
            return for_[-1:]
        if governor is None:
            near = self._nearest_before(start)
            return self.group_back(near) if near is not None else []
        making = self.words.tokens[governor].lemmas & _MAKING and self.grammar.role(governor) != PASSIVE
        objects = [p for p in between if not p.prep]
        if making and objects:
            return self.group(objects[0])
        return self.subject(governor)

    def governor(self, start: int) -> int | None:
        """The verb before an infinitive or participle that governs it."""
        for i in range(start - 1, self.sentence.first - 1, -1):
            if self.grammar.role(i) in (FINITE, PASSIVE, ING, INFINITIVE):
                return i
        return None

    def _subject_of_participle(self, verb: int) -> list[Party]:
        """The subject of the predicate before, else of the one after: "After meeting X, he"."""
        beside = [p for p in self.parties if p.last == verb - 1 and p.kind in ("person", "post", "group")]
        if beside:
            return beside[-1:]
        before = [i for i in range(self.sentence.first, verb) if self.grammar.is_finite(i)]
        thanked = self._thanked(before[-1], verb) if before else []
        if thanked:
            return thanked
        if before:
            return self._subject_of_finite(self.grammar.group_start(before[-1]))
        for i in range(verb + 1, self.sentence.last + 1):
            if self.grammar.is_finite(i):
                return self._subject_of_finite(self.grammar.group_start(i))
        return []

    def _thanked(self, finite: int, verb: int) -> list[Party]:
        """Whose deed a gerund after "for" is: "thanked the king for hosting"."""
        if self.words.tokens[verb - 1].lower != "for":
            return []
        between = [p for p in self.parties if finite < p.first and p.last < verb]
        return [p for p in between if p.prep in ("", "to")][-1:]

    def antecedent(self, relative: int) -> list[Party]:
        """The party that a relative pronoun means: the last one before it."""
        before = [p for p in self.parties if p.last < relative and relative - p.last <= 3]
        return before[-1:]

    def after(self, index: int, preps: frozenset[str] | tuple[str, ...]) -> list[Party]:
        """The parties with one of the prepositions after a token, in its segment, with their list."""
        _, high = self.reach(index)
        right = [p for p in self.parties if index < p.first <= high and p.prep in preps]
        loose = self._loosely_after(index, high, preps)
        if loose is not None and (not right or loose.first < right[0].first):
            return self.group(self._head_of(loose))
        return self.group(self._head_of(right[0])) if right else []

    def _head_of(self, party: Party) -> Party:
        """Who heads a delegation that a state or body names: "the delegation of Turkmenistan led by X"."""
        if party.kind not in ("state", "body", "group", "post"):
            return party
        near = next((p for p in self.parties if p.first > party.last), None)
        if near is None or near.prep != "by" or near.first - party.last > 4:
            return party
        between = {t.lower for t in self.words.tokens[party.last + 1 : near.first]}
        return near if between & {"led", "headed", "chaired"} else party

    def _loosely_after(self, index: int, high: int, preps: frozenset[str] | tuple[str, ...]) -> Party | None:
        """The party of a phrase that other words open: "with journalist X", "with a delegation of"."""
        for k in range(index + 1, high + 1):
            if self.words.tokens[k].lower in preps and not self._in_party(k):
                near = next((p for p in self.parties if p.first > k), None)
                if near is None or near.first - k > _LONGEST_TITLE:
                    return self._after_others(k, high)
                between = self.words.tokens[k + 1 : near.first]
                return near if all(_may_open(t) for t in between) else self._after_others(k, high)
        return None

    def _after_others(self, k: int, high: int) -> Party | None:
        """The party after people without one: "with the group of allies as well as the envoy"."""
        for p in self.parties:
            before = [t.lower for t in self.words.tokens[max(k, p.first - 4) : p.first]]
            near = k < p.first <= min(high, k + 24)
            joined = before[-3:] == ["as", "well", "as"] or before[-2:] == ["along", "with"]
            if near and joined and not any(self.grammar.role(i) for i in range(k, p.first)):
                return p
        return None

    def _in_party(self, index: int) -> bool:
        return any(p.first <= index <= p.last for p in self.parties)

    def object(self, verb: int) -> list[Party]:
        """The parties right after a verb, without a preposition: "hosted the president"."""
        _, high = self.reach(verb)
        for p in self.parties:
            if verb < p.first <= high and self._leads_delegation(p, verb):
                return self.group(p)
            if verb < p.first <= high and not p.prep:
                between = self.words.tokens[verb + 1 : p.first]
                if all(_is_filler(t) for t in between):
                    return self.group(p)
                return []
        return []

    def _leads_delegation(self, party: Party, verb: int) -> bool:
        """Whether somebody heads the delegation that is the object: "received a delegation led by X"."""
        between = [t.lower for t in self.words.tokens[verb + 1 : party.first]]
        headed = (
            party.prep == "by" and len(between) <= 14 and bool(set(between) & {"led", "headed", "chaired"})
        )
        return headed and any(w in ("delegation", "group", "mission", "team") for w in between)

    def group(self, first: Party) -> list[Party]:
        """A party and those listed with it: "A, B and C", "A, as well as B"."""
        out = [first]
        for p in self.parties:
            if p.kind == "pronoun" and is_possessive(self.words.tokens, p):
                continue
            if p.first <= out[-1].last:
                # "The ministers of Armenia and Azerbaijan": the second state stands within the first mention.
                if p is not first and first.first < p.first and p.kind == "post" and p.person is None:
                    out.append(p)
                continue
            between = self.words.tokens[out[-1].last + 1 : p.first]
            if not self._is_listed_after(first, p, between):
                break
            out.append(p)
        return out

    def _is_listed_after(self, first: Party, party: Party, between: Sequence[Token]) -> bool:
        listed = bool(between) and all(t.lower in _ALONGSIDE for t in between)
        listed = listed or self._over_others(between) or self._again(first, party, between)
        joined = any(t.lower in _JOINING or t.text == "," for t in between)
        return listed and joined and not self._is_subject_of_next(party, between)

    def _over_others(self, between: Sequence[Token]) -> bool:
        """Whether only others of the list lie between: ", his War Cabinet, and"."""
        if len(between) < 3 or len(between) > 9 or between[0].lower not in ("and", ","):
            return False
        if between[-1].lower not in ("and", ",") or any(
            t.shape != "word" and t.text not in ",-’s'" for t in between
        ):
            return False
        inner = between[1:-1]
        plain = not any(self.grammar.role(t.index) for t in inner)
        return (
            plain
            and not any(t.lower in PREPOSITIONS and t.lower != "of" for t in inner)
            and any(t.capital for t in inner)
        )

    def _again(self, first: Party, other: Party, between: Sequence[Token]) -> bool:
        """Whether the preposition stands again: "with X in Rome and with Y"."""
        if not first.prep or other.prep != first.prep or len(between) > 8 or len(between) < 2:
            return False
        near = [t.lower for t in between[-3:]]
        return (
            near[-1] == first.prep and "and" in near and not any(self.grammar.role(t.index) for t in between)
        )

    def _is_subject_of_next(self, party: Party, between: Sequence[Token]) -> bool:
        """Whether a listed party begins a new clause: "met X, and Y said", "with X, the ministry said"."""
        following = self.words.tokens[party.last + 1] if party.last < self.sentence.last else None
        if following is not None and self.grammar.role(following.index) == FINITE and between[-1].text == ",":
            return True
        after = self._skip_adverbs(party.last + 1)
        return (
            after <= self.sentence.last
            and self._finite_at(after)
            and self.segment(party.first).first >= between[0].index
        )

    def _own_clause(self, index: int) -> int:
        """Where the list of a subject can begin: with its clause, if another one with a verb is before it."""
        segment = self.segment(index)
        before = self.segments[: self.segments.index(segment)]
        told = any(s.kind in ("main", "coord") and self._has_predicate(s) for s in before)
        return segment.first if segment.kind == "main" and told else self.sentence.first

    def _within(self, party: Party) -> list[Party]:
        return [p for p in self.parties if party.first <= p.first and p.last <= party.last]

    def group_back(self, last: Party) -> list[Party]:
        """A party and those listed before it."""
        around = [p for p in self.parties if p.first <= last.first and last.last <= p.last and p is not last]
        if around:
            return [*self.group_back(around[0]), *[p for p in self._within(around[0]) if p is not around[0]]]
        out, joints = [last], set[str]()
        low = self._own_clause(last.first)
        for p in reversed([p for p in self.parties if low <= p.first and p.last < last.first]):
            between = self.words.tokens[p.last + 1 : out[0].first]
            listed = bool(between) and all(t.lower in _ALONGSIDE for t in between)
            joined = any(t.lower in _JOINING or t.text == "," for t in between)
            if not (listed and joined) or p.prep or is_possessive(self.words.tokens, p):
                break
            out.insert(0, p)
            joints.update(t.lower for t in between)
        # Without "and" the first only stands before: "After meeting A, B held talks".
        return out if joints & _JOINING else out[-1:]


def _may_open(token: Token) -> bool:
    """Whether a word can stand between a preposition and the title of somebody."""
    if token.shape not in ("word", "initial", "number") and token.text not in ("-", "–"):
        return False
    return token.lower not in PREPOSITIONS - {"of", "from"} and token.lower not in (
        "who",
        "which",
        "that",
        "to",
    )


def is_possessive(tokens: Sequence[Token], party: Party) -> bool:
    """Whether a party stands in the possessive: "the minister’s", "his"."""
    if party.cases == frozenset(("gen",)):
        return True
    following = tokens[party.last + 1] if party.last + 1 < len(tokens) else None
    return following is not None and following.lower in ("'s", "’s", "'", "’")


def _is_auxiliary_word(token: Token) -> bool:
    return token.lower in (
        "will", "would", "shall", "should", "can", "could", "may", "might", "must", "has", "have", "had",
        "is", "are", "was", "were", "be", "been", "being", "do", "does", "did", "not",
    )  # fmt: skip


def _is_filler(token: Token) -> bool:
    """Whether a word can stand between a verb and its object: "hosted today the president"."""
    lower = token.lower
    day = lower.endswith("day") or lower in (
        "on",
        "the",
        "both",
        ",",
        "here",
        "morning",
        "evening",
        "afternoon",
    )
    return day or lower in ADVERBS or lower.endswith("ly")
