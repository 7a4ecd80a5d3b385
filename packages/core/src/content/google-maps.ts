import type { AuthConfig } from './auth-config.ts';

/** The model may look things up in Google Maps. */
export interface GoogleMaps {
  authConfig?: AuthConfig;
  enableWidget?: boolean;
  /** Vertex AI only. */
  groundingTypes?: GoogleMapsGroundingTypes;
}

/** What to look up in Google Maps. Vertex AI only. */
export interface GoogleMapsGroundingTypes {
  places?: GoogleMapsPlaces;
  routing?: GoogleMapsRouting;
}

/** Look up places. */
export interface GoogleMapsPlaces {}

/** Look up routes. */
export interface GoogleMapsRouting {}
