import type { Check } from './check-options.ts';
import { taking } from './checks.ts';

const PROJECT = /^(?:[a-z\d](?:[a-z\d.-]*[a-z\d])?:)?[a-z\d](?:[a-z\d-]*[a-z\d])?$/;
const LOCATION = /^[a-z](?:[a-z\d-]*[a-z\d])?$/;

/** A project's id or number; `example.com:my-project` is an old one. Shorter than Google's may be: tests like `p`. */
export function isProject(value: unknown): boolean {
  return typeof value === 'string' && PROJECT.test(value);
}

export function isLocation(value: unknown): boolean {
  return typeof value === 'string' && LOCATION.test(value);
}

export const projectWords = 'the id of a project, in small letters, digits and hyphens';
export const locationWords = 'a location such as us-central1';

export const project: Check = taking(projectWords, isProject);
export const location: Check = taking(locationWords, isLocation);
