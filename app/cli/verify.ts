import { parseArgs } from 'node:util';
import { checkProof } from '../proof/check-proof.ts';
import { EXIT, Unusable, type Command } from './command.ts';
import { hashFile, mustBeReadable, readUpTo } from './input.ts';
import { plainJson } from './plain.ts';
import { inWords, type Checked } from './words.ts';

/** Many times what a proof with 32 creators has. */
const MOST_BYTES = 2 ** 20;

const usage = `Usage: allfeat-ats-component verify [--json] <proof> [<file>]

Checks a proof file: that nothing in it was changed, and that its title, its creators and the
fingerprint of its file make the commitment. With <file>, also that this is the file. It makes no
network connection: that the commitment is on chain is for you to look up, and it says where.

  <proof>   proof file (JSON), as the widget saves it
  <file>    file of the work; - for the standard input
  --json    the result as JSON
  --help    show this text

Exit codes: 0 it matches, 1 it does not match or is damaged, 2 wrong call or unreadable file.`;

function readArguments(args: string[]) {
  const wrong = (message: string) => new Unusable(message, { showUsage: true });
  try {
    const options = { json: { type: 'boolean' } } as const;
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
    const [proof, file = null, ...more] = positionals;
    if (proof === undefined) throw wrong('Which proof file?');
    if (more.length > 0)
      throw wrong('That is more than a proof and a file. Put names with spaces in quotes.');
    if (proof === '-' && file === '-') throw wrong('The standard input cannot be both.');
    return { proof, file, json: values.json ?? false };
  } catch (error) {
    if (error instanceof Unusable) throw error;
    throw wrong((error as Error).message);
  }
}

async function check(proof: string, file: string | null): Promise<Checked> {
  await mustBeReadable(proof);
  if (file !== null) await mustBeReadable(file);
  const document = await readUpTo(proof, MOST_BYTES);
  const alone = checkProof(document);
  // With nothing to compare it with, a large file need not be read.
  if (file === null || !alone.proof) return { report: alone, proof, file, size: null };
  const { hash, size } = await hashFile(file);
  return { report: checkProof(document, hash), proof, file, size };
}

export const verify: Command = {
  summary: 'check a proof file, with the file of the work or without',
  usage,
  async run(args) {
    const { proof, file, json } = readArguments(args);
    const checked = await check(proof, file);
    const { report } = checked;
    console.log(json ? plainJson(report) : inWords(checked));
    return report.verdict === 'refused' ? EXIT.refused : EXIT.ok;
  },
};
