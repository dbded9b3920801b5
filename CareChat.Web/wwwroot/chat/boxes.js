// The outboxes of this page, one for each person and conversation.
import { device } from '../portal.js';
import { Outbox } from './outbox.js';

const boxes = new Map();
const prefix = 'carechat.out.';

/** The one outbox of a person in a conversation. */
export function outboxOf(person, conversation) {
  const key = `${prefix}${person}.${conversation}.`;
  if (!boxes.has(key)) boxes.set(key, new Outbox(key, conversation));
  return boxes.get(key);
}

/** Sends what the person wrote in any conversation before the page was closed. */
export function resumeAll(person) {
  for (const key of device.keys()) {
    if (!key.startsWith(`${prefix}${person}.`)) continue;
    const conversation = key.slice(prefix.length).split('.')[1];
    outboxOf(person, conversation).pump();
  }
}

addEventListener('storage', ({ key }) => { for (const box of boxes.values()) if (key?.startsWith(box.key)) box.heard(key); });
addEventListener('pageshow', event => { if (event.persisted) for (const box of boxes.values()) box.pump(); });

// a page that would lose a file on its way asks first
addEventListener('beforeunload', event => {
  for (const box of boxes.values())
    if (box.entries.some(e => e.upload && !e.attachmentId && e.state !== 'failed')) event.preventDefault();
});
