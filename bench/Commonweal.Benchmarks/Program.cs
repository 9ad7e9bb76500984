using BenchmarkDotNet.Running;
using Commonweal.Benchmarks;

// Names of one word measure time and peak memory against size, each size in a process of its own; all else goes to
// BenchmarkDotNet.
return args switch
{
    ["mai", .. var rest] => MaiScale.Run(rest),
    ["wem", .. var rest] => WemScale.Run(rest),
    ["decide", ..] => DecideScale.Run(),
    ["args", .. var rest] => ArgumentScale.Run(rest),
    ["elicit", ..] => ElicitScale.Run(),
    ["reasoning", ..] => ReasoningScale.Run(),
    ["verify", ..] => VerifyScale.Run(),
    ["log", .. var rest] => LogScale.Run(rest),
    _ => Others(args),
};

static int Others(string[] args)
{
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    return 0;
}
