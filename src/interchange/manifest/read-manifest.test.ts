import { describe, expect, test } from 'vitest'
import { readTables } from '../../../tests/fixtures/manifest-reading.ts'
import type { ManifestSet } from '../../../tests/fixtures/manifest-set.ts'
import { nihSet } from '../../../tests/fixtures/nih-set.ts'
import { vindrSet } from '../../../tests/fixtures/vindr-set.ts'
import type { ManifestEntry } from '../../contracts/manifest.ts'
import { pathKey } from './file-key.ts'

const byLabel = (a: { label: string; rater: string | null }, b: { label: string; rater: string | null }) =>
  `${a.rater} ${a.label}`.localeCompare(`${b.rater} ${b.label}`)

/** An entry as the sets expect it. */
const shown = (entry: ManifestEntry) => ({
  file: pathKey(entry.file).join('/'),
  patient: entry.patient,
  split: entry.split,
  view: entry.facts.view?.value ?? null,
  labels: [...entry.labels].sort(byLabel),
  boxes: [...entry.boxes].sort(byLabel),
  metadata: entry.metadata,
})

const expectedOf = ({ expected }: ManifestSet) =>
  expected.map(({ file, labels, boxes, ...rest }) => ({
    ...rest,
    file: pathKey(file).join('/'),
    labels: [...labels].sort(byLabel),
    boxes: [...boxes].sort(byLabel),
  }))

describe('whole sets', () => {
  test.each([
    ['ChestX-ray14', nihSet()],
    ['VinDr-CXR', vindrSet()],
  ])('%s: every label and box, exactly', async (_, set) => {
    const pictureNames = set.pictures.map(({ name }) => name)
    const { manifest, report } = await readTables(set.tables, { pictureNames })
    const inOrder = [...manifest.entries].sort(
      (a, b) =>
        pictureNames.findIndex((n) => n.startsWith(a.file)) - pictureNames.findIndex((n) => n.startsWith(b.file)),
    )
    expect(inOrder.map(shown)).toEqual(expectedOf(set))
    expect(report).toMatchObject({ files: set.pictures.length, matchedFiles: set.pictures.length, filesWithoutRow: 0 })
  })

  test('what is not understood is counted by column, with its line', async () => {
    const { report } = await readTables(nihSet().tables)
    expect(report.tables[0]?.misunderstood).toEqual({ 4: [{ cell: '414Y', count: 1, line: 13 }] })
  })

  test('the order of the tables changes nothing but what stands first', async () => {
    const set = vindrSet()
    const sorted = (entries: readonly ManifestEntry[]) =>
      entries.map(shown).sort((a, b) => a.file.localeCompare(b.file))
    const one = await readTables(set.tables)
    const other = await readTables([...set.tables].reverse())
    expect(sorted(other.manifest.entries)).toEqual(sorted(one.manifest.entries))
  })
})

describe('lists of labels', () => {
  const table = (isListComplete: boolean) => ({
    name: 't.csv',
    text: 'image,labels\na.png,Mass|Nodule\nb.png,No Finding\nc.png,\n',
    mapping: { isListComplete },
  })
  const labels = ({ labels }: ManifestEntry) => labels.map(({ label, assertion }) => `${label} ${assertion}`)

  test('not complete: what is listed is present, the rest not assessed; "No Finding" is a label of its own', async () => {
    const { manifest } = await readTables([table(false)])
    expect(manifest.entries.map(labels)).toEqual([['Mass present', 'Nodule present'], ['No Finding present'], []])
  })

  test('complete: every other label is absent, "No Finding" makes all of them so, a blank list says nothing', async () => {
    const { manifest } = await readTables([table(true)])
    expect(manifest.entries.map(labels)).toEqual([
      ['Mass present', 'Nodule present'],
      ['Mass absent', 'Nodule absent'],
      [],
    ])
  })

  test('complete lists count per reader', async () => {
    const text = 'image,reader,labels\na.png,kim,Mass\na.png,lee,Nodule\nb.png,kim,No finding\n'
    const { manifest } = await readTables([{ name: 't.csv', text, mapping: { isListComplete: true } }])
    expect(manifest.entries[0]?.labels).toEqual([
      { label: 'Mass', assertion: 'present', rater: 'Rater 1' },
      { label: 'Nodule', assertion: 'present', rater: 'Rater 2' },
      { label: 'Nodule', assertion: 'absent', rater: 'Rater 1' },
      { label: 'Mass', assertion: 'absent', rater: 'Rater 2' },
    ])
  })
})

