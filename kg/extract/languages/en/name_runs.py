"""Runs of capitals that can be the name of a person: "Joseph R. Biden, Jr.", "Mohammed bin Salman"."""

from __future__ import annotations

from functools import cache

from kg.extract.languages.en import gazette
from kg.extract.languages.en.given import given_names
from kg.extract.languages.en.lexicon import words_of
from kg.extract.languages.en.lists import either
from kg.extract.languages.en.no_names import names_nobody
from kg.extract.languages.en.title import is_head
from kg.extract.spans import Spans
from kg.extract.words import Token, Words

_LONGEST = 7
# "Thai" and "Lao" are words of names, too.
_SHORT = 4
_APOSTROPHES = frozenset("’'‘")
# Of two letters and no names, in headlines in capitals: "Meets Counterpart | In Riga"; but "To Lam".
_WHERE = frozenset(("in", "at", "on", "of", "by", "as", "up"))
# Months that are given names: "Theresa May", "April Doe".
_MONTHS = frozenset(("april", "may", "june", "august"))
# "Members of the Embassy | Riga team"
_POSTS_ABROAD = frozenset(("embassy", "consulate", "mission"))
# They begin another name: "Governor Eric Holm | Dr. Siyoung Park".
_TITLES = frozenset(("dr", "mr", "mrs", "ms", "prof", "lieutenant"))
# Within a sentence a name: "Liu | He met"
_LIKE_PRONOUNS = frozenset(("He", "She"))
_QUOTES = frozenset("“”\"‘’'")


@cache
def _never() -> frozenset[str]:
    return either("names.headline", "names.common")


def _is_prefixed(text: str) -> bool:
    """Whether a word is a name with a small article: "al-Sudani", "d’Escoto"."""
    article, _, name = text.replace("’", "-").replace("'", "-").partition("-")
    return (
        article in ("al", "el", "as", "ad", "an", "ar", "ash", "az", "d", "l", "ul", "t")
        and name[:1].isupper()
    )


@cache
def _things() -> frozenset[str]:
    return either("names.things", "bodies.heads")


