"""Publishes a file of JSON lines: python publish.py FILE AGENCY [URL]; the token in PUBLISH_TOKEN."""

import http.client
import itertools
import json
import os
import sys
import time
import urllib.error
import urllib.request


def post(lines, agency, url):
    """The answer to one batch. Sending it again is harmless: what was recorded is a repeat."""
    headers = {"Content-Type": "application/x-ndjson", "X-Agency": agency}
    if token := os.environ.get("PUBLISH_TOKEN"):
        headers["Authorization"] = f"Bearer {token}"
    request = urllib.request.Request(url, b"".join(lines), headers)
    for seconds in (1, 2, 4, 8, 16, None):
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                return json.load(answer)
        except (OSError, http.client.HTTPException) as error:  # an HTTPError has a code
            code = getattr(error, "code", 503)
            if seconds is None or (code < 500 and code != 429):
                sys.exit(f"{error} {error.read().decode() if hasattr(error, 'read') else ''}")
            time.sleep(seconds)  # the server is away or busy: asked again, later each time


def main(file, agency, url="http://127.0.0.1:8420/publish"):
    with open(file, "rb") as lines:
        for batch in iter(lambda: list(itertools.islice(lines, 200)), []):
            for event in post(batch, agency, url)["events"]:
                print(*(event[part] or "-" for part in ("outcome", "id", "reason", "says")))


if __name__ == "__main__":
    main(*sys.argv[1:])
