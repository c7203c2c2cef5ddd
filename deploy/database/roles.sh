#!/bin/sh
# Runs once, when the database of compose.yaml is made. The passwords go to psql as variables, which quotes them.
set -eu
psql -v ON_ERROR_STOP=1 -v owner="$OWNER_PASSWORD" -v application="$APPLICATION_PASSWORD" -U "${POSTGRES_USER:-postgres}" <<'SQL'
create role hirelane_resolver nologin;
create role hirelane_app nologin;
create role hirelane_owner login password :'owner' in role hirelane_resolver;
create role hirelane login password :'application' in role hirelane_app;
create database hirelane owner hirelane_owner;
SQL
