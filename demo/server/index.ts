import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAts } from './service.ts';
import type { ServiceOptions } from './service.ts';

export type { ObjectStorage } from './outside-storage.ts';
export type { SeedWorks, Settings, SettingsInput } from './settings.ts';

/** How to start a local ATS. */
export interface AtsOptions extends Pick<ServiceOptions, 'allowedOrigins' | 'settings' | 'storage'> {
  /** 0, the default, takes any free port. */
  port?: number;
}

/** A running local ATS. */
export interface RunningAts {
  url: string;
  port: number;
  /** Ends connections, timers and temporary files. May be called more than once. */
  close(): Promise<void>;
}

const listen = (server: Server, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });

/** Starts a local ATS on the loopback interface. Rejects when the port is taken. */
export async function startAts({ port: wanted = 0, ...options }: AtsOptions = {}): Promise<RunningAts> {
  const ats = createAts(options);
  const server = createServer(ats.listener);
  // Long, so that no request meets a connection that is just being closed for idleness.
  server.keepAliveTimeout = 60_000;
  server.on('clientError', (_error, socket) => socket.destroy());
  server.on('upgrade', ats.upgrade);
  const port = await listen(server, wanted);

  async function shutDown(): Promise<void> {
    const ended = ats.close();
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await Promise.all([closed, ended]);
  }
  let closing: Promise<void> | undefined;
  return { url: `http://localhost:${port}`, port, close: () => (closing ??= shutDown()) };
}
