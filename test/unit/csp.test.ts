import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CspEvaluator } from 'csp_evaluator';
import { Severity } from 'csp_evaluator/dist/finding.js';
import { CspParser } from 'csp_evaluator/dist/parser.js';
import { afterEach, expect, test, vi } from 'vitest';
import { policy } from '../../app/build/frame-document.ts';

const document = fileURLToPath(new URL('../../dist/frame/en.html', import.meta.url));
if (!existsSync(document)) throw new Error('dist has no frame: npm run build comes first');

/** What csp_evaluator has to say against a policy, worst first. */
const findings = (text: string) =>
  new CspEvaluator(new CspParser(text).csp)
    .evaluate()
    .sort((a, b) => a.severity - b.severity)
    .map(({ severity, directive, value }) => `${Severity[severity]} ${directive} ${value ?? ''}`.trim());

afterEach(() => vi.unstubAllEnvs());

test('the built frame has nothing against it but that it may call services on the same machine', () => {
  const [, text = ''] = /<meta http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(
    readFileSync(document, 'utf8'),
  ) ?? [''];
  expect(text).toContain("default-src 'none'");
  // For the local ATS, which has no certificate. What goes to loopback does not leave the machine, and a
  // build for one service (ATS_CONNECT_SRC) leaves it out.
  expect(findings(text)).toEqual([
    'MEDIUM connect-src http://localhost:*',
    'MEDIUM connect-src http://127.0.0.1:*',
    'INFO connect-src http://127.0.0.1:*',
    'INFO connect-src ws://127.0.0.1:*',
  ]);
});

test('a frame built for one service has nothing against it at all', () => {
  vi.stubEnv('ATS_CONNECT_SRC', 'https://ats.example wss://ats.example https://storage.example');
  expect(findings(policy('script', 'style'))).toEqual([]);
});
