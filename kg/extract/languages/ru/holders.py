"""Posts with the names of those who hold them: before the name, after it, in lists, several posts of one
person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.extract.languages.ru import holder_lists, naming, phrases, two_holders
from kg.extract.languages.ru.appositions import DASHES, capacity_of, of_two_sides
from kg.extract.languages.ru.capacities import parted
from kg.extract.languages.ru.clauses import finite
from kg.extract.languages.ru.names_after import NamesAfter
from kg.extract.languages.ru.names_fitting import OBLIQUE
from kg.extract.languages.ru.posts import Post, is_calling
from kg.extract.languages.ru.prepositions import PREPOSITION_CASES
from kg.extract.languages.ru.received_at import is_received
from kg.extract.languages.ru.same_post import at_odds, means
from kg.extract.languages.ru.states import international
from kg.extract.parties import Capacity, Party, PartyKind
from kg.extract.spans import Span
from kg.extract.words import Sentence

# Prepositions that are adverbs before another case: "после глава МИД посетит Индию".
_ADVERBS = frozenset(["после", "около", "мимо", "вокруг", "напротив", "накануне", "согласно"])
_PREMIERS = frozenset(("премьер", "премьер-министр", "вице-премьер", "президент", "канцлер"))
_MINISTRIES = frozenset(("мид", "минобороны", "минфин", "мвд", "минэнерго", "минюст"))
_WHOSE = frozenset(("его", "ее", "её", "их"))


@dataclass(frozen=True, slots=True)
class _Said:
    """A post as a sentence says it: the cases that it can stand in there, its preposition ('' for none)."""

    post: Post
    sentence: Sentence
    cases: frozenset[str]
    prep: str = ""


class Holders(NamesAfter):
    """Reads posts and the names beside them as parties."""

    # -- a post, then names -----------------------------------------------------------------------

    def of_post(self, head: int, floor: int, sentence: Sentence) -> list[Party]:
        """Return the parties of the post headed by token ``head``; none when it names no post."""
        post = self._posts.read(head, floor=floor, limit=sentence.last)
        if post is None:
            return []
        self._serve_two(post, sentence)
        self._further_post(post, sentence)
        parties = self._with_names(post, sentence)
        if post.serves is not None:
            parties.append(self._served(*post.serves, sentence))
        if is_calling(self._words.tokens[post.head]):
            told = post.organization or (post.country and post.position.lower().startswith("главн"))
            return [p for p in parties if p.person_span is not None and told]
        return parties

    def _serve_two(self, post: Post, sentence: Sentence) -> None:
        """Let the only holder of a post at two bodies act for both: "спецпосланник ООН | и ЛАГ А"."""
        i = post.last + 1
        second = self._spans.at(i + 1) if i < sentence.last and self._words.tokens[i].lower == "и" else None
        if post.plural or not post.organization or second is None or second.kind != "body":
            return
        name = self._spans.at(second.last + 1)
        if name is None or name.kind != "person" or not self._fits(name, post.cases):
            return
        further = second.name or phrases.nominative(self._words, second.first, second.last, second.last)
        post.organization, post.last = f"{post.organization} и {further}", second.last

    def _served(self, official: int | None, name: Span, sentence: Sentence) -> Party:
        """Whom the holder of a post serves, who only takes part in what is told of him elsewhere."""
        cases = frozenset(("gen",))
        post = (
            self._posts.read(official, floor=official, limit=name.first - 1) if official is not None else None
        )
        if post is None:
            party = Party(name.first, name.last, name.last, "person", sentence.index, cases, person_span=name)
        else:
            party = self._party(_Said(post, sentence, cases), name)
        party.inner = True
        return party

    def _further_post(self, post: Post, sentence: Sentence) -> None:
        """ "генеральный директор и председатель правления ПАО": a second post of the same holder shares the
        body."""
        words, i = self._words, post.last + 1
        dashed = _is_acting(post) or _is_deputy_premier(post)
        joints = ("и", ",", *DASHES) if dashed else ("и", ",")
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
        two = _is_called_so(post, second) or _serves_all(post, second)
        if words.tokens[i].lower == "и" and (two or two_holders.are_two(words, post, second, following)):
            return
        told = words.tokens[i].lower == ","
        if told and two_holders.tells_of(words, post.first, post.position, second.position, following.last):
            return
        if "леди" in second.position and "леди" not in post.position:  # "президент | и первая леди А"
            return
        alike = post.organization and second.position.split(" ")[0] == post.position.split(" ")[0].lower()
        at_two = at_odds(post.organization, second.organization) and not alike
        if words.tokens[i].lower != "и" and at_two:  # "председателем Сената, | председателем фонда А" is one
            return
        if post.local and second.country:  # "премьера королевства и посла России А"
            return
        apart = of_two_sides(capacity_of(post), capacity_of(second)) and not alike
        if words.tokens[i].lower != "и" and apart:
            return
        if is_calling(words.tokens[post.head]) and not post.organization:
            _turn_into(post, second)  # "адвокат и | депутат парламента А"
            return
        if is_calling(words.tokens[second.head]) and not second.organization:
            post.last = second.last  # "член совета при МВД, | адвокат А"
            return
        bodiless = words.tokens[i].lower != "и" and _is_deputy_premier(post)
        bodiless = bodiless or post.position.lower().startswith("министр ")
        bodiless = bodiless or (_rules(post) and second.organization.lower() in _MINISTRIES)
        if (words.tokens[i].lower == "и" or not post.country) and not bodiless:
            post.organization = post.organization or second.organization
        post.country = post.country or second.country
        post.also = capacity_of(second)
        post.last = second.last

    def _said(self, post: Post, sentence: Sentence) -> _Said:
        """A post with the preposition before it, and the cases that this leaves it."""
        prep = phrases.preposition(self._words, post.first) or self._distant_preposition(post, sentence)
        cases = post.cases
        if not prep and self._is_genitive(post) and self._after_noun(post.first, sentence):
            cases = frozenset(("gen",))
        if prep in _ADVERBS and not cases & PREPOSITION_CASES[prep]:
            prep = ""
        return _Said(post, sentence, (cases & PREPOSITION_CASES[prep] or cases) if prep else cases, prep)

    def _with_names(self, post: Post, sentence: Sentence) -> list[Party]:
        """A post and the names that follow it; one party each for several states or several names."""
        said = self._said(post, sentence)
        bodies = holder_lists.bodies_of(self._words, self._spans, post, sentence)
        found = self.names_after(post, sentence, said.cases)
        if bodies and len(found) == len(bodies):
            each = zip(found, bodies, strict=True)
            return [self._party(said, name, organization=body, country=c) for (name, _), (body, c) in each]
        in_turn = post.plural and bool(self._bodies_in_turn(post, found, sentence))
        if len(found) == 1 and not post.plural and self._is_of_several(post, found[0][0]):
            found = []  # "указом главы области | Иван Петров назначен"
        if post.plural and len(found) == 1 and len(set(post.countries)) < 2 and not in_turn:
            found = []  # "представители Трампа" are not he
        names = [n for n, _ in found]
        if len(names) == 2 and post.also is not None:
            return self._one_each(said, names)
        one = len(found) == 1
        further = holder_lists.by_states(self._words, self._spans, post, names[0], sentence) if one else []
        if further:
            pairs = [(found[0][0], post.country), *further]
            said = replace(said, cases=self._plural_cases(post, said.cases))
            return [self._party(said, n, country=c) for n, c in pairs]
        heads = self._bodies_in_turn(post, found, sentence)
        if heads:
            pairs = [(found[0][0], post.organization), *heads]
            said = replace(said, cases=self._plural_cases(post, said.cases))
            return [self._party(said, n, organization=body) for n, body in pairs]
        if one and len(set(post.countries)) > 1:  # "с послами Чили и Перу | Сото обсудил"
            names = []
        if post.union and len(names) == 2 and len(post.countries) == 1:  # "послы Чили и ЕС А и Б"
            sides = zip(names, [post.country, ""], ["", post.union], strict=True)
            return [self._of_side(said, *side) for side in sides]
        if names and post.plural and len(post.countries) == len(names) > 1:
            return [self._party(said, n, country=c) for n, c in zip(names, post.countries, strict=True)]
        if names:
            parties = [self._party(said, n, country=c) for n, c in found]
            return holder_lists.of_ministries(parties)
        return self._apart(said)

    def _is_of_several(self, post: Post, name: Span) -> bool:
        """Whether a name agrees with a post only as a plural that it could be, and acts alone: "указом главы
        области | Иван Петров назначен"."""
        after = self._words.tokens[name.last + 1 : name.last + 2]
        if _is_acting(post):
            return False  # "врио главы МИД | Иван Петров прибыл"
        if not any(finite(t) and t.readings[0].number == "s" for t in after):
            return False
        readings = [r for r in self._words.tokens[post.head].readings if r.pos == "N"]
        single = frozenset(r.case for r in readings if r.number == "s") & post.cases
        several = frozenset(r.case for r in readings if r.number == "p") & post.cases
        return "nom" in several - single and bool(single) and self._likeliest(name) == {"nom"}

    def _bodies_in_turn(
        self, post: Post, found: Sequence[tuple[Span, str]], sentence: Sentence
    ) -> list[tuple[Span, str]]:
        """Further holders behind the only name, each with his body: "генсеки ООН А | и НАТО Б"."""
        one = found[0][0] if len(found) == 1 else None
        return holder_lists.of_bodies(self._words, self._spans, post, one, sentence) if one else []

    def _apart(self, said: _Said) -> list[Party]:
        """The holders of a post with their names behind states or bodies, or without names."""
        post, sentence = said.post, said.sentence
        by_body = holder_lists.by_bodies(self._words, self._spans, post, sentence)
        if by_body:
            return [self._party(said, n, organization=body) for n, body in by_body]
        listed = holder_lists.listed(self._words, self._spans, post, sentence)
        if listed:
            parties = [self._party(said, n, country=c) for n, c in listed]
            for before, party in pairwise(parties):
                behind = self._words.tokens[before.last + 1 : party.last]
                if party.person_span is not None and holder_lists.opens_phrase(behind):
                    # "А, находившийся в Перу, от Чили – | Б": no part of the second
                    party.first = party.head = party.person_span.first
            return parties
        bodies, states = holder_lists.led_bodies(self._words, self._spans, post, sentence)
        sides = [(c, body) for c in states or [post.country] for body in bodies]
        if not sides and post.plural and post.position == "представитель" and not post.organization:
            sent = [self._envoy(said, c) for c in post.countries]
            if sent:
                return sent
        if (
            not sides
            and (len(set(post.countries)) > 1 or post.union)
            and not international(post.organization)
        ):
            sides = [*((c, "") for c in post.countries), *([("", post.union)] if post.union else [])]
        nameless = [self._of_side(said, None, *side) for side in sides]
        return nameless or [self._party(said)]

    def _of_side(self, said: _Said, name: Span | None, country: str, body: str) -> Party:
        """One of several holders, of one state or body and of no other."""
        party = self._party(said, name, country=country, organization=body)
        party.plural, party.country = False, country
        if party.capacity is not None:
            party.capacity.country = country
        return party

    def _one_each(self, said: _Said, names: list[Span]) -> list[Party]:
        """ "президент и премьер-министр Польши А и Б": one post each."""
        post = said.post
        second, post.also = post.also, None
        parties = [self._party(said, n) for n in names]
        if second is not None:
            second.country = second.country or post.country
            parties[1].capacity = second
        return parties

    def _plural_cases(self, post: Post, cases: frozenset[str]) -> frozenset[str]:
        """The cases that the head of a post can have for several: "главы" is no genitive of theirs."""
        readings = self._words.tokens[post.head].readings
        return frozenset(r.case for r in readings if r.pos == "N" and r.number == "p") & post.cases or cases

    def _is_genitive(self, post: Post) -> bool:
        """Whether a post can be a genitive in its number: of "главы" the plural is none."""
        head = self._words.tokens[post.head]
        numbers = {r.number for r in head.readings if r.case == "gen"}
        return "gen" in post.cases and (not post.plural or head.lemma != "глава" or "p" in numbers)

    def _distant_preposition(self, post: Post, sentence: Sentence) -> str:
        """The preposition before a participle that describes the holder: "с прибывшим в Душанбе
        секретарем"."""
        for k in range(post.first - 2, max(post.first - 8, sentence.first - 1), -1):
            participle, before = self._words.tokens[k], self._words.tokens[k - 1] if k else None
            if participle.text in ",;:" or before is None:
                break
            if (
                participle.readings
                and participle.readings[0].pos == "P"
                and participle.cases("P") & post.cases
            ):
                noun = self._words.tokens[post.first - 1]
                if self._after_noun(post.first, sentence) and phrases.concords(participle, noun):
                    return ""  # "о намеченной на май встрече | президента"
                return phrases.preposition(self._words, k)
        whose = self._words.tokens[post.first - 1] if post.first > sentence.first + 1 else None
        if whose is not None and whose.lower in _WHOSE:  # "побеседовал с его ректором"
            return phrases.preposition(self._words, whose.index)
        return ""

    def _envoy(self, said: _Said, country: str) -> Party:
        """ "представители Ирана" without a name are their state."""
        post, at = said.post, said.sentence.index
        return Party(post.first, post.last, post.head, "state", at, said.cases, said.prep, country=country)

    def _party(
        self, said: _Said, name: Span | None = None, *, country: str = "", organization: str = ""
    ) -> Party:
        post, cases, capacity = said.post, said.cases, capacity_of(said.post)
        if name is not None and post.cases == naming.ALL:  # "и.о. министра" has no cases of its own
            own = self._likeliest(name)
            cases = own if own < OBLIQUE else cases
        if name is not None:  # "послы двух стран – А и Б"
            capacity.position = capacity.position.removesuffix(" двух стран").removesuffix(" стран")
            _lead_own(capacity)
        capacity.country = country or capacity.country
        capacity.organization = organization or capacity.organization
        last = max(name.last if name is not None else post.last, post.last)
        kind: PartyKind = "person" if name else "post"
        party = Party(post.first, last, post.head, kind, said.sentence.index, cases, said.prep)
        party.capacity, party.person_span, party.counterpart = capacity, name, post.counterpart
        party.plural = post.plural and name is None and len(post.countries) < 2
        if name and not said.prep:
            party.name_cases = self._one_case(post, said.sentence, cases)
        if name and self._is_bracketed(post, name):
            party.name_cases = self._likeliest(name)
        elif name and self._was_bracketed(name):
            own = self._likeliest(name)
            party.name_cases = own & frozenset(("nom",)) or own
        party.country = capacity.country
        party.also = (post.also,) if post.also is not None else ()
        return party

    def _is_bracketed(self, post: Post, name: Span) -> bool:
        """Whether a name stands in brackets of its own or of all: "принял министра | (Иван Серов)"."""
        if self._words.tokens[name.first - 1].text == "(":
            return True
        behind = self._words.tokens[post.last + 1 : name.first]
        return post.plural and bool(behind) and behind[0].text == "(" and behind[-1].text != ")"

    def _was_bracketed(self, name: Span) -> bool:
        """Whether blanks stand for the brackets around a name, as they do where several are listed: "глав МИД
        Чили (| Анна Руис) и Перу (| Уго Киспе)"."""
        first, last = self._words.tokens[name.first], self._words.tokens[name.last]
        text = self._words.text
        return text[first.start - 2 : first.start] == "  " and text[last.end : last.end + 1] == " "

    def _one_case(self, post: Post, sentence: Sentence, cases: frozenset[str]) -> frozenset[str]:
        """The accusative after a verb, the genitive after a noun, where the form of the post can be both."""
        if not {"gen", "acc"} <= cases or "nom" in cases or post.first == sentence.first:
            return frozenset()
        before = self._words.tokens[post.first - 1]
        pos = before.readings[0].pos if before.readings else ""
        if before.lower == "числе":
            return frozenset()  # "принял гостей, в том числе | министра А"
        if pos == "N" and is_received(self._words, post.first):
            return frozenset()
        if pos == "N" and not before.capital and "ins" not in before.cases("N"):
            return frozenset(("gen",))
        return frozenset(("acc",)) if pos in ("V", "I", "G") else frozenset()


