"""Coordination in Russian sentences, without a parser: which parties a predicate can reach."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from kg.extract.languages.ru import list_gaps
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.list_gaps import LINKS
from kg.extract.languages.ru.segments import Segments, finite, participle
from kg.extract.languages.ru.spouses import is_spouse
from kg.extract.parties import Party
from kg.extract.words import Sentence, Token, Words

__all__ = ["Clauses", "finite", "participle"]

# "Туркмения и | «Газпром»": marks around a name part nothing.
_QUOTES = frozenset("«»“”„")
_ADDRESS = re.compile(r"\w\.[a-z]{2,4}$", re.I)
# So many words at most follow a name in the title that it opens.
_TITLE = 8
# So many words at most has a title that the lists of posts do not know.
_UNREAD = 4
_KIN = words_of("posts", "kin")
_VISITS = words_of("triggers", "visit", "object", "verbs")
_DAYS = words_of("triggers", "cues", "days") | words_of("triggers", "cues", "months") | {"вчера", "накануне"}
_WORDS_OF = frozenset(("словам", "мнению", "данным", "информации", "сообщению", "оценке", "утверждению"))
# How far apart two words are that "и" joins.
_NEXT_BUT_ONE = 2
# Letters of the ending in which two cases of a noun differ.
_ENDING = 2
# ", вступивший в должность в мае, и", ", который прибыл накануне, и": so many words at most.
_ASIDE = 12
# "и гостящий | у него | президент Перу"
_OF_ASIDES = ("state", "pronoun")
_OPENING_ASIDE = frozenset(("который", "чей"))


# "при посредничестве | Кано подписали": a name with one form is of whom that is.
_BESIDE = frozenset(("посредничестве", "присутствии", "сопровождении", "участии"))


class Clauses(Segments):
    """The segments of one sentence with its parties: subjects, lists, antecedents."""

    def group(self, party: Party, cases: frozenset[str]) -> list[Party]:
        """Return the parties coordinated with ``party`` to its right, itself first: "с А, Б и В"."""
        out = [p for p in self.parties if (p.first, p.head) == (party.first, party.head)]
        rest = [p for p in self.parties if _own_start(p, out[0]) > out[0].last]
        further: Party | None = None
        for following in rest:
            if following is further:
                out.append(following)
                continue
            if further is not None and following.first < further.first:
                continue
            if following.head == out[-1].head:  # "с президентом, а также с | лидерами Перу и Чили"
                out.append(following)
                continue
            start, passed = _own_start(following, out[-1]), self._past(out[-1])
            if start <= passed:
                continue  # "президент А, возглавляющий | делегацию |, и министр Б"
            between = self._words.tokens[passed + 1 : start]
            if _repeats(between, following, party):
                between = between[:-1]
            if following.kind in _OF_ASIDES and following.prep and any(participle(t) for t in between[1:2]):
                continue
            led = out[-1].name_cases and "ins" in out[-1].name_cases & following.cases
            if (
                not self._joined(between, following)
                or (following.cases and not following.cases & cases and not led)
                or following.prep not in ("", party.prep)
                or (passed > out[-1].last and self._acts_anew(following))
                or (between[0].text == ";" and self._has_clause(following))
            ):
                further = list_gaps.after_unread(self._words, self.sentence, out[-1], rest, cases)
                if further is None:
                    break
                if following is not further:
                    continue
            out.append(following)
        return out

    def _acts_next(self, party: Party) -> bool:
        """Whether a finite verb stands right behind somebody."""
        after = self._words.tokens[party.last + 1 : party.last + 2]
        return "nom" in party.cases and bool(after) and finite(after[0])

    def _acts_anew(self, party: Party) -> bool:
        """Whether what follows a comma begins a clause: "прибыл А, который посетит завод, | Б сообщил"."""
        after = self._words.tokens[party.last + 1 : party.last + 2]
        comma = self._words.tokens[party.first - 1].text == ","
        return comma and "nom" in party.cases and bool(after) and finite(after[0])

    def _has_clause(self, party: Party) -> bool:
        """Whether who is named behind a semicolon has a verb of his own: "подписали А и Б; В ставить подпись
        отказался"."""
        rest = (t for t in self._words.tokens[party.last + 1 : self.sentence.last + 1])
        own = [t for t in takewhile(lambda t: t.shape == "word", rest) if finite(t)]
        alone = party.person is not None and not party.plural
        together = own and alone and all(r.number == "p" for r in own[0].readings if r.pos == "V")
        return "nom" in party.cases and bool(own) and not together  # "; посол Б приняли участие"

    def _past(self, member: Party) -> int:
        """The last token of what follows a member of a list without ending it."""
        return list_gaps.past(self._words, self.sentence, member, self.parties)

    def _joined(self, between: Sequence[Token], following: Party) -> bool:
        """Whether words between two parties join them: "Путина | и прибывшего в Россию | Мирзиёева"."""
        between = list_gaps.without_among([t for t in between if t.text not in _QUOTES])
        between = _without_aside(
            between[1:] if between and between[0].text == ")" else between
        )  # "А (посол), Б"
        links = next((k for k, t in enumerate(between) if t.lower not in LINKS), len(between))
        described = between[links:]
        if not described:
            # "беседовал с А, | а Карими принял": a name of one form that begins a clause
            return bool(links) and not (
                [t.lower for t in between] == [",", "а"] and self._acts_next(following)
            )
        if links and _is_unread_title(described, following):
            return True
        agrees = participle(described[0]) and bool(described[0].cases("P") & following.cases)
        joined = any(t.lower == "и" for t in between[:links])
        return joined and agrees and not any(finite(t) or t.shape == "mark" for t in described[1:])

    def group_back(self, party: Party, cases: frozenset[str]) -> list[Party]:
        """Return the whole coordination that ``party`` is in, from its first member on."""
        first = party
        before = [p for p in self.parties if p.last < party.first and p.first < party.first]
        for n, earlier in reversed(list(enumerate(before))):
            if any(e.last < earlier.first <= self._past(e) for e in before[max(n - 2, 0) : n]):
                continue  # "министр А, возглавляющий | делегацию |, и посол Б"
            if earlier.head == first.head and earlier.cases & cases:
                first = earlier  # "премьеры Чили и Перу А | и Б, посол В"
                continue
            between = self._words.tokens[self._past(earlier) + 1 : first.first]
            if earlier.kind in _OF_ASIDES and earlier.prep:  # "и находящийся | в Чили | президент Перу"
                continue
            if self._is_within(earlier):  # "советник | премьера А | Б и министр"
                continue
            if (
                not between
                or not self._joined(between, first)
                or first.prep
                or (earlier.cases and not earlier.cases & cases)
                or self._is_source(earlier)
                or (earlier.kind == "body" and _ADDRESS.search(earlier.body))
                or earlier.inner
            ):
                break
            first = earlier
        return self.group(first, cases)

    def _is_within(self, party: Party) -> bool:
        """Whether a party is whom somebody serves, whose own name follows: "помощник | лидера А | Б"."""
        inside = (p for p in self.parties if p is not party and p.person_span is not None)
        return any(p.first < party.first and party.last < p.last for p in inside)

    def _between(self) -> list[Party]:
        """The sides of "между А и Б", which are no subjects whatever their case."""
        opening = [p for p in self.parties if p.prep == "между"]
        return [q for p in opening for q in self.group(p, p.cases)]

    def _is_source(self, party: Party) -> bool:
        """Whether a party only tells what the sentence reports: "Как передает Trend, министры обсудили", "по
        словам посла, которые цитирует ТАСС, министр прибыл"."""
        segment = self.segments[self.index_of(party.first)]
        if segment.relative and party.kind == "body":
            return any(t.lemmas & _QUOTES_HIM for t in self._words.tokens[segment.first : party.first])
        return segment.predicate and self._opens_as(segment.first)

    def _opens_as(self, first: int) -> bool:
        """Whether a clause opens with the "как" of a source, which is no "после того, | как"."""
        tokens = self._words.tokens
        if tokens[first].lower != "как":
            return False
        before = [t.lower for t in tokens[max(first - 2, self.sentence.first) : first] if t.text != ","]
        return before[-1:] not in (["того"], ["пор"], ["тем"], ["время"])

    def is_of_words(self, party: Party) -> bool:
        """Whether only somebody's words are given: "По словам | министра А, Б примет В"."""
        low = max(party.first - 2, self.sentence.first)
        before = [t.lower for t in self._words.tokens[low : party.first]]
        return before[:1] == ["по"] and before[-1] in _WORDS_OF

    def _tells_itself(self, party: Party, verb: int) -> bool:
        """Whether a party stands in the very segment of a verb: "Как сообщил | министр |"."""
        return self.index_of(party.first) == self.index_of(verb)

    def subject(self, verb: int, *, agree: Token | None = None) -> list[Party]:
        """Return the nominative parties of a verb: nearest left of it, else right, else farther left."""
        nom = frozenset(("nom",))
        low, high = self.reach(verb)
        inside = [p for p in self.parties if self._can_be_subject(p) and _number_fits(p, agree)]
        inside = [p for p in inside if self._tells_itself(p, verb) or not self._is_source(p)]
        between = self._between()
        inside = [p for p in inside if p not in between and not self._is_object(p)]
        inside = [p for p in inside if not self._tells_news(p, verb)]
        if self._closes_speech(verb):
            after = [p for p in inside if p.first > verb and not self._verb_between(verb, p.first)]
            return self.group(after[0], nom) if after else []
        left = [p for p in inside if low <= p.first and p.last < verb]
        right = [p for p in inside if verb < p.first and p.last <= high and not self._is_gapped(verb, p)]
        right = [p for p in right if not (self._is_agent_too(p) or self._is_visited_too(verb, p))]
        if left and not self._verb_between(left[-1].last, verb):
            return self.group_back(left[-1], nom)
        if right and not self._verb_between(verb, right[0].first):
            return self.group(right[0], nom)
        if left:
            return self.group_back(left[-1], nom)
        if self.opens_there(verb) and (main := self.verb_before(verb)) is not None:
            return self.subject(main)
        wider = self._before_relative(verb, inside)
        wider = wider or [p for p in inside if p.last < verb and not self._walled(p, verb)]
        group = self.group_back(wider[-1], nom) if wider else []
        return [] if _is_of_several(self._words.tokens[verb], group) else group

    def _is_gapped(self, verb: int, party: Party) -> bool:
        """Whether a state stands behind a dash for the verb of an earlier clause: "посетил Чад, где его
        приняли, 11 марта – | Нигер"."""
        between = self._words.tokens[verb + 1 : party.first]
        dash = bool(between) and between[-1].text in "–—-"
        return party.kind == "state" and dash and any(t.text == "," for t in between)

    def _is_visited_too(self, verb: int, party: Party) -> bool:
        """Whether a state is visited as the one beside it is: "посетит Гану и | Чад"."""
        if party.kind != "state" or not self._words.tokens[verb].lemmas & _VISITS:
            return False
        near = (p for p in self.parties if verb < p.first and p.kind == "state" and not p.prep)
        beside = (p for p in near if abs(p.first - party.first) == _NEXT_BUT_ONE)
        return any("nom" not in p.cases and "acc" in p.cases for p in beside)

    def _is_agent_too(self, party: Party) -> bool:
        """Whether somebody whose name has one form stands beside who is told as by whom it is done: "принят
        Даниэлем Ортегой и | Росарио Мурильо"."""
        before = next((p for p in reversed(self.parties) if p.last == party.first - 2), None)
        joint = self._words.tokens[party.first - 1].lower if before is not None else ""
        agent = before is not None and before.cases == frozenset(("ins",)) and not before.prep
        return agent and joint in ("и", ",") and "ins" in party.cases

    def _closes_speech(self, verb: int) -> bool:
        """Whether a verb opens what follows somebody's words, so that nobody in these is its subject: "«Союз
        жив», – | сказал, открывая заседание, министр"."""
        before = [t.text for t in self._words.tokens[max(verb - 3, self.sentence.first) : verb]]
        dash = before[-1:] in (["–"], ["—"], ["-"])
        return dash and before[-3:-1] in (["»", ","], ["”", ","], ["!", "»"], ["?", "»"], ['"', ","])

    def _tells_news(self, party: Party, verb: int) -> bool:
        """Whether who is named in an insertion only tells what another did: "А, сказал его представитель Б,
        посетит"."""
        k = self.index_of(party.first)
        return self._inserted(k) and k != self.index_of(verb)

    def _before_relative(self, verb: int, subjects: Sequence[Party]) -> list[Party]:
        """The subjects that wait for a verb before a relative clause or a participle: "А, | которого
        сопровождает Б, | прибыл"."""
        k = self.index_of(verb)
        opens = max(
            (j for j, s in enumerate(self.segments[:k]) if s.relative or self._describes(s)), default=0
        )
        if not opens or self.segments[k].wall or self.segments[opens - 1].predicate:
            return []
        begin = opens - 1
        while begin > 0 and not (self.segments[begin].wall or self.segments[begin - 1].predicate):
            begin -= 1
        first, last = self.segments[begin].first, self.segments[opens - 1].last
        return [p for p in subjects if first <= p.first and p.last <= last]

    def _is_object(self, party: Party) -> bool:
        """Whether a body whose name has one form for all cases follows a verb that has its subject: "министр
        посетил | МИД и провел встречу"; a state an infinitive."""
        before = self._words.tokens[party.first - 1] if party.first > self.sentence.first else None
        if party.kind not in ("body", "state") or not {"nom", "acc"} <= party.cases or before is None:
            return False
        if party.kind == "state":  # "принял приглашение посетить | Перу", but "будет участвовать Перу"
            ahead = self._words.tokens[max(before.index - 1, self.sentence.first)].lower
            named = self._words.tokens[party.first].capital and before.readings[:1]
            return bool(named) and before.readings[0].pos == "I" and ahead not in ("будет", "будут")
        while before.index > self.sentence.first and (before.shape == "number" or before.lemmas & _DAYS):
            before = self._words.tokens[before.index - 1]  # "посетил 6 марта | МИД и встретился"
        if before.text == ",":  # "посетил МИД, | музей и встретился"
            listed = any(self._is_object(p) for p in self.parties if p.last == before.index - 1)
            return listed and not finite(self._words.tokens[min(party.last + 1, self.sentence.last)])
        acts = finite(before) and not before.has("PS") and before.index not in self._covered
        earlier = (p for p in self.parties if p.last < before.index and self._can_be_subject(p))
        return acts and any("acc" not in p.cases for p in earlier)

    def verb_before(self, token: int) -> int | None:
        """The finite verb of the clause before that of a token: "делегация посетила МИД, | где провела"."""
        k = self.index_of(token)
        first = self.segments[k].first
        before = [t for t in self._words.tokens[self.sentence.first : first] if finite(t)]
        return next((t.index for t in reversed(before) if t.index not in self._covered), None)

    def _can_be_subject(self, party: Party) -> bool:
        if party.kind == "body" and (_ADDRESS.search(party.body) or self._in_bracket(party)):
            return False  # "INTERFAX.RU – Министр посетит": who tells it
        if party.kind != "person" and {party.first - 1, party.last + 1} & self.between_sides:
            return False  # "на саммите Россия – Африка заявил А"
        if party.kind == "body" and (self._is_declined(party) or self._is_name_of_thing(party)):
            return False
        if self._is_role(party) or self._words.tokens[max(party.first - 1, 0)].lower in _BESIDE:
            return False
        return "nom" in party.cases and not party.prep and not party.inner and not self._in_title(party)

    def _is_role(self, party: Party) -> bool:
        """Whether it is as what somebody acts: "А, выступая как | председатель совета, встретился"."""
        tokens, i = self._words.tokens, party.first - 1
        opens = self.segments[self.index_of(party.first)].first
        return (
            party.person_span is None
            and i > opens
            and tokens[i].lower == "как"
            and tokens[i - 1].has("V", "G")
        )

    def _is_declined(self, party: Party) -> bool:
        """Whether a body stands in another case than its name: "во встрече «Группы семи» участвует"."""
        said, named = self._words.tokens[party.first].lower, party.body.lower().split(" ")[0]
        if self._is_one_of_several(party):
            return False
        ending = max(len(said), len(named)) - _ENDING
        return bool(named) and said != named and ending > 1 and said[:ending] == named[:ending]

    def _is_one_of_several(self, party: Party) -> bool:
        """Whether a body is one of several in the plural: "правительства Чили и Перу подписали"."""
        head = self._words.tokens[party.first]
        plural = any(r.pos == "N" and r.number == "p" and r.case == "nom" for r in head.readings)
        return plural and sum(p.first == party.first and p.kind == "body" for p in self.parties) > 1

    def _is_name_of_thing(self, party: Party) -> bool:
        """Whether a name in quotation marks is that of the noun before it, in another case: "в аэропорту
        «Манас»"."""
        before = self._words.tokens[max(party.first - 2, self.sentence.first) : party.first]
        if [t.text in ("«", "“", '"') for t in before] != [False, True] or not before[0].has("N"):
            return False
        return before[0].readings[0].pos == "N" and "nom" not in before[0].cases("N")

    def _in_bracket(self, party: Party) -> bool:
        """Whether an acronym is all of a bracket: "Организации (ОИС)"."""
        tokens = self._words.tokens
        before = tokens[party.first - 1].text if party.first > self.sentence.first else ""
        after = tokens[party.last + 1].text if party.last < self.sentence.last else ""
        return (before, after) == ("(", ")")

    def _in_title(self, party: Party) -> bool:
        """Whether a person only gives something its name: "симпозиум «Иван Петров и его век»"."""
        tokens = self._words.tokens
        before = tokens[party.first - 1].text if party.first > self.sentence.first else ""
        if party.kind != "person" or before not in ("«", "“"):
            return False
        inside = tokens[party.last + 1 : min(party.last + _TITLE, self.sentence.last) + 1]
        close = next((k for k, t in enumerate(inside) if t.text in ("»", "”")), None)
        return close is not None and not any(finite(t) for t in inside[:close])

    def _verb_between(self, low: int, high: int) -> bool:
        between = self._words.tokens[low + 1 : high]
        verbs = (t for t in between if finite(t) and t.index not in self._covered)
        return any(not self.in_comment(t.index) for t in verbs)

    def _walled(self, party: Party, verb: int) -> bool:
        """Whether a subordinate clause that opens after the party holds the verb."""
        k = self.index_of(verb)
        segment = self.segments[k]
        opening = self._words.tokens[segment.first]
        official = party.person is not None and bool(party.person.capacities)
        if opening.lower == "когда" and official and finite(self._words.tokens[verb]):
            return False  # "министр посещал Баку в мае, когда участвовал в форуме"
        return (
            segment.wall
            and party.last < segment.first
            and not segment.relative
            and opening.lower not in ("что", "чтобы", "но", "а", "однако", "где", "куда")
        )

    def antecedent(self, token: int, cases: frozenset[str]) -> Party | None:
        """Return the party that a participle or "который" belongs to: the nearest one before the comma."""
        k = self.index_of(token)
        before = [p for p in self.parties if p.last < self.segments[k].first]
        fitting = [p for p in before if not cases or not p.cases or p.cases & cases]
        span = fitting[-1].person_span if len(fitting) > 1 else None
        if span is not None and is_spouse(self._words, span.first):
            return fitting[-2]  # "президента и его супругу А, | которые прибыли"
        return fitting[-1] if fitting else None


