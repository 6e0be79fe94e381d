/** The settings as they stand in the page's address: only what differs from the defaults, and never a secret. */
import {
  DEFAULTS,
  ERROR_CODES,
  LANGUAGES,
  MODES,
  NETWORKS,
  SECOND_DEFAULTS,
  VERIFY,
  type WidgetSettings,
} from './settings.ts';
import { PRESET_IDS } from './theme/presets.ts';
import { isValid, PROPERTIES } from './theme/properties.ts';

const MAX_USER_BYTES = 255;

type Reader = (text: string) => unknown;
const oneOf =
  (values: readonly string[]): Reader =>
  (text) =>
    values.includes(text) ? text : undefined;
const aUser: Reader = (text) => (new TextEncoder().encode(text).length > MAX_USER_BYTES ? undefined : text);
const megabytes: Reader = (text) =>
  Number(text) > 0 && Number.isFinite(Number(text)) ? Number(text) : undefined;

/** Each setting by its name in the address, and how it is read; what cannot be read is left as it is. */
const FIELDS: readonly [key: string, setting: keyof WidgetSettings, read: Reader][] = [
  ['mode', 'mode', oneOf(MODES)],
  ['network', 'network', oneOf(NETWORKS)],
  ['user', 'user', aUser],
  ['lang', 'lang', oneOf(LANGUAGES)],
  ['codes', 'errorCodes', oneOf(ERROR_CODES)],
  ['verify', 'verify', oneOf(VERIFY)],
  ['limit', 'maxFileMb', megabytes],
  ['theme', 'preset', oneOf(PRESET_IDS)],
];

const SECOND = 'two';
const defaultsOf = (index: number) => (index === 0 ? DEFAULTS : SECOND_DEFAULTS);
/** The second widget's names end in 2. */
const named = (key: string, index: number) => (index === 0 ? key : `${key}${index + 1}`);

function readWidget(query: URLSearchParams, index: number): WidgetSettings {
  const settings: Record<string, unknown> = { ...defaultsOf(index) };
  for (const [key, setting, read] of FIELDS) {
    const text = query.get(named(key, index));
    const value = text === null ? undefined : read(text);
    if (value !== undefined) settings[setting] = value;
  }
  const theme = PROPERTIES.flatMap(({ name, kind }) => {
    const value = query.get(named(`ats-${name}`, index));
    return value !== null && isValid(kind, value) ? [[name, value]] : [];
  });
  return { ...(settings as unknown as WidgetSettings), theme: Object.fromEntries(theme) };
}

function writeWidget(query: URLSearchParams, settings: WidgetSettings, index: number) {
  for (const [key, setting] of FIELDS) {
    const value = settings[setting];
    // An empty one is left out as well: a setting that is empty by default is empty in both widgets.
    if (value !== defaultsOf(index)[setting] && value !== null) query.set(named(key, index), String(value));
  }
  for (const [name, value] of Object.entries(settings.theme)) query.set(named(`ats-${name}`, index), value);
}

/** The settings of one widget, or of two. */
export function readAddress(search: string): WidgetSettings[] {
  const query = new URLSearchParams(search);
  return query.has(SECOND) ? [readWidget(query, 0), readWidget(query, 1)] : [readWidget(query, 0)];
}

/** The tool that is open; empty where none is named. */
export const readTab = (search: string): string => new URLSearchParams(search).get('tab') ?? '';

/** The query for these settings, with its question mark; empty where all is as it is by default. */
export function writeAddress(widgets: readonly WidgetSettings[], tab: string): string {
  const query = new URLSearchParams();
  widgets.forEach((settings, index) => {
    if (index === 1) query.set(SECOND, '1');
    writeWidget(query, settings, index);
  });
  if (tab) query.set('tab', tab);
  const text = query.toString();
  return text && `?${text}`;
}
