const VERSION = /^(\d+)\.(\d+)\.(\d+)(-[0-9A-Za-z.-]+)?$/;

/** A version of the package, in parts. `pre` is what follows a dash: `1.0.0-beta.1` is no release yet. */
export interface Version {
  text: string;
  parts: readonly [major: number, minor: number, patch: number];
  pre: boolean;
}

/** Null for what is no version. */
export function parseVersion(text: string): Version | null {
  const [, major, minor, patch, pre] = VERSION.exec(text) ?? [];
  if (major === undefined) return null;
  return { text, parts: [Number(major), Number(minor), Number(patch)], pre: pre !== undefined };
}

/** Whether a release is at least as new as another. */
export function isNewest(version: Version, others: readonly Version[]): boolean {
  return others.every(({ parts }) => {
    const different = parts.findIndex((part, index) => part !== version.parts[index]);
    return different < 0 || (version.parts[different] as number) > (parts[different] as number);
  });
}
