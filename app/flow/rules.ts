import * as v from 'valibot';
import { ROLES, type InitWork, type WireCreator } from '../ats/schema.ts';
import type { Config } from './config.ts';
import type { KnownWork } from './known-work.ts';
import { MAX_CREATORS, type Creator, type Draft, type Step } from './draft.ts';

/** What is wrong with one field; the words for it are the screens' business. */
export type FieldProblem = 'required' | 'tooLong' | 'invalid' | 'taken';
export type FileProblem =
  | { is: 'required' | 'empty' | 'folder' | 'refused' | 'changed' }
  | { is: 'tooLarge'; size: number; limit: number };
/** `cut`: of so many characters, where a full one has 68. */
export type CodeProblem =
  { is: 'required' | 'malformed' | 'unknown' | 'expired' } | { is: 'cut'; length: number };
export type CreatorField = 'fullName' | 'email' | 'roles' | 'ipi' | 'isni';
export type CreatorProblems = Partial<Record<CreatorField, FieldProblem>>;

export interface Problems {
  accessCode?: CodeProblem;
  /** It was chosen, and what it is now did not come. */
  work?: 'unopened';
  file?: FileProblem;
  title?: FieldProblem;
  /** By creator id. */
  creators?: Record<number, CreatorProblems>;
  count?: 'tooMany' | 'required';
  /** What is left of a list: it could not be read, or there is no room for it. */
  list?: 'unread' | 'noRoom' | undefined;
}

/** Characters as people and the service count them: an emoji is one. */
export const lengthOf = (text: string) => [...text].length;

const FULL_ADDRESS = /^[^@]+@[^@]+\.[^@.]{2,}$/;
const name = (max: number) =>
  v.pipe(
    v.string(),
    v.trim(),
    v.nonEmpty('required'),
    v.check((text) => lengthOf(text) <= max, 'tooLong'),
  );
const titleRule = name(200);
const creatorRule = v.object({
  fullName: name(255),
  email: v.pipe(
    name(255),
    v.rfcEmail('invalid'),
    // Accepted by the standard, refused by the service: an address without a dot in its domain.
    v.regex(FULL_ADDRESS, 'invalid'),
  ),
  roles: v.pipe(v.array(v.picklist(ROLES)), v.nonEmpty('required')),
  ipi: v.pipe(v.string(), v.trim(), v.regex(/^[0-9]{0,11}$/, 'invalid')),
  isni: v.pipe(v.string(), v.transform(bareIsni), v.regex(/^([0-9]{15}[0-9X])?$/, 'invalid')),
});

/** Codes are read aloud, mailed and wrapped: spaces and line breaks are not part of one. */
export const bareCode = (text: string) => text.replace(/\s/g, '');
const CODE_LENGTH = 68;

function codeProblems(text: string): Problems {
  const code = bareCode(text);
  if (!code) return { accessCode: { is: 'required' } };
  if (/^atc_[0-9a-f]{64}$/i.test(code)) return {};
  return { accessCode: code.length < CODE_LENGTH ? { is: 'cut', length: code.length } : { is: 'malformed' } };
}

/**
 * What is wrong with one step of the form.
 *
 * @param base the work that is updated: its file may be kept, and its title stays
 */
export function problemsOf(
  step: Step,
  draft: Draft,
  limit: number | undefined,
  base: KnownWork | null = null,
): Problems {
  if (step === 'access_code') return codeProblems(draft.accessCode);
  if (step === 'file') return base && !draft.file ? {} : fileProblems(draft.file, limit);
  if (step === 'title') {
    if (base) return {};
    const result = v.safeParse(titleRule, draft.title);
    return result.success ? {} : { title: result.issues[0].message as FieldProblem };
  }
  if (step === 'creators') return problemsOfAll(draft);
  return {};
}

