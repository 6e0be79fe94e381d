import { createHash } from 'node:crypto';
import { AtsError } from './errors.ts';
import type { Store } from './store.ts';

/**
 * Runs a keyed call once. The same key with the same body gets the first reply again, with another body a
 * refusal. Only success is kept, so that a refused call can be mended and sent again. Must stay synchronous:
 * that is what keeps two calls at once from both running.
 */
export function runOnce<Reply extends object>(
  store: Store,
  key: { value: string | undefined; scope: readonly (string | null)[]; body: unknown },
  run: () => Reply,
): Reply {
  if (!key.value) return run();
  const id = JSON.stringify([...key.scope, key.value]);
  const bodyHash = createHash('sha256').update(JSON.stringify(key.body)).digest('hex');
  const kept = store.keptReplies.get(id);
  if (kept) {
    if (kept.bodyHash === bodyHash) return kept.reply as Reply;
    throw new AtsError('common.validation_failed', {
      reason: 'This Idempotency-Key was used with another body',
    });
  }
  const reply = run();
  store.keptReplies.set(id, { bodyHash, reply });
  return reply;
}
