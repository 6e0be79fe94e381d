/** The earlier vocabulary, and the examples of both documents that integrators have in their pages. */
import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures.ts';
import { Person } from './person.ts';

test.use({ expectedErrors: /Failed to load resource|\[ats-widget\]|\[ATS allfeat:/ });

const init = 'POST /v1/works/init';
const older: [kind: string, fault: object][] = [
  ['TOKEN_EXPIRED', { on: init, times: -1, status: 401, body: { error: 'Token expired' } }],
  ['INVALID_SITE_KEY', { on: init, status: 401, body: { error: 'Invalid site key' } }],
  ['FORBIDDEN', { on: init, status: 403, body: { message: 'Not for this action' } }],
  ['NOT_FOUND', { on: init, status: 404, body: { error: 'Not found' } }],
  ['CONFLICT', { on: init, status: 409, body: { error: 'Already registered' } }],
  ['RATE_LIMITED', { on: init, times: -1, status: 429, body: { error: 'Slow down' } }],
  ['BAD_REQUEST', { on: init, status: 400, body: { error: 'Bad request' } }],
  ['BAD_REQUEST', { on: init, status: 413, body: { error: 'Too large' } }],
  ['BAD_REQUEST', { on: init, status: 422, body: { message: 'Invalid' } }],
  ['SERVER_ERROR', { on: init, times: -1, status: 500, body: { error: 'Oh' } }],
  ['NETWORK_ERROR', { on: init, times: -1, drop: 'before' }],
  ['UPLOAD_ERROR', { on: 'PUT /storage/*', times: -1, status: 400, body: '<Error><Code>Bad</Code></Error>' }],
  ['UNKNOWN_ERROR', { on: init, body: 'hello' }],
];

for (const [kind, fault] of older) {
  const { status } = fault as { status?: number };
  test(`${kind}${status ? ` from a flat ${status}` : ''} speaks the earlier vocabulary`, async ({
    open,
    ats,
  }) => {
    const host = await open({ attributes: { 'error-codes': 'enum' }, hurried: true });
    const person = new Person(host.widget);
    await person.skipToReview(host);
    await ats.fault(fault);
    await person.button('Register').click();
    const detail = await host.waitFor('allfeat:failed');
    expect(detail).toMatchObject({ code: kind, kind, error: detail.message, requestId: null });
    expect(detail.message).not.toBe('');
  });
}

const example = (name: string) => `<script>
  window.messages = [];
  window.tracked = [];
  window.showMessage = (text) => messages.push(text);
  window.analytics = { track: (name, detail) => tracked.push(detail) };
  </script><script>${readFileSync(new URL(`../data/${name}.js`, import.meta.url), 'utf8')}</script>`;

const branches: [vocabulary: 'enum' | 'dotted', code: string, says: RegExp | null][] = [
  ['enum', 'common.auth.expired', null],
  ['enum', 'common.auth.invalid_api_key', /^Configuration error\./],
  ['enum', 'common.forbidden', /^You do not have permission/],
  ['enum', 'common.quota_exceeded', /^Too many requests\. Please wait/],
  ['enum', 'widget.network_error', /^Connection lost\./],
  ['enum', 'work.already_registered', /^An unexpected error occurred/],
  ['dotted', 'session.origin_not_allowed', null],
  ['dotted', 'common.auth.invalid_token', null],
  ['dotted', 'organization.inactive', /^Please contact your administrator\. Reference: req_/],
  ['dotted', 'common.rate_limited', /^Please wait a moment/],
  ['dotted', 'work.not_found', /^An error occurred\. Please try again\./],
];

for (const [vocabulary, code, says] of branches) {
  test(`the example of the ${vocabulary} document takes its branch for ${code}`, async ({
    open,
    ats,
    page,
  }) => {
    const host = await open({
      attributes: { 'error-codes': vocabulary },
      tail: example(`example-${vocabulary}`),
      hurried: true,
    });
    const person = new Person(host.widget);
    await person.skipToReview(host);
    const network = code === 'widget.network_error';
    await ats.fault({ on: init, times: -1, ...(network ? { drop: 'before' } : { code }) });
    await person.button('Register').click();
    await host.waitFor('allfeat:failed');
    const heard = await page.evaluate(() => {
      const { messages, tracked } = window as unknown as { messages: string[]; tracked: unknown[] };
      return { messages, tracked };
    });
    expect(heard.messages).toEqual(says ? [expect.stringMatching(says)] : []);
    expect(heard.tracked).toHaveLength(1);
    // Its default branch starts anew.
    if (vocabulary === 'enum' && code === 'work.already_registered') {
      await expect(person.heading('Choose your file')).toBeVisible();
    }
  });
}
