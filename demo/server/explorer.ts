import { Hono } from 'hono';
import type { Ats, AtsEnv } from './context.ts';
import { AtsError } from './errors.ts';

/** `/explorer/tx/{hash}`: what the chain shows of a version, which is never its title, file or names. */
export function explorerRoutes(ats: Ats): Hono<AtsEnv> {
  return new Hono<AtsEnv>().get('/explorer/tx/:hash', (c) => {
    const hash = c.req.param('hash');
    for (const work of ats.store.works.values()) {
      const version = work.versions.find(({ anchor }) => anchor?.txHash === hash);
      if (!version?.anchor) continue;
      const lines = [
        'Local ATS, not a real chain',
        '',
        `Network      ${work.network}`,
        `Transaction  ${version.anchor.txHash}`,
        `Block        ${version.anchor.blockNumber} (${version.anchor.blockHash})`,
        `Time         ${version.anchor.at?.toISOString() ?? 'unknown'}`,
        `ATS id       ${work.atsId}, version ${version.number}`,
        `Commitment   ${version.commitment}`,
      ];
      return c.text(lines.join('\n'));
    }
    throw new AtsError('common.not_found');
  });
}
