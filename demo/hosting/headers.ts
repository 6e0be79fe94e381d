/** Nothing of it is used by the frame but the clipboard, so that nothing else can be delegated to it. */
export const FRAME_PERMISSIONS = [
  'accelerometer',
  'autoplay',
  'camera',
  'display-capture',
  'encrypted-media',
  'fullscreen',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'picture-in-picture',
  'publickey-credentials-get',
  'screen-wake-lock',
  'usb',
  'xr-spatial-tracking',
]
  .map((feature) => `${feature}=()`)
  .join(', ');

/** Headers of a hosted file, whatever its cache rule; demo/nginx.conf sends the same. */
export function fileHeaders(path: string): Record<string, string> {
  return {
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    ...(/(^|\/)frame\/[^/]+\.html$/.test(path) && {
      // A host page under COEP loads only frames that are under it too.
      'Cross-Origin-Embedder-Policy': 'require-corp',
      'Permissions-Policy': FRAME_PERMISSIONS,
    }),
  };
}
