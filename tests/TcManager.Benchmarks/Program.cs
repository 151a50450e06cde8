using TcManager.Benchmarks;
using TcManager.Benchmarks.Bare;
using TcManager.Benchmarks.Running;

// What is measured: ours beside a floor, both in this run on this machine. tests/bench.sh publishes the application and calls this.
if (args is not [var published, ..])
{
    Console.Error.WriteLine("usage: TcManager.Benchmarks PUBLISHED_APPLICATION [POSTGRESQL_CONNECTION_STRING] [pages votes electorate calls mail membership]");
    return 2;
}

var server = args.FirstOrDefault(a => a.StartsWith("Host=", StringComparison.Ordinal));
var wanted = args.Where(a => a is "pages" or "votes" or "electorate" or "calls" or "mail" or "membership").ToHashSet();
bool Wants(string name) => wanted.Count == 0 || wanted.Contains(name);

var table = new ResultTable();
if (Wants("pages"))
{
    await using var bare = await BarePages.StartAsync();
    await using var app = await RunningApp.StartAsync(published, Store.Sqlite());
    await using var site = await BareSite.StartAsync(app.Store);
    await new PageBenchmark(app, bare, site, table).RunAsync();
}

foreach (var make in server is null ? [Store.Sqlite] : new Func<Store>[] { Store.Sqlite, () => Store.PostgreSql(server) })
{
    if (Wants("votes"))
    {
        await using var app = await RunningApp.StartAsync(published, make());
        await using var site = await BareSite.StartAsync(app.Store);
        await new VoteBenchmark(app, site, table).RunAsync();
    }

    if (Wants("electorate"))
    {
        await using var app = await RunningApp.StartAsync(published, make());
        await new ElectorateBenchmark(app, table).RunAsync();
    }

    if (Wants("calls"))
    {
        await using var app = await RunningApp.StartAsync(published, make());
        await new CallBenchmark(app, table).RunAsync();
    }

    if (Wants("membership"))
    {
        await using var app = await RunningApp.StartAsync(published, make());
        await new MembershipBenchmark(app, table).RunAsync();
    }

    if (Wants("mail"))
    {
        await using var sink = await MailSink.StartAsync();
        await using var app = await RunningApp.StartAsync(published, make(), sink);
        await new MailBenchmark(app, sink, table).RunAsync();
    }
}

Console.WriteLine(table.Write());
return 0;
