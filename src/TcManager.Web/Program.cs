using TcManager.Application;
using TcManager.Web.Authorization;
using TcManager.Web.Setup;
using TcManager.Web.Ui;

if (await HealthSetup.AskAsync(args) is { } health)
{
    return health;
}

var builder = WebApplication.CreateBuilder(args);

builder.AddSettings();
builder.AddProxy();
builder.AddDatabase();
builder.AddSecurity();
builder.AddAccounts();
builder.AddCultures();
builder.AddPages();
builder.AddJobs();
builder.AddFind();
builder.AddHealth();
builder.AddWatching();
builder.Services.AddApplication();
builder.Services.AddCommitteeAccess();

var app = builder.Build();

if (args is [CheckSetup.Argument, ..])
{
    return await app.CheckAsync();
}

app.RefuseDemonstrationSettings();
app.UseProxy();
app.UseWatching();
app.UseHttpsOnly();
app.UseHostCookies();
app.UseErrorPages();
app.UseSecurity();
app.UseZeroFreeForms();
app.MapStaticAssets().AllowAnonymous();
app.UseRouting();
app.UseCultures();
app.UseAccounts();
app.UseAuthorization();
app.UseRateLimiter();
app.MapPages();
app.MapHealth();

await app.PrepareDatabaseAsync();
app.MapJobs();
await app.RunAsync();
return 0;

/// <summary>The entry point, visible to the tests.</summary>
public partial class Program;
