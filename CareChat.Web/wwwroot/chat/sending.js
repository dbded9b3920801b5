// One entry of the outbox on its way: its file first, then its text, as often as it takes. The id makes each repeat safe.
import { backoff, call, isOfPage, isPassing, pause, why, word } from '../portal.js';

/**
 * Sends an entry as long as its outbox says that it may go. Ends with what became of it: {isStored}, or {why, isFileLost,
 * isHeld, emergency} for one that was not taken (isHeld: it was this page that was refused, the next one of its writer sends it;
 * emergency: whom to call, where the portal said so of it); null for one that is not
 * to be sent here any more.
 */
export async function send(entry, path, box) {
  const lost = await upload(entry, box);
  if (lost) return { why: lost, isFileLost: true };
  for (let tries = 0; box.mayGo(entry); tries++) {
    let isAnswered = false;
    try {
      const answer = await call('POST', `${path}/${entry.kind}s`, bodyOf(entry));
      if (answer.ok) return { isStored: true };
      isAnswered = true;
      entry.isAsked = answer.data?.code?.startsWith('DRAFT_') === true; // to try again is to say yes
      const emergency = answer.data?.emergency;
      if (entry.attachmentId && isAboutFile(answer.data)) return { why: word('file-lost', entry.fileName), isFileLost: true, emergency };
      if (!isPassing(answer.status)) return { why: why(answer.status, answer.data), isHeld: isOfPage(answer.status, answer.data), emergency };
      if (emergency) box.warns(entry, emergency); // whoever cries for help does not wait for the portal
    } catch { /* no connection: the same as a server that is not ready */ }
    if (tries > 1) box.waits(entry, isAnswered);
    await pause(backoff(tries));
  }
  return null;
}

const bodyOf = ({ id, body, attachmentId, shown, isConfirmed, seen, draft }) =>
  ({ id, body, attachmentId, conversation: shown, isConfirmed, seen, draft });

const isAboutFile = problem => /^(FILE|ATTACHMENT)_/.test(problem?.code ?? '');

/** Ends when the entry's file is there; with the reason where it cannot be. */
async function upload(entry, box) {
  if (entry.attachmentId || !entry.fileName) return '';
  if (!entry.upload) return word('file-lost', entry.fileName);
  await entry.upload.settled();
  if (entry.upload.state !== 'done') return entry.upload.why;
  entry.attachmentId = entry.upload.result.id;
  box.keep(entry);
  return '';
}
