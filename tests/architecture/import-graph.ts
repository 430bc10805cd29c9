import { posix } from 'node:path'
import type { Import, ParsedFile } from './parsed-file.ts'

export interface Edge {
  readonly from: ParsedFile
  readonly imported: Import
  /** Path relative to the repository, or null for a package. */
  readonly to: string | null
}

/** Every import of every file, relative ones resolved to paths. */
export function edgesOf(files: readonly ParsedFile[]): readonly Edge[] {
  const paths = new Set(files.map(({ path }) => path))
  return files.flatMap((from) =>
    from.imports.map((imported) => ({ from, imported, to: resolve(from.path, imported, paths) })),
  )
}

/** Tests and what only tests use are no part of the product. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || path.startsWith('tests/')
}

/** First folder under `src`; files directly in it belong to the app. Null outside of `src`. */
export function folderOf(path: string): string | null {
  const [top, folder, ...rest] = path.split('/')
  if (top !== 'src' || folder === undefined) return null
  return rest.length === 0 ? 'app' : folder
}

function resolve(importer: string, { kind, specifier }: Import, paths: ReadonlySet<string>): string | null {
  if (!/^\.\.?(\/|$)/.test(specifier) && kind !== 'url') return null
  const path = posix.normalize(posix.join(posix.dirname(importer), specifier))
  const candidates = [path, `${path}.ts`, `${path}.tsx`, `${path}/index.ts`, `${path}/index.tsx`]
  return candidates.find((candidate) => paths.has(candidate)) ?? path
}
