import { describe, expect, it } from 'vitest'
import type { Modality } from '../../src/contracts/modality.ts'
import { utf8 } from '../../src/lib/bytes.ts'
import { problem, unwrap } from '../../src/lib/result.ts'
import { sweepOrphanBlobs, whileStoringBlobs } from '../../src/persistence/orphan-blobs.ts'
import { createProject, deleteProject } from '../../src/persistence/projects.ts'
import { sourceFileFromBytes } from '../../src/workers/source-files.ts'
import { importFiles } from '../fixtures/import-files.ts'
import { listCases } from '../fixtures/stored-cases.ts'
import { makeTestProject, type TestProject } from '../fixtures/test-project.ts'

/** A modality whose files say their patient and study on their first line: `patient/study`. */
const lineModality: Modality = {
  id: 'line',
  label: 'Line',
  accept: ['.line'],
  targetKinds: [],
  tools: [],
  async *inspect(files) {
    for (const file of files) {
      const [head = '', body = ''] = new TextDecoder().decode(await file.bytes()).split('\n')
      if (head === 'broken') yield problem('line-broken', {}, { file: file.path })
      if (!head.includes('/')) continue
      const [patient = null, study = null] = head.split('/')
      yield {
        modality: 'line',
        name: 'Line',
        files: [file.path],
        parts: [{ bytes: utf8(body), uid: null, frames: 1 }],
        source: { system: 'line', device: null, acquiredAt: null },
        facts: {},
        group: { patient, study, stem: file.name },
      }
    }
  },
  open: () => Promise.reject(new Error('not opened here')),
  loadViewer: () => Promise.reject(new Error('not shown here')),
}

function importLines(
  { db, env, project }: TestProject,
  lines: Readonly<Record<string, string>>,
  modality: Modality = lineModality,
) {
  const files = Object.entries(lines).map(([name, text]) => sourceFileFromBytes(name, utf8(text)))
  return importFiles({ db, env, projectId: project.id, modalities: [modality], files, onProgress: () => undefined })
}

