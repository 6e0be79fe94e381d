import { attribute, literal } from './escape.ts';
import { file, indent } from './lines.ts';
import { AFTER_RESET, fixedAttributes, giveToken } from './parts.ts';
import type { IntegrationSettings } from './settings.ts';
import { themeEntries } from './theme.ts';

/** A component for React 19. */
export function react(settings: IntegrationSettings): string {
  const { externalUserId, mode, theme } = settings;
  const colors = themeEntries(theme);
  return file(
    "'use client';",
    '',
    "import 'allfeat-ats-component';",
    "import type { AllfeatRegister, ErrorDetail, EventDetails, Mode } from 'allfeat-ats-component';",
    "import type { WidgetListeners } from 'allfeat-ats-component/react';",
    '',
    'export interface AtsWidgetProps {',
    '  mode?: Mode | undefined;',
    externalUserId
      ? ['  /** Your own id of the signed-in user. */', '  externalUserId?: string | undefined;']
      : [],
    "  onComplete?: ((detail: EventDetails['allfeat:complete']) => void) | undefined;",
    '  onFailed?: ((detail: ErrorDetail) => void) | undefined;',
    '}',
    '',
    externalUserId
      ? [
          'export function AtsWidget({',
          `  mode = ${literal(mode)},`,
          `  externalUserId = ${literal(externalUserId)},`,
          '  onComplete,',
          '  onFailed,',
          '}: AtsWidgetProps) {',
        ]
      : `export function AtsWidget({ mode = ${literal(mode)}, onComplete, onFailed }: AtsWidgetProps) {`,
    '  // React hands them to addEventListener. Spread, since JSX compilers refuse a name with a colon.',
    '  const listeners: WidgetListeners = {',
    "    'onallfeat:token-expired': ({ currentTarget, detail }) => {",
    `      ${AFTER_RESET}`,
    "      if (detail.pendingAction !== 'reset') void giveToken(currentTarget, detail.actionType);",
    '    },',
    "    'onallfeat:complete': ({ detail }) => onComplete?.(detail),",
    "    'onallfeat:failed': ({ detail }) => onFailed?.(detail),",
    '  };',
    '',
    '  return (',
    '    <ats-widget',
    indent(6, [
      ...fixedAttributes(settings).map(([name, value]) => attribute(name, value)),
      'mode={mode}',
      ...(externalUserId ? ['external-user-id={externalUserId}'] : []),
      ...(colors.length ? ['style={{', ...indent(2, colors), '}}'] : []),
      '{...listeners}',
    ]),
    '    />',
    '  );',
    '}',
    '',
    giveToken(settings, true),
  );
}
