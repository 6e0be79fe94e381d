import type { Mode, Network } from '../../../bridge/protocol.ts';

/** What an integration is generated for: the element's attributes, and where its parts are. */
export interface IntegrationSettings {
  /** Address of `ats-widget.iife.js`, which a plain page loads. */
  scriptUrl: string;
  /** Folder of the frame documents, which a bundled bridge has to be told. */
  frameUrl: string;
  siteKey: string;
  atsUrl: string;
  network: Network;
  mode: Mode;
  lang?: string | undefined;
  externalUserId?: string | undefined;
  errorCodes?: 'dotted' | 'enum' | undefined;
  verify?: 'report' | 'strict' | 'off' | undefined;
  /** In bytes. */
  maxFileSize?: number | undefined;
  /** By name, such as `--ats-primary`, and `color-scheme`. What is no plain CSS value is left out. */
  theme?: Readonly<Record<string, string>> | undefined;
  /** The host's own route that answers `{ token }` to `{ actionType }`; `/api/ats-token` unless said. */
  tokenUrl?: string | undefined;
}
