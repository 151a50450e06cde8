#!/usr/bin/env bash
# Publishes the application as a server would run it, measures it beside its floors, prints one table and writes it to docs/performance.md.
# bash tests/bench.sh [pages] [votes] [electorate] [calls] [mail] [membership]: only these, and nothing is written.
set -euo pipefail
cd "$(dirname "$0")/.."

missing=()
command -v wrk >/dev/null || missing+=(wrk)
command -v smtp-sink >/dev/null || missing+=(postfix)
ls -d /usr/lib/postgresql/*/bin >/dev/null 2>&1 || missing+=(postgresql)
if [ ${#missing[@]} -gt 0 ]; then
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "The benchmarks need these parts: ${missing[*]}. On Debian or Ubuntu: sudo apt-get install --no-install-recommends ${missing[*]}" >&2
    exit 2
  fi
  export DEBIAN_FRONTEND=noninteractive
  echo "postfix postfix/main_mailer_type select No configuration" | debconf-set-selections
  { apt-get update -qq && apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >/dev/null
fi

work=$(mktemp -d)
chmod 755 "$work"
finish() { bash tests/postgresql.sh stop "$work/server" 2>/dev/null || true; rm -rf "$work"; }
trap finish EXIT

dotnet publish src/TcManager.Web -c Release -o "$work/web" --nologo -v quiet
dotnet build tests/TcManager.Benchmarks -c Release --nologo -v quiet
server=$(bash tests/postgresql.sh start "$work/server")
dotnet tests/TcManager.Benchmarks/bin/Release/net10.0/TcManager.Benchmarks.dll "$work/web" "$server" "$@" >"$work/table"
cat "$work/table"
[ $# -eq 0 ] || exit 0

machine="$(nproc) cores, $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1), $(awk '/MemTotal/ {printf "%.0f GB", $2 / 1048576}' /proc/meminfo), .NET $(dotnet --version)"
{
  sed '/^## Measured/,$d' docs/performance.md
  printf '## Measured\n\n%s, on %s.\n\n' "$(date -u +%F)" "$machine"
  cat "$work/table"
} >"$work/performance.md"
cp "$work/performance.md" docs/performance.md
