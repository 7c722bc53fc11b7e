"""The names that follow a post and agree with it: after ranks and brackets, between commas, in lists."""

from __future__ import annotations

import re

from kg.extract.languages.ru import holder_lists, naming, phrases, superiors, tails
from kg.extract.languages.ru.appositions import DASHES, LAYMEN
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.names_fitting import NamesFitting
from kg.extract.languages.ru.posts import Post, is_head
from kg.extract.languages.ru.served import leader_served, serves_himself
from kg.extract.spans import Span
from kg.extract.words import Sentence, Token

_RANKS = words_of("posts", "ranks")
_DEPUTIES = words_of("posts", "deputies")
_KIN = words_of("posts", "kin")
_TIME = words_of("posts", "time")
_EVENTS = (
    words_of("triggers", "meeting", "noun", "nouns")
    | words_of("triggers", "visit", "noun", "nouns")
    | words_of("triggers", "call", "noun", "nouns")
)
# Nouns of what somebody asks for, who stands in the genitive: "по приглашению | главы МИД".
_BEHESTS = frozenset(("приглашение",))
# "находящегося | в нашей стране с официальным | визитом": so many words at most stand from the participle on.
_PARTICIPIAL = 6
_INS = frozenset(("ins",))
# Of what somebody has a rank: "генерала | полиции".
_SERVICES = ("полиции", "милиции", "юстиции", "армии", "авиации", "флота", "запаса")
_AGE = re.compile(r"\d+-летн[а-я]+")
# So many tokens at most lie between a post and the name behind its field and brackets.
_TAIL = 14


# As what somebody does something: "в качестве", "в роли" and a post.
_AS_WHAT = frozenset(("качестве", "роли", "ранге", "статусе"))
_TERM = ("на", "переходный", "период")
# Of two states, whose holders a post in the plural means.
OF_TWO = frozenset(("двух", "обеих", "обоих"))
# Of how many states the holders of a post are: "президенты трех стран – А, Б и В".
_OF_SEVERAL = {
    "трех": 3,
    "трёх": 3,
    "четырех": 4,
    "четырёх": 4,
    "пяти": 5,
    "шести": 6,
    "семи": 7,
    "восьми": 8,
    "девяти": 9,
    "десяти": 10,
}


