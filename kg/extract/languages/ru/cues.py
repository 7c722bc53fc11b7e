"""What every rule for topics asks of a Russian sentence: objects, passive subjects, governed prepositions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from kg.extract.languages.ru.clauses import Clauses, finite
from kg.extract.languages.ru.gaps import Gaps
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.noun_phrases import ACTIONS, NounPhrases
from kg.extract.languages.ru.prepositions import PREPOSITION_CASES
from kg.extract.parties import Party
from kg.extract.spans import Spans
from kg.extract.words import Token, Words

NOM, GEN, DAT, ACC, INS, LOC = (frozenset((c,)) for c in ("nom", "gen", "dat", "acc", "ins", "loc"))
_VERBAL = ("V", "PS", "P", "G", "I")
_LIGHT = (
    *("идти", "быть", "пойти", "стать", "зайти", "сделать", "делаться", "сделанный", "заходить"),
    *("предстоять", "предполагаться", "планироваться"),
)
# What opens an indirect question: "как расширить торговлю", "на каких условиях", "каким образом"
_HOW = frozenset(("как", "чтобы", "где", "чем"))
_WHICH = frozenset(("каких", "каком", "какой", "каким", "какими", "какую"))

listed = partial(words_of, "topics")
"""Return a list of topics.toml."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that introduces topics: its token, where the first topic starts in which cases.

    ``soft`` is what ``Agenda`` says of it; ``until`` is the last token that the list can reach.
    """

    token: Token
    start: int
    cases: frozenset[str]
    soft: bool = False
    until: int | None = None


class Context:
    """One sentence with its parties, clauses and noun phrases."""

    def __init__(self, words: Words, spans: Spans, clauses: Clauses, parties: Sequence[Party]) -> None:
        sentence = clauses.sentence
        self.words = words
        self.spans = spans
        self.tokens = words.tokens
        self.clauses = clauses
        self.first, self.last = sentence.first, sentence.last
        self.parties = [p for p in parties if p.sentence == sentence.index]
        self.nouns = NounPhrases(words, spans, sentence, self.parties)
        self.gaps = Gaps(words, spans, sentence, self.parties)

    def before(self, token: Token, back: int = 1) -> str:
        """Return the word before a token in lower case, '' at the beginning of the sentence."""
        at = token.index - back
        return self.tokens[at].lower if at >= self.first else ""

    def starts(self, i: int, cases: frozenset[str]) -> bool:
        """Whether a phrase in one of the cases starts at ``i``."""
        return i <= self.last and self.nouns.phrase(i, cases, self.last) is not None

    def heads(self, i: int, cases: frozenset[str], lemmas: frozenset[str]) -> bool:
        """Whether the head of the phrase that starts at ``i`` is one of the nouns."""
        head = self.nouns.head(i, cases, self.last) if i <= self.last else None
        return head is not None and bool(self.tokens[head].lemmas & lemmas)

    def governed(self, token: Token, *, soft: bool = False) -> Cue | None:
        """The object of a verb or subject of a passive: to its right, after "как" + infinitive, or left."""
        cases = NOM if passive(token) else ACC
        start = self.gaps.after(token.index + 1)
        if (
            start < self.last and self.tokens[start].text == ":" and not soft
        ):  # "Обсуждены: торговля; транспорт"
            start += 1
        start = self._past_amount(start)
        if self.starts(start, cases):
            if (how := self._question(start, cases)) is not None:
                return Cue(token, how, ACC, soft)
            fronted = self._fronted(token, start) if cases == ACC else None
            if fronted is not None:
                return Cue(token, fronted, ACC, soft, token.index - 1)
            return Cue(token, start, cases, soft)
        how = self.how(start + (self.tokens[min(start, self.last)].lower == "то"))
        if how is not None:
            return Cue(token, how, ACC, soft)
        before = self.left(token, cases) if token.readings[0].pos in ("PS", "V") else None
        return Cue(token, before, cases, soft, token.index - 1) if before is not None else None

    def _question(self, start: int, cases: frozenset[str]) -> int | None:
        """ "вопрос, как ускорить | транзит", "вопрос о том, как": where the object of a verb starts."""
        head = self.nouns.head(start, cases, self.last)
        if head is None or not self.tokens[head].lemmas & listed("openers") or head + 2 > self.last:
            return None
        about = [t.lower for t in self.tokens[head + 1 : head + 3]] == ["о", "том"]
        at = head + (3 if about else 1)
        return self.how(at) if at < self.last and self.tokens[at].text == "," else None

    def _past_amount(self, i: int) -> int:
        """The token after how many there are: "рассмотрели | около 15 | вопросов, среди которых торговля"."""
        if self.tokens[min(i, self.last)].lower not in _ABOUT_AS_MANY or i + 2 > self.last:
            return i
        return i + 1 if self.tokens[i + 1].shape == "number" else i

    def _fronted(self, token: Token, start: int) -> int | None:
        """Where the object before a verb starts that agrees only with what follows it: "Вопросы безопасности
        | обсудило руководство ведомств"."""
        after = self.nouns.head(start, NOM, self.last)
        if after is None or not _can_be_subject(self.tokens[after], token):
            return None
        before = self.left(token, ACC)
        if before != self.first or any(finite(t) for t in self.tokens[self.first : token.index]):
            return None
        head = self.nouns.head(before, ACC, self.last) if before is not None else None
        return before if head is not None and not _can_be_subject(self.tokens[head], token) else None

    def how(self, i: int) -> int | None:
        """ ", как развивать связи", ", в каких областях развивать связи": where the object of the infinitive
        starts; ``i`` is at the comma."""
        j = i + 1 if i <= self.last and self.tokens[i].text == "," else i
        asked = [t.lower for t in self.tokens[j : min(j + 2, self.last + 1)]]
        if not asked or (asked[0] not in _HOW and _WHICH.isdisjoint(asked)):
            return None
        ahead = self.tokens[j + 1 : min(j + 6, self.last)]
        verb = next((t for t in ahead if t.has("I") or t.text == ","), None)
        if verb is None or not verb.has("I"):
            return None
        return self._past_means(verb.index + 1)

    def _past_means(self, i: int) -> int:
        """Where the object starts behind the means: "как наполнить | новым содержанием | связи"."""
        if self.starts(i, ACC):
            return i
        means = self.nouns.phrase(i, INS, self.last) if i <= self.last else None
        after = means.last + 1 if means is not None else i
        if means is not None and not self.starts(after, ACC) and means.head < means.last:
            after = means.head + 1  # "новым содержанием | побратимские связи"
        return after if self.starts(after, ACC) else i

    def left(self, token: Token, cases: frozenset[str]) -> int | None:
        """Where the first phrase in one of the cases starts in the clause before a verb."""
        low, _ = self.clauses.reach(token.index)
        passed = -1
        for i in range(low, token.index):
            covered = i <= passed or any(p.first <= i <= p.last for p in self.parties)
            preposition = self.tokens[i - 1].lower if i > low else ""
            if preposition in PREPOSITION_CASES and not covered:
                led = self.nouns.phrase(i, PREPOSITION_CASES[preposition], token.index - 1)
                passed = led.last if led is not None else i  # "на открытии | международной конференции"
            if covered or i <= passed or self.tokens[i].shape != "word":
                continue
            if self.nouns.phrase(i, cases, token.index - 1) is not None:
                return i
        return None

    def _titles(self, token: Token) -> int:
        """How many words the two who talk take up: "переговоры | министра А и премьера Б | по торговле"."""
        near = [p for p in self.clauses.parties if p.kind == "person" and token.index < p.first][:2]
        two = len(near) == 2 and near[0].first - token.index <= 2 and near[1].first - near[0].last <= 3
        return near[1].last - near[0].first if two and token.has("N") else 0

    def preposition(self, token: Token, wanted: tuple[str, ...]) -> int | None:
        """The token after the first of the prepositions that follow a cue within its clause."""
        for t in self.tokens[token.index + 1 : min(token.index + _REACH + self._titles(token), self.last)]:
            if t.text in ".;:" or t.lemma in ("что", "который") or t.has("I"):
                return None
            if finite(t) and t.lemma not in _LIGHT:
                return None
            if t.lower in wanted:
                return t.index + 1
        return None


