import type { WidgetState } from '../../bridge/protocol.ts';
import { hasAccessCode } from './complete.ts';
import { isPaying, type Snapshot, type State } from './state.ts';

/** What `getState()` answers for a snapshot. */
export const widgetState = ({ state }: Snapshot): WidgetState => ({
  screen: state.screen === 'LOADING' ? 'FORM' : state.screen,
  ...idsOf(state),
});

function idsOf(state: State): Omit<WidgetState, 'screen'> {
  switch (state.screen) {
    case 'UPLOAD':
      return state.submission.job ? { jobId: state.submission.job.id } : {};
    case 'CONFIRMING':
      return { jobId: state.jobId };
    case 'TRACKING':
      return { jobId: state.subject.jobId, transactionId: state.transaction.id };
    case 'COMPLETE':
      return {
        jobId: state.subject.jobId,
        transactionId: state.transaction.id,
        ...(state.outcome.atsId !== null && { atsId: state.outcome.atsId }),
        ...(state.accessCode.status === 'known' && { accessCode: state.accessCode.code }),
      };
    case 'DOWNLOAD_DETAIL':
      return { atsId: state.work.ats_id };
    case 'FAILED':
      return state.retry?.from === 'call' ? idsOf(state.retry.back) : {};
    default:
      return {};
  }
}

/** Whether leaving the page now would end an upload or a payment, or lose an access code for good. */
export function isUnsaved(snapshot: Snapshot): boolean {
  const { state } = snapshot;
  switch (state.screen) {
    case 'UPLOAD':
    case 'CONFIRMING':
      return true;
    case 'TRACKING':
      return hasAccessCode(snapshot);
    case 'COMPLETE':
      return state.accessCode.status !== 'none' && !state.subject.saved;
    case 'FAILED':
      return state.retry?.from === 'call' && isPaying(state.retry.back);
    default:
      return false;
  }
}

/**
 * Whether nothing has been begun: neither typed, chosen, opened or sent, nor asked of the host. A frame that takes
 * this one's place then begins with the same screen.
 */
export function isUntouched({ state, draft, touched, base, waiting, works }: Snapshot): boolean {
  if (draft.file || draft.accessCode || touched.title || touched.creators) return false;
  if (base || waiting || works.search) return false;
  return state.screen === 'FORM' ? !state.busy : state.screen === 'LOADING' || state.screen === 'DOWNLOADS';
}
