import type { AllfeatRegister } from '../../bridge/element.ts';
import { EVENT_NAMES, type EventDetails } from '../../bridge/protocol.ts';
import type { WidgetSettings } from './settings.ts';

/** Of the work registered last, on either widget. In memory only, as it is a secret. */
let lastCode: string | undefined;
addEventListener(EVENT_NAMES.COMPLETE, (event) => {
  const { accessCode } = (event as CustomEvent<EventDetails[typeof EVENT_NAMES.COMPLETE]>).detail;
  lastCode = accessCode ?? lastCode;
});

/** Fills in what it can, and answers what that was, for the person who asked for it. */
export function fillExample(widget: AllfeatRegister, { mode, user }: WidgetSettings): string {
  if (mode === 'download') return 'Nothing is typed in here. Setup can give this user some works.';
  if (mode === 'register') {
    widget.prefill({
      title: 'Low Tide',
      creators: [
        { fullName: 'Maya Okafor', email: 'maya@okafor.example', roles: ['author', 'composer'] },
        { fullName: 'Théo Laurent', email: 'theo@laurent.example', roles: ['arranger'] },
      ],
    });
    return 'Title and creators are filled in. Choose any file, then go on.';
  }
  if (user) return 'Choose one of this user’s works. Setup can give them some.';
  if (!lastCode) return 'An update begins with an access code: register a work first.';
  widget.prefill({ accessCode: lastCode });
  return 'This is the code of the work you registered last.';
}
