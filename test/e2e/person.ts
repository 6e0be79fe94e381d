import { readFile } from 'node:fs/promises';
import { expect, type FrameLocator } from '@playwright/test';
import english, { type Messages } from '../../app/i18n/en.ts';

const starting = (text: string) => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

/** The form as a person fills it, found by what is on screen. */
export class Person {
  readonly widget: FrameLocator;
  readonly #m: Messages;

  constructor(widget: FrameLocator, messages: Messages = english) {
    this.widget = widget;
    this.#m = messages;
  }

  button = (name: string) => this.widget.getByRole('button', { name, exact: true });
  field = (name: RegExp) => this.widget.getByRole('textbox', { name });
  heading = (name: string | RegExp) => this.widget.getByRole('heading', { name });

  async chooseFile(file: string | { name: string; mimeType: string; buffer: Buffer }) {
    await this.widget.locator('input[type=file]').setInputFiles(file);
  }

  /** What a button saves, and under which name. */
  async save(button: string) {
    const [download] = await Promise.all([
      this.widget.owner().page().waitForEvent('download'),
      this.button(button).click(),
    ]);
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
  }

  async continue() {
    await this.button(this.#m.continue).click();
  }

  async typeTitle(title: string) {
    await this.field(starting(this.#m.title.label)).fill(title);
  }

  /** Fills the creator whose card is open last. */
  async nameCreator(name: string, email: string, roles: string[]) {
    const { label } = this.#m.creators;
    await this.field(starting(label.fullName)).last().fill(name);
    await this.field(starting(label.email)).last().fill(email);
    for (const role of roles) await this.widget.getByRole('checkbox', { name: role }).last().check();
  }

  /** A file and a title: enough to lose. */
  async typeFirst() {
    await this.chooseFile(smallFile());
    await this.continue();
    await this.typeTitle('Low Tide');
  }

  /** As far as the review, with what the host prefilled: the quickest way there. */
  async skipToReview(
    host: { call(method: string, ...args: unknown[]): Promise<unknown> },
    file: Parameters<Person['chooseFile']>[0] = smallFile(),
    people: object[] = [{ fullName: 'Maya Okafor', email: 'maya@okafor.example', roles: ['author'] }],
  ) {
    await host.call('prefill', { title: 'Low Tide', creators: people });
    await this.chooseFile(file);
    const { title, creators, review } = this.#m;
    for (const { heading } of [title, creators, review]) {
      await this.continue();
      await this.heading(heading).waitFor();
      // The frame may hear of it later than it is pressed.
      if (heading === title.heading) await expect(this.field(starting(title.label))).toHaveValue('Low Tide');
    }
  }

  /** As far as the review, with one creator. */
  async fillForm({
    file = smallFile(),
    title = 'Low Tide',
  }: { file?: Parameters<Person['chooseFile']>[0]; title?: string } = {}) {
    await this.chooseFile(file);
    await this.continue();
    await this.typeTitle(title);
    await this.continue();
    const { author, composer } = this.#m.role;
    await this.nameCreator('Maya Okafor', 'maya@okafor.example', [author, composer]);
    await this.continue();
    await this.heading(this.#m.review.heading).waitFor();
  }
}

export const smallFile = (name = 'low-tide-master.wav', bytes = 2048) => ({
  name,
  mimeType: 'audio/wav',
  buffer: Buffer.alloc(bytes, 'allfeat '),
});
