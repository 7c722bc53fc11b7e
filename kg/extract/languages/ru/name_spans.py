"""Where person names stand in Russian text: the tagger's spans set right, and names that it missed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.extract.languages.ru import aged, church_names, demonyms, naming, phrases, visited_next
from kg.extract.languages.ru.lexicon import EVENT_NOUNS, words_of
from kg.extract.languages.ru.listed_before import is_chamber, trimmed
from kg.extract.languages.ru.morphology import known, parses
from kg.extract.languages.ru.pairs import is_pair_of_states
from kg.extract.languages.ru.served import OFFICES, SERVING, leader_served, served_before
from kg.extract.languages.ru.titles import head_lemma
from kg.extract.spans import Span
from kg.extract.words import Token, Words

_PARTICLES = words_of("posts", "name_particles")
_RANKS = words_of("posts", "ranks")
_OFFICIALS = words_of("posts", "heads") | words_of("posts", "led") | words_of("posts", "callings")
_TITLED = _OFFICIALS | _RANKS
_BODIES = words_of("posts", "bodies")
_NO_NAMES = words_of("posts", "courtesies")
_ADDRESSES = words_of("posts", "addresses")
_DISEASES = tuple(words_of("posts", "diseases"))
# "Видеопереговоры" at the head of a sentence: words that no dictionary knows and the tagger takes for names.
_AIRPORTS = words_of("triggers", "visit", "greeting", "arrivals")
_ARTICLE = re.compile(r"(?:а[а-я]ь?|эль|бен|ибн)-[А-Я]|бен$|ибн$|бин$", re.I)
# "зампреда | Экономбанка": a word of two, whose second half is a bank or a concern.
_BANK = re.compile("[а-яё]{2}(?:банк|нефтегаз|газпром|энерго|авто|авиа)(?:а|у|ом|е)?$")
_NAME_TAGS = frozenset(("Name", "Surn", "Patr"))


def found(words: Words, tagged: Iterable[tuple[int, int]], listed: Sequence[Span]) -> Iterator[Span]:
    """Yield the persons of the tagger (token ranges), trimmed, grown and parted; none that is all of a listed
    name."""
    tagged = list(tagged)
    starts = {first for first, last in tagged if last > first}
    for first, last in tagged:
        first = aged.past_age(words, first, last)
        if (_is_post_of(words, first, last) and last + 1 in starts) or _is_acting(words, first):
            continue  # "с | Султаном Омана | Хейсамом бен Тариком", "с | И.о. министра"
        for part in parted(words, *_grown(words, first, last, starts)):
            begin, end = trimmed(words, listed, *_with_surname(words, *part))
            end = visited_next.name_ends(words, listed, begin, end)
            begin = church_names.past_see(words, begin, end) if begin < end else begin
            inside = [t for t in words.tokens[begin : end + 1] if t.shape == "word"]
            listed_whole = any(s.first <= begin and s.last >= end for s in listed)
            if (
                not listed_whole
                and not honoured(words, begin)
                and any(t.capital for t in inside)
                and not all(everyday(t) for t in inside)
                and not (begin == end and is_pair_of_states(words.tokens[begin]))
                and not (begin == end and demonyms.country(words.tokens[begin]))
                and not (begin == end and titular(words, begin, end + 1))
                and not (begin == end and _BANK.search(words.tokens[begin].lower))
                and not (begin == end and (_is_circumstance(words, begin) or is_chamber(words, begin)))
            ):
                yield Span(begin, end, "person")


def _is_circumstance(words: Words, at: int) -> bool:
    """Whether a word that opens a sentence can only say when or how: "| Сегодня прибывает президент"."""
    token = words.tokens[at]
    adverb = bool(token.readings) and all(r.pos == "AV" for r in token.readings) and known(token.text)
    return adverb and words.sentences[token.sentence].first == at


def _is_acting(words: Words, first: int) -> bool:
    """Whether letters stand for "исполняющий обязанности" and not for a name."""
    return [t.lower for t in words.tokens[first : first + 4]] == ["и", ".", "о", "."]


def _is_post_of(words: Words, first: int, last: int) -> bool:
    """Whether a run is only an official and the word that says of what: "Вице-спикером Совфеда"."""
    return last == first + 1 and everyday(words.tokens[first]) and not given_like_title(words, first)


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
            or not (after[0].capital and surname_like(after[0]))
        ):
            continue
        beyond = words.tokens[after[0].index + 1 : after[0].index + 2]
        if beyond and beyond[0].capital and beyond[0].shape == "word" and beyond[0].sentence == name.sentence:
            continue  # "аким Кокшетау | Ерлан Сапаров"
        instrumental = name.cases("N") == {"ins"} and after[0].lower.endswith(("ым", "им", "ом", "ем"))
        if instrumental or (before.shape == "word" and everyday(before) and "nom" in before.cases("N")):
            yield Span(town.first, after[0].index, "person")


def honoured(words: Words, first: int) -> bool:
    """Whether something is named after the person: "стадион имени Бориса Пайчадзе"."""
    before = [t.lower for t in words.tokens[max(0, first - 2) : first]]
    return before[-1:] == ["имени"] or before == ["им", "."]


def arabic(words: Words, first: int, last: int) -> bool:
    """Whether a run that the tagger takes for a place is built like a name: "Асаад аш-Шайбани"."""
    return last > first and any(_ARTICLE.match(t.text) for t in words.tokens[first + 1 : last + 1])


def personal(words: Words, first: int, last: int) -> bool:
    """Whether a run that the tagger takes for a place is a person: "комиссар по расширению Марта Кос"."""
    return arabic(words, first, last) or _forenamed(words, first, last) or surnamed(words, first, last)


def no_body(words: Words, first: int, last: int) -> bool:
    """Whether a run that the tagger takes for a body is a person: "посол Чили в Перу | Алтай Серов", "с
    директором банка | Анитой Рао", in a case that no name of a body stands in."""
    given = words.tokens[first]
    apart = given.cases("N") and not given.cases("N") & {"nom", "gen"}
    return surnamed(words, first, last) or (bool(apart) and _forenamed(words, first, last))