function fileProblems(file: File | null, limit: number | undefined): Problems {
  if (!file) return { file: { is: 'required' } };
  if (file.size === 0) return { file: { is: 'empty' } };
  if (limit !== undefined && file.size > limit) return { file: { is: 'tooLarge', size: file.size, limit } };
  return {};
}

export function creatorProblems(creator: Creator): CreatorProblems {
  const problems: CreatorProblems = {};
  // The first issue of a field says most: an empty address is missing before it is malformed.
  for (const { path, message } of v.safeParse(creatorRule, creator).issues ?? []) {
    problems[path?.[0].key as CreatorField] ??= message as FieldProblem;
  }
  return problems;
}

function problemsOfAll({ creators, list }: Draft): Problems {
  const wrong: Record<number, CreatorProblems> = {};
  for (const creator of creators) {
    const problems = creatorProblems(creator);
    if (Object.keys(problems).length > 0) wrong[creator.id] = problems;
  }
  return {
    ...(Object.keys(wrong).length > 0 && { creators: wrong }),
    ...(creators.length === 0 && { count: 'required' as const }),
    ...(creators.length > MAX_CREATORS && { count: 'tooMany' as const }),
    ...(list?.trim() && { list: creators.length < MAX_CREATORS ? ('unread' as const) : ('noRoom' as const) }),
  };
}

export const isClear = (problems: Problems) => Object.keys(problems).length === 0;

/** Of the problems on screen those that still exist: fixing one field must not accuse another. */
export function stillThere(shown: Problems, now: Problems): Problems {
  const creators: Record<number, CreatorProblems> = {};
  for (const [id, before] of Object.entries(shown.creators ?? {})) {
    const left = Object.entries(now.creators?.[Number(id)] ?? {}).filter(([field]) => field in before);
    if (left.length) creators[Number(id)] = Object.fromEntries(left);
  }
  return {
    ...(shown.accessCode && now.accessCode && { accessCode: now.accessCode }),
    ...(shown.file && now.file && { file: now.file }),
    ...(shown.title && now.title && { title: now.title }),
    ...(Object.keys(creators).length > 0 && { creators }),
    ...(shown.count && now.count && { count: now.count }),
    ...(shown.list && now.list && { list: now.list }),
  };
}

/** The draft as it is sent, and as it will be anchored: trimmed, nothing else changed. */
export function workOf(draft: Draft, config: Config, base: KnownWork | null): InitWork {
  return {
    network: config.network,
    title: base ? (base.title ?? '') : draft.title.trim(),
    filename: draft.file?.name ?? base?.filename ?? '',
    creators: draft.creators.map(wireCreator),
    ...(config.externalUserId !== null && { external_user_ref: config.externalUserId }),
  };
}

/** A creator as it is sent; the review shows the same. */
export function wireCreator({ fullName, email, roles, ipi, isni }: Creator): WireCreator {
  const has = (role: (typeof ROLES)[number]) => roles.includes(role);
  return {
    full_name: fullName.trim(),
    email: email.trim(),
    roles: {
      author: has('author'),
      composer: has('composer'),
      arranger: has('arranger'),
      adapter: has('adapter'),
    },
    ...(ipi.trim() && { ipi: ipi.trim() }),
    ...(bareIsni(isni) && { isni: bareIsni(isni) }),
  };
}

/** ISNIs are printed in groups of four. */
function bareIsni(text: string) {
  return text.replace(/\s/g, '').toUpperCase();
}

/** Whether a well-formed ISNI fails its check character (ISO 7064 MOD 11-2): a hint, not a refusal. */
export function isniLooksWrong(text: string): boolean {
  const isni = bareIsni(text);
  if (!/^[0-9]{15}[0-9X]$/.test(isni)) return false;
  const sum = [...isni.slice(0, 15)].reduce((total, digit) => (total + Number(digit)) * 2, 0);
  const check = (12 - (sum % 11)) % 11;
  return isni[15] !== (check === 10 ? 'X' : String(check));
}
