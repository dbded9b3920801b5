using CareChat.Bench.Limits;
using CareChat.Bench.Limits.Storage;
using Microsoft.EntityFrameworkCore;

// The bare endpoints that show what this machine allows. Settings: --urls URL --data FOLDER [--read DATABASE]
var builder = WebApplication.CreateBuilder(args);
builder.Logging.ClearProviders();

var folder = builder.Configuration["data"] ?? throw new InvalidOperationException("--data FOLDER is missing");
Directory.CreateDirectory(folder);
var groupFile = MessageTable.Create(Path.Combine(folder, "group.db"), indexed: true);
var requestFile = MessageTable.Create(Path.Combine(folder, "request.db"), indexed: true);
var commitFile = MessageTable.Create(Path.Combine(folder, "commit.db"), indexed: false);

builder.Services.AddSingleton(new GroupWriter(groupFile));
builder.Services.AddSingleton(new SingleCommit(commitFile));
builder.Services.AddDbContext<RequestDb>(options => options.UseSqlite($"Data Source={requestFile}"));
builder.Services.AddSingleton(new MessageReaders(builder.Configuration["read"] ?? ""));
builder.Services.AddSignalR();

var app = builder.Build();
app.MapWrites();
app.MapReads();
app.MapHub<RelayHub>("/hubs/relay");
app.Run();
