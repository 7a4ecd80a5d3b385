/** Says what is wrong with a field, and gives nothing back, e.g. `report('input_config.gcs_source.uris', 'Required field is not set.')`. */
export type Report = (field: string, description: string) => undefined;

export const NOT_SET = 'Required field is not set.';
