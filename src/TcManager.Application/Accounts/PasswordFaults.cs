using Microsoft.AspNetCore.Identity;
using TcManager.Domain;

namespace TcManager.Application.Accounts;

/// <summary>What Identity finds at a new password, as refusals at its field.</summary>
internal static class PasswordFaults
{
    internal static IReadOnlyList<Refusal> Of(IdentityResult result, PasswordOptions rules, string field, string currentField = "") =>
    [
        .. result.Errors.Select(error => error.Code switch
        {
            nameof(IdentityErrorDescriber.PasswordMismatch) => new Refusal("password.notCurrent", currentField),
            nameof(IdentityErrorDescriber.PasswordTooShort) => new Refusal("password.tooShort", field, rules.RequiredLength),
            nameof(IdentityErrorDescriber.PasswordRequiresUniqueChars) => new Refusal("password.tooUniform", field, rules.RequiredUniqueChars),
            _ => throw new InvalidOperationException(error.Code),
        }),
    ];
}
