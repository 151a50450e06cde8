using TcManager.Domain;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Consultations;

/// <summary>A consultation is replied to, not voted on, wherever it is counted; who is asked are not people alone.</summary>
public sealed class WhatOtherPagesSay(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task The_committee_counts_replies_of_members_and_organisations_as_the_list_does()
    {
        var committee = await app.Committee(2, "SAC/TC W1");
        var id = await app.OpenConsultation(committee, "one@w1.example", "two@w1.example");
        Assert.True((await app.ReplyNone(id, committee.Members[0])).IsDone);
        Assert.True((await app.CommentAs(id, "one@w1.example")).IsDone);
        using var desk = await Browser.For(app, committee.Secretary);

        var row = (await desk.Get($"/committees/{committee.Id}")).Document.QuerySelector($"li:has(a[href='/ballots/{id}'])")!.Spoken();
        var listed = (await desk.Get($"/committees/{committee.Id}/ballots")).Document.QuerySelector($"tr:has(a[href='/ballots/{id}'])")!.Spoken();

        Assert.Contains("Replied: 2/5", row, StringComparison.Ordinal);
        Assert.DoesNotContain("Voted", row, StringComparison.Ordinal);
        Assert.Contains("2/5", listed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_next_reminder_goes_to_so_many_addressees()
    {
        var committee = await app.Committee(2, "SAC/TC W2");
        var id = await app.OpenConsultation(committee, "one@w2.example");
        using var desk = await Browser.For(app, committee.Secretary, Cultures.Chinese);

        var mails = (await desk.Get($"/consultations/{id}")).Document.GetElementById("mails")!.Spoken();

        Assert.Contains("目前 4 个征求对象", mails, StringComparison.Ordinal);
        Assert.DoesNotContain("4 人", mails, StringComparison.Ordinal);
    }
}
