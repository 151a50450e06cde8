#!/usr/bin/env bash
# Until an issue is finished its one migration is regenerated, not followed by another: takes the last one of each database away and adds it anew,
# from the model as the migration before it left it.
set -euo pipefail
cd "$(dirname "$0")/.."
name=${1:?usage: db/redo-migration.sh Name}
for provider in Sqlite SqlServer PostgreSql; do
  folder="db/$provider/Migrations"
  rm -f "$folder/"*"_$name".cs "$folder/"*"_$name".Designer.cs "$folder/TcManagerDbModelSnapshot.cs"
  before=$(ls "$folder/"*.Designer.cs 2>/dev/null | tail -n 1)
  [ -n "$before" ] || continue
  # What a migration left is written beside it, in the words of the snapshot.
  sed -e '/^using Microsoft.EntityFrameworkCore.Migrations;/d' -e '/\[Migration("/d' -e '/\/\/\/ <inheritdoc \/>/d' \
    -e 's/partial class [A-Za-z]*$/partial class TcManagerDbModelSnapshot : ModelSnapshot/' -e 's/void BuildTargetModel(/void BuildModel(/' "$before" >"$folder/TcManagerDbModelSnapshot.cs"
done
exec bash db/add-migration.sh "$name"
