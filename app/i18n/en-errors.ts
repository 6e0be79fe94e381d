/** What a failure says on screen: what happened, then what one can do. */
export const errors = {
  /** True only before confirm was sent. */
  nothingCharged: 'Your work isn’t registered and nothing was charged.',
  stillHere: 'Your file and everything you typed are still here.',
  offline: {
    heading: 'Allfeat can’t be reached',
    text: 'Check your connection.',
  },
  service: {
    heading: 'Allfeat isn’t answering',
    text: 'Try again in a moment.',
  },
  credits: {
    heading: 'Allfeat refused this registration',
    text: 'This site may have run out of credits. Only its team can change that: try again once they have.',
  },
  quota: {
    heading: 'This site’s quota is used up',
    text: 'Try again later, or ask this site’s team.',
    until: (time: string) => `It is renewed on ${time}. Try again then.`,
  },
  busy: { heading: 'Too many requests', text: 'Wait a moment, then try again.' },
  upload: { heading: 'The upload stopped', text: 'Check your connection, then try again.' },
  session: { heading: 'Your session has ended', text: 'Try again, or reload this page.' },
  refused: {
    heading: 'Your work couldn’t be registered',
    text: 'If this goes on, send the reference to this site’s team.',
  },
  works: {
    heading: 'Your works couldn’t be loaded',
    text: 'If this goes on, send the reference to this site’s team.',
  },
  mismatch: {
    heading: 'The fingerprints differ',
    text: 'Allfeat was about to register something other than what you entered, so we stopped. Try again, or tell this site’s team.',
  },
  unproven: {
    heading: 'Your work couldn’t be checked',
    text: 'This site registers only what was checked on your device first. Try again, or tell this site’s team.',
  },
  spent: { heading: 'This took too long', text: 'Try again to send your file once more.' },
  chain: {
    heading: 'The blockchain didn’t accept it',
    text: 'This work isn’t registered. Start over, or ask this site’s team.',
  },
  tracking: {
    heading: 'We lost sight of your registration',
    text: 'Your work was sent, and this page stopped hearing about it. Check again to see where it is.',
  },
  confirming: {
    heading: 'Allfeat hasn’t answered yet',
    text: 'Your work was sent for registration. Check again: it can only be charged once.',
  },
  unknown: {
    heading: 'We don’t know if your work was registered',
    text: 'The connection dropped while it was being confirmed. Please don’t register it again: send this reference to this site’s team, who can check.',
  },
};
