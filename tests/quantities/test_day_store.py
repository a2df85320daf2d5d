"""Days in the database: any order of arrival gives the same rows, decisions hold, and queries use indexes."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date

import pytest
from marked_news import store, version

from cijferwacht.database import Database
from cijferwacht.database.days import pending_days
from cijferwacht.database.decisions import UnknownDecision, UnknownQuantity, decide, split_figure, undo
from cijferwacht.database.linking import link_and_tell
from cijferwacht.database.quantities import find_quantities, linked_figures, reported_values
from cijferwacht.quantities.reading import Version

DAYS = [date(2025, 3, day) for day in (3, 4, 5, 6)]


def archive() -> list[Version]:
    """Four days of made-up news with a change, a dispute, a correction, a repeat and a plan decided."""
    sluice = version(
        "Sluis bij Harlingen kost [90 miljoen euro = 9e7 EUR plan]",
        "De nieuwe sluis bij Harlingen kost de provincie [90 miljoen euro = 9e7 EUR plan]."
        " De bouw duurt drie jaar en geeft [200 mensen = 200 person plan] werk.",
        "2025-03-03T09:00",
    )
    return [
        sluice,
        version(
            "Loodstarief op de Waddenzee wordt [11 procent = 11 percent plan] hoger",
            "Het loodstarief op de Waddenzee gaat [11 procent = 11 percent plan] omhoog.",
            "2025-03-03T15:00",
            outlet="polder",
        ),
        version(
            "Sluis bij Harlingen kost [95 miljoen euro = 9.5e7 EUR plan]",
            "De nieuwe sluis bij Harlingen kost de provincie [95 miljoen euro = 9.5e7 EUR plan]."
            " De bouw duurt drie jaar en geeft [200 mensen = 200 person plan] werk.",
            "2025-03-04T08:00",
            replaces=sluice,
        ),
        version(
            "Provincie besluit: sluis bij Harlingen kost [95 miljoen euro = 9.5e7 EUR decided]",
            "De provincie heeft ingestemd met de nieuwe sluis bij Harlingen,"
            " die [95 miljoen euro = 9.5e7 EUR decided] kost.",
            "2025-03-05T11:00",
            outlet="polder",
        ),
        version(
            "In de EU is [210 miljard euro = 2.1e11 EUR] aan Russische tegoeden bevroren",
            "In de EU is [210 miljard euro = 2.1e11 EUR] aan Russische tegoeden bevroren.",
            "2025-03-05T12:00",
        ),
        version(
            "In de EU is [190 miljard euro = 1.9e11 EUR] aan Russische tegoeden bevroren",
            "In de EU is [190 miljard euro = 1.9e11 EUR] aan Russische tegoeden bevroren.",
            "2025-03-06T12:00",
            outlet="polder",
        ),
    ]


def catch_up(db: Database) -> None:
    """Do every day that waits, oldest first."""
    while waiting := pending_days(db):
        link_and_tell(db, waiting[0])


def told(db: Database) -> list[tuple[object, ...]]:
    """All change lines in the order of the reports."""
    with db.connection.cursor() as cursor:
        cursor.execute(
            "select day, rank, quantity_id, kind, sentence_nl, weight from change order by day, rank"
        )
        return cursor.fetchall()


def everything(db: Database) -> dict[str, list[tuple[object, ...]]]:
    """All that was worked out, without the numbers of rows and times of writing."""
    queries = {
        "change": "select day, rank, quantity_id, kind, before, after, since, sentence_nl from change",
        "link": "select v.version_key, c.start_at, l.quantity_id, l.day, l.score, l.reasons, l.runner_up"
        " from link l join claim c on c.id = l.claim_id"
        " join article_version v on v.version_id = c.version_id",
        "state": "select quantity_id, day, profile, standing from quantity_state",
        "quantity": "select id, number, day, name_nl from quantity",
        "term": "select dimension, term, quantities, found from term",
        "gained": "select g.day, t.dimension, t.term, g.quantity"
        " from term_gained g join term t on t.id = g.term_id",
        "value": "select quantity_id, day, position, low, high, unit, bound, status from reported_value",
        "day": "select day, versions, figures, new_untold, quantities from linked_day",
    }
    found = {}
    for name, query in queries.items():
        with db.connection.cursor() as cursor:
            cursor.execute(query)
            found[name] = sorted(cursor.fetchall(), key=repr)
    return found


@pytest.fixture
def filled(db: Database) -> Iterator[Database]:
    store(db, archive())
    catch_up(db)
    yield db


def test_four_days_are_told(filled: Database) -> None:
    lines = [(day, kind) for day, _, _, kind, _, _ in told(filled)]
    assert (date(2025, 3, 4), "corrected") in lines
    assert (date(2025, 3, 5), "status") in lines
    assert (date(2025, 3, 6), "changed") in lines
    assert not pending_days(filled)


@pytest.mark.parametrize("seed", range(4))
def test_any_order_of_arrival_gives_the_same_rows(db: Database, empty_url: str, seed: int) -> None:
    from cijferwacht.database import connect, migrate

    store(db, archive())
    catch_up(db)
    expected = everything(db)
    migrate(empty_url)
    with connect(empty_url) as other:
        order = archive()
        random.Random(seed).shuffle(order)  # noqa: S311
        for each in order:
            store(other, [each])
            if seed % 2:
                catch_up(other)
        catch_up(other)
        assert everything(other) == expected


def test_doing_a_day_again_changes_nothing(filled: Database) -> None:
    expected = everything(filled)
    link_and_tell(filled, DAYS[1])
    assert pending_days(filled) == DAYS[2:]
    catch_up(filled)
    assert everything(filled) == expected


def test_a_day_waits_when_one_of_its_versions_goes(filled: Database) -> None:
    with filled.transaction(), filled.connection.cursor() as cursor:
        cursor.execute("delete from reading where version_id = (select max(id) from version)")
    assert pending_days(filled) == [DAYS[3]]
    catch_up(filled)
    assert all(day != DAYS[3] for day, *_ in told(filled))


def pledges(day: str = "2025-03-05") -> list[Version]:
    """A pledge told in other words first, and the day after in those of its entry, by then decided."""
    return [
        version(
            "De Unie steekt [600 miljard dollar = 6e11 USD plan] in fabrieken",
            "De Unie steekt [600 miljard dollar = 6e11 USD plan] in fabrieken en investeringen over zee.",
            "2025-03-04T09:00",
        ),
        version(
            "Akkoord over Amerika",
            "De EU belooft [600 miljard dollar = 6e11 USD decided] aan investeringen in de Verenigde Staten.",
            f"{day}T09:00",
            outlet="polder",
        ),
        version(
            "Fabrieken",
            "De Unie steekt [600 miljard dollar = 6e11 USD decided] in fabrieken en investeringen over zee.",
            "2025-03-06T09:00",
        ),
    ]


def test_a_curated_quantity_goes_on_from_what_was_told_of_a_discovered_one(db: Database) -> None:
    store(db, pledges())
    catch_up(db)
    lines = [(str(day), quantity[:2], kind) for day, _, quantity, kind, _, _ in told(db)]
    assert lines == [("2025-03-04", "q-", "new"), ("2025-03-05", "eu", "status")]
    assert len(linked_figures(db, "eu-us-investment-pledge")) == 4
    before = everything(db)
    link_and_tell(db, DAYS[2])
    catch_up(db)
    assert everything(db) == before


def test_what_a_curated_quantity_takes_over_on_one_day_was_never_another(db: Database) -> None:
    store(db, pledges("2025-03-04"))
    catch_up(db)
    assert {quantity for _, _, quantity, _, _, _ in told(db)} == {"eu-us-investment-pledge"}
    assert not find_quantities(db, "fabrieken")


def test_a_discovered_quantity_an_editor_decided_on_is_not_taken_over(db: Database) -> None:
    store(db, pledges())
    catch_up(db)
    [first] = [quantity for day, _, quantity, _, _, _ in told(db) if day == DAYS[1]]
    decide(db, "confirm", first, by="Joke")
    catch_up(db)
    assert [kind for _, _, quantity, kind, _, _ in told(db) if quantity != first] == ["new"]


def test_what_is_told_in_passing_is_new_only_where_it_is_news(db: Database) -> None:
    store(
        db,
        [
            version(
                "Fabriek van de haven dicht",
                "De fabriek aan de haven sluit en [3 mannen = 3 person decided] gaan weg."
                " In de stad lag [1 huis = 1 count:huis] leeg."
                " De inflatie in Denemarken komt dit jaar uit op [3 procent = 3 percent plan].",
                "2025-03-04T09:00",
            ),
            version(
                "Inflatie in Noorwegen dit jaar [4 procent = 4 percent plan]",
                "De inflatie in Noorwegen komt dit jaar uit op [4 procent = 4 percent plan].",
                "2025-03-05T09:00",
            ),
        ],
    )
    catch_up(db)
    told_of = {quantity for _, _, quantity, _, _, _ in told(db)}
    assert "inflation-no-2025" in told_of
    assert "inflation-dk-2025" not in told_of


def sluice_of(db: Database) -> str:
    return next(each.id for each in find_quantities(db, "sluis"))


def test_a_muted_quantity_leaves_all_reports_and_comes_back(filled: Database) -> None:
    sluice, expected = sluice_of(filled), everything(filled)
    number = decide(filled, "mute", sluice, by="redacteur")
    assert pending_days(filled) == [DAYS[0]]
    catch_up(filled)
    assert not [line for line in told(filled) if line[2] == sluice]
    assert linked_figures(filled, sluice)
    undo(filled, number, by="redacteur")
    catch_up(filled)
    assert everything(filled) == expected


def test_a_name_given_by_an_editor_stands_in_every_report(filled: Database) -> None:
    sluice = sluice_of(filled)
    decide(filled, "rename", sluice, by="redacteur", name_nl="Kosten van de sluis bij Harlingen")
    catch_up(filled)
    sentences = [line[4] for line in told(filled) if line[2] == sluice]
    assert sentences
    assert all(str(text).startswith("Kosten van de sluis bij Harlingen: ") for text in sentences)


def test_a_line_that_is_no_change_goes_and_the_value_counts_as_reported(filled: Database) -> None:
    sluice = sluice_of(filled)
    decide(filled, "not-a-change", sluice, by="redacteur", day=DAYS[1])
    catch_up(filled)
    assert [line[3] for line in told(filled) if line[2] == sluice] == ["new", "status"]
    assert [value.low for _, value in reported_values(filled, sluice)] == [9.5e7, 9.5e7, 9e7]


def test_merging_sends_the_figures_of_one_quantity_to_another_also_in_history(filled: Database) -> None:
    tariff = next(each.id for each in find_quantities(filled, "loodstarief"))
    sluice, expected = sluice_of(filled), everything(filled)
    number = decide(filled, "merge", tariff, by="redacteur", other=sluice)
    catch_up(filled)
    assert not find_quantities(filled, tariff)
    assert {"11 procent"} < {figure.text for figure in linked_figures(filled, sluice)}
    undo(filled, number, by="redacteur")
    catch_up(filled)
    assert everything(filled) == expected


def test_splitting_lets_a_figure_start_a_quantity_of_its_own(filled: Database) -> None:
    sluice = sluice_of(filled)
    decision = next(each for each in linked_figures(filled, sluice) if each.day == DAYS[2])
    split_figure(filled, decision.claim, by="redacteur")
    catch_up(filled)
    assert DAYS[2] not in {figure.day for figure in linked_figures(filled, sluice)}


def test_decisions_on_what_is_not_there_are_refused(filled: Database) -> None:
    with pytest.raises(UnknownQuantity):
        decide(filled, "mute", "q-0000000000000000", by="redacteur")
    with pytest.raises(UnknownDecision):
        undo(filled, 99, by="redacteur")


def test_a_decision_stays_when_an_older_article_founds_the_quantity_anew(filled: Database) -> None:
    sluice = sluice_of(filled)
    decide(filled, "rename", sluice, by="redacteur", name_nl="De sluis")
    older = version(
        "Provincie rekent op [90 miljoen euro = 9e7 EUR plan] voor sluis bij Harlingen",
        "De nieuwe sluis bij Harlingen kost de provincie naar verwachting [90 miljoen euro = 9e7 EUR plan].",
        "2025-02-27T09:00",
        outlet="polder",
    )
    store(filled, [older])
    catch_up(filled)
    [now] = [line for line in told(filled) if line[0] == DAYS[2] and line[3] == "status"]
    assert now[2] != sluice
    assert str(now[4]).startswith("De sluis: ")
