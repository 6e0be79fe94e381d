import { randomBytes, randomUUID } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { AtsError } from './errors.ts';
import type { Action, Network } from './schemas.ts';

/** What a session token allows, and for whom. */
export interface Grant {
  organizationId: string;
  action: Action;
  network: Network;
  /** The one work an update token is for, or null for any. */
  atsId: number | null;
  /** The integrator's user the session is scoped to, or null. */
  userRef: string | null;
  maxFileSize: number | null;
}

/** A verified token. */
export interface Session extends Grant {
  jti: string;
}

interface Issued {
  grant: Grant;
  expiresAt: number;
  consumed: boolean;
}

/** Mints and checks session JWTs, and remembers which have been used. */
export class Tokens {
  readonly #secret = randomBytes(32);
  readonly #max: number;
  #issued = new Map<string, Issued>();

  /** Remembers the latest `max`; older ones count as never minted. */
  constructor(max = Infinity) {
    this.#max = max;
  }

  async mint(grant: Grant, ttlMs: number): Promise<string> {
    const jti = randomUUID();
    const now = Date.now();
    // A claim counts whole seconds; the register keeps the exact moment for lives shorter than one.
    const token = await new SignJWT({
      action_type: grant.action,
      allowed_network: grant.network,
      ...(grant.atsId === null ? {} : { allowed_ats_id: grant.atsId }),
      ...(grant.userRef === null ? {} : { external_user_ref: grant.userRef }),
      ...(grant.maxFileSize === null ? {} : { max_file_size_bytes: grant.maxFileSize }),
    })
      .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
      .setSubject(grant.organizationId)
      .setJti(jti)
      .setIssuedAt(Math.floor(now / 1000))
      .setExpirationTime(Math.ceil((now + ttlMs) / 1000))
      .sign(this.#secret);
    this.#issued.set(jti, { grant, expiresAt: now + ttlMs, consumed: false });
    const [oldest] = this.#issued.keys();
    if (this.#issued.size > this.#max && oldest !== undefined) this.#issued.delete(oldest);
    return token;
  }

  /** The session of a valid token, used or not. */
  async verify(token: string): Promise<Session> {
    const jti = await this.#checkSignature(token);
    const issued = this.#issued.get(jti);
    if (!issued) throw new AtsError('common.auth.invalid_token');
    if (Date.now() >= issued.expiresAt) throw new AtsError('common.auth.expired');
    return { ...issued.grant, jti };
  }

  async #checkSignature(token: string): Promise<string> {
    try {
      const { payload } = await jwtVerify(token, this.#secret, { algorithms: ['HS256'] });
      return payload.jti ?? '';
    } catch (error) {
      throw new AtsError(
        error instanceof errors.JWTExpired ? 'common.auth.expired' : 'common.auth.invalid_token',
      );
    }
  }

  /** Refuses a token that has already started a submission. */
  requireUnused(session: Session): void {
    if (this.#issued.get(session.jti)?.consumed) throw new AtsError('session.invalid_token');
  }

  /** Marks a token as used by a successful init. */
  consume(session: Session): void {
    const issued = this.#issued.get(session.jti);
    if (issued) issued.consumed = true;
  }

  /** Ends the life of every token minted so far. */
  expireAll(): void {
    for (const issued of this.#issued.values()) issued.expiresAt = 0;
  }

  clear(): void {
    this.#issued.clear();
  }
}
