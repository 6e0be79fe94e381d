import type { FrameMessage, StateMessage } from '../../bridge/protocol.ts';
import type { JobRecord } from './job-memory.ts';

/**
 * What the flow tells the host; its jobs still as they are, not yet as the text the bridge keeps, its state not
 * yet an answer.
 */
export type Outgoing =
  | Exclude<FrameMessage, { type: 'remember' | 'state' }>
  | Omit<StateMessage, 'heard'>
  | { type: 'remember'; owner: string | null; record: JobRecord | null };
