"""Whose post it is that a text tells without a name."""

from __future__ import annotations

from kg.extract import extract

from .stated import article

_LEAD = "The foreign ministers of Oman and Norway met in Muscat on Monday. "


def test_of_two_named_one_after_the_other_nothing_says_who_is_of_which_state() -> None:
    text = f"{_LEAD}Anders Lien said it was a success. Yusuf Harthy agreed."
    offices = extract(article(text)).offices
    assert [(o.person, o.position, o.country) for o in offices] == [
        ("Anders Lien", "foreign minister", None),
        ("Yusuf Harthy", "foreign minister", None),
    ]


def test_of_two_named_with_their_states_each_is_of_his() -> None:
    text = f"{_LEAD}Norway’s Anders Lien said it was a success. Oman’s Yusuf Harthy agreed."
    offices = extract(article(text)).offices
    assert {(o.person, o.country) for o in offices} == {("Yusuf Harthy", "OM"), ("Anders Lien", "NO")}


_HOSTED = "National Security Adviser Jake Sorel hosted President Hassan Ali of Somalia at the White House."


def test_who_joins_a_host_is_of_no_state_of_the_guest() -> None:
    aside = (
        "Mr. Sorel, joined by Assistant to the President for Homeland Security Liz Randall, praised Somalia."
    )
    events = extract(article(f"{_HOSTED}\n\n{aside}\n\nThe United States will help.")).events
    joined = [p.country for e in events for p in e.participants if p.name == "Liz Randall"]
    assert joined == ["US"]


def test_a_post_of_the_headline_that_the_text_says_too_is_kept() -> None:
    headline = "Omar Said's Meeting with President Tembo\n\n"
    text = (
        "Omani Foreign Minister Omar Said met with President Felix Tembo of Chad, Chair of the African Union."
    )
    events = extract(article(headline + text, title=len(headline))).events
    met = [(p.position, p.organization) for e in events for p in e.participants if p.name == "Felix Tembo"]
    assert met == [("President", None)]


def test_officials_listed_are_of_the_state_of_the_last() -> None:
    listed = "President Luis Vega, Prime Minister Juan Paz and Foreign Minister Ana Ruiz of Peru"
    events = extract(article(f"Omani Minister Omar Said met with {listed}.")).events
    assert {p.name: p.country for e in events for p in e.participants} == {
        "Omar Said": "OM",
        "Luis Vega": "PE",
        "Juan Paz": "PE",
        "Ana Ruiz": "PE",
    }


def test_two_who_lead_a_government_are_of_two_states() -> None:
    listed = "President Luis Vega, Chancellor Karl Shaw and Prime Minister Ana Ruiz of Peru"
    events = extract(article(f"Omani Minister Omar Said met with {listed}.")).events
    known = {p.name: p.country for e in events for p in e.participants}
    assert (known["Luis Vega"], known["Karl Shaw"], known["Ana Ruiz"]) == (None, None, "PE")
