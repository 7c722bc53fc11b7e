"""Documents in Russian: what a verb of signing governs, with their full titles in the nominative."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extract.drafts import Item
from kg.extract.languages.ru import forms, labels, phrases
from kg.extract.languages.ru.clauses import Clauses
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.noun_phrases import NounPhrases, Phrase, Step
from kg.extract.spans import Spans
from kg.extract.words import Token, Words

_NOUNS = words_of("triggers", "signing", "documents", "nouns")
_VAGUE = words_of("triggers", "signing", "documents", "vague")
_HEADED = words_of("triggers", "signing", "documents", "headed")
_COUNTS = words_of("triggers", "signing", "documents", "counts")
_OF_SIDES = ("с", "со", "от")
_TITLED = ("о", "об", "обо", "между", "по", "для", "к", "при")
_NOM, _ACC, _GEN = (frozenset((c,)) for c in ("nom", "acc", "gen"))


def documents_of(
    words: Words, spans: Spans, clauses: Clauses, verb: Token, *, passive: bool
) -> list[Item] | None:
    """Return the documents that a verb of signing takes, in order; None when it takes none.

    A passive participle takes what it follows ("меморандум, подписанный в мае"), other forms what follows
    them, else what stands before them ("Меморандум подписали министры").
    """
    low, high = clauses.reach(verb.index)
    right = [t for t in words.tokens[verb.index + 1 : high + 1] if is_document(words, t)]
    left = [t for t in words.tokens[low : verb.index] if is_document(words, t)]
    if verb.readings[0].pos == "P" and not left:
        k = clauses.index_of(verb.index)
        before = clauses.segments[k - 1] if k else None
        inside = words.tokens[before.first : before.last + 1] if before else []
        left = [t for t in inside if is_document(words, t)][-1:]
        right = [] if passive and left else right
    chosen = right or left
    if not chosen:
        told = _told_of(words, clauses, verb) or _described(words, clauses, verb)
        return documents_from(words, spans, clauses, *told) if told is not None else None
    first = phrases.first_attribute(words, chosen[0].index, clauses.sentence.first)
    cases = verb.cases("P") if verb.readings[0].pos == "P" and left and not right else _ACC
    cases = _NOM if verb.readings[0].pos == "PS" or verb.lower.endswith(("ся", "сь")) else cases
    return documents_from(
        words, spans, clauses, _past_count_back(words, first, clauses.sentence.first), cases
    )


def _told_of(words: Words, clauses: Clauses, verb: Token) -> tuple[int, frozenset[str]] | None:
    """Where the document before "который" starts, and its cases: "договор, который | подписали министры"."""
    k = clauses.index_of(verb.index)
    if not k or not clauses.segments[k].relative:
        return None
    before, here = clauses.segments[k - 1], clauses.segments[k]
    pronoun = next((t for t in words.tokens[here.first : verb.index] if t.lemma == "который"), None)
    if pronoun is None or phrases.preposition(words, pronoun.index):
        return None
    inside = [t for t in words.tokens[before.first : before.last + 1] if is_document(words, t)]
    if not inside or not clauses.is_told_of(inside[-1], here):
        return None
    first = phrases.first_attribute(words, inside[-1].index, clauses.sentence.first)
    return _past_count_back(words, first, clauses.sentence.first), inside[-1].cases("N")


def _described(words: Words, clauses: Clauses, verb: Token) -> tuple[int, frozenset[str]] | None:
    """Where the document starts that a clause describes before the verb that takes it: "Договор, который
    отменяет пошлины, | подписали министры", "Договор, отменяющий пошлины, | подписали"."""
    k = clauses.index_of(verb.index)
    opens = k - 1
    while opens > 0 and not (clauses.segments[opens].relative or _is_told(words, clauses, opens)):
        opens -= 1
    if opens < 1 or not verb.has("V") or clauses.segments[opens - 1].predicate:
        return None
    before = clauses.segments[opens - 1]
    inside = [t for t in words.tokens[before.first : before.last + 1] if is_document(words, t)]
    if not inside or before.first != clauses.sentence.first or "acc" not in inside[0].cases("N"):
        return None
    first = phrases.first_attribute(words, inside[0].index, clauses.sentence.first)
    at = _past_count_back(words, first, clauses.sentence.first)
    return (at, _ACC) if at == before.first else None


def _is_told(words: Words, clauses: Clauses, k: int) -> bool:
    """Whether a participle opens a segment."""
    opening = words.tokens[clauses.segments[k].first]
    return opening.has("P") and bool(opening.cases("P") & (_ACC | _NOM))


