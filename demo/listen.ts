import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';

type Fetch = (request: Request) => Response | Promise<Response>;

/** A server of the demo, listening on the loopback interface. */
export interface RunningServer {
  url: string;
  port: number;
  /** Ends open connections too. May be called more than once. */
  close(): Promise<void>;
}

/** Serves on 127.0.0.1; port 0 takes any free one. Rejects with `EADDRINUSE` when the port is taken. */
export async function listen(fetch: Fetch, port: number): Promise<RunningServer> {
  // The global Request and Response stay as they are: tests share this process.
  const listener = getRequestListener(fetch, { overrideGlobalObjects: false });
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });

  function shutDown() {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    // A browser keeps its connections open, and close() alone would wait for them.
    server.closeAllConnections();
    return closed;
  }
  let closing: Promise<void> | undefined;
  const { port: bound } = server.address() as AddressInfo;
  return { url: `http://localhost:${bound}`, port: bound, close: () => (closing ??= shutDown()) };
}
