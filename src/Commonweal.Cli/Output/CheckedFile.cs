using Commonweal.Kernel.Checking;
using Commonweal.Kernel.Language;

namespace Commonweal.Cli.Output;

/// <summary>One file after the check: what every output format is written from.</summary>
/// <param name="Name">The file as the user named it; <c>-</c> for standard input.</param>
/// <param name="Source">Its text, for places and excerpts.</param>
/// <param name="Report">What the checker said.</param>
internal sealed record CheckedFile(string Name, SourceText Source, Report Report);