_ABOUT_AS_MANY = frozenset(("около", "более", "свыше", "порядка"))
# A preposition stands so many words from its cue at most, the names of the two who talk left out.
_REACH = 12


def is_action(c: Context, start: int, cases: frozenset[str]) -> bool:
    """Whether what starts at a token is an action: "заинтересованы | в строительстве", not "в туристах"."""
    head = c.nouns.head(start, cases, c.last)
    if head is None:
        return False
    return c.tokens[head].lemma.endswith(ACTIONS) or bool(c.tokens[head].lemmas & listed("soft", "deeds"))


def verbal(token: Token, lemmas: frozenset[str]) -> bool:
    """Whether a token is a form of one of the verbs."""
    return token.is_form(lemmas, _VERBAL)


def is_copula(token: Token) -> bool:
    """Whether a verb says what something is: "темой был", "стала"."""
    return bool(token.lemmas & listed("cues", "copulas")) and token.has("V", "PS")


def _can_be_subject(noun: Token, verb: Token) -> bool:
    """Whether a noun can be the subject of a finite verb by case, number and gender."""
    said = verb.readings[0]
    return any(
        r.pos == "N"
        and r.case == "nom"
        and r.number == said.number
        and (not said.gender or r.number == "p" or r.gender == said.gender)
        for r in noun.readings
    )


def passive(token: Token) -> bool:
    first = token.readings[0]
    participle = first.pos == "P" and "pssv" in first.tags
    return first.pos == "PS" or participle or token.lower.endswith(("ся", "сь"))
