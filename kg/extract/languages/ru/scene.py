"""What every pattern of an event asks of a sentence: subjects, partners, genitives, light verbs.

A ``Scene`` stands on one sentence at a time. It answers with parties of the text and changes nothing but the
drafts that are handed to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, takewhile

from kg.extract.allegiance import country_of, give_country
from kg.extract.drafts import Draft
from kg.extract.languages.ru import among_whom, instead, list_gaps, matters_apart, phrases, where_relative
from kg.extract.languages.ru.attributed_parties import described
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.doers import acting_alone, doer
from kg.extract.languages.ru.gerunds import main_verb
from kg.extract.languages.ru.left_out import who_is_left_out
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.pronouns import pronoun
from kg.extract.languages.ru.stage import Stage, listed
from kg.extract.parties import Party, Person
from kg.extract.words import Token
from kg.records import Role

GEN, DAT, ACC, INS, LOC, NOM = (frozenset((c,)) for c in ("gen", "dat", "acc", "ins", "loc", "nom"))
# Numerals between an event noun and its sides: "встреча двух министров".
_BOTH = frozenset(("двух", "трех", "трёх", "обоих"))
_EVENTS = listed("meeting", "noun", "nouns") | listed("visit", "noun", "nouns")
_TALKS = listed("meeting", "noun", "nouns") | listed("meeting", "metonyms", "nouns")


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


# "с представителями трех стран Юга – ": so many words at most before the dash.
_ITEMS_NEAR = 9
_OPEN_ITEMS = frozenset("–—:")

# "главы двух соседних стран | подписали": so many words at most.
_ACTS = 4


# "по вопросам двустороннего | сотрудничества": so many words.
_MATTER = 4
# Nobody is told to do these: "прошли переговоры".
_TAKING_PLACE = frozenset(("пройти", "проходить", "состояться", "начаться", "завершиться", "продолжиться"))

# "говорил, | что встреча с послом пройдет завтра": what is said has parties of its own.
_THAT = frozenset(("что", "чтобы"))


class Scene(Stage):
    """One sentence with its clauses and the parties of the text; ``enter`` moves to a sentence."""

    def put(self, draft: Draft, parties: Sequence[Party], role: Role = "participant") -> None:
        """Add parties to a draft in one role, but for those who are nobody in particular."""
        for party in parties:
            for one in self._members(party) or [party]:
                if not _is_of_team(one):
                    draft.add(one, role)

    def _members(self, team: Party) -> list[Party]:
        """Who is named of a delegation right after it: "принял делегацию Чили | в составе премьера А и Б"."""
        if team.person is not None or "делегация" not in self.words.tokens[team.head].lemmas:
            return []
        after = [t.lower for t in self.words.tokens[team.last + 1 : team.last + 3]]
        first = next((p for p in self.clauses.parties if p.first == team.last + 3), None)
        if after != ["в", "составе"] or first is None or first.person is None or "gen" not in first.cases:
            return []
        members = [p for p in self.clauses.group(first, GEN) if p.person is not None]
        for one in members if team.country else ():
            if not country_of(one):
                give_country(one, team.country)
        return members

    def subject(self, token: Token) -> list[Party]:
        """The parties that do what a verb form says: subject, antecedent of a participle or of "который"."""
        found = self._subjects.get(token.index)
        if found is None:
            found = where_relative.subject(self, token) or self._find_subject(token)
            found = found or who_is_left_out(self, token)
            self._subjects[token.index] = found
        return [*found]

    def _find_subject(self, token: Token) -> list[Party]:
        pos = token.readings[0].pos
        if pos == "P" or (pos != "V" and any(r.pos == "P" and "actv" in r.tags for r in token.readings)):
            found = (
                self.clauses.antecedent(token.index, token.cases("P")) if self._follows_noun(token) else None
            )
            if found is not None and found.kind == "group" and (become := self._become(token)):
                return become
            if found is not None:
                forms = [r for r in token.readings if r.pos == "P"]
                fitting = [r for r in forms if not found.cases or r.case in found.cases]
                several = any(r.number == "p" for r in fitting or token.readings)
                return self.clauses.group_back(found, token.cases("P")) if several else [found]
            after = [p for p in self.clauses.parties if p.first > token.index]
            # "прибывший на саммит | АСЕАН премьер"
            after = [p for p in after if not (p.kind == "body" and p.inner)]
            agreeing = [p for p in after if p.kind != "state" and p.cases & token.cases("P")]
            if agreeing and all(r.number == "p" for r in token.readings if r.pos == "P"):
                return self._described(token, agreeing)
            return agreeing[:1] or after[:1]
        if pos == "G":
            verbs = [t for t in self.words.inside(self.sentence.index) if self._predicates(t)]
            governing = main_verb(self.words, self.sentence, token, verbs)
            return self.clauses.subject(governing.index) if governing is not None else []
        relative = self.relative(token, NOM)
        if relative is not None:
            several = any(r.number == "p" for r in token.readings)
            return self.clauses.group_back(relative, relative.cases) if several else [relative]
        if pos == "I":
            dative = self.dative_subject(token) or self._planner(token)
            before = self.words.tokens[self.sentence.first : token.index]
            main = [t for t in before if self._predicates(t)]
            if dative or main:
                return dative or self.clauses.subject(main[-1].index, agree=main[-1])
            _, high = self.clauses.reach(token.index)
            means = (t for t in self.words.tokens[token.index + 1 : high + 1] if t.lemmas & _MEANS_TO)
            means_to = next(means, None)  # "Принять гостью | намерен президент"
            if means_to is not None:
                return self.clauses.subject(means_to.index, agree=means_to)
        return acting_alone(token, self.clauses.subject(token.index, agree=token))

    def _become(self, participle: Token) -> list[Party]:
        """Who is told to be what a participle describes: "министр стал первым политиком, | приехавшим"."""
        k = self.clauses.index_of(participle.index)
        before = self.clauses.segments[k - 1] if k and "ins" in participle.cases("P") else None
        inside = self.words.tokens[before.first : before.last + 1] if before is not None else ()
        verb = next((t for t in inside if t.lemmas & _BECOME and finite(t)), None)
        return self.clauses.subject(verb.index) if verb is not None else []

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
        # "принявший | президента Чили": that form is an accusative of things, not of persons
        cases = {r.case for r in participle.readings if r.pos == "P" and "inan" not in r.tags}
        people = [p for p in right if p.kind in ("person", "post") and p.cases & cases]
        tokens = self.words.tokens
        return not any(p.person is not None or phrases.concords(participle, tokens[p.head]) for p in people)

    def _described(self, participle: Token, after: Sequence[Party]) -> list[Party]:
        """Whom a participle in the plural describes: "с прибывшими на саммит глав | президентами А и Б"."""
        nouns = (p for p in after if phrases.concords(participle, self.words.tokens[p.head]))
        first = next(nouns, after[0])
        return self.clauses.group(first, participle.cases("P"))

    def _planner(self, token: Token) -> list[Party]:
        """Whose plans an infinitive tells: "о планах президента | встретиться с послом"."""
        near = [
            p for p in self.clauses.parties if p.last == token.index - 1 and "gen" in p.cases and not p.prep
        ]
        before = self.words.tokens[near[0].first - 1] if near and near[0].first else None
        return near if before is not None and before.lemmas & listed("cues", "intents") else []

    def dative_subject(self, token: Token) -> list[Party]:
        """The dative of "предстоять" or "удаться": "Ему предстоит выступить", "Ему удалось встретиться с"."""
        low, high = self.clauses.reach(token.index)
        if not any(t.lemmas & _BEFALLS for t in self.words.tokens[low : high + 1]):
            return []
        return [
            p for p in self.clauses.parties if low <= p.first <= high and "dat" in p.cases and not p.prep
        ][:1]

    def relative(self, token: Token, cases: frozenset[str], prep: str = "") -> Party | None:
        """Return the antecedent of "который" in the clause of a token when it stands in one of the cases."""
        segment = self.clauses.segments[self.clauses.index_of(token.index)]
        low, _ = self.clauses.reach(token.index)
        for t in self.words.tokens[min(low, segment.first) : token.index]:
            if t.lemma != "который":
                continue
            # Of people and states that act the accusative is another form: "которого", "которых".
            own = t.cases() - {"acc"} if t.lower in ("который", "которое", "которые") else t.cases()
            if own & cases and phrases.preposition(self.words, t.index) == prep:
                return self.clauses.antecedent(t.index, frozenset())
        return None

    def with_(self, token: Token) -> list[Party]:
        """The parties in "с" + instrumental: right of a predicate or noun, else before it in the clause."""
        low, _ = self.clauses.reach(token.index)
        relative = self.relative(token, INS, "с")
        right = [p for p in self.clauses.parties if p.first > token.index and p.prep == "с" and self.ins(p)]
        right = [p for p in right if matters_apart.opening(self.words, self.sentence, p) is None]
        if other := instead.partner(self.words, right):
            return self.clauses.group(other, INS)
        right = [
            p for p in right if not (self.blocked(token.index, p.first) or instead.is_denied(self.words, p))
        ]
        if among := self._among_whom(token):
            return among
        if right:
            named = self._itemised(right[0].last + 1) if right[0].kind in ("state", "body") else []
            return named or self.clauses.group(right[0], INS)
        if named := self._itemised_after(token) or self._behind_unread(token):
            return named
        relative = relative or self._whose(token)
        if relative is not None:
            return [relative]
        left = [
            p for p in self.clauses.parties if low <= p.first < token.index and p.prep == "с" and self.ins(p)
        ]
        left = [p for p in left if not self._next_predicate(p.last, token.index)]
        left = [p for p in left if not self.relates(self.words.tokens[max(p.first - 2, low)], p.first)]
        return self.clauses.group(left[0], INS) if left else []

    def _among_whom(self, token: Token) -> list[Party]:
        """Who is named of those met in general: "с руководством страны, в том числе с | королем"."""
        near = self.words.tokens[token.index + 1 : min(token.index + _ITEMS_NEAR, self.sentence.last) + 1]
        at = next((t.index for t in near if t.lower in ("с", "со")), None)
        if at is None or self.blocked(token.index, at):
            return []
        found = among_whom.named(self.words, self.sentence, self.clauses.parties, at)
        people = self.clauses.group(*found) if found is not None else []
        inside = (s for s in self.spans.all if people and at < s.first < people[0].first)
        among_whom.lend_land(people, {s.country for s in inside} - {""})
        return people

    def _itemised_after(self, token: Token) -> list[Party]:
        """Who is named after a dash for those of whom no more is said: "с представителями трех стран – |
        министром А и министром Б"."""
        tokens = self.words.tokens[token.index + 1 : self.sentence.last + 1]
        at = next((t.index for t in tokens if t.lower in ("с", "со")), None)
        if at is None or self.verb_between(token.index, at):
            return []
        ahead = self.words.tokens[at + 1 : min(at + _ITEMS_NEAR, self.sentence.last) + 1]
        dash = next((t.index for t in ahead if t.text in _OPEN_ITEMS), None)
        said = ahead[: dash - at - 1] if dash is not None else []
        several = any(r.pos == "N" and r.number == "p" and r.case == "ins" for t in said for r in t.readings)
        named = any(
            at < p.first and p.person is not None and dash and p.first < dash for p in self.clauses.parties
        )
        return self._itemised(dash) if dash is not None and several and not named else []

    def _behind_unread(self, token: Token) -> list[Party]:
        """The partners listed behind others whom nothing reads: "встретился с учеными и | послом Чили"."""
        near = self.words.tokens[token.index + 1 : min(token.index + _ITEMS_NEAR, self.sentence.last) + 1]
        at = next((t.index for t in near if t.lower in ("с", "со")), None)
        if at is None or self.blocked(token.index, at):
            return []
        first = list_gaps.behind_unread(self.words, self.sentence, at, self.clauses.parties, INS)
        return self.clauses.group(first, INS) if first is not None else []

    def _itemised(self, at: int) -> list[Party]:
        """The officials in the instrumental right after a dash or colon, if several or with a post."""
        if at > self.sentence.last or self.words.tokens[at].text not in _OPEN_ITEMS:
            return []
        first = next((p for p in self.clauses.parties if p.first == at + 1), None)
        if first is None or first.person is None or "ins" not in first.cases or "nom" in first.cases:
            return []
        return self.clauses.group(first, INS)

    def _whose(self, token: Token) -> Party | None:
        """The partner before "с которым" after a noun: "встретил А, | переговоры с которым пройдут"."""
        after = self.words.tokens[token.index + 1 : token.index + 3]
        if [t.lemma for t in after] != ["с", "который"] or "ins" not in after[1].cases():
            return None
        return self.clauses.antecedent(token.index, frozenset())

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
            next_one = self._is_next_event(t, low) or self._is_other_talk(t, low)
            if self.relates(t, high) or next_one or self._is_earlier_event(t, low):
                return True
            if self._opens_matter(t, low, high):
                return True
            if (
                (t.text in ";:" and t.index not in self.clauses.of_days and not self._opens_partners(t, low))
                or t.lemma == "который"
                or self._is_told_apart(t)
                or (t.readings and t.readings[0].pos == "V" and t.lemmas & PREDICATES)
            ):
                return True
        return False

    def _opens_matter(self, about: Token, verb: int, party: int) -> bool:
        """Whether those who talk are several, so that with whom belongs to what they speak of: "они
        говорили | о сделке с Ираном", "| о переговорах с министром"."""
        several = self.words.tokens[verb].readings[:1]
        if about.lower not in ("о", "об") or not several or several[0].pos != "V" or several[0].number != "p":
            return False
        noun = self.words.tokens[party - 2]
        talk = noun.lemmas & listed("meeting", "noun", "nouns") and noun.has("N")
        states = any(p.first == party and p.kind in ("body", "state") for p in self.clauses.parties)
        return bool(talk) or states

    def _is_told_apart(self, token: Token) -> bool:
        """Whether a clause begins that has parties of its own: what is said, or what is set against the one
        before: "говорил, | что встреча с послом", "провел встречи, | а в Осло обсудил с послом торговлю"."""
        if self.words.tokens[token.index - 1].text != ",":
            return False
        if token.lower in _THAT:
            return True
        rest = self.words.tokens[token.index + 1 : self.sentence.last + 1]
        against = token.lower == "а" and rest[:1] and rest[0].lower in ("в", "во", "затем", "потом", "позже")
        return bool(against) and any(finite(t) for t in takewhile(lambda t: t.shape != "mark", rest))

    def _opens_partners(self, colon: Token, low: int) -> bool:
        """Whether a colon opens the list of those whom somebody met: "серию встреч в Риме: | с А и Б"."""
        noun = self.words.tokens[low]
        several = any(r.pos == "N" and r.number == "p" for r in noun.readings)
        after = self.behind(colon)
        return several and after.lower in ("с", "со") and self.is_noun(noun, _TALKS)

    def _is_next_event(self, token: Token, low: int) -> bool:
        """Whether a list goes on with another event: "пройдут переговоры лидеров, | встреча А с Б"."""
        before = self.words.tokens[phrases.first_attribute(self.words, token.index, low) - 1]
        parts = before.lower in (",", "и", "также") and before.index > low
        return parts and self.is_noun(token, _EVENTS) and "nom" in token.cases("N")

    def _is_other_talk(self, token: Token, low: int) -> bool:
        """Whether another talk is spoken of, with partners of its own: "из-за переговоров надежды на
        | встречу с А"."""
        if not self.is_noun(token, listed("meeting", "noun", "nouns")) or not self.words.tokens[low].has("N"):
            return False
        first = phrases.first_attribute(self.words, token.index, low)
        before = phrases.preposition(self.words, first)
        # "После переговоров оценил возможность своей | встречи с А"
        thought_of = bool(self.words.tokens[first - 1].lemmas & listed("cues", "chances"))
        return before in ("на", "о", "до") or (thought_of and "gen" in token.cases("N"))

    def _is_earlier_event(self, token: Token, low: int) -> bool:
        """Whether another event is named that the first follows: "разговор после | переговоров с А"."""
        if not self.is_noun(token, _TALKS):
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
        i = self._past_day(i)
        if i < len(self.words.tokens) and self.words.tokens[i].lemmas & words_of("posts", "no_parties"):
            return []
        found = next(
            (p for p in self.clauses.parties if p.first in (i, i + 1) and not p.prep and "gen" in p.cases),
            None,
        )
        if found is not None and found.first == i + 1:
            before = self.words.tokens[i]
            opens = before.text in phrases.QUOTES or before.lower in _BOTH
            found = found if phrases.is_attribute(before) or opens else None
        found = found or self._described_at(i)
        if found is None:
            return self._sides_of(token)
        return [] if self._acts(found) else self.clauses.group(found, GEN)

    def _described_at(self, i: int) -> Party | None:
        """Whose talk it is, behind what describes him: "встреча | прибывшего в Рим министра"."""
        participle = self.words.tokens[min(i, self.sentence.last)]
        if not (participle.has("P") and "gen" in participle.cases("P")):
            return None
        found = described(self.words, participle, self.clauses.parties)
        return found if found is not None and "gen" in found.cases else None

    def _acts(self, party: Party) -> bool:
        """Whether "главы" after a noun is the plural that acts: "после встречи | главы стран подписали"."""
        if self.words.tokens[party.head].lower != "главы":
            return False
        after = self.words.tokens[party.last + 1 : min(party.last + _ACTS, self.sentence.last) + 1]
        verb = next((k for k, t in enumerate(after) if finite(t)), None)
        between = after[:verb]
        plain = not any(t.shape == "mark" or (t.has("N") and "nom" in t.cases("N")) for t in between)
        return verb is not None and plain and after[verb].readings[0].number == "p"

    def _past_day(self, i: int) -> int:
        """The token after a day or place at ``i``: "визит 5 мая | министра", "встреча в Осло | послов"."""
        inside = self.words.tokens[i : min(i + 2, self.sentence.last)]
        day = len(inside) > 1 and (inside[0].shape == "number" or inside[0].lower == "в")
        if day and inside[1].lemmas & listed("cues", "months"):
            return i + 2
        place = self.spans.at(i + 1) if len(inside) > 1 and inside[0].lower in ("в", "во") else None
        if place is None or place.kind != "place" or "loc" not in phrases.noun_cases(inside[1]):
            return i
        state = self.spans.at(place.last + 1) if inside[1].lemma == "столица" else None
        return (state or place).last + 1  # "встреча в столице Кубы | послов"

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
        near = [p for p in near if p.first < 2 or not self._takes(self.words.tokens[p.first - 2], token, p)]
        found = near[0] if near else self._agencies_of(low, high)
        return self.clauses.group(found, INS | GEN) if found is not None else []

    def _takes(self, noun: Token, token: Token, side: Party) -> bool:
        """Whether sides belong to another noun right before "между": "сотрудничество между А и Б", "темой
        переговоров между А и Б станет подготовка к | переговорам"."""
        if noun is token:
            return False
        talks = listed("meeting", "noun", "nouns")
        other = noun.index < token.index and bool(noun.lemmas & talks) and self.is_noun(token, talks)
        return other or (
            bool(noun.lemmas & listed("cues", "relations")) and not self._told(noun, token, side)
        )

    def _told(self, noun: Token, token: Token, side: Party) -> bool:
        """Whether relations are the matter of a talk whose sides stand behind it: "консультации по торговле
        между | министрами А и Б", "прошли переговоры о торговле между | Чили и Перу"."""
        about = self.words.tokens[token.index + 1 : noun.index]
        matter = bool(about) and len(about) <= _MATTER and about[0].lower in ("о", "об", "по")
        if not matter or side.kind != "state":
            return matter
        verb = self.governor(token, self.clause(token))
        return verb is not None and bool(verb.lemmas & _TAKING_PLACE)

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
                    before = [p for p in self.parties if p.last < k]
                    party.person = self._on_journey(k) or doer(self.words, self.clauses, k)
                    party.person = party.person or pronoun(self.words, party, before)
                return party
            if not phrases.is_attribute(t):
                return None
        return None

    def _on_journey(self, index: int) -> Person | None:
        """Whose journey the clause of "его" tells: "в рамках поездки лидера состоится | его встреча"."""
        low, _ = self.clauses.reach(index)
        ahead = [p for p in self.clauses.parties if low < p.first < index and p.person and "gen" in p.cases]
        visits = listed("visit", "noun", "nouns")
        own = [p for p in ahead if self.words.tokens[p.first - 1].lemmas & visits and not p.prep]
        return own[0].person if len(own) == 1 else None


def _is_of_team(party: Party) -> bool:
    """Whether a party is only told to be of a delegation of which nothing says whose it is: "вместе с членами
    своих делегаций"."""
    post = party.capacity if party.person is None and party.plural else None
    return post is not None and post.organization in _TEAMS and not (post.country or party.country)


_TEAMS = frozenset(("делегация", "своя делегация", "их делегация", "его делегация"))


_MEANS_TO = frozenset(
    ("намерен", "намеренный", "намереваться", "планировать", "собираться", "должен", "должный", "готовиться")
)
_BECOME = frozenset(("стать", "быть", "оказаться", "являться", "считаться"))
_BEFALLS = frozenset(
    ("предстоять", "удаться", "удаваться", "прийтись", "довестись", "доводиться", "посчастливиться")
)
