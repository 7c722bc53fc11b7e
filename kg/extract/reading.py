"""What a language pack hands to the core: the sentences of one article, understood one by one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kg.extract.confidence import Shares
from kg.extract.drafts import Agenda, Claim, Draft
from kg.extract.everyday import Everyday
from kg.extract.parties import Capacity, Party, Person
from kg.extract.spans import Span, Spans
from kg.extract.stories import Stories
from kg.extract.times import When
from kg.extract.words import Words


@dataclass(slots=True)
class Reading:
    """What an article says: parties, persons, event mentions, dates, topics with their cues, claims.

    ``located`` are the places where something happens ("в Баку"), ``venues`` the offices that are a place
    where no town is told ("в секретариате"). ``towns`` are those of events, where ``located`` is not used.

    ``frames`` are pairs (event, frame): the text says that the first takes place within the second.
    ``subject`` is the country that the text is mostly about ('' when none stands out).
    ``items`` are the numbers of the items that the sentences are of ([] where the text has one).
    ``published`` is the day of publication, YYYY-MM-DD ('' when it is not known).
    ``home`` is the country whose officials the text names without their country ('' when that is not plain).
    ``stories`` are the news that its sentences tell, which the core finds.
    ``pairs`` are the countries that the text names as two sides ("российско-иранский").
    ``wary`` says that phrases beside a gathering or what is planned are topics only if the scheme knows them.
    ``shares`` are the shares of right events by type and rule ({} where nothing has been measured).
    ``international`` says of the name of a body or gathering whether it is of several states.
    ``subordinate`` says of a position whether its holder serves the head of state or government of his own
    country. ``of_both`` gives the title in a position "of both countries", ``both`` are words that say so
    beside a title in the plural ("two"), ``counts`` what numbers in words count, ``guests`` the words that
    mean guests alone, so that nobody of the state of their host is one, ``hosts`` those for who receives,
    ``talks`` those for what the guest and the host of a visit do together ("переговоры").
    ``parted`` gives the post and the body that a title names.
    ``is_sent`` says of a post whether only another state sends its holder. ``sole`` says of a position
    whether a state has one holder of it ("foreign minister"). ``speaks`` says of a position whether its
    holder tells what others did. ``everyday`` is what tells that something is no diplomacy. ``stands_for``
    says whether a bare title can mean the holder of a position, ``at_body`` whether it can where he holds it
    at a body.
    """

    words: Words
    spans: Spans
    parties: list[Party]
    persons: list[Person]
    drafts: list[Draft]
    whens: list[When] = field(default_factory=list)
    located: list[Span] = field(default_factory=list)
    towns: list[Span] = field(default_factory=list)
    venues: list[Span] = field(default_factory=list)
    topics: list[Agenda] = field(default_factory=list)
    statements: list[Claim] = field(default_factory=list)
    frames: list[tuple[Draft, Draft]] = field(default_factory=list)
    items: list[int] = field(default_factory=list)
    home: str = ""
    subject: str = ""
    published: str = ""
    stories: Stories = field(default_factory=Stories)
    pairs: list[tuple[str, str]] = field(default_factory=list)
    wary: bool = False
    shares: Shares = field(default_factory=dict)
    international: Callable[[str], bool] = bool
    subordinate: Callable[[str], bool] = bool
    sole: Callable[[str], bool] = lambda position: False
    speaks: Callable[[str], bool] = lambda position: False
    of_both: Callable[[str], str] = str
    parted: Callable[[str], tuple[str, str]] = lambda title: (title, "")
    both: frozenset[str] = frozenset()
    counts: Mapping[str, int] = field(default_factory=dict)
    guests: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()
    talks: frozenset[str] = frozenset()
    of_state: Callable[[Capacity], bool] = lambda capacity: True
    is_sent: Callable[[Capacity], bool] = lambda capacity: False
    everyday: Everyday = field(default_factory=Everyday)
    stands_for: Callable[[str, str], bool] = lambda title, position: title == position
    at_body: Callable[[str, str, str], bool] = lambda title, position, body: True
