"""What stands before a post: articles, states, bodies, "former" and "newly appointed"."""

from __future__ import annotations

from functools import cache

from kg.extract.languages.en import gazette
from kg.extract.languages.en.cursor import OWN, Cursor
from kg.extract.languages.en.given import given_names
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.lists import either
from kg.extract.languages.en.place_words import HOUSES_OF_POWER
from kg.extract.languages.en.title import is_head, position_words
from kg.extract.spans import Span

_LONGEST = 40  # words before a post
_LONGEST_FIELD = 8
_ORDINALS = frozenset(("st", "nd", "rd", "th"))
_KINDS = words_of("posts", "body_kinds")
_FOREMOST, _FOREMOST_OF = frozenset(("top", "chief")), frozenset(("diplomat", "negotiator"))
_ACTING = frozenset(("acting", "interim", "caretaker"))
# "Kim, the | ministry’s | special envoy, met".
_HOUSES = frozenset(("ministry", "department", "government", "office"))
_GATHERINGS = words_of("triggers", "conference", "noun") - {"meet"}
# "Democratic Senator A"
AMERICAN_PARTIES = frozenset(("Republican", "Democratic", "Democrat"))
_ARTICLES = frozenset(("the", "a", "an", "his", "her", "their"))
# Words in small letters that can stand between an article and a post, and are in no list of such.
GOING_ON = _HOUSES | _ACTING | _KINDS | {"host", "senior", "top", "chief"}
# Where somebody acts, before the state that is only the place of it.
_WHERE = frozenset(("in", "at", "from", "to", "visiting"))


@cache
def _of_posts() -> frozenset[str]:
    """Return the words of posts, and those that stand before them."""
    lists = ("heads", "modifiers", "fields", "former", "time", "counterparts")
    return either(*(f"posts.{name}" for name in lists))


# Who leads a body that is named elsewhere: "the bank’s | president".
_LEADERS = words_of("vocabulary", "leaders")


