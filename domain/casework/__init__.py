"""What people do about a finding or a handover: their commands, and the facts these make."""
