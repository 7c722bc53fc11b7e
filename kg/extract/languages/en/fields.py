"""The fields of posts: "for Population, Refugees, and Migration", "of Foreign Affairs and Trade"."""

from __future__ import annotations

from kg.extract.languages.en import gazette
from kg.extract.languages.en.cursor import Cursor
from kg.extract.languages.en.given import given_names
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.title import Title, is_head, is_minister
from kg.extract.spans import Span
from kg.extract.words import Token

# A field that says which part of a ministry it is: "Director General for African Affairs Department".
_UNITS = frozenset(("Bureau", "Department", "Division", "Directorate"))


_GATHERINGS = words_of("triggers", "conference", "strong") - {"assembly", "event"}


# "Permanent Secretary, Ministry of Trade"
_OF_UNITS = frozenset(("secretary", "undersecretary", "director", "commissioner", "adviser", "advisor"))
_MINISTRIES = frozenset(("ministry", "department", "office", "division", "bureau"))


class Fields(Cursor):
    """Reads the field that follows a post, with its lists."""

    def _field(self, title: Title, prep: int, target: int) -> bool:
        """Take the field of a minister or envoy: "of Foreign Affairs", "for Economic Growth, Energy"."""
        noun = self._tokens[title.head]
        if self._tokens[prep].lower == "to" and not self._tokens[target].capital:
            return False
        fielded = bool(noun.lemmas & words_of("posts", "fielded")) or self._tokens[prep].lower in (
            "for",
            "on",
        )
        fielded = fielded or self._tokens[target].lower in ("monitor", "combat")
        fielded = fielded or (
            noun.lower in ("director", "head", "chief", "general") and self._tokens[target].capital
        )
        if not fielded:
            return False
        last = self._field_end(target)
        last = self._shaped_end(target, last) if is_minister(noun) else last
        if last is None:
            return False
        return self._take_shaped(title, prep, last)

    def _take_shaped(self, title: Title, prep: int, last: int) -> bool:
        title.pieces.append((prep, last))
        title.last = last
        return True

    def _shaped_end(self, target: int, known: int | None) -> int | None:
        """The end of a field of which no list has all words, where a state or an "and" shows it: "of
        Peacebuilding | of Kenya", "of Hajj and Umrah"; else the end that is ``known``."""
        last = target - 1 if known is None else known
        opens = known is None or self._tokens[min(last + 1, self._end)].lower in ("and", "&")
        first = last + 1 if known is None else last + 2
        if not opens or first > self._end or not self._is_unknown_word(first):
            return known
        end = first
        while end < self._end and (self._is_unknown_word(end + 1) or self._is_field(end + 1)):
            end += 1
        of_state = end + 2 <= self._end and self._tokens[end + 1].lower == "of" and self._state_after(end + 2)
        closed = known is not None and end == first and self._tokens[min(end + 1, self._end)].text == ","
        return end if of_state or closed else known

    def _state_after(self, i: int) -> bool:
        """Whether a state is named here, an article aside."""
        return self._is_state(i + 1 if self._tokens[i].lower == "the" and i < self._end else i)

    def _is_unknown_word(self, i: int) -> bool:
        """Whether a capital can be a word of a field that no list has: no name, no post, no other name."""
        token = self._tokens[i]
        plain = token.capital and token.shape == "word" and self._spans.over(i) is None
        return plain and not is_head(token) and token.lower not in given_names()

    def _is_ministry_in_short(self, title: Title, prep: int, span: Span) -> bool:
        """Whether what looks like a body is the field of a minister: "Minister of | Civil Service"."""
        at_once = span.first == prep + 1 and self._tokens[span.first].capital
        return span.kind == "body" and not span.key and at_once and is_minister(self._tokens[title.head])

    def _take_ministry(self, title: Title, prep: int, span: Span) -> bool:
        """Take a field that reads like a body, and the state that the body ends in: "Civil Service | of
        Kenya"."""
        ofs = [i for i in range(span.first + 1, span.last) if self._tokens[i].lower == "of"]
        states = {
            i: gazette.state_at(self._reader.words, i + 1 + (self._tokens[i + 1].lower == "the")) for i in ofs
        }
        before = next((i - 1 for i in ofs if states[i]), span.last)
        title.country = title.country or (states[before + 1] if before < span.last else "")
        self._take_shaped(title, prep, before)
        title.last = span.last
        return True

    def _field_end(self, target: int) -> int | None:
        adjective = gazette.adjective(self._reader.words, target)
        if adjective is not None and adjective[0] > target and self._is_field(adjective[0] + 1):
            target = adjective[0] + 1  # "on North Korean | nuclear issues"
        elif adjective is not None and adjective[0] > target:
            return None
        if not self._is_field(target) and not self._leads_to_field(target):
            return target if self._is_before_name(target) else None
        last = target
        i = target + 1
        while i <= self._end:
            token = self._tokens[i]
            if (
                self._is_field(i)
                or self._leads_to_field(i)
                or (token.text in ("-", "–", "’s", "'s", "’", "'") and self._is_field(i + 1))
                or (token.text in _UNITS and self._is_field(i - 1) and not self._is_body(i))
            ):
                last = i
            elif token.lower == "with" and self._tokens[last].lower == "relations" and i < self._end:
                if not self._tokens[i + 1].capital:
                    break
                last = i = i + 1  # "Secretary for Relations with States"
            elif token.lower in words_of("posts", "joints"):
                k = i + 2 if i < self._end and self._tokens[i + 1].lower == "the" else i + 1
                if token.lower == "and" and (unit := self._unit(i)) is not None:
                    last, i = unit, unit + 1
                    continue
                if k > self._end or self._post_at(k) or (self._is_body(k) and not self._is_field(k)):
                    break
                if token.lower == "of" and (self._is_body(k) or self._is_state(k)):
                    break  # "of Foreign Affairs | of the Islamic Republic of Iran"
                if not self._is_field(k) and not (self._tokens[last].capital and self._leads_to_field(k)):
                    break
                last, i = k, k
            else:
                break
            i += 1
        return last

    def _field_beyond(self, title: Title, last: int) -> int:
        """The end of a field that a state or region opens: "for North Korea | Policy", else ``last``."""
        following = self._tokens[last + 1] if last < self._end else None
        if following is None or not self._is_field(last + 1) or self._post_at(last + 1):
            return last
        named = following.capital and (
            following.lower in given_names() or not self._tokens[title.head].capital
        )
        if named or following.capital != self._tokens[title.head].capital:
            return last
        return self._field_end(last + 1) or last

    def _is_state(self, i: int) -> bool:
        span = self._spans.at(i)
        return span is not None and span.kind == "state"

    def _unit(self, i: int) -> int | None:
        """The end of a unit whose first half is before "and": "for Andean | and Amazonian Affairs Bureau"."""
        span = self._spans.at(i + 1)
        unit = span is not None and span.kind == "body" and not span.key and span.last <= self._end
        if span is None or not unit or not _is_adjective(self._tokens[i - 1]):
            return None
        return span.last if self._tokens[span.last].text in _UNITS else None

    def _is_before_name(self, i: int) -> bool:
        """Whether one unknown capital stands between "for" and a name: "Director for Transborder Ann Lee"."""
        if i + 2 > self._end or self._tokens[i - 1].lower != "for" or self._spans.over(i) is not None:
            return False
        words = self._tokens[i : i + 3]
        names = all(t.capital and t.shape == "word" for t in words)
        known = words[0].lower in given_names() or is_head(words[0])
        return names and not known and words[1].lower in given_names()

    def _leads_to_field(self, i: int) -> bool:
        """Whether an unknown capital is part of a field: a field word follows it: "Criminal Justice"."""
        if i < self._end and self._tokens[i + 1].lower == "and" and self._unit(i + 1) is not None:
            return True
        for k in range(i, min(i + 4, self._end + 1)):
            token = self._tokens[k]
            if k > i and token.lower == "and" and _is_adjective(self._tokens[k - 1]):
                continue
            if k > i + 2 and self._tokens[i + 1].lower != "and":
                return False
            if self._is_field(k) and token.capital:
                return k > i and not self._post_at(k)
            span = self._spans.over(k)
            known = token.lower in given_names() or (span is not None and span.kind != "place")
            if token.shape != "word" or not token.capital or is_head(token) or known:
                return False
        return False

    def _listed_field(self, title: Title, i: int) -> bool:
        """Go on with a list of fields: ", Refugees, and Migration", "and Trade"."""
        if len(title.pieces) < 2 or title.pieces[-1][1] != title.last:
            return False
        region = self._is_region_of_minister(title)
        if not (region or self._is_field(title.last)):
            return False
        target, closing = i + 1, self._tokens[i].text != ","
        if target <= self._end and self._tokens[target].lower in ("and", "&"):
            target, closing = target + 1, True
        if target <= self._end and self._tokens[target].lower == "the":
            target += 1
        beyond = self._past_union(target)
        closing, target = closing or beyond > target, beyond
        if target > self._end or not self._is_field(target) or self._post_at(target):
            return False
        if not self._tokens[target].capital and self._tokens[title.head if region else title.last].capital:
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

    def _is_region_of_minister(self, title: Title) -> bool:
        """Whether a region is the first of the fields of a minister: "for Europe | and Foreign Affairs"."""
        span = self._spans.over(title.last)
        region = span is not None and span.kind == "place" and not span.country
        return region and is_minister(self._tokens[title.head])

    def _past_union(self, target: int) -> int:
        """The field after a body that is one: "of Foreign Affairs, European Union and | Cooperation"."""
        body = self._spans.at(target) if target <= self._end else None
        joined = body is not None and body.kind == "body" and body.last + 2 <= self._end
        if body is None or not joined or self._tokens[body.last + 1].lower != "and":
            return target
        return body.last + 2 if self._is_field(body.last + 2) else target

    def _field_of_state(self, title: Title, i: int) -> bool:
        """Take the field of a minister of state after a comma: "Minister of State, Foreign Affairs, A"."""
        post = self._text(title.pieces[0][0], title.last).lower()
        if not post.endswith("minister of state") or i >= self._end or self._post_at(i + 1):
            return False
        last = self._field_end(i + 1) if self._tokens[i + 1].capital and self._is_field(i + 1) else None
        if last is None or last >= self._end:
            return False
        following = self._tokens[last + 1]
        if following.text != "," and not following.capital:
            return False
        title.pieces.append((i, last))
        title.last = last
        return True

    def _listed_body(self, title: Title, i: int) -> bool:
        """Take the body after a comma: "Director, Office of Public Engagement"."""
        span = self._spans.at(i + 1) if i < self._end else None
        if span is None or span.kind != "body" or title.organization or title.lower:
            return False
        head, unit = self._tokens[title.head].lower, self._tokens[span.first].lower
        known = head in _OF_UNITS and unit in _MINISTRIES and not title.before - {"the"}
        if title.before and not known:  # "the Permanent Secretary, Ministry of Trade"
            return False
        following = self._tokens[span.last + 1] if span.last < self._end else None
        if following is not None and following.text not in (",", ";", ".", ")", "-", "–", "—"):
            return False
        if title.country and not span.country:
            return False
        title.take_body(span)
        return True

    def _apposed_state(self, title: Title, i: int) -> bool:
        """Take the state after a comma: "Minister for Foreign Affairs, Federal Republic of Germany,"."""
        span = self._spans.at(i + 1) if i < self._end else None
        if span is None or span.kind != "state" or title.country or title.organization or title.plural:
            return False
        following = self._tokens[span.last + 1] if span.last < self._end else None
        beyond = self._spans.at(span.last + 2) if span.last + 1 < self._end else None
        listed = beyond is not None and beyond.kind == "state"
        if title.last == title.head or listed or (following is not None and following.text not in ",.;)"):
            return False
        title.country, title.last = span.country, span.last
        return True

    def _list_closes(self, i: int) -> bool:
        """Whether a list of fields comes to its "and" before anything else."""
        while i <= self._end:
            token = self._tokens[i]
            if token.lower in ("and", "&"):
                the = i < self._end and self._tokens[i + 1].lower == "the"
                following = i + 2 if the else i + 1
                return following <= self._end and self._is_field(following)
            if token.text != "," and not self._is_field(i):
                return False
            i += 1
        return False

    # "For the second annual | Forum": so many words before a name.
    _COUNTED = 2

    def _names_gathering(self, target: int) -> bool:
        """Whether a name goes on to the noun of a gathering: "for the | Global Water Forum"."""
        last = target  # "for the second | Canada-Africa Leaders Summit"
        while last < min(target + self._COUNTED, self._end) and not self._tokens[last].capital:
            last += 1
        while (
            last < self._end
            and self._tokens[last].capital
            and (self._tokens[last + 1].capital or self._tokens[last + 1].text in "-–")
        ):
            last += 1 + (self._tokens[last + 1].text in "-–")
        return bool(self._tokens[last].lemmas & _GATHERINGS)


def _is_adjective(token: Token) -> bool:
    """Whether a word looks like what a region is called by: "Andean | and Amazonian Affairs"."""
    return token.capital and token.lower.endswith(("an", "ese", "ern", "ic", "ish"))
