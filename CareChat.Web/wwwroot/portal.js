// Calls to the portal's own addresses: the cookie says who calls, the token that it was this page.

let lastToken = '';

/** The page's token; the last one while the page is being drawn anew. */
const token = () => lastToken = document.querySelector('input[name="__RequestVerificationToken"]')?.value || lastToken;

/** Headers every change carries. */
export const headers = () => ({ RequestVerificationToken: token() });

const words = JSON.parse(document.getElementById('words')?.textContent ?? '{}');

/** A text in the viewer's language, as the page brought it; the values stand at its {0}, {1}. */
export const word = (key, ...values) => (words[key] ?? key).replace(/\{(\d)\}/g, (_, i) => values[i]);

/** Refusals the pages have words for, by their codes. */
const reasons = {
  ANTIFORGERY: 'old-page', CHAT_DISABLED: 'chat-off', ASSISTANT_OFF: 'assistant-off', DRAFT_UNREAD: 'draft-unread', DRAFT_OVERTAKEN: 'draft-overtaken',
  OTHER_CONVERSATION: 'other-conversation',
};

/** The problem an answer tells of, in words. */
export function why(status, problem) {
  if (status === 401) return word('signed-out');
  if (reasons[problem?.code]) return word(reasons[problem.code]);
  if (status === 404) return word('not-yours');
  const isRead = document.documentElement.lang === 'en';
  return (isRead && problem?.title) || word('not-taken');
}

/** A new id. Not crypto.randomUUID: over plain http on a name of its own a browser does not have it. */
export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = bytes[6] & 0x0f | 0x40;
  bytes[8] = bytes[8] & 0x3f | 0x80;
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** A store of the browser. It may be full, closed or forbidden: then it holds nothing, and nobody stumbles over it. */
function store(name) {
  const attempt = work => { try { return work(window[name]); } catch { return null; } };
  return {
    get: key => attempt(s => s.getItem(key)),
    set: (key, value) => attempt(s => s.setItem(key, value)),
    remove: key => attempt(s => s.removeItem(key)),
    keys: () => attempt(s => Object.keys(s)) ?? [],
  };
}

/** What this device keeps. */
export const device = store('localStorage');

/** What this tab keeps. */
export const tab = store('sessionStorage');

const longestAnswer = 20000;

/** Sends JSON. Throws only where there was no answer at all; a line on which none comes for long is taken for lost. */
export async function call(method, path, body, keepalive = false) {
  const response = await fetch(path, {
    method, keepalive, credentials: 'same-origin', redirect: 'error', signal: AbortSignal.timeout?.(longestAnswer),
    headers: { ...headers(), 'Content-Type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await response.text();
  let data = null;
  try { data = text ? JSON.parse(text) : null; } catch { /* an answer of somebody between us and the portal */ }
  return { ok: response.ok, status: response.status, data, tag: response.headers.get('ETag')?.replace(/^(W\/)?"|"$/g, '') ?? null };
}

/**
 * Ends with what was asked of the circuit: true with its answer. One that was lost with the connection never comes, also
 * on the next one: false once the connection is lost, or after ten seconds.
 */
export function answered(asked, ms = 10000) {
  return new Promise(resolve => {
    const end = isAnswered => {
      clearTimeout(timer);
      document.removeEventListener('carechat:offline', lose);
      resolve(isAnswered);
    };
    const lose = () => end(false);
    const timer = setTimeout(lose, ms);
    document.addEventListener('carechat:offline', lose);
    asked.then(() => end(true), lose);
  });
}

/** Waits, or returns early when the connection comes back. */
export function pause(ms) {
  return new Promise(resolve => {
    const done = () => { clearTimeout(timer); removeEventListener('online', done); document.removeEventListener('carechat:online', done); resolve(); };
    const timer = setTimeout(done, ms);
    addEventListener('online', done);
    document.addEventListener('carechat:online', done);
  });
}

/** How long to wait before the nth try again. */
export const backoff = n => Math.min(30000, 500 * 2 ** Math.min(n, 6)) * (0.8 + Math.random() * 0.4);

/** True where a page was refused, not what it sent: its person is signed out, or another one is signed in by now. */
export const isOfPage = (status, problem) => status === 401 || problem?.code === 'ANTIFORGERY';

/** True for answers that may be different in a moment. */
export const isPassing = status => status >= 500 || status === 408 || status === 429;

/** A size in words. */
export const sizeWords = bytes => bytes < 1000 ? `${bytes} bytes` : bytes < 1e6 ? `${Math.floor(bytes / 1000)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;

/** Makes an element. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.filter(c => c !== null));
  return made;
}

const svg = 'http://www.w3.org/2000/svg';
/** A line icon, as the pages have them. */
export function icon(path) {
  const made = document.createElementNS(svg, 'svg');
  made.setAttribute('class', 'icon');
  made.setAttribute('viewBox', '0 0 24 24');
  made.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(svg, 'path');
  line.setAttribute('d', path);
  made.append(line);
  return made;
}
