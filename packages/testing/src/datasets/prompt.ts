const tasks = [
  'Sum up in one sentence',
  'Translate into Portuguese',
  'Say whether this is praise or a complaint',
  'Name the products in this message',
  'Write a friendly reply to',
  'Give a headline for',
] as const;

const messages = [
  'The kettle arrived with a dented lid, but it boils.',
  'Where is the bicycle that I ordered in March?',
  'Your gardener saved our pear tree. Thank you!',
  'The second lamp flickers when the radio is on.',
  'Can the blue chair be had without arms?',
  'I was charged twice for one ticket to Porto.',
  'The jam jars leaked over the books in the same parcel.',
  'My grandmother found the hearing aid easy to set up.',
] as const;

/** A text for a model to work on: the same for the same seed and number, and another for every number. */
export function promptOf(seed: number, number: number): string {
  const chance = mixed(seed, number);
  return `${tasks[chance % tasks.length]} (no. ${number}): “${messages[(chance >>> 8) % messages.length]}”`;
}

/** 32 bits that look like chance, from two numbers. The constants are those of MurmurHash3's last step. */
function mixed(seed: number, number: number): number {
  let bits = (Math.imul(seed, 0x9e3779b1) + number) | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
