import type { SwitchName } from './switches.ts';

/**
 * How it is known that the service does so: `recorded` from real answers, those of Google's own samples and users' among
 * them; `definition`, the published protocol; `documents`; `SDK`, the sources of Google's clients, and what they need;
 * `guess`, when nothing says so.
 */
export type Source = 'recorded' | 'definition' | 'documents' | 'SDK' | 'guess';

/** Whether the mock does so, does so in outline, or does not. */
export type Fidelity = 'faithful' | 'simplified' | 'missing';

/** Something that the service does, and what the mock makes of it. */
export interface Behaviour {
  /** A sentence about the service. */
  readonly what: string;
  readonly sources: readonly Source[];
  readonly fidelity: Fidelity;
  /** How the mock differs, or what was guessed. */
  readonly remark?: string;
  readonly switches?: readonly SwitchName[];
}

export interface BehaviourSection {
  readonly title: string;
  readonly behaviours: readonly Behaviour[];
}
