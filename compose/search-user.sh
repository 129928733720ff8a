#!/bin/bash
# Makes the role and the user of the site through the security API. May be repeated: a new password counts at once.
# Passwords travel by standard input, never in a list of processes.
set -euo pipefail
: "${ELASTICSEARCH:?the address}" "${AUTHORITY:?the certificate to trust}"
: "${ELASTIC_PASSWORD:?the password of elastic}" "${SITE_PASSWORD:?the password that the site gets}"
role=$(tr -d '\n' <"$(dirname "$0")/search-role.json")

ask() { # ask METHOD PATH [JSON]
    local body=""
    [ -z "${3:-}" ] || body="data = \"${3//\"/\\\"}\""
    curl --fail-with-body --silent --show-error --max-time 30 --config - <<CONFIG
url = "$ELASTICSEARCH/$2"
request = "$1"
cacert = "$AUTHORITY"
user = "elastic:$ELASTIC_PASSWORD"
header = "Content-Type: application/json"
$body
CONFIG
    echo
}

# Just started it knows no passwords yet, and refuses right ones.
for try in {1..30}; do
    said=$(ask GET '_cluster/health?wait_for_status=yellow&timeout=2s' 2>&1) && break
    [ "$try" -lt 30 ] || { echo "Elasticsearch does not let elastic in: $said" >&2; exit 1; }
    sleep 2
done

ask PUT _security/role/kansrijk "$role"
ask PUT _security/user/kansrijk "{\"password\": \"$SITE_PASSWORD\", \"roles\": [\"kansrijk\"]}"
