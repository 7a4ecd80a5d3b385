import type { DefectTable } from './defect.ts';
import { fileDefects, type FileDefect } from './file-defects.ts';

/** What can be wrong with a file for a model of one's own on Vertex AI: what an instance is, only its container knows. */
export type OwnModelDefect = FileDefect;

export const ownModelDefects: DefectTable<OwnModelDefect> = {
  ...fileDefects,
  'not-an-object': {
    description: 'a line that is a list instead of an object, which a model may well take',
    effect: 'accepted',
    damage: fileDefects['not-an-object'].damage,
  },
};
