#!/usr/bin/env bash
# Until an issue is finished its one migration is regenerated, not followed by another: removes the last one of each database and adds it anew,
# from the model as it was before the migration first came.
set -euo pipefail
cd "$(dirname "$0")/.."
name=${1:?usage: db/redo-migration.sh Name}
for provider in Sqlite SqlServer PostgreSql; do
  folder="db/$provider/Migrations"
  first=$(git log --diff-filter=A --format=%H -- "$folder/*_$name.cs" | tail -n 1)
  before=${first:+$first^}
  before=${before:-HEAD}
  rm -f "$folder/"*"_$name".cs "$folder/"*"_$name".Designer.cs
  if ls "$folder/"*.Designer.cs >/dev/null 2>&1; then
    git show "$before:$folder/TcManagerDbModelSnapshot.cs" >"$folder/TcManagerDbModelSnapshot.cs"
  else
    rm -f "$folder/TcManagerDbModelSnapshot.cs"
  fi
done
exec bash db/add-migration.sh "$name"
