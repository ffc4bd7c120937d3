"""Which prisons serve which part of the country: whoever leaves one of another part leaves far from home.

Prisons by their NOMIS codes. Part of the list is geography; high security, youth and foreign
national prisons belong to groups of their own, which serve no region. Open prisons and women's are left out:
people come there from everywhere.
"""

from collections.abc import Mapping

GROUPS: Mapping[str, frozenset[str]] = {
    "North East and North West": frozenset(
        {
            *("ACI", "BCI", "DMI", "DTI", "FBI", "HHI", "HII", "LFI", "LPI", "NLI", "PNI", "RSI"),
            *("KTI", "WMI"),
        }
    ),
    "Midlands and York and Humberside": frozenset(
        {
            *("BMI", "BSI", "DGI", "DNI", "FSI", "FWI", "GPI", "HEI", "HLI", "HMI", "LCI", "LEI"),
            *("LGI", "LHI", "LII", "MDI", "NMI", "ONI", "OWI", "RHI", "RNI", "SFI", "SHI", "SKI"),
            *("SNI", "WEI", "WTI"),
        }
    ),
    "London and the East of England": frozenset(
        {
            *("BFI", "BRI", "BXI", "CDI", "HPI", "LTI", "MTI", "NWI", "PBI", "PVI", "TSI", "WII"),
            *("WLI", "WSI", "WWI"),
        }
    ),
    "South of England": frozenset(
        {
            *("ASI", "BLI", "BNI", "CLI", "CWI", "DAI", "EEI", "EXI", "EYI", "GMI", "GNI", "HOI"),
            *("LWI", "PDI", "RCI", "VEI", "WCI"),
        }
    ),
    "Wales": frozenset({"BWI", "CFI", "PRI", "SWI", "UKI"}),
    "high security": frozenset(
        {
            *("AYI", "BAI", "FKI", "FNI", "GHI", "GTI", "ISI", "IWI", "LLI", "MRI", "SLI", "WDI"),
            *("WHI", "WRI"),
        }
    ),
    "youth": frozenset({"CKI", "FMI", "FYI", "PYI", "WNI", "WYI"}),
    "foreign nationals": frozenset({"HCI", "MHI", "MSI"}),
}
SERVES: Mapping[str, frozenset[str]] = {
    "North East and North West": frozenset({"north-east", "north-west", "greater-manchester"}),
    "Midlands and York and Humberside": frozenset(
        {"east-midlands", "west-midlands", "yorkshire-and-the-humber"}
    ),
    "London and the East of England": frozenset({"london", "east-of-england"}),
    "South of England": frozenset({"kent-surrey-and-sussex", "south-west", "south-central"}),
    "Wales": frozenset({"wales"}),
}
UNITS: Mapping[str, str] = {
    "n03": "wales",
    "n07": "london",
    "n50": "greater-manchester",
    "n51": "north-west",
    "n52": "west-midlands",
    "n53": "east-midlands",
    "n54": "north-east",
    "n55": "yorkshire-and-the-humber",
    "n56": "east-of-england",
    "n57": "kent-surrey-and-sussex",
    "n58": "south-west",
    "n59": "south-central",
}  # the first part of a unit's code is its region's


def region_of(area: str | None) -> str | None:
    """The probation region of an area, where it is one we know: unit/n03-ccd lies in wales."""
    kind, _, name = (area or "").partition("/")
    region = UNITS.get(name.partition("-")[0]) if kind == "unit" else name
    return region if region in UNITS.values() else None


def serves(prison: str, region: str) -> bool | None:
    """Whether that prison serves that region; None where it is of no group: open, women's, unknown."""
    for group, prisons in GROUPS.items():
        if prison in prisons:
            return region in SERVES.get(group, ())
    return None
