import type { Caller } from '../connect.ts';
import { AtsApiException } from '../errors.ts';
import { versionCreators, versionList, workList } from '../work-schema.ts';
import type { WorkCalls, WorkTarget } from './api.ts';

export function workCalls({ call }: Caller): WorkCalls {
  const versions = ({ atsId }: WorkTarget) => `/v1/works/${encodeURIComponent(atsId)}/versions`;

  return {
    listWorks: ({ network, first = 50, after, search }, options) => {
      const query = new URLSearchParams({ network, first: String(first) });
      if (after) query.set('after', after);
      if (search) query.set('search', search);
      return call(`/v1/works?${query}`, { ...options, schema: workList, safe: true });
    },
    listVersions: (work, options) =>
      call(`${versions(work)}?${new URLSearchParams({ network: work.network })}`, {
        ...options,
        schema: versionList,
        safe: true,
      }),
    listCreators: (work, version, options) =>
      call(`${versions(work)}/${version}/creators?${new URLSearchParams({ network: work.network })}`, {
        ...options,
        schema: versionCreators,
        safe: true,
      }).catch((error: unknown) => {
        if (error instanceof AtsApiException && error.httpStatus === 404) return { creators: [] };
        throw error;
      }),
  };
}
