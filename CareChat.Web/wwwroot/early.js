// What somebody does on a page before its own scripts and its circuit are there. The page is drawn once more when they come:
// who went into a field and did not leave it is in its next copy, with what they typed, and a tab they chose stays chosen.
(() => {
  'use strict';
  if (window.carechatEarly) return;
  const store = 'carechat.early';
  const before = new WeakMap();
  let texts = {}; // what was typed into the fields of conversations
  const tabs = {}; // which tab was chosen in them
  let entered = null; // {field, room, next, wasLive}: where somebody is by their own act

  try {
    texts = JSON.parse(sessionStorage.getItem(store) ?? '{}'); // of a page that was begun anew
    sessionStorage.removeItem(store);
  } catch { /* no storage: each page begins by itself */ }

  const nameOf = (conversation, kind) => `${conversation}.${kind}`;
  const isWritten = element => element?.matches?.('textarea, input:not([type=checkbox], [type=radio], [type=file], [type=hidden])') === true;
  const isLive = () => document.querySelector('[data-live]') !== null;

  /** Shows one pane of a composer and hides the other. */
  function showPane(root, kind) {
    root.classList.toggle('noting', kind === 'note');
    for (const tab of root.querySelectorAll('[data-tab]')) {
      tab.setAttribute('aria-selected', String(tab.dataset.tab === kind));
      tab.tabIndex = tab.dataset.tab === kind ? 0 : -1;
    }
    for (const pane of root.querySelectorAll('[data-pane]')) pane.hidden = pane.dataset.pane !== kind;
    root.querySelector('[data-send]').setAttribute('aria-label', kind === 'note' ? 'Save note' : 'Send'); // the care team's alone
  }

  window.carechatEarly = {
    showPane,

    /** What was typed into a field of a conversation before its scripts came, once; undefined for nothing. */
    takeText(conversation, kind) {
      const name = nameOf(conversation, kind);
      const text = texts[name];
      delete texts[name];
      return text;
    },

    /** The tab that was chosen in a conversation before its scripts came, once; undefined for none. */
    takeTab(conversation) {
      const kind = tabs[conversation];
      delete tabs[conversation];
      return kind;
    },

    /** Keeps the texts for the page that is begun anew. */
    keep: () => sessionStorage.setItem(store, JSON.stringify(texts)),
  };

  /** What finds the next copy of a field: a name of its own; null where it has none. */
  function nextOf(field, room) {
    if (room) return `chat-room[data-conversation="${CSS.escape(room.dataset.conversation)}"] [data-text="${field.dataset.text}"]`;
    const name = ['id', 'name', 'aria-label'].find(attribute => field.getAttribute(attribute));
    return name ? `${field.localName}[${name}="${CSS.escape(field.getAttribute(name))}"]` : null;
  }

  function enter(field) {
    const room = field.dataset.text ? field.closest('chat-room') : null;
    entered = { field, room, next: nextOf(field, room), wasLive: isLive() };
  }

  /** True where the field somebody is in was taken from them with the copy of the page it stood on: one that no script and no circuit had. */
  const isTaken = () => entered?.next && !(entered.room ? entered.room.reader : entered.wasLive) && !entered.field.isConnected && !isWritten(document.activeElement);

  document.addEventListener('input', ({ target }) => {
    const room = target.closest?.('chat-room');
    if (!room || room.reader || !target.dataset.text) return;
    const name = nameOf(room.dataset.conversation, target.dataset.text);
    if (!before.has(target)) before.set(target, texts[name] ?? '');
    texts[name] = before.get(target) + target.value;
  });

  document.addEventListener('focusin', ({ target }) => { if (isWritten(target)) enter(target); }, true);
  document.addEventListener('pointerdown', ({ target }) => { if (target !== entered?.field) entered = null; }, true);
  addEventListener('popstate', () => { entered = null; });

  document.addEventListener('click', ({ target }) => {
    const tab = target.closest?.('[data-tab]');
    const room = tab?.closest('chat-room');
    if (!room || room.reader) return;
    tabs[room.dataset.conversation] = tab.dataset.tab;
    showPane(tab.closest('[data-composer]'), tab.dataset.tab);
    room.querySelector(`[data-text="${tab.dataset.tab}"]`)?.focus();
  });

  // what is typed between two copies is for the next one; nothing is sent from there
  addEventListener('keydown', event => {
    if (event.key === 'Tab' || event.key === 'Escape') entered = null;
    const isText = event.key.length === 1 || event.key === 'Backspace' || event.key === 'Enter';
    if (!isText || event.ctrlKey || event.metaKey || event.altKey || !isTaken()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const added = text => event.key === 'Backspace' ? text.slice(0, -1) : event.key === 'Enter' ? text : text + event.key;
    const { field, room } = entered;
    const name = room && nameOf(room.dataset.conversation, field.dataset.text);
    if (room) texts[name] = added(texts[name] ?? '');
    else field.value = added(field.value);
  }, true);

  function goOn() {
    if (!isTaken()) return;
    const { field, room, next } = entered;
    const copy = document.querySelector(next);
    if (!copy) return;
    if (room && tabs[room.dataset.conversation]) showPane(copy.closest('[data-composer]'), tabs[room.dataset.conversation]);
    copy.focus({ preventScroll: true });
    if (room || !field.value || copy.value) return;
    copy.value = field.value;
    for (const type of ['input', 'change']) copy.dispatchEvent(new Event(type, { bubbles: true }));
  }
  new MutationObserver(goOn).observe(document, { childList: true, subtree: true });
})();
