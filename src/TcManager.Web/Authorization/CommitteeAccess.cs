using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using TcManager.Domain.Access;

namespace TcManager.Web.Authorization;

/// <summary>The thing that access is asked for.</summary>
/// <param name="CommitteeId">Whose it is.</param>
/// <param name="On">Its day, by which past members are judged; null for a list.</param>
public sealed record CommitteeMatter(long CommitteeId, DateOnly? On = null);

/// <summary>Asks for one action of the table <see cref="CommitteePermissions"/>.</summary>
public sealed record CommitteeRequirement(CommitteeAction Action) : IAuthorizationRequirement;

/// <summary>Consults the table, nothing else.</summary>
public sealed class CommitteeAccessHandler(CurrentActor current) : AuthorizationHandler<CommitteeRequirement, CommitteeMatter>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, CommitteeRequirement requirement, CommitteeMatter resource)
    {
        var actor = await current.GetAsync();
        if (CommitteePermissions.Allows(actor, requirement.Action, resource.CommitteeId, current.Today, resource.On))
        {
            context.Succeed(requirement);
        }
    }
}

/// <summary>Asks for one action of the table <see cref="SystemPermissions"/>.</summary>
public sealed record SystemRequirement(SystemAction Action) : IAuthorizationRequirement;

/// <summary>Consults the table, nothing else.</summary>
public sealed class SystemAccessHandler(CurrentActor current) : AuthorizationHandler<SystemRequirement>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, SystemRequirement requirement)
    {
        if (SystemPermissions.Allows(await current.GetAsync(), requirement.Action, current.Today))
        {
            context.Succeed(requirement);
        }
    }
}

/// <summary>The question that a controller asks first.</summary>
public sealed class CommitteeAccess(IAuthorizationService authorization, IHttpContextAccessor accessor)
{
    public async Task<bool> AllowsAsync(CommitteeAction action, CommitteeMatter matter) =>
        (await authorization.AuthorizeAsync(accessor.HttpContext!.User, matter, new CommitteeRequirement(action))).Succeeded;

    /// <summary>
    /// Null when allowed. What is not visible does not exist (404); what is visible but not allowed is forbidden (403).
    /// </summary>
    public async Task<IActionResult?> RefuseAsync(CommitteeAction action, CommitteeMatter matter)
    {
        if (await AllowsAsync(action, matter))
        {
            return null;
        }

        return await AllowsAsync(CommitteeAction.ViewMeetings, matter) ? new StatusCodeResult(StatusCodes.Status403Forbidden) : new NotFoundResult();
    }

    public async Task<bool> AllowsAsync(SystemAction action) =>
        (await authorization.AuthorizeAsync(accessor.HttpContext!.User, null, new SystemRequirement(action))).Succeeded;

    /// <summary>Null when allowed; what belongs to no committee is no secret, and forbidden (403) to the others.</summary>
    public async Task<IActionResult?> RefuseAsync(SystemAction action) => await AllowsAsync(action) ? null : new StatusCodeResult(StatusCodes.Status403Forbidden);
}

internal static class CommitteeAccessSetup
{
    internal static IServiceCollection AddCommitteeAccess(this IServiceCollection services) => services
        .AddScoped<CurrentActor>()
        .AddScoped<CommitteeAccess>()
        .AddScoped<IAuthorizationHandler, CommitteeAccessHandler>()
        .AddScoped<IAuthorizationHandler, SystemAccessHandler>();
}