_SURNAME = re.compile(r"[а-яё]{2,}(?:[оеё]в|[иы]н|[яа]н|ский|енко|швили|дзе|оглу|улы)$")


def surnamed(words: Words, first: int, last: int) -> bool:
    """Whether a run is a word that places bear and a surname, right behind the post of an envoy with where he
    serves: "посол Чили в Перу | Алтай Серов"."""
    given, other = words.tokens[first], words.tokens[last]
    sentence = words.sentences[given.sentence]
    if last != first + 1 or first - _SERVES < sentence.first or not (given.capital and other.capital):
        return False
    served, before = words.tokens[first - 1], words.tokens[first - _SERVES : first]
    posted = served.capital and "loc" in served.cases("N") and before[-2].lower in ("в", "на")
    return posted and any(t.lemmas & _OFFICIALS for t in before) and bool(_SURNAME.search(other.text))


# "посол | Чили в Перу": so many words before a name the post of an envoy begins.
_SERVES = 4


def _forenamed(words: Words, first: int, last: int) -> bool:
    """Whether a run is a given name and one more word after the post of an official, in no place."""
    given, other = words.tokens[first], words.tokens[last]
    if last != first + 1 or not (given.capital and other.capital) or phrases.preposition(words, first):
        return False
    opening = words.sentences[given.sentence].first
    here = (t for t in words.inside(given.sentence) if t.index < first)
    official = any(t.lemmas & _OFFICIALS and (not t.capital or t.index == opening) for t in here)
    return official and any("Name" in p.tag for p in parses(given.text))


def everyday(token: Token) -> bool:
    """Whether a token names an official, a rank, a courtesy or an event, and so no person."""
    ranked = bool(token.lemmas & _TITLED) and not _named_so(token)
    ranked = ranked or (bool(token.lemmas & EVENT_NOUNS) and not _named_so(token))
    ranked = (
        ranked
        or token.lower in _NO_NAMES
        or token.lower.startswith(_DISEASES)
        or bool(token.lemmas & _ADDRESSES)
    )
    deputy = token.lower.startswith("зам") and bool(head_lemma(token))  # "Замминистра", "Замглавы"
    return ranked or deputy or bool(token.lemmas & {"чрезвычайный", "полномочный"})


