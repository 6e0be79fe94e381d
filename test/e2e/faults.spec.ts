/**
 * Every call of every flow meets every fault that can happen to it. What is seen is written down in
 * `test/data/faults.json`, from which `docs/faults.md` is made: here a part of it, `npm run test:matrix` all.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { CALLS } from '../faults/calls.ts';
import { observe, type Observation, type World } from '../faults/cell.ts';
import { faultsOf } from '../faults/faults.ts';
import { expectNothingLost } from '../faults/invariants.ts';
import { TITLE } from '../faults/journey.ts';
import { sample } from '../faults/sample.ts';
import { cellName, type Observations } from '../support/faults-document.ts';
import { expect, test } from './fixtures.ts';
import { registeredWork } from './registered.ts';

const all = process.env['ALL_FAULTS'] !== undefined;
const update = process.env['UPDATE_FAULTS'] !== undefined;
const known = JSON.parse(
  readFileSync(new URL('../data/faults.json', import.meta.url), 'utf8'),
) as Observations;
const FOUND = new URL('../../test-results/faults/', import.meta.url);

test.describe.configure({ timeout: 120_000 });
test.use({
  expectedErrors: /Failed to load resource|blocked by CORS policy|WebSocket connection|\[ats-widget\]/,
});

const cells = CALLS.flatMap((call) => faultsOf[call.kind].map((fault) => ({ call, fault })));
for (const { call, fault } of all ? cells : sample(cells)) {
  const name = cellName(call, fault);
  test(name, async ({ page, ats, pages, open, demo }) => {
    const tokenFor = ({ attributes }: typeof call.journey) => {
      const action = { register: 'register', update: 'update_version', download: 'access' } as const;
      const { mode = 'register', 'external-user-id': user } = attributes;
      return pages.token(action[mode as keyof typeof action], user);
    };
    const world: World = {
      page,
      ats,
      service: demo.atsUrl,
      open: (attributes, tokens) => open({ attributes, tokens }),
      token: tokenFor,
      registered: (who) =>
        registeredWork(ats, who === 'user' ? { title: TITLE, user: 'user-1' } : { title: TITLE }),
    };
    const end = await observe(world, call, fault);
    await expectNothingLost(ats, call.journey, end);
    const { event, screen, calls, seconds, tokens, wayOut } = end;
    const found: Observation = { event, screen, calls, seconds, tokens, wayOut };
    if (!update) {
      const usual = known[name];
      expect(found).toEqual({ ...usual, seconds: expect.any(Number), calls: expect.any(Number) });
      // What a slow machine does in real time can let a second or two pass, and with them a poll.
      expect(Math.abs(seconds - (usual?.seconds ?? 0))).toBeLessThanOrEqual(3 + seconds / 10);
      const spread = fault.resent ? calls : call.polls ? 2 + calls / 10 : 0;
      expect(Math.abs(calls - (usual?.calls ?? 0))).toBeLessThanOrEqual(spread);
      return;
    }
    await mkdir(FOUND, { recursive: true });
    await writeFile(new URL(`${encodeURIComponent(name)}.json`, FOUND), JSON.stringify({ [name]: found }));
  });
}
