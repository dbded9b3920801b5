// Whom to call, for words the portal has not taken yet or cannot take.
import { call } from '../portal.js';

const end = 10000; // of a text that is longer than a message, its two ends are judged

/** Whom to call for a text; empty where it tells of no danger, null where the portal was not heard. */
export async function whomToCall(text) {
  const body = text.length > 2 * end ? `${text.slice(0, end)}\n${text.slice(-end)}` : text;
  try {
    const answer = await call('POST', '/portal/danger', { body });
    return answer.ok ? answer.data?.emergency ?? '' : null;
  } catch {
    return null; // no connection
  }
}
