"""The parties of a Russian text: persons with their posts, posts alone, states, bodies, pronouns, delegations."""

from __future__ import annotations

from collections.abc import Iterator

from kg import gazetteer
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.posts import BODIES, POST_LEMMAS, Post, PostReader, is_head
from kg.extract.languages.ru.states import Adjectives
from kg.extract.parties import Capacity, Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Sentence, Token, Words

ALL_CASES = frozenset(("nom", "gen", "dat", "acc", "ins", "loc"))
_NO_PARTIES = words_of("posts", "no_parties")
_GATHERINGS = words_of("triggers", "conference", "noun", "nouns")
_EVENTS = (
    words_of("triggers", "meeting", "noun", "nouns")
    | words_of("triggers", "visit", "noun", "nouns")
    | words_of("triggers", "call", "noun", "nouns")
)
_RANKS = words_of("posts", "ranks")
_PRONOUNS = frozenset("он она они".split())
_GROUPS = frozenset("сторона собеседник участник переговорщик дипломат гость гостья визитер".split())
_GENERIC = frozenset(
    f"{a}{n}"
    for a in ("", "эта ", "этот ", "это ", "данная ", "данный ")
    for n in "организация союз альянс объединение агентство содружество блок".split()
)
_DASHES = frozenset("–—-−")


