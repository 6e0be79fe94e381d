/** Right and wrong uses of the client: what must not compile is marked, and a mark too many fails too. */
import {
  ApiErrorCode,
  AtsApiException,
  createAtsClient,
  type AtsClient,
  type ErrorCode,
  type Wait,
  type WireCreator,
} from 'allfeat-ats-component/client';

const creator: WireCreator = {
  full_name: 'Maya Okafor',
  email: 'maya@okafor.example',
  roles: { author: true, composer: false, arranger: false, adapter: false },
};
const creators = [creator];
const work = { network: 'testnet', title: 'Low Tide', filename: 'low-tide.wav', creators };

export async function use(client: AtsClient) {
  createAtsClient({ atsUrl: 'https://ats.example', siteKey: 'cpk_1', token: () => null, fetch });
  // @ts-expect-error: nobody to ask as
  createAtsClient({ atsUrl: 'https://ats.example', token: 'jwt' });

  const { job_id, upload_url } = await client.initWork(work);
  await client.initWork(work, 'a key', { signal: AbortSignal.timeout(1000) });
  // @ts-expect-error: no title
  await client.initWork({ network: 'testnet', filename: 'low-tide.wav', creators });
  // @ts-expect-error: roles are written as flags
  await client.initWork({ ...work, creators: [{ ...creator, roles: ['author'] }] });
  await fetch(upload_url, { method: 'PUT' });

  const quote = await client.prepareWork({ job_id });
  await client.prepareWork(job_id, { onWait: ({ delay, reason }: Wait) => [delay.toFixed(), reason] });
  // @ts-expect-error: a price may be missing
  quote.total_price_credits.toFixed();
  const { status_url } = await client.confirmWork(job_id);
  // @ts-expect-error: and so may this
  await client.transactionStatus(status_url);

  const byCode = { accessCode: 'atc_1' };
  const byUser = { atsId: 7, network: 'testnet' };
  for (const target of [byCode, byUser]) await client.initVersion(target, { creators });
  await client.initVersionUpload(byUser, { creators, filename: 'b.wav' });
  // @ts-expect-error: an id alone does not say on which network
  await client.initVersion({ atsId: 7 }, { creators });
  // @ts-expect-error: a file has a name
  await client.initVersionUpload(byCode, { creators });

  const { works } = await client.listWorks({ network: 'testnet', search: 'tide' });
  for (const { id } of works) await client.downloadUrl(id, 'asset', { version: 1 });
  // @ts-expect-error: the service's own name for it
  await client.downloadUrl('w', 'audio');
  const [first] = (await client.listCreators(byUser, 1)).creators;
  first?.roles.includes('author');
  // @ts-expect-error: in lower case
  first?.roles.includes('Author');
}

export function report(error: unknown) {
  if (!(error instanceof AtsApiException)) return;
  const code: ApiErrorCode = error.code;
  const texts: string[] = [code, error.errorCode, error.message];
  const known: ErrorCode = 'common.quota_exceeded';
  // @ts-expect-error: no such code
  const unknown: ErrorCode = 'common.other';
  const flags: boolean[] = [error.isRetryable(), error.isTokenExpired()];
  // @ts-expect-error: none where there was no reply
  error.httpStatus.toFixed();
  // @ts-expect-error: null for what the service did not say
  error.requestId.trim();
  if (code === ApiErrorCode.RATE_LIMITED) return;
  // @ts-expect-error: no such name
  if (code === ApiErrorCode.TOO_FAST) return;
  // @ts-expect-error: what is left of the others
  if (code === 'RATE_LIMITED') return;
  return [texts, flags, known, unknown];
}
