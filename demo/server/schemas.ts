import * as v from 'valibot';
import type { ErrorCode } from './error-facts.ts';

// A message that is an error code becomes the code of the reply (see body.ts).
const code = (value: ErrorCode): ErrorCode => value;

// Code points, because that is what a person counts as characters.
const atMost = (limit: number) =>
  v.check((value: string) => [...value].length <= limit, `Longer than ${limit} characters`);
const filled = (message: string) => v.check((value: string) => value.trim() !== '', message);
const requiredText = (limit: number, message: string) => v.pipe(v.string(), filled(message), atMost(limit));

const roles = ['author', 'composer', 'arranger', 'adapter'] as const;
/** What a creator did. */
export type Role = (typeof roles)[number];

/** A creator as the service keeps it. */
export interface Creator {
  fullName: string;
  email: string;
  roles: Role[];
  ipi: string | null;
  isni: string | null;
}

const flag = v.optional(v.boolean(), false);
const MAX_EMAIL = 255;
// A pattern takes ever longer with the length of what it is shown, and everybody else waits for it.
const isEmail = (text: string) => text.length <= 2 * MAX_EMAIL && /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text);
const identifier = (pattern: RegExp) => v.nullish(v.pipe(v.string(), v.regex(pattern)), null);

const creatorSchema = v.pipe(
  v.object({
    full_name: requiredText(255, 'Empty name'),
    email: v.pipe(v.string(), v.check(isEmail, 'Not an email address'), atMost(MAX_EMAIL)),
    roles: v.pipe(
      v.object({ author: flag, composer: flag, arranger: flag, adapter: flag }),
      v.transform((flags) => roles.filter((role) => flags[role])),
      v.minLength(1, 'No role'),
    ),
    ipi: identifier(/^[0-9]{1,11}$/),
    isni: identifier(/^[0-9]{15}[0-9X]$/),
  }),
  v.transform(({ full_name, ...rest }): Creator => ({ fullName: full_name, ...rest })),
);

/** The creators of a work as they arrive, 1 to 20. */
export const creatorsSchema = v.nullish(
  v.pipe(
    v.array(creatorSchema),
    v.minLength(1, code('registration.creators_required')),
    v.maxLength(20, 'More than 20 creators'),
  ),
  [],
);

/** The networks a work can be anchored on. */
export const networkSchema = v.picklist(['testnet', 'mainnet']);
/** A network a work can be anchored on. */
export type Network = v.InferOutput<typeof networkSchema>;

/** A file name as it arrives. */
export const filenameSchema = v.nullish(requiredText(255, code('registration.filename_required')), '');

/** An integrator's own user id: opaque, 1 to 255 bytes; null when there is none. */
export const userRefSchema = v.nullish(
  v.pipe(
    v.string(),
    v.check((ref) => ref !== '' && Buffer.byteLength(ref) <= 255, code('session.invalid_external_user_ref')),
  ),
  null,
);

/** Body of `POST /v1/works/init`. */
export const initWorkSchema = v.object({
  network: networkSchema,
  title: v.nullish(requiredText(200, code('registration.title_required')), ''),
  filename: filenameSchema,
  creators: creatorsSchema,
  external_user_ref: userRefSchema,
});

const versionFields = {
  creators: creatorsSchema,
  // Taken only to refuse a change of it.
  title: v.nullish(v.string()),
};

/** Body of `POST /v1/access/{code}/versions/init`: the code stands for the network too. */
export const initVersionByCodeSchema = v.object(versionFields);
/** Body of `POST /v1/access/{code}/versions/init-upload`. */
export const initVersionUploadByCodeSchema = v.object({ ...versionFields, filename: filenameSchema });
/** Body of `POST /v1/works/{ats_id}/versions/init`. */
export const initVersionSchema = v.object({ ...versionFields, network: networkSchema });
/** Body of `POST /v1/works/{ats_id}/versions/init-upload`. */
export const initVersionUploadSchema = v.object({
  ...versionFields,
  network: networkSchema,
  filename: filenameSchema,
});

/** Body of every prepare call. */
export const prepareSchema = v.object({ job_id: v.string(), passphrase: v.nullish(v.string(), null) });

/** Body of every confirm call. */
export const confirmSchema = v.object({ job_id: v.string() });

/** What a session token allows. */
export const actionSchema = v.picklist(['register', 'update_version', 'access']);
/** What a session token allows. */
export type Action = v.InferOutput<typeof actionSchema>;

/** Body of `POST /v1/sessions`. */
export const sessionSchema = v.object({
  secret_key: v.string(),
  action_type: actionSchema,
  allowed_network: networkSchema,
  allowed_ats_id: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(0)), null),
  external_user_ref: userRefSchema,
  max_file_size_bytes: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(1)), null),
});
