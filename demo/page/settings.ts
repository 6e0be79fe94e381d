import { LOCALES } from '../../bridge/locale.ts';
import type { Mode, Network } from '../../bridge/protocol.ts';
import { DEFAULT_PRESET, type PresetId } from './theme/presets.ts';
import type { ThemeValues } from './theme/properties.ts';

export const MODES = ['register', 'update', 'download'] as const satisfies readonly Mode[];
export const NETWORKS = ['testnet', 'mainnet'] as const satisfies readonly Network[];
export const ERROR_CODES = ['dotted', 'enum'] as const;
export const VERIFY = ['report', 'strict', 'off'] as const;
/** Empty for the language of the page. */
export const LANGUAGES = ['', ...LOCALES];

/** A user to show, where none is named. */
export const SOMEBODY = 'demo-user';

const MEGABYTE = 2 ** 20;

/** What can be chosen for one widget. */
export interface WidgetSettings {
  mode: Mode;
  network: Network;
  /** The site's own user; empty for none. */
  user: string;
  lang: string;
  errorCodes: (typeof ERROR_CODES)[number];
  verify: (typeof VERIFY)[number];
  /** In megabytes; null for the service's limit. */
  maxFileMb: number | null;
  preset: PresetId;
  /** What differs from the preset, by name. */
  theme: ThemeValues;
}

export const DEFAULTS: Readonly<WidgetSettings> = {
  mode: 'register',
  network: 'testnet',
  user: '',
  lang: '',
  errorCodes: 'dotted',
  verify: 'report',
  maxFileMb: null,
  preset: DEFAULT_PRESET,
  theme: {},
};

/** What a second widget begins with: something to see beside the first. */
export const SECOND_DEFAULTS: Readonly<WidgetSettings> = { ...DEFAULTS, mode: 'update', preset: 'midnight' };

/** The element's limit, in bytes. */
export const limitOf = ({ maxFileMb }: WidgetSettings): number | null =>
  maxFileMb === null ? null : Math.max(1, Math.round(maxFileMb * MEGABYTE));

/** What the element gets, beside its service; null where its own default will do. */
export const attributesOf = (settings: WidgetSettings): Record<string, string | null> => ({
  network: settings.network,
  mode: settings.mode === DEFAULTS.mode ? null : settings.mode,
  'external-user-id': settings.user || null,
  lang: settings.lang || null,
  'error-codes': settings.errorCodes === DEFAULTS.errorCodes ? null : settings.errorCodes,
  verify: settings.verify === DEFAULTS.verify ? null : settings.verify,
  'max-file-size': limitOf(settings)?.toString() ?? null,
});
