import type { Role } from '../ats/schema.ts';
import type { Config } from './config.ts';

const FORM = ['file', 'title', 'creators', 'review'] as const;
/** Every step there is. */
export const STEPS = ['access_code', 'work_select', ...FORM] as const;
export type Step = (typeof STEPS)[number];

/** The steps of the form, in order. */
export const stepsOf = (config: Pick<Config, 'mode' | 'externalUserId'> | null): readonly Step[] =>
  config?.mode === 'update'
    ? [config.externalUserId === null ? 'access_code' : 'work_select', ...FORM]
    : FORM;

export const MAX_CREATORS = 20;

/** A creator as typed, not yet trimmed or judged. */
export interface Person {
  fullName: string;
  email: string;
  roles: readonly Role[];
  ipi: string;
  isni: string;
}

/** `id` lasts as long as the card on screen. */
export interface Creator extends Person {
  id: number;
}

/** What the user entered. Outlives every screen, error and token. */
export interface Draft {
  /** Of the work to update. */
  accessCode: string;
  /** In an update null keeps the stored one. */
  file: File | null;
  title: string;
  creators: readonly Creator[];
  /** A list of creators that is yet to be read, or what could not be read of one. Null: there is none. */
  list: string | null;
}

export const newCreator = (id: number): Creator => ({
  id,
  fullName: '',
  email: '',
  roles: [],
  ipi: '',
  isni: '',
});

export const emptyDraft = (id: number): Draft => ({
  accessCode: '',
  file: null,
  title: '',
  creators: [newCreator(id)],
  list: null,
});
