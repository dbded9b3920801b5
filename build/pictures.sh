#!/usr/bin/env bash
# Makes a picture of every screen, at 390, 768 and 1280 px, light and dark, and checks each with axe. Into a folder outside the
# repository, else the one that is named; the few that documents show are brought up to date in docs/images.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder=${1:-$(mktemp -d)}
mkdir -p "$folder"
export CARECHAT_PICTURES=$(realpath "$folder")
export CHROMIUM=${CHROMIUM:-/usr/bin/chromium-headless-shell}

dotnet test CareChat.E2E --filter "FullyQualifiedName~ScreenTests"
for picture in docs/images/*.png; do cp "$CARECHAT_PICTURES/$(basename "$picture")" "$picture"; done
echo "$(ls "$CARECHAT_PICTURES" | wc -l) pictures in $CARECHAT_PICTURES"
