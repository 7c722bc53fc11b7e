"""Who says what in Russian: claims after a verb of saying, "по словам", quotations, numbers of participants.

A rule yields the claims of one sentence; of two that overlap the first one counts. What a press service or an
agency passes on is the article's news and no claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.drafts import Claim
from kg.extract.languages.ru import phrases
from kg.extract.languages.ru.attendance import counted
from kg.extract.languages.ru.clauses import ClauseBook, finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.parties import Party
from kg.extract.words import Sentence, Token, Words

_SAYING = words_of("statements", "saying")
_REPORTING = words_of("statements", "reporting")
_IMPERSONAL = words_of("statements", "impersonal")
_OF_SAYING = _SAYING | _IMPERSONAL
_ACCORDING = words_of("statements", "according")
_MEDIA = words_of("statements", "media")
_RESUMING = words_of("statements", "resuming")
_CUES = _SAYING | _IMPERSONAL | _ACCORDING
# Whom somebody tells: "сообщил журналистам | представитель МИД".
_PRESS = words_of("topics", "soft", "press")
_SPEAKERS = ("person", "post", "body", "pronoun", "group")
_DASHES = "–—-"
_TRIMMED = frozenset(',;:–—-.!?… »"')
_FEWEST = 3  # words of a claim, one less with a finite verb; below, it is a term in quotation marks


class StatementReader:
    """Reads the claims of a text, sentence by sentence; parties must have their persons."""

    def __init__(self, words: Words, parties: Sequence[Party], book: ClauseBook) -> None:
        self._words = words
        self._book = book
        self._tokens = words.tokens
        self._parties = parties

    def read(self) -> list[Claim]:
        """Return the claims in the order of the text, none of the headline."""
        out: list[Claim] = []
        for sentence in self._words.sentences:
            if sentence.paragraph >= 0:
                for claim in self._sentence(sentence):
                    if not any(claim.overlaps(c) for c in out):
                        out.append(claim)
        return out

    def _sentence(self, sentence: Sentence) -> Iterator[Claim]:
        self._first, self._last = sentence.first, sentence.last
        inside = self._words.inside(sentence.index)
        if not any(t.shape == "number" or not t.lemmas.isdisjoint(_CUES) for t in inside):
            return
        self._clauses = self._book.of(sentence, self._parties)
        self._verbs = self._find_verbs()
        for rule in (self._quoted, self._reported, self._according, self._inserted, self._attended):
            yield from rule()

    # -- rules ------------------------------------------------------------------------------------

    def _quoted(self) -> Iterator[Claim]:
        """ "«Мы готовы к диалогу», – сказал министр", "Министр заявил: «Мы готовы к диалогу»"."""
        for verb in self._verbs:
            close, opens = self._before(verb), self._colon(verb)
            if close is not None and self._tokens[close].text in phrases.QUOTES.values():
                start = self._opening(close)
                yield from self._claim(verb, start + 1, close - 1, start) if start is not None else ()
            elif opens is not None:
                end = self._closing(opens)
                yield from self._claim(verb, opens + 1, end - 1, verb.index) if end is not None else ()

    def _reported(self) -> Iterator[Claim]:
        """ "заявил, что страна готова к диалогу", "отмечалось, что": the clause after "что"."""
        for verb in self._verbs:
            that = self._that(verb)
            if that is not None:
                yield from self._claim(verb, that + 1, self._clause_end(that + 1, verb), verb.index)

    def _according(self) -> Iterator[Claim]:
        """ "По словам министра, рейсы начнутся летом"; also "Рейсы, по словам министра, начнутся"."""
        for token in self._tokens[self._first : self._last]:
            speaker = self._named_by(token) if token.lower == "по" else None
            if speaker is None or speaker.last >= self._last or self._tokens[speaker.last + 1].text != ",":
                continue
            yield from self._around(token.index, speaker.last, speaker)

    def _inserted(self) -> Iterator[Claim]:
        """ "Рейсы начнутся летом, сказал министр"; "Как отметил министр, рейсы начнутся летом"."""
        for verb in self._verbs:
            segment = self._clauses.segments[self._clauses.index_of(verb.index)]
            after_comma = verb.index > self._first + 1 and segment.first == verb.index
            as_said = segment.first == verb.index - 1 and self._tokens[segment.first].lower == "как"
            speaker = self._right_subject(verb, segment.last) if after_comma or as_said else None
            if speaker is not None and self._counts(speaker, verb):
                yield from self._around(segment.first, segment.last, speaker)

    def _attended(self) -> Iterator[Claim]:
        """ "Форум собрал 300 делегатов": a number that the article gives in its own name."""
        number = counted(self._words, self._first, self._last)
        if number is not None:
            for claim in self._made(self._first, self._last, (self._first, self._first), None):
                claim.own = True
                yield claim

    # -- parts of a sentence ----------------------------------------------------------------------

    def _find_verbs(self) -> list[Token]:
        """Finite forms and short participles of the verbs of saying, not denied."""
        out: list[Token] = []
        for token in self._tokens[self._first : self._last + 1]:
            if token.lemmas.isdisjoint(_OF_SAYING) or not token.readings:
                continue
            denied = token.index > self._first and self._tokens[token.index - 1].lower == "не"
            if token.readings[0].pos in ("V", "PS") and not denied:
                out.append(token)
        return out

    def _before(self, verb: Token) -> int | None:
        """The token before a verb, past a dash and a comma; None when there was none of them."""
        k = verb.index - 1
        while k > 0 and (self._tokens[k].text == "," or self._tokens[k].text in _DASHES):
            k -= 1
        return k if 0 <= k < verb.index - 1 else None

    def _opening(self, close: int) -> int | None:
        """The opening quotation mark of the quotation that closes at ``close``, in the same paragraph."""
        marks = [o for o, c in phrases.QUOTES.items() if c == self._tokens[close].text]
        depth = 0
        for k in range(close, max(-1, close - 150), -1):
            text = self._tokens[k].text
            if text in marks and k < close:
                depth -= 1
                if depth <= 0:
                    return k if self._paragraph(k) == self._paragraph(close) else None
            elif text == self._tokens[close].text:
                depth += 1
        return None

    def _closing(self, start: int) -> int | None:
        close = phrases.QUOTES[self._tokens[start].text]
        for k in range(start + 1, min(start + 150, len(self._tokens))):
            if self._tokens[k].text == close:
                return k if self._paragraph(k) == self._paragraph(start) else None
        return None

    def _paragraph(self, token: int) -> int:
        return self._words.sentences[self._tokens[token].sentence].paragraph

    def _colon(self, verb: Token) -> int | None:
        """The opening quotation mark after "заявил:"."""
        for k in range(verb.index + 1, min(verb.index + 12, self._last)):
            if self._tokens[k].text == ":":
                return k + 1 if self._tokens[k + 1].text in phrases.QUOTES else None
            if finite(self._tokens[k]):
                return None
        return None

    def _that(self, verb: Token) -> int | None:
        """The "что" of the clause that a verb takes."""
        for k in range(verb.index + 1, min(verb.index + 16, self._last)):
            if self._tokens[k].text == "," and self._tokens[k + 1].lower == "что":
                return k + 1
            if finite(self._tokens[k]) or self._tokens[k].text in ";:":
                return None
        return None

    def _clause_end(self, first: int, verb: Token) -> int:
        """The last token of a claim: before the speaker does something else, before "сообщает агентство"."""
        other = next((v for v in self._verbs if v.index > first and self._that(v) is not None), None)
        for k in range(first + 2, self._last):
            token = self._tokens[k]
            if other is not None and token.text == "," and self._tokens[k + 1].lower in ("а", "и", "но"):
                return k - 1
            if token.text == ";":
                return k - 1
            joint = token.lower in ("и", "а") or token.text == ","
            following = next((t for t in self._tokens[k + 1 :] if t.lower not in ("и", "также", "а")), None)
            if joint and following is not None and following.readings and self._resumes(following, verb):
                return k - 1
        return self._last

    def _resumes(self, token: Token, verb: Token) -> bool:
        first, said = token.readings[0], verb.readings[0]
        if first.pos != "V":
            return False
        same = (first.number, first.gender) == (said.number, said.gender)
        return bool(token.lemmas & _REPORTING) or (bool(token.lemmas & _RESUMING) and same)

    def _named_by(self, token: Token) -> Party | None:
        """The person of "по словам X" whose "по" is this token."""
        if not self._tokens[token.index + 1].lemmas & _ACCORDING:
            return None
        party = next((p for p in self._clauses.parties if p.first == token.index + 2), None)
        return (
            party
            if party is not None and party.kind in ("person", "post") and self._counts(party, None)
            else None
        )

    def _right_subject(self, verb: Token, last: int) -> Party | None:
        for party in self._clauses.parties:
            if (
                verb.index < party.first <= last
                and party.kind in _SPEAKERS
                and "nom" in party.cases
                and not party.prep
            ):
                if not self._agrees(party, verb):
                    return None
                between = self._tokens[verb.index + 1 : party.first]
                told = (t for t in between if not (t.lemmas & _PRESS and "dat" in t.cases("N")))
                return party if all(t.has("AV", "PRCL", "PREP", "CONJ") for t in told) else None
        return None

    def _agrees(self, party: Party, verb: Token) -> bool:
        """Whether a past verb can have a person or body as its subject by gender; posts take either."""
        gender = verb.readings[0].gender
        if not gender or party.kind not in ("person", "body"):
            return True
        if party.person is not None:
            return party.person.gender in ("", gender)
        nouns = [
            r for r in self._tokens[party.head].readings if r.pos == "N" and r.case == "nom" and r.gender
        ]
        return not nouns or any(r.gender == gender for r in nouns)

    def _counts(self, party: Party, verb: Token | None) -> bool:
        """Whether a party makes a claim of its own, and does not only pass news on."""
        name = (party.body or (party.capacity.organization if party.capacity else "")).lower()
        if any(word in name or word in self._words.quote(party.first, party.last).lower() for word in _MEDIA):
            return False
        return party.kind != "body" or verb is None or not verb.lemmas & _REPORTING

    # -- the claim --------------------------------------------------------------------------------

    def _claim(self, verb: Token, first: int, last: int, shown: int) -> Iterator[Claim]:
        speaker = self._speaker(verb)
        if speaker is None and not self._nobody(verb):
            return
        if speaker is not None and not self._counts(speaker, verb):
            return
        said = [shown, verb.index, *((speaker.first, speaker.last) if speaker is not None else ())]
        yield from self._made(first, last, (min(said), max(said)), speaker)

    def _speaker(self, verb: Token) -> Party | None:
        if _impersonal(verb):
            return None
        found = self._clauses.subject(verb.index, agree=verb)
        subject = [p for p in found if p.kind in _SPEAKERS and self._agrees(p, verb)]
        if subject:
            return subject[0] if len(subject) == 1 else None
        low, high = self._clauses.reach(verb.index)
        bodies = (
            p for p in self._clauses.parties if low <= p.first <= high and p.kind == "body" and p.prep == "в"
        )
        return next(bodies, None) if verb.readings[0].number == "p" else None

    def _nobody(self, verb: Token) -> bool:
        """ "отмечалось", "было отмечено", "стороны отметили": a claim without a name behind it."""
        if _impersonal(verb):
            return bool(verb.lemmas & _IMPERSONAL)
        return len(self._clauses.subject(verb.index, agree=verb)) > 1

    def _around(self, first: int, last: int, speaker: Party) -> Iterator[Claim]:
        """The sentence without the insertion [first, last]."""
        before = (self._first, self._trimmed(self._first, first - 1)) if first > self._first else None
        after = (last + 1, self._trimmed(last + 1, self._last)) if last < self._last else None
        parts = [p for p in (before, after) if p is not None and self._begin(*p) <= p[1]]
        if not parts or not any(finite(t) for begin, end in parts for t in self._tokens[begin : end + 1]):
            return
        text = " ".join(phrases.tidy(self._words.quote(self._begin(b, e), e)) for b, e in parts)
        if text.startswith("«") and text.count("«") > text.count("»"):
            text = text[1:]
        yield from self._made(parts[0][0], parts[-1][1], (first, last), speaker, text=text)

    def _begin(self, first: int, last: int) -> int:
        while first <= last and self._tokens[first].text in _TRIMMED:
            first += 1
        return first

    def _trimmed(self, first: int, last: int) -> int:
        while last >= first and self._tokens[last].text in _TRIMMED:
            last -= 1
        return last

    def _balanced(self, first: int, last: int) -> tuple[int, int]:
        """Take a closing quotation mark back in, or leave the opening one out."""
        inside = [t.text for t in self._tokens[first : last + 1]]
        pairs = [(o, c) for o, c in phrases.QUOTES.items() if o != c]
        if inside[0] in phrases.QUOTES and phrases.quoted_end(self._words, first) == last:
            return first + 1, last - 1
        missing = next(((o, c) for o, c in pairs if inside.count(o) > inside.count(c)), None)
        if missing is None:
            return first, last
        closes = last + 1 < len(self._tokens) and self._tokens[last + 1].text == missing[1]
        return (first, last + 1) if closes else (first + (inside[0] == missing[0]), last)

    def _made(
        self, first: int, last: int, said: tuple[int, int], speaker: Party | None, *, text: str = ""
    ) -> Iterator[Claim]:
        """The claim in the tokens [first, last], said in the tokens ``said``; none for a mere term."""
        first, last = self._begin(first, last), self._trimmed(first, last)
        inside = self._tokens[first : last + 1]
        if sum(t.shape == "word" for t in inside) < _FEWEST - any(finite(t) for t in inside):
            return
        first, last = self._balanced(first, last)
        named = (
            speaker
            if speaker is not None and (speaker.person is not None or speaker.kind in ("post", "body"))
            else None
        )
        yield Claim(
            text or phrases.tidy(self._words.quote(first, last)),
            (first, last),
            min(said[0], first),
            max(said[1], last),
            named,
            counted(self._words, first, last),
        )


def _impersonal(verb: Token) -> bool:
    """ "отмечено", "отмечалось", "отмечается"."""
    return verb.readings[0].pos == "PS" or verb.lower.endswith(("лось", "ется"))
