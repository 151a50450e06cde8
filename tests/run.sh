#!/usr/bin/env bash
# Installs what the tests need where it may, builds, runs every test, and ends with a line "N passed, N failed".
set -uo pipefail
cd "$(dirname "$0")/.."

say() { printf '== %s\n' "$*"; }

need_node_and_sdk() {
  command -v dotnet >/dev/null || { echo "The .NET 10 SDK is missing: install it from your system or https://dotnet.microsoft.com, then run this again." >&2; exit 2; }
  command -v npm >/dev/null || { echo "Node.js 20 with npm is missing: install it, then run this again." >&2; exit 2; }
}

# The shell draws no window around its pages and takes two thirds of the time.
find_chromium() { type -P chromium-headless-shell || type -P chromium || type -P chromium-browser || type -P google-chrome || true; }

# Writer and Calc: papers are opened in the one, tables in the other.
has_office() {
  local office
  office=$(type -P soffice || type -P libreoffice) || return 1
  office=$(dirname "$(readlink -f "$office")")
  ls "$office"/libswlo.so "$office"/libsclo.so >/dev/null 2>&1
}

install_parts() {
  local missing=()
  [ -n "$(find_chromium)" ] || missing+=(chromium-headless-shell)
  fc-list :lang=zh 2>/dev/null | grep -q . || missing+=(fontconfig fonts-noto-cjk)
  /usr/bin/python3 -c 'import aiosmtpd' 2>/dev/null || missing+=(python3-aiosmtpd)
  ls -d /usr/lib/postgresql/*/bin >/dev/null 2>&1 || missing+=(postgresql)
  has_office || missing+=(libreoffice-writer-nogui libreoffice-calc-nogui)
  [ ${#missing[@]} -eq 0 ] && return
  # What is said about packages is only there once the lists have been fetched.
  [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null || apt-get update -qq >/dev/null
  if command -v apt-cache >/dev/null && ! apt-cache show chromium-headless-shell >/dev/null 2>&1; then
    missing=("${missing[@]/chromium-headless-shell/chromium}")
  fi
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "Installing ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null || { echo "Could not install ${missing[*]}." >&2; exit 2; }
  else
    echo "The tests need these parts: ${missing[*]}" >&2
    echo "On Debian or Ubuntu: sudo apt-get install --no-install-recommends ${missing[*]}" >&2
    echo "Elsewhere: Chromium or Chrome on the PATH, a font with Chinese characters, PostgreSQL, LibreOffice with Writer and Calc, and the Python package aiosmtpd for /usr/bin/python3." >&2
    exit 2
  fi
}

need_node_and_sdk
install_parts
export TCMANAGER_CHROMIUM="$(find_chromium)"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say "Building"
# One compiler for all projects, also where the environment says otherwise: it is warm from the second on. It has a name of its own and ends with the build.
compiler=tcmanager-tests-$$
dotnet build TcManager.sln --nologo -v quiet -p:UseSharedCompilation=true -p:SharedCompilationId=$compiler || { echo "0 passed, 1 failed"; exit 1; }
pkill -f -- "-pipename:$compiler" 2>/dev/null

# Nothing that the tests write outlives them: it lies in one folder, in memory, where no disk is waited for, if there is plenty.
has_memory() {
  local limit
  limit=$(cat /sys/fs/cgroup/memory.max 2>/dev/null) || limit=max
  [ "$limit" = max ] || [ "$limit" -gt 12000000000 ] || return 1
  [ "$(awk '/MemAvailable/ {print int($2 / 1024)}' /proc/meminfo 2>/dev/null)" -gt 10000 ] && [ "$(df --output=avail -m /dev/shm | tail -n 1)" -gt 4000 ]
}
folder=
has_memory 2>/dev/null && folder=$(mktemp -d -p /dev/shm)
[ -n "$folder" ] || folder=$(mktemp -d)
chmod 755 "$folder"
export TMPDIR=$folder
log=$folder/log
status=0 own=

finish() {
  [ -z "$own" ] || kill -- "-$own" 2>/dev/null
  bash tests/postgresql.sh stop "$folder/postgresql" 2>/dev/null
  rm -rf "$folder"
}
trap finish EXIT

run() {
  dotnet test "$@" --no-build --nologo --logger "console;verbosity=minimal" 2>&1 | tee -a "$log"
  return "${PIPESTATUS[0]}"
}

# What measures the memory of its process has one of its own, beside the others. It is a job with a group of its own, so that a run that is broken off takes it along.
web() {
  local and=${1:+"$1&"}
  set -m
  run tests/TcManager.Web.Tests --filter "${and}Process=Own" &
  own=$!
  set +m
  run tests/TcManager.Web.Tests --filter "${and}Process!=Own" || status=1
  wait "$own" || status=1
  own=
}

for project in tests/*.Tests; do
  say "Testing $(basename "$project") (SQLite)"
  if [ "$project" = tests/TcManager.Web.Tests ]; then web; else run "$project" || status=1; fi
done

say "Testing TcManager.Web.Tests (PostgreSQL)"
if server=$(bash tests/postgresql.sh start "$folder/postgresql" fsync=off max_connections=1000); then
  # Without what says the same on any database, and was said above.
  TCMANAGER_TEST_POSTGRESQL=$server web "Database!=Any"
else
  status=1
fi

# Reads the file with all its profiles; no engine is needed for that.
compose() { if command -v docker-compose >/dev/null; then docker-compose "$@"; else docker compose "$@"; fi; }
if compose version >/dev/null 2>&1; then
  say "Checking docker-compose.yml"
  for profile in "" postgresql; do
    compose -f docker-compose.yml ${profile:+--profile "$profile"} config --quiet || { echo "docker-compose.yml is not valid with the profile '${profile:-default}'." >&2; status=1; }
  done
else
  say "Not checked: docker-compose.yml, because neither docker-compose nor docker compose is here."
fi

if docker info >/dev/null 2>&1; then
  say "Testing TcManager.Web.Tests (SQL Server in Docker)"
  # One after the other: each has a server of its own.
  for own_process in "!=" "="; do
    TCMANAGER_TEST_SQLSERVER=docker run tests/TcManager.Web.Tests --filter "Database!=Any&Process${own_process}Own" || status=1
  done
else
  say "Not run: TcManager.Web.Tests on SQL Server, because no Docker engine answers here. What its schema says was checked without a server."
fi

sum() { grep -oE "$1: +[0-9]+" "$log" | grep -oE '[0-9]+' | awk '{n += $1} END {print n + 0}'; }
passed=$(sum Passed) failed=$(sum Failed) skipped=$(sum Skipped)
# A run that broke off without a failed test is a failure all the same.
[ "$status" -eq 0 ] || [ "$failed" -gt 0 ] || failed=1
if [ "$skipped" -gt 0 ]; then echo "$passed passed, $failed failed, $skipped skipped"; else echo "$passed passed, $failed failed"; fi
[ "$status" -eq 0 ] && [ "$passed" -gt 0 ]
