"""Who acts in a verb of an English sentence: subjects of finite verbs, infinitives and participles."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.languages.en import unknown_actors
from kg.extract.languages.en.aside_of import in_aside
from kg.extract.languages.en.grammar import Grammar
from kg.extract.languages.en.led_there import leading_to, leading_which
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.listing import is_possessive
from kg.extract.languages.en.quotations import QUOTES
from kg.extract.languages.en.quoted import SAYING, Quoted
from kg.extract.languages.en.undertakings import undertaker
from kg.extract.languages.en.word_classes import FINITE, INFINITIVE, ING, MODALS, PASSIVE
from kg.extract.parties import Party
from kg.extract.words import Sentence, Token

_ABOUT_TO = frozenset(("expected", "due", "set", "scheduled", "slated", "poised", "likely"))
_MAKING = words_of("grammar", "making")
_DASHES = frozenset("–—")
_BESIDE = (["as", "well", "as"], ["along", "with"], ["together", "with"], ["alongside"])
# ", the spokeswoman of the ministry Anna Berg said on Monday,": so many words at most.
_SPEECH = 14
# "That on Monday, 10 March 2025, Mr. | A, Deputy Minister for Ports of Malta, would": so many words at most.
_TITLED, _APPOSED = 9, 24
# "among the East African heads of state | who" has so many words.
_AMONG = 9
_PLURAL = frozenset(("are", "were", "have"))
_PRAISING = words_of("grammar", "praising")
_COPULAS = frozenset(("is", "are", "was", "were"))  # "A, who is also deputy premier, on Monday | met"
_JOURNEYS = frozenset(("visit", "trip", "tour", "travel", "journey"))


class Clauses(Quoted):
    """The clauses of a sentence and their subjects."""

    def __init__(self, grammar: Grammar, sentence: Sentence, parties: Sequence[Party]) -> None:
        super().__init__(grammar, sentence, parties)
        self._subjects: dict[int, list[Party]] = {}  # by the verb: several patterns ask for them

    def subject(self, verb: int) -> list[Party]:
        """Return who acts in a verb, [] when that is not told."""
        known = self._subjects.get(verb)
        if known is None:
            known = self._subjects[verb] = self._read_subject(verb)
        return [*known]

    def _read_subject(self, verb: int) -> list[Party]:
        role = self.grammar.role(verb)
        start = self.grammar.group_start(verb)
        if role == INFINITIVE:
            return self._subject_of_infinitive(start)
        if self.words.tokens[start].lower == "having":
            return self._subject_of_participle(verb)
        if role in (FINITE, PASSIVE):
            return self._subject_of_finite(start)
        return self._subject_of_participle(verb)

    def _subject_of_finite(self, start: int) -> list[Party]:
        before = self.grammar.previous(start)
        if before is None or self.words.tokens[start - 1].text in QUOTES:
            return self._who_is_quoted(start)
        if self._is_unknown(before):
            return []
        speaker = self._after_speech(start)
        if speaker:
            return speaker
        acting = self._before_speech(start)
        if acting is not None:
            return self.group_back(acting)
        if before.lower in ("i", "we") and (quoted := self._who_is_quoted(start)):
            return quoted
        if before.lower in ("who", "which", "that"):
            return self.antecedent(before.index)
        relative = self._dated_relative(start) or self._relative_goes_on(start)
        if relative is not None:
            return self.antecedent(relative)
        resumed = self._resumed(start)
        if resumed is not None:
            return self.group_back(resumed)
        apposed = self._apposed_after_that(start) if before.text == "," else None
        if apposed is not None:
            return [p for p in self.group(apposed) if p.last < start]
        told = self._who_is_apposed(start) if before.text == "," else None
        if told is not None:
            return self.group_back(told)
        if before.lower in ("and", "but", ",", "then"):
            going_on = self._subject_before(start)
            if going_on:
                return going_on
        of_relative = self._who_before(start)
        if of_relative is not None:
            return self.antecedent(of_relative)
        near = self._nearest_before(start)
        if near is not None and not self._verb_between(near.last, start):
            further = self._listed_before(near, start)
            joined = bool(further) or self._gaps.ends_with_others(near.last + 1, start)
            group = self.group_back(near, joined=joined)
            group = [p for p in group if not self._is_source_of_news(p)]
            group += [p for p in further if p not in group]
            return [*self._with_who_they_are(group), *self._beside(group, start)]
        return self._subject_before(start)

    def acts_unknown(self, verb: int) -> bool:
        """Return whether somebody of whom nothing is known does what a finite verb tells."""
        before = self.grammar.previous(self.grammar.group_start(verb))
        return before is not None and self.grammar.is_finite(verb) and self._is_unknown(before)

    def _is_unknown(self, before: Token) -> bool:
        return unknown_actors.acts(self.grammar, self.parties, self.sentence, before)

    def _listed_before(self, acting: Party, verb: int) -> list[Party]:
        """Those listed after who acts and before his verb: "A and other officials, including | B|, met"."""
        listed = (p for p in self.group(acting) if p is not acting and p.last < verb)
        tokens = self.words.tokens
        return [p for p in listed if p.kind in ("person", "post") and not is_possessive(tokens, p)]

    def _resumed(self, verb: int) -> Party | None:
        """Who acts after a clause about him in what is said: "said the premier, who is ill, | will meet"."""
        tokens = self.words.tokens
        if tokens[verb - 1].text != ",":
            return None
        near = range(verb - 2, self.sentence.first + 2, -1)
        who = next((i for i in near if tokens[i].lower == "who" and tokens[i - 1].text == ","), None)
        told = next((p for p in self.parties if who is not None and p.last == who - 2), None)
        if who is None or told is None or told.kind not in ("person", "post") or told.prep:
            return None
        said = tokens[told.first - 1]
        says = bool(said.lemmas & SAYING) and self.grammar.role(said.index) == FINITE
        inside = (i for i in range(who, verb - 1) if self.grammar.is_finite(i))
        return told if says and all(self.segment(i).kind in ("rel", "sub") for i in inside) else None

    def _who_is_apposed(self, verb: int) -> Party | None:
        """Who acts in a second clause behind what he is: "A chaired the talks and B, Minister of Ports, |
        led the guests"."""
        tokens = self.words.tokens
        named = next((p for p in self.parties if p.last == verb - 2 and p.kind == "person"), None)
        if named is None or named.prep or named.capacity is None or named.first <= self.sentence.first + 1:
            return None
        span = named.person_span
        apposed = span is not None and span.last < named.last and tokens[span.last + 1].text == ","
        opened = tokens[named.first - 1].lower in ("and", "while", "but", ";")
        told = any(self.grammar.is_finite(i) for i in range(self.sentence.first, named.first))
        return named if apposed and opened and told else None

    def _apposed_after_that(self, verb: int) -> Party | None:
        """Who acts after it is told who he is: "said that A, Minister for Ports, | would visit"."""
        tokens = self.words.tokens
        near = range(verb - 2, max(self.sentence.first, verb - _APPOSED), -1)
        that = next((i for i in near if tokens[i].lower == "that"), None)
        if that is None or any(self.grammar.is_finite(i) for i in range(that, verb)):
            return None
        first = next((p for p in self.parties if p.first > that), None)
        opened = first is not None and first.first - that <= _TITLED and first.last < verb - 1
        acts = opened and first is not None and first.kind in ("person", "post") and not first.prep
        return first if acts and first is not None and not is_possessive(tokens, first) else None

    def _with_who_they_are(self, named: list[Party]) -> list[Party]:
        """Those named with who stands before a plural that they are: "A and her friends – | B and C –"."""
        opens = named[0].first - 1 if named else self.sentence.first
        whole = next(
            (p for p in self.parties if p.last == opens - 1 and p.plural and not p.person_span), None
        )
        if whole is None or self.words.tokens[opens].text not in _DASHES or whole.prep:
            return named
        return [*(p for p in self.group_back(whole) if p is not whole and p not in named), *named]

    def _beside(self, acting: Sequence[Party], verb: int) -> list[Party]:
        """Who acts with the others: "A, as well as B, | met", "Together with B, A | met"."""
        first, last = (
            min((p.first for p in acting), default=verb),
            max((p.last for p in acting), default=verb),
        )
        for p in self.parties:
            between = [t.lower for t in self.words.tokens[last + 1 : p.first] if t.lower not in (",", "the")]
            if last < p.first and p.last < verb and between in _BESIDE:
                return [q for q in self.group(p) if q.last < verb and q not in acting]
            if p.last < first and self._comes_with(p):
                beside = [q for q in self.group(p) if q.last < first]
                closed = self.words.tokens[beside[-1].last + 1 : first]
                return beside if [t.lower for t in closed if t.lower != "the"] == [","] else []
        return []

    def _dated_relative(self, start: int) -> int | None:
        """The "who" that only a day parts from its verb: "who on Thursday hosted"."""
        who = next(
            (i for i in range(start - 2, max(start - 5, -1), -1) if self.words.tokens[i].lower == "who"), None
        )
        between = self.words.tokens[(who or 0) + 1 : start]
        return who if who is not None and all(self.grammar.is_when(t) for t in between) else None

    def _relative_goes_on(self, start: int) -> int | None:
        """The "who" of a clause that a verb goes on from, no comma between: "who met B and will visit C"."""
        at = self.segments.index(self.segment(start))
        opening = self.words.tokens[self.segments[at].first]
        joined = self.words.tokens[start - 1].lower in ("and", "but") and opening.index >= start - 1
        before = self.segments[at - 1] if at and joined and self.segments[at].kind == "coord" else None
        if before is None or before.kind != "rel" or self.words.tokens[before.first].lower != "who":
            return None
        comma = self.words.tokens[start - 2].text == ","
        return before.first if self.has_predicate(before) and not comma else None

    def _who_before(self, start: int) -> int | None:
        """The "who" of a clause that no comma closes: "the minister who leads the delegation has met"."""
        segment = self.segment(start)
        if segment.kind != "rel" or self.words.tokens[segment.first].lower != "who":
            return None
        inside = range(segment.first + 1, start)
        told = any(self.grammar.is_finite(i) or self.words.tokens[i].lower in _COPULAS for i in inside)
        return segment.first if told else None

    def _nearest_before(self, start: int) -> Party | None:
        """The party before a verb group that can be its subject: without a preposition, and no possessor."""
        low = self._clause_start(start)
        start = self._before_included(low, start)
        near = [p for p in self.parties if low <= p.first and p.last < start]
        before = self.grammar.previous(start)
        closed = before is not None and before.text == ","  # "A, who came with B, also | met C"
        if closed:
            near = [p for p in near if not self._within_relative(p, start)]
        near = [
            p
            for p in near
            if (not p.prep or self._heads_delegation(p) or self._opens_clause(p))
            and not is_possessive(self.words.tokens, p)
            and not self._is_source_of_news(p)
            and not self._is_inviter(p, start)
        ]
        if closed:
            named = [p for p in near if not in_aside(self.words, self.segment(p.first), p, near[0])]
            near = named or near
        return near[-1] if near else None

    def _before_speech(self, verb: int) -> Party | None:
        """Who acts before an insertion that tells who said so: "A, said his spokesman B, | met"."""
        tokens = self.words.tokens
        within = range(verb - 2, max(self.sentence.first, verb - _SPEECH), -1)
        opening = next((i for i in within if tokens[i].text == ","), None)
        if tokens[verb - 1].text != "," or opening is None:
            return None
        finite = [i for i in range(opening + 1, verb - 1) if self.grammar.is_finite(i)]
        if len(finite) != 1 or not tokens[finite[0]].lemmas & SAYING:
            return None
        near = self._nearest_before(opening)
        return near if near is not None and not self._verb_between(near.last, opening) else None

    def _is_inviter(self, party: Party, verb: int) -> bool:
        """Whether somebody has invited who acts: "A, at the invitation of B, will travel"."""
        tokens = self.words.tokens
        before = [t.lower for t in tokens[max(self.sentence.first, party.first - 7) : party.first]]
        return (
            "invitation" in before
            and "," not in before[before.index("invitation") :]
            and tokens[verb - 1].text == ","
        )

    def _is_source_of_news(self, party: Party) -> bool:
        """Whether somebody only tells the news: "according to the ministry, A and B met"."""
        before = self.words.tokens[max(self.sentence.first, party.first - 5) : party.first]
        told = any(a.lower == "according" and b.lower == "to" for a, b in pairwise(before))
        return told and all(t.text != "," for t in before)

    def _within_relative(self, party: Party, verb: int) -> bool:
        """Whether a party is told of in a relative clause that a comma closed: "A, who met B, called C"."""
        segment = self.segment(party.first)
        closed = segment.last
        while segment.kind == "inf" and not self._comma_before(segment.first, party):
            # "A, who is expected | to succeed B, | called C"
            segment = self.segments[self.segments.index(segment) - 1]
        relative = segment.kind == "rel" and self.words.tokens[segment.first].lower != "that"
        return relative and verb > closed and self.has_predicate(segment)

    def _comma_before(self, first: int, party: Party) -> bool:
        return any(t.text == "," for t in self.words.tokens[first : party.first])

    def _opens_clause(self, party: Party) -> bool:
        """Whether what looks like a preposition opens the clause of a party: "a day after A held talks"."""
        segment = self.segment(party.first)
        before = self.words.tokens[segment.first : party.first]
        opened = segment.kind == "sub" and len(before) <= 2 and party.prep == before[0].lower
        # "As president, he", but "as the president arrives".
        following = min(party.last + 1, self.sentence.last)
        acts = self.grammar.role(following) == FINITE or self.words.tokens[following].lower in MODALS
        return opened and (party.prep != "as" or acts)

    def _heads_delegation(self, party: Party) -> bool:
        """Whether somebody heads who acts: "a delegation led by the speaker will visit"."""
        if party.prep not in ("by", "under") or party.first < self.sentence.first + 3:
            return False
        before = self.words.tokens[self.sentence.first : party.first]
        if party.prep == "under":  # "A Peruvian delegation under the speaker"
            return [t.lower for t in before[-2:]] == ["delegation", "under"]
        led = any(t.lower in ("led", "headed") for t in before[-3:])
        return led and any(t.lower in ("delegation", "mission", "team") for t in before)

    def _before_included(self, low: int, start: int) -> int:
        """Where the subject ends before ", including A and B,", ", accompanied by A and B,"."""
        closed = self.words.tokens[start - 1].text == ","
        for i in range(low + 1, start) if closed else ():
            if (
                self.words.tokens[i].lower in ("including", "comprising", "accompanied", "joined", "flanked")
                and self.words.tokens[i - 1].text == ","
                and not any(p.first < i <= p.last for p in self.parties)  # "the delegation, | comprising A"
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
        return any(self.has_predicate(s) for s in self.segments[: at - 1] if s.kind in ("main", "coord"))

    def _subject_before(self, start: int) -> list[Party]:
        """The subject of the predicate before, for a verb that goes on from it: "met X and discussed Y"."""
        segment, low = self.segment(start), self._after_colon(start)
        for i in range(start - 1, low - 1, -1):
            if self.grammar.role(i) not in (FINITE, PASSIVE):
                continue
            inner = self.segment(i).kind in ("rel", "sub") and segment.kind not in ("rel", "sub")
            if inner and self.segment(i) is not segment:
                continue
            return self._subject_of_finite(self.grammar.group_start(i))
        acting = [p for p in self.parties if low < p.first and p.last < start and not p.prep]
        return self.group_back(acting[-1]) if low > self.sentence.first and acting else []

    def _verb_between(self, low: int, high: int) -> bool:
        """Whether a finite verb that is not in a relative clause stands between two tokens."""
        return any(
            self.grammar.is_finite(i) and self.segment(i).kind not in ("rel", "sub")
            for i in range(low + 1, high)
        )

    def _subject_of_infinitive(self, start: int) -> list[Party]:
        """ "is expected to visit", "invited the president to visit", "for the president to visit"."""
        before = self.grammar.previous(start)
        if before is not None and before.lower in ("who", "which") and self.words.tokens[start].lower != "to":
            return self.antecedent(before.index)  # "met Premier A, who | is to visit"
        governor = self.governor(start)
        between = [p for p in self.parties if (governor or 0) < p.first and p.last < start]
        if (meant := self._expected(start)) is not None:
            return self.group_back(meant)
        if between and (undertaking := undertaker(self.words, between, start)) is not None:
            return [undertaking]
        for_ = [p for p in between if p.prep == "for" and p.last >= start - 2]
        for_ = for_ or [p for p in between if self._requests(p, start)]
        if for_:
            return for_[-1:]
        if governor is None:
            near = self._nearest_before(start)
            return self.group_back(near) if near is not None else []
        owner = next((p for p in between if self._owns_journey(p, start)), None)
        if owner is not None:
            return [owner]
        leading = self.leading(start)
        if leading is not None:
            return self.subject(leading)
        making = self.words.tokens[governor].lemmas & _MAKING and self.grammar.role(governor) != PASSIVE
        objects = [p for p in between if not p.prep]
        if making and objects:
            return self.group(objects[0])
        if making and not between and self._others_asked(governor, start):
            return []
        return self.subject(governor)

    def _expected(self, start: int) -> Party | None:
        """Who is told behind "with" to be about to do something: "plan a summit, with | Premier A expected to
        meet"."""
        if self.words.tokens[start - 1].lower not in _ABOUT_TO:
            return None
        return next((p for p in self.parties if p.prep == "with" and p.last == start - 2), None)

    def _others_asked(self, governor: int, start: int) -> bool:
        """Whether people whom no party stands for are to do it: "invited | investors to visit Kenya"."""
        words = self.words.tokens[governor + 1 : start]
        return any(any(r.pos == "N" and r.number == "p" for r in t.readings) for t in words)

    def _requests(self, party: Party, start: int) -> bool:
        """Whether somebody has asked to do it himself: "accepted a request from | the premier | to visit"."""
        before = self.words.tokens[max(self.sentence.first, party.first - 2) : party.first]
        asks = [t.lower for t in before] in (["request", "from"], ["request", "by"])
        return asks and party.last == start - 1

    def _owns_journey(self, party: Party, start: int) -> bool:
        """Whether somebody else's visit has the aim: "discussed the king's trip to Rome to attend", "praised
        | his | decision to visit"."""
        decides = party.kind == "pronoun" and party.last == start - 2 and not party.plural
        if decides and self.words.tokens[start - 1].lower == "decision":
            return "gen" in party.cases
        if not is_possessive(self.words.tokens, party) or party.kind not in ("person", "post"):
            return False
        return any(t.lower in _JOURNEYS for t in self.words.tokens[party.last + 1 : start])

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
        """Whose deed a gerund is: "thanked the king for hosting", "congratulated him on hosting"."""
        before = self.words.tokens[verb - 1]
        before = self.words.tokens[verb - 2] if before.lower.endswith("ly") else before
        if before.lower in ("and", ","):  # "for hosting the dialogue in May and | attending the summit"
            gerunds = (i for i in range(verb - 1, finite, -1) if self.grammar.role(i) == ING)
            earlier = next(gerunds, None)
            return self._thanked(finite, earlier) if earlier is not None else []
        praised = not self.words.tokens[finite].lemmas.isdisjoint(_PRAISING)
        if before.lower != "for" and not (praised and before.lower in ("on", "in")):
            return []
        between = [p for p in self.parties if finite < p.first and p.last < verb]
        return [p for p in between if p.prep in ("", "to")][-1:]

    def antecedent(self, relative: int) -> list[Party]:
        """The party that a relative pronoun means: the last one before it."""
        among = self._is_one_among(relative)
        if among is not None:
            return self.subject(among)
        leading = self.leading(relative)
        if leading is not None:
            return self.subject(leading)
        before = [p for p in self.parties if p.last < relative and relative - p.last <= 3]
        aside = self._at_whose_side(before[-1], relative) if before else []
        if before and not aside and self._is_of_several(relative):
            return max(self.group_back(before[-1]), self._listed_behind(before[-1]), key=len)
        return [*aside, *before[-1:]]

    def _listed_behind(self, last: Party) -> list[Party]:
        """Those of a list that a preposition opens, up to its last: "met | with A and B, who are there"."""
        opened = (p for p in self.parties if p.prep and p.sentence == last.sentence and p.last < last.first)
        groups = (self.group(p) for p in opened)
        found = next((g for g in groups if any(p is last for p in g)), [last])
        return found[: next(n for n, p in enumerate(found) if p is last) + 1]

    def _is_of_several(self, relative: int) -> bool:
        """Whether a clause is about those of a list: "A and B, who | are on a visit", "who came at the
        invitation of | their colleague"."""
        tokens = self.words.tokens
        if tokens[relative].lower != "who" or tokens[relative - 1].text != ",":
            return False
        rest = tokens[relative + 1 : self.sentence.last]
        end = next((n for n, t in enumerate(rest) if t.text == ","), len(rest))
        return rest[:1] != [] and (rest[0].lower in _PLURAL or any(t.lower == "their" for t in rest[:end]))

    def leading(self, start: int) -> int | None:
        """The verb by which somebody leads a delegation to what an infinitive or a clause after it tells."""
        opening, told = self.words.tokens[start].lower, (self.words, self.grammar, self.sentence, start)
        if opening in ("which", "that"):
            return leading_which(*told)
        if opening != "to" and self.grammar.role(start) == INFINITIVE:
            opening = self.words.tokens[self.grammar.group_start(start)].lower
        return leading_to(*told) if opening == "to" else None

    def _at_whose_side(self, spouse: Party, relative: int) -> list[Party]:
        """Whose wife or husband a clause in the plural is about as well: "A and his wife B, | who are"."""
        tokens = self.words.tokens
        several = tokens[min(relative + 1, self.sentence.last)].lower in ("are", "were", "have", "will")
        i = spouse.first - 1
        if not several or tokens[i].lower not in ("wife", "husband", "spouse"):
            return []
        return [p for p in self.parties if p.last == i - 3 and tokens[i - 2].lower == "and"][-1:]

    def _is_one_among(self, relative: int) -> int | None:
        """The "is" of who is one of those whom a clause is about: "A is among the leaders | who arrived"."""
        tokens = self.words.tokens
        if tokens[relative].lower != "who":
            return None
        near = range(relative - 1, max(self.sentence.first, relative - _AMONG), -1)
        at = next((i for i in near if tokens[i].lower == "among"), None)
        if at is None or any(p.person_span is not None and at < p.first < relative for p in self.parties):
            return None
        return at - 1 if tokens[at - 1].lower in _COPULAS else None
