using Commonweal.Cli;

return await Weal.Run(args, Console.Out, Console.Error);
