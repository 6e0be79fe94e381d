/** Download mode: the proof file of a version, made of what the service tells of it. */
import type { Version } from '../ats/client.ts';
import { safeUrl } from '../ats/outcome.ts';
import type { RegisteredWork } from '../proof/proof-file.ts';
import type { EventOf } from './event.ts';
import { mediaHashOf } from './known-work.ts';
import { start, stay, to, type Next } from './next.ts';
import { inFileName } from './save-file.ts';
import type { ScreenState, Snapshot } from './state.ts';

type Detail = ScreenState<'DOWNLOAD_DETAIL'>;

/** All of it but the creators, which nobody has asked for yet; null where something is not known. */
export function provenVersion({ work }: Detail, version: Version) {
  const { title } = work;
  const { commitment } = version;
  const mediaHash = mediaHashOf(version);
  return typeof title === 'string' && commitment && mediaHash ? { title, commitment, mediaHash } : null;
}

/** Asked for once; its creators first, unless they are known. */
export function askForProof(snapshot: Snapshot, { version }: EventOf<'proofFile'>, state: Detail): Next {
  if (state.proofs[version] === 'busy') return stay(snapshot);
  const known = state.creators[version];
  const asked = withProof(state, version, 'busy');
  if (typeof known === 'object') return proofOf(snapshot, asked, version);
  const next: Snapshot = {
    ...snapshot,
    state: { ...asked, creators: { ...state.creators, [version]: 'busy' } },
  };
  return known === 'busy'
    ? stay(next)
    : start(next, { type: 'creators', atsId: state.work.ats_id, version, base: null });
}

/** The creators of a version are known: its proof is made of them, if somebody waits for one. */
export function proofOf(snapshot: Snapshot, state: Detail, number: number): Next {
  if (state.proofs[number] !== 'busy') return to(snapshot, state);
  const version = state.versions?.find((each) => each.version === number);
  const proven = version && provenVersion(state, version);
  const creators = named(state.creators[number]);
  if (!proven || !creators) return to(snapshot, withProof(state, number, 'missing'));
  const work = {
    ...proven,
    creators,
    network: snapshot.config?.network ?? 'testnet',
    atsId: state.work.ats_id,
    version: number,
    filename: version.asset_filename ?? null,
    transaction: {
      hash: version.tx_hash ?? null,
      blockNumber: version.registered_at_block ?? null,
      explorerUrl: safeUrl(version.explorer_url),
    },
  };
  return to(snapshot, state, { type: 'write', work });
}

/** Null unless each has what was registered of them. */
function named(creators: Detail['creators'][number] | undefined): RegisteredWork['creators'] | null {
  if (typeof creators !== 'object' || !creators.length) return null;
  const complete = creators.flatMap(({ full_name, email, ...rest }) =>
    full_name != null && email != null ? [{ ...rest, full_name, email }] : [],
  );
  return complete.length === creators.length ? complete : null;
}

export function written(
  snapshot: Snapshot,
  { call, text, verdict }: EventOf<'written'>,
  state: Detail,
): Next {
  const { version, title } = call.work;
  if (!text) return to(snapshot, withProof(state, version, verdict === 'different' ? verdict : 'failed'));
  const name = `${inFileName(title)} v${version} proof.json`;
  return to(snapshot, withProof(state, version, 'saved'), { type: 'save', name, text });
}

const withProof = (state: Detail, version: number, proof: Detail['proofs'][number]): Detail => ({
  ...state,
  proofs: { ...state.proofs, [version]: proof },
});
