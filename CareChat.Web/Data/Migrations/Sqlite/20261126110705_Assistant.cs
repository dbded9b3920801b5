using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CareChat.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Assistant : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "AssistantDisabled",
                table: "Patients",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AlterColumn<Guid>(
                name: "PatientId",
                table: "Messages",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "TEXT");

            migrationBuilder.AddColumn<bool>(
                name: "AssistantDisabled",
                table: "Instances",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AlterColumn<Guid>(
                name: "PatientId",
                table: "Conversations",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "TEXT");

            migrationBuilder.AddColumn<long>(
                name: "UrgentSince",
                table: "Conversations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AssistantKeys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstanceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    KeyHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Prefix = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    RevokedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AssistantKeys", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AssistantKeys_Instances_InstanceId",
                        column: x => x.InstanceId,
                        principalTable: "Instances",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AssistantReplies",
                columns: table => new
                {
                    MessageId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ConversationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Maker = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Fallback = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ArticleIds = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AssistantReplies", x => x.MessageId);
                });

            migrationBuilder.CreateTable(
                name: "AssistantThreads",
                columns: table => new
                {
                    ConversationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstanceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    KeyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Metadata = table.Column<string>(type: "TEXT", maxLength: 8192, nullable: false),
                    LastActivity = table.Column<long>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AssistantThreads", x => x.ConversationId);
                    table.ForeignKey(
                        name: "FK_AssistantThreads_Conversations_ConversationId",
                        column: x => x.ConversationId,
                        principalTable: "Conversations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "KnowledgeArticles",
                columns: table => new
                {
                    Seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstanceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ExternalId = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Source = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Url = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Topic = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Synonyms = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Question = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 60000, nullable: false),
                    IsHidden = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsEdited = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KnowledgeArticles", x => x.Seq);
                });

            migrationBuilder.CreateTable(
                name: "ReplyDrafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstanceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ConversationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ClinicianId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Body = table.Column<string>(type: "TEXT", maxLength: 10000, nullable: false),
                    Maker = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Fallback = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Outcome = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReplyDrafts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SafetyPhrases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstanceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Pattern = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Kind = table.Column<int>(type: "INTEGER", nullable: false),
                    IsRemoval = table.Column<bool>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SafetyPhrases", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "UnansweredQuestions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    InstanceId = table.Column<Guid>(type: "TEXT", nullable: false),
                    TextHash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Count = table.Column<int>(type: "INTEGER", nullable: false),
                    LastAskedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnansweredQuestions", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_AssistantOfAccount",
                table: "Conversations",
                column: "OwnerId",
                filter: "\"Kind\" = 2");

            migrationBuilder.CreateIndex(
                name: "IX_Conversations_InstanceId_UrgentSince",
                table: "Conversations",
                columns: new[] { "InstanceId", "UrgentSince" },
                filter: "\"UrgentSince\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_AssistantKeys_InstanceId_CreatedAt",
                table: "AssistantKeys",
                columns: new[] { "InstanceId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AssistantKeys_KeyHash",
                table: "AssistantKeys",
                column: "KeyHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AssistantReplies_At",
                table: "AssistantReplies",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_AssistantReplies_ConversationId",
                table: "AssistantReplies",
                column: "ConversationId");

            migrationBuilder.CreateIndex(
                name: "IX_AssistantThreads_InstanceId_Number",
                table: "AssistantThreads",
                columns: new[] { "InstanceId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AssistantThreads_LastActivity",
                table: "AssistantThreads",
                column: "LastActivity");

            migrationBuilder.CreateIndex(
                name: "IX_KnowledgeArticles_Id",
                table: "KnowledgeArticles",
                column: "Id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_KnowledgeArticles_InstanceId_ExternalId",
                table: "KnowledgeArticles",
                columns: new[] { "InstanceId", "ExternalId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_KnowledgeArticles_InstanceId_UpdatedAt",
                table: "KnowledgeArticles",
                columns: new[] { "InstanceId", "UpdatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ReplyDrafts_ConversationId_ClinicianId_Outcome",
                table: "ReplyDrafts",
                columns: new[] { "ConversationId", "ClinicianId", "Outcome" });

            migrationBuilder.CreateIndex(
                name: "IX_ReplyDrafts_InstanceId_CreatedAt",
                table: "ReplyDrafts",
                columns: new[] { "InstanceId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_SafetyPhrases_InstanceId_Pattern",
                table: "SafetyPhrases",
                columns: new[] { "InstanceId", "Pattern" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_UnansweredQuestions_InstanceId_LastAskedAt",
                table: "UnansweredQuestions",
                columns: new[] { "InstanceId", "LastAskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_UnansweredQuestions_InstanceId_TextHash",
                table: "UnansweredQuestions",
                columns: new[] { "InstanceId", "TextHash" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AssistantKeys");

            migrationBuilder.DropTable(
                name: "AssistantReplies");

            migrationBuilder.DropTable(
                name: "AssistantThreads");

            migrationBuilder.DropTable(
                name: "KnowledgeArticles");

            migrationBuilder.DropTable(
                name: "ReplyDrafts");

            migrationBuilder.DropTable(
                name: "SafetyPhrases");

            migrationBuilder.DropTable(
                name: "UnansweredQuestions");

            migrationBuilder.DropIndex(
                name: "IX_Conversations_AssistantOfAccount",
                table: "Conversations");

            migrationBuilder.DropIndex(
                name: "IX_Conversations_InstanceId_UrgentSince",
                table: "Conversations");

            migrationBuilder.DropColumn(
                name: "AssistantDisabled",
                table: "Patients");

            migrationBuilder.DropColumn(
                name: "AssistantDisabled",
                table: "Instances");

            migrationBuilder.DropColumn(
                name: "UrgentSince",
                table: "Conversations");

            migrationBuilder.AlterColumn<Guid>(
                name: "PatientId",
                table: "Messages",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "PatientId",
                table: "Conversations",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "TEXT",
                oldNullable: true);
        }
    }
}
