// An answer may be longer than one message over the circuit: it goes in pieces, of which there must be one.
export const read = field => new TextEncoder().encode(field.value || ' ');

/** The first field with something wrong gets the focus. */
export function toWrong() {
  document.querySelector('.article [aria-invalid=true]')?.focus();
}
