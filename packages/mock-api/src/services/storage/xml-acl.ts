/** `public-read` is `publicRead` in JSON. */
export function xmlAcl(name: string | undefined): string | undefined {
  return name?.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
