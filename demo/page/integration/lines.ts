/** Lines of code, joined as they are; a list in the middle is indented like the line it stands for. */
export const indent = (depth: number, lines: readonly string[]) =>
  lines.map((line) => (line ? ' '.repeat(depth) + line : line));

export const file = (...lines: (string | readonly string[])[]) => lines.flat().join('\n') + '\n';
