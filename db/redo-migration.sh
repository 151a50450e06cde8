#!/usr/bin/env bash
# Until an issue is finished its one migration is regenerated, not followed by another: removes the last one of each database and adds it anew.
set -euo pipefail
cd "$(dirname "$0")/.."
name=${1:?usage: db/redo-migration.sh Name}
for provider in Sqlite SqlServer PostgreSql; do
  rm -f "db/$provider/Migrations/"*"_$name".cs "db/$provider/Migrations/"*"_$name".Designer.cs
  newest=$(ls "db/$provider/Migrations/"*.Designer.cs 2>/dev/null | tail -n 1 || true)
  if [ -z "$newest" ]; then rm -f "db/$provider/Migrations/"*Snapshot.cs; else echo "db/$provider: take the snapshot back to $newest first (git checkout)" >&2; fi
done
exec bash db/add-migration.sh "$name"
