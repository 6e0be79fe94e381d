import { createHash } from 'node:crypto';
import { commitWork } from './commitment.ts';
import type { Commitment } from './commitment.ts';
import { priceOf } from './pricing.ts';
import type { Network } from './schemas.ts';
import { recipeAt } from './seed-recipe.ts';
import type { Recipe } from './seed-recipe.ts';
import type { StoredObject } from './storage.ts';
import { FIRST_BLOCK } from './store.ts';
import type { Anchor, Version, Work } from './work.ts';

/** When the newest seeded version was anchored: long ago and fixed, so that a catalogue is always the same. */
const NEWEST = Date.parse('2025-06-01T12:00:00Z');
const HOUR = 3_600_000;
const BLOCKS_PER_HOUR = 4;

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
const hexHash = (text: string): string => `0x${sha256(text).toString('hex')}`;

/** A file made when it is asked for. */
function generatedFile(text: string): StoredObject {
  const bytes = Buffer.from(text);
  return {
    size: bytes.length,
    sha256: sha256(text),
    open: async () =>
      new ReadableStream({
        start(controller) {
          controller.enqueue(bytes);
          controller.close();
        },
      }),
    remove: async () => undefined,
  };
}

/** A version computed when it is looked at, so that ten thousand of them cost nothing while nobody looks. */
class SeededVersion implements Version {
  readonly #work: SeededWork;
  readonly number: number;
  #committed: Commitment | null = null;
  #anchored: Anchor | null = null;

  constructor(work: SeededWork, number: number) {
    this.#work = work;
    this.number = number;
  }

  get #name(): string {
    return `${this.#work.id}, version ${this.number}`;
  }

  get #fileText(): string {
    return `Made-up file of work ${this.#name}\n`;
  }

  get #commitment(): Commitment {
    const { title, creators } = this.#work.recipe;
    return (this.#committed ??= commitWork(title ?? '', creators, sha256(this.#fileText)));
  }

  get commitment(): string {
    return this.#commitment.commitment;
  }

  get merkleRoot(): string {
    return this.#commitment.merkleRoot;
  }

  get mediaHash(): string {
    return this.#commitment.mediaHash;
  }

  get assetFilename(): string | null {
    return this.#work.recipe.filename;
  }

  get object(): StoredObject | null {
    return this.assetFilename === null ? null : generatedFile(this.#fileText);
  }

  get creators() {
    const { creators, creatorsKnown } = this.#work.recipe;
    return creatorsKnown ? creators : [];
  }

  get feeCredits(): number {
    return priceOf(this.#work.network, this.number === 1 ? 'work' : 'version', 0).total;
  }

  get storageFeeCredits(): number {
    return 0;
  }

  get anchor(): Anchor {
    return (this.#anchored ??= this.#makeAnchor());
  }

  #makeAnchor(): Anchor {
    const hoursAgo = this.#work.hoursAgo(this.number);
    return {
      txHash: hexHash(`transaction of ${this.#name}`),
      blockHash: hexHash(`block of ${this.#name}`),
      blockNumber: FIRST_BLOCK - 1 - hoursAgo * BLOCKS_PER_HOUR,
      at: this.#work.recipe.dated ? new Date(NEWEST - hoursAgo * HOUR) : null,
    };
  }

  get certified(): boolean {
    return this.#work.recipe.certified;
  }
}

/** A made-up work, the same for the same user, network and place in the catalogue. */
export class SeededWork implements Work {
  readonly id: string;
  readonly atsId: number;
  readonly organizationId: string;
  readonly userRef: string;
  readonly network: Network;
  readonly accessCode = null;
  chargedCredits = 0;
  readonly recipe: Recipe;
  readonly #index: number;
  #versions: Version[] | null = null;

  /** `index` counts from the newest. */
  constructor(
    owner: { organizationId: string; userRef: string; network: Network },
    atsId: number,
    index: number,
  ) {
    const { organizationId, userRef, network } = owner;
    this.organizationId = organizationId;
    this.userRef = userRef;
    this.network = network;
    this.atsId = atsId;
    this.#index = index;
    this.recipe = recipeAt(index);
    const digest = sha256(JSON.stringify([userRef, network, index])).toString('hex');
    this.id = digest.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*/, '$1-$2-4$3-8$4-$5');
  }

  get title(): string | null {
    return this.recipe.title;
  }

  get createdAt(): Date | null {
    return this.recipe.dated ? new Date(NEWEST - this.hoursAgo(1) * HOUR) : null;
  }

  /** Made on the first look, then kept: an update adds to them. */
  get versions(): Version[] {
    this.#versions ??= Array.from(
      { length: this.recipe.versions },
      (_, index) => new SeededVersion(this, index + 1),
    );
    return this.#versions;
  }

  /** One work an hour, and one version of a work an hour before the next. */
  hoursAgo(version: number): number {
    return this.#index + this.recipe.versions - version;
  }
}
