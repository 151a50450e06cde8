using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Data;

/// <summary>What <see cref="WholeTables"/> sees of a statement.</summary>
public sealed class WhatAQueryGoesThrough(TestApp app) : IClassFixture<TestApp>
{
    [Theory]
    [InlineData("""SELECT "q"."Id" FROM "Questions" AS "q" WHERE "q"."BallotId" = 1""", "")]
    [InlineData("""SELECT "q"."Id" FROM "Questions" AS "q" WHERE "q"."Text_En" = 'x'""", "Questions")]
    [InlineData("""SELECT "c"."Id" FROM "Committees" AS "c" WHERE "c"."Culture" = 'en'""", "")]
    [InlineData("""SELECT "q"."Id" FROM "Questions" AS "q" WHERE 0""", "")]
    [InlineData("""SELECT "q"."Id", (SELECT "m"."Id" FROM "Meetings" AS "m" WHERE 0) FROM "Questions" AS "q" WHERE "q"."Text_En" = 'x'""", "Questions")]
    [InlineData("""
        SELECT "b"."Id" FROM "Ballots" AS "b" LEFT JOIN (
            SELECT "q"."BallotId", "c"."No" FROM "Questions" AS "q" LEFT JOIN "Candidates" AS "c" ON "c"."QuestionId" = "q"."Id") AS "s" ON "s"."BallotId" = "b"."Id"
        WHERE "b"."Id" = 1
        """, "Questions")]
    public async Task Is_read_from_its_plan(string sql, string tables)
    {
        if (TestDatabase.Kind != DatabaseKind.Sqlite)
        {
            return;
        }

        await app.InDb(async db =>
        {
            await db.Database.OpenConnectionAsync();
            await using var command = ((SqliteConnection)db.Database.GetDbConnection()).CreateCommand();
#pragma warning disable CA2100 // Written above.
            command.CommandText = sql;
#pragma warning restore CA2100
            Assert.Equal(tables, string.Join(", ", WholeTables.Scanned(command)));
        });
    }
}
