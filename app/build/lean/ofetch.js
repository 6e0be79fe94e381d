/** The one caller names method, headers and type of the reply itself, repeats itself, and has no hooks. */
export const createFetchError = ({ error }) => error;
export const resolveFetchOptions = (request, { headers, ...options }) => ({
  ...options,
  headers: new Headers(headers),
});
export const isJSONSerializable = (value) => value.constructor === Object;
export function detectResponseType() {
  throw new Error('This option of ofetch is not built in.');
}
