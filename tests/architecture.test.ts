import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { cycles } from './architecture/check-cycles.ts'
import {
  barrels,
  computedImports,
  filesWithAny,
  tooLong,
  unexpectedDefaultExports,
} from './architecture/check-files.ts'
import { forbiddenImports } from './architecture/check-imports.ts'
import { reactReachedFromWorkers } from './architecture/check-react-free.ts'
import { strayLiterals, unknownTokens } from './architecture/check-styles.ts'
import { parseFile } from './architecture/parsed-file.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const paths = ['src', 'tests', 'scripts'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => /\.(tsx?|mjs|css)$/.test(path)),
)
const texts = paths.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
const files = texts.filter(({ path }) => !path.endsWith('.css')).map(({ path, text }) => parseFile(path, text))
const styles = texts
  .filter(({ path }) => path.endsWith('.css'))
  .map(({ path, text }) => ({ path, text, lineCount: text.split('\n').length }))

test('every folder imports only what the import table of tests/architecture/import-table.ts allows', () => {
  expect(forbiddenImports(files)).toEqual([])
})

test('imports form no circle', () => {
  expect(cycles(files)).toEqual([])
})

test('workers and the command line load no React part', () => {
  expect(reactReachedFromWorkers(files)).toEqual([])
})

test('no file only hands on what others export', () => {
  expect(barrels(files)).toEqual([])
})

test('no file is longer than 500 lines', () => {
  expect(tooLong([...files, ...styles])).toEqual([])
})

test('default exports stand only where React.lazy needs them', () => {
  expect(unexpectedDefaultExports(files)).toEqual([])
})

test('no type is any', () => {
  expect(filesWithAny(files)).toEqual([])
})

test('every imported file is named in the source', () => {
  expect(computedImports(files)).toEqual([])
})

test('style sheets take colours, font sizes, radii and durations from src/ui/tokens.css', () => {
  expect(strayLiterals(styles)).toEqual([])
})

test('every token in use is defined', () => {
  expect(unknownTokens(styles)).toEqual([])
})
