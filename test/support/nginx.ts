import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';

const conf = fileURLToPath(new URL('../../demo/nginx.conf', import.meta.url));
const env = { ...process.env, PATH: `${process.env['PATH']}:/usr/sbin:/usr/local/sbin` };

/** A running nginx of one test, with demo/nginx.conf. */
export interface Nginx {
  url: string;
  close(): Promise<void>;
}

/** As in the repository, but for what an operator sets, and for what a user without rights needs. */
function adapted(text: string, { root, port, folder }: { root: string; port: number; folder: string }) {
  const changes: [string, string][] = [
    ['listen 80;', `listen 127.0.0.1:${port};`],
    ['server_name static.example;', 'server_name localhost;'],
    ['root /srv/ats-widget;', `root ${root};`],
    ['worker_processes auto;', 'worker_processes 1;'],
    [
      'http {',
      `http {\n access_log off;\n ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
        .map((name) => `${name}_temp_path ${folder}/${name};`)
        .join(' ')}`,
    ],
  ];
  return changes.reduce((changed, [from, to]) => {
    if (changed.split(from).length !== 2) throw new Error(`demo/nginx.conf has not one "${from}"`);
    return changed.replace(from, () => to);
  }, text);
}

/** Serves `root` on a free port. Throws what nginx has against the configuration. */
export async function startNginx(root: string): Promise<Nginx> {
  const folder = await mkdtemp(join(tmpdir(), 'nginx-'));
  const path = join(folder, 'nginx.conf');
  const log = join(folder, 'error.log');
  const port = await freePort();
  await writeFile(path, adapted(await readFile(conf, 'utf8'), { root, port, folder }));
  // As root it would give its requests to a user who may not read what this test has made.
  const user = process.getuid?.() === 0 ? 'user root;' : '';
  const args = (more: string) => [
    '-p',
    folder,
    '-c',
    path,
    '-e',
    log,
    '-g',
    `${user} pid ${folder}/pid; ${more}`,
  ];
  const checked = spawnSync('nginx', [...args(''), '-t', '-q'], { env, encoding: 'utf8' });
  if (checked.status !== 0) throw new Error(`nginx -t: ${checked.stderr}`);

  const child = spawn('nginx', args('daemon off;'), { env, stdio: 'inherit' });
  const ended = once(child, 'exit');
  const close = async () => {
    child.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true });
  };
  const url = `http://localhost:${port}`;
  while (!(await answers(url))) {
    if (child.exitCode !== null) throw new Error(`nginx ended: ${await readFile(log, 'utf8')}`);
    await pause(20);
  }
  return { url, close };
}

const answers = (url: string) =>
  fetch(url).then(
    () => true,
    () => false,
  );
