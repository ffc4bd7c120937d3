"""The agencies of the open contract; the first step of every source is one of them.

Each has a row here, and with it its topics, its word in labels, in access and in commands.
"""

from collections.abc import Mapping

# The law an agency processes under: part 3 of the Data Protection Act (law enforcement), or UK GDPR.
AGENCIES: Mapping[str, str] = {
    "prison": "part3",
    "probation": "part3",
    "police": "part3",
    "court": "part3",
    "health": "uk-gdpr",
    "local-authority": "uk-gdpr",
    "provider": "uk-gdpr",
    "voluntary": "uk-gdpr",
}
MANY = frozenset({"provider", "voluntary"})  # of many: one source stands for one of them
