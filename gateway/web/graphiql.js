"use strict";

const FIRST_QUERY = `# Who is about to fall between two agencies?
{
  gaps(first: 10, verdict: [OPEN, BREACHED]) {
    totalCount
    nodes {
      code
      severity
      dueOn
      owner
      journey { knownAs state place releaseOn }
    }
    pageInfo { hasNextPage endCursor }
  }
}
`;

const fetcher = async (request) => {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json" },
    body: JSON.stringify(request),
  });
  return response.json();
};

ReactDOM.createRoot(document.getElementById("graphiql")).render(
  React.createElement(GraphiQL, { fetcher, defaultQuery: FIRST_QUERY }),
);
