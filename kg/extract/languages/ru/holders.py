"""Posts with the names of those who hold them: before the name, after it, in lists, several posts of one
person."""

from __future__ import annotations

from kg.extract.languages.ru import naming, phrases
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.posts import Post, PostReader, is_calling, is_head
from kg.extract.languages.ru.states import Adjectives
from kg.extract.parties import Capacity, Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Sentence, Words

_RANKS = words_of("posts", "ranks")
_RULERS = words_of("posts", "rulers")
_EVENTS = (
    words_of("triggers", "meeting", "noun", "nouns")
    | words_of("triggers", "visit", "noun", "nouns")
    | words_of("triggers", "call", "noun", "nouns")
)
DASHES = frozenset("–—-−")
_EMPHASIS = frozenset(["не", "только", "но", "и", "также", "ныне", "теперь", "одновременно"])
# Cases that a name cannot take from a noun before its post, as the genitive can.
_OBLIQUE = frozenset(("dat", "ins", "loc"))
_CLOSING = frozenset(",).;и") | DASHES


class Holders:
    """Reads posts and the names beside them as parties."""

    def __init__(self, words: Words, spans: Spans, adjectives: Adjectives) -> None:
        self._words = words
        self._spans = spans
        self._adjectives = adjectives
        self._posts = PostReader(words, spans, adjectives)

    # -- a post, then names -----------------------------------------------------------------------

    def of_post(self, head: int, floor: int, sentence: Sentence) -> list[Party]:
        """Return the parties of the post headed by token ``head``; none when it names no post."""
        post = self._posts.read(head, floor=floor, limit=sentence.last)
        if post is None:
            return []
        self._further_post(post, sentence)
        parties = self._with_names(post, sentence)
        if is_calling(self._words.tokens[head]):
            return [p for p in parties if p.person_span is not None and post.organization and not post.plural]
        return parties

    def _further_post(self, post: Post, sentence: Sentence) -> None:
        """ "генеральный директор и председатель правления ПАО": a second post of the same holder shares the
        body."""
        words, i = self._words, post.last + 1
        if (
            post.plural
            or post.counterpart
            or i + 1 > sentence.last
            or words.tokens[i].lower not in ("и", ",", "–", "—")
        ):
            return
        second = self._apposition(i + 1, sentence, closed=False)
        if second is None or not second.cases & post.cases or _at_odds(second.country, post.country):
            return
        following = self._spans.at(second.last + 1)
        if following is None or following.kind != "person" or not self._fits(following, second.cases):
            return
        if words.tokens[i].lower != "и" and _at_odds(post.organization, second.organization):
            return
        post.organization = post.organization or second.organization
        post.country = post.country or second.country
        post.also = _capacity(second)
        post.last = second.last

    def _with_names(self, post: Post, sentence: Sentence) -> list[Party]:
        """A post and the names that follow it; one party each for several states or several names."""
        prep = phrases.preposition(self._words, post.first) or self._distant_preposition(post, sentence)
        cases = post.cases
        if not prep and "gen" in cases and self._after_noun(post.first, sentence):
            cases = frozenset(("gen",))
        if prep:
            cases = cases & phrases.PREPOSITION_CASES[prep] or cases
        found = self._names_after(post, sentence, cases)
        names = [n for n, _ in found]
        if len(names) == 2 and post.also is not None:
            return self._one_each(post, sentence, cases, prep, names)
        if names and post.plural and len(post.countries) == len(names) > 1:
            return [
                self._party(post, sentence, cases, prep, n, country=c)
                for n, c in zip(names, post.countries, strict=True)
            ]
        if names:
            return [self._party(post, sentence, cases, prep, n, country=c) for n, c in found]
        listed = self._listed(post, sentence)
        if listed:
            return [self._party(post, sentence, cases, prep, n, country=c) for n, c in listed]
        if post.plural and post.countries and post.position == "представитель" and not post.organization:
            return [self._envoy(post, sentence, cases, prep, c) for c in post.countries]
        if len(post.countries) > 1 and not post.organization:
            return [self._party(post, sentence, cases, prep, None, country=c) for c in post.countries]
        return [self._party(post, sentence, cases, prep, None)]

    def _one_each(
        self, post: Post, sentence: Sentence, cases: frozenset[str], prep: str, names: list[Span]
    ) -> list[Party]:
        """ "президент и премьер-министр Польши А и Б": one post each."""
        second, post.also = post.also, None
        parties = [self._party(post, sentence, cases, prep, n) for n in names]
        if second is not None:
            second.country = second.country or post.country
            parties[1].capacity = second
        return parties

    def _after_noun(self, first: int, sentence: Sentence) -> bool:
        """Whether a post follows a noun of an event, which takes it in the genitive: "встреча главы МИД"."""
        before = self._words.tokens[first - 1] if first > sentence.first else None
        return (
            before is not None
            and bool(before.readings)
            and before.readings[0].pos == "N"
            and bool(before.lemmas & _EVENTS)
        )

    def _distant_preposition(self, post: Post, sentence: Sentence) -> str:
        """The preposition before a participle that describes the holder: "с прибывшим в Душанбе
        секретарем"."""
        for k in range(post.first - 2, max(post.first - 8, sentence.first - 1), -1):
            participle, before = self._words.tokens[k], self._words.tokens[k - 1] if k else None
            if participle.text in ",;:" or before is None:
                return ""
            if (
                participle.readings
                and participle.readings[0].pos == "P"
                and participle.cases("P") & post.cases
            ):
                return phrases.preposition(self._words, k)
        return ""

    def _envoy(self, post: Post, sentence: Sentence, cases: frozenset[str], prep: str, country: str) -> Party:
        """ "представители Ирана" without a name are their state."""
        return Party(post.first, post.last, post.head, "state", sentence.index, cases, prep, country=country)

    def _party(
        self,
        post: Post,
        sentence: Sentence,
        cases: frozenset[str],
        prep: str,
        name: Span | None,
        *,
        country: str = "",
    ) -> Party:
        capacity = _capacity(post)
        capacity.country = country or capacity.country
        last = max(name.last if name is not None else post.last, post.last)
        party = Party(post.first, last, post.head, "person" if name else "post", sentence.index, cases, prep)
        party.capacity, party.person_span, party.counterpart = capacity, name, post.counterpart
        party.plural = post.plural and name is None and len(post.countries) < 2
        party.country = capacity.country
        party.also = (post.also,) if post.also is not None else ()
        return party

    def _names_after(self, post: Post, sentence: Sentence, cases: frozenset[str]) -> list[tuple[Span, str]]:
        """The names right after a post that agree with it, each with the state in brackets after it ('' for
        none)."""
        words, spans = self._words, self._spans
        i = self._past_ranks(post.last + 1, sentence)
        names: list[tuple[Span, str]] = []
        while i <= sentence.last:
            span = spans.at(i)
            if span is None or span.kind != "person" or not self._fits(span, cases):
                break
            bracket = self._state_in_brackets(span.last + 1, sentence)
            names.append((span, bracket[1] if bracket else ""))
            i = (bracket[0] if bracket else span.last) + 1
            several = post.plural or (
                post.also is not None and len(names) == 1 and words.tokens[min(i, sentence.last)].lower == "и"
            )
            if not several or i > sentence.last or words.tokens[i].lower not in ("и", ","):
                break
            i += 1
        return names

    def _past_ranks(self, i: int, sentence: Sentence) -> int:
        """The first token after ranks and short brackets such as "(ОИС)"."""
        while i <= sentence.last:
            aside = self._aside(i, sentence)
            if aside is None and not self._words.tokens[i].lemmas & _RANKS:
                break
            i = aside + 1 if aside is not None else i + 1
        return i

    def _fits(self, name: Span, cases: frozenset[str]) -> bool:
        """Whether a name stands in a case of the post: not "отец президента США | Фред Трамп"."""
        tokens = self._words.tokens[name.first : name.last + 1]
        own = naming.cases_of(tuple(t.text for t in tokens if t.shape == "word"))
        return not cases or not own or bool(own & cases) or self._kept_form(name, cases)

    def _kept_form(self, name: Span, cases: frozenset[str]) -> bool:
        """Whether a name keeps its dictionary form after a post that a preposition governs: "с секретарем
        Дорин Богдан-Мартин", but not "с президентом Иван Иванов обсудил", where it is a subject."""
        after = self._words.tokens[name.last + 1 : name.last + 2]
        return bool(cases) and cases <= _OBLIQUE and not (after and finite(after[0]))

    def _aside(self, i: int, sentence: Sentence) -> int | None:
        """The last token of a short bracket such as "(ОИС)" at ``i``."""
        if self._words.tokens[i].text != "(":
            return None
        return next(
            (k for k in range(i + 1, min(i + 5, sentence.last + 1)) if self._words.tokens[k].text == ")"),
            None,
        )

    def _state_in_brackets(self, i: int, sentence: Sentence) -> tuple[int, str] | None:
        """The last token and the state of "(Россия)" at ``i``."""
        close = self._aside(i, sentence) if i <= sentence.last else None
        span = self._spans.at(i + 1) if close is not None else None
        if close is None or span is None or span.kind != "state" or span.last != close - 1:
            return None
        return close, span.country

    def _listed(self, post: Post, sentence: Sentence) -> list[tuple[Span, str]]:
        """ "послы Ирана – Саид Яри, Турции – Мустафа Озджан и Японии – Хироки Токунага"; ":" may open the
        list."""
        words, spans = self._words, self._spans
        if not post.plural:
            return []
        out: list[tuple[Span, str]] = []
        country = post.countries[-1] if post.countries else ""
        i = post.last + 1
        colon = next(
            (k for k in range(i, min(i + 4, sentence.last + 1)) if words.tokens[k].text == ":"), None
        )
        if colon is not None:
            i = colon + 1
        while i <= sentence.last:
            span, token = spans.at(i), words.tokens[i]
            if span is not None and span.kind == "state":
                country = span.country
            elif span is not None and span.kind == "person" and country:
                out.append((span, country))
                country = ""
            elif token.text not in DASHES and token.lower not in (",", "и", "а", "также", "(", ")"):
                break
            i = span.last + 1 if span is not None else i + 1
        return out

    # -- a name, then a post ----------------------------------------------------------------------

    def of_name(self, span: Span, sentence: Sentence) -> Party:
        """Return a name as a party, with the posts in apposition after it: "Закир Гасанов, министр обороны
        Азербайджана,"."""
        words = self._words
        prep = phrases.preposition(words, span.first)
        cases = phrases.PREPOSITION_CASES[prep] if prep else frozenset()
        party = Party(
            span.first, span.last, span.last, "person", sentence.index, cases, prep, person_span=span
        )
        party.foreign = self._nationality(span.first, sentence)
        post = self._post_after(span, sentence)
        while post is not None:
            if party.capacity is None:
                party.capacity = _capacity(post)
                party.cases = (cases & post.cases or cases) if prep else post.cases
            else:
                party.also = (*party.also, _capacity(post))
            party.last = post.last
            post = self._next_post(post, sentence)
        return party

    def _post_after(self, span: Span, sentence: Sentence) -> Post | None:
        i = span.last + 1
        if i + 1 <= sentence.last and (
            self._words.tokens[i].text in DASHES or self._words.tokens[i].text in (",", "(")
        ):
            post = self._apposition(self._past_emphasis(i + 1, sentence), sentence)
        elif i <= sentence.last and self._surname_first(span):
            post = self._apposition(i, sentence, closed=False)
        elif i <= sentence.last and self._is_caption(span, sentence):
            post = self._apposition(i, sentence)
        else:
            return None
        return post if post is not None and self._holds_alone(post) else None

    def _past_emphasis(self, i: int, sentence: Sentence) -> int:
        """The first token after "не только", "но и", "также", "ныне"."""
        while i < sentence.last and self._words.tokens[i].lower in _EMPHASIS:
            i += 1
        return i

    def _holds_alone(self, post: Post) -> bool:
        return not is_calling(self._words.tokens[post.head]) or bool(post.organization)

    def _next_post(self, post: Post, sentence: Sentence) -> Post | None:
        """ "Иван Петров, депутат Думы | и член комитета": a second post after the name, said to its end."""
        i = post.last + 1
        if i + 1 > sentence.last or self._words.tokens[i].lower not in ("и", ","):
            return None
        if self._words.tokens[i].text == "," and self._words.tokens[i + 1].lower not in _EMPHASIS:
            return None
        second = self._apposition(self._past_emphasis(i + 1, sentence), sentence)
        if second is None or not second.cases & post.cases or not self._holds_alone(second):
            return None
        stated = second.organization or second.country
        return second if stated and not _at_odds(second.country, post.country) else None

    def _nationality(self, first: int, sentence: Sentence) -> str:
        """ "американский кинорежиссёр Оливер Стоун": the state of an adjective before a noun that is no
        post."""
        tokens = self._words.tokens
        if first - 2 < sentence.first or not phrases.is_noun(tokens[first - 1]) or tokens[first - 1].capital:
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
        if post is None or not closed:
            return post
        closing = post.last + 1
        if closing <= sentence.last and self._words.tokens[closing].text not in _CLOSING:
            return None
        return None if self._spans.at(closing) is not None else post

    def _post_from(self, i: int, sentence: Sentence) -> Post | None:
        """The post of one person whose phrase begins with token ``i``: "управляющий директор" is one of a
        director."""
        for k in range(i, min(i + 6, sentence.last + 1)):
            post = (
                self._posts.read(k, floor=i, limit=sentence.last) if is_head(self._words.tokens[k]) else None
            )
            if post is not None:
                return post if post.first == i and not post.counterpart and not post.plural else None
        return None

    # -- a post without a name in apposition to one with a name -------------------------------------

    def joined(self, parties: list[Party]) -> list[Party]:
        """ "представитель Ватикана, апостольский нунций Анте Йозич": a bare post in apposition before a named
        one is its."""
        out: list[Party] = []
        for party in parties:
            before = out[-1] if out else None
            if (
                before is not None
                and before.capacity is not None
                and party.capacity is not None
                and self._is_apposed(before, party)
            ):
                if not before.plural:
                    party.also = (*party.also, before.capacity)
                party.capacity.country = party.capacity.country or before.capacity.country
                party.first, party.prep = before.first, before.prep
                out[-1] = party
            else:
                out.append(party)
        return out

    def _is_apposed(self, bare: Party, named: Party) -> bool:
        if bare.kind != "post" or bare.counterpart or named.kind != "person" or named.counterpart:
            return False
        held, own = bare.capacity, named.capacity
        between = self._words.tokens[bare.last + 1 : named.first]
        if held is None or own is None or len(between) != 1 or not bare.cases & named.cases:
            return False
        if bare.plural:
            return between[0].text in DASHES
        if between[0].text not in {","} | DASHES or not (held.country or held.organization or own.country):
            return False
        return self._same_holder(held, own)

    def _same_holder(self, first: Capacity, second: Capacity) -> bool:
        """Whether two posts with a comma between are of one person; two rulers or two countries are not."""
        if not (second.country or second.organization):
            return True
        words = first.position.lower().split()
        return not _at_odds(first.country, second.country) and not (words and words[-1] in _RULERS)


def _at_odds(a: str, b: str) -> bool:
    return bool(a and b and a != b)


def _capacity(post: Post) -> Capacity:
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
