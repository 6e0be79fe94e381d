const canvas = document.createElement('canvas');
canvas.width = canvas.height = 1;
const context = canvas.getContext('2d', { willReadFrequently: true });

/** As the document computes it: `light-dark()` and system colours follow its colour scheme. */
function resolve(color: string) {
  const { style } = document.body;
  style.color = color;
  const { color: resolved } = getComputedStyle(document.body);
  style.color = '';
  return resolved;
}

/** What a screen shows of colours on top of each other. */
function paint(...colors: string[]) {
  if (!context) return [];
  context.clearRect(0, 0, 1, 1);
  for (const color of colors) {
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
  }
  return context.getImageData(0, 0, 1, 1).data;
}

export const isBright = (color: string) => (paint(resolve(color))[1] ?? 0) > 127;

/** Neither translucent nor beyond sRGB, where screens may clip it: shown as it is written. */
function isSolid(color: string) {
  const parts = resolve(`color(from ${color} srgb r g b / alpha)`).match(/-?\d[\d.e-]*/g) ?? [];
  const [red, green, blue, alpha = '1'] = parts;
  return [red, green, blue].every((part) => Math.abs(Number(part) - 0.5) < 0.501) && Number(alpha) === 1;
}

/** The solid colour that is shown where one lies on another; undefined if that is the upper one itself. */
export function opaque(color: string, base: string): string | undefined {
  if (!color || isSolid(color)) return undefined;
  const [red, green, blue] = paint(resolve(base), resolve(color));
  return `rgb(${red} ${green} ${blue})`;
}
