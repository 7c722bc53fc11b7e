"""Mentions of actors in English text: officials, names, posts, states, bodies, pronouns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg import gazetteer
from kg.extract.languages.en import gazette
from kg.extract.languages.en.given import given_names
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.name_runs import NameRuns
from kg.extract.languages.en.titles import Title, TitleReader, is_head
from kg.extract.parties import Capacity, Party
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

GEN = frozenset(("gen",))
PREPOSITIONS = frozenset(
    ["with", "to", "of", "by", "from", "between", "for", "at", "in", "on", "into", "toward", "towards", "through", "under", "among", "alongside", "via", "against", "about", "including", "as", "near", "inside", "outside", "without", "behind", "before", "after", "over"]
)
_SINGULAR = frozenset(("he", "him", "his", "himself", "she", "her", "hers", "herself"))
_PLURAL = frozenset(("they", "them", "their", "theirs", "themselves"))
_POSSESSIVE = frozenset(("his", "her", "their", "hers", "theirs"))
_OWN = ("’s", "'s")
_PLACE = frozenset(("in", "to", "at", "from", "of", "near", "into", "for", "via", "outside", "inside", "around"))


class ActorReader:
    """Reads the parties of a text. ``spans`` are its states, bodies and places; the names are added."""

    def __init__(self, words: Words, spans: Spans) -> None:
        self.words = words
        self.spans = spans
        self._titles = TitleReader(words, spans)
        self._names = NameRuns(words, spans)
        self._known: frozenset[str] = frozenset()

    def read(self) -> list[Party]:
        """Return the parties in the order of the text; a name that is never more than one word needs a post."""
        self._learn()
        parties = list(self._parties(0, len(self.words.tokens)))
        self.spans.offer(p.person_span for p in parties if p.person_span is not None)
        return sorted(parties, key=lambda p: (p.first, p.last))

    def _learn(self) -> None:
        """Learn the names of the body, then those of the headline, so that bare surnames are found."""
        body = next((s.first for s in self.words.sentences if s.paragraph >= 0), 0)
        self._known = self._surnames(self._parties(body, len(self.words.tokens)))
        self._names.known = frozenset(
            t.lower for p in self._parties(body, len(self.words.tokens)) for t in self._name_tokens(p)
        )
        self._known |= self._surnames(self._parties(0, body))

    def _name_tokens(self, party: Party) -> Sequence[Token]:
        span = party.person_span
        return self.words.tokens[span.first : span.last + 1] if span is not None else ()

    def _surnames(self, parties: Iterator[Party]) -> frozenset[str]:
        out: set[str] = set()
        for party in parties:
            words = [t for t in self._name_tokens(party) if t.shape == "word" and len(t.text) > 1]
            last = [t for t in words if t.lower not in words_of("names", "suffixes")]
            last = [t for t in last if t.lower not in words_of("bodies", "heads") | words_of("names", "things")]
            out.update(t.lower for t in last[-1:])
            common = words_of("given_names", "m") | words_of("given_names", "f")
            out.update(t.lower for t in last if t.lower not in common and t.capital)
        return frozenset(out - words_of("names", "particles"))

    def _parties(self, start: int, end: int) -> Iterator[Party]:
        i = start
        while i < end:
            found = self._at(i)
            yield from found
            i = max((p.last for p in found), default=i) + 1

    def _at(self, i: int) -> list[Party]:
        token = self.words.tokens[i]
        if token.shape == "mark" or token.shape == "number":
            return []
        return self._official(i) or self._bare(i) or self._other(i)

    # -- officials -----------------------------------------------------------------------------------

    def _official(self, i: int) -> list[Party]:
        title = self._titles.read(i)
        if title is None:
            return []
        after = self._skip_courtesies(title.last + 1, i)
        if title.counterpart and title.last < self.words.sentences[self.words.tokens[i].sentence].last:
            named = self._titles.read(title.last + 1)
            if named is not None and not named.counterpart and not named.plural and named.first == title.last + 1:
                named.first, named.country = title.first, named.country or title.country
                title, after = named, self._skip_courtesies(named.last + 1, i)
        if title.second is not None:
            second = self._names.end(self._skip_courtesies(title.second.last + 1, i), titled=True)
            if second is not None and self._names.end(after, titled=True) is None:
                after = self._skip_courtesies(title.second.last + 1, i)
                return [self._named(title, after, second, also=title.second)]
        if title.plural:
            return self._several(title, after)
        after = self._skip_honorific(title, after)
        last = self._names.end(after, titled=True)
        if last is not None and self._same_sentence(i, after):
            return [self._named(title, after, last)]
        inverse = self._inverse(title)
        if inverse is not None:
            return [inverse]
        if self._is_rank(title):
            return []
        return self._post(title)

    def _skip_honorific(self, title: Title, i: int) -> int:
        """The name after a second, lesser title: "Special Envoy Ambassador Joseph Yun"."""
        tokens = self.words.tokens
        if i + 1 >= len(tokens) or tokens[i].lower not in ("ambassador", "minister", "senator", "governor"):
            return i
        follows = tokens[i].capital and self._names.end(i + 1, titled=True) is not None
        return i + 1 if follows and title.last > title.first else i

    def _is_rank(self, title: Title) -> bool:
        """Whether a title alone is a rank or courtesy and no post: "General", "Prince"."""
        known = words_of("posts", "ranks") | _GRADES
        words = self.words.tokens[title.first : title.last + 1]
        return title.position != "" and all(t.lower in known for t in words) and words[-1].lower in words_of("posts", "ranks")

    def _same_sentence(self, a: int, b: int) -> bool:
        return self.words.tokens[a].sentence == self.words.tokens[b].sentence

    def _skip_courtesies(self, i: int, first: int) -> int:
        """The first token after "Dr.", "His Excellency", "General"."""
        tokens = self.words.tokens
        known = words_of("posts", "courtesies") | words_of("posts", "ranks")
        while i + 1 < len(tokens) and self._same_sentence(first, i):
            token = tokens[i]
            word = token.lower.rstrip(".")
            following = tokens[i + 1]
            if (token.text == "." and i and tokens[i - 1].end == token.start and tokens[i - 1].lower in known) or (word in known and token.capital and (following.capital or following.text == ".")) or (word in _GRADES and token.capital and following.lower in words_of("posts", "ranks")):
                i += 1
            else:
                break
        return i

    def _named(self, title: Title, first: int, last: int, also: Title | None = None) -> Party:
        """The party of a title and the name after it, with what follows the name."""
        capacity = self._capacity(title)
        party = Party(
            title.first, last, title.head, "person", self.words.tokens[first].sentence,
            person_span=Span(first, last, "person"), capacity=capacity, country=capacity.country,
            counterpart=title.counterpart,
        )  # fmt: skip
        if also is not None:
            second = self._capacity(also)
            second.country = second.country or capacity.country
            capacity.country = capacity.country or second.country
            capacity.phrase = self._phrase(title, also)
            party.also = (second,)
        if self._is_rank(title):
            party.capacity, party.country = None, ""
        self._after_name(party, capacity)
        return self._finished(party)

    def _several(self, title: Title, after: int) -> list[Party]:
        """The parties of a plural title: names after it, states before or after it, or one reference."""
        names = self._name_list(title, after)
        if not names and after < len(self.words.tokens) and self.words.tokens[after].text == "," and title.states:
            apposed = self._name_list(title, self._skip_courtesies(after + 1, title.first))
            names = apposed if len(apposed) == len(title.states) else []
        if len(names) == len(title.states) > 1:
            for party, (_, _, country) in zip(names, title.states, strict=True):
                party.country = country
                if party.capacity is not None:
                    party.capacity.country = country
        if names:
            return names
        if len(title.states) == 1 and title.organization and title.head > title.states[0][0] and not title.derived:
            return self._of_both(title)
        if len(title.states) > 1:
            return [self._of_state(title, *state) for state in title.states]
        return self._post(title)

    def _name_list(self, title: Title, after: int) -> list[Party]:
        """ "Foreign Ministers Antony Blinken of the United States and Hakan Fidan of Türkiye"."""
        tokens = self.words.tokens
        out: list[Party] = []
        i = after
        while self._same_sentence(title.first, min(i, len(tokens) - 1)):
            last = self._names.end(i, titled=True)
            if last is None:
                break
            party = self._named(title, i, last)
            if out:
                party.first, party.prep = i, out[0].prep
            out.append(party)
            k = party.last + 1
            while k < len(tokens) and tokens[k].lower in (",", "and", "&"):
                k += 1
            if k == party.last + 1:
                break
            i = self._skip_courtesies(k, title.first)
        return out

    def _of_both(self, title: Title) -> list[Party]:
        """ "Polish and UN officials": those of a state, those of a body."""
        before = title.organization not in self.words.quote(title.states[0][0], title.states[0][1])
        of_body = self._post(title)
        if not before or not of_body or of_body[0].capacity is None:
            return of_body
        of_state = self._of_state(replace_organization(title), *title.states[0])
        of_state.plural = True
        of_body[0].capacity.country = of_body[0].country = ""
        return [of_state, *of_body]

    def _of_state(self, title: Title, first: int, last: int, country: str) -> Party:
        capacity = replace(self._capacity(title), country=country, derived=False)
        low, high = min(first, title.first), max(last, title.last)
        listed = title.states[0][0] != first
        party = Party(
            first if listed else low, last if listed and first > title.head else high, title.head, "post",
            self.words.tokens[first].sentence, capacity=capacity, country=country, counterpart=title.counterpart,
        )  # fmt: skip
        party.prep = self._preposition(title.first)
        return party

    def _inverse(self, title: Title) -> Party | None:
        """ "the Prime Minister of Iraq, Mohammed Shia al-Sudani, ..."."""
        tokens = self.words.tokens
        comma = title.last + 1
        if comma + 1 >= len(tokens) or tokens[comma].text != "," or (title.counterpart and not title.country):
            return None
        if not (title.before & {"the", "his", "her", "their"} or title.country or title.organization or title.last > title.head):
            return None
        second = self._inverse_titled(title, comma + 1)
        if second is not None:
            return second
        first = self._skip_courtesies(comma + 1, title.first)
        if tokens[first].capital and tokens[first].lower in words_of("posts", "honorific"):
            first += 1
        last = self._names.end(first, titled=True)
        if last is None or not self._same_sentence(title.first, first) or is_head(tokens[first]):
            return None
        after = last + 2 if last + 1 < len(tokens) and tokens[last + 1].text in ("MP", "MEP") else last + 1
        closing = tokens[after] if after < len(tokens) else None
        closed = closing is None or closing.text in (",", ".", ";", ")", ":") or closing.sentence != tokens[first].sentence
        given = tokens[first].lower in given_names() or first > comma + 1 or tokens[last].lower in self._known
        if not closed or not (given or last > first):
            return None
        if closing is not None and closing.text == "," and self._is_list(last + 2):
            return None
        return self._named(title, first, last)

    def _inverse_titled(self, title: Title, i: int) -> Party | None:
        """ "Saudi Arabia’s ruler, Crown Prince Mohammed bin Salman"."""
        second = self._titles.read(i) if title.country else None
        if second is None or second.plural or second.country or second.organization or second.first != second.pieces[0][0]:
            return None
        first = self._skip_courtesies(second.last + 1, i)
        last = self._names.end(first, titled=True) if first < len(self.words.tokens) else None
        if last is None or second.position.lower() in words_of("posts", "honorific"):
            return None
        if last + 1 < len(self.words.tokens) and self.words.tokens[last + 1].lower not in (",", ".", ";", ")"):
            return None
        second.country = title.country
        party = self._named(second, first, last)
        party.first = title.first
        party.also = (*party.also, self._capacity(title))
        return self._finished(party)

    def _is_list(self, i: int) -> bool:
        return False

    def _phrase(self, first: Title, second: Title) -> str:
        """Two posts of one holder in the words of the text; "" where one is at a body of its own."""
        if first.organization:
            return ""
        start, end = second.pieces[0][0], second.pieces[-1][1]
        after = second.organization and self.words.tokens[end].sentence == self.words.tokens[start].sentence
        within = any(s.name == second.organization and s.first > start for s in self.spans.all if s.last <= second.last)
        posts = self.words.quote(start, second.last) if after and within else second.position
        return f"{first.position} and {' '.join(posts.split())}"

    def _post(self, title: Title) -> list[Party]:
        capacity = self._capacity(title)
        token = self.words.tokens[title.head]
        if title.counterpart or capacity.position:
            group = token.lemmas & words_of("posts", "group_heads") and not capacity.country
            party = Party(
                title.first, title.last, title.head, "group" if group else "post", token.sentence,
                capacity=capacity, country=capacity.country, plural=title.plural, counterpart=title.counterpart,
            )  # fmt: skip
            return [self._finished(party)]
        return []

    def _capacity(self, title: Title) -> Capacity:
        return Capacity(
            title.position if not title.counterpart else "",
            title.organization,
            title.country,
            title.former,
            title.first,
            title.last,
            derived=title.derived,
            local=title.own,
        )

    # -- after a name --------------------------------------------------------------------------------

    def _after_name(self, party: Party, capacity: Capacity | None) -> None:
        """Take what follows a name: "of Jamaica", "(D-DE)", ", Minister of Foreign Affairs of Portugal"."""
        tokens = self.words.tokens
        end = self.words.sentences[party.sentence].last
        if party.last < end and tokens[party.last + 1].text in ("MP", "MEP"):
            party.last += 1
        i = party.last + 1
        if i + 1 <= end and tokens[i].lower in ("of", "from"):
            k = i + 2 if tokens[i + 1].lower == "the" else i + 1
            span = self.spans.at(k) if k <= end else None
            if span is not None and span.kind == "state" and capacity is None:
                party.country, party.last = span.country, self._bracket(span.last, end)
            elif span is not None and span.kind == "state" and capacity is not None and (not capacity.country or capacity.derived):
                capacity.country, capacity.derived = span.country, False
                for more in party.also:
                    more.country = more.country or span.country
                party.country, party.last = span.country, self._bracket(span.last, end)
            elif span is not None and span.kind == "place" and span.region and capacity is not None and not capacity.organization:
                capacity.organization, party.last = span.name, span.last
                capacity.country = party.country = capacity.country or span.country
        if capacity is not None and not capacity.organization and not capacity.country:
            self._from_body(party, capacity, end)
        if party.last + 3 <= end and tokens[party.last + 1].text == "(":
            self._in_brackets(party, end)
        if party.last + 2 <= end and tokens[party.last + 1].text == ",":
            self._apposition(party, party.last + 2)

    def _from_body(self, party: Party, capacity: Capacity, end: int) -> None:
        """ "Secretary General X of NATO", "Assistant Secretary X, from the Department of Health"."""
        tokens = self.words.tokens
        i = party.last + 1
        comma = i < end and tokens[i].text == ","
        i += comma
        if i + 1 > end or tokens[i].lower not in (("from",) if comma else ("of", "from")):
            return
        k = i + 2 if tokens[i + 1].lower == "the" else i + 1
        span = self.spans.at(k) if k <= end else None
        if span is not None and span.kind == "body":
            capacity.organization, party.last = span.name, span.last
            if span.country:
                capacity.country, capacity.derived, party.country = span.country, True, span.country

    def _bracket(self, last: int, end: int) -> int:
        tokens = self.words.tokens
        short = last + 3 <= end and tokens[last + 1].text == "(" and tokens[last + 3].text == ")"
        return last + 3 if short and tokens[last + 2].text.isupper() else last

    def _in_brackets(self, party: Party, end: int) -> None:
        """ "Jessica Stewart (President of the Council)", "Chris Coons (D-DE)"."""
        tokens = self.words.tokens
        close = next((k for k in range(party.last + 2, min(end, party.last + 15) + 1) if tokens[k].text == ")"), None)
        if close is None:
            return
        state = self.spans.at(party.last + 2)
        if state is not None and state.kind == "state" and state.last + 1 == close:
            party.country, party.last = state.country, close
            if party.capacity is not None and not party.capacity.country:
                party.capacity.country = state.country
            return
        title = self._titles.read(party.last + 2)
        if title is not None and title.last < close:
            self._add(party, title)
            party.last = close
        elif close - party.last <= 6 and tokens[party.last + 2].text in ("D", "R", "I"):
            party.last = close

    def _apposition(self, party: Party, i: int) -> None:
        """Take the posts after a comma, as long as no name follows them: ", Chairman of the Council, "."""
        title = self._titles.read(i)
        if title is None or title.plural or title.counterpart or not self._same_sentence(party.first, i):
            return
        after = self._skip_courtesies(title.last + 1, i)
        if after < len(self.words.tokens) and self._same_sentence(i, after) and self._names.end(after, titled=True) is not None:
            return
        if not self._is_apposed(title, party):
            return
        if title.second is not None:
            beyond = self._skip_courtesies(title.second.last + 1, i)
            if beyond < len(self.words.tokens) and self._names.end(beyond, titled=True) is not None:
                title.second = None
        self._add(party, title)

    def _is_apposed(self, title: Title, party: Party) -> bool:
        """Whether a title after a comma says who somebody is, and does not begin the main clause.

        "X, Director, said"; but "On behalf of President X, the Secretary delivered".
        """
        tokens = self.words.tokens
        last = title.second.last if title.second is not None else title.last
        following = tokens[last + 1] if last + 1 < len(tokens) else None
        closed = following is None or following.text in _CLOSERS or following.sentence != tokens[last].sentence
        said = title.country or title.organization or title.last > title.head or title.former
        if not said:
            return bool(closed and "the" not in title.before)
        verb = following is not None and any(r.pos == "V" for r in following.readings[:1])
        opening = self.words.sentences[party.sentence].first
        return not (verb and not closed and (party.prep or party.first - opening > 1 or tokens[opening].lower in PREPOSITIONS))

    def _add(self, party: Party, title: Title) -> None:
        capacity = self._capacity(title)
        party.last = title.last
        if party.capacity is None:
            party.capacity, party.country = capacity, party.country or capacity.country
        else:
            party.also = (*party.also, capacity)
        if title.second is not None:
            second = self._capacity(title.second)
            second.country = second.country or capacity.country
            capacity.country = capacity.country or second.country
            capacity.phrase = self._phrase(title, title.second)
            party.also = (*party.also, second)
            party.last = title.second.last

    # -- bare names ----------------------------------------------------------------------------------

    def _bare(self, i: int) -> list[Party]:
        tokens = self.words.tokens
        first = self._skip_courtesies(i, i)
        courteous = first > i
        last = self._names.end(first, titled=courteous)
        if last is None or not self._same_sentence(i, first):
            return []
        party = Party(i, last, last, "person", tokens[i].sentence, person_span=Span(first, last, "person"))
        self._after_name(party, None)
        thing = courteous and first == last and tokens[last].lower in words_of("posts", "fields")
        doubtful = courteous and {t.lower for t in tokens[i:first]} <= {"major", "general", "royal", "captain"}
        if (courteous and not thing and not doubtful) or self._is_shown(party, first, last):
            return [self._finished(party)]
        return []

    def _is_shown(self, party: Party, first: int, last: int) -> bool:
        """Whether something shows that capitals are a person: a post after it, a given name, a known surname."""
        tokens = self.words.tokens
        if first == last:
            return tokens[last].lower in self._known
        if party.capacity is not None:
            return True
        words = tokens[first : last + 1]
        opens = first == self.words.sentences[party.sentence].first or self.words.sentences[party.sentence].paragraph < 0
        familiar = words[0].lower in self._known or words[0].shape == "initial" or not opens
        if any(t.lower in given_names() for t in words[:1]) or (words[-1].lower in self._known and familiar):
            return True
        before = tokens[first - 1] if first else None
        if before is not None and before.lower in words_of("posts", "kin") and before.sentence == party.sentence:
            return True
        following = tokens[last + 1] if last + 1 < len(tokens) else None
        return (
            following is not None
            and len(words) < 5
            and any("past" in r.tags or "s" in r.tags for r in following.readings if r.pos == "V")
            and following.lower in _SAYING
        )

    # -- states, bodies, pronouns ----------------------------------------------------------------------

    def _other(self, i: int) -> list[Party]:
        token = self.words.tokens[i]
        span = self.spans.at(i)
        if span is not None:
            return self._of_span(span)
        if token.lower in ("his", "her", "their") and i + 1 < len(self.words.tokens):
            honour = self._honour(i)
            if honour is not None:
                return [self._finished(honour)]
        if token.lower in _SINGULAR or token.lower in _PLURAL:
            party = Party(i, i, i, "pronoun", token.sentence, plural=token.lower in _PLURAL)
            party.prep = self._preposition(i)
            noun = i + 1 < len(self.words.tokens) and self.words.tokens[i + 1].shape == "word"
            if token.lower in _POSSESSIVE and (token.lower != "her" or (noun and self._is_noun(i + 1))):
                party.cases = GEN
            return [party]
        return self._group(i)

    def _honour(self, i: int) -> Party | None:
        """ "His Majesty", "Her Royal Highness": a reference like a pronoun."""
        tokens, k = self.words.tokens, i + 1
        while k < len(tokens) and tokens[k].capital and tokens[k].lower in words_of("posts", "honours"):
            k += 1
        if k == i + 1:
            return None
        return Party(i, k - 1, i, "pronoun", tokens[i].sentence, plural=tokens[i].lower == "their")

    def _is_noun(self, i: int) -> bool:
        """Whether "her" belongs to a noun here and is no object: not before a preposition or adverb."""
        lower = self.words.tokens[i].lower
        return lower not in PREPOSITIONS and lower not in ("and", "that", "who", "today", "yesterday", "during")

    def _group(self, i: int) -> list[Party]:
        """ "the two sides", "both parties", "the sides", "the two"."""
        tokens = self.words.tokens
        k = i
        while k < len(tokens) and tokens[k].lower in ("the", "both", "two", "three", "all", "its") and k - i < 3:
            k += 1
        if k == i or k >= len(tokens):
            return []
        token = tokens[k]
        number = {t.lower for t in tokens[i:k]} & {"two", "both", "three"}
        noun = token.lemmas & words_of("posts", "group_heads") and token.lower.endswith("s")
        bare = number and token.readings and token.readings[0].pos == "V" and token.lower not in ("sides",)
        if noun:
            last = k
        elif bare and {"the"} & {t.lower for t in tokens[i:k]}:
            last = k - 1
        elif token.lower in ("guest", "visitor", "guests") and tokens[i].lower == "the":
            last = k
        else:
            return []
        plural = tokens[last].lower.endswith("s") or last < k
        return [self._finished(Party(i, last, last, "group", token.sentence, plural=bool(plural)))]

    def _of_span(self, span: Span) -> list[Party]:
        sentence = self.words.tokens[span.first].sentence
        if span.kind == "place":
            return self._metonym(span)
        party = Party(span.first, span.last, span.last, "state", sentence, country=span.country)
        if span.kind == "body" and span.key != gazette.METONYM:
            party.kind, party.body = "body", span.name
        named = self._named_after(span) if span.kind == "state" else None
        if named is not None:
            return [named]
        return [self._finished(party)] if span.kind in ("state", "body") else []

    def _named_after(self, span: Span) -> Party | None:
        """ "France’s Emmanuel Macron": a person without a post, of a state."""
        tokens = self.words.tokens
        first = span.last + 2
        if first >= len(tokens) or tokens[span.last + 1].text not in _OWN:
            return None
        last = self._names.end(first, titled=False)
        if last is None:
            return None
        party = Party(span.first, last, last, "person", tokens[first].sentence, person_span=Span(first, last, "person"), country=span.country)
        if not self._is_shown(party, first, last):
            return None
        self._after_name(party, None)
        return self._finished(party)

    def _metonym(self, span: Span) -> list[Party]:
        """A capital that stands for its state: "Baku and Ankara agreed", not "in Baku" nor "Tokyo, Japan"."""
        capital = gazetteer.capital(span.country) if span.country else None
        words = self.words
        if capital is None or span.name not in capital.en.all:
            return []
        if self._preposition(span.first) in _PLACE or self._in_place_list(span):
            return []
        following = words.tokens[span.last + 1] if span.last + 1 < len(words.tokens) else None
        if following is None or following.text == ",":
            return []
        party = Party(span.first, span.last, span.last, "state", words.tokens[span.first].sentence, country=span.country)
        return [self._finished(party)]

    def _in_place_list(self, span: Span) -> bool:
        tokens = self.words.tokens
        k = span.first - 1
        while k >= 0 and (tokens[k].lower in ("and", ",") or self.spans.over(k) is not None):
            k -= 1
        return k >= 0 and tokens[k].lower in _PLACE

    # -- what stands around ----------------------------------------------------------------------------

    def _finished(self, party: Party) -> Party:
        """A party with its preposition and, before a possessive ending, its case."""
        tokens = self.words.tokens
        party.prep = self._preposition(party.first)
        last = party.person_span.last if party.person_span is not None else party.last
        for k in {last, party.last}:
            after = tokens[k + 1] if k + 1 < len(tokens) else None
            if after is not None and (after.text in _OWN or self._is_plural_own(k)):
                party.cases = GEN
        return party

    def _is_plural_own(self, last: int) -> bool:
        """Whether a bare apostrophe after "s" is an ending: "the Philippines’ President"."""
        tokens = self.words.tokens
        mark = tokens[last + 1]
        glued = mark.text in ("’", "'") and mark.start == tokens[last].end and tokens[last].lower.endswith("s")
        return glued and last + 2 < len(tokens) and tokens[last + 2].start > mark.end

    def _is_attribute(self, k: int) -> bool:
        """Whether capitals before a post belong to it, though nothing knows them: "with Interim X Minister A"."""
        tokens = self.words.tokens
        known = self.spans.over(k) is not None and k + 1 < len(tokens)
        return known and tokens[k + 1].capital and tokens[k].shape == "word"

    def _preposition(self, first: int) -> str:
        tokens = self.words.tokens
        k = first - 1
        while k >= 0 and (tokens[k].lower in _SKIPPED or (tokens[k].capital and self._is_attribute(k))):
            k -= 1
        if k < 0 or tokens[k].sentence != tokens[first].sentence:
            return ""
        return tokens[k].lower if tokens[k].lower in PREPOSITIONS else ""


# Words between a preposition and a mention.
_SKIPPED = frozenset(("the", "both", "also", "former", "newly", "appointed", "visiting", "fellow", "his", "her", "their", "its"))
def replace_organization(title: Title) -> Title:
    """Return the title without its body."""
    return replace(title, organization="")


_GRADES = frozenset(("vice", "rear", "lieutenant", "major", "brigadier", "staff", "air", "chief"))
_CLOSERS = frozenset(",.;:)—–-")
_SAYING = frozenset(
    ["said", "says", "told", "tells", "added", "adds", "noted", "notes", "stated", "stressed", "emphasized", "met", "meets", "spoke", "visited", "visits", "arrived", "arrives", "announced", "welcomed", "received", "hosted", "signed", "thanked", "expressed", "discussed", "led", "attended", "called", "underlined", "highlighted", "reiterated", "reaffirmed", "conveyed", "congratulated", "will", "is", "was", "has", "travels", "traveled", "joined", "held"]
)
