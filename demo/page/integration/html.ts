import type { IntegrationSettings } from './settings.ts';

export const html = ({ siteKey }: IntegrationSettings) => `${siteKey}\n`;
