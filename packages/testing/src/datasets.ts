export { broken, defectsOf, type DefectNames } from './datasets/defects/broken.ts';
export type { Defect, DefectEffect } from './datasets/defects/defect.ts';
export type { JsonLines } from './datasets/json-lines.ts';
export { jsonl, type DatasetBuilder, type RowFamily } from './datasets/jsonl.ts';
export type { DatasetOptions, DetailedRowSpec, RowSpec } from './datasets/row-spec.ts';
