"""What every pattern of an event asks of a sentence: subjects, partners, genitives, light verbs.

A ``Scene`` stands on one sentence at a time. It answers with parties of the text and changes nothing but the
drafts that are handed to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.extract.drafts import Draft
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.clauses import Clauses, finite
from kg.extract.languages.ru.lexicon import table, words_of
from kg.extract.languages.ru.references import pronoun
from kg.extract.languages.ru.states import Adjectives
from kg.extract.parties import Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Sentence, Token, Words
from kg.records import Role

GEN, DAT, ACC, INS, LOC, NOM = (frozenset((c,)) for c in ("gen", "dat", "acc", "ins", "loc", "nom"))


def _aside(token: Token) -> bool:
    """Whether a verb only addresses the reader: "напомним", "отметим"."""
    return bool(token.readings) and "1per" in token.readings[0].tags


def _is_light(token: Token) -> bool:
    """Whether a word that can carry an event noun is a verb here, and likelier so than a noun."""
    verbal = any(r.pos in ("V", "G", "P", "I") for r in token.readings)
    return verbal and token.readings[0].pos in ("V", "G", "P", "I", "PS")


def _is_of_another(attribute: Token, noun: Token) -> bool:
    """Whether an attribute agrees with another noun: "на встрече отметил важность предстоящего визита"."""
    if attribute.readings[0].pos not in ("A", "P") or not noun.has("N"):
        return False
    return not phrases.concords(attribute, noun)


# Nouns that put an event into a prepositional phrase.
_COURSES = frozenset(("ход", "время", "рамка", "итог", "поле", "завершение", "окончание", "кулуар"))
# "на прошедшем 12 марта в городе Ташкенте заседании": so many words of a participle stand before a noun.
_PARTICIPIAL = 6
# Numerals between an event noun and its sides: "встреча двух министров".
_BOTH = frozenset(("двух", "трех", "трёх", "обоих"))


def listed(*path: str) -> frozenset[str]:
    """Return a word list of triggers.toml."""
    return words_of("triggers", *path)


PREDICATES = (
    listed("meeting", "with", "verbs")
    | listed("meeting", "receive", "verbs")
    | listed("visit", "go", "verbs")
    | listed("visit", "object", "verbs")
    | listed("visit", "stay", "verbs")
    | listed("call", "dative", "verbs")
    | listed("call", "with", "verbs")
    | listed("signing", "verb", "verbs")
)


class Scene:
    """One sentence with its clauses and the parties of the text; ``enter`` moves to a sentence.

    ``reached`` is the last token of the gathering that was read last, so that a gathering inside its name is
    not read again.
    """

    def __init__(self, words: Words, spans: Spans, adjectives: Adjectives, parties: Sequence[Party]) -> None:
        self.words = words
        self.spans = spans
        self.adjectives = adjectives
        self.parties = parties
        self.enter(words.sentences[0])

    def enter(self, sentence: Sentence) -> None:
        """Move to a sentence: its clauses, and no gathering of it read yet."""
        self.sentence = sentence
        self.clauses = Clauses(self.words, sentence, self.parties)
        self.reached = sentence.first - 1

    def put(self, draft: Draft, parties: Sequence[Party], role: Role = "participant") -> None:
        """Add parties to a draft in one role."""
        for party in parties:
            draft.add(party, role)

    def clause(self, token: Token) -> Sequence[Token]:
        """The tokens of the clause around a token, to the last one: "на встрече с послом | заявил"."""
        low, high = self.clauses.reach(token.index)
        return self.words.tokens[low : high + 1]

    def governor(self, token: Token, clause: Sequence[Token]) -> Token | None:
        """Return the finite verb of a clause nearest to a token; names and asides to the reader are none."""
        verbs = [t for t in clause if finite(t) and self.spans.over(t.index) is None and not _aside(t)]
        return min(verbs, key=lambda t: abs(t.index - token.index), default=None)

    def subject(self, token: Token) -> list[Party]:
        """The parties that do what a verb form says: subject, antecedent of a participle or of "который"."""
        pos = token.readings[0].pos
        if pos == "P" or (pos != "V" and any(r.pos == "P" and "actv" in r.tags for r in token.readings)):
            found = (
                self.clauses.antecedent(token.index, token.cases("P")) if self._follows_noun(token) else None
            )
            if found is not None:
                forms = [r for r in token.readings if r.pos == "P"]
                fitting = [r for r in forms if not found.cases or r.case in found.cases]
                several = any(r.number == "p" for r in fitting or token.readings)
                return self.clauses.group_back(found, token.cases("P")) if several else [found]
            after = [p for p in self.clauses.parties if p.first > token.index]
            agreeing = [p for p in after if p.kind != "state" and p.cases & token.cases("P")]
            if agreeing and all(r.number == "p" for r in token.readings if r.pos == "P"):
                return self._described(token, agreeing)
            return agreeing[:1] or after[:1]
        if pos == "G":
            main = [t for t in self.words.inside(self.sentence.index) if self._predicates(t)]
            return (
                self.clauses.subject(min(main, key=lambda t: abs(t.index - token.index)).index)
                if main
                else []
            )
        relative = self.relative(token, NOM)
        if relative is not None:
            several = any(r.number == "p" for r in token.readings)
            return self.clauses.group_back(relative, frozenset()) if several else [relative]
        if pos == "I":
            dative = self.dative_subject(token) or self._planner(token)
            before = self.words.tokens[self.sentence.first : token.index]
            main = [t for t in before if self._predicates(t)]
            if dative or main:
                return dative or self.clauses.subject(main[-1].index, agree=main[-1])
        return self.clauses.subject(token.index, agree=token)

    def _follows_noun(self, participle: Token) -> bool:
        """Whether a participle opens a phrase after a comma, and does not stand before its noun."""
        segment = self.clauses.segments[self.clauses.index_of(participle.index)]
        before = self.words.tokens[segment.first - 1] if segment.first > self.sentence.first else None
        if before is None or before.text not in (",", "(", "–", "—"):
            return False
        ahead = self.words.tokens[segment.first : participle.index]
        if phrases.preposition(self.words, participle.index) or any(finite(t) for t in ahead):
            return False  # "провел консультации с прибывшим в Рим послом"
        right = (p for p in self.clauses.parties if participle.index < p.first <= segment.last and not p.prep)
        return not any(p.kind in ("person", "post") and p.cases & participle.cases("P") for p in right)

    def _described(self, participle: Token, after: Sequence[Party]) -> list[Party]:
        """Whom a participle in the plural describes: "с прибывшими на саммит глав | президентами А и Б"."""
        nouns = (p for p in after if phrases.concords(participle, self.words.tokens[p.head]))
        first = next(nouns, after[0])
        return self.clauses.group(first, participle.cases("P"))

    def _predicates(self, token: Token) -> bool:
        """Whether a token is a finite verb and no part of a name that looks like one."""
        return finite(token) and self.spans.over(token.index) is None

    def _planner(self, token: Token) -> list[Party]:
        """Whose plans an infinitive tells: "о планах президента | встретиться с послом"."""
        near = [
            p for p in self.clauses.parties if p.last == token.index - 1 and "gen" in p.cases and not p.prep
        ]
        before = self.words.tokens[near[0].first - 1] if near and near[0].first else None
        return near if before is not None and before.lemmas & listed("cues", "intents") else []

    def dative_subject(self, token: Token) -> list[Party]:
        """The dative of "предстоять": "Ему предстоит выступить"."""
        low, high = self.clauses.reach(token.index)
        if not any(t.lemma == "предстоять" for t in self.words.tokens[low : high + 1]):
            return []
        return [
            p for p in self.clauses.parties if low <= p.first <= high and "dat" in p.cases and not p.prep
        ][:1]

    def relative(self, token: Token, cases: frozenset[str], prep: str = "") -> Party | None:
        """Return the antecedent of "который" in the clause of a token when it stands in one of the cases."""
        segment = self.clauses.segments[self.clauses.index_of(token.index)]
        low, _ = self.clauses.reach(token.index)
        for t in self.words.tokens[min(low, segment.first) : token.index]:
            # Of people and states that act the accusative is another form: "которого", "которых".
            own = t.cases() - {"acc"} if t.lower in ("который", "которое", "которые") else t.cases()
            if t.lemma == "который" and own & cases and phrases.preposition(self.words, t.index) == prep:
                return self.clauses.antecedent(t.index, frozenset())
        return None

    def with_(self, token: Token) -> list[Party]:
        """The parties in "с" + instrumental: right of a predicate or noun, else before it in the clause."""
        low, _ = self.clauses.reach(token.index)
        relative = self.relative(token, INS, "с")
        right = [p for p in self.clauses.parties if p.first > token.index and p.prep == "с" and self.ins(p)]
        right = [p for p in right if not self.blocked(token.index, p.first)]
        if right:
            return self.clauses.group(right[0], INS)
        if relative is not None:
            return [relative]
        left = [
            p for p in self.clauses.parties if low <= p.first < token.index and p.prep == "с" and self.ins(p)
        ]
        left = [p for p in left if not self._next_predicate(p.last, token.index)]
        return self.clauses.group(left[0], INS) if left else []

    def _next_predicate(self, low: int, high: int) -> bool:
        """Whether another predicate opens between two tokens: "провел беседу с А | и планирует разговор"."""
        between = self.words.tokens[low + 1 : high]
        return any(a.lower == "и" and finite(b) and b.has("V") for a, b in pairwise(between))

    def recipients(self, token: Token) -> list[Party]:
        """The dative after an event noun: "дал аудиенцию послу"."""
        near = [
            p for p in self.clauses.parties if p.first == token.index + 1 and "dat" in p.cases and not p.prep
        ]
        honour = next((t.index for t in self.words.inside(self.sentence.index) if t.lemma == "честь"), None)
        if honour is not None and self.words.tokens[honour - 1].lower == "в":
            near += [p for p in self.clauses.parties if p.first == honour + 1]
        return self.clauses.group(near[0], DAT) if near else []

    def relates(self, noun: Token, party: int) -> bool:
        """Whether "сотрудничество с союзом", "отношения с Ираном": the body or state belongs to the noun."""
        if not noun.lemmas & listed("cues", "relations"):
            return False
        return any(p.first == party and p.kind in ("body", "state") for p in self.clauses.parties)

    def ins(self, party: Party) -> bool:
        """Whether a party can stand in the instrumental; a name can that is not declined.

        After "с" also a foreign name in its dictionary form is one: "с Дорин Богдан-Мартин".
        """
        kept = party.kind == "person" and party.prep == "с" and party.cases == NOM
        return not party.cases or "ins" in party.cases or kept

    def blocked(self, low: int, high: int) -> bool:
        """Whether another event predicate, a full stop of sense or a wall lies between two tokens."""
        for t in self.words.tokens[low + 1 : high]:
            if self.relates(t, high) or self._is_next_event(t, low) or self._is_earlier_event(t, low):
                return True
            if (
                t.text in ";:"
                or t.lemma == "который"
                or (t.readings and t.readings[0].pos == "V" and t.lemmas & PREDICATES)
            ):
                return True
        return False

    def _is_next_event(self, token: Token, low: int) -> bool:
        """Whether a list goes on with another event: "пройдут переговоры лидеров, | встреча А с Б"."""
        before = self.words.tokens[phrases.first_attribute(self.words, token.index, low) - 1]
        nouns = listed("meeting", "noun", "nouns") | listed("visit", "noun", "nouns")
        parts = before.lower in (",", "и", "также") and before.index > low
        return parts and self.is_noun(token, nouns) and "nom" in token.cases("N")

    def _is_earlier_event(self, token: Token, low: int) -> bool:
        """Whether another event is named that the first follows: "разговор после | переговоров с А"."""
        nouns = listed("meeting", "noun", "nouns") | listed("meeting", "metonyms", "nouns")
        if not self.is_noun(token, nouns):
            return False
        first = phrases.first_attribute(self.words, token.index, low)
        before = self.words.tokens[max(first - 2, low) : first]
        return any(t.lower in ("после", "накануне", "перед") and t.index > low for t in before)

    def genitive(self, token: Token) -> list[Party]:
        """The genitive parties right after an event noun: "встреча Путина", "визит министра Ирана"."""
        i = token.index + 1
        apart = [t.lower for t in self.words.tokens[i : i + 3]]
        if apart in (["один", "на", "один"], ["с", "глазу", "на"]):  # "встреча один на один | президентов"
            i += 4 if apart[0] == "с" else 3
        if i < len(self.words.tokens) and self.words.tokens[i].lemmas & words_of("posts", "no_parties"):
            return []
        found = next(
            (p for p in self.clauses.parties if p.first in (i, i + 1) and not p.prep and "gen" in p.cases),
            None,
        )
        if found is not None and found.first == i + 1:
            before = self.words.tokens[i]
            found = found if phrases.is_attribute(before) or before.lower in _BOTH else None
        if found is None:
            return self._sides_of(token)
        return self.clauses.group(found, GEN)

    def _sides_of(self, token: Token) -> list[Party]:
        """The states of a group after an event noun: "встреча экспертных групп России и США"."""
        head = phrases.attribute_run(self.words, token.index + 1, self.sentence.last)
        groups = listed("meeting", "groups", "words")
        if head > self.sentence.last or not self.words.tokens[head].lemmas & groups:
            return []
        first = next((p for p in self.clauses.parties if p.first == head + 1 and p.kind == "state"), None)
        states = self.clauses.group(first, GEN) if first is not None and "gen" in first.cases else []
        return states if len(states) > 1 else []

    def between(self, token: Token) -> list[Party]:
        """The sides of "между": "переговоры между Баку и Ереваном"."""
        low, high = self.clauses.reach(token.index)
        near = [p for p in self.clauses.parties if low <= p.first <= high and p.prep == "между"]
        relations = listed("cues", "relations")
        near = [p for p in near if p.first < 2 or not self.words.tokens[p.first - 2].lemmas & relations]
        found = near[0] if near else self._agencies_of(low, high)
        return self.clauses.group(found, INS | GEN) if found is not None else []

    def _agencies_of(self, low: int, high: int) -> Party | None:
        """The first state in "между внешнеполитическими ведомствами | Чили и Перу"."""
        at = next((t.index for t in self.words.tokens[low : high + 1] if t.lower == "между"), None)
        head = phrases.attribute_run(self.words, at + 1, high) if at is not None else high + 1
        if head > high or not self.words.tokens[head].lemmas & listed("meeting", "groups", "words"):
            return None
        return next((p for p in self.clauses.parties if p.first == head + 1 and p.kind == "state"), None)

    def states_before(self, token: Token) -> list[Party]:
        """States in an adjective before the noun: "российско-китайские переговоры"."""
        for k in range(token.index - 1, max(token.index - 4, self.sentence.first - 1), -1):
            t = self.words.tokens[k]
            countries = self.adjectives.countries(t)
            if len(countries) > 1:
                return [Party(k, k, k, "state", self.sentence.index, NOM, country=c) for c in countries]
            if not phrases.is_attribute(t):
                break
        return []

    def possessed(self, token: Token) -> Party | None:
        """A possessive pronoun right before the noun stands for a party: "его визит", "их встреча"."""
        for k in range(token.index - 1, max(token.index - 4, self.sentence.first - 1), -1):
            t = self.words.tokens[k]
            if t.lower in ("его", "ее", "её", "их"):
                party = Party(k, k, k, "pronoun", self.sentence.index, NOM)
                party.plural = t.lower == "их"
                if not party.plural:
                    party.person = pronoun(self.words, party, [p for p in self.parties if p.last < k])
                return party
            if not phrases.is_attribute(t):
                return None
        return None

    def phrase_start(self, token: Token) -> int:
        """Where the phrase of a noun begins, a participle with its complements before it included: "на |
        прошедшем в Ташкенте заседании"."""
        low, _ = self.clauses.reach(token.index)
        first = phrases.first_attribute(self.words, token.index, low)
        if phrases.preposition(self.words, first):
            return first
        for k in range(first - 1, max(low, first - _PARTICIPIAL) - 1, -1):
            t = self.words.tokens[k]
            if t.shape != "word":
                return first
            if t.readings and t.readings[0].pos == "P" and t.cases("P") & token.cases("N"):
                return k
        return first

    def light_verb(self, token: Token) -> Token | None:
        """Return the verb that carries the noun as its object: "провел переговоры", "совершает визит"."""
        low, high = self.clauses.reach(token.index)
        first = self.phrase_start(token)
        if token.index and phrases.preposition(self.words, first):
            return None
        if first and self.words.tokens[first - 1].lemmas & _COURSES:  # "в ходе разговора условились провести"
            return None
        verbs = [
            t
            for t in self.words.tokens[low : high + 1]
            if t.lemmas & listed("light", "verbs") and _is_light(t)
        ]
        return min(verbs, key=lambda t: abs(t.index - token.index), default=None)

    def happens(self, token: Token) -> bool:
        """Whether the clause says that an event takes place or is planned: "состоялась", "намечена"."""
        low, high = self.clauses.reach(token.index)
        return any(
            t.lemmas & (listed("happen", "verbs") | listed("cues", "planned"))
            for t in self.words.tokens[low : high + 1]
            if t.readings and not _is_of_another(t, token)
        )

    def tells(self, token: Token) -> bool:
        """Whether the noun is the subject of "прошла", "состоялась": its clause tells when and where."""
        low, high = self.clauses.reach(token.index)
        first = phrases.first_attribute(self.words, token.index, low)
        verbs = [t for t in self.words.tokens[low : high + 1] if finite(t)]
        return (
            not phrases.preposition(self.words, first)
            and any(t.lemmas & listed("meeting", "tells", "verbs") for t in verbs)
            and "nom" in token.cases("N")
        )

    def verbless(self, token: Token) -> bool:
        """Whether the clause has no verb of its own: "В программе – переговоры с ...", headlines."""
        low, high = self.clauses.reach(token.index)
        return not any(finite(t) for t in self.words.tokens[low : high + 1])

    def in_party(self, span: Span) -> bool:
        """Whether a place only says of where an official is: "президент Ирана"."""
        return any(
            p.first <= span.first <= p.last and p.kind in ("person", "post") for p in self.clauses.parties
        )

    def verb_between(self, low: int, high: int) -> bool:
        """Whether a finite verb stands between two tokens."""
        return any(finite(t) for t in self.words.tokens[low + 1 : high])

    def nearest_verb(self, noun: Token, low: int, high: int) -> Token | None:
        """The verb, participle or infinitive nearest to a noun in its clause: "прибыл для участия в"."""
        verbs = [
            t
            for t in self.words.tokens[low : high + 1]
            if finite(t) or (t.readings and t.readings[0].pos in ("P", "I", "G"))
        ]
        return min(verbs, key=lambda t: abs(t.index - noun.index), default=None)

    def event_name(self, token: Token, end: int) -> str:
        """Return the nominative of a noun with the attributes before it and what follows to ``end``."""
        first = phrases.first_attribute(self.words, token.index, self.sentence.first)
        return phrases.nominative(self.words, first, token.index, max(end, token.index))

    def is_verb(self, token: Token, lemmas: frozenset[str]) -> bool:
        """Whether a token can only be a form of one of these verbs; a likelier noun reading rules it out."""
        return (
            any(r.lemma in lemmas and r.pos in ("V", "I", "G", "P", "PS") for r in token.readings)
            and token.readings[0].pos != "N"
        )

    def is_noun(self, token: Token, lemmas: frozenset[str]) -> bool:
        """Whether a token can be a form of one of these nouns."""
        return bool(token.readings) and any(r.lemma in lemmas and r.pos == "N" for r in token.readings)

    def by_phone(self, token: Token) -> bool:
        """Whether the words around a trigger say that the talk was at a distance."""
        start = self.words.tokens[max(token.index - 3, self.sentence.first)].start
        _, high = self.clauses.reach(token.index)
        text = self.words.text[start : self.words.tokens[high].end].lower()
        return (
            any(p in text for p in table("triggers")["call"]["mark"]["phrases"])
            or "телефонн" in text[: token.end - start]
        )
