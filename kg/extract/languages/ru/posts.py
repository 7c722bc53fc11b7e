"""Post phrases in Russian: "первый заместитель министра обороны Ирана" -> position, organization, country.

The position keeps its field ("министр иностранных дел"), the body becomes the organization ("глава" + "МИД"),
a state in the genitive or an adjective of a state before the head becomes the country.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from kg.extract.languages.ru import phrases, states_in_turn, titles
from kg.extract.languages.ru.body_phrases import BODIES
from kg.extract.languages.ru.complements import Complements
from kg.extract.languages.ru.findings import Found
from kg.extract.languages.ru.forms import participial
from kg.extract.languages.ru.lexicon import table, words_of
from kg.extract.languages.ru.name_spans import given_like_title
from kg.extract.languages.ru.served import leader_served, of_which
from kg.extract.languages.ru.states import Adjectives, international
from kg.extract.languages.ru.titles import CALLINGS, COUNTERPARTS, HEADS, LED, POST_LEMMAS, head_lemma
from kg.extract.parties import Capacity
from kg.extract.spans import Span, Spans
from kg.extract.words import Token, Words

__all__ = ["BODIES", "HEADS", "LED", "POST_LEMMAS", "Post", "PostReader", "is_calling", "is_head"]

_ALL_CASES = frozenset(("nom", "gen", "dat", "acc", "ins", "loc"))
_NAMED = words_of("posts", "named_after")
# Heads that are an office only with the body or state that they are of.
_NEEDY = words_of("posts", "needy")
_MONARCHS = words_of("posts", "monarchs")
_HOLD = words_of("posts", "hold")
_APPOINT = words_of("posts", "appoint")
_SEATS = words_of("posts", "seats")
_DEPUTIES = words_of("posts", "deputies")
_ADDRESSES = words_of("posts", "addresses")
_WHOSE = frozenset(("его", "ее", "её", "их"))
# Who speaks for one state alone, of which his title says nothing: "апостольский нунций".
_POPES = frozenset(("папа", "понтифик", "нунций"))


@dataclass(slots=True)
class Post:
    """Tokens [first, last] of a post phrase and what it says; ``position`` is '' for "коллега".

    ``derived`` says that the country is that of the body and not one that the text gives the post, ``local``
    that it
    is of "the country" that the text speaks of, ``serves`` whom the holder serves: the head of his post, if
    any, and his name, ``union`` the union that several are of beside states.
    """

    first: int
    last: int
    head: int
    position: str
    organization: str = ""
    country: str = ""
    countries: list[str] = field(default_factory=list)
    former: bool = False
    counterpart: bool = False
    plural: bool = False
    derived: bool = False
    closed: bool = False
    local: bool = False
    also: Capacity | None = None
    serves: tuple[int | None, Span] | None = None
    union: str = ""
    cases: frozenset[str] = frozenset()


def is_head(token: Token) -> bool:
    """Whether a token is the head noun of a post; a verb, adjective or name of the same form is not."""
    return bool(head_lemma(token))


def is_calling(token: Token) -> bool:
    """Whether a token heads an occupation, which is an office only at a body: "экономист Всемирного
    банка"."""
    return head_lemma(token) in CALLINGS


def is_living(token: Token) -> bool:
    return any("anim" in r.tags for r in token.readings if r.pos == "N")


# Single words that say which office is meant in each of two states.
_SHARED = words_of("posts", "shared")
_SEVERAL = frozenset(["двух", "обеих", "обоих", "трех", "трёх", "четырех", "четырёх", "пяти", "шести"])
_MORE = frozenset(["семи", "восьми", "девяти", "десяти"])


def both_spellings(words: Collection[str]) -> list[str]:
    """Return words with those that are spelt with "ё" as well: "трех", "трёх"."""
    return [*words, *("ё".join(w.rsplit("е", 1)) for w in words if "е" in w)]


