/** What a call's reply is like, and so what can be wrong with it. */
export type Kind = 'json' | 'storage' | 'socket' | 'element';

/** A call that the widget makes, by the name it has in the docs. */
export interface Call {
  id: string;
  label: string;
  kind: Kind;
  /** As the local ATS names it: of all flows. */
  on: string;
  /** When it is made, for who waits for the fault to happen. */
  when: string;
}

export const CALLS: readonly Call[] = [
  { id: 'init', label: 'Init', kind: 'json', on: 'POST /v1/*/init*', when: 'Register or Update is pressed.' },
  { id: 'put', label: 'Upload (PUT)', kind: 'storage', on: 'PUT /storage/*', when: 'The file is sent.' },
  {
    id: 'prepare',
    label: 'Prepare',
    kind: 'json',
    on: 'POST /v1/*/prepare',
    when: 'The file has arrived, and the price is asked for.',
  },
  {
    id: 'confirm',
    label: 'Confirm',
    kind: 'json',
    on: 'POST /v1/*/confirm',
    when: 'The price is known, and the registration is paid for.',
  },
  {
    id: 'socket',
    label: 'Tracking: WebSocket',
    kind: 'socket',
    on: 'WS /v1/transactions/*',
    when: 'The registration is confirmed.',
  },
  {
    id: 'polling',
    label: 'Tracking: polling',
    kind: 'json',
    on: 'GET /v1/transactions/*',
    when: 'The WebSocket has failed: switch WebSockets off below.',
  },
  {
    id: 'access',
    label: 'Access code lookup',
    kind: 'json',
    on: 'GET /v1/access/*/work',
    when: 'An access code is checked, in the mode update without a user.',
  },
  {
    id: 'works',
    label: 'List of works',
    kind: 'json',
    on: 'GET /v1/works',
    when: 'The works of an external user are listed or searched, in update and download.',
  },
  {
    id: 'versions',
    label: 'Versions of a work',
    kind: 'json',
    on: 'GET /v1/works/*/versions',
    when: 'A work is chosen from the list.',
  },
  {
    id: 'creators',
    label: 'Creators of a version',
    kind: 'json',
    on: 'GET /v1/works/*/creators',
    when: 'Show creators is pressed, or a work is chosen for an update.',
  },
  {
    id: 'file',
    label: 'Download of a file',
    kind: 'json',
    on: 'GET /v1/works/*/download/a*',
    when: 'The file of a version is asked for, in download.',
  },
  {
    id: 'certificate',
    label: 'Download of a certificate',
    kind: 'json',
    on: 'GET /v1/works/*/download/certificate',
    when: 'A certificate is asked for, on success and in download.',
  },
  {
    id: 'stats',
    label: 'Stats',
    kind: 'json',
    on: 'GET /v1/stats',
    when: 'The widget starts, or is reset. A failure is never shown: the limit stays at 50 MB.',
  },
  {
    id: 'session',
    label: 'Token for the page',
    kind: 'json',
    on: 'POST /v1/sessions',
    when: 'Your backend asks for a token, as allfeat:token-expired wants. Clear what the widget has with Expire tokens.',
  },
  {
    id: 'element',
    label: 'The element on your page',
    kind: 'element',
    on: '',
    when: 'At once.',
  },
];
