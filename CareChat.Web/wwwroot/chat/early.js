// What was typed before the script of a conversation was there; app.js kept it.

/** A draft with what was typed into the empty field before the draft was there. */
export function withEarly(saved, early) {
  if (!early || early === saved) return saved;
  return early.startsWith(saved) ? early : saved + early;
}

/** What stands in a field that no script put there, or stood in the copies before; once. */
export function takeEarly(conversation, field) {
  const name = `${conversation}.${field.dataset.text}`;
  const early = window.carechatEarly?.[name] ?? field.value;
  delete window.carechatEarly?.[name];
  if (early && document.activeElement === document.body) field.focus({ preventScroll: true });
  return early;
}