describe('importing files', () => {
  it('groups, names duplicates, lists problems by file, and brings in the rest', async () => {
    const test = await makeTestProject()
    const report = unwrap(
      await importLines(test, {
        'a.line': 'MILLER^ANN/1\none',
        'b.line': 'MILLER^ANN/1\ntwo',
        'c.line': 'STONE^BO/1\nthree',
        'again.line': 'STONE^BO/1\nthree',
        'bad.line': 'broken',
        'other.bin': 'nothing known',
      }),
    )
    expect(report).toMatchObject({ cases: 2, items: 3, duplicates: ['again.line'] })
    expect(report.problems.map(({ code, file }) => [code, file])).toEqual([
      ['line-broken', 'bad.line'],
      ['file-not-recognised', 'other.bin'],
    ])
    expect(await listCases(test.db, test.project.id)).toHaveLength(3)
    const second = unwrap(await importLines(test, { 'c2.line': 'STONE^BO/1\nthree' }))
    expect(second).toMatchObject({ cases: 0, items: 0, duplicates: ['c2.line'] })
  })

  it('says of a dataset among other files that it is imported by itself', async () => {
    const { db, env, project } = await makeTestProject()
    const files = ['a.json', 'other.bin'].map((name) => sourceFileFromBytes(name, utf8(name)))
    const report = await importFiles({
      ...{ db, env, projectId: project.id, modalities: [lineModality], files, onProgress: () => undefined },
      isDataset: async ({ name }) => name === 'a.json',
    })
    expect(unwrap(report).problems).toEqual([
      { code: 'dataset-not-alone', params: {}, file: 'a.json' },
      { code: 'file-not-recognised', params: {}, file: 'other.bin' },
    ])
  })

  it('leaves out a large file that cannot be read to its end, and brings in the others', async () => {
    const test = await makeTestProject()
    const gone = () => Promise.reject(new DOMException('', 'NotReadableError'))
    const large: Modality = {
      ...lineModality,
      async *inspect(files, signal, options) {
        for await (const found of lineModality.inspect(files, signal, options)) {
          if ('code' in found || found.files[0] !== 'large.line') yield found
          else {
            const bytes = Object.assign(new Blob(['body']), {
              slice: () => Object.assign(new Blob(), { arrayBuffer: gone }),
            })
            yield { ...found, parts: [{ bytes, uid: null, frames: 1 }] }
          }
        }
      },
    }
    const files = { 'large.line': 'P/1\nlarge', 'b.line': 'P/2\nb' }
    const report = unwrap(await importLines(test, files, large))
    expect(report).toMatchObject({ cases: 1, items: 1 })
    expect(report.problems.map(({ code, file }) => [code, file])).toEqual([['file-unreadable', 'large.line']])
  })

  it('leaves no identifier and no file name in any row', async () => {
    const test = await makeTestProject()
    unwrap(await importLines(test, { 'stone_bo_19490412-born.line': 'STONE^BO/ACC-77812\nbody' }))
    const planted = ['stone', 'ACC-77812', '19490412-born', '.line']
    for (const table of test.db.tables) {
      const text = JSON.stringify(await table.toArray())
      for (const identifier of planted) expect(text.toLowerCase(), table.name).not.toContain(identifier.toLowerCase())
    }
  })

  it('gives one patient one key within a project and another in another', async () => {
    const first = await makeTestProject()
    unwrap(await importLines(first, { 'a.line': 'P/1\na', 'b.line': 'P/2\nb' }))
    const second = await makeTestProject()
    unwrap(await importLines(second, { 'a.line': 'P/1\na' }))
    const keys = async ({ db }: TestProject) => (await db.records('patient').toArray()).map(({ scope }) => scope)
    expect(await keys(first)).toHaveLength(1)
    expect(await keys(first)).not.toEqual(await keys(second))
  })

  it('sweeps files that no item points to, and no others', async () => {
    const test = await makeTestProject()
    unwrap(await importLines(test, { 'a.line': 'P/1\na', 'b.line': 'P/2\nb', 'c.line': 'P/3\nc' }))
    const used = await test.db.blobs.toCollection().primaryKeys()
    for (const digit of '0123456789abcdef'.repeat(2)) {
      const sha256 = `${digit}${test.env.newId()}`.padEnd(64, digit)
      await test.db.blobs.put({ sha256, bytes: utf8('left behind') })
    }
    await sweepOrphanBlobs(test.db)
    expect(await test.db.blobs.toCollection().primaryKeys()).toEqual(used)
  })

  it('waits for who holds files, as a worker does for a moment after its end, if it is told to', async () => {
    const test = await makeTestProject()
    await test.db.blobs.put({ sha256: 'a'.repeat(64), bytes: utf8('left behind') })
    let release = () => {}
    const held = whileStoringBlobs(test.db, () => new Promise<void>((resolve) => (release = resolve)))
    await sweepOrphanBlobs(test.db)
    expect(await test.db.blobs.count()).toBe(1)
    const swept = sweepOrphanBlobs(test.db, 60_000)
    release()
    await Promise.all([held, swept])
    expect(await test.db.blobs.count()).toBe(0)
  })

  it('keeps the files of items whose rows of files are gone', async () => {
    const test = await makeTestProject()
    unwrap(await importLines(test, { 'a.line': 'P/1\na' }))
    await test.db.blobRefs.clear()
    await sweepOrphanBlobs(test.db)
    expect(await test.db.blobs.count()).toBe(1)
  })

  it('leaves the files of a deleted project to an import under way, which may count on them', async () => {
    const test = await makeTestProject()
    unwrap(await importLines(test, { 'a.line': 'P/1\na' }))
    await whileStoringBlobs(test.db, async () => unwrap(await deleteProject(test.db, test.project.id)))
    expect(await test.db.blobs.count()).toBe(1)
    await sweepOrphanBlobs(test.db)
    expect(await test.db.blobs.count()).toBe(0)
  })

  it('leaves no file of a deleted project that no other has', async () => {
    const test = await makeTestProject()
    unwrap(await importLines(test, { 'a.line': 'P/1\na', 'b.line': 'P/2\nb' }))
    const second = unwrap(await createProject(test.db, test.env, { name: 'Other', labels: [], terminologies: [] }))
    unwrap(await importLines({ ...test, project: second }, { 'b.line': 'P/2\nb' }))
    unwrap(await deleteProject(test.db, test.project.id))
    expect(await test.db.blobs.count()).toBe(1)
  })
})
