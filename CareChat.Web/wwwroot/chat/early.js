// What was typed before the script of a conversation was there; ../early.js kept it.

/** A draft with what was typed into the empty field before the draft was there. */
export function withEarly(saved, early) {
  if (!early || early === saved) return saved;
  return early.startsWith(saved) ? early : saved + early;
}

/** What stands in a field that no script put there, or stood in the copies before; once. */
export function takeEarly(conversation, field) {
  const early = window.carechatEarly.takeText(conversation, field.dataset.text) ?? field.value;
  if (early && document.activeElement === document.body) field.focus({ preventScroll: true });
  return early;
}

/** The tab somebody chose, once; undefined for none. */
export const takeTab = conversation => window.carechatEarly.takeTab(conversation);
