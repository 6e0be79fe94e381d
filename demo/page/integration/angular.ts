import { literal } from './escape.ts';
import { file, indent } from './lines.ts';
import { AFTER_RESET, fixedAttributes, giveToken, IMPORT_LAST } from './parts.ts';
import type { IntegrationSettings } from './settings.ts';
import { themeRule } from './theme.ts';

const camel = (name: string) => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());

/** A standalone component for Angular, with the directive that its templates need to hear the events. */
export function angular(settings: IntegrationSettings): string {
  const { externalUserId, mode, theme } = settings;
  const rule = themeRule(theme);
  const fixed = fixedAttributes(settings).map(([name, value]) => [camel(name), value] as const);
  return file(
    'import {',
    '  afterNextRender,',
    '  Component,',
    '  CUSTOM_ELEMENTS_SCHEMA,',
    '  Directive,',
    '  ElementRef,',
    '  inject,',
    '  input,',
    '  output,',
    "} from '@angular/core';",
    "import { outputFromObservable } from '@angular/core/rxjs-interop';",
    'import type {',
    '  AllfeatRegister,',
    '  ErrorDetail,',
    '  EventDetails,',
    '  EventName,',
    '  Mode,',
    '  WidgetEvents,',
    "} from 'allfeat-ats-component';",
    "import { fromEvent } from 'rxjs';",
    '',
    'function eventsOf<N extends EventName>(name: N) {',
    '  const { nativeElement } = inject<ElementRef<AllfeatRegister>>(ElementRef);',
    '  return fromEvent<WidgetEvents[N]>(nativeElement, name);',
    '}',
    '',
    '/** Angular takes `(allfeat:complete)` for an event of a global target. These outputs stand in for it. */',
    "@Directive({ selector: 'ats-widget' })",
    'export class AtsWidgetEvents {',
    "  readonly tokenExpired = outputFromObservable(eventsOf('allfeat:token-expired'));",
    "  readonly complete = outputFromObservable(eventsOf('allfeat:complete'));",
    "  readonly failed = outputFromObservable(eventsOf('allfeat:failed'));",
    '}',
    '',
    '@Component({',
    "  selector: 'app-ats-widget',",
    '  imports: [AtsWidgetEvents],',
    '  schemas: [CUSTOM_ELEMENTS_SCHEMA],',
    '  template: `',
    '    <ats-widget',
    '      #widget',
    indent(6, [
      ...fixed.map(([name]) => `[${name}]="settings.${name}"`),
      '[mode]="mode()"',
      ...(externalUserId ? ['[externalUserId]="externalUserId()"'] : []),
      '(tokenExpired)="answer(widget, $event.detail)"',
      '(complete)="complete.emit($event.detail)"',
      '(failed)="failed.emit($event.detail)"',
    ]),
    '    />',
    '  `,',
    rule.length ? ['  styles: `', ...indent(4, rule), '  `,'] : [],
    '})',
    'export class AtsWidget {',
    `  readonly mode = input<Mode>(${literal(mode)});`,
    externalUserId
      ? [
          '  /** Your own id of the signed-in user. */',
          `  readonly externalUserId = input<string | undefined>(${literal(externalUserId)});`,
        ]
      : [],
    "  readonly complete = output<EventDetails['allfeat:complete']>();",
    '  readonly failed = output<ErrorDetail>();',
    '',
    '  protected readonly settings = {',
    indent(
      4,
      fixed.map(([name, value]) => `${name}: ${literal(value)},`),
    ),
    '  };',
    '',
    '  constructor() {',
    `    ${IMPORT_LAST}`,
    "    afterNextRender(() => void import('allfeat-ats-component/element'));",
    '  }',
    '',
    "  protected answer(widget: AllfeatRegister, detail: EventDetails['allfeat:token-expired']) {",
    `    ${AFTER_RESET}`,
    "    if (detail.pendingAction !== 'reset') void giveToken(widget, detail.actionType);",
    '  }',
    '}',
    '',
    giveToken(settings, true),
  );
}
