/** What a type cannot know of the words in each language. */
import { describe, expect, test } from 'vitest';
import { CATALOGUE } from '../../app/ats/catalogue.ts';
import en, { type Messages } from '../../app/i18n/en.ts';
import { plurals } from '../../app/i18n/plural.ts';
import { LOCALES } from '../../bridge/locale.ts';

type Said = [path: string, text: string];

/** Every text of a language, those of functions with what they were given. */
function* said(value: unknown, path = ''): Generator<Said> {
  if (typeof value === 'string') yield [path, value];
  else if (typeof value === 'function') {
    // A number or a text, as the function wants it: both read alike where they are put into a sentence.
    for (const count of [1, 2, 5, 11, 100]) {
      yield [`${path}(${count})`, String((value as (...given: unknown[]) => unknown)(count, '‹b›', '‹c›'))];
    }
  } else {
    for (const [key, part] of Object.entries(value as object))
      yield* said(part, path ? `${path}.${key}` : key);
  }
}

const load = async (locale: string) =>
  ((await import(`../../app/i18n/${locale}.ts`)) as { default: Messages }).default;
const of = Object.fromEntries(
  await Promise.all(LOCALES.map(async (locale) => [locale, await load(locale)] as const)),
);
/** Names, and words that other languages have too. */
const SAME =
  /^(name|testnet|optional|role\.\w+|creators\.label\.\w+|works\.ats\(.*|proof\.(service|file)|quote\.\w+|title\.count.*|versions\.\w+.*|complete\.(transaction|block|certificate|explorer).*|works\.(version|all).*|step\.\w+|title\.label|upload\.of.*|file\.label|tracking\.step\.\w+|confirming\.\w+|copy|failed\.reference|errors\.\w+\.heading|proof\.work|complete\.(work|atsId)|disabled\.\w+)$/;

describe.each(LOCALES.filter((locale) => locale !== 'en'))('%s', (locale) => {
  const words = of[locale] as Messages;

  test('says everything, and nothing in English', () => {
    const english = new Map(said(en));
    const same = [...said(words)].filter(
      ([path, text]) => !SAME.test(path) && /[a-z]{3}/i.test(text) && english.get(path) === text,
    );
    expect(same).toEqual([]);
    expect([...said(words)].filter(([path, text]) => !text.trim() && english.get(path)?.trim())).toEqual([]);
  });

  test('puts everything it is given into its sentences', () => {
    const given = (text: string) => [...text.matchAll(/‹.›/g)].map(([mark]) => mark).sort();
    const lost = [...said(en)].filter(([path, text]) => {
      const translated = new Map(said(words)).get(path) ?? '';
      return given(text).join() !== given(translated).join();
    });
    expect(lost).toEqual([]);
  });

  test('writes every number that English writes, as its readers do, or as a word', () => {
    const number = new Intl.NumberFormat(locale);
    const spelled = [...said(words)].filter(([path, text]) => {
      const count = /\((\d+)\)$/.exec(path)?.[1];
      if (!count || !(new Map(said(en)).get(path) ?? '').includes(count)) return false;
      return !text.includes(count) && !text.includes(number.format(Number(count)));
    });
    // One and two have words of their own in some languages.
    expect(spelled.filter(([path]) => !/\((1|2)\)$/.test(path))).toEqual([]);
  });

  test('has no sign left that stood for something', () => {
    expect(
      [...said(words)].filter(([, text]) => /[#@{}]|undefined|\[object/.test(text.replace('theo@', ''))),
    ).toEqual([]);
  });

  test('says something of its own for every code', () => {
    expect(Object.keys(words.codes).sort()).toEqual(Object.keys(CATALOGUE).sort());
    const messages = new Set<string>(Object.values(CATALOGUE).map(({ message }) => message));
    expect(Object.entries(words.codes).filter(([, text]) => messages.has(text))).toEqual([]);
  });
});

test.each(LOCALES)('%s knows the plural categories of its numbers', (locale) => {
  const categories = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
  const say = plurals<Intl.LDMLPluralRule>(locale)(
    Object.fromEntries(categories.map((category) => [category, `# ${category} @`])) as Record<
      Intl.LDMLPluralRule,
      string
    >,
  );
  const number = new Intl.NumberFormat(locale);
  const rules = new Intl.PluralRules(locale);
  for (const count of [0, 1, 2, 3, 11, 100, 1_000_000]) {
    expect(say(count, 'x')).toBe(`${number.format(count)} ${rules.select(count)} x`);
  }
});
