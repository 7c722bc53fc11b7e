"""The article that the project grew from gives what a careful reader finds in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.extract import extract
from kg.read import read
from kg.records import Article, Event, Record

from .promises import broken

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def article(shared: Path) -> Article:
    path = shared / "seed" / "article-ru.txt"
    if not path.is_file():
        pytest.skip("the seed article ../shared/seed/article-ru.txt is not here")
    (found,) = read(str(path), languages=("ru", "en", "az"))
    assert isinstance(found, Article)
    return found


@pytest.fixture(scope="module")
def record(article: Article) -> Record:
    return extract(article)


@pytest.fixture(scope="module")
def meeting(record: Record) -> Event:
    (found,) = [event for event in record.events if event.type == "meeting"]
    return found


def gathering(record: Record, words: str) -> Event:
    """Return the one conference whose name holds these words."""
    (found,) = [e for e in record.events if e.type == "conference" and words in (e.name or "")]
    return found


def test_every_fact_has_its_passage(article: Article, record: Record) -> None:
    assert broken(record, article.text) == []


def test_the_meeting_was_held_that_day(meeting: Event) -> None:
    assert (meeting.modality, meeting.date) == ("held", "2025-11-21")


def test_who_met_in_which_capacity(meeting: Event) -> None:
    assert {(p.name, p.position, p.organization, p.country) for p in meeting.participants} == {
        ("Али Асадов", "премьер-министр", None, "AZ"),
        ("Дорин Богдан-Мартин", "генеральный секретарь", "Международный союз электросвязи", None),
    }


def test_who_holds_which_post(record: Record) -> None:
    """The president of Azerbaijan is not named, so nobody holds that post."""
    assert {(o.person, o.position, o.organization, o.country, o.former) for o in record.offices} == {
        ("Али Асадов", "премьер-министр", None, "AZ", False),
        ("Дорин Богдан-Мартин", "генеральный секретарь", "Международный союз электросвязи", None, False),
    }


def test_the_conference_is_an_event_of_its_own(record: Record) -> None:
    conference = gathering(record, "Всемирная конференция по развитию телекоммуникаций")
    assert conference.modality == "held"
    assert conference.place is not None
    assert (conference.place.name, conference.place.country) == ("Баку", "AZ")


def test_the_2500_participants_are_a_claim_about_the_conference(record: Record) -> None:
    conference = gathering(record, "Всемирная конференция по развитию телекоммуникаций")
    (claim,) = [s for s in record.statements if s.attendance is not None]
    assert (claim.about, claim.attendance, claim.speaker) == (conference.id, 2500, None)
    assert "2500 специалистов" in claim.text


def test_the_regional_centre_was_opened(record: Record) -> None:
    opening = gathering(record, "Регионального центра акселерации")
    assert opening.modality == "held"
    assert opening.place is not None
    assert opening.place.name == "Баку"


def test_the_two_documents(record: Record) -> None:
    assert sorted(d.title for e in record.events for d in e.documents) == [
        "Концепция цифрового развития",
        "Стратегия развития искусственного интеллекта на 2025-2028 годы",
    ]


def test_the_documents_are_the_country_s_and_nobody_at_the_meeting_signs_them(record: Record) -> None:
    (adopted,) = [e for e in record.events if e.documents]
    assert [(p.name, p.country, p.role) for p in adopted.participants] == [(None, "AZ", "signatory")]


# The subjects in the order of the text, each in words that its phrase must hold, and their concepts where the
# scheme
# has one of the same scope.
SUBJECTS = [
    ("развитие сектора ИКТ", "telecommunications"),
    ("информационная экономика", "digital-economy"),
    ("экономика знаний", None),
    ("искусственный интеллект", "artificial-intelligence"),
    ("расширение цифровой инфраструктуры", None),
    ("борьбы с киберпреступностью", "cybercrime"),
    ("цифровой трансформации", "digital-transformation"),
    ("кибербезопасности", "cybersecurity"),
    ("электронного правительства", "e-government"),
    ("увеличение представительства", None),
    ("продление членства нашей страны в Совете союза", "membership-in-international-organizations"),
]


@pytest.mark.parametrize(("words", "concept"), SUBJECTS, ids=[str(n) for n in range(1, len(SUBJECTS) + 1)])
def test_a_topic_of_the_meeting_has_a_phrase_of_its_own(
    meeting: Event, words: str, concept: str | None
) -> None:
    (topic,) = [t for t in meeting.topics if words in t.label]
    assert concept is None or topic.concept == concept
    others = [w for w, _ in SUBJECTS if w != words]
    assert not any(other in topic.label for other in others)


def test_no_two_topics_share_a_passage(meeting: Event) -> None:
    passages = [e.quote for topic in meeting.topics for e in topic.evidence]
    assert len(set(passages)) == len(passages) >= len(SUBJECTS)


def test_the_membership_is_discussed_and_no_fact(record: Record) -> None:
    facts = [o.position for o in record.offices] + [d.title for e in record.events for d in e.documents]
    facts += [e.name or "" for e in record.events]
    facts += [f"{p.name} {p.position} {p.organization}" for e in record.events for p in e.participants]
    assert [fact for fact in facts if "членств" in fact.lower() or "Совет" in fact] == []
