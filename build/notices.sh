#!/usr/bin/env bash
# Writes THIRD-PARTY-NOTICES.md from the program's lock file and the licences its packages name. Needs a restore before, and jq.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
packages=$(dotnet nuget locals global-packages --list | sed 's/^global-packages: //')

# The licence a package names: an expression, else the first line of its file, else its address.
licence() {
  local spec="$1/$(basename "$(dirname "$1")").nuspec" found
  found=$(grep -o '<license type="expression">[^<]*' "$spec" | sed 's/.*>//') && { echo "$found"; return; }
  found=$(grep -o '<license type="file">[^<]*' "$spec" | sed 's/.*>//') && { grep -m1 -o '[A-Za-z].*' "$1/${found//\\//}" | tr -d '\r'; return; }
  grep -o '<licenseUrl>[^<]*' "$spec" | sed 's/.*>//' || echo "named by its author only"
}

# The copyright line a package carries, else its authors.
notice() {
  local spec="$1/$(basename "$(dirname "$1")").nuspec" found
  found=$(grep -o '<copyright>[^<]*' "$spec" || grep -o '<authors>[^<]*' "$spec") || true
  tr '\n|' '  ' <<<"${found#*>}" | sed 's/ *$//'
}

{
  echo "# Third-party notices"
  echo
  echo "CareChat is built with these packages; their licences are their authors'. Written by \`bash build/notices.sh\`."
  echo
  echo "| package | version | licence | notice |"
  echo "|---|---|---|---|"
  jq -r '.dependencies[] | to_entries[] | select(.value.resolved) | "\(.key) \(.value.resolved)"' CareChat.Web/packages.lock.json | sort -fu |
    while read -r name version; do
      folder="$packages${name,,}/${version,,}"
      echo "| $name | $version | $(licence "$folder") | $(notice "$folder") |"
    done
} > THIRD-PARTY-NOTICES.md
