import { intlLocale, locale, m } from './index.ts';

const number = new Intl.NumberFormat(intlLocale, { maximumFractionDigits: 1 });
const exact = new Intl.NumberFormat(intlLocale);
const credits = new Intl.NumberFormat(intlLocale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const twoDigits = new Intl.NumberFormat(intlLocale, { minimumIntegerDigits: 2 });
const percent = new Intl.NumberFormat(intlLocale, { style: 'percent' });
const seconds = new Intl.NumberFormat(intlLocale, { style: 'unit', unit: 'second', unitDisplay: 'long' });
const list = new Intl.ListFormat(intlLocale);
const clock = new Intl.DateTimeFormat(intlLocale, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
/** With the month as a word: figures alone read differently in different places. */
const day = new Intl.DateTimeFormat(intlLocale, { year: 'numeric', month: 'short', day: 'numeric' });
const moment = new Intl.DateTimeFormat(intlLocale, { dateStyle: 'long', timeStyle: 'short' });

const UNITS = [
  { bytes: 2 ** 30, unit: 'gigabyte' },
  { bytes: 2 ** 20, unit: 'megabyte' },
  { bytes: 2 ** 10, unit: 'kilobyte' },
] as const;
const unitFor = (bytes: number) =>
  UNITS.find((candidate) => bytes >= candidate.bytes) ?? { bytes: 1, unit: 'byte' };
/** From 100 up, a tenth says nothing. */
const rounded = (value: number) => (value >= 100 ? Math.round(value) : value);

const inUnit = (bytes: number, per = '') => {
  const { bytes: one, unit } = unitFor(bytes);
  return new Intl.NumberFormat(intlLocale, {
    style: 'unit',
    unit: unit + per,
    // In short, English would count one byte, however many there are, and Arabic mix signs with words.
    unitDisplay: unit === 'byte' || locale === 'ar' ? 'long' : 'short',
    maximumFractionDigits: 1,
  }).format(rounded(bytes / one));
};

/**
 * Bytes in the largest unit that gives at least 1. Units are powers of 1024, as in the service's limits:
 * a limit it calls 500 MB reads as 500 MB here.
 */
export const fileSize = (bytes: number): string => inUnit(bytes);

/** A part of a file, in the unit that the whole file is given in, and without naming it. */
export const partialSize = (bytes: number, total: number): string =>
  number.format(rounded(bytes / unitFor(total).bytes));

export const speed = (bytesPerSecond: number) => inUnit(bytesPerSecond, '-per-second');
export const wholePercent = (part: number) => percent.format(part);
export const amount = (value: number) => credits.format(value);
export const integer = (value: number) => exact.format(value);
export const inSeconds = (value: number) => seconds.format(value);
/** In a sentence: a, b and c. */
export const enumerate = (items: string[]) => list.format(items);
/** Someone's own words in a sentence that runs the other way; those that run from right to left do it by themselves. */
export const isolated = (text: string, always = /[\u0590-\u08ff\ufb1d-\ufefc]/.test(text)) =>
  always ? `\u2068${text}\u2069` : text;
/** As facts: a, b, c. */
export const inARow = (items: string[]) => items.join(m.between.items);
/** Side by side; those that are not there left out. */
export const facts = (...items: (string | null | undefined | false)[]) =>
  items.filter(Boolean).join(m.between.facts);
/** 3:42, 1:47:09: no part moves as the seconds change. */
const asClock = (whole: number) => {
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60)];
  const before = hours ? `${exact.format(hours)}:${twoDigits.format(minutes)}` : exact.format(minutes);
  return `${before}:${twoDigits.format(whole % 60)}`;
};
/** Of a recording, as players show it. What lasts at all lasts a second. */
export const duration = (seconds: number) => asClock(Math.max(1, Math.round(seconds)));
/** What has passed, in milliseconds. */
export const elapsed = (ms: number) => asClock(Math.max(0, Math.floor(ms / 1000)));
export const timeOfDay = (at: number) => clock.format(at);
/** Of what the service gave as a time; nothing if that is none. */
export const date = (text: string | null | undefined) => {
  const at = Date.parse(text ?? '');
  return Number.isNaN(at) ? '' : day.format(at);
};
/** Enough of a fingerprint to tell it from others. */
export const shortHash = (hash: string) =>
  hash.length > 20 ? `${hash.slice(0, 8)}…${hash.slice(-6)}` : hash;
/** As ISNIs are printed. */
export const inFours = (text: string) => text.replace(/\s/g, '').replace(/.{4}(?=.)/g, '$&\u00a0');
export const dateAndTime = (at: number) => moment.format(at);

/** The ending of a file name as people know it, or nothing. */
export const fileKind = (name: string) => /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toUpperCase() ?? '';