COUNTED = {
    **dict.fromkeys(words_of("posts", "counted_direct"), frozenset(("nom", "acc"))),
    **dict.fromkeys(both_spellings(words_of("posts", "counted_genitive")), frozenset(("gen", "acc", "loc"))),
    **dict.fromkeys(both_spellings(words_of("posts", "counted_dative")), frozenset(("dat",))),
    **dict.fromkeys(words_of("posts", "counted_instrumental"), frozenset(("ins",))),
}
COUNTS = {word: n for told, n in table("posts")["counts"].items() for word in both_spellings((told,))}
"""How many of those told before a numeral means."""
_INSTRUMENTAL = words_of("posts", "instrumental")
_LATELY = frozenset(("вновь", "недавно", "что", "впервые", "повторно", "ранее", "заново"))
_MINISTRY = re.compile("(МИД|Минобороны|Минфин|МВД|Минэнерго|Минюст) (.+)")
# "Комитет национальной безопасности | (КНБ)"
_ACRONYM = re.compile(r" \([А-ЯЁA-Z]{2,6}\)$")
_AGENCY = "ое ведомство"
_OF_STATES = re.compile(" (?:стран|государств|республик)( .*)?$")
_OF_MEMBER_STATES = re.compile(" (?:стран|государств)$")
_SIDES = frozenset(["страна", "государство", "республика", "сторона"])


# "главы двух стран", "руководители обоих государств"
_HEADS_OF_SIDES = ("глава", "руководитель")
# "лидеры двух стран", "премьеры обеих стран"
_LEADERS = frozenset(("лидер", "премьер"))


