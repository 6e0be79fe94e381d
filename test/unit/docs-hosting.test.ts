import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { FRAME_PERMISSIONS } from '../../demo/hosting/headers.ts';
import { blocksOf } from '../support/doc-blocks.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const squeezed = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

test.each(blocksOf('nginx'))('$place is part of demo/nginx.conf', ({ text }) => {
  expect(squeezed(read('demo/nginx.conf'))).toContain(squeezed(text));
});

test('the CORS rules of a bucket say the same in JSON as in XML', () => {
  const [json] = blocksOf('json cors');
  const [xml] = blocksOf('xml cors');
  const [rule] = JSON.parse(json?.text ?? '').CORSRules;
  const told = (name: string) => new RegExp(`<${name}>(.*)</${name}>`).exec(xml?.text ?? '')?.[1];
  expect(rule).toEqual({
    AllowedOrigins: [told('AllowedOrigin')],
    AllowedMethods: [told('AllowedMethod')],
    AllowedHeaders: [told('AllowedHeader')],
    MaxAgeSeconds: Number(told('MaxAgeSeconds')),
  });
});

test('the frame is left what the script delegates to it', () => {
  const [, delegated = ''] = /\.allow = '([^']+)'/.exec(read('bridge/frame.ts')) ?? [];
  expect(delegated).toBe('clipboard-write');
  expect(FRAME_PERMISSIONS).not.toContain(delegated);
});
