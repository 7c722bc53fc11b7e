"""The holder of a post: a name after it ("President A"), or after a comma ("the President of Iraq, A")."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg.extract.languages.en.appositions import Appositions
from kg.extract.languages.en.bodies import is_international
from kg.extract.languages.en.date_patterns import names_month
from kg.extract.languages.en.given import given_names
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.lists import either
from kg.extract.languages.en.mentions import GRADES, LETTERS, OWN
from kg.extract.languages.en.title import Title, chain, is_head
from kg.extract.languages.en.word_classes import MODALS, PREPOSITIONS, SUBORDINATORS
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Token

# Titles between a post and the name: "Special Envoy Ambassador Joseph Yun".
_LESSER = frozenset(
    (
        "ambassador",
        "ambassador-at-large",
        "minister",
        "senator",
        "governor",
        "prince",
        "princess",
        "archbishop",
        "chief",
    )
)


_STYLES = frozenset(("sheikh", "shaikh"))

# Between where a report is written and what it says: "Riga, May 3: The premier".
# Before a member of a list of officials.
_LISTING = frozenset((",", "and", "with"))
_AFTER_PLACE = frozenset((":", "–", "—", "-", "--"))


@cache
def _ranks() -> frozenset[str]:
    return words_of("posts", "ranks") | GRADES


@cache
def _honours() -> frozenset[str]:
    return either("posts.honours", "posts.honours_short") | {"his", "her", "their"}


_SAYING, _TOLD = words_of("grammar", "saying"), frozenset(("revealed", "reported", "today", "yesterday"))
# A phrase before who acts begins so.
_FRONTING = frozenset(("after", "before", "following", "while", "when", "as", "during", "upon", "since"))


class Holders(Appositions):
    """Finds the name that belongs to one or more titles."""

    def _holder_after(self, title: Title) -> Party | None:
        """The holder of one or more posts whose name follows the last of them: "Minister and Envoy A"."""
        posts = list(chain(title))
        for length in range(len(posts), 0, -1):
            last_title = posts[length - 1]
            if self.words.tokens[last_title.last].sentence != self.words.tokens[title.first].sentence:
                continue
            after = self._skip_courtesies(last_title.last + 1, title.first)
            after = self._skip_honorific(last_title, after)
            last = self._names.end(after, titled=True)
            if last is not None and self._same_sentence(title.first, after):
                return self._named(title, after, last, posts[1:length])
            inverse = self._inverse(title, last_title, posts[1:length])
            if inverse is not None:
                return inverse
        return None

    def _skip_honorific(self, title: Title, i: int) -> int:
        """The name after a second, lesser title: "Special Envoy Ambassador Joseph Yun"."""
        tokens = self.words.tokens
        if i + 1 >= len(tokens) or tokens[i].lower not in _LESSER:
            return i
        first = self._skip_courtesies(i + 1, i)
        follows = tokens[i].capital and self._names.end(first, titled=True) is not None
        return first if follows and title.last > title.first else i

    def _is_rank(self, title: Title) -> bool:
        """Whether a title alone is a rank or courtesy and no post: "General", "Prince"."""
        words = self.words.tokens[title.first : title.last + 1]
        words = [t for t in words if not {t.text, t.lower.rstrip(".")} & _honours()] or words
        return (
            title.position != ""
            and all(t.lower in _ranks() for t in words)
            and words[-1].lower in words_of("posts", "ranks")
        )

    def _named(self, title: Title, first: int, last: int, further: Sequence[Title] = ()) -> Party:
        """The party of a title and the name after it, with what follows the name."""
        capacity = self._capacity(title)
        opening = self.spans.at(title.first)
        if opening is not None and opening.name.startswith("COP"):
            capacity.organization = capacity.organization or opening.name  # "COP29 President A"
        party = Party(
            title.first, last, title.head, "person", self.words.tokens[first].sentence,
            person_span=Span(first, last, "person"), capacity=capacity, country=capacity.country,
            counterpart=title.counterpart,
        )  # fmt: skip
        self._add_further(party, capacity, title, further)
        if self._is_rank(title):
            party.capacity, party.country = None, ""
        elif title.position.lower() in _STYLES and not title.organization:
            party.capacity = None  # "Oman’s Sheikh A" holds no post
        self._after_name(party, capacity)
        if title.first == title.last and not further and party.also and self._is_given_title(title.head):
            # "Sultan Mohammed Al Shamsi, Assistant Minister": a name
            party.person_span = Span(title.first, last, "person")
            party.capacity, party.also = party.also[0], party.also[1:]
            party.country = party.capacity.country
        return self._finished(party)

    def _is_given_title(self, i: int) -> bool:
        return self.words.tokens[i].lower in words_of("posts", "given")

    def _inverse(self, title: Title, last_title: Title, further: Sequence[Title] = ()) -> Party | None:
        """ "the Prime Minister of Iraq, Mohammed Shia al-Sudani, ..."."""
        tokens = self.words.tokens
        comma = last_title.last + 1
        if comma + 1 >= len(tokens) or tokens[comma].text != ",":
            return None
        opening = tokens[self.words.sentences[tokens[comma].sentence].first].lower
        if title.counterpart and not title.country and opening in _FRONTING:
            return None  # "After meeting his counterpart, | Daniel Otieno said"
        if not (
            title.before & {"the", "his", "her", "their", "its"}
            or (title.first and tokens[title.first - 1].text in OWN)
            or title.country
            or title.organization
            or title.last > title.head
            or further
            or self._opens_with_post(title)
            or self._goes_on_in_list(title)
            or (title.head > title.pieces[0][0] and self._skip_courtesies(comma + 1, comma) > comma + 1)
        ):
            return None
        second = self._inverse_titled(title, comma + 1)
        if second is not None:
            return second
        first = self._skip_courtesies(comma + 1, title.first)
        again = first > comma + 1 and tokens[first].lower == tokens[title.head].lower
        if tokens[first].capital and (again or tokens[first].lower in words_of("posts", "honorific")):
            first = self._skip_courtesies(first + 1, first)  # "the President of Chad, H.E. President A"
        if first >= len(tokens):
            return None
        last = self._names.end(first, titled=True)
        post = is_head(tokens[first]) and tokens[first].lower not in words_of("posts", "given")
        if last is None or not self._same_sentence(title.first, first) or post:
            return None
        closed = self._is_closed(title, comma, first, last)
        given = (
            tokens[first].lower in given_names() or first > comma + 1 or self._is_known(tokens[last].lower)
        )
        if not closed or not (given or last > first):
            return None
        return self._named(title, first, last, further)

    def _is_closed(self, title: Title, comma: int, first: int, last: int) -> bool:
        """Whether the name after a title and a comma ends there: ", A,", ", A and her aide", ", A said"."""
        tokens = self.words.tokens
        lettered = last + 1 < len(tokens) and tokens[last + 1].text in LETTERS
        after = last + 2 if lettered else last + 1
        closing = tokens[after] if after < len(tokens) else None
        if closing is None or closing.text in (",", ".", ";", ")", ":"):
            return True
        if closing.sentence != tokens[first].sentence:
            return True
        owned = title.first > 0 and tokens[title.first - 1].text in OWN
        known = bool(title.before & {"the"} or title.organization or title.country or owned)
        whole = last > first and (known or self._opens_sentence(title))
        if whole and (closing.lower == "and" or self._acts(title, closing)):
            return True
        return last > first and (closing.lower in PREPOSITIONS or first > comma + 1)

    def _opens_with_post(self, title: Title) -> bool:
        """Whether a sentence opens with the first of two posts: "Acting Premier, Trade Minister A"."""
        return self._opens_sentence(title) and not title.before and title.head > title.pieces[0][0]

    def _goes_on_in_list(self, title: Title) -> bool:
        """Whether a post with its field goes on with a list: "met President A and | Trade Minister, B"."""
        before = self.words.tokens[title.first - 1].lower if title.first else ""
        capitals = self.words.tokens[title.head].capital and self.words.tokens[title.first].capital
        return before in _LISTING and capitals and title.head > title.pieces[0][0]

    def _opens_sentence(self, title: Title) -> bool:
        """Whether a title opens its sentence, or what follows the place and day of a report: "Riga: The"."""
        first = title.first
        if first == self.words.sentence_of(first).first:
            return True
        before = self.words.tokens[first - 1]
        return before.text in _AFTER_PLACE and self.words.tokens[first].start > before.end

    def _acts(self, title: Title, verb: Token) -> bool:
        """Whether a title with its name begins the clause of a verb: "The premier of Peru, A will visit"."""
        before = self.words.tokens[title.first - 1].lower
        subject = self._opens_sentence(title) or before in SUBORDINATORS | {"and", "where", *OWN}
        # "The ministry said | the premier of Peru, A will visit", "On Monday the premier of Peru, A met"
        told = self.words.tokens[title.first - 1]
        subject = subject or bool(told.lemmas & _SAYING) or told.lower in _TOLD
        subject = subject or (
            (before == "," or told.lower.endswith("day")) and self._follows_day(title.first)
        )
        finite = any(r.pos == "V" and r.tags & {"past", "s"} for r in verb.readings)
        return subject and (finite or verb.lower in MODALS or verb.lower in ("is", "was", "has", "had"))

    def _follows_day(self, first: int) -> bool:
        """Whether only a day stands before in a sentence: "On Monday, | the premier of Peru, A visited"."""
        opening = self.words.tokens[self.words.sentence_of(first).first : first]
        return all(
            t.text == ","
            or t.shape == "number"
            or t.lower.endswith("day")
            or t.lower in ("on", "earlier", "late", "the", "same", "morning", "evening")
            or names_month(t.text)
            for t in opening
        )

    def _is_given_name(self, title: Title, second: Title) -> bool:
        """Whether what reads like a title is the name of who has a post: "acting foreign minister, | Amir
        Muttaqi", no "the ruler of Qatar, Emir Tamim bin Khalifa"."""
        word = self.words.tokens[second.head]
        alone = second.first == second.last and word.lower in given_names() & words_of("posts", "given")
        ruling = set(title.position.lower().split()) & (words_of("posts", "rulers") | {"leader", "state"})
        after = self.words.tokens[min(second.last + 2, len(self.words.tokens) - 1)]
        return alone and not ruling and after.shape == "mark"

    def _inverse_titled(self, title: Title, i: int) -> Party | None:
        """ "Saudi Arabia’s ruler, Crown Prince Mohammed bin Salman"."""
        both = self._opens_with_post(title)
        second = self._titles.read(i) if title.country or title.organization or both else None
        chairs = "chair" in title.position.lower() and is_international(title.organization)
        if second is None or second.plural or self._is_given_name(title, second):
            return None
        if second.country and not (second.organization or both or chairs):
            return None
        stated = second.first != second.pieces[0][0] and not chairs
        if stated or (second.organization and "the" in title.before):
            return None
        first = self._skip_courtesies(second.last + 1, i)
        last = self._names.end(first, titled=True) if first < len(self.words.tokens) else None
        if last is None or second.position.lower() in words_of("posts", "honorific"):
            return None
        closing = self.words.tokens[last + 1] if last + 1 < len(self.words.tokens) else None
        opens = title.first == self.words.sentence_of(i).first
        fronted = opens and title.organization and not title.before
        closed = closing is None or closing.lower in (",", ".", ";", ")")
        if not (second.organization or closed or fronted or both or chairs):
            return None
        if not chairs:
            second.country = title.country or second.country
            title.country = title.country or second.country
        party = self._named(second, first, last)
        party.first, first_post = title.first, self._capacity(title)
        if second.organization and party.capacity is not None:
            party.also, party.capacity = (party.capacity, *party.also), first_post
        else:
            party.also = (*party.also, first_post)
        return self._finished(party)

    def _chairing(self, title: Title) -> Party | None:
        """Who chairs a body of several states and has a post of his own: "ASEAN Chair | Prime Minister A"."""
        chairs = "chair" in title.position.lower() and is_international(title.organization)
        inside = title.last < self.words.sentence_of(title.first).last
        own = self._titles.read(title.last + 1) if chairs and inside and title.second is None else None
        if (
            own is None
            or own.plural
            or own.first != title.last + 1
            or not self.words.tokens[own.first].capital
        ):
            return None
        first = self._skip_courtesies(own.last + 1, own.first)
        last = self._names.end(first, titled=True) if self._same_sentence(title.first, first) else None
        if last is None:
            return None
        party = self._named(own, first, last)
        party.first, party.also = title.first, (*party.also, self._capacity(title))
        return self._finished(party)
