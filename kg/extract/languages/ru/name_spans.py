"""Where person names stand in Russian text: the tagger's spans set right, and names that it missed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.extract.languages.ru import naming, phrases
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.morphology import known, parses
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

_PARTICLES = words_of("posts", "name_particles")
_RANKS = words_of("posts", "ranks")
_OFFICIALS = words_of("posts", "heads") | words_of("posts", "led") | words_of("posts", "callings")
_NO_NAMES = words_of("posts", "courtesies")
_ARTICLE = re.compile(r"(?:а[а-я]ь?|эль|бен|ибн)-[А-Я]|бен$|ибн$|бин$", re.I)
# So many tokens before the last name of a body stands who leads it: "директора департамента Азии МВФ".
_LED_FROM = 6
_NAME_TAGS = frozenset(("Name", "Surn", "Patr"))


def found(words: Words, tagged: Iterable[tuple[int, int]], listed: Sequence[Span]) -> Iterator[Span]:
    """Yield the persons of the tagger (token ranges), trimmed, grown and parted; none that is all of a listed
    name."""
    tagged = list(tagged)
    starts = {first for first, last in tagged if last > first}
    for first, last in tagged:
        for part in _parted(words, *_grown(words, first, last, starts)):
            begin, end = _trimmed(words, listed, *part)
            inside = [t for t in words.tokens[begin : end + 1] if t.shape == "word"]
            listed_whole = any(s.first <= begin and s.last >= end for s in listed)
            if (
                not listed_whole
                and not _honoured(words, begin)
                and any(t.capital for t in inside)
                and not all(everyday(t) for t in inside)
            ):
                yield Span(begin, end, "person")


def namesakes(words: Words, listed: Sequence[Span]) -> Iterator[Span]:
    """Yield persons who bear the name of a town: "секретарем совета | Багдадом Амреевым", not "в Багдаде".

    Only after an official, or in the instrumental, in which towns seldom stand.
    """
    for town in listed:
        if town.first != town.last or town.kind != "place" or not town.first:
            continue
        name, before = words.tokens[town.first], words.tokens[town.first - 1]
        after = words.tokens[town.last + 1 : town.last + 2]
        if (
            not after
            or after[0].sentence != name.sentence
            or not (after[0].capital and _surname_like(after[0]))
        ):
            continue
        instrumental = name.cases("N") == {"ins"} and after[0].lower.endswith(("ым", "им", "ом", "ем"))
        if instrumental or (before.shape == "word" and everyday(before) and "nom" in before.cases("N")):
            yield Span(town.first, after[0].index, "person")


def _honoured(words: Words, first: int) -> bool:
    """Whether something is named after the person: "стадион имени Бориса Пайчадзе"."""
    before = [t.lower for t in words.tokens[max(0, first - 2) : first]]
    return before[-1:] == ["имени"] or before == ["им", "."]


def arabic(words: Words, first: int, last: int) -> bool:
    """Whether a run that the tagger takes for a place is built like a name: "Асаад аш-Шайбани"."""
    return last > first and any(_ARTICLE.match(t.text) for t in words.tokens[first + 1 : last + 1])


def everyday(token: Token) -> bool:
    """Whether a token names an official, a rank or a courtesy, and so no person."""
    ranked = bool(token.lemmas & (_OFFICIALS | _RANKS)) and not _named_so(token)
    return ranked or token.lower in _NO_NAMES or bool(token.lemmas & {"чрезвычайный", "полномочный"})


def _named_so(token: Token) -> bool:
    """Whether a capitalised word that can be an official or rank can be a surname inside a sentence: "Ицхак
    Герцог"."""
    return bool(token.readings) and bool(token.readings[0].tags & {"Surn", "Patr"})


def _grown(words: Words, first: int, last: int, starts: set[int]) -> tuple[int, int]:
    """Take initials before a name and further capitalised words after it that no dictionary knows; trim
    officials."""
    tokens = words.tokens
    sentence = words.sentences[tokens[first].sentence]
    last = min(last, sentence.last)
    bracket = next((i for i in range(first + 1, last + 1) if tokens[i].text in "()[]"), None)
    last = bracket - 1 if bracket is not None else last
    while first < last and tokens[first].shape == "word" and everyday(tokens[first]):
        first += 1
    while last > first + 1 and tokens[last].shape == "word" and everyday(tokens[last]):
        last -= 1
    while first > sentence.first and tokens[first - 1].shape == "initial":
        first -= 1
    if first == sentence.first + 1 and first == last and _is_forename(tokens[first - 1], tokens[first]):
        first -= 1
    while first > sentence.first + 1 and _leads(tokens[first - 1], tokens[first]):
        first -= 1
    full = last > first
    while last < sentence.last and _goes_on(tokens, last, sentence.last):
        if full and last + 1 in starts:  # "Мохаммедом Алашаби | Гульшара Абдыкаликова"
            break
        last += 1
    return first, last


