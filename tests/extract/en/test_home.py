"""The country that an English article writes from, and whose officials are named without their state."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from kg.extract import extract
from kg.extract.languages import en
from kg.records import Article, Source

from .stated import article


@pytest.mark.parametrize(
    ("text", "url", "home"),
    [
        ("The minister left.", "https://www.state.gov/a-call/", "US"),
        ("The minister left.", "https://mfa.gov.az/en/news/1", "AZ"),
        ("The minister left.", "https://www.gov.uk/government/news/a-visit", "GB"),
        ("The minister left.", "https://www.example.com/news", ""),
        ("Office of the Spokesperson. Secretary Blinken met Minister Lapid.", None, "US"),
        ("Readout of President Biden’s Call with Prime Minister Holness of Jamaica", None, "US"),
        ("Secretary of State Antony Blinken met with Foreign Minister Hakan Fidan.", None, "US"),
        ("Readout of the Secretary-General’s meeting with President Abbas", None, ""),
        ("Baku, May 3, AZERTAC. The minister spoke about the Azerbaijani economy.", None, "AZ"),
        ("BEIJING, May 3 (Xinhua) -- Serbian President Aleksandar Vucic landed in Belgrade.", None, ""),
        ("President Ilham Aliyev received the guests.", None, ""),
        ("NEW DELHI: Defence Minister Rajnath Singh will host the guests.", None, "IN"),
        ("GENEVA: Foreign Minister Hakan Fidan addressed the council.", None, ""),
        ("BEIJING (Reuters) - Foreign Minister Annalena Baerbock met officials.", None, ""),
        ("ANKARA (AA) - Turkish Deputy Foreign Minister Nuh Yilmaz met Minister Fidan.", None, "TR"),
        (
            "TASHKENT, May 3 - Uzbek President Aziz Karimov met U.S. officials.\n"
            "He flew to Samarkand.\nForeign Minister Bakhtiyor Saidov stayed. Secretary Rubio left.",
            None,
            "UZ",
        ),
        (
            "MOSCOW (Reuters) - Russian Foreign Minister Sergei Lavrov left for Minsk. "
            "Deputy Foreign Minister Sergei Ryabkov stayed.",
            None,
            "RU",
        ),
        ("The Ministry of Foreign Affairs of the Republic of Latvia informs: The minister left.", None, "LV"),
        ("The leaders will meet, a Downing Street spokesperson said.", None, "GB"),
    ],
)
def test_home(text: str, url: str | None, home: str) -> None:
    assert en.read(article(text, url=url)).home == home


@pytest.mark.parametrize(
    ("publisher", "home"),
    [
        ("The White House", "US"),
        ("US Department of State", "US"),
        ("Ministry of Foreign Affairs of the Republic of Latvia", "LV"),
        ("Embassy of Latvia", ""),
        ("Voices of Latvia", ""),
        ("Ministry of Foreign Affairs", ""),
    ],
)
def test_home_by_the_name_of_the_publisher(publisher: str, home: str) -> None:
    told = article("The minister left.")
    assert en.read(replace(told, source=replace(told.source, publisher=publisher))).home == home


def test_officials_without_a_state_are_of_the_home() -> None:
    text = (
        "Readout of President Biden’s Call with President Petr Pavel\n\nPresident Joe Biden spoke today with "
    )
    record = extract(article(text + "President Petr Pavel of Czechia.", title=61))
    assert {(o.person, o.country) for o in record.offices} == {("Joe Biden", "US"), ("Petr Pavel", "CZ")}


def test_a_title_that_the_home_lacks_is_foreign() -> None:
    text = (
        "Office of the Spokesperson. Secretary Blinken spoke with Prime Minister Barzani about the U.S. aid."
    )
    record = extract(article(text))
    assert {(o.person, o.country) for o in record.offices} == {("Blinken", "US"), ("Barzani", None)}


def test_our_country_is_the_home() -> None:
    reading = en.read(article("He praised our country.", url="https://mfa.gov.az/en/news/2"))
    assert [s.country for s in reading.spans.all if s.kind == "state"] == ["AZ"]


def test_a_post_without_a_name_is_of_the_home() -> None:
    text = "The Prime Minister spoke to the President of France, a Downing Street spokesperson said."
    posts = [p for p in en.read(article(text)).parties if p.kind == "post"]
    assert [(p.capacity.position, p.country) for p in posts if p.capacity is not None][:2] == [
        ("Prime Minister", "GB"),
        ("President", "FR"),
    ]


OWN = "BERLIN, May 3 (Reuters) - German Chancellor Friedrich Merz met Finance Minister Lars Klingbeil. "


@pytest.mark.parametrize(
    ("text", "person", "country"),
    [
        ("Deputy Foreign Minister Anna Luehrmann stayed.", "Anna Luehrmann", "DE"),
        ("Prime Minister Donald Tusk will come from Warsaw.", "Donald Tusk", "PL"),
        (
            "President Prabowo Subianto flew from Jakarta with his German counterpart.",
            "Prabowo Subianto",
            "ID",
        ),
        ("European Commissioner for Trade Maros Sefcovic came from Ankara.", "Maros Sefcovic", None),
        ("U.S. senators came with Secretary of State Marco Rubio.", "Marco Rubio", "US"),
    ],
)
def test_who_is_not_of_the_home(text: str, person: str, country: str | None) -> None:
    record = extract(article(OWN + text))
    assert {o.person: o.country for o in record.offices}[person] == country


def test_a_second_president_is_not_of_the_home() -> None:
    text = "TASHKENT: Uzbek President Aziz Karimov met Minister Saidov in Astana and President Tokayev."
    record = extract(article(text))
    assert {o.person: o.country for o in record.offices}["Tokayev"] == "KZ"


@pytest.mark.parametrize(
    ("met", "countries"),
    [
        ("Minister of Defense Pal Kertesz", {"Jan Tamm": "EE", "Pal Kertesz": None}),
        (
            "Minister of Defense Pal Kertesz, and Foreign Minister Luc Roux",
            {"Jan Tamm": "EE", "Pal Kertesz": None, "Luc Roux": None},
        ),
        (
            "President Petro Koval and Minister of Defense Pal Kertesz in Kyiv",
            {"Jan Tamm": "EE", "Petro Koval": "UA", "Pal Kertesz": "UA"},
        ),
    ],
)
def test_a_second_minister_and_who_is_met_with_him_are_not_of_the_home(
    met: str, countries: dict[str, str | None]
) -> None:
    text = f"TALLINN - Minister of Defense Jan Tamm met on Tuesday with {met}."
    assert {o.person: o.country for o in extract(article(text)).offices} == countries


def test_a_foreign_office_is_of_whose_it_is_and_so_is_its_minister() -> None:
    text = "Germany's Foreign Office said that Foreign Minister Anna Kerner would travel to Kyiv."
    reading = en.read(article(text))
    assert [p.country for p in reading.parties if p.kind == "body"] == ["DE"]
    assert {o.person: o.country for o in extract(article(text)).offices} == {"Anna Kerner": "DE"}
    british = en.read(article("The Foreign Office said that Britain would help."))
    assert [p.country for p in british.parties if p.kind == "body"] == ["GB"]


def test_who_is_met_abroad_is_of_the_state_of_the_place() -> None:
    text = (
        "In Israel, Deputy Secretary Paul Dorn met with President Adam Levin, War Cabinet Member Dan "
        "Katz, and Ambassador Jane Hill. Secretary of State Tony Marsh welcomed it."
    )
    offices = {o.person: o.country for o in extract(article(text, url="https://www.state.gov/x")).offices}
    assert (offices["Adam Levin"], offices["Dan Katz"]) == ("IL", "IL")
    assert (offices["Paul Dorn"], offices["Jane Hill"]) == ("US", "US")


def test_a_list_that_says_who_is_of_the_home_has_others_of_abroad() -> None:
    text = (
        "National Security Secretariat Secretary General Ito Ken, ROK National Security Advisor Cho "
        "Min-ho, and U.S. National Security Advisor Paul Dorn met today in Tokyo with Director Ann Lee."
    )
    offices = {o.person: o.country for o in extract(article(text, url="https://www.state.gov/x")).offices}
    assert (offices["Ito Ken"], offices["Cho Min-ho"], offices["Paul Dorn"]) == (None, "KR", "US")


def test_remarks_before_a_meeting_are_told_by_their_headline() -> None:
    title = "Secretary Paul M. Dorn and French Foreign Minister Luc Roux Before Their Meeting\n"
    text = f"{title}\nPaul M. Dorn, Secretary of State\n\nParis, France\n\nSECRETARY DORN: Good to see you."
    source = Source(id="t1", lang="en", published="2025-03-12", sha256="")
    record = extract(Article(source=source, text=text, body_start=len(title)))
    (event,) = record.events
    assert (event.type, event.date, event.place and event.place.name) == ("meeting", "2025-03-12", "Paris")
    assert [(p.name, p.country) for p in event.participants] == [("Paul M. Dorn", "US"), ("Luc Roux", "FR")]


@pytest.mark.parametrize(
    ("text", "person", "country"),
    [
        # A post that a state does not have is not of the only state that the text names.
        ("President Mark Dean and Chancellor Anna Kern spoke about Afghanistan.", "Anna Kern", None),
        ("While in Hanoi, President Dean met with General Secretary Vo Van Trong.", "Vo Van Trong", "VN"),
        ("Prime Minister Ann Hill of New Zealand met there with President Mark Dean.", "Mark Dean", "US"),
        # Two sides of a summit are no president and his own secretary.
        ("President Dean and Secretary Marsh convened a U.S.-Vietnam Summit.", "Marsh", "US"),
    ],
)
def test_posts_of_states_that_lack_them(text: str, person: str, country: str | None) -> None:
    record = extract(article(text, url="https://www.state.gov/x"))
    assert {o.person: o.country for o in record.offices}[person] == country


@pytest.mark.parametrize(
    ("text", "person", "office"),
    [
        # Who is known to lead another state is of that, not of the home or a state that a text is about.
        ("We will stand with Ukraine. President Putin chose this war.", "Putin", ("President", "RU")),
        ("The aid goes on. President Zelenskyy thanked the Senate.", "Zelenskyy", ("President", "UA")),
        ("President Dunmore thanked the Senate.", "Dunmore", ("President", "US")),
        # Heads of firms and of unions serve no state.
        ("Mary Stone, President and CEO, attended.", "Mary Stone", ("President and CEO", None)),
    ],
)
def test_whose_president_somebody_is(text: str, person: str, office: tuple[str, str | None]) -> None:
    record = extract(article(text, url="https://www.whitehouse.gov/x"))
    assert [(o.position, o.country) for o in record.offices if o.person == person] == [office]
