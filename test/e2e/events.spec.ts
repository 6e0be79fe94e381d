import { expect, test } from './fixtures.ts';
import { Person, smallFile } from './person.ts';

test('the events of a registration come in order, with what the contract promises', async ({ open, ats }) => {
  // Held at its first step until the socket is there to tell it.
  await ats.settings({ stepMs: 600_000 });
  const host = await open();
  const person = new Person(host.widget);
  await person.fillForm();
  expect(await host.state()).toEqual({ screen: 'FORM' });
  await person.button('Register').click();
  await host.waitFor('allfeat:step');
  await ats.settings({ stepMs: 20 });
  const complete = await host.waitFor('allfeat:complete');

  const events = await host.events();
  const order = events.map(({ name }) => name.replace('allfeat:', ''));
  expect(order.filter((name, index) => name !== order[index - 1])).toEqual([
    'ready',
    'token-expired',
    'upload-start',
    'upload-progress',
    'upload-complete',
    'confirmed',
    'step',
    'complete',
  ]);
  const details = (name: string) => events.filter((event) => event.name === name).map(({ detail }) => detail);
  const { name: filename, buffer } = smallFile();
  expect(details('allfeat:ready')).toEqual([{ mode: 'register' }]);
  expect(details('allfeat:token-expired')).toEqual([{ pendingAction: 'register', actionType: 'register' }]);
  expect(details('allfeat:upload-start')).toEqual([{ filename, size: buffer.length }]);
  expect(details('allfeat:upload-progress').at(-1)).toEqual({
    progress: 100,
    loaded: buffer.length,
    total: buffer.length,
  });
  expect(details('allfeat:upload-complete')).toEqual([{ filename }]);
  expect(details('allfeat:confirmed')).toEqual([{ transactionId: expect.any(String) }]);
  expect(details('allfeat:step').map(({ step, progress }) => [step, progress])).toEqual([
    ['validating', 5],
    ['preparing_transaction', 20],
    ['signing', 40],
    ['submitting', 60],
    ['confirming', 80],
    ['completed', 100],
  ]);
  expect(complete).toEqual({
    atsId: expect.any(Number),
    txHash: expect.stringMatching(/^0x[0-9a-f]{64}$/),
    blockNumber: expect.any(Number),
    explorerUrl: expect.stringMatching(/^http/),
    accessCode: expect.stringMatching(/^atc_[0-9a-f]{64}$/),
  });
  expect(await host.state()).toEqual({
    screen: 'COMPLETE',
    jobId: expect.any(String),
    transactionId: details('allfeat:confirmed')[0].transactionId,
    atsId: complete.atsId,
    accessCode: complete.accessCode,
  });
});

test('events are CustomEvents on the element that bubble and cross shadow roots', async ({ open, page }) => {
  const host = await open();
  await page.evaluate(() =>
    document.addEventListener('allfeat:token-expired', (event) => {
      const fromWidget = event.target === document.querySelector('ats-widget');
      const facts = [event instanceof CustomEvent, event.bubbles, event.composed, fromWidget];
      document.title = JSON.stringify(facts);
    }),
  );
  await host.call('reset');
  await expect(page).toHaveTitle('[true,true,true,true]');
});

test('two widgets on a page do not hear each other', async ({ open, page, demo }) => {
  const host = await open();
  await page.evaluate((atsUrl) => {
    const other = document.createElement('ats-widget');
    other.setAttribute('site-key', 'cpk_demo');
    other.setAttribute('ats-url', atsUrl);
    other.id = 'other';
    document.body.append(other);
  }, demo.atsUrl);
  const other = new Person(page.locator('#other').frameLocator('iframe'));
  await expect(other.heading('Choose your file')).toBeVisible();

  const person = new Person(host.widget);
  await person.fillForm();
  await person.button('Register').click();
  await host.waitFor('allfeat:complete');
  await expect(other.heading('Choose your file')).toBeVisible();
  const states = await page.evaluate(() =>
    [...document.querySelectorAll<Element & { getState(): { screen: string } }>('ats-widget')].map(
      (widget) => widget.getState().screen,
    ),
  );
  expect(states).toEqual(['COMPLETE', 'FORM']);
});
