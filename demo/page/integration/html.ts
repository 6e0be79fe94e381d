import { attribute, literal } from './escape.ts';
import { file, indent } from './lines.ts';
import { AFTER_RESET, fixedAttributes, giveToken } from './parts.ts';
import type { IntegrationSettings } from './settings.ts';
import { themeRule } from './theme.ts';

/** Where the script looks for the frame documents by itself. */
function besideScript({ scriptUrl, frameUrl }: IntegrationSettings) {
  return URL.canParse(scriptUrl) && new URL('frame/', scriptUrl).href === frameUrl;
}

/** A whole page that loads the script from its static host. */
export function html(settings: IntegrationSettings): string {
  const { externalUserId, mode, scriptUrl, theme } = settings;
  const attributes = fixedAttributes(settings).filter(
    ([name]) => name !== 'frame-url' || !besideScript(settings),
  );
  if (mode !== 'register') attributes.push(['mode', mode]);
  if (externalUserId) attributes.push(['external-user-id', externalUserId]);
  const rule = themeRule(theme);

  return file(
    '<!doctype html>',
    '<html lang="en">',
    '  <head>',
    '    <meta charset="utf-8" />',
    '    <meta name="viewport" content="width=device-width, initial-scale=1" />',
    '    <title>Register a work</title>',
    `    <script ${attribute('src', scriptUrl)} async></script>`,
    rule.length ? ['    <style>', ...indent(6, rule), '    </style>'] : [],
    '  </head>',
    '  <body>',
    '    <ats-widget',
    indent(
      6,
      attributes.map(([name, value]) => attribute(name, value)),
    ),
    '    ></ats-widget>',
    '',
    '    <script type="module">',
    indent(6, [
      `const widget = document.querySelector(${literal('ats-widget')});`,
      '',
      "widget.addEventListener('allfeat:token-expired', ({ detail }) => {",
      `  ${AFTER_RESET}`,
      "  if (detail.pendingAction !== 'reset') giveToken(detail.actionType);",
      '});',
      '',
      "widget.addEventListener('allfeat:complete', ({ detail }) => {",
      "  console.log('Registered:', detail.atsId, detail.txHash);",
      '});',
      '',
      "widget.addEventListener('allfeat:failed', ({ detail }) => {",
      "  console.warn('Not registered:', detail.code, detail.requestId);",
      '});',
      '',
      ...giveToken(settings, false),
    ]),
    '    </script>',
    '  </body>',
    '</html>',
  );
}