def titular(words: Words, first: int, last: int) -> bool:
    """Whether a run is the title of an official that is spelt with capitals: "с | Временным поверенным",
    "с | Торговым представителем Чили"."""
    if last >= len(words.tokens) or words.tokens[last].sentence != words.tokens[first].sentence:
        return False
    head = words.tokens[last]
    nouns = [r for r in head.readings if r.pos == "N" and r.number == "s"]
    serves = first < last and bool(head.lemmas & _OFFICIALS) and not _named_so(head) and bool(nouns)
    described = (t for t in words.tokens[first:last] if t.lower != "и")
    return serves and all(t.has("A") and known(t.text) and t.cases("A") & head.cases("N") for t in described)


def opens_with_title(words: Words, first: int, last: int) -> bool:
    """Whether a run that the tagger takes for a body or place begins with the title of an official:
    "Государственный министр по внешней торговле", "Чрезвычайный и Полномочный Посол"."""
    return any(titular(words, first, k) for k in range(first + 1, min(last + 1, first + _TITLE) + 1))


# "Чрезвычайный и Полномочный | Посол": so many words at most stand before the head of a title.
_TITLE = 3


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
        if given_like_title(words, first):
            break
        first += 1
    if first + 1 < last and tokens[first].shape == "word" and demonyms.country(tokens[first]):
        first += 1  # "Оманец | Юсуф Харти"
    if sentence.first < first < last and tokens[first].lemmas & _BODIES and everyday(tokens[first - 1]):
        first += 1  # "премьер Госсовета | Ли Цян"
    while last > first + 1 and tokens[last].shape == "word" and everyday(tokens[last]):
        last -= 1
    while first > sentence.first and tokens[first - 1].shape == "initial":
        first -= 1
    if first == sentence.first + 1 and first == last and is_forename(tokens[first - 1], tokens[first]):
        first -= 1
    while first > sentence.first + 1 and _leads(tokens[first - 1], tokens[first]):
        first -= 1
    full = last > first
    while last < sentence.last and _goes_on(tokens, last, sentence.last):
        if full and last + 1 in starts:  # "Мохаммедом Алашаби | Гульшара Абдыкаликова"
            break
        last += 1
    return first, last


def given_like_title(words: Words, i: int) -> bool:
    """Whether the title of a monarch is the given name of who bears a surname: "консул Перу | Султан
    Сафаров"."""
    beside = words.tokens[i : i + 2]
    together = len(beside) > 1 and beside[0].sentence == beside[1].sentence and all(t.capital for t in beside)
    return together and bool(beside[0].lemmas & _GIVEN) and bool(_FAMILY.search(beside[1].text))


# Titles that are given names as well, and what family names after them end in.
_GIVEN = frozenset(("султан", "эмир"))
_FAMILY = re.compile(r"[а-яё]{2,}(?:[оеё]в|ин|ский|швили|дзе|оглу|улы|заде)(?:а|у|ым|ой|е|ого|ому)?$")


def _leads(before: Token, first: Token) -> bool:
    """Whether an unknown capitalised word before a name has its ending: "Турецкой Республики | Реджепом |
    Тайипом Эрдоганом"."""
    word = before.shape == "word" and before.capital and not before.text.isupper() and len(before.text) > 3
    ending = next((e for e in ("ом", "ем", "ым", "у", "ю") if first.lower.endswith(e)), "")
    return word and bool(ending) and before.lower.endswith(ending) and foreign(before)


def is_forename(before: Token, surname: Token) -> bool:
    """Whether the word that opens a sentence is a given name spelt like a thing: "Роман Петров прибыл"."""
    if before.shape != "word" or not before.capital or before.text.isupper():
        return False
    given = [p.tag for p in parses(before.text)[:4] if "Name" in p.tag and "nomn" in p.tag]
    family = [p.tag for p in parses(surname.text) if "Surn" in p.tag and "nomn" in p.tag]
    return any(f.gender in (g.gender, None) or "Ms-f" in f for g in given for f in family)


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
        and foreign(following)
        and not following.text.isupper()
        and not _adjective(following)
    )


def _adjective(token: Token) -> bool:
    """Whether an unknown word is an adjective of two parts: "Российско-белорусские"."""
    return "-" in token.text and token.text.rpartition("-")[2].islower() and token.has("A")


