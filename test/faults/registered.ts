import { createAtsClient } from '../../app/ats/index.ts';
import { smallFile } from '../e2e/person.ts';
import { TITLE } from './journey.ts';

const creators = [
  {
    full_name: 'Maya Okafor',
    email: 'maya@okafor.example',
    roles: { author: true, composer: false, arranger: false, adapter: false },
  },
];

/** Registers a work without any page. @returns its access code, empty where a user owns it */
export async function registerWork(atsUrl: string, token: string, user: string | undefined) {
  const client = createAtsClient({ atsUrl, siteKey: 'cpk_demo', token });
  const { name, buffer } = smallFile();
  const work = { network: 'testnet', title: TITLE, filename: name, creators } as const;
  const job = await client.initWork(
    { ...work, ...(user !== undefined && { external_user_ref: user }) },
    crypto.randomUUID(),
  );
  const stored = await fetch(job.upload_url, { method: 'PUT', body: new Uint8Array(buffer) });
  if (!stored.ok) throw new Error(`The storage answers ${stored.status}.`);
  await client.prepareWork(job.job_id);
  const { status_url } = await client.confirmWork(job.job_id);
  for (let poll = 0; poll < 500; poll++) {
    const { is_complete, result } = await client.transactionStatus(status_url ?? '');
    if (is_complete) return result?.access_code ?? '';
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('The work is not registered in time.');
}
