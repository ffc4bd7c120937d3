"""The roots of the GraphQL schema, and how they are put together."""
