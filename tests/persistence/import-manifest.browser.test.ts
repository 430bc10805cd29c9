import { describe, expect, it } from 'vitest'
import type { Manifest, ManifestEntry } from '../../src/contracts/manifest.ts'
import type { Modality } from '../../src/contracts/modality.ts'
import { annotationSchema } from '../../src/domain/records/annotation.ts'
import { caseSchema } from '../../src/domain/records/case.ts'
import { utf8 } from '../../src/lib/bytes.ts'
import { unwrap } from '../../src/lib/result.ts'
import { imageModality } from '../../src/modalities/image/index.ts'
import { readProjectRow } from '../../src/persistence/project-row.ts'
import { commitImport } from '../../src/workers/commit-import.ts'
import { groupCases, patientOfCase, stemKeysOf } from '../../src/workers/group-cases.ts'
import { sourceFileFromBytes } from '../../src/workers/source-files.ts'
import { stageImport } from '../../src/workers/stage-import.ts'
import { findSecrets, latin1 } from '../fixtures/byte-search.ts'
import { bmp } from '../fixtures/raster-files.ts'
import { makeTestProject, type TestProject } from '../fixtures/test-project.ts'

const planted = ['MANIFEST-PID-31', 'MANIFEST-STUDY-8', 'QUILLFEATHER_FRONT', 'MANIFEST-PID-32', 'SECRETLIST']

function entry(file: string, line: number, given: Partial<ManifestEntry>): ManifestEntry {
  return {
    ...{ file, source: { manifest: 'SECRETLIST.csv', lines: [line] }, patient: null, study: null, split: null },
    ...{ facts: {}, labels: [], boxes: [], metadata: {} },
    ...given,
  }
}

const manifest: Manifest = {
  problems: [],
  entries: [
    entry('quillfeather_front.bmp', 2, {
      patient: 'MANIFEST-PID-31',
      study: 'MANIFEST-STUDY-8',
      split: 'train',
      facts: { view: { value: 'PA', origin: 'manifest' } },
      labels: [
        { label: 'nodule', assertion: 'likely', rater: 'R1' },
        { label: 'Effusion', assertion: 'absent', rater: null },
      ],
      boxes: [{ label: 'Effusion', x: 1, y: 2, width: 10, height: 11, rater: 'R1' }],
      metadata: { age: '58', note: 'of MANIFEST-PID-31', id: 'MANIFEST-PID-31' },
    }),
    entry('side.bmp', 3, { patient: 'MANIFEST-PID-31', study: 'MANIFEST-STUDY-8', metadata: { age: '58' } }),
    entry('other.bmp', 4, { patient: 'MANIFEST-PID-32', split: 'test' }),
    entry('nowhere.bmp', 5, {}),
  ],
}

const files = [
  sourceFileFromBytes('quillfeather_front.bmp', bmp(40, 30)),
  sourceFileFromBytes('side.bmp', bmp(41, 30)),
  sourceFileFromBytes('other.bmp', bmp(42, 30)),
  sourceFileFromBytes('unspoken.bmp', bmp(43, 30)),
]
const modalities: readonly Modality[] = [imageModality]

const splitOf = ({ record }: { readonly record: object }) => ('split' in record ? record.split : undefined)

async function imported({ db, env, project }: TestProject) {
  const given = { db, projectId: project.id, modalities, files, manifest, onProgress: () => undefined }
  const staged = unwrap(await stageImport(given))
  const { items } = staged.preview
  const keys = stemKeysOf(items)
  const cases = groupCases(items).map((group) => ({ ...group, patient: patientOfCase(items, keys, group) }))
  const newLabels = staged.preview.newLabels.map((name) => ({ name, color: '#56b4e9' }))
  const report = unwrap(
    await commitImport({ db, env, staged, choice: { cases, newLabels }, onProgress: () => undefined }),
  )
  return { staged, report }
}

