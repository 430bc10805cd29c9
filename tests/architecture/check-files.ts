import { isTest } from './import-graph.ts'
import { defaultExportNames, maxLines } from './import-table.ts'
import type { ParsedFile } from './parsed-file.ts'

/** Files of the product that only hand on what others export. */
export function barrels(files: readonly ParsedFile[]): string[] {
  return files.filter(({ path, onlyReExports }) => onlyReExports && !isTest(path)).map(({ path }) => path)
}

/** Files longer than any file should be, tests included. */
export function tooLong(files: readonly { path: string; lineCount: number }[]): string[] {
  return files
    .filter(({ lineCount }) => lineCount > maxLines)
    .map(({ path, lineCount }) => `${path} has ${lineCount} lines, at most ${maxLines} are allowed`)
}

export function unexpectedDefaultExports(files: readonly ParsedFile[]): string[] {
  return files
    .filter(({ path, hasDefaultExport }) => hasDefaultExport && path.startsWith('src/'))
    .filter(({ path }) => !defaultExportNames.some((name) => name.test(path)))
    .map(({ path }) => path)
}

/** Files that switch the type checker off with `any`. */
export function filesWithAny(files: readonly ParsedFile[]): string[] {
  return files.filter(({ mentionsAny }) => mentionsAny).map(({ path }) => path)
}

/** Imports whose file is known only at run time: nothing can check those. */
export function computedImports(files: readonly ParsedFile[]): string[] {
  return files
    .filter(
      ({ path, imports }) => path.startsWith('src/') && imports.some(({ specifier }) => specifier === '(computed)'),
    )
    .map(({ path }) => path)
}
