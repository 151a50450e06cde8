#!/usr/bin/env bash
# Until an issue is finished its one migration is regenerated, not followed by another: removes the last one of each database and adds it anew,
# from the model as the migration before it left it.
set -euo pipefail
cd "$(dirname "$0")/.."
name=${1:?usage: db/redo-migration.sh Name}
for provider in Sqlite SqlServer PostgreSql; do
  folder="db/$provider/Migrations"
  rm -f "$folder/"*"_$name".cs "$folder/"*"_$name".Designer.cs "$folder/TcManagerDbModelSnapshot.cs"
  last=$(ls "$folder/"*.Designer.cs 2>/dev/null | tail -n 1)
  if [ -n "$last" ]; then
    sed -e '/^using Microsoft.EntityFrameworkCore.Migrations;/d' -e '/\[Migration(/d' -e '/<inheritdoc/d' -e 's/partial class [A-Za-z]*\(\r\?\)$/partial class TcManagerDbModelSnapshot : ModelSnapshot\1/' \
      -e 's/override void BuildTargetModel(/override void BuildModel(/' "$last" >"$folder/TcManagerDbModelSnapshot.cs"
  fi
done
exec bash db/add-migration.sh "$name"
