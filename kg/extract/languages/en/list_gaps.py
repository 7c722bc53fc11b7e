"""What stands behind a member of an English list without ending it: "A (left), | B", "A, who heads the
delegation, | B", "A and his wife, | B", "A, embassy staff | and B"."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.word_classes import PREPOSITIONS
from kg.extract.parties import Party
from kg.extract.words import Sentence, Token, Words, without_end

_SPOUSES = frozenset(("wife", "husband", "spouse"))
_OWNERS = frozenset(("his", "her", "their", "the"))
_CLAUSES = frozenset(("who", "whose", "which"))
# ", who heads the delegation to the talks,": so many words at most; "members of the business community".
_CLAUSE = 12
_GROUP = 9
_LINKS = frozenset((",", ";", "and", "&"))
_JOINTS = (("and",), ("&",), ("as", "well", "as"), ("along", "with"), ("together", "with"))
_JOINING = frozenset(joint[0] for joint in _JOINTS)
_INSIDE_GROUPS = frozenset(("of", "from", "for", "in", "at"))
# ", who took office in May, and", ", a former diplomat, and": so many words at most.
_ASIDE = 12
_OPENING_ASIDE = frozenset(
    ("who", "whose", "which", "the", "a", "an", "one", "himself", "herself", "now", "also")
)
# ", accompanied by Ambassador C,": so many words at most.
_COMPANY, _WITH_THEM = words_of("triggers", "additions", "company"), 16
# ", | his former deputy | Levent Sahin": so many words at most.
_CALLING = 4
_BEFORE_CALLING = frozenset((",", "and", "as", "well", "his", "her", "their", "the", "a", "an"))
# "for one and a half hours"
_LASTS, _TIMES = 7, frozenset(("minutes", "hours", "hour", "minute"))
# "The Lima Nine | group of our neighbours"
_GROUPS, _OURS = frozenset(("group", "grouping", "bloc", "format")), frozenset(("our", "their", "its", "the"))
_GOES_ON = frozenset(("and", "as", "along", "together"))
# "other officials, | including B", "senior officials, | among them B".
_AMONG = (("including",), ("among", "them"), ("among", "whom"), ("such", "as"))


class ListGaps:
    """What is passed over in the lists of one sentence; ``role`` tells whether a token is a verb."""

    def __init__(self, words: Words, sentence: Sentence, role: Callable[[int], str]) -> None:
        self._words = words
        self._sentence = sentence
        self._role = role

    def past(self, member: Party, parties: Sequence[Party]) -> int:
        """The last token of what belongs to a member or is listed behind it without being read; the member's
        own last token where there is nothing of the kind."""
        end, passed = -1, member.last
        while end != passed:
            end = passed
            passed = self._bracket(passed)
            passed = self._duration(passed)
            passed = self._spouse(passed, parties)
            passed = self._clause(passed, parties)
            passed = self._company(passed, parties)
            passed = self._rest_of_title(member, passed)
            passed = self._group(member, passed, parties)
            passed = self._of_whom(member, passed, parties)
        return passed

    def _of_whom(self, member: Party, last: int, parties: Sequence[Party]) -> int:
        """Of whom a group is: "the Lima Nine | (L9) group of our southern neighbours| as well as B"."""
        i = last + 1 + (self._text(last + 1) in _GROUPS)
        if member.kind != "body" or self._text(i) != "of" or self._text(i + 1) not in _OURS:
            return last
        near = range(i + 2, min(self._sentence.last, i + _GROUP))
        close = next((k for k in near if self._text(k) in (",", "and", "as", "along", "together")), 0)
        told = any(i < p.first < close and p.kind in ("person", "post") for p in parties)
        acts = any(self._role(k) for k in range(i, close))
        return close - 1 if close and not told and not acts else last

    def joints_after(self, member: Party, parties: Sequence[Party]) -> set[str]:
        """What joins those to a member who are listed behind it and not read: "B | and | other officials"."""
        passed = self.past(member, parties)
        return {t.lower for t in self._words.tokens[member.last + 1 : passed + 1]} & {"and", "&", "with"}

    def ends_with_others(self, first: int, verb: int) -> bool:
        """Whether only others who are not named stand before a verb: "A, B | and other officials | met"."""
        low = first + (self._text(first) == ",")
        if self._text(low) not in _JOINING:
            return False
        joint = next((j for j in _JOINTS if all(self._text(low + n) == w for n, w in enumerate(j))), None)
        inner = self._words.tokens[low + len(joint) : verb] if joint is not None else ()
        if not 0 < len(inner) <= _GROUP:
            return False
        return _are_several(inner) and all(map(_may_be_inside, inner))

    def _rest_of_title(self, member: Party, last: int) -> int:
        """What nothing has read of a body and a name: "the chief executive | of Zarya Levent Sahin|, B"."""
        if member.kind != "post" or self._text(last + 1) not in ("of", "for"):
            return last
        i = last + 1
        while i < self._sentence.last and self._words.tokens[i + 1].capital:
            i += 1
        return i if i > last + 1 and self._text(i + 1) in (",", ";", "and") else last

    def _text(self, i: int) -> str:
        return self._words.tokens[i].lower if i <= self._sentence.last else ""

    def _bracket(self, last: int) -> int:
        """ "A | (Labour), B"."""
        if self._text(last + 1) != "(":
            return last
        inside = range(last + 2, min(self._sentence.last, last + _CLAUSE) + 1)
        return next((i for i in inside if self._text(i) == ")"), last)

    def _duration(self, last: int) -> int:
        """How long it took: "held talks with A | for 30 minutes| and B for an hour"."""
        if self._text(last + 1) != "for" or self._text(last + 2) in ("the", ""):
            return last
        near = range(last + 2, min(last + _LASTS, self._sentence.last) + 1)
        return next((i for i in near if self._text(i) in _TIMES), last)

    def _belongs(self, party: Party) -> bool:
        """Whether a state or body only says whose people are listed: "members of the Senate | of Chile"."""
        if party.kind == "pronoun":
            return self._text(party.first) in _OWNERS
        return party.kind in ("state", "body") and party.prep in _INSIDE_GROUPS

    def whose_spouse(self, party: Party, before: Sequence[Party], parties: Sequence[Party]) -> Party | None:
        """Who is told with a spouse who is named: "A and his wife | B"."""
        named = (p for p in reversed(before) if p.kind in ("person", "post"))
        leader = next(named, None)
        with_him = leader is not None and self._spouse(leader.last, parties) >= party.last
        return leader if with_him else None

    def _spouse(self, last: int, parties: Sequence[Party]) -> int:
        """Whom a member has at his side, who acts for nobody: "President A | and his wife B|, Minister C"."""
        i = last + 1
        if self._text(i) not in (",", "and", "with") or self._text(i + 1) not in _OWNERS:
            return last
        if self._text(i + 2) not in _SPOUSES:
            return last
        i += 2
        named = next((p for p in parties if i + 1 <= p.first <= i + 2), None)
        if named is not None and named.capacity is None and named.person_span is not None:
            return named.last  # "his wife, | Leyla Demir"
        while named is None and i < self._sentence.last and self._words.tokens[i + 1].capital:
            i += 1
        return i

    def _clause(self, last: int, parties: Sequence[Party]) -> int:
        """What is said of a member: "A|, who heads the delegation|, B", "A|, representing Chile|, and B"."""
        if last + 2 > self._sentence.last:
            return last
        if self._text(last + 1) == "representing":
            close = next(
                (
                    i
                    for i in range(last + 2, min(self._sentence.last, last + _CLAUSE))
                    if self._text(i) == ","
                ),
                0,
            )
            goes_on = close and self._text(close + 1) in ("and", "as")
            named = any(last < p.first < close and p.person_span is not None for p in parties)
            return close - 1 if goes_on and not named else last
        if self._text(last + 1) != ",":
            return last
        opening = self._words.tokens[last + 2]
        acting = any(r.pos == "V" and r.tags & {"part", "ing"} for r in opening.readings)
        if opening.lower not in _CLAUSES and not (acting and opening.lower.endswith("ing")):
            return last
        inside = range(last + 3, min(self._sentence.last, last + 2 + _CLAUSE))
        marks = (i for i in inside if self._words.tokens[i].shape == "mark")
        close = next(marks, 0)
        named = any(last < p.first < close and p.person_span is not None for p in parties)
        goes_on = any(p.first == close + 1 or self._text(close + 1) in ("and", "as") for p in parties)
        return close - 1 if close and self._text(close) == "," and goes_on and not named else last

    def _company(self, last: int, parties: Sequence[Party]) -> int:
        """Who is with a member: "A|, accompanied by Ambassador C|, and B held talks"."""
        if self._text(last + 1) != "," or self._text(last + 3) != "by":
            return last
        if self._words.tokens[last + 2].lemmas.isdisjoint(_COMPANY):
            return last
        inside = range(last + 4, min(self._sentence.last, last + 3 + _WITH_THEM))
        close = next((i for i in inside if self._text(i) == ","), 0)
        named = any(p.first == close + 2 and p.kind not in ("pronoun", "group") for p in parties)
        return close if close and self._text(close + 1) == "and" and named else last

    def _group(self, member: Party, last: int, parties: Sequence[Party]) -> int:
        """Several who are listed and not read: "A|, embassy staff | and B", "A | and other officials|,
        including B"."""
        i = last + 1
        while self._text(i) in _LINKS:
            i += 1
        if i == last + 1 or i > self._sentence.last or any(p.first == i for p in parties):
            return last
        close = next(
            (k for k in range(i, i + _GROUP + 1) if self._text(k) in (",", ";", "and", ".", "", "including")),
            i,
        )
        inner = self._words.tokens[i:close]
        if not inner or any(i <= p.first < close and not self._belongs(p) for p in parties):
            return last
        if any(self._role(t.index) or not _may_be_inside(t) for t in inner):
            return last
        goes_on = close <= self._sentence.last and self._text(close) not in (".", "")
        unread = member.person_span is not None and _is_unread(inner)  # else it is more of a post's title
        return close - 1 if goes_on and (unread or _are_several(inner)) else last

    def without_aside(self, between: Sequence[Token]) -> Sequence[Token]:
        """The words between two of a list without what is said of the first: ", who took office, | and"."""
        if len(between) < 4 or between[0].text != "," or not self._opens_aside(between[1]):
            return between
        close = next((n for n, t in enumerate(between[2:], 2) if t.text == ","), len(between))
        inner = between[1:close]
        is_aside = len(inner) <= _ASIDE and not any(t.shape == "mark" for t in inner)
        rest = between[close + 1 :]
        return rest if is_aside and rest and rest[0].lower in _GOES_ON else between

    def _opens_aside(self, token: Token) -> bool:
        if token.lower in _OPENING_ASIDE:
            return True
        return any(r.pos == "V" and r.tags & {"part", "ing"} for r in token.readings)

    def over_others(self, between: Sequence[Token]) -> bool:
        """Whether only others of the list lie between: ", his War Cabinet, and"."""
        if len(between) < 3 or len(between) > 9 or between[0].lower not in ("and", ","):
            return False
        if between[-1].lower not in ("and", ",") or any(
            t.shape != "word" and t.text not in ",-’s'" for t in between
        ):
            return False
        inner = between[1:-1]
        plain = not any(self._role(t.index) for t in inner)
        return (
            plain
            and not any(t.lower in PREPOSITIONS and t.lower != "of" for t in inner)
            and any(t.capital for t in inner)
        )

    def without_calling(self, between: Sequence[Token], party: Party) -> Sequence[Token]:
        """The words between two of a list without what nothing has read of the second, who has a full name:
        ", | his deputy | Levent Sahin", "and | businessman | Levent Sahin"."""
        span = party.person_span
        if span is None or party.capacity is not None or span.last == span.first or party.first != span.first:
            return between
        k = next((n for n, t in enumerate(between) if t.lower not in _BEFORE_CALLING), len(between))
        calling = between[k:]
        plain = all(t.shape == "word" and not t.capital and t.has("N", "A") for t in calling)
        noun = bool(calling) and plain and calling[-1].has("N") and len(calling) <= _CALLING
        verbs = any(self._role(t.index) for t in calling)
        joined = [t for t in between[:k] if t.text == "," or t.lower in _GOES_ON]
        return joined if joined and noun and not verbs else between


def _may_be_inside(token: Token) -> bool:
    if token.lower in PREPOSITIONS and token.lower not in _INSIDE_GROUPS:
        return False
    return token.shape in ("word", "initial") or token.text in "-’'"


def _are_several(inner: Sequence[Token]) -> bool:
    """Whether words are a noun in the plural, or staff, with what belongs to it: "other senior officials"."""
    head = next((n for n, t in enumerate(inner) if t.lower in _INSIDE_GROUPS), len(inner)) - 1
    if head < 0 or inner[head].capital:
        return False
    plural = any(r.pos == "N" and r.number == "p" for r in inner[head].readings)
    return plural or inner[head].lower in ("staff", "others")


def _is_unread(inner: Sequence[Token]) -> bool:
    """Whether words are somebody whom nothing has read: "the chief executive of Zarya | Levent Sahin"."""
    named = len(inner) > 1 and all(t.capital and t.shape == "word" for t in inner[-2:])
    return named and (all(t.capital for t in inner) or not inner[0].capital)


def without_among(between: Sequence[Token]) -> Sequence[Token]:
    """The words between two members without what opens a choice: "other officials, | including | B"."""
    return without_end(between, _AMONG)
