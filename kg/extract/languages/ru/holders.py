"""Posts with the names of those who hold them: before the name, after it, in lists, several posts of one
person."""

from __future__ import annotations

from kg.extract.languages.ru import holder_lists, naming, phrases, tails
from kg.extract.languages.ru.appositions import (
    DASHES,
    LAYMEN,
    Appositions,
    at_odds,
    capacity_of,
    of_two_sides,
)
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.lexicon import words_of
from kg.extract.languages.ru.morphology import known
from kg.extract.languages.ru.posts import Post, is_calling, is_head
from kg.extract.languages.ru.states import international
from kg.extract.parties import Party
from kg.extract.spans import Span
from kg.extract.words import Sentence, Token

_RANKS = words_of("posts", "ranks")
_DEPUTIES = words_of("posts", "deputies")
_SAYING = words_of("statements", "saying")
_KIN = words_of("posts", "kin")
_EVENTS = (
    words_of("triggers", "meeting", "noun", "nouns")
    | words_of("triggers", "visit", "noun", "nouns")
    | words_of("triggers", "call", "noun", "nouns")
)
# Nouns of what somebody asks for, who stands in the genitive: "по приглашению | главы МИД".
_BEHESTS = frozenset(("приглашение",))
# Prepositions that are adverbs before another case: "после глава МИД посетит Индию".
_ADVERBS = frozenset(["после", "около", "мимо", "вокруг", "напротив", "накануне", "согласно"])
# Cases that a name cannot take from a noun before its post, as the genitive can.
_OBLIQUE = frozenset(("dat", "ins", "loc"))
# Of what somebody has a rank: "генерала | полиции".
_SERVICES = ("полиции", "милиции", "юстиции", "армии", "авиации", "флота", "запаса")
_WHOSE = frozenset(("его", "ее", "её", "их"))
# So many tokens at most lie between a post and the name behind its field and brackets.
_TAIL = 14


