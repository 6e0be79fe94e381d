import { Hono } from 'hono';
import type { Ats, AtsEnv } from './context.ts';
import { AtsError } from './errors.ts';
import { currentStep } from './transactions.ts';

/** `GET /v1/transactions/{id}`: public, as knowing the id is the permission. */
export function pollingRoutes(ats: Ats): Hono<AtsEnv> {
  return new Hono<AtsEnv>().get('/v1/transactions/:id', (c) => {
    const transaction = ats.transactions.get(c.req.param('id'));
    if (!transaction) throw new AtsError('transaction.not_found');
    const current = currentStep(transaction);
    const outcome = ats.transactions.visibleOutcome(transaction);
    return c.json({
      id: transaction.id,
      transaction_type: transaction.type,
      current_step: current.step,
      progress: current.progress,
      description: current.description,
      is_complete: outcome !== null,
      result: outcome && { success: true, ...outcome },
      steps: transaction.reached,
      created_at: transaction.createdAt,
      updated_at: current.timestamp,
    });
  });
}
