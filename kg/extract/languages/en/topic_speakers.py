"""Who speaks of a topic: the subject of its verb, be it a word that no party stands for."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.languages.en.clauses import Clauses
from kg.extract.languages.en.gathered_matters import GatheredMatters
from kg.extract.languages.en.grammar import Grammar
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.remarks import is_occasion
from kg.extract.languages.en.topic_nouns import Cue
from kg.extract.languages.en.topic_occasions import occasion
from kg.extract.languages.en.word_classes import FINITE, INFINITIVE, PREPOSITIONS
from kg.extract.parties import Party
from kg.extract.words import Sentence, Token

SPEAKERS = words_of("topics", "speakers", "nouns")
# What gives a chance to speak of something: "The visit provided an opportunity to discuss trade".
CHANCES = words_of("topics", "nouns", "occasions")
_JOURNEYS, _SHOWING = words_of("topics", "journeys", "nouns"), words_of("topics", "journeys", "showing")
# "His Majesty the King's | visit": so many words.
_OPENING = 9
# "Talks between the Omani minister and her colleague covered": the noun stands so many words before the verb.
_SUBJECT = 16
_STATES, _BOTH = (
    frozenset(("countries", "governments", "nations")),
    frozenset(("two", "both", "three", "our")),
)
_STRANGERS = words_of("topics", "speakers", "strangers")
# "According to | the minister": so many words stand before the comma.
_SOURCE = 14


class TopicSpeakers(GatheredMatters):
    """Finds who speaks in a sentence."""

    def __init__(self, grammar: Grammar, sentence: Sentence, parties: Sequence[Party]) -> None:
        super().__init__(grammar, sentence, parties)
        self._clauses: Clauses | None = None

    def _has_speaker(self, token: Token) -> bool:
        """Whether somebody who can talk is the subject, be it in a word that no party stands for."""
        start = self._grammar.group_start(token.index)
        if start > self._sentence.first and self._tokens[start - 1].lower in ("both", "all"):
            return True  # "Both reiterated their wish"
        before = self._grammar.previous(start)
        if before is not None and before.lower in ("which", "that"):  # "the talks, which covered"
            before = self._tokens[before.index - 1 - (self._tokens[before.index - 1].text == ",")]
        if bool(self._speakers(token.index)) or (before is not None and before.lower in SPEAKERS):
            return True
        if before is not None and before.lower in _STATES and self._tokens[before.index - 1].lower in _BOTH:
            return True  # "The two countries reaffirmed"
        past = any("past" in r.tags for r in token.readings)
        if before is not None and before.lower == "we" and (past or self._spoken()):
            return True  # "We reaffirmed", in a joint statement
        if before is not None and before.lower == "and" and self._goes_on(before):
            return True
        return self._talks_act(start) or self.journey_acts(token)

    def _spoken(self) -> bool:
        """Whether the text is what is said beside a talk: "Ministers A and B Before Their | Meeting"."""
        words = self._words
        title = (
            t for s in words.sentences if s.paragraph < 0 for t in words.tokens[s.first + 1 : s.last + 1]
        )
        return any(t.lower == "meeting" and is_occasion(words, t.index) for t in title)

    def journey_acts(self, token: Token) -> bool:
        """Whether a journey is told to show something: "His visit will | highlight", "the trip to Peru |
        underscores"."""
        if token.lemma not in _SHOWING:
            return False
        start = self._grammar.group_start(token.index)
        opening = self._tokens[self._sentence.first : start]
        if [t.lower for t in opening] in (["it"], ["it", "also"]):
            return self._journey_opens(self._sentence.index - 1)
        noun = next((t for t in opening[:_OPENING] if t.lower in _JOURNEYS), None)
        if noun is None or any(t.text in ",;:" or self._grammar.role(t.index) for t in opening):
            return False
        before = self._tokens[max(noun.index - 1, self._sentence.first)]
        beyond = [t for t in opening if t.index > noun.index]
        return before.lower not in PREPOSITIONS and (not beyond or beyond[0].lower in ("to", "by", "of"))

    def _journey_opens(self, index: int) -> bool:
        """Whether a sentence opens with a journey: "Her visit will show unity", before "It will also"."""
        inside = self._words.inside(index)[:_OPENING] if index >= 0 else []
        noun = next((n for n, t in enumerate(inside) if t.lower in _JOURNEYS), 0)
        return noun > 0 and not any(t.lower in PREPOSITIONS or t.text == "," for t in inside[:noun])

    def _talks_act(self, verb: int) -> bool:
        """Whether talks of which it is told with whom are the subject: "Talks with Oman | covered"."""
        for k in range(verb - 2, max(verb - _SUBJECT, self._sentence.first) - 1, -1):
            if self._grammar.role(k) == FINITE or self._tokens[k].text in ",;:":
                return False
            if self._tokens[k].lower in CHANCES and self._tokens[k + 1].lower in (
                "with",
                "between",
                "among",
            ):
                start = self._grammar.group_start(k)
                before = self._tokens[start - 1]
                opens = start == self._sentence.first or before.text == ","
                return opens or (before.lower not in PREPOSITIONS and not self._grammar.role(start - 1))
        return False

    def _goes_on(self, joint: Token) -> bool:
        """Whether a verb goes on from one in which talks act: "The meeting hailed and emphasised"."""
        verbs = (i for i in range(self._sentence.first, joint.index) if self._grammar.role(i) == FINITE)
        first = next(verbs, None)
        before = self._grammar.previous(self._grammar.group_start(first)) if first is not None else None
        return before is not None and before.lower in SPEAKERS and before.index - self._sentence.first < 3

    def _speakers(self, index: int) -> list[Party]:
        return self._clauses_here().subject(index)

    def _clauses_here(self) -> Clauses:
        if self._clauses is None:
            self._clauses = Clauses(self._grammar, self._sentence, self._parties)
        return self._clauses

    def _inverted(self, token: Token) -> Cue | None:
        """ "Also discussed was | trade", "Discussed were | trade and energy"."""
        opens = token.index - self._sentence.first <= 1 and token.lower in ("discussed", "raised", "reviewed")
        opens = opens and self._tokens[token.index + 1].lower in ("was", "were")
        return Cue(token.index, token.index + 2) if opens and token.index + 2 <= self._sentence.last else None

    def _is_source(self, verb: Token) -> bool:
        """Whether a verb says who says what follows: "As the minister | noted, transit is"."""
        opens = self._tokens[self._sentence.first].lower == "as"
        return opens and self._tokens[min(verb.index + 1, self._sentence.last)].text == ","

    def _according(self, token: Token) -> Cue | None:
        """ "According to the minister, | transit | is a priority"."""
        near = self._tokens[token.index : min(token.index + _SOURCE, self._sentence.last)]
        comma = next((t.index for t in near if t.text == ","), None)
        return self.of_value(token, comma + 1) if comma is not None and self._source(token) else None

    def _is_of_strangers(self, verb: Token) -> bool:
        """Whether people who stand for no side speak: "experts discussed trade", "experts met to discuss"."""
        i = verb.index
        if self._grammar.role(i) == INFINITIVE:
            governor = self._clauses_here().governor(i - 1)
            i = governor if governor is not None else i
        before = self._grammar.previous(self._grammar.group_start(i))
        kinds = self._tokens[max(before.index - 1, self._sentence.first) : before.index + 1] if before else []
        strange = any(t.lower in _STRANGERS for t in kinds)  # "opposition | leaders"
        return strange and not occasion(self._words, self._sentence)

    def _source(self, according: Token) -> list[Party]:
        """Who says what a sentence tells: "According to | the minister"."""
        first = self._sentence.first
        return [p for p in self._parties if first < p.first <= max(first + 3, according.index - 1)][:1]
