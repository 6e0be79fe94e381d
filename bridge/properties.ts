/** The properties that mirror an attribute, with what an absent one reads as. */
const MIRRORED = {
  siteKey: null,
  atsUrl: null,
  network: 'testnet',
  mode: 'register',
  externalUserId: null,
  maxFileSize: null,
  errorCodes: 'dotted',
  verify: 'report',
  frameUrl: null,
  loading: 'eager',
};

export const mirrored = Object.keys(MIRRORED);

export const attributeOf = (property: string) =>
  property.replace(/[A-Z]/g, (letter) => '-' + letter.toLowerCase());

export function reflect(element: Element, attribute: string, value: unknown) {
  if (value === null || value === undefined) element.removeAttribute(attribute);
  else element.setAttribute(attribute, value as string);
}

/** Gives a prototype the accessors it has not got: readable and writable, as frameworks expect. */
export function mirrorAttributes(prototype: object) {
  for (const [property, absent] of Object.entries(MIRRORED)) {
    const attribute = attributeOf(property);
    if (property in prototype) continue;
    Object.defineProperty(prototype, property, {
      get(this: Element) {
        return this.getAttribute(attribute) ?? absent;
      },
      set(this: Element, value: unknown) {
        reflect(this, attribute, value);
      },
    });
  }
}
