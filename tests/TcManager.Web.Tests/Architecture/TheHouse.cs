using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnit;
using TcManager.Application.Data;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace TcManager.Web.Tests.Architecture;

/// <summary>References run one way, and outside parts stay on their floor.</summary>
[Trait("Database", "Any")]
public sealed class TheHouse
{
    private static readonly ArchUnitNET.Domain.Architecture House = new ArchLoader()
        .LoadAssemblies(typeof(Domain.Outcome).Assembly, typeof(TcManagerDb).Assembly, typeof(Program).Assembly)
        .Build();

    private static readonly IObjectProvider<IType> Rules = Types().That().ResideInAssembly(typeof(Domain.Outcome).Assembly).As("Domain");

    [Fact]
    public void Domain_refers_to_nothing_but_the_base_library() =>
        Assert.All(typeof(Domain.Outcome).Assembly.GetReferencedAssemblies(), a => Assert.StartsWith("System", a.Name, StringComparison.Ordinal));

    [Fact]
    public void Domain_has_no_async() =>
        Types().That().Are(Rules).Should().NotDependOnAnyTypesThat().HaveFullNameMatching(@"^System\.Threading\.Tasks\.").Check(House);

    [Fact]
    public void Application_knows_no_pages_and_no_jobs() =>
        Assert.DoesNotContain(typeof(TcManagerDb).Assembly.GetReferencedAssemblies(), a =>
            a.Name!.StartsWith("Hangfire", StringComparison.Ordinal) || a.Name.StartsWith("Microsoft.AspNetCore.Mvc", StringComparison.Ordinal) || a.Name == "Microsoft.AspNetCore.Http");

    [Fact]
    public void Controllers_ask_no_database() =>
        Classes().That().HaveNameEndingWith("Controller").Should().NotDependOnAnyTypesThat().HaveFullNameMatching(@"TcManagerDb|^Microsoft\.EntityFrameworkCore").Check(House);

    /// <summary>The test application starts without what looks for one.</summary>
    [Fact]
    public void No_controller_is_an_ApiController() =>
        Classes().That().HaveNameEndingWith("Controller").Should().NotHaveAnyAttributesThat().HaveName(nameof(Microsoft.AspNetCore.Mvc.ApiControllerAttribute)).Check(House);

    [Fact]
    public void Views_are_given_no_entities()
    {
        var entities = Classes().That().Are(Rules).And().ImplementInterface(typeof(Domain.IRoot));
        Classes().That().ResideInAssembly(typeof(Program).Assembly).And().HaveNameEndingWith("Form").Should().NotDependOnAny(entities).Check(House);
    }

    [Theory]
    [InlineData("Committees")]
    [InlineData("Members")]
    [InlineData("Meetings")]
    [InlineData("Ballots")]
    [InlineData("Documents")]
    public void The_same_feature_stands_on_each_floor(string feature)
    {
        Assert.Contains(House.Namespaces, n => n.FullName == $"TcManager.Domain.{feature}");
        Assert.Contains(House.Namespaces, n => n.FullName == $"TcManager.Application.{feature}");
        Assert.Contains(House.Namespaces, n => n.FullName == $"TcManager.Web.Features.{feature}");
    }
}
