import { startHost } from './host.ts';
import { startAts, type AtsOptions } from './server/index.ts';
import { startStatic } from './static.ts';

/** How to start the whole demo. `root`: the project folder, built. Ports left out are any free ones. */
export interface DemoOptions {
  root: string;
  ports?: { host?: number; static?: number; ats?: number };
  ats?: Omit<AtsOptions, 'port'>;
}

/** The three running origins of the demo. */
export interface RunningDemo {
  hostUrl: string;
  staticUrl: string;
  atsUrl: string;
  /** Ends all three. May be called more than once. */
  close(): Promise<void>;
}

/** Starts host page, static host and local ATS. Where one cannot start, none is left running. */
export async function startDemo({ root, ports = {}, ats: atsOptions }: DemoOptions): Promise<RunningDemo> {
  const running: { close(): Promise<void> }[] = [];
  const close = async () => {
    await Promise.all(running.map((server) => server.close()));
  };
  try {
    const ats = await startAts({ ...atsOptions, port: ports.ats ?? 0 });
    running.push(ats);
    const files = await startStatic({ port: ports.static ?? 0, root });
    running.push(files);
    const urls = { staticUrl: files.url, atsUrl: ats.url };
    const host = await startHost({ port: ports.host ?? 0, root, ...urls });
    running.push(host);
    return { hostUrl: host.url, ...urls, close };
  } catch (error) {
    await close();
    throw error;
  }
}
