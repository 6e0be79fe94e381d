import { writeFile } from 'node:fs/promises';
import type { Browser } from 'playwright';
import { MARGIN } from '../scenes/stage.ts';
import { scenes } from '../scenes/catalogue.ts';
import { LOCALES, nameOf } from '../scenes/combinations.ts';
import type { Picture } from './picture.ts';

const WIDTH = 1600;
const HEIGHT = 2400;
const GAP = 16;
const LABEL = 24;

interface Placed {
  picture: Picture;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** As a PNG says it itself. */
const sizeOf = ({ png }: Picture) => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) });

/** Fills columns of equal width, always the shortest first; a sheet that is full is followed by another. */
function arrange(pictures: Picture[], columns: number): Placed[][] {
  const room = (WIDTH - GAP) / columns - GAP;
  const sheets: Placed[][] = [];
  let heights: number[] = [];
  for (const picture of pictures) {
    const { width, height } = sizeOf(picture);
    const scale = Math.min(1, room / width);
    // One that is higher than a sheet is shown from its top.
    const shown = Math.min(height * scale, HEIGHT - 2 * GAP - LABEL);
    let column = heights.indexOf(Math.min(...heights));
    if (sheets.length === 0 || (heights[column] ?? 0) + LABEL + shown + GAP > HEIGHT) {
      sheets.push([]);
      heights = Array.from({ length: columns }, () => GAP);
      column = 0;
    }
    const y = heights[column] ?? GAP;
    sheets.at(-1)?.push({ picture, x: GAP + column * (room + GAP), y, width: width * scale, height: shown });
    heights[column] = y + LABEL + shown + GAP;
  }
  return sheets;
}

const order = scenes.map(({ name }) => name);
const placeOf = ({ scene, look }: Picture) => LOCALES.indexOf(look.locale) * 1000 + order.indexOf(scene);

const columnsFor = (width: number) =>
  Math.max(1, Math.floor((WIDTH - GAP) / (width + 2 * MARGIN + GAP)) || 1);

/** By width, then by how many columns of it a sheet has room for; answers the files written. */
export async function writeSheets(browser: Browser, pictures: Picture[], folder: string): Promise<string[]> {
  const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
  const kinds = new Map<string, Picture[]>();
  for (const picture of pictures) {
    const { width, theme, locale } = picture.look;
    const first = width === 480 && theme === 'light' && locale === 'en';
    const kind = first ? 'all' : `${width}-${theme}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), picture]);
  }
  const written: string[] = [];
  for (const [kind, some] of [...kinds].sort(([one], [other]) => one.localeCompare(other))) {
    const width = Math.max(...some.map(({ look }) => look.width));
    // Two at 800 px are a little wider than a sheet.
    const columns = width > 600 && width < 900 ? 2 : columnsFor(width);
    const sorted = some.sort((one, other) => placeOf(one) - placeOf(other));
    for (const [index, sheet] of arrange(sorted, columns).entries()) {
      await page.setContent(htmlOf(sheet));
      const path = `${folder}/${kind}-${index + 1}.png`;
      const bottom = Math.max(...sheet.map(({ y, height }) => y + LABEL + height)) + GAP;
      await writeFile(
        path,
        await page.screenshot({ clip: { x: 0, y: 0, width: WIDTH, height: Math.ceil(bottom) } }),
      );
      written.push(path);
    }
  }
  await page.close();
  return written;
}

function htmlOf(sheet: Placed[]) {
  const figures = sheet.map(
    ({ picture, x, y, width, height }) =>
      `<figure style="left:${x}px;top:${y}px;width:${width}px">
        <figcaption><b>${picture.scene}</b> ${nameOf(picture.look)}</figcaption>
        <div style="height:${height}px"><img src="data:image/png;base64,${picture.png.toString('base64')}"></div>
      </figure>`,
  );
  return `<!doctype html><style>
    body { margin: 0; background: #c9ccd1; font: 14px/${LABEL}px "DejaVu Sans", sans-serif; color: #000 }
    figure { position: absolute; margin: 0 }
    div { overflow: hidden; outline: 1px solid #8a8f98 }
    img { display: block; width: 100% }
  </style>${figures.join('')}`;
}
