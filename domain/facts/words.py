"""The closed lists of words that several facts share (open contract, section 1)."""

from typing import Literal

Sex = Literal["male", "female"]
Role = Literal[
    "pom",
    "com",
    "offender-manager",
    "offender-supervisor",
    "responsible-officer",
    "key-worker",
    "mentor",
    "resettlement-worker",
    "iom-lead",
    "yjs-worker",
    "adult-worker",
    "victim-liaison",
    "work-coach",
]
Pathway = Literal[
    "accommodation",
    "attitudes",
    "family",
    "drugs-alcohol",
    "ete",
    "finance",
    "health",
    "abuse",
    "sex-work",
]
Mode = Literal["in-person", "phone", "video"]
ReleaseKind = Literal[
    "conditional",
    "unconditional",
    "hdc",
    "parole",
    "recall-end",
    "bail",
    "court",
    "time-served",
    "immigration",
    "early",
]
IdentifierKind = Literal["noms", "crn", "pnc", "cro", "nhs", "booking"]
