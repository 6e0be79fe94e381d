import {
  afterNextRender,
  Component,
  CUSTOM_ELEMENTS_SCHEMA,
  Directive,
  ElementRef,
  inject,
  input,
  output,
} from '@angular/core';
import { outputFromObservable } from '@angular/core/rxjs-interop';
import type {
  AllfeatRegister,
  ErrorDetail,
  EventDetails,
  EventName,
  Mode,
  WidgetEvents,
} from 'allfeat-ats-component';
import { fromEvent } from 'rxjs';

function eventsOf<N extends EventName>(name: N) {
  const { nativeElement } = inject<ElementRef<AllfeatRegister>>(ElementRef);
  return fromEvent<WidgetEvents[N]>(nativeElement, name);
}

/** Angular takes `(allfeat:complete)` for an event of a global target. These outputs stand in for it. */
@Directive({ selector: 'ats-widget' })
export class AtsWidgetEvents {
  readonly tokenExpired = outputFromObservable(eventsOf('allfeat:token-expired'));
  readonly complete = outputFromObservable(eventsOf('allfeat:complete'));
  readonly failed = outputFromObservable(eventsOf('allfeat:failed'));
}

@Component({
  selector: 'app-ats-widget',
  imports: [AtsWidgetEvents],
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <ats-widget
      #widget
      [siteKey]="settings.siteKey"
      [atsUrl]="settings.atsUrl"
      [frameUrl]="settings.frameUrl"
      [network]="settings.network"
      [lang]="settings.lang"
      [errorCodes]="settings.errorCodes"
      [verify]="settings.verify"
      [maxFileSize]="settings.maxFileSize"
      [mode]="mode()"
      [externalUserId]="externalUserId()"
      (tokenExpired)="answer(widget, $event.detail)"
      (complete)="complete.emit($event.detail)"
      (failed)="failed.emit($event.detail)"
    />
  `,
  styles: `
    ats-widget {
      --ats-primary: #1d4ed8;
    }
  `,
})
export class AtsWidget {
  readonly mode = input<Mode>('register');
  /** Your own id of the signed-in user. */
  readonly externalUserId = input<string | undefined>('user-1');
  readonly complete = output<EventDetails['allfeat:complete']>();
  readonly failed = output<ErrorDetail>();

  protected readonly settings = {
    siteKey: 'cpk_your_key',
    atsUrl: 'https://ats.example',
    frameUrl: 'https://static.example/frame/',
    network: 'testnet',
    lang: 'fr',
    errorCodes: 'enum',
    verify: 'strict',
    maxFileSize: '1048576',
  };

  constructor() {
    // Imported last: on a page that a server has rendered, the element would start before anybody listens.
    afterNextRender(() => void import('allfeat-ats-component/element'));
  }

  protected answer(widget: AllfeatRegister, detail: EventDetails['allfeat:token-expired']) {
    // After a reset nobody waits for a token: it is asked for again once it is needed.
    if (detail.pendingAction !== 'reset') void giveToken(widget, detail.actionType);
  }
}

// A route of your backend: it mints the token with your secret key, for the user who is signed in.
async function giveToken(widget: AllfeatRegister, actionType: string) {
  const reply = await fetch('/api/ats-token', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ actionType }),
  });
  if (!reply.ok) throw new Error(`No token for the widget: status ${reply.status}`);
  const { token } = (await reply.json()) as { token: string };
  widget.setToken(token);
}
