#!/usr/bin/env bash
# Walks contract C as an outside agent does, with curl and jq alone.
#
#   bash examples/agent.sh http://127.0.0.1:5080
#       sends a letter that lacks something, completes it, and prints where the checkout is;
#   ENCOUNTER=<id> TOKEN=<encounter_token> SESSION=<session_token> [KEY=ak_...] bash examples/agent.sh http://127.0.0.1:5080
#       goes on after the checkout: polls, replies, marks as read, and shows that a letter is refused
#       once a clinician has it. With a key it also gives another encounter up.
set -euo pipefail

PORTAL=${1:-http://127.0.0.1:5080}
API=$PORTAL/api/v1
ANSWER=$(mktemp)
trap 'rm -f "$ANSWER"' EXIT

say() { printf '\n== %s\n' "$1"; }

# ask STATUS METHOD URL [curl arguments]: the answer lies in $ANSWER; another status ends the walk
ask() {
  local wanted=$1 method=$2 url=$3 status
  shift 3
  status=$(curl -sS -o "$ANSWER" -w '%{http_code}' -X "$method" "$url" -H 'Content-Type: application/json' "$@")
  if [ "$status" != "$wanted" ]; then
    echo "$method $url answered $status instead of $wanted:" >&2
    cat "$ANSWER" >&2
    exit 1
  fi
}

half() {
  cat <<'LETTER'
# Chief Complaint
Itchy rash on both forearms for five days.

# History of Present Illness
It began after gardening, spread from the wrists to the elbows and itches most at night. A cold cloth helps a little.
There were small blisters on the second day, which dried by themselves. No new soap, food or medicine. The skin is not
hot, nothing oozes, and it is not on the face. Scratching makes it worse; an antihistamine from the pharmacy did not
help. She has had no rash like this before, and nobody else at home has one.

# Past Medical History
Mild eczema as a child, nothing since.
LETTER
}

whole() {
  half
  cat <<'LETTER'

# Age and Sex
34-year-old woman.

# Review of Systems
No fever, no chest pain, no trouble breathing, no swelling of the face.

# Allergies
NKDA

# Family History
Mother with asthma.

# Social History
Teacher, does not smoke.

# What I Think It Might Be
Contact dermatitis from a plant.

# What I Am Hoping For
A cream against the itching, and to know when to worry.
LETTER
}

query() { # STATUS TEXT [SESSION] [curl arguments]
  local wanted=$1 text=$2 session=${3:-}
  shift 3
  ask "$wanted" POST "$API/agent/query" "$@" \
    -d "$(jq -n --arg query "$text" --arg session "$session" '{query:$query} + (if $session == "" then {} else {session_token:$session} end)')"
}

begin() {
  say "A letter that lacks something"
  query 200 "$(half)" ""
  jq '{final_decision_ready, missing_items, commentary}' "$ANSWER"
  SESSION=$(jq -r .session_token "$ANSWER")

  say "The whole letter, in the same session"
  query 200 "$(whole)" "$SESSION"
  jq '{final_decision_ready, missing_items, encounter_expires_at}' "$ANSWER"
  ENCOUNTER=$(jq -r .encounter_id "$ANSWER")
  TOKEN=$(jq -r .encounter_token "$ANSWER")

  say "The checkout, for the user to open"
  jq -r .checkout_url "$ANSWER"
  printf '\nAfter it: ENCOUNTER=%s TOKEN=%s SESSION=%s bash examples/agent.sh %s\n' "$ENCOUNTER" "$TOKEN" "$SESSION" "$PORTAL"
}

go_on() {
  local chat=$API/agent/encounters/$ENCOUNTER/events auth="Authorization: Bearer $TOKEN"
  say "What has been said"
  ask 200 GET "$chat" -H "$auth"
  jq '{state, events: [.events[] | {source, isOwn, message}]}' "$ANSWER"
  local unread state
  unread=$(jq -c '{eventIds: [.events[] | select(.isOwn | not) | .eventId]}' "$ANSWER")

  say "A reply"
  ask 201 POST "$chat" -H "$auth" -d '{"message":"No fever, and the itching is a little better today."}'
  jq '{eventId, source, isOwn}' "$ANSWER"

  say "The user has read it"
  if [ "$(jq '.eventIds | length' <<<"$unread")" -gt 0 ]; then
    ask 200 POST "$chat/read" -H "$auth" -d "$unread"
    jq . "$ANSWER"
  else
    echo "Nothing from the care team yet."
  fi

  ask 200 GET "$chat?limit=1" -H "$auth"
  state=$(jq -r .state "$ANSWER")
  if [ -n "${SESSION:-}" ] && [ "$state" != submitted ]; then
    say "A new letter is refused now"
    query 409 "$(whole)" "$SESSION"
    jq '{error, state, next_action, chat_endpoint}' "$ANSWER"
  fi
  if [ -n "${KEY:-}" ]; then cancel_another; fi
}

cancel_another() {
  say "Another encounter, begun with the key and given up"
  query 200 "$(half)" "" -H "X-API-Key: $KEY"
  local other
  other=$(jq -r .encounter_id "$ANSWER")
  ask 200 POST "$API/encounters/$other/cancel" -H "X-API-Key: $KEY"
  jq '{id, state}' "$ANSWER"
}

if [ -n "${ENCOUNTER:-}" ]; then go_on; else begin; fi
