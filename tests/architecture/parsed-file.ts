import { parseSync, Visitor } from 'vite'

/**
 * How one file names another:
 * `static` is loaded with the file, `type` vanishes when compiled, `dynamic` is loaded on demand (`import()`), `url` is the start of
 * a graph of its own (`new URL('...', import.meta.url)`, as workers are named).
 */
export type ImportKind = 'static' | 'type' | 'dynamic' | 'url'

export interface Import {
  readonly kind: ImportKind
  /** As written, without a query such as `?raw`. */
  readonly specifier: string
}

export interface ParsedFile {
  /** Relative to the repository, `/`-separated. */
  readonly path: string
  readonly lineCount: number
  readonly imports: readonly Import[]
  readonly hasDefaultExport: boolean
  readonly mentionsAny: boolean
  /** Only hands on what other files export. */
  readonly onlyReExports: boolean
}

/** Parses TypeScript or JavaScript source. Throws on a syntax error. */
export function parseFile(path: string, text: string): ParsedFile {
  const { program, errors } = parseSync(path, text)
  if (errors[0] !== undefined) throw new Error(`${path}: ${errors[0].message}`)

  const imports: Import[] = []
  let hasDefaultExport = false
  let mentionsAny = false
  const add = (kind: ImportKind, specifier: string) => imports.push({ kind, specifier: specifier.replace(/\?.*$/, '') })

  new Visitor({
    ImportDeclaration: (node) => add(node.importKind === 'type' ? 'type' : 'static', node.source.value),
    ExportAllDeclaration: (node) => add(node.exportKind === 'type' ? 'type' : 'static', node.source.value),
    ExportNamedDeclaration: (node) => {
      if (node.source !== null) add(node.exportKind === 'type' ? 'type' : 'static', node.source.value)
      if (node.specifiers.some(({ exported }) => exported.type === 'Identifier' && exported.name === 'default')) {
        hasDefaultExport = true
      }
    },
    ExportDefaultDeclaration: () => {
      hasDefaultExport = true
    },
    ImportExpression: ({ source }) => {
      if (source.type === 'Literal' && typeof source.value === 'string') add('dynamic', source.value)
      else add('dynamic', '(computed)')
    },
    TSImportType: (node) => add('type', node.source.value),
    NewExpression: ({ callee, arguments: [address, base] }) => {
      if (callee.type !== 'Identifier' || callee.name !== 'URL' || base?.type !== 'MemberExpression') return
      if (base.object.type === 'MetaProperty' && address?.type === 'Literal' && typeof address.value === 'string') {
        add('url', address.value)
      }
    },
    TSAnyKeyword: () => {
      mentionsAny = true
    },
  }).visit(program)

  const importsOrReExports = program.body.every(
    (node) =>
      node.type === 'ImportDeclaration' ||
      node.type === 'ExportAllDeclaration' ||
      (node.type === 'ExportNamedDeclaration' && node.declaration === null),
  )
  return {
    path,
    lineCount: text === '' ? 0 : text.replace(/\n$/, '').split('\n').length,
    imports,
    hasDefaultExport,
    mentionsAny,
    onlyReExports: importsOrReExports && program.body.some((node) => node.type !== 'ImportDeclaration'),
  }
}
