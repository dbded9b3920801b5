using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace CareChat.Web.Data.Migrations.Postgres
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
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AlterColumn<Guid>(
                name: "PatientId",
                table: "Messages",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<bool>(
                name: "AssistantDisabled",
                table: "Instances",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AlterColumn<Guid>(
                name: "PatientId",
                table: "Conversations",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<long>(
                name: "UrgentSince",
                table: "Conversations",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AssistantKeys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstanceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    KeyHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Prefix = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    RevokedAt = table.Column<long>(type: "bigint", nullable: true)
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
                    MessageId = table.Column<Guid>(type: "uuid", nullable: false),
                    ConversationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Maker = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Fallback = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    ArticleIds = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AssistantReplies", x => x.MessageId);
                });

            migrationBuilder.CreateTable(
                name: "AssistantThreads",
                columns: table => new
                {
                    ConversationId = table.Column<Guid>(type: "uuid", nullable: false),
                    InstanceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    KeyId = table.Column<Guid>(type: "uuid", nullable: false),
                    Metadata = table.Column<string>(type: "character varying(8192)", maxLength: 8192, nullable: false),
                    LastActivity = table.Column<long>(type: "bigint", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false)
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
                    Seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstanceId = table.Column<Guid>(type: "uuid", nullable: false),
                    ExternalId = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Source = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Url = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Language = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Topic = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Synonyms = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: false),
                    Kind = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Title = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Question = table.Column<string>(type: "character varying(2000)", maxLength: 2000, nullable: false),
                    Answer = table.Column<string>(type: "character varying(60000)", maxLength: 60000, nullable: false),
                    IsHidden = table.Column<bool>(type: "boolean", nullable: false),
                    IsEdited = table.Column<bool>(type: "boolean", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    UpdatedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KnowledgeArticles", x => x.Seq);
                });

            migrationBuilder.CreateTable(
                name: "ReplyDrafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstanceId = table.Column<Guid>(type: "uuid", nullable: false),
                    ConversationId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClinicianId = table.Column<Guid>(type: "uuid", nullable: false),
                    Body = table.Column<string>(type: "character varying(10000)", maxLength: 10000, nullable: false),
                    Maker = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Fallback = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    Outcome = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false),
                    EndedAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReplyDrafts", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "SafetyPhrases",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstanceId = table.Column<Guid>(type: "uuid", nullable: false),
                    Pattern = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    IsRemoval = table.Column<bool>(type: "boolean", nullable: false),
                    CreatedAt = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SafetyPhrases", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "UnansweredQuestions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    InstanceId = table.Column<Guid>(type: "uuid", nullable: false),
                    TextHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false),
                    LastAskedAt = table.Column<long>(type: "bigint", nullable: false)
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
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "PatientId",
                table: "Conversations",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);
        }
    }
}
