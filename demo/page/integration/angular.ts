import type { IntegrationSettings } from './settings.ts';

export const angular = ({ siteKey }: IntegrationSettings) => `${siteKey}\n`;
