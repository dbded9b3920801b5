// What every page needs before and around its circuit: the viewer's time zone and colours, and a quiet way
// through a lost connection. Nothing here blocks the page: what is being written stays where it is.
(() => {
  'use strict';
  const year = 'max-age=31536000; path=/; samesite=lax';

  // times in the viewer's zone: the server reads it from this cookie
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone) document.cookie = `tz=${encodeURIComponent(zone)}; ${year}`;

  // the language: the next page comes in it
  document.addEventListener('click', event => {
    const button = event.target.closest?.('[data-language]');
    if (!button) return;
    document.cookie = `lang=${button.dataset.language}; ${year}`;
    location.reload();
  });

  // colours: the cookie lets the next page come in the right ones
  const root = document.documentElement;
  const words = JSON.parse(document.getElementById('words')?.textContent ?? '{}');
  const showTheme = () => {
    for (const button of document.querySelectorAll('[data-theme-choice]'))
      button.setAttribute('aria-pressed', String(button.dataset.themeChoice === (root.dataset.theme ?? '')));
  };
  document.addEventListener('click', event => {
    const button = event.target.closest?.('[data-theme-choice]');
    if (!button) return;
    const choice = button.dataset.themeChoice;
    if (choice) root.dataset.theme = choice;
    else delete root.dataset.theme;
    document.cookie = `theme=${choice}; ${choice ? year : 'max-age=0; path=/'}`;
    showTheme();
  });
  new MutationObserver(showTheme).observe(root, { childList: true, subtree: true });
  showTheme();

  // a plain form goes once, however quickly its button is pressed again; later it may go anew, where nothing came of it
  const sent = new WeakMap();
  addEventListener('submit', event => {
    if (event.defaultPrevented || event.target.method !== 'post') return;
    if (event.timeStamp - (sent.get(event.target) ?? -Infinity) < 3000) event.preventDefault();
    else sent.set(event.target, event.timeStamp);
  });

  // who signs out leaves no names of files in any tab; what was written and not sent waits on the device for its writer
  const signedOut = 'carechat.signed-out';
  const forgetFiles = () => {
    document.dispatchEvent(new CustomEvent('carechat:signed-out'));
    for (const key of Object.keys(sessionStorage)) if (key.startsWith('carechat.tray.')) sessionStorage.removeItem(key);
  };
  addEventListener('submit', event => {
    if (event.defaultPrevented || event.target.getAttribute('action') !== '/sign-out') return;
    forgetFiles();
    localStorage.setItem(signedOut, String(Date.now())); // the other tabs hear it
  });
  addEventListener('storage', ({ key }) => { if (key === signedOut) forgetFiles(); });

  // who comes to sign in where something waits to be sent is told so, and whom to call
  const unsent = document.querySelector('[data-unsent]');
  if (unsent) import('./portal.js')
    .then(({ device }) => { unsent.hidden = !device.keys().some(key => key.startsWith('carechat.out.')); })
    .catch(() => { }); // the page was left before it came

  // keys of a composition are the input method's alone: no handler of ours sees them. Safari tells the Enter that ends
  // one after its end, so only the number is left to know it by.
  addEventListener('keydown', event => {
    if (event.isComposing || event.keyCode === 229) event.stopImmediatePropagation();
  }, true);

  // copying what is shown once
  document.addEventListener('click', async event => {
    const button = event.target.closest?.('[data-copy]');
    if (!button) return;
    const isDone = await copy(document.getElementById(button.dataset.copy));
    const said = button.parentElement.querySelector('[data-copied]') ?? button.parentElement.appendChild(document.createElement('span'));
    Object.assign(said, { role: 'status', className: 'small', lang: root.lang, textContent: isDone ? words.copied : words['copy-by-hand'] });
    said.dataset.copied = '';
  });

  /** By the clipboard, which plain http does not have; else by the old command; else it stands there selected. */
  async function copy(shown) {
    try {
      await navigator.clipboard.writeText(shown.textContent.trim());
      return true;
    } catch {
      getSelection().selectAllChildren(shown);
      return document.execCommand('copy');
    }
  }

  // the focus, where the circuit gives it: not while somebody writes elsewhere
  const focusing = import('./chat/focus.js');
  focusing.catch(() => { }); // the page was left before it came
  window.carechatFocus = async element => (await focusing).take(element);

  // a lost connection: try again soon and then calmly; say so only when it lasts
  const bar = document.getElementById('connection');
  const quietFor = 1500;
  let attempt = 0;
  let timer = 0;
  let sayLater = 0;
  const say = text => { if (bar.textContent !== text) bar.textContent = text; };
  const reconnecting = () => words[window.carechatEarly?.isSafe() && !window.carechatFiles?.size ? 'reconnecting' : 'reconnecting-alone'];

  async function tryAgain() {
    clearTimeout(timer);
    if (!line.isDown) return;
    attempt++;
    try {
      if (await Blazor.reconnect()) return;
      window.carechatRenews = true;
      if (line.asked) location.assign(line.asked);
      else location.reload(); // the server is there and no longer knows this page
    } catch {
      if (!line.isDown) return;
      timer = setTimeout(tryAgain, Math.min(5000, 250 * attempt));
    }
  }

  const reconnectionHandler = {
    onConnectionDown() {
      if (line.isDown) return;
      attempt = 0;
      line.isDown = true;
      sayLater = setTimeout(line.tell, quietFor);
      document.dispatchEvent(new CustomEvent('carechat:offline'));
      tryAgain();
    },
    onConnectionUp() {
      clearTimeout(sayLater);
      clearTimeout(timer);
      sayLater = 0;
      say('');
      line.isDown = false;
      document.dispatchEvent(new CustomEvent('carechat:online'));
    },
  };
  addEventListener('online', () => tryAgain());
  document.addEventListener('visibilitychange', () => { if (!document.hidden) tryAgain(); });

  // a link would lead away from what is kept here to a page that cannot come. A conversation of the inbox, the last one that
  // was asked for, opens when the line is back: what is done until then is for it (inbox/leaving.js, inbox/target.js)
  let standing = null;
  const line = Object.assign(window.carechatLine ??= {}, {
    asked: null,
    isDown: false,

    /** True while a conversation that is not on the screen is said to open when the line is back. */
    isPromised: false,

    /** An address opens when the line is back, with the patient of this name; where it is on the screen it stays there. */
    ask(address, name, isOpen = false) {
      const promise = words[address.startsWith('/inbox/') ? 'not-now' : 'not-yet'];
      const text = !isOpen ? promise : line.isPromised && name ? words.stays : null;
      [line.asked, line.isPromised, standing] = [address, !isOpen, text?.replace('{0}', () => name) ?? null];
      document.dispatchEvent(new CustomEvent('carechat:asked'));
    },

    /** What was asked for is opened, or not wanted any more. */
    takeBack() {
      if (line.asked === null) return;
      [line.asked, line.isPromised, standing] = [null, false, null];
      if (line.isDown) line.tell();
      document.dispatchEvent(new CustomEvent('carechat:asked'));
    },

    /** Says what is to be expected while there is no line. */
    tell: () => say(standing ?? reconnecting()),
  });

  document.addEventListener('click', event => {
    const link = event.target.closest?.('a[href]');
    if (!line.isDown || !link || link.target || link.origin !== location.origin || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const isRow = link.dataset.row !== undefined;
    if (isRow) line.ask(link.pathname + link.search, link.querySelector('.name')?.textContent ?? '', link.getAttribute('aria-current') === 'true');
    if (isRow) line.tell();
    else say(line.isPromised ? `${words['not-done']} · ${standing}` : words['not-done']);
  }, true);

  // the line broke while this page began: what did not come then comes with a new one, once the portal answers
  const isWhole = () => document.querySelector('[data-live]') !== null && (!document.querySelector('chat-room') || customElements.get('chat-room') !== undefined);
  const begun = 'carechat.begun';
  const patience = 8000;
  async function lookAgain(hasSaid = false) {
    let isQuick = false;
    if (!isWhole()) {
      try {
        const asked = performance.now();
        const answer = await fetch('/health', { cache: 'no-store', signal: AbortSignal.timeout(5000) });
        isQuick = answer.ok && performance.now() - asked < 2000; // on a line slower than this the page may still be coming
      } catch { /* the portal does not answer */ }
    }
    if (isWhole()) return hasSaid && say('');
    const isKept = window.carechatEarly?.isKept() ?? true;
    if (isQuick && isKept && Date.now() - Number(sessionStorage.getItem(begun) ?? 0) > 30000) return beginAnew();
    say(reconnecting());
    setTimeout(() => lookAgain(true), 2000);
  }

  function beginAnew() {
    sessionStorage.setItem(begun, String(Date.now()));
    window.carechatRenews = true;
    location.reload();
  }

  if (document.getElementById('words')) addEventListener('load', () => setTimeout(lookAgain, patience));
  const longestSilence = 15000;
  Blazor.start({ circuit: { reconnectionHandler, configureSignalR: builder => builder.withServerTimeout(longestSilence) } });
})();
