"""Who is who: which records are one person, from what agencies and reviewers have said."""
