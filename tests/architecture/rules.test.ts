import { describe, expect, test } from 'vitest'
import { cycles } from './check-cycles.ts'
import { barrels, computedImports, filesWithAny, tooLong, unexpectedDefaultExports } from './check-files.ts'
import { forbiddenImports } from './check-imports.ts'
import { reactReachedFromWorkers } from './check-react-free.ts'
import { parseFile } from './parsed-file.ts'

/** A repository in memory: path to source. */
function repository(sources: Readonly<Record<string, string>>) {
  return Object.entries(sources).map(([path, text]) => parseFile(path, text))
}

describe('the import table', () => {
  const forbidden: readonly [path: string, source: string][] = [
    ['src/lib/a.ts', `import { z } from 'zod'`],
    ['src/lib/a.ts', `import { b } from '../domain/b.ts'`],
    ['src/domain/a.ts', `import { createStore } from 'zustand/vanilla'`],
    ['src/domain/a.ts', `import { readFileSync } from 'node:fs'`],
    ['src/domain/a.ts', `import type { Tool } from '../contracts/tool.ts'`],
    ['src/contracts/a.ts', `import { useState } from 'react'`],
    ['src/contracts/a.ts', `import { type ComponentType } from 'react'`],
    ['src/session/a.ts', `import { Dexie } from 'dexie'`],
    ['src/session/a.ts', `import { b } from '../persistence/b.ts'`],
    ['src/session/a.ts', `import { createContext } from 'react'`],
    ['src/persistence/a.ts', `import { b } from '../session/b.ts'`],
    ['src/imaging/a.ts', `import type { Modality } from '../contracts/modality.ts'`],
    ['src/formats/coco/index.ts', `import { b } from '../../persistence/b.ts'`],
    ['src/formats/coco/index.ts', `import { b } from '../brat/b.ts'`],
    ['src/formats/coco/index.ts', `export { b } from '../brat/b.ts'`],
    ['src/formats/coco/index.ts', `const b = await import('../brat/b.ts')`],
    ['src/formats/coco/index.ts', `type B = import('../brat/b.ts').B`],
    ['src/interchange/a.ts', `import { b } from '../formats/coco/b.ts'`],
    ['src/terminology/rf2/a.ts', `import { b } from '../obo/b.ts'`],
    ['src/terminology/index/a.ts', `import { b } from '../obo/b.ts'`],
    ['src/modalities/image/a.ts', `import { b } from '../text/b.ts'`],
    ['src/modalities/image/a.ts', `import { b } from '../../panels/label-panel/b.ts'`],
    ['src/modalities/image/a.ts', `import { b } from '../../persistence/b.ts'`],
    ['src/panels/label-panel/a.tsx', `import { Layer } from 'react-konva'`],
    ['src/panels/label-panel/a.tsx', `import { b } from '../concept-picker/b.ts'`],
    ['src/panels/label-panel/a.test.tsx', `import { b } from '../concept-picker/b.ts'`],
    ['src/panels/shared.ts', `import { b } from './concept-picker/b.ts'`],
    ['src/ui/a.tsx', `import type { Label } from '../domain/records/label.ts'`],
    ['src/pages/cases/a.tsx', `import { b } from '../../app/b.ts'`],
    ['src/pages/cases/a.tsx', `import { b } from '../projects/b.ts'`],
    ['src/pages/cases/a.tsx', `import Konva from 'konva'`],
    ['src/pages/cases/a.tsx', `import { Dexie } from 'dexie'`],
    ['src/workers/a.ts', `import { b } from '../pages/cases/b.ts'`],
    ['src/workers/a.ts', `import { b } from '../app/routes.ts'`],
    ['src/cli/a.ts', `import { Button } from '@mantine/core'`],
    ['src/app/a.ts', `import _ from 'lodash'`],
    ['src/app/a.ts', `import { b } from '../../tests/b.ts'`],
    ['src/novelty/a.ts', `import { b } from '../lib/b.ts'`],
    ['src/pages/cases/a.tsx', `new Worker(new URL('../../app/b.ts', import.meta.url), { type: 'module' })`],
  ]
  test.each(forbidden)('%s must not contain: %s', (path, source) => {
    expect(forbiddenImports(repository({ [path]: source }))).toHaveLength(1)
  })

  const allowed: readonly [path: string, source: string][] = [
    ['src/domain/a.ts', `import { z } from 'zod'`],
    ['src/contracts/a.ts', `import type { ComponentType } from 'react'`],
    ['src/session/session-context.ts', `import { createContext } from 'react'`],
    ['src/formats/coco/index.ts', `import { b } from '../../interchange/b.ts'`],
    ['src/formats/coco/index.ts', `import { b } from './write.ts'`],
    ['src/terminology/rf2/a.ts', `import { b } from '../index/b.ts'`],
    ['src/modalities/image/Viewer.tsx', `import { Layer } from 'react-konva'`],
    ['src/workers/a.ts', `import { b } from '../app/composition.ts'`],
    ['src/cli/a.ts', `import { createReadStream } from 'node:fs'`],
    ['src/pages/cases/a.tsx', `new Worker(new URL('../../workers/b.ts', import.meta.url), { type: 'module' })`],
    ['src/app/a.tsx', `import '@mantine/core/styles.css'`],
    ['src/main.tsx', `import { b } from './app/b.ts'`],
    ['src/lib/a.test.ts', `import { test } from 'vitest'; import { film } from '../../tests/fixtures/film.ts'`],
    [
      'src/panels/inspector.test.tsx',
      `import { a } from './label-panel/a.ts'; import { b } from './concept-picker/b.ts'`,
    ],
    ['src/formats/native/a.test.ts', `import schema from '../../../public/schema/dataset-1.json'`],
    ['tests/a.test.ts', `import { b } from '../src/app/b.ts'; import { c } from '../src/lib/c.ts'`],
  ]
  test.each(allowed)('%s may contain: %s', (path, source) => {
    expect(forbiddenImports(repository({ [path]: source }))).toEqual([])
  })
})

