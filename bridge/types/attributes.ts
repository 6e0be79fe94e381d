/** What the typings for each framework have in common. Types only: nothing of this is in any script. */
import type { AllfeatRegister } from '../element.ts';
import type { WidgetEvents } from '../index.ts';
import type { EventName, Mode, Network } from '../protocol.ts';

/** An event as a listener on the element itself gets it. `currentTarget` is null again after an `await`. */
export type WidgetEvent<N extends EventName> = WidgetEvents[N] & { readonly currentTarget: AllfeatRegister };

/** What a framework may bind, by the names of the properties. Null and undefined: no such attribute. */
export interface WidgetProperties {
  /** Public key of your organization, `cpk_…`. */
  siteKey?: string | null | undefined;
  /** Base URL of the ATS API. */
  atsUrl?: string | null | undefined;
  network?: Network | null | undefined;
  /** Changing it starts anew and drops the token. `download` needs an external user. */
  mode?: Mode | null | undefined;
  /** Your own id of the signed-in user, up to 255 bytes. */
  externalUserId?: string | null | undefined;
  /** In bytes; the lower of this and the service's limit applies. */
  maxFileSize?: number | `${number}` | null | undefined;
  /** Vocabulary of `detail.code`. */
  errorCodes?: 'dotted' | 'enum' | null | undefined;
  /** What a fingerprint that differs from the widget's own does. */
  verify?: 'report' | 'strict' | 'off' | null | undefined;
  /** Folder of the frame documents. Needed wherever the package is bundled. */
  frameUrl?: string | null | undefined;
  /** `lazy` waits until the widget nears the viewport. */
  loading?: 'eager' | 'lazy' | null | undefined;
  /** Works, but `setToken()` is better: it says when a token is meant. */
  token?: string | null | undefined;
}

type Kebab<S extends string> = S extends `${infer Head}${infer Tail}`
  ? `${Head extends Lowercase<Head> ? Head : `-${Lowercase<Head>}`}${Kebab<Tail>}`
  : S;

/** The same by the names of the attributes, such as `site-key`. */
export type WidgetAttributes = { [P in keyof WidgetProperties as Kebab<P>]: WidgetProperties[P] };
