using Microsoft.Extensions.DependencyInjection;

namespace TcManager.Application.People;

internal static class PeopleSetup
{
    internal static IServiceCollection AddPeople(this IServiceCollection services) => services
        .AddScoped<PeopleQueries>()
        .AddScoped<EnterPerson>()
        .AddScoped<ChangePerson>()
        .AddScoped<HeldPerson>()
        .AddScoped<EmployPerson>()
        .AddScoped<RegisterExpert>()
        .AddScoped<OrganisationQueries>()
        .AddScoped<EnterOrganisation>()
        .AddScoped<ChangeOrganisation>()
        .AddScoped<RenameOrganisation>()
        .AddScoped<MergePeople>()
        .AddScoped<MergeOrganisations>()
        .AddScoped<MergeQueries>()
        .AddScoped<PseudonymisePerson>()
        .AddScoped<FillSearchKeys>();
}
