using System.Globalization;
using TcManager.Domain;

namespace TcManager.Web.Ui;

/// <summary>Figures as every page and table writes them.</summary>
internal static class WrittenFigures
{
    internal static string Percent(this Fraction fraction) => $"{fraction.Percent.ToString("0.0", CultureInfo.InvariantCulture)}%";
}
