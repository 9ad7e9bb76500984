using BenchmarkDotNet.Running;
using Commonweal.Benchmarks;

// "mai" and "wem" measure time and peak memory against size, each size in a process of its own; all else goes to BenchmarkDotNet.
if (args is ["mai", .. var rest])
{
    return MaiScale.Run(rest);
}

if (args is ["wem", .. var wem])
{
    return WemScale.Run(wem);
}

if (args is ["decide", ..])
{
    return DecideScale.Run();
if (args is ["args", .. var argued])
{
    return ArgumentScale.Run(argued);
}

if (args is ["verify", ..])
{
    return VerifyScale.Run();
}

if (args is ["log", .. var log])
{
    return LogScale.Run(log);
}

if (args is ["reasoning", ..])
{
    return ReasoningScale.Run();
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
