using Commonweal.Server.Features.Deliberations;
using Commonweal.Server.Features.Participation;
using Commonweal.Server.Features.Results;
using Commonweal.Server.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Commonweal.Server.Data;

/// <summary>
/// Everything the server keeps. What people wrote and judged is only ever added, never changed; a withdrawal takes a
/// person's rows away with the person's row, by cascade. Graphs are derived and may be deleted at any time.
/// </summary>
internal abstract class CommonwealDb(DbContextOptions options)
    : IdentityUserContext<Organiser, Guid>(options)
{
    public DbSet<StoredKey> Keys => Set<StoredKey>();

    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();

    public DbSet<SignInLink> SignInLinks => Set<SignInLink>();

    public DbSet<IdempotentReply> IdempotentReplies => Set<IdempotentReply>();

    public DbSet<StoredDeliberation> Deliberations => Set<StoredDeliberation>();

    public DbSet<Revision> Revisions => Set<Revision>();

    public DbSet<Stewardship> Stewardships => Set<Stewardship>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<Moderation> Moderations => Set<Moderation>();

    public DbSet<Participant> Participants => Set<Participant>();

    public DbSet<StoredAnswer> Answers => Set<StoredAnswer>();

    public DbSet<StoredCard> Cards => Set<StoredCard>();

    public DbSet<Sameness> Samenesses => Set<Sameness>();

    public DbSet<StoredSelection> Selections => Set<StoredSelection>();

    public DbSet<Story> Stories => Set<Story>();

    public DbSet<Trial> Trials => Set<Trial>();

    public DbSet<StoredVote> Votes => Set<StoredVote>();

    public DbSet<SurveyReply> SurveyReplies => Set<SurveyReply>();

    public DbSet<Withdrawal> Withdrawals => Set<Withdrawal>();

    public DbSet<StoredGraph> Graphs => Set<StoredGraph>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.Entity<StoredKey>().ToTable("keys").HasKey(k => k.Name);
        AccountTables.Add(builder);
        DeliberationTables.Add(builder);
        ParticipationTables.Add(builder);
        ResultTables.Add(builder);
    }
}

internal sealed class SqliteDb(DbContextOptions<SqliteDb> options) : CommonwealDb(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        // SQLite cannot order by DateTimeOffset; whole ticks sort as they should.
        configurationBuilder
            .Properties<DateTimeOffset>()
            .HaveConversion<DateTimeOffsetToBinaryConverter>();
    }
}

internal sealed class PostgresDb(DbContextOptions<PostgresDb> options) : CommonwealDb(options);
