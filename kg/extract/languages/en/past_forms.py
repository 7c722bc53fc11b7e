"""Past forms: finite after a subject ("A met B"), a participle after a noun ("the document signed by")."""

from __future__ import annotations

from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.meanwhile import joint_before
from kg.extract.languages.en.neighbours import Neighbours
from kg.extract.languages.en.word_classes import (
    ADJECTIVES,
    ADVERBS,
    DETERMINERS,
    FINITE,
    INFINITIVE,
    ING,
    PARTICIPLE,
    PASSIVE,
    PREPOSITIONS,
    RELATIVES,
    SAYING,
    SUBJECTS,
    SUBORDINATORS,
)
from kg.extract.words import Token

# "The two | last | met", and what two people hold: "held | phone talks", within so many words.
_TIME_AGAIN = frozenset(("last", "first"))
_TALKS, _AT_ONCE = words_of("triggers", "meeting", "noun", "nouns"), 6
# Verbs that take an object, and what shows that they have none.
_TAKING = frozenset(("hold", "host", "organize", "organise", "schedule"))
_WHERE = frozenset(("in", "at", "on", "from", "between", "earlier", "this", "last"))
_PAPERS = words_of("triggers", "signing", "documents", "nouns")
_SIGNING, _WHEN = frozenset(("sign", "adopt", "initial", "conclude")), frozenset(("in", "at", "on", "during"))
_FORMATS = words_of("vocabulary", "formats_of_talks")
_OPENING, _NAMED = frozenset(("the", "a", "an", "its", "their")), 8
_GIVEN = _TALKS | words_of("triggers", "conference", "noun")
# The same of what stands after a noun only, not after who holds it: "at the meeting held today"
_DAY = frozenset(("today", "yesterday"))
# A clause is over here; the verb of one begins here, within so many words.
_BOUNDARIES = frozenset((",", ";", ":", "and", "but", "or", "(", "–", "—"))
_CARRYING = frozenset(("was", "were", "is", "are", "has", "have", "had", "will"))
_NEAR = 12
# What two people who meet do.
_TALKING = words_of("topics", "discuss", "sure") | words_of("topics", "stress", "verbs") | {"exchange"}
_BETWEEN_NAMES = frozenset(("and", "the", "of", ","))
# Somebody drops by these: "dropped by | their meeting", within so many words.
_TALKED, _DROPPED_BY = words_of("triggers", "additions", "talked"), 5
# From a passive to by whom: "received in audience by | the".
_AGENT = 6
# "by phone", "by secure video": no one does it.
_MEANS = frozenset(("phone", "telephone", "video", "videoconference", "secure", "car", "air", "train"))
# "The statement | said"; what can open an object: "reiterated | his support".
_TELLING, _OBJECTS = frozenset(("say", "tell")), DETERMINERS | {"that"}


