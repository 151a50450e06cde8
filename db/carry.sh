#!/usr/bin/env bash
# Puts statements written by hand into a generated migration: db/{provider}/Carried/{Name}.before.sql in front of its steps, {Name}.after.sql behind them.
# What a dropped column held is set aside before and put in its new place after. Called by db/add-migration.sh.
set -euo pipefail
cd "$(dirname "$0")/.."
name=${1:?usage: db/carry.sh Name}
for provider in Sqlite SqlServer PostgreSql; do
  for migration in "db/$provider/Migrations/"*"_$name.cs"; do
    for place in before after; do
      sql="db/$provider/Carried/$name.$place.sql"
      [ -f "$sql" ] || continue
      awk -v place="$place" -v sql="$sql" '
        function put(  line) {
          while ((getline line < sql) > 0) {
            gsub(/"/, "\"\"", line)
            printf "            migrationBuilder.Sql(@\"%s\");\n", line
          }
        }
        /void Up\(/ { inside = 1 }
        inside && place == "after" && /^        }/ { print ""; put(); inside = 0 }
        { print }
        inside && place == "before" && /^        {/ { put(); print ""; inside = 0 }
      ' "$migration" >"$migration.carried"
      mv "$migration.carried" "$migration"
    done
  done
done
