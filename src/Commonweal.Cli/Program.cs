using System.CommandLine;

RootCommand root = new(
    "Commonweal: values and norms that can be checked, and moral graphs built from judgements."
);
return await root.Parse(args).InvokeAsync();
