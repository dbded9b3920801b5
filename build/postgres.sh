#!/usr/bin/env bash
# A throw-away PostgreSQL: prints its connection string, lives until its standard input ends (Ctrl-D, or the end of
# the program that started it), and leaves nothing behind. It listens on a socket in its own folder, on no port.
set -euo pipefail

programs=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1)
[ -n "$programs" ] || programs=$(dirname "$(command -v initdb)")

folder=$(mktemp -d /tmp/carechat-postgres-XXXXXX)
if [ "$(id -u)" = 0 ]; then
  chown postgres: "$folder"
  as_owner() { runuser -u postgres -- "$@"; }
else
  as_owner() { "$@"; }
fi
cd "$folder"

stop() {
  as_owner "$programs/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
  cd /
  rm -rf "$folder"
}
trap stop EXIT
trap 'exit 0' INT TERM HUP

as_owner "$programs/initdb" -D "$folder/data" -U carechat --auth=trust --no-sync -E UTF8 --locale=C.UTF-8 >/dev/null
as_owner "$programs/pg_ctl" -D "$folder/data" -w -t 60 -l "$folder/log" -o "-k $folder -c listen_addresses= \
  -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=200" start >/dev/null

echo "Host=$folder;Username=carechat;Database=postgres"
cat >/dev/null