describe('cycles', () => {
  test.each([
    [`import { b } from './b.ts'`],
    [`import type { B } from './b.ts'`],
    [`export * from './b'`],
    [`const b = () => import('./b.ts')`],
    [`const b = new URL('./b.ts', import.meta.url)`],
  ])('a circle closed by %s is found', (source) => {
    const found = cycles(
      repository({ 'src/lib/a.ts': source, 'src/lib/b.ts': `import './c.ts'`, 'src/lib/c.ts': `import './a.ts'` }),
    )
    expect(found).toEqual(['src/lib/a.ts -> src/lib/b.ts -> src/lib/c.ts -> src/lib/a.ts'])
  })

  test('two ways to one file are no circle', () => {
    const diamond = { 'src/lib/a.ts': `import './b.ts'; import './c.ts'`, 'src/lib/b.ts': `import './d.ts'` }
    expect(cycles(repository({ ...diamond, 'src/lib/c.ts': `import './d.ts'`, 'src/lib/d.ts': '' }))).toEqual([])
  })
})

describe('workers and the command line', () => {
  const composition = `import { image } from '../modalities/image/index.ts'`
  const shared = { 'src/cli/main.ts': `import '../app/composition.ts'`, 'src/app/composition.ts': composition }

  test('must not load a viewer, however far away', () => {
    const index = `import { Viewer } from './Viewer.tsx'`
    expect(reactReachedFromWorkers(repository({ ...shared, 'src/modalities/image/index.ts': index }))).toEqual([
      'src/cli/main.ts -> src/app/composition.ts -> src/modalities/image/index.ts -> src/modalities/image/Viewer.tsx',
    ])
  })

  test.each([['react'], ['@mantine/core'], ['react-dom/client'], ['konva/lib/Shape']])('must not load %s', (name) => {
    const index = `import x from '${name}'`
    expect(reactReachedFromWorkers(repository({ ...shared, 'src/modalities/image/index.ts': index }))).toHaveLength(1)
  })

  test('must not load a page', () => {
    const files = { 'src/workers/a.worker.ts': `import '../pages/cases/sort.ts'`, 'src/pages/cases/sort.ts': '' }
    expect(reactReachedFromWorkers(repository(files))).toHaveLength(1)
  })

  test('may name a viewer that is loaded on demand, and use its types', () => {
    const index = `import type { Props } from './Viewer.tsx'; const load = () => import('./Viewer.tsx')`
    expect(reactReachedFromWorkers(repository({ ...shared, 'src/modalities/image/index.ts': index }))).toEqual([])
  })
})

describe('files', () => {
  test.each([
    [`export * from './a.ts'`],
    [`export { a } from './a.ts'\nexport type { B } from './b.ts'`],
    [`import { a } from './a.ts'\nexport { a }`],
  ])('a barrel is found: %s', (source) => {
    expect(barrels(repository({ 'src/lib/index.ts': source }))).toEqual(['src/lib/index.ts'])
  })

  test('a file that adds something of its own is no barrel', () => {
    expect(barrels(repository({ 'src/lib/index.ts': `import { a } from './a.ts'\nexport const b = a + 1` }))).toEqual(
      [],
    )
    expect(barrels(repository({ 'src/lib/setup.ts': `import './a.ts'` }))).toEqual([])
  })

  test('501 lines are too many, 500 are not', () => {
    expect(tooLong(repository({ 'tests/a.test.ts': 'let a\n'.repeat(501) }))).toHaveLength(1)
    expect(tooLong(repository({ 'tests/a.test.ts': 'let a\n'.repeat(500) }))).toEqual([])
  })

  test.each([['export default 1'], ['const a = 1\nexport { a as default }'], [`export { default } from './a.ts'`]])(
    'a default export is found: %s',
    (source) => {
      const files = {
        'src/lib/a.ts': source,
        'src/modalities/image/Viewer.tsx': source,
        'src/pages/cases/CasesPage.tsx': source,
      }
      expect(unexpectedDefaultExports(repository(files))).toEqual(['src/lib/a.ts'])
    },
  )

  test('any is found, words that contain it are not', () => {
    expect(filesWithAny(repository({ 'src/lib/a.ts': 'const a = b as any' }))).toEqual(['src/lib/a.ts'])
    expect(filesWithAny(repository({ 'src/lib/a.ts': `const any = 'any' // any` }))).toEqual([])
  })

  test('an import with a computed name is found', () => {
    expect(computedImports(repository({ 'src/lib/a.ts': `import(name)` }))).toEqual(['src/lib/a.ts'])
  })

  test('a syntax error is not overlooked', () => {
    expect(() => parseFile('src/lib/a.ts', 'import {')).toThrow('src/lib/a.ts')
  })
})
