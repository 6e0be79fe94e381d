import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commitWork, creatorProof, verifyCreator, type Creator } from '../../app/proof/index.ts';
import { commitWork as commitByService } from '../../demo/server/commitment.ts';

const ROLES = ['author', 'composer', 'arranger', 'adapter'] as const;
const text = fc.string({ unit: 'binary', maxLength: 40 });
const optional = fc.option(text);
const roles = fc.subarray([...ROLES], { minLength: 1 });
const creator = fc.record({ full_name: text, email: text, roles, ipi: optional, isni: optional });
const creators = fc.array(creator, { minLength: 1, maxLength: 32 });
const hash = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes) => `0x${Buffer.from(bytes).toString('hex')}`);
const work = fc.record({ title: text, creators, mediaHash: hash });
type Work = typeof work extends fc.Arbitrary<infer T> ? T : never;

const commitmentOf = (given: Work) => commitWork(given).commitment;
const other = <T>(arbitrary: fc.Arbitrary<T>, than: T) => arbitrary.filter((value) => value !== than);

test('the service’s own computation, written apart from this one, agrees', () => {
  fc.assert(
    fc.property(work, ({ title, creators, mediaHash }) => {
      const named = creators.map(({ full_name, ...rest }) => ({ fullName: full_name, ...rest }));
      const { commitment, merkleRoot } = commitByService(
        title,
        named,
        Buffer.from(mediaHash.slice(2), 'hex'),
      );
      expect(commitWork({ title, creators, mediaHash })).toMatchObject({ commitment, merkleRoot });
    }),
  );
});

test('another title, another file or one bit of its hash is another commitment', () => {
  fc.assert(
    fc.property(work, text, fc.nat(255), (given, title, bit) => {
      fc.pre(title !== given.title);
      const before = commitmentOf(given);
      expect(commitmentOf({ ...given, title })).not.toBe(before);
      const bytes = Buffer.from(given.mediaHash.slice(2), 'hex');
      bytes[bit >> 3] = (bytes[bit >> 3] as number) ^ (1 << (bit & 7));
      expect(commitmentOf({ ...given, mediaHash: `0x${bytes.toString('hex')}` })).not.toBe(before);
    }),
  );
});

const FIELDS = { full_name: text, email: text, ipi: optional, isni: optional } as const;

test.each(Object.keys(FIELDS) as (keyof typeof FIELDS)[])(
  'another %s of any creator is another commitment',
  (field) => {
    const change = work.chain((given) =>
      fc.nat(given.creators.length - 1).chain((index) => {
        const before = (given.creators[index] as Work['creators'][number])[field];
        return fc.tuple(fc.constant(given), fc.constant(index), other<string | null>(FIELDS[field], before));
      }),
    );
    fc.assert(
      fc.property(change, ([given, index, value]) => {
        const changed = given.creators.map((each, at) => (at === index ? { ...each, [field]: value } : each));
        expect(commitmentOf({ ...given, creators: changed as Work['creators'] })).not.toBe(
          commitmentOf(given),
        );
      }),
    );
  },
);

test('other roles, another order of creators, one more or one less is another commitment', () => {
  const change = work.chain((given) =>
    fc.tuple(fc.constant(given), fc.nat(given.creators.length - 1), roles, creator),
  );
  fc.assert(
    fc.property(change, ([given, index, otherRoles, another]) => {
      const before = commitmentOf(given);
      const differs = (creators: Work['creators']) =>
        expect(commitmentOf({ ...given, creators })).not.toBe(before);
      const chosen = given.creators[index] as Work['creators'][number];
      if (ROLES.some((role) => chosen.roles.includes(role) !== otherRoles.includes(role))) {
        differs(given.creators.with(index, { ...chosen, roles: otherRoles }));
      }
      if (given.creators.length < 32) differs([...given.creators, another]);
      if (given.creators.length > 1) differs(given.creators.slice(0, -1));
      const [first, second, ...rest] = given.creators;
      if (first && second && JSON.stringify(first) !== JSON.stringify(second))
        differs([second, first, ...rest]);
    }),
  );
});

test('text cannot move from one field into the next', () => {
  fc.assert(
    fc.property(
      work,
      text.filter((moved) => moved !== ''),
      (given, moved) => {
        const [first, ...rest] = given.creators as [Work['creators'][number], ...Work['creators']];
        const here = { ...first, full_name: first.full_name + moved };
        const there = { ...first, email: moved + first.email };
        expect(commitmentOf({ ...given, creators: [here, ...rest] })).not.toBe(
          commitmentOf({ ...given, creators: [there, ...rest] }),
        );
      },
    ),
  );
});

test('order, case and repetition of roles, and how they are written, change nothing', () => {
  const written = fc.tuple(work, fc.infiniteStream(fc.nat()));
  fc.assert(
    fc.property(written, ([given, dice]) => {
      const draw = () => dice.next().value as number;
      const same: Creator[] = given.creators.map((each) => {
        const list = [...each.roles, ...each.roles.filter(() => draw() % 2)]
          .sort(() => (draw() % 2) - 0.5)
          .map((role) => (draw() % 2 ? role.toUpperCase() : role));
        const flags = Object.fromEntries(ROLES.map((role) => [role, each.roles.includes(role)]));
        return { ...each, roles: draw() % 2 ? list : flags };
      });
      expect(commitWork({ ...given, creators: same })).toEqual(commitWork(given));
    }),
  );
});

test('every creator’s proof verifies, and no other’s does', () => {
  const set = fc.uniqueArray(creator, {
    minLength: 1,
    maxLength: 32,
    selector: (each) => JSON.stringify(each),
  });
  fc.assert(
    fc.property(set, creator, (creators, stranger) => {
      const { merkleRoot } = commitWork({ title: '', creators, mediaHash: `0x${'0'.repeat(64)}` });
      const proofs = creators.map((_, index) => creatorProof(creators, index));
      for (const [index, proof] of proofs.entries()) {
        for (const [of, each] of creators.entries()) {
          expect(verifyCreator(each, proof, merkleRoot)).toBe(of === index);
        }
        const isOne = creators.some((each) => JSON.stringify(each) === JSON.stringify(stranger));
        if (!isOne) expect(verifyCreator(stranger, proof, merkleRoot)).toBe(false);
      }
    }),
    { numRuns: 25 },
  );
});

test('a proof with any byte or side changed, cut or lengthened proves nothing', () => {
  const change = fc.tuple(creators, fc.nat(), fc.nat(4), fc.nat(255));
  fc.assert(
    fc.property(change, ([creators, chosen, step, bit]) => {
      const index = chosen % creators.length;
      const one = creators[index] as Creator;
      const { merkleRoot } = commitWork({ title: '', creators, mediaHash: `0x${'0'.repeat(64)}` });
      const proof = creatorProof(creators, index);
      const at = proof[step] as (typeof proof)[number];
      const bytes = Buffer.from(at.sibling.slice(2), 'hex');
      bytes[bit >> 3] = (bytes[bit >> 3] as number) ^ (1 << (bit & 7));
      const holds = (changed: typeof proof) => verifyCreator(one, changed, merkleRoot);
      expect(holds(proof)).toBe(true);
      expect(holds(proof.with(step, { ...at, sibling: `0x${bytes.toString('hex')}` }))).toBe(false);
      expect(holds(proof.slice(0, -1))).toBe(false);
      expect(holds([...proof, at])).toBe(false);
    }),
  );
});
