"""Posts in Azerbaijani: the head noun and, to its left, what kind of post it is and whose.

"Azərbaycan Respublikasının xarici işlər naziri": the state in the genitive, the field, the head in the
possessive.
"""

from __future__ import annotations

from kg.extract.languages.az import bodies, unions
from kg.extract.languages.az.leftward import Leftward
from kg.extract.languages.az.lexicon import words_of
from kg.extract.languages.az.morphology import Form, forms, lower
from kg.extract.languages.az.open_fields import is_amid_fields, is_open_field
from kg.extract.languages.az.owners import Owners
from kg.extract.languages.az.qualifiers import only_qualifies
from kg.extract.languages.az.states import demonym_at, first_of
from kg.extract.languages.az.titles import (
    HEADS,
    Post,
    Walk,
    bare,
    following,
    head_cases,
    head_forms,
    into_title,
    is_acronym,
    is_board,
    is_deputy,
    is_envoy,
    is_field,
    is_first,
    is_given_name,
    joined,
    leads_alone,
    may_be_head,
    may_be_owned,
    owner_in_genitive,
    suffixes_quote,
    without_case,
)
from kg.extract.languages.az.units import Units
from kg.extract.spans import Span, Spans
from kg.extract.words import Words

_CALLINGS = words_of("names", "callings")
_WEAK = words_of("posts", "weak")
_ATTRIBUTES = words_of("posts", "attributes")
_NOUN_ATTRIBUTES = words_of("posts", "noun_attributes")
_FORMER = words_of("posts", "former")
_ORDINALS = words_of("posts", "ordinals")
_TIME = words_of("posts", "time")
# "Dövlət Departamentinin yüksək vəzifəli rəsmisi"
_HIGH = frozenset(("yüksək", "vəzifəli", "yüksəkvəzifəli"))


# Before one of many, who then is nobody told of.
_COUNTS = frozenset(("yaxın", "çox", "artıq", "neçə", "qrup"))
# "Sankt-Peterburq şəhərindəki baş konsulu"
_POSTED = frozenset(("şəhərindəki", "vilayətindəki", "ştatındakı", "bölgəsindəki", "əyalətindəki"))


# "Laçın rayonunda Prezidentin nümayəndəsi"
_DISTRICTS = frozenset(("rayonunda", "rayonlarında"))

# "ölkəmizdəki səfir"
_HERE = frozenset(
    ("ölkədəki", "ölkəmizdəki", "buradakı", "oradakı", "respublikamızdakı", "şəhərdəki", "paytaxtdakı")
)
_RANKED = words_of("posts", "high") - {"dövlət", "hökumət"}
# They serve nobody who is told by his post: "katibin | müdafiə naziri A ilə görüşəcəyi".
_CHIEFS = frozenset(("nazir", "prezident", "kansler", "spiker", "kral"))
# "dövlətin | başçısı"
_LEADERS = ("başçısı", "rəhbəri")
# "xarici işlər | naziri", "xarici işlər | nazirimiz"
_POSSESSED = ("3", "1p")
# What a rule answers that has no opinion of a word; a token or None is where the post goes on.
_UNREAD = -2


