"""What part a word plays in its sentence: finite verb, infinitive, participle or noun, by its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kg.extract.languages.en.lexicon import words_of
from kg.extract.spans import Span, Spans
from kg.extract.words import Sentence, Token, Words

if TYPE_CHECKING:
    from kg.extract.languages.en.segments import Segment

MODALS = words_of("grammar", "modals")
WILL = words_of("grammar", "will")
DETERMINERS = words_of("grammar", "determiners")
PREPOSITIONS = words_of("grammar", "prepositions")
ADVERBS = words_of("grammar", "adverbs")
RELATIVES = words_of("grammar", "relatives")
SUBORDINATORS = words_of("grammar", "subordinators")
_NEVER_GERUND = words_of("grammar", "never_gerund")
_BEFORE_GERUND = words_of("grammar", "before_gerund")
_NOUNS = words_of("grammar", "nouns")
_SAYING = words_of("grammar", "saying")
# Verbs that take an object, and what shows that they have none.
_TAKING = frozenset(("hold", "host", "organize", "organise", "schedule"))
_WHERE = frozenset(("in", "at", "on", "from", "between", "earlier", "this", "last"))
_DAYS = words_of("grammar", "days")
_NO_VERBS = PREPOSITIONS | _NEVER_GERUND
_BE = "be"
_HAVE = frozenset(("have", "has", "had", "having"))
# A clause is over here; the verb of one begins here, within so many words.
_BOUNDARIES = frozenset((",", ";", ":", "and", "but", "or", "(", "–", "—"))
_CARRYING = frozenset(("was", "were", "is", "are", "has", "have", "had", "will"))
_NEAR = 12
_SUBJECTS = words_of("grammar", "subjects")
_HEADS = words_of("posts", "heads")
_SIDES = words_of("posts", "group_heads")
_ADJECTIVES_OF = (
    "al",
    "ic",
    "ive",
    "ous",
    "ful",
    "ary",
    "ory",
    "able",
    "ible",
    "ent",
    "ant",
    "less",
    "ish",
    "an",
)
_ADJECTIVES = words_of("grammar", "adjectives")
FINITE, INFINITIVE, ING, PARTICIPLE, PASSIVE = "finite", "infinitive", "ing", "participle", "passive"


class Grammar:
    """The roles of the words of a text; ``spans`` are its names.

    All readers of a text share it, and with it what is found out once: roles, and the segments of sentences
    (``Segments``).
    """

    def __init__(self, words: Words, spans: Spans) -> None:
        self.words = words
        self._spans = spans
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

    def predicates(self, sentence: Sentence) -> list[Token]:
        """The finite verbs of a sentence, passives too."""
        inside = self.words.tokens[sentence.first : sentence.last + 1]
        return [t for t in inside if t.shape == "word" and self.role(t.index) in (FINITE, PASSIVE)]

    def auxiliaries(self, index: int) -> list[Token]:
        """The auxiliaries before a verb, nearest first, "to" of an infinitive too: "be", "will"."""
        out: list[Token] = []
        for token in self._before(index, 8):
            if _is_auxiliary(token) or token.lower == "to":
                out.append(token)
            elif not (self._is_adverb(token) or self.is_when(token) or self._ends_day(token)):
                break
        return out

    def _is_adverb(self, token: Token) -> bool:
        return token.lower in ADVERBS or token.lower.endswith("ly")

    def _ends_day(self, token: Token) -> bool:
        """Whether a number or comma ends a day: "will on Tuesday July 28, pay"."""
        before = self.words.tokens[token.index - 1] if token.index else token
        if token.text == ",":
            return before.shape == "number" and self._is_day(before)
        return token.shape == "number" and self._is_day(token)

    def is_when(self, token: Token) -> bool:
        """Whether a word only tells the day of a verb: "will on Tuesday meet", "had on May 5 met"."""
        following = self.words.tokens[min(token.index + 1, len(self.words.tokens) - 1)]
        day = token.capital and token.lower[:3] in _DAYS
        return day or (token.lower == "on" and following.capital and following.lower[:3] in _DAYS)

    def group_start(self, index: int) -> int:
        """Return the first token of a verb group: "will" of "will also meet"."""
        auxiliaries = self.auxiliaries(index)
        return auxiliaries[-1].index if auxiliaries else index

    def previous(self, index: int) -> Token | None:
        """The word before a token in its sentence, adverbs left out."""
        for token in self._before(index, 6):
            last = token.lower == "last" and self._is_actor(token.index - 1)
            if not last and token.lower not in ADVERBS and (not token.lower.endswith("ly") or token.capital):
                return token
        return None

    def _is_actor(self, index: int) -> bool:
        """Whether a name or pronoun ends at a token, after which "last" goes with a verb: "they last met"."""
        span = self._spans.over(index) if index >= 0 else None
        token = self.words.tokens[max(index, 0)]
        people = token.lower.endswith("s") and bool(token.lemmas & (_HEADS | _SIDES))
        return (span is not None and span.kind == "person") or token.lower in _SUBJECTS or people

    def span_at(self, index: int) -> Span | None:
        """Return the name that begins at a token."""
        return self._spans.at(index)

    def _before(self, index: int, most: int) -> Sequence[Token]:
        sentence = self.words.sentences[self.words.tokens[index].sentence]
        return self.words.tokens[max(sentence.first, index - most) : index][::-1]

    def _read(self, index: int) -> str:
        token = self.words.tokens[index]
        tags = frozenset(t for r in token.readings if r.pos == "V" for t in r.tags)
        pseudo = token.lower in _NO_VERBS
        if token.shape != "word" or not tags or pseudo or self._is_name(token):
            return ""
        following = self.words.tokens[min(index + 1, len(self.words.tokens) - 1)]
        if token.lower == "last" and any("past" in r.tags for r in following.readings if r.pos == "V"):
            return ""  # "they last met in May"
        if token.lower == "face" and index > 1 and self.words.tokens[index - 2].lower == "face":
            return ""
        if any(r.lemma == _BE for r in token.readings) and self._carries_verb(
            index, frozenset(("part", "ing"))
        ):
            return ""
        if token.lower in _HAVE and self._carries_verb(index, frozenset(("part",))):
            return ""
        before = self.previous(index)
        auxiliaries = self.auxiliaries(index)
        if auxiliaries:
            role = _after_auxiliary(auxiliaries, tags)
            return role if role != ING or self._takes_gerund(auxiliaries[0].index) else ""
        if "past" in tags or "part" in tags:
            return self._past(token, tags, before)
        if "ing" in tags:
            gerund = before is not None and before.lower in PREPOSITIONS
            noun = self._is_attribute(before) and not gerund
            return "" if noun or self._ends_compound(index) or self._is_listed_noun(index) else ING
        return self._present(token, tags, before)

    def is_finite(self, index: int) -> bool:
        """Whether a token is a finite verb: also a passive, if it is no infinitive ("to be held")."""
        role = self.role(index)
        return role == FINITE or (role == PASSIVE and all(a.lower != "to" for a in self.auxiliaries(index)))

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
            if token.lower not in ADVERBS and not token.lower.endswith("ly"):
                return False
        return False

    def _is_name(self, token: Token) -> bool:
        span = self._spans.over(token.index)
        if span is not None:
            return True
        first = self.words.sentences[token.sentence].first
        title = self.words.sentences[token.sentence].paragraph < 0
        return token.capital and token.index != first and not (title and self._in_title_case(token.sentence))

    def _in_title_case(self, sentence: int) -> bool:
        longer = [t for t in self.words.inside(sentence) if t.shape == "word" and len(t.text) > 4]
        return bool(longer) and sum(t.capital for t in longer) > 0.6 * len(longer)

    def _past(self, token: Token, tags: frozenset[str], before: Token | None) -> str:
        """A past form: finite after a subject, a participle in "the document signed by"."""
        if "past" not in tags:
            return PARTICIPLE
        if "part" not in tags:
            return FINITE
        if "guess" in tags and not self._has_object(token):
            return PARTICIPLE
        degree = self.words.tokens[token.index - 1].lower
        if before is not None and self._is_told(token, before):
            return FINITE
        acts = before is not None and before.lower in _ADJECTIVES and self._has_object(token)
        acts = acts or (before is not None and self._are_the_two(token, before))
        if before is None or degree == "newly" or (self._is_attribute(before) and not acts):
            return PARTICIPLE
        if degree.endswith("ly") and self.role(before.index) in (ING, INFINITIVE):
            return PARTICIPLE
        if (
            any(r.lemma in _SAYING for r in token.readings)
            and before.text != ","
            and not self._by_after(token)
        ):
            return FINITE
        if before.text == "," or before.lower in ("and", "but", "or"):
            return FINITE if self._coordinated(token, before) else PARTICIPLE
        if self._has_object(token):
            return FINITE
        if self._by_after(token) or self._is_told_of(token) or self._verb_follows(token):
            return PARTICIPLE
        if before.lower in _SUBJECTS:
            return FINITE
        if self._spans.over(before.index) is not None:
            apart = self._by_after(token) or self._governed(before.index)
            return PARTICIPLE if self._finite_before(token) and apart else FINITE
        return PARTICIPLE if self._finite_before(token) or self._by_after(token) else FINITE

    def _are_the_two(self, token: Token, before: Token) -> bool:
        """Whether a number stands for people who act: "the two met in Rome", no "the two signed treaties"."""
        number = before.lower in ("two", "three", "four") and before.index > 0
        following = self.words.tokens[min(token.index + 1, len(self.words.tokens) - 1)]
        the = number and self.words.tokens[before.index - 1].lower == "the"
        return the and following.lower in PREPOSITIONS | ADVERBS and following.lower != "by"

    def _is_told(self, token: Token, before: Token) -> bool:
        """Whether a noun that ends like an adjective says something: "the statement said"."""
        says = any(r.lemma in ("say", "tell") for r in token.readings)
        noun = before.shape == "word" and before.lower not in DETERMINERS | PREPOSITIONS | _ADJECTIVES
        return says and noun and not self._by_after(token)

    def _is_told_of(self, token: Token) -> bool:
        """Whether a verb that takes an object has none: "the summit held in Tirana"; not in headlines."""
        following = self.words.tokens[token.index + 1 : token.index + 2]
        title = self.words.sentences[token.sentence].paragraph < 0
        return not title and bool(token.lemmas & _TAKING) and any(t.lower in _WHERE for t in following)

    def _coordinated(self, token: Token, before: Token) -> bool:
        """Whether a past form after "and" or a comma goes on from a finite verb: "met X and discussed Y"."""
        if before.lower in ("and", "but", "or") and self._finite_before(token):
            return True
        return not self._by_after(token)

    def _finite_before(self, token: Token) -> bool:
        """Whether a finite verb stands before in the same clause."""
        for t in self._before(token.index, 60):
            if t.text in ";:" or t.lower in RELATIVES or (t.lower == "that" and self._opens_clause(t)):
                return False
            if t.shape == "word" and self.is_finite(t.index):
                return True
        return False

    def _opens_clause(self, that: Token) -> bool:
        """Whether "that" goes with a verb of saying: "said that the ministers discussed"."""
        before = self.words.tokens[max(0, that.index - 1)]
        return before.text == "," or any(r.lemma in _SAYING for r in before.readings if r.pos == "V")

    def _governed(self, last: int) -> bool:
        """Whether a preposition stands before the name that ends at a token: "with Laos based on".

        Before a person "after" opens a clause: "a day after Minister A met with".
        """
        span = self._spans.over(last)
        i = (span.first if span is not None else last) - 1
        while i > 0 and (self.words.tokens[i].capital or self.words.tokens[i].lower in ("the", "of")):
            if self.words.tokens[i].lower == "of" and not self.words.tokens[i - 1].capital:
                return True
            i -= 1
        opens = span is not None and span.kind == "person" and self.words.tokens[i].lower in SUBORDINATORS
        return i >= 0 and self.words.tokens[i].lower in PREPOSITIONS and not opens

    def _has_object(self, token: Token) -> bool:
        """Whether an object follows a past form, which is no participle then: "reiterated his support"."""
        following = self.words.tokens[token.index + 1] if token.index + 1 < len(self.words.tokens) else None
        return following is not None and following.lower in DETERMINERS | {"that"}

    def _present_before(self, token: Token) -> bool:
        """Whether the finite verb before is in the present or after a modal: "visits Rome and meets"."""
        for t in self._before(token.index, 60):
            if t.shape == "word" and self.role(t.index) in (FINITE, PASSIVE):
                return not any("past" in r.tags for r in t.readings) or bool(self.auxiliaries(t.index))
        return False

    def _verb_follows(self, token: Token) -> bool:
        """Whether the clause has its verb after a past form: "works carried out there were discussed"."""
        sentence = self.words.sentences[token.sentence]
        for t in self.words.tokens[token.index + 1 : min(token.index + _NEAR, sentence.last) + 1]:
            if t.lower in _BOUNDARIES or t.lower in RELATIVES | SUBORDINATORS or t.lower in _SUBJECTS:
                return False
            if t.lower in _CARRYING:
                return t.index > token.index + 1
        return False

    def _by_after(self, token: Token) -> bool:
        following = self.words.tokens[token.index + 1 : token.index + 3]
        return bool(following) and (
            following[0].lower == "by" or (following[0].lower in ADVERBS and following[-1].lower == "by")
        )

    def _present(self, token: Token, tags: frozenset[str], before: Token | None) -> str:
        """A present form ("meets", "meet") after a subject; after an attribute it is a noun ("the visit")."""
        if before is None:
            return ""
        if before.lower in ("and", ",", "or") and "base" in tags and self._goes_on(token):
            return INFINITIVE
        if before.lower in _SUBJECTS or before.lower in ("and", "but"):
            goes_on = before.lower in _SUBJECTS or self._present_before(token)
            return FINITE if goes_on else ""
        span = self._spans.over(before.index)
        if span is None:
            if self._is_attribute(before) or before.shape == "mark" or before.lower in PREPOSITIONS:
                named = before.text in (",", ")") and self._named_before(before.index)
                return FINITE if named or ("s" in tags and self._is_apposed(token, before)) else ""
            plural = any(r.number == "p" for r in before.readings if r.pos == "N")
            if plural and token.lower == "say":
                return FINITE
            if self._finite_before(token) or self._closes(token):
                return ""
            return FINITE if ("base" in tags) == plural and before.readings else ""
        if span.kind == "person" or token.lower in ("is", "are"):
            return FINITE
        following = self.words.tokens[token.index + 1] if token.index + 1 < len(self.words.tokens) else None
        opens = following is not None and (
            following.lower in DETERMINERS | {"forward", "to"}
            or following.capital
            or following.lower in PREPOSITIONS | ADVERBS
        )
        return FINITE if opens and "s" in tags else ""

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

    def _is_attribute(self, before: Token | None) -> bool:
        """Whether a noun must follow a word: a determiner, a possessive, a preposition, an adjective."""
        if before is None:
            return False
        lower = before.lower
        name = self._spans.over(before.index)
        if lower in DETERMINERS and name is not None and name.kind == "body":
            # "The Group of Seven met".
            return False
        if lower in ("-", "–", "—") and self.words.tokens[before.index + 1].start > before.end:
            return False
        if lower in DETERMINERS or lower in PREPOSITIONS or lower in ("'s", "’s", "'", "’", "-", "–"):
            return lower not in ("to", "as", "that", "both", "all")
        if before.shape == "number":
            return self._spans.over(before.index) is None and not self._is_day(before)
        if lower in _ADJECTIVES:
            # "The head of state received".
            return lower != "state" or self.words.tokens[before.index - 1].lower != "of"
        plain = (
            before.shape == "word"
            and not before.capital
            and lower not in _NOUNS
            and self._spans.over(before.index) is None
        )
        person = lower.endswith(("man", "woman", "men")) and lower != "human"  # "a ministry spokesman said"
        return plain and lower.endswith(_ADJECTIVES_OF) and len(lower) > 4 and not person

    def _is_day(self, number: Token) -> bool:
        """Whether a number ends a date, which counts nothing: "on May 14 met", "in 2021 visited"."""
        if not number.index:
            return False
        month = self.words.tokens[number.index - 1].lower[:3]
        return month in _DAYS or (len(number.text) == 4 and number.text.startswith(("19", "20")))

    def _is_listed_noun(self, index: int) -> bool:
        """Whether a form in -ing is a noun in a list: "trade, education and demining"."""
        before, following = self.words.tokens[index - 1], self.words.tokens[index + 1 : index + 2]
        beside = self.words.tokens[index + 2 : index + 3]
        if not index or before.lower not in ("and", ",") or any(t.lower.endswith("ing") for t in beside):
            return False
        return all(t.text in ".,;" or t.lower in ("and", "were", "was", "are", "is") for t in following)

    def _ends_compound(self, index: int) -> bool:
        """Whether "meeting" is a noun in "peace-building", "his meeting"; before "of" it mostly is one."""
        token = self.words.tokens[index]
        following = self.words.tokens[index + 1] if index + 1 < len(self.words.tokens) else None
        if following is None or following.lower == "of":
            return True
        met = following.capital or following.lower in DETERMINERS | {"with"}
        return token.lower == "meeting" and not met


def _is_auxiliary(token: Token) -> bool:
    if (
        token.lower in MODALS
        or token.lower in _HAVE
        or token.lower in ("do", "does", "did", "didn't", "didn’t")
    ):
        return True
    return any(r.lemma == _BE for r in token.readings)


def _after_auxiliary(auxiliaries: Sequence[Token], tags: frozenset[str]) -> str:
    nearest = auxiliaries[0]
    if nearest.lower == "to":
        return INFINITIVE if "base" in tags else ING if "ing" in tags else ""
    if any(r.lemma == _BE for r in nearest.readings):
        if "ing" in tags:
            return FINITE
        return PASSIVE if "part" in tags else ""
    if nearest.lower in _HAVE:
        return FINITE if "part" in tags else ""
    return FINITE if "base" in tags else ""
