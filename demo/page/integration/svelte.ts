import type { IntegrationSettings } from './settings.ts';

export const svelte = ({ siteKey }: IntegrationSettings) => `${siteKey}\n`;
