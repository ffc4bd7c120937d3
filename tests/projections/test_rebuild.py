"""Which records a rebuild takes together."""

from projections.rebuild import Connected


def test_a_number_ties_records_and_a_name_with_its_birth_does_not():
    connected = Connected()
    records = ("prison/A1234BC", "probation/X123456", "voluntary/harbour/1")
    keys = [("noms:A1234BC", records[0]), ("noms:A1234BC", records[1])]
    alike = [("who:MARY:TARN:1980-01-31", record) for record in records]

    connected.add([*keys, *alike], records)

    assert [sorted(piece) for piece in connected.groups(1)] == [[*records[:2]], [records[2]]]
