using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Application.Demonstration;

namespace TcManager.Web.Tests.Demonstration;

public sealed class SeedingTwice
{
    [Fact]
    public async Task Two_installations_get_the_same_people_in_the_same_seats()
    {
        await using var one = new DemonstrationApp { IsFirstStart = true };
        await using var other = new DemonstrationApp { IsFirstStart = true };

        Assert.Equal(await Seats(one), await Seats(other));
    }

    [Fact]
    public async Task A_database_that_is_filled_stays_as_it_is()
    {
        await using var app = new DemonstrationApp();
        var before = await Seats(app);

        Assert.False(await app.In(services => services.GetRequiredService<SeedDemonstration>().ExecuteAsync(CancellationToken.None)));

        Assert.Equal(before, await Seats(app));
    }

    [Fact]
    public async Task Nothing_is_filled_in_unless_it_is_asked_for()
    {
        await using var app = new Fixture.TestApp { IsFirstStart = true };

        Assert.False(await app.InDb(db => db.Committees.AnyAsync()));
    }

    private static Task<List<string>> Seats(DemonstrationApp app) => app.InDb(db => db.Memberships
        .OrderBy(m => m.Id)
        .Select(m => m.Committee.Code + " " + m.Category + " " + m.Person.NameZh + " " + m.Person.NameLatin + " " + m.Person.Email + " " + m.Side)
        .ToListAsync());
}