def foreign(token: Token) -> bool:
    return not known(token.text) or any(
        not _NAME_TAGS.isdisjoint(p.tag.grammemes) for p in parses(token.text)[:2]
    )


def parted(words: Words, first: int, last: int) -> list[tuple[int, int]]:
    """Part a run in which a name begins anew: "С.Лавров Лавров Сергей Викторович" is two mentions."""
    if (behind := _behind_airport(words, first, last)) is not None:
        return parted(words, behind, last)
    second = served_before(words, first, last) or _subject_after(words, first, last)
    second = second or _named_before(words, first, last) or _after_genitive(words, first, last)
    second = second or _initialled_after(words, first, last) or _deputy_of(words, first, last)
    if second is not None:
        return [(first, second - 1), *parted(words, second, last)]
    seen: list[str] = []
    for i in range(first, last + 1):
        word = words.tokens[i]
        if word.shape != "word":
            continue
        if len(word.lower) > 3 and any(naming.related(word.text, t) for t in seen):
            begin = i - 1 if words.tokens[i - 1].lower in _PARTICLES and i - 1 > first else i
            return [(first, begin - 1), *parted(words, begin, last)]
        seen.append(word.text)
    return [(first, last)]


def _behind_airport(words: Words, first: int, last: int) -> int | None:
    """Where a name begins behind that of an airport: "в аэропорту Хитроу | Петрова встретил"; not in one that
    bears a whole name ("аэропорт Шарля де Голля")."""
    before = words.tokens[first - 1] if first else None
    if last == first or before is None or not before.lemmas & _AIRPORTS:
        return None
    own = words.tokens[first]
    given = own.shape != "word" or any("Name" in p.tag for p in parses(own.text))
    return None if given or words.tokens[first + 1].lower in _PARTICLES else first + 1


def airport_end(words: Words, first: int, last: int) -> int:
    """The last word of a place, without a surname that the text tells otherwise too: "в аэропорту Хитроу |
    Петрова встретил"."""
    behind = _behind_airport(words, first, last)
    if behind != last:
        return last
    named = words.tokens[last]
    again = (t for t in words.tokens if t.capital and t.sentence != named.sentence)
    return first if any(naming.related(t.text, named.text) for t in again) else last


def _with_surname(words: Words, first: int, last: int) -> tuple[int, int]:
    """Take the surname to a given name that the tagger leaves to a leader: "помощник Путина Иван | Серов"."""
    after = words.tokens[last + 1] if last + 1 < len(words.tokens) else None
    if first != last or after is None or after.sentence != words.tokens[first].sentence or first < 2:
        return first, last
    named = (
        after.shape == "word"
        and after.capital
        and not everyday(after)
        and has_tag(words.tokens[first], "Name")
    )
    serving = words.tokens[first - 2].lemmas & (SERVING | OFFICES)
    return first, last + bool(named and serving and leader_served(words.tokens[first - 1]))


def _subject_after(words: Words, first: int, last: int) -> int | None:
    """Where a name in the nominative follows one in another case: "с Иваном Петровым | Анна Серова"."""
    if last - first < 3 or any(words.tokens[i].shape != "word" for i in range(first, last + 1)):
        return None
    own = naming.cases_of((words.tokens[first].text,))
    if "nom" in own:  # "с Ботиром Петровым | Анна Серова": the surname decides
        own = naming.cases_of((words.tokens[first].text, words.tokens[first + 1].text))
    for i in range(first + 2, last) if own and "nom" not in own else ():
        given = words.tokens[i]
        follows = naming.cases_of((given.text, words.tokens[i + 1].text))
        linked = words.tokens[i - 1].lower in _PARTICLES  # "с Али бен | Хасан Маликом" is one
        if "nom" in follows and not own & follows and given.lower not in _PARTICLES and not linked:
            return i
    return None


