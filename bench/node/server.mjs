// The chat as one writes it in Node: socket.io to tell the room, better-sqlite3 to keep the message.
// WAL with synchronous=FULL and the full-text index in the same commit, as in the bare endpoints.
// node server.mjs PORT DATABASE
import http from 'node:http';
import Database from 'better-sqlite3';
import { Server } from 'socket.io';

const [port, file] = process.argv.slice(2);

const db = new Database(file);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.exec(`
  CREATE TABLE IF NOT EXISTS message(
    id INTEGER PRIMARY KEY, conversation_id INTEGER NOT NULL, patient_id INTEGER NOT NULL,
    sender INTEGER NOT NULL, body TEXT NOT NULL, sent_at INTEGER NOT NULL);
  CREATE INDEX IF NOT EXISTS ix_message_conversation ON message(conversation_id, id);
  CREATE VIRTUAL TABLE IF NOT EXISTS message_index USING fts5(body, content='message', content_rowid='id');
  CREATE TRIGGER IF NOT EXISTS message_added AFTER INSERT ON message BEGIN
    INSERT INTO message_index(rowid, body) VALUES (new.id, new.body);
  END;
`);
const insert = db.prepare('INSERT INTO message(conversation_id, patient_id, sender, body, sent_at) VALUES (?, ?, 1, ?, ?)');

/** Keeps a message and tells whoever is in its conversation. */
function send({ conversation, body }) {
  const id = Number(insert.run(conversation, conversation, body, Date.now()).lastInsertRowid);
  io.to(`conversation:${conversation}`).emit('event', { conversation, number: id, kind: 'message' });
  return { id };
}

const server = http.createServer((request, response) => {
  let text = '';
  request.on('data', part => { text += part; });
  request.on('end', () => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(request.method === 'POST' ? send(JSON.parse(text)) : {}));
  });
});

const io = new Server(server, { transports: ['websocket'] });
io.on('connection', socket => {
  socket.on('join', (conversation, joined) => {
    socket.join(`conversation:${conversation}`);
    joined?.();
  });
});

server.listen(Number(port), '127.0.0.1');
