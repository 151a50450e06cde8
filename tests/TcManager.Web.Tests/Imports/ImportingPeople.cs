using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TcManager.Domain.Imports;
using TcManager.Domain.People;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Imports;

public sealed class ImportingPeople(TestApp app) : IClassFixture<TestApp>
{
    [Fact]
    public async Task Organisations_and_people_come_in_and_come_in_once()
    {
        using var browser = await Browser.For(app, (await app.Committee(code: "SAC/TC I10")).Secretary);
        var preview = await browser.HandIn(ImportKind.Organisations, "单位代码,单位名称,英文名称,单位类型,主管单位\nI10-A,东北大学,Northeastern University,高校,\nI10-B,岩石力学研究所,Rock institute,研究所,I10-A\n");
        Assert.Equal(["2 New", "3 New"], preview.Verdicts());
        Assert.Contains("New rows: 2. Rows that change something: 0.", preview.Text, StringComparison.Ordinal);
        Assert.Equal(0, await app.InDb(db => db.Organisations.CountAsync(o => o.Code.StartsWith("I10-"))));

        var taken = await browser.Confirm(preview);
        Assert.Contains("Taken: 2 new, 0 changed.", taken.Text, StringComparison.Ordinal);
        Assert.Equal(("I10-A", OrganisationKind.ResearchInstitute), await app.InDb(async db =>
        {
            var body = await db.Organisations.Include(o => o.Parent).SingleAsync(o => o.Code == "I10-B");
            return (body.Parent!.Code, body.Kind);
        }));

        const string People = "序号,姓名,英文姓名,职称,院士,邮箱,手机号码,工作单位,职务,任职日期,备注\n1,李　四,Li Si,正高级,是,li@i10.example,13800138000,I10-B,所长,2020/3/1,x\n2,王五,,高级工程师,否,,,东北大学,,,y\n";
        preview = await browser.HandIn(ImportKind.People, People);
        Assert.Equal(["2 New", "3 New"], preview.Verdicts());
        Assert.Contains("Columns that are not known here, and were not read: 备注", preview.Text, StringComparison.Ordinal);
        await browser.Confirm(preview);
        var (li, job) = await app.InDb(async db =>
        {
            var person = await db.People.SingleAsync(p => p.NameZh == "李四");
            return (person, await db.Employments.Include(e => e.Organisation).SingleAsync(e => e.PersonId == person.Id));
        });
        Assert.Equal(("Li Si", TitleLevel.Senior, true, "li@i10.example", "13800138000"), (li.NameLatin, li.TitleLevel, li.IsAcademician, li.Email, li.Phone));
        Assert.Equal(("I10-B", "所长", new DateOnly(2020, 3, 1)), (job.Organisation.Code, job.Position.Zh, job.FromOn));
        Assert.Equal(TitleLevel.Associate, await app.InDb(db => db.People.Where(p => p.NameZh == "王五").Select(p => p.TitleLevel).SingleAsync()));

        var before = await app.Everything();
        var again = await browser.HandIn(ImportKind.People, People);
        Assert.Equal(["2 Unchanged", "3 Unchanged"], again.Verdicts());
        Assert.Null(again.Document.QuerySelector("form[action$='/confirmation']"));
        Assert.Equal(before, await app.Everything());
    }

    [Fact]
    public async Task Only_what_a_row_says_is_changed_and_the_preview_says_what()
    {
        using var browser = await Browser.For(app, (await app.Committee(code: "SAC/TC I20")).Secretary);
        await app.Organisation("I20-A");
        await browser.Take(ImportKind.People, "Chinese name,Latin name,E-mail,Honours,Employer code,Position (Chinese)\n赵二十,Zhao Ershi,zhao@i20.example,some,I20-A,工程师\n");

        var preview = await browser.HandIn(ImportKind.People, "Chinese name,E-mail,Phone,Honours,Employer code,Position (Chinese),Employed to\n赵二十,zhao@i20.example,+86 10 1,,I20-A,主任,2027-01-31\n");
        Assert.Equal([("2", "Changed", "Changes: Phone, Position (Chinese), Employed to")], preview.Rows());
        await browser.Confirm(preview);

        var person = await app.InDb(db => db.People.SingleAsync(p => p.NameZh == "赵二十"));
        Assert.Equal(("Zhao Ershi", "some", "+86 10 1"), (person.NameLatin, person.Honours, person.Phone));
        Assert.Equal(new DateOnly(2027, 1, 31), await app.InDb(db => db.Employments.Where(e => e.PersonId == person.Id).Select(e => e.ToOn).SingleAsync()));
    }

