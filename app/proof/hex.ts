/** Hex is hex in either case, with or without its prefix. By itself: a screen that compares needs no hashing. */
export const bareHex = (hex: string) => hex.toLowerCase().replace(/^0x/, '');