describe('tables together', () => {
  test('labels of a study go to every file of it', async () => {
    const files =
      'dicom_id,subject_id,study_id,ViewPosition,StudyDate\naaa,10000032,50414267,PA,21800506\nbbb,10000032,50414267,LATERAL,21800506\nccc,10000033,9,AP,21800507\n'
    const labels = 'subject_id,study_id,Atelectasis,No Finding,Pleural Effusion\n10000032,50414267,-1.0,,1.0\n5,6,1,,\n'
    const { manifest, report } = await readTables([
      { name: 'labels.csv', text: labels },
      { name: 'metadata.csv', text: files },
    ])
    const said = manifest.entries.map(({ labels }) => labels.map(({ label, assertion }) => `${label} ${assertion}`))
    expect(said).toEqual([
      ['Atelectasis likely', 'Pleural Effusion present'],
      ['Atelectasis likely', 'Pleural Effusion present'],
      [],
    ])
    expect(manifest.entries[0]?.facts).toEqual({
      view: { value: 'PA', origin: 'manifest' },
      acquiredAt: { value: '2180-05-06', origin: 'manifest' },
    })
    expect(report.problemCounts).toEqual({ 'table-group-without-files': 1 })
    expect(manifest.entries[0]).toMatchObject({
      source: { manifest: 'metadata.csv', lines: [2] },
      otherSources: [{ manifest: 'labels.csv', lines: [2] }],
    })
  })

  test('a name with folders and one without are one file, where there is just one', async () => {
    const { manifest } = await readTables([
      { name: 'a.csv', text: 'image,split\ntrain/x/1.png,train\ntrain/y/2.png,train\ntest/y/2.png,test\n' },
      { name: 'b.csv', text: 'image,Mass\n1,1\nX\\1.PNG,1\n2.png,1\n' },
    ])
    expect(manifest.entries.map(({ file, split, labels }) => [file, split, labels.length])).toEqual([
      ['train/x/1.png', 'train', 1],
      ['train/y/2.png', 'train', 0],
      ['test/y/2.png', 'test', 0],
      ['2.png', null, 1],
    ])
  })

  test('contradictions and leaks between splits are told, the first word stands', async () => {
    const { manifest, report } = await readTables([
      { name: 'a.csv', text: 'image,patient,split,Mass\n1.png,P1,train,1\n2.png,P1,test,0\n' },
      { name: 'b.csv', text: 'image,patient,Mass\n1.png,P2,0\n' },
    ])
    expect(manifest.entries[0]).toMatchObject({ patient: 'P1', labels: [{ label: 'Mass', assertion: 'present' }] })
    expect(report.problemCounts).toEqual({ 'table-contradiction': 2, 'table-split-leak': 1 })
  })

  test('a file-name pattern fills in what tables leave open', async () => {
    const { manifest } = await readTables([{ name: 'a.csv', text: 'image,view\nP1_S1_PA.png,AP\n' }], {
      namePattern: '{patient}_{study}_{view}.png',
      pictureNames: ['films/P1_S1_PA.png', 'films/P2_S9_LL.png', 'films/other.png'],
    })
    expect(manifest.entries).toMatchObject([
      { file: 'films/P1_S1_PA.png', patient: 'P1', study: 'S1', facts: { view: { value: 'AP' } } },
      { file: 'films/P2_S9_LL.png', patient: 'P2', study: 'S9', facts: { view: { value: 'LL' } } },
    ])
  })

  test('CheXpert: patient, study and split stand in the path; the exact view goes before the general', async () => {
    const header = 'Path,Sex,Age,Frontal/Lateral,AP/PA,No Finding,Enlarged Cardiomediastinum,Support Devices'
    const rows = [
      'CheXpert-v1.0-small/train/patient00001/study1/view1_frontal.jpg,Female,68,Frontal,AP,1.0,-1.0,0.0',
      'CheXpert-v1.0-small/valid/patient00002/study1/view2_lateral.jpg,Male,90,Lateral,,,,1.0',
    ]
    const { manifest, report } = await readTables([{ name: 'train.csv', text: `${header}\n${rows.join('\n')}\n` }], {
      pictureNames: ['train/patient00001/study1/view1_frontal.jpg', 'valid/patient00009/study1/view1_frontal.jpg'],
    })
    expect(manifest.entries).toMatchObject([
      {
        patient: 'patient00001',
        study: 'study1',
        split: 'train',
        facts: { view: { value: 'AP' } },
        metadata: { Sex: 'F', Age: '68 y' },
        labels: [
          { label: 'No Finding', assertion: 'present' },
          { label: 'Enlarged Cardiomediastinum', assertion: 'likely' },
          { label: 'Support Devices', assertion: 'absent' },
        ],
      },
      { patient: 'patient00002', split: 'valid', facts: { view: { value: 'LATERAL' } }, metadata: { Age: '90+ y' } },
    ])
    expect(report).toMatchObject({ matchedFiles: 1, filesWithoutRow: 1 })
    expect(report.tables[0]).toMatchObject({ rows: 2, matchedRows: 1, unmatchedRows: 1 })
  })
})
