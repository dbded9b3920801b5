// A sentence for whoever writes, in the hint below the field: also in the next copies of the field, until its reader has gone on.
const least = 8000;
const glance = 2000;
let said = null;

/** Says it below the field of a conversation, null for whichever is open next; false where no field is there to say it. */
export function say(text, conversation = null) {
  said = { text, conversation, at: performance.now() };
  return !document.dispatchEvent(new CustomEvent('carechat:said', { cancelable: true }));
}

/** The reader goes on to another conversation: what stood long enough to be seen does not follow them. */
export function passOn() {
  if (said === null || performance.now() - said.at < glance) return;
  said = null;
  document.dispatchEvent(new CustomEvent('carechat:said', { cancelable: true }));
}

/** Takes it back. */
export function unsay() { said = null; }

/** A sentence is true no more. */
export function end(text) {
  if (said?.text !== text) return;
  said = null;
  document.dispatchEvent(new CustomEvent('carechat:said', { cancelable: true }));
}

/** True while something stands there that was not said long enough ago to be read. */
export const isUnread = () => said !== null && performance.now() - said.at <= least;

/** What is said in a conversation; empty for nothing. */
export const saidIn = conversation => said && (said.conversation ?? conversation) === conversation ? said.text : '';

/** The reader goes on in a conversation: what has stood long enough to be read goes, at once where they surely saw it. */
export function goneOn(conversation, isSure = false) {
  if (saidIn(conversation) && (isSure || performance.now() - said.at > least)) said = null;
}