def _is_unread_title(between: Sequence[Token], following: Party) -> bool:
    """Whether the words before a full name only say what somebody is: "посол А, | чилийский предприниматель |
    Луис Арсе"."""
    span = following.person_span
    if span is None or span.last == span.first or following.first != span.first or len(between) > _UNREAD:
        return False
    noun = next((t for t in between if not (t.has("A") and t.cases("A") & following.cases)), between[-1])
    if noun.lemmas & _KIN or not noun.has("N") or not noun.cases("N") & following.cases:
        return False
    return all(t.shape == "word" and not t.capital and t.readings[0].pos in ("N", "A") for t in between)


_QUOTES_HIM = frozenset(("цитировать", "приводить", "передавать", "привести"))


def _own_start(party: Party, before: Party) -> int:
    """Where a party begins behind another one: at its name, where they share a title ("сопредседатели –
    вице-премьеры А и | Б")."""
    shared = party.person_span is not None and before.first < party.first <= before.last
    return party.person_span.first if shared and party.person_span is not None else party.first


def _repeats(between: Sequence[Token], following: Party, party: Party) -> bool:
    """Whether a list says its preposition again: "с А, а также с Б"; "с А, а с Б ..." goes on anew."""
    same = following.prep == party.prep == "с" and len(between) > 1
    return same and between[-1].lower in ("с", "со") and [t.lower for t in between[:-1]] != [",", "а"]


