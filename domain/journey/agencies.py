"""The agencies of the open contract; the first step of every source is one of them."""

AGENCIES = frozenset(
    {
        "prison",
        "probation",
        "police",
        "court",
        "health",
        "local-authority",
        "provider",
        "voluntary",
    }
)
MANY = frozenset({"provider", "voluntary"})  # of many: one source stands for one of them
