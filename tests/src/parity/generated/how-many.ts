/** Half of them on each service. */
export const GENERATED_CALLS = 1000;
/** The same calls every time; fast-check prints it, and the path to the smallest failing call, on failure. */
export const SEED = 20_260_131;
