/** What the flavours have in common. */
import { literal } from './escape.ts';
import type { IntegrationSettings } from './settings.ts';

/** The attributes whose values stay as they are while the page is open, by name. Defaults are not written out. */
export function fixedAttributes(settings: IntegrationSettings): [name: string, value: string][] {
  const { errorCodes, frameUrl, lang, maxFileSize, verify } = settings;
  const all: [string, string | number | undefined][] = [
    ['site-key', settings.siteKey],
    ['ats-url', settings.atsUrl],
    ['frame-url', frameUrl],
    ['network', settings.network],
    ['lang', lang || undefined],
    ['error-codes', errorCodes === 'dotted' ? undefined : errorCodes],
    ['verify', verify === 'report' ? undefined : verify],
    ['max-file-size', maxFileSize],
  ];
  return all.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
}

/** What asks the host's backend for a token and hands it over. */
export const giveToken = ({ tokenUrl = '/api/ats-token' }: IntegrationSettings, typed: boolean): string[] => [
  '// A route of your backend: it mints the token with your secret key, for the user who is signed in.',
  typed
    ? 'async function giveToken(widget: AllfeatRegister, actionType: string) {'
    : 'async function giveToken(actionType) {',
  `  const reply = await fetch(${literal(tokenUrl)}, {`,
  "    method: 'POST',",
  "    headers: { 'Content-Type': 'application/json' },",
  '    body: JSON.stringify({ actionType }),',
  '  });',
  '  if (!reply.ok) throw new Error(`No token for the widget: status ${reply.status}`);',
  typed
    ? '  const { token } = (await reply.json()) as { token: string };'
    : '  const { token } = await reply.json();',
  '  widget.setToken(token);',
  '}',
];

/** Why not every `allfeat:token-expired` is answered. */
export const AFTER_RESET =
  '// After a reset nobody waits for a token: it is asked for again once it is needed.';

/** Why the package is imported once the component is mounted, and not above it. */
export const IMPORT_LAST =
  '// Imported last: on a page that a server has rendered, the element would start before anybody listens.';