def is_document(words: Words, token: Token) -> bool:
    """Whether a noun is a kind of document; "карта" is one only as "дорожная карта"."""
    if not token.has("N"):
        return False
    lemmas = {r.lemma for r in token.readings if r.pos == "N"}
    if lemmas & _NOUNS:
        return True
    before = words.tokens[token.index - 1] if token.index else token
    return bool(lemmas & _HEADED) and "дорожный" in before.lemmas


def of_signing(words: Words, ceremony: Token) -> bool:
    """Whether a ceremony is that of signing a paper that is named: "церемония | подписания соглашения"."""
    after = words.tokens[ceremony.index + 1 : ceremony.index + _CEREMONY]
    signing = bool(after) and ceremony.lemma == "церемония" and bool(after[0].lemmas & _SIGNINGS)
    return signing and any(is_document(words, t) for t in after[1:])


_SIGNINGS = words_of("triggers", "signing", "noun", "nouns")
# "церемония подписания двух чилийско-перуанских | соглашений": so many words.
_CEREMONY = 6


def documents_from(
    words: Words, spans: Spans, clauses: Clauses, first: int, cases: frozenset[str]
) -> list[Item]:
    """Return the coordinated documents whose list starts at ``first``: "меморандум о А и протокол о Б"."""
    return list(_listed(words, _Titles(words, spans, clauses.sentence, clauses.parties), first, cases))


def _listed(words: Words, titles: _Titles, first: int, cases: frozenset[str]) -> Iterator[Item]:
    i = past_count(words, first, titles.limit)
    while i <= titles.limit:
        phrase = titles.title(i, cases if i == first else cases | _GEN)
        if phrase is None:
            return
        yield from _items(words, phrase)
        i = phrase.last + 1
        if i > titles.limit or words.tokens[i].lower not in (",", "и", "а", "включая"):
            return
        if _is_contrasted(words, i, titles.limit):
            return
        while i <= titles.limit and words.tokens[i].lower in _BETWEEN:
            i += 1
        i = past_count(words, i, titles.limit)


def _is_contrasted(words: Words, i: int, limit: int) -> bool:
    """Whether a clause of its own begins: "подписали план, | а соглашение подпишут в мае", but "а также"."""
    ahead = [t.lower for t in words.tokens[i : min(i + 3, limit + 1)]]
    return ahead[:2] == [",", "а"] and ahead[2:] != ["также"]


_BETWEEN = frozenset([",", "и", "а", "также", "включая", "в", "том", "числе", "среди", "них", "которых"])


def _is_deed(token: Token) -> bool:
    deed = token.lemma.endswith(("ние", "тие", "ка", "аренда")) and token.has("N")
    return deed and "acc" in token.cases("N") and "loc" not in token.cases("N")


def past_count(words: Words, i: int, limit: int) -> int:
    """Skip "ряд", "свыше 20", "несколько" before the documents."""
    while i <= limit and (words.tokens[i].shape == "number" or words.tokens[i].lemmas & _COUNTS):
        i += 1
        while i < limit and phrases.is_attribute(words.tokens[i]) and words.tokens[i].lemmas & _COUNTS:
            i += 1
    return i


def _past_count_back(words: Words, first: int, floor: int) -> int:
    return first - 1 if first > floor and words.tokens[first - 1].lemmas & _COUNTS else first


def _items(words: Words, phrase: Phrase) -> Iterator[Item]:
    """The documents of one phrase: several when a plural has several titles ("соглашения о А и о Б")."""
    vague = not _says_what(words, phrase) and _is_vague(words, phrase)
    cuts = _repeated(words, phrase)
    if not cuts:
        yield Item(_title(words, phrase, phrase.last), phrase.first, phrase.last, vague)
        return
    noun = labels.singular(words.tokens[phrase.head])
    for begin, end in zip(cuts, [*(c - 2 for c in cuts[1:]), phrase.last], strict=True):
        yield Item(f"{noun} {phrases.tidy(words.quote(begin, end))}", phrase.first, end)


def _repeated(words: Words, phrase: Phrase) -> list[int]:
    """Where the titles of one noun in the plural start: the first "о" and those after "и" or a comma."""
    starts = [k for k in range(phrase.head + 1, phrase.last) if words.tokens[k].lower in ("о", "об")]
    again = [k for k in starts[1:] if words.tokens[k - 1].lower in ("и", ",")]
    return [starts[0], *again] if again and _is_plural(words, phrase) else []


