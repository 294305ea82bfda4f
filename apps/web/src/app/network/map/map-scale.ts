/** A bar of a round length: how many pixels wide it is, and what it says. */
export interface ScaleBar {
  readonly width: number;
  readonly text: string;
}

const longest = 96; // CSS pixels
const steps = [1, 2, 5] as const;

/** The longest bar of 1, 2 or 5 times a power of ten metres that fits. */
export function scaleBar(metresPerPixel: number): ScaleBar {
  const most = metresPerPixel * longest;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = power * (steps.findLast((step) => step * power <= most) ?? 1);
  const text = metres >= 1000 ? `${metres / 1000} km` : `${metres} m`;
  return { width: metres / metresPerPixel, text };
}
