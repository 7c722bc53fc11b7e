"""Names with their posts in apposition: "Закир Гасанов, министр обороны", "вице-премьер, министр Иван
Петров"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.extract.languages.ru import naming, phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.posts import Post, PostReader, is_calling, is_head
from kg.extract.languages.ru.prepositions import PREPOSITION_CASES
from kg.extract.languages.ru.same_post import at_odds
from kg.extract.languages.ru.states import Adjectives, international
from kg.extract.languages.ru.two_holders import tells_of
from kg.extract.parties import Capacity, Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Sentence, Words

_RANKS = words_of("posts", "ranks") | frozenset(("аятолла", "аятолл"))
_DEPUTIES = words_of("posts", "deputies")
_RULERS = words_of("posts", "rulers")
LAYMEN = words_of("posts", "laymen")
DASHES = phrases.DASHES
_EMPHASIS = words_of("posts", "emphasis")
_JOINT = ("межправительственная комисси", "межправкомисси", "двусторонн", "совместн", "смешанн")
# Of two posts of one holder the first counts, unless it says little of him.
_VAGUE = frozenset(("представитель", "член", "участник", "депутат"))
# "Иван Петров, | до того губернатор Тулы", "в прошлом министр"
EARLIER = frozenset(
    ("ранее", "раньше", "прежде", "некогда", "доселе", "когда-то", "до того", "до этого", "в прошлом")
) | {"в недавнем прошлом", "до недавнего времени", "тогда", "в то время", "на тот момент", "в ту пору"}
# "прокурор Иван Петров, | ныне глава комитета"
NOW = frozenset(("ныне", "теперь", "сейчас", "сегодня", "в настоящее время", "в настоящий момент"))
# "| с 2001 по 2005 годы": so many words at most tell the years of a post.
_YEARS = 6
# "в | 1990-х"
_DECADE = re.compile(r"\d{4}-(х|е|м)")
# "(Iván de la Soto y Vega)": so many words at most spell a name in brackets.
_SPELT = 8
# "глава миссии Чили | при ЕС и НАТО": so many words at most.
_HELD_AT, _POSTING = frozenset(("при", "в", "на")), 6
_CLOSING = frozenset(",).;:и(") | DASHES


# Who has no office, yet is talked with: "с главарём мятежников | Ли"; so many words stand before the name.
_FOES = frozenset(("главарь", "вожак", "предводитель", "кандидат", "претендент", "диссидент", "победитель"))
_FOE = 4
_HOSTS = frozenset(("хозяин", "хозяйка"))
_HOSTED = words_of("triggers", "meeting", "noun", "nouns") | words_of(
    "triggers", "conference", "noun", "nouns"
)


class Appositions:
    """Reads names with the posts after them, and posts set side by side."""

    def __init__(self, words: Words, spans: Spans, adjectives: Adjectives) -> None:
        self._words = words
        self._spans = spans
        self._adjectives = adjectives
        self._posts = PostReader(words, spans, adjectives)

    # -- a name, then a post ----------------------------------------------------------------------

    def of_name(self, span: Span, sentence: Sentence) -> Party:
        """Return a name as a party, with the posts in apposition after it: "Закир Гасанов, министр обороны
        Азербайджана,"."""
        words = self._words
        foreign = self._nationality(span.first, sentence)
        prep = phrases.preposition(words, span.first - 2 if foreign else span.first)
        prep = prep or self._across_title(span.first, sentence)
        cases = PREPOSITION_CASES[prep] if prep else frozenset()
        party = Party(
            span.first, span.last, span.last, "person", sentence.index, cases, prep, person_span=span
        )
        party.foreign = foreign
        post = self._post_after(span, sentence)
        while post is not None:
            if party.capacity is None:
                party.capacity, party.counterpart = capacity_of(post), post.counterpart
                party.cases = (cases & post.cases or cases) if prep else self._agreeing(span, post)
            else:
                party.also = (*party.also, capacity_of(post))
            party.last = post.last
            post = self._next_post(post, sentence)
        return party

    def _across_title(self, first: int, sentence: Sentence) -> str:
        """The preposition before what a bare name is called: "с господином | Ли", "с хозяином ужина | Ли"."""
        words, i = self._words, first - 1
        if i > sentence.first and words.tokens[i].lemmas & _HOSTED and "gen" in words.tokens[i].cases("N"):
            i -= 1
            return phrases.preposition(words, i) if words.tokens[i].lemmas & _HOSTS else ""
        if (led := self._foe(i, sentence)) is not None:  # "с главарём мятежников | Ли"
            return phrases.preposition(words, led)
        titled = False
        while i > sentence.first and words.tokens[i].lemmas & _RANKS and words.tokens[i].has("N"):
            titled, i = True, i - 1
        return phrases.preposition(words, i + 1) if titled else ""

    def _foe(self, last: int, sentence: Sentence) -> int | None:
        """Where what a bare name is called begins, which is no post: "| кандидатом от оппозиции Ли"."""
        for i in range(last, max(sentence.first, last - _FOE) - 1, -1):
            token = self._words.tokens[i]
            if token.lemmas & _FOES:
                return i
            named = token.capital and self._spans.over(i) is None  # "с кандидатом в президенты | Перу Ли"
            if token.shape == "mark" or named or finite(token):
                return None
        return None

    def _agreeing(self, span: Span, post: Post) -> frozenset[str]:
        """The cases of a post after a name, none where the name has no such form: "Ивана – | послом"."""
        names = tuple(t.text for t in self._words.tokens[span.first : span.last + 1] if t.shape == "word")
        if self._words.tokens[post.first - 1].text == "(":  # "приняла Ивана Петрова (посол Чили)"
            return naming.cases_of(names) or post.cases
        return post.cases if post.cases & naming.cases_of(names) or "nom" in post.cases else frozenset()

    def _post_after(self, span: Span, sentence: Sentence) -> Post | None:
        i = self._past_spelling(span.last + 1, sentence)
        if i + 1 <= sentence.last and (
            self._words.tokens[i].text in DASHES or self._words.tokens[i].text in (",", "(")
        ):
            post = self._held_earlier(self._past_emphasis(i + 1, sentence), sentence)
            post = None if post is not None and self._is_of_next(i, span, post) else post
        elif i <= sentence.last and self._surname_first(span):
            post = self._apposition(i, sentence, closed=False)
        elif i <= sentence.last and self._is_caption(span, sentence):
            post = self._apposition(i, sentence)
        else:
            return None
        return post if post is not None and self._holds_alone(post) else None

    def _is_of_next(self, i: int, span: Span, post: Post) -> bool:
        """Whether a post is that of who follows: "назначен Иван Петров, | послом – Олег Серов"."""
        behind = self._words.tokens[min(post.last + 1, len(self._words.tokens) - 1)]
        if self._words.tokens[i].text != "," or "nom" in post.cases or behind.text not in DASHES:
            return False
        names = tuple(t.text for t in self._words.tokens[span.first : span.last + 1] if t.shape == "word")
        return not post.cases & naming.cases_of(names)

    def _held_earlier(self, i: int, sentence: Sentence, *, closed: bool = True) -> Post | None:
        """The post that begins at ``i``, one that is left behind "ранее", "до того", "в прошлом"."""
        said = [t.lower for t in self._words.tokens[i : min(i + 3, sentence.last)]]
        length = next((n for n in (1, 2, 3) if " ".join(said[:n]) in EARLIER), 0)
        left, years = bool(length), self._past_years(i + length, sentence)
        post = self._apposition(years or i + length, sentence, closed=closed)
        post = post or self._held_in(i, sentence) or self._held_at(i, sentence)
        if post is not None and (left or (years and not self._since_then(i + length, years))):
            post.former = True
        return post

    def _held_in(self, i: int, sentence: Sentence) -> Post | None:
        """The post that begins at ``i`` and ends with its years: "Иван Петров, | министр Перу в 1990–1995
        годах,"."""
        post = self._apposition(i, sentence, closed=False)
        behind = self._past_years(post.last + 1, sentence) if post is not None else 0
        if post is None or not behind or self._words.tokens[post.last + 1].lower == "до":
            return None
        closed = behind > sentence.last or self._words.tokens[behind].text in _CLOSING
        post.former = post.former or not self._since_then(post.last + 1, behind)
        return post if closed else None

    def _held_at(self, i: int, sentence: Sentence) -> Post | None:
        """The post that begins at ``i`` and ends with where it is held: "Иван Петров, | глава миссии Перу при
        ООН,"."""
        post = self._apposition(i, sentence, closed=False)
        behind = self._words.tokens[post.last + 1 : sentence.last + 1] if post is not None else []
        if not behind or behind[0].lower not in _HELD_AT:
            return None
        end = next((k for k, t in enumerate(behind) if t.text in (",", ")", ".", ";")), len(behind))
        return post if 1 < end <= _POSTING and not any(finite(t) for t in behind[:end]) else None

    def _past_years(self, i: int, sentence: Sentence) -> int:
        """The token after the years of a post: "Иван Петров, | с 2001 по 2005 год | министр"; 0 for none."""
        tokens = self._words.tokens
        if i > sentence.last or tokens[i].lower not in ("в", "с", "до"):
            return 0
        inside = tokens[i : min(i + _YEARS, sentence.last) + 1]
        end = next((t.index for t in reversed(inside) if "год" in t.lemmas or _DECADE.fullmatch(t.lower)), 0)
        told = tokens[i + 1 : end + ("год" not in tokens[end].lemmas)]
        numbers = [t for t in told if t.text[:1].isdigit()]
        plain = all(t in numbers or t.lower == "по" or t.text in DASHES for t in told)
        if not (end and numbers and plain):
            return 0
        return end + 2 if end < sentence.last and tokens[end + 1].text in DASHES else end + 1

    def _since_then(self, first: int, end: int) -> bool:
        return is_since([t.lower for t in self._words.tokens[first:end]])

    def _past_spelling(self, i: int, sentence: Sentence) -> int:
        """The token after a name's spelling in its own letters: "Иван Сото (Iván Soto) | , директор"."""
        tokens = self._words.tokens
        if i >= sentence.last or tokens[i].text != "(":
            return i
        inside = tokens[i + 1 : min(i + _SPELT, sentence.last + 1)]
        end = next((k for k, t in enumerate(inside) if t.text == ")"), 0)
        foreign = bool(end) and all(t.text[0].isascii() for t in inside[:end])
        return i + end + 2 if foreign and inside[0].text[0].isalpha() else i

    def _past_emphasis(self, i: int, sentence: Sentence) -> int:
        """The first token after "не только", "но и", "также", "ныне", "политик и"."""
        tokens = self._words.tokens
        while i < sentence.last and (
            tokens[i].lower in _EMPHASIS or (tokens[i].lemma in LAYMEN and tokens[i + 1].lower in ("и", ","))
        ):
            i += 1
        return i

    def _holds_alone(self, post: Post) -> bool:
        chief = post.country and post.position.lower().startswith("главн")
        return not is_calling(self._words.tokens[post.head]) or bool(post.organization or chief)

    def _next_post(self, post: Post, sentence: Sentence) -> Post | None:
        """ "Иван Петров, депутат Думы | и член комитета": a second post after the name, said to its end."""
        i = post.last + 1
        if i + 1 > sentence.last or self._words.tokens[i].lower not in ("и", ","):
            return None
        comma = self._words.tokens[i].text == "," and self._words.tokens[i + 1].lower not in _EMPHASIS
        second = self._held_earlier(self._past_emphasis(i + 1, sentence), sentence, closed=not comma)
        if comma and (second is None or not self._goes_on(second, sentence)):
            return None
        if second is None or not second.cases & post.cases or not self._holds_alone(second):
            return None
        # "Иван Петров, сенатор и руководитель группы дружбы с Чили"
        stated = second.organization or second.country or " группы " in second.position
        return second if stated and not at_odds(second.country, post.country) else None

    def _goes_on(self, post: Post, sentence: Sentence) -> bool:
        """Whether a verb in the singular follows a post, so that those before it are of one: "Иван Петров,
        депутат Думы, | член комитета Думы, | провел"."""
        i = post.last + 1
        closed = i <= sentence.last and self._words.tokens[i].text not in ("и", *DASHES)
        if not closed or self._spans.at(i) is not None:
            return False
        verb = next((t for t in self._words.tokens[i : sentence.last + 1] if finite(t)), None)
        between = self._words.tokens[i : verb.index] if verb is not None else []
        named = any((s := self._spans.at(t.index)) is not None and s.kind == "person" for t in between)
        single = verb is not None and all(r.number != "p" for r in verb.readings if r.pos in ("V", "PS"))
        return single and not named and not any(is_head(t) for t in between)

    def _nationality(self, first: int, sentence: Sentence) -> str:
        """ "американский кинорежиссёр Оливер Стоун": the state of an adjective before a noun that is no
        post."""
        tokens = self._words.tokens
        if first - 2 < sentence.first or not phrases.is_noun(tokens[first - 1]) or tokens[first - 1].capital:
            return ""
        if not any("anim" in r.tags for r in tokens[first - 1].readings):
            return ""
        countries = self._adjectives.countries(tokens[first - 2])
        return countries[0] if len(countries) == 1 else ""

    def _surname_first(self, span: Span) -> bool:
        """ "Лавров Сергей Викторович Министр иностранных дел": the order of lists, where the post follows
        without a mark."""
        tokens = self._words.tokens[span.first : span.last + 1]
        repeated = self._spans.over(span.first - 1)
        if (
            repeated is not None and repeated.kind == "person"
        ):  # the pop-up of a page: "Николас Мадуро Мадуро Николас Президент"
            return True
        return len(tokens) == 3 and tokens[-1].lower.endswith(("вич", "вна"))

    def _is_caption(self, span: Span, sentence: Sentence) -> bool:
        """Whether a sentence is a name and a post with a capital: "Кирсан Илюмжинов Президент ФИДЕ"."""
        return (
            span.first == sentence.first
            and self._words.tokens[span.last + 1].capital
            and span.last > span.first
        )

    def _apposition(self, i: int, sentence: Sentence, *, closed: bool = True) -> Post | None:
        """The post phrase that begins right at ``i``; ``closed`` asks for a mark or the end after it."""
        post = self._post_from(i, sentence)
        if post is not None and post.counterpart and not (closed and post.country):
            return None  # "А, его турецкий коллега,", but not "А и коллега"
        if post is None or not closed:
            return post
        self._past_superior(post, sentence)
        closing = post.last + 1
        if closing <= sentence.last and self._words.tokens[closing].text not in _CLOSING:
            return None
        return None if self._spans.at(closing) is not None else post

    def _past_superior(self, post: Post, sentence: Sentence) -> None:
        """Let a post reach to the name of whom it serves: "советник лидера Ирана | аятоллы Али Хаменеи,"."""
        i = post.last + 1
        i += i < sentence.last and bool(self._words.tokens[i].lemmas & _RANKS)
        name = self._spans.at(i)
        nested = self._words.tokens[post.head].lemmas & _DEPUTIES and " " in post.position
        serves = bool(nested) and name is not None and name.kind == "person"
        if name is None or not serves or name.last >= sentence.last:
            return
        names = tuple(t.text for t in self._words.tokens[name.first : name.last + 1] if t.shape == "word")
        if "gen" in naming.cases_of(names) and self._words.tokens[name.last + 1].text in (",", ")", "."):
            post.last = name.last

    def _post_from(self, i: int, sentence: Sentence) -> Post | None:
        """The post of one person whose phrase begins with token ``i``: "управляющий директор" is one of a
        director."""
        for k in range(i, min(i + 6, sentence.last + 1)):
            post = (
                self._posts.read(k, floor=i, limit=sentence.last) if is_head(self._words.tokens[k]) else None
            )
            if post is not None:
                return post if post.first == i and not post.plural else None
        return None

    # -- a post without a name in apposition to one with a name -------------------------------------

    def joined(self, parties: list[Party]) -> list[Party]:
        """ "представитель Ватикана, апостольский нунций Анте Йозич": a bare post in apposition before a named
        one is its."""
        out: list[Party] = []
        for party in self._without_summaries(parties):
            before = out[-1] if out else None
            if (
                before is not None
                and before.capacity is not None
                and party.capacity is not None
                and self._is_apposed(before, party)
            ):
                if before.counterpart:
                    pass  # the post after it says more
                elif _is_one_title(before.capacity, party.capacity):
                    party.capacity.position = f"{before.capacity.position} – {party.capacity.position}"
                elif self._is_rank(before.capacity, party):
                    party.capacity = before.capacity
                elif not before.plural and before.capacity.position.lower() in _VAGUE:
                    party.also = (*party.also, before.capacity)
                elif not before.plural:
                    own, party.capacity = party.capacity, before.capacity
                    own.country = own.country or before.capacity.country
                    party.capacity.country = party.capacity.country or own.country
                    party.also = (own, *party.also)
                party.capacity.country = party.capacity.country or before.capacity.country
                party.first, party.prep = before.first, before.prep
                out[-1] = party
            else:
                out.append(party)
        return out

    def _without_summaries(self, parties: list[Party]) -> list[Party]:
        """The parties without a plural post of all who follow it by name: "сопредседатели комиссии | министр
        Чили А и министр Перу Б"; to chair is a further post of each."""
        out: list[Party] = []
        summary: Party | None = None
        for n, party in enumerate(parties):
            if summary is None and self._sums_up(party, parties[n + 1 : n + 3]):
                summary = party
                continue
            opens = summary is not None and parties[n - 1] is summary
            if summary is not None and not self._is_of_run(parties[n - 1], party, first=opens):
                summary = None
            if summary is not None and summary.capacity is not None:
                chair = summary.capacity.position.lower().startswith("сопредседател")
                party.also = (*party.also, replace(summary.capacity, country="")) if chair else party.also
                party.first = summary.first if opens else party.first
            out.append(party)
        return out

    def _sums_up(self, bare: Party, following: Sequence[Party]) -> bool:
        if bare.kind != "post" or not bare.plural or len(following) < 2 or bare.counterpart or bare.prep:
            return False
        first, second = following
        return self._is_of_run(bare, first, first=True) and self._is_of_run(first, second, first=False)

    def _is_of_run(self, before: Party, party: Party, *, first: bool) -> bool:
        """Whether a holder follows a plural post, or another holder of its list."""
        between = [t.lower for t in self._words.tokens[before.last + 1 : party.first]]
        held = party.kind == "person" and party.capacity is not None and not party.prep
        agrees = bool(before.cases & party.cases) or not party.cases
        return held and agrees and between in (([],) if first else (["и"], [","], [",", "а", "также"]))

    def _is_apposed(self, bare: Party, named: Party) -> bool:
        if bare.kind != "post" or named.kind != "person" or named.counterpart:
            return False
        held, own = bare.capacity, named.capacity
        between = "".join(t.text for t in self._words.tokens[bare.last + 1 : named.first])
        if held is None or own is None or not bare.cases & named.cases:
            return False
        if bare.counterpart:  # "с перуанским коллегой, министром обороны А"
            return not bare.plural and between in {","} | DASHES and not at_odds(held.country, own.country)
        if bare.plural:
            return bool(between) and between in DASHES
        stated = bool(held.country or held.organization or own.country)
        stated = stated or (between in DASHES and bool(own.organization) and bool(between))
        stated = stated or (not between and " " in held.position)  # "начальник отдела связей | депутат А"
        if between not in {"", ","} | DASHES or not stated:
            return False
        if between == "," and tells_of(self._words, bare.first, held.position, own.position, named.last):
            return False
        return self._same_holder(held, own)

    def _is_rank(self, held: Capacity, party: Party) -> bool:
        """Whether a bare "посол" right after the post at a body is only a rank: "генсек ОТГ | посол А"."""
        own = party.capacity
        ranked = own is not None and own.position.lower() == "посол" and not (own.country or own.organization)
        return ranked and bool(held.organization) and self._words.tokens[party.head - 1].shape == "word"

    def _same_holder(self, first: Capacity, second: Capacity) -> bool:
        """Whether two posts with a comma between are of one person; two rulers or two countries are not."""
        if not (second.country or second.organization):
            return True
        if of_two_sides(first, second):
            return False
        words = first.position.lower().split()
        rules = bool(words) and words[-1] in _RULERS and not first.former
        return not at_odds(first.country, second.country) and not rules