class NamesAfter(NamesFitting):
    """Reads the names after a post."""

    def _past_owner(self, post: Post, i: int) -> int:
        """Where the name of a colleague begins who is told to be that of somebody named before him: "чешский
        коллега П.Новака | Юрай Бланар"; else ``i``."""
        owner = self._spans.at(i) if post.counterpart and not post.plural else None
        after = self._spans.at(owner.last + 1) if owner is not None and owner.kind == "person" else None
        named = after is not None and after.kind == "person" and after.last > after.first
        initials = owner is not None and self._words.tokens[owner.first].text.endswith(".")
        return after.first if named and initials and after is not None else i

    def names_after(self, post: Post, sentence: Sentence, cases: frozenset[str]) -> list[tuple[Span, str]]:
        """The names right after a post that agree with it, each with the state in brackets after it ('' for
        none)."""
        words, spans = self._words, self._spans
        if post.first > sentence.first + 1 and words.tokens[post.first - 1].lower in _AS_WHAT:
            return []  # "в качестве министра | Сото совершил визит": who acts
        apposed = self._are_apposed(post, sentence)
        after = self._past_term(post.last + 1)
        first = self._past_tail(post, self._past_ranks(after, sentence), sentence, cases)
        first = self._past_ranks(post.last + 2, sentence) if apposed else first
        # "встреча лидеров Чили и Перу | (Иван Серов и Хуан Рохас)"
        own = cases | {"nom"} if apposed and words.tokens[post.last + 1].text == "(" else cases
        i = self._who_it_is(post, first, sentence) or self._past_dash(first, sentence, cases)
        i = self._past_owner(post, i)
        names: list[tuple[Span, str]] = []
        called = self._called(post, sentence, cases) or self._serving(post, sentence, cases)
        if called is not None:
            return [(called, "")]
        served = superiors.served_alone(words, spans, post, sentence.last)
        if served is not None:
            post.last = served.last
            return []
        while i <= sentence.last:
            span = spans.at(i)
            if span is None or span.kind != "person":
                break
            if not (self._fits(span, own) or self._is_object(post, span, cases)):
                break
            if cases == _INS and self._is_given(post, span):
                break
            if self._acts_for(post, span, sentence) or self._is_kin(post, span, sentence):
                break
            if not names and (self._is_of_leader(post, span) or self._is_of_many(post, span)):
                break
            bracket = holder_lists.state_in_brackets(self._words, self._spans, span.last + 1, sentence)
            names.append((span, bracket[1] if bracket else ""))
            i = (bracket[0] if bracket else span.last) + 1
            post.plural = post.plural or self._are_two(post, names[0][0], i, cases)
            several = post.plural or (
                post.also is not None and len(names) == 1 and words.tokens[min(i, sentence.last)].lower == "и"
            )
            if not several or i > sentence.last or words.tokens[i].lower not in ("и", ","):
                break
            i = self._past_ranks(i + 1, sentence)
        stated = all(country for _, country in names) if post.plural and len(post.countries) < 2 else False
        said = len(post.countries) if len(post.countries) > 1 else self._counted(post) or 2
        told = stated or len(names) == said
        return [] if apposed and not told else names

    def _past_term(self, i: int) -> int:
        """The token behind until when a post is held: "президент Мали | на переходный период | А"."""
        said = tuple(t.lower for t in self._words.tokens[i : i + len(_TERM)])
        return i + len(_TERM) if said == _TERM else i

    def _serving(self, post: Post, sentence: Sentence, cases: frozenset[str]) -> Span | None:
        """The name behind that of whom a post serves: "помощник президента Ивана Рогова | Олег Серов"."""
        found = superiors.superior(self._words, self._spans, post, cases, sentence.last)
        if found is None:
            return None
        post.position = phrases.tidy(f"{post.position} {found.field}")
        post.serves = (found.official, found.name)
        if found.official is None and not post.country:
            post.country = leader_served(self._words.tokens[found.name.last])
            post.derived = bool(post.country)
        return found.holder

    def _are_two(self, post: Post, name: Span, i: int, cases: frozenset[str]) -> bool:
        """Whether "главы" is a plural: nominatives follow, "главы МИД | Иван Петров, Ян Ли и Ан Ким"."""
        head = self._words.tokens[post.head]
        listed = i + 1 < len(self._words.tokens) and self._words.tokens[i].lower in ("и", ",")
        second = self._spans.at(i + 1) if listed and any(r.number == "p" for r in head.readings) else None
        if second is None or second.kind != "person" or "nom" not in cases:
            return False
        sentence = self._sentence_of(post)
        if self._after_noun(post.first, sentence) or not self._closes_list(second, sentence):
            return False
        likeliest = [self._likeliest(n) for n in (name, second)]
        return all("nom" in own for own in likeliest) and frozenset(("nom",)) in likeliest

    def _closes_list(self, name: Span, sentence: Sentence) -> bool:
        """Whether "и" joins a name to those before it, or further names go on up to an "и"."""
        while self._words.tokens[name.first - 1].lower != "и":
            bracket = holder_lists.state_in_brackets(self._words, self._spans, name.last + 1, sentence)
            after = (bracket[0] if bracket else name.last) + 1
            following = self._spans.at(after + 1) if after < sentence.last else None
            joined = after < sentence.last and self._words.tokens[after].lower in (",", "и")
            if not joined or following is None or following.kind != "person":
                return bracket is not None and joined  # "главы А (Чили), Б (Перу) | и генсек союза"
            name = following
        return True

    def _sentence_of(self, post: Post) -> Sentence:
        return self._words.sentence_of(post.head)

    def _after_noun(self, first: int, sentence: Sentence) -> bool:
        """Whether a post follows a noun of an event, which takes it in the genitive: "встреча главы МИД"."""
        before = self._words.tokens[first - 1] if first > sentence.first else None
        return (
            before is not None
            and bool(before.readings)
            and before.readings[0].pos == "N"
            and bool(before.lemmas & (_EVENTS | _BEHESTS))
            and not self._on_visit(before, sentence)
            and not self._at_audience(before, sentence)
        )

    def _at_audience(self, noun: Token, sentence: Sentence) -> bool:
        """Whether a noun says at what somebody is received, and not whose it is: "принял на аудиенции |
        посла"."""
        first = phrases.first_attribute(self._words, noun.index, sentence.first)
        if noun.lemma != "аудиенция" or first - 2 < sentence.first:
            return False
        return self._words.tokens[first - 1].lower == "на" and bool(
            self._words.tokens[first - 2].lemmas & {"принять", "принимать"}
        )

    def _on_visit(self, noun: Token, sentence: Sentence) -> bool:
        """Whether a noun says what the participle before it does: "принял | находящегося с визитом главу"."""
        first = phrases.first_attribute(self._words, noun.index, sentence.first)
        if "ins" not in noun.cases("N") or phrases.preposition(self._words, first) != "с":
            return False
        near = self._words.tokens[max(sentence.first, first - _PARTICIPIAL) : first]
        opens = next((t for t in reversed(near) if t.readings and t.readings[0].pos in ("P", "V")), None)
        return opens is not None and opens.readings[0].pos == "P" and "acc" in opens.cases("P")

    def _called(self, post: Post, sentence: Sentence, cases: frozenset[str]) -> Span | None:
        """The name between commas after a single post: "другой замминистра, | Иван Петров, | провел"."""
        tokens, comma = self._words.tokens, post.last + 1
        if post.plural or comma + 2 > sentence.last or tokens[comma].text not in (",", "("):
            return None
        if tokens[comma].text == "(":
            return self._bracketed(comma, sentence, cases)
        name = self._spans.at(comma + 1)
        if name is None or name.kind != "person" or name.last > sentence.last:
            return None
        if self._ends_phrase(post, name, sentence, cases):
            return name
        if name.last >= sentence.last:
            return None
        if tokens[name.last + 1].text != "," or self._spans.at(name.last + 2) is not None:
            return None
        words = tuple(t.text for t in tokens[name.first : name.last + 1] if t.shape == "word")
        follows = tokens[min(name.last + 2, sentence.last)]
        listed = is_head(follows) or follows.lower in ("и", "а", "который", "которая")
        agrees = naming.cases_of(words) & cases or any(naming.can_stand(words, case) for case in cases)
        return name if not listed and len(words) > 1 and agrees else None

    def _bracketed(self, i: int, sentence: Sentence, cases: frozenset[str]) -> Span | None:
        """The full name that is all of a bracket: "с министром торговли Чили | (Иваном Серовым)"."""
        name = self._spans.at(i + 1)
        if name is None or name.kind != "person" or name.last >= sentence.last:
            return None
        words = tuple(t.text for t in self._words.tokens[name.first : name.last + 1] if t.shape == "word")
        closed = self._words.tokens[name.last + 1].text == ")"
        told = naming.cases_of(words) & (cases | {"nom"})
        return name if closed and len(words) > 1 and told else None

    def _ends_phrase(self, post: Post, name: Span, sentence: Sentence, cases: frozenset[str]) -> bool:
        """Whether a comma strays between a post of a state and the name that closes the sentence.

        "Провел встречу с министром науки Чили, | Анной Сото".
        """
        closing = name.last == sentence.last or self._words.tokens[name.last + 1].text in ".;"
        words = tuple(t.text for t in self._words.tokens[name.first : name.last + 1] if t.shape == "word")
        own = naming.cases_of(words)
        oblique = bool(cases) and not cases & {"nom", "acc"} and bool(own & cases) and "nom" not in own
        oblique = oblique and bool(post.country)
        if "nom" in own & cases and self._is_sole_subject(post, sentence):
            oblique = bool(post.country) or self._is_known_holder(post)
        return closing and oblique and len(words) > 1

    def _is_known_holder(self, post: Post) -> bool:
        """Whether an attribute says that a post is that of one already spoken of: "нынешний | губернатор"."""
        return any(t.lemmas & _TIME for t in self._words.tokens[post.first : post.head])

    def _is_sole_subject(self, post: Post, sentence: Sentence) -> bool:
        """Whether a verb in the singular right before a post says that one person acts: "прибыл | министр
        Чили, Иван Серов"."""
        before = self._words.tokens[post.first - 1] if post.first > sentence.first else None
        verb = before is not None and finite(before) and before.readings[0].number == "s"
        listed = any(t.lower == "и" for t in self._words.tokens[post.first : post.last + 1])
        return verb and not listed

    def _are_apposed(self, post: Post, sentence: Sentence) -> bool:
        """Whether names may follow a mark: "президенты России и Турции, | А и Б, встретились"."""
        comma = post.last + 1
        first = self._past_ranks(comma + 1, sentence)
        several = post.plural or holder_lists.may_be_several(self._words, post)
        name = self._spans.at(first) if several and comma < sentence.last else None
        if name is None or name.kind != "person":
            return False
        mark = self._words.tokens[comma].text
        if post.plural and (len(post.countries) > 1 or self._are_of_two(post, name, mark, sentence)):
            return mark in (",", "(", ":", *DASHES)
        if self._counted(post):  # "главы МИД трех стран, | А, Б и В, встретились"
            return mark in (",", ":", *DASHES)
        # "главы МИД стран ОТГ: | А (Чили), Б (Перу)"
        state = holder_lists.state_in_brackets(self._words, self._spans, name.last + 1, sentence)
        return mark in (":", *DASHES) and state is not None

    def _counted(self, post: Post) -> int:
        """Of how many states the holders of a post in the plural are told to be; 0 for two or none told."""
        inside = self._words.tokens[post.head + 1 : post.last + 1]
        return next((n for t in inside if (n := _OF_SEVERAL.get(t.lower, 0))), 0) if post.plural else 0

    def _are_of_two(self, post: Post, name: Span, mark: str, sentence: Sentence) -> bool:
        """Whether two names and no more follow a post that two hold: "главы МИД двух стран, | А и Б,",
        "главы МИД | – А и Б"."""
        tokens = self._words.tokens
        of_two = any(t.lower in OF_TWO for t in tokens[post.head + 1 : post.last + 1])
        if not of_two and (mark == "," or not (post.organization or post.country or " " in post.position)):
            return False
        at = self._past_ranks(name.last + 2, sentence) if name.last + 2 <= sentence.last else name.last
        second = self._spans.at(at)
        if second is None or second.kind != "person" or tokens[name.last + 1].lower != "и":
            return False
        return second.last == sentence.last or tokens[second.last + 1].text in (".", ",", ";", ")", *DASHES)

    def _who_it_is(self, post: Post, i: int, sentence: Sentence) -> int | None:
        """The name after a colleague, a dash and a rank: "его коллега — генерал | Иван Петров"."""
        if not post.counterpart or i >= sentence.last or self._words.tokens[i].text not in DASHES:
            return None
        at = self._past_ranks(i + 1, sentence)
        name = self._spans.at(at)
        return at if name is not None and name.kind == "person" else None

    def _past_dash(self, i: int, sentence: Sentence, cases: frozenset[str]) -> int:
        """The name after a dash: "с первым президентом Казахстана – Нурсултаном Назарбаевым"."""
        if i >= sentence.last or self._words.tokens[i].text not in DASHES or "nom" in cases:
            return i
        name = self._spans.at(i + 1)
        if name is None or name.kind != "person":
            return i
        tokens = self._words.tokens[name.first : name.last + 1]
        own = naming.cases_of(tuple(t.text for t in tokens if t.shape == "word"))
        return i + 1 if own & cases and "nom" not in own else i

    def _acts_for(self, post: Post, name: Span, sentence: Sentence) -> bool:
        """Whether a name is of the one whom a deputy serves: "помощник | Хиллари Клинтон | по делам
        Европы"."""
        deputy = self._words.tokens[post.head].lemmas & _DEPUTIES and post.last == post.head
        after = self._words.tokens[name.last + 1] if name.last < sentence.last else None
        return bool(deputy) and after is not None and after.lower == "по"

    def _is_of_leader(self, post: Post, name: Span) -> bool:
        """Whether a name is only that of the leader whom somebody unnamed serves: "с советником | Трампа"."""
        serves = self._words.tokens[post.head].lemmas & _DEPUTIES and post.last == name.first - 1
        inside = self._words.tokens[post.head + 1 : post.last + 1]
        if serves and any(is_head(t) for t in inside) and serves_himself(self._words.tokens[name.last]):
            return False  # "спецпосланника президента США | Стива Уиткоффа"
        state = leader_served(self._words.tokens[name.last]) if serves and not post.organization else ""
        if state and not post.country:
            post.country, post.derived = state, True
        return bool(state)

    def _is_of_many(self, post: Post, name: Span) -> bool:
        """Whether a name in the genitive is of whom several serve: "одного из помощников | Олега Серова"."""
        single = self._words.tokens[post.first].lemma == "один" and post.first < post.head
        deputies = single and bool(self._words.tokens[post.head].lemmas & _DEPUTIES)
        return deputies and "gen" in self._likeliest(name)

    def _is_kin(self, post: Post, name: Span, sentence: Sentence) -> bool:
        """Whether a name can be of a relative spoken of before the post: "жена президента | Брижит
        Макрон"."""
        before = self._words.tokens[post.first - 1] if post.first > sentence.first else None
        if before is None or not before.lemmas & _KIN or "gen" not in post.cases:
            return False
        tokens = self._words.tokens[name.first : name.last + 1]
        scores = naming.joint(tuple(t.text for t in tokens if t.shape == "word"), frozenset())
        genitive = max(s for _, case, s in scores if case == "gen")
        return any(s >= genitive for _, case, s in scores if case in before.cases("N") - {"gen"})

    def _past_ranks(self, i: int, sentence: Sentence) -> int:
        """The first token after ranks and short brackets such as "(ОИС)"."""
        if self._is_rank_apposed(i, sentence):
            i += 1
        while i <= sentence.last:
            aside = holder_lists.aside(self._words, i, sentence) or self._layman(i, sentence)
            aside = aside if aside is not None else self._past_explained(i, sentence)
            aside = i if aside is None and self._is_age(i, sentence) else aside
            if aside is None and not self._words.tokens[i].lemmas & _RANKS:
                break
            i = aside + 1 if aside is not None else i + 1
            i += aside is None and i <= sentence.last and self._words.tokens[i].lower in _SERVICES
        return i

    def _is_age(self, i: int, sentence: Sentence) -> bool:
        """Whether somebody's age stands right before his name: "президент Перу | 70-летний Хуан Росас"."""
        name = self._spans.at(i + 1) if i < sentence.last else None
        return (
            bool(_AGE.fullmatch(self._words.tokens[i].lower)) and name is not None and name.kind == "person"
        )

    def _past_explained(self, i: int, sentence: Sentence) -> int | None:
        """The end of a longer bracket right before the name: "главы МИД Чили (ЧИЛ, сокращение страны) А"."""
        if self._words.tokens[i].text != "(":
            return None
        ahead = range(i + 1, min(i + _TAIL, sentence.last))
        close = next((k for k in ahead if self._words.tokens[k].text == ")"), None)
        name = self._spans.at(close + 1) if close is not None else None
        return close if name is not None and name.kind == "person" else None

    def _is_rank_apposed(self, i: int, sentence: Sentence) -> bool:
        """Whether a rank and a name follow a comma: "главы комитета | , генерала армии Ивана Серова"."""
        if i + 2 > sentence.last or self._words.tokens[i].text != ",":
            return False
        rank = self._words.tokens[i + 1]
        name = self._spans.at(i + 2 + (self._words.tokens[i + 2].lower in _SERVICES))
        return bool(rank.lemmas & _RANKS) and rank.has("N") and name is not None and name.kind == "person"

    def _past_tail(self, post: Post, first: int, sentence: Sentence, cases: frozenset[str]) -> int:
        """The name behind what else is said of a body: "бюро ВОЗ | для стран Европы (ЕРБ ВОЗ) | Хансом".

        The name must stand in the case of the post; ``first`` where there is none such.
        """
        if post.plural or post.counterpart or "nom" in cases or not (post.organization or post.country):
            return first
        name = tails.name_after(self._words, self._spans, first, min(sentence.last, first + _TAIL))
        if name is None or name.first == first:
            return first
        own = naming.cases_of(
            tuple(t.text for t in self._words.tokens[name.first : name.last + 1] if t.shape == "word")
        )
        return name.first if own & cases and "nom" not in own else first

    def _layman(self, i: int, sentence: Sentence) -> int | None:
        """The last token of "и совладелец банка" right before a name."""
        tokens = self._words.tokens
        if i + 2 > sentence.last or tokens[i].lower not in ("и", ","):
            return None
        head = phrases.attribute_run(self._words, i + 1, sentence.last)  # "олимпийский | чемпион"
        if head >= sentence.last or not tokens[head].lemmas & LAYMEN:
            return None
        end = phrases.complement_end(self._words, self._spans, head, sentence.last)
        following = self._spans.at(end + 1)
        return end if following is not None and following.kind == "person" else None
