import { Client } from '../server/harness.ts';
import type { Ats } from './ats.ts';
import { smallFile } from './person.ts';

/** A work that is there before the test begins, put there over HTTP; answers its access code, if it has one. */
export async function registeredWork(
  ats: Ats,
  { title = 'Low Tide', user }: { title?: string; user?: string } = {},
): Promise<string> {
  const { name: filename, buffer } = smallFile();
  const roles = { author: true, composer: true, arranger: false, adapter: false };
  const creators = [{ full_name: 'Maya Okafor', email: 'maya@okafor.example', roles }];
  const client = new Client({ url: ats.url, port: 0, close: () => Promise.resolve() });
  const auth = await client.auth(user === undefined ? {} : { external_user_ref: user });
  const done = await client.register(auth, new Uint8Array(buffer), { title, filename, creators });
  return done['access_code'] as string;
}