def _leads(before: Token, first: Token) -> bool:
    """Whether an unknown capitalised word before a name has its ending: "Турецкой Республики | Реджепом |
    Тайипом Эрдоганом"."""
    word = before.shape == "word" and before.capital and not before.text.isupper() and len(before.text) > 3
    ending = next((e for e in ("ом", "ем", "ым", "у", "ю") if first.lower.endswith(e)), "")
    return word and bool(ending) and before.lower.endswith(ending) and _foreign(before)


def _is_forename(before: Token, surname: Token) -> bool:
    """Whether the word that opens a sentence is a given name spelt like a thing: "Роман Петров прибыл"."""
    if before.shape != "word" or not before.capital or before.text.isupper():
        return False
    given = [p.tag for p in parses(before.text)[:4] if "Name" in p.tag and "nomn" in p.tag]
    family = [p.tag for p in parses(surname.text) if "Surn" in p.tag and "nomn" in p.tag]
    return any(f.gender in (g.gender, None, "ms-f") for g in given for f in family)


def _goes_on(tokens: Sequence[Token], last: int, limit: int) -> bool:
    following = tokens[last + 1]
    if following.shape == "initial":  # "Петров И.И."
        return tokens[last].shape in ("word", "initial") and following.start - tokens[last].end <= 1
    if following.shape != "word" or following.text.isascii() != tokens[last].text.isascii():
        return False
    if len(following.text) == 1:
        return tokens[last].shape == "initial" and following.start == tokens[last].end
    if following.lower in _PARTICLES and last + 2 <= limit and tokens[last + 2].capital:
        return True
    return (
        following.capital
        and _foreign(following)
        and not following.text.isupper()
        and not _adjective(following)
    )


def _adjective(token: Token) -> bool:
    """Whether an unknown word is an adjective of two parts: "Российско-белорусские"."""
    return "-" in token.text and token.text.rpartition("-")[2].islower() and token.has("A")


def _foreign(token: Token) -> bool:
    return not known(token.text) or any(
        _NAME_TAGS & {str(g) for g in p.tag.grammemes} for p in parses(token.text)[:2]
    )


def _trimmed(words: Words, listed: Sequence[Span], first: int, last: int) -> tuple[int, int]:
    """Cut off what belongs to a listed name: "Олий Мажлиса | Танзилой Нарбаевой", "Мапуту | И.Косткевич"."""
    initials = (i for i in range(first + 1, last) if words.tokens[i].shape == "initial")
    opened = next(initials, None)
    before = next(
        (
            s
            for s in listed
            if s.first < first <= s.last < last
            or (s.first == first and (s.last + 1 == opened or _state_before(words, s, last)))
        ),
        None,
    )
    return (before.last + 1, last) if before is not None else (first, last)


def _state_before(words: Words, span: Span, last: int) -> bool:
    """Whether the state of a post opens a run and a full name follows: "министра | Руанды | Жана Увимана"."""
    before = words.tokens[span.first - 1] if span.first else None
    if span.kind != "state" or before is None or not before.readings:
        return False
    sentence = words.sentences[words.tokens[span.first].sentence]
    common = sentence.first <= before.index and (not before.capital or before.index == sentence.first)
    return (
        common
        and before.readings[0].pos == "N"
        and (last - span.last > 1 or bool(before.lemmas & _OFFICIALS))
    )


def _parted(words: Words, first: int, last: int) -> list[tuple[int, int]]:
    """Part a run in which a name begins anew: "С.Лавров Лавров Сергей Викторович" is two mentions."""
    second = _subject_after(words, first, last)
    if second is not None:
        return [(first, second - 1), *_parted(words, second, last)]
    seen: list[str] = []
    for i in range(first, last + 1):
        word = words.tokens[i]
        if word.shape != "word":
            continue
        if len(word.lower) > 3 and any(naming.related(word.text, t) for t in seen):
            begin = i - 1 if words.tokens[i - 1].lower in _PARTICLES and i - 1 > first else i
            return [(first, begin - 1), *_parted(words, begin, last)]
        seen.append(word.text)
    return [(first, last)]


def _subject_after(words: Words, first: int, last: int) -> int | None:
    """Where a name in the nominative follows one in another case: "с Иваном Петровым | Анна Серова"."""
    if last - first < 3 or any(words.tokens[i].shape != "word" for i in range(first, last + 1)):
        return None
    own = naming.cases_of((words.tokens[first].text,))
    for i in range(first + 2, last) if own and "nom" not in own else ():
        given = words.tokens[i]
        follows = naming.cases_of((given.text, words.tokens[i + 1].text))
        if "nom" in follows and not own & follows and given.lower not in _PARTICLES:
            return i
    return None


def missed(words: Words, spans: Spans) -> Iterator[Span]:
    """Yield names that the tagger missed: initials and a word, a given name and a word, a surname with both
    names."""
    i = 0
    while i < len(words.tokens):
        if not words.tokens[i].capital or spans.over(i) is not None:
            i += 1
            continue
        last = _after_initials(words, spans, i) or _after_given(words, spans, i) or _opening(words, spans, i)
        last = last or _after_post(words, spans, i)
        if last is not None:
            for first, end in _parted(words, i, last) if not _honoured(words, i) else ():
                yield Span(first, end, "person")
        i = (last if last is not None else i) + 1


