using Microsoft.Extensions.Localization;
using TcManager.Domain;

namespace TcManager.Application.Mail.Templates;

/// <summary>How long there is to a deadline, in whole local days at the moment of writing.</summary>
public sealed class DaysLeft(TimeProvider clock, IStringLocalizer<MailTexts> texts)
{
    public string Until(Deadline deadline) => deadline.DaysLeft(clock.Now()) switch
    {
        < 0 => texts["daysLeft.over"],
        0 => texts["daysLeft.today"],
        1 => texts["daysLeft.one"],
        var days => texts["daysLeft.many", days],
    };
}
