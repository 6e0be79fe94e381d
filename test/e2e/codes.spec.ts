/**
 * Every code of the current vocabulary, provoked over the wire, and where it ends: event, message,
 * screen and what the user is offered. Read from the list of codes, so that none is left out.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures.ts';
import { Person } from './person.ts';

interface Code {
  code: string;
  message: string;
  message_without_details?: string;
  behaviour: string;
  enum: string;
  http: number | null;
}

const { dotted } = JSON.parse(readFileSync(new URL('../data/errors.json', import.meta.url), 'utf8')) as {
  dotted: Code[];
};
const fromService = dotted.filter(({ code }) => !code.startsWith('widget.'));

test.use({ expectedErrors: /Failed to load resource|\[ats-widget\]/ });

for (const { code, message, message_without_details, behaviour, enum: kind, http } of fromService) {
  test(`${code}: ${behaviour}`, async ({ open, ats, pages }) => {
    const token = await pages.token();
    const host = await open({ attributes: { token }, hurried: true });
    const person = new Person(host.widget);
    await person.skipToReview(host);
    await ats.fault({ on: 'POST /v1/works/init', times: -1, code, details: { probe: [1] } });
    await person.button('Register').click();

    const detail = await host.waitFor(
      behaviour.startsWith('form:t') || behaviour.startsWith('form:f') ? 'allfeat:error' : 'allfeat:failed',
    );
    const retryable = behaviour === 'failed' || behaviour === 'refresh' || behaviour === 'form:access_code';
    const said = message_without_details ?? message;
    expect(detail).toEqual({
      code,
      kind,
      message: said,
      error: said,
      stage: 'init',
      requestId: expect.stringMatching(/^req_/),
      httpStatus: http,
      details: { probe: [1] },
      retryable,
    });
    const asked = await host.eventsNamed('allfeat:token-expired');
    expect(asked).toHaveLength(behaviour === 'refresh' ? 1 : 0);

    if (behaviour === 'disabled') {
      await expect(person.heading('This isn’t available here')).toBeVisible();
      await expect(host.widget.getByText(said)).toBeVisible();
      await expect(host.widget.getByText(detail.requestId)).toBeVisible();
      await expect(host.widget.getByRole('button')).toHaveText(['Copy']);
      expect(await host.state()).toMatchObject({ screen: 'DISABLED' });
      await host.call('setAttribute', 'max-file-size', '1000000');
      await expect(person.heading('Choose your file')).toBeVisible();
      await expect(host.widget.getByText('low-tide-master.wav')).toBeVisible();
    } else if (behaviour === 'form:title' || behaviour === 'form:file') {
      const title = behaviour === 'form:title';
      await expect(person.heading(title ? 'What is it called?' : 'Choose your file')).toBeVisible();
      await expect(host.widget.getByRole('alert')).toBeVisible();
      expect(await host.state()).toMatchObject({ screen: 'FORM' });
    } else {
      expect(await host.state()).toMatchObject({ screen: 'FAILED' });
      await expect(host.widget.getByText(detail.requestId)).toBeVisible();
      await expect(person.button('Start over')).toBeVisible();
      await expect(person.button('Try again')).toBeVisible();
      await expect(host.widget.getByText(/nothing was charged/)).toBeVisible();
    }
    expect(await host.eventsNamed('allfeat:failed')).toHaveLength(
      retryable || behaviour === 'disabled' ? 1 : 0,
    );
  });
}

test('no code of the service is left out', () => {
  expect(fromService.length).toBe(52);
  expect(new Set(fromService.map(({ code }) => code)).size).toBe(52);
});

test('a code of later days is passed on as it came, with the service’s words', async ({ open, ats }) => {
  const host = await open();
  const person = new Person(host.widget);
  await person.skipToReview(host);
  const body = { error: { code: 'moon.too_far', message: 'The moon is too far.', request_id: 'req_moon' } };
  await ats.fault({ on: 'POST /v1/works/init', status: 418, body });
  await person.button('Register').click();
  expect(await host.waitFor('allfeat:failed')).toMatchObject({
    code: 'moon.too_far',
    kind: 'UNKNOWN_ERROR',
    message: 'The moon is too far.',
    requestId: 'req_moon',
    retryable: true,
  });
  await expect(host.widget.getByText(/The moon is too far\./)).toBeVisible();
});

/** Ours: how each comes about, and at which stage. */
const ours: {
  code: string;
  kind: string;
  stage: string;
  fault: object;
  retryable: boolean;
  httpStatus?: number;
}[] = [
  {
    code: 'widget.network_error',
    kind: 'NETWORK_ERROR',
    stage: 'init',
    fault: { on: 'POST /v1/works/init', times: -1, drop: 'before' },
    retryable: true,
  },
  {
    code: 'widget.malformed_response',
    kind: 'UNKNOWN_ERROR',
    stage: 'init',
    fault: { on: 'POST /v1/works/init', body: '<!doctype html><title>Welcome</title>' },
    retryable: true,
    httpStatus: 200,
  },
  {
    code: 'widget.upload_error',
    kind: 'UPLOAD_ERROR',
    stage: 'upload',
    fault: {
      on: 'PUT /storage/*',
      times: -1,
      status: 500,
      body: '<Error><Code>InternalError</Code></Error>',
    },
    retryable: true,
    httpStatus: 500,
  },
  {
    code: 'widget.transaction_failed',
    kind: 'SERVER_ERROR',
    stage: 'tracking',
    fault: { on: 'WS /*', times: -1, patch: { step: 'failed' } },
    retryable: false,
  },
];
for (const { code, fault, ...detail } of ours) {
  test(`${code} is told with its stage`, async ({ open, ats }) => {
    const host = await open({ hurried: true });
    const person = new Person(host.widget);
    await person.skipToReview(host);
    await ats.fault(fault);
    await person.button('Register').click();
    const told = await host.waitFor('allfeat:failed');
    expect(told).toMatchObject({ code, requestId: null, ...detail });
    expect(told.message).toBe(dotted.find((each) => each.code === code)?.message);
    await expect(person.button('Try again')).toHaveCount(detail.retryable ? 1 : 0);
    await expect(person.button('Start over')).toBeVisible();
    expect(await host.eventsNamed('allfeat:failed')).toHaveLength(1);
  });
}

test('widget.unknown_error is what nobody foresaw', async ({ open, page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'XMLHttpRequest'));
  const host = await open();
  const person = new Person(host.widget);
  await person.skipToReview(host);
  await person.button('Register').click();
  expect(await host.waitFor('allfeat:failed')).toMatchObject({
    code: 'widget.unknown_error',
    stage: 'upload',
    requestId: null,
  });
  await expect(person.button('Try again')).toBeVisible();
});
