import type { Mode, Network } from './protocol.ts';

/**
 * The properties of `<ats-widget>`. Each has an attribute of the same name in lower case with hyphens, and
 * stays the same as that; the token alone is taken out of the page at once. Where null may be set, it removes
 * the attribute.
 *
 * What is written here is the documentation: editors show it, and `custom-elements.json` is made from it.
 */
export interface WidgetProperties {
  /** Public key of your organization, `cpk_…`. Required. */
  siteKey: string | null;
  /** Base URL of the ATS API. Required. */
  atsUrl: string | null;
  /**
   * The network that works are registered on; testnet is marked on screen.
   * @default 'testnet'
   */
  network: Network;
  /**
   * What the widget does: registers a new work, a new version of one, or lists the works of your user with their
   * files. Another mode begins anew and drops the token; `download` needs `external-user-id`.
   * @default 'register'
   */
  mode: Mode;
  /**
   * A session token from your backend. `setToken()` is preferred: the attribute is removed as soon as it is
   * read, and the property always reads as null.
   */
  token: string | null;
  /**
   * Your own user, up to 255 bytes: the work is held by them and has no access code, `update` begins with a list of
   * their works, and `download` is available. The token's `external_user_ref` decides what they reach.
   */
  externalUserId: string | null;
  /**
   * The largest file in bytes; the service's own limit applies where that is lower. The property reads as the
   * limit in effect.
   * @default the service's limit, 52428800 until it is known
   */
  maxFileSize: number | null;
  /**
   * Language as a BCP 47 tag: en, fr, es, de, pt, it, ja, ko, zh or ar, of any region. Another one is applied at
   * once while nothing has been entered, else when the form starts again.
   * @default the nearest lang on the page, else the browser's, else en
   */
  lang: string;
  /**
   * The vocabulary of `detail.code` in events: dotted codes, or the names of the earlier enum.
   * @default 'dotted'
   */
  errorCodes: 'dotted' | 'enum';
  /**
   * What a commitment other than the widget's own does: `report` dispatches `allfeat:error` and goes on, `strict`
   * pays nothing and dispatches `allfeat:failed`, `off` compares nothing.
   * @default 'report'
   */
  verify: 'report' | 'strict' | 'off';
  /**
   * URL of the folder with the frame documents. Required where the package is bundled.
   * @default frame/ beside the script
   */
  frameUrl: string | null;
  /**
   * When the frame starts: at once, or as soon as the element is within 200 px of the viewport.
   * @default 'eager'
   */
  loading: 'eager' | 'lazy';
}
