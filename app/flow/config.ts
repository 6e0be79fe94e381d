import * as v from 'valibot';
import type { HostConfig, Mode, Network } from '../../bridge/protocol.ts';

/** The host's attributes, judged. */
export interface Config {
  siteKey: string;
  atsUrl: string;
  network: Network;
  mode: Mode;
  externalUserId: string | null;
  /** Bytes. */
  maxFileSize: number | null;
  errorCodes: 'dotted' | 'enum';
  verify: 'report' | 'strict' | 'off';
}

/** One attribute that is missing or malformed, for the integrator. */
export interface ConfigProblem {
  attribute: string;
  problem: string;
}

const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  v.nullish(v.picklist(values, `must be one of ${values.join(', ')}`), values[0]);
const utf8Length = (text: string) => new TextEncoder().encode(text).length;

const schema = v.object({
  siteKey: v.pipe(
    v.nullish(v.string(), ''),
    v.trim(),
    v.nonEmpty('is required'),
    v.startsWith('cpk_', 'must start with cpk_'),
    // It travels in a header.
    v.regex(/^[!-~]+$/, 'has characters that no site key has'),
  ),
  atsUrl: v.pipe(
    v.nullish(v.string(), ''),
    v.trim(),
    v.nonEmpty('is required'),
    v.check(
      (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol),
      'must be an http(s) URL',
    ),
  ),
  network: oneOf(['testnet', 'mainnet']),
  mode: oneOf(['register', 'update', 'download']),
  externalUserId: v.nullish(
    v.pipe(
      v.string(),
      v.nonEmpty('must not be empty'),
      v.check((text) => utf8Length(text) <= 255, 'must be at most 255 bytes'),
    ),
    null,
  ),
  maxFileSize: v.nullish(
    v.pipe(
      v.string(),
      v.regex(/^[0-9]+$/, 'must be a number of bytes'),
      v.transform(Number),
      v.minValue(1, 'must be a number of bytes'),
    ),
    null,
  ),
  errorCodes: oneOf(['dotted', 'enum']),
  verify: oneOf(['report', 'strict', 'off']),
});

/** Whom a job belongs to: the service, key, network and user it began with. */
export const serviceKey = ({ atsUrl, siteKey, network, externalUserId }: Config) =>
  JSON.stringify([atsUrl, siteKey, network, externalUserId]);

/** The same, and the flow. */
export const ownerKey = (config: Config) => JSON.stringify([config.mode, serviceKey(config)]);

/** Attribute names, for messages: integrators write attributes, not properties. */
const attributeOf = (property: string) => property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

export function readConfig(host: HostConfig): { config: Config } | { problems: ConfigProblem[] } {
  const result = v.safeParse(schema, host, { abortPipeEarly: true });
  if (result.success) {
    const config = result.output;
    if (config.mode !== 'download' || config.externalUserId !== null) return { config };
    return { problems: [{ attribute: 'external-user-id', problem: 'is required in the mode download' }] };
  }
  return {
    problems: result.issues.map((issue) => ({
      attribute: attributeOf(String(issue.path?.[0].key)),
      problem: issue.message,
    })),
  };
}
