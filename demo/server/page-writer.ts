import { PageSizes, rgb } from 'pdf-lib';
import type { PDFDocument, PDFFont, PDFPage, RGB } from 'pdf-lib';

const MARGIN = 56;
const LINE_HEIGHT = 1.35;

/** How a paragraph looks. Sizes are points; `gap` is the space above. */
export interface TextStyle {
  font: PDFFont;
  size: number;
  color?: RGB;
  gap?: number;
}

/** Breaks a text into lines that fit, inside words where a word alone is too long. */
export function wrap(text: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (fits(longer)) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = '';
    for (const character of word) {
      if (line !== '' && !fits(line + character)) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
  }
  return [...lines, line];
}

/** Writes paragraphs down the page and on to the next one. */
export class PageWriter {
  readonly #document: PDFDocument;
  #page: PDFPage;
  #y: number;

  constructor(document: PDFDocument) {
    this.#document = document;
    this.#page = document.addPage(PageSizes.A4);
    this.#y = this.#page.getHeight() - MARGIN;
  }

  write(text: string, { font, size, color = rgb(0, 0, 0), gap = 0 }: TextStyle): void {
    const room = this.#page.getWidth() - 2 * MARGIN;
    this.#y -= gap;
    for (const line of wrap(text, (candidate) => font.widthOfTextAtSize(candidate, size) <= room)) {
      this.#y -= size * LINE_HEIGHT;
      if (this.#y < MARGIN) {
        this.#page = this.#document.addPage(PageSizes.A4);
        this.#y = this.#page.getHeight() - MARGIN - size * LINE_HEIGHT;
      }
      this.#page.drawText(line, { x: MARGIN, y: this.#y, size, font, color });
    }
  }
}
