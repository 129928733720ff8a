#!/bin/bash
# Makes, once, an authority and the certificate of Elasticsearch, with Elasticsearch's own tool.
# The site gets the authority's certificate only; keys stay in the volume of Elasticsearch.
set -euo pipefail
private=${1:?the folder for keys}
public=${2:?the folder for the certificate that the site trusts}
days=3650

if [ ! -f "$private/authority/ca.crt" ]; then
    made=$(mktemp -d)
    elasticsearch-certutil ca --silent --pem --days "$days" --out "$made/authority.zip"
    unzip -q "$made/authority.zip" -d "$made"
    elasticsearch-certutil cert --silent --pem --days "$days" --name node --dns elasticsearch,localhost --ip 127.0.0.1 \
        --ca-cert "$made/ca/ca.crt" --ca-key "$made/ca/ca.key" --out "$made/node.zip"
    unzip -q "$made/node.zip" -d "$made"
    rm -rf "$private/node" "$private/authority"
    cp -r "$made/node" "$private/node"
    cp -r "$made/ca" "$private/authority"
    rm -rf "$made"
fi

# The image runs Elasticsearch as a user of group 0.
chmod 750 "$private/node" && chmod 640 "$private/node"/* && chmod 700 "$private/authority"
cp "$private/authority/ca.crt" "$private/authority.crt" && chmod 640 "$private/authority.crt"
cp "$private/authority/ca.crt" "$public/ca.crt"
chmod 755 "$public" && chmod 644 "$public/ca.crt"
