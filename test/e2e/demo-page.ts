import { expect, type Page } from '@playwright/test';
import { test as base } from './fixtures.ts';
import { Person, smallFile } from './person.ts';

type Tool = 'Setup' | 'Theme' | 'Errors' | 'Events' | 'State' | 'Code';

/** The demo page as a visitor uses it. */
export class DemoPage {
  readonly page: Page;
  readonly tools;

  constructor(page: Page) {
    this.page = page;
    this.tools = page.getByRole('region', { name: 'Tools of this demo' });
  }

  element = (index = 0) => this.page.locator('ats-widget').nth(index);
  person = (index = 0) => new Person(this.element(index).frameLocator('iframe'));
  /** What is in the tool that is open. */
  panel = () => this.tools.locator('> [role=tabpanel]:not([hidden])');

  async tool(name: Tool) {
    await this.tools.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
    return this.panel();
  }

  /** What an event told the page, as its row shows it. */
  event = (name: string, hint = '') =>
    this.page.locator('.log li').filter({ hasText: name }).filter({ hasText: hint });

  /** As far as the press that sends it all off. */
  async register(index = 0) {
    const person = this.person(index);
    await this.page.getByRole('button', { name: 'Fill in an example' }).nth(index).click();
    await person.chooseFile(smallFile());
    for (const heading of ['What is it called?', 'Who made it?', 'Check everything']) {
      await person.continue();
      await person.heading(heading).waitFor();
    }
    await person.button('Register').click();
  }

  copied = () => this.page.evaluate(() => navigator.clipboard.readText());
}

interface Fixtures {
  visit: (query?: string) => Promise<DemoPage>;
}

export const test = base.extend<Fixtures>({
  visit: async ({ page, demo, ats, context }, use) => {
    void ats;
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await use(async (query = '') => {
      await page.goto(`${demo.hostUrl}/${query}`);
      const visited = new DemoPage(page);
      await expect(visited.tools.getByRole('tab', { name: 'Setup' })).toBeVisible();
      return visited;
    });
  },
});

export { expect };
