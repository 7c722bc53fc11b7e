"""Titles in English text: "Portuguese Foreign Minister", "Director of the Office of Public Engagement".

A title is read from its first word on: what stands before the post (article, state, body), the post itself,
and what follows it ("of State", "of the National Assembly", "to the President").
"""

from __future__ import annotations

from functools import cache, lru_cache

from kg.extract.languages.en import gazette
from kg.extract.languages.en.cursor import OWN
from kg.extract.languages.en.deputies import Deputies
from kg.extract.languages.en.given import given_names
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.languages.en.lists import either
from kg.extract.languages.en.premodifiers import AMERICAN_PARTIES, GOING_ON, Premodifiers
from kg.extract.languages.en.title import Title, heads, is_head, names_post, position_words, singular, things
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

_LONGEST = 9
# Heads that go with the head before: "Minister Delegate".
_JOINED = frozenset(
    ("designate", "elect", "emeritus", "delegate", "counselor", "counsellor", "plenipotentiary")
)

# "In charge of the ministry" names no chargé.
_IN_CHARGE = frozenset(("in", "take", "takes", "took", "taking"))
# "His Estonian opposite | number" is his counterpart.
_OPPOSITE, _NUMBERS = "opposite", ("number", "numbers")
_RULERS = words_of("posts", "rulers") | {"prime"}


# Nobody has two of these at once: of different bodies they are two people.
_HEADING: tuple[str, ...] = (
    "president", "prime minister", "premier", "secretary general", "chancellor", "king", "chairman",
    "head of state", "monarch", "emir", "sultan",
)  # fmt: skip

# "Of the six Western Balkan countries" has so many words.
_OF_MANY = 7
# First halves of ranks that are things elsewhere: "Field Marshal".
_GRADES = frozenset(("field", "air", "staff", "wing", "flight", "brigade"))


@cache
def _opening() -> frozenset[str]:
    """Return the words in small letters that a title can begin with, the heads of posts left out."""
    return either("posts.former", "posts.time", "posts.modifiers") | {"the", "under"}


@cache
def _articles() -> frozenset[str]:
    """Return "the" and the words that stand before a post as it does."""
    return (words_of("posts", "time") | {"the"}) - words_of("posts", "former")


@lru_cache(maxsize=20_000)
def _is_small(text: str, lemmas: frozenset[str]) -> bool:
    """Whether a word in small letters names no post and is in no list of what a title begins with."""
    if not text.islower() or text[-1].isdigit() or text.lower() in _opening():
        return False
    return not names_post(text.lower(), lemmas)


@lru_cache(maxsize=20_000)
def _is_in_no_list(text: str) -> bool:
    """Whether a capital that names no post is in no list of what a title begins with."""
    lower = text.lower()
    short = lower.rstrip(".")
    if text.isupper() or text[-1].isdigit() or lower in _opening() or lower in GOING_ON:
        return False
    if short in words_of("posts", "honours") or text in words_of("posts", "honours_short"):
        return False
    if lower in either("posts.fields", "posts.presided") or text in AMERICAN_PARTIES:
        return False
    in_full = table("posts")["abbreviations"].get(short.removesuffix("s"))
    return in_full is None and text.removesuffix("s") not in table("posts")["acronyms"]


