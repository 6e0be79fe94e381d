import { attribute, literal } from './escape.ts';
import { file, indent } from './lines.ts';
import { AFTER_RESET, fixedAttributes, giveToken, IMPORT_LAST } from './parts.ts';
import type { IntegrationSettings } from './settings.ts';
import { themeRule } from './theme.ts';

/** A component for Svelte 5. */
export function svelte(settings: IntegrationSettings): string {
  const { externalUserId, mode, theme } = settings;
  const rule = themeRule(theme);
  const user = externalUserId ? `externalUserId = ${literal(externalUserId)}, ` : '';
  return file(
    '<script lang="ts">',
    indent(2, [
      "import type { AllfeatRegister, ErrorDetail, EventDetails, Mode } from 'allfeat-ats-component';",
      "import type { WidgetListeners } from 'allfeat-ats-component/svelte';",
      "import { onMount } from 'svelte';",
      '',
      'interface Props {',
      '  mode?: Mode;',
      ...(externalUserId
        ? ['  /** Your own id of the signed-in user. */', '  externalUserId?: string;']
        : []),
      "  oncomplete?: (detail: EventDetails['allfeat:complete']) => void;",
      '  onfailed?: (detail: ErrorDetail) => void;',
      '}',
      `const { mode = ${literal(mode)}, ${user}oncomplete, onfailed }: Props = $props();`,
      '',
      IMPORT_LAST,
      "onMount(() => void import('allfeat-ats-component/element'));",
      '',
      '// Spread, since Svelte warns of an attribute with a colon.',
      'const listeners: WidgetListeners = {',
      "  'onallfeat:token-expired': ({ currentTarget, detail }) => {",
      `    ${AFTER_RESET}`,
      "    if (detail.pendingAction !== 'reset') void giveToken(currentTarget, detail.actionType);",
      '  },',
      "  'onallfeat:complete': ({ detail }) => oncomplete?.(detail),",
      "  'onallfeat:failed': ({ detail }) => onfailed?.(detail),",
      '};',
      '',
      ...giveToken(settings, true),
    ]),
    '</script>',
    '',
    '<ats-widget',
    indent(2, [
      ...fixedAttributes(settings).map(([name, value]) => attribute(name, value)),
      '{mode}',
      ...(externalUserId ? ['external-user-id={externalUserId}'] : []),
      '{...listeners}',
    ]),
    '></ats-widget>',
    rule.length ? ['', '<style>', ...indent(2, rule), '</style>'] : [],
  );
}
