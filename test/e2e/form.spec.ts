import { expect, test } from './fixtures.ts';
import { Person, smallFile } from './person.ts';

test('the review shows the fingerprint that is registered in the end', async ({ open, ats }) => {
  const host = await open();
  const person = new Person(host.widget);
  await person.fillForm();
  const fact = (term: string) => host.widget.locator('.facts > div').filter({ hasText: term });
  await expect(fact('Network')).toHaveText(/Allfeat testnet/);
  const sign = fact('Fingerprint').locator('.mono');
  await expect(sign).toHaveText(/^0x[0-9a-f]{6}…[0-9a-f]{6}$/);
  const shown = (await sign.innerText()).split('…');
  const bars = await fact('Fingerprint').locator('path').getAttribute('d');
  // Another title, another fingerprint.
  await host.widget.getByRole('button', { name: 'Edit title' }).click();
  await person.typeTitle('High Tide');
  await person.continue();
  await person.continue();
  await expect(sign).not.toHaveText(shown.join('…'));
  await host.widget.getByRole('button', { name: 'Edit title' }).click();
  await person.typeTitle('Low Tide');
  await person.continue();
  await person.continue();
  await expect(sign).toHaveText(shown.join('…'));

  await person.button('Register').click();
  await host.waitFor('allfeat:complete');
  const [work] = await ats.works();
  const commitment = work?.versions[0]?.commitment ?? '';
  expect([commitment.slice(0, 8), commitment.slice(-6)]).toEqual(shown);
  await host.widget.getByText('Show the fingerprints').click();
  await expect(host.widget.locator('.print path').first()).toHaveAttribute('d', bars ?? '');
});

test('where nothing is compared the review shows no fingerprint', async ({ open }) => {
  const host = await open({ attributes: { verify: 'off' } });
  const person = new Person(host.widget);
  await person.fillForm();
  await expect(host.widget.locator('.facts')).toContainText('Network');
  await expect(host.widget.locator('.facts')).not.toContainText('Fingerprint');
});

test('a file dropped on the zone is chosen, one dropped on its card takes its place', async ({ open }) => {
  const host = await open();
  const person = new Person(host.widget);
  await expect(person.heading('Choose your file')).toBeVisible();
  const drag = (selector: string, type: string, name?: string) =>
    host.widget.locator(selector).evaluate(
      (target, [event, file]) => {
        const dataTransfer = new DataTransfer();
        if (file) dataTransfer.items.add(new File(['pages'], file));
        else dataTransfer.setData('text/plain', 'some text');
        target.dispatchEvent(new DragEvent(event ?? '', { bubbles: true, cancelable: true, dataTransfer }));
      },
      [type, name],
    );
  await drag('.drop .tile', 'dragover');
  await expect(host.widget.getByText('Drop it here')).toHaveCount(0);
  await drag('.drop .tile', 'dragover', 'score.pdf');
  await expect(host.widget.getByText('Drop it here')).toBeVisible();
  await drag('.drop', 'dragleave', 'score.pdf');
  await expect(host.widget.getByText('Drop it here')).toHaveCount(0);
  await drag('.drop', 'drop', 'score.pdf');
  await expect(host.widget.locator('.file__name')).toHaveText('score.pdf');
  await drag('.file__name', 'drop', 'score-final.pdf');
  await expect(host.widget.locator('.file__name')).toHaveText('score-final.pdf');
});

test('a card that is closed half filled says how much is missing, without accusing', async ({ open }) => {
  const host = await open();
  const person = new Person(host.widget);
  await person.chooseFile(smallFile());
  await person.continue();
  await person.typeTitle('Low Tide');
  await person.continue();
  await person.nameCreator('Maya Okafor', 'maya@okafor.example', ['Author']);
  await person.button('Add creator').click();
  await person
    .field(/^Full name/)
    .last()
    .fill('Théo Laurent');
  const card = host.widget.locator('.creator').last();
  const toggle = card.getByRole('button', { name: 'Théo Laurent' });
  await expect(toggle).not.toContainText('to complete');
  await toggle.click();
  await expect(toggle).toHaveAttribute('aria-expanded', 'false');
  await expect(toggle).toContainText('2 things to complete');
  await expect(card).not.toHaveAttribute('data-invalid');
  expect((await toggle.boundingBox())?.height).toBeCloseTo(60, 0);
  await toggle.click();
  await person.nameCreator('Théo Laurent', 'theo@laurent.example', ['Arranger']);
  await toggle.click();
  await expect(toggle).toContainText('Arranger');
});

test('right to left, addresses, codes and drawings keep their direction, and text has its own', async ({
  open,
}) => {
  const host = await open();
  const person = new Person(host.widget);
  await expect(person.heading('Choose your file')).toBeVisible();
  await host.widget.locator('html').evaluate((html) => html.setAttribute('dir', 'rtl'));
  await person.chooseFile(smallFile('mix (2).wav'));
  const gap = await host.widget.locator('.file__name').evaluate((name) => {
    const text = document.createRange();
    text.selectNodeContents(name);
    return Math.round(name.getBoundingClientRect().right - text.getBoundingClientRect().right);
  });
  expect(gap, 'between the name and the side where the page begins').toBe(0);
  await person.continue();
  const direction = (name: RegExp) =>
    person.field(name).evaluate((field) => getComputedStyle(field).direction);
  expect(await direction(/^Title/)).toBe('rtl');
  await person.typeTitle('Low Tide (live)');
  expect(await direction(/^Title/)).toBe('ltr');
  await person.typeTitle('مدّ وجزر');
  expect(await direction(/^Title/)).toBe('rtl');
  await person.continue();
  for (const name of [/^Email/, /^IPI/, /^ISNI/]) expect(await direction(name)).toBe('ltr');
  await person.nameCreator('ليلى حدّاد', 'layla@haddad.example', ['Author']);
  await person.continue();
  await expect(person.heading('Check everything')).toBeVisible();
  const sign = host.widget.locator('.sign .mono');
  await expect(sign).toBeVisible();
  const edges = await sign.evaluate((code) => {
    const { right } = code.getBoundingClientRect();
    const outer = code.parentElement?.getBoundingClientRect().right ?? 0;
    return { direction: getComputedStyle(code).direction, gap: Math.round(outer - right) };
  });
  expect(edges).toEqual({ direction: 'ltr', gap: 0 });
});

test('the longest names and titles stay inside, and closed cards small', async ({ open, page }) => {
  await page.setViewportSize({ width: 336, height: 900 });
  const host = await open();
  const person = new Person(host.widget);
  const inside = () => host.widget.locator('html').evaluate((html) => html.scrollWidth <= html.clientWidth);
  await person.chooseFile(smallFile(`${'Untitled_mix_'.repeat(15)}.wav`));
  expect(await inside()).toBe(true);
  await person.continue();
  await expect(host.widget.getByText('From your file name')).toBeVisible();
  const suggestion = await host.widget.locator('.help .link').boundingBox();
  expect(suggestion?.height).toBeLessThan(48);
  await person.typeTitle('W'.repeat(200));
  await person.continue();
  await person.nameCreator('W'.repeat(255), `${'a'.repeat(64)}@${'b'.repeat(60)}.example`, ['Author']);
  await person.button('Add creator').click();
  await host.widget.locator('.creator__toggle').first().click();
  expect((await host.widget.locator('.creator').first().boundingBox())?.height).toBeLessThan(100);
  expect(await inside()).toBe(true);
  await person.nameCreator('Maya Okafor', 'maya@okafor.example', ['Composer']);
  await person.continue();
  await expect(person.heading('Check everything')).toBeVisible();
  expect(await inside()).toBe(true);
});
