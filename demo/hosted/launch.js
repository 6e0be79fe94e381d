/** `npm start`. Plain JavaScript, so that it can say what is missing where nothing is built yet. */
import { existsSync } from 'node:fs';

const server = new URL('../../dist/server/start.js', import.meta.url);
if (!existsSync(server)) {
  console.error('Nothing is built yet: npm run build comes first.');
  process.exit(1);
}
await import(server.href);