class Premodifiers(Cursor):
    """Reads the words before a post and notes the state, the body and whether it is over."""

    def _premodifiers(self, i: int) -> int:
        """The first token of the post itself; what stands before is noted, as far as anybody reads."""
        longest = i + _LONGEST
        while i <= min(self._end, longest):
            after = self._one_before(i)
            if after is None:
                return i
            i = after
        return i

    def _one_before(self, i: int) -> int | None:
        """The token after one word before a post, None when the post begins here."""
        token = self._tokens[i]
        if token.text in OWN and i > self._first:
            return i + 1
        if token.lower in _HOUSES and i > self._first and i < self._end and self._tokens[i + 1].text in OWN:
            return i + 2
        if token.lower == "host" and i > self._first and self._tokens[i - 1].lower in _ARTICLES:
            return i + 1 + (i < self._end and self._tokens[i + 1].text == ",")  # "his | host, President A"
        if "-" in token.text and i > self._first and self._is_quality(i):
            return i + 1  # "Argentina’s | far-right President"
        if token.text in AMERICAN_PARTIES and i < self._end and self._is_of_congress(i + 1):
            self._country, self._derived = self._country or "US", True
            return i + 1  # "Republican | Senator A"
        if token.lower in words_of("posts", "former") and self._goes_on(i):
            self._former = True
            return i + 1
        if token.lower in words_of("posts", "time") and token.shape == "word" and self._spans.at(i) is None:
            self._before.add(token.lower)
            return i + 1
        if token.shape == "number" and i > self._first and self._counts_holders(i):
            return i + 2  # "the | 3rd president of Malta"
        if token.text == "senior" and self._is_of_state(i + 1):
            return i + 1  # "senior | Nepali diplomat A"
        if token.lower in _ACTING and self._is_of_state(i + 1):
            self._acting = token.lower
            return i + 1  # "the acting | Afghan foreign minister"
        if (foremost := self._foremost(i)) is not None:
            return foremost
        honour = token.lower.rstrip(".") in words_of("posts", "honours")
        honour = honour or token.text in words_of("posts", "honours_short")
        if honour and token.capital and self._goes_on(i):
            return i + 1
        if token.lower == "the" and i == self._first:
            self._before.add("the")
            return i + 1
        return self._state(i) or self._name_before(i) or self._acronym(i) or self._short_body(i)

    def _is_of_congress(self, i: int) -> bool:
        """Whether a post of the Congress of the United States, or of one of their governors, follows."""
        heads = self._tokens[i].lemmas & words_of("posts", "american")
        return bool(heads) or self._short(i) is not None

    def _counts_holders(self, i: int) -> bool:
        """Whether a number says the how manieth somebody is: "the | 3rd president"."""
        near = self._tokens[i + 1 : min(i + 3, self._end + 1)]
        return len(near) == 2 and near[0].lower in _ORDINALS and is_head(near[1])

    def _is_of_state(self, i: int) -> bool:
        span = self._spans.at(i) if i < self._end else None
        short = span is not None and span.kind == "state" and self._tokens[i].text.isupper()  # "Acting | US"
        return short or (i < self._end and gazette.adjective(self._reader.words, i) is not None)

    def _foremost(self, i: int) -> int | None:
        """After what tells of the first of a body or of a state’s diplomats: "the agency’s | chief", "the top
        | Chinese diplomat"."""
        token = self._tokens[i]
        if token.lower in _KINDS and self._leads_it(i):
            self._body = self._body_of_kind(i) or token.text
            return i + 2
        if token.text in _FOREMOST and self._is_of_diplomat(i + 1):
            self._acting = token.text
            return i + 1
        return None

    def _leads_it(self, i: int) -> bool:
        """Whether a body that is named elsewhere is whose head follows: "the agency | ’s chief"."""
        near = self._tokens[i - 1 : i + 3] if i > self._first else []
        owned = len(near) > 3 and near[0].lower == "the" and near[2].text in OWN
        return owned and near[3].lower in _LEADERS

    def _body_of_kind(self, i: int) -> str:
        """The body of a kind that was named last: "a session of the African Development Bank. The |
        bank’s"."""
        kind = self._tokens[i].lower
        told = [s.name for s in self._spans.all if s.kind == "body" and s.last < i and s.name]
        return next((name for name in reversed(told) if name.lower().split()[-1] == kind), "")

    def _is_of_diplomat(self, i: int) -> bool:
        """Whether a state and the noun of who speaks for it abroad follow: "US diplomat"."""
        span = self._spans.at(i) if i < self._end else None
        state = span is not None and span.kind == "state" and span.last == i
        return (state or self._is_of_state(i)) and self._tokens[i + 1].lower in _FOREMOST_OF

    def _is_quality(self, i: int) -> bool:
        """Whether a word in small letters says how somebody is, before his post in capitals."""
        stated = self._states or self._tokens[i - 1].text in OWN or self._tokens[i - 1].lower == "the"
        small = bool(stated) and not self._tokens[i].capital and i < self._end
        return small and self._tokens[i + 1].capital and is_head(self._tokens[i + 1])

    def _goes_on(self, i: int) -> bool:
        return i < self._end and self._tokens[i + 1].shape == "word"

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
        if (
            not (
                token.shape == "word"
                and token.text.isupper()
                and 1 < len(token.text) < 8
                and not set(token.text) <= set("IVX")
            )
            or i >= self._end
        ):
            return None
        if self._expansion(i) is not None and not is_head(self._tokens[i + 1]):
            return None
        following = self._tokens[i + 1]
        shouted = following.text.isupper() and len(following.text) > 3
        if token.lower in position_words() or shouted or not self._may_precede(i + 1):
            return None
        self._body = token.text
        return i + 1

    def _state(self, i: int) -> int | None:
        """After an adjective or name of a state: "Portuguese", "U.S.", "Azerbaijan’s"."""
        span = self._spans.at(i)
        if self._is_field_of_envoy(i):
            return None
        if span is not None and span.kind == "state":
            last, country = span.last, span.country
        elif (adjective := gazette.adjective(self._reader.words, i)) is not None and not (
            span is not None and span.last > adjective[0]
        ):
            last, country = adjective
        else:
            return None
        beyond = gazette.adjective(self._reader.words, last + 1) if last < self._end else None
        if beyond is not None and beyond[0] < self._end and self._may_precede(beyond[0] + 1):
            return last + 1  # "Turkish | Cypriot leader"
        shown = last
        last = self._bracketed(last)
        if last + 1 > self._end or not self._may_precede(last + 1):
            return None
        if self._tokens[last + 1].lower in _ARTICLES:
            return None  # "In Iran | the Foreign Secretary"
        self._states.append((i, shown, country))
        self._country = country
        last += self._owns_with_others(last + 1)
        following = self._tokens[last + 1]
        if following.text == "," and (self._is_place_before(i, last) or self._owns_alone(last + 2)):
            return None
        few = len(self._states) < _LONGEST
        if few and following.lower in ("and", ",", "-", "–") and self._state_follows(last + 1):
            rest = last + 2
            if self._tokens[rest].lower == "and":
                rest += 1
            return self._state(rest) or self._name_before(rest)
        return last + 1

    def _is_place_before(self, i: int, last: int) -> bool:
        """Whether a state only closes what stands before: "on his visit to Zambia, | the Indian minister"."""
        span = self._spans.at(i)
        named = span is not None and span.kind == "state" and not self._tokens[span.last].text.isupper()
        quality = gazette.adjective(self._reader.words, i)  # "Saudi", but "Saudi Arabia"
        plain = quality is None or (span is not None and quality[0] < span.last)
        plain = plain and "." not in self._tokens[last].text
        after = last + 2 + (last + 2 < self._end and self._tokens[last + 2].lower == "and")
        other = gazette.adjective(self._reader.words, after) if after <= self._end else None
        where = i > 0 and self._tokens[i - 1].lower in _WHERE
        where = where and (self._tokens[i - 1].capital or self._ends_list(after))  # "In Malta, Zambia and"
        return named and plain and (other is not None or where)

    def _owns_alone(self, i: int) -> bool:
        """Whether a post is of the state behind a comma alone: "brokered by Oman, | Peru’s minister said"."""
        span = self._spans.at(i) if i <= self._end else None
        if span is None or span.kind != "state" or span.last + 2 > self._end:
            return False
        post = self._reader.read(span.last + 2) if self._tokens[span.last + 1].text in OWN else None
        return post is not None and not post.plural

    def _ends_list(self, i: int) -> bool:
        """Whether no further state follows the one at a token: "In Lithuania, | U.S. Special Envoy A"."""
        span = self._spans.at(i) if i <= self._end else None
        following = self._tokens[span.last + 1].lower if span is not None and span.last < self._end else ""
        return following not in ("", ",", "and", "&")

    def _owns_with_others(self, i: int) -> bool:
        """Whether a possessive ending stands before further owners: "Malta’s | and Latvia’s ministers"."""
        joined = self._tokens[i].text in OWN and i < self._end and self._tokens[i + 1].lower in ("and", ",")
        return joined and self._state_follows(i + 1)

    def _led_head(self, i: int) -> int | None:
        """The minister to whom capitals after a state lead that no list has all of: "Kenya’s | Women’s
        Affairs Minister", "Kenyan | Hajj and Umrah Minister"; None for no such."""
        for k in range(i, min(i + _LONGEST_FIELD, self._end + 1)):
            token = self._tokens[k]
            if is_head(token):
                led = k > i and token.text in ("Minister", "Vice-Minister") and self._tokens[k - 1].capital
                return k if led else None
            joined = token.lower in ("and", "&", ",") or token.text in OWN
            if joined and k > i and self._is_field(i):
                continue
            named = token.lower in given_names() or gazette.adjective(self._reader.words, k) is not None
            span = self._spans.over(k)
            named = named or (span is not None and (span.kind == "state" or bool(span.key)))
            if named or not token.capital or token.shape != "word":
                return None
        return None

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
        if token.text in OWN or self._is_field_of_envoy(i):
            return True
        if "-" in token.text and not token.capital and i < self._end and is_head(self._tokens[i + 1]):
            return True  # "far-right President"
        if token.lower in ("and", ",", "-", "–"):
            return self._state_follows(i)
        if self._expansion(i) is not None or self._short(i) is not None:
            return True
        known = not token.lemmas.isdisjoint(_of_posts()) or token.lower in _of_posts()
        known = known or self._led_head(i) is not None
        span = self._spans.at(i)
        return known or (span is not None and span.kind == "body")

    def _name_before(self, i: int) -> int | None:
        """After a body or place before a post: "NATO", "European Commission", "Maryland"."""
        span = self._spans.at(i)
        if span is None or span.kind not in ("body", "place") or span.last + 1 > self._end:
            return None
        if self._states and self._led_head(i) is not None:
            return None  # "Kenyan | Civil Service Minister"
        last = self._past_members(self._bracketed(span.last))
        following = self._tokens[last + 1] if last < self._end else None
        if following is None or following.lower in _ARTICLES:
            return None  # "In the Peruvian capital | the minister"
        if (
            following.text not in OWN
            and not self._may_precede(last + 1)
            and not self._leads_to_post(last + 1)
        ):
            return None
        if following.text not in OWN and self._is_venue(i, last):
            return None  # "received in the Kremlin | Foreign Minister A"
        if span.kind == "place" and following.text not in OWN:
            where = self._first > 0 and self._tokens[self._first - 1].lower in ("in", "at")
            if where or not self._local_head(last + 1):
                return None  # "in Samarkand | Acting Foreign Minister A"
        self._take_body(span)
        return last + 1

    def _is_venue(self, i: int, last: int) -> bool:
        """Whether a house of power is where somebody acts: "in the | Kremlin"; no "White House aide A"."""
        before = [t.lower for t in self._tokens[max(i - 2, 0) : i]]
        return (
            before[-2:] == ["in", "the"]
            and " ".join(t.text for t in self._tokens[i : last + 1]) in HOUSES_OF_POWER
        )

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
        """Whether the post of a town or region begins here: "Maryland Governor", "Baku Mayor", "Abu Dhabi
        Crown Prince"."""
        near = self._tokens[i : min(i + 3, self._end + 1)]
        if self._short(i) is not None or any(t.lemmas & words_of("posts", "local") for t in near):
            return True
        words = [t.lower for t in near if t.capital and t.lower not in ("deputy", "vice")]
        return words[:1] == ["ruler"] or words[:2] == ["crown", "prince"]

    def _heads_town(self, i: int) -> bool:
        """Whether the post of a town begins here: "Moscow’s mayor", not "Tehran’s foreign minister"."""
        near = self._tokens[i : min(i + 3, self._end + 1)]
        return any(t.lemmas & (words_of("posts", "mayors") | {"police", "governor"}) for t in near)

    def _leads_to_plural(self, i: int) -> bool:
        """Whether the post of several begins here: "G7 | foreign ministers", no "G7 | Leaders’ Summit"."""
        near = self._tokens[i : min(i + _LONGEST_FIELD, self._end + 1)]
        head = next((t for t in near if is_head(t)), None)
        if head is None or not head.lower.endswith("s"):
            return False
        after = self._tokens[min(head.index + 1, len(self._tokens) - 1)]
        return after.text not in (*OWN, "’", "'") and after.lower.rstrip("s") not in _GATHERINGS

    def _is_told(self, i: int) -> bool:
        """Whether the officials of a group are those told before, or those of states that follow: "the G7 |
        leaders", "the G7 | foreign ministers of Canada and Italy"."""
        if "the" not in self._before:
            return False
        near = self._tokens[i : min(i + _LONGEST_FIELD, self._end + 1)]
        head = next((t.index for t in near if is_head(t)), i)
        return (
            self._tokens[i].lower == "leaders"
            or self._tokens[min(head + 1, len(self._tokens) - 1)].lower == "of"
        )

    def _take_body(self, span: Span) -> None:
        if self._tokens[span.last].text[-1].isdigit() or span.name == "Quad":
            # A "G7 Foreign Minister" is that of a state, the "G7 foreign ministers" are of the group.
            # "The G7 leaders" are those told of before.
            several = self._leads_to_plural(span.last + 1) and not self._is_told(span.last + 1)
            self._body = self._body or (span.name if several and span.name != "Quad" else "")
            return
        local = span.kind != "place" or span.region or self._tokens[span.last + 1].text not in OWN
        if not local and not self._heads_town(span.last + 2):
            self._country = self._country or span.country
            return  # "Tehran’s foreign minister"
        self._body = span.name
        if span.country and not self._states:
            self._country, self._derived = span.country, True