def _after_initials(words: Words, spans: Spans, i: int) -> int | None:
    tokens, last = words.tokens, i
    if tokens[i].shape != "initial" or spans.over(i) is not None:
        return None
    while last + 1 < len(tokens) and tokens[last + 1].shape == "initial":
        last += 1
    name = tokens[last + 1] if last + 1 < len(tokens) else None
    if name is None or name.shape != "word" or not name.capital or spans.over(last + 1) is not None:
        return None
    return last + 1


def _after_given(words: Words, spans: Spans, i: int) -> int | None:
    """ "Вячеслав Володин", "Володин Вячеслав Викторович", with what follows as far as it is all names."""
    run = list(_capitals(words, spans, i))
    names = [_is_given(t) for t in run]
    patronymic = next((k for k, t in enumerate(run) if _has_tag(t, "Patr")), None)
    if len(run) < 2 or (i and spans.over(i - 1) is None and _continues(words, i)):
        return None
    if (
        (names[0] and _surname_like(run[1]))
        or (patronymic == 2 and names[1])
        or (patronymic == 1 and names[0])
    ):
        return run[-1].index
    return None


def _opening(words: Words, spans: Spans, i: int) -> int | None:
    """A name that opens a sentence, whose given name is a thing too: "Роман Петров прибыл"."""
    sentence = words.sentences[words.tokens[i].sentence]
    if i != sentence.first or i == sentence.last or spans.over(i + 1) is not None:
        return None
    surname = words.tokens[i + 1]
    named = surname.shape == "word" and surname.capital and _is_forename(words.tokens[i], surname)
    return i + 1 if named else None


def _after_post(words: Words, spans: Spans, i: int) -> int | None:
    """Two unknown words right after an official, or the state or body of one: "послом | Файезом Сараджем"."""
    run = list(_capitals(words, spans, i))
    if i == words.sentences[words.tokens[i].sentence].first:
        return None
    if len(run) < 2 and _is_named_pair(words, spans, i):
        return i + 1
    if not 2 <= len(run) <= 4:
        return None
    before, span = words.tokens[i - 1], spans.over(i - 1)
    official = before.shape == "word" and everyday(before) and before.has("N")
    of_state = span is not None and span.kind in ("state", "body") and _is_led(words, spans, span.first - 1)
    unknown = not any(known(t.text) for t in run[:2])
    return run[-1].index if unknown and (official or of_state) else None


def _is_named_pair(words: Words, spans: Spans, i: int) -> bool:
    """Whether just two nouns with capitals follow a listed body that somebody leads: "директора МВФ |
    Джихада Азура"."""
    body, pair = spans.over(i - 1), words.tokens[i : i + 2]
    if body is None or body.kind != "body" or not body.name or not _is_led(words, spans, body.first - 1):
        return False
    plain = [t.shape == "word" and t.capital and t.has("N") and not t.text.isupper() for t in pair]
    free = all(spans.over(t.index) is None and not phrases.is_attribute(t) for t in pair)
    following = words.tokens[i + 2 : i + 3]
    alone = not following or not following[0].capital
    return plain == [True, True] and free and alone


def _is_led(words: Words, spans: Spans, i: int) -> bool:
    """Whether an official stands before a state or body, other words of its name between at most."""
    sentence = words.tokens[i + 1].sentence
    for k in range(i, max(i - _LED_FROM, words.sentences[sentence].first) - 1, -1):
        token = words.tokens[k]
        if token.shape != "word" or not token.readings or token.readings[0].pos in ("V", "G", "I"):
            return False
        if spans.over(k) is None and everyday(token):
            return True
    return False


def _continues(words: Words, i: int) -> bool:
    """Whether the word before is a capitalised one of the same sentence, so that the run does not begin
    here."""
    before = words.tokens[i - 1]
    return (
        before.sentence == words.tokens[i].sentence
        and before.shape == "word"
        and before.capital
        and not everyday(before)
    )


def _capitals(words: Words, spans: Spans, i: int) -> Iterator[Token]:
    """The capitalised words from ``i`` on that no span covers and that can be parts of a name."""
    sentence = words.sentences[words.tokens[i].sentence]
    for token in words.tokens[i : sentence.last + 1]:
        plain = token.shape == "word" and token.capital and not (token.text.isupper() and len(token.text) > 1)
        if (
            not plain
            or spans.over(token.index) is not None
            or everyday(token)
            or not (_foreign(token) or _is_given(token))
        ):
            return
        yield token


def _is_given(token: Token) -> bool:
    first = parses(token.text)[0]
    return known(token.text) and "Name" in first.tag and "Geox" not in first.tag


def _has_tag(token: Token, tag: str) -> bool:
    return tag in parses(token.text)[0].tag


def _surname_like(token: Token) -> bool:
    return _has_tag(token, "Surn") or (not known(token.text) and not phrases.is_attribute(token))