class PostReader:
    """Reads the post phrase around a head noun."""

    def __init__(self, words: Words, spans: Spans, adjectives: Adjectives) -> None:
        self._words = words
        self._spans = spans
        self._adjectives = adjectives

    def read(self, head: int, *, floor: int, limit: int) -> Post | None:
        """Return the post whose head is token ``head``, within tokens [floor, limit]; None when it names no
        post."""
        token = self._words.tokens[head]
        lemma = head_lemma(token)
        if self._is_attribute(head, limit) or self._is_candidacy(head) or self._is_lead(head):
            return None
        if lemma in _MONARCHS and (given_like_title(self._words, head) or self._is_named_after(head)):
            return None
        if lemma == "председательствующий" and head and self._words.tokens[head - 1].text == ",":
            return None  # "Перу, председательствующая в союзе": what it does
        first = phrases.first_attribute(self._words, head, floor)
        cases = phrases.agreeing(self._words, first, head)
        first = self._since(first, floor)
        cases = cases & titles.head_cases(token) or cases
        post = Post(first, head, head, "", cases=cases, counterpart=lemma in COUNTERPARTS)
        post.plural = self._is_plural(token, cases)
        self._count(post, head, floor)
        kept = self._before(post)
        post.first = min(post.first, self._addressed(first, floor))
        acting = self._acting(first, floor)
        acting = self._acting(head, floor) if acting is None else acting
        if acting is not None:
            left = acting > floor and titles.is_former(self._words.tokens[acting - 1])
            post.former = post.former or left  # "бывший | исполняющий обязанности министра"
            post.first, kept = acting - left, []
            post.cases = self._words.tokens[acting].cases("A", "P") or _ALL_CASES
        found = Complements(self._words, self._spans, self._adjectives, lemma, head, limit, post.cases).read()
        odd = found.last == head and self._odd_monarch(lemma, kept)
        if found.void or odd or self._no_lady(lemma, kept):
            return None
        self._take(post, found)
        if post.last == head < limit:
            served = of_which(self._words, self._spans, post.first, head)
            post.organization, post.country, post.last = served or (post.organization, post.country, head)
            post.derived = post.derived or bool(served and served[0] and served[1])
        self._given(post, floor, limit)
        if lemma in _POPES and not post.country:
            post.country, post.countries = "VA", ["VA"]
        if post.counterpart:
            return post
        title = self._acting_title(acting, head) if acting is not None else self._title(post, kept, cases)
        self._word(post, lemma, title, found)
        self._of_each_side(post, lemma, limit)
        if post.plural and not (post.countries or post.country):
            post.countries = self._listed(post, limit)
        self._single_out(post, first, floor)
        stated = (
            post.organization or found.pieces or kept or post.countries or post.country or acting is not None
        )
        self._leave_leader(post)
        post.organization = post.organization if post.plural else _ACRONYM.sub("", post.organization)
        known = stated or lemma not in _NEEDY or self._serves_leader(post, limit)
        return post if known or self._is_judge(post, lemma, limit) else None

    def _leave_leader(self, post: Post) -> None:
        """Take from a title the leader who is served, whom no one has read: "спецпредставитель | Путина"."""
        last = self._words.tokens[post.last]
        if post.last == post.head or not last.capital or not post.position.endswith(f" {last.text}"):
            return
        state = leader_served(last) if self._words.tokens[post.head].lemmas & _DEPUTIES else ""
        if state:
            post.position = post.position.removesuffix(f" {last.text}")
            post.country, post.derived = post.country or state, post.derived or not post.country

    def _serves_leader(self, post: Post, limit: int) -> bool:
        """Whether a post is of a leader who needs none: "представитель | Трампа"."""
        after = self._words.tokens[min(post.last + 1, limit)]
        return after.capital and after.index > post.last and bool(leader_served(after))

    def _is_judge(self, post: Post, lemma: str, limit: int) -> bool:
        """Whether a judge is named in full, as of whom no more is told: "судья | Иван Петров зачитал"."""
        name = self._spans.at(post.last + 1) if post.last < limit and lemma == "судья" else None
        return name is not None and name.kind == "person" and name.last > name.first

    def _since(self, first: int, floor: int) -> int:
        """The first token with how lately somebody was appointed: "с | вновь назначенным послом"."""
        tokens = self._words.tokens
        while first > floor and participial(tokens[first]) and tokens[first - 1].lower in _LATELY:
            first -= 1
            if tokens[first].lower == "что" and first > floor and tokens[first - 1].lower == "только":
                return first - 1
        return first

    def _given(self, post: Post, floor: int, limit: int) -> None:
        """Let a post begin with the participle that gives it to the name behind it, and have its cases:
        "принял | занимающего пост министра А", "прибыл | назначенный послом А"."""
        tokens, i = self._words.tokens, post.first - 1
        if i < floor or post.last >= limit or not tokens[post.last + 1].capital:
            return
        verbs = _APPOINT
        if tokens[i].lemmas & _SEATS and "gen" in post.cases:
            to = tokens[i - 1].lower == "на"  # "избранный | на пост главы федерации"
            i, verbs = i - (2 if to or tokens[i - 1].lower in _LATELY else 1), _APPOINT if to else _HOLD
        elif "ins" not in post.cases:
            return
        if i >= floor and participial(tokens[i]) and tokens[i].lemmas & verbs:
            post.first, post.cases = self._since(i, floor), tokens[i].cases("P")
            post.former = post.former or tokens[i].lower.startswith("занимавш")

    def _addressed(self, first: int, floor: int) -> int:
        """The first token with how the holder is addressed: "с | Его Величеством королем Испании"."""
        tokens, i = self._words.tokens, first
        if i > floor and tokens[i - 1].lemmas & _ADDRESSES:
            i -= 2 if i - 1 > floor and tokens[i - 2].lower in _WHOSE else 1
        return i

    def _of_each_side(self, post: Post, lemma: str, limit: int) -> None:
        """Read "главы двух государств", "главы МИД обеих стран" as several holders."""
        tail = self._words.tokens[post.last + 1 : min(post.last + 4, limit + 1)]
        if len(tail) > 2 and phrases.is_attribute(tail[1]) and "gen" in tail[1].cases("A"):
            tail = [tail[0], tail[2]]  # "двух соседних стран"
        if len(tail) < 2 or tail[0].lower not in _SEVERAL | _MORE or not tail[1].lemmas & _SIDES:
            return
        body = self._words.tokens[post.last]
        post.plural, post.last = True, tail[1].index
        post.countries = post.countries or self._listed(post, limit)
        if post.position == lemma and lemma in _HEADS_OF_SIDES and not post.organization:
            post.position = f"{lemma} государства"
        elif post.countries:  # "главы МИД двух стран: Чили и Перу"
            return
        elif post.organization and body.index == post.head + 1:  # "главы правительств двух стран"
            post.position = f"{post.position} {titles.single_genitive(body.text)}"
            post.organization = ""
        elif post.organization.endswith(_AGENCY):  # "главы оборонных ведомств двух стран"
            post.position = f"{post.position} {post.organization.removesuffix(_AGENCY)}ого ведомства"
            post.organization = ""
        shared = (" " in post.position or lemma in _SHARED | _LEADERS) and tail[0].lower not in _MORE
        if shared and not (post.organization or post.country or post.countries):
            post.position = f"{post.position} двух стран"

    def _listed(self, post: Post, limit: int) -> list[str]:
        """The states in a list behind officials: "министры обороны трех стран: | Чили, Перу и Боливии"."""
        countries, post.last = states_in_turn.read(self._words, self._spans, post.last, limit)
        if countries:  # "министры стран региона (Чили и Перу)"
            post.position = _OF_STATES.sub("", post.position)
            if international(
                post.organization.strip('"«»')
            ):  # "главы МИД стран «Группы семи» – Италии и Японии"
                post.organization = ""
        return countries

    def _title(self, post: Post, kept: list[int], cases: frozenset[str]) -> str:
        return titles.text(self._words, kept, post.head, cases, singular=post.plural)

    def _word(self, post: Post, lemma: str, title: str, found: Found) -> None:
        """Put the position of a post together; "главы государств" are several."""
        if post.first == self._words.sentence_of(post.head).first:
            title = titles.uncapitalised(title)
        pieces = self._quotes(found, post.plural)
        if post.organization and pieces[-1:] and pieces[-1].partition("-")[0] in ("стран", "государств"):
            kind = pieces.pop().partition("-")[0]  # "лидеров стран Азии", "глав государств-членов"
            pieces += [kind] if lemma == "глава" else []
        if lemma == "глава" and len(pieces) == 1 and (each := titles.of_each(pieces[0])):
            post.plural, title, pieces = True, "глава", [each]
        epithet = [titles.epithet(self._words, *found.epithet)] if found.epithet is not None else []
        post.position = phrases.tidy(" ".join([title, *epithet, *pieces]))
        if post.organization and lemma != "глава":  # "министры финансов стран «Группы семи»"
            post.position = _OF_MEMBER_STATES.sub("", post.position)
        if lemma == "глава":  # "глава нашего государства"
            post.position = post.position.replace("глава нашего ", "глава ").replace("глава нашей ", "глава ")
        post.former = post.former or post.position.lower().startswith("первый президент")
        if lemma == "глава":
            self._of_members(post)

    def _of_members(self, post: Post) -> None:
        """Read "глав МИД ЕС" as "глав МИД стран ЕС"; "главы МИД ЕС Ивана Петрова" is one."""
        head = self._words.tokens[post.head]
        opens = head.lower == "главы" and head.index == self._words.sentences[head.sentence].first
        ministry = _MINISTRY.fullmatch(post.organization)
        several = opens or head.lower in ("глав", "главам", "главами", "главах")
        group = self._spans.over(post.last - 1)  # "глав МИД | «семерки»"
        if several and ministry is not None and group is not None and ministry[2][0] in phrases.QUOTES:
            post.plural, post.position, post.organization = True, f"глава {ministry[1]}", group.name
        elif several and ministry is not None and international(ministry[2]):
            post.plural, post.position, post.organization = True, f"глава {ministry[1]}", ministry[2]

    def _is_attribute(self, head: int, limit: int) -> bool:
        """Whether an adjective that can be an official stands before its noun: "управляющий директор"."""
        token = self._words.tokens[head]
        if token.readings[0].pos == "N" or head >= limit:
            return False
        following = self._words.tokens[head + 1]
        if head_lemma(token) in _INSTRUMENTAL and not is_head(following):
            return False  # "встретился с заведующим | отделом"
        if following.text.isupper():
            return False  # "уполномоченный | МИД"
        agrees = phrases.concord(token, following)
        if not agrees or ("nom" in token.cases("A", "P") and agrees == {"acc"} and is_living(following)):
            return False  # "уполномоченный | правительства", "уполномоченный | президента"
        return phrases.is_noun(following) and bool(
            token.cases("N") & phrases.noun_cases(following) & following.cases("N")
        )

    def _is_named_after(self, head: int) -> bool:
        """Whether something only has a monarch's name: "госпиталь | принцессы Марии"."""
        before = self._words.tokens[head - 1] if head else None
        named = before is not None and before.has("N") and bool(before.lemmas & _NAMED)
        return named and "gen" in self._words.tokens[head].cases("N")

    def _is_candidacy(self, head: int) -> bool:
        """Whether somebody runs for the post: "кандидат в президенты", "выдвинут в депутаты"."""
        before = self._words.tokens[head - 1].lower if head else ""
        return before == "в" and any(
            r.case == "nom" and r.number == "p" for r in self._words.tokens[head].readings
        )

    def _is_lead(self, head: int) -> bool:
        """Whether "глава" is only that of "во главе с", "во главе делегации"."""
        tokens = self._words.tokens
        if [t.lower for t in tokens[max(0, head - 1) : head + 1]] != ["во", "главе"]:
            return False
        led = tokens[min(phrases.attribute_run(self._words, head + 1, len(tokens) - 1), len(tokens) - 1)]
        return tokens[min(head + 1, len(tokens) - 1)].lower in ("с", "со") or "делегация" in led.lemmas

    def _count(self, post: Post, head: int, floor: int) -> None:
        """Read "оба лидера", "двух министров" as several holders, in the case of the numeral."""
        numeral = self._words.tokens[head - 1] if head > floor else None
        if numeral is not None and numeral.lower in COUNTED:
            post.plural, post.first, post.cases = True, numeral.index, COUNTED[numeral.lower]

    def _single_out(self, post: Post, first: int, floor: int) -> None:
        """Read "один | из лидеров партии" as one holder, in the case of "один", "каждый | из них" as all."""
        tokens = self._words.tokens
        if post.plural and (each := phrases.each_of(self._words, first, floor)) is not None:
            post.first, post.cases = each, tokens[each].cases("A", "PRO") or post.cases
            return
        if first - 2 < floor or tokens[first - 1].lower != "из" or "один" not in tokens[first - 2].lemmas:
            return
        post.plural, post.first = False, first - 2
        post.cases = frozenset(r.case for r in tokens[first - 2].readings if r.case) or post.cases
        if tokens[first - 2].lower == "один":  # the accusative of whom is "одного"
            post.cases = frozenset(("nom",))

    def _is_plural(self, token: Token, cases: frozenset[str]) -> bool:
        number = next((r.number for r in token.readings if r.pos == "N"), "")
        before = self._words.tokens[token.index - 1] if token.index else None
        if before is None or not before.has("PREP", "A"):
            cases = cases - {"loc"}  # "| парламентарии" is no locative without "о", "при"
        return number == "p" and not any(r.number == "s" for r in token.readings if r.case in cases)

    def _odd_monarch(self, lemma: str, kept: list[int]) -> bool:
        """Whether a monarch's title has an attribute that no monarch has: "музыкальный король"."""
        royal = {"наследный", "великий", "римский", "верховный"}
        return lemma in _MONARCHS and any(not self._words.tokens[i].lemmas & royal for i in kept)

    def _no_lady(self, lemma: str, kept: list[int]) -> bool:
        """Whether a lady is not the first one."""
        return lemma == "леди" and not any(self._words.tokens[i].lemma == "первый" for i in kept)

    def _acting(self, head: int, floor: int) -> int | None:
        """Return the start of "исполняющий обязанности", "врио" or "и.о." before a head in the genitive."""
        tokens = self._words.tokens
        if (
            head - 2 >= floor
            and tokens[head - 1].lemma == "обязанность"
            and tokens[head - 2].lemmas & {"исполняющий", "исполнять"}
            and not tokens[head - 2].has("V", "I")
        ):
            first = head - 2
            return first - 1 if first > floor and tokens[first - 1].lower == "временно" else first
        if head - 1 >= floor and tokens[head - 1].lower in ("врио", "ио"):
            return head - 1
        if head - 4 >= floor and [t.lower for t in tokens[head - 4 : head]] == ["и", ".", "о", "."]:
            return head - 4
        return None

    def _acting_title(self, first: int, last: int) -> str:
        tokens = self._words.tokens
        participle = first + 1 if tokens[first].lower == "временно" else first
        doing = tokens[participle].lemmas & {"исполняющий", "исполнять"}
        feminine = any(r.gender == "f" and r.number == "s" for r in tokens[participle].readings)
        forms = {participle: "исполняющая" if feminine else "исполняющий"} if doing else {}
        return phrases.tidy(phrases.rendered(self._words, first, last, forms))

    def _before(self, post: Post) -> list[int]:
        """Read the attributes before the head: states, "бывший" and the like; return those of the title."""
        kept: list[int] = []
        head = self._words.tokens[post.head]
        post.former = titles.has_left(head)
        for i in range(post.first, post.head):
            token = self._words.tokens[i]
            countries = self._adjectives.countries(token)
            if countries:
                post.countries = [*post.countries, *countries]
            elif titles.is_former(token):
                post.former = True
            elif token.lower not in ("и", ",") and titles.belongs(token) and not titles.is_woman(head):
                kept.append(i)
        post.country = post.countries[0] if len(post.countries) == 1 else ""
        return kept

    def _take(self, post: Post, found: Found) -> None:
        post.last = found.last
        post.organization, post.derived, post.closed, post.local = (
            found.organization,
            found.derived,
            found.closed,
            found.local,
        )
        post.countries = post.countries or found.countries
        post.union = found.union
        post.plural = post.plural or found.several or len(set(post.countries)) > 1
        if len(set(post.countries)) == 1:
            post.country, post.derived = post.countries[0], False
        elif not post.countries:
            post.country = found.country

    def _quotes(self, found: Found, plural: bool) -> list[str]:
        """The texts of the title's pieces, those that follow each other as one."""
        merged: list[list[int]] = []
        for first, last in found.pieces:
            if merged and merged[-1][1] == first - 1:
                merged[-1][1] = last
            else:
                merged.append([first, last])
        return [self._without_states(first, last, plural) for first, last in merged]

    def _without_states(self, first: int, last: int, plural: bool) -> str:
        """The text of a piece; a state that qualifies the one acted for goes ("спецпосланник | американского
        | президента")."""
        words = self._words
        nested = titles.head_lemma(words.tokens[last]) or words.tokens[last].lemma in (
            "государство",
            "дипломатия",
        )
        keep = [
            i
            for i in range(first, last + 1)
            if not (nested and i < last and self._adjectives.countries(words.tokens[i]))
        ]
        forms = [
            self._one_of(words.tokens[i]) if i == first and plural else words.tokens[i].text for i in keep
        ]
        changed = len(keep) <= last - first or forms[:1] != [words.tokens[first].text]
        return phrases.tidy(" ".join(forms)) if changed else words.quote(first, last)

    def _one_of(self, token: Token) -> str:
        """ "министров" in "заместители министров" as "министра"."""
        return titles.single_genitive(token.text) if titles.head_lemma(token) else token.text
