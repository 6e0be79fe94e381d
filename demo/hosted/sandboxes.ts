import { randomBytes } from 'node:crypto';
import type { AtsService } from '../server/service.ts';

const ID = /^[0-9a-f]{32}$/;

interface Live {
  ats: AtsService;
  usedAt: number;
  /** Whether anything came after what made it. */
  usedAgain: boolean;
}

export interface SandboxOptions {
  /** How many live at the same time; one that was used once only makes room, else the one used longest ago. */
  max: number;
  idleMs: number;
  /** Makes the service of a visitor who reaches this process at `origin`. */
  create(id: string, origin: string): AtsService;
}

/**
 * A local ATS for each visitor, so that nobody meets another's works and faults. Whoever knows an id uses it: it
 * is as hard to guess as a password, and what is behind it is worth nothing. It comes into being on first use,
 * under any id, so that a page survives a restart.
 */
export class Sandboxes {
  readonly #options: SandboxOptions;
  /** The one used longest ago comes first. */
  readonly #live = new Map<string, Live>();

  constructor(options: SandboxOptions) {
    this.#options = options;
  }

  static newId = (): string => randomBytes(16).toString('hex');
  static isId = (text: string): boolean => ID.test(text);

  get size(): number {
    return this.#live.size;
  }

  /** The service of a visitor, as fresh where it is new here or was given up. */
  use(id: string, origin: string): AtsService {
    const live = this.#live.get(id);
    const ats = live?.ats ?? this.#options.create(id, origin);
    this.#live.delete(id);
    if (this.#live.size >= this.#options.max) this.#giveUp(this.#mostIdle());
    this.#live.set(id, { ats, usedAt: Date.now(), usedAgain: live !== undefined });
    return ats;
  }

  /** Those that were asked for once only go first: a program that makes up ids puts nobody out. */
  #mostIdle(): string {
    const ids = [...this.#live.keys()];
    return ids.find((id) => !this.#live.get(id)?.usedAgain) ?? (ids[0] as string);
  }

  /** Gives up those that nobody has used for long. */
  sweep(now = Date.now()): void {
    for (const [id, { usedAt }] of [...this.#live])
      if (now - usedAt >= this.#options.idleMs) this.#giveUp(id);
  }

  async close(): Promise<void> {
    const all = [...this.#live.values()];
    this.#live.clear();
    await Promise.all(all.map(({ ats }) => ats.close()));
  }

  #giveUp(id: string): void {
    const live = this.#live.get(id);
    this.#live.delete(id);
    // Its files may take a moment, and nobody waits for that.
    live?.ats.close().catch((error: unknown) => console.error(error));
  }
}