def _after_genitive(words: Words, first: int, last: int) -> int | None:
    """Where a full name follows one that no dictionary knows, behind a post in the genitive: "по приглашению
    президента Перу Уайры Куски | Иван Серов прибыл"."""
    run = words.tokens[first : last + 1]
    if len(run) < 4 or any(t.shape != "word" for t in run):
        return None
    before = [t for t in words.tokens[max(first - _POSTED, 0) : first] if t.sentence == run[0].sentence]
    post = next((t for t in reversed(before) if t.lemmas & _OFFICIALS), None)
    if post is None or "gen" not in post.cases("N") or "nom" in post.cases("N"):
        return None
    given = (
        t for t in run[2:-1] if any({"Name", "masc", "nomn"} <= set(p.tag.grammemes) for p in parses(t.text))
    )
    start = next(given, None)
    declined = start is not None and all(t.text[-1] in "аяы" for t in run[: start.index - first])
    return start.index if start is not None and declined else None


# "президента | Республики Перу А": so many words before a name its post stands.
_POSTED = 4
_MASCULINE = ("ом", "ем", "ём", "ым", "им")
_INSTRUMENTAL = (*_MASCULINE, "ой", "ей")


def _named_before(words: Words, first: int, last: int) -> int | None:
    """Where a surname that the text has given in full follows another name: "с Джоном Грином | Акар"."""
    word = words.tokens[last]
    if last == first or any(words.tokens[i].shape != "word" for i in range(first, last + 1)):
        return None
    given = tuple(t.text for t in words.tokens[first:last])
    own = naming.cases_of(given)
    if len(given) == 1 and not given[0].endswith(_MASCULINE):
        return None  # "Сергей | Лавров" is one
    if len(given) > 1 and (has_tag(words.tokens[last - 1], "Patr") or given[-1].lower() in _PARTICLES):
        return None  # "Сергеем Викторовичем | Петровым", "Хамадом Аль | Тани" is one
    # "с Кемалем Йылдызоглу | Петров": what does not decline leaves it to the given name
    declined = given[-1].endswith(_INSTRUMENTAL) or any(_declines(g) for g in given[:-1])
    if declined and word.text.endswith(_INSTRUMENTAL):
        return None  # "с Дональдом | Туском" is one
    if declined:
        own -= {"nom"}
    stem = word.text[:3]
    before = (t for t in words.tokens[1:first] if t.capital and t.text.startswith(stem))
    # "принял Карла Тамма. После встречи с Иваном Петровым | Тамм"
    before = (t for t in before if t.text == word.text or (declined and naming.related(t.text, word.text)))
    named = any(words.tokens[t.index - 1].capital and t.sentence != word.sentence for t in before)
    return last if own and "nom" not in own and named else None


def _declines(given: str) -> bool:
    """Whether a given name is in the instrumental, and none that ends so by itself ("Максим")."""
    return given.endswith(_MASCULINE) and "ins" in naming.cases_of((given,))


def _initialled_after(words: Words, first: int, last: int) -> int | None:
    """Where a name with its initial follows another one: "с Християном Мицкоским | Р.Голоб"; not the middle
    one of "Джордж У.Буш"."""
    inside = words.tokens[first : last + 1]
    opened = next((k for k, t in enumerate(inside) if t.shape == "initial" and k), None)
    if opened is None or inside[-1].shape != "word" or any(t.shape != "word" for t in inside[:opened]):
        return None
    before, surname = inside[opened - 1], inside[-1]
    declined = before.text.endswith(_INSTRUMENTAL) and not surname.text.endswith(_INSTRUMENTAL)
    return first + opened if declined or opened > 1 else None


def _deputy_of(words: Words, first: int, last: int) -> int | None:
    """Where the name of a deputy begins behind that of his chief: "заместитель И.Рогова | Олег Серов"."""
    before = words.tokens[first - 1] if first else None
    if before is None or not before.lemmas & _DEPUTIES or words.tokens[first].shape != "initial":
        return None
    surname = next((i for i in range(first, last + 1) if words.tokens[i].shape == "word"), last)
    behind = words.tokens[surname + 1 : last + 1]
    return surname + 1 if len(behind) > 1 and all(t.shape == "word" for t in behind) else None


_DEPUTIES = words_of("posts", "deputies") | {"предшественник", "предшественница", "преемник", "преемница"}


def has_tag(token: Token, tag: str) -> bool:
    return any(tag in p.tag for p in parses(token.text)[:1])


def surname_like(token: Token) -> bool:
    return has_tag(token, "Surn") or (not known(token.text) and not phrases.is_attribute(token))