describe('importing under a manifest', () => {
  it('groups by it, stores its facts, splits, metadata and marks, and makes one version of the label set', async () => {
    const test = await makeTestProject()
    const { staged, report } = await imported(test)
    expect(staged.preview).toMatchObject({ manifest: { matchedCount: 3 }, markCount: 3, newLabels: ['Effusion'] })
    expect(report).toMatchObject({ cases: 3, items: 4, annotations: 3, unmatchedFiles: ['unspoken.bmp'] })
    expect(report.problems.map(({ code, line }) => [code, line])).toEqual([['manifest-file-missing', 5]])

    const project = unwrap(await readProjectRow(test.db, test.project.id))
    expect(project.labelSet).toMatchObject({ version: 2, labels: [{ name: 'Nodule' }, { name: 'Effusion' }] })
    const labelIds = project.labelSet.labels.map(({ id }) => id)
    const annotations = (await test.db.records('annotation').toArray()).map(({ record }) =>
      annotationSchema.parse(record),
    )
    expect(
      annotations.map(({ labelId, assertion, target, origin, labelSetVersion }) => [
        labelIds.indexOf(labelId),
        assertion,
        target.kind,
        origin.kind,
        origin.agent,
        labelSetVersion,
      ]),
    ).toEqual(
      expect.arrayContaining([
        [0, 'likely', 'whole', 'import', 'R1', 2],
        [1, 'absent', 'whole', 'import', 'manifest', 2],
        [1, 'present', 'box', 'import', 'R1', 2],
      ]),
    )
    const patients = (await test.db.records('patient').toArray()).map(splitOf)
    expect(patients.sort()).toEqual([null, 'test', 'train'])
    const cases = (await test.db.records('case').toArray()).map(({ record }) => {
      const { items, metadata } = caseSchema.parse(record)
      return [items.length, metadata]
    })
    expect(cases).toEqual(expect.arrayContaining([[2, { age: '58' }]]))
    const commands = (await test.db.changes.toArray()).map(({ record }) => [record.command, record.batch])
    expect(new Set(commands.filter(([command]) => command === 'case.import').map(([, batch]) => batch)).size).toBe(2)
  })

  it('leaves none of its identifiers anywhere', async () => {
    const test = await makeTestProject()
    await imported(test)
    for (const table of test.db.tables) {
      const text = JSON.stringify(await table.toArray())
      expect(findSecrets(planted, [{ where: table.name, bytes: latin1(utf8(text)) }])).toEqual([])
    }
  })

  it('gives a patient of an earlier import the split it lacked, and keeps one that contradicts', async () => {
    const test = await makeTestProject()
    await imported(test)
    const { db, env, project } = test
    const again = async (split: string, width: number) => {
      const more = [sourceFileFromBytes(`x${width}.bmp`, bmp(width, 9))]
      const rows = { entries: [entry(`x${width}.bmp`, 2, { patient: 'MANIFEST-PID-32', split })], problems: [] }
      const given = { db, projectId: project.id, modalities, files: more, manifest: rows, onProgress: () => undefined }
      const staged = unwrap(await stageImport(given))
      const choice = { cases: [{ items: [0], patient: 'MANIFEST-PID-32' }], newLabels: [] }
      return unwrap(await commitImport({ db, env, staged, choice, onProgress: () => undefined }))
    }
    expect((await again('test', 50)).problems).toEqual([])
    expect((await again('train', 51)).problems).toMatchObject([{ code: 'manifest-split-conflict' }])
    const patients = (await db.records('patient').toArray()).map(splitOf)
    expect(patients.sort()).toEqual([null, 'test', 'train'])
  })

  it('imports nothing when what was read is gone meanwhile', async () => {
    const { db, env, project } = await makeTestProject()
    const given = { db, projectId: project.id, modalities, files, manifest: null, onProgress: () => undefined }
    const staged = unwrap(await stageImport(given))
    await db.blobs.clear()
    const choice = { cases: [{ items: [0], patient: 'p' }], newLabels: [] }
    const committed = await commitImport({ db, env, staged, choice, onProgress: () => undefined })
    expect(committed).toMatchObject({ ok: false, error: { code: 'import-files-gone' } })
    expect(await db.records('case').count()).toBe(1)
  })
})
