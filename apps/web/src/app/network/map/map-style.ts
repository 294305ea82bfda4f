import type { StyleSpecification } from 'maplibre-gl';

/**
 * What the map is drawn on. Nothing without a configured address, so that no request leaves the house; an address with `{z}` names
 * tiles, any other a style.
 */
export function mapStyle(styleUrl: string | null): StyleSpecification | string {
  if (styleUrl === null) return plainGround;
  if (!styleUrl.includes('{z}')) return styleUrl;
  return {
    version: 8,
    sources: {
      tiles: {
        ...{ type: 'raster', tiles: [styleUrl], tileSize: 256 },
        attribution: new URL(styleUrl).hostname,
      },
    },
    layers: [{ id: 'tiles', type: 'raster', source: 'tiles' }],
  };
}

/** Transparent: the ground's colour is the page's own. */
export const plainGround: StyleSpecification = { version: 8, sources: {}, layers: [] };
