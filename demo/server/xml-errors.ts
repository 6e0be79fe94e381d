import { newRequestId } from './errors.ts';

const escapeXml = (text: string): string =>
  text.replace(/[<>&]/g, (character) => `&#${character.codePointAt(0)};`);

/** A refusal in the XML an object storage answers with. */
export function storageError(
  status: number,
  code: string,
  message: string,
  extra: Record<string, string> = {},
): Response {
  const fields = { Code: code, Message: message, ...extra, RequestId: newRequestId() };
  const inner = Object.entries(fields).map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`);
  return new Response(`<?xml version="1.0" encoding="UTF-8"?>\n<Error>${inner.join('')}</Error>`, {
    status,
    headers: { 'Content-Type': 'application/xml' },
  });
}
