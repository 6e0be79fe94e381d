import { attribute, literal } from './escape.ts';
import { file, indent } from './lines.ts';
import { AFTER_RESET, fixedAttributes, giveToken, IMPORT_LAST } from './parts.ts';
import type { IntegrationSettings } from './settings.ts';
import { themeRule } from './theme.ts';

/** A single-file component for Vue 3. */
export function vue(settings: IntegrationSettings): string {
  const { externalUserId, mode, theme } = settings;
  const rule = themeRule(theme);
  return file(
    "<!-- vite.config: vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === 'ats-widget' } } }) -->",
    '<script setup lang="ts">',
    "import type { AllfeatRegister, ErrorDetail, EventDetails, Mode } from 'allfeat-ats-component';",
    "import type { WidgetEvent } from 'allfeat-ats-component/vue';",
    "import { onMounted } from 'vue';",
    '',
    externalUserId
      ? [
          `const { mode = ${literal(mode)}, externalUserId = ${literal(externalUserId)} } = defineProps<{`,
          '  mode?: Mode;',
          '  /** Your own id of the signed-in user. */',
          '  externalUserId?: string;',
          '}>();',
        ]
      : [`const { mode = ${literal(mode)} } = defineProps<{ mode?: Mode }>();`],
    'const emit = defineEmits<{',
    "  complete: [detail: EventDetails['allfeat:complete']];",
    '  failed: [detail: ErrorDetail];',
    '}>();',
    '',
    IMPORT_LAST,
    "onMounted(() => import('allfeat-ats-component/element'));",
    '',
    "function tokenExpired({ currentTarget, detail }: WidgetEvent<'allfeat:token-expired'>) {",
    `  ${AFTER_RESET}`,
    "  if (detail.pendingAction !== 'reset') void giveToken(currentTarget, detail.actionType);",
    '}',
    '',
    giveToken(settings, true),
    '</script>',
    '',
    '<template>',
    '  <ats-widget',
    indent(4, [
      ...fixedAttributes(settings).map(([name, value]) => attribute(name, value)),
      ':mode="mode"',
      ...(externalUserId ? [':external-user-id="externalUserId"'] : []),
      '@allfeat:token-expired="tokenExpired"',
      `@allfeat:complete="emit('complete', $event.detail)"`,
      `@allfeat:failed="emit('failed', $event.detail)"`,
    ]),
    '  />',
    '</template>',
    rule.length ? ['', '<style scoped>', ...rule, '</style>'] : [],
  );
}