def is_since(said: Sequence[str]) -> bool:
    """Whether words of time say that something goes on: "с 2010 года", not "с 2010 по 2015 год"."""
    return said[0] == "с" and "по" not in said


def of_two_sides(first: Capacity, second: Capacity) -> bool:
    """Whether a post of a state and one of an international body are a list: "министр РА, комиссар ЕС".

    Each side of a joint commission has a chair of its own: "министр РА, сопредседатель комиссии". Who ruled
    a state once has another post now: "бывший президент РА, посланник ООН А".
    """
    if first.former:
        return False
    own = bool(second.country) or any(w in second.organization.lower() for w in _JOINT)
    return bool(first.country) and not own and international(second.organization)


def _is_one_title(first: Capacity, second: Capacity) -> bool:
    """Whether two posts are the one title that Russian ministries give: "статс-секретарь – заместитель
    министра"."""
    alone = not (first.organization or first.country)
    secretary = alone and first.position.lower() == "статс-секретарь"
    return secretary and second.position.lower().startswith(("заместитель министра", "замминистра"))


def capacity_of(post: Post) -> Capacity:
    """Return what a post says of its holder."""
    return Capacity(
        post.position,
        post.organization,
        post.country,
        post.former,
        post.first,
        post.last,
        post.derived,
        post.closed,
        post.local,
    )
