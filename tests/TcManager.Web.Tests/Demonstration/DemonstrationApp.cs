using System.Text.Json;
using TcManager.Web.Tests.Fixture;

namespace TcManager.Web.Tests.Demonstration;

/// <summary>The application as a visitor of the demonstration finds it.</summary>
public sealed class DemonstrationApp : TestApp
{
    public DemonstrationApp() => Settings["Demonstration:Enabled"] = "true";

    /// <summary>The facts as they stand in the file, read without the application's own records.</summary>
    public static JsonElement Facts { get; } =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "seed", "committees.json"))).RootElement;
}
