// The page of the inbox and its circuit, and what scripts do on it in the person's name.
import { say as sayBelow, unsay } from '../chat/notice.js';
import { word } from '../portal.js';
import { line, meant, noteMeant } from './target.js';

/** The page and its circuit, null while there is none; and the field that a waiting key went into by itself. */
export const desk = { page: null, circuit: null, reached: null };

/** True on the addresses of the inbox. */
export const isHere = () => /^\/inbox(\/|$)/.test(location.pathname);

let isOwn = false; // a key presses a button

/** True while a script presses something: it is no act by hand. */
export const isPressing = () => isOwn;

/** Presses something for the person. */
export function own(work) {
  isOwn = true;
  try {
    return work();
  } finally {
    isOwn = false;
    noteMeant();
  }
}

const isVisible = element => element.checkVisibility?.({ visibilityProperty: true }) ?? element.offsetParent !== null;

/** Presses the button a key stands on; false where there is none. */
export function press(shortcut) {
  const target = [...document.querySelectorAll(`[aria-keyshortcuts="${CSS.escape(shortcut)}"]`)].find(isVisible);
  if (!target) return false;
  if (target.matches('input')) {
    target.focus();
    target.select();
    desk.reached = target;
  } else target.click();
  return true;
}

/** What the circuit alone does. */
const circuits = '[data-act], .fold, [data-draft-reply] button, .ask button, .lone button, form[role=search]';

/** Says that something is not done without a line, neither now nor later. */
export const refuse = () => say(word('not-done'), desk.page?.dataset.open ?? null);

/** What is pressed without a line is said, and nobody hears of it. */
function hearUnheard(event) {
  if (!line.isDown || !desk.page?.contains(event.target) || !event.target.closest(circuits)) return;
  if (event.type === 'click' && event.target.closest('form')) return; // it comes as a submit
  event.stopImmediatePropagation();
  if (event.type === 'submit') event.preventDefault();
  refuse();
}

for (const act of ['click', 'submit']) addEventListener(act, hearUnheard, true);

/** Says something below the field, or where no field is, to those who hear the page. */
export function say(text, conversation = meant()) {
  if (sayBelow(text, conversation)) return;
  if (conversation !== null) unsay(); // it is about this moment
  const place = desk.page?.querySelector('[data-announce]');
  if (place) place.textContent = text;
}

/** The patient a conversation is with, as the page names them; undefined where it does not. */
export const nameOf = conversation =>
  document.querySelector(`#conversation-name[data-conversation="${conversation}"], [data-row="${conversation}"] .name`)?.textContent;

/** Who sits at the desk; undefined where the page does not say. */
export const personOf = () => document.querySelector('[data-viewer]')?.dataset.viewer;
