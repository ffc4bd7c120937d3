"""Names nobody bears: invented, and plainly so."""

MEN = (
    *("Aldwyn", "Bramble", "Corvin", "Dunstable", "Eskel", "Fenwright", "Garrow", "Hollin"),
    *("Isendor", "Jasperin", "Kestrel", "Larkin", "Merrow", "Norvane", "Orlick", "Pembury"),
    *("Quillon", "Rookwin", "Selwick", "Thornley", "Umberto", "Varrick", "Wexley", "Yarrow"),
)
WOMEN = (
    *("Amberlyn", "Brackenia", "Clovera", "Dovelle", "Elmira", "Fennella", "Gorsette", "Heathrine"),
    *("Islaveen", "Junipera", "Kitterly", "Lindenna", "Marigold", "Nettlyn", "Oakleigh", "Primula"),
)
FAMILIES = (
    *("Applethwaite", "Bellwether", "Candlewick", "Dappleford", "Elderbrook", "Foxcastle"),
    *("Gatherwood", "Hollowmere", "Inkpenny", "Jarrowby", "Kingsmarrow", "Lanternby"),
    *("Mossgrove", "Nettlecombe", "Oxbarrow", "Pebblewick", "Quarrendon", "Ravensholt"),
    *("Saltmarsh", "Thistledown", "Underhay", "Vinterhall", "Willowbank", "Yewtree"),
    *("Ashenford", "Brightwell-Moor", "Cloudesby", "Driftwood", "Emberley", "Fallowfield-Rook"),
)
OTHER_SPELLINGS = (("w", "wh"), ("k", "ck"), ("i", "y"), ("ll", "l"), ("th", "t"))
