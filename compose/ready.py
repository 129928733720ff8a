"""Exit status 0 when the web process of this container can serve; asked by the health check of compose.yaml."""

import os
import sys
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

PORT = int(sys.argv[1])
# The site answers only to its own name.
NAME = urlsplit(os.environ["BASE_URL"]).hostname or "localhost"


def main() -> int:
    connection = HTTPConnection("127.0.0.1", PORT, timeout=5)
    try:
        connection.request("GET", "/healthz/ready", headers={"Host": NAME})
        answer = connection.getresponse()
        sys.stdout.write(answer.read().decode())
    except (OSError, HTTPException) as error:
        sys.stdout.write(f"no answer: {error}\n")
        return 1
    return int(answer.status != 200)


sys.exit(main())
