import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileURLToPath } from 'node:url';
import { startDemo, type RunningDemo } from '../../demo/start.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
let demo: RunningDemo;
beforeAll(async () => {
  demo = await startDemo({ root });
});
afterAll(() => demo.close());

async function ask(body: unknown, headers: Record<string, string> = { Origin: demo.hostUrl }) {
  const reply = await fetch(`${demo.hostUrl}/api/ats-token`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const { token, message } = (await reply.json().catch(() => ({}))) as { token?: string; message?: string };
  return { status: reply.status, cache: reply.headers.get('Cache-Control'), token, message };
}

describe('the token route of the demo', () => {
  test('gives a token for an action, on testnet and without a user unless asked', async () => {
    const { status, cache, token = '' } = await ask({ actionType: 'register' });
    expect([status, cache]).toEqual([200, 'no-store']);
    expect(decodeJwt(token)).toMatchObject({ action_type: 'register', allowed_network: 'testnet' });
    expect(decodeJwt(token)).not.toHaveProperty('external_user_ref');
  });

  test('gives a token for a user and a network', async () => {
    const asked = { actionType: 'access', externalUserRef: 'artist-7', network: 'mainnet' };
    expect(decodeJwt((await ask(asked)).token ?? '')).toMatchObject({
      action_type: 'access',
      allowed_network: 'mainnet',
      external_user_ref: 'artist-7',
    });
  });

  test.each([
    [{ actionType: 'delete' }, 'actionType is one of register, update_version, access.'],
    ['no JSON', 'actionType is one of register, update_version, access.'],
    [{ actionType: 'register', network: 'devnet' }, 'network is one of testnet, mainnet.'],
    [{ actionType: 'register', externalUserRef: '' }, 'externalUserRef has 1 to 255 bytes.'],
    [{ actionType: 'register', externalUserRef: 'é'.repeat(128) }, 'externalUserRef has 1 to 255 bytes.'],
    [{ actionType: 'register', externalUserRef: 7 }, 'externalUserRef is a text.'],
  ])('refuses %j and says what is wrong', async (body, message) => {
    expect(await ask(body)).toMatchObject({ status: 400, message });
  });

  test.each([{}, { Origin: 'null' }, { Origin: 'https://other.example' }])(
    'gives nothing to a page of another origin: %j',
    async (headers) => {
      const { status, token } = await ask({ actionType: 'register' }, headers as Record<string, string>);
      expect([status, token]).toEqual([403, undefined]);
    },
  );

  test('takes no long body', async () => {
    const { status } = await ask({ actionType: 'register', padding: 'x'.repeat(5000) });
    expect(status).toBe(413);
  });
});
