#!/usr/bin/env bash
# Starts a PostgreSQL of its own on loopback for the tests (start FOLDER [SETTING=VALUE …]), prints its connection string, and stops it (stop FOLDER).
set -euo pipefail
bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1 || true)
[ -n "$bin" ] || { echo "PostgreSQL is not installed." >&2; exit 2; }
folder=${2:?usage: postgresql.sh start|stop FOLDER [SETTING=VALUE …]}
settings=$(printf ' -c %s' "${@:3}")
[ $# -gt 2 ] || settings=
# The server refuses to run as root, and root's folders are not its to enter.
cd /
as() { if [ "$(id -u)" = 0 ]; then setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; else "$@"; fi; }
case ${1:-} in
  start)
    port=$(/usr/bin/python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
    mkdir -p "$folder"
    [ "$(id -u)" != 0 ] || chown postgres:postgres "$folder"
    as "$bin/initdb" -D "$folder/data" -U tcmanager -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
    as "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -w -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$folder -c max_connections=300$settings" start >/dev/null
    echo "Host=127.0.0.1;Port=$port;Username=tcmanager" ;;
  stop) as "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null ;;
  *) echo "usage: postgresql.sh start|stop FOLDER [SETTING=VALUE …]" >&2; exit 2 ;;
esac
