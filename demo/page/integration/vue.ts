import type { IntegrationSettings } from './settings.ts';

export const vue = ({ siteKey }: IntegrationSettings) => `${siteKey}\n`;