class Holders(Appositions):
    """Reads posts and the names beside them as parties."""

    # -- a post, then names -----------------------------------------------------------------------

    def of_post(self, head: int, floor: int, sentence: Sentence) -> list[Party]:
        """Return the parties of the post headed by token ``head``; none when it names no post."""
        post = self._posts.read(head, floor=floor, limit=sentence.last)
        if post is None:
            return []
        self._further_post(post, sentence)
        parties = self._with_names(post, sentence)
        if is_calling(self._words.tokens[head]):
            return [p for p in parties if p.person_span is not None and post.organization and not post.plural]
        return parties

    def _further_post(self, post: Post, sentence: Sentence) -> None:
        """ "генеральный директор и председатель правления ПАО": a second post of the same holder shares the
        body."""
        words, i = self._words, post.last + 1
        joints = ("и", ",", *DASHES) if _is_acting(post) else ("и", ",")
        if post.plural or post.counterpart or i + 1 > sentence.last or words.tokens[i].lower not in joints:
            return
        second = self._apposition(i + 1, sentence, closed=False)
        # "исполняющий обязанности вице-премьера – министра торговли А": the second depends on the duties
        cases = frozenset(("gen",)) if _is_acting(post) else post.cases
        if second is None or not second.cases & cases or at_odds(second.country, post.country):
            return
        following = self._spans.at(second.last + 1)
        agreeing = post.cases if _is_acting(post) else second.cases
        if following is None or following.kind != "person" or not self._fits(following, agreeing):
            return
        if words.tokens[i].lower != "и" and at_odds(post.organization, second.organization):
            return
        if post.local and second.country:  # "премьера королевства и посла России А"
            return
        if words.tokens[i].lower != "и" and of_two_sides(capacity_of(post), capacity_of(second)):
            return
        if words.tokens[i].lower == "и" or not post.country:
            post.organization = post.organization or second.organization
        post.country = post.country or second.country
        post.also = capacity_of(second)
        post.last = second.last

    def _with_names(self, post: Post, sentence: Sentence) -> list[Party]:
        """A post and the names that follow it; one party each for several states or several names."""
        prep = phrases.preposition(self._words, post.first) or self._distant_preposition(post, sentence)
        cases = post.cases
        if not prep and self._is_genitive(post) and self._after_noun(post.first, sentence):
            cases = frozenset(("gen",))
        if prep in _ADVERBS and not cases & phrases.PREPOSITION_CASES[prep]:
            prep = ""
        if prep:
            cases = cases & phrases.PREPOSITION_CASES[prep] or cases
        bodies = holder_lists.bodies_of(self._words, self._spans, post, sentence)
        found = self._names_after(post, sentence, cases)
        if bodies and len(found) == len(bodies):
            return [
                self._party(post, sentence, cases, prep, name, organization=body)
                for (name, _), body in zip(found, bodies, strict=True)
            ]
        if post.plural and len(found) == 1 and len(set(post.countries)) < 2:
            found = []  # "представители Трампа" are not he
        names = [n for n, _ in found]
        if len(names) == 2 and post.also is not None:
            return self._one_each(post, sentence, cases, prep, names)
        one = len(found) == 1
        further = holder_lists.by_states(self._words, self._spans, post, names[0], sentence) if one else []
        if further:
            pairs = [(found[0][0], post.country), *further]
            return [self._party(post, sentence, cases, prep, n, country=c) for n, c in pairs]
        if names and post.plural and len(post.countries) == len(names) > 1:
            return [
                self._party(post, sentence, cases, prep, n, country=c)
                for n, c in zip(names, post.countries, strict=True)
            ]
        if names:
            return [self._party(post, sentence, cases, prep, n, country=c) for n, c in found]
        by_body = holder_lists.by_bodies(self._words, self._spans, post, sentence)
        if by_body:
            return [self._party(post, sentence, cases, prep, n, organization=body) for n, body in by_body]
        listed = holder_lists.listed(self._words, self._spans, post, sentence)
        if listed:
            return [self._party(post, sentence, cases, prep, n, country=c) for n, c in listed]
        if post.plural and post.countries and post.position == "представитель" and not post.organization:
            return [self._envoy(post, sentence, cases, prep, c) for c in post.countries]
        if len(set(post.countries)) > 1 and not international(post.organization):
            return [self._party(post, sentence, cases, prep, None, country=c) for c in post.countries]
        return [self._party(post, sentence, cases, prep, None)]

    def _one_each(
        self, post: Post, sentence: Sentence, cases: frozenset[str], prep: str, names: list[Span]
    ) -> list[Party]:
        """ "президент и премьер-министр Польши А и Б": one post each."""
        second, post.also = post.also, None
        parties = [self._party(post, sentence, cases, prep, n) for n in names]
        if second is not None:
            second.country = second.country or post.country
            parties[1].capacity = second
        return parties

    def _is_genitive(self, post: Post) -> bool:
        """Whether a post can be a genitive in its number: of "главы" the plural is none."""
        head = self._words.tokens[post.head]
        numbers = {r.number for r in head.readings if r.case == "gen"}
        return "gen" in post.cases and (not post.plural or head.lemma != "глава" or "p" in numbers)

    def _after_noun(self, first: int, sentence: Sentence) -> bool:
        """Whether a post follows a noun of an event, which takes it in the genitive: "встреча главы МИД"."""
        before = self._words.tokens[first - 1] if first > sentence.first else None
        return (
            before is not None
            and bool(before.readings)
            and before.readings[0].pos == "N"
            and bool(before.lemmas & (_EVENTS | _BEHESTS))
        )

    def _distant_preposition(self, post: Post, sentence: Sentence) -> str:
        """The preposition before a participle that describes the holder: "с прибывшим в Душанбе
        секретарем"."""
        for k in range(post.first - 2, max(post.first - 8, sentence.first - 1), -1):
            participle, before = self._words.tokens[k], self._words.tokens[k - 1] if k else None
            if participle.text in ",;:" or before is None:
                return ""
            if (
                participle.readings
                and participle.readings[0].pos == "P"
                and participle.cases("P") & post.cases
            ):
                return phrases.preposition(self._words, k)
        whose = self._words.tokens[post.first - 1] if post.first > sentence.first + 1 else None
        if whose is not None and whose.lower in _WHOSE:  # "побеседовал с его ректором"
            return phrases.preposition(self._words, whose.index)
        return ""

    def _envoy(self, post: Post, sentence: Sentence, cases: frozenset[str], prep: str, country: str) -> Party:
        """ "представители Ирана" without a name are their state."""
        return Party(post.first, post.last, post.head, "state", sentence.index, cases, prep, country=country)

    def _party(
        self,
        post: Post,
        sentence: Sentence,
        cases: frozenset[str],
        prep: str,
        name: Span | None,
        *,
        country: str = "",
        organization: str = "",
    ) -> Party:
        capacity = capacity_of(post)
        if name is not None and post.cases == naming.ALL:  # "и.о. министра" has no cases of its own
            own = self._likeliest(name)
            cases = own if own < _OBLIQUE else cases
        if name is not None:  # "послы двух стран – А и Б"
            capacity.position = capacity.position.removesuffix(" двух стран")
        capacity.country = country or capacity.country
        capacity.organization = organization or capacity.organization
        last = max(name.last if name is not None else post.last, post.last)
        party = Party(post.first, last, post.head, "person" if name else "post", sentence.index, cases, prep)
        party.capacity, party.person_span, party.counterpart = capacity, name, post.counterpart
        party.plural = post.plural and name is None and len(post.countries) < 2
        party.name_cases = self._one_case(post, sentence, cases) if name and not prep else frozenset()
        party.country = capacity.country
        party.also = (post.also,) if post.also is not None else ()
        return party

    def _likeliest(self, name: Span) -> frozenset[str]:
        """The cases that a name most likely stands in."""
        names = tuple(t.text for t in self._words.tokens[name.first : name.last + 1] if t.shape == "word")
        scores = naming.joint(names, frozenset())
        best = max(s for _, _, s in scores)
        return frozenset(case for _, case, s in scores if s >= best - naming.CLOSE)

    def _one_case(self, post: Post, sentence: Sentence, cases: frozenset[str]) -> frozenset[str]:
        """The accusative after a verb, the genitive after a noun, where the form of the post can be both."""
        if not {"gen", "acc"} <= cases or "nom" in cases or post.first == sentence.first:
            return frozenset()
        before = self._words.tokens[post.first - 1]
        pos = before.readings[0].pos if before.readings else ""
        if pos == "N" and not before.capital and "ins" not in before.cases("N"):
            return frozenset(("gen",))
        return frozenset(("acc",)) if pos in ("V", "I", "G") else frozenset()

    def _names_after(self, post: Post, sentence: Sentence, cases: frozenset[str]) -> list[tuple[Span, str]]:
        """The names right after a post that agree with it, each with the state in brackets after it ('' for
        none)."""
        words, spans = self._words, self._spans
        apposed = self._are_apposed(post, sentence)
        first = post.last + 2 if apposed else self._past_ranks(post.last + 1, sentence)
        first = first if apposed else self._past_tail(post, first, sentence, cases)
        i = self._past_dash(first, sentence, cases)
        names: list[tuple[Span, str]] = []
        called = self._called(post, sentence, cases)
        if called is not None:
            return [(called, "")]
        while i <= sentence.last:
            span = spans.at(i)
            if span is None or span.kind != "person" or not self._fits(span, cases):
                break
            if self._acts_for(post, span, sentence) or self._is_kin(post, span, sentence):
                break
            bracket = holder_lists.state_in_brackets(self._words, self._spans, span.last + 1, sentence)
            names.append((span, bracket[1] if bracket else ""))
            i = (bracket[0] if bracket else span.last) + 1
            post.plural = post.plural or self._are_two(post, names[0][0], i, cases)
            several = post.plural or (
                post.also is not None and len(names) == 1 and words.tokens[min(i, sentence.last)].lower == "и"
            )
            if not several or i > sentence.last or words.tokens[i].lower not in ("и", ","):
                break
            i += 1
        return [] if apposed and len(names) != len(post.countries) else names

    def _are_two(self, post: Post, name: Span, i: int, cases: frozenset[str]) -> bool:
        """Whether "главы" is a plural: two nominatives follow, "главы МИД | Иван Петров и Ян Ли"."""
        head = self._words.tokens[post.head]
        both = i + 1 < len(self._words.tokens) and self._words.tokens[i].lower == "и" and "nom" in cases
        second = self._spans.at(i + 1) if both and any(r.number == "p" for r in head.readings) else None
        if second is None or second.kind != "person" or self._after_noun(post.first, self._sentence_of(post)):
            return False
        return all(self._likeliest(n) == frozenset(("nom",)) for n in (name, second))

    def _sentence_of(self, post: Post) -> Sentence:
        return self._words.sentences[self._words.tokens[post.head].sentence]

    def _called(self, post: Post, sentence: Sentence, cases: frozenset[str]) -> Span | None:
        """The name between commas after a single post: "другой замминистра, | Иван Петров, | провел"."""
        tokens, comma = self._words.tokens, post.last + 1
        if post.plural or comma + 2 > sentence.last or tokens[comma].text != ",":
            return None
        name = self._spans.at(comma + 1)
        if name is None or name.kind != "person" or name.last > sentence.last:
            return None
        if self._ends_phrase(post, name, sentence, cases):
            return name
        if name.last >= sentence.last:
            return None
        if tokens[name.last + 1].text != "," or self._spans.at(name.last + 2) is not None:
            return None
        words = tuple(t.text for t in tokens[name.first : name.last + 1] if t.shape == "word")
        follows = tokens[min(name.last + 2, sentence.last)]
        listed = is_head(follows) or follows.lower in ("и", "а", "который", "которая")
        return name if not listed and len(words) > 1 and naming.cases_of(words) & cases else None

    def _ends_phrase(self, post: Post, name: Span, sentence: Sentence, cases: frozenset[str]) -> bool:
        """Whether a comma strays between a post of a state and the name that closes the sentence.

        "Провел встречу с министром науки Чили, | Анной Сото".
        """
        closing = name.last == sentence.last or self._words.tokens[name.last + 1].text in ".;"
        words = tuple(t.text for t in self._words.tokens[name.first : name.last + 1] if t.shape == "word")
        own = naming.cases_of(words)
        oblique = bool(cases) and not cases & {"nom", "acc"} and bool(own & cases) and "nom" not in own
        return closing and oblique and bool(post.country) and len(words) > 1

    def _are_apposed(self, post: Post, sentence: Sentence) -> bool:
        """Whether names may follow after a comma: "президенты России и Турции, | А и Б, встретились"."""
        comma = post.last + 1
        if not post.plural or len(post.countries) < 2 or comma >= sentence.last:
            return False
        name = self._spans.at(comma + 1)
        mark = self._words.tokens[comma].text in (",", *DASHES)
        return mark and name is not None and name.kind == "person"

    def _past_dash(self, i: int, sentence: Sentence, cases: frozenset[str]) -> int:
        """The name after a dash: "с первым президентом Казахстана – Нурсултаном Назарбаевым"."""
        if i >= sentence.last or self._words.tokens[i].text not in DASHES or "nom" in cases:
            return i
        name = self._spans.at(i + 1)
        if name is None or name.kind != "person":
            return i
        tokens = self._words.tokens[name.first : name.last + 1]
        own = naming.cases_of(tuple(t.text for t in tokens if t.shape == "word"))
        return i + 1 if own & cases and "nom" not in own else i

    def _acts_for(self, post: Post, name: Span, sentence: Sentence) -> bool:
        """Whether a name is of the one whom a deputy serves: "помощник | Хиллари Клинтон | по делам
        Европы"."""
        deputy = self._words.tokens[post.head].lemmas & _DEPUTIES and post.last == post.head
        after = self._words.tokens[name.last + 1] if name.last < sentence.last else None
        return bool(deputy) and after is not None and after.lower == "по"

    def _is_kin(self, post: Post, name: Span, sentence: Sentence) -> bool:
        """Whether a name can be of a relative spoken of before the post: "жена президента | Брижит
        Макрон"."""
        before = self._words.tokens[post.first - 1] if post.first > sentence.first else None
        if before is None or not before.lemmas & _KIN or "gen" not in post.cases:
            return False
        tokens = self._words.tokens[name.first : name.last + 1]
        scores = naming.joint(tuple(t.text for t in tokens if t.shape == "word"), frozenset())
        genitive = max(s for _, case, s in scores if case == "gen")
        return any(s >= genitive for _, case, s in scores if case in before.cases("N") - {"gen"})

    def _past_ranks(self, i: int, sentence: Sentence) -> int:
        """The first token after ranks and short brackets such as "(ОИС)"."""
        if self._is_rank_apposed(i, sentence):
            i += 1
        while i <= sentence.last:
            aside = holder_lists.aside(self._words, i, sentence) or self._layman(i, sentence)
            if aside is None and not self._words.tokens[i].lemmas & _RANKS:
                break
            i = aside + 1 if aside is not None else i + 1
            i += aside is None and i <= sentence.last and self._words.tokens[i].lower in _SERVICES
        return i

    def _is_rank_apposed(self, i: int, sentence: Sentence) -> bool:
        """Whether a rank and a name follow a comma: "председателя комитета | , генерала Ивана Серова"."""
        if i + 2 > sentence.last or self._words.tokens[i].text != ",":
            return False
        rank = self._words.tokens[i + 1]
        name = self._spans.at(i + 2)
        return bool(rank.lemmas & _RANKS) and rank.has("N") and name is not None and name.kind == "person"

    def _past_tail(self, post: Post, first: int, sentence: Sentence, cases: frozenset[str]) -> int:
        """The name behind what else is said of a body: "бюро ВОЗ | для стран Европы (ЕРБ ВОЗ) | Хансом".

        The name must stand in the case of the post; ``first`` where there is none such.
        """
        if post.plural or post.counterpart or "nom" in cases or not (post.organization or post.country):
            return first
        name = tails.name_after(self._words, self._spans, first, min(sentence.last, first + _TAIL))
        if name is None or name.first == first:
            return first
        own = naming.cases_of(
            tuple(t.text for t in self._words.tokens[name.first : name.last + 1] if t.shape == "word")
        )
        return name.first if own & cases and "nom" not in own else first

    def _layman(self, i: int, sentence: Sentence) -> int | None:
        """The last token of "и совладелец банка" right before a name."""
        tokens = self._words.tokens
        if i + 2 > sentence.last or tokens[i].lower not in ("и", ",") or not tokens[i + 1].lemmas & LAYMEN:
            return None
        end = phrases.complement_end(self._words, self._spans, i + 1, sentence.last)
        following = self._spans.at(end + 1)
        return end if following is not None and following.kind == "person" else None

    def _fits(self, name: Span, cases: frozenset[str]) -> bool:
        """Whether a name stands in a case of the post: not "отец президента США | Фред Трамп"."""
        tokens = self._words.tokens[name.first : name.last + 1]
        own = naming.cases_of(tuple(t.text for t in tokens if t.shape == "word"))
        after = self._words.tokens[name.last + 1 : name.last + 2]
        if cases <= _OBLIQUE and "nom" in own and after and _acts(after[0], _SAYING):
            return False  # "на встрече с послом | Ли Чхоль заявил"
        acts = bool(after) and _acts(after[0]) and bool(cases) and "nom" not in cases
        if acts and name.first == name.last and self._likeliest(name) == frozenset(("nom",)):
            return False  # "в числе планов президента | Зарубин назвал"
        if not cases or not own or own & cases or ("nom" in own and self._kept_form(name, cases)):
            return True
        names = tuple(t.text for t in tokens if t.shape == "word")
        foreign = len(names) > 1 and not known(names[-1]) and self._kept_form(name, cases)
        return foreign or any(naming.can_stand(names, case) for case in cases)

    def _kept_form(self, name: Span, cases: frozenset[str]) -> bool:
        """Whether a name keeps its dictionary form after a post that a preposition governs: "с секретарем
        Дорин Богдан-Мартин", but not "с президентом Иван Иванов обсудил", where it is a subject."""
        after = self._words.tokens[name.last + 1 : name.last + 2]
        return bool(cases) and cases <= _OBLIQUE and not (after and _acts(after[0]))


def _is_acting(post: Post) -> bool:
    """Whether a post is held for another: "исполняющий обязанности", "врио"."""
    first = post.position.lower().split(" ")[0]
    return first in ("исполняющий", "исполняющая", "временно", "врио", "ио") or first.startswith("и.о")


def _acts(verb: Token, lemmas: frozenset[str] = frozenset()) -> bool:
    """Whether a finite verb, of these lemmas if any, has a subject that acts: not "отмечена важность"."""
    return finite(verb) and not verb.has("PS") and bool(not lemmas or verb.lemmas & lemmas)
