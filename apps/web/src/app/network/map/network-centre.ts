import type { ContactPointLocation } from '@quartiersforum/domain';

/** The middle of Bottrop, where a map begins that has nothing to show. Source: the city's entry in Wikipedia, rounded. */
export const networkCentre: ContactPointLocation = { latitude: 51.525, longitude: 6.923 };