class TitleReader:
    """Reads titles in the words of one text; ``spans`` are its states, bodies and places."""

    def __init__(self, words: Words, spans: Spans) -> None:
        self.words = words
        self.spans = spans
        self.without: set[int] = set()  # tokens at which no post begins

    def read(self, index: int, *, depth: int = 0, alone: bool = False) -> Title | None:
        """Return the title that begins at a token, None when none does.

        ``depth`` counts the titles that it is part of; ``alone`` leaves further posts after "and" out.
        """
        if index in self.without or self._opens_none(self.words.tokens[index]):
            return None
        return _Reading(self, index, depth, alone=alone).read()

    def _opens_none(self, token: Token) -> bool:
        """Whether no title begins at a word, whatever follows: most are not even read from."""
        if token.lower in _articles():
            return self.spans.over(token.index) is None and self._leads_nowhere(token)
        return self.is_plain(token) or self._is_other(token)

    def _is_other(self, token: Token) -> bool:
        """Whether a capital is no word of a title, no name that is listed and no adjective of a state."""
        other = token.capital and token.shape == "word" and _is_in_no_list(token.text)
        other = other and not is_head(token) and self.spans.over(token.index) is None
        return other and gazette.adjective(self.words, token.index) is None

    def _leads_nowhere(self, article: Token) -> bool:
        """Whether a word that no title goes on with follows an article: "the | talks"."""
        following = self.words.tokens[min(article.index + 1, len(self.words.tokens) - 1)]
        inside = following.sentence == article.sentence and following is not article
        leads = following.lower in GOING_ON or "-" in following.text
        return inside and not leads and (self.is_plain(following) or self._is_other(following))

    def is_plain(self, token: Token) -> bool:
        """Whether a word in small letters is none that a title begins with: most are not."""
        small = token.shape == "word" and _is_small(token.text, token.lemmas)
        return small and self.spans.over(token.index) is None


_CONTINENTS = words_of("posts", "continents")
_DIRECTIONS = words_of("posts", "directions")
# "The European | commissioners" are of a body that is called so.
_OF_BODIES = frozenset(("commissioner", "ombudsman", "prosecutor", "judge"))
# Whose deputy somebody is.
_OWNERS = frozenset(("his", "her", "its", "their", "’s", "'s"))


