using BenchmarkDotNet.Running;
using Commonweal.Benchmarks;

// "mai" measures time and peak memory against size, each size in a process of its own; all else goes to BenchmarkDotNet.
if (args is ["mai", .. var rest])
{
    return MaiScale.Run(rest);
}

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
