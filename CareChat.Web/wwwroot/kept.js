// What is typed and sent in a conversation before its scripts are there, or where they do not come. Text is kept at once, where its
// draft will be: per person and conversation. What is sent waits where its outbox finds it (chat/outbox.js), which sends it once.
// A page that stays without those scripts says so.
(() => {
  'use strict';
  if (window.carechatKept) return;
  const patience = 10000; // after which scripts that have not come are said to be missing
  const texts = {}; // what stands in the fields, under the names it is kept by
  const begun = {}; // which conversation was on the screen at its first letter
  const before = new WeakMap(); // what stood in the copies of a field before it, and does not stand in it
  let isBroken = false; // a script failed, or has not come for long
  let isAsked = false; // something was pressed that only those scripts can do
  let timer = 0;

  const attempt = work => { try { return work(); } catch { return null; } }; // storage may be full, closed or forbidden
  const storeOf = name => name.endsWith('.note') ? sessionStorage : localStorage; // as their drafts are (chat/draft.js)
  const nameOf = ({ dataset: { person, conversation } }, kind) => `carechat.early.${person}.${conversation}.${kind}`;
  const outboxOf = ({ dataset: { person, conversation } }) => `carechat.out.${person}.${conversation}.`;
  const stored = name => attempt(() => storeOf(name).getItem(name));
  const areScriptsHere = () => customElements.get('chat-room') !== undefined;

  /** The conversation an element is in, while no script has it; null for none. */
  function roomOf(element) {
    const room = element?.closest?.('chat-room');
    return room && !room.reader ? room : null;
  }

  /** What was typed into a field of a conversation, on this page or one before; empty for nothing. */
  function textOf(room, kind) {
    const name = nameOf(room, kind);
    return texts[name] ??= stored(name) ?? '';
  }

  /** Keeps a text in the place of the one before. */
  function keep(room, kind, text) {
    const name = nameOf(room, kind);
    texts[name] = text;
    attempt(() => text ? storeOf(name).setItem(name, text) : storeOf(name).removeItem(name));
  }

  /** Keeps what stands in a field now, below what stood in its copies before. */
  function typed(room, field) {
    const kind = field.dataset.text;
    const shown = room.parentElement?.querySelector('#conversation-name');
    begun[nameOf(room, kind)] ??= shown?.dataset.conversation ?? room.dataset.conversation;
    if (!before.has(field)) before.set(field, textOf(room, kind));
    keep(room, kind, before.get(field) + field.value);
    show(room);
  }

  /** As newId in portal.js, which may be what is missing. */
  function newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }

  /** Lays a text where its outbox finds it, with the id that makes each repeat safe; false where the device takes nothing, which is said. */
  function post(room, kind, body) {
    const [id, at] = [newId(), Date.now()];
    const shown = begun[nameOf(room, kind)] ?? room.dataset.conversation;
    const seen = Number(room.querySelector('[data-list]').dataset.last);
    const entry = { id, at, kind, body, shown, seen, isConfirmed: false, state: 'sending', why: '' };
    const isPosted = attempt(() => {
      localStorage.setItem(`${outboxOf(room)}${String(at).padStart(15, '0')}.${id}`, JSON.stringify(entry));
      return true;
    });
    if (!isPosted) return cannot(room);
    show(room);
    room.querySelector('[data-pending]').lastElementChild?.scrollIntoView({ block: 'end' });
    return true;
  }

  /** Sends what stands in the open field; it is emptied once the text waits elsewhere. */
  function send(room) {
    const kind = room.querySelector('[data-composer].noting') ? 'note' : 'message';
    const field = room.querySelector(`[data-text="${kind}"]`);
    const text = field.value.trim();
    field.focus();
    if (!text || !post(room, kind, text)) return;
    field.value = '';
    before.set(field, '');
    keep(room, kind, '');
    delete begun[nameOf(room, kind)];
  }

  /** Says that what was pressed cannot be done yet. */
  function cannot(room) {
    isAsked = true;
    show(room);
    return false;
  }

  function waiting(room) {
    const names = attempt(() => Object.keys(localStorage)) ?? [];
    return names.filter(name => name.startsWith(outboxOf(room))).sort()
      .map(name => attempt(() => JSON.parse(localStorage.getItem(name)))).filter(entry => entry?.body && entry.state !== 'failed');
  }

  const words = () => JSON.parse(document.getElementById('words')?.textContent ?? '{}');

  function make(tag, properties, ...children) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  }

  function showWaiting(room, entries) {
    const list = room.querySelector('[data-pending]');
    if (!list || entries.map(e => e.id).join() === Array.from(list.children, item => item.dataset.copyOf).join()) return;
    list.replaceChildren(...entries.map(({ id, kind, body }) => {
      const item = make('li', { className: kind === 'note' ? 'note' : 'm mine first' },
        make('div', { className: kind === 'note' ? 'text' : 'bubble text', dir: 'auto' }, body),
        make('div', { className: 'state', role: 'status' }, words()['page-sends']));
      item.dataset.copyOf = id;
      return item;
    }));
    room.querySelector('[data-empty]')?.toggleAttribute('hidden', entries.length > 0);
  }

  /** The line below the field: that the page is not whole, and what becomes of the text. */
  function showHint(room) {
    const hint = room.querySelector('[data-hint]');
    const key = isBroken ? (isKept() ? 'page-broken' : 'page-broken-unkept') : isAsked ? 'page-coming' : '';
    if (!hint || !key || hint.dataset.early === key) return;
    hint.dataset.early = key;
    hint.classList.add('wrong');
    hint.replaceChildren(words()[key]);
    if (isBroken) hint.append(' ', make('button', { type: 'button', onclick: () => location.reload() }, words()['page-reload']));
  }

  /** Shows in a copy of a conversation that no script has what was typed for it, what waits, and what is wrong. */
  function show(room) {
    for (const field of room.querySelectorAll('[data-text]')) {
      if (before.has(field) || field.value || !textOf(room, field.dataset.text)) continue;
      field.value = textOf(room, field.dataset.text);
      before.set(field, '');
    }
    if (areScriptsHere()) return;
    const entries = waiting(room);
    showWaiting(room, entries);
    showHint(room);
    room.querySelector('[data-composer]')?.classList.toggle('away', isBroken || entries.length > 0); // it says whom to call
    timer ||= setTimeout(() => { if (!areScriptsHere()) tell(); }, patience);
  }

  function showAll() { for (const room of document.querySelectorAll('chat-room')) if (!room.reader) show(room); }

  function tell() {
    isBroken = true;
    showAll();
  }

  addEventListener('error', ({ target }) => { if (target?.localName === 'script') tell(); }, true);
  addEventListener('storage', ({ key }) => { if (key?.startsWith('carechat.out.')) showAll(); });
  new MutationObserver(showAll).observe(document, { childList: true, subtree: true });

  /** False where the browser did not keep what was typed here. */
  function isKept() { return Object.entries(texts).every(([name, text]) => !text || stored(name) === text); }

  /** False there too, and where it keeps nothing at all. */
  function isSafe() {
    const name = 'carechat.try';
    return isKept() && attempt(() => {
      localStorage.setItem(name, name);
      localStorage.removeItem(name);
      return true;
    }) === true;
  }

  window.carechatKept = { roomOf, textOf, keep, typed, post, send, cannot, isKept, isSafe };
})();
