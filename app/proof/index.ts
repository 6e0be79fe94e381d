/**
 * Computes and checks what goes on chain, without the service: for Node and browsers. Hashes are
 * SHA-256, written as `0x` hex.
 */
export type { Hex } from './bytes.ts';
export { checkProof, type CheckName, type Finding, type ProofReport, type Verdict } from './check-proof.ts';
export { commitWork, type Commitment, type Work } from './commitment.ts';
export type { Creator, RoleName } from './creator.ts';
export { creatorProof, verifyCreator, type ProofStep } from './creator-proof.ts';
export { hashMedia, type HashOptions, type Media } from './media.ts';
export { createProof, type ProofCreator, type ProofFile, type RegisteredWork } from './proof-file.ts';
