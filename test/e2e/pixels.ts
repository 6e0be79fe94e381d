import type { Page } from '@playwright/test';

/** Colours as a screen shows them: red, green and blue, up to 255. */
export function pixels(page: Page, colors: string[]): Promise<number[][]> {
  return page.evaluate((all) => {
    const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    return all.map((color) => {
      if (!context) throw new Error('No canvas');
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = color;
      context.fillRect(0, 0, 1, 1);
      return [...context.getImageData(0, 0, 1, 1).data];
    });
  }, colors);
}

/** What is painted at these points of the page, as `rgb(…)`. */
export async function painted(page: Page, points: { x: number; y: number }[]): Promise<string[]> {
  const png = (await page.screenshot()).toString('base64');
  return page.evaluate(
    async ([data, all]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      if (!context) throw new Error('No canvas');
      Object.assign(context.canvas, { width: image.width, height: image.height });
      context.drawImage(image, 0, 0);
      return all.map(
        ({ x, y }) => `rgb(${[...context.getImageData(x, y, 1, 1).data.slice(0, 3)].join(', ')})`,
      );
    },
    [png, points] as const,
  );
}

/** Ratio of WCAG 2, on what is shown. A fill through which something shines has none. */
export async function contrast(page: Page, { fill, ink }: { fill: string; ink: string }) {
  const [below = [], above = []] = await pixels(page, [fill, ink]);
  if (below[3] !== 255 || above[3] !== 255) return NaN;
  const [dark = 0, light = 0] = [luminance(below), luminance(above)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance([red = 0, green = 0, blue = 0]: number[]) {
  const linear = (value: number) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