def _without_aside(between: Sequence[Token]) -> Sequence[Token]:
    """The words between two of a list without what is said of the first: ", вступивший в должность, | и"."""
    if len(between) < 4 or between[0].text != ",":
        return between
    opens = between[1].has("N", "A", "P") or between[1].lemma in _OPENING_ASIDE
    close = next((k for k, t in enumerate(between[2:], 2) if t.text == ","), len(between))
    inner, rest = between[1:close], between[close + 1 :]
    is_aside = opens and len(inner) <= _ASIDE and not any(t.shape == "mark" for t in inner)
    goes_on = bool(rest) and (rest[0].lower == "и" or [t.lower for t in rest[:2]] == ["а", "также"])
    return rest if is_aside and goes_on else between


def _is_of_several(verb: Token, subjects: Sequence[Party]) -> bool:
    """Whether a verb in the plural has one person of another clause for its subject, who is none: "А заявил,
    что страны | проведут переговоры"."""
    plural = bool(verb.readings) and verb.has("V") and all(r.number == "p" for r in verb.readings)
    one = len(subjects) == 1 and subjects[0].kind in ("person", "post") and not subjects[0].plural
    return plural and one


def _number_fits(party: Party, verb: Token | None) -> bool:
    if verb is None or not verb.readings or party.kind == "pronoun":
        return True
    if party.plural and party.kind in ("post", "group"):
        return any(r.number in ("p", "") for r in verb.readings)
    return True


class ClauseBook:
    """The clauses of a text's sentences, made once for events, topics and statements."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._made: dict[int, tuple[list[tuple[Any, ...]], Clauses]] = {}

    def of(self, sentence: Sentence, parties: Sequence[Party]) -> Clauses:
        """Return the clauses of a sentence; those of before, where its parties are the same as then."""
        inside = [p for p in parties if p.sentence == sentence.index]
        state: list[tuple[Any, ...]] = [(p, p.first, p.last, p.kind) for p in inside]
        made = self._made.get(sentence.index)
        if made is None or made[0] != state:
            made = self._made[sentence.index] = state, Clauses(self._words, sentence, inside)
        return made[1]
