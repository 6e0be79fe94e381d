import { createHash } from 'node:crypto';

/** An organization that integrates the widget. */
export interface Organization {
  id: string;
  siteKey: string;
  secretKey: string;
}

/** The one organization of the local ATS. */
export const demoOrganization: Readonly<Organization> = {
  id: 'org_demo',
  siteKey: 'cpk_demo',
  secretKey: 'csk_demo',
};

/** A stand-in for the organization's account on the chain. */
export const ownerAddress = (organizationId: string): string =>
  `0x${createHash('sha256').update(`account of ${organizationId}`).digest('hex')}`;
