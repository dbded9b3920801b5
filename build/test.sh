#!/usr/bin/env bash
# Proves a change: installs what is missing, checks format and migrations, builds, runs every test.
# Needs the .NET SDK and apt; ends with the line "N passed, N failed".
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec </dev/null
export DEBIAN_FRONTEND=noninteractive DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

step() { echo "== $*"; }

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

# What the tests start beside the program: a browser, PostgreSQL, and node for the client of npm's @microsoft/signalr.
missing=()
# The browser is Chromium without its own windows, which costs two processors a good deal less than the whole one.
export CHROMIUM=${CHROMIUM:-/usr/bin/chromium-headless-shell}
[ -x "$CHROMIUM" ] || missing+=(chromium-headless-shell fonts-liberation)
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || missing+=(postgresql)
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
command -v curl >/dev/null || missing+=(curl)
command -v jq >/dev/null || missing+=(jq)
if [ ${#missing[@]} -gt 0 ]; then
  step "installing ${missing[*]}"
  as_root apt-get update -qq
  as_root apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi
if [ -f CareChat.E2E/signalr/package-lock.json ]; then
  (cd CareChat.E2E/signalr && npm ci --silent --no-audit --no-fund)
fi

step "restore"
dotnet tool restore >/dev/null
dotnet restore CareChat.sln

step "known weaknesses of packages"
audit=$(dotnet list CareChat.sln package --vulnerable --include-transitive)
if grep -q "has the following vulnerable packages" <<<"$audit"; then
  echo "$audit"
  exit 1
fi

step "build"
dotnet build CareChat.sln --no-restore

step "format"
dotnet format CareChat.sln --no-restore --verify-no-changes

step "migrations"
for context in SqliteCareChatDb PostgresCareChatDb; do
  dotnet ef migrations has-pending-model-changes --project CareChat.Web --context "$context" --no-build
done

step "tests"
results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
status=0
for project in $(grep -l Microsoft.NET.Test.Sdk ./*/*.csproj); do
  name=$(basename "$project" .csproj)
  dotnet test "$project" --no-build --logger "trx;LogFileName=$name.trx" --results-directory "$results" \
    --blame-hang-timeout 15min --blame-hang-dump-type none || status=1
done

# The counters of every result file: total, executed and passed. What was not executed was skipped.
count() { cat "$results"/*.trx 2>/dev/null | grep -o '<Counters [^>]*' | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*' | paste -sd+ | bc_or_zero; }
bc_or_zero() { local sum; read -r sum || sum=0; echo $((sum)); }
passed=$(count passed)
executed=$(count executed)
total=$(count total)
failed=$((executed - passed))
skipped=$((total - executed))
[ "$passed" -gt 0 ] && [ "$failed" -eq 0 ] || status=1
summary="$passed passed, $failed failed"
[ "$skipped" -eq 0 ] || summary="$summary, $skipped skipped"
echo "$summary"
exit $status
