"""A sentence as the event patterns see it: its clauses, and who stands where to a verb or noun."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Final

from kg.extract.allegiance import country_of, give_country
from kg.extract.drafts import TALKS, Draft
from kg.extract.languages.en import gazette, possessors, whom
from kg.extract.languages.en.clauses import Clauses
from kg.extract.languages.en.date_patterns import names_month
from kg.extract.languages.en.grammar import Grammar
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.languages.en.place_words import before_place
from kg.extract.languages.en.spoken import Spoken
from kg.extract.languages.en.staff import owns_staff
from kg.extract.languages.en.word_classes import (
    ADVERBS,
    DETERMINERS,
    FINITE,
    INFINITIVE,
    ING,
    PASSIVE,
    PREPOSITIONS,
)
from kg.extract.parties import Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Sentence, Token, Words
from kg.records import Role

LIGHT = words_of("triggers", "light", "verbs")
_PARTICLES: Final[dict[str, list[str]]] = table("triggers")["light"]["particles"]
_ACTORS = ("person", "post", "pronoun", "group", "body", "state")
_ENCLOSING = PREPOSITIONS - {"in", "as", "with", "for", "on"}
_WITH_WORD: Final[dict[str, str]] = table("triggers")["light"]["with_word"]
# "Hosted the third | round of | consultations", "wrapped up two | days of | talks"
_COUNTED: Final = (
    "round of",
    "rounds of",
    "series of",
    "number of",
    "days of",
    "hours of",
    "weeks of",
    "day of",
)
# An attribute before a noun: "his first official visit" has three.
_MOST_ATTRIBUTES = 8
# "( | ROK | )"
_BRACKETS = 3
_FORMATS: Final = words_of("vocabulary", "formats_of_talks")
_NARROW: Final = words_of("vocabulary", "narrow_formats")
_ARTICLES: Final = frozenset(("the", "a", "an"))


@cache
def listed(*path: str) -> frozenset[str]:
    """Return a word list of triggers.toml."""
    return words_of("triggers", *path)


@cache
def first_halves(verbs: frozenset[str]) -> frozenset[str]:
    """Return the verbs of those that are listed with the word after them: "catch" of "catch_up"."""
    return frozenset(verb.partition("_")[0] for verb in verbs)


_MISSIONS = ("embassy", "high commission", "consulate", "permanent mission")


class Scene(Spoken):
    """The sentence that is being read."""

    def __init__(self, grammar: Grammar, spans: Spans, parties: Sequence[Party]) -> None:
        self.words = words = grammar.words
        self.tokens = words.tokens
        self.spans = spans
        self.parties = [p for p in parties if not p.inner and not _is_where(words, spans, p)]
        self.grammar = grammar
        self._verbs: dict[int, str] = {}  # by token: the lemma of a verb, '' of what is none
        self._nouns: dict[int, str] = {}
        self._phrases: dict[int, int] = {}  # by noun: where its phrase begins
        self.venues: list[Span] | None = None
        self._text = words.text.lower()

    def enter(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self._phrases.clear()
        self.sat: set[int] = set()  # words of sessions that the name of their board tells
        self.clauses = Clauses(self.grammar, sentence, self.parties)
        actors = (p for p in self.clauses.parties if p.kind not in ("state", "body"))
        self._acting = {i for p in actors for i in range(p.first, p.last + 1) if not self._membered(i, p)}

    def _membered(self, index: int, party: Party) -> bool:
        """Whether a word before somebody is the delegation that he is of: "a | delegation | led by A"."""
        return index < party.head and self.tokens[index].lower in listed("additions", "membered")

    @property
    def title(self) -> bool:
        return self.sentence.paragraph < 0

    # -- words --------------------------------------------------------------------------------------

    def behind(self, token: Token) -> Token:
        """The word or mark right behind a token; of the last one of a sentence, itself."""
        return self.tokens[min(token.index + 1, self.sentence.last)]

    def told_of(self, words: frozenset[str], sentences: int) -> bool:
        """Whether one of some words stands in so many sentences before."""
        near = range(max(0, self.sentence.index - sentences), self.sentence.index)
        return any(t.lower in words for i in near for t in self.words.inside(i))

    def is_verb(self, token: Token, lemmas: frozenset[str]) -> bool:
        verb = self._verbs.get(token.index)
        if verb is None:
            acts = self.grammar.role(token.index) in (FINITE, INFINITIVE, ING, PASSIVE)
            verb = self._verbs[token.index] = self.verb_lemma(token) if acts else ""
        return verb != "" and verb in lemmas

    def is_phrasal(self, token: Token, verbs: frozenset[str]) -> bool:
        """Whether a verb is one of those listed with the word after it: "caught up", as "catch_up"."""
        if not self.is_verb(token, first_halves(verbs)):
            return False
        return token.index < self.sentence.last and (
            f"{self.verb_lemma(token)}_{self.tokens[token.index + 1].lower}" in verbs
        )

    def verb_lemma(self, token: Token) -> str:
        return next((r.lemma for r in token.readings if r.pos == "V"), "")

    def noun_lemma(self, token: Token) -> str:
        return next((r.lemma for r in token.readings if r.pos == "N"), token.lower)

    def is_noun(self, token: Token, lemmas: frozenset[str]) -> bool:
        noun = self._nouns.get(token.index)
        if noun is None:
            names = not self.grammar.role(token.index) and token.shape == "word"
            noun = self._nouns[token.index] = self.noun_lemma(token) if names else ""
        return noun != "" and (noun in lemmas or token.lower in lemmas)

    def in_party(self, index: int) -> bool:
        return index in self._acting

    def attributes(self, index: int) -> int:
        """The first token of the noun phrase of a noun: "his" of "his first official visit"."""
        first = self._phrases.get(index)
        if first is None:
            first = self._phrases[index] = self._read_attributes(index)
        return first

    def _read_attributes(self, index: int) -> int:
        i, most = index, _MOST_ATTRIBUTES
        while i - 1 >= self.sentence.first and index - i < most:
            before = self.tokens[i - 1]
            if self._is_possessor_end(i - 1):
                return i - 1
            if before.lower in DETERMINERS:
                if before.lower == "that" and self.tokens[i].lower in DETERMINERS:
                    break  # "said that | a meeting"
                i -= 1
                if before.lower in _ARTICLES and self.tokens[i - 1].lower not in DETERMINERS:
                    break  # "hosted in Lima | the third forum"
                continue
            state = self._joined_state(i - 1)
            if state is not None or not self._is_attribute(i - 1):
                if state is None:
                    break
                most += i - state.first
                i = state.first + 1
            i -= 1
        return i

    def _joined_state(self, i: int) -> Span | None:
        """The state of several words behind a dash that ends at a token, or whose letters in brackets do:
        "the Oman- | Republic of Peru (ROP) | Energy Group"."""
        if self.tokens[i].text == ")" and self.tokens[i - 2].text == "(":
            i -= _BRACKETS
        span = self.spans.over(i)
        if span is None or span.kind != "state" or not span.first < span.last == i:
            return None
        return span if self.tokens[span.first - 1].text in ("-", "–") else None

    def _is_possessor_end(self, i: int) -> bool:
        return self.tokens[i].lower in ("'s", "’s", "'", "’")

    def _is_attribute(self, i: int) -> bool:
        token = self.tokens[i]
        if token.shape == "number" or token.text in ("-", "–", "+"):
            return True
        if (
            token.text == "."
            and self.tokens[i + 1].shape == "number"
            and names_month(self.tokens[i - 1].text)
        ):
            return True  # "the Nov. 12 visit"
        if token.shape != "word" or self.grammar.role(i) in (FINITE, INFINITIVE, PASSIVE):
            return False
        if self.grammar.role(i) == ING and self.verb_lemma(token) in LIGHT:
            # "Before holding talks".
            return False
        for p in self.clauses.parties:
            if p.first <= i <= p.last and p.kind in ("person", "pronoun"):
                return False
        lower = token.lower
        if lower == "and" or (lower == "then" and self.tokens[i - 1].lower == "and"):
            # "held one-on-one and then | expanded talks"
            format_ = self.tokens[i - 1 - (lower == "then")].lower.partition("-")[0]
            return format_ in _NARROW and self.tokens[i + 1].lower in _FORMATS | {"then"}
        return (lower not in ADVERBS and lower not in PREPOSITIONS) or lower in (
            "first",
            "then",
        )

    def preposition(self, index: int) -> str:
        """The preposition before the phrase of a noun, '' for none."""
        first = self.attributes(index)
        before = self.tokens[first - 1] if first > self.sentence.first else None
        if before is None or before.lower not in PREPOSITIONS:
            return ""
        return before.lower

    def before_phrase(self, index: int, count: int = 5) -> str:
        """The words before the phrase of a noun."""
        first = self.attributes(index)
        return self.text(max(self.sentence.first, first - count), first - 1)

    # -- parties ------------------------------------------------------------------------------------

    def put(self, draft: Draft, parties: Iterable[Party], role: Role = "participant") -> None:
        for party in parties:
            if draft.type in TALKS and owns_staff(self.tokens, party):
                draft.denied = draft.denied or len(draft.parts) <= 1  # "met the premier's | advisers"
                continue
            for one in self.clauses.spelled_out(party) if party.kind in _ACTORS else ():
                if party.country and not country_of(one):
                    give_country(one, party.country)
                draft.add(one, role)

    def drop_states(self, draft: Draft, partners: Sequence[Party]) -> None:
        """Beside persons a state is what a talk is about, unless it is with one: "his talks with Iran"."""
        persons = [p for p in draft.parts if p.party.kind in ("person", "post", "pronoun", "group")]
        if persons:
            alone = len(persons) < 2
            draft.parts = [
                p
                for p in draft.parts
                if p.party.kind != "state"
                or (p.party in partners and alone)
                or "delegation" in (self.tokens[p.party.last].lower, self.tokens[p.party.head].lower)
            ]

    def subject(self, index: int) -> list[Party]:
        return self.clauses.subject(index)

    def object(self, index: int) -> list[Party]:
        return self.clauses.object(index) or whom.is_meant(self.clauses, index)

    def with_(self, index: int, preps: tuple[str, ...] = ("with",)) -> list[Party]:
        """Those with whom: after a trigger in its clause, else the antecedent of "with whom"."""
        after = self.clauses.after(index, preps)
        if after:
            return after
        low, _ = self.clauses.reach(index)
        if self.tokens[low].lower in ("whom", "with") and low > self.sentence.first:
            return self.clauses.antecedent(low)
        return self._fronted(index) if "with" in preps else []

    def _fronted(self, index: int) -> list[Party]:
        """With whom somebody talks, before who it is: "With Premier A | the minister spoke about trade"."""
        first = self.sentence.first
        near = [p for p in self.clauses.parties if p.first in (first + 1, first + 2) and p.prep == "with"]
        if not near or self.tokens[first].lower != "with" or near[0].kind not in ("person", "post"):
            return []
        met = self.clauses.group(near[0])
        subject = self.subject(index)
        met = [p for p in met if p not in subject]
        after = met[-1].last + 1 if met else index
        after += self.tokens[min(after, index)].text == ","
        return met if subject and subject[0].first == after else []

    def possessor(self, index: int) -> list[Party]:
        """Whose a noun is: "the minister’s visit", "their meeting"."""
        first = self.attributes(index)
        if self._is_possessor_end(first):
            owners = [p for p in self.clauses.parties if p.last == first - 1]
            joint = possessors.listed(self.words, self.clauses.parties, owners[0]) if owners else []
            if len(joint) > 1:
                return joint
            if owners:
                return self.clauses.group_back(owners[0])
            one = possessors.beside_unknown(self.words, self.clauses.parties, first - 1)
            return one or self._state_owner(first - 1)
        owners = [p for p in self.clauses.parties if first <= p.first <= index and p.cases]
        ahead = bool(owners) and owners[0].kind == "pronoun" and owners[0].person is None
        return (self._told_after(owners[0]) if ahead else []) or owners[:1]

    def _told_after(self, pronoun: Party) -> list[Party]:
        """Whom a pronoun in an opening phrase means, who acts then: "After his talks with A, | B said"."""
        comma = next((t.index for t in self.tokens[pronoun.last : self.sentence.last] if t.text == ","), None)
        before = self.tokens[self.sentence.first : pronoun.first]
        if comma is None or pronoun.plural or any(self.grammar.is_finite(t.index) for t in before):
            return []
        main = range(comma + 1, self.sentence.last + 1)
        verbs = (
            i
            for i in main
            if self.grammar.is_finite(i) and self.clauses.segment(i).kind not in ("rel", "sub")
        )
        verb = next(verbs, None)
        subject = self.subject(verb) if verb is not None else []
        return [p for p in subject[:1] if p.first > comma and p.person is not None]

    def _state_owner(self, last: int) -> list[Party]:
        span = self.spans.over(last)
        if span is None or span.kind != "state":
            return []
        return [self.state(span.first, span.last, span.country)]

    def state(self, first: int, last: int, country: str) -> Party:
        return Party(first, last, first, "state", self.sentence.index, country=country)

    def pair(self, index: int) -> list[Party]:
        """The states named before a noun: "U.S.-China talks", "Armenian-Azerbaijani negotiations"."""
        first = self.attributes(index)
        for k in range(first + 1, index):
            if self.tokens[k].text not in ("-", "–"):
                continue
            sides = [self.side(k - 1), self.side(k + 1)]
            if sides[0] is None or sides[1] is None:
                continue
            found = [sides[0], sides[1]]
            while self.tokens[k + 2].text in ("-", "–") and (third := self.side(k + 3)) is not None:
                found.append(third)  # "Norway-Ghana-Peru talks"
                k += 2
            return found
        return []

    def side(self, index: int) -> Party | None:
        """The state or body that one half of a pair means: "ASEAN" of "U.S.-ASEAN"."""
        span = self.spans.over(index)
        country = gazette.state_at(self.words, index) or gazette.state_to(self.words, index)
        if span is not None and span.kind == "body" and country:
            return self.state(index, index, country)  # "the Oman- | Peru Energy Group", one name from here on
        if span is not None and span.kind == "body" and span.name:
            return Party(
                index, index, index, "body", self.sentence.index, body=span.name, country=span.country
            )
        if span is not None and span.country:
            return self.state(index, index, span.country)
        found = gazette.adjective(self.words, index)
        return self.state(index, index, found[1]) if found is not None else None

    def of_noun(self, index: int, preps: tuple[str, ...]) -> list[Party]:
        """The parties in a preposition right after a noun or its next words: "the meeting of A and B"."""
        _, high = self.clauses.reach(index)
        near = [p for p in self.clauses.parties if index < p.first <= high and p.prep in preps]
        for party in near[:1]:
            between = range(index + 1, party.first)
            verb = any(self.grammar.role(k) in (FINITE, PASSIVE) for k in between)
            # "Within the negotiations, cooperation between A and B was discussed".
            parted = any(self.tokens[k].text == "," for k in between) and self.tokens[index + 1].text == ","
            if party.first - index <= 9 and not verb and not parted:
                return self.clauses.group(party)
        return []

    def light_verb(self, index: int) -> Token | None:
        """The verb that carries a noun as its object: "held a meeting"."""
        low, _ = self.clauses.reach(index)
        first = self.attributes(index)
        if first - 2 > low and self.text(first - 2, first - 1) in _COUNTED:
            # "Hosted the third round of consultations".
            first = self.attributes(first - 2)
        if self._is_possessor_end(first) and first - 1 > low:
            first -= self.grammar.is_when(self.tokens[first - 1])  # "pulled out of | Friday's talks"
        before = self.tokens[first - 1] if first > low else None
        if before is not None and before.lower in _ENCLOSING:
            return self._with_particle(before)
        for i in range(first - 1, low - 1, -1):
            role = self.grammar.role(i)
            if role in (FINITE, INFINITIVE, ING, PASSIVE):
                return self.tokens[i] if self._is_light(i) else None
        return None

    def _with_particle(self, particle: Token) -> Token | None:
        """The verb that carries a noun over the word between them: "kicked | off talks", "went | into"."""
        out = self.text(particle.index - 1, particle.index) == "out of"  # "pulled | out of talks with"
        said = "out of" if out else particle.lower
        verb = self.tokens[max(particle.index - 1 - out, self.sentence.first)]
        carries = said in _PARTICLES.get(self.verb_lemma(verb), ())
        return verb if carries and self.grammar.role(verb.index) in (FINITE, INFINITIVE, ING) else None

    def _is_light(self, verb: int) -> bool:
        """Whether a verb carries a noun: "held", "carried out", "took part in talks"; no "carry on talks"."""
        lemma = self.verb_lemma(self.tokens[verb])
        needed = _WITH_WORD.get(lemma)
        return lemma in LIGHT and needed in (None, self.tokens[verb + 1].lower)

    def verb_after(self, index: int) -> Token | None:
        """The finite verb whose subject a noun can be: the next one, over its complements."""
        for i in range(index + 1, self.sentence.last + 1):
            if self.grammar.role(i) in (FINITE, PASSIVE):
                relative = self.clauses.segment(i).kind in ("rel", "sub") and self.clauses.segment(
                    index
                ) is not (self.clauses.segment(i))
                if not relative:
                    return self.tokens[i]
            if self.tokens[i].text == ";":
                return None
        return None

    # -- places -------------------------------------------------------------------------------------

    def places(self, low: int, high: int) -> list[Span]:
        """The places of a stretch that are not part of an official's title."""
        inside = [s for s in self.spans.all if s.kind in ("place", "state") and low <= s.first <= high]
        return [s for s in inside if not (self.in_party(s.first) or self._has_mission(s))]

    def _has_mission(self, span: Span) -> bool:
        """Whether a state only says whose mission abroad it is: "visited the | Ghana | High Commission"."""
        after = self.text(span.last + 1, span.last + 2)
        return span.kind == "state" and after.startswith(_MISSIONS)

    def prep_of(self, span: Span) -> str:
        """The word before a place and what describes it: "to" of "to the city of Baku", "," in a list."""
        i = before_place(self.words, self.spans, span)
        return self.tokens[i].lower if i >= self.sentence.first else ""


def _is_where(words: Words, spans: Spans, party: Party) -> bool:
    """Whether a state only says where a town is: "in Lisbon, Portugal", "in Mexico"."""
    if party.kind != "state" or party.first < 2:
        return False
    before = words.tokens[party.first - 1]
    span = spans.over(party.first - 2)
    if before.text == "," and span is not None and span.kind == "place":
        return span.country in ("", party.country)
    return party.prep in ("in", "at", "into", "throughout", "across", "near", "outside", "inside", "within")
