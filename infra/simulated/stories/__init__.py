"""What happens to people: small situations, each of which knows which gaps it leaves."""
