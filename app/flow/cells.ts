/** A row of a table, and the text it was written as. */
export interface Row {
  text: string;
  cells: string[];
}

/**
 * A table as RFC 4180 has it, with any separator: a cell in quotes may hold the separator, line breaks,
 * and quotes written twice. A quote that begins no such cell is one like any other character.
 */
export function rowsOf(text: string, separator: string): Row[] {
  const cell = new RegExp(`(?:"((?:[^"]|"")*)"|([^${separator}\n]*))([${separator}\n]|$)`, 'g');
  const rows: Row[] = [];
  let row: Row = { text: '', cells: [] };
  for (const [all, quoted, bare = '', end] of text.matchAll(cell)) {
    row.text += all;
    row.cells.push((quoted?.replaceAll('""', '"') ?? bare).replace(/\s+/g, ' ').trim());
    if (end === separator) continue;
    if (row.cells.some(Boolean)) rows.push({ ...row, text: row.text.trim() });
    row = { text: '', cells: [] };
    if (!end) break;
  }
  return rows;
}
