"""Merges and unmerges, as records that agencies speak of, in the order the vector tells them.

Records of one cluster share a number and a person. A record that comes back speaks afterwards:
the live service fetches it then, and one that nobody ever spoke of is no record of ours.
"""

import json
from datetime import date
from typing import Any

from consumers.door import open_message
from consumers.message import Message
from domain.facts.entry import Entry
from domain.facts.identity import IdentifierObserved, IdentifierWithdrawn
from domain.people.effective import effective
from domain.people.links import pair
from domain.people.merges import merged_into
from domain.people.partition import who_is_who
from domain.people.told import told_links
from tests.domain.people.saying import START, log, merged, observed, seen, unmerged
from tests.reference.vector_checks.not_covered import NotCoveredError

SHARED = ("65656/91H", "123456/08K", "234567/10P", "345678/12X")  # a CRO number a cluster
BORN = (date(1990, 5, 17), date(1984, 11, 3), date(1979, 2, 8), date(1968, 7, 29))
GIVEN = ("Ash", "Robin", "Wren", "Rowan")
SYSTEM = "voluntary/vectors/"


def merge(vector: dict[str, Any]) -> dict[str, Any]:
    """One record merged into another."""
    event = vector["input"]["event"]
    before = _before(vector["input"]["before"])
    entries = log(*before, merged(_name(event["to_record"]), _name(event["from_record"])))
    gone = merged_into(effective(entries))
    who = who_is_who(entries)
    return {
        "merged_to": {_short(one): _short(other) for one, other in gone.items()},
        "clusters": _clusters(who.people.values(), without=gone),
        "cluster_status": "needs-attention" if who.suggestions else "active",
    }


def unmerge(vector: dict[str, Any]) -> dict[str, Any]:
    """Records given back by one that stays, one after another."""
    told = vector["input"]
    events = told.get("events") or [told["event"]]
    before = _before(told["before"])
    stays = events[0]["unmerged"]
    backs = [event["reactivated"] for event in events]
    undone = [unmerged(_name(event["reactivated"]), _name(event["unmerged"])) for event in events]
    entries = log(*before, *undone, *(_speaks(_name(back)) for back in backs))
    apart = told_links(effective(entries)).apart
    earlier = told_links(effective(entries[: len(before) + 1])).apart
    first = pair(_name(backs[0]), _name(stays))
    known = {entry.record for entry in before}
    return {
        "created": sorted(back for back in backs if _name(back) not in known),
        "clusters": _clusters(who_is_who(entries).people.values(), without={}),
        "unmerged_cluster": [_short(r) for r in who_is_who(entries).people[_name(stays)]],
        "exclusions": sorted([_short(one), _short(other)] for one, other in apart),
        "unmerged_scope_count": sum(_name(stays) in two for two in apart),
        "first_and_second_share_scope": pair(_name(backs[0]), _name(backs[-1])) in apart,
        "markers_differ": first in apart,
        "scope_shared": first in apart,
        "marker_of_unmerged_unchanged": earlier[first] == apart[first],
    }


def replacement(vector: dict[str, Any]) -> dict[str, Any]:
    """Which old prison numbers give way to which; or how we hear that one did."""
    told = vector["input"]
    if "crn" in told:
        return _announced(vector)
    old = told["merged_prison_numbers"]
    if old and told["prison"] not in told["prisons_in_scope"]:
        raise NotCoveredError  # the pilot's list of prisons was the service's, not a rule
    current = f"prison/{told['current_prison_number']}"
    gone = merged_into(effective(log(*(merged(current, f"prison/{number}") for number in old))))
    return {"replacements": sorted([_short(one), _short(other)] for one, other in gone.items())}


def _announced(vector: dict[str, Any]) -> dict[str, Any]:
    """The event as published, put through our door: both numbers read out of the facts it tells."""
    published = vector["expected"]
    told = vector["input"]
    body = {
        "eventType": published["event"],
        "version": 1,
        "occurredAt": START.isoformat(),
        "additionalInformation": {
            "bookingNumber": told["booking_number"],
            "previousNomsNumber": told["merged_prison_numbers"][0],
        },
        "personReference": {
            "identifiers": [
                {"type": "CRN", "value": told["crn"]},
                {"type": "NOMS", "value": told["current_prison_number"]},
            ]
        },
    }
    message = Message("in.probation.v1", 0, 0, json.dumps(body).encode(), START)
    facts = open_message(message, received_at=START)
    seen_now = [
        one.fact.value
        for one in facts
        if isinstance(one.fact, IdentifierObserved) and one.fact.kind == "noms"
    ]
    gone = [one.fact.value for one in facts if isinstance(one.fact, IdentifierWithdrawn)]
    return {
        "event": body["eventType"],
        "identifiers": [
            {"type": "CRN", "value": _short(facts[0].record)},
            *({"type": "NOMS", "value": value} for value in seen_now),
        ],
        "previous_prison_number": gone[0] if gone else None,
    }


def _before(told: dict[str, Any]) -> list[Entry]:
    entries: list[Entry] = []
    for n, cluster in enumerate(
        [*told["clusters"], *([one] for one in told.get("unclustered", ()))]
    ):
        for record in cluster:
            entries += [
                seen(_name(record), GIVEN[n], "Marlow", BORN[n]),
                observed(_name(record), "cro", SHARED[n]),
            ]
    return entries


def _speaks(record: str) -> Entry:
    return seen(record, "Lee", "Tarn", date(1975, 4, 21))


def _clusters(people: Any, *, without: dict[str, str]) -> list[list[str]]:
    kept = ([_short(record) for record in group if record not in without] for group in people)
    return sorted(sorted(group) for group in kept if group)


def _name(record: str) -> str:
    return f"{SYSTEM}{record}"


def _short(record: str) -> str:
    return record.rsplit("/", 1)[1]
