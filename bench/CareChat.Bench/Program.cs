using CareChat.Bench;

// Measures CareChat against the limits of this machine. Options: --quick, --limits-only, --only sends,delivery,pages,search,
// --keep-void, --project FOLDER, --folder FOLDER; see bench/README.md.
return await new BenchRun(BenchOptions.Parse(args)).RunAsync();
