const TIME = /(\d{1,2}):(\d{1,2}):(\d{1,2})(?:\.(\d{1,6})\d*)?/.source;
const DATE = /(\d{4})-(\d{1,2})-(\d{1,2})/.source;
const ZONE = /\s*(Z|UTC|[+-]\d{1,2}(?::?\d{2})?)?/.source;
const datePattern = new RegExp(`^${DATE}$`);
const timePattern = new RegExp(`^${TIME}$`);
const datetimePattern = new RegExp(`^${DATE}(?:[T ]${TIME})?$`, 'i');
const timestampPattern = new RegExp(`^${DATE}(?:[T ]${TIME})?${ZONE}$`, 'i');

type Parts = readonly (string | undefined)[];

/** `2026-01-31`. @returns undefined for what is no date */
export function canonicalDate(text: string): string | undefined {
  const [, ...parts] = datePattern.exec(text.trim()) ?? [];
  return dateText(parts);
}

/** `12:30:00`, or `12:30:00.250000`. @returns undefined for what is no time of day */
export function canonicalTime(text: string): string | undefined {
  const match = timePattern.exec(text.trim());
  return match ? timeText(match.slice(1)) : undefined;
}

/** `2026-01-31T12:30:00`. @returns undefined for what is no date and time */
export function canonicalDatetime(text: string): string | undefined {
  const [, ...parts] = datetimePattern.exec(text.trim()) ?? [];
  const date = dateText(parts.slice(0, 3));
  const time = timeText(parts.slice(3));
  return date === undefined || time === undefined ? undefined : `${date}T${time}`;
}

/** Microseconds since 1970 of a moment; without a zone it is in UTC. @returns undefined for what is none */
export function timestampMicros(text: string): bigint | undefined {
  const [, ...parts] = timestampPattern.exec(text.trim()) ?? [];
  const date = dateText(parts.slice(0, 3));
  const time = timeText(parts.slice(3, 7));
  if (date === undefined || time === undefined) return undefined;
  const [clock = '', fraction = ''] = time.split('.');
  const micros = BigInt(Date.parse(`${date}T${clock}Z`)) * 1000n + BigInt(fraction || '0') - zoneMicros(parts[7]);
  return isInRange(micros) ? micros : undefined;
}

/** The same of seconds since 1970. */
export function micros(seconds: number): bigint | undefined {
  const value = Number.isFinite(seconds) ? BigInt(Math.round(seconds * 1e6)) : undefined;
  return value !== undefined && isInRange(value) ? value : undefined;
}

/** `2026-01-31 12:30:00 UTC`, with as many digits of a second as it has: none, three or six. */
export function timestampText(micros: bigint, end = ' UTC'): string {
  const fraction = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n;
  const seconds = new Date(Number((micros - fraction) / 1000n)).toISOString().slice(0, 19).replace('T', ' ');
  const digits = String(fraction).padStart(6, '0');
  const shown = fraction === 0n ? '' : `.${digits.endsWith('000') ? digits.slice(0, 3) : digits}`;
  return `${seconds}${shown}${end}`;
}

function dateText([year = '', month = '', day = '']: Parts): string | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  const isDate = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) && text >= '0001';
  return isDate ? text : undefined;
}

function timeText([hour = '0', minute = '0', second = '0', fraction = '']: Parts): string | undefined {
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const micros = fraction.padEnd(6, '0');
  const clock = [hour, minute, second].map((part) => part.padStart(2, '0')).join(':');
  return micros === '000000' ? clock : `${clock}.${micros}`;
}

function zoneMicros(zone: string | undefined): bigint {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(zone ?? '') ?? [];
  const span = BigInt((Number(hours) * 60 + Number(minutes)) * 60) * 1_000_000n;
  return sign === '-' ? -span : span;
}

const FIRST = BigInt(Date.parse('0001-01-01T00:00:00Z')) * 1000n;
const LAST = BigInt(Date.parse('9999-12-31T23:59:59.999Z')) * 1000n + 999n;

function isInRange(micros: bigint): boolean {
  return micros >= FIRST && micros <= LAST;
}
