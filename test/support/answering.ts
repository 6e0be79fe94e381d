import { createFullClient } from '../../app/ats/full-client.ts';
import { serve } from './tiny-server.ts';

interface Seen {
  method: string | undefined;
  url: string | undefined;
  siteKey: unknown;
  token: unknown;
  key: unknown;
  body: unknown;
}

/** A service that answers one thing to everything, and what it was asked. */
export async function answering(reply: unknown, status = 200) {
  const seen: Seen[] = [];
  const atsUrl = await serve(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += String(chunk);
    const { method, url, headers } = request;
    seen.push({
      method,
      url,
      siteKey: headers['x-site-key'],
      token: headers.authorization,
      key: headers['idempotency-key'],
      body: text && JSON.parse(text),
    });
    response.writeHead(status).end(JSON.stringify(reply));
  });
  return { client: createFullClient({ atsUrl, siteKey: 'cpk_1', token: 'jwt' }), seen };
}
