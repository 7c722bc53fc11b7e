"""Present forms: a verb after a subject ("they meet"), a noun after an attribute ("the visit")."""

from __future__ import annotations

from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.neighbours import Neighbours
from kg.extract.languages.en.word_classes import (
    ADVERBS,
    DAYS,
    DETERMINERS,
    FINITE,
    HAVE,
    INFINITIVE,
    MODALS,
    PASSIVE,
    PREPOSITIONS,
    RELATIVES,
    SUBJECTS,
)
from kg.extract.spans import Span
from kg.extract.words import Token

_HEADS = words_of("posts", "heads")
# "The leaders of the Union | meeting in May": base forms that mostly are nouns behind a name.
_ALSO_NOUNS = frozenset(("talk", "visit", "summit", "forum", "table", "state", "plan", "report", "support"))
# "(Thursday, 13 March | )" has so many words.
_DAY = 5
_WERE = frozenset(("was", "were", "is", "are"))


class PresentForms(Neighbours):
    """Reads present forms."""

    def _present(self, token: Token, tags: frozenset[str], before: Token | None) -> str:
        """A present form ("meets", "meet") after a subject; after an attribute it is a noun ("the visit")."""
        if before is not None and before.text == ")":
            before = self._before_day(before)
        if before is None or self._heads_of(token) or self._are_held(token):
            return ""
        if self._looks_forward(token) and before.lower not in PREPOSITIONS | MODALS:
            return FINITE
        if before.lower in ("and", ",", "or") and "base" in tags and self._goes_on(token):
            return INFINITIVE
        if before.lower in SUBJECTS or before.lower in ("and", "but"):
            # "Met the king in Rome | and is due in Oslo".
            goes_on = before.lower in SUBJECTS or self._is_due(token) or self._present_before(token)
            return FINITE if goes_on else ""
        span = self._spans.over(before.index)
        if span is None:
            if self._is_attribute(before) or before.shape == "mark" or before.lower in PREPOSITIONS:
                named = before.text in (",", ")") and self._named_before(before.index)
                # "The meeting, as well as the forum, | are to take place"
                being = token.lower in ("is", "are") and before.text == ","
                named = named or (being and not self._finite_before(token))
                return FINITE if named or ("s" in tags and self._is_apposed(token, before)) else ""
            plural = any(r.number == "p" for r in before.readings if r.pos == "N")
            if plural and token.lower == "say":
                return FINITE
            if self._finite_before(token) or self._closes(token):
                return ""
            fits = token.lower == "are" or ("base" in tags) == plural
            return FINITE if fits and before.readings else ""
        if span.kind == "person" or token.lower in ("is", "are"):
            return FINITE
        if "base" in tags and token.lower not in _ALSO_NOUNS and self._are_officials_of(span.first):
            return FINITE
        following = self.words.tokens[token.index + 1] if token.index + 1 < len(self.words.tokens) else None
        opens = following is not None and (
            following.lower in DETERMINERS | {"forward", "to"}
            or following.capital
            or following.lower in PREPOSITIONS | ADVERBS
        )
        together = "base" in tags and token.lower not in _ALSO_NOUNS and self._are_two(span)
        return FINITE if opens and ("s" in tags or (together and not self._finite_before(token))) else ""

    def _are_two(self, span: Span) -> bool:
        """Whether two states or bodies act: "Oman and the United States | reaffirm their commitment"."""
        joint = span.first - 1 - (self.words.tokens[span.first - 1].lower == "the")
        other = self._spans.over(joint - 1)
        joined = self.words.tokens[max(joint, 0)].lower == "and" and other is not None
        return joined and other is not None and {span.kind, other.kind} <= {"state", "body"}

    def _are_held(self, token: Token) -> bool:
        """Whether talks are what a verb tells of: "after which | talks were held"."""
        following = self.words.tokens[min(token.index + 1, len(self.words.tokens) - 1)]
        return token.lower == "talks" and following.lower in _WERE | {"will", "have", "had"}

    def _heads_of(self, token: Token) -> bool:
        """Whether those at the head are meant: "the CARICOM | heads of government"."""
        following = self.words.tokens[min(token.index + 1, len(self.words.tokens) - 1)]
        return token.lower == "heads" and following.lower == "of"

    def _looks_forward(self, token: Token) -> bool:
        """Whether a verb is all that a word can be, whoever acts: "the First Lady | look forward to"."""
        following = self.words.tokens[min(token.index + 1, len(self.words.tokens) - 1)]
        return token.lower in ("look", "looks") and following.lower == "forward"

    def _before_day(self, closing: Token) -> Token | None:
        """The word before a day in brackets that ends here: "the premier (3 May | ) leaves"; else it."""
        opened = next((t for t in self._before(closing.index, _DAY) if t.text == "("), None)
        inside = self.words.tokens[opened.index + 1 : closing.index] if opened is not None else []
        day = all(t.shape == "number" or (t.capital and t.lower[:3] in DAYS) for t in inside)
        return self.previous(opened.index) if opened is not None and inside and day else closing

    def _are_officials_of(self, first: int) -> bool:
        """Whether a body only tells whose officials act: "the leaders of the | African Union meet"."""
        before = [t for t in self._before(first, 3) if t.lower != "the"]
        heads = len(before) > 1 and before[0].lower == "of" and before[1].lemmas & _HEADS
        return bool(heads) and any(r.number == "p" for r in before[1].readings if r.pos == "N")

    def _is_due(self, token: Token) -> bool:
        """Whether somebody is told to be somewhere soon: "and | is due in Oslo"."""
        following = self.words.tokens[min(token.index + 1, len(self.words.tokens) - 1)].lower
        return token.lower == "is" and following in ("due", "expected", "scheduled", "set", "slated", "to")

    def _present_before(self, token: Token) -> bool:
        """Whether the finite verb before is in the present or after a modal: "visits Rome and meets"."""
        for t in self._before(token.index, 60):
            if t.shape == "word" and self.role(t.index) in (FINITE, PASSIVE):
                return not any("past" in r.tags for r in t.readings) or bool(self.auxiliaries(t.index))
        return False

    def _goes_on(self, token: Token) -> bool:
        """Whether a base form goes on from an infinitive: "to meet the king and discuss trade"."""
        following = self.words.tokens[token.index + 1] if token.index + 1 < len(self.words.tokens) else None
        if following is None or following.shape == "mark" or following.lower in ("of", "between"):
            return False
        for t in self._before(token.index, 60):
            if t.text in ";:" or t.lower in RELATIVES:
                return False
            role = self.role(t.index) if t.shape == "word" else ""
            if role:
                return role == INFINITIVE
        return False

    def _closes(self, token: Token) -> bool:
        """Whether what follows lets a form be a noun only: "missile launches, which", "peace talks of"."""
        following = self.words.tokens[token.index + 1] if token.index + 1 < len(self.words.tokens) else None
        if following is None or following.shape == "mark" or following.lower in ("of", "between", "and"):
            return True
        if following.lower in MODALS | HAVE | _WERE:
            return True  # "closer trade ties were discussed"
        return self._is_done(following)  # "reconstruction works carried out"

    def _is_done(self, token: Token) -> bool:
        """Whether a participle that only a phrase follows stands here: "carried out in", "signed between"."""
        done = any("part" in r.tags for r in token.readings if r.pos == "V")
        beyond = self.words.tokens[token.index + 1 : token.index + 2]
        return done and any(t.lower in PREPOSITIONS | {"out"} for t in beyond)

    def _is_apposed(self, token: Token, comma: Token) -> bool:
        """Whether a comma before a form closes an apposition: "A, head of the department, visits Rome"."""
        before = self._before(comma.index, 60)
        opened = next((t.index for t in before if t.text == ","), 0)
        named = self._spans.over(opened - 1) if opened else None
        person = named is not None and named.kind == "person"
        return comma.text == "," and person and not self._finite_before(token)

    def _named_before(self, index: int) -> bool:
        span = self._spans.over(index - 1)
        return span is not None
