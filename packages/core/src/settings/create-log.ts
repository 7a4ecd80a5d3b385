import { ConfigurationError } from '../errors/configuration-error.ts';
import type { Logger, LogLevel } from './logger.ts';

type Severity = Exclude<LogLevel, 'off'>;

/** Writes a line, if its severity is wanted. */
export type Log = (severity: Severity, message: string, event: object) => void;

const SEVERITIES: readonly Severity[] = ['error', 'warn', 'info', 'debug'];

/** @returns nothing when nothing is to be logged. @throws ConfigurationError for a level that there is not. */
export function createLog(
  { logger, logLevel }: { logger?: Logger | undefined; logLevel?: LogLevel | undefined },
  environmentLevel: string | undefined,
): Log | undefined {
  const level = logLevel ?? environmentLevel?.toLowerCase() ?? (logger ? 'warn' : 'off');
  if (level === 'off') return undefined;
  const shown = SEVERITIES.indexOf(level as Severity);
  if (shown === -1) {
    throw new ConfigurationError(
      `${JSON.stringify(level)} is no log level (logLevel, GENAI_BATCH_LOG). Set off, ${SEVERITIES.join(', ')}.`,
    );
  }
  return (severity, message, event) => {
    if (SEVERITIES.indexOf(severity) > shown) return;
    if (logger) logger[severity](`genai-batch: ${message}`, event);
    // To stderr, whatever the severity: stdout belongs to the program.
    else console.error(`genai-batch ${severity}: ${message}`);
  };
}