class PastForms(Neighbours):
    """Reads past forms."""

    def _past(self, token: Token, tags: frozenset[str], before: Token | None) -> str:
        """A past form: finite after a subject, a participle in "the document signed by"."""
        if "past" not in tags:
            return PARTICIPLE
        if "part" not in tags:
            return FINITE
        before = joint_before(self.words, before) or before
        if self._is_format(token):
            return PARTICIPLE
        if self._goes_on_passive(token, before):
            return PASSIVE
        if "guess" in tags and not self._has_object(token):
            return PARTICIPLE
        degree = self.words.tokens[token.index - 1].lower
        if before is not None and before.lower == "as" and self._ends_remark(token):
            return PARTICIPLE
        if before is not None and "hold" in token.lemmas and self._holds_talks(token):
            return FINITE
        if before is not None and token.lemmas & _TAKING and self._takes_further(token):
            return FINITE
        if before is not None and (self._is_told(token, before) or self._talk(token, before)):
            return FINITE
        if before is not None and self._meets_on(token, before):
            return FINITE
        acts = before is not None and before.lower in ADJECTIVES and self._has_object(token)
        acts = acts or (before is not None and self._are_the_two(token, before))
        if before is None or degree == "newly" or (self._is_attribute(before) and not acts):
            return PARTICIPLE
        following = self.words.tokens[min(token.index + 1, len(self.words.tokens) - 1)]
        if degree == "also" and following.text == ".":
            return FINITE  # "A, who is to lead the team, and B also participated."
        if degree.endswith("ly") and self.role(before.index) in (ING, INFINITIVE):
            return PARTICIPLE
        if (
            any(r.lemma in SAYING for r in token.readings)
            and before.text != ","
            and not self._by_after(token)
        ):
            return FINITE
        if before.text == "," and self._is_told_of_paper(token, following):
            return PARTICIPLE
        if before.text == "," or before.lower in ("and", "but", "or"):
            return FINITE if self._coordinated(token, before) else PARTICIPLE
        relative = self._acts_in_relative(token, before) and not self._by_after(token)
        if self._has_object(token) or relative:
            return FINITE
        if self._by_after(token) or self._is_told_of(token) or self._verb_follows(token):
            return PARTICIPLE
        if before.lower in SUBJECTS:
            return FINITE
        if self._spans.over(before.index) is not None:
            apart = self._by_after(token) or self._governed(before.index)
            return PARTICIPLE if self._finite_before(token) and apart else FINITE
        return PARTICIPLE if self._finite_before(token) or self._by_after(token) else FINITE

    def _is_format(self, token: Token) -> bool:
        """Whether it only says in which format talks were: "one-on-one and | expanded talks"."""
        following = self.words.tokens[min(token.index + 1, len(self.words.tokens) - 1)]
        return token.lower in _FORMATS and bool(following.lemmas & (_TALKS | {"format"}))

    def _acts_in_relative(self, token: Token, before: Token) -> bool:
        """Whether states alone stand between it and what it tells of: "the pledge that Peru | made"."""
        span = self._spans.over(before.index)
        if span is None or span.kind != "state":
            return False
        tokens, i = self.words.tokens, token.index - 1
        while i > 0 and (tokens[i].capital or tokens[i].lower in _BETWEEN_NAMES):
            i -= 1
        noun = tokens[max(i - 1, 0)]
        named = i < token.index - 1 and tokens[i].lower in ("that", "which")
        return named and noun.shape == "word" and not noun.capital and not self.role(noun.index)

    def _meets_on(self, token: Token, before: Token) -> bool:
        """Whether a day stands before who is met: "A, who is also deputy premier, on Monday | met with B"."""
        following = self.words.tokens[min(token.index + 1, len(self.words.tokens) - 1)]
        return "meet" in token.lemmas and following.lower == "with" and self.is_when(before)

    def _goes_on_passive(self, token: Token, before: Token | None) -> bool:
        """Whether a passive goes on without "was": "was met at the airport by A and later received by B"."""
        if before is None or before.lower not in ("and", "but", "then") or not self._done_by(token):
            return False
        first = self.words.sentences[token.sentence].first
        roles = (self.role(i) for i in range(before.index - 1, first, -1))
        return next((r for r in roles if r in (FINITE, PASSIVE)), "") == PASSIVE

    def _done_by(self, token: Token) -> bool:
        """Whether it is told by whom something is done: "received in audience | by"; no "by phone"."""
        near = self.words.tokens[token.index + 1 : token.index + _AGENT]
        by = next((n for n, t in enumerate(near) if t.lower == "by" or t.lower in _BOUNDARIES), None)
        told = by is not None and near[by].lower == "by" and by + 1 < len(near)
        return told and by is not None and near[by + 1].lower not in _MEANS

    def _ends_remark(self, token: Token) -> bool:
        """Whether a remark ends here, which has no subject: "As previously announced, the ministers met"."""
        following = self.words.tokens[min(token.index + 1, len(self.words.tokens) - 1)]
        return following.text == ","

    def _are_the_two(self, token: Token, before: Token) -> bool:
        """Whether a number stands for people who act: "the two met in Rome", "the two signed a treaty".

        Not so in "the two signed treaties".
        """
        if before.lower in _TIME_AGAIN and before.index > 0:
            before = self.words.tokens[before.index - 1]  # "the two last met in May"
        number = before.lower in ("two", "three", "four", "five") and before.index > 0
        following = self.words.tokens[min(token.index + 1, len(self.words.tokens) - 1)]
        the = number and self.words.tokens[before.index - 1].lower == "the"
        if the and self.words.tokens[token.index - 1].lower.endswith("ly"):
            return True  # "the two positively assessed trade"
        if the and "hold" in token.lemmas and self._holds_at_once(token):
            return True
        acting = following.lower in PREPOSITIONS | ADVERBS or self._has_object(token)
        return the and acting and following.lower != "by"

    def _holds_at_once(self, token: Token) -> bool:
        """Whether talks are what is held: "the two held | a meeting", "held | phone talks in Rome"."""
        near = self.words.tokens[token.index + 1 : token.index + _AT_ONCE]
        talk = next((t for t in near if t.lemmas & _TALKS), None)
        return talk is not None and not any(t.lower in _CARRYING or t.shape == "mark" for t in near)

    def _talk(self, token: Token, before: Token) -> bool:
        """Whether two people talk, even where a noun follows at once: "the two exchanged views"."""
        number = before.lower in ("two", "three", "four", "five") and before.index > 0
        the = number and self.words.tokens[before.index - 1].lower == "the"
        return the and bool(token.lemmas & _TALKING) and not self._by_after(token)

    def _is_told(self, token: Token, before: Token) -> bool:
        """Whether a noun that ends like an adjective says something: "the statement said"."""
        if token.lemmas.isdisjoint(_TELLING):
            return False
        noun = before.shape == "word" and before.lower not in DETERMINERS | PREPOSITIONS | ADJECTIVES
        return noun and not self._by_after(token)

    def _is_told_of(self, token: Token) -> bool:
        """Whether a verb that takes an object has none: "the summit held in Tirana"; not in headlines."""
        following = self.words.tokens[token.index + 1 : token.index + 2]
        title = self.words.is_title(token.sentence)
        where = _WHERE if self.words.tokens[token.index - 1].capital else _WHERE | _DAY
        return not title and bool(token.lemmas & _TAKING) and any(t.lower in where for t in following)

    def _is_told_of_paper(self, token: Token, following: Token) -> bool:
        """Whether it is told of a paper when it was signed: "recalled the treaty, | signed in 2021"."""
        if token.lemmas.isdisjoint(_SIGNING):
            return False
        paper = (
            self.words.tokens[max(token.index - 2, 0)].lower in _PAPERS
        )  # "The treaty, | signed by A, will"
        return (following.lower in _WHEN and self._finite_before(token)) or (paper and following.lower != "a")

    def _holds_talks(self, token: Token) -> bool:
        """Whether "talks" follow, over a day and a place: "held on 5 May in Riga talks with"."""
        tokens = self.words.tokens[token.index + 2 : token.index + _NEAR]
        for following in tokens:
            if following.sentence != token.sentence or following.lower in _BOUNDARIES - {","}:
                return False
            if following.lower == "talks":
                return not any(t.lower in _CARRYING for t in tokens)
        return False

    def _takes_further(self, token: Token) -> bool:
        """Whether a gathering or talk follows over a town or day: "hosted in Riga on Monday | the forum"."""
        tokens, end = self.words.tokens, self.words.sentences[token.sentence].last
        following = tokens[token.index + 1 : min(token.index + _NEAR, end)]
        if not following or following[0].lower not in _WHERE:
            return False
        for t in following[1:]:
            if t.lower in _BOUNDARIES - {","}:
                return False
            if t.lower in _OPENING and tokens[t.index - 1].lower not in PREPOSITIONS:
                named = tokens[t.index + 1 : min(t.index + _NAMED, end)]
                head = next((u for u in named if u.lower in PREPOSITIONS or u.shape == "mark"), None)
                last = tokens[head.index - 1] if head is not None else tokens[min(t.index + _NAMED, end) - 1]
                return bool(last.lemmas & _GIVEN)
        return False

    def _coordinated(self, token: Token, before: Token) -> bool:
        """Whether a past form after "and" or a comma goes on from a finite verb: "met X and discussed Y"."""
        if before.lower in ("and", "but", "or") and self._finite_before(token):
            return True
        return not self._by_after(token)

    def _governed(self, last: int) -> bool:
        """Whether a preposition stands before the name that ends at a token: "with Laos based on".

        Before a person "after" opens a clause: "a day after Minister A met with".
        """
        span = self._spans.over(last)
        i = (span.first if span is not None else last) - 1
        while i > 0 and (self.words.tokens[i].capital or self.words.tokens[i].lower in ("the", "of")):
            if self.words.tokens[i].lower == "of" and not self.words.tokens[i - 1].capital:
                return True
            if self.is_when(self.words.tokens[i]):
                return False  # "The ministry said on Monday | Minister A met"
            i -= 1
        opens = span is not None and span.kind == "person" and self.words.tokens[i].lower in SUBORDINATORS
        return i >= 0 and self.words.tokens[i].lower in PREPOSITIONS and not opens

    def _has_object(self, token: Token) -> bool:
        """Whether an object follows a past form, which is no participle then: "reiterated his support"."""
        following = self.words.tokens[token.index + 1] if token.index + 1 < len(self.words.tokens) else None
        return following is not None and following.lower in _OBJECTS

    def _verb_follows(self, token: Token) -> bool:
        """Whether the clause has its verb after a past form: "works carried out there were discussed"."""
        sentence = self.words.sentences[token.sentence]
        for t in self.words.tokens[token.index + 1 : min(token.index + _NEAR, sentence.last) + 1]:
            if t.lower in _BOUNDARIES or t.lower in RELATIVES | SUBORDINATORS or t.lower in SUBJECTS:
                return False
            if t.lower in _CARRYING and self.words.tokens[t.index - 1].lower != "to":
                return t.index > token.index + 1
        return False

    def _by_after(self, token: Token) -> bool:
        following = self.words.tokens[token.index + 1 : token.index + 3]
        if len(following) > 1 and following[1].lower in _MEANS:
            return False  # "talked by phone with"
        near = self.words.tokens[token.index + 1 : token.index + _DROPPED_BY]
        if "drop" in token.lemmas and any(t.lower in _TALKED for t in near):
            return False  # "dropped by the meeting"
        return bool(following) and (
            following[0].lower == "by" or (following[0].lower in ADVERBS and following[-1].lower == "by")
        )
