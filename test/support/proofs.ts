import fc from 'fast-check';
import {
  commitWork,
  createProof,
  type Creator,
  type ProofFile,
  type RegisteredWork,
} from '../../app/proof/index.ts';

const creators: Creator[] = [
  {
    full_name: 'Maya Okafor',
    email: 'maya@okafor.example',
    roles: ['author', 'composer'],
    ipi: '00123456789',
  },
  { full_name: 'Théo Brandt', email: 'theo@example.com', roles: ['arranger'], isni: '0000000121032683' },
];
const entered = { title: 'Low Tide 🌊', creators, mediaHash: `0x${'ab'.repeat(32)}` };

/** One that was registered. */
export const work: RegisteredWork = {
  ...entered,
  network: 'testnet',
  atsId: 12,
  version: 1,
  filename: 'low-tide.wav',
  commitment: commitWork(entered).commitment,
  transaction: {
    hash: `0x${'cd'.repeat(32)}`,
    blockNumber: 4711,
    explorerUrl: 'https://explorer.example/tx/0xcd',
  },
};
export const proof: ProofFile = createProof(work);

/** As it is saved. */
export const textOf = (document: unknown) => `${JSON.stringify(document, null, 2)}\n`;

const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.constant('half \ud83c an emoji'));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value);
const flag = fc.boolean();
const hash = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => `0x${Buffer.from(bytes).toString('hex')}`);

/** Any that can be registered, and many that cannot: halves of surrogate pairs, numbers that are none. */
export const registered: fc.Arbitrary<RegisteredWork> = fc
  .record({
    title: text,
    creators: fc.array(
      fc.record({
        full_name: text,
        email: text,
        roles: fc.record({ author: flag, composer: flag, arranger: flag, adapter: flag }),
        ipi: fc.option(text, { nil: undefined }),
        isni: maybe(text),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    mediaHash: hash,
    network: text,
    atsId: maybe(fc.double()),
    version: maybe(fc.nat()),
    filename: maybe(text),
    transaction: fc.record({
      hash: maybe(fc.oneof(hash, text)),
      blockNumber: maybe(fc.maxSafeInteger()),
      explorerUrl: maybe(fc.webUrl()),
    }),
  })
  .map((given) => ({ ...given, commitment: commitWork(given).commitment }));

type Path = readonly string[];

/** Where there is a value that is no list and no object. */
export const leavesOf = (value: unknown, path: Path = []): Path[] =>
  value && typeof value === 'object'
    ? Object.entries(value).flatMap(([key, of]) => leavesOf(of, [...path, key]))
    : [path];

const change = (document: unknown, [key, ...path]: Path, value: { now?: unknown }): unknown => {
  if (key === undefined) return value.now;
  const inner = (document as Record<string, unknown>)[key];
  const rest = Object.entries(document as object).filter(([other]) => other !== key);
  const gone = path.length === 0 && !('now' in value);
  const entries = gone ? rest : [...rest, [key, change(inner, path, value)] as const];
  if (!Array.isArray(document)) return Object.fromEntries(entries);
  return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, each]) => each);
};

/** The same with another value in one place. */
export const withValue = (document: unknown, path: Path, now: unknown) => change(document, path, { now });
export const without = (document: unknown, path: Path) => change(document, path, {});
