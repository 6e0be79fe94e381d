import type { Network } from './schemas.ts';
import { Shelf } from './shelf.ts';
import type { Work } from './work.ts';

/** Whose works: those of one user of an organization, or those of nobody in particular, on one network. */
export type WorkOwner = Pick<Work, 'organizationId' | 'userRef' | 'network'>;

const ownerKey = ({ organizationId, userRef, network }: WorkOwner): string =>
  JSON.stringify([organizationId, userRef, network]);

/** Every work there is, to be found by whatever a caller may know of it. */
export class Catalogue {
  readonly #byId = new Map<string, Work>();
  readonly #byAtsId = new Map<number, Work>();
  readonly #byAccessCode = new Map<string, Work>();
  readonly #shelves = new Map<string, Shelf>();
  readonly #titles = new Map<string, Set<string>>();
  readonly #counts = new Map<Network, number>();
  #turn = 0;

  /** Takes a work in. It is listed once `bringForward` says that something of it is anchored. */
  add(work: Work): void {
    this.#byId.set(work.id, work);
    this.#byAtsId.set(work.atsId, work);
    if (work.accessCode !== null) this.#byAccessCode.set(work.accessCode, work);
    const key = ownerKey(work);
    if (!this.#shelves.has(key)) this.#shelves.set(key, new Shelf());
    if (!this.#titles.has(key)) this.#titles.set(key, new Set());
    if (work.title !== null) this.#titles.get(key)?.add(work.title.trim());
  }

  /** Lists a work before all others of its owner: it has just had a version anchored. */
  bringForward(work: Work): void {
    const shelf = this.shelf(work);
    if (!shelf.has(work)) this.#counts.set(work.network, this.count(work.network) + 1);
    this.#turn += 1;
    shelf.bringForward(work, this.#turn);
  }

  remove(work: Work): void {
    this.#byId.delete(work.id);
    this.#byAtsId.delete(work.atsId);
    if (work.accessCode !== null) this.#byAccessCode.delete(work.accessCode);
    if (work.title !== null) this.#titles.get(ownerKey(work))?.delete(work.title.trim());
    if (this.shelf(work).remove(work)) this.#counts.set(work.network, this.count(work.network) - 1);
  }

  get(id: string): Work | undefined {
    return this.#byId.get(id);
  }

  byAtsId(atsId: number): Work | undefined {
    return this.#byAtsId.get(atsId);
  }

  byAccessCode(code: string): Work | undefined {
    return this.#byAccessCode.get(code);
  }

  /** All works in the order they came, listed or not. */
  values(): IterableIterator<Work> {
    return this.#byId.values();
  }

  /** The listed works of one owner. */
  shelf(owner: WorkOwner): Shelf {
    return this.#shelves.get(ownerKey(owner)) ?? new Shelf();
  }

  /** Whether an owner has used a title. */
  hasTitle(owner: WorkOwner, title: string): boolean {
    return this.#titles.get(ownerKey(owner))?.has(title.trim()) ?? false;
  }

  /** How many works a network has taken in. */
  count(network: Network): number {
    return this.#counts.get(network) ?? 0;
  }

  clear(): void {
    for (const index of [this.#byId, this.#byAtsId, this.#byAccessCode, this.#shelves, this.#titles]) {
      index.clear();
    }
    this.#counts.clear();
    this.#turn = 0;
  }
}
