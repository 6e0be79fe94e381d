import { readFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { expect, test } from 'vitest';
import { errorsDocument } from '../support/errors-document.ts';

test('the reference of errors says what the catalogue says', async () => {
  const path = new URL('../../docs/errors.md', import.meta.url);
  const options = await resolveConfig(path);
  const written = await format(errorsDocument(), { ...options, parser: 'markdown' });
  expect(readFileSync(path, 'utf8')).toBe(written);
});
