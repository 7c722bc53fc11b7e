"""What follows a name: "of Jamaica", "(D-DE)", ", Minister of Foreign Affairs of Portugal"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract.languages.en import gazette
from kg.extract.languages.en.becoming import MADE
from kg.extract.languages.en.bodies import is_international
from kg.extract.languages.en.date_patterns import names_month
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.listed_states import state_in_list
from kg.extract.languages.en.mentions import BULLETS, LETTERS, OWN, PREPOSITIONS
from kg.extract.languages.en.people_in_items import capacities_in_item
from kg.extract.languages.en.posts_of_next import PostsOfNext
from kg.extract.languages.en.title import Title, chain
from kg.extract.languages.en.word_classes import SUBORDINATORS, verb_follows
from kg.extract.parties import Capacity, Party
from kg.extract.spans import Span
from kg.extract.words import Token

# "A, who heads the Senate" is its head.
_HEADING = {"heads": "head", "leads": "head", "chairs": "chair"}
_BEING = frozenset(("is", "was", "serves", "served"))
# What several do in a headline: "A, B discuss trade".
_TOGETHER = words_of("vocabulary", "doing_together")
_CLOSERS = frozenset(",.;:)—–-")
# Capitals that something unknown is called by: "president of | Kova Foods".
_UNKNOWN = 3
_DASHES = frozenset("—–-")
_NOW = frozenset(("now", "currently", "presently", "today"))

# Units that stand in apposition to who works there.
_UNITS = frozenset(("bureau", "office", "department", "ministry", "directorate", "division"))
# Who serve somebody named: "A, adviser to President B".
_LAWMAKERS = frozenset(
    ("senator", "congressman", "congresswoman", "representative", "governor", "whip", "member")
)
_SERVING = frozenset(("adviser", "advisor", "aide", "assistant", "envoy", "counselor", "counsellor"))

# "Sen. A, R-Texas"
_PARTY_MEN = frozenset(("Republican", "Democrat"))
_OF_PARTY = re.compile(r"[RDI]-[A-Z]")


def _sits(capacity: Capacity) -> bool:
    """Whether a post is one of a lawmaker or governor."""
    return not _LAWMAKERS.isdisjoint(capacity.position.lower().split())


class Appositions(PostsOfNext):
    """Adds to the mention of a name what stands after it."""

    def _after_name(self, party: Party, capacity: Capacity | None) -> None:
        """Take what follows a name: "of Jamaica", "(D-DE)", ", Minister of Foreign Affairs of Portugal"."""
        tokens = self.words.tokens
        end = self.words.sentences[party.sentence].last
        while party.last < end and tokens[party.last + 1].text in LETTERS:
            party.last += 1
        if capacity is None and self._in_item(party):
            return
        self._past_letters(party, capacity, end)
        i = party.last + 1
        if i + 1 <= end and tokens[i].lower in ("of", "from"):
            k = i + 2 if tokens[i + 1].lower == "the" else i + 1
            span = self.spans.at(k) if k <= end else None
            if span is not None and span.kind == "state" and capacity is None:
                party.country, party.last = span.country, self._bracket(span.last, end)
            elif (
                span is not None
                and span.kind == "state"
                and capacity is not None
                and (not capacity.country or capacity.derived)
            ):
                capacity.country, capacity.derived = span.country, False
                for more in party.also:
                    more.country = more.country or span.country
                party.country, party.last = span.country, self._bracket(span.last, end)
            elif (
                span is not None
                and span.kind == "place"
                and span.region
                and capacity is not None
                and not capacity.organization
            ):
                capacity.organization, party.last = span.name, span.last
                capacity.country = party.country = capacity.country or span.country
        if capacity is not None and not capacity.organization and not capacity.country:
            self._from_body(party, capacity, end)
            if not capacity.organization and (state := state_in_list(self.words, self.spans, party)):
                capacity.country = party.country = state.country
                party.last = state.last
        if capacity is not None and not capacity.organization and party.last < end:
            self._apposed_body(party, capacity)
        if party.last + 3 <= end and tokens[party.last + 1].text == "(":
            self._in_brackets(party, end)
        if capacity is not None and _sits(capacity):
            self._of_congress(party, capacity, end)
        self._all_apposed(party, end)
        self._relative(party, end)
        self._as_envoy(party, end)
        self._in_line(party, end)

    def _past_letters(self, party: Party, capacity: Capacity | None, end: int) -> None:
        """Pass over letters behind the comma of who has a post: "A, MP, Minister of Trade", "Minister A"."""
        last, tokens = party.last, self.words.tokens
        while last + 3 <= end and tokens[last + 1].text == "," and tokens[last + 2].text in LETTERS:
            last += 2
        if last > party.last and tokens[last + 1].text == ",":
            title = self._titles.read(last + 2) if last + 2 <= end else None
            if capacity is not None or (title is not None and not title.plural and not self._is_named(title)):
                party.last = last

    def _all_apposed(self, party: Party, end: int) -> None:
        """Take the posts after commas: ", Minister of Trade, head of the delegation,"."""
        before, tokens = -1, self.words.tokens
        while before < party.last <= end - 2 and tokens[party.last + 1].text == ",":
            before = party.last
            self._apposition(party, party.last + 2)

    def _in_item(self, party: Party) -> bool:
        """Take the posts and the body of an item of a list: "- Mark Carson, Chair and CEO, Brook Steel"."""
        found = capacities_in_item(self.words, self.spans, party)
        if not found or party.person_span is None:
            return False
        party.capacity, *also = found
        party.also = tuple(also)
        return True

    def _in_line(self, party: Party, end: int) -> None:
        """Take the post after a dash in a line of a list: "• Mr. A - Ambassador of Malta"."""
        tokens, i = self.words.tokens, party.last + 1
        if party.capacity is not None or i >= end or tokens[i].text not in _DASHES:
            return
        first = party.first - 1
        while first >= 0 and self._is_courtesy(first):
            first -= 1
        opened = party.first <= self.words.sentences[party.sentence].first or tokens[first].text in BULLETS
        title = self._titles.read(i + 1) if opened or tokens[first].shape == "number" else None
        if title is not None and not title.plural and not self._is_named(title):
            self._add(party, list(chain(title)))

    def _as_envoy(self, party: Party, end: int) -> None:
        """ "Accepted the credentials of Mr. A as Ambassador of Malta"."""
        i = party.last + 1
        if i + 1 > end or self.words.tokens[i].lower != "as":
            return
        title = self._titles.read(i + 1)
        if (
            title is None
            or title.plural
            or not (title.country or title.organization)
            or self._is_named(title)
        ):
            return
        if self.words.tokens[title.head].lemmas & words_of("posts", "envoys") and party.capacity is None:
            self._add(party, [title])

    def _from_body(self, party: Party, capacity: Capacity, end: int) -> None:
        """ "Secretary General X of NATO", "Assistant Secretary X, from the Department of Health"."""
        tokens = self.words.tokens
        i = party.last + 1
        comma = i < end and tokens[i].text == ","
        i += comma
        if i + 1 > end or tokens[i].lower not in (("from",) if comma else ("of", "from")):
            return
        k = i + 2 if tokens[i + 1].lower == "the" else i + 1
        of_state = gazette.adjective(self.words, k) if k < end and self.spans.at(k) is None else None
        k = of_state[0] + 1 if of_state is not None else k  # "Director X of the Maltese | Foreign Ministry"
        span = self.spans.at(k) if k <= end else None
        if span is not None and span.kind == "body":
            capacity.organization, party.last = span.name, span.last
            country = span.country or (of_state[1] if of_state is not None else "")
            if country:
                capacity.country, capacity.derived, party.country = country, True, country

    def _apposed_body(self, party: Party, capacity: Capacity) -> None:
        """ "Under Secretary X, Bureau of Arms Control, said"."""
        span = self._unit_after(party.last + 1)
        if span is None:
            return
        capacity.organization, party.last = span.name, span.last
        if span.country and not capacity.country:
            capacity.country, capacity.derived, party.country = span.country, True, span.country

    def _unit_after(self, comma: int) -> Span | None:
        """The bureau or office between two commas."""
        tokens = self.words.tokens
        if comma + 1 >= len(tokens) or tokens[comma].text != "," or tokens[comma + 1].lower not in _UNITS:
            return None
        span = self.spans.at(comma + 1)
        if span is None or span.kind != "body" or span.last + 1 >= len(tokens):
            return None
        return span if tokens[span.last + 1].text in (",", ".", ";") else None

    def _in_brackets(self, party: Party, end: int) -> None:
        """ "Jessica Stewart (President of the Council)", "Chris Coons (D-DE)"."""
        tokens = self.words.tokens
        close = next(
            (k for k in range(party.last + 2, min(end, party.last + 15) + 1) if tokens[k].text == ")"), None
        )
        if close is None:
            return
        if self._of_bracket(party, close):
            return
        title = self._titles.read(party.last + 2)
        if title is not None and title.last < close:
            self._add(party, [title])
            party.last = close
        elif close - party.last <= 6 and tokens[party.last + 2].text.split("-")[0] in ("D", "R", "I"):
            post = party.capacity.position.lower().split() if party.capacity is not None else []
            sits = (
                close > party.last + 3
                or "-" in tokens[party.last + 2].text
                or not _LAWMAKERS.isdisjoint(post)
            )
            if sits and party.capacity is not None and not party.capacity.country:
                party.capacity.country = party.country = "US"
            party.last = close  # "Foreign Minister A (R)" stands to the right in a picture

    def _of_congress(self, party: Party, capacity: Capacity, end: int) -> None:
        """Pass over party and state of a member of Congress: "Sen. A, R-Texas,", "Rep. B, D-N.Y., and"."""
        tokens, i = self.words.tokens, party.last + 2
        if i + 3 <= end and tokens[i].lower == "a" and tokens[i + 1].text in _PARTY_MEN:
            home = self.spans.at(i + 3) if tokens[i + 2].lower in ("from", "of") else None
            party.last = home.last if home is not None else i + 1  # ", a Republican from Texas"
            capacity.country = party.country = capacity.country or "US"
            return
        if i > end or tokens[i - 1].text != "," or not _OF_PARTY.match(tokens[i].text):
            return
        while (
            i < end
            and (tokens[i + 1].text == "." or len(tokens[i + 1].text) == 1)
            and tokens[i + 1].text != ","
        ):
            i += 1
        party.last = min(i, end - (tokens[end].text == "."))
        if not capacity.country:
            capacity.country = party.country = "US"

    def _of_bracket(self, party: Party, close: int) -> bool:
        """Take the state or body of states that brackets give: "(Peru)", "(Peruvian)", "(European Union)"."""
        span = self.spans.at(party.last + 2)
        adjective = gazette.adjective(self.words, party.last + 2) if span is None else None
        country = adjective[1] if adjective is not None and adjective[0] + 1 == close else ""
        capacity = party.capacity
        if span is not None and span.last + 1 == close and span.kind == "state":
            country = span.country
        elif span is not None and span.last + 1 == close and span.kind == "body" and capacity is not None:
            if not is_international(span.name) or capacity.organization or capacity.country:
                return False
            capacity.organization, party.last = span.name, close
            return True
        if country:
            party.country, party.last = country, close
        if country and capacity is not None and not capacity.country:
            capacity.country = country
        return bool(country)

    def _relative(self, party: Party, end: int) -> None:
        """ "Mekonnen, who is also foreign minister of Ethiopia", "Baqeri, who heads Iran’s delegation"."""
        tokens = self.words.tokens
        i = party.last + 1
        i += i <= end and tokens[i].text == ","
        if i + 2 > end or tokens[i].lower != "who":
            return
        if party.capacity is None and tokens[i + 1].lower in _HEADING:
            self._heads(party, i + 2)
            return
        if tokens[i + 1].lower not in _BEING:
            return
        former = tokens[i + 1].lower in ("was", "served")
        k = i + 2
        while k < end and tokens[k].lower in ("as", "also", "currently", "now", "simultaneously", "then"):
            k += 1
        title = self._titles.read(k)
        if title is None or title.plural or title.counterpart or self._is_named(title):
            return
        # "Who was appointed minister" is one; "who was minister" is none any more.
        title.former = title.former or (former and tokens[k].lower not in MADE)
        if "also" in (t.lower for t in tokens[i + 2 : k]) and party.person_span is not None:
            self._add_besides(party, list(chain(title)))
            return
        self._add(party, list(chain(title)))

    def _heads(self, party: Party, i: int) -> None:
        """The body that somebody without a post heads: "A, who chairs the Senate", "heads Iran’s team"."""
        tokens = self.words.tokens
        span = self.spans.at(i + (tokens[i].lower == "the"))
        if span is None or span.kind not in ("body", "state") or span.last + 1 >= len(tokens):
            return
        owned = span.kind == "state" and tokens[span.last + 1].text in OWN
        inner = self.spans.at(span.last + 2) if owned and span.last + 2 < len(tokens) else span
        if inner is not None and inner.kind == "body":
            position = _HEADING[tokens[i - 1].lower]
            country = inner.country or span.country
            party.capacity = Capacity(position, inner.name, country, first=i - 1, last=i - 1, derived=True)
        if span.country:
            party.country = span.country

    def _apposition(self, party: Party, i: int) -> None:
        """Take the posts after a comma, as long as no name follows them: ", Chairman of the Council, "."""
        i += i + 1 < len(self.words.tokens) and self.words.tokens[i].lower in _NOW  # ", now the EU’s envoy,"
        title = self._titles.read(i)
        if title is None or title.plural or not self._same_sentence(party.first, i):
            return
        if title.counterpart:
            self._as_counterpart(party, title)
            return
        if self._acts_in_headline(title):
            return
        if self.words.tokens[min(title.last + 1, len(self.words.tokens) - 1)].text in OWN:
            servant = self._titles.read(title.last + 2) if title.last + 2 < len(self.words.tokens) else None
            if servant is None or servant.plural:
                return
            servant.country, servant.derived = servant.country or title.country, True
            if not (servant.organization or servant.country):
                servant.organization = title.organization  # "the UN Secretary-General’s Special Envoy"
            title = servant  # "Ushakov, the Russian president’s aide"
        if self._is_of_another(title, party):
            return
        posts = list(chain(title))
        while posts and (self._is_named(posts[-1]) or self._names_next(party, posts[-1])):
            posts.pop()
        further = list(chain(title))[len(posts) :]
        if posts and further and self._shares_post(party, further[0]):
            return  # "Minister A, Head of Trade and Senior Adviser B": both are of B
        if posts and self._is_apposed(posts, party):
            self._add(party, posts)

    def _as_counterpart(self, party: Party, title: Title) -> None:
        """Take ", his Turkish counterpart," after a name without a post."""
        closed = self.words.tokens[min(title.last + 1, len(self.words.tokens) - 1)].text in _CLOSERS
        if party.capacity is None and title.country and closed and not self._is_named(title):
            party.capacity, party.country = self._capacity(title), title.country
            party.counterpart, party.last = True, title.last

    def _is_of_another(self, title: Title, party: Party) -> bool:
        """Whether a post is of another state: "the President of Türkiye A, the former President of Malta"."""
        foreign = bool(title.country and party.country) and title.country != party.country
        posted = self.words.tokens[title.head].lemmas & words_of("posts", "envoys")
        return foreign and "the" in title.before and not title.derived and not posted

    def _acts_in_headline(self, title: Title) -> bool:
        """Whether a comma stands for "and" in a headline: "Aliyev, EU Commissioner meet in Baku"."""
        tokens = self.words.tokens
        verb = tokens[min(title.last + 1, len(tokens) - 1)]
        headline = self.words.is_title(verb.sentence)
        if headline and self._lists_sides(title):
            return True
        return headline and verb.sentence == tokens[title.first].sentence and verb.lower in _TOGETHER

    def _lists_sides(self, title: Title) -> bool:
        """Whether a headline parts two sides by a comma alone: "talks between A, UN envoy in Rome"."""
        sentence = self.words.sentence_of(title.first)
        before = [t.lower for t in self.words.tokens[sentence.first : title.first]]
        return "between" in before and "and" not in before[before.index("between") :]

    def _is_apposed(self, posts: Sequence[Title], party: Party) -> bool:
        """Whether titles after a comma say who somebody is, and do not begin the main clause.

        "X, Director, said"; but "On behalf of President X, the Secretary delivered".
        """
        tokens = self.words.tokens
        title, last = posts[0], posts[-1].last
        following = tokens[last + 1] if last + 1 < len(tokens) else None
        closed = (
            following is None or following.text in _CLOSERS or following.sentence != tokens[last].sentence
        )
        closed = closed or (following is not None and following.lower in ("who", "whose"))
        if not (title.country or title.organization or title.last > title.head or title.former or posts[1:]):
            full = party.capacity is None and title.pieces[0][0] < title.head
            serving = tokens[title.head].lemmas & _SERVING and following is not None
            closed = closed or bool(serving and following is not None and following.lower == "to")
            if following is not None and party.capacity is None and self._is_of_unknown(following):
                return True
            return bool(closed and ("the" not in title.before or full))
        opening = self.words.sentences[party.sentence].first
        verb = following is not None and any(r.pos == "V" for r in following.readings[:1])
        # "After talks with A, the Omani minister | also met"
        opens = tokens[opening].lower in PREPOSITIONS | SUBORDINATORS and verb_follows(tokens, last)
        verb = verb or (opens and all(t.text != "," for t in tokens[opening : party.first]))
        verb = verb and following is not None and not following.lower.endswith("ing")
        dated = tokens[party.first - 1].text == "," and _is_day(tokens[opening : party.first])
        dated = dated or (tokens[party.first - 1].text == "," and not party.prep and bool(title.country))
        fronted = party.prep or party.first - opening > 1 or tokens[opening].lower in PREPOSITIONS
        fronted = fronted and not (dated or _is_dateline(tokens[opening : party.first]))
        return not (verb and not closed and fronted)

    def _is_of_unknown(self, of: Token) -> bool:
        """Whether a post is of something that kg does not know: "A, president | of Kova, met B"."""
        tokens, end = self.words.tokens, self.words.sentences[of.sentence].last
        last = of.index
        while last < end and tokens[last + 1].capital and self.spans.over(last + 1) is None:
            last += 1
        closed = last == end or tokens[last + 1].text in _CLOSERS
        return closed and of.lower == "of" and of.index < last <= of.index + _UNKNOWN

    def _add_besides(self, party: Party, posts: Sequence[Title]) -> None:
        """Add what somebody "is also": no post that he is called by where the text gives another."""
        for title in posts:
            party.also = (*party.also, self._capacity(title))
        party.last = posts[-1].last

    def _add(self, party: Party, posts: Sequence[Title]) -> None:
        capacity = self._capacity(posts[0])
        if party.capacity is None and not capacity.organization:
            capacity.country = (
                capacity.country or party.country
            )  # "Hungary’s Viktor Orban, the prime minister"
        if party.capacity is None:
            party.capacity, party.country = capacity, party.country or capacity.country
        else:
            party.also = (*party.also, capacity)
        self._add_further(party, capacity, posts[0], posts[1:])
        party.last = posts[-1].last

    def _add_further(self, party: Party, capacity: Capacity, title: Title, further: Sequence[Title]) -> None:
        """Add the further posts of a holder: "Senior Advisor and Assistant to the President"."""
        both = True
        for more in further:
            second = self._capacity(more)
            if _is_of_state(second) and not title.country and is_international(title.organization):
                both = False  # "OSCE Chairman-in-Office and Slovakia’s Foreign Minister"
            elif is_international(second.organization) and not second.country:
                both = False  # "Fiji’s Prime Minister and Chair of the Forum"
            else:
                second.country = second.country or capacity.country
                capacity.country = capacity.country or second.country
            party.also = (*party.also, second)
        if len(further) == 1 and both:
            capacity.phrase = self._phrase(title, further)

    def _phrase(self, first: Title, further: Sequence[Title]) -> str:
        """The posts of one holder in the words of the text."""
        posts = [first.position, *map(self._of_text, further)]
        return " and ".join(posts)

    def _of_text(self, title: Title) -> str:
        """A post with the body that follows it, as the text has it; without a state or body before it."""
        start = title.pieces[0][0]
        within = any(s.name == title.organization and start < s.first <= title.last for s in self.spans.all)
        return " ".join(self.words.quote(start, title.last).split()) if within else title.position

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
            closed="its" in title.before and not (title.country or title.organization),
        )


def _is_of_state(capacity: Capacity) -> bool:
    """Whether only a state has a post: "Slovakia’s Foreign Minister", a minister."""
    return bool(capacity.country) or "minister" in capacity.position.lower().split()


def _is_dateline(tokens: Sequence[Token]) -> bool:
    """Whether only the town of a report opens a sentence: "MUSCAT: ", "LIMA (AA) –"."""
    marked = bool(tokens) and tokens[-1].text in (":", "–", "—", "-", "--")
    return marked and not any(t.shape == "word" and t.text.islower() for t in tokens)


def _is_day(tokens: Sequence[Token]) -> bool:
    """Whether only a day opens a sentence: "On 15 February 2024,"."""
    return all(
        t.text == "," or t.shape == "number" or t.lower in ("on", "today") or names_month(t.text)
        for t in tokens
    )
