// What was typed before the script of a conversation was there; ../kept.js kept it.
if (!window.carechatEarly) { // the page came without them: once more
  await import('../kept.js');
  await import('../early.js');
}

const { takeTab, forget, textOf } = window.carechatEarly;

/** A draft with what was typed into the empty field before the draft was there. */
export function withEarly(saved, early) {
  if (!early || early === saved) return saved;
  return early.startsWith(saved) ? early : saved + early;
}

/** What stands in a field that no script put there, or stood in the copies before. It stays kept until it is let go. */
export function findEarly(field) {
  const early = textOf(field) || field.value;
  if (early && document.activeElement === document.body) field.focus({ preventScroll: true });
  return early;
}

/** Lets go of it: it is kept elsewhere now. */
export const letGo = forget;

/** The tab somebody chose, once; undefined for none. */
export { takeTab };
