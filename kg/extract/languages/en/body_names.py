"""Names of bodies that no gazetteer lists: "Department of Housing and Urban Development", "War Cabinet"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg import gazetteer
from kg.extract.languages.en import gazette
from kg.extract.languages.en.cursor import OWN
from kg.extract.languages.en.date_patterns import names_month
from kg.extract.languages.en.lexicon import words_of
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

_LONGEST_LEFT = 7
_PARTIES = re.compile(r"COP-?\d+")
_COURTS = frozenset(("court", "office", "diwan"))
_OFFICES = frozenset(("department", "office", "bureau", "division", "directorate", "court", "diwan"))
# Houses where somebody is received end the words before a name: "at Rose Palace | Green Party Senator A".
_HOUSES = frozenset(("palace", "hotel", "airport"))
_LINKS = frozenset(("of", "for", "on", "to", "against"))
# What bodies do "with" somebody: "State Committee on Work with Diaspora".
_WORK = frozenset(("work", "cooperation", "relations", "affairs", "liaison"))
# "The Security Council under the President of Oman".
_SUPERIORS = (["president"], ["government"], ["cabinet", "of", "ministers"], ["prime", "minister"], ["king"])
_RULERS = "Heads of State and Government"
_DROPPED = frozenset(("the", "this", "that", "a", "an", "our", "their", "his", "her", "its"))
_OUTSIDE = _DROPPED | _HOUSES


def find(words: Words, known: Spans) -> Iterator[Span]:
    """Yield the bodies whose names are built of a head noun and capitals. ``known`` are listed names."""
    index = 0
    heads = {t.sentence: t.index for t in words.with_any(words_of("bodies", "heads"))}  # the last of each
    while index < len(words.tokens):
        listed = known.over(index)
        if listed is not None and listed.kind == "state" and listed.first < index:
            index = listed.last + 1  # "of the Russian | Federation to Malta"
            continue
        if listed is not None and listed.kind == "body" and listed.first == index:
            longer = _organ_of(words, listed) or _Name(words, known, index).read()
            if longer is not None and longer.last > listed.last:
                yield longer
                index = longer.last
            elif (committee := _committee_of(words, listed)) is not None:
                yield committee
                index = committee.last
            else:
                index = listed.last
            index += 1
            continue
        if _PARTIES.fullmatch(words.tokens[index].text) and _leads(words, index + 1):
            yield Span(index, index, "body", words.tokens[index].text, "")
        token = words.tokens[index]
        headed = token.capital and heads.get(token.sentence, -1) >= index and not _is_of_staff(words, index)
        span = _Name(words, known, index).read() if headed else None
        if span is not None:
            yield span
            index = span.last
        index += 1


def _is_of_staff(words: Words, index: int) -> bool:
    """Whether a cabinet is the staff of a body’s head: "Head of | Cabinet of the Commission President A"."""
    before = [t.lower for t in words.tokens[max(index - 2, 0) : index]]
    if words.tokens[index].text != "Cabinet" or before not in (["head", "of"], ["chief", "of"]):
        return False
    after = [t.lower for t in words.tokens[index + 1 : index + 4] if t.lower != "the"]
    return after[1:2] != ["president"]


def _committee_of(words: Words, body: Span) -> Span | None:
    """The committee that a listed body gives its name: "Joint Chiefs of Staff | Committee"."""
    following = words.tokens[body.last + 1] if body.last + 1 < len(words.tokens) else None
    if (
        following is None
        or following.text not in ("Committee", "Council", "Board")
        or body.key == gazette.METONYM
    ):
        return None
    name = " ".join(words.quote(body.first, following.index).split())
    return Span(body.first, following.index, "body", name, "")


def _organ_of(words: Words, body: Span) -> Span | None:
    """The organ of a body whose initials stand between them: "African Union (AU) | Commission"."""
    tokens = words.tokens[body.last + 1 : body.last + 5]
    if len(tokens) < 4 or (tokens[0].text, tokens[2].text) != ("(", ")") or not tokens[1].text.isupper():
        return None
    if not tokens[3].capital or tokens[3].lower not in words_of("bodies", "heads"):
        return None
    name = f"{words.quote(body.first, body.last)} {tokens[3].text}"
    return Span(body.first, tokens[3].index, "body", " ".join(name.split()), body.country)


def _leads(words: Words, index: int) -> bool:
    """Whether who presides follows: "COP26 President A" acts for no state."""
    return index < len(words.tokens) and words.tokens[index].text in ("President", "Presidency")


def _is_day(token: Token) -> bool:
    return names_month(token.text) or (token.capital and token.lower.endswith("day"))


class _Name:
    """One attempt to read a name from a token on."""

    def __init__(self, words: Words, known: Spans, first: int) -> None:
        self._tokens = words.tokens
        self._words = words
        self._known = known
        self._start = self._first = first
        self._end = words.sentence_of(first).last
        self._country = ""

    def read(self) -> Span | None:
        self._skip_state()
        head = self._head()
        if head is None:
            return None
        last = self._complement(head)
        noun = self._tokens[head].lower
        served = noun in ("mission", "cabinet") and self._first == head > 1
        beyond = [
            t.lower for t in self._tokens[head + 1 : head + 4] if t.lower not in ("of", "for", "to", "the")
        ]
        served = served and (noun == "mission" or beyond[:1] != ["president"])
        if served and self._tokens[head - 2].lower in ("head", "chief"):
            return None  # "Deputy Head of Mission", "Chief of Cabinet for Council President A"
        if noun == "cabinet" and last == head < self._end and self._tokens[head + 1].lower == "secretary":
            return None  # "Trade Cabinet | Secretary A"
        whole = self._form_of_company(last)
        if not (whole > last or self._is_name(head, last, noun) or self._names_company(self._first)):
            return None
        last = whole
        closing = self._without_state(head, last)
        if (superior := self._superior(last)) is not None:
            closing, last = superior
        name = self._words.quote(self._first, closing)
        private = noun in words_of("bodies", "private") or self._is_international()
        return Span(self._first, last, "body", " ".join(name.split()), "" if private else self._country)

    def _without_state(self, head: int, last: int) -> int:
        """The last token of a name without its state: "Cabinet of Ministers | of Latvia"."""
        span = self._known.over(last)
        generic = self._tokens[head].lower in words_of("bodies", "generic")
        if not generic or span is None or span.kind != "state" or span.last != last:
            return last
        of = span.first - 1 - (self._tokens[span.first - 1].lower == "the")
        return of - 1 if self._tokens[of].lower == "of" and of - 1 > head else last

    def _superior(self, last: int) -> tuple[int, int] | None:
        """The last token of whom a body is under, and of his state: "under the President | of Oman"."""
        near = [t for t in self._tokens[last + 1 : min(last + 8, self._end + 1)] if t.lower != "the"]
        words = [t.lower for t in near]
        kind = next((k for k in _SUPERIORS if words[: len(k) + 2] == ["under", *k, "of"]), None)
        of = near[len(kind) + 1].index if kind is not None else self._end
        if of >= self._end:
            return None
        state = self._known.at(of + 1 + (self._tokens[of + 1].lower == "the"))
        if state is None or state.kind != "state":
            return None
        self._country = state.country
        return of - 1, state.last

    def _form_of_company(self, last: int) -> int:
        """The last token with the form of a company after its name: "Group Co., Ltd.", "Company LLC"."""
        k = last + 1
        while k <= self._end:
            k += self._tokens[k].text == "," and k < self._end
            if self._tokens[k].text.rstrip(".") not in words_of("bodies", "company_forms"):
                break
            last = k
            if k < self._end and self._tokens[k + 1].text == "." and k + 1 < self._end:
                last = k + 1
            k = last + 1
        return last

    def _names_company(self, first: int) -> bool:
        """Whether a state opens the name of a company: "China Energy International Group"."""
        k = first
        while k <= self._end and self._tokens[k].capital and self._tokens[k].shape == "word":
            if self._tokens[k].lower in words_of("bodies", "companies"):
                return k > first + 1
            k += 1
        return False

    def _is_international(self) -> bool:
        """Whether the name begins with a body of several states: "NATO Military Committee"."""
        listed = self._known.at(self._first)
        body = gazetteer.body(listed.key) if listed is not None and listed.key else None
        return body is not None and body.iso2 is None and body.kind != "generic"

    def _skip_state(self) -> None:
        """Leave the state before a name out: "Polish National Security Bureau"; not that of a pair."""
        state = self._known.at(self._first)
        adjective = gazette.adjective(self._words, self._first)
        if state is not None and state.kind == "state" and self._names_company(self._first):
            return
        if state is not None and state.kind == "state" and not self._is_pair(state.last):
            self._first, self._country = state.last + 1, state.country
        elif adjective is not None:
            self._first, self._country = adjective[0] + 1, adjective[1]

    def _is_pair(self, last: int) -> bool:
        """Whether a state is one of two: "Azerbaijan-Hungary Intergovernmental Commission"."""
        if last + 1 <= self._end and self._tokens[last + 1].text in "-–":
            return True
        span = self._known.over(last)
        dash = span.first - 1 if span is not None else 0
        return dash > 0 and self._tokens[dash].text in "-–" and self._known.over(dash - 1) is not None

    def _head(self) -> int | None:
        """The last head noun of the capitals that the name begins with."""
        head: int | None = None
        i = self._first
        while i <= min(self._end, self._first + _LONGEST_LEFT):
            token = self._tokens[i]
            listed = self._known.over(i)
            if listed is not None and listed.country and not self._is_pair(listed.last):
                self._country = self._country or listed.country
            elif i > self._first and not self._country:
                inner = gazette.adjective(self._words, i)  # "National | Kenyan Archive"
                self._country = inner[1] if inner is not None else ""
            if token.lower in words_of("bodies", "heads") and token.capital:
                head = i
            elif not self._continues(i, head):
                break
            i += 1
        return head

    def _continues(self, i: int, head: int | None) -> bool:
        token = self._tokens[i]
        if token.text in ("-", "–"):
            return i > self._first and self._is_side(i - 1) and self._known.at(i + 1) is not None
        if token.text in ("’s", "'s", "’", "'"):
            owned = i > self._first and i < self._end and self._tokens[i + 1].lower in _COURTS
            owned = owned and bool(self._tokens[i - 1].lemmas & words_of("posts", "heads"))
            return owned or (
                i > self._first and self._tokens[i - 1].lower in words_of("bodies", "collectives")
            )
        if token.lower in ("and", "&"):
            both = i > self._first and i < self._end
            return both and head is None and self._is_field(i - 1) and self._is_field(i + 1)
        if token.shape not in ("word", "initial") or not token.capital or token.lower in _OUTSIDE:
            return False
        post = token.lemmas & words_of("posts", "heads") and token.lower not in words_of("posts", "modifiers")
        return not post or self._is_of_office(i)

    def _is_side(self, i: int) -> bool:
        """Whether a state or body ends at a token, and no town: "TEHRAN – | Iranian Parliament"."""
        span = self._known.over(i)
        return span is not None and span.kind != "place"

    def _is_of_office(self, i: int) -> bool:
        """Whether a post describes the office after it: "International Liaison Department"."""
        after = i + 2 if i + 2 <= self._end and self._tokens[i + 1].text in OWN else i + 1
        following = self._tokens[after] if after <= self._end else None
        return following is not None and following.capital and following.lower in _OFFICES

    def _is_field(self, i: int) -> bool:
        token = self._tokens[i]
        return token.capital and bool(token.lemmas & words_of("posts", "fields"))

    def _complement(self, head: int) -> int:
        """The last token of what follows a head: "of Housing and Urban Development", "on Climate Change"."""
        last, i = head, head + 1
        while i <= self._end:
            token = self._tokens[i]
            if self._is_union(head) and token.lower != "of":
                break
            if token.lower in _LINKS or (token.lower == "with" and self._tokens[last].lower in _WORK):
                target = i + 2 if i < self._end and self._tokens[i + 1].lower == "the" else i + 1
                if target > self._end or not self._may_follow(target, head):
                    break
                if token.lower == "on" and _is_day(self._tokens[target]):
                    break  # "to the Russian Federation | on February 24"
                sent = self._tokens[head].lower == "delegation" and token.lower == "to"
                if sent and self._known.at(self._first) is None:
                    break  # "the Presidential Delegation | to Nairobi"
                if self._is_listed(last) and token.lower != "of":
                    break  # "Vice President of the World Bank | for Europe"
                country = self._country
                last = self._whole_of_state(target) or self._aim(target) or self._taken(target)
                i = last + 1
                if token.lower != "of":
                    self._country = country  # "EU Delegation to Azerbaijan" is not of Azerbaijan
            elif self._words.quote(last - 2, min(i + 1, self._end)) == _RULERS:
                last, i = i + 1, i + 2
            elif token.lower in ("and", "&", ",") and last > head:
                listed = self._listed(i)
                if listed is None:
                    break
                last, i = listed, listed + 1
            elif self._is_listed(last):
                break
            elif token.capital and last > head and token.shape == "word" and self._goes_on(i):
                last, i = i, i + 1
            else:
                break
        return last

    def _whole_of_state(self, target: int) -> int:
        """The body after the adjective of its state: "Committee of the Maltese | National Assembly", or 0."""
        adjective = gazette.adjective(self._words, target)
        if adjective is None or adjective[0] >= self._end:
            return 0
        inner = _Name(self._words, self._known, target).read()
        if inner is None or inner.last <= adjective[0]:
            return 0
        self._country = self._country or adjective[1]
        return inner.last

    def _aim(self, target: int) -> int:
        """The last token of what a body is to do: "Coalition to | Defeat ISIS"; 0 where no aim is named."""
        if self._tokens[target - 1].lower != "to" or self._tokens[target].lower not in words_of(
            "bodies", "aims"
        ):
            return 0
        k = target
        while k < self._end and self._tokens[k + 1].capital and self._tokens[k + 1].shape == "word":
            if self._tokens[k + 1].lemmas & words_of("posts", "heads"):
                break
            k += 1
        return k if k > target else 0

    def _is_union(self, head: int) -> bool:
        """Whether the European Union is meant: "High Representative of the Union | for Foreign Affairs"."""
        return head == self._first and self._tokens[head].lower == "union"

    def _is_listed(self, last: int) -> bool:
        span = self._known.at(self._first)
        return span is not None and span.kind == "body" and span.last == last

    def _taken(self, target: int) -> int:
        """The last token of the part that begins at a token: a state is one part."""
        span = self._known.at(target)
        if span is not None:
            self._country = self._country or span.country
            return span.last
        served = self._served(target)
        if served:
            return served
        inner = _Name(self._words, self._known, target).read() if self._collective(target) else None
        return inner.last if inner is not None else target

    def _served(self, i: int) -> int:
        """The last token of whose office is named: "Office of the | Cyber Director", elsewhere a post
        of a body ("of the | Secretary General of NATO")."""
        if [t.lower for t in self._tokens[max(i - 3, 0) : i]] == ["office", "of", "the"]:
            run = i
            while run < self._end and self._tokens[run + 1].capital and self._tokens[run + 1].shape == "word":
                run += 1
            posts = [k for k in range(i + 1, run + 1) if self._tokens[k].lemmas & words_of("posts", "heads")]
            if posts:
                return posts[-1]
        k = i
        while k < self._end and self._tokens[k].capital and self._is_of_title(k):
            k += 1
        of = k + 1 + (self._tokens[min(k + 1, self._end)].lower == "the")
        body = self._known.at(of) if k > i + 1 and self._tokens[k].lower == "of" else None
        listed = gazetteer.body(body.key) if body is not None and body.kind == "body" and body.key else None
        return body.last if body is not None and listed is not None and listed.iso2 is None else 0

    def _is_of_title(self, k: int) -> bool:
        token = self._tokens[k]
        return bool(token.lemmas & words_of("posts", "heads")) or token.lower in words_of(
            "posts", "modifiers"
        )

    def _collective(self, i: int) -> bool:
        """Whether a body of people begins here: "of the | Supreme People’s Assembly"."""
        near = self._tokens[i : min(i + 3, self._end)]
        return any(t.capital and t.lower in words_of("bodies", "collectives") for t in near)

    def _may_follow(self, target: int, head: int) -> bool:
        token = self._tokens[target]
        if not token.capital or token.shape not in ("word", "initial"):
            return False
        span = self._known.over(target)
        if span is not None and span.kind == "state":
            self._country = self._country or span.country
            return self._tokens[head].lower not in words_of("bodies", "generic") or head == self._first
        return True

    def _listed(self, i: int) -> int | None:
        """The next field of a list after "and" or a comma, None when the name ends before it."""
        target = i + 1
        if target <= self._end and self._tokens[i].text == "," and self._tokens[target].lower in ("and", "&"):
            target += 1
        listed = self._known.over(target) if target <= self._end else None
        if target > self._end or (listed is not None and listed.first > i):
            return None
        leads = target < self._end and self._tokens[target].capital and self._is_field(target + 1)
        if not self._is_field(target) and not (leads and self._tokens[i].text != ","):
            return None
        after = self._tokens[target + 1] if target < self._end else None
        if after is not None and after.lemmas & words_of("posts", "heads") and after.lower != "secretary":
            return None  # "the Foreign Affairs Commission and | Foreign Minister"
        following = self._tokens[target + 1] if target < self._end else None
        if following is not None and following.capital and following.lower in words_of("bodies", "heads"):
            return None  # "Ministry of Defense and Foreign Ministry"
        if self._tokens[i].text == "," and not self._and_follows(target):
            return None
        return target

    def _and_follows(self, target: int) -> bool:
        """Whether a comma belongs to a list of fields: "Democracy, Human Rights, and Labor"."""
        before = self._tokens[target - 1]
        if before.lower in ("and", "&"):
            return True
        k = target
        while k < self._end and (self._is_field(k) or self._tokens[k].text == ","):
            k += 1
        return self._tokens[k].lower in ("and", "&") and k < self._end and self._is_field(k + 1)

    def _goes_on(self, i: int) -> bool:
        """Whether a capital goes on with the name: a field, or after one that begins the complement."""
        token = self._tokens[i]
        if token.lower in words_of("bodies", "closing"):
            return True  # "Steering Committee of the Donor Coordination | Platform"
        if self._opens_post(i):
            return False
        covered = self._known.over(i) is not None and self._known.over(i) is not self._known.at(self._first)
        several = token.lower.endswith("s") and self._tokens[i - 1].lower in words_of("posts", "modifiers")
        if several and token.lemmas & words_of("posts", "heads"):
            return True  # "Committee of Permanent Representatives"
        if covered or token.lemmas & words_of("posts", "heads"):
            return self._tokens[i - 1].lower == "the" or (not covered and self._is_whose(i))
        following = self._tokens[i + 1] if i < self._end else None
        more = following is not None and (
            self._is_field(i + 1)
            or (
                token.lower in words_of("posts", "modifiers")
                and following.lower in words_of("bodies", "heads")
            )
        )
        return self._is_field(i) or token.lower in words_of("bodies", "heads") or more

    def _opens_post(self, i: int) -> bool:
        """Whether a post begins that has an office in it: "Bureau of Mines | Senior Bureau Official"."""
        following = self._tokens[i + 1 : i + 3] if i + 2 <= self._end else []
        ranked = self._tokens[i].lower == "senior" and len(following) == 2
        return ranked and following[1].capital and bool(following[1].lemmas & words_of("posts", "heads"))

    def _is_whose(self, i: int) -> bool:
        """Whether a post ends a body: "Office of the Vice | President", "of Criminal | Justice"."""
        before = self._tokens[i - 1].lower
        if self._tokens[i].lower == "justice":
            return before in words_of("bodies", "kinds_of_justice")
        return before in words_of("bodies", "lesser") and self._tokens[i - 2].lower == "the"

    def _is_name(self, head: int, last: int, noun: str) -> bool:
        if self._tokens[self._first].lower in ("senior", "deputy", "principal", "acting", "former", "chief"):
            return False
        if (
            noun == "administration"
            and last == head
            and not all(self._is_field(k) or self._known.over(k) for k in range(self._first, head))
        ):
            return False
        if noun in words_of("bodies", "loose") and last == head:
            the = self._start > 0 and self._tokens[self._start - 1].lower in _DROPPED
            stated = self._first > self._start
            if self._is_abbreviated(head):
                return True
            return head > self._first and (the or stated or self._before_post(head))
        stated = self._first > self._start and noun not in words_of("bodies", "loose")
        return last > self._first or stated

    def _is_abbreviated(self, head: int) -> bool:
        """Whether the initials of a name follow in brackets: "Inter-Parliamentary Union (IPU)"."""
        if head + 2 > self._end or self._tokens[head + 1].text != "(":
            return False
        words = self._words.quote(self._first, head).replace("-", " ").split()
        initials = "".join(w[0] for w in words if w[0].isupper())
        return len(initials) > 1 and self._tokens[head + 2].text == initials

    def _before_post(self, head: int) -> bool:
        following: Token | None = self._tokens[head + 1] if head < self._end else None
        if following is None:
            return False
        own = following.text in ("’s", "'s")
        return own or bool(following.lemmas & words_of("posts", "heads"))
