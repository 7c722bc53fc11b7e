"""Where somebody serves, or for whom he acts: "посол Японии | в Грузии", "наблюдатель | от ОБСЕ"."""

from __future__ import annotations

from kg import gazetteer
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.body_phrases import BODIES, STOP
from kg.extract.languages.ru.findings import Taking
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.titles import COUNTERPARTS, head_lemma
from kg.extract.spans import Span

_ENVOYS = words_of("posts", "envoys")
_RANKS = words_of("posts", "ranks")
_BESIDE = frozenset(("уполномоченный", "советник", "помощник"))
# Who is elected for a part of a state or by a party: "сенатор от штата Аризона", "депутат от партии".
_ELECTED = frozenset(("сенатор", "депутат", "конгрессмен", "парламентарий", "вице-спикер"))
_LANDS = frozenset(("штат", "округ", "область", "партия"))
_LOC = frozenset(("loc",))
_DELEGATED = words_of("posts", "delegated")
_ABROAD = words_of("triggers", "meeting", "unnamed", "abroad")
_STATES = words_of("triggers", "meeting", "unnamed", "states")
_OF_FELLOWS = frozenset(("dat", "gen"))


class Postings(Taking):
    """Reads the places and senders among what follows the head of a post."""

    def _of_abroad(self, i: int) -> int | None:
        """ "послы | иностранных государств": states that are not named, which are no part of a title."""
        if i != self._head + 1 or i >= self._limit or not self._plural:
            return None
        attribute, noun = self._words.tokens[i : i + 2]
        told = attribute.lemmas & _ABROAD and noun.lemmas & _STATES
        many = any(r.case == "gen" and r.number == "p" for r in noun.readings)
        return noun.index if told and many else None

    def _posting(self, i: int) -> int | None:
        """ "посол Японии | в Грузии", "командующий войсками НАТО | в Европе", "представитель Китая | при
        ООН"."""
        tokens = self._words.tokens
        if tokens[i].lower not in ("в", "во", "на", "при") or i + 1 > self._limit:
            return None
        if self._lemma == "поверенный" and tokens[i + 1].lower == "делах":
            self.found.pieces.append((i, i + 1))
            return i + 1
        short = [t.lower for t in tokens[i + 1 : i + 3]] == ["г", "."]  # "консул Чили | в г. Риме"
        master = self._master(i)
        if master is not None:
            self.found.pieces.append((i, master))
            return master
        end = self._named_group(i + 3 if short and i + 3 <= self._limit else i + 1)
        if end is None:
            return self._loose(i)
        end = self._further_places(end)
        if self._lemma in _ENVOYS:
            span = self._spans.over(end)
            if tokens[i].lower == "при" or (span is not None and span.kind == "body"):
                self.found.pieces.append((i, end))
            return end
        if not self._closes(self._bodies.extent(i + 1, end)) and not self._of_group(i + 1):
            return None
        span = self._spans.at(i + 1)
        if (
            self.found.body is None
            and not self.found.countries
            and tokens[i].lower != "при"
            and self._in_body(span, i + 1)
        ):
            return self._take_body(i + 1, end, cases=frozenset(("loc",)))
        return end

    def _master(self, i: int) -> int | None:
        """The official beside whom an envoy serves: "уполномоченный | при президенте | Чили по правам
        детей"."""
        tokens, serves = self._words.tokens, self._lemma in _ENVOYS or self._lemma in _BESIDE
        if not serves or tokens[i].lower != "при" or self._spans.at(i + 1) is not None:
            return None
        official = tokens[i + 1]
        return i + 1 if head_lemma(official) and "loc" in official.cases("N") else None

    def _of_group(self, i: int) -> bool:
        """Whether a group within a body is led: "руководитель группы дружбы с Чили | в парламенте Перу"."""
        grouped = any(self._words.tokens[k].lemma == "группа" for k, _ in self.found.pieces)
        return grouped and self._in_body(self._spans.at(i), i)

    def _loose(self, i: int) -> int | None:
        """ "глава делегации | на переговорах Саеб Эрекат": any place or occasion, when the name follows right
        after."""
        end = phrases.noun_group(self._words, self._spans, i + 1, self._limit, frozenset(("loc",)), STOP)
        if end is None:
            return None
        end = phrases.complement_end(self._words, self._spans, end, self._limit, nested=STOP)
        following = self._spans.at(end + 1)
        return end if following is not None and following.kind == "person" else None

    def _further_places(self, end: int) -> int:
        """The end of a list of places: "в России, на Украине и в Белоруссии"."""
        tokens = self._words.tokens
        while end + 3 <= self._limit and tokens[end + 1].lower in (",", "и"):
            again = tokens[end + 2].lower in ("в", "во", "на")
            i = end + 3 if again else end + 2
            span = self._spans.at(i)
            if again and (span is None or span.kind == "body"):  # "на Украине и в контактной | группе"
                group = phrases.noun_group(self._words, self._spans, i, self._limit, _LOC, STOP)
                return group if group is not None and self._closes(group) else end
            if span is None or span.kind not in ("state", "place"):
                break
            end = span.last
        return end

    def _named_group(self, i: int) -> int | None:
        """The end of a place, state or body (with attributes) that starts at ``i``."""
        head = phrases.attribute_run(self._words, i, self._limit)
        span = self._spans.at(i) or (self._spans.at(head) if head <= self._limit else None)
        if span is not None:
            return span.last if span.kind != "person" and span.last <= self._limit else None
        if head > self._limit:
            return None
        token = self._words.tokens[head]
        if token.lemmas & BODIES and phrases.is_noun(token) and "loc" in phrases.noun_cases(token):
            return head
        return None

    def _in_body(self, span: Span | None, i: int) -> bool:
        if span is not None and span.kind == "state":
            return False  # "Российская | Федерация"
        head = phrases.attribute_run(self._words, i, self._limit)
        return (span is not None and span.kind == "body") or (
            head <= self._limit and bool(self._words.tokens[head].lemmas & BODIES)
        )

    def _closes(self, end: int) -> bool:
        """Whether a name or a mark follows, so that the phrase is part of the post and not of the
        sentence."""
        while end + 1 < self._limit and self._words.tokens[end + 1].lemmas & _RANKS:
            end += 1  # "командующий войсками Чили в Перу | генерал Иван Петров"
        if end >= self._limit:
            return True
        following = self._spans.at(end + 1)
        return following is not None and following.kind == "person"

    def _delegated(self, i: int) -> int | None:
        """ "наблюдатель | от ОБСЕ", "депутат | от партии", "член палаты | от штата Аризона"."""
        if self._words.tokens[i].lower != "от" or i + 1 > self._limit:
            return None
        quoted = phrases.quoted_end(self._words, i + 1) if self._lemma in _ELECTED else None
        if quoted is not None and quoted <= self._limit:
            return quoted  # "депутат | от «Пути»"
        span = self._spans.at(i + 1 + bool(self._words.tokens[i + 1].lemmas & _LANDS))
        end = span.last if span is not None and span.kind != "person" else self._plain_group(i + 1)
        if end is None:
            return None
        if self._lemma in _ELECTED and span is not None and span.kind in ("place", "body"):
            self.found.country = self.found.country or span.country  # "сенатор | от Аризоны"
            return span.last
        party = self._bodies.start(i + 1, places=False, territories=False) if span is None else None
        if self._lemma in _ELECTED and party is not None:  # "депутат | от партии «Путь»"
            return self._bodies.extent(i + 1, party)
        end = phrases.complement_end(self._words, self._spans, end, self._limit, nested=STOP)
        if self._lemma in _DELEGATED and not (self.found.countries or self.found.body):
            if span is not None and span.kind == "state":
                self.found.countries.append(span.country)
                return span.last
            return self._take_body(i + 1, end, cases=frozenset(("gen",)))
        if self._closes(end) and span is not None and span.kind == "state" and span.last == end:
            self.found.country = self.found.country or span.country  # "сопредседатель группы | от Франции"
        at_body = self.found.body is not None and span is not None and span.kind == "place"
        return end if self._closes(end) or (at_body and self._ends(end)) else None

    def _fellows(self, i: int) -> int | None:
        """ "коллеги | по «семерке»", "из стран НАТО", "из ЕС": officials of its states."""
        tokens = self._words.tokens
        if self._lemma not in COUNTERPARTS or tokens[i].lower not in ("по", "из") or i >= self._limit:
            return None
        start = phrases.past_members(self._words, i + 1, self._limit) or i + 1
        quoted = start < self._limit and tokens[start].text in phrases.QUOTES
        span = self._spans.at(start + quoted)
        if span is None or span.kind != "body" or span.country or not gazetteer.body(span.key):
            return None
        end = self._take_body(span.first, span.last, cases=_OF_FELLOWS)
        return end if end is None else end + quoted

    def _ends(self, end: int) -> bool:
        """Whether a mark follows: "вице-президент союза | от Азии,"."""
        return end < self._limit and self._words.tokens[end + 1].shape == "mark"

    def _of_side(self, i: int) -> int | None:
        """ "сопредседатель комиссии | с российской стороны", "от грузинской стороны"."""
        tokens = self._words.tokens
        if (
            i + 2 > self._limit
            or tokens[i].lower not in ("с", "со", "от")
            or tokens[i + 2].lower != "стороны"
        ):
            return None
        countries = self._adjectives.countries(tokens[i + 1])
        if len(countries) != 1:
            return None
        self.found.country = self.found.country or countries[0]
        return i + 2

    def _plain_group(self, i: int) -> int | None:
        return phrases.noun_group(self._words, self._spans, i, self._limit, frozenset(("gen",)), STOP)
