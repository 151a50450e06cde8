#!/usr/bin/env bash
# Adds a migration of the given name for all three databases: db/add-migration.sh Name
set -euo pipefail
cd "$(dirname "$0")/.."
name=${1:?usage: db/add-migration.sh Name}
dotnet tool restore >/dev/null
for provider in Sqlite SqlServer PostgreSql; do
  dotnet ef migrations add "$name" --project "db/$provider" --startup-project "db/$provider" --output-dir Migrations
done
bash db/carry.sh "$name"
exec bash db/scripts.sh
