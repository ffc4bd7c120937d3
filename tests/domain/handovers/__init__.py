"""Handover points: given what was said, where each instance has got to."""