    [Fact]
    public async Task Bad_rows_come_back_in_the_same_file_with_the_reason_and_go_in_once_they_are_mended()
    {
        using var browser = await Browser.For(app, (await app.Committee(code: "SAC/TC I30")).Secretary, "zh-CN");
        var gb = TableFiles.Csv("姓名,邮箱,职称,工作单位,任职开始日期,任职终止日期\n甲三十,a@i30.example,正高级,,,\n乙三十,不是邮箱,正高级,,,\n丙三十,c@i30.example,神仙,,,\n,d@i30.example,,,,\n丁三十,e@i30.example,,NOPE,,\n戊三十,f@i30.example,,I30-A,2025-02-01,2025-01-01\n甲三十,a@i30.example,正高级,,,\n己三十,g@i30.example,,I30-A,26/2/2024,\n", TableFiles.Gb18030);
        await app.Organisation("I30-A");
        var preview = await browser.HandIn("/imports", ImportKind.People, gb);
        Assert.Equal(["2 新增", .. Enumerable.Range(3, 7).Select(row => $"{row} 不予导入")], preview.Verdicts());
        Assert.Contains("GB18030", preview.Text, StringComparison.Ordinal);

        var taken = await browser.Confirm(preview);
        Assert.Contains("已导入：新增 1 行，修改 0 行。", taken.Text, StringComparison.Ordinal);
        var back = await browser.Fetch($"/imports/{preview.Id()}/refused");
        var text = TableFiles.Gb18030.GetString(back);
        Assert.StartsWith("姓名,邮箱,职称,工作单位,任职开始日期,任职终止日期,不予导入的原因", text, StringComparison.Ordinal);
        var lines = ImportSteps.Lines(back);
        Assert.Equal(8, lines.Count);
        Assert.Equal("丙三十|c@i30.example|神仙||||技术职称：“神仙”无法识别，可填：未登记、初级职称、中级职称、副高级职称、正高级职称", lines[2]);
        Assert.EndsWith("终止日期早于开始日期（2025年2月1日（周六））。", lines[5], StringComparison.Ordinal);
        Assert.EndsWith("“甲三十”已在前面的行中出现。", lines[6], StringComparison.Ordinal);

        // The column of reasons is passed over when the file comes back mended.
        var mended = TableFiles.Gb18030.GetBytes(text.Replace("不是邮箱", "b@i30.example", StringComparison.Ordinal).Replace("神仙", "中级", StringComparison.Ordinal));
        var second = await browser.HandIn("/imports", ImportKind.People, mended);
        Assert.Equal(["2 新增", "3 新增"], second.Verdicts().Take(2));
        Assert.DoesNotContain("以下列无法识别", second.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_rows_of_a_workbook_come_back_in_a_workbook()
    {
        using var browser = await Browser.For(app, (await app.Committee(code: "SAC/TC I31")).Secretary);
        string?[][] rows = [["专家名单", null, null], ["姓名", "邮箱", "任职日期"], ["甲卅一", "a@i31.example", "#45348"], ["乙卅一", "=A3", "#45348"], ["丙卅一", "c@i31.example", "#45348"], ["丁卅一", null, null]];
        var preview = await browser.HandIn("/imports", ImportKind.People, TableFiles.XlsxOf(TableFiles.Sheet(rows, TableFiles.Merge("A1:C1", "A5:A6"))), "list.xlsx");

        Assert.Equal(
            [
                ("3", "Not taken", "Employer code: A position or its days are given, but no employer."),
                ("4", "Not taken", "E-mail: The cell holds a formula: its value is not trusted. Put the value in its place. Employer code: A position or its days are given, but no employer."),
            ],
            preview.Rows().Take(2));
        Assert.All(preview.Rows().Skip(2), r => Assert.Contains("The row is part of merged cells.", r.Why, StringComparison.Ordinal));
        var back = await browser.Fetch($"/imports/{preview.Id()}/refused");
        Assert.Equal(["姓名|邮箱|任职日期|Why it was not taken", "甲卅一|a@i31.example|2024-02-26|Employer code: A position or its days are given, but no employer."], ImportSteps.Lines(back).Take(2));
    }

    [Fact]
    public async Task A_namesake_is_told_apart_or_asked_about()
    {
        using var browser = await Browser.For(app, (await app.Committee(code: "SAC/TC I40")).Secretary);
        await app.Organisation("I40-A");
        await app.Organisation("I40-B");
        await browser.Take(ImportKind.People, "姓名,邮箱,单位\n张伟,zhang@i40.example,I40-A\n");

        var preview = await browser.HandIn(ImportKind.People, "姓名,邮箱,单位\n张伟,other@i40.example,I40-B\n张伟,third@i40.example,I40-A\n张 伟,ZHANG@i40.example,\n");
        Assert.Equal(["2 New", "3 Not taken", "4 Unchanged"], preview.Verdicts());
        Assert.Equal("Somebody else of the name 张伟 is known.", preview.Rows()[0].Why);
        Assert.Contains("it cannot be told whether it is the same person", preview.Rows()[1].Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_of_a_member_elsewhere_is_not_for_everybody_to_change()
    {
        var (own, other) = (await app.Committee(code: "SAC/TC I50"), await app.Committee(code: "SAC/TC I51"));
        using var browser = await Browser.For(app, own.Secretary);
        var (mine, theirs) = (own.Members[0], other.Members[0]);
        var records = await app.InDb(db => db.People.Where(p => p.Id == mine.PersonId || p.Id == theirs.PersonId).OrderBy(p => p.Id).Select(p => p.Uid).ToListAsync());

        var preview = await browser.HandIn(ImportKind.People, $"Chinese name,E-mail,Record number\n{mine.NameZh},new@i50.example,{records[0]}\n{theirs.NameZh},thief@i50.example,{records[1]}\n");
        Assert.Equal([("2", "Changed", "Changes: E-mail"), ("3", "Unchanged", "Address and phone stay as they are: the secretariats of the person's committees keep them.")], preview.Rows());
        await browser.Confirm(preview);
        Assert.Equal(["new@i50.example", theirs.Email], await app.InDb(db => db.People.Where(p => p.Id == mine.PersonId || p.Id == theirs.PersonId).OrderBy(p => p.Id).Select(p => p.Email!).ToListAsync()));

        using var export = new MemoryStream(await browser.Fetch("/people/export.csv"));
        var lines = ImportSteps.Lines(export.ToArray());
        Assert.Contains(lines, l => l.Contains("new@i50.example", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Contains(theirs.Email, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_table_from_before_entries_were_joined_or_a_name_replaced_leads_to_what_is_kept_and_brings_nothing_back()
    {
        using var browser = await Browser.For(app, (await app.Committee(code: "SAC/TC I55")).Secretary);
        await browser.Take(ImportKind.Organisations, "code,name\nI55-A,甲所\nI55-B,乙所\n");
        await browser.Take(ImportKind.People, "姓名,姓名（拉丁文）,邮箱\n并入人,Bing Ru,a@i55.example\n保留人,Bao Liu,b@i55.example\n隐名人,Yin Ming,c@i55.example\n");
        var people = await app.InDb(db => db.People.Where(p => p.Email!.EndsWith("@i55.example")).OrderBy(p => p.Email).Select(p => new { p.Id, p.Uid, p.Version }).ToListAsync());
        var bodies = await app.InDb(db => db.Organisations.Where(o => o.Code.StartsWith("I55-")).OrderBy(o => o.Code).Select(o => new { o.Id, o.Version }).ToListAsync());
        Assert.True((await app.In(s => s.GetRequiredService<Application.People.MergePeople>().ExecuteAsync(people[0].Id, people[0].Version, people[1].Id, people[1].Version, Application.Audit.Acting.System, default))).IsDone);
        Assert.True((await app.In(s => s.GetRequiredService<Application.People.MergeOrganisations>().ExecuteAsync(bodies[0].Id, bodies[0].Version, bodies[1].Id, bodies[1].Version, Application.Audit.Acting.System, default))).IsDone);
        Assert.True((await app.In(s => s.GetRequiredService<Application.People.PseudonymisePerson>().ExecuteAsync(people[2].Id, people[2].Version, "隐名人", Application.Audit.Acting.System, default))).IsDone);

        var rows = await browser.HandIn(ImportKind.People, $"姓名,单位,记录编号\n并入人,I55-A,{people[0].Uid}\n隐名人,,{people[2].Uid}\n");
        Assert.Equal(["2 Changed", "3 Not taken"], rows.Verdicts());
        Assert.Contains("can no longer be changed", rows.Rows()[1].Why, StringComparison.Ordinal);
        await browser.Confirm(rows);
        Assert.Equal(people[1].Id, await app.InDb(db => db.Employments.Where(e => e.OrganisationId == bodies[1].Id).Select(e => e.PersonId).SingleAsync()));
        Assert.False(await app.InDb(db => db.People.AnyAsync(p => p.NameZh == "隐名人")));

        var refused = await browser.HandIn(ImportKind.Organisations, "code,name\nI55-A,甲所\n");
        Assert.Equal([("2", "Not taken", "Organisation code: I55-A was joined to I55-B. Use that code.")], refused.Rows());
    }

    [Fact]
    public async Task Parents_stand_before_their_children_and_never_below_them()
    {
        using var browser = await Browser.For(app, (await app.Committee(code: "SAC/TC I60")).Secretary);
        await browser.Take(ImportKind.Organisations, "code,name,parent\nI60-A,甲,\nI60-B,乙,I60-A\nI60-C,丙,I60-B\n");

        var preview = await browser.HandIn(ImportKind.Organisations, "code,name,parent,country\nI60-A,甲,I60-C,\nI60-D,丁,I60-E,\nI60-E,戊,,\nI60-E,戊,,\nI60-F,己,,China\nI60-B,乙改,,\n");
        Assert.Equal(["2 Not taken", "3 Not taken", "4 New", "5 Not taken", "6 Not taken", "7 Changed"], preview.Verdicts());
        Assert.Contains("stands under this organisation itself", preview.Rows()[0].Why, StringComparison.Ordinal);
        Assert.Equal("Changes: Chinese name", preview.Rows()[5].Why);
    }

    [Fact]
    public async Task A_whole_file_is_refused_in_words_and_nothing_is_kept()
    {
        using var browser = await Browser.For(app, (await app.Committee(code: "SAC/TC I70")).Secretary);
        var cases = new (byte[] File, string Said)[]
        {
            ([], "The file is empty."),
            (TableFiles.Csv("\n\n\n"), "The table is empty."),
            (TableFiles.Csv("甲,乙\n1,2\n"), "No row names columns that are known here; the file was read as UTF-8."),
            (TableFiles.Csv("姓名,邮箱\n"), "Below the names of the columns there is no row."),
            (TableFiles.Csv("邮箱,电话\na@x.example,1\n"), "The column \"Chinese name\" is missing."),
            (TableFiles.Csv("姓名,邮箱,E-mail\na,b,c\n"), "Two columns are called \"E-mail\"."),
            (System.Text.Encoding.Latin1.GetBytes("name,e-mail\nMüller,m@x.example\nGarcía,g@x.example\n"), "The file is neither UTF-8 nor GB18030 text."),
            (Documents.SampleFiles.Docx, "The file is no Excel workbook"),
            (TableFiles.XlsxOf(stream => stream.Write(new byte[20 * 1024 * 1024])), "The file unpacks to more than it may"),
            (TableFiles.Csv("姓名,邮箱\n\"甲,a@x.example\n乙,b@x.example\n"), "a quotation mark is not closed"),
        };
        var before = await app.InDb(db => db.Imports.CountAsync());
        foreach (var (file, said) in cases)
        {
            var page = await browser.HandIn("/imports", ImportKind.People, file);
            Assert.Contains(said, page.FaultAt("File"), StringComparison.Ordinal);
        }

        Assert.Equal("Choose what the file holds.", (await browser.PostFiles(await browser.Get("/imports"), ImportSteps.Form, [("File", "a.csv", TableFiles.Csv("x"))])).FaultAt("Kind"));
        Assert.Equal("Choose a file.", (await browser.PostFiles(await browser.Get("/imports"), ImportSteps.Form, [], ("Kind", "People"))).FaultAt("File"));
        Assert.Equal("Choose what the file holds.", (await browser.HandIn("/imports", ImportKind.Seats, TableFiles.Csv("x"))).FaultAt("Kind"));
        Assert.Equal(before, await app.InDb(db => db.Imports.CountAsync()));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(app.DataFolder, "files", "incoming")));
    }
}