class ActorReader:
    """Reads the parties of a text, sentence by sentence, in order."""

    def __init__(self, words: Words, spans: Spans, adjectives: Adjectives) -> None:
        self._words = words
        self._spans = spans
        self._posts = PostReader(words, spans, adjectives)
        self._adjectives = adjectives

    def read(self) -> list[Party]:
        """Return the parties in the order of the text; heads of delegations stand for their delegations."""
        out: list[Party] = []
        for sentence in self._words.sentences:
            found = list(self._sentence(sentence))
            found = self._joined(found)
            self._lead_delegations(found)
            for party in found:
                party.inner = party.inner or self._is_complement(party)
            out += found
        self._name_generic(out)
        return out

    def _is_complement(self, party: Party) -> bool:
        """Whether a state or body follows a noun directly, so that it belongs to that noun: "сессия ЮНЕСКО"."""
        if party.kind not in ("state", "body") or party.prep or party.first == 0:
            return False
        before = self._words.tokens[party.first - 1]
        return (
            before.sentence == party.sentence
            and before.shape == "word"
            and bool(before.readings)
            and before.readings[0].pos == "N"
        )

    def _joined(self, parties: list[Party]) -> list[Party]:
        """ "представитель Ватикана, апостольский нунций Анте Йозич": a bare post in apposition before a named one is its."""
        out: list[Party] = []
        for party in parties:
            before = out[-1] if out else None
            if (
                before is not None
                and self._is_apposed(before, party)
                and before.capacity is not None
                and party.capacity is not None
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
        if (
            bare.kind != "post"
            or bare.counterpart
            or named.kind != "person"
            or named.capacity is None
            or named.counterpart
        ):
            return False
        between = self._words.tokens[bare.last + 1 : named.first]
        mark = len(between) == 1 and between[0].text in {","} | _DASHES
        own = named.capacity.country or named.capacity.organization
        if bare.plural:
            return mark and between[0].text in _DASHES and bool(bare.cases & named.cases)
        stated = bare.capacity is not None and (bare.capacity.country or bare.capacity.organization)
        return mark and bool(bare.cases & named.cases) and not own and bool(stated)

    def _lead_delegations(self, parties: list[Party]) -> None:
        """ "делегация парламента во главе с X", "возглавляемая X": the delegation takes the name, the head is inner."""
        for index, party in enumerate(parties):
            if party.kind != "body" or self._words.tokens[party.head].lemma not in ("делегация", "миссия"):
                continue
            party.kind = "group"
            for head in parties[index + 1 : index + 4]:
                between = " ".join(t.lower for t in self._words.tokens[party.last + 1 : head.first])
                if head.person_span is not None and any(
                    c in between for c in ("во главе с", "возглавля", "возглавил", "под руководством")
                ):
                    party.person_span, party.capacity, party.kind = head.person_span, head.capacity, "person"
                    head.inner, head.prep = True, "во-главе"
                    party.name_cases = head.cases
                    self._lend_country(party, head)
                    party.last = max(party.last, head.last)
                    break
            if party.person_span is None:
                self._represent(party)

    def _lend_country(self, delegation: Party, head: Party) -> None:
        """"делегация узбекских парламентариев во главе с ...": the head acts for the country of the delegation."""
        inside = self._words.tokens[delegation.first : head.first]
        countries = [c for t in inside for c in self._adjectives.countries(t)]
        countries += [s.country for s in self._spans.all if s.kind == "state" and delegation.head < s.first < head.first]
        if head.capacity is not None and not head.capacity.country and len(set(countries)) == 1:
            head.capacity.country = countries[0]

    def _represent(self, party: Party) -> None:
        """A delegation without a named head is the body or state that it comes from."""
        inside = [s for s in self._spans.all if party.head < s.first and s.last <= party.last]
        body = next((s for s in inside if s.kind == "body"), None)
        country = party.country or next((s.country for s in inside if s.kind == "state"), "")
        if body is not None or country:
            party.kind = "body" if body is not None else "state"
            party.body = (body.name or self._body_name(body.first, body.last)) if body is not None else ""
            party.country = country

    def _name_generic(self, parties: list[Party]) -> None:
        """ "генеральный секретарь организации": a bare kind of body means the body named last before it."""
        for party in parties:
            capacity = party.capacity
            for holder in (capacity,) if capacity is not None else ():
                if holder.organization.lower() in _GENERIC:
                    named = next(
                        (
                            s
                            for s in reversed(self._spans.all)
                            if s.first < party.first
                            and s.kind == "body"
                            and s.name
                            and s.name.lower() not in _GENERIC
                        ),
                        None,
                    )
                    holder.organization = named.name if named is not None else ""

    def _sentence(self, sentence: Sentence) -> Iterator[Party]:
        i, floor = sentence.first, sentence.first
        while i <= sentence.last:
            found = self._party_at(i, floor, sentence)
            if found:
                yield from found
                i = floor = max(max(p.last for p in found), i) + 1
            else:
                span = self._spans.over(i)
                i = span.last + 1 if span is not None else i + 1

    def _party_at(self, i: int, floor: int, sentence: Sentence) -> list[Party]:
        span = self._spans.at(i)
        token = self._words.tokens[i]
        if span is not None:
            if span.kind == "person":
                return self._named(span, sentence)
            if span.kind == "state":
                return [self._bare("state", span.first, span.last, sentence, country=span.country)]
            if span.kind == "body":
                return [self._named_body(span, sentence)]
            return []
        if is_head(token):
            post = self._posts.read(i, floor=floor, limit=sentence.last)
            if post is None:
                return []
            self._further_post(post, sentence)
            return self._with_names(post, sentence)
        if token.lemma in _PRONOUNS and token.has("PRO") and not self._is_possessive(i, sentence):
            party = self._bare("pronoun", i, i, sentence)
            party.plural = token.lemma == "они"
            party.cases = token.cases("PRO")
            return [party]
        if token.lemma in _GROUPS and token.has("N") and token.readings[0].pos == "N":
            party = self._bare("group", i, i, sentence)
            party.plural = any(r.number == "p" for r in token.readings) and token.lemma not in (
                "гость",
                "гостья",
            )
            return [party]
        if token.lemmas & BODIES and token.readings and token.readings[0].pos == "N":
            return self._generic_body(i, floor, sentence)
        return []

    def _is_possessive(self, i: int, sentence: Sentence) -> bool:
        """Whether "его", "ее", "их" belongs to the noun after it: "его сирийский коллега"."""
        tokens = self._words.tokens
        if tokens[i].lower not in ("его", "ее", "её", "их") or i == sentence.last:
            return False
        following = tokens[i + 1]
        return phrases.is_attribute(following) or (
            phrases.is_noun(following) and not following.capital and following.readings[0].pos == "N"
        )

    def _named_body(self, span: Span, sentence: Sentence) -> Party:
        """A body of the gazetteer as it is; one by its kind or from the tagger with its complements."""
        if span.name and span.name[0].isupper():
            return self._listed_body(span, sentence)
        last = span.last
        if self._words.tokens[span.last].lemmas & BODIES or span.name:
            last = phrases.complement_end(
                self._words, self._spans, span.last, sentence.last, nested=POST_LEMMAS
            )
        party = self._bare("body", span.first, last, sentence, country=span.country)
        party.body = self._body_name(span.first, last)
        return party

    def _listed_body(self, span: Span, sentence: Sentence) -> Party:
        """A body of the gazetteer; one of a kind that every state has takes the state after or before it."""
        entry = gazetteer.body(span.key)
        following = self._spans.at(span.last + 1)
        country, last = span.country, span.last
        if entry is not None and entry.kind == "generic" and not country:
            if following is not None and following.kind == "state" and following.last <= sentence.last:
                country, last = following.country, following.last
            elif span.first > sentence.first:
                countries = self._adjectives.countries(self._words.tokens[span.first - 1])
                country = countries[0] if len(countries) == 1 else ""
        return self._bare("body", span.first, last, sentence, body=span.name, country=country)

    def _body_name(self, first: int, last: int) -> str:
        head = next(
            (
                k
                for k in range(first, last + 1)
                if self._words.tokens[k].has("N") and not phrases.is_attribute(self._words.tokens[k])
            ),
            last,
        )
        return phrases.nominative(self._words, first, head, last)

    def _generic_body(self, i: int, floor: int, sentence: Sentence) -> list[Party]:
        """A body named by its kind: "Комитет по обороне", "парламент Ирана"; also "делегация во главе с ..."."""
        words = self._words
        gathering = not words.tokens[i].capital and words.tokens[i].lemmas & _GATHERINGS
        if words.tokens[i].lemmas & _NO_PARTIES or gathering:
            return []
        first = phrases.first_attribute(words, i, floor)
        last = phrases.complement_end(words, self._spans, i, sentence.last)
        country = ""
        for k in range(first, i):
            found = self._adjectives.countries(words.tokens[k])
            country = found[0] if len(found) == 1 else country
        closing = self._spans.over(last)
        end = last
        if closing is not None and closing.kind == "state" and closing.first > i:
            listed = self._bodies_of_states(i, closing, sentence)
            if listed:
                return listed
            country, end = country or closing.country, closing.first - 1
        party = self._bare("body", first, last, sentence, country=country)
        party.head = i
        party.cases = phrases.agreeing(words, first, i)
        party.body = phrases.nominative(words, first, i, max(i, end), cases=party.cases)
        party.prep = phrases.preposition(words, first)
        return [party]

    def _bodies_of_states(self, i: int, state: Span, sentence: Sentence) -> list[Party]:
        """ "правительства Узбекистана и Кувейта": one body for each state."""
        words, spans = self._words, self._spans
        if not any(r.number == "p" for r in words.tokens[i].readings) or state.first != i + 1:
            return []
        states = [state]
        while states[-1].last + 2 <= sentence.last and words.tokens[states[-1].last + 1].lower in (",", "и"):
            following = spans.at(states[-1].last + 2)
            if following is None or following.kind != "state":
                break
            states.append(following)
        if len(states) < 2:
            return []
        singular = next((r.lemma for r in words.tokens[i].readings if r.pos == "N"), "")
        prep = phrases.preposition(words, i)
        cases = phrases.noun_cases(words.tokens[i])
        if singular == "делегация":
            return [Party(i, states[-1].last, i, "state", sentence.index, cases, prep, country=s.country) for s in states]
        return [
            Party(
                i, states[-1].last, i, "body", sentence.index, cases, prep, country=s.country, body=singular
            )
            for s in states
        ]

    def _bare(
        self, kind: str, first: int, last: int, sentence: Sentence, *, body: str = "", country: str = ""
    ) -> Party:
        words = self._words
        prep = phrases.preposition(words, first)
        cases = (
            phrases.noun_cases(words.tokens[last if kind != "body" else first])
            or phrases.noun_cases(words.tokens[first])
            or ALL_CASES
        )
        if prep:
            cases = cases & phrases.PREPOSITION_CASES[prep] or phrases.PREPOSITION_CASES[prep]
        return Party(first, last, first, kind, sentence.index, cases, prep, country=country, body=body)  # type: ignore[arg-type]

    def _named(self, span: Span, sentence: Sentence) -> list[Party]:
        """A name, with a post in apposition after it: "Закир Гасанов, министр обороны Азербайджана,"."""
        words = self._words
        prep = phrases.preposition(words, span.first)
        cases = phrases.PREPOSITION_CASES[prep] if prep else frozenset()
        party = Party(
            span.first, span.last, span.last, "person", sentence.index, cases, prep, person_span=span
        )
        party.foreign = self._nationality(span.first, sentence)
        i = span.last + 1
        if i + 1 <= sentence.last and (words.tokens[i].text in _DASHES or words.tokens[i].text in (",", "(")):
            post = self._apposition(i + 1, sentence)
            if post is not None:
                party.capacity = _capacity(post)
                party.last = post.last
        elif i <= sentence.last and self._surname_first(span):
            post = self._apposition(i, sentence, closed=False)
            if post is not None:
                party.capacity, party.last = _capacity(post), post.last
        return [party]

    def _nationality(self, first: int, sentence: Sentence) -> str:
        """ "американский кинорежиссёр Оливер Стоун": the state of an adjective before a noun that is no post."""
        tokens = self._words.tokens
        if first - 2 < sentence.first or not phrases.is_noun(tokens[first - 1]) or tokens[first - 1].capital:
            return ""
        countries = self._adjectives.countries(tokens[first - 2])
        return countries[0] if len(countries) == 1 else ""

    def _surname_first(self, span: Span) -> bool:
        """ "Лавров Сергей Викторович Министр иностранных дел": the order of lists, where the post follows without a mark."""
        tokens = self._words.tokens[span.first : span.last + 1]
        return len(tokens) == 3 and tokens[-1].lower.endswith(("вич", "вна"))

    def _further_post(self, post: Post, sentence: Sentence) -> None:
        """ "генеральный директор и председатель правления ПАО": a second post of the same holder shares the body."""
        words, i = self._words, post.last + 1
        if (
            post.plural
            or post.counterpart
            or i + 1 > sentence.last
            or words.tokens[i].lower not in ("и", ",")
        ):
            return
        second = self._apposition(i + 1, sentence, closed=False)
        if (
            second is None
            or not second.cases & post.cases
            or (second.country and post.country and second.country != post.country)
        ):
            return
        following = self._spans.at(second.last + 1)
        if following is None or following.kind != "person":
            return
        if (
            words.tokens[i].lower == ","
            and post.organization
            and second.organization
            and post.organization != second.organization
        ):
            return
        post.organization = post.organization or second.organization
        post.country = post.country or second.country
        post.also = _capacity(second)
        post.last = second.last

    def _apposition(self, i: int, sentence: Sentence, *, closed: bool = True) -> Post | None:
        """The post phrase that begins right at ``i``; ``closed`` asks for a mark or the end after it."""
        words = self._words
        head = next((k for k in range(i, min(i + 5, sentence.last + 1)) if is_head(words.tokens[k])), None)
        if head is None:
            return None
        post = self._posts.read(head, floor=i, limit=sentence.last)
        if post is None or post.first != i or post.counterpart or post.plural:
            return None
        closing = post.last + 1
        if not closed:
            return post
        if closing <= sentence.last and words.tokens[closing].text not in {",", ")", ".", ";", "и"} | _DASHES:
            return None
        return None if self._spans.at(closing) is not None else post

    def _with_names(self, post: Post, sentence: Sentence) -> list[Party]:
        """A post and the names that follow it; one party each for several states or several names."""
        prep = phrases.preposition(self._words, post.first) or self._distant_preposition(post, sentence)
        cases = post.cases
        if not prep and "gen" in cases and self._after_noun(post.first, sentence):
            cases = frozenset(("gen",))
        if prep:
            cases = cases & phrases.PREPOSITION_CASES[prep] or cases
        names = self._names_after(post, sentence)
        if names and post.plural and len(post.countries) == len(names) > 1:
            return [
                self._party(post, sentence, cases, prep, n, country=c)
                for n, c in zip(names, post.countries, strict=True)
            ]
        if names:
            return [self._party(post, sentence, cases, prep, n) for n in names]
        listed = self._listed(post, sentence)
        if listed:
            return [self._party(post, sentence, cases, prep, n, country=c) for n, c in listed]
        if post.plural and post.countries and post.position == "представитель" and not post.organization:
            return [self._envoy(post, sentence, cases, prep, c) for c in post.countries]
        if len(post.countries) > 1 and not post.organization:
            return [self._party(post, sentence, cases, prep, None, country=c) for c in post.countries]
        return [self._party(post, sentence, cases, prep, None)]

    def _after_noun(self, first: int, sentence: Sentence) -> bool:
        """Whether a post follows a noun of an event, which takes it in the genitive: "встреча главы МИД"."""
        before = self._words.tokens[first - 1] if first > sentence.first else None
        return before is not None and bool(before.readings) and before.readings[0].pos == "N" and bool(before.lemmas & _EVENTS)

    def _distant_preposition(self, post: Post, sentence: Sentence) -> str:
        """The preposition before a participle that describes the holder: "с прибывшим в Душанбе секретарем"."""
        for k in range(post.first - 2, max(post.first - 8, sentence.first - 1), -1):
            participle, before = self._words.tokens[k], self._words.tokens[k - 1] if k else None
            if participle.text in ",;:" or before is None:
                return ""
            if participle.readings and participle.readings[0].pos == "P" and participle.cases("P") & post.cases:
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
        last = name.last if name is not None else post.last
        party = Party(
            post.first,
            max(last, post.last),
            post.head,
            "person" if name else "post",
            sentence.index,
            cases,
            prep,
        )
        party.capacity, party.person_span, party.plural, party.counterpart = (
            capacity,
            name,
            post.plural and name is None,
            post.counterpart,
        )
        party.country = capacity.country
        if post.also is not None:
            party.also = (post.also,)
        if len(post.countries) > 1 and name is None:
            party.plural = False
        return party

    def _names_after(self, post: Post, sentence: Sentence) -> list[Span]:
        words, spans = self._words, self._spans
        i = post.last + 1
        while i <= sentence.last and (
            words.tokens[i].lemmas & _RANKS or self._aside(i, sentence) is not None
        ):
            aside = self._aside(i, sentence)
            i = aside + 1 if aside is not None else i + 1
        names: list[Span] = []
        while i <= sentence.last:
            span = spans.at(i)
            if span is None or span.kind != "person":
                break
            names.append(span)
            i = span.last + 1
            if not post.plural or i > sentence.last or words.tokens[i].lower not in ("и", ","):
                break
            i += 1
        return names

    def _aside(self, i: int, sentence: Sentence) -> int | None:
        """The last token of a short bracket such as "(ОИС)" at ``i``."""
        if self._words.tokens[i].text != "(":
            return None
        return next(
            (k for k in range(i + 1, min(i + 5, sentence.last + 1)) if self._words.tokens[k].text == ")"),
            None,
        )

    def _listed(self, post: Post, sentence: Sentence) -> list[tuple[Span, str]]:
        """ "послы Ирана – Саид Яри, Турции – Мустафа Озджан и Японии – Хироки Токунага"; ":" may open the list."""
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
            elif token.text not in _DASHES and token.lower not in (",", "и", "а", "также", "(", ")"):
                break
            i = span.last + 1 if span is not None else i + 1
        return out


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
    )


def attributes_before(words: Words, index: int) -> Token | None:
    return words.tokens[index - 1] if index else None