def _is_plural(words: Words, phrase: Phrase) -> bool:
    return "s" not in {r.number for r in words.tokens[phrase.head].readings if r.case in phrase.cases}


def _is_vague(words: Words, phrase: Phrase) -> bool:
    """Whether documents are only counted: "документы", "пакет документов", "двусторонние соглашения"."""
    named = any(t.capital for t in words.tokens[phrase.first + 1 : phrase.last + 1])
    return bool(words.tokens[phrase.head].lemmas & _VAGUE) or (_is_plural(words, phrase) and not named)


def _says_what(words: Words, phrase: Phrase) -> bool:
    return any(words.tokens[k].lower in _TITLED for k in range(phrase.head + 1, phrase.last + 1))


def _title(words: Words, phrase: Phrase, last: int) -> str:
    """The title with the capital that the text gives it."""
    label = labels.label(words, phrase.first, phrase.head, last, phrase.cases)
    return label[:1].upper() + label[1:] if words.tokens[phrase.first].capital else label


class _Titles(NounPhrases):
    """Noun phrases that are titles: places, days and frames of the signing do not belong to them."""

    def title(self, i: int, cases: frozenset[str]) -> Phrase | None:
        """Return the document whose phrase starts at ``i``; None when no document does."""
        head = phrases.attribute_run(self.words, i, self.limit)
        if head > self.limit or not is_document(self.words, self.words.tokens[head]):
            return None
        last, inner = self.end(head, frozenset(), self.limit)
        last = self._before_signer(head, self._until(self._further(last)))
        return Phrase(i, head, last, phrases.agreeing(self.words, i, head) & cases or cases, inner)

    def _before_signer(self, head: int, last: int) -> int:
        """The end of a title before a state that signs: "соглашение о базе | Грузия подписала"."""
        state = self._spans.over(last)
        if state is None or state.kind not in ("state", "place") or state.first <= head:
            return last
        return state.first - 1 if phrases.noun_cases(self.words.tokens[state.first]) == _NOM else last

    def _further(self, last: int) -> int:
        """ ", о реадмиссии и о визах" after a first "о"."""
        tokens = self.words.tokens
        while (
            last + 3 <= self.limit
            and tokens[last + 1].lower in (",", "и")
            and tokens[last + 2].lower in ("о", "об")
        ):
            step = self.prepositional(last + 2, self.limit)
            if step is None:
                break
            last, _ = self.end(step[0], frozenset(), self.limit)
        return last

    def _until(self, last: int) -> int:
        """ "до 2030 года"."""
        ahead = self.words.tokens[last + 1 : min(last + 4, self.limit + 1)]
        until = (
            len(ahead) == 3
            and ahead[0].lower == "до"
            and ahead[1].shape == "number"
            and ahead[2].lower == "года"
        )
        return last + 3 if until else last

    def outside(self, at: int) -> bool:
        """Titles take "о", "между", "в области", "на 2025–2028 годы"; "в Баку", "на встрече" say where."""
        token, follows = self.words.tokens[at], self.words.tokens[min(at + 1, self.limit)]
        side = self.words.tokens[min(at + 2, self.limit)]
        if super().outside(at) or (token.lower in _OF_SIDES and side.lower == "стороны"):
            return True  # "меморандум | с чилийской стороны подписал"
        if token.lower in ("в", "во"):  # also "в аграрной сфере"
            run = phrases.attribute_run(self.words, at + 1, self.limit)
            head = self.words.tokens[min(run, self.limit)]
            return not (follows.lemmas | head.lemmas) & (labels.SPHERES | {"отношение", "часть", "рамка"})
        if token.lower == "на" and _is_deed(follows):  # "контракт на поставку зерна"
            return False
        if token.lower == "на":
            return follows.shape != "number" and "период" not in follows.lemmas
        return token.lower not in (*_TITLED, "с", "со", "от")

    def joins(self, head: int) -> bool:
        """Whether a coordinated noun goes on inside a title: "и протокол" is another document."""
        return not is_document(self.words, self.words.tokens[head])

    def numbered(self, i: int, limit: int) -> Step | None:
        """ "на 2025–2028 годы", "на 150 миллионов долларов"."""
        end = forms.number_end(self._tokens, i, limit)
        while end < limit and (head := self.head(end + 1, _GEN, limit)) is not None:
            end = head
        return end, frozenset()
