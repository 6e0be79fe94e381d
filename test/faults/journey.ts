import { expect, type Host } from '../e2e/fixtures.ts';
import type { Person } from '../e2e/person.ts';
import { smallFile } from '../e2e/person.ts';
import m from '../../app/i18n/en.ts';
import type { Sight } from './sight.ts';

/** The way to a call, the press that makes it, and where it leads. */
export interface Journey {
  /** The attributes of the widget. */
  attributes: Record<string, string>;
  /** What is registered before the page is opened: for nobody, or for the user. */
  registered?: 'code' | 'user';
  /** Works of the user, made up. */
  seeded?: number;
  /** The fault is there before the page is. */
  fromStart?: true;
  /** Up to the press. */
  lead?(host: Host, person: Person, accessCode: string): Promise<void>;
  press(host: Host, person: Person): Promise<void>;
  /** Whether it has led where it should. */
  arrived(sight: Sight): boolean;
  /** What is registered when it has: versions of the work, the last of them with this file. */
  versions?: number;
  file?: ReturnType<typeof smallFile>;
}

const user = { 'external-user-id': 'user-1' };
export const TITLE = 'Low Tide';
const NEW_FILE = smallFile('remaster.wav', 5000);

const onward = async (person: Person, ...headings: string[]) => {
  for (const heading of headings) {
    await person.continue();
    await expect(person.heading(heading)).toBeVisible();
  }
};
/** An access code that did not come can be asked for. */
const complete = ({ screen, busy, buttons }: Sight) =>
  screen === 'COMPLETE' && !busy && !buttons.includes(m.failed.checkAgain);
const row = (host: Host) => host.widget.locator('button.work').filter({ hasText: TITLE }).first();
const version = (host: Host, name: RegExp) =>
  host.widget.getByRole('article').first().getByRole('button', { name });

export const register: Journey = {
  attributes: {},
  lead: (host, person) => person.skipToReview(host),
  press: (_, person) => person.button('Register').click(),
  arrived: complete,
  versions: 1,
};

export const certificate: Journey = {
  ...register,
  lead: async (host, person) => {
    await person.skipToReview(host);
    await person.button('Register').click();
    await host.waitFor('allfeat:complete');
  },
  press: (_, person) => person.button(m.complete.certificate).click(),
  arrived: ({ events, busy }) => events.includes('allfeat:download-complete') && !busy,
};

const enterCode = async (_: Host, person: Person, accessCode: string) => {
  await person.field(/^Access code/).fill(accessCode);
};

/** Up to the review, from the step of the file. */
const toReview = async (person: Person, file: boolean) => {
  await expect(person.heading(m.file.headingUpdate)).toBeVisible();
  if (file) {
    await person.chooseFile(NEW_FILE);
    await person.continue();
  } else await person.button(m.file.skip).click();
  await expect(person.field(/^Title/)).toHaveValue(TITLE);
  await person.continue();
  if (!file)
    await person
      .field(/^Email/)
      .first()
      .fill('new@okafor.example');
  await onward(person, m.review.heading);
};

export const openCode: Journey = {
  attributes: { mode: 'update' },
  registered: 'code',
  lead: enterCode,
  press: (_, person) => person.continue(),
  arrived: ({ heading }) => heading === m.file.headingUpdate,
  versions: 1,
};

const byCode = (file: boolean): Journey => ({
  ...openCode,
  lead: async (host, person, accessCode) => {
    await enterCode(host, person, accessCode);
    await person.continue();
    await toReview(person, file);
  },
  press: (_, person) => person.button('Update').click(),
  arrived: complete,
  versions: 2,
  ...(file && { file: NEW_FILE }),
});
export const updateByCode = byCode(true);
export const keepByCode = byCode(false);

export const listToUpdate: Journey = {
  attributes: { mode: 'update', ...user },
  registered: 'user',
  fromStart: true,
  press: async () => {},
  arrived: ({ works, busy }) => works > 0 && !busy,
  versions: 1,
};

export const openWork: Journey = {
  attributes: { mode: 'update', ...user },
  registered: 'user',
  lead: (host) => expect(row(host)).toBeVisible(),
  press: (host) => row(host).click(),
  arrived: ({ heading }) => heading === m.file.headingUpdate,
  versions: 1,
};

const byUser = (file: boolean): Journey => ({
  ...openWork,
  lead: async (host, person) => {
    await row(host).click();
    await toReview(person, file);
  },
  press: (_, person) => person.button('Update').click(),
  arrived: complete,
  versions: 2,
  ...(file && { file: NEW_FILE }),
});
export const updateByUser = byUser(true);
export const keepByUser = byUser(false);

export const list: Journey = { ...listToUpdate, attributes: { mode: 'download', ...user } };

const seeded: Journey = {
  attributes: { mode: 'download', ...user },
  seeded: 120,
  lead: (host) => expect(host.widget.locator('button.work').first()).toBeVisible(),
  press: async () => {},
  arrived: () => false,
};
export const nextPage: Journey = {
  ...seeded,
  press: (_, person) => person.button(m.works.more).click(),
  arrived: ({ works, busy }) => works > 50 && !busy,
};
export const search: Journey = {
  ...seeded,
  press: async (host) => {
    await host.widget.getByRole('searchbox').fill('');
    await host.widget.getByRole('searchbox').fill('Lantern');
  },
  arrived: ({ works, busy, text }) => works > 0 && works < 50 && !busy && text.includes('Lantern'),
};

export const detail: Journey = {
  attributes: { mode: 'download', ...user },
  registered: 'user',
  lead: (host) => expect(row(host)).toBeVisible(),
  press: (host) => row(host).click(),
  arrived: ({ screen, busy, text }) => screen === 'DOWNLOAD_DETAIL' && !busy && text.includes('Version 1'),
  versions: 1,
};

const inDetail = (name: RegExp, arrived: Journey['arrived']): Journey => ({
  ...detail,
  lead: async (host) => {
    await row(host).click();
    await expect(version(host, name)).toBeVisible();
  },
  press: (host) => version(host, name).click(),
  arrived,
});
const downloaded = ({ events, busy }: Sight) => events.includes('allfeat:download-complete') && !busy;
export const creators = inDetail(
  /creators$/,
  // A 404 says that none are known.
  ({ text, busy }) => (text.includes('Maya Okafor') || text.includes(m.versions.noCreators)) && !busy,
);
export const fetchFile = inDetail(/^File/, downloaded);
export const fetchCertificate = inDetail(/^Certificate/, downloaded);
