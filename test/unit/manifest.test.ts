import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { manifest } from '../../bridge/build/manifest.ts';
import { mirrorAttributes } from '../../bridge/properties.ts';
import { EVENT_NAMES } from '../../bridge/protocol.ts';

const root = new URL('../../', import.meta.url);
const made: ReturnType<typeof manifest> = JSON.parse(
  await readFile(new URL('dist/custom-elements.json', root), 'utf8'),
);
const [element] = made.modules[0]?.declarations ?? [];
if (!element) throw new Error('It declares no element.');
const built = async () => (await import(new URL('dist/index.js', root).href)).AllfeatRegister;
const names = (list: { name: string }[]) => list.map(({ name }) => name);

describe('custom-elements.json', () => {
  test('has each attribute that the element observes, and lang', async () => {
    const { observedAttributes } = await built();
    expect(names(element.attributes).sort()).toEqual([...observedAttributes, 'lang'].sort());
  });

  test('has each public method of the element', async () => {
    const prototype = Object.getOwnPropertyDescriptors((await built()).prototype);
    const methods = Object.entries(prototype)
      .filter(([name, { value }]) => typeof value === 'function' && !/^constructor$|Callback$/.test(name))
      .map(([name]) => name);
    expect(names(element.members.filter(({ kind }) => kind === 'method')).sort()).toEqual(methods.sort());
  });

  test('has each event', () => {
    expect(names(element.events).sort()).toEqual(Object.values(EVENT_NAMES).sort());
  });

  test('has each CSS property that the frame asks for, with what applies without it', async () => {
    const tokens = await readFile(new URL('app/ui/styles/tokens.css', root), 'utf8');
    // Not imported: it needs a document.
    const theme = await readFile(new URL('app/theme.ts', root), 'utf8');
    const asked = [...theme.matchAll(/^ {2}'(--ats-[\w-]+)': '/gm)].map(([, name]) => name);
    expect(names(element.cssProperties)).toEqual(asked);
    expect(asked).toHaveLength(21);
    for (const { name, default: absent } of element.cssProperties) {
      const written = new RegExp(`^  ${name}: (.*);$`, 'm').exec(tokens)?.[1];
      // Two are computed, in words of their own.
      if (!/-(hover|light)$/.test(name) || written) expect([name, absent]).toEqual([name, written]);
    }
  });

  test('has the values that the properties have without their attributes', () => {
    const prototype = {};
    mirrorAttributes(prototype);
    const bare = Object.assign(Object.create(prototype), { getAttribute: () => null });
    const texts = element.attributes.filter(({ default: absent }) => absent?.startsWith("'"));
    expect(Object.fromEntries(texts.map(({ fieldName, default: absent }) => [fieldName, absent]))).toEqual(
      Object.fromEntries(
        Object.keys(Object.getOwnPropertyDescriptors(prototype))
          .filter((name) => bare[name] !== null)
          .map((name) => [name, `'${bare[name]}'`]),
      ),
    );
  });

  test('says in a sentence what each of them is', () => {
    const { attributes, members, events, slots, cssProperties } = element;
    const all = [element, ...attributes, ...members, ...events, ...slots, ...cssProperties];
    expect(all.filter(({ description }) => !/^[A-Z].*\.$/.test(description.replaceAll('`', '')))).toEqual([]);
  });
});
