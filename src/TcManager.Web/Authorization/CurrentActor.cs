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
    private AccountHolder? _holder;

    /// <summary>The day on which rights are read. Committees lie in many zones; a seat's edge is read in this one.</summary>
    private const string RightsZone = "Asia/Shanghai";

    public DateOnly Today => clock.Today(RightsZone);

    /// <summary>Null for an anonymous caller.</summary>
    public async Task<ActorProfile?> ProfileAsync()
    {
        if (!_isRead)
        {
            _profile = AccountId is { } id ? await queries.FindAsync(id, Today, Aborted) : null;
            _isRead = true;
        }

        return _profile;
    }

    public async Task<Actor> GetAsync() => (await ProfileAsync())?.Actor ?? Actor.Anonymous;

    /// <summary>
    /// Whether the session is one of an account that is closed or gone: its cookie lives on, and is worth nothing. A page reads rights anyway; a form may ask for nothing but who it is.
    /// </summary>
    public async Task<bool> HasEndedAsync() =>
        AccountId is not null && (HttpMethods.IsPost(accessor.HttpContext!.Request.Method) ? await HolderAsync() is null : await ProfileAsync() is null);

    /// <summary>For the audit entry of a write. Where nothing of the request has asked for rights, only who it is is read.</summary>
    public async Task<Acting> ActingAsync()
    {
        var from = accessor.HttpContext!.Connection.RemoteIpAddress?.ToString();
        return await HolderAsync() is { } holder ? new(AccountId, holder.PersonId, from) : new(null, null, from);
    }

    private async Task<AccountHolder?> HolderAsync() => _isRead ? _profile is null ? null : new(_profile.Actor.PersonId)
        : AccountId is { } id ? _holder ??= await queries.HolderAsync(id, Aborted)
        : null;

    private long? AccountId => accessor.HttpContext!.User.FindFirstValue(ClaimTypes.NameIdentifier) is { } id ? long.Parse(id, CultureInfo.InvariantCulture) : null;

    private CancellationToken Aborted => accessor.HttpContext!.RequestAborted;
}
