/** What a shell is told. */
export const EXIT = { ok: 0, refused: 1, unusable: 2 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

export interface Command {
  /** One line for the list of commands. */
  summary: string;
  /** What --help shows. */
  usage: string;
  run: (args: string[]) => Promise<Exit>;
}

/** It was called wrongly, or has nothing to work on: a sentence for who called it. */
export class Unusable extends Error {
  /** With what --help shows. */
  readonly showUsage: boolean;

  constructor(message: string, { showUsage = false } = {}) {
    super(message);
    this.showUsage = showUsage;
  }
}
