// What was pasted or dropped. Programs lay a picture of the words beside the words: then the words are meant.

/** The files; none where the words beside them are what was meant, as with cells of a spreadsheet. */
export function filesOf(transfer) { return wordsBesideFiles(transfer) ? [] : [...transfer.files]; }

/** The words beside files; empty where there are none, or where they only say which files or which picture it is. */
export function wordsBesideFiles(transfer) {
  const words = transfer.getData('text/plain');
  const names = new Set([...transfer.files].flatMap(file => [file.name, encodeURIComponent(file.name)]));
  const isAddress = line => /^[a-z][a-z0-9+.-]*:\S+$/i.test(line);
  const isName = line => isAddress(line) || names.has(line.split(/[\\/]/).at(-1));
  const lines = words.split(/\r?\n/).map(line => line.trim()).filter(line => line);
  return transfer.files.length === 0 || lines.every(isName) ? '' : words;
}
