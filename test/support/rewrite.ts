/** The same JSON, otherwise written: each draw decides what comes first, and how a text is spelled. */
export function rewrite(value: unknown, gap: string, draw: () => number): string {
  const again = (inner: unknown) => rewrite(inner, gap, draw);
  const text = (given: string) =>
    draw() % 2
      ? JSON.stringify(given)
      : `"${given.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`;
  if (Array.isArray(value)) return `[${gap}${value.map(again).join(`,${gap}`)}]`;
  if (typeof value === 'string') return text(value);
  if (!value || typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.entries(value).map(
    ([key, of]) => [draw(), `${text(key)}${gap}:${gap}${again(of)}`] as const,
  );
  const shuffled = fields.sort(([one], [other]) => one - other).map(([, field]) => field);
  return `{${gap}${shuffled.join(`${gap},${gap}`)}${gap}}`;
}
