/** File name without folders and its last extension; a name that is all extension (`.png`) is kept whole. */
export function stemOf(name: string): string {
  return name.replace(/^.*\//, '').replace(/(?<=.)\.[^.]*$/, '')
}
