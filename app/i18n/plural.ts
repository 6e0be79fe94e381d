/**
 * Words that depend on a number, by the plural categories of a language: `#` stands for the number as
 * that language writes it, `@` for one more text. The categories are those of CLDR, as Intl has them.
 *
 * @param locale BCP 47
 */
export function plurals<Category extends Intl.LDMLPluralRule>(locale: string) {
  const rules = new Intl.PluralRules(locale);
  const number = new Intl.NumberFormat(locale);
  return (words: Record<Category | 'other', string>) =>
    (count: number, text = '') => {
      const found: Partial<Record<Intl.LDMLPluralRule, string>> = words;
      return (found[rules.select(count)] ?? words.other)
        .replace('#', () => number.format(count))
        .replace('@', () => text);
    };
}
