import { Hono } from 'hono';
import * as v from 'valibot';
import { check, readBody } from './body.ts';
import type { Ats, AtsEnv } from './context.ts';
import { errorEnvelope } from './errors.ts';
import { faultSchema } from './faults.ts';
import { settingsSchema } from './settings.ts';
import { measure } from './storage.ts';
import type { Version, Work } from './work.ts';

const settingsBodySchema = v.looseObject({});

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

/** `/__control/*`: how tests and demos steer the server from outside. */
export function controlRoutes(ats: Ats, reset: () => Promise<void>): Hono<AtsEnv> {
  return new Hono<AtsEnv>()
    .post('/__control/faults', async (c) => {
      ats.faults.add(await readBody(c, faultSchema));
      return c.json({}, 201);
    })
    .delete('/__control/faults', (c) => {
      ats.faults.clear();
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
      const body = await readBody(c, settingsBodySchema);
      if ('seedWorks' in body) {
        const message = 'seedWorks needs the list of works, which this server does not have yet';
        return c.json(errorEnvelope('control.not_implemented', undefined, message), 501);
      }
      Object.assign(ats.settings, check(settingsSchema, body));
      return c.json(ats.settings);
    });
}
