"""Where things happen: real codes of prisons and regions, invented services."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Region:
    """A probation region with a unit, a police force, a council and two prisons."""

    area: str  # region/wales
    unit: str  # unit/n03-cardiff
    force: str
    council: str
    prisons: tuple[str, str]  # where people are received, and where they are moved to
    women: str  # a women's prison


YORKSHIRE, WALES = "region/yorkshire-and-the-humber", "region/wales"
REGIONS = (
    Region(
        "region/east-midlands",
        "unit/n53-nots",
        "nottinghamshire",
        "nottingham",
        ("NMI", "RNI"),
        "PFI",
    ),
    Region(YORKSHIRE, "unit/n55-lee", "west-yorkshire", "leeds", ("LEI", "LHI"), "NHI"),
    Region("region/north-east", "unit/n54-dur", "durham", "hartlepool", ("DMI", "HHI"), "LNI"),
    Region("region/london", "unit/n07-lam", "metropolitan", "lambeth", ("WWI", "BXI"), "DWI"),
    Region(WALES, "unit/n03-cdf", "south-wales", "cardiff", ("CFI", "SWI"), "EWI"),
)

PROVIDERS = ("harbour-works", "northpath")
CHARITIES = ("lantern", "second-mile")

COMPANY = "crc-highmoor"  # a community rehabilitation company of 2014 to 2021

NOMIS = "/prison/nomis"
SEARCH = "/prison/search"
OMIC = "/prison/omic"
DPS = "/prison/hmpps"
DELIUS = "/probation/delius"
LICENCES = "/probation/licences"
CAS3 = "/probation/cas3"
TIERS = "/probation/tier"
COURT = "/court/common-platform"
TREATMENT = "/health/treatment"


def sources(*, companies: bool = False) -> tuple[str, ...]:
    """Every source there is, each of which sends heartbeats; and one there was."""
    return (
        *(NOMIS, SEARCH, OMIC, DPS, DELIUS, LICENCES, CAS3, TIERS, COURT, TREATMENT),
        *(f"/police/{region.force}" for region in REGIONS),
        *(f"/local-authority/{region.council}" for region in REGIONS),
        *(f"/provider/{name}" for name in PROVIDERS),
        *(f"/voluntary/{name}" for name in CHARITIES),
        *((f"/provider/{COMPANY}",) if companies else ()),
    )
