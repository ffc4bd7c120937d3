"""Eight invented agencies and the lives they speak of: what a demonstration and tests replay."""
