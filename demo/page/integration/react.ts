import { attribute, literal } from './escape.ts';
import { file, indent } from './lines.ts';
import { AFTER_RESET, fixedAttributes, giveToken, IMPORT_LAST } from './parts.ts';
import type { IntegrationSettings } from './settings.ts';
import { themeEntries } from './theme.ts';

/** A component for React 19. */
export function react(settings: IntegrationSettings): string {
  const { externalUserId, mode, theme } = settings;
  const colors = themeEntries(theme);
  return file(
    "'use client';",
    '',
    "import type { AllfeatRegister, ErrorDetail, EventDetails, Mode } from 'allfeat-ats-component';",
    "import type {} from 'allfeat-ats-component/react';",
    "import { useEffect, useRef } from 'react';",
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
    '  const ref = useRef<AllfeatRegister>(null);',
    '',
    '  useEffect(() => {',
    '    const widget = ref.current;',
    '    if (!widget) return;',
    '    const listening = new AbortController();',
    '    const { signal } = listening;',
    '    widget.addEventListener(',
    "      'allfeat:token-expired',",
    '      ({ detail }) => {',
    `        ${AFTER_RESET}`,
    "        if (detail.pendingAction !== 'reset') void giveToken(widget, detail.actionType);",
    '      },',
    '      { signal },',
    '    );',
    "    widget.addEventListener('allfeat:complete', ({ detail }) => onComplete?.(detail), { signal });",
    "    widget.addEventListener('allfeat:failed', ({ detail }) => onFailed?.(detail), { signal });",
    `    ${IMPORT_LAST}`,
    "    void import('allfeat-ats-component/element');",
    '    return () => listening.abort();',
    '  }, [onComplete, onFailed]);',
    '',
    '  return (',
    '    <ats-widget',
    indent(6, [
      'ref={ref}',
      ...fixedAttributes(settings).map(([name, value]) => attribute(name, value)),
      'mode={mode}',
      ...(externalUserId ? ['external-user-id={externalUserId}'] : []),
      ...(colors.length ? ['style={{', ...indent(2, colors), '}}'] : []),
    ]),
    '    />',
    '  );',
    '}',
    '',
    giveToken(settings, true),
  );
}
