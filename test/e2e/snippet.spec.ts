import { expect, stopClock, test as base } from './fixtures.ts';
import { Puppet, PUPPET } from './puppet.ts';
import { ScriptHost, snippet } from './script-host.ts';

const test = base.extend<{ host: ScriptHost }>({
  // eslint-disable-next-line no-empty-pattern
  host: async ({}, use) => {
    const host = await ScriptHost.start();
    await use(host);
    await host.close();
  },
});

const METHODS = ['setToken', 'reset', 'prefill'];
const left = (names: string[]) => names.filter((name) => name in HTMLElement.prototype);

test('what is done before the script has come arrives, in its order, wherever the element is', async ({
  page,
  pages,
  host,
}) => {
  // However long it takes to have four frames speak, the bridge does not give them up.
  await stopClock(page);
  host.next.push('when asked to');
  const folders = Array.from({ length: 4 }, () => pages.addFrame(PUPPET));
  await page.goto(
    pages.add(`<!doctype html><script>var before = Object.keys(window).length, heard = [];</script>
      ${await snippet(host.url)}
      <ats-widget frame-url="${folders[0]}">Shown meanwhile</ats-widget>
      <script>
        const use = (widget, name) => {
          widget.addEventListener('allfeat:ready', () => heard.push(name));
          widget.setToken(name + ' 1');
          widget.prefill({ title: name });
          widget.reset();
          widget.setToken(name + ' 2');
          return widget;
        };
        const create = (name, frameUrl) => use(Object.assign(document.createElement('ats-widget'), { frameUrl }), name);
        use(document.querySelector('ats-widget'), 'written');
        document.body.append(create('created', '${folders[1]}'));
        const outer = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'closed' });
        outer.append(create('shadowed', '${folders[2]}'));
        // Of a page that takes its time.
        var later = create('kept', '${folders[3]}');
      </script>`),
    // Its load waits for the script as well.
    { waitUntil: 'domcontentloaded' },
  );
  await expect(page.getByText('Shown meanwhile')).toBeVisible();
  expect(await page.evaluate(left, METHODS)).toEqual(METHODS);
  expect(host.requests).toBe(1);
  host.release();
  await page.waitForFunction(() => customElements.get('ats-widget'));
  await page.evaluate(() => document.body.append((window as unknown as { later: Element }).later));
  for (const [index, name] of ['written', 'created', 'shadowed', 'kept'].entries()) {
    const frame = await Puppet.in(page, folders[index] as string);
    await frame.greet();
    await expect
      .poll(async () =>
        (await frame.heard()).filter(({ type }) => type && !['resume', 'config', 'theme'].includes(type)),
      )
      .toEqual([
        { type: 'token', token: `${name} 1` },
        { type: 'prefill', prefill: { title: name } },
        { type: 'reset' },
        { type: 'token', token: `${name} 2` },
      ]);
    await frame.say({ type: 'event', name: 'allfeat:ready', detail: { mode: 'register' } });
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { heard: string[] }).heard))
      .toContain(name);
  }
  // Nothing of it is left: no method, no global, no token that could be read.
  await expect.poll(() => page.evaluate(left, METHODS)).toEqual([]);
  const kept = await page.evaluate(() => {
    const { before, later } = window as unknown as { before: number; later: { _af: unknown } };
    const added = Object.keys(window).filter((name) => isNaN(Number(name)) && name !== 'later');
    return { calls: later._af, added: added.length - before };
  });
  expect(kept).toEqual({ calls: [], added: 0 });
});

test('moved in the page, an element does not make its early calls again', async ({ page, pages, host }) => {
  await stopClock(page);
  const folder = pages.addFrame(PUPPET);
  await page.goto(
    pages.add(`<!doctype html>${await snippet(host.url)}<ats-widget frame-url="${folder}"></ats-widget>
      <script>document.querySelector('ats-widget').prefill({ title: 'Low Tide' });</script>`),
  );
  await page.waitForFunction(() => customElements.get('ats-widget'));
  await page.evaluate(() => document.body.append(document.querySelector('ats-widget') as Element));
  const frame = await Puppet.in(page, folder);
  await frame.greet();
  await frame.hears('config');
  await page.evaluate(() => document.querySelector('ats-widget')?.setToken('last'));
  await frame.hears('token');
  const types = (await frame.heard()).map(({ type }) => type);
  expect(types.filter((type) => type === 'prefill')).toHaveLength(1);
});

