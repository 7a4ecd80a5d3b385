/** `[█████░░░]`: `share` of `width` cells filled; a share outside 0 to 1 is cut to it. */
export function progressBar(share: number, width: number): string {
  const filled = Math.round(Math.min(1, Math.max(0, share)) * width);
  return `[${'█'.repeat(filled)}${'░'.repeat(width - filled)}]`;
}
