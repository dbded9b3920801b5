// A sentence that goes on outside of its field, because a click or a tap took its writer out of it: its letters are no commands.
// Neither are those of who writes where no field is. It is over once the keyboard has been still, or with a click.
const pause = 700; // as in early.js
const commands = new Set('jkrneazpdAE/?');
const leads = new Set('rn'); // whoever presses these begins a text of its own
let last = -Infinity; // when its last letter came
let isAstray = false; // it goes on for nobody
let wasAstray = false; // the last one did, and its writer has done nothing since that says where they are

/** True once the keyboard has been still, or what was written was sent or left. */
export const isOver = () => performance.now() - last > pause;

/** A letter goes into a field. */
export function noteWritten() { [last, isAstray, wasAstray] = [performance.now(), false, false]; }

/** It was sent, or its writer left the field by the key for that. */
export function endSentence() { [last, isAstray, wasAstray] = [-Infinity, false, false]; }

/** A click: what follows one that comes once a sentence is astray is meant. */
export function noteClick() { if (isAstray || wasAstray) endSentence(); }

/** True for a key that leads into a field, and may be the first letter of more that is for nobody. */
export const mayBeLetter = key => wasAstray && leads.has(key);

/** True for the key of a command. */
export const isCommand = key => commands.has(key);

/**
 * True for a key outside of fields that goes on with a sentence, or with the letters that are held. A lone one that is no command
 * does nothing, and what follows at once is one.
 */
export function goesOn(key, isHolding = false) {
  const isOn = !isOver();
  if (!isOn) isAstray = false;
  if (key === 'Escape' || (key.length > 1 && !(isOn && isAstray))) return false;
  const isDropped = (isHolding && !commands.has(key)) || (isOn && (isAstray || !leads.has(key)));
  if (!isDropped && (leads.has(key) || commands.has(key) || key === ' ')) return false;
  [last, isAstray] = [performance.now(), true];
  wasAstray ||= isDropped;
  return isDropped;
}
