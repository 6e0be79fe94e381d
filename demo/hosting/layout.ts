import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { channelFiles, releaseFiles } from './release.ts';
import { isNewest, parseVersion, type Version } from './version.ts';
import { writeChannel, writeRelease } from './write.ts';

export interface LayoutOptions {
  /** The built `dist/`. */
  dist: string;
  /** What the host serves at its root; releases that are there stay. */
  out: string;
  version: string;
  /** Where pages reach `out`, without a slash at its end. */
  base: string;
}

async function releasesIn(out: string): Promise<Version[]> {
  const names = await readdir(out);
  return names.map(parseVersion).filter((version) => version !== null && !version.pre) as Version[];
}

/**
 * Lays a build out for a static host: `x.y.z/` for ever, and the channels it leads, `vN/` and `latest/`. One that
 * comes late, such as a repair of an older version, leads only what it is the newest of. Answers the folders
 * written, the release first, since the channels ask for its frame documents.
 */
export async function layOut({ dist, out, version, base }: LayoutOptions): Promise<string[]> {
  const parsed = parseVersion(version);
  if (!parsed) throw new Error(`"${version}" is no version such as 1.2.3.`);
  const release = await releaseFiles(dist, version, base);
  await mkdir(out, { recursive: true });
  await writeRelease(join(out, version), release);
  const channels = parsed.pre ? [] : leads(parsed, await releasesIn(out));
  for (const channel of channels)
    await writeChannel(join(out, channel), channelFiles(release, version, channel, base));
  return [version, ...channels];
}

function leads(version: Version, others: Version[]): string[] {
  const [major] = version.parts;
  const ofMajor = others.filter(({ parts }) => parts[0] === major);
  return [
    ...(isNewest(version, ofMajor) ? [`v${major}`] : []),
    ...(isNewest(version, others) ? ['latest'] : []),
  ];
}
