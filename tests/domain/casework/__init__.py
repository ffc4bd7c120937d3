"""What people do about gaps and handovers: given, when, then."""
