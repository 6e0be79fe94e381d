/** What the demo page runs: the host's side of an integration, and a log of all the widget says. */
import type { AllfeatRegister } from '../bridge/element.ts';
import { EVENT_NAMES, type EventDetails, type EventName } from '../bridge/protocol.ts';
import { EventLog } from './page/event-log.ts';
import { TokenSource } from './page/token-source.ts';

type ActionType = EventDetails[typeof EVENT_NAMES.TOKEN_EXPIRED]['actionType'];

function find<T extends Element>(selector: string): T {
  const element = document.querySelector<T>(selector);
  if (!element) throw new Error(`The page has no ${selector}.`);
  return element;
}

const widget = find<AllfeatRegister>('ats-widget');
const resetButton = find<HTMLButtonElement>('#reset');
const log = new EventLog(find('#log'));
const tokens = new TokenSource('/api/ats-token');

function listen<N extends EventName>(name: N, handle: (detail: EventDetails[N]) => void) {
  widget.addEventListener(name, (event) => handle((event as CustomEvent<EventDetails[N]>).detail));
}

async function giveToken(actionType: ActionType) {
  const answer = await tokens.fetch(actionType);
  if (answer.outcome === 'failed') log.note(`No token: ${answer.message}`);
  if (answer.outcome !== 'minted') return;
  await customElements.whenDefined('ats-widget');
  widget.setToken(answer.token);
}

for (const name of Object.values(EVENT_NAMES)) listen(name, (detail) => log.add(name, detail));

listen(EVENT_NAMES.TOKEN_EXPIRED, ({ pendingAction, actionType }) => {
  // After a reset nobody waits for a token yet, and one minted now could expire while the form is filled in.
  if (pendingAction !== 'reset') void giveToken(actionType);
});

find('#clear').addEventListener('click', () => log.clear());
resetButton.addEventListener('click', () => widget.reset());
void customElements.whenDefined('ats-widget').then(() => (resetButton.disabled = false));

void giveToken('register');
