import { expect, type FrameLocator } from '@playwright/test';

/** The form as a person fills it, found by what is on screen. */
export class Person {
  readonly widget: FrameLocator;

  constructor(widget: FrameLocator) {
    this.widget = widget;
  }

  button = (name: string) => this.widget.getByRole('button', { name, exact: true });
  field = (name: RegExp) => this.widget.getByRole('textbox', { name });
  heading = (name: string | RegExp) => this.widget.getByRole('heading', { name });

  async chooseFile(file: string | { name: string; mimeType: string; buffer: Buffer }) {
    await this.widget.locator('input[type=file]').setInputFiles(file);
  }

  async continue() {
    await this.button('Continue').click();
  }

  async typeTitle(title: string) {
    await this.field(/^Title/).fill(title);
  }

  /** Fills the creator whose card is open last. */
  async nameCreator(name: string, email: string, roles: string[]) {
    await this.field(/^Full name/)
      .last()
      .fill(name);
    await this.field(/^Email/)
      .last()
      .fill(email);
    for (const role of roles) await this.widget.getByRole('checkbox', { name: role }).last().check();
  }

  /** A file and a title: enough to lose. */
  async typeFirst() {
    await this.chooseFile(smallFile());
    await this.continue();
    await this.typeTitle('Low Tide');
  }

  /** As far as the review, with what the host prefilled: the quickest way there. */
  async skipToReview(host: { call(method: string, ...args: unknown[]): Promise<unknown> }) {
    await host.call('prefill', {
      title: 'Low Tide',
      creators: [{ fullName: 'Maya Okafor', email: 'maya@okafor.example', roles: ['author'] }],
    });
    await this.chooseFile(smallFile());
    for (const heading of ['What is it called?', 'Who made it?', 'Check everything']) {
      await this.continue();
      await expect(this.heading(heading)).toBeVisible();
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
    await this.nameCreator('Maya Okafor', 'maya@okafor.example', ['Author', 'Composer']);
    await this.continue();
    await expect(this.heading('Check everything')).toBeVisible();
  }
}

export const smallFile = (name = 'low-tide-master.wav', bytes = 2048) => ({
  name,
  mimeType: 'audio/wav',
  buffer: Buffer.alloc(bytes, 'allfeat '),
});
