"""What part a word plays in its sentence: finite verb, infinitive, participle or noun, by its neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.past_forms import PastForms
from kg.extract.languages.en.present_forms import PresentForms
from kg.extract.languages.en.quotations import QUOTES
from kg.extract.languages.en.word_classes import (
    DETERMINERS,
    FINITE,
    HAVE,
    INFINITIVE,
    ING,
    PARTICIPLE,
    PASSIVE,
    PREPOSITIONS,
    adverbial,
)
from kg.extract.parties import Party
from kg.extract.spans import Spans
from kg.extract.words import Sentence, Token, Words

if TYPE_CHECKING:
    from kg.extract.languages.en.segments import Segment

_NEVER_GERUND = words_of("grammar", "never_gerund")
_BEFORE_GERUND = words_of("grammar", "before_gerund")
_NO_VERBS = PREPOSITIONS | _NEVER_GERUND
# What somebody tells of himself without "I", and what follows it.
_OWN_DEEDS = frozenset(("met", "had", "held", "spoke", "hosted", "welcomed", "received", "discussed"))
_AFTER_DEEDS = frozenset(("with", "a", "an", "the", "today", "another", "good", "fruitful", "productive"))
_BE = "be"
_AFTER_BE, _AFTER_HAVE = frozenset(("part", "ing")), frozenset(("part",))
_OFFICES = words_of("posts", "heads") | words_of("posts", "modifiers")
# What "meeting" takes as a verb: "after meeting | the king", "meeting | caretaker Prime Minister A".
_MET = DETERMINERS | words_of("posts", "time") | {"with", "acting", "interim", "caretaker", "then"}
_COMPOSED = frozenset(("composed", "comprised"))
_TIMES = frozenset(("year", "month", "week", "night", "summer", "winter", "spring", "autumn", "fall"))
# "Hosted the foreign minister of Chile to | lunch": so many words.
_MEALS, _GIVING, _GIVEN = (
    frozenset(("lunch", "breakfast", "dinner")),
    frozenset(("host", "treat", "invite")),
    9,
)
# They hold talks, and "talks" after them is no verb.
# Between a verb of holding and its "talks" are at most so many words, and none of these.
_HELD = 9
_PARTING = frozenset(("and", "but", "that", "who", "which", ";"))
_HOLDING = frozenset(("hold", "resume", "open", "begin", "start", "conclude"))


class Grammar(PastForms, PresentForms):
    """The roles of the words of a text; ``spans`` are its names.

    All readers of a text share it, and with it what is found out once: roles, and the segments of sentences
    (``Segments``).
    """

    def __init__(self, words: Words, spans: Spans) -> None:
        super().__init__(words, spans)
        self._roles: dict[int, str] = {}
        self.segments: dict[tuple[int, tuple[tuple[int, int], ...]], list[Segment]] = {}

    def role(self, index: int) -> str:
        """Return FINITE, PASSIVE, INFINITIVE, ING, PARTICIPLE, or '' for a word that is no verb here.

        Beyond the end of the text there is no verb either.
        """
        role = self._roles.get(index)
        if role is None:
            role = self._roles[index] = self._read(index) if index < len(self.words.tokens) else ""
        return role

    def hush(self, parties: Iterable[Party]) -> None:
        """Let verbs that only say who somebody is be none: "A, | who is also premier |, and B met", "the
        Group | co-chairs | A of Oman"."""
        for party in parties:
            if party.kind != "person" or party.person_span is None:
                continue
            post = party.person_span.first - 1
            if party.first < post and self.role(post) == FINITE:
                self._roles[post] = ""
            behind = self.words.tokens[party.person_span.last + 1 : party.last + 1]
            who = next((t.index for t in behind if t.lower == "who"), None)
            if who is not None:
                self._roles.update((i, "") for i in range(who, party.last + 1))

    def _opens_quotation(self, token: Token) -> bool:
        """Whether somebody tells of a talk without "I": "“Met with the president of Chad"."""
        tokens = self.words.tokens
        opens = token.index > 0 and tokens[token.index - 1].text in QUOTES
        following = tokens[min(token.index + 1, len(tokens) - 1)]
        return opens and token.capital and (following.lower in _AFTER_DEEDS or following.capital)

    def predicates(self, sentence: Sentence) -> list[Token]:
        """The finite verbs of a sentence, passives too."""
        inside = self.words.tokens[sentence.first : sentence.last + 1]
        return [t for t in inside if t.shape == "word" and self.role(t.index) in (FINITE, PASSIVE)]

    def _read(self, index: int) -> str:
        token = self.words.tokens[index]
        if token.lower in _OWN_DEEDS and self._opens_quotation(token):
            return FINITE
        if token.shape != "word" or token.lower in _NO_VERBS:
            return ""
        verbs = [r.tags for r in token.readings if r.pos == "V"]  # most words have none
        if not verbs or self._is_name(token):
            return ""
        tags = frozenset().union(*verbs)
        following = self.words.tokens[min(index + 1, len(self.words.tokens) - 1)]
        if token.lower == "acting" and (following.capital or following.lower in _OFFICES):
            return ""  # "the acting | Peruvian president"
        if token.lower == "last" and any("past" in r.tags for r in following.readings if r.pos == "V"):
            return ""  # "they last met in May"
        if token.lower == "last" and following.lower in _TIMES:
            return ""  # "in May last year": no verb after "may"
        joined = index > 1 and self.words.tokens[index - 2].text in ("-", "–")  # "the Peru-Kenya | talks"
        after = index > 0 and self.words.tokens[index - 1].lower in ("followed", "preceded")
        joined = joined or after  # "The announcement followed | talks in Rome"
        if token.lower == "talks" and (joined or self._is_held(index) or following.lower == "between"):
            return ""  # a headline: "Chinese, Swiss FMs hold talks"
        if token.lower in _MEALS and self._is_hosted_to(index):
            return ""  # "was hosted to | lunch by"
        if token.lower == "face" and index > 1 and self.words.tokens[index - 2].lower == "face":
            return ""
        if _BE in token.lemmas and self._carries_verb(index, _AFTER_BE):
            return ""
        if token.lower in HAVE and self._carries_verb(index, _AFTER_HAVE):
            return ""
        before = self.previous(index)
        auxiliaries = self.auxiliaries(index)
        if auxiliaries:
            role = _after_auxiliary(auxiliaries, tags)
            return role if role != ING or self._takes_gerund(auxiliaries[0].index) else ""
        made_up = token.lower == "made" and [t.lower for t in self.words.tokens[index + 1 : index + 3]]
        if made_up == ["up", "of"] or (token.lower in _COMPOSED and following.lower == "of"):
            return PARTICIPLE  # "a delegation | made up of A and B", "composed of A and B"
        if "past" in tags or "part" in tags:
            return self._past(token, tags, before)
        if "ing" in tags:
            gerund = before is not None and before.lower in PREPOSITIONS
            noun = self._is_attribute(before) and not gerund
            noun = noun or (token.lower == "meeting" and self._is_qualified(index))
            return "" if noun or self._ends_compound(index) or self._is_listed_noun(index) else ING
        return self._present(token, tags, before)

    def _is_hosted_to(self, index: int) -> bool:
        """Whether a meal is what somebody is given: "was hosted to | lunch", "treated B to | dinner"."""
        before = self.words.tokens[max(0, index - _GIVEN) : index]
        return before[-1:] != [] and before[-1].lower == "to" and any(t.lemmas & _GIVING for t in before)

    def _is_held(self, index: int) -> bool:
        """Whether a verb before "talks" holds them, over a day and a place: "held on 5 May in Riga talks"."""
        tokens = self.words.tokens
        for token in reversed(tokens[max(0, index - _HELD) : index]):
            if token.sentence != tokens[index].sentence or token.lower in _PARTING:
                return False
            if token.lemmas & _HOLDING:
                return True
        return False

    def _takes_gerund(self, to: int) -> bool:
        """Whether a gerund can follow "to": "looks forward to hosting", but "a face to face meeting"."""
        before = self.words.tokens[to - 1].lower if to else ""
        return before in _BEFORE_GERUND

    def _carries_verb(self, index: int, forms: frozenset[str]) -> bool:
        """Whether a form of "be" or "have" is only an auxiliary: "has been postponed", "is visiting"."""
        for token in self.words.tokens[index + 1 : index + 4]:
            if token.sentence != self.words.tokens[index].sentence:
                return False
            tags = {t for r in token.readings if r.pos == "V" for t in r.tags}
            if tags & forms and not self._is_name(token):
                return True
            if not adverbial(token) and not self.no_longer(token) and token.lower != "last":
                return False
        return False

    def _is_qualified(self, index: int) -> bool:
        """Whether an article and a participle stand before a noun: "had an expanded | meeting with"."""
        article, participle = self.words.tokens[max(index - 2, 0)], self.words.tokens[index - 1]
        told = any("part" in r.tags for r in participle.readings if r.pos == "V")
        return article.lower in DETERMINERS and told and article.sentence == participle.sentence

    def _is_listed_noun(self, index: int) -> bool:
        """Whether a form in -ing is a noun in a list: "trade, education and demining"."""
        before, following = self.words.tokens[index - 1], self.words.tokens[index + 1 : index + 2]
        beside = self.words.tokens[index + 2 : index + 3]
        if not index or before.lower not in ("and", ",") or any(t.lower.endswith("ing") for t in beside):
            return False
        if any(t.lower in ("inter", "among") for t in beside):
            return False  # ", discussing, among other things, trade"
        return all(t.text in ".,;" or t.lower in ("and", "were", "was", "are", "is") for t in following)

    def _ends_compound(self, index: int) -> bool:
        """Whether "meeting" is a noun in "peace-building", "his meeting"; before "of" it mostly is one."""
        token = self.words.tokens[index]
        following = self.words.tokens[index + 1] if index + 1 < len(self.words.tokens) else None
        if following is None or following.lower == "of":
            return True
        met = following.capital or following.lower in _MET
        return token.lower == "meeting" and not met


def _after_auxiliary(auxiliaries: Sequence[Token], tags: frozenset[str]) -> str:
    nearest = auxiliaries[0]
    if nearest.lower == "to":
        return INFINITIVE if "base" in tags else ING if "ing" in tags else ""
    if _BE in nearest.lemmas:
        if "ing" in tags:
            return FINITE
        return PASSIVE if "part" in tags else ""
    if nearest.lower in HAVE:
        return FINITE if "part" in tags else ""
    return FINITE if "base" in tags else ""