def _lead_own(capacity: Capacity) -> None:
    """Give each of several heads the body that every state has: "главы МИД двух стран А и Б"."""
    head, _, body = capacity.position.partition(" ")
    if head == "глава" and not capacity.organization and body in _LED_BY_EACH:
        capacity.position, capacity.organization = head, _LED_BY_EACH[body]
    elif not capacity.organization:
        capacity.position, capacity.organization = parted(capacity.position)


_LED_BY_EACH = {"правительства": "правительство", "парламента": "парламент"}


def _is_deputy_premier(post: Post) -> bool:
    """Whether a post is one that ministers hold besides: "вице-премьер – министр", "заместитель
    премьер-министра – министр"."""
    position = post.position.lower()
    return "вице-премьер" in position or position.removeprefix("первый ").startswith(("заместитель ", "зам"))


def _turn_into(post: Post, second: Post) -> None:
    """Leave an occupation out that is none at the body of the post behind it."""
    post.position, post.organization, post.country = second.position, second.organization, second.country
    post.head, post.last, post.derived, post.countries = (
        second.head,
        second.last,
        second.derived,
        second.countries,
    )


def _rules(post: Post) -> bool:
    """Whether a post is at no ministry: "премьер | и глава МИД Катара А"."""
    return post.position.lower().split(" ")[-1] in _PREMIERS


def _is_called_so(post: Post, second: Post) -> bool:
    """Whether a post without a state is only the short name of what the next one is, so that it is another
    official's: "глава МИД | и министр иностранных дел Чили А"."""
    return not (post.country or post.plural) and means(capacity_of(post), capacity_of(second))


def _serves_all(post: Post, second: Post) -> bool:
    """Whether a post at a body of several states is none that an official of a state holds besides: "генсек
    ООН | и премьер-министр Чили А"; one of them chairs the ОБСЕ for a year."""
    chaired = "председател" in post.position.lower() and not post.organization.startswith("Евро")
    stated = bool(second.country) and not (second.former or post.country)
    return stated and international(post.organization) and not chaired


def _is_acting(post: Post) -> bool:
    """Whether a post is held for another: "исполняющий обязанности", "врио"."""
    first = post.position.lower().split(" ")[0]
    return first in ("исполняющий", "исполняющая", "временно", "врио", "ио") or first.startswith("и.о")
