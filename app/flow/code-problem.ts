import type { AtsError } from '../ats/errors.ts';
import type { CodeProblem } from './rules.ts';

/** What the service has against a code, in words for the field; null if it is about something else. */
export function codeProblem({ code }: AtsError): CodeProblem | null {
  switch (code) {
    case 'access_code.format_invalid':
      return { is: 'malformed' };
    case 'access_code.expired':
      return { is: 'expired' };
    // The last two are what older services say.
    case 'access_code.not_found':
    case 'work.not_found':
    case 'common.not_found':
      return { is: 'unknown' };
    default:
      return null;
  }
}
