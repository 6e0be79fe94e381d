import { broken } from './axe.ts';
import { expect, test } from './demo-page.ts';
import { PRESET_IDS, labelOf } from '../../demo/page/theme/presets.ts';
import { PROPERTIES } from '../../demo/page/theme/properties.ts';

const names = PROPERTIES.map(({ name }) => `--ats-${name}`);

const CHARACTERS = ['paper', 'midnight', 'ink'];

/** What a rule says, as an object. */
const declarations = (css: string) =>
  Object.fromEntries([...css.matchAll(/^ {2}([\w-]+): (.*);$/gm)].map(([, name, value]) => [name, value]));

test('in every preset what the widget says can be read, and the CSS to copy is what it wears', async ({
  visit,
  page,
}) => {
  const demo = await visit();
  const panel = await demo.tool('Theme');
  for (const id of PRESET_IDS) {
    await panel.getByRole('radio', { name: labelOf(id), exact: true }).check();
    const worn = await demo.element().evaluate((element, all) => {
      const style = getComputedStyle(element);
      const values = all.map((name) => [name, style.getPropertyValue(name)]).filter(([, value]) => value);
      return {
        ...(style.colorScheme === 'dark' && { 'color-scheme': 'dark' }),
        ...Object.fromEntries(values),
      };
    }, names);
    await panel.getByRole('button', { name: /^Cop(y|ied) the CSS/ }).click();
    await expect.poll(async () => declarations(await demo.copied()), id).toEqual(worn);
    // The frame has heard of it.
    await expect
      .poll(() =>
        demo
          .person()
          .widget.locator('html')
          .evaluate((root) => root.style.getPropertyValue('--ats-background')),
      )
      .toBe(worn['--ats-background'] ?? '');
    // The others are those of the page: demo-look.spec.ts.
    if (CHARACTERS.includes(id))
      expect(await broken(page, { onlyColours: true, within: 'ats-widget' }), id).toEqual([]);
  }
});

test('each of the 21 values is set live, said as CSS, and taken back', async ({ visit, page }) => {
  const demo = await visit('?theme=paper');
  const panel = await demo.tool('Theme');
  const given = {
    color: 'oklch(0.5 0.1 250)',
    length: '5px',
    shadow: '0 0 9px red',
    font: 'Georgia',
    transition: '90ms',
  };
  for (const { name, kind } of PROPERTIES) {
    await panel.getByRole('textbox', { name, exact: true }).fill(given[kind]);
    await panel.getByRole('textbox', { name, exact: true }).blur();
  }
  const inFrame = () =>
    demo
      .person()
      .widget.locator('html')
      .evaluate((root, all) => all.map((name) => root.style.getPropertyValue(name)), names);
  await expect.poll(inFrame).not.toContain('');
  const css = declarations(await panel.locator('pre').innerText());
  expect(css).toEqual(Object.fromEntries(PROPERTIES.map(({ name, kind }) => [`--ats-${name}`, given[kind]])));

  await page.reload();
  await expect.poll(inFrame).not.toContain('');
  for (const { name } of PROPERTIES)
    await panel.getByRole('button', { name: `Undo ${name}`, exact: true }).click();
  await expect(panel.locator('pre')).toContainText('--ats-primary: #b4532a;');
  expect(new URL(page.url()).search).toBe('?theme=paper&tab=theme');
});

test('a picked colour is worn, and a value that is none is refused', async ({ visit }) => {
  const demo = await visit();
  const panel = await demo.tool('Theme');
  await panel.getByLabel('primary, picked').fill('#7c3aed');
  await expect(panel.locator('pre')).toHaveText('ats-widget {\n  --ats-primary: #7c3aed;\n}');
  await expect(panel.getByRole('textbox', { name: 'primary', exact: true })).toHaveValue('#7c3aed');
  const radius = panel.getByRole('textbox', { name: 'radius', exact: true });
  await radius.fill('round');
  await radius.blur();
  await expect(panel.getByText('This is no length')).toBeVisible();
  await expect(panel.locator('pre')).not.toContainText('radius');
  await panel.getByRole('button', { name: 'Undo radius', exact: true }).click();
  await expect(radius).toHaveValue('8px');
});
