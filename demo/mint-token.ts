import * as v from 'valibot';

const TIMEOUT_MS = 10_000;
const session = v.object({ token: v.pipe(v.string(), v.minLength(1)) });

/** What a token may be for. */
export const actionTypes = ['register', 'update_version', 'access'] as const;
/** Where works can be anchored. */
export const networks = ['testnet', 'mainnet'] as const;

/** What the service needs to know to issue a token. */
export interface TokenRequest {
  atsUrl: string;
  secretKey: string;
  /** Checked by the service against the organization's allowed origins. */
  origin: string;
  actionType: (typeof actionTypes)[number];
  /** `testnet` where none is named. */
  network?: (typeof networks)[number];
  /** The host's own user whose works the token is for. */
  user?: string | undefined;
}

/** Asks the ATS for a token, server to server. Throws an error whose message may be shown. */
export async function mintToken({
  atsUrl,
  secretKey,
  origin,
  actionType,
  network = 'testnet',
  user,
}: TokenRequest): Promise<string> {
  // Below the whole base URL, which may have a path.
  const response = await fetch(`${atsUrl.replace(/\/+$/, '')}/v1/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: origin },
    body: JSON.stringify({
      secret_key: secretKey,
      action_type: actionType,
      allowed_network: network,
      ...(user !== undefined && { external_user_ref: user }),
    }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((cause: unknown) => {
    throw new Error('The ATS did not answer.', { cause });
  });
  if (!response.ok) throw new Error(`The ATS refused to issue a token (status ${response.status}).`);
  const reply = v.safeParse(session, await response.json().catch(() => null));
  if (!reply.success) throw new Error('The ATS answered without a token.');
  return reply.output.token;
}
