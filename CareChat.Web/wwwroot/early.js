// What somebody does on a page before its own scripts and its circuit are there. The page is drawn once more when they come:
// who went into a field and did not leave it is in its next copy, with what they typed, and a tab they chose stays chosen. What
// they type and send in a conversation is kept.js's.
(() => {
  'use strict';
  const kept = window.carechatKept;
  if (window.carechatEarly || !kept) return;
  const tabs = {}; // {kind, at}: which tab was chosen in conversations, and when
  let entered = null; // {field, room, next, wasLive}: where somebody is by their own act

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

  /** True for a key that sends from the field of a composer; on phones the button alone does. */
  function sends(event, root) {
    if (event.key !== 'Enter' || event.isComposing || event.keyCode === 229 || event.shiftKey || event.altKey) return false;
    const isTouch = matchMedia('(pointer: coarse) and (hover: none)').matches;
    return event.ctrlKey || event.metaKey || (root.dataset.sends === 'enter' && !isTouch);
  }

  window.carechatEarly = {
    showPane,
    sends,

    /** What was typed into a field of a conversation before its scripts came; empty for nothing. It stays kept until it is forgotten. */
    textOf: field => kept.textOf(field.closest('chat-room'), field.dataset.text),

    /** Its text is kept elsewhere now. */
    forget: field => kept.keep(field.closest('chat-room'), field.dataset.text, ''),

    /** The tab that was chosen in a conversation before its scripts came, and since a time, once; undefined for none. */
    takeTab(conversation, since) {
      const { kind, at } = tabs[conversation] ?? {};
      delete tabs[conversation];
      return at > since ? kind : undefined;
    },

    isKept: kept.isKept,
    isSafe: kept.isSafe,
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
    const room = kept.roomOf(target);
    if (room && target.dataset.text) kept.typed(room, target);
  });

  document.addEventListener('focusin', ({ target }) => { if (isWritten(target)) enter(target); }, true);
  document.addEventListener('pointerdown', ({ target }) => { if (target !== entered?.field) entered = null; }, true);
  addEventListener('popstate', () => { entered = null; });

  document.addEventListener('click', ({ target }) => {
    const room = kept.roomOf(target);
    const pressed = room && target.closest('[data-tab], [data-send], [data-ask], [data-attach]');
    if (!pressed) return;
    const { tab, send, ask } = pressed.dataset;
    if (tab !== undefined) {
      tabs[room.dataset.conversation] = { kind: tab, at: performance.now() };
      showPane(pressed.closest('[data-composer]'), tab);
      room.querySelector(`[data-text="${tab}"]`)?.focus();
    } else if (send !== undefined) kept.send(room);
    else if (ask !== undefined) kept.post(room, 'message', pressed.textContent.trim());
    else kept.cannot(room);
  });

  document.addEventListener('keydown', event => {
    const room = kept.roomOf(event.target);
    if (!room || event.defaultPrevented || !event.target.dataset.text || !sends(event, event.target.closest('[data-composer]'))) return;
    event.preventDefault();
    if (!event.repeat) kept.send(room);
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
    if (room) kept.keep(room, field.dataset.text, added(kept.textOf(room, field.dataset.text)));
    else field.value = added(field.value);
  }, true);

  function goOn() {
    if (!isTaken()) return;
    const { field, room, next } = entered;
    const copy = document.querySelector(next);
    if (!copy) return;
    if (room && tabs[room.dataset.conversation]) showPane(copy.closest('[data-composer]'), tabs[room.dataset.conversation].kind);
    copy.focus({ preventScroll: true });
    if (room || !field.value || copy.value) return;
    copy.value = field.value;
    for (const type of ['input', 'change']) copy.dispatchEvent(new Event(type, { bubbles: true }));
  }

  // a page that renews itself leaves the cursor to the next one (chat/place.js)
  addEventListener('pagehide', () => {
    const field = document.activeElement;
    const room = field?.dataset?.text && kept.roomOf(field);
    if (!room || window.carechatRenews !== true) return;
    const { person, conversation } = room.dataset;
    const place = { kind: field.dataset.text, hasFocus: true, start: field.selectionStart, end: field.selectionEnd };
    try { sessionStorage.setItem(`carechat.focus.${person}.${conversation}`, JSON.stringify(place)); } catch { /* no storage: it begins without */ }
  });

  new MutationObserver(goOn).observe(document, { childList: true, subtree: true });
})();
