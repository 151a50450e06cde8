using System.Globalization;
using System.Security.Claims;
using TcManager.Application;
using TcManager.Application.Accounts;
using TcManager.Application.Audit;
using TcManager.Domain.Access;

namespace TcManager.Web.Authorization;

/// <summary>Who acts in this request: read once, from the database and not from the claims of the sign-in.</summary>
public sealed class CurrentActor(IHttpContextAccessor accessor, ActorQueries queries, TimeProvider clock)
{
    private ActorProfile? _profile;
    private bool _isRead;

    /// <summary>The day on which rights are read. Committees lie in many zones; a seat's edge is read in this one.</summary>
    private const string RightsZone = "Asia/Shanghai";

    public DateOnly Today => clock.Today(RightsZone);

    /// <summary>Null for an anonymous caller.</summary>
    public async Task<ActorProfile?> ProfileAsync()
    {
        if (!_isRead)
        {
            var context = accessor.HttpContext!;
            var id = context.User.FindFirstValue(ClaimTypes.NameIdentifier);
            _profile = id is null ? null : await queries.FindAsync(long.Parse(id, CultureInfo.InvariantCulture), Today, context.RequestAborted);
            _isRead = true;
        }

        return _profile;
    }

    public async Task<Actor> GetAsync() => (await ProfileAsync())?.Actor ?? Actor.Anonymous;

    /// <summary>For the audit entry of a write.</summary>
    public async Task<Acting> ActingAsync()
    {
        var actor = await GetAsync();
        return new(actor.IsSignedIn ? actor.AccountId : null, actor.PersonId, accessor.HttpContext!.Connection.RemoteIpAddress?.ToString());
    }
}
