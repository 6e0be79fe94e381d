import { Hono } from 'hono';
import { readBody } from './body.ts';
import type { Ats, AtsEnv } from './context.ts';
import { faultSchema } from './faults.ts';
import { checkFault, checkSettings } from './limits.ts';
import { seededBeside, seedWorks } from './seed.ts';
import { settingsSchema } from './settings.ts';
import { measure } from './storage.ts';
import type { Version, Work } from './work.ts';

async function describeVersion({ number, object, commitment }: Version) {
  // Read back from the disk: what was hashed on arrival would prove nothing about what is held.
  const held = object && (await measure(await object.open()));
  return {
    version: number,
    sha256: held && held.sha256.toString('hex'),
    size: object && object.size,
    commitment,
  };
}

const describeWork = async (work: Work) => ({
  ats_id: work.atsId,
  title: work.title,
  external_user_ref: work.userRef,
  charged_credits: work.chargedCredits,
  versions: await Promise.all(work.versions.map(describeVersion)),
});

/**
 * `/__control/*`: how tests and demos steer the server from outside. `seedWorks` among the settings is a number, or
 * `{ count, user?, network? }`; works seeded for the same user and network before are replaced. A fault's id is in
 * the answer to its `POST` and in the list of faults.
 */
export function controlRoutes(ats: Ats, reset: () => Promise<void>): Hono<AtsEnv> {
  return new Hono<AtsEnv>()
    .post('/__control/faults', async (c) => {
      const fault = await readBody(c, faultSchema);
      checkFault(ats.limits, fault, ats.faults.list().length);
      return c.json({ id: ats.faults.add(fault) }, 201);
    })
    .get('/__control/faults', (c) => c.json({ faults: ats.faults.list() }))
    .delete('/__control/faults', (c) => {
      ats.faults.clear();
      return c.json({});
    })
    .delete('/__control/faults/:id{[0-9]+}', (c) => {
      ats.faults.remove(Number(c.req.param('id')));
      return c.json({});
    })
    .get('/__control/requests', (c) => c.json(ats.requests.list()))
    .get('/__control/works', async (c) =>
      c.json({ works: await Promise.all([...ats.store.works.values()].map(describeWork)) }),
    )
    .post('/__control/expire-tokens', (c) => {
      ats.tokens.expireAll();
      return c.json({});
    })
    .post('/__control/reset', async (c) => {
      await reset();
      return c.json({});
    })
    .post('/__control/settings', async (c) => {
      const changes = await readBody(c, settingsSchema);
      checkSettings(ats.limits, changes, changes.seedWorks ? seededBeside(ats, changes.seedWorks) : 0);
      Object.assign(ats.settings, changes);
      if (changes.stepMs !== undefined) ats.transactions.retime();
      if (changes.seedWorks) seedWorks(ats, changes.seedWorks);
      return c.json(ats.settings);
    });
}
