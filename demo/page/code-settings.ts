import type { IntegrationSettings } from './integration/index.ts';
import type { Service } from './service.ts';
import { limitOf, type WidgetSettings } from './settings.ts';
import { declarationsOf, themeOf } from './theme/theme.ts';

/** Where this page has its script from. */
function scriptUrl(): string {
  const script = document.querySelector<HTMLScriptElement>('script[src$="ats-widget.iife.js"]');
  return script?.src ?? '';
}

/** What the integration code of a widget is made from. */
export function codeSettings(
  settings: WidgetSettings,
  service: Service,
  pageIsDark: boolean,
): IntegrationSettings {
  const script = scriptUrl();
  return {
    scriptUrl: script,
    frameUrl: new URL('frame/', script).href,
    siteKey: service.siteKey,
    atsUrl: service.atsUrl,
    network: settings.network,
    mode: settings.mode,
    lang: settings.lang || undefined,
    externalUserId: settings.user || undefined,
    errorCodes: settings.errorCodes,
    verify: settings.verify,
    maxFileSize: limitOf(settings) ?? undefined,
    theme: declarationsOf(themeOf(settings, pageIsDark)),
    tokenUrl: service.tokenRoute ?? undefined,
  };
}
