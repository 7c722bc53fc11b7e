"""Agenda items in Russian: the words that introduce topics, and where the list of topics starts.

One function per construction; ``TopicReader._frames`` is the order in which they are tried on a word. What follows
the cue is read by ``agenda``. Firm cues speak of a talk ("обсудили", "речь шла о"); soft ones say what one side
stressed or told, which is a topic only when that side takes part ("подчеркнул важность", "рассказал о").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from kg.extract.drafts import Agenda, Item
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.agenda import AgendaReader
from kg.extract.languages.ru.clauses import Clauses, finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.spans import Spans
from kg.extract.words import Token, Words


def _w(*path: str) -> frozenset[str]:
    return words_of("topics", *path)


NOM, GEN, DAT, ACC, INS, LOC = (frozenset((c,)) for c in ("nom", "gen", "dat", "acc", "ins", "loc"))
_VERBAL = ("V", "PS", "P", "G", "I")
_ABOUT = ("о", "об", "обо")


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that introduces topics: its token, where the first topic starts in which case, where the list ends at the latest."""

    token: Token
    start: int
    cases: frozenset[str]
    soft: bool = False
    until: int | None = None


class TopicReader:
    """Reads the topics of one sentence; ``read`` gives each with the token of its cue and who speaks."""

    def __init__(self, words: Words, spans: Spans, clauses: Clauses, parties: Sequence[Party]) -> None:
        self._words = words
        self._tokens = words.tokens
        self._spans = spans
        self._clauses = clauses
        self._sentence = clauses.sentence
        self._limit = clauses.sentence.last
        self._parties = [p for p in parties if p.sentence == clauses.sentence.index]
        self._agenda = AgendaReader(words, spans, clauses.sentence, parties)
        self._frames: tuple[Callable[[Token], Iterator[Cue]], ...] = (
            self._object, self._about, self._upon, self._dative, self._genitive, self._subject, self._stress, self._attitude,
        )  # fmt: skip

    def read(self) -> list[Agenda]:
        out: list[Agenda] = []
        taken: set[int] = set()  # first tokens of phrases that a topic was read from
        for token in self._words.inside(self._sentence.index):
            if token.shape != "word" or not token.readings or self._denied(token):
                continue
            for frame in self._frames:
                cue = next(frame(token), None)
                if cue is not None and cue.start not in taken:
                    found = [Agenda(cue.token.index, item, cue.soft, self._speakers(cue.token)) for item in self._items(cue, taken)]
                    out += found
                    if found:
                        break
        return out

    def _items(self, cue: Cue, taken: set[int]) -> list[Item]:
        found = [i for i in self._agenda.items(cue.start, cue.cases, until=cue.until, measured=cue.soft) if i.first not in taken]
        for item in found:
            taken.update(range(item.first, item.last + 1))
        return found

    def _denied(self, token: Token) -> bool:
        return token.index > self._sentence.first and self._tokens[token.index - 1].lower == "не"

    def _speakers(self, token: Token) -> list[Party]:
        """Who does what the cue says, as far as the sentence names them."""
        pos = token.readings[0].pos
        if pos in ("PS", "N") or token.lower.endswith(("ся", "сь")):
            return []
        if pos == "P" and any("actv" in r.tags for r in token.readings):
            found = self._clauses.antecedent(token.index, token.cases("P"))
            return [found] if found is not None else []
        if pos == "G":
            verbs = [t for t in self._words.inside(self._sentence.index) if finite(t)]
            token = min(verbs, key=lambda t: abs(t.index - token.index), default=token)
        return self._clauses.subject(token.index, agree=token)

    # -- talks ------------------------------------------------------------------------------------

    def _verbal(self, token: Token, lemmas: frozenset[str]) -> bool:
        return any(r.lemma in lemmas and r.pos in _VERBAL for r in token.readings)

    def _object(self, token: Token) -> Iterator[Cue]:
        """"обсудили развитие", "будут рассмотрены итоги", "сотрудничество обсуждалось", "обсудили, как развивать связи"."""
        if self._verbal(token, _w("cues", "objects")):
            yield from self._governed(token, soft=False)
        elif self._verbal(token, _w("cues", "ways")):
            ways = (c for c in self._governed(token, soft=False) if self._tokens[c.start].lemmas & _w("openers"))
            yield from (Cue(c.token, c.start, c.cases) for c in ways)

    def _governed(self, token: Token, *, soft: bool) -> Iterator[Cue]:
        passive = _passive(token)
        cases = NOM if passive else ACC
        start = self._after(token.index + 1)
        if self._agenda.phrase(start, cases, self._limit) is not None:
            yield Cue(token, start, cases, soft)
        elif (how := self._how(start)) is not None:
            yield Cue(token, how, ACC, soft)
        elif token.readings[0].pos in ("PS", "V") and (before := self._left(token, cases)) is not None:
            yield Cue(token, before, cases, soft, until=token.index - 1)

    def _how(self, i: int) -> int | None:
        """", как дальше развивать связи": the object of the infinitive; ``i`` is at the comma or at "как"."""
        j = i + 1 if i <= self._limit and self._tokens[i].text == "," else i
        if j > self._limit or self._tokens[j].lower != "как":
            return None
        verb = next((t for t in self._tokens[j + 1 : min(j + 5, self._limit)] if t.has("I") or t.text == ","), None)
        return verb.index + 1 if verb is not None and verb.has("I") else None

    def _left(self, token: Token, cases: frozenset[str]) -> int | None:
        """The start of the phrase before a verb that is its object or passive subject."""
        low, _ = self._clauses.reach(token.index)
        for i in range(low, token.index):
            if any(p.first <= i <= p.last for p in self._parties) or self._tokens[i].shape != "word":
                continue
            before = self._tokens[i - 1].lower if i > low else ""
            phrase = self._agenda.phrase(i, cases, token.index - 1) if before not in phrases.PREPOSITION_CASES else None
            if phrase is not None:
                return i
        return None

    def _about(self, token: Token) -> Iterator[Cue]:
        """"говорили о торговле", "обменялись мнениями по ситуации", "рассказал о подготовке", "О торговле говорили"."""
        soft = bool(token.lemmas & _w("soft", "about"))
        if not soft and not token.lemmas & (_w("cues", "about") | _w("cues", "on")):
            return
        start = self._preposition(token, _ABOUT if soft or token.lemmas & _w("cues", "about") else ())
        if start is not None:
            how = self._how(start + 2) if self._tokens[start].lower == "том" and start + 2 <= self._limit else None
            yield Cue(token, how if how is not None else start, ACC if how is not None else LOC, soft)
            return
        start = self._preposition(token, ("по",)) if token.lemmas & _w("cues", "on") else None
        if start is not None and not self._circumstance(start - 1):
            yield Cue(token, start, DAT, soft)
        elif token.readings[0].pos == "V":
            low, _ = self._clauses.reach(token.index)
            if self._tokens[low].lower in _ABOUT and low + 1 < token.index:
                yield Cue(token, low + 1, LOC, soft, until=token.index - 1)

    def _preposition(self, token: Token, wanted: tuple[str, ...]) -> int | None:
        """The token after the first of the prepositions that follow a cue within its clause."""
        for i in range(token.index + 1, min(token.index + 12, self._limit)):
            t = self._tokens[i]
            if t.text in ".;:" or t.lemma in ("что", "который") or t.has("I") or (finite(t) and t.lemma not in ("идти", "быть", "пойти", "стать", "зайти")):
                return None
            if t.lower in wanted:
                return i + 1
        return None

    def _circumstance(self, at: int) -> bool:
        return self._tokens[at + 1].lemma in _w("circumstances") if at < self._limit else True

    def _upon(self, token: Token) -> Iterator[Cue]:
        """"обратил внимание на ситуацию", "внимание было сосредоточено на торговле", "подтвердили настрой на работу"."""
        soft = bool(token.lemmas & _w("soft", "upon"))
        if token.lemmas & _w("cues", "focus"):
            start = self._preposition(token, ("на", "в"))
            if start is not None:
                yield Cue(token, start, LOC)
        elif token.lemma in _w("cues", "upon") or soft:
            following = self._tokens[token.index + 1] if token.index < self._limit else None
            if following is not None and following.lower == "на":
                yield Cue(token, token.index + 2, ACC, soft)

    def _dative(self, token: Token) -> Iterator[Cue]:
        """"переговоры были посвящены торговле", "особое внимание уделено транспорту", "торговле придается значение"."""
        if not self._verbal(token, _w("cues", "dative")):
            return
        low, high = self._clauses.reach(token.index)
        if not any(t.lemmas & _w("cues", "dative_nouns") for t in self._tokens[low : high + 1]):
            return
        start = self._after(token.index + 1)
        while start <= high and self._tokens[start].lemmas & {"внимание", "особый", "большой", "важный", "значение"}:
            start += 1
        if self._agenda.phrase(start, DAT, self._limit) is not None:
            yield Cue(token, start, DAT)
        elif (before := self._left(token, DAT)) is not None:
            yield Cue(token, before, DAT, until=token.index - 1)
        elif (phrase := self._agenda.phrase(self._sentence.first, DAT, low)) is not None and self._tokens[phrase.last + 1].text == ",":
            yield Cue(token, phrase.first, DAT, until=phrase.last)

    def _genitive(self, token: Token) -> Iterator[Cue]:
        """"коснулись торговли", "обсуждение бюджета", "мнения относительно поставок"; not "что касается"."""
        if not token.lemmas & _w("cues", "genitive") or (token.index and self._tokens[token.index - 1].lemma == "что"):
            return
        start = self._after(token.index + 1)
        if self._agenda.phrase(start, GEN, self._limit) is not None:
            yield Cue(token, start, GEN)

    def _subject(self, token: Token) -> Iterator[Cue]:
        """"темой встречи стал транспорт", "в центре разговора была торговля", "торговля стала темой", "тема – поставки"."""
        before = self._tokens[token.index - 1] if token.index else token
        topics_of = token.lower == "тем" and (before.lower in ("из", "среди") or "gen" in before.cases("A", "P"))  # "than" else
        if not (topics_of or token.lemma in _w("cues", "agenda") and token.has("N")) or not self._of_talk(token):
            return
        low, high = self._clauses.reach(token.index)
        verb = next((t for t in self._tokens[low : high + 1] if self._copula(t)), None) or self._copula_beyond(token)
        dash = next((t for t in self._tokens[token.index : self._limit] if t.text in "–—-:"), None)
        if verb is not None and verb.index > token.index:
            start = self._after(verb.index + 1)
            if self._agenda.phrase(start, NOM, self._limit) is not None:
                yield Cue(token, start, NOM)
        elif verb is not None and (before := self._left(verb, NOM)) is not None:
            yield Cue(token, before, NOM, until=verb.index - 1)
        elif verb is None and dash is not None:
            yield Cue(token, self._after(dash.index + 1), NOM)

    def _copula(self, token: Token) -> bool:
        return token.lemmas & _w("cues", "copulas") != frozenset() and token.has("V", "PS")

    def _copula_beyond(self, token: Token) -> Token | None:
        """"одним из пунктов повестки, как сказал посол, является": the copula after an inserted clause."""
        following = self._tokens[token.index + 1 : self._limit]
        comma = next((t.index for t in following[:3] if t.text == ","), None)
        closing = next((t.index for t in following if comma is not None and t.index > comma and t.text == ","), None)
        copula = self._tokens[closing + 1] if closing is not None and closing < self._limit else None
        return copula if copula is not None and self._copula(copula) else None

    def _of_talk(self, token: Token) -> bool:
        """Whether an agenda noun is of a talk: "тема встречи", "главной темой был"; not "центр города", "тема диссертации"."""
        follows = [t for t in self._tokens[token.index + 1 : min(token.index + 8, self._limit + 1)] if t.shape == "word"]
        if token.lemma in ("центр", "фокус"):
            return any(t.lemmas & _w("cues", "talks") for t in follows)
        noun = next((t for t in follows if t.readings and t.readings[0].pos == "N" and t.readings[0].case == "gen"), None)
        return noun is None or noun.index > token.index + 2 or bool(noun.lemmas & _w("cues", "talks"))

    # -- what one side says -----------------------------------------------------------------------

    def _stress(self, token: Token) -> Iterator[Cue]:
        """"подчеркнули важность сотрудничества", "отмечен рост торговли"; only with the nouns of the list."""
        if self._verbal(token, _w("soft", "judged")) or (self._verbal(token, _w("soft", "praised")) and self._tokens[token.index - 1].lower == "высоко"):
            yield from self._governed(token, soft=True)
            return
        if not self._verbal(token, _w("soft", "stress")):
            return
        for cue in self._governed(token, soft=True):
            head = self._agenda.head(cue.start, cue.cases, self._limit)
            if head is not None and self._tokens[head].lemmas & _w("soft", "stressed"):
                yield cue

    def _attitude(self, token: Token) -> Iterator[Cue]:
        """"выразили поддержку реформам", "удовлетворение уровнем связей", "высказались за мир"."""
        if token.index >= self._limit:
            return
        following = self._tokens[token.index + 1].lower
        if token.lemma in _w("soft", "dative") and token.has("N"):
            yield Cue(token, token.index + 1, DAT, True)
        elif token.lemma in _w("soft", "instrumental"):
            yield Cue(token, token.index + 1, INS, True)
        elif token.lemma in _w("soft", "interest") and following == "в":
            yield Cue(token, token.index + 2, LOC, True)
        elif self._verbal(token, _w("soft", "plead")) and following == "за":
            yield Cue(token, token.index + 2, ACC, True)
        elif token.lemmas & _w("cues", "shared") and self._shares(token):
            yield Cue(token, token.index + 1, GEN, True)
        elif self._verbal(token, _w("soft", "urge")) and (start := self._preposition(token, ("к",))) is not None:
            yield Cue(token, start, DAT, True)
        elif token.lemma == "оценка" and (cue := self._rated(token)) is not None:
            yield cue

    def _rated(self, token: Token) -> Cue | None:
        """"высокую оценку получило заседание", "дал высокую оценку сотрудничеству"."""
        before = self._tokens[token.index - 1] if token.index else token
        verb = self._tokens[token.index + 1]
        if before.lemma != "высокий":
            return None
        if self._verbal(verb, frozenset(("получить", "получать"))):
            return Cue(token, verb.index + 1, NOM, True)
        return Cue(token, token.index + 1, DAT, True)

    def _shares(self, token: Token) -> bool:
        """"поделился оценками хода диалога"."""
        return any(t.lemmas & _w("cues", "sharing") for t in self._tokens[max(self._sentence.first, token.index - 4) : token.index])

    # -- between a cue and its list ---------------------------------------------------------------

    def _after(self, i: int) -> int:
        """Skip adverbs, circumstances ("на встрече", "по телефону"), the speaker and the partner after a cue."""
        inserted = False
        while i <= self._limit:
            if inserted and self._tokens[i].text == ",":
                return self._after(i + 1)
            following = self._skipped(i)
            if following is None:
                return i
            inserted = inserted or self._tokens[i].text == ","
            i = following
        return i

    def _skipped(self, i: int) -> int | None:
        token = self._tokens[i]
        party = next((p for p in self._parties if p.first <= i <= p.last), None)
        if party is not None and (party.prep or "acc" not in party.cases or party.kind in ("person", "post", "pronoun", "group")) and party.kind != "state":
            return party.last + 1
        if token.lower in _w("cues", "particles") or (token.readings and token.readings[0].pos in ("AV", "PRCL")):
            return i + 1
        if token.lower in ("в", "во", "на", "по", "с", "со", "при", "за"):
            return self._past(i)
        if token.text == "," and i < self._limit and self._skipped(i + 1) is not None:
            return i + 1
        return None

    def _past(self, i: int) -> int | None:
        """The token after a circumstance that a preposition opens: a talk, a place, a partner, a weekday."""
        if i >= self._limit:
            return None
        party = next((p for p in self._parties if p.first == i + 1), None)
        span = self._spans.at(i + 1)
        if party is not None and party.kind in ("person", "post", "group", "pronoun"):
            return party.last + 1
        if span is not None:
            return span.last + 1 if span.kind in ("place", "state", "body") else None
        head = phrases.attribute_run(self._words, i + 1, self._limit)
        if head > self._limit or not self._tokens[head].lemmas & (_w("circumstances") | _w("cues", "talks")):
            return None
        return self._past_talk(head)

    def _past_talk(self, head: int) -> int:
        """Skip "переговоров" after "в ходе", and the sides of the talk."""
        i = head + 1
        while i <= self._limit:
            party = next((p for p in self._parties if p.first == i or (p.first == i + 1 and self._tokens[i].lower in ("с", "со", "между"))), None)
            inner = phrases.attribute_run(self._words, i, self._limit)
            if party is not None and ("gen" in party.cases or party.prep):
                i = party.last + 1
            elif inner <= self._limit and self._tokens[inner].lemmas & _w("cues", "talks") and phrases.agreeing(self._words, i, inner) & GEN:
                i = inner + 1
            else:
                break
        return i


def _passive(token: Token) -> bool:
    first = token.readings[0]
    return first.pos == "PS" or token.lower.endswith(("ся", "сь")) or (first.pos == "P" and "pssv" in first.tags)
