// An outside client of the live chat: joins a patient's chat, measures how soon after the 201 it hears of a message,
// loses its socket, and goes on by number. Prints one JSON document.
import { HubConnectionBuilder, HttpTransportType, LogLevel } from "@microsoft/signalr";
import WebSocket from "ws";

const { HOST, ROOT, API_CLIENT, SECRET, PATIENT } = process.env;
const pause = ms => new Promise(done => setTimeout(done, ms));

async function post(path, body, token) {
  const answer = await fetch(HOST + path, {
    method: "POST",
    headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return { at: performance.now(), json: await answer.json() };
}

let socket;
class RememberedSocket extends WebSocket {
  constructor(...args) {
    super(...args);
    socket = this;
  }
}

const { token } = (await post("/auth/token", { apiClient: API_CLIENT, secret: SECRET })).json;
const connection = new HubConnectionBuilder()
  .withUrl(`${HOST}/hubs/chat`, { accessTokenFactory: () => token, transport: HttpTransportType.WebSockets, WebSocket: RememberedSocket })
  .withAutomaticReconnect([1000, 1000, 2000, 4000])
  .configureLogging(LogLevel.Error)
  .build();

const heardAt = new Map();
const received = [];
let conversation;

// One fetch at a time, each from the last number on: whatever comes twice or out of order changes nothing.
let fetching = Promise.resolve();
const fetchOn = () => (fetching = fetching.catch(() => {}).then(async () => {
  for (;;) {
    const page = await connection.invoke("Fetch", conversation, received.at(-1)?.number ?? 0, 3);
    received.push(...page.map(m => ({ number: m.number, body: m.body })));
    if (page.length < 3) return;
  }
}));

connection.on("event", event => {
  if (event.kind !== "message.created") return;
  if (!heardAt.has(event.number)) heardAt.set(event.number, performance.now());
  fetchOn().catch(() => {});
});

const sent = [];
async function send(body) {
  const answer = await post(`${ROOT}/patients/${PATIENT}/chat/messages`, { body }, token);
  sent.push(body);
  return answer.at;
}

async function join() {
  const joined = await connection.invoke("Join", PATIENT);
  conversation = joined.conversation;
  await fetchOn();
}

await connection.start();
await join();

const delays = [];
for (let i = 1; i <= 23; i++) {
  const acknowledged = await send(`measured ${i}`);
  while (!heardAt.has(i)) await pause(1);
  if (i > 3) delays.push(Math.max(0, heardAt.get(i) - acknowledged));
}

const cut = new Promise(done => connection.onreconnecting(done));
const back = new Promise((done, failed) => {
  connection.onreconnected(done);
  connection.onclose(failed);
});
socket.terminate();
await cut;
for (let i = 1; i <= 7; i++) await send(`while away ${i}`);
const missed = sent.length - Math.max(...heardAt.keys());
await back;
await join();
await send("back again");
while (!heardAt.has(sent.length)) await pause(1);
await fetchOn();

delays.sort((a, b) => a - b);
console.log(JSON.stringify({ median: delays[delays.length >> 1], missed, sent, received }));
process.exit(0);