class NameRuns:
    """Finds the last token of a name that begins at a token."""

    def __init__(self, words: Words, spans: Spans) -> None:
        self.words = words
        self.spans = spans
        self.known: frozenset[str] = frozenset()
        self._ends: dict[tuple[int, bool], int | None] = {}

    def learn(self, known: frozenset[str]) -> None:
        """Take the words of names that the text has, or look at its other names anew."""
        self.known = known
        self._ends.clear()

    def end(self, first: int, *, titled: bool) -> int | None:
        """Return the last token of the name at ``first``; ``titled`` when a title stands before it."""
        key = first, titled
        if key not in self._ends:
            self._ends[key] = self._end(first, titled=titled)
        return self._ends[key]

    def _end(self, first: int, *, titled: bool) -> int | None:
        tokens = self.words.tokens
        if first >= len(tokens) or not self._can_begin(tokens[first], titled=titled):
            return None
        if tokens[first].lower.rstrip(".") in words_of("names", "suffixes"):
            return None  # "Jr."
        if not titled and self._ends_an_item(first):
            return None  # "A, CEO, Brook | Maria Holm, CEO, Tarn": a body, and the next of the list
        end = self.words.sentences[tokens[first].sentence].last
        headline = self.words.sentences[tokens[first].sentence].paragraph < 0
        if headline and self._acts(tokens[first]):
            return None
        last, i, short = first, first + 1, 0
        while i <= end and i - first - short < _LONGEST:
            step = self._step(i, first, headline=headline)
            if step is None:
                break
            short += tokens[i].lower in ("al", "bin")  # "Fahad Yousef Al Hamad Al Salem Al Nasser"
            last, i = step, step + 1
        if tokens[last].shape == "initial" and last == first:
            return None
        thing = last < end and tokens[last + 1].capital and tokens[last + 1].lower in _things()
        things = thing or (last > first and tokens[last].lower in words_of("names", "things"))
        if names_nobody(self.words, first, last) if titled else things:
            return None  # "Marjory Stoneman Douglas High School"
        return self._suffix(last, end)

    def _can_begin(self, token: Token, *, titled: bool) -> bool:
        if token.lower in words_of("names", "openers") and self._opens(token):
            return False  # "Later | Otieno met Harthy"
        before = self.words.tokens[token.index - 1] if token.index else token
        if token.text.lower() in _MONTHS and before.shape == "number":
            return False  # "On 5 | May Demir met"
        if token.shape == "initial":
            return True
        if token.lower in words_of("names", "particles") and not token.capital and titled:
            return self._particle_goes_on(token.index)
        if token.shape != "word" or not (token.capital or _is_prefixed(token.text)):
            return False
        if token.lower in words_of("bodies", "heads") and token.lower not in given_names():
            return False
        field = token.lower in words_of("posts", "fields") and token.lower.endswith("s")
        if token.text[-1].isdigit() or (field and token.lower not in given_names()):
            return False  # "General Services"
        if token.lower in words_of("names", "particles"):
            return titled or token.lower in ("al", "el", "abu", "ibn", "van", "de", "di", "von", "ben")
        if not titled and token.text.isupper() and len(token.text) > 2:
            return token.lower in given_names()
        following = self.words.tokens[min(token.index + 1, len(self.words.tokens) - 1)]
        if token.text in ("I", "A") and titled and len(following.text) == 1 and following.text.isupper():
            return True  # "his counterpart A K Abdul Momen"
        if token.text in ("I", "A") or token.lower in _never():
            given = token.lower in given_names()
            short = titled and len(token.text) == 2 and token.lower not in _WHERE
            return (given or short) and self._goes_on_capital(token)
        span = self.spans.over(token.index)
        if span is not None and span.kind == "state" and not titled:
            return False
        if span is not None and not self._is_given(token, span.first, span.last):
            alone = (
                span.kind == "place"
                and span.first == span.last
                and token.text.isalpha()
                and self._is_alone(token)
            )
            return titled and alone and before.lower not in _POSTS_ABROAD
        if gazette.adjective(self.words, token.index) is not None:
            return False
        if is_head(token):
            return titled and token.lower in words_of("posts", "given") and self._goes_on_capital(token)
        return token.lower in given_names() or not self._is_of_post(token, titled=titled)

    def _opens(self, token: Token) -> bool:
        """Whether a word opens a sentence of the body and is no given name."""
        sentence = self.words.sentences[token.sentence]
        opens = token.index == sentence.first and sentence.paragraph >= 0
        return opens and token.lower not in given_names()

    def _goes_on_capital(self, token: Token) -> bool:
        """Whether a word follows that can be of a name: "He Lifeng", "Sultan Raev", "Sultan bin Saad"."""
        following = self.words.tokens[token.index + 1 : token.index + 2]
        if token.lower == "will" and any(r.pos == "V" for t in following for r in t.readings):
            return False  # "Minister Will Undertake Trip", but "Will Robins"
        return any(
            (t.capital and t.shape == "word" and t.lower not in _never() and not is_head(t))
            or t.lower in ("bin", "ibn", "bint")
            for t in following
        )

    def _is_of_post(self, token: Token, *, titled: bool) -> bool:
        """Whether a capital belongs to a post or thing: "Climate Advisor", "Prime Minster"."""
        words = either("posts.fields", "posts.modifiers", "posts.honours")
        if token.lower not in words:
            return False
        following = self.words.tokens[token.index + 1 : token.index + 2]
        return not titled or any(t.lower in words or is_head(t) for t in following)

    def _is_alone(self, token: Token) -> bool:
        """Whether a town's name after a title is a surname: "Secretary Medina"."""
        following = self.words.tokens[token.index + 1 : token.index + 2]
        if any(self._is_surname(t) for t in following):
            return True  # "Secretary General of the Union Baghdad Amreyev"
        return not any(t.text == "," or t.capital for t in following)

    def _is_surname(self, token: Token) -> bool:
        """Whether a capital that nothing knows follows a town: it is the given name of somebody."""
        known = self.spans.over(token.index) is not None or is_head(token) or token.lower in _never()
        known = known or token.lower in either("posts.fields", "posts.modifiers", "names.things")
        known = known or gazette.adjective(self.words, token.index) is not None
        return not known and token.capital and token.shape == "word" and not token.text.isupper()

    def _is_given(self, token: Token, first: int, last: int) -> bool:
        """Whether a word that is also a place is a given name here: "Jordan Smith", "Florence Parly"."""
        if first != last or token.lower not in given_names():
            return False
        tokens = self.words.tokens
        following = tokens[last + 1] if last + 1 < len(tokens) else None
        if following is None or gazette.opens_date(tokens, last + 1):
            return False
        return following.shape in ("word", "initial") and following.capital

    def _step(self, i: int, first: int, *, headline: bool) -> int | None:
        """The token that the name goes on to from ``i``, None when it ends before."""
        token = self.words.tokens[i]
        if token.shape == "initial":
            return i
        if gazette.opens_date(self.words.tokens, i):
            return None
        if self._is_nickname(i):
            return i + 2
        inner = token.text in _APOSTROPHES and self.words.tokens[i - 1].text == "Shia"
        if inner and i + 1 < len(self.words.tokens) and _is_prefixed(self.words.tokens[i + 1].text):
            return i + 1  # "Mohammed Shia’ al-Sudani"
        if token.shape != "word":
            return None
        if token.lower in words_of("names", "ending"):
            return i
        if token.lower.rstrip(".") in _TITLES:
            return None
        if token.text in words_of("names", "letters"):
            return None
        if token.lower in words_of("names", "particles") and self._particle_goes_on(i):
            return i
        if _is_prefixed(token.text):
            return i
        if token.text[-1].isdigit():
            return None
        if token.text == "Shia" and i - 1 == first:
            return i  # "Mohammed Shia Al-Sudani"
        # Names: only headlines have verbs in capitals, and no "he" follows a name but "Liu He".
        said = (token.text == "Said" and not headline) or (token.text in _LIKE_PRONOUNS and i - 1 == first)
        # "Jean Christian Morel"
        said = said or (token.lower in given_names() and not headline and self._goes_on_capital(token))
        if not token.capital or (token.lower in _never() and not said and not self._is_last(i, first)):
            return None
        sheikh = token.lower in ("sheikh", "shaikh")
        sheikh = sheikh and (self._goes_on_capital(token) or self.words.tokens[i - 1].lower in ("al", "el"))
        if is_head(token) and token.lower not in words_of("posts", "given") and not sheikh:
            return None
        if i - first > 1 and self._leads_to_post(i):
            return None  # "Secretary Ann Holm | Senior Advisor"
        span = self.spans.over(i)
        if span is not None:
            return i if self._may_be_surname(i, first, span.first, span.last) else None
        if gazette.adjective(self.words, i) is not None and not self._is_inside(i):
            return None
        if headline and self.words.tokens[first].lower in self.known and token.lower not in self.known:
            return None
        if headline and self._acts(token):
            return None
        return i

    def _ends_an_item(self, first: int) -> bool:
        """Whether a capital ends the body of who stands before, in a list without marks between people."""
        tokens = self.words.tokens
        following = tokens[min(first + 1, len(tokens) - 1)]
        if tokens[first].lower in given_names() or following.lower not in given_names():
            return False
        k = first - 1
        while k > 1 and tokens[k].capital and tokens[k].shape == "word" and first - k < _LONGEST:
            k -= 1
        firm = tokens[k].text == "," and tokens[k - 1].lower in words_of("posts", "in_items", "of_firms")
        return k > 0 and firm and tokens[k].sentence == tokens[first].sentence

    def _leads_to_post(self, i: int) -> bool:
        """Whether a capital opens the post of somebody else: it describes one, and its head follows."""
        words = either("posts.modifiers", "posts.fields")
        if self.words.tokens[i].lower not in words or self.words.tokens[i].lower in given_names():
            return False
        end = self.words.sentences[self.words.tokens[i].sentence].last
        for token in self.words.tokens[i + 1 : min(i + _LONGEST, end + 1)]:
            if is_head(token):
                return token.capital
            if token.lower not in words or not token.capital:
                return False
        return False

    def ends_at(self, i: int) -> bool:
        """Whether two capitals that no list has end at a token, as a name does."""
        return i > 0 and all(self._is_surname(t) for t in self.words.tokens[i - 1 : i + 1])

    def _is_inside(self, i: int) -> bool:
        """Whether a word that is an adjective of a state, too, stands inside a name: "Pham | Thai | Binh"."""
        beside = self.words.tokens[i - 1 : i + 2]
        short = len(beside) == 3 and len(beside[1].text) <= _SHORT and beside[1].text.istitle()
        if not short or not all(self._is_surname(t) for t in (beside[0], beside[2])):
            return False
        after = self.words.tokens[min(i + 2, len(self.words.tokens) - 1)]
        return not (after.capital and after.shape == "word") or after.sentence != beside[2].sentence

    def _acts(self, token: Token) -> bool:
        """Whether a word of a headline in capitals is its verb: "Minister | Presides over Signing"."""
        verb = any(r.pos == "V" and "s" in r.tags for r in token.readings)
        return verb and token.lower not in self.known and token.lower not in given_names()

    def _is_nickname(self, i: int) -> bool:
        """Whether a name in quotes stands inside a name: "Benjamin “Benny” Katz", "William (Bill) Harper"."""
        inside = self.words.tokens[i : i + 4]
        if len(inside) < 4:
            return False
        bracketed = (inside[0].text, inside[2].text) == ("(", ")") and inside[1].lower in given_names()
        if not bracketed and (inside[0].text not in _QUOTES or inside[2].text not in _QUOTES):
            return False
        return all(t.capital and t.shape == "word" for t in (inside[1], inside[3]))

    def _is_last(self, i: int, first: int) -> bool:
        """Whether an everyday word is a surname: it ends a name after a given name: "Thomas West"."""
        tokens = self.words.tokens
        month = tokens[i].lower in ("may", "march", "august") and not self._before_number(i)
        common = tokens[i].lower in words_of("names", "common") - words_of("names", "headline") or month
        before = tokens[i - 1].lower in given_names() or tokens[i - 1].shape == "initial"
        following = tokens[i + 1] if i + 1 < len(tokens) else None
        return common and before and i - first <= 2 and (following is None or not following.capital)

    def _before_number(self, i: int) -> bool:
        """Whether a number stands beside a month: "Theresa May", but "May 5" and "5 May"."""
        beside = self.words.tokens[i + 1 : i + 2] + self.words.tokens[max(i - 1, 0) : i]
        return any(t.shape == "number" for t in beside)

    def _particle_goes_on(self, i: int) -> bool:
        """Whether a small word leads to more of the name: "von der Leyen", "bin Salman"."""
        tokens = self.words.tokens
        if tokens[i].capital and tokens[i].lower not in ("y", "e", "do", "to"):
            return True
        k = i
        while k < len(tokens) and tokens[k].lower in words_of("names", "particles") and k - i < 3:
            k += 1
        return (
            k < len(tokens)
            and tokens[k].capital
            and tokens[k].shape == "word"
            and (tokens[k - 1].lower not in ("y", "e", "la", "do", "st") or self._joins_names(k - 1))
        )

    def _joins_names(self, i: int) -> bool:
        """Whether the "and" of another language joins two surnames: "Correia | e | Silva", "Vega y Soto"."""
        before, after = self.words.tokens[i - 1], self.words.tokens[i + 1]
        joint = self.words.tokens[i].text in ("y", "e", "i")
        return joint and all(
            t.shape == "word" and t.capital and t.text[1:].islower() for t in (before, after)
        )

    def _may_be_surname(self, i: int, first: int, span_first: int, span_last: int) -> bool:
        """Whether a place's name is a surname here: "Lloyd Austin"."""
        before = self.words.tokens[i - 1]
        given = before.shape == "initial" or (i - 1 == first and before.lower in given_names())
        span = self.spans.over(i)
        written = self.words.tokens[i].text
        proper = written.isalpha() and not written.isupper()
        return given and span_first == span_last == i and span is not None and proper and span.kind != "body"

    def _suffix(self, last: int, end: int) -> int:
        """The end of a name with what follows it: ", Jr.", "III"."""
        tokens = self.words.tokens
        i = last + 1
        dotted = i <= end and tokens[i].text == "." and tokens[i].start == tokens[last].end
        if dotted and tokens[last].lower in ("jr", "sr"):
            return i
        if i < end and tokens[i].text == "," and tokens[i + 1].lower.rstrip(".") in ("jr", "sr"):
            i += 1
        if i <= end and tokens[i].lower.rstrip(".") in words_of("names", "suffixes"):
            last = i
            if (
                i < end
                and tokens[i + 1].text == "."
                and tokens[i + 1].start == tokens[i].end
                and tokens[i].lower in ("jr", "sr")
            ):
                last = i + 1
        return last
