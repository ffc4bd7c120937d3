"""One GraphQL type a file, each with `of(row)`."""
