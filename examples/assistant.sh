#!/usr/bin/env bash
# Walks contract B as an outside program does, with curl and jq alone: questions, threads, a patient found by
# telephone, facts laid over the record for one call, and what happens where a message tells of danger.
#
#   CURA_API_KEY=a-key-of-your-own dotnet run --project CareChat.Web         # or a key of /admin/assistant/keys
#   KEY=a-key-of-your-own bash examples/assistant.sh http://127.0.0.1:5080
set -euo pipefail

PORTAL=${1:-http://127.0.0.1:5080}
KEY=${KEY:-${CURA_API_KEY:?set KEY to a key of the assistant}}
API=$PORTAL/api/cura
ANSWER=$(mktemp)
trap 'rm -f "$ANSWER"' EXIT

say() { printf '\n== %s\n' "$1"; }
field() { jq -r "$1" "$ANSWER"; }

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

# holds JQ-EXPRESSION: ends the walk where it does not hold of the answer
holds() { jq -e "$1" "$ANSWER" >/dev/null || { echo "not so: $1" >&2; cat "$ANSWER" >&2; exit 1; }; }

say "Without a key, or with a wrong one, nothing is answered"
ask 401 POST "$API/chat" -d '{"message":"Hello"}'
ask 401 POST "$API/chat" -H 'X-API-Key: wrong' -d '{"message":"Hello"}'
field .error

say "One question by itself"
ask 200 POST "$API/chat" -H "X-API-Key: $KEY" -d '{"message":"How do I send a photo to my care team?"}'
holds '.success and (has("threadId") | not)'
field .response

say "The key in the address"
ask 200 POST "$API/chat?api_key=$KEY" -d '{"message":"What should I do about a fever?"}'
field .response

say "A patient, entered once however the number is written"
PHONE="555$(date +%s | tail -c 8)"
ask 201 POST "$API/patients" -H "X-API-Key: $KEY" -d "$(jq -n --arg phone "$PHONE" '{name: "Robin Vale", phone_number: $phone, conditions: ["Asthma"],
  medications: [{name: "Albuterol", dosage: "2 puffs", frequency: "as needed"}], allergies: "Penicillin"}')"
PATIENT=$(field .patient.id)
ask 409 POST "$API/patients" -H "X-API-Key: $KEY" -d "$(jq -n --arg phone "+1 (${PHONE:0:3}) ${PHONE:3:3}-${PHONE:6}" '{phone_number: $phone}')"
holds ".patient.id == \"$PATIENT\""
field .error

say "A thread about that patient, found by telephone in another format"
ask 201 POST "$API/threads" -H "X-API-Key: $KEY" -d "$(jq -n --arg phone "${PHONE:0:3}.${PHONE:3:3}.${PHONE:6}" '{phone: $phone, metadata: {source: "example"}}')"
holds '.messageCount == 0'
THREAD=$(field .threadId)
echo "thread $THREAD until $(field .expiresAt)"

say "Two exchanges: the record answers, and the count goes to 2 and 4"
ask 200 POST "$API/chat" -H "X-API-Key: $KEY" -d "{\"message\":\"What am I taking?\",\"threadId\":\"$THREAD\"}"
holds '.messageCount == 2'
field .response
ask 200 POST "$API/chat" -H "X-API-Key: $KEY" -d "{\"message\":\"Am I allergic to penicillin?\",\"threadId\":\"$THREAD\"}"
holds '.messageCount == 4'
field .response

say "Facts laid over the record, for one call only"
ask 200 POST "$API/chat" -H "X-API-Key: $KEY" -d "{\"message\":\"What am I taking?\",\"patientId\":\"$PATIENT\",\"patientData\":{\"medications\":[\"Cetirizine\"]}}"
holds '.response | contains("Cetirizine")'
field .response
ask 200 POST "$API/chat" -H "X-API-Key: $KEY" -d "{\"message\":\"What am I taking?\",\"patientId\":\"$PATIENT\"}"
holds '.response | contains("Albuterol") and (contains("Cetirizine") | not)'

say "Danger is answered at once with the number to call, and people are called"
ask 200 POST "$API/chat" -H "X-API-Key: $KEY" -d "{\"message\":\"I have crushing chest pain and cannot breathe\",\"threadId\":\"$THREAD\"}"
holds '.escalated'
field .response

say "The thread, and its end"
ask 200 GET "$API/threads/$THREAD" -H "X-API-Key: $KEY"
holds '.thread.messageCount == 6'
ask 200 DELETE "$API/threads/$THREAD" -H "X-API-Key: $KEY"
field .message
ask 404 GET "$API/threads/$THREAD" -H "X-API-Key: $KEY"
field .error

say "Done"