class PostReader:
    """Reads the posts of a text from their heads leftwards; each head once."""

    def __init__(self, words: Words, spans: Spans) -> None:
        self._words = words
        self._spans = spans
        self._tokens = words.tokens
        self._leftward = Leftward(words, spans)
        self._units = Units(words, spans)
        self._owners = Owners(words, spans)
        self._read: dict[int, Post | None] = {}

    def all(self) -> list[Post]:
        """Return the outermost posts of a text in its order."""
        found = [p for t in self._tokens if may_be_head(t) and (p := self.at(t.index)) is not None]
        inside = {p.inner for p in found if p.inner}
        return [p for p in found if (p.head, p.head) not in inside]

    def at(self, index: int) -> Post | None:
        """Return the post whose head a token is, None when it is no head."""
        if index not in self._read:
            self._read[index] = self._post(index)
        return self._read[index]

    def _post(self, index: int) -> Post | None:
        token = self._tokens[index]
        options = head_forms(token)
        if not options or self._spans.over(index) is not None:
            return None
        if is_given_name(self._words, index) or only_qualifies(self._words, self._spans, index):
            return None
        after = following(self._words, index)
        named = token.lower == "rəsmisi" and after is not None and after.capital
        if token.lower.startswith("rəsmi") and not named:
            return None  # "Aİ rəsmisini qəbul edib" refers to somebody told of
        walk = self._left(index)
        if not self._is_held(walk, options):
            return None
        return self._made(index, walk, options)

    def _is_held(self, walk: Walk, options: list[Form]) -> bool:
        noun = lower(options[0].stem)
        if noun in _WEAK:
            told = bool(walk.owner or len(walk.title) > 1 or walk.common is not None or walk.nested)
            told = told or (bool(walk.demonym) and noun not in _CALLINGS)  # "mərakeşli parlamentarilər"
            head = walk.title[-1]
            return told or self._shares_body(head, options) or self._serves_named(head, options)
        return True

    def _shares_body(self, head: int, options: list[Form]) -> bool:
        """Whether a bare title of its owner follows another's holder, or a word for him: "qrupun rəhbəri A və
        | üzvü B", "onun | müavini B"."""
        linked = head > 1 and self._tokens[head - 1].lower == "və" and self._tokens[head - 2].capital
        linked = linked or (head > 0 and self._tokens[head - 1].lower == "onun")
        after = following(self._words, head)
        return linked and after is not None and after.capital and any(f.owner == "3" for f in options)

    def _serves_named(self, head: int, options: list[Form]) -> bool:
        """Whether somebody named stands before his deputy: "Yanis Kalnsın | müavini Karl Tamm"."""
        before, after = self._tokens[head - 1] if head else None, following(self._words, head)
        named = before is not None and before.capital and before.sentence == self._tokens[head].sentence
        owned = any(f.owner == "3" for f in options) and after is not None and after.capital
        if before is None or not named or not owned or self._spans.over(head - 1) is not None:
            return False
        return any(f.case == "gen" and not f.plural for f in forms(before.text))

    def _left(self, head: int) -> Walk:
        walk = Walk(head, [head])
        k = head - 1
        low = self._words.sentences[self._tokens[head].sentence].first
        while k >= low:
            step = self._step(walk, k, low)
            if step is None:
                break
            k = step
        if len(walk.title) > 1 and self._tokens[min(walk.title)].lower == "və":
            walk.title.remove(min(walk.title))  # "Əsəd əş-Şeybani və | energetika naziri B"
        return walk

    def _step(self, walk: Walk, k: int, low: int) -> int | None:
        """Take token ``k`` into the post; return the next token to the left, None at the end of the post."""
        token, span = self._tokens[k], self._spans.over(k)
        if walk.owner is not None or walk.nested is not None:
            return None
        if span is not None and self._leftward.is_region_field(walk, span):
            walk.title = [*range(span.first, span.last + 1), *walk.title]
            walk.first = span.first
            return span.first - 1
        if span is not None:
            return self._leftward.take_span(walk, span)
        if token.shape == "number" and k > low and self._tokens[k - 1].end == token.start:
            return self._leftward.take_numbered(walk, k)
        if suffixes_quote(self._words, k) and self._units.take_firm(walk, k):
            return None
        if token.text == ")":
            return self._leftward.take_parenthesis(walk, k, low)
        if (session := self._leftward.skip_session(walk, k, low)) is not None:
            return session
        if walk.common is not None and (ruling := self._beside_common(walk, k, low)) is not None:
            return ruling
        return self._step_over(walk, k, low)

    def _step_over(self, walk: Walk, k: int, low: int) -> int | None:
        """Step over a word that says since when, whence or how somebody holds the post; take any other."""
        token = self._tokens[k]
        if self._is_appointed(k, low):
            return self._leftward.skip_appointment(walk, k, low)
        for skip in (self._leftward.skip_service, self._leftward.skip_descent, self._leftward.skip_count):
            if (left := skip(walk, k, low)) is not None:
                return left
        if (origin := self._leftward.take_origin(walk, k)) is not None:
            return origin
        in_office = token.lower == "olan" and k > low and self._tokens[k - 1].lower == "fəaliyyətdə"
        if in_office or token.lower in ("fəaliyyətdəki", "növbəti", "dönəm"):
            walk.first = k - in_office
            return walk.first - 1
        if token.lower in _HIGH and self._tokens[walk.title[-1]].lower.startswith("rəsmi"):
            return into_title(walk, k)
        high = token.lower == "yüksək" and self._tokens[k + 1].lower != "vəzifəli"
        if token.lower == "yeni" and is_amid_fields(self._words, walk, k):
            return into_title(walk, k)  # "sənaye və | yeni texnologiyalar naziri"
        if token.lower in _FORMER or (token.lower in _TIME and not high):
            return self._leftward.take_time(walk, k)
        if token.lower in ("üzrə",):
            return self._leftward.take_field(walk, k, low)
        if token.lower in ("yanında", "yanındakı"):
            return self._leftward.take_beside(walk, k)
        if token.lower in ("və", ","):
            return self._leftward.take_link(walk, k, low)
        return self._take_word(walk, k)

    def _is_appointed(self, k: int, low: int) -> bool:
        """Whether a token ends what says that somebody was chosen or appointed: "təyin edilmiş | səfir"."""
        word, before = self._tokens[k].lower, self._tokens[k - 1].lower if k > low else ""
        named = word in ("olunmuş", "edilmiş", "olunan", "edilən") and before in ("təyin", "müəyyən")
        return named or word in ("seçilmiş", "seçilən")

    def _beside_common(self, walk: Walk, k: int, low: int) -> int | None:
        """Leave out what stands between a state and its government: "Latviyanın yüksək səviyyəli dövlət və |
        hökumət nümayəndələri".
        """
        both = self._tokens[k].lower == "və" and k > low and self._tokens[k - 1].lower == "dövlət"
        if not both and self._tokens[k].lower not in _RANKED:
            return None
        walk.first = k - both
        return walk.first - 1

    def _take_word(self, walk: Walk, k: int) -> int | None:
        """Take a word that no span covers, by the first rule that has an opinion of it."""
        if self._tokens[k].shape != "word":
            return None
        for rule in (self._of_seat, self._of_states, self._of_body, self._of_post, self._of_title):
            step = rule(walk, k)
            if step != _UNREAD:
                return step
        return None

    def _of_seat(self, walk: Walk, k: int) -> int | None:
        """Where an envoy sits: "ölkəmizdəki səfir", "Sankt-Peterburq şəhərindəki baş konsul"."""
        word = self._tokens[k].lower
        if not is_envoy(self._tokens[walk.title[-1]]):
            return _UNREAD
        if word in _HERE:
            walk.first = k - 1 if self._tokens[k - 1].lower in ("bu", "həmin", "qardaş", "dost") else k
            return walk.first - 1
        return self._leftward.take_posted_town(walk, k) if word in _POSTED else _UNREAD

    def _of_states(self, walk: Walk, k: int) -> int | None:
        """States without their names: "TDT-yə üzv ölkələrin", "iki qardaş ölkənin", "ölkənin"."""
        word = self._tokens[k].lower
        if word in ("ölkələri", "ölkələrinin", "dövlətləri", "dövlətlərinin"):
            return k - 1 if self._spans.over(k - 1) is not None else None
        members = unions.members(self._words, self._spans, k)
        if members is not None:
            walk.owner, walk.first = members, members.first
            return None
        close = k > 0 and self._tokens[k - 1].lower in ("qardaş", "dost", "qonşu")
        several = k > close and self._tokens[k - 1 - close].lower in ("iki", "üç")
        states_ = ("ölkənin", "dövlətin", "respublikanın", *(("ölkə", "dövlət") if several else ()))
        head = self._tokens[walk.title[-1]].lower
        alone = word == "ölkə" and head.startswith(("prezidenti", "naziri")) and walk.title[0] == k + 1
        alone = alone or (word == "ölkə" and self._is_of_land(walk, k))
        if word not in states_ and not alone:
            return _UNREAD
        whole = word == "dövlətin" or (several and word in ("ölkə", "dövlət"))
        if whole and head.startswith(_LEADERS) and walk.title[0] == k + 1:
            walk.noun_modified = True
            return into_title(walk, k)  # "dövlətin başçısı", "iki | dövlət başçısı"
        walk.local, walk.first = not several, k - several * (1 + close)
        return None

    def _is_of_land(self, walk: Walk, k: int) -> bool:
        """Whether a body is of the state spoken of: "ölkə | parlamentinin sədri", no "xarici ölkə"."""
        single = walk.common is not None and not any(f.plural for f in forms(self._tokens[walk.common].text))
        return single and self._tokens[k - 1].lower not in ("xarici", "üzrə")

    def _of_body(self, walk: Walk, k: int) -> int | None:
        """A seat, a firm, a board, an acronym or a territory that the post is of."""
        token = self._tokens[k]
        seat = self._leftward.skip_seat(walk, k) if is_envoy(self._tokens[walk.title[-1]]) else None
        if seat is not None:
            return seat
        if is_acronym(token) and self._units.take_firm(walk, k):
            return None
        if is_board(self._words, k) and self._presides(k):
            name = without_case(self._words.quote(k - 1, k), "gen")
            walk.owner, walk.first = Span(k - 1, k, "body", name), k - 1
            return None
        if is_board(self._words, k):
            walk.title, walk.first, walk.noun_modified = [k - 1, k, *walk.title], k - 1, True
            return k - 2
        if is_acronym(token):
            walk.owner, walk.first = Span(k, k, "body"), k
            return None
        territory = self._units.territory(k)
        if territory is None:
            return _UNREAD
        walk.owner, walk.first = territory, territory.first
        return None

    def _presides(self, k: int) -> bool:
        """Whether a board is the head of a state: "Bosniya və Herseqovinanın | Rəyasət Heyətinin sədri"."""
        of = self._spans.over(k - 2) if k > 1 else None
        return self._tokens[k - 1].lower == "rəyasət" and of is not None and of.kind == "state"

    def _of_post(self, walk: Walk, k: int) -> int | None:
        """The post of somebody whom this one serves: "Prezidentin köməkçisi", "Prezidentin xüsusi elçisi"."""
        nested = self._nested(walk, k)
        if nested is not None:
            walk.nested, walk.first = nested, nested.first
            return None
        owner = self._units.sender(k) if self._tokens[k].lower == "xüsusi" else None
        if owner is None:
            return _UNREAD
        walk.title = [*range(owner + 1, k + 1), *walk.title]
        walk.first = owner + 1
        return owner

    def _of_title(self, walk: Walk, k: int) -> int | None:
        """An attribute or field of the title, a body in small letters, or whose countryman somebody is."""
        token = self._tokens[k]
        if token.lower in _ATTRIBUTES:
            walk.noun_modified |= token.lower in _NOUN_ATTRIBUTES
            return into_title(walk, k)
        if self._units.is_common_body(walk, token):
            return self._units.take_common(walk, k) if may_be_owned(self._tokens, walk, k) else None
        if walk.common is None and is_field(token):
            walk.noun_modified = walk.noun_modified or not walk.fielded
            return into_title(walk, k)
        if walk.common is None and is_open_field(self._words, self._spans, walk, k):
            walk.noun_modified = True
            return into_title(walk, k)
        country = demonym_at(self._words, k)
        if country and (token.text[0].islower() or is_first(self._words, token)):
            walk.demonym, walk.first = country, k
            body = self._spans.over(k - 1) if k else None
            if body is not None and body.kind == "body" and not body.country:
                return k - 1  # "Təşkilatın | estoniyalı sədri": of a body, and of a state
        return None

    def _nested(self, walk: Walk, k: int) -> Post | None:
        """The post that owns this one: "Prezidentinin köməkçisi", "nazirinin müavini", "nazir müavini"."""
        options = head_forms(self._tokens[k])
        several = any(f.plural for f in head_forms(self._tokens[walk.title[-1]]))
        owned = any(f.owner == "3" for f in head_forms(self._tokens[walk.title[-1]]))
        # "Peru Prezidentinin | Baş nazir ilə görüşü": nobody's premier
        genitive = owned and any(f.case == "gen" and (several or not f.plural) for f in options)
        deputy = is_deputy(self._tokens[walk.title[0]])
        bare = (deputy or self._assists(walk, k)) and any(f.case == "nom" and not f.plural for f in options)
        chief = any(lower(f.stem) in _CHIEFS for f in head_forms(self._tokens[walk.title[-1]]))
        chief = chief or leads_alone(self._words, walk)
        if not (genitive or bare) or (chief and not bare and not several):
            return None
        return self._made(k, self._left(k), options)

    def _assists(self, walk: Walk, k: int) -> bool:
        """Whether a post is that of an assistant minister: "nazir | köməkçisi"."""
        helper = self._tokens[walk.title[-1]].lower.startswith("köməkçisi") and walk.title[0] == k + 1
        return helper and self._tokens[k].lower in ("nazir", "katib")

    def _is_more_than(self, index: int) -> bool:
        """Whether "artıq" follows a number: "50-dən | artıq"."""
        return index > 0 and self._tokens[index - 1].lower.endswith(("dən", "dan"))

    def _made(self, head: int, walk: Walk, options: list[Form]) -> Post:
        noun = lower(options[0].stem)
        post = Post(walk.first, head, head, bare(noun))
        post.former = walk.former or bare(noun) != noun or self._was_before(post)
        before = self._tokens[walk.first - 1].lower if walk.first else ""
        # "hər iki ölkənin rəhbəri": the leaders of both
        of_each = self._tokens[walk.first].lower in ("iki", "üç")
        here = bool(before) and self._tokens[walk.first - 1].sentence == self._tokens[head].sentence
        # "50-yə yaxın nazir", "50-dən artıq nazir", and no "artıq nazirlə görüşüb"
        many = here and before in _COUNTS and (before != "artıq" or self._is_more_than(walk.first - 1))
        counted = walk.many or before in ("iki", "üç", "dörd", "beş") or many
        post.plural = any(f.plural for f in options) or of_each or counted
        post.owned = any(f.owner == "3" for f in options)
        post.local = walk.local
        post.cases = head_cases(
            options,
            owned=walk.owner is not None
            or walk.noun_modified
            or walk.nested is not None
            or walk.common is not None
            or walk.local,
        )
        self._name(post, walk, options)
        self._owners.assign(post, walk)
        post.country = post.country or self._first_of_pair(post)
        if walk.nested is not None and noun == "nümayəndə":
            post.first = self._district(post.first)
        if noun == "papa" and not post.country:
            post.country = "VA"
        if post.plural:
            self._owners.spread(post, walk)
        return post

    def _district(self, first: int) -> int:
        """Where the districts begin to which a president has sent somebody: "Ağdam və Füzuli rayonlarında |
        Prezidentin nümayəndəsi".
        """
        if not first or self._tokens[first - 1].lower not in _DISTRICTS:
            return first
        k = first - 2
        while k > 0 and self._tokens[k].sentence == self._tokens[first].sentence:
            listed = self._tokens[k].lower in ("və", ",") and self._spans.over(k - 1) is not None
            place = self._spans.over(k)
            if not listed and (place is None or place.kind != "place"):
                break
            k = k - 1 if place is None else place.first - 1
        return k + 1

    def _first_of_pair(self, post: Post) -> str:
        """The state of who heads "Azərbaycan-Gürcüstan Dostluq Qrupu": that told first."""
        name = lower(post.organization)
        friends = name.endswith("qrupu") and any(w in name for w in ("dostluq", "parlamentlərarası"))
        return first_of(post.organization.split()[0]) if friends and not post.plural else ""

    def _was_before(self, post: Post) -> bool:
        """Whether "sabiq" stands before the state: "sabiq Belçika Baş naziri"."""
        before = self._tokens[post.first - 1] if post.first else None
        gone = (
            before is not None
            and before.lower in _FORMER
            and before.sentence == self._tokens[post.head].sentence
        )
        if gone:
            post.first -= 1
        return gone

    def _name(self, post: Post, walk: Walk, options: list[Form]) -> None:
        """Set the position: the title's words, the head in the nominative."""
        words = [self._tokens[i].text for i in walk.title]
        if post.noun == "prezident":
            # "Ermənistanın ikinci və üçüncü prezidentləri" have been presidents
            post.former = post.former or (post.plural and lower(words[0]) in _ORDINALS)
            while len(words) > 1 and (lower(words[0]) in _ORDINALS or words[0] == "və"):
                del words[0]
        option = next((f for f in options if f.owner in _POSSESSED), options[0])
        keeps = walk.noun_modified or (walk.nested is not None)
        stem = option.stem if bare(lower(option.stem)) in HEADS else options[0].stem
        stem = stem[len(stem) - len(post.noun) :]
        words[-1] = bodies.possessed(stem) if keeps and option.owner in _POSSESSED else stem
        position = joined(words)
        if walk.nested is not None:
            position = f"{owner_in_genitive(walk.nested, self._tokens)} {position}"
            post.inner = (walk.nested.head, walk.nested.head)
        post.position = position
