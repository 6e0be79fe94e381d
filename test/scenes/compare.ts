/** A file beside the versions of a work. */
import { createHash } from 'node:crypto';
import { drag } from './drag.ts';
import { audio, score } from './files.ts';
import type { Walk } from './scene.ts';
import type { Stage } from './stage.ts';

const hash = (bytes: Buffer | string) => `0x${createHash('sha256').update(bytes).digest('hex')}`;
const version = (number: number, media_hash: string | null) => ({
  version: number,
  commitment: hash(`commitment ${number}`),
  tx_hash: hash(`transaction ${number}`),
  asset_filename: audio.name,
  registered_at: `2025-0${number}-12T12:00:00Z`,
  registered_at_block: 999_000 + number,
  media_hash,
});

async function open(stage: Stage, hashes: (string | null)[]) {
  const versions = hashes.map((each, index) => version(index + 1, each));
  await stage.open({
    attributes: { mode: 'download', 'external-user-id': 'demo-user' },
    settings: { seedWorks: 120 },
    faults: [{ on: 'GET /v1/works/*/versions', times: -1, patch: { versions } }],
  });
  await stage.row('Hidden Signal 5').click();
  await stage.widget.getByRole('article').first().waitFor();
}

const choose = (stage: Stage, name: string) => stage.person.chooseFile({ ...score, name });

/** A worker that stops at two fifths of its file, and a file that cannot be read. */
const content = `window.Worker = class {
  postMessage({ room }) {
    if (room) setTimeout(() => this.onmessage({ data: { room, hashed: ${score.buffer.length * 0.4} } }));
  }
  terminate() {}
};
const { stream } = File.prototype;
File.prototype.stream = function () {
  if (this.name === 'gone.wav') throw new DOMException('It is gone', 'NotReadableError');
  return stream.call(this);
};`;

const found: Walk = {
  'detail-file-over': async (stage) => {
    await open(stage, [null, hash(audio.buffer), hash(audio.buffer)]);
    await drag(stage, 'dragover');
    await stage.widget.locator('[data-over]').waitFor();
  },
  'detail-file-same': async (stage) => {
    await drag(stage, 'dragleave');
    await stage.person.chooseFile(audio);
    await stage.text(stage.m.compare.mark.same).waitFor();
  },
  'detail-file-some': async (stage) => {
    await stage.person.chooseFile(score);
    await stage.text(stage.m.compare.some).waitFor();
  },
  'detail-file-empty': async (stage) => {
    await stage.person.chooseFile({ ...score, buffer: Buffer.alloc(0) });
    await stage.text(stage.m.file.empty).waitFor();
  },
  'detail-folder': async (stage) => {
    await drag(stage, 'drop', 'folder');
    await stage.text(stage.m.file.folder).waitFor();
  },
};

const others: Walk = {
  'detail-file-other': async (stage) => {
    await open(stage, [hash('one'), hash('another')]);
    await choose(stage, 'low-tide-all-stems-and-every-take-from-the-second-session-in-march-final-v3.wav');
    await stage.text(stage.m.compare.other).waitFor();
  },
  'detail-proof-different': async (stage) => {
    await stage.widget.getByRole('button', { name: stage.m.versions.proof }).first().click();
    await stage.text(stage.m.versions.noProof.different).waitFor();
  },
};

const unknown: Walk = {
  'detail-file-unknown': async (stage) => {
    await open(stage, [null, null]);
    await stage.person.chooseFile(score);
    await stage.text(stage.m.compare.unknown).waitFor();
  },
};

const unread: Walk = {
  'detail-file-reading': async (stage) => {
    await stage.page.addInitScript({ content });
    await open(stage, [hash('one')]);
    await choose(stage, 'long.wav');
    await stage.widget.locator('[aria-valuenow="40"]').waitFor();
  },
  'detail-file-unread': async (stage) => {
    await choose(stage, 'gone.wav');
    await stage.text(stage.m.compare.unread).waitFor();
  },
};

export const compare = [found, others, unknown, unread];
