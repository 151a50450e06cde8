using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using TcManager.Application.Data;

namespace TcManager.Web.Tests.Fixture;

/// <summary>
/// The real application over HTTP on a database of its own, with a clock that stands until a test moves it. Jobs do not run by themselves: tests
/// run the use cases that the jobs would.
/// </summary>
public class TestApp : WebApplicationFactory<Program>
{
    /// <summary>Monday 23 November 2026, 16:00 in Beijing.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    /// <summary>Of passwords: as many rounds as in production took a tenth of the time of all tests.</summary>
    public static readonly PasswordHasherOptions Hashing = new() { IterationCount = 1_000 };

    private static readonly Lazy<TestApp> Started = new(() => LeftBehind(isDemonstration: false));

    private static readonly Lazy<TestApp> Filled = new(() => LeftBehind(isDemonstration: true));

    private readonly string _folder = Directory.CreateTempSubdirectory("tcmanager-test-").FullName;

    private TestDatabase? _database;

    private bool _isSecond;

    private bool _isLeftBehind;

    public TestApp()
        : this(new(Start))
    {
    }

    private TestApp(FakeTimeProvider clock) => Clock = clock;

    public FakeTimeProvider Clock { get; }

    public QueryCounter Queries { get; } = new();

    public BetweenQueries Between { get; } = new();

    public string DataFolder => _folder;

    /// <summary>Where its database is; after the first request.</summary>
    public string ConnectionString => _database!.ConnectionString;

    /// <summary>A second node: another application on the database and with the clock of a first one.</summary>
    public static TestApp BesideOf(TestApp first) => new(first.Clock) { _database = first._database, _isSecond = true };

    /// <summary>Begins without a database. Else it begins, for time, with a copy of what such a start at <see cref="Start"/> left behind.</summary>
    public bool IsFirstStart { get; init; }

    /// <summary>More settings, as "Mail:Mode" → "Smtp"; set before the first request.</summary>
    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>Hears what is logged; set before the first request.</summary>
    public ILoggerProvider? Log { get; set; }

    /// <summary>Runs something on services of a scope of its own.</summary>
    public async Task<T> In<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>Asks the database, past the application.</summary>
    public Task<T> InDb<T>(Func<TcManagerDb, Task<T>> work) => In(services => work(services.Db()));

    public Task InDb(Func<TcManagerDb, Task> work) => InDb(async db =>
    {
        await work(db);
        return true;
    });

    /// <summary>How many commands the work sent to the database. Do it once before, so that nothing is counted that only the first request does.</summary>
    public async Task<int> CountQueriesAsync(Func<Task> work)
    {
        Queries.Restart();
        await work();
        return Queries.Commands.Count;
    }

    /// <summary>As if its server were gone, while the application runs on.</summary>
    public void TakeDatabaseAway()
    {
        _database!.Drop();
        _database = null;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        _database ??= Begin();
        builder.UseSetting("Database:Kind", $"{TestDatabase.Kind}");
        builder.UseSetting("Database:ConnectionString", _database.ConnectionString);
        builder.UseEnvironment("Demo");
        builder.UseSetting("hostBuilder:reloadConfigOnChange", "false");
        builder.UseSetting("App:DataFolder", _folder);
        builder.UseSetting("App:PublicUrl", "https://tc.example.org");
        builder.UseSetting("Jobs:Enabled", "false");
        builder.UseSetting("Find:RefreshSeconds", "0");
        builder.UseSetting("Demonstration:Enabled", "false");
        foreach (var (name, value) in Settings)
        {
            builder.UseSetting(name, value);
        }

        builder.ConfigureServices(services => services
            .AddLogging(logging => _ = Log is null ? logging.ClearProviders() : logging.ClearProviders().AddProvider(Log))
            .Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock))
            .Without("ApiBehaviorApplicationModelProvider") // Looks at each start whether a controller is an [ApiController], which none is: an eighth of the time of all tests.
            .Configure<PasswordHasherOptions>(options => options.IterationCount = Hashing.IterationCount)
            .ConfigureDbContext<TcManagerDb>(options => options.AddInterceptors(Queries, Between, new WholeTables())));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(_folder) && !_isLeftBehind)
        {
            if (!_isSecond)
            {
                _database?.Dispose();
            }

            Directory.Delete(_folder, recursive: true);
        }
    }

    private TestDatabase Begin()
    {
        if (IsFirstStart)
        {
            return TestDatabase.Make(_folder);
        }

        var isDemonstration = Settings.GetValueOrDefault("Demonstration:Enabled") == "true";
        return (isDemonstration ? Filled : Started).Value.CopyTo(_folder);
    }

    private static TestApp LeftBehind(bool isDemonstration)
    {
        var app = new TestApp { IsFirstStart = true, Settings = { ["Demonstration:Enabled"] = isDemonstration ? "true" : "false" }, _isLeftBehind = true };
        _ = app.Services;
        app.Dispose();
        app._database!.EndConnections();
        return app;
    }

    /// <summary>The index is left out: it is made from the database.</summary>
    private TestDatabase CopyTo(string folder)
    {
        var database = _database!.CopyTo(folder);
        foreach (var file in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(_folder, file);
            if (!name.StartsWith("tcmanager.db", StringComparison.Ordinal) && !name.StartsWith("find", StringComparison.Ordinal))
            {
                var copy = Path.Combine(folder, name);
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(file, copy);
            }
        }

        return database;
    }
}

/// <summary>Ways into the services of an application.</summary>
public static class TestServices
{
    /// <summary>The database of a scope, for a builder that writes history and owes no audit entry for it.</summary>
    public static TcManagerDb Db(this IServiceProvider services)
    {
        var db = services.GetRequiredService<TcManagerDb>();
        db.OwesNoAudit = true;
        return db;
    }

    internal static IServiceCollection Without(this IServiceCollection services, string implementation)
    {
        services.Remove(services.Single(s => s.ImplementationType?.Name == implementation));
        return services;
    }
}
