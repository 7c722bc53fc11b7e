"""Whether people talk at a distance: by what a sentence or the whole text says."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.allegiance import country_of
from kg.extract.languages.en.clauses import Clauses
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.parties import Party
from kg.extract.words import Sentence, Token, Words

_CALL_PHRASES = tuple(table("triggers")["call"]["mark"]["phrases"])
# Who is received or presents letters talks there: "After the ceremony they spoke".
_IN_PERSON = ("credentials", " received ", "letters of credence", "ceremony")
_EARLIER = re.compile(r"\b(?:their|our|his|her) (?:[\w.,]+ ){0,4}meetings?\b")
_IN_CALL = re.compile(
    r"(?:In|During|On) (?:an?|the|their|his|her|today[’']s) (?:[\w-]+ ){0,5}?"
    r"(?:call|phone call|telephone conversation|phone conversation|video ?conference)"
    r"(?: (?:today|yesterday|on \w+))?(?: with\b|,)"
)
# Who comes or is received speaks there, if the text knows of no call.
_THERE = re.compile(
    r"\b(?:was|were) received\b|\bsat down\b|\bheld talks\b|\b(?:landed|arrived) in\b"
    r"|\b(?:paid|pays|paying|made|makes|making) an? (?:[\w-]+ ){0,4}visit\b"
    r"|\b(?:paid|pays|paying) an? (?:[\w-]+ ){0,2}call on\b"
    r"|\b(?:had|has|having|hosted|hosts|gave|shared|over|for) (?:an? )?(?:[\w-]+ )?"
    r"(?:lunch|luncheon|dinner|breakfast)\b"
)
# So does who talks on a visit: "during a visit by the minister, the two sides talked".
_ON_VISIT = re.compile(
    r"\bduring (?:an?|the|this|his|her|their) (?:[\w-]+ ){0,3}(?:visit|trip)\b(?! (?:next|in the coming))"
)
_IN_VISIT = re.compile(r"face-to-face|in person|(?:working|official|state) visit")
_CALL_WORDS = re.compile(r" call|phone| video")
# "He called on the premier", "paid a courtesy call", "called for restraint", "called off his trip"
_NO_CALLS = re.compile(r"\bcourtesy calls?\b|\bcall(?:s|ed|ing)? (?:on|upon|for|off)\b")
# Behind these another talk is told, whose words for a call are not of this one.
_AFTER = frozenset(("after", "following", "follows", "follow", "followed", "having"))
_OTHER_TALKS = words_of("vocabulary", "other_talks")
_TALK_NEAR = 6
_AT_SUMMIT = re.compile(r" (?:summits?|forum|congress|assembly|ministerial|convention|symposium)\b")
_VIA = re.compile(
    r"\b(?:Via|By|Through) (?:a )?(?:video ?conferenc(?:e|ing)|video ?link|video|telephone|phone),"
)


_MEAL = re.compile(
    r"\b(?:over|at|during) (?:(?:an?|the|his|her) )?(?:\w+ )?"
    r"(?:lunch|luncheon|dinner|breakfast|coffee|tea|banquet)\b"
)


class Spoken:
    """What a sentence and its text say of calls."""

    words: Words
    tokens: list[Token]
    sentence: Sentence
    clauses: Clauses
    parties: list[Party]
    _text: str

    def text(self, low: int, high: int) -> str:
        """The words of a stretch, lower case, one blank between."""
        return " ".join([t.lower for t in self.tokens[max(low, 0) : high + 1]])

    def at_table(self) -> bool:
        """Whether a sentence tells of a meal at which people speak: "Over lunch, A and B spoke of trade"."""
        return _MEAL.search(self.text(self.sentence.first, self.sentence.last)) is not None

    def by_phone(self, index: int) -> bool:
        """Whether the words around a trigger say that the talk was at a distance."""
        low, high = self._own_stretch(index)
        for segment in self.clauses.segments:
            high = segment.last if segment.first == high + 1 and segment.kind == "inf" else high
        text = self.text(max(low, index - 6), min(high, index + 40))
        told = [p for p in _CALL_PHRASES if p in text]
        if told and not any("phone" in p for p in told):
            # "discussed the | summit, due to be held virtually"
            before, after = self.text(max(low, index - 6), index), self.text(index, high)
            text = f"{before} {_AT_SUMMIT.split(after, maxsplit=1)[0]}"
            told = [p for p in told if p in text]
        return bool(told) or self._opens_with_call(index)

    def _own_stretch(self, index: int) -> tuple[int, int]:
        """The clause of a trigger without another talk that it comes after: "met A in Rome | after a call
        with B", "After meeting A | , B spoke by phone with C"."""
        low, high = self.clauses.reach(index)
        end = self.end_of_opening(index)
        if end:
            return low, min(high, end)
        for i in range(low + 1, high):
            if self.tokens[i].lower not in _AFTER:
                continue
            worded = [t for t in self.tokens[i + 1 : high + 1] if t.shape == "word"]
            if not any(t.lower in _OTHER_TALKS for t in worded[:_TALK_NEAR]):
                continue
            low, high = (i, high) if i < index else (low, i - 1)
            if i > index:
                break
        return low, high

    def end_of_opening(self, index: int) -> int:
        """The comma that ends the phrase of a talk after which the sentence tells of more; 0 for none."""
        first = self.sentence.first
        if self.tokens[first].lower not in _AFTER or index - first > _TALK_NEAR:
            return 0
        commas = (t.index for t in self.tokens[index + 1 : self.sentence.last] if t.text == ",")
        return next(commas, 0)

    def _opens_with_call(self, index: int) -> bool:
        """ "In a May 6 trilateral call, the envoys discussed the talks", "Via video link, he met"."""
        start = self.tokens[self.sentence.first].start
        before = self.words.text[start : self.tokens[index].start]
        return _IN_CALL.match(self.words.text, start) is not None or _VIA.search(before) is not None

    def calls(self, people: Sequence[Party]) -> bool:
        """Whether the text speaks of calls, or of no meeting: "spoke with" then is one.

        What it tells of other people than those who spoke says nothing of them.
        """
        text = self._telling_of(people)
        head = text[:400]
        called = _NO_CALLS.sub("", text)
        call = any(w in called for w in (" call", "phone", " video"))
        # "Spoke today to follow up on their April 24 meeting" is a call.
        head = _EARLIER.sub("", head)
        met = " met " in text or "meeting" in head or any(w in head for w in _IN_PERSON)
        passing = call and " met " in text and not _CALL_WORDS.search(called[:400])
        passing = passing and _IN_VISIT.search(text) is not None
        met = met or any(said.search(text) is not None for said in (_THERE, _ON_VISIT))
        return (call and not passing) or not met

    def _telling_of(self, people: Sequence[Party]) -> str:
        """The text without the sentences of its body that tell of other officials alone, in lower case."""
        if any(p.person is None and not country_of(p) for p in people):  # "the two", who are told before
            here = [p for p in self.parties if p.sentence <= self.sentence.index and _is_known(p)]
            low = max((p.sentence for p in here), default=0)
            people = [p for p in here if p.sentence >= low - 1]
        keys, states = {p.key() for p in people}, {country_of(p) for p in people} - {""}
        told: set[int] = set()
        others: set[int] = set()
        for party in self.parties:
            if party.key() in keys or country_of(party) in states:
                told.add(party.sentence)
            elif _is_known(party):
                others.add(party.sentence)
        kept = [s for s in self.words.sentences if s.paragraph < 0 or s.index not in others - told]
        if len(kept) == len(self.words.sentences):
            return self._text
        ends = [*(self.tokens[s.first].start for s in self.words.sentences[1:]), len(self._text)]
        return "".join(self._text[self.tokens[s.first].start : ends[s.index]] for s in kept)

    def told_before(self, people: Sequence[Party]) -> bool:
        """Whether the text has told of one of those who speak, or nothing says who they are."""
        body = (s.index for s in self.words.sentences if s.paragraph >= 0)
        first, here = next(body, 0), self.sentence.index
        keys = {p.key() for p in people}
        told = any(first <= p.sentence < here and p.key() in keys for p in self.parties)
        return first < here and (told or not all(country_of(p) or p.person for p in people))

    def title_calls(self) -> bool:
        """Whether the headline names a call."""
        heads = (s for s in self.words.sentences if s.paragraph < 0)
        return any(t.lower == "call" for s in heads for t in self.words.inside(s.index))


def _is_known(party: Party) -> bool:
    """Whether somebody is told by name, or as an official of a state."""
    return party.person is not None or (party.kind == "post" and bool(country_of(party)))
