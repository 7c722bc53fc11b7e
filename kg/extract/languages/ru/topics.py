"""Agenda items in Russian: topics with the words that introduce them, and who speaks of them.

Firm cues say what a talk was about (``discussed``, ``singled_out``), soft ones what one side stressed
(``stressed``), which is a topic only when that side takes part. ``_RULES`` are in the order in which they are
tried on a word; what follows the cue is read by ``agenda``.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.extract.asked import Patterns
from kg.extract.drafts import Agenda, Item
from kg.extract.languages.ru import (
    asked_of_others,
    discussed,
    phrases,
    said_to_matter,
    singled_out,
    stressed,
    told_first,
)
from kg.extract.languages.ru.agenda import AgendaReader
from kg.extract.languages.ru.agendas import by_agenda
from kg.extract.languages.ru.clauses import ClauseBook, Clauses, finite
from kg.extract.languages.ru.cues import ACC, GEN, Context, Cue, listed, verbal
from kg.extract.languages.ru.labels import OPENERS
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.spans import Spans
from kg.extract.words import Token, Words
from kg.records import EventType

_RULES = Patterns(
    (*told_first.RULES, *discussed.RULES, *stressed.RULES, *asked_of_others.RULES, *said_to_matter.RULES)
)
# The topics of these are meant as such, also those of one small word: "лейтмотивом стало примирение"
_SURE = (by_agenda, discussed.by_aim, singled_out.by_members)
CUES = (
    told_first.CUES | discussed.CUES | stressed.CUES | asked_of_others.CUES | said_to_matter.CUES
)  # the words that some rule takes
_DECIDED = frozenset(("решение", "намерение", "готовность", "желание"))
_AGREED = words_of("triggers", "cues", "agreed") | {"договоренность"}
# What is agreed on or called to mind is no topic where it is an event: "напомнил о визите предшественника"
_NO_EVENTS = _AGREED | {"напомнить", "напоминать", "повод"}
_EVENTS = words_of("vocabulary", "events_told")
_TALKS, _NEXT = frozenset(("переговоры", "консультация")), frozenset(("новый", "следующий", "очередной"))
_HOLDING = frozenset(("проведение", "продолжение", "поддержание"))
# What is stressed without a subject ("подчеркнул важность торговли") is of a talk so few sentences before.
_NEAR = 3
# Between two infinitives: "открыть центр, а также запустить программу"
_NAME = 9
_STRANGERS = words_of("topics", "strangers", "nouns")
_THIS_TIME = tuple(tuple(p.split("_")) for p in sorted(words_of("topics", "openings", "this_time")))
_NOT_LEFT_OUT = ("обойти", "забыть", "обойтись")  # "не обошли вниманием", "не забыли"
_WITH = ("с", "со")
_JOINING = frozenset((",", "и", "а", "также"))


def _is_this_time(tokens: Sequence[Token], first: int) -> bool:
    """Whether a sentence opens with "на этот раз"."""
    opening = tuple(t.lower for t in tokens[first : first + 3])
    return any(opening[: len(p)] == p for p in _THIS_TIME)


def read_topics(words: Words, spans: Spans, parties: Sequence[Party], book: ClauseBook) -> list[Agenda]:
    """Return the topics of a text in the order of their cues."""
    out: list[Agenda] = []
    for sentence in words.sentences:
        if not all(t.lemmas.isdisjoint(CUES) for t in words.inside(sentence.index)):
            out += TopicReader(words, spans, book.of(sentence, parties), parties).read()
    return out


class TopicReader:
    """Reads the topics of one sentence."""

    def __init__(self, words: Words, spans: Spans, clauses: Clauses, parties: Sequence[Party]) -> None:
        self._context = Context(words, spans, clauses, parties)
        self._agenda = AgendaReader(words, clauses.sentence, self._context.nouns)

    def read(self) -> list[Agenda]:
        """Return the topics in the order of their cues; no token gives two topics."""
        out: list[Agenda] = []
        taken: set[int] = set()
        c = self._context
        for token in c.tokens[c.first : c.last + 1]:
            if not token.lemmas.isdisjoint(CUES) and token.readings and not self._denied(token):
                out += self._of(token, taken)
        return out

    def _of(self, token: Token, taken: set[int]) -> list[Agenda]:
        for rule in _RULES.of(token.lemmas):
            cue = rule(self._context, token)
            items = self._items(cue, taken) if cue is not None and cue.start not in taken else []
            if cue is not None and items:
                if self._is_of_strangers(cue.token):
                    return []
                items += self._deeds(cue, items, taken)
                for item in items if rule in _SURE else ():
                    item.sure = True
                listed_at = items[0].first, max(item.last for item in items)
                said = cue.token
                # "сообщили, что темой стала торговля": a theme has no speaker
                speakers = self._speakers(said) if rule is not by_agenda else []
                kinds = self._occasion(said, *listed_at)
                ahead, told = self._is_in(said, "futr"), self._is_in(said, "past")
                near = _NEAR if cue.soft and not speakers else 0
                speakers = speakers if cue.soft else [*speakers, *self._partners(said, speakers)]
                further = self._gapped(cue, listed_at[1], taken)
                return [
                    Agenda(
                        token.index,
                        i,
                        cue.soft,
                        by,
                        kinds,
                        listed_at,
                        ahead=ahead,
                        told=told,
                        now=_is_this_time(self._context.tokens, self._context.first),
                        near=near,
                    )
                    for i, by in (*((i, speakers) for i in items), *further)
                ]
        return []

    def _gapped(self, cue: Cue, last: int, taken: set[int]) -> list[tuple[Item, list[Party]]]:
        """What another one stressed, with no verb: "подчеркнул важность торговли, а посол – | транзита"."""
        c = self._context
        at = last + 2 + (c.tokens[min(last + 2, c.last)].lower == "а")
        if last + 3 > c.last or c.tokens[last + 1].text != ",":
            return []
        if not cue.soft:  # "с послом обсудил торговлю, | с министром – транзит"
            at += c.tokens[at].lower in ("с", "со")
        elif c.tokens[last + 2].lower != "а":
            return []
        by = (p for p in c.parties if p.first == at and ("nom" in p.cases) == cue.soft)
        who = next((p for p in by if cue.soft or (p.prep in _WITH and p.person is not None)), None)
        dash = who.last + 1 if who is not None else c.last
        if who is None or dash >= c.last or c.tokens[dash].text not in "–—-":
            return []
        cases = GEN if c.heads(cue.start, cue.cases, OPENERS) else cue.cases
        further = Cue(cue.token, dash + 1, cases, True)
        found = self._items(further, taken) if c.starts(dash + 1, cases) else []
        return [(item, [who]) for item in found]

    def _partners(self, verb: Token, speakers: list[Party]) -> list[Party]:
        """With whom a sentence says that a matter was discussed: "с послом | обсудил торговлю"."""
        c = self._context
        if not finite(verb) or not verbal(verb, listed("cues", "objects") | listed("cues", "about")):
            return []
        low, high = c.clauses.reach(verb.index)
        inside = (p for p in c.parties if low <= p.first <= high and p.prep in _WITH)
        named = [p for p in inside if p.person is not None and p.kind in ("person", "post")]
        return [p for p in named if p not in speakers][:1]

    def _is_of_strangers(self, verb: Token) -> bool:
        """Whether people of no side speak: "эксперты отмечают важность", not "эксперты двух стран"."""
        c = self._context
        low, high = c.clauses.reach(verb.index)
        for t in c.tokens[low : high + 1]:
            if t.lemmas & _STRANGERS and "nom" in t.cases("N", "A", "P"):
                follows = c.tokens[min(t.index + 1, c.last)]
                return "gen" not in follows.cases("N", "A", "NUM") and not self._occasion(verb, 0, -1)
        return False

    def _deeds(self, cue: Cue, items: list[Item], taken: set[int]) -> list[Item]:
        """The objects of further infinitives: "договорились открыть центр | и запустить программу"."""
        c = self._context
        if not any(t.has("I") for t in c.tokens[cue.token.index + 1 : cue.start]):
            return []
        out: list[Item] = []
        at = max(item.last for item in items) + 1
        while at <= c.last and c.tokens[at].lower in _JOINING:
            at += 1
        verb = c.tokens[at] if at < c.last and c.tokens[at - 1].lower in _JOINING else None
        deeds = stressed.deeds_of(cue.token) if cue.soft else None
        if verb is not None and verb.has("I") and (deeds is None or verbal(verb, deeds)):
            further = Cue(cue.token, c.gaps.after(at + 1), ACC, cue.soft)
            out = self._items(further, taken) if c.starts(further.start, ACC) else []
            out += self._deeds(further, out, taken) if out else []
        return out

    def _is_in(self, token: Token, tense: str) -> bool:
        """Whether a verb of a tense tells of a matter: it is still to be discussed ("обсудит") or was."""
        return token.readings[0].pos == "V" and tense in token.readings[0].tags

    def _items(self, cue: Cue, taken: set[int]) -> list[Item]:
        found = self._agenda.items(cue.start, cue.cases, until=cue.until, measured=cue.soft)
        items = [i for i in found if i.first not in taken and not self._of_title(i)]
        items = [i for i in items if not (cue.soft and self._is_state(i)) and not self._is_deed(i)]
        items = [i for i in items if not (cue.token.lemmas & _NO_EVENTS and self._is_event(i))]
        for item in items:
            taken.update(range(item.first, item.last + 1))
        return items

    def _is_deed(self, item: Item) -> bool:
        """Whether somebody tells what he has decided, or only when it will be: "о | решении отложить визит",
        "новые сроки"."""
        c = self._context
        last = c.tokens[item.last]
        follows = c.tokens[item.last + 1] if item.last < c.last else None
        decided = bool(last.lemmas & _DECIDED) and follows is not None and follows.has("I")
        return decided or (last.lemma == "срок" and item.last - item.first <= 1)

    def _is_event(self, item: Item) -> bool:
        """Whether what is agreed on is an event to come: "договорились о | новой встрече",
        not "о проведении регулярных встреч"."""
        inside = self._context.tokens[item.first : item.last + 1]
        nouns = [t for t in inside if t.has("N")]
        named = len(nouns) > 1 and nouns[0].lemma in _HOLDING
        head = nouns[1] if named else next(iter(nouns), None)
        if head is not None and head.lemma == "контакт":
            return True  # "условились о продолжении | контактов"
        if head is not None and head.lemma in _TALKS:
            return any(t.lemma in _NEXT for t in inside)
        if head is None or head.lemma not in _EVENTS:
            return False
        return any(r.number == "s" for r in head.readings if r.pos == "N")

    def _is_state(self, item: Item) -> bool:
        """Whether nothing but states is named: "подчеркнул важность Чили и Перу"."""
        over = [self._context.spans.over(k) for k in range(item.first, item.last + 1)]
        return all(s is not None and s.kind == "state" for s in over)

    def _of_title(self, item: Item) -> bool:
        """Whether a phrase only says what an official is: "спецпредставитель по отношениям с Кубой"."""
        titles = (p.capacity for p in self._context.clauses.parties if p.capacity is not None)
        return any(c.first < item.first <= c.last for c in titles)

    def _denied(self, token: Token) -> bool:
        return self._context.before(token) == "не" and token.lemma not in _NOT_LEFT_OUT

    def _occasion(self, token: Token, first_listed: int, last_listed: int) -> tuple[EventType, ...]:
        """ "на встрече", "в ходе переговоров", "на форуме": what the clause names as its occasion.

        Not what stands in the topics: "обсудили сотрудничество | в Ассамблее".
        """
        c = self._context
        if token.lemma in ("речь", "доклад") and token.has("N") and c.before(token) == "с":
            return ("conference",)  # "выступил с докладом о торговле"
        if "посвятить" in token.lemmas and token.readings[0].pos == "P" and token.index - 2 >= c.first:
            noun = self._described(token)
            return ("conference",) if noun.lemmas & listed("cues", "gatherings") else ()
        low, high = c.clauses.reach(token.index)
        for t in c.tokens[low : high + 1]:
            if first_listed <= t.index <= last_listed:
                continue
            first = phrases.first_attribute(c.words, t.index, low)
            during = c.tokens[first - 1].lemma in ("ход", "время") and first - 1 > low
            if phrases.preposition(c.words, first) in ("в", "на") or during:
                if t.lemmas & listed("cues", "sessions"):
                    return ("meeting", "call")
                if t.lemmas & listed("cues", "gatherings"):
                    return ("conference",)
        return ()

    def _described(self, participle: Token) -> Token:
        """The noun before the comma of a participle, past its name: "форум «Юг», | посвященный торговле"."""
        tokens, at = self._context.tokens, participle.index - 2
        if tokens[at].text in '»”“"':
            opened = (k for k in range(at - 1, max(at - _NAME, 0), -1) if tokens[k].text in '«„“"')
            at = next(opened, at + 1) - 1
        return tokens[at]

    def _speakers(self, token: Token) -> list[Party]:
        """Who does what the cue says, as far as the sentence names them."""
        clauses, pos = self._context.clauses, token.readings[0].pos
        if pos == "N" and (verb := self._governing(token)) is not None:
            return [p for p in clauses.subject(verb.index, agree=verb) if p.kind == "group"]
        if pos in ("PS", "N") or token.lower.endswith(("ся", "сь")):
            return []
        if pos == "P" and any("actv" in r.tags for r in token.readings):
            found = clauses.antecedent(token.index, token.cases("P"))
            return [found] if found is not None else []
        if pos == "G":
            verbs = [
                t for t in self._context.tokens[self._context.first : self._context.last + 1] if finite(t)
            ]
            token = min(verbs, key=lambda t: abs(t.index - token.index), default=token)
        return clauses.subject(token.index, agree=token) or self._speaking_at(token)

    def _governing(self, noun: Token) -> Token | None:
        """The active verb that a noun is the object of: "стороны | подтвердили намерение развивать"."""
        low, _ = self._context.clauses.reach(noun.index)
        before = self._context.tokens[low : noun.index]
        verb = next((t for t in reversed(before) if finite(t)), None)
        return verb if verb is not None and not verb.lower.endswith(("ся", "сь")) else None

    def _speaking_at(self, token: Token) -> list[Party]:
        """The body in which nobody in particular speaks: "в Совете Европы осудили нападение"."""
        if not any(r.number == "p" for r in token.readings) or not finite(token):
            return []
        low, high = self._context.clauses.reach(token.index)
        inside = (p for p in self._context.clauses.parties if low <= p.first and p.last <= high)
        return [p for p in inside if p.kind == "body" and p.prep == "в" and "loc" in p.cases][:1]
