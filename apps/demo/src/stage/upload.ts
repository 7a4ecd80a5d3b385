import { Storage } from '@google-cloud/storage';

/** Writes rows as JSON Lines beside the results and gives the file's `gs://` address. */
export async function uploadRows(dest: string, name: string, rows: readonly object[]): Promise<string> {
  const [, bucket, prefix = ''] = /^gs:\/\/([^/]+)\/?(.*?)\/?$/u.exec(dest) ?? [];
  if (bucket === undefined) throw new Error(`${dest} is not a gs:// address`);
  const path = `${prefix === '' ? '' : `${prefix}/`}input/${name}`;
  const storage = new Storage();
  await storage
    .bucket(bucket)
    .file(path)
    .save(rows.map((row) => `${JSON.stringify(row)}\n`).join(''), {
      contentType: 'application/jsonl',
      resumable: false,
    });
  return `gs://${bucket}/${path}`;
}
