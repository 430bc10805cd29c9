import { listed } from './check-imports.ts'
import { type Edge, edgesOf, folderOf, isTest } from './import-graph.ts'
import { reactFolders, reactPackages } from './import-table.ts'
import type { ParsedFile } from './parsed-file.ts'

/**
 * Workers and the command line have no document: nothing they load at start, at any distance, may be a React part. What is loaded on
 * demand, as viewers are, and types are not followed.
 * @returns for each React part reached, the chain of files that leads to it
 */
export function reactReachedFromWorkers(files: readonly ParsedFile[]): string[] {
  const loaded = new Map<string, Edge[]>()
  for (const edge of edgesOf(files)) {
    if (edge.imported.kind === 'static') loaded.set(edge.from.path, [...(loaded.get(edge.from.path) ?? []), edge])
  }
  const found: string[] = []
  const seen = new Set<string>()
  const visit = (path: string, trail: readonly string[]) => {
    if (seen.has(path)) return
    seen.add(path)
    for (const { to, imported } of loaded.get(path) ?? []) {
      const chain = [...trail, path]
      if (isReactPart(to, imported.specifier)) found.push([...chain, to ?? imported.specifier].join(' -> '))
      else if (to !== null) visit(to, chain)
    }
  }
  for (const { path } of files) {
    if (!isTest(path) && ['workers', 'cli'].includes(folderOf(path) ?? '')) visit(path, [])
  }
  return found
}

function isReactPart(path: string | null, specifier: string): boolean {
  if (path === null) return listed(specifier, reactPackages)
  return path.endsWith('.tsx') || reactFolders.includes(folderOf(path) ?? '')
}
