"""One module a kind of vector: its input put to the product's own functions, their answer as data."""
