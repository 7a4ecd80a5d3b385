const words: Readonly<Record<string, string>> = {
  nan: 'NaN',
  inf: 'Infinity',
  '+inf': 'Infinity',
  infinity: 'Infinity',
  '+infinity': 'Infinity',
  '-inf': '-Infinity',
  '-infinity': '-Infinity',
};

/** Reads a FLOAT64 and writes it as BigQuery does, e.g. `1.5`, `1.0`, `1.0E21`, `NaN`. @returns undefined for what is none */
export function canonicalFloat(value: string | number): string | undefined {
  if (typeof value === 'number') return floatText(value);
  const text = value.trim();
  const word = words[text.toLowerCase()];
  if (word !== undefined) return word;
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? floatText(Number(text)) : undefined;
}

/** The shortest digits that give the same number back. */
export function floatText(value: number): string {
  if (Object.is(value, -0)) return '-0.0';
  if (!Number.isFinite(value)) return String(value);
  const [mantissa = '', exponent] = String(value).split('e');
  const whole = mantissa.includes('.') ? mantissa : `${mantissa}.0`;
  return exponent === undefined ? whole : `${whole}E${Number(exponent)}`;
}
