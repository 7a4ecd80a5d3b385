/** Whether what is written to this address is packed with gzip: its name says so. */
export function isPackedName(address: string): boolean {
  return /\.gz$/i.test(address);
}
