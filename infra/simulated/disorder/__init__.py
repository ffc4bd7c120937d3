"""How feeds really behave: late, repeated, corrected, merged, mistaken. None of it leaves a gap."""
