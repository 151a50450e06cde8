using Microsoft.EntityFrameworkCore;
using TcManager.Application.Data;

namespace TcManager.Application.People;

/// <summary>Gives people and organisations that are older than their search keys what they are found by; where there is none left, it costs two queries.</summary>
public sealed class FillSearchKeys(TcManagerDb db)
{
    private const int Batch = 500;

    /// <summary>Housekeeping beside the rows' content: their versions stay, so that nobody's open form becomes stale by it.</summary>
    public async Task ExecuteAsync(CancellationToken ct)
    {
        for (long? last = 0; last is { } after;)
        {
            last = await PeopleAsync(after, ct);
        }

        for (long? last = 0; last is { } after;)
        {
            last = await OrganisationsAsync(after, ct);
        }
    }

    private async Task<long?> PeopleAsync(long after, CancellationToken ct)
    {
        var people = await db.People.AsNoTracking().Where(p => p.SearchKey == "" && p.Id > after).OrderBy(p => p.Id).Take(Batch).ToListAsync(ct);
        foreach (var person in people)
        {
            person.RenewSearchKey();
            await db.People.Where(p => p.Id == person.Id && p.SearchKey == "").ExecuteUpdateAsync(set => set.SetProperty(p => p.SearchKey, person.SearchKey), ct);
        }

        return people.LastOrDefault()?.Id;
    }

    private async Task<long?> OrganisationsAsync(long after, CancellationToken ct)
    {
        var organisations = await db.Organisations.AsNoTracking().Include("_formerNames").Where(o => o.SearchKey == "" && o.Id > after).OrderBy(o => o.Id).Take(Batch).ToListAsync(ct);
        foreach (var organisation in organisations)
        {
            organisation.RenewSearchKey();
            await db.Organisations.Where(o => o.Id == organisation.Id && o.SearchKey == "").ExecuteUpdateAsync(set => set.SetProperty(o => o.SearchKey, organisation.SearchKey), ct);
        }

        return organisations.LastOrDefault()?.Id;
    }
}
