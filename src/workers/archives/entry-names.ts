/** Files that systems leave in folders and archives, of no use to anyone else: passed over without a word but counted. */
export function isSystemFile(path: string): boolean {
  const parts = path.split('/')
  const name = parts.at(-1) ?? ''
  return parts.includes('__MACOSX') || name.startsWith('._') || systemNames.has(name.toLowerCase())
}

const systemNames: ReadonlySet<string> = new Set(['.ds_store', 'thumbs.db', 'ehthumbs.db', 'desktop.ini', '.directory'])

/**
 * Why an entry of an archive must not be taken by its name, as a program that unpacked it would be led astray; undefined for a plain
 * relative path.
 */
export function nameFault(
  path: string,
): 'absolute' | 'parent' | 'backslash' | 'drive' | 'control' | 'empty' | undefined {
  if (path === '') return 'empty'
  if (path.includes('\\')) return 'backslash'
  if (path.startsWith('/')) return 'absolute'
  if (/^[A-Za-z]:/.test(path)) return 'drive'
  if (path.split('/').includes('..')) return 'parent'
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
  return /[\u0000-\u001f\u007f]/.test(path) ? 'control' : undefined
}
