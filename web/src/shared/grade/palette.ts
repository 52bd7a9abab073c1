// Colours of an ordered grade scale: green-blue (best) over ochre to wine red (worst). Every colour carries white text at a
// contrast of at least 4.5 : 1, and the letter always stands beside the colour, so nothing rests on hue alone.
const ramp = [
  "#0a5a4f",
  "#0f6d5f",
  "#1b6682",
  "#35609c",
  "#6b6214",
  "#8a5708",
  "#a1470f",
  "#a3352b",
  "#7c1d33",
] as const;

export const no_grade_colour = "#5b6870";

// `rank` 0 is the best of `count` grades.
export function grade_colour(rank: number, count: number): string {
  if (rank < 0 || count < 1) return no_grade_colour;
  const place = count === 1 ? 0 : Math.round((rank * (ramp.length - 1)) / (count - 1));
  return ramp[Math.min(place, ramp.length - 1)] ?? no_grade_colour;
}

const channel = (value: number): number => {
  const share = value / 255;
  return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4; // not policy: luminance after WCAG
};

// Relative luminance, WCAG 2.2.
export function luminance(hex: string): number {
  const parts = [1, 3, 5].map((at) => channel(Number.parseInt(hex.slice(at, at + 2), 16)));
  const [red = 0, green = 0, blue = 0] = parts;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

export function contrast(first: string, second: string): number {
  const [light = 0, dark = 0] = [luminance(first), luminance(second)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}
