// The question before a text goes out that its reader may not be meant to read: a draft of the assistant that nobody changed, or that
// the patient's newer words have overtaken; and what was begun before this conversation was on the screen.
import { element, word } from '../portal.js';

const plain = text => text.replace(/\s+/g, ' ').trim();

/** Why one has to be asked before a text is sent, in words; null for no reason. The portal asks the same once more. */
export function whyAsk(room, composer, text) {
  const { made, after } = composer.querySelector('[data-draft-reply]')?.dataset ?? {};
  if (!made) return null;
  const isUnedited = plain(text) === plain(made) || plain(text).endsWith(` ${plain(made)}`);
  const isOvertaken = [...room.querySelectorAll('[data-list] [data-theirs]')].some(row => Number(row.dataset.number) > Number(after));
  if (!isUnedited && !isOvertaken) return null;
  return word(isOvertaken ? 'draft-overtaken' : 'draft-unread');
}

/** Asks before a message goes out, or a note is kept; the harmless answer has the focus. */
export function ask(room, kind, reason, send, back) {
  let isSent = false;
  const yes = () => {
    isSent = true;
    end();
    send();
  };
  const end = () => {
    if (!dialog.isConnected) return;
    dialog.close();
    dialog.remove();
    if (!isSent) back();
  };
  const dialog = element('dialog', { class: 'question', 'data-asks': kind, 'aria-labelledby': 'draft-title', 'aria-describedby': 'draft-why' },
    element('h2', { id: 'draft-title' }, word(kind === 'note' ? 'note-title' : 'draft-title')),
    element('p', { id: 'draft-why' }, `${reason}.`),
    element('div', { class: 'acts' },
      element('button', { type: 'button', class: 'button', autofocus: true, onclick: end }, word('draft-back')),
      element('button', { type: 'button', class: 'button primary', 'data-draft-send': true, onclick: yes }, word(kind === 'note' ? 'note-save' : 'draft-send'))));
  dialog.addEventListener('cancel', event => {
    event.preventDefault(); // its close would be heard later: the next Escape is meant for the field
    end();
  });
  dialog.addEventListener('close', end);
  room.append(dialog);
  dialog.showModal();
}
