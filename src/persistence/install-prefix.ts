/**
 * Prefix of every database, lock and channel name: two installations may share an origin, and must not share data. It is the
 * path that the page was served from; a worker is told by its name, because its own address is another.
 */
export function installPrefix(): string {
  if (typeof document === 'undefined') return self.name
  return `glossa:${new URL('.', document.baseURI).pathname}`
}
