import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import type { Figure } from './figure.ts';

const kilobytes = (bytes: number): string => `${(bytes / 1024).toFixed(1)} KiB`;

/** Bundled and minified size, gzipped; `external` keeps dependencies out of it. */
async function gzippedSize(name: string, external: boolean): Promise<{ start: number; all: number }> {
  const bundle = await rolldown({
    input: fileURLToPath(import.meta.resolve(name)),
    platform: 'node',
    ...(external ? { external: (id: string) => !id.startsWith('.') && !id.startsWith('/') } : {}),
  });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  await bundle.close();
  const chunks = output.filter((part) => part.type === 'chunk');
  const size = (wanted: typeof chunks): number => wanted.reduce((sum, chunk) => sum + gzipSync(chunk.code).length, 0);
  const first = chunks.filter((chunk) => chunk.isEntry);
  const early = new Set(first.flatMap((chunk) => [chunk.fileName, ...chunk.imports]));
  return { start: size(chunks.filter((chunk) => early.has(chunk.fileName))), all: size(chunks) };
}

/** Core's main entry, and that with all it can load later, without dependencies; beside the whole official SDK. */
export async function bundleSize(): Promise<readonly Figure[]> {
  const ours = await gzippedSize('@genai-batch/core', true);
  const official = await gzippedSize('@google/genai', false);
  return [
    {
      what: 'core: main entry bundled, gzipped, without dependencies',
      ours: kilobytes(ours.start),
      beside: `@google/genai, whole: ${kilobytes(official.all)}`,
      ratio: ours.start / official.all,
      aim: 'under 30 kB',
      met: ours.start < 30_000,
    },
    {
      what: 'core: the same with all that it loads when first used',
      ours: kilobytes(ours.all),
      beside: `@google/genai, whole: ${kilobytes(official.all)}`,
      ratio: ours.all / official.all,
      aim: 'less than the official SDK',
      met: ours.all < official.all,
    },
  ];
}
