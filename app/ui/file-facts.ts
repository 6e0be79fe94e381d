import * as format from '../i18n/format.ts';
import type { Shape } from '../shape/shape.ts';

/** Kind, size and, of a recording, its length: what is known of it. */
export const fileFacts = (file: File, shape: Shape | null | undefined) =>
  format.facts(
    format.fileKind(file.name),
    format.fileSize(file.size),
    shape && format.duration(shape.seconds),
  );
