import type { Role } from '../ats/schema.ts';
import type { CreatorField, FieldProblem } from '../flow/rules.ts';
import type { Step } from '../flow/state.ts';
import { errors } from './en-errors.ts';

const messages = {
  name: 'Allfeat Time Stamp',
  testnet: 'Testnet',
  steps: 'Steps',
  done: 'done',
  step: { file: 'File', title: 'Title', creators: 'Creators', review: 'Review' } satisfies Record<
    Step,
    string
  >,
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
    drop: 'Drop a file here, or ',
    browse: 'browse',
    dropNow: 'Drop it here',
    anyFormat: 'Any format',
    limit: (size: string) => `Any format, up to ${size}`,
    replace: 'Replace',
    required: 'Choose a file to continue.',
    empty: 'This file is empty. Choose another one.',
    tooLarge: (size: string, limit: string) =>
      `This file is ${size} and the limit is ${limit}. Choose a smaller export.`,
    refused: 'This file wasn’t accepted. Choose another one.',
    changed: 'This file was moved or changed after you chose it. Choose it again.',
  },

  title: {
    heading: 'What is it called?',
    intro: 'This is the title that will be registered.',
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
    tooMany: (count: string, max: string) =>
      `There are ${count} creators and the limit is ${max}. Remove some.`,
    toComplete: (count: number) => (count === 1 ? '1 thing to complete' : `${count} things to complete`),
    needs: (who: string, what: string) => `${who} needs ${what}.`,
    several: (count: string) => `${count} creators have something to complete.`,
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
  },

  review: {
    heading: 'Check everything',
    intro: 'You’re about to register this work on the Allfeat blockchain.',
    final: 'A registered version can’t be changed. You can add a new one later.',
    register: 'Register',
    editWhat: { file: ' file', title: ' title', creators: ' creators' },
  },

  upload: {
    heading: 'Uploading your file',
    intro: 'Keep this page open until it’s done.',
    label: 'Upload',
    starting: 'Starting',
    of: (done: string, total: string) => `${done} of ${total}`,
    left: (time: string) => `About ${time} left`,
    minutes: 'A few minutes left',
    stop: 'Stop uploading? Your file and everything you typed stay here.',
    keep: 'Keep uploading',
    stopIt: 'Stop uploading',
  },

  confirming: {
    heading: 'Confirming',
    intro: 'This takes a few seconds. Keep this page open.',
    received: 'File received',
    quote: 'Quote',
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
    } as Record<string, string>,
    says: {
      validating: 'Checking your work once more.',
      preparing_transaction: 'Preparing the transaction.',
      signing: 'Signing the transaction.',
      submitting: 'Sending your work to the Allfeat blockchain.',
      confirming: 'Waiting for the blockchain to confirm it.',
    } as Record<string, string>,
    waiting: 'Waiting for Allfeat.',
  },

  complete: {
    heading: (title: string) => `“${title}” is registered`,
    headingResumed: 'Your work is registered',
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
    fileName: (title: string) => `${title} access code.txt`,
    fileText: (title: string, code: string, atsId: string) =>
      `${title}\n${atsId ? `ATS number ${atsId}\n` : ''}\nAccess code:\n${code}\n\nKeep this file. The code is the only key to this work.\n`,
    atsId: 'ATS number',
    transaction: 'Transaction',
    block: 'Block',
    certificate: 'Certificate',
    openCertificate: 'Open the certificate',
    certificateFailed: 'The certificate isn’t available right now. Try again in a moment.',
    explorer: 'View on explorer',
    public:
      'The fingerprint is now public on the Allfeat blockchain. Your file, its title and all names stay private.',
    another: 'Register another',
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
    noOwn: 'Your browser couldn’t make a fingerprint to compare with.',
    noAnswer: 'Allfeat didn’t say which fingerprint it would register.',
    verified: 'Verified',
    notVerified: 'Not verified',
    device: 'Your device',
    service: 'Allfeat',
    show: 'Show the fingerprints',
    work: 'Work',
    workAtService: 'Work, at Allfeat',
    file: 'File (SHA-256)',
    copyBoth: 'Copy both',
  },

  failed: {
    reference: 'Reference',
    tryAgain: 'Try again',
    checkAgain: 'Check again',
    startOver: 'Start over',
  },

  disabled: {
    heading: 'Registration isn’t available here',
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
    again: (time: string, attempt: string, of: string) => `Trying again in ${time} (${attempt} of ${of}).`,
  },
  token: { heading: 'Renewing your session', text: 'Nothing is lost. This takes a few seconds.' },
  errors,
};

export type Messages = typeof messages;
export default messages;
