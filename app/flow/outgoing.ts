import type { FrameMessage } from '../../bridge/protocol.ts';
import type { JobRecord } from './job-memory.ts';

/** What the flow tells the host; its jobs still as they are, not yet as the text the bridge keeps. */
export type Outgoing =
  | Exclude<FrameMessage, { type: 'remember' }>
  | { type: 'remember'; owner: string | null; record: JobRecord | null };
