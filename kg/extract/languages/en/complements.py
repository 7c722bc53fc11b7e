"""What follows a post: "of State", "of the National Assembly", "to the President", "for Yemen"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from kg.extract.languages.en import gazette
from kg.extract.languages.en.capacities import is_sole
from kg.extract.languages.en.cursor import OWN
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.lists import by_first_word, either
from kg.extract.languages.en.title import Title, fixed_phrases, is_head, is_minister
from kg.extract.languages.en.unlisted_bodies import UnlistedBodies
from kg.extract.spans import Span
from kg.extract.words import Token

_REGIONAL = frozenset(("region", "oblast", "province", "district", "prefecture", "governorate"))
_LONGEST_FIELD = 9
# "Halk Maslakhaty of the Milli Gengesh" has so many words at most.
_LONGEST_NAME = 4
# The name of a holder after the body has so many words.
_HOLDER = 2
_KINDS_OF_PLACE = frozenset(("city", "town", "municipality", "province", "region", "district"))
# Words between "of" and a state.
_BEFORE_STATE = words_of("posts", "kindred") | {"the", "both", "two", "all"}

_DESIGNATED = by_first_word(
    (
        "d'affaires a . i .", "d'affaires ad interim", "d'affaires", "extraordinary and plenipotentiary",
        "plenipotentiary", "designate", "elect", "ii", "number", "numbers",
    )
)  # fmt: skip

# Desks of a ministry: "Secretary (East)".
_DESKS = frozenset(("east", "west", "south", "north", "central", "americas", "multilateral"))


@cache
def _no_names() -> frozenset[str]:
    """The words that stand in no name of a body right before who presides it."""
    return either("names.headline", "names.things", "bodies.heads", "posts.own_state", "posts.ranks") | {
        "conference",
        "admiral",
    }


class Complements(UnlistedBodies):
    """Reads the complements of a post, one after the other."""

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
        if token.text == "(" and self._past_unit(i):
            title.last = self._past_unit(i)
            return True
        if token.text == "(" and self._desk(title, i):
            return True
        if self._of_body_at_once(title, i):
            return True
        if token.text == ",":
            listed = self._field_of_state(title, i) or self._listed_field(title, i)
            return listed or self._listed_body(title, i) or self._apposed_state(title, i)
        if token.lower == "accredited":
            return self._accredited(title, i)
        if token.lower == "without":
            return self._fixed(title, i)  # "Minister | without Portfolio"
        if token.lower == "responsible":
            return self._in_charge(title, i)
        if token.lower in words_of("posts", "sent_out"):
            return self._sent_by(title, i)
        if token.lower not in ("of", "for", "to", "on", "at", "in", "from", "with", "and"):
            return False
        if token.lower == "and":
            return self._listed_field(title, i)
        if self._fixed(title, i) or self._of_friends(title, i):
            return True
        if self._in_charge(title, i) or self._at_presidency(title, i) or self._of_government(title, i):
            return True
        target = i + 1
        while target <= self._end and (
            self._tokens[target].lower in _BEFORE_STATE or self._counts_members(target)
        ):
            target += 1
        target = self._past_kind_of_place(self._past_session(target))
        if target > self._end:
            return False
        if token.lower == "of" and self._tokens[target].text in words_of("posts", "own_body"):
            title.last = target  # "the secretary general of the organization"
            title.organization = title.organization or self._told_body(title.first)
            return True
        return self._target(title, i, self._after_allies(target)) or self._is_sent(title, i)

    def _desk(self, title: Title, i: int) -> bool:
        """Take the desk that somebody is in charge of: "Secretary | (East)", "Joint Secretary | (Africa)"."""
        if i + 2 > self._end or self._tokens[i + 2].text != ")" or title.last != title.head:
            return False
        span = self._spans.at(i + 1)
        region = span is not None and span.kind == "place" and (span.region or not span.country)
        desk = region or self._tokens[i + 1].lower in _DESKS or self._is_field(i + 1)
        if not (self._tokens[i + 1].capital and desk and self._tokens[title.head].capital):
            return False
        title.pieces.append((i, i + 2))
        title.last = i + 2
        return True

    def _past_unit(self, i: int) -> int:
        """The bracket that closes a unit: "Secretary General (Bilateral Affairs) | of the"; 0 for none."""
        near = range(i + 1, min(i + _LONGEST_FIELD, self._end))
        close = next((k for k in near if self._tokens[k].text == ")"), 0)
        fields = close and all(
            self._is_field(k) or self._tokens[k].lower in ("and", "&", ",") for k in range(i + 1, close)
        )
        return close if fields and self._tokens[close + 1].lower in ("of", "at", "in") else 0

    def _affairs(self, i: int) -> bool:
        """Whether a body only opens a field: "Minister for EU | Affairs", "for EU | Funds"."""
        return (
            i <= self._end
            and self._tokens[i].capital
            and self._tokens[i].lower in ("affairs", "integration", "funds")
        )

    def _is_sent(self, title: Title, i: int) -> bool:
        """Take where an envoy serves in words of no list: "of Brazil | to the Rome-based agencies, A"."""
        envoy = self._tokens[title.head].lemmas & words_of("posts", "envoys")
        if self._tokens[i].lower != "to" or not envoy or not title.country or title.posting:
            return False
        k = i + 1
        while k < self._end and k - i < _LONGEST_FIELD and self._tokens[k].text != ",":
            if self._tokens[k].shape == "mark" and self._tokens[k].text not in ("-", "–"):
                return False
            k += 1
        if self._tokens[k].text != "," or not self._tokens[min(k + 1, self._end)].capital:
            return False
        title.last, title.posting = k - 1, True
        return True

    def _past_kind_of_place(self, target: int) -> int:
        """The town or region after what it is: "Mayor of the city of | London"."""
        if target + 2 > self._end or self._tokens[target].lower not in _KINDS_OF_PLACE:
            return target
        span = self._spans.at(target + 2)
        named = self._tokens[target + 1].lower == "of" and span is not None and span.kind == "place"
        return target + 2 if named and self._spans.over(target) is None else target

    def _past_session(self, target: int) -> int:
        """The body whose session somebody chairs: "President of the | 79th session of the | Assembly"."""
        near = [t.lower for t in self._tokens[target : target + 5]]
        if not near or not near[0][0].isdigit() or "session" not in near[1:3]:
            return target
        of = target + near.index("session") + 1
        the = [t.lower for t in self._tokens[of : of + 2]] == ["of", "the"]
        return of + 2 if the else target

    def _counts_members(self, i: int) -> bool:
        """Whether a number counts the states of a body: "ministers of the | 27 EU member states"."""
        body = self._spans.at(i + 1) if i < self._end and self._tokens[i].shape == "number" else None
        if body is None or body.kind != "body":
            return False
        last = self._bracketed(body.last)
        return self._past_members(last) > last

    def _after_allies(self, target: int) -> int:
        """The first state after what is said of all: "from NATO Allies Estonia and Latvia"."""
        k = target
        while k < self._end and k - target < 4:
            span = self._spans.over(k)
            if span is not None and span.first < k:
                return target  # "of the Organization of Turkic States | Baghdad Amreyev"
            if self._tokens[k].lower in words_of("posts", "allies"):
                return k + 1 if self._spans.at(k + 1) is not None else target
            k += 1
        return target

    def _designate(self, title: Title, token: Token) -> bool:
        if title.last != title.head:
            return False
        first = title.last + 1
        for words in _DESIGNATED.get(token.lower.replace("’", "'"), ()):
            if [t.lower.replace("’", "'") for t in self._tokens[first : first + len(words)]] == words:
                title.last += len(words)
                title.pieces.append((first, title.last))
                return True
        return False

    def _past_office(self, title: Title, body: Span) -> bool:
        """Take the office of a body that somebody heads: "the head of the UN | mission"."""
        office = self._tokens[min(body.last + 1, self._end)]
        if title.last == body.last < self._end and office.lower in words_of("posts", "body_offices"):
            title.last = office.index
            title.organization = f"{title.organization} {office.text}"
        return True

    def _target(self, title: Title, prep: int, target: int) -> bool:
        """Take the complement at ``target`` after the preposition at ``prep``."""
        word = self._tokens[prep].lower
        if title.plural and word == "for" and self._names_gathering(target):
            return False  # "hosted ministers from Peru | for the Water Forum"
        if self._of_its_state(title, word, target):
            return True
        if word == "of" and (self._of_small_body(title, target) or self._of_unit(title, target)):
            return True
        if word == "of" and self._of_owned_unit(title, target):
            return True
        if word == "of" and self._of_regions(title, target):
            return True
        span = self._spans.at(target) or self._body_of_state(target)
        envoy = self._sends(title)
        if span is not None and span.kind == "state":
            return self._of_state(title, prep, span, envoy=envoy)
        linked = word in ("of", "for", "at", "to", "in", "on") or (word == "from" and title.plural)
        if span is not None and self._of_affairs(title, prep, span):
            return True
        if span is not None and word in ("of", "for") and self._is_ministry_in_short(title, prep, span):
            return self._take_ministry(title, prep, span)
        if span is not None and span.kind == "body" and linked and not self._is_met_at(title, word):
            end = self._field_end(target) if not span.key and word in ("for", "on") else None
            whole = end is not None and end >= span.last
            taken = (whole and self._field(title, prep, target)) or self._of_body(title, word, span)
            return taken and self._past_office(title, span)
        if span is not None and span.kind == "place":
            after = min(span.last + 1, self._end)
            goes_on = after > span.last and self._is_field(after) and self._tokens[after].capital
            if goes_on and word in ("for", "of", "on") and self._field(title, prep, target):
                return True
            return self._of_place(title, word, span, envoy=envoy)
        if word == "of" and (self._of_the_body(title, target) or self._of_town(title, target)):
            return True
        if word == "to" and self._tokens[title.head].text == "Secretary" and self._of_the_body(title, target):
            return True  # "Secretary to the Cabinet A"
        if word == "of" and (self._of_foreign_body(title, target) or self._of_body_of_holder(title, target)):
            return True
        if word in ("for", "on") and self._depth and not self._tokens[target].capital:
            return False  # "representative of the President | for the settlement of the dispute"
        if word in ("for", "on") and envoy and self._matter(title, prep, target):
            return True
        if word in ("for", "on") and envoy and (last := self._past_matter(target)) > target:
            return self._take_shaped(title, prep, last)  # "for the Chilean-Peruvian talks"
        if word in ("of", "to") and self._opens_post(target) and self._of_post(title, prep, target):
            return True
        if word in ("of", "for", "on", "to") and self._field(title, prep, target):
            return True
        if word in ("to", "of", "for") and self._depth == 0 and self._of_post(title, prep, target):
            return True
        if self._of_unlisted_body(title, prep, target):
            return True
        return word in ("of", "for") and self._common(title, prep, target)

    def _of_affairs(self, title: Title, prep: int, span: Span) -> bool:
        """Take a body that only opens a field: "for EU Affairs", "Minister of Cabinet Affairs"."""
        word = self._tokens[prep].lower
        fits = word in ("for", "on") or (word == "of" and is_minister(self._tokens[title.head]))
        if not fits or not self._affairs(span.last + 1):
            return False
        title.pieces.append((prep, span.last + 1))
        title.last = span.last + 1
        return True

    def _opens_post(self, target: int) -> bool:
        """Whether a field is that of another post: "Adviser to the | Foreign Minister"."""
        end = self._field_end(target) if not self._depth else None
        return end is not None and end < self._end and is_head(self._tokens[end + 1])

    def _is_met_at(self, title: Title, word: str) -> bool:
        """Whether a body is only where somebody is met: "the Foreign Secretary | at the Ministry of"."""
        return word == "at" and "the" in title.before and is_sole(self._text(*title.pieces[0]))

    def _of_foreign_body(self, title: Title, target: int) -> bool:
        """Take a body whose name no list has, of a state: "of the Halk Maslakhaty of Turkmenistan"."""
        if title.organization or self._tokens[target - 1].lower != "the":
            return False
        begin = target
        while begin <= self._end and (last := self._unknown_run(begin)) >= begin:
            if last + 2 > self._end or self._tokens[last + 1].lower != "of":
                return False
            begin = last + 2 + (self._tokens[last + 2].lower == "the")
            state = self._spans.at(begin) if begin <= self._end else None
            if state is not None and state.kind == "state":
                title.organization, title.last = self._text(target, last), last
                return True
        return False

    def _of_body_of_holder(self, title: Title, target: int) -> bool:
        """Take a body that no list has before who presides it: "of the Olii Kengash | Rustam Yuldashev"."""
        if title.organization or title.plural or self._tokens[target - 1].lower != "the":
            return False
        last = self._unknown_run(target, _LONGEST_NAME + 1)
        inside = {t.lower for t in self._tokens[target : last + 1]}
        if inside & _no_names() or gazette.adjective(self._reader.words, target) is not None:
            return False  # "of the Maltese Episcopal Conference", "of the Republic Admiral A"
        if last - target < _HOLDER or not self._tokens[title.head].lemmas & words_of("posts", "presiding"):
            return False
        after = [t for t in self._tokens[last + 1 : min(last + 3, self._end + 1)] if t.text != ","]
        if after and after[0].capital and not is_head(after[0]) and self._spans.over(after[0].index) is None:
            return False  # "of the Olii Kengash Legislative Chamber, Rustam Yuldashev"
        title.organization, title.last = self._text(target, last - _HOLDER), last - _HOLDER
        return True

    def _unknown_run(self, begin: int, longest: int = _LONGEST_NAME) -> int:
        """The last of the capitals from a token on that nothing knows; the token before it for none."""
        last = begin
        while last <= self._end and last - begin < longest and self._is_unknown(last):
            last += 1
        return last - 1

    def _is_unknown(self, i: int) -> bool:
        token = self._tokens[i]
        plain = token.capital and token.shape == "word" and self._spans.over(i) is None
        return plain and not is_head(token) and not self._is_field(i)

    def _of_the_body(self, title: Title, target: int) -> bool:
        """Take a body in short: "Counselor of the Department"."""
        token = self._tokens[target]
        the = self._tokens[target - 1].lower == "the"
        beyond = self._spans.at(min(target + 2, self._end))
        alone = target == self._end or self._tokens[target + 1].lower not in ("of", "for", "on")
        alone = alone or (beyond is not None and beyond.kind == "state") or token.lower == "union"
        if not (the and token.capital and alone and token.lower in words_of("bodies", "heads")):
            return False
        body = "European Union" if token.lower == "union" else token.text
        title.organization, title.last = title.organization or body, target
        return True

    def _with_region_noun(self, span: Span) -> Span:
        """A part of a state with the word for it in small letters: "of the Astrakhan | region"."""
        after = self._tokens[span.last + 1] if span.last < self._end else None
        if after is None or after.lower not in _REGIONAL or span.kind != "place":
            return span
        return replace(span, name=f"{span.name} {after.text}", last=span.last + 1, region=True)

    def _of_place(self, title: Title, word: str, span: Span, *, envoy: bool) -> bool:
        if word in ("to", "in", "at"):
            if not envoy:
                return False
            title.last, title.posting = span.last, True
            after = self._tokens[min(span.last + 1, self._end)]
            title.last += after.lower in _REGIONAL  # "representative in Osh | region"
            return True
        if word in ("for", "on"):
            first = title.last + 1
            last = self._past_matter(self._field_beyond(title, self._crisis(self._state_list(span))))
            title.pieces.append((first, last))
            title.last = last
            return True
        if title.organization:
            return False
        if word == "of" and title.plural and self._of_towns(title, span):
            return True
        span = self._with_region_noun(span)
        title.take_body(span)
        title.last = self._with_region(span)
        return True

    def _with_region(self, span: Span) -> int:
        """The end of a town with its region between commas: "Mayor of Tucson, Arizona, Regina Romero"."""
        tokens = self._tokens
        if span.last + 3 > self._end or tokens[span.last + 1].text != ",":
            return span.last
        region = self._spans.at(span.last + 2)
        closed = region is not None and region.last < self._end and tokens[region.last + 1].text == ","
        return region.last if region is not None and region.kind != "body" and closed else span.last

    def _of_town(self, title: Title, target: int) -> bool:
        """Take a town that is not listed but named with its region: "Mayor of Tucson, Arizona"."""
        tokens = self._tokens
        noun = tokens[title.head]
        if title.last != title.head or title.organization or not noun.lemmas & words_of("posts", "mayors"):
            return False
        last = target
        while last < self._end and last - target < 3 and tokens[last].capital and tokens[last + 1].capital:
            last += 1
        if not tokens[last].capital or last + 2 > self._end or tokens[last + 1].text != ",":
            return False
        region = self._spans.at(last + 2)
        if region is None or region.kind == "body" or not region.country:
            return False
        title.organization = " ".join(t.text for t in tokens[target : last + 1])
        title.country, title.derived, title.last = title.country or region.country, True, region.last
        return True

    def _fixed(self, title: Title, i: int) -> bool:
        """Take a fixed complement: "of State", "of Staff", "of parliament", "at large"."""
        if title.last != title.head and self._tokens[i].lower != "at":
            return False
        for phrase in fixed_phrases().get(self._tokens[i].lower, ()):
            words = self._tokens[i : i + len(phrase)]
            if [t.lower for t in words] == phrase and words[-1].index <= self._end:
                if phrase[-1] == "state" and self._deeper(i + len(phrase)):
                    continue
                beyond = self._tokens[words[-1].index + 1] if words[-1].index < self._end else None
                if beyond is not None and beyond.capital and beyond.lower in words_of("bodies", "heads"):
                    continue  # "Head of the Government Administration"
                if beyond is not None and beyond.text in OWN and self._of_owned_unit(title, beyond.index - 1):
                    return True  # "chair of the parliament’s defence committee"
                if beyond is not None and beyond.lower == "affairs":
                    continue  # "Minister of Cabinet Affairs"
                whose = self._spans.over(words[-1].index)
                if whose is not None and phrase[-1] != "government":
                    continue
                title.pieces.append((i, words[-1].index))
                title.last = words[-1].index
                after = self._tokens[min(whose.last + 1, self._end)].lower if whose is not None else ""
                listed = title.plural and after in (",", "and")  # "Heads of Government of Chad and Peru"
                if whose is not None and whose.country and not (title.country or listed):
                    title.country, title.last = whose.country, whose.last  # "of the | Government of Chad"
                return True
        return False

    def _deeper(self, i: int) -> bool:
        """Whether "of State" goes on as a field: "Minister of State Property"."""
        return i <= self._end and self._tokens[i].lower in (
            "property",
            "security",
            "administration",
            "assets",
            "protocol",
        )

    def _matter(self, title: Title, prep: int, target: int) -> bool:
        """Take what an envoy sees to, as far as a comma: "for the settlement of the dispute, A"."""
        k = target
        while k < self._end and k - target < _LONGEST_FIELD and self._tokens[k].text != ",":
            token = self._tokens[k]
            if token.shape != "word" and token.text not in ("-", "–"):
                return False
            if self._may_be_name(k) and self._may_be_name(k + 1):
                break  # "on relations with Russia | Jean-Pierre Falk discussed trade, Libya"
            k += 1
        named = k < self._end and self._tokens[k + (self._tokens[k].text == ",")].capital
        if not named or k == target or self._tokens[target].capital:
            return False
        title.pieces.append((prep, k - 1))
        title.last = k - 1
        return True

    def _may_be_name(self, i: int) -> bool:
        """Whether a capital is of no state, body or place: it is a name."""
        return self._tokens[i].capital and self._spans.over(i) is None

    def _common(self, title: Title, prep: int, target: int) -> bool:
        """Take a complement in small letters: "leader of the democratic opposition"."""
        if title.last != title.head:
            return False
        token = self._tokens[target]
        if token.lower in words_of("posts", "own_state"):
            title.last, title.own = target, True
            return True
        if self._tokens[title.head].lemmas & words_of("posts", "rulers"):
            return False
        last = target
        known = either("bodies.heads", "posts.fields", "posts.modifiers")
        while last <= self._end and last - target < 5:
            word = self._tokens[last]
            if (
                word.shape != "word"
                or word.capital
                or not (word.lemmas & known or word.lower.endswith(("ic", "al", "ary", "ory")))
            ):
                break
            last += 1
        if last == target:
            return False
        title.pieces.append((prep, last - 1))
        title.last = last - 1
        return True
