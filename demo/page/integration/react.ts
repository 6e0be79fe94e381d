import type { IntegrationSettings } from './settings.ts';

export const react = ({ siteKey }: IntegrationSettings) => `${siteKey}\n`;
