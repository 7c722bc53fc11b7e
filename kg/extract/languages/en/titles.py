"""Titles in English text: "Portuguese Foreign Minister", "Director of the Office of Public Engagement".

A title is read from its first word on: what stands before the post (article, state, body), the post itself, and
what follows it ("of State", "of the National Assembly", "to the President").
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache

from kg.extract.languages.en import gazette
from kg.extract.languages.en.given import given_names
from kg.extract.languages.en.lexicon import table, words_of
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

_OWN = ("’s", "'s")
_LONGEST = 9


@dataclass(slots=True)
class Title:
    """Tokens [first, last] with the head noun at ``head``. ``before`` are the words before the post.

    ``states`` are those of "the Armenian and Azerbaijani foreign ministers"; ``holders`` the (first, last)
    tokens and countries of "the foreign ministers of Canada, France and Italy".
    """

    first: int
    last: int
    head: int
    pieces: list[tuple[int, int]]
    position: str = ""
    organization: str = ""
    country: str = ""
    derived: bool = False
    former: bool = False
    plural: bool = False
    own: bool = False
    counterpart: bool = False
    before: frozenset[str] = frozenset()
    states: list[tuple[int, int, str]] = field(default_factory=list)
    second: Title | None = None
    posting: bool = False
    lower: bool = False

    @property
    def last_of_head(self) -> int:
        """The last token of the post without its complements."""
        return self.pieces[0][1]


@cache
def _position_words() -> frozenset[str]:
    return words_of("posts", "heads") | words_of("posts", "modifiers") | words_of("posts", "fields")


@cache
def _things() -> frozenset[str]:
    """What a title can be the attribute of."""
    gatherings = words_of("bodies", "gatherings")
    return words_of("names", "things") | gatherings | words_of("bodies", "heads") | words_of("posts", "things")


@cache
def _heads() -> frozenset[str]:
    return words_of("posts", "heads") | words_of("posts", "counterparts")


def is_head(token: Token) -> bool:
    """Whether a word names a post."""
    if token.shape not in ("word", "initial"):
        return False
    stem, _, ending = token.lower.rpartition("-")
    return bool(token.lemmas & _heads()) or (ending in ("designate", "elect") and stem in _heads())


class TitleReader:
    """Reads titles in the words of one text; ``spans`` are its states, bodies and places."""

    def __init__(self, words: Words, spans: Spans) -> None:
        self.words = words
        self.spans = spans

    def read(self, index: int, *, depth: int = 0, alone: bool = False) -> Title | None:
        """Return the title that begins at a token, None when none does.

        ``depth`` counts the titles that it is part of; ``alone`` leaves further posts after "and" out.
        """
        return _Reading(self, index, depth, alone=alone).read()


class _Reading:
    def __init__(self, reader: TitleReader, first: int, depth: int, *, alone: bool) -> None:
        self._alone = alone
        self._reader = reader
        self._tokens = reader.words.tokens
        self._spans = reader.spans
        self._first = first
        self._depth = depth
        self._end = reader.words.sentences[self._tokens[first].sentence].last
        self._before: set[str] = set()
        self._country = ""
        self._derived = False
        self._body = ""
        self._former = False
        self._states: list[tuple[int, int, str]] = []

    def read(self) -> Title | None:
        core = self._premodifiers(self._first)
        found = self._core(core)
        if found is None:
            return None
        head, plural = found
        token = self._tokens[head]
        title = Title(self._first, head, head, [(core, head)], plural=plural)
        title.before = frozenset(self._before)
        title.former = self._former
        title.country, title.derived, title.organization = self._country, self._derived, self._body
        title.states = self._states
        title.counterpart = bool(token.lemmas & words_of("posts", "counterparts"))
        title.lower = not token.capital
        if self._tokens[head].lower.rstrip(".") in table("posts")["abbreviations"] and head < self._end:
            title.last += self._tokens[head + 1].text == "."
            title.position = str(table("posts")["abbreviations"][self._tokens[head].lower.rstrip(".")])
            return title
        expansion = self._expansion(head)
        self._complement(title)
        if self._is_loose(title, core) or self._is_private(title, core) or self._is_thing(title):
            return None
        title.position = self._position(title)
        if expansion is not None:
            title.position = expansion
        if title.position.isupper() and len(title.position) > 3 and " " in title.position:
            title.position = title.position.title()
        self._second(title)
        return title

    # -- before the post -----------------------------------------------------------------------------

    def _premodifiers(self, i: int) -> int:
        """The first token of the post itself; what stands before is noted."""
        while i <= self._end:
            after = self._one_before(i)
            if after is None:
                return i
            i = after
        return i

    def _one_before(self, i: int) -> int | None:
        """The token after one word before a post, None when the post begins here."""
        token = self._tokens[i]
        if token.text in _OWN and i > self._first:
            return i + 1
        if token.lower in words_of("posts", "former") and self._goes_on(i):
            self._former = True
            return i + 1
        if token.lower in words_of("posts", "time") and token.shape == "word" and self._spans.at(i) is None:
            self._before.add(token.lower)
            return i + 1
        if token.lower in words_of("posts", "honours") and token.capital and self._goes_on(i):
            return i + 1
        if token.lower == "the" and i == self._first:
            self._before.add("the")
            return i + 1
        return self._state(i) or self._name_before(i) or self._acronym(i) or self._short_body(i)

    def _short_body(self, i: int) -> int | None:
        """After a body in short before who presides it: "Commission President", "Parliament Speaker"."""
        token = self._tokens[i]
        if not token.capital or token.lower not in words_of("posts", "presided") or i >= self._end:
            return None
        if not self._tokens[i + 1].lemmas & words_of("posts", "presiding"):
            return None
        self._body = self._body or token.text
        return i + 1

    def _acronym(self, i: int) -> int | None:
        """After an acronym that no gazetteer has: "FEMA Administrator"."""
        token = self._tokens[i]
        if token.shape == "word" and token.text[-1].isdigit() and i < self._end and self._may_precede(i + 1):
            return i + 1
        if not (token.shape == "word" and token.text.isupper() and 2 < len(token.text) < 8) or i >= self._end:
            return None
        following = self._tokens[i + 1]
        shouted = following.text.isupper() and len(following.text) > 3
        if token.lower in _position_words() or shouted or not self._may_precede(i + 1):
            return None
        self._body = token.text
        return i + 1

    def _goes_on(self, i: int) -> bool:
        return i < self._end and self._tokens[i + 1].shape == "word"

    def _state(self, i: int) -> int | None:
        """After an adjective or name of a state: "Portuguese", "U.S.", "Azerbaijan’s"."""
        span = self._spans.at(i)
        if span is not None and span.kind == "state":
            last, country = span.last, span.country
        elif (adjective := gazette.adjective(self._reader.words, i)) is not None and not (
            span is not None and span.last > adjective[0]
        ):
            last, country = adjective
        else:
            return None
        shown = last
        last = self._bracketed(last)
        if last + 1 > self._end or not self._may_precede(last + 1):
            return None
        self._states.append((i, shown, country))
        self._country = country
        following = self._tokens[last + 1]
        if following.lower in ("and", ",", "-", "–") and self._state_follows(last + 1):
            rest = last + 2
            if self._tokens[rest].lower == "and":
                rest += 1
            return self._state(rest) or self._name_before(rest)
        return last + 1

    def _state_follows(self, i: int) -> bool:
        k = i + 1
        if k <= self._end and self._tokens[k].lower == "and":
            k += 1
        if k > self._end:
            return False
        span = self._spans.at(k)
        named = span is not None and span.kind in ("state", "body")
        return named or gazette.adjective(self._reader.words, k) is not None

    def _may_precede(self, i: int) -> bool:
        """Whether a post can begin at a token after a state."""
        token = self._tokens[i]
        if token.text in _OWN:
            return True
        if token.lower in ("and", ",", "-", "–"):
            return self._state_follows(i)
        if self._expansion(i) is not None:
            return True
        words = _position_words() | words_of("posts", "former") | words_of("posts", "time")
        known = bool((token.lemmas | {token.lower}) & (words | words_of("posts", "counterparts")))
        span = self._spans.at(i)
        return known or (span is not None and span.kind == "body")

    def _name_before(self, i: int) -> int | None:
        """After a body or place before a post: "NATO", "European Commission", "Maryland"."""
        span = self._spans.at(i)
        if span is None or span.kind not in ("body", "place") or span.last + 1 > self._end:
            return None
        last = self._bracketed(span.last)
        following = self._tokens[last + 1] if last < self._end else None
        if following is None:
            return None
        if following.text not in _OWN and not self._may_precede(last + 1) and not self._leads_to_post(last + 1):
            return None
        if span.kind == "place" and following.text not in _OWN and not self._local_head(last + 1):
            return None
        self._take_body(span)
        return last + 1

    def _leads_to_post(self, i: int) -> bool:
        """Whether unknown capitals lead to a post: "White House | American Rescue Plan Coordinator"."""
        for k in range(i, min(i + 6, self._end + 1)):
            token = self._tokens[k]
            if is_head(token):
                return k > i and token.capital
            span = self._spans.over(k)
            named = token.lower in given_names() or (span is not None and span.kind != "place")
            if token.shape != "word" or not token.capital or named:
                return False
        return False

    def _local_head(self, i: int) -> bool:
        """Whether the post of a town or region begins here: "Maryland Governor", "Baku Mayor"."""
        return any(t.lemmas & words_of("posts", "local") for t in self._tokens[i : min(i + 3, self._end + 1)])

    def _take_body(self, span: Span) -> None:
        if self._tokens[span.last].text[-1].isdigit() or span.name == "Quad":
            return  # "G7 Foreign Ministers" are ministers of states
        self._body = span.name
        if span.country and not self._states:
            self._country, self._derived = span.country, True

    # -- the post ------------------------------------------------------------------------------------

    def _core(self, i: int) -> tuple[int, bool] | None:
        """The head of the post that begins at a token and whether it is plural: the last head of the run."""
        head: int | None = None
        k = self._unknown_field(i)
        while k <= min(self._end, i + _LONGEST):
            token = self._tokens[k]
            if self._spans.over(k) is not None and not (k > i and is_head(token)):
                inner = self._inner_state(k)
                if inner is None or (k == i and inner.kind == "state"):
                    break
                self._country, k = inner.country or self._country, inner.last + 1
                continue
            if is_head(token) and not self._is_name_part(k, head):
                head = k
            elif token.lower in ("and", "&") and head is None and k > i and self._fields_around(k):
                pass
            elif not self._is_word_of_post(k, head):
                break
            k += 1
        if head is None:
            return self._short_form(i)
        token = self._tokens[head]
        return head, self._is_plural(token)

    def _inner_state(self, k: int) -> Span | None:
        """The state or region within a post: "Deputy U.S. Trade Representative", "Indo-Pacific Coordinator"."""
        span = self._spans.at(k)
        if span is None or span.kind not in ("state", "place") or span.last >= self._end:
            return None
        following = self._tokens[span.last + 1]
        fits = following.capital and following.lower in _position_words()
        field_ = span.kind == "state" or self._tokens[k].lower in words_of("posts", "fields")
        return span if fits and field_ else None

    def _short_form(self, i: int) -> tuple[int, bool] | None:
        """The head of a title in short: "Sen. Chris Coons", "Azerbaijani FM"."""
        if i > self._end or not self._tokens[i].capital:
            return None
        if self._expansion(i) is not None:
            return i, self._tokens[i].text.endswith("s")
        short = self._tokens[i].lower.rstrip(".") in table("posts")["abbreviations"]
        dotted = i < self._end and (self._tokens[i].text.endswith(".") or self._tokens[i + 1].text == ".")
        return (i, False) if short and dotted else None

    def _expansion(self, i: int) -> str | None:
        """The post that an acronym stands for: "FM", "PMs"; not "3 PM"."""
        before = self._tokens[i - 1] if i else None
        if before is not None and before.shape == "number":
            return None
        full: str | None = table("posts")["acronyms"].get(self._tokens[i].text.removesuffix("s"))
        return full

    def _unknown_field(self, i: int) -> int:
        """The first word of a post after capitals that only a body before it shows to belong to it:

        "Department of State Northern Triangle Special Envoy".
        """
        if not self._body:
            return i
        k = i
        while k <= self._end and k - i < 5:
            token = self._tokens[k]
            known = (token.lemmas | {token.lower}) & _position_words()
            if known and k > i:
                return k
            span = self._spans.over(k)
            if token.shape != "word" or not token.capital or known or (span is not None and span.kind != "place"):
                return i
            k += 1
        return i

    def _is_plural(self, token: Token) -> bool:
        return token.lower not in _heads() and token.lower.endswith(("s", "men", "women", "people"))

    def _is_name_part(self, k: int, head: int | None) -> bool:
        """Whether a head word is a name or a second post after a head: "Director General" is one post."""
        if head is None or k != head + 1:
            return False
        token, before = self._tokens[k], self._tokens[head]
        if token.lower in ("general", "generals"):
            return not before.lemmas & words_of("posts", "generals")
        joined = token.lower in ("designate", "elect", "emeritus") or before.lower in words_of("posts", "modifiers")
        return not joined

    def _fields_around(self, k: int) -> bool:
        if k >= self._end:
            return False
        before, after = self._tokens[k - 1], self._tokens[k + 1]
        fields = words_of("posts", "fields") | words_of("posts", "modifiers")
        both = before.lower in fields and after.lower in fields
        return both and not is_head(before) and before.capital == after.capital

    def _is_word_of_post(self, k: int, head: int | None) -> bool:
        token = self._tokens[k]
        if token.shape != "word":
            return False
        if head is not None and self._tokens[head].lower not in words_of("posts", "modifiers"):
            return False  # only "Deputy" goes on: "Deputy Prime Minister"
        if token.lower in words_of("posts", "modifiers"):
            return True
        return token.capital and token.lower in words_of("posts", "fields")

    def _is_loose(self, title: Title, core: int) -> bool:
        """Whether a word such as "chief" names nobody's post here."""
        token = self._tokens[title.head]
        if not token.lemmas & words_of("posts", "loose") or title.head > core or title.last > title.head:
            return False
        if title.country or title.organization:
            return False
        the = "the" in title.before or "both" in title.before or "two" in title.before
        return not (the or (token.capital and self._name_follows(title.last + 1)))

    def _is_thing(self, title: Title) -> bool:
        """Whether a noun after the title makes something else of it: "Leaders Summit", "Executive Order"."""
        following = self._tokens[title.last + 1] if title.last < self._end else None
        return following is not None and following.capital and following.lower in _things()

    def _is_private(self, title: Title, core: int) -> bool:
        """Whether people act for no public body: "business leaders", "community representatives"."""
        before = self._tokens[title.head - 1].lower if title.head > core else ""
        return title.plural and before in words_of("posts", "private")

    def _name_follows(self, i: int) -> bool:
        return i <= self._end and self._tokens[i].capital and self._tokens[i].shape in ("word", "initial")

    # -- after the post ------------------------------------------------------------------------------

    def _complement(self, title: Title) -> None:
        while title.last < self._end and self._one_after(title):
            pass
        title.last = self._bracketed(title.last)

    def _one_after(self, title: Title) -> bool:
        """Take one complement; False when there is none."""
        i = title.last + 1
        token = self._tokens[i]
        if self._designate(title, token):
            return True
        if token.text == ",":
            return self._listed_field(title, i) or self._listed_body(title, i)
        if token.lower not in ("of", "for", "to", "on", "at", "in", "from", "with", "and"):
            return False
        if token.lower == "and":
            return self._listed_field(title, i)
        if self._fixed(title, i):
            return True
        target = i + 1
        while target <= self._end and self._tokens[target].lower in ("the", "both", "two", "all"):
            target += 1
        if target > self._end:
            return False
        return self._target(title, i, self._after_allies(target))

    def _after_allies(self, target: int) -> int:
        """The first state after what is said of all: "from NATO Allies Estonia and Latvia"."""
        k = target
        while k < self._end and k - target < 4:
            if self._tokens[k].lower in words_of("posts", "allies"):
                return k + 1 if self._spans.at(k + 1) is not None else target
            k += 1
        return target

    def _designate(self, title: Title, token: Token) -> bool:
        if title.last != title.head:
            return False
        for words in (("d'affaires", "a.i"), ("d'affaires",), ("extraordinary", "and", "plenipotentiary"), ("plenipotentiary",), ("designate",), ("elect",)):
            first = title.last + 1
            if [t.lower.replace("’", "'") for t in self._tokens[first : first + len(words)]] == list(words):
                title.last += len(words)
                title.pieces.append((first, title.last))
                return True
        return False

    def _target(self, title: Title, prep: int, target: int) -> bool:
        """Take the complement at ``target`` after the preposition at ``prep``."""
        word = self._tokens[prep].lower
        if self._of_its_state(title, word, target):
            return True
        span = self._spans.at(target) or self._body_of_state(target)
        noun = self._tokens[title.head]
        envoy = bool(noun.lemmas & words_of("posts", "envoys"))
        if span is not None and span.kind == "state":
            return self._of_state(title, prep, span, envoy=envoy)
        if span is not None and span.kind == "body" and word in ("of", "for", "at", "to", "in", "on"):
            built = not span.key and word in ("for", "on") and noun.lemmas & words_of("posts", "fielded")
            return bool(built and self._field(title, prep, target)) or self._of_body(title, word, span)
        if span is not None and span.kind == "place":
            goes_on = span.last < self._end and self._is_field(span.last + 1) and self._tokens[span.last + 1].capital
            if goes_on and word in ("for", "of") and self._field(title, prep, target):
                return True
            return self._of_place(title, word, span, envoy=envoy)
        if word == "of" and self._of_the_body(title, target):
            return True
        if word in ("of", "for", "on", "to") and self._field(title, prep, target):
            return True
        if word in ("to", "of", "for") and self._depth == 0 and self._of_post(title, prep, target):
            return True
        return word in ("of", "for") and self._common(title, prep, target)

    def _of_the_body(self, title: Title, target: int) -> bool:
        """Take a body in short: "Counselor of the Department"."""
        token = self._tokens[target]
        the = self._tokens[target - 1].lower == "the"
        alone = target == self._end or not self._tokens[target + 1].lower in ("of", "for", "on")
        if not (the and token.capital and alone and token.lower in words_of("bodies", "heads")):
            return False
        title.organization, title.last = title.organization or token.text, target
        return True

    def _of_its_state(self, title: Title, word: str, target: int) -> bool:
        """Take "of the Russian state", "of the Georgian government", "to the country"."""
        token = self._tokens[target]
        if word in ("to", "in") and token.lower in words_of("posts", "own_state"):
            title.last, title.posting = target, True
            return bool(self._tokens[title.head].lemmas & words_of("posts", "envoys"))
        adjective = gazette.adjective(self._reader.words, target)
        if adjective is None or adjective[0] >= self._end or word != "of":
            return False
        noun = self._tokens[adjective[0] + 1]
        if noun.lower not in ("state", "government", "parliament", "delegation", "side", "opposition"):
            return False
        title.country, title.derived, title.last = adjective[1], False, noun.index
        title.pieces += [(title.last_of_head + 1, title.last_of_head + 1), (noun.index, noun.index)]
        return True

    def _body_of_state(self, target: int) -> Span | None:
        """The body after the adjective of its state: "of the Azerbaijani Ministry of Defense"."""
        adjective = gazette.adjective(self._reader.words, target)
        body = self._spans.at(adjective[0] + 1) if adjective is not None and adjective[0] < self._end else None
        if adjective is None or body is None or body.kind != "body":
            return None
        return replace(body, country=body.country or adjective[1])

    def _of_state(self, title: Title, prep: int, span: Span, *, envoy: bool) -> bool:
        word = self._tokens[prep].lower
        inner = self._spans.at(span.last + 1) if span.last < self._end else None
        if inner is not None and inner.kind == "body" and word in ("of", "at", "for"):
            return self._of_body(title, word, replace(inner, country=span.country))
        fielded = bool(self._tokens[title.head].lemmas & words_of("posts", "fielded"))
        if word in ("for", "on") and (fielded or envoy):
            title.pieces.append((prep, self._crisis(self._state_list(span))))
            title.last = title.pieces[-1][1]
            return True
        if word in ("to", "in", "at") and (envoy or fielded or title.country):
            title.last = self._state_list(span)
            title.posting = True
            return True
        if word == "from" and not (title.plural or title.counterpart):
            return False
        if word not in ("of", "from"):
            return False
        if title.plural or title.counterpart:
            last = self._states_of(title, span)
        else:
            last = span.last
        if title.country and not title.derived and title.country != span.country:
            return False
        title.country, title.derived, title.last = span.country, False, last
        if last < self._end and self._tokens[last + 1].text in _OWN:
            self._own_body(title, last + 2)
        title.last = self._bracketed(title.last)
        return True

    def _own_body(self, title: Title, first: int) -> None:
        """Take the body of a state: "of Ukraine’s Presidential Office", "of Russia’s sovereign wealth fund"."""
        body = self._spans.at(first)
        if body is not None and body.kind == "body":
            title.organization, title.last = body.name, body.last
            return
        k = first
        while k <= self._end and k - first < 5 and self._tokens[k].shape == "word" and not self._tokens[k].capital:
            if self._tokens[k].lower in words_of("bodies", "heads"):
                title.organization, title.last = self._text(first, k), k
                return
            k += 1

    def _bracketed(self, last: int) -> int:
        """The end of "(PRC)" after a name, else the name's own."""
        tokens = self._tokens
        if last + 3 <= self._end and tokens[last + 1].text == "(" and tokens[last + 3].text == ")":
            short = tokens[last + 2].text
            return last + 3 if short.isupper() else last
        return last

    def _states_of(self, title: Title, span: Span) -> int:
        """Note the states of a list "of Canada, France, and Italy"; returns its last token."""
        title.states = []
        last, current = span.last, span
        while True:
            title.states.append((current.first, current.last, current.country))
            last = current.last
            k = last + 1
            while k <= self._end and self._tokens[k].lower in (",", "and", "the"):
                k += 1
            following = self._spans.at(k) if k <= self._end and k > last + 1 else None
            if following is None or following.kind != "state" or self._owns(following):
                return last
            current = following

    def _owns(self, span: Span) -> bool:
        return span.last < self._end and self._tokens[span.last + 1].text in _OWN

    def _state_list(self, span: Span) -> int:
        """The last token of "Armenia and Azerbaijan", the states that a posting or field names."""
        last = span.last
        while last + 2 <= self._end and self._tokens[last + 1].lower == "and":
            k = last + 3 if self._tokens[last + 2].lower == "the" else last + 2
            following = self._spans.at(k)
            if following is None or following.kind not in ("state", "place"):
                break
            after = self._tokens[following.last + 1] if following.last < self._end else None
            if after is not None and (after.text in _OWN or is_head(after)):
                break
            last = following.last
        return last

    def _of_body(self, title: Title, word: str, span: Span) -> bool:
        noun = self._tokens[title.head]
        if word == "to" and not noun.lemmas & words_of("posts", "envoys"):
            if noun.lemmas.isdisjoint(("advisor", "adviser", "counsel", "liaison", "coordinator")):
                return False
        following = self._tokens[span.last + 1] if span.last < self._end else None
        names = words_of("posts", "given") | words_of("posts", "ranks")
        given = following is not None and following.lower in names
        if following is not None and self._depth == 0 and word in ("to", "of", "for") and is_head(following) and not given:
            return self._of_post(title, title.last + 1, span.first)
        if title.organization and title.organization != span.name and word != "of":
            return False
        if word == "to":
            title.posting = True
        elif not (title.organization and word == "of" and span.country):
            title.organization = span.name
            if span.country and (not title.country or title.derived):
                title.country, title.derived = span.country, True
        title.last = span.last
        self._inner_body(title)
        title.last = self._bracketed(title.last)
        return True

    def _inner_body(self, title: Title) -> None:
        """Go on from the body that has it to the body meant: "the Department of State’s Bureau of ..."."""
        own = title.last + 1
        if own < self._end and self._tokens[own].text in _OWN:
            inner = self._spans.at(own + 1)
            if inner is not None and inner.kind == "body":
                title.organization, title.last = inner.name, inner.last

    def _of_place(self, title: Title, word: str, span: Span, *, envoy: bool) -> bool:
        if word in ("to", "in", "at"):
            if not envoy:
                return False
            title.last, title.posting = span.last, True
            return True
        if word in ("for", "on"):
            first, last = title.last + 1, self._crisis(self._state_list(span))
            title.pieces.append((first, last))
            title.last = last
            return True
        if title.organization:
            return False
        title.last, title.organization = span.last, span.name
        if span.country and not title.country:
            title.country, title.derived = span.country, True
        return True

    def _crisis(self, last: int) -> int:
        """The end of a field that goes on "and the crisis in Georgia"."""
        words = [t.lower for t in self._tokens[last + 1 : min(last + 6, self._end + 1)]]
        if len(words) > 3 and words[0] == "and" and "in" in words[2:4]:
            span = self._spans.at(last + 2 + words.index("in"))
            return span.last if span is not None else last
        return last

    def _fixed(self, title: Title, i: int) -> bool:
        """Take a fixed complement: "of State", "of Staff", "of parliament", "at large"."""
        if title.last != title.head and self._tokens[i].lower != "at":
            return False
        for phrase in _fixed_phrases():
            words = self._tokens[i : i + len(phrase)]
            if [t.lower for t in words] == list(phrase) and words[-1].index <= self._end:
                if phrase[-1] == "state" and self._deeper(i + len(phrase)):
                    continue
                if self._spans.over(words[-1].index) is not None:
                    continue
                title.pieces.append((i, words[-1].index))
                title.last = words[-1].index
                return True
        return False

    def _deeper(self, i: int) -> bool:
        """Whether "of State" goes on as a field: "Minister of State Property"."""
        return i <= self._end and self._tokens[i].lower in ("property", "security", "administration", "assets", "protocol")

    def _field(self, title: Title, prep: int, target: int) -> bool:
        """Take the field of a minister or envoy: "of Foreign Affairs", "for Economic Growth, Energy"."""
        noun = self._tokens[title.head]
        if self._tokens[prep].lower == "to" and not self._tokens[target].capital:
            return False
        fielded = bool(noun.lemmas & words_of("posts", "fielded")) or self._tokens[prep].lower in ("for", "on")
        fielded = fielded or (noun.lower in ("director", "head", "chief", "general") and self._tokens[target].capital)
        if not fielded:
            return False
        last = self._field_end(target)
        if last is None:
            return False
        title.pieces.append((prep, last))
        title.last = last
        return True

    def _field_end(self, target: int) -> int | None:
        if not self._is_field(target) and not self._leads_to_field(target):
            return None
        last = target
        i = target + 1
        while i <= self._end:
            token = self._tokens[i]
            if self._is_field(i) or self._leads_to_field(i) or (token.text in ("-", "–", "’s", "'s", "’") and self._is_field(i + 1)):
                last = i
            elif token.lower in words_of("posts", "joints"):
                k = i + 2 if i < self._end and self._tokens[i + 1].lower == "the" else i + 1
                if k > self._end or self._post_at(k) or (self._is_body(k) and not self._is_field(k)):
                    break
                if not self._is_field(k) and not (self._tokens[last].capital and self._leads_to_field(k)):
                    break
                last, i = k, k
            else:
                break
            i += 1
        return last

    def _leads_to_field(self, i: int) -> bool:
        """Whether an unknown capital is part of a field: a field word follows it: "Criminal Justice"."""
        for k in range(i, min(i + 3, self._end + 1)):
            token = self._tokens[k]
            if self._is_field(k) and token.capital:
                return k > i and not self._post_at(k)
            span = self._spans.over(k)
            known = token.lower in given_names() or (span is not None and span.kind != "place")
            if token.shape != "word" or not token.capital or is_head(token) or known:
                return False
        return False

    def _is_field(self, i: int) -> bool:
        if i > self._end:
            return False
        token = self._tokens[i]
        if token.lower not in words_of("posts", "fields"):
            span = self._spans.at(i)
            return bool(token.lemmas & words_of("posts", "fields")) and span is None
        return True

    def _is_body(self, i: int) -> bool:
        span = self._spans.over(i)
        return span is not None and span.kind == "body"

    def _post_at(self, i: int) -> bool:
        """Whether a post begins at a token: "and Foreign Minister"."""
        k = i
        while k <= self._end and k - i < 4:
            if is_head(self._tokens[k]) and not self._is_field(k):
                return k == i or self._tokens[k].lower != "ambassador"
            if not self._is_word_of_post(k, None):
                return False
            k += 1
        return False

    def _listed_field(self, title: Title, i: int) -> bool:
        """Go on with a list of fields: ", Refugees, and Migration", "and Trade"."""
        if len(title.pieces) < 2 or title.pieces[-1][1] != title.last:
            return False
        target, closing = i + 1, self._tokens[i].text != ","
        if target <= self._end and self._tokens[target].lower in ("and", "&"):
            target, closing = target + 1, True
        if target <= self._end and self._tokens[target].lower == "the":
            target += 1
        if target > self._end or not self._is_field(target) or self._post_at(target):
            return False
        if not self._tokens[target].capital and self._tokens[title.last].capital:
            return False
        last = self._field_end(target)
        if last is None:
            return False
        joined = any(t.lower in ("and", "&") for t in self._tokens[target : last + 1])
        if not (closing or joined or (last < self._end and self._list_closes(last + 1))):
            return False
        first, _ = title.pieces[-1]
        title.pieces[-1] = (first, last)
        title.last = last
        return True

    def _listed_body(self, title: Title, i: int) -> bool:
        """Take the body after a comma: "Director, Office of Public Engagement"."""
        span = self._spans.at(i + 1) if i < self._end else None
        if span is None or span.kind != "body" or title.organization or title.before or title.lower:
            return False
        following = self._tokens[span.last + 1] if span.last < self._end else None
        if following is not None and following.text not in (",", ";", ".", ")", "-", "–", "—"):
            return False
        if title.country and not span.country:
            return False
        title.organization, title.last = span.name, span.last
        if span.country and not title.country:
            title.country, title.derived = span.country, True
        return True

    def _list_closes(self, i: int) -> bool:
        """Whether a list of fields comes to its "and" before anything else."""
        while i <= self._end:
            token = self._tokens[i]
            if token.lower in ("and", "&"):
                return self._is_field(i + 2 if self._tokens[i + 1].lower == "the" else i + 1)
            if token.text != "," and not self._is_field(i):
                return False
            i += 1
        return False

    def _of_post(self, title: Title, prep: int, target: int) -> bool:
        """Take the post that a post serves: "Assistant to the President", "spokesman for the minister"."""
        inner = self._reader.read(target, depth=self._depth + 1, alone=True)
        if inner is None or inner.counterpart or inner.plural:
            return False
        if self._tokens[target - 1].lower != "the" and self._name_after(inner.last + 1):
            return False  # "adviser to President Biden"
        the = [(prep, prep)] + [(target - 1, target - 1)] * (self._tokens[target - 1].lower == "the")
        title.pieces += [(the[0][0], the[-1][1]), *inner.pieces]
        title.last = inner.last
        title.organization = title.organization or inner.organization
        if inner.country and not title.country:
            title.country, title.derived = inner.country, inner.derived
        return True

    def _name_after(self, i: int) -> bool:
        """Whether the post that another serves has a name of its own: "adviser to President Biden"."""
        if i > self._end:
            return False
        token = self._tokens[i]
        return token.capital and token.shape in ("word", "initial") and self._spans.over(i) is None

    def _common(self, title: Title, prep: int, target: int) -> bool:
        """Take a complement in small letters: "leader of the democratic opposition"."""
        if title.last != title.head or self._tokens[title.head].lemmas & words_of("posts", "rulers"):
            return False
        token = self._tokens[target]
        if token.lower in words_of("posts", "own_state"):
            title.last, title.own = target, True
            return True
        last = target
        known = words_of("bodies", "heads") | words_of("posts", "fields") | words_of("posts", "modifiers")
        while last <= self._end and last - target < 5:
            word = self._tokens[last]
            if word.shape != "word" or word.capital or not (word.lemmas & known or word.lower.endswith(("ic", "al", "ary"))):
                break
            last += 1
        if last == target:
            return False
        title.pieces.append((prep, last - 1))
        title.last = last - 1
        return True

    # -- the position in words -----------------------------------------------------------------------

    def _position(self, title: Title) -> str:
        parts = [self._text(first, last) for first, last in title.pieces]
        text = " ".join(p for p in parts if p)
        if title.plural:
            text = _singular(text, self._tokens[title.head].text)
        return text

    def _text(self, first: int, last: int) -> str:
        return " ".join(self._reader.words.quote(first, last).split())

    def _second(self, title: Title) -> None:
        """Read the second post of one holder: "Deputy Prime Minister and Foreign Minister"."""
        i = title.last + 1
        if i + 1 > self._end or self._alone or title.plural:
            return
        dash = self._tokens[i].text in ("–", "—", "-") and self._tokens[i + 1].capital
        if self._tokens[i].lower != "and" and self._tokens[i].text != "&" and not dash:
            return
        second = self._reader.read(i + 1, depth=self._depth)
        apart = title.before & {"the", "his", "her"} and not title.country and not title.organization
        if second is not None and not second.plural and not second.counterpart and not apart:
            title.second = second


@cache
def _fixed_phrases() -> list[tuple[str, ...]]:
    phrases = [tuple(p.split()) for p in table("posts")["fixed"]]
    return sorted(phrases, key=len, reverse=True)


def _singular(position: str, plural: str) -> str:
    """The position of one of several holders: "Foreign Minister" for "Foreign Ministers"."""
    endings = (("men", "man"), ("women", "woman"), ("spokespeople", "spokesperson"), ("ies", "y"), ("s", ""))
    for many, one in endings:
        if plural.endswith(many):
            return position.replace(plural, plural[: -len(many)] + one, 1)
    return position
