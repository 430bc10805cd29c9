import { edgesOf, isTest } from './import-graph.ts'
import type { ParsedFile } from './parsed-file.ts'

/**
 * Circles of imports of any kind, types included: whoever reads one file of a circle has to read them all.
 * @returns one chain of paths for each file that closes a circle
 */
export function cycles(files: readonly ParsedFile[]): string[] {
  const targets = new Map<string, string[]>()
  for (const { from, to } of edgesOf(files.filter(({ path }) => !isTest(path)))) {
    if (to !== null) targets.set(from.path, [...(targets.get(from.path) ?? []), to])
  }
  const found: string[] = []
  const done = new Set<string>()
  const visit = (path: string, trail: readonly string[]) => {
    const start = trail.indexOf(path)
    if (start >= 0) found.push([...trail.slice(start), path].join(' -> '))
    if (start >= 0 || done.has(path)) return
    for (const target of targets.get(path) ?? []) visit(target, [...trail, path])
    done.add(path)
  }
  for (const path of targets.keys()) visit(path, [])
  return found
}
