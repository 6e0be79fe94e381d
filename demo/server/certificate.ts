import { PDFDocument, rgb, StandardFonts } from 'pdf-lib';
import { wellFormed } from './attachment.ts';
import { roleNames } from './creators.ts';
import { PageWriter } from './page-writer.ts';
import { toPrintable } from './printable.ts';
import type { AnchoredVersion, Work } from './work.ts';

/** A certificate of one anchored version, as PDF bytes. */
export async function renderCertificate(
  work: Work,
  version: AnchoredVersion,
): Promise<Uint8Array<ArrayBuffer>> {
  const { anchor } = version;
  const title = work.title ?? 'Untitled';
  const document = await PDFDocument.create();
  const regular = await document.embedFont(StandardFonts.Helvetica);
  const bold = await document.embedFont(StandardFonts.HelveticaBold);
  const mono = await document.embedFont(StandardFonts.Courier);
  // The standard fonts hold Western letters only; the properties of the file keep the title in any script.
  document.setTitle(wellFormed(title));
  document.setProducer('Local ATS');
  if (anchor.at) document.setCreationDate(anchor.at);

  const known = new Set(regular.getCharacterSet());
  const writer = new PageWriter(document);
  let incomplete = false;
  const print = (text: string): string => {
    const printable = toPrintable(text, known);
    incomplete ||= printable.replaced;
    return printable.text;
  };
  const grey = rgb(0.4, 0.4, 0.4);
  const fact = (label: string, value: string, font = regular): void => {
    writer.write(label, { font: regular, size: 9, color: grey, gap: 12 });
    writer.write(value, { font, size: font === mono ? 9 : 12, gap: 2 });
  };

  writer.write('Certificate of registration', { font: regular, size: 11, color: grey });
  writer.write(print(title), { font: bold, size: 22, gap: 8 });
  for (const creator of version.creators) {
    fact(roleNames(creator).join(', '), print(creator.fullName));
  }
  fact('ATS id', `${work.atsId}, version ${version.number}`);
  fact('Network', work.network);
  if (anchor.at) fact('Date', anchor.at.toISOString());
  fact('Block', String(anchor.blockNumber));
  fact('Transaction', anchor.txHash, mono);
  fact('Commitment', version.commitment, mono);
  fact('Fingerprint of the file', version.mediaHash, mono);
  const notes = ['Issued by a local ATS for tests and demonstrations. It proves nothing.'];
  if (incomplete) {
    notes.push(
      'A question mark stands for a letter this page cannot show. The commitment covers the original.',
    );
  }
  for (const note of notes) writer.write(note, { font: regular, size: 9, color: grey, gap: 16 });

  return (await document.save()) as Uint8Array<ArrayBuffer>;
}
