/** File and title of a new work. */
import { drag } from './drag.ts';
import type { Walk } from './scene.ts';
import { audio, score } from './files.ts';

const MEGABYTE = 2 ** 20;

const file: Walk = {
  'file-empty': async (stage) => {
    await stage.open({ attributes: { 'max-file-size': String(MEGABYTE / 2) } });
    await stage.heading(stage.m.file.heading).waitFor();
  },
  'file-dragged-over': async (stage) => {
    await drag(stage, 'dragover');
    await stage.text(stage.m.file.dropNow).waitFor();
  },
  'file-required': async (stage) => {
    await drag(stage, 'dragleave');
    await stage.person.continue();
    await stage.text(stage.m.file.required).waitFor();
  },
  'file-zero-bytes': async (stage) => {
    await stage.person.chooseFile({ ...audio, buffer: Buffer.alloc(0) });
    await stage.text(stage.m.file.empty).waitFor();
  },
  'file-too-large': async (stage) => {
    await stage.person.chooseFile({
      ...audio,
      name: 'low-tide-all-stems-and-every-take-from-the-second-session-in-march-final-v3.wav',
      buffer: Buffer.alloc(MEGABYTE),
    });
    await stage.widget.getByRole('alert').waitFor();
  },
  'file-score': async (stage) => {
    await stage.person.chooseFile(score);
    await stage.widget.getByRole('alert').waitFor({ state: 'detached' });
  },
  'file-audio': async (stage) => {
    await stage.person.chooseFile(audio);
    await stage.text(audio.name).waitFor();
  },
  'file-folder': async (stage) => {
    await drag(stage, 'drop', 'folder');
    await stage.text(stage.m.file.folder).waitFor();
  },
  'title-empty': async (stage) => {
    await stage.person.continue();
    await stage.heading(stage.m.title.heading).waitFor();
  },
  'title-required': async (stage) => {
    await stage.person.continue();
    await stage.text(stage.m.title.problem.required).waitFor();
  },
  'title-near-limit': async (stage) => {
    await stage.person.typeTitle(
      'The tide that went out and never came back to the quiet harbour '.repeat(3),
    );
    await stage.widget.getByRole('alert').waitFor({ state: 'detached' });
  },
  'title-too-long': async (stage) => {
    await stage.person.typeTitle('Low tide, '.repeat(21));
    await stage.person.continue();
    await stage.text(stage.m.title.problem.tooLong).waitFor();
  },
  'title-offline': async (stage) => {
    await stage.person.typeTitle('Low Tide');
    await stage.page.context().setOffline(true);
    await stage.text(stage.m.hold.offline).waitFor();
  },
};

const taken: Walk = {
  'title-taken': async (stage) => {
    const fault = { on: 'POST /v1/works/init', code: 'registration.duplicate_title', times: -1 };
    await stage.submit({ faults: [fault] });
    await stage.text(stage.m.title.problem.taken).waitFor();
  },
};

export const form = [file, taken];
