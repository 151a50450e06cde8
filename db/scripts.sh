#!/usr/bin/env bash
# Writes the SQL of all migrations for the DBA into db/scripts; SQL Server's and PostgreSQL's may be run again on any state, SQLite's only on an empty file.
set -euo pipefail
cd "$(dirname "$0")/.."
dotnet tool restore >/dev/null
mkdir -p db/scripts
for provider in SqlServer PostgreSql; do
  dotnet ef migrations script --idempotent --project "db/$provider" --startup-project "db/$provider" --output "db/scripts/$provider.sql"
done
dotnet ef migrations script --project db/Sqlite --startup-project db/Sqlite --output db/scripts/Sqlite.sql
sed -i '1s/^\xEF\xBB\xBF//' db/scripts/*.sql

# A database that the application makes itself reads committed snapshots already; one that a DBA makes does so by this.
sed -i '1e cat db/snapshots.sql' db/scripts/SqlServer.sql
