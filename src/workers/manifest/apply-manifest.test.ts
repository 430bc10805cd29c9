import { describe, expect, it } from 'vitest'
import type { Manifest, ManifestEntry } from '../../contracts/manifest.ts'
import type { Fact } from '../../domain/records/case.ts'
import type { StoredDraft } from '../collect-drafts.ts'
import { importMessage } from '../messages.ts'
import { applyManifest } from './apply-manifest.ts'
import { joinEntries } from './series-entries.ts'

function draft(path: string, given: Partial<StoredDraft> = {}): StoredDraft {
  const base = path.replace(/^.*\//, '')
  return {
    modality: 'image',
    name: 'Picture',
    files: [path],
    parts: [{ blob: 'a'.repeat(64), uid: null, frames: 1 }],
    source: { system: 'png', device: null, acquiredAt: null },
    facts: { rows: header(100), columns: header(200) },
    group: { patient: null, study: null, stem: base.replace(/\.[^.]*$/, '') },
    sizeBytes: 1,
    warnings: [],
    ...given,
  }
}

function header(value: Fact['value']): Fact {
  return { value, origin: 'header' }
}

let line = 1
function entry(file: string, given: Partial<ManifestEntry> = {}): ManifestEntry {
  line += 1
  return {
    ...{ file, source: { manifest: 'list.csv', lines: [line] }, patient: null, study: null, split: null },
    ...{ facts: {}, labels: [], boxes: [], metadata: {} },
    ...given,
  }
}

const manifest = (...entries: readonly ManifestEntry[]): Manifest => ({ entries, problems: [] })
const codes = (problems: readonly { readonly code: string }[]) => problems.map(({ code }) => code)
const box = (x: number, y: number, width: number, height: number) => ({
  label: 'Mass',
  rater: null,
  x,
  y,
  width,
  height,
})

describe('matching rows to files', () => {
  it('goes by path, then by the end of a path, base name and stem, whatever the capital letters', () => {
    const drafts = [draft('set/p1/a.png'), draft('set/p2/a.png'), draft('set/b.DCM'), draft('c.png')]
    const rows = ['set/p1/a.png', 'P2\\A.PNG', 'b.dcm', 'C']
    const { matchedCount, problems, unmatchedFiles } = applyManifest(
      drafts,
      manifest(...rows.map((file) => entry(file))),
    )
    expect([matchedCount, problems, unmatchedFiles]).toEqual([4, [], []])
  })

  it('tells rows that fit several files, none, or one that is taken, and files without a row', () => {
    const drafts = [draft('p1/a.png'), draft('p2/a.png'), draft('b.png'), draft('c.png')]
    const rows = ['a.png', 'b.png', 'B', 'missing.png'].map((file) => entry(file))
    const { problems, unmatchedFiles } = applyManifest(drafts, manifest(...rows))
    expect(codes(problems)).toEqual(['manifest-ambiguous', 'manifest-file-twice', 'manifest-file-missing'])
    expect(problems.map(({ file, line: at }) => [file, at])).toEqual(
      [rows[0], rows[2], rows[3]].map((row) => ['list.csv', row?.source.lines[0]]),
    )
    for (const problem of problems) expect(importMessage(problem)).toMatch(/\.$/)
    expect(unmatchedFiles).toEqual(['p1/a.png', 'p2/a.png', 'c.png'])
  })

  it('means the note where a row with tags could be of either, and keeps tags of a series to be told of', () => {
    const place = { file: 'tags.csv', line: 2 }
    const tag = { label: 'Sign', ranges: [{ start: 0, end: 2 }], quote: null, rater: null, source: 'tags.csv', place }
    const note = draft('a.txt', { modality: 'text', facts: {} })
    const beside = applyManifest([draft('a.png'), note], manifest(entry('a', { spans: [tag] })))
    expect(beside.drafts.map(({ spans }) => spans.length)).toEqual([0, 1])
    const [part] = note.parts
    const series = draft('s/1.dcm', { files: ['s/1.dcm', 's/2.dcm'], parts: part === undefined ? [] : [part, part] })
    const { drafts } = applyManifest([series], manifest(entry('s/1.dcm', { spans: [tag] }), entry('s/2.dcm')))
    expect(drafts[0]?.spans).toEqual([tag])
    const notes = ['p1/a.txt', 'p2/a.txt'].map((path) => draft(path, { modality: 'text', facts: {} }))
    expect(codes(applyManifest(notes, manifest(entry('a.txt'))).problems)).toEqual(['manifest-ambiguous'])
  })

  it('means the picture where a note has the same name', () => {
    const note = draft('a.txt', { modality: 'text', facts: {} })
    const { drafts } = applyManifest([note, draft('a.png')], manifest(entry('a', { patient: 'p' })))
    expect(drafts.map(({ patient }) => patient)).toEqual([null, 'p'])
  })
})

describe('what a manifest says', () => {
  it('decides patient and study; the header stands where both know a fact, and a contradiction is told', () => {
    const film = draft('a.dcm', {
      facts: { rows: header(100), columns: header(200), view: header('PA'), acquiredAt: header('2020-01-02T10:00:00') },
      group: { patient: 'HEADER-ID', study: '1.2.3', stem: 'a' },
    })
    const said = (value: string): Fact => ({ value, origin: 'manifest' })
    const facts = { view: said('AP'), acquiredAt: said('2020-01-02'), posture: said('erect') }
    const { drafts } = applyManifest([film], manifest(entry('a.dcm', { patient: 'M-0001', facts })))
    const [merged] = drafts
    expect(merged).toMatchObject({
      patient: 'M-0001',
      study: '1.2.3',
      facts: { view: { value: 'PA', origin: 'header' }, posture: { value: 'erect', origin: 'manifest' } },
    })
    expect(codes(merged?.warnings ?? [])).toEqual(['manifest-contradiction'])
    expect(merged?.warnings[0]?.params).toMatchObject({ fact: 'view', header: 'PA', manifest: 'AP' })
  })

  it('gives marks; boxes outside the picture, without extent or of no picture are refused by their row', () => {
    const boxes = [
      box(10, 20, 30, 40),
      box(190, 0, 10.4, 100.3),
      box(150, 20, 60, 10),
      box(-20, 0, 30, 30),
      box(5, 5, 0, 10),
    ]
    const labels = [{ label: 'No finding', assertion: 'absent', rater: 'R2' }] as const
    const note = draft('n.txt', { facts: {} })
    const { drafts, problems } = applyManifest(
      [draft('a.png'), note],
      manifest(entry('a.png', { boxes, labels }), entry('n.txt', { boxes: boxes.slice(0, 1) })),
    )
    expect(drafts[0]?.marks).toEqual([
      { label: 'No finding', assertion: 'absent', rater: 'R2', target: { kind: 'whole' } },
      {
        label: 'Mass',
        assertion: 'present',
        rater: null,
        target: { kind: 'box', x: 10, y: 20, width: 30, height: 40, rotation: 0 },
      },
      {
        label: 'Mass',
        assertion: 'present',
        rater: null,
        target: { kind: 'box', x: 190, y: 0, width: 10, height: 100, rotation: 0 },
      },
    ])
    expect(codes(problems)).toEqual([
      'manifest-box-outside',
      'manifest-box-outside',
      'manifest-box-empty',
      'manifest-box-without-picture',
    ])
    for (const problem of problems) expect(importMessage(problem)).toMatch(/list\.csv|\.$/)
  })

  it('puts the rows of a series together: what they agree in is of the whole, what is of a slice goes to that slice', () => {
    const names = ['s/1.dcm', 's/2.dcm', 's/3.dcm']
    const parts = ['a', 'b', 'c'].map((blob) => ({ blob: blob.repeat(64), uid: null, frames: 1 }))
    const series = draft('s/1.dcm', { files: names, parts })
    const label = (name: string, assertion: 'present' | 'absent') => ({ label: name, assertion, rater: null })
    const said = (value: string): Fact => ({ value, origin: 'manifest' })
    const rows = names.map((name, index) =>
      entry(name, {
        patient: 'P-1',
        split: index === 2 ? 'test' : 'train',
        facts: { posture: said('supine'), laterality: said(index === 0 ? 'L' : 'R') },
        labels: [label('Blood', index === 1 ? 'present' : 'absent'), label('Ill', 'present')],
        boxes: index === 1 ? [box(10, 20, 30, 40)] : [],
        metadata: { scanner: 'X', z: String(index) },
      }),
    )
    const { drafts, problems, matchedCount, unmatchedFiles } = applyManifest([series], manifest(...rows))
    const slice = { part: parts[1]?.blob, frame: 0 }
    expect(drafts[0]).toMatchObject({
      ...{ patient: 'P-1', split: 'train', metadata: { scanner: 'X' } },
      facts: { posture: { value: 'supine' }, laterality: { value: 'L' } },
      marks: [
        { label: 'Ill', assertion: 'present', target: { kind: 'whole' } },
        { label: 'Blood', assertion: 'present', target: { kind: 'whole', slice } },
        { label: 'Mass', assertion: 'present', target: { kind: 'box', x: 10, slice } },
      ],
    })
    expect(drafts[0]?.marks[0]?.target).not.toHaveProperty('slice')
    expect([matchedCount, unmatchedFiles]).toEqual([3, []])
    const lines = rows.map(({ source }) => source.lines[0])
    const told = problems.map((one) => [one.code, importMessage(one)])
    expect(told).toEqual([
      [
        'manifest-series-contradiction',
        `The 3 rows of one series contradict each other in the laterality: "L" (line ${lines[0]}), "R" (lines ${lines[1]}, ${lines[2]}). What was said first stands.`,
      ],
      [
        'manifest-series-columns',
        'The 3 rows of one series differ in "z": a case keeps only what is said of the whole of it. These values were left out.',
      ],
      [
        'manifest-series-absent',
        'Blood is on 1 slice of a series and absent from 2 slices. Those that have it carry a mark, the others none.',
      ],
      [
        'manifest-series-contradiction',
        `The 3 rows of one series contradict each other in the split: "train" (lines ${lines[0]}, ${lines[1]}), "test" (line ${lines[2]}). What was said first stands.`,
      ],
    ])
  })

  it('tells what rows of slices say otherwise of a label that a row gives the series as a whole', () => {
    const label = (assertion: 'present' | 'absent') => [{ label: 'Blood', assertion, rater: null }]
    const ofAll = entry('s', { labels: label('present') })
    const first = entry('s/1.dcm', { labels: label('absent') })
    const second = entry('s/2.dcm', { labels: label('present') })
    const third = entry('s/3.dcm', { labels: label('absent') })
    const matched = [ofAll, first, second, third].map((one, index) => ({
      entry: one,
      pathIndex: index === 0 ? null : index - 1,
    }))
    const joined = joinEntries(matched, 3)
    expect(joined?.whole.labels).toEqual(label('present'))
    const line = (one: ManifestEntry) => one.source.lines[0]
    expect(joined?.problems.map((one) => [one.code, importMessage(one)])).toEqual([
      [
        'manifest-series-label',
        `A row gives Blood to a series as a whole: "present" (lines ${line(ofAll)}, ${line(second)}). Other rows say otherwise of it: "absent" (lines ${line(first)}, ${line(third)}). The row of the whole stands, and theirs are not kept.`,
      ],
    ])
  })

  it('takes nothing of slices that no row speaks of, and tells the one file that two rows mean', () => {
    const parts = ['a', 'b'].map((blob) => ({ blob: blob.repeat(64), uid: null, frames: 1 }))
    const series = draft('s/1.dcm', { files: ['s/1.dcm', 's/2.dcm'], parts })
    const labels = [{ label: 'Blood', assertion: 'absent', rater: null }] as const
    const once = applyManifest([series], manifest(entry('1.dcm', { labels })))
    expect(once.drafts[0]?.marks).toEqual([])
    expect(codes(once.problems)).toEqual(['manifest-series-absent'])
    expect(importMessage(once.problems[0] ?? { code: '', params: {} })).toContain('no row says anything')
    const twice = applyManifest(
      [series],
      manifest(entry('1.dcm', { labels }), entry('s/1'), entry('2.dcm', { labels })),
    )
    expect(codes(twice.problems)).toEqual(['manifest-file-twice'])
    expect(twice.drafts[0]?.marks).toMatchObject([{ label: 'Blood', assertion: 'absent', target: { kind: 'whole' } }])
  })

  it('keeps no value that is or holds an identifier or a file name', () => {
    const film = draft('set/smith_john.png', {
      group: { patient: 'HDR-1234', study: null, stem: 'smith_john', identifiers: ['Pumphrey'] },
    })
    const metadata = {
      age: '58',
      same: 'P-00017',
      inside: 'seen with (P-00017)',
      study: 'ST-99/1',
      header: 'hdr-1234',
      name: 'Dr PUMPHREY asked',
      picture: 'smith_john',
      other: 'twin of P-00018',
      free: 'cough',
    }
    const rows = [
      entry('smith_john.png', { patient: 'P-00017', study: 'ST-99/1', metadata, split: 'P-00017' }),
      entry('b.png', { patient: 'P-00018', metadata: { age: '61', same: 'P-00018', free: 'fever' }, split: 'test' }),
      entry('c.png', { patient: '7', metadata: { age: '7', number: '7', free: 'x' } }),
    ]
    const { drafts, droppedValues, droppedColumns } = applyManifest(
      [film, draft('b.png'), draft('c.png')],
      manifest(...rows),
    )
    expect(drafts.map((one) => one.metadata)).toEqual([
      { age: '58', free: 'cough' },
      { age: '61', free: 'fever' },
      // One value of three is no rule: the age of patient 7 is 7 by chance. The column that holds nothing else is an identifier.
      { age: '7', free: 'x' },
    ])
    expect(drafts.map(({ split }) => split)).toEqual([null, 'test', null])
    expect(droppedColumns).toContain('same')
    expect(droppedColumns).toContain('number')
    expect(droppedValues).toBeGreaterThanOrEqual(9)
  })

  it('keeps no label or rater that is an identifier, and none other is lost', () => {
    const labels = ['Effusion', 'P-00017'].map((label) => ({ label, assertion: 'present' as const, rater: 'P-00017' }))
    const { drafts } = applyManifest(
      [draft('effusion.png')],
      manifest(entry('effusion.png', { patient: 'P-00017', labels })),
    )
    expect(drafts[0]?.marks).toMatchObject([{ label: 'Effusion', rater: null }])
  })

  it('takes as many rows as public sets have', () => {
    const drafts = Array.from({ length: 2000 }, (_, index) => draft(`images/${String(index).padStart(8, '0')}_000.png`))
    for (const count of [7_000, 112_000]) {
      const rows = Array.from({ length: count }, (_, index) => {
        const patient = String(index).padStart(8, '0')
        return entry(`${patient}_000.png`, { patient, metadata: { age: '58', sex: 'F', followUp: '3' } })
      })
      const { matchedCount, problems } = applyManifest(drafts, manifest(...rows))
      expect([matchedCount, problems.length]).toEqual([2000, count - 2000])
    }
  })
})
