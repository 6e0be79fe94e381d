import type { Finding, ProofReport } from '../proof/check-proof.ts';
import type { ProofFile } from '../proof/proof-file.ts';
import { plain } from './plain.ts';

export interface Checked {
  report: ProofReport;
  /** As they were named. */
  proof: string;
  file: string | null;
  /** Bytes of the file, if it was read. */
  size: number | null;
}

/** What was checked, line by line, and what follows from it. */
export function inWords(checked: Checked): string {
  const { report, proof } = checked;
  const parts = [
    plain(proof),
    report.findings.map(lineOf).join('\n'),
    report.proof && aboutOf(report.proof).join('\n'),
    conclusionOf(checked).join('\n'),
  ];
  return parts.filter(Boolean).join('\n\n');
}

const RESULTS: Record<Finding['result'], string> = {
  ok: 'ok',
  failed: 'FAILED',
  not_checked: 'not checked',
};

const lineOf = ({ check, result, says }: Finding) =>
  `  ${RESULTS[result].padEnd(13)}${check.padEnd(13)}${plain(says)}`;

/** What it says, true or not. */
function aboutOf({ title, creators, network, ats_id, version, filename, commitment }: ProofFile): string[] {
  const people = creators.map(({ full_name, roles }) => {
    const has = Object.entries(roles).flatMap(([role, is]) => (is ? [role] : []));
    return has.length ? `${full_name} (${has.join(', ')})` : full_name;
  });
  const where = [network, ats_id !== null && `ATS ${ats_id}`, version !== null && `version ${version}`];
  const facts = {
    title,
    by: people.join(', '),
    on: where.filter(Boolean).join(', '),
    ...(filename && { file: filename }),
    commitment,
  };
  return Object.entries(facts).map(([name, fact]) => `  ${name.padEnd(13)}${plain(fact)}`);
}

function conclusionOf({ report, file, size }: Checked): string[] {
  const { verdict, proof } = report;
  if (!proof) {
    const swapped = file !== null ? ' The proof comes first, the file of the work second.' : '';
    return [`This proves nothing.${swapped}`];
  }
  if (verdict === 'refused') {
    const failed = report.findings.filter(({ result }) => result === 'failed');
    const empty = size === 0 ? ' It is empty.' : '';
    return failed.every(({ check }) => check === 'media_hash')
      ? [`IT DOES NOT MATCH: the proof is whole, but this is not its file.${empty}`]
      : ['IT DOES NOT MATCH: as it is, this proves nothing.'];
  }
  const { hash, block_number, explorer_url } = proof.transaction;
  const block = block_number === null ? '' : ` of block ${block_number}`;
  return [
    verdict === 'match'
      ? 'IT MATCHES: this file, title and creators make this commitment.'
      : 'THE PROOF IS WHOLE. The file of the work was not compared: name it after the proof.',
    'The last step is yours, as this makes no network connection: see that the commitment is on chain,',
    hash === null
      ? 'which nobody can forge.'
      : `which nobody can forge, in transaction ${plain(hash)}${block}.`,
    ...(explorer_url
      ? [`The proof names ${plain(explorer_url)}; any other explorer of the chain does as well.`]
      : []),
  ];
}
