import { type Edge, edgesOf, folderOf, isTest } from './import-graph.ts'
import { fileExceptions, foldersOfSiblings, importTable, sharedSiblings, testPackages } from './import-table.ts'
import type { ParsedFile } from './parsed-file.ts'

/** Imports that the table does not allow. @returns one sentence for each */
export function forbiddenImports(files: readonly ParsedFile[]): string[] {
  return edgesOf(files).flatMap((edge) => {
    const reason = edge.to === null ? refusePackage(edge) : refuseFile(edge, edge.to)
    return reason === null ? [] : [`${edge.from.path} imports ${edge.to ?? edge.imported.specifier}: ${reason}`]
  })
}

/** Whether a package is on a list, where `*` stands for the rest of a name. */
export function listed(name: string, list: readonly string[]): boolean {
  return list.some((entry) => (entry.endsWith('*') ? name.startsWith(entry.slice(0, -1)) : name === entry))
}

function refusePackage({ from, imported: { kind, specifier } }: Edge): string | null {
  const folder = folderOf(from.path)
  if (folder === null) return null
  const rule = importTable[folder]
  if (rule === undefined) return `src/${folder} is not in the import table`
  if (listed(bare(specifier), rule.packages)) return null
  if (kind === 'type' && listed(specifier, rule.typePackages ?? [])) return null
  if (listed(specifier, fileExceptions[from.path] ?? [])) return null
  if (isTest(from.path) && listed(specifier, testPackages)) return null
  if (listed(specifier, rule.typePackages ?? [])) return `src/${folder} may import only its types`
  return `src/${folder} may not import this package`
}

/** A package's style sheets count as the package. */
function bare(specifier: string): string {
  return specifier.endsWith('.css') ? specifier.replace(/^((?:@[^/]+\/)?[^/]+)\/.*$/, '$1') : specifier
}

function refuseFile({ from }: Edge, to: string): string | null {
  const folder = folderOf(from.path)
  if (folder === null) return null
  const target = folderOf(to)
  if (target === null) return isTest(from.path) && /^(tests|public)\//.test(to) ? null : 'it is outside of src'
  if (target === folder) return refuseSibling(from.path, to)
  const rule = importTable[folder]
  if (rule === undefined) return `src/${folder} is not in the import table`
  if (rule.folders.includes(target) || rule.files?.includes(to) === true) return null
  return `src/${folder} may not import src/${target}`
}

function refuseSibling(from: string, to: string): string | null {
  if (isTest(from) && from.split('/').length === 3) return null // A test of the whole folder lies beside its siblings.
  const own = siblingOf(from)
  const other = siblingOf(to)
  if (own === null || other === null || own === other || sharedSiblings.includes(other)) return null
  return 'siblings never import each other'
}

/** `src/formats/coco` for a file of it; null where a folder has no siblings. */
function siblingOf(path: string): string | null {
  const [src, folder, sibling] = path.split('/')
  if (folder === undefined || sibling === undefined || !foldersOfSiblings.includes(folder)) return null
  return `${src}/${folder}/${sibling}`
}
