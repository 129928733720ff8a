#!/bin/sh
# Brings the database, the static files and the index to this version. All of it may be repeated.
set -eu
python manage.py migrate --no-input
python manage.py load_vocabularies
python manage.py prepare_site
python manage.py collectstatic --no-input
python manage.py search_rebuild
