/** What the hosted demo is told by its environment. */
export interface Environment {
  port: number;
  /** Undefined listens on every address of the machine. */
  host: string | undefined;
  publicUrl: string | undefined;
}

const DEFAULT_PORT = 8080;

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535)
    throw new Error(`PORT is a whole number from 0 to 65535, not "${text}".`);
  return port;
}

function readPublicUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isOrigin = url && /^https?:$/.test(url.protocol) && text.replace(/\/$/, '') === url.origin;
  if (!isOrigin) throw new Error(`PUBLIC_URL is an origin such as https://demo.example, not "${text}".`);
  return url.origin;
}

/** Reads PORT, HOST and PUBLIC_URL; one that is empty counts as not set. Throws what to tell the operator. */
export function readEnvironment(env: NodeJS.ProcessEnv): Environment {
  return {
    port: readPort(env['PORT'] || String(DEFAULT_PORT)),
    host: env['HOST'] || undefined,
    publicUrl: env['PUBLIC_URL'] ? readPublicUrl(env['PUBLIC_URL']) : undefined,
  };
}
