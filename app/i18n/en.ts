import type { ErrorCode } from '../ats/catalogue.ts';
import type { Role } from '../ats/schema.ts';
import type { CreatorField, FieldProblem } from '../flow/rules.ts';
import type { Step } from '../flow/draft.ts';
import { errors } from './en-errors.ts';
import { plurals } from './plural.ts';

const counted = plurals<'one' | 'other'>('en');

type TransactionStep = 'validating' | 'preparing_transaction' | 'signing' | 'submitting' | 'confirming';
/** These at least: the service may name others. */
type Words<Key extends string> = Record<Key, string> & Record<string, string>;

/** A sentence around something else, or what goes together. */
type Parts = readonly [string, string, string];

const messages = {
  name: 'Allfeat Time Stamp',
  testnet: 'Testnet',
  steps: 'Steps',
  done: 'done',
  step: {
    access_code: 'Code',
    work_select: 'Work',
    file: 'File',
    title: 'Title',
    creators: 'Creators',
    review: 'Review',
  } satisfies Record<Step, string>,
  continue: 'Continue',
  back: 'Back',
  cancel: 'Cancel',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Select the text to copy it',
  edit: 'Edit',
  optional: 'Optional',
  role: {
    author: 'Author',
    composer: 'Composer',
    arranger: 'Arranger',
    adapter: 'Adapter',
  } satisfies Record<Role, string>,

  file: {
    heading: 'Choose your file',
    intro: 'Only its fingerprint goes on the blockchain, never the file itself.',
    label: 'File',
    /** Before what is underlined, that itself, after it. */
    drop: ['Drop a file here, or ', 'browse', ''] as Parts,
    dropNow: 'Drop it here',
    anyFormat: 'Any format',
    limit: (size: string) => `Any format, up to ${size}`,
    replace: 'Replace',
    replaceFile: 'Replace file',
    required: 'Choose a file to continue.',
    empty: 'This file is empty. Choose another one.',
    folder: 'A folder can’t be used here, only a file.',
    tooLarge: (size: string, limit: string) =>
      `This file is ${size} and the limit is ${limit}. Choose a smaller export.`,
    refused: 'This file wasn’t accepted. Choose another one.',
    changed: 'This file was moved or changed after you chose it. Choose it again.',
    headingUpdate: 'Is there a new file?',
    introUpdate: 'Skip this if only the creators change: the stored file is kept.',
    stored: (version: string) => `Stored with version ${version}`,
    storedBefore: 'Stored with this work',
    skip: 'Skip',
  },

  access: {
    heading: 'Which work?',
    intro: 'Paste the access code you saved when you registered it.',
    label: 'Access code',
    help: 'It starts with atc_ and has 68 characters.',
    problem: {
      required: 'Enter the access code of your work.',
      malformed: 'An access code starts with atc_ and has 64 digits and letters from a to f after it.',
      unknown: 'No work has this access code. Check that you copied all of it.',
      expired: 'This access code has expired. Ask this site’s team.',
    },
    cut: counted({
      one: 'This code is # character long, and a full one has 68. Copy all of it.',
      other: 'This code is # characters long, and a full one has 68. Copy all of it.',
    }),
  },

  works: {
    heading: 'Which work?',
    intro: 'Choose the one to add a version to.',
    headingDownload: 'Your works',
    introDownload: 'Open one to download its files and certificates.',
    search: 'Search',
    hint: 'Search by title',
    ats: (id: number) => `ATS ${id}`,
    version: (version: string) => `Version ${version}`,
    all: counted({ one: '# work', other: '# works' }),
    /** `shown` is a number or a range, `total` a number. */
    some: (shown: string, total: number) =>
      counted({ one: '@ of # work', other: '@ of # works' })(total, shown),
    found: (shown: string) => `${shown} found so far`,
    more: 'Show more',
    earlier: 'Show earlier',
    none: 'No works yet',
    noneText: 'Works you register on this site will be listed here.',
    noMatch: (search: string) => `No title matches “${search}”`,
    noMatchYet: (search: string) => `No title matches “${search}” so far`,
    /** Before the link, the link, after it. */
    spelling: ['Check the spelling, or ', 'show all your works', '.'] as Parts,
    pageFailed: 'The other works couldn’t be loaded. Try again in a moment.',
    unopened: 'This work couldn’t be opened. Choose it again in a moment.',
  },

  versions: {
    count: counted({ one: '# version', other: '# versions' }),
    some: (shown: string, total: number) =>
      counted({ one: '@ of # version', other: '@ of # versions' })(total, shown),
    latest: 'Latest',
    block: (block: string) => `Block ${block}`,
    fingerprint: 'Fingerprint',
    transaction: 'Transaction',
    explorer: 'Explorer',
    credits: (amount: string) => `${amount} credits`,
    file: 'File',
    certificate: 'Certificate',
    openIt: { asset: 'Open the file', certificate: 'Open the certificate' },
    noFile: 'No file is kept.',
    noCertificate: 'There’s no certificate yet.',
    proof: 'Proof',
    noProof: {
      missing: 'There’s no proof file: Allfeat doesn’t give everything that goes into it.',
      different: 'There’s no proof file: what Allfeat says of this version doesn’t match its fingerprint.',
    },
    failed: 'This isn’t available right now. Try again in a moment.',
    show: 'Show creators',
    hide: 'Hide creators',
    noCreators: 'No creators are known for this version.',
    creatorsFailed: 'The creators couldn’t be loaded. Try again in a moment.',
    none: 'No versions yet',
  },

  /** A file of the user's with those of the versions. */
  compare: {
    heading: 'Check a file',
    hint: 'Drop it here to see which version it is. Nothing is uploaded.',
    choose: 'Choose a file',
    reading: 'Reading',
    same: (versions: string) => `This is the file of ${versions}.`,
    other: 'This isn’t the file of any version.',
    some: 'This isn’t the file of any version that can be compared.',
    unknown: 'Allfeat doesn’t give the fingerprints of this work’s files, so they can’t be compared.',
    unread: 'This file couldn’t be read. Try again, or choose it again.',
    mark: { same: 'Your file', unknown: 'Can’t be compared' },
  },

  title: {
    heading: 'What is it called?',
    intro: 'This is the title that will be registered.',
    introUpdate: 'A title stays the same through all versions of a work.',
    none: 'Untitled',
    label: 'Title',
    fromFile: 'From your file name:',
    count: (used: string, max: string) => `${used} / ${max}`,
    problem: {
      required: 'Enter a title.',
      tooLong: 'This title is longer than 200 characters. Shorten it.',
      invalid: 'This title can’t be used. Choose a different one.',
      taken: 'A work with this title already exists. Choose a different title.',
    } satisfies Record<FieldProblem, string>,
  },

  creators: {
    heading: 'Who made it?',
    intro: 'Name everyone who wrote, composed, arranged or adapted this work.',
    nth: (position: string) => `Creator ${position}`,
    add: 'Add creator',
    remove: 'Remove',
    full: (max: string) => `${max} of ${max} creators`,
    tooMany: (count: number, max: string) =>
      counted({
        one: 'There is # creator and the limit is @. Remove some.',
        other: 'There are # creators and the limit is @. Remove some.',
      })(count, max),
    toComplete: counted({ one: '# thing to complete', other: '# things to complete' }),
    needs: (who: string, what: string) => `${who} needs ${what}.`,
    several: counted({
      one: '# creator has something to complete.',
      other: '# creators have something to complete.',
    }),
    need: {
      fullName: 'a name',
      email: 'a valid email',
      roles: 'at least one role',
      ipi: 'a valid IPI',
      isni: 'a valid ISNI',
    } satisfies Record<CreatorField, string>,
    label: {
      fullName: 'Full name',
      email: 'Email',
      roles: 'Roles',
      ipi: 'IPI',
      isni: 'ISNI',
    } satisfies Record<CreatorField, string>,
    problem: {
      fullName: {
        required: 'Enter a name.',
        tooLong: 'This name is longer than 255 characters. Shorten it.',
      },
      email: {
        required: 'Enter an email address.',
        invalid: 'Enter a full address, such as theo@example.com.',
        tooLong: 'This address is longer than 255 characters.',
      },
      roles: { required: 'Choose at least one role.' },
      ipi: { invalid: 'An IPI has up to 11 digits and nothing else.' },
      isni: { invalid: 'An ISNI has 16 characters: digits, and sometimes an X at the end.' },
    } satisfies Record<CreatorField, Partial<Record<FieldProblem, string>>>,
    isniHint: 'The last character doesn’t match. Check this ISNI.',
    list: {
      open: 'Paste a list',
      label: 'List of creators',
      help: 'One creator per line, or cells from a spreadsheet. For example:',
      add: 'Add these',
      unread: 'These lines couldn’t be read. Correct them, or cancel.',
      noRoom: (max: string) => `The limit is ${max} creators. Remove some, or cancel these lines.`,
    },
    added: (count: string) => `${count} added`,
    undo: 'Undo',
    /** Before people who were named in an earlier registration. */
    again: 'Add again',
  },

  review: {
    heading: 'Check everything',
    intro: 'You’re about to register this work on the Allfeat blockchain.',
    final: 'A registered version can’t be changed. You can add a new one later.',
    register: 'Register',
    introUpdate: 'You’re about to register a new version of this work on the Allfeat blockchain.',
    update: 'Update',
    newFile: 'New',
    kept: 'Kept',
    mark: { added: 'New', changed: 'Changed' },
    removed: (names: string) => `No longer named: ${names}.`,
    nothing: 'Nothing changes: the file is kept and the creators are the same.',
    /** The names of the buttons that say no more than `edit`. */
    editWhat: { file: 'Edit file', title: 'Edit title', creators: 'Edit creators' },
    network: 'Network',
    on: { testnet: 'Allfeat testnet', mainnet: 'Allfeat mainnet' },
    fingerprint: 'Fingerprint',
  },

  upload: {
    heading: 'Uploading your file',
    intro: 'Keep this page open until it’s done.',
    label: 'Upload',
    starting: 'Starting',
    headingKept: 'Preparing your version',
    of: (done: string, total: string) => `${done} of ${total}`,
    left: (time: string) => `About ${time} left`,
    minutes: 'A few minutes left',
    finishing: 'Finishing',
    offline: 'Waiting for your connection',
    stop: 'Stop uploading? Your file and everything you typed stay here.',
    stopKept: 'Stop here? Everything you typed stays.',
    goOn: 'Go on',
    stopItKept: 'Stop',
    keep: 'Keep uploading',
    stopIt: 'Stop uploading',
  },

  confirming: {
    heading: 'Confirming',
    intro: 'This takes a few seconds. Keep this page open.',
    received: 'File received',
    kept: 'Stored file kept',
    quote: 'Quote',
    match: 'Fingerprints match',
    quoting: 'Allfeat reads your file and works out the price.',
    registration: 'Registration',
    comparing: 'Comparing fingerprints before anything is paid.',
    asking: 'Asking Allfeat to register this work. It can only be charged once.',
  },

  quote: {
    network: 'Network fee',
    deposit: 'Deposit',
    service: 'Service',
    storage: (size: string) => `Storage, ${size}`,
    storageKept: 'Storage',
    total: 'Total',
    credits: (amount: string) => `${amount} credits`,
  },

  tracking: {
    heading: (title: string) => `Registering “${title}”`,
    headingResumed: 'Registering your work',
    intro: 'Keep this page open until it’s done.',
    introCode: 'Keep this page open: your access code appears here at the end.',
    step: {
      validating: 'Checks',
      preparing_transaction: 'Transaction',
      signing: 'Signature',
      submitting: 'Submission',
      confirming: 'Confirmation',
      completed: 'Registered',
    } as Words<TransactionStep | 'completed'>,
    says: {
      validating: 'Checking your work once more.',
      preparing_transaction: 'Preparing the transaction.',
      signing: 'Signing the transaction.',
      submitting: 'Sending your work to the Allfeat blockchain.',
      confirming: 'Waiting for the blockchain to confirm it.',
    } as Words<TransactionStep>,
    waiting: 'Waiting for Allfeat.',
    late: 'This takes longer than usual. Your work has been sent, and nothing is lost.',
    elapsed: 'Time so far',
  },

  complete: {
    heading: (title: string) => `“${title}” is registered`,
    headingResumed: 'Your work is registered',
    headingVersion: (version: string, title: string) => `Version ${version} of “${title}” is registered`,
    headingUpdate: (title: string) => `The new version of “${title}” is registered`,
    headingUpdateResumed: 'Your new version is registered',
    sameCode: 'Your access code stays the same.',
    work: 'Work',
    forUser: 'You’ll find it among your works on this site.',
    accessCode: 'Access code',
    notSaved: 'Not saved yet',
    saved: 'Saved',
    saveNow: 'Save it now. It is the only key to this work: without it, you can’t add a new version.',
    keepSafe:
      'Keep it somewhere safe. It is the only key to this work: without it, you can’t add a new version.',
    codeComing: 'Your access code is on its way. Keep this page open.',
    codeMissing: 'Your access code hasn’t arrived yet. Keep this page open and check again.',
    checkAgain: 'Check again',
    saveFile: 'Save as a file',
    iSaved: 'I have saved it',
    fileName: (title: string) => `${title} access code.txt`,
    fileText: (title: string, code: string, atsId: string) =>
      `${title}\n${atsId ? `ATS number ${atsId}\n` : ''}\nAccess code:\n${code}\n\nKeep this file. The code is the only key to this work.\n`,
    atsId: 'ATS number',
    transaction: 'Transaction',
    block: 'Block',
    charged: 'Charged',
    certificate: 'Certificate',
    openCertificate: 'Open the certificate',
    certificateFailed: 'The certificate isn’t available right now. Try again in a moment.',
    explorer: 'View on explorer',
    public:
      'The fingerprint is now public on the Allfeat blockchain. Your file, its title and all names stay private.',
    another: 'Register another',
    anotherUpdate: 'Update another work',
    first: 'Without its access code, this work can’t get a new version. Do you have it?',
    haveIt: 'I have saved my access code',
  },

  proof: {
    heading: {
      same: 'Registered exactly as you entered it',
      different: 'The fingerprints differ',
      unknown: 'Not checked on your device',
    },
    text: {
      same: 'Your device made this fingerprint from your file, title and creators. The one Allfeat registered is identical.',
      different:
        'Allfeat registered another fingerprint than your device made from what you entered. Keep both and send them to this site’s team.',
    },
    because: {
      file: 'You kept the stored file, so your device had no file to make a fingerprint from.',
      title: 'Allfeat didn’t tell the title of this work, so your device couldn’t make its fingerprint.',
      own: 'Your browser couldn’t make a fingerprint to compare with.',
      answer: 'Allfeat didn’t say which fingerprint it would register.',
    },
    verified: 'Verified',
    notVerified: 'Not verified',
    device: 'Your device',
    service: 'Allfeat',
    show: 'Show the fingerprints',
    work: 'Work',
    workAtService: 'Work, at Allfeat',
    file: 'File (SHA-256)',
    copyBoth: 'Copy both',
    save: 'Proof file',
    contains: 'A proof file contains names and email addresses, so share it with care.',
  },

  failed: {
    reference: 'Reference',
    tryAgain: 'Try again',
    checkAgain: 'Check again',
    startOver: 'Start over',
  },

  disabled: {
    unavailable: 'This isn’t available here',
    onlyTeam: 'Only this site’s team can change that.',
  },
  hold: {
    offline: 'You’re offline',
    form: 'Keep going: nothing is sent before you register.',
    upload: 'Nothing is lost. The upload goes on when your connection is back.',
    other: 'Nothing is lost. It goes on when your connection is back.',
    stopped: 'The upload stopped.',
    busy: 'Allfeat is busy.',
    service: 'Allfeat isn’t answering.',
    network: 'Allfeat can’t be reached.',
    again: (time: string, attempt: string, of: string) =>
      `Trying again in ${time} (${attempt}\u00a0of\u00a0${of}).`,
  },
  /** In the page, where no frame can be loaded: heading, text, button. */
  unloaded: [
    'The form couldn’t load',
    'Check your connection, or pause your content blocker on this page.',
    'Try again',
  ] as Parts,
  token: { heading: 'Renewing your session', text: 'Nothing is lost. This takes a few seconds.' },
  /** What stands between the items of a list, between facts side by side, and between sentences. */
  between: { items: ', ', facts: ' · ', sentences: ' ' },
  errors,
  /** What the service's codes say, where no screen says it better. English has them in the catalogue. */
  codes: {} as Partial<Record<ErrorCode, string>>,
};

export type Messages = typeof messages;
/** The whole of it in another language: a missing word is a type error. */
export type Translation = Omit<Messages, 'codes'> & { codes: Record<ErrorCode, string> };
export default messages;