test('an early call that cannot be made is told to the page, and keeps nothing else back', async ({
  page,
  pages,
  host,
}) => {
  await stopClock(page);
  const folder = pages.addFrame(PUPPET);
  await page.goto(
    pages.add(`<!doctype html><script>var told = []; onerror = (message) => { told.push(message); return true; };</script>
      ${await snippet(host.url)}<ats-widget frame-url="${folder}"></ats-widget>
      <script>
        const widget = document.querySelector('ats-widget');
        // A page's own, of a likely name.
        widget.ats = { client: 'of the page' };
        const circle = {};
        circle.title = circle;
        widget.prefill(circle);
        widget.setToken('after it');
      </script>`),
  );
  const frame = await Puppet.in(page, folder);
  await frame.greet();
  await frame.hears('token');
  expect(await frame.heard()).toContainEqual({ type: 'token', token: 'after it' });
  // No more than this, since the script is of another origin; the console has it all.
  expect(await page.evaluate(() => (window as unknown as { told: string[] }).told)).toEqual([
    'Script error.',
  ]);
});

test('reset before the script has come, a widget forgets its own job and no other’s', async ({
  page,
  pages,
  host,
}) => {
  const folder = pages.addFrame(PUPPET);
  await stopClock(page);
  await page.goto(
    pages.add(`<!doctype html><script>
        for (const place of [0, 1]) sessionStorage.setItem('allfeat-ats' + place, 'a job');
      </script>${await snippet(host.url)}
      <ats-widget frame-url="${folder}"></ats-widget><ats-widget frame-url="${folder}"></ats-widget>
      <script>document.querySelectorAll('ats-widget')[1].reset();</script>`),
  );
  await page.waitForFunction(() => customElements.get('ats-widget'));
  expect(await page.evaluate(() => ({ ...sessionStorage }))).toEqual({
    'allfeat-ats0': 'a job',
    'allfeat-ats1': '',
  });
});

test('the page’s inline handlers find its own functions and forms, before the script has come and after', async ({
  page,
  pages,
  host,
}) => {
  host.next.push('when asked to', 'when asked to');
  await page.goto(
    pages.add(`<!doctype html>${await snippet(host.url)}${await snippet(host.url)}
      <script>
        const found = [];
        const reset = () => found.push('function');
        document.addEventListener('reset', () => found.push('form'));
      </script>
      <button onclick="reset()">Alone</button>
      <form><button type="button" onclick="reset()">In a form</button></form>`),
    { waitUntil: 'domcontentloaded' },
  );
  const found = async () => {
    await page.getByText('Alone').click();
    await page.getByText('In a form').click();
    return page.evaluate('found.splice(0)');
  };
  expect(await page.evaluate(left, METHODS)).toEqual(METHODS);
  expect(await found()).toEqual(['function', 'form']);
  host.release();
  await expect.poll(() => page.evaluate(left, METHODS)).toEqual([]);
  expect(await found()).toEqual(['function', 'form']);
  const hidden = () => Object.keys(Reflect.get(Element.prototype, Symbol.unscopables));
  expect(await page.evaluate(hidden)).not.toEqual(expect.arrayContaining(['reset']));
});

test.describe('where the script does not come', () => {
  test.use({ expectedErrors: /503/ });

  test('the page keeps what is between the tags, and no call breaks it', async ({ page, pages, host }) => {
    host.next.push('with 503');
    await page.goto(
      pages.add(`<!doctype html><script>
          var failures = 0;
          addEventListener('error', () => failures++, true);
        </script>${await snippet(host.url)}<ats-widget>Write to us instead.</ats-widget>`),
    );
    await page.waitForFunction(() => (window as unknown as { failures: number }).failures === 1);
    await page.evaluate(() => document.querySelector('ats-widget')?.setToken('jwt'));
    await expect(page.getByText('Write to us instead.')).toBeVisible();
    expect(host.requests).toBe(1);
  });
});