class _Reading(Premodifiers, Deputies):
    """Reads one title from its first word on."""

    def read(self) -> Title | None:
        core = self._premodifiers(self._first)
        found = self._core(core)
        if found is None:
            self._reader.without.add(self._first)
            return None
        head, plural = found
        core = self._past_region(core, head) if plural else core
        token = self._tokens[head]
        beyond = self._tokens[head + 1].lower if head < self._end else ""
        if token.lower == _OPPOSITE and beyond not in _NUMBERS:
            return None
        plural = plural or (token.lower == _OPPOSITE and beyond == _NUMBERS[1])
        title = Title(self._first, head, head, [(core, head)], plural=plural)
        title.before = frozenset(self._before)
        title.former = self._former
        title.country, title.derived, title.organization = self._country, self._derived, self._body
        title.states = self._states
        title.counterpart = bool(token.lemmas & words_of("posts", "counterparts"))
        title.lower = not token.capital
        if (short := self._short(head)) is not None:
            title.last += self._tokens[head + 1].text == "."
            title.position = short[0]
            return title
        expansion = self._expansion(head)
        self._complement(title)
        if self._is_given(title):
            return None
        if self._is_loose(title, core) or self._is_private(title, core) or self._is_thing(title):
            return None
        title.position = f"{self._acting} {self._position(title)}".strip()
        if expansion is not None:
            before = self._text(core, head - 1) if head > core else ""
            title.position = f"{before} {expansion}".strip()
        if title.position.isupper() and len(title.position) > 3 and " " in title.position:
            title.position = title.position.title()
        self._second(title)
        return title

    def _past_region(self, core: int, head: int) -> int:
        """The first word after that of a part of the world: "West African | leaders from Togo and Ghana"."""
        k, behind = core, self._tokens[head + 1].lower if head < self._end else ""
        if behind not in ("from", "of"):
            return core  # "European leaders met": those of many states
        while k < head and self._tokens[k].lower in _DIRECTIONS:
            k += 1
        region = k < head and self._tokens[k].lower in _CONTINENTS
        return k + 1 if region and not self._tokens[head].lemmas & _OF_BODIES else core

    def _core(self, i: int) -> tuple[int, bool] | None:
        """The head of the post that begins at a token and whether it is plural: the last head of the run."""
        head: int | None = self._led_head(i) if self._states and i > self._first else None
        if head is not None:
            return head, self._is_plural(self._tokens[head])
        k = self._unknown_field(i)
        while k <= min(self._end, i + _LONGEST):
            token = self._tokens[k]
            field = self._spans.at(k) if k == i and self._is_field_of_envoy(k) else None
            if field is not None:
                k = field.last + 1
                continue
            if self._spans.over(k) is not None and not (k > i and is_head(token)):
                inner = self._inner_state(k)
                if inner is None or (k == i and inner.kind != "place"):
                    break
                self._country, k = inner.country or self._country, inner.last + 1
                self._body = inner.name if inner.kind == "body" else self._body
                continue
            if head is not None and self._expansion(k) is not None:
                return k, token.text.endswith("s")
            if is_head(token) and not self._is_name_part(k, head):
                head = k
            elif token.lower in ("and", "&") and self._is_open(head) and k > i and self._fields_around(k):
                pass
            elif not self._is_word_of_post(k, head):
                break
            k += 1
        if head is None:
            return (i, False) if self._is_deputy_of(i) else self._short_form(i)
        token = self._tokens[head]
        general = token.lower == "general" and head > i and self._is_plural(self._tokens[head - 1])
        return head, self._is_plural(token) or general  # "the prosecutors | general"

    def _is_deputy_of(self, i: int) -> bool:
        """Whether somebody is told by name as the deputy of another: "his | deputy, A", "Minister A’s |
        deputy"."""
        return (
            i < self._end
            and self._tokens[i].lower == "deputy"
            and self._is_owned(i)
            and self._is_named_behind(i)
        )

    def _is_owned(self, first: int) -> bool:
        """Whether it is told whose a post is: "| his deputy", "the premier’s | deputy"."""
        return self._tokens[first].lower in _OWNERS or (
            first > 0 and self._tokens[first - 1].lower in _OWNERS
        )

    def _is_named_behind(self, last: int) -> bool:
        """Whether a name stands behind a post, with a comma or without: "his deputy(,) | Maeve Nolan"."""
        first = last + 1 + (last < self._end and self._tokens[last + 1].text == ",")
        full = self._tokens[first : first + 2] if first < self._end else []
        named = len(full) > 1 and all(t.capital and t.shape == "word" for t in full)
        return named and not any(map(is_head, full))

    def _is_open(self, head: int | None) -> bool:
        """Whether the head is still to come: after "Deputy" in "Deputy Trade and Tourism Minister"."""
        return head is None or self._tokens[head].lower in words_of("posts", "modifiers")

    def _inner_state(self, k: int) -> Span | None:
        """The state or region in a post: "Deputy U.S. Trade Representative", "Indo-Pacific Coordinator"."""
        span = self._spans.at(k)
        if span is None or span.last >= self._end:
            return None
        following = self._tokens[span.last + 1]
        fits = following.capital and following.lower in position_words()
        field_ = span.kind in ("state", "body") or self._tokens[k].lower in words_of("posts", "fields")
        return span if fits and field_ else None

    def _short_form(self, i: int) -> tuple[int, bool] | None:
        """The head of a title in short: "Sen. Chris Coons", "Azerbaijani FM"."""
        if i > self._end or not self._tokens[i].capital:
            return None
        if self._expansion(i) is not None:
            return i, self._tokens[i].text.endswith("s")
        short = self._short(i)
        return (i, short[1]) if short is not None else None

    def _unknown_field(self, i: int) -> int:
        """The first word of a post after capitals that only a body before it shows to belong to it:

        "Department of State Northern Triangle Special Envoy".
        """
        if not self._body:
            return i
        k = i
        while k <= self._end and k - i < 5:
            token = self._tokens[k]
            known = (token.lemmas | {token.lower}) & position_words()
            if known and k > i:
                return k
            span = self._spans.over(k)
            if (
                token.shape != "word"
                or not token.capital
                or known
                or (span is not None and span.kind != "place")
            ):
                return i
            k += 1
        return i

    def _is_plural(self, token: Token) -> bool:
        return token.lower not in heads() and token.lower.endswith(("s", "men", "women", "people"))

    def _is_name_part(self, k: int, head: int | None) -> bool:
        """Whether a head word is a name or a second post after a head: "Director General" is one post."""
        if head is None or k != head + 1:
            return False
        token, before = self._tokens[k], self._tokens[head]
        if token.lower in ("general", "generals"):
            return not before.lemmas & words_of("posts", "generals")
        ranked = before.lower == "general" and self._tokens[head - 1].lemmas & words_of("posts", "generals")
        joined = token.lower in _JOINED or before.lower in words_of("posts", "modifiers")
        return bool(ranked) or not joined  # "Secretary General | Ambassador A"

    def _fields_around(self, k: int) -> bool:
        if k >= self._end:
            return False
        before, after = self._tokens[k - 1], self._tokens[k + 1]
        fields = either("posts.fields", "posts.modifiers")
        both = before.lower in fields and after.lower in fields
        return both and not is_head(before) and before.capital == after.capital

    def _is_loose(self, title: Title, core: int) -> bool:
        """Whether a word such as "chief" names nobody's post here."""
        token = self._tokens[title.head]
        if token.lower == "charge" and self._tokens[max(title.first - 1, 0)].lower in _IN_CHARGE:
            return True
        if token.lower == "charge" and not self._is_envoy(title.head):
            return True
        if token.lower in ("official", "member") and self._is_adjective(title):
            return True
        if not token.lemmas & words_of("posts", "loose") or title.head > core or title.last > title.head:
            return False
        if title.country or title.organization:
            return False
        if self._is_owned(title.first) and self._is_named_behind(title.last):
            return False  # "his aide, Maeve Nolan,"
        the = "the" in title.before or "both" in title.before or "two" in title.before
        the = the or (title.plural and token.capital and self._of_states(title.last + 1))
        return not (the or (token.capital and self._name_follows(title.last + 1)))

    def _is_adjective(self, title: Title) -> bool:
        """Whether a word says what kind a thing is: "the official | visit", "the member | countries"."""
        following = self._tokens[min(title.head + 1, self._end)].lower
        things_ = words_of("posts", f"{self._tokens[title.head].lower}_things")
        return title.last == title.head < self._end and following in things_

    def _of_states(self, i: int) -> bool:
        """Whether leaders are those of many states: "Leaders | of six African countries met"."""
        near = [t.lower for t in self._tokens[i : min(i + _OF_MANY, self._end + 1)]]
        return near[:1] in (["of"], ["from"]) and any(w in ("countries", "states", "nations") for w in near)

    def _is_envoy(self, head: int) -> bool:
        """Whether "charge" is the chargé of an embassy: "charge d'affaires"."""
        return any("affaires" in t.lower for t in self._tokens[head + 1 : min(head + 4, self._end + 1)])

    def _is_given(self, title: Title) -> bool:
        """Whether a title is the given name of somebody: "Sultan bin Saad"."""
        following = self._tokens[title.last + 1].lower if title.last < self._end else ""
        given = self._tokens[title.head].lower in words_of("posts", "given")
        return given and title.first == title.last and following in ("bin", "ibn", "bint", "al")

    def _is_thing(self, title: Title) -> bool:
        """Whether a noun after the title makes something else of it: "Leaders Summit", "Executive Order"."""
        following = self._tokens[title.last + 1] if title.last < self._end else None
        named = following is not None and following.lower in given_names()
        beyond = self._tokens[title.last + 2].lower if title.last + 2 <= self._end else ""
        if beyond in words_of("posts", "ranks") and following is not None and following.lower in _GRADES:
            return False  # "Chief of Army Staff | Field Marshal A"
        if self._ends_as_thing(title.last + 1):
            return True
        return following is not None and following.capital and following.lower in things() and not named

    def _ends_as_thing(self, first: int) -> bool:
        """Whether a name after a title is that of no person: "Queen Elizabeth Hospital"."""
        last = first
        while self._name_follows(last):
            last += 1
        return last > first and self._tokens[last - 1].lower in words_of("posts", "named_after")

    def _is_private(self, title: Title, core: int) -> bool:
        """Whether people act for no public body: "business leaders", "community representatives"."""
        before = self._tokens[title.head - 1].lower if title.head > core else ""
        return title.plural and before in words_of("posts", "private")

    def _name_follows(self, i: int) -> bool:
        return i <= self._end and self._tokens[i].capital and self._tokens[i].shape in ("word", "initial")

    def _position(self, title: Title) -> str:
        parts = [self._text(first, last) for first, last in title.pieces]
        text = " ".join(p for p in parts if p)
        if title.plural:
            head = self._tokens[title.head]
            head = self._tokens[title.head - 1] if head.lower == "general" else head
            text = singular(text, head.text)
        return text

    def _second(self, title: Title) -> None:
        """Read the second post of one holder: "Deputy Prime Minister and Foreign Minister"."""
        i = title.last + 1
        if i + 1 > self._end or self._alone or title.plural:
            return
        row = self._in_row(title, i + 1) if self._tokens[i].text == "," else None
        if row is not None:
            title.second = row
            return
        if self._tokens[i].text == "," and (beside := self._deputy_and(title, i + 1)) is not None:
            title.second = beside
            return
        dash = self._tokens[i].text in ("–", "—", "-", "/") and self._tokens[i + 1].capital
        if self._tokens[i].lower != "and" and self._tokens[i].text != "&" and not dash:
            return
        second = self._of_superior(self._reader.read(i + 1, depth=self._depth))
        lesser = self._tokens[title.pieces[0][0]].lower in words_of("posts", "lesser")
        # "The Deputy Prime Minister and Foreign Minister A", but "the Vice President and President A".
        lesser = lesser and second is not None and not set(second.position.lower().split()) & _RULERS
        # "The Crown Prince and Prime Minister of Bahrain, A", but "the Vice President and Minister A".
        lesser = lesser or (title.position.lower() in table("posts")["doubled"] and second is not None)
        bare = second is not None and second.last == second.head == second.pieces[0][0]
        lesser = lesser and not (bare and not (second is not None and second.country))
        known = title.country or title.organization or dash or lesser
        apart = bool(title.before & {"the", "his", "her"}) and not known
        plain = second is not None and not (title.organization or second.organization)
        apart = apart or (lesser and second is not None and plain and self._were_apart(title, second))
        if second is None or second.plural or second.counterpart or apart or self._both_head(title, second):
            return
        if "the" in second.before and title.organization and title.organization != second.organization:
            return  # "between the UN chief and the Secretary General of NATO"
        title.second = second

    def _were_apart(self, title: Title, second: Title) -> bool:
        """Whether the text before has told each of two posts by itself: "Deputy Secretary A spoke with
        Secretary General B. The Deputy Secretary | and Secretary General B"."""
        told = self._reader.words.text[: self._tokens[title.pieces[0][0]].start].lower()
        one, other = title.position.lower(), second.position.lower()
        return "the" in title.before and one in told and other in told and f"{one} and {other}" not in told

    def _of_superior(self, title: Title | None) -> Title | None:
        """The title that another one owns: "NATO Secretary General’s | Special Envoy", else the same."""
        if title is None or title.last + 1 >= self._end or self._tokens[title.last + 1].text not in OWN:
            return title
        served = self._reader.read(title.last + 2, depth=self._depth, alone=True)
        if served is None or not title.organization:
            return title
        served.organization = served.organization or title.organization
        return served

    def _both_head(self, title: Title, second: Title) -> bool:
        """Whether two serve different states, or rule different bodies: "the Turkish minister and Serbian
        Prime Minister A", "the UN secretary general and Prime Minister of Saxony A"."""
        if "" not in (title.country, second.country) and title.country != second.country:
            return True
        if title.position.lower().endswith("head of state") and second.position.lower() in _HEADING:
            return True  # "the Maltese head of state and Prime Minister A"
        chairs = second.position.lower().startswith("chair") and bool(second.organization)
        if chairs and title.country and not title.organization and "the" not in second.before:
            return False  # "the president of Ghana and chairman of the ECOWAS Authority A"
        own, other = title.organization or title.country, second.organization or second.country
        posts = (title.position.lower(), second.position.lower())
        heads = all(p.replace("-", " ").endswith(_HEADING) for p in posts)
        if posts[0] in ("chief", "head", "leader") and not title.country:
            heads = posts[1].endswith(_HEADING)  # "the UN chief and Prime Minister of Saxony A"
        return heads and bool(own) and bool(other) and own != other
