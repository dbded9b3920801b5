// Shows the outbox below the stored messages, in the shape the stored ones will have.
import { element, word } from '../portal.js';
import { isElsewhere, isSure } from './shelf.js';

/** Draws the outbox into its list until the returned function is called. */
export function showPending(room, outbox) {
  const list = room.querySelector('[data-pending]');
  const stored = room.querySelector('[data-list]');
  const drawn = new Map();

  function draw() {
    for (const [entry, item] of drawn) {
      if (outbox.entries.includes(entry)) continue;
      item.remove();
      drawn.delete(entry);
    }
    for (const entry of outbox.entries) {
      if (!drawn.has(entry)) drawn.set(entry, make(room, outbox, entry));
      update(room, outbox, entry, drawn.get(entry));
    }
    list.replaceChildren(...outbox.entries.map(e => drawn.get(e)).filter(i => i));
    const hasMine = stored.lastElementChild?.matches('.m.mine') && outbox.entries.some(e => e.kind === 'message' && e.state !== 'failed');
    stored.toggleAttribute('data-followed', Boolean(hasMine));
    room.querySelector('[data-empty]')?.toggleAttribute('hidden', outbox.entries.length > 0);
  }

  /** Takes away the copies whose messages stand in the list now. */
  function settle() {
    for (const entry of [...outbox.entries])
      if (stored.querySelector(`[data-id="${entry.id}"]`)) outbox.arrived(entry.id);
    draw();
  }

  const tell = () => drawn.forEach((item, entry) => update(room, outbox, entry, item));
  const abort = new AbortController();
  outbox.addEventListener('change', settle, { signal: abort.signal }); // what another window sent may stand there before it is sent here
  for (const type of ['online', 'offline']) addEventListener(type, tell, { signal: abort.signal });
  settle();
  return { settle, stop: () => abort.abort() };
}

function make(room, outbox, entry) {
  const isNote = entry.kind === 'note';
  const item = element('li', { class: isNote ? 'note' : 'm mine first', 'data-copy-of': entry.id });
  if (isNote) item.append(element('p', { class: 'note-head' }, element('b', {}, 'Internal note'), ' · only the care team'));
  if (entry.fileName) item.append(fileOf(entry));
  if (entry.body) item.append(element('div', { class: isNote ? 'text' : 'bubble text', dir: 'auto' }, entry.body));
  item.append(element('div', { class: 'state', role: 'status' }));
  entry.upload?.addEventListener('progress', () => update(room, outbox, entry, item));
  return item;
}

function fileOf(entry) {
  if (!entry.upload?.preview) return element('div', { class: 'file' }, element('span', { class: 'name' }, entry.fileName));
  const { width, height } = entry.upload;
  const scale = Math.min(1, 288 / width, 320 / height);
  return element('div', { class: 'picture' }, element('img', {
    src: entry.upload.preview, alt: word('picture', entry.fileName),
    width: Math.max(32, Math.round(width * scale)), height: Math.max(32, Math.round(height * scale)),
  }));
}

/** What can be done with one that did not go: its text can always be saved. */
function waysOut(room, outbox, entry) {
  const rewrite = () => { if (room.rewrite(entry)) outbox.takeOut(entry); };
  const canGoBack = entry.body && (entry.upload || !entry.attachmentId); // a file of an earlier page cannot
  const ways = [
    outbox.canRetry(entry) && [word('again'), () => outbox.retry(entry)],
    entry.isFileLost && entry.body && [word('without-file'), () => outbox.sendWithoutFile(entry)],
    canGoBack && [word('edit'), rewrite],
    [word('delete'), () => outbox.drop(entry)],
  ];
  return ways.filter(way => way).flatMap(([name, work], i) => [i > 0 ? ' · ' : '', element('button', { type: 'button', onclick: work }, name)]);
}

/** The text, in which the numbers that stand at the field can be called. */
function withCalls(room, text) {
  const numbers = Array.from(room.querySelectorAll('.in-danger a'), number => number.textContent);
  const link = number => element('a', { href: `tel:${number}` }, number);
  const linked = (part, number) => typeof part !== 'string' ? part : part.split(number).flatMap((words, i) => i === 0 ? words : [link(number), words]);
  return numbers.reduce((parts, number) => parts.flatMap(part => linked(part, number)), [text]);
}

/** A cry for help that was not taken, or not yet, is answered on the spot. */
function showEmergency(room, entry, item, state) {
  const shown = item.querySelector('[data-emergency]');
  const text = entry.state === 'stored' ? '' : entry.emergency;
  if (!text) shown?.remove();
  else if (!shown)
    state.before(element('div', { class: 'bubble text emergency', role: 'alert', dir: 'auto', 'data-emergency': true }, ...withCalls(room, text)));
}

/** What is said of one that is not refused; nobody sends without a line, and another window may have ended. */
function standing(outbox, entry) {
  if (entry.state === 'stored') return word('stored');
  if (!navigator.onLine) return word('waiting');
  if (isUploading(entry)) return word('sending-part', Math.round(entry.upload.progress * 100));
  if (isElsewhere(entry)) return word(isSure(entry) ? 'elsewhere' : 'elsewhere-perhaps');
  return word(outbox.isUnkept ? 'unkept' : outbox.isWaiting ? 'waiting' : 'sending');
}

const isUploading = ({ state, upload }) => state === 'sending' && upload?.state === 'sending';

function update(room, outbox, entry, item) {
  item.classList.toggle('failed', entry.state === 'failed');
  const state = item.querySelector('.state');
  showEmergency(room, entry, item, state);
  const isLast = outbox.entries.at(-1) === entry;
  if (entry.state === 'failed') {
    state.hidden = false;
    if (state.querySelector('button')) return;
    state.replaceChildren(word('not-sent', entry.why), ...waysOut(room, outbox, entry));
    return;
  }
  const text = standing(outbox, entry);
  state.hidden = !isLast && !isUploading(entry);
  if (state.textContent !== text) state.replaceChildren(text);
}
